//! Changes to a query that a click makes, on its text: what the user typed elsewhere stays as it is.

use super::chars::{is_break, is_space};
use super::lex::{Lexeme, Lexer, Token};
use super::{Clause, Conjunct, Field, Parsed, Sort, leaf, parse, print};
use crate::edtf::Edtf;
use crate::text::{has_token, key};
use crate::{Error, ErrorCode, Result};
use std::ops::Range;

/// The text with a value of a field chosen, or no longer chosen if it was.
///
/// A first value becomes a condition of its own (`kind:statement`), further ones join it (`kind:(statement OR
/// event)`), and a value that was left out (`-kind:event`) is no longer left out. `names` are other ways of writing
/// the same value, such as its label, which the user may have typed.
///
/// # Errors
///
/// If the text is no query, or the field has no such value; with code `option` for a date field.
///
/// ```
/// use article41::query::{Field, toggle};
/// let text = toggle("arms  OR coal", Field::Kind, "event", &[])?;
/// assert_eq!(text, "(arms  OR coal) kind:event");
/// let text = toggle(&text, Field::Kind, "vote", &[])?;
/// assert_eq!(text, "(arms  OR coal) kind:(event OR vote)");
/// assert_eq!(toggle(&text, Field::Kind, "event", &[])?, "(arms  OR coal) kind:vote");
/// # Ok::<(), article41::Error>(())
/// ```
pub fn toggle(text: &str, field: Field, value: &str, names: &[&str]) -> Result<String> {
    if field.is_date() {
        return Err(Error::new(ErrorCode::Option, format!("{field} takes a range of dates, not a value")));
    }
    let parsed = parse(text)?;
    let chosen = leaf::phrase(Some(field), value.to_owned(), 0..value.len(), 0)
        .map_err(|e| Error::new(ErrorCode::Option, e.message()))?;
    let chosen = match chosen {
        Clause::Phrase { text, .. } => field.is(text),
        other => other,
    };
    let keys: Vec<String> = [value].iter().chain(names).map(|n| key(n)).collect();
    let is_it = |clause: &Clause| match clause {
        Clause::Word { field: Some(f), text } | Clause::Phrase { field: Some(f), text } => {
            *f == field && keys.contains(&key(text))
        }
        _ => false,
    };
    let mut out = text.to_owned();
    let mut found = false;
    let mut list = None;
    // From the last to the first, so that the places of those to come stay right.
    for conjunct in parsed.conjuncts.iter().rev() {
        match &conjunct.clause {
            Clause::Not { of } if is_it(of) => out = cut(&out, conjunct.span.clone(), &parsed.ands),
            clause if conjunct.own() == Some(field) => {
                let Some(values) = alternatives(clause) else { continue };
                let rest: Vec<Clause> = values.iter().filter(|v| !is_it(v)).cloned().collect();
                if rest.len() == values.len() {
                    list = list.or(Some(conjunct));
                } else {
                    found = true;
                    out = if rest.is_empty() {
                        cut(&out, conjunct.span.clone(), &parsed.ands)
                    } else {
                        replace(&out, conjunct, Clause::or(rest))
                    };
                }
            }
            _ => {}
        }
    }
    if found {
        return Ok(out);
    }
    match list {
        // A negation that was taken out above may have stood before it.
        Some(_) if out != text => toggle(&out, field, value, names),
        Some(conjunct) => Ok(replace(text, conjunct, Clause::or([conjunct.clause.clone(), chosen]))),
        None => add(&out, &chosen),
    }
}

/// The text with another range of dates, or none if both ends are open. `field` is one of the date fields.
///
/// # Errors
///
/// If the text is no query, or the range ends before it starts; with code `option` for any other field.
///
/// ```
/// use article41::query::{Field, set_range};
/// let text = set_range("date:2024 arms", Field::Date, Some("2024-03".parse()?), Some("2024-06".parse()?))?;
/// assert_eq!(text, "date:2024-03..2024-06 arms");
/// assert_eq!(set_range(&text, Field::Date, None, None)?, "arms");
/// # Ok::<(), article41::Error>(())
/// ```
pub fn set_range(text: &str, field: Field, from: Option<Edtf>, to: Option<Edtf>) -> Result<String> {
    if !field.is_date() {
        return Err(Error::new(ErrorCode::Option, format!("{field} takes values, not a range of dates")));
    }
    let parsed = parse(text)?;
    let clause = if from.is_none() && to.is_none() {
        None
    } else {
        let clause = leaf::range(field, from, to, 0..0);
        Some(clause.map_err(|e| Error::new(ErrorCode::Option, e.message()))?)
    };
    let mut out = text.to_owned();
    let mut own = parsed.conjuncts.iter().filter(|c| c.own() == Some(field)).rev().peekable();
    let Some(clause) = clause else {
        return Ok(own.fold(out, |out, c| cut(&out, c.span.clone(), &parsed.ands)));
    };
    while let Some(conjunct) = own.next() {
        if own.peek().is_none() {
            return Ok(replace(&out, conjunct, clause));
        }
        out = cut(&out, conjunct.span.clone(), &parsed.ands);
    }
    add(&out, &clause)
}

