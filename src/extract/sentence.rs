use super::doc::Doc;
use super::lexicon::Class;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// The sentences of a text, as ranges of words. A sentence ends at its full stop, question or exclamation mark, with
/// the closing marks behind it; at an empty line; and at a line end, unless the next line goes on in small letters.
pub(super) fn split(doc: &Doc<'_, '_>) -> Vec<Range<usize>> {
    let mut sentences = Vec::with_capacity(doc.len() / 20 + 1);
    let mut start = 0;
    for at in 1..doc.len() {
        if starts(doc, at) {
            sentences.push(start..at);
            start = at;
        }
    }
    if start < doc.len() {
        sentences.push(start..doc.len());
    }
    sentences
}

/// Whether a new sentence starts at a word.
fn starts(doc: &Doc<'_, '_>, at: usize) -> bool {
    let shape = doc.shape(at);
    if shape.has(Shape::AFTER_BLANK) {
        return true;
    }
    if shape.has(Shape::FIRST) {
        let small = doc.kind(at) == Some(WordKind::Word) && !doc.capital(at);
        if !small || ends_at(doc, at - 1) {
            return true;
        }
    }
    shape.has(Shape::SPACED) && can_start(doc, at) && ends_at(doc, at - 1)
}

/// Whether a sentence can start with this word.
fn can_start(doc: &Doc<'_, '_>, at: usize) -> bool {
    match doc.kind(at) {
        Some(WordKind::Mark) => match doc.mark(at) {
            Some('“' | '‘' | '"' | '\'' | '«' | '„' | '(' | '[' | '¿' | '…') => true,
            // Dashes and bullets start a sentence only at the start of a line, which is seen elsewhere.
            _ => false,
        },
        Some(WordKind::Word) => doc.capital(at) || !doc.word(at).starts_with(|c: char| c.is_lowercase()),
        Some(_) => true,
        None => false,
    }
}

/// Whether a sentence can end with this word: a mark that ends it, or closing marks behind one.
fn ends_at(doc: &Doc<'_, '_>, mut at: usize) -> bool {
    for _ in 0..4 {
        match doc.mark(at) {
            Some('”' | '’' | '"' | '\'' | '»' | ')' | ']') if at > 0 && !doc.spaced(at) => at -= 1,
            _ => break,
        }
    }
    match doc.mark(at) {
        Some('!' | '?' | '…' | '。') => true,
        Some('.') => at == 0 || doc.word(at) != "." || !is_abbreviation(doc, at - 1),
        // "in the U.S. The": an abbreviation can end a sentence, but not a title or an initial before a name.
        None => {
            doc.shape(at).has(Shape::STOPPED)
                && doc.word(at).chars().filter(|c| *c == '.').count() > 1
                && doc.any(at + 1, STARTERS)
        }
        _ => false,
    }
}

/// Words that, with a capital, begin a sentence rather than go on with a name.
const STARTERS: u128 = Class::Determiner.bit()
    | Class::Pronoun.bit()
    | Class::Possessive.bit()
    | Class::Preposition.bit()
    | Class::Conjunction.bit()
    | Class::Subordinator.bit();

fn is_abbreviation(doc: &Doc<'_, '_>, at: usize) -> bool {
    !doc.spaced(at + 1) && doc.is(at, Class::Abbreviation)
}
