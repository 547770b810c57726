use super::Doc;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// Whether a sentence tells what was or what will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far to look for the verb, in words.
const REACH: usize = 25;

/// The tense of the clause around some words: that of the nearest verb before them, else of the first behind them.
pub(super) fn around(doc: &Doc<'_, '_>, start: usize, end: usize) -> Tense {
    let sentence = doc.sentence(start);
    match start.checked_sub(1).map_or("", |before| doc.word(before)) {
        word if word.eq_ignore_ascii_case("since") => return Tense::Past,
        word if ["until", "till"].iter().any(|w| word.eq_ignore_ascii_case(w)) => return Tense::Future,
        _ => {}
    }
    let mut marks = 0;
    for at in (sentence.start.max(start.saturating_sub(REACH))..start).rev() {
        match verb(doc, at) {
            Tense::Unknown => {}
            Tense::Past if passive_of_future(doc, at, sentence.start) => return Tense::Future,
            tense => return tense,
        }
        match doc.mark(at) {
            Some(';' | '“' | '”' | '"') => break,
            Some(':') if doc.spaced(at + 1) => break,
            Some(_) => marks += 1,
            None => {}
        }
        if marks > 4 {
            break;
        }
    }
    for at in end..sentence.end.min(end + REACH) {
        match verb(doc, at) {
            Tense::Unknown => {}
            tense => return tense,
        }
        if matches!(doc.mark(at), Some(';' | '“' | '”' | '"')) {
            break;
        }
    }
    Tense::Unknown
}

/// What a word by itself tells.
fn verb(doc: &Doc<'_, '_>, at: usize) -> Tense {
    if doc.is(at, Class::TenseFuture) {
        return Tense::Future;
    }
    if doc.is(at, Class::TensePast) || regular(doc, at) {
        return Tense::Past;
    }
    Tense::Unknown
}

/// `was expected to`, `has scheduled`: a past form before which, or behind which, the future is told is none.
fn passive_of_future(doc: &Doc<'_, '_>, at: usize, from: usize) -> bool {
    let before = at.saturating_sub(3).max(from);
    // "will be held", "to be signed": the nearest verb is a participle.
    (before..at)
        .any(|i| doc.one_of(i, &["will", "would", "shall", "won't", "'ll", "may", "might", "should", "must"]))
        || (before..at).any(|i| doc.eq(i, "to") && doc.eq(i + 1, "be"))
}

/// A past tense by its ending: `signed`, not `need` or `United`.
fn regular(doc: &Doc<'_, '_>, at: usize) -> bool {
    if doc.kind(at) != Some(WordKind::Word) || doc.capital(at) {
        return false;
    }
    let word = doc.word(at).as_bytes();
    word.len() > 3
        && word.ends_with(b"ed")
        && !word.ends_with(b"eed")
        && word != b"hundred"
        && word != b"sacred"
}