/// The text without any choice of the field's own: no chosen values, no range.
///
/// # Errors
///
/// If the text is no query.
pub fn clear(text: &str, field: Field) -> Result<String> {
    let parsed = parse(text)?;
    let own = parsed.conjuncts.iter().filter(|c| c.own() == Some(field)).rev();
    Ok(own.fold(text.to_owned(), |out, c| cut(&out, c.span.clone(), &parsed.ands)))
}

/// The text with another order, or none.
///
/// # Errors
///
/// If the text is no query.
pub fn set_sort(text: &str, sort: Option<Sort>) -> Result<String> {
    let parsed = parse(text)?;
    Ok(match (parsed.sort, sort) {
        (Some(span), Some(sort)) => splice(text, span, &format!("sort:{}", sort.as_str())),
        (Some(span), None) => cut(text, span, &parsed.ands),
        (None, Some(sort)) => append(text, &format!("sort:{}", sort.as_str())),
        (None, None) => text.to_owned(),
    })
}

/// The text with one more condition.
pub(super) fn add(text: &str, clause: &Clause) -> Result<String> {
    let parsed = parse(text)?;
    let clause = match clause {
        Clause::Or { .. } if clause.field().is_none() && print::clause(clause, None).contains(" OR ") => {
            // A list of values brings its own parentheses; alternatives of other sorts need some.
            let printed = print::clause(clause, None);
            if Parsed::is_field_list(clause) { printed } else { format!("({printed})") }
        }
        _ => print::clause(clause, None),
    };
    let wrapped = match parsed.conjuncts.first() {
        Some(all) if parsed.alternatives => {
            let inner = text.get(all.span.clone()).unwrap_or_default();
            splice(text, all.span.clone(), &format!("({inner})"))
        }
        _ => text.to_owned(),
    };
    Ok(append(&wrapped, &clause))
}

impl Parsed {
    fn is_field_list(clause: &Clause) -> bool {
        alternatives(clause).is_some()
    }

    /// The text without one of its conditions.
    pub(super) fn without(&self, conjunct: &Conjunct) -> String {
        cut(&self.text, conjunct.span.clone(), &self.ands)
    }
}

/// The leaves of a value or of alternative values; `None` for anything else.
fn alternatives(clause: &Clause) -> Option<&[Clause]> {
    match clause {
        Clause::And { .. } | Clause::Not { .. } => None,
        Clause::Or { of } => of.iter().all(|c| c.field().is_some()).then_some(of),
        leaf => Some(std::slice::from_ref(leaf)),
    }
}

fn append(text: &str, more: &str) -> String {
    let text = text.trim_end_matches(is_space);
    if text.is_empty() { more.to_owned() } else { format!("{text} {more}") }
}

fn splice(text: &str, span: Range<usize>, new: &str) -> String {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    format!("{before}{new}{after}")
}

/// The text with another clause in a condition's place.
fn replace(text: &str, conjunct: &Conjunct, clause: Clause) -> String {
    let mut new = print::clause(&clause, conjunct.group);
    if conjunct.group.is_some() && matches!(clause, Clause::Or { .. }) {
        new = format!("({new})");
    }
    // Parentheses part words, and what takes their place may have none: `a(kind:event)`.
    let touches = |c: Option<char>, parenthesis| c.is_some_and(|c| c != parenthesis && !is_space(c));
    let Range { start, end } = conjunct.span;
    if touches(text.get(..start).and_then(|t| t.chars().next_back()), '(') {
        new.insert(0, ' ');
    }
    if touches(text.get(end..).and_then(|t| t.chars().next()), ')') {
        new.push(' ');
    }
    splice(text, start..end, &new)
}

