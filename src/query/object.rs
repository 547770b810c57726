//! The object form, as programs build it: read without trust, and brought into canonical form.

use super::chars::TRAILING;
use super::{Clause, Field, MAX_CLAUSES, MAX_DEPTH, MAX_TEXT, Parsed, Query, Sort, leaf, parse};
use crate::edtf::{Edtf, Precision};
use crate::text::has_token;
use crate::{Error, ErrorCode, Result};
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};
use std::cell::Cell;
use std::fmt;

/// Nodes of an object, conjunctions and negations included: a bound on the work before anything is checked.
const MAX_NODES: usize = 10_000;

impl Query {
    /// The query in canonical form, which prints and parses without loss.
    ///
    /// # Errors
    ///
    /// With code `query`, if a part is not what the language can say: an empty list, a text with nothing to search
    /// for, a value outside of a closed set, a range the wrong way round, or more than the limits allow.
    ///
    /// ```
    /// use article41::query::{Clause, Field, Query};
    ///
    /// let query = Query::from(Clause::Word { field: Some(Field::Kind), text: "Event".into() });
    /// assert_eq!(query.checked()?, Query::from(Field::Kind.is("event")));
    /// # Ok::<(), article41::Error>(())
    /// ```
    pub fn checked(self) -> Result<Query> {
        let mut leaves = 0;
        let filter = self.filter.map(|c| check(c, 0, true, &mut leaves)).transpose()?;
        let query = Query { filter, sort: self.sort };
        let length = query.to_string().len();
        if length > MAX_TEXT {
            return Err(wrong(format!(
                "the query is {length} bytes long as text; at most {MAX_TEXT} are read"
            )));
        }
        Ok(query)
    }

    /// The query as text and what is known of its parts, as if it had been typed.
    ///
    /// # Errors
    ///
    /// As [`checked`](Query::checked).
    pub fn parsed(self) -> Result<Parsed> {
        parse(&self.checked()?.to_string())
    }
}

fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::Query, message)
}

/// The same error without a place: an object has none.
fn unplaced(error: Error) -> Error {
    let plain = Error::new(error.code(), error.message()).expecting(error.expected().iter().cloned());
    match error.suggestion() {
        Some(suggestion) => plain.suggesting(suggestion),
        None => plain,
    }
}

/// The clause in canonical form. `depth` counts the parentheses and negations around it, as the parser does.
fn check(clause: Clause, depth: usize, top: bool, leaves: &mut usize) -> Result<Clause> {
    let nested = matches!(clause, Clause::Not { .. }) || !top;
    match clause {
        Clause::And { of } | Clause::Or { of } if of.is_empty() => {
            Err(wrong("an ‘and’ or ‘or’ needs at least one part in ‘of’"))
        }
        Clause::And { of } => Ok(Clause::and(check_all(of, depth + usize::from(nested), leaves)?)),
        Clause::Or { of } => Ok(Clause::or(check_all(of, depth + usize::from(nested), leaves)?)),
        Clause::Not { of } => {
            check_depth(depth + 1)?;
            Ok(Clause::not(check(*of, depth + 1, false, leaves)?))
        }
        leaf => {
            *leaves += 1;
            if *leaves > MAX_CLAUSES {
                return Err(wrong(format!("a query has at most {MAX_CLAUSES} words, phrases and values")));
            }
            check_leaf(leaf).map_err(unplaced)
        }
    }
}

fn check_all(of: Vec<Clause>, depth: usize, leaves: &mut usize) -> Result<Vec<Clause>> {
    check_depth(depth)?;
    of.into_iter().map(|part| check(part, depth, false, leaves)).collect()
}

fn check_depth(depth: usize) -> Result<()> {
    if depth > MAX_DEPTH {
        return Err(wrong(format!("the query is nested more than {MAX_DEPTH} deep")));
    }
    Ok(())
}

