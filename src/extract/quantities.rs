//! Numbers of things, with their units.

use super::doc::Doc;
use super::found::{DateMention, Quantity};
use super::lexicon::Class;
use super::number::{Amount, amount, decimal};
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// The quantities of a text, in order. What is part of a date is none, nor what is part of an instrument's name.
#[inline(never)]
pub(super) fn find<'t>(
    doc: &Doc<'t, '_>,
    dates: &[DateMention<'t>],
    taken: &[(usize, usize)],
) -> Vec<Quantity<'t>> {
    let mut found = Vec::new();
    let mut at = 0;
    let (mut next_date, mut next_taken) = (0, 0);
    while at < doc.len() {
        let starts = matches!(doc.kind(at), Some(WordKind::Number | WordKind::NumberWord))
            || doc.is(at, Class::NumberWord)
            || (doc.is(at, Class::Determiner)
                && doc.one_of(at, &["a", "an"])
                && doc.kind(at + 1) == Some(WordKind::Word));
        let Some(read) = starts.then(|| read(doc, at)).flatten() else {
            at += 1;
            continue;
        };
        let span = doc.span(read.words.clone());
        while dates.get(next_date).is_some_and(|date| date.end <= span.start) {
            next_date += 1;
        }
        while taken.get(next_taken).is_some_and(|taken| taken.1 <= span.start) {
            next_taken += 1;
        }
        let number = doc.span(at..at + 1);
        let dated =
            dates[next_date..].iter().take(3).any(|date| date.start < number.end && number.start < date.end);
        let named =
            taken[next_taken..].iter().take(3).any(|taken| taken.0 < number.end && number.start < taken.1);
        at = read.words.end.max(at + 1);
        if dated || named {
            continue;
        }
        let Some(text) = doc.text.get(span.clone()) else { continue };
        found.push(Quantity {
            start: span.start,
            end: span.end,
            text,
            value: read.value,
            to: read.to,
            unit: read.unit,
            bound: read.bound,
            confidence: read.confidence,
            rule: read.rule,
        });
    }
    found
}

struct Read {
    words: Range<usize>,
    value: f64,
    to: Option<f64>,
    unit: String,
    bound: &'static str,
    confidence: f64,
    rule: &'static str,
}

fn read(doc: &Doc<'_, '_>, at: usize) -> Option<Read> {
    // Part of something longer: `S/2024/255`, `T-72`, `3:45`, `Su-35`, `No. 10`.
    let joined = at > 0 && !doc.spaced(at);
    let sign = at > 0 && doc.any(at - 1, Class::Currency.bit()) && (joined || doc.mark(at - 1).is_some());
    if joined && !sign && matches!(doc.mark(at - 1), Some('/' | '-' | ':' | '.' | '#' | '@' | '_' | '–')) {
        return None;
    }
    if at > 0
        && doc.one_of(
            at - 1,
            &[
                "no",
                "no.",
                "nos",
                "number",
                "room",
                "section",
                "chapter",
                "article",
                "page",
                "paragraph",
                "channel",
                "flight",
                "group",
                "type",
                "phase",
            ],
        )
    {
        return None;
    }
    let first = amount(doc, at)?;
    let (first, to) = range(doc, at, first);
    let behind = to.map_or(first.end, |to| to.end);
    let (from, bound) = bound(doc, if sign { currency_start(doc, at) } else { at }, to.is_some());
    let finish = |end: usize, unit: String, confidence: f64, rule: &'static str| {
        let bound = if doc.all(behind, &["or", "more"]) { "at least" } else { bound };
        Read {
            words: from..end,
            value: first.value,
            to: to.map(|to| to.value),
            unit,
            bound,
            confidence,
            rule,
        }
    };
    if sign {
        let start = currency_start(doc, at);
        let code = doc.phrase(start, Class::Currency).map(|phrase| phrase.value)?;
        return Some(finish(behind, code.to_owned(), 0.97, "quantity-money-sign"));
    }
    // `600-page report`, `four million barrels`, `10 (ten) ships` goes without.
    let hyphen = usize::from(doc.mark(behind) == Some('-') && !doc.spaced(behind) && !doc.spaced(behind + 1));
    let of = usize::from(doc.eq(behind, "of") && first.scaled && !doc.is(behind + 1, Class::Determiner));
    let mut unit = behind + hyphen + of;
    // "152 mm shells" are none of 152, "3 million 152 mm shells" are 3 million.
    if calibre(doc, unit).is_some() {
        return None;
    }
    unit = calibre(doc, unit + 1).filter(|_| doc.kind(unit) == Some(WordKind::Number)).unwrap_or(unit);
    if let Some(phrase) = doc.phrase(unit, Class::Currency) {
        return Some(finish(phrase.end, phrase.value.to_owned(), 0.95, "quantity-money-word"));
    }
    // Up to three adjectives before a noun: `16,500 large metal containers`.
    for step in 0..4 {
        if let Some(phrase) = doc.phrase(unit, Class::Unit) {
            // A singular behind more than one is a unit only with a hyphen: `the two member States`.
            let plural = hyphen > 0
                || first.value == 1.0
                || doc.mark(unit).is_some()
                || !singular(doc, unit, phrase.value)
                || phrase.end > unit + 1;
            if plural {
                let rule = if step == 0 { "quantity-unit" } else { "quantity-noun-adjective" };
                return Some(finish(
                    phrase.end,
                    phrase.value.to_owned(),
                    if step == 0 { 0.95 } else { 0.85 },
                    rule,
                ));
            }
        }
        if doc.kind(unit) != Some(WordKind::Word) || doc.any(unit, SMALL) || doc.is(unit, Class::NoUnit) {
            return None;
        }
        let hyphenated = doc.mark(unit + 1) == Some('-') && !doc.spaced(unit + 1) && !doc.spaced(unit + 2);
        if hyphen > 0 && step == 0 && first.value != 1.0 {
            // `five-member panel`: the noun is in the singular.
            let word = doc.word(unit);
            let noun = doc.kind(unit) == Some(WordKind::Word)
                && !doc.capital(unit)
                && word.len() > 2
                && !is_time(word);
            return (noun
                && first.figures | (first.value > 1.0)
                && !hyphenated
                && doc.one_of(unit, HYPHEN_NOUNS))
            .then(|| finish(unit + 1, word.to_ascii_lowercase(), 0.8, "quantity-hyphen"));
        }
        if let Some(unit_name) =
            plural(doc, unit).filter(|_| !hyphenated && (first.value != 1.0 || to.is_some()))
        {
            let rule = if step == 0 { "quantity-noun" } else { "quantity-noun-adjective" };
            return Some(finish(unit + 1, unit_name, if step == 0 { 0.85 } else { 0.75 }, rule));
        }
        unit += if hyphenated { 2 } else { 1 };
        if doc.sentence_number(unit) != doc.sentence_number(at) {
            return None;
        }
    }
    None
}