/// The text without what stands at the span, without the AND that joined it, and without a gap. `ands` are the places of
/// AND in the text up to the span.
fn cut(text: &str, span: Range<usize>, ands: &[Range<usize>]) -> String {
    let mut before = text.get(..span.start).unwrap_or_default().trim_end_matches(is_space);
    let mut after = text.get(span.end..).unwrap_or_default().trim_start_matches(is_space);
    // Between the AND and what it joins may stand what says nothing, such as an accent on no letter.
    let joins = |and: &&Range<usize>| {
        let between = before.get(and.end..);
        between.is_some_and(|text| !text.contains(['(', ')']) && !has_token(text))
    };
    if let Some(and) = ands.iter().rev().find(joins) {
        before = before.get(..and.start).unwrap_or_default().trim_end_matches(is_space);
    } else {
        // What says nothing may stand before the AND here too, so that it is read as a query is.
        let next = Lexer::new(after).next();
        if let Ok(Some(Lexeme { token: Token::And, span })) = next {
            after = after.get(span.end..).unwrap_or_default().trim_start_matches(is_space);
        }
    }
    let edge = before.is_empty() || after.is_empty() || before.ends_with('(') || after.starts_with(')');
    let gap = if !edge || makes_word(before, after) { " " } else { "" };
    format!("{before}{gap}{after}")
}