fn check_leaf(clause: Clause) -> Result<Clause> {
    match clause {
        Clause::Word { field, text } => {
            let is_date = field.is_some_and(Field::is_date);
            let word = if is_date { &text } else { text.trim().trim_end_matches(TRAILING) };
            if !is_date && !has_token(word) {
                return Err(wrong(format!(
                    "there is no letter or digit in ‘{}’ to search for",
                    super::lex::shown(&text)
                )));
            }
            leaf::value(field, word, 0..word.len())
        }
        Clause::Phrase { field, text } => {
            let span = 0..text.len();
            leaf::phrase(field, text, span, 0)
        }
        Clause::Prefix { field, text } => leaf::prefix(field, &text, 0..text.len()),
        Clause::Fuzzy { field, text, edits } => {
            let tilde = text.len()..text.len();
            leaf::fuzzy(field, &text, &edits.to_string(), 0, tilde)
        }
        Clause::Range { field, from, to } => {
            if !field.is_date() {
                return Err(wrong(format!("{field} has no ranges; date, within and published have")));
            }
            if from.iter().chain(&to).any(|end| end.precision() == Precision::Interval) {
                return Err(wrong(format!("{field}: the ends of a range are dates, not intervals")));
            }
            leaf::range(field, from, to, 0..0)
        }
        Clause::And { .. } | Clause::Or { .. } | Clause::Not { .. } => Ok(clause),
    }
}

impl<'de> Deserialize<'de> for Query {
    /// Reads the shape only, within bounds of depth and size; [`Query::checked`] does the rest.
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Query, D::Error> {
        struct Shape;
        impl<'de> Visitor<'de> for Shape {
            type Value = Query;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a query: { where, sort }")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Query, A::Error> {
                let mut query = Query::default();
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "where" => query.filter = map.next_value_seed(MaybeClause)?,
                        "sort" => query.sort = map.next_value::<Option<Sort>>()?,
                        _ => return Err(A::Error::unknown_field(&key, &["where", "sort"])),
                    }
                }
                Ok(query)
            }
        }
        d.deserialize_map(Shape)
    }
}

impl<'de> Deserialize<'de> for Clause {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Clause, D::Error> {
        ClauseSeed { depth: 0, nodes: &Cell::new(0) }.deserialize(d)
    }
}

/// A clause or null.
struct MaybeClause;

impl<'de> DeserializeSeed<'de> for MaybeClause {
    type Value = Option<Clause>;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> std::result::Result<Self::Value, D::Error> {
        d.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for MaybeClause {
    type Value = Option<Clause>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a clause or null")
    }
    fn visit_none<E: de::Error>(self) -> std::result::Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_unit<E: de::Error>(self) -> std::result::Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_some<D: Deserializer<'de>>(self, d: D) -> std::result::Result<Self::Value, D::Error> {
        Clause::deserialize(d).map(Some)
    }
}

/// Reads a clause, knowing how deep it lies: no object, however deep, deepens the stack beyond the limit.
#[derive(Clone, Copy)]
struct ClauseSeed<'a> {
    depth: usize,
    nodes: &'a Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for ClauseSeed<'_> {
    type Value = Clause;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> std::result::Result<Clause, D::Error> {
        self.nodes.set(self.nodes.get() + 1);
        // An `and` at the top level and one in each `not` cost no depth in text, so an object may be twice as deep.
        if self.depth > 2 * MAX_DEPTH + 1 {
            return Err(D::Error::custom(format_args!("the query is nested more than {MAX_DEPTH} deep")));
        }
        if self.nodes.get() > MAX_NODES {
            return Err(D::Error::custom(format_args!("the query has more than {MAX_NODES} parts")));
        }
        d.deserialize_map(self)
    }
}

/// What `of` holds: a list, or for `not` one clause.
enum Of {
    One(Box<Clause>),
    Many(Vec<Clause>),
}

#[derive(Clone, Copy)]
struct OfSeed<'a>(ClauseSeed<'a>);

impl<'de> DeserializeSeed<'de> for OfSeed<'_> {
    type Value = Of;
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> std::result::Result<Of, D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for OfSeed<'_> {
    type Value = Of;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a clause or a list of clauses")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> std::result::Result<Of, A::Error> {
        let mut of = Vec::new();
        while let Some(clause) = seq.next_element_seed(self.0)? {
            of.push(clause);
        }
        Ok(Of::Many(of))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> std::result::Result<Of, A::Error> {
        let nodes = self.0.nodes;
        nodes.set(nodes.get() + 1);
        if self.0.depth > 2 * MAX_DEPTH + 1 {
            return Err(A::Error::custom(format_args!("the query is nested more than {MAX_DEPTH} deep")));
        }
        self.0.visit_map(map).map(|c| Of::One(Box::new(c)))
    }
}

