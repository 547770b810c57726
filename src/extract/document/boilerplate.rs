use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::units::{Unit, is_word};

/// Why a unit is not the report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Why {
    pub(super) kind: &'static str,
    pub(super) rule: &'static str,
    pub(super) confidence: f64,
}

/// The kinds, as the lexicon writes them.
const KINDS: &[&str] = &[
    "advert",
    "comments",
    "share",
    "author",
    "caption",
    "navigation",
    "subscribe",
    "related",
    "rights",
    "metadata",
];

fn kind(value: &str) -> &'static str {
    KINDS.iter().find(|kind| **kind == value).copied().unwrap_or("navigation")
}

/// What the words of a unit say of it: a line that is nothing but a phrase of the lexicon, one that starts so, one with
/// a credit.
pub(super) fn by_words(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Why> {
    if unit.length > 60 {
        return None;
    }
    whole(doc, unit).or_else(|| start(doc, unit)).or_else(|| credit(doc, unit))
}

/// Nothing but phrases of `[boilerplate-line]`, numbers and marks.
fn whole(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Why> {
    if unit.length > 14 {
        return None;
    }
    let mut found = None;
    let mut at = unit.words.start;
    while at < unit.words.end {
        if let Some(phrase) = doc.phrase(at, Class::BoilerplateLine) {
            found = found.or(Some(kind(phrase.value)));
            at = phrase.end;
        } else if is_word(doc, at) && !doc.word(at).starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        } else {
            at += 1;
        }
    }
    found.map(|kind| Why { kind, rule: "document-line", confidence: 0.97 })
}

/// Starts with a phrase of `[boilerplate-start]`.
fn start(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Why> {
    let mut at = unit.words.start;
    for _ in 0..3 {
        if is_word(doc, at) || doc.phrase(at, Class::BoilerplateStart).is_some() {
            break;
        }
        at += 1;
    }
    let phrase = doc.phrase(at, Class::BoilerplateStart).filter(|_| unit.length <= 40)?;
    Some(Why { kind: kind(phrase.value), rule: "document-line-start", confidence: 0.93 })
}

/// Has a credit: a phrase of `[boilerplate-inside]`, or an agency of `[credit]` with a name behind or before its slash.
fn credit(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Why> {
    let told = |at: &usize| doc.starts(*at) & (Class::BoilerplateInside.bit() | Class::Credit.bit()) != 0;
    for at in unit.words.clone().filter(told) {
        if let Some(phrase) = doc.phrase(at, Class::BoilerplateInside) {
            return Some(Why { kind: kind(phrase.value), rule: "document-inside", confidence: 0.95 });
        }
        if let Some(agency) = doc.phrase(at, Class::Credit) {
            let slash = |at: usize| doc.mark(at) == Some('/');
            let before = at > unit.words.start + 1
                && slash(at - 1)
                && doc.capital(at - 2)
                && closes(doc, unit, agency.end);
            let behind = slash(agency.end) && closes(doc, unit, name(doc, agency.end + 1, unit.words.end));
            let mark = at > unit.words.start && doc.mark(at - 1) == Some('©');
            // `(Yonhap)` at the very end of a line without a full stop, as below a photograph.
            let closing = at > unit.words.start
                && doc.mark(at - 1) == Some('(')
                && doc.mark(agency.end) == Some(')')
                && agency.end + 1 == unit.words.end
                && unit.length > 4;
            if before || behind || mark || closing {
                return Some(Why { kind: "caption", rule: "document-credit", confidence: 0.95 });
            }
        }
    }
    None
}

/// Behind up to four words with capitals.
fn name(doc: &Doc<'_, '_>, from: usize, end: usize) -> usize {
    let mut at = from;
    while at < end && at < from + 4 && doc.capital(at) {
        at += 1;
    }
    if at == from { usize::MAX } else { at }
}

/// Whether a credit that ends here is the last of its line, or of its parentheses.
fn closes(doc: &Doc<'_, '_>, unit: &Unit, at: usize) -> bool {
    at == unit.words.end
        || (at < unit.words.end && matches!(doc.mark(at), Some(')' | ']' | '/' | '|')))
        || (at.checked_add(1) == Some(unit.words.end) && doc.mark(at) == Some('.') && unit.length < 30)
}
