//! Queries and options that a caller passed.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::Thrown;
use super::error::{OrThrow, option};
use super::value::{Fields, optional_string, string, whole, word, wrong};
use crate::edtf::Edtf;
use crate::query::{Clause, Field, MAX_CLAUSES, MAX_DEPTH, Query, Sort};

/// The nearest of some words, near enough to be meant.
pub(super) fn near(text: &str, words: &[&'static str]) -> Option<&'static str> {
    // What `nearest` returns is one of the words, and borrowed for as long as they.
    let near = crate::query::nearest(text, words.iter().copied())?;
    Some(near)
}

/// A query as text: the text itself, or what the object says.
pub(super) fn text(value: &JsValue) -> Thrown<String> {
    match value.as_string() {
        Some(text) => Ok(text),
        None if value.is_object() && !Array::is_array(value) => format(value),
        None => Err(wrong(value, "a query", "a string or a Query object")),
    }
}

/// What a query object says, as text.
pub(super) fn format(value: &JsValue) -> Thrown<String> {
    Ok(query(value)?.checked().or_throw()?.to_string())
}

/// A query object, which may be anything at all.
fn query(value: &JsValue) -> Thrown<Query> {
    let fields = Fields::of(value, "the query", &["where", "sort"])?;
    let mut reader = Reader { left: MAX_CLAUSES };
    let filter = fields.some("where")?.map(|clause| reader.clause(&clause, "query.where", 0)).transpose()?;
    let sorts = Sort::ALL.map(|sort| (sort.as_str(), sort));
    let sort = fields.some("sort")?.map(|sort| word(&sort, "query.sort", &sorts)).transpose()?;
    Ok(Query { filter, sort })
}

/// Reads clauses; the limits are those of a query's text, so that no object can be deeper or longer than a text.
struct Reader {
    left: usize,
}

/// The sorts of clauses, as their `type` says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Type {
    And,
    Or,
    Not,
    Word,
    Phrase,
    Prefix,
    Fuzzy,
    Range,
}

const TYPES: [(&str, Type); 8] = [
    ("and", Type::And),
    ("or", Type::Or),
    ("not", Type::Not),
    ("word", Type::Word),
    ("phrase", Type::Phrase),
    ("prefix", Type::Prefix),
    ("fuzzy", Type::Fuzzy),
    ("range", Type::Range),
];

impl Reader {
    fn clause(&mut self, value: &JsValue, at: &str, depth: usize) -> Thrown<Clause> {
        if depth > MAX_DEPTH {
            return Err(option(format!("query.where is nested deeper than {MAX_DEPTH} levels")));
        }
        self.left = self.left.checked_sub(1).ok_or_else(|| option(too_many()))?;
        let any = Fields::of(value, at, &["type", "of", "field", "text", "edits", "from", "to"])?;
        let kind = word(&any.get("type")?, &any.name("type"), &TYPES)?;
        let known: &[&'static str] = match kind {
            Type::And | Type::Or | Type::Not => &["type", "of"],
            Type::Word | Type::Phrase | Type::Prefix => &["type", "field", "text"],
            Type::Fuzzy => &["type", "field", "text", "edits"],
            Type::Range => &["type", "field", "from", "to"],
        };
        let fields = Fields::of(value, at, known)?;
        Ok(match kind {
            Type::And => Clause::and(self.clauses(&fields, depth)?),
            Type::Or => Clause::or(self.clauses(&fields, depth)?),
            Type::Not => Clause::not(self.clause(&fields.get("of")?, &fields.name("of"), depth + 1)?),
            Type::Word => Clause::Word { field: field(&fields)?, text: text_of(&fields)? },
            Type::Phrase => Clause::Phrase { field: field(&fields)?, text: text_of(&fields)? },
            Type::Prefix => Clause::Prefix { field: field(&fields)?, text: text_of(&fields)? },
            Type::Fuzzy => {
                let edits = fields.some("edits")?.map(|n| whole(&n, &fields.name("edits"), 2)).transpose()?;
                Clause::Fuzzy {
                    field: field(&fields)?,
                    text: text_of(&fields)?,
                    edits: edits.unwrap_or(1) as u8,
                }
            }
            Type::Range => Clause::Range {
                field: date_field(&fields.get("field")?, &fields.name("field"))?,
                from: date(&fields, "from")?,
                to: date(&fields, "to")?,
            },
        })
    }

    fn clauses(&mut self, fields: &Fields<'_>, depth: usize) -> Thrown<Vec<Clause>> {
        let of = fields.get("of")?;
        let name = fields.name("of");
        let Some(array) = of.dyn_ref::<Array>() else { return Err(wrong(&of, &name, "an array of clauses")) };
        if array.length() == 0 {
            return Err(option(format!(
                "{name} must not be empty; a query for every record has `where: null`"
            )));
        }
        if array.length() as usize > self.left {
            return Err(option(too_many()));
        }
        array
            .iter()
            .enumerate()
            .map(|(i, part)| self.clause(&part, &format!("{name}[{i}]"), depth + 1))
            .collect()
    }
}

fn too_many() -> String {
    format!("query.where has more than {MAX_CLAUSES} clauses")
}

fn text_of(fields: &Fields<'_>) -> Thrown<String> {
    string(&fields.get("text")?, &fields.name("text"))
}

fn field(fields: &Fields<'_>) -> Thrown<Option<Field>> {
    let words = Field::ALL.map(|field| (field.as_str(), field));
    fields.some("field")?.map(|value| word(&value, &fields.name("field"), &words)).transpose()
}

/// A field of dates.
pub(super) fn date_field(value: &JsValue, what: &str) -> Thrown<Field> {
    let words: Vec<_> = Field::ALL.into_iter().filter(|f| f.is_date()).map(|f| (f.as_str(), f)).collect();
    word(value, what, &words)
}

/// A field whose values can be counted.
pub(super) fn facet_field(value: &JsValue, what: &str) -> Thrown<Field> {
    let words: Vec<_> = Field::facets().map(|f| (f.as_str(), f)).collect();
    word(value, what, &words)
}

fn date(fields: &Fields<'_>, key: &str) -> Thrown<Option<Edtf>> {
    optional_date(&fields.get(key)?, &fields.name(key))
}

/// A date, or nothing.
pub(super) fn optional_date(value: &JsValue, what: &str) -> Thrown<Option<Edtf>> {
    let Some(text) = optional_string(value, what)? else { return Ok(None) };
    text.parse().or_throw_in(&text).map(Some)
}