const KEYS: &[&str] = &["type", "of", "field", "text", "edits", "from", "to"];

impl<'de> Visitor<'de> for ClauseSeed<'_> {
    type Value = Clause;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a clause: { type, ... }")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> std::result::Result<Clause, A::Error> {
        let inner = ClauseSeed { depth: self.depth + 1, nodes: self.nodes };
        let (mut kind, mut of, mut field, mut text) = (None, None, None, None);
        let (mut edits, mut from, mut to) = (None, None, None);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "type" => kind = Some(map.next_value::<String>()?),
                "of" => of = Some(map.next_value_seed(OfSeed(inner))?),
                "field" => field = map.next_value::<Option<Field>>()?,
                "text" => text = Some(map.next_value::<String>()?),
                "edits" => edits = Some(map.next_value::<u8>()?),
                "from" => from = map.next_value::<Option<Edtf>>()?,
                "to" => to = map.next_value::<Option<Edtf>>()?,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    return Err(A::Error::unknown_field(&key, KEYS));
                }
            }
        }
        let many = |of: Option<Of>| match of {
            Some(Of::Many(of)) => Ok(of),
            _ => Err(A::Error::custom("‘and’ and ‘or’ need a list of clauses in ‘of’")),
        };
        let kind = kind.ok_or_else(|| A::Error::missing_field("type"))?;
        let text = || text.ok_or_else(|| A::Error::missing_field("text"));
        Ok(match kind.as_str() {
            "and" => Clause::And { of: many(of)? },
            "or" => Clause::Or { of: many(of)? },
            "not" => match of {
                Some(Of::One(of)) => Clause::Not { of },
                _ => return Err(A::Error::custom("‘not’ needs one clause in ‘of’")),
            },
            "word" => Clause::Word { field, text: text()? },
            "phrase" => Clause::Phrase { field, text: text()? },
            "prefix" => Clause::Prefix { field, text: text()? },
            "fuzzy" => Clause::Fuzzy { field, text: text()?, edits: edits.unwrap_or(1) },
            "range" => {
                Clause::Range { field: field.ok_or_else(|| A::Error::missing_field("field"))?, from, to }
            }
            _ => {
                let kinds = &["and", "or", "not", "word", "phrase", "prefix", "fuzzy", "range"];
                return Err(A::Error::unknown_variant(&kind, kinds));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{clauses, queries};
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, from_value, json, to_value};

    #[test]
    fn an_object_is_brought_into_canonical_form() {
        for (object, text) in [
            (json!({}), ""),
            (json!({ "where": null, "sort": null }), ""),
            (json!({ "sort": "-date" }), "sort:-date"),
            (json!({ "where": { "text": "Kim Yo-jong", "type": "word" } }), "\"Kim Yo-jong\""),
            (json!({ "where": { "type": "word", "field": "kind", "text": "Event" } }), "kind:event"),
            (
                json!({ "where": { "type": "phrase", "field": "date", "text": "2024-03/2024-06" } }),
                "date:2024-03..2024-06",
            ),
            (json!({ "where": { "type": "range", "field": "within", "to": "2024-06" } }), "within:..2024-06"),
            (
                json!({ "where": { "type": "not", "of": { "type": "fuzzy", "text": "kim", "edits": 2 } } }),
                "-kim~2",
            ),
            (
                json!({ "where": { "type": "and", "of": [
                    { "type": "and", "of": [{ "type": "word", "text": "a" }] },
                    { "type": "or", "of": [{ "type": "word", "text": "b" }, { "type": "or", "of": [{ "type": "word", "text": "c" }] }] },
                ] } }),
                "a (b OR c)",
            ),
        ] {
            let query: Query = from_value(object.clone()).unwrap();
            assert_eq!(query.checked().unwrap().to_string(), text, "{object}");
        }
    }

    #[test]
    fn what_the_language_cannot_say_is_an_error() {
        let word = json!({ "type": "word", "text": "a" });
        for (clause, message) in [
            (json!({ "type": "and", "of": [] }), "at least one part"),
            (json!({ "type": "and", "of": word }), "a list"),
            (json!({ "type": "not", "of": [word] }), "one clause"),
            (json!({ "type": "and" }), "a list"),
            (json!({ "type": "xor", "of": [word] }), "xor"),
            (json!({ "type": "word" }), "text"),
            (json!({ "text": "a" }), "type"),
            (json!({ "type": "word", "text": "" }), "no letter or digit"),
            (json!({ "type": "word", "text": "a", "feild": "kind" }), "feild"),
            (json!({ "type": "word", "text": "a", "field": "speeker" }), "speeker"),
            (json!({ "type": "word", "text": "statements", "field": "kind" }), "did you mean ‘statement’"),
            (json!({ "type": "fuzzy", "text": "a b" }), "single words"),
            (json!({ "type": "fuzzy", "text": "kim", "edits": 3 }), "~1 or ~2"),
            (json!({ "type": "prefix", "text": "…" }), "no letter or digit"),
            (json!({ "type": "range", "field": "kind", "from": "2024" }), "no ranges"),
            (json!({ "type": "range", "field": "date" }), "on one side"),
            (json!({ "type": "range", "field": "date", "from": "2024-13" }), "month 13"),
            (json!({ "type": "range", "field": "date", "from": "2024", "to": "2023" }), "ends before"),
            (json!({ "type": "range", "field": "date", "from": "2023/2024" }), "not intervals"),
            (json!("arms"), "clause"),
            (json!({ "type": "word", "text": "a".repeat(70_000) }), "bytes long"),
            (json!({ "type": "or", "of": vec![word.clone(); 1001] }), "at most 1000"),
            (json!({ "type": "or", "of": vec![word.clone(); 20_000] }), "more than 10000"),
        ] {
            let shown = clause.to_string().chars().take(80).collect::<String>();
            let found = match from_value::<Query>(json!({ "where": clause })) {
                Ok(query) => query.checked().map_err(|e| {
                    assert_eq!((e.code(), e.span()), (ErrorCode::Query, None));
                    e.to_string()
                }),
                Err(error) => Err(error.to_string()),
            };
            assert!(found.as_ref().is_err_and(|e| e.contains(message)), "{shown}: {found:?}");
        }
    }

    #[test]
    fn depth_is_bounded_while_reading() {
        let nest = |n: usize| {
            let mut clause = json!({ "type": "word", "text": "a" });
            for _ in 0..n {
                clause = json!({ "type": "not", "of": clause });
            }
            clause
        };
        assert!(from_value::<Clause>(nest(100)).is_ok_and(|c| Query::from(c).checked().is_ok()));
        assert!(from_value::<Clause>(nest(101)).is_ok_and(|c| Query::from(c).checked().is_err()));
        let deep = nest(1000);
        assert!(from_value::<Clause>(deep).is_err_and(|e| e.to_string().contains("nested")));
    }

    proptest! {
        #[test]
        fn an_object_survives_the_boundary(query in queries()) {
            let object: Value = to_value(&query).unwrap();
            let again: Query = from_value(object).unwrap();
            prop_assert_eq!(&again, &query);
            prop_assert_eq!(again.checked().unwrap(), query);
        }

        /// Whatever passes the check prints and reads as itself, also if it came in no canonical form.
        #[test]
        fn what_is_checked_has_a_text(a in clauses(), b in clauses(), word in "\\PC{0,6}|[a-c *~:\"?-]{0,6}") {
            let word = Clause::Word { field: None, text: word };
            let query = Query::from(Clause::And { of: vec![Clause::And { of: vec![a] }, Clause::Or { of: vec![b] }, word] });
            if let Ok(query) = query.checked() {
                prop_assert_eq!(&parse(&query.to_string()).unwrap().query, &query);
                prop_assert_eq!(query.clone().parsed().unwrap().query, query);
            }
        }
    }
}