/// Behind the measure of a thing that follows: `mm` in `152 mm shells`, `-mm` in `152-mm shells`.
fn calibre(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let at = at + usize::from(doc.mark(at) == Some('-'));
    let measure = doc.one_of(at, &["mm", "millimeter", "millimetre", "cm", "caliber", "calibre", "inch"]);
    (measure && doc.kind(at + 1) == Some(WordKind::Word) && !doc.any(at + 1, SMALL)).then_some(at + 1)
}

/// Nouns that stand in the singular behind a number and a hyphen.
const HYPHEN_NOUNS: &[&str] = &[
    "member", "page", "point", "nation", "state", "seat", "country", "party", "person", "man", "strong",
    "volume", "vote", "star", "ship", "vessel", "story", "bed", "pound", "round", "barrel", "missile",
    "minister", "judge",
];

fn is_time(word: &str) -> bool {
    ["year", "month", "week", "day", "hour", "minute", "decade", "century"]
        .iter()
        .any(|unit| unit.eq_ignore_ascii_case(word))
}

/// Whether a unit's name stands as it is, in the singular.
fn singular(doc: &Doc<'_, '_>, at: usize, value: &str) -> bool {
    let word = doc.word(at);
    word.eq_ignore_ascii_case(value)
        && !word.ends_with('s')
        && !matches!(value, "percent" | "staff" | "personnel" | "aircraft")
}

const SMALL: u128 = Class::CLOSED | Class::TimeUnit.bit() | Class::Month.bit() | Class::Weekday.bit();

/// Where the sign or code of a currency before a number starts: `$`, `US$`.
fn currency_start(doc: &Doc<'_, '_>, at: usize) -> usize {
    let letters = at > 1
        && doc.mark(at - 1) == Some('$')
        && !doc.spaced(at - 1)
        && doc.shape(at - 2).has(Shape::CAPITAL)
        && doc.word(at - 2).len() <= 2;
    if letters { at - 2 } else { at - 1 }
}

/// A range: `20 to 30`, `between 20 and 30`, `10-15`.
fn range(doc: &Doc<'_, '_>, at: usize, first: Amount) -> (Amount, Option<Amount>) {
    let end = first.end;
    let between = at > 0 && doc.one_of(at - 1, &["between", "from"]);
    let joins = doc.eq(end, "to")
        || (between && doc.eq(end, "and"))
        || matches!(doc.mark(end), Some('–' | '-'))
            && !doc.spaced(end)
            && doc.kind(end + 1) == Some(WordKind::Number);
    if !joins {
        return (first, None);
    }
    let sign = usize::from(doc.any(end + 1, Class::Currency.bit()) && doc.mark(end + 1).is_some());
    match amount(doc, end + 1 + sign) {
        // `2 to 3 million`: the scale is of both.
        Some(to) if to.value > first.value => {
            let shared = to.scaled && !first.scaled && to.value >= 1000.0 && first.value < 1000.0;
            let plain = amount(doc, end + 1 + sign).map_or(1.0, |to| scale_of(doc, end + 1 + sign, to));
            let value = if shared { first.value * plain } else { first.value };
            (Amount { value, ..first }, Some(to))
        }
        _ => (first, None),
    }
}

