use super::doc::Doc;
use super::lexicon::Class;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// The sentences of a text, as ranges of words, and whether the text is [wrapped]. A sentence ends at its full stop, question or exclamation mark, with
/// the closing marks behind it; at an empty line; and at a line end, unless the next line goes on in small letters, or
/// the text is [wrapped].
pub(super) fn split(doc: &Doc<'_, '_>) -> (Vec<Range<usize>>, bool) {
    let mut sentences = Vec::with_capacity(doc.len() / 20 + 1);
    let mut start = 0;
    let wrapped = wrapped(doc);
    let is_wrapped = !wrapped.is_empty();
    let mut wrapped = wrapped.into_iter().peekable();
    for at in 1..doc.len() {
        let goes_on = wrapped.next_if_eq(&at).is_some();
        if starts(doc, at, goes_on) {
            sentences.push(start..at);
            start = at;
        }
    }
    if start < doc.len() {
        sentences.push(start..doc.len());
    }
    (sentences, is_wrapped)
}

/// The words that start a line only because the line before was full, in a text of lines of one width: their places.
///
/// A text is so if it has no line of more than a hundred bytes, and most lines that another follows could not have
/// taken up its first word.
fn wrapped(doc: &Doc<'_, '_>) -> Vec<usize> {
    const WIDEST: u32 = 100;
    const NARROWEST: u32 = 45;
    // The line that is being read: where it starts; the widest so far.
    let (mut start, mut widest) = (0, 0);
    // For each line that follows another without an empty one: its first word, and how wide the one before would be
    // with that word.
    let mut follows: Vec<(usize, u32)> = Vec::new();
    for (at, word) in doc.words.iter().enumerate() {
        if word.shape.has(Shape::FIRST) && at > 0 {
            let width = doc.words[at - 1].end - start;
            if width > WIDEST {
                return Vec::new();
            }
            widest = widest.max(width);
            if !word.shape.has(Shape::AFTER_BLANK) {
                follows.push((at, width + 1 + (word.end - word.start)));
            }
            start = word.start;
        }
    }
    let last = doc.words.last().map_or(0, |word| word.end - start);
    if last > WIDEST || widest < NARROWEST {
        return Vec::new();
    }
    let full = follows.iter().filter(|(_, width)| *width > widest).count();
    // A ragged right edge is some letters wide.
    let nearly = follows.iter().filter(|(_, width)| width + 8 > widest).count();
    if follows.len() < 3 || nearly * 10 < follows.len() * 7 || full * 2 < follows.len() {
        return Vec::new();
    }
    let goes_on = |at: usize| {
        matches!(doc.kind(at), Some(WordKind::Word | WordKind::Number | WordKind::NumberWord))
            || matches!(doc.mark(at), Some('“' | '"' | '‘' | '(' | '$' | '€' | '£'))
    };
    follows.into_iter().filter(|(at, width)| width + 8 > widest && goes_on(*at)).map(|(at, _)| at).collect()
}

/// Whether a new sentence starts at a word; `wrapped` if its line goes on with the one before.
fn starts(doc: &Doc<'_, '_>, at: usize, wrapped: bool) -> bool {
    let shape = doc.shape(at);
    if shape.has(Shape::AFTER_BLANK) {
        return true;
    }
    if shape.has(Shape::FIRST) {
        let small = doc.kind(at) == Some(WordKind::Word) && !doc.capital(at);
        if wrapped {
            return can_start(doc, at) && ends_at(doc, at - 1);
        }
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
            Some('“' | '‘' | '"' | '\'' | '«' | '„' | '(' | '[' | '¿' | '…' | '@') => true,
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