/// Whether the two would be one word together, as `8(a)` is, though a parenthesis opens in the first.
fn makes_word(before: &str, after: &str) -> bool {
    let Some((word, inner)) = before.rsplit_once('(') else { return false };
    let Some((rest, _)) = after.split_once(')') else { return false };
    let word = word.rsplit(is_break).next().unwrap_or_default();
    !matches!(word, "" | "AND" | "OR" | "NOT")
        && !word.ends_with(':')
        && inner.chars().chain(rest.chars()).all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::super::tests::texts;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn values_come_and_go() {
        for (text, field, value, names, after) in [
            ("", Field::Kind, "event", &[][..], "kind:event"),
            ("AND8(a)AND kind:event", Field::Kind, "event", &[], "AND8(a)AND"),
            ("  arms  (coal)  ", Field::Kind, "event", &[], "  arms  (coal) kind:event"),
            ("kind:event", Field::Kind, "event", &[], ""),
            ("kind:event  AND  arms", Field::Kind, "event", &[], "arms"),
            ("arms AND\u{200b}\u{301}\u{200b}kind:event", Field::Kind, "event", &[], "arms"),
            ("kind:event - AND arms", Field::Kind, "event", &[], "arms"),
            ("arms - AND - kind:event - AND coal", Field::Kind, "event", &[], "arms - - AND coal"),
            ("arms AND (kind:event coal)", Field::Kind, "event", &[], "arms AND (coal)"),
            ("arms AND kind:event AND coal", Field::Kind, "event", &[], "arms AND coal"),
            (
                "a kind:event OR kind:vote",
                Field::Kind,
                "claim",
                &[],
                "(a kind:event OR kind:vote) kind:claim",
            ),
            ("kind:event OR kind:vote", Field::Kind, "claim", &[], "kind:(event OR vote OR claim)"),
            ("Arms,  KIND:(Event OR vote) x", Field::Kind, "vote", &[], "Arms,  kind:event x"),
            ("state:\"South Korea\" arms", Field::State, "KOR", &["South Korea"], "arms"),
            ("state:(rus OR kor)", Field::State, "KOR", &[], "state:rus"),
            ("state:RUS state:KOR", Field::State, "PRK", &[], "state:RUS state:(KOR OR PRK)"),
            ("state:(RUS KOR) x", Field::State, "PRK", &[], "state:(RUS (KOR OR PRK)) x"),
            ("state:(RUS KOR) x", Field::State, "KOR", &[], "state:(RUS) x"),
            ("state:(RUS)", Field::State, "RUS", &[], ""),
            ("-kind:event a", Field::Kind, "event", &[], "a kind:event"),
            ("kind:vote -kind:event", Field::Kind, "event", &[], "kind:(vote OR event)"),
            ("-kind:(event OR vote)", Field::Kind, "event", &[], "-kind:(event OR vote) kind:event"),
            ("sort:date", Field::Speaker, "Kim \"x\" Un", &[], "sort:date speaker:\"Kim \\\"x\\\" Un\""),
            ("a OR b sort:date", Field::Kind, "event", &[], "(a OR b) sort:date kind:event"),
            ("a(:\u{200b}kind:event)b", Field::Kind, "vote", &[], "a kind:(event OR vote) b"),
            ("a(event\u{200b}kind:event)", Field::Kind, "event", &[], "a(event )"),
            ("speaker:ki*", Field::Speaker, "wood", &[], "speaker:(ki* OR wood)"),
        ] {
            assert_eq!(toggle(text, field, value, names).unwrap(), after, "{text}");
        }
        assert!(toggle("a OR", Field::Kind, "event", &[]).is_err_and(|e| e.code() == ErrorCode::Query));
        assert!(toggle("a", Field::Kind, "statements", &[]).is_err_and(|e| e.code() == ErrorCode::Option));
        assert!(toggle("a", Field::Date, "2024", &[]).is_err_and(|e| e.code() == ErrorCode::Option));
    }

    #[test]
    fn ranges_and_orders_are_set_and_cleared() {
        let date = |d: &str| Some(d.parse().unwrap());
        let set = |text: &str, from, to| set_range(text, Field::Date, from, to).unwrap();
        assert_eq!(set("arms", date("2024-03"), None), "arms date:2024-03..");
        assert_eq!(set("arms", date("2024-03"), date("2024-03")), "arms date:2024-03");
        assert_eq!(set("date:2020 AND arms date:..2021 x", None, date("2024")), "date:..2024 AND arms x");
        assert_eq!(set("date:(2020 OR 2021) arms", None, date("2024")), "date:..2024 arms");
        assert_eq!(set("within:2020 date:2020 arms", None, None), "within:2020 arms");
        assert_eq!(set("-date:2020 arms", None, None), "-date:2020 arms");
        assert!(set_range("a", Field::Date, date("2024"), date("2023")).is_err());
        assert!(set_range("a", Field::Kind, date("2024"), None).is_err());
        assert_eq!(clear("kind:a* x kind:(event OR vote) -kind:vote", Field::Kind).unwrap(), "x -kind:vote");
        assert_eq!(set_sort("a sort:date b", Some(Sort::DateDescending)).unwrap(), "a sort:-date b");
        assert_eq!(set_sort("a sort:date b", None).unwrap(), "a b");
        assert_eq!(set_sort("a OR b", Some(Sort::Date)).unwrap(), "a OR b sort:date");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        /// Choosing a value and taking it back leaves the query as it was, but for parentheses.
        #[test]
        fn a_choice_can_be_taken_back(text in texts()) {
            if let Ok(before) = parse(&text) {
                let on = toggle(&text, Field::Goods, "coal", &[]).unwrap();
                let chosen = parse(&on).unwrap();
                prop_assert_eq!(chosen.conjuncts.len(), before.conjuncts.len() + 1);
                prop_assert_eq!(chosen.query.sort, before.query.sort);
                let off = toggle(&on, Field::Goods, "coal", &[]).unwrap();
                prop_assert_eq!(parse(&off).unwrap().query, before.query, "{} -> {} -> {}", text, on, off);
            }
        }

        #[test]
        fn any_edit_leaves_a_query(text in texts()) {
            if let Ok(before) = parse(&text) {
                for value in ["event", "vote"] {
                    let after = toggle(&text, Field::Kind, value, &[]).unwrap();
                    prop_assert!(parse(&after).is_ok(), "{} -> {}", text, after);
                }
                let ranged = set_range(&text, Field::Date, Some("2020".parse().unwrap()), None).unwrap();
                let own = parse(&ranged).unwrap().conjuncts.iter().filter(|c| c.own() == Some(Field::Date)).count();
                prop_assert_eq!(own, 1, "{} -> {}", text, ranged);
                let cleared = parse(&clear(&text, Field::Kind).unwrap()).unwrap();
                prop_assert!(cleared.conjuncts.iter().all(|c| c.own() != Some(Field::Kind)));
                for (i, conjunct) in before.conjuncts.iter().enumerate() {
                    let without = parse(&before.without(conjunct));
                    let rest = before.conjuncts.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, c)| &c.clause);
                    prop_assert!(without.as_ref().is_ok_and(|w| w.conjuncts.iter().map(|c| &c.clause).eq(rest)),
                        "{} -> {} {:?}", text, before.without(conjunct), without);
                }
            }
        }
    }
}