/// What the words behind a number multiply it by.
fn scale_of(doc: &Doc<'_, '_>, at: usize, amount: Amount) -> f64 {
    let plain = decimal(doc.word(at)).or_else(|| decimal(doc.value(at, Class::NumberWord)?));
    plain.filter(|plain| *plain > 0.0).map_or(1.0, |plain| amount.value / plain)
}

/// The bound that stands before a number, and where its words start.
fn bound(doc: &Doc<'_, '_>, at: usize, ranged: bool) -> (usize, &'static str) {
    const BOUNDS: [&str; 6] = ["about", "more than", "less than", "at least", "at most", "exactly"];
    for back in (1..=4).rev() {
        let Some(start) = at.checked_sub(back) else { continue };
        let Some(phrase) = doc.phrase(start, Class::Bound).filter(|phrase| phrase.end == at) else {
            continue;
        };
        if let Some(bound) = BOUNDS.iter().find(|bound| **bound == phrase.value) {
            return (start, bound);
        }
    }
    let between = at > 0 && doc.eq(at - 1, "between");
    (if between && ranged { at - 1 } else { at }, "exactly")
}

/// The singular of a plural noun, by its ending.
fn plural(doc: &Doc<'_, '_>, at: usize) -> Option<String> {
    let word = doc.word(at);
    if doc.capital(at)
        || word.len() < 4
        || !word.ends_with('s')
        || word.ends_with("ss")
        || word.ends_with("ous")
        || doc.is(at, Class::NoUnit)
    {
        return None;
    }
    let stem = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let es = ["ches", "shes", "xes", "sses"].iter().any(|ending| word.ends_with(ending));
    Some(stem.unwrap_or_else(|| word[..word.len() - if es { 2 } else { 1 }].to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::extract::{Options, extract};

    fn found(text: &str) -> Vec<String> {
        let found = extract(text, &Options::default()).unwrap();
        let shown = found.quantities.iter().map(|q| {
            let to = q.to.map(|to| format!("..{to}")).unwrap_or_default();
            format!("{}|{} {}{to} {}", q.text, q.bound, q.value, q.unit)
        });
        shown.collect()
    }

    #[test]
    fn numbers_with_units() {
        for (text, wanted) in [
            ("It took four million barrels of oil.", "four million barrels|exactly 4000000 barrel"),
            (
                "They sent more than 16,500 containers.",
                "more than 16,500 containers|more than 16500 container",
            ),
            ("a 600-page report", "600-page|exactly 600 page"),
            ("worth $1.2bn", "$1.2bn|exactly 1200000000 USD"),
            ("worth US$ 3.5 million", "US$ 3.5 million|exactly 3500000 USD"),
            ("paid 2 million euros", "2 million euros|exactly 2000000 EUR"),
            ("up to 10,000 North Korean troops", "up to 10,000 North Korean troops|at most 10000 troop"),
            ("between 20 and 30 missiles", "between 20 and 30 missiles|exactly 20..30 missile"),
            ("2 to 3 million tons of grain", "2 to 3 million tons|exactly 2000000..3000000 tonne"),
            ("rose by 12.5 percent", "12.5 percent|exactly 12.5 percent"),
            ("rose by 12.5%", "12.5%|exactly 12.5 percent"),
            ("some two dozen diplomats left", "some two dozen diplomats|about 24 diplomat"),
            ("flew about 600 km", "about 600 km|about 600 kilometre"),
            ("the 15-member council", "15-member|exactly 15 member"),
            ("at least 170 122-millimeter guns", "at least 170 122-millimeter guns|at least 170 gun"),
            ("fired 122 mm rockets", ""),
            (
                "three short-range ballistic missiles",
                "three short-range ballistic missiles|exactly 3 missile",
            ),
            ("hundreds of thousands of artillery shells", ""),
            ("half a million rounds of ammunition", "half a million rounds|exactly 500000 round"),
        ] {
            assert_eq!(found(text).join("; "), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_no_quantity() {
        for text in [
            "on 28 March 2024",
            "Resolution 2397 (2017)",
            "in Room 12",
            "S/2024/255",
            "a T-72 tank",
            "at 3:45 p.m.",
            "for five years",
            "the No. 10 office",
            "one of them",
            "in 2024 it was",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }
}
