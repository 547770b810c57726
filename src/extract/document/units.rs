use super::super::doc::Doc;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// A stretch that stands on lines of its own: a paragraph, or a part of one that starts on a new line.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its words.
    pub(super) words: Range<usize>,
    /// Its sentences.
    pub(super) sentences: Range<usize>,
    /// An empty line, or the start of the text, stands before it.
    pub(super) after_blank: bool,
    /// An empty line, or the end of the text, stands behind it.
    pub(super) before_blank: bool,
    /// How many of its words are no marks.
    pub(super) length: usize,
}

/// The units of a text, in order, without gaps.
pub(super) fn units(doc: &Doc<'_, '_>) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        let shape = doc.shape(sentence.start);
        match units.last_mut() {
            Some(unit) if !shape.has(Shape::FIRST) => {
                unit.words.end = sentence.end;
                unit.sentences.end = number + 1;
            }
            _ => {
                let after_blank = shape.has(Shape::AFTER_BLANK);
                if let Some(last) = units.last_mut() {
                    last.before_blank = after_blank;
                }
                units.push(Unit {
                    words: sentence.clone(),
                    sentences: number..number + 1,
                    after_blank,
                    before_blank: true,
                    length: 0,
                });
            }
        }
    }
    for unit in &mut units {
        unit.length = unit.words.clone().filter(|at| is_word(doc, *at)).count();
    }
    units
}

/// Whether a piece is a word or a number: no mark, no clitic.
pub(super) fn is_word(doc: &Doc<'_, '_>, at: usize) -> bool {
    !matches!(doc.kind(at), Some(WordKind::Mark | WordKind::Clitic) | None)
}

impl Unit {
    /// Whether it ends as a sentence does: in a full stop, question or exclamation mark, perhaps with closing marks.
    pub(super) fn ends(&self, doc: &Doc<'_, '_>) -> Option<char> {
        let mut at = self.words.end;
        for _ in 0..4 {
            at = at.checked_sub(1).filter(|at| *at >= self.words.start)?;
            match doc.mark(at) {
                Some('”' | '’' | '"' | '\'' | '»' | ')' | ']') => {}
                mark => return mark.filter(|m| matches!(m, '.' | '!' | '?' | '…' | ':' | ';' | ',')),
            }
        }
        None
    }

    /// Whether it has more than one sentence.
    pub(super) fn several(&self) -> bool {
        self.sentences.len() > 1
    }

    /// How many of its words of four letters or more start with a capital, and how many there are.
    pub(super) fn capitals(&self, doc: &Doc<'_, '_>) -> (usize, usize) {
        let long =
            self.words.clone().filter(|at| doc.kind(*at) == Some(WordKind::Word) && doc.word(*at).len() > 3);
        long.take(60).fold((0, 0), |(capitals, all), at| (capitals + usize::from(doc.capital(at)), all + 1))
    }
}

/// Whether two stretches have the same words, without regard to case and marks, the second perhaps going on: how many
/// words they share then.
pub(super) fn starts_with(doc: &Doc<'_, '_>, short: &Range<usize>, long: &Range<usize>) -> Option<usize> {
    let mut others = long.clone().filter(|at| is_word(doc, *at));
    let mut shared = 0;
    for at in short.clone().filter(|at| is_word(doc, *at)) {
        let other = others.next()?;
        if !doc.word(at).eq_ignore_ascii_case(doc.word(other)) {
            return None;
        }
        shared += 1;
    }
    Some(shared)
}
