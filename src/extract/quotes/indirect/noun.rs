//! Nouns as cues: `the claim that it was over`.

use super::{Item, Marks, Shape, content};
use crate::extract::doc::Doc;
use crate::extract::grammar::{Chunk, Pos};
use crate::extract::lexicon::Class;

/// For calibration.
#[cfg(test)]
pub(super) fn candidates(doc: &Doc<'_, '_>, marks: &Marks, chunk: Chunk) -> Vec<Item> {
    find(doc, marks, chunk).into_iter().collect()
}

/// The attribution that the head of a noun chunk is the cue of: a clause with `that` follows, and a possessive tells
/// whose it is.
pub(super) fn find(doc: &Doc<'_, '_>, marks: &Marks, chunk: Chunk) -> Option<Item> {
    let head = chunk.head();
    if !doc.is(head, Class::CueNoun) || !doc.eq(chunk.end, "that") || chunk.end >= doc.sentence(head).end {
        return None;
    }
    let possessive = (chunk.start..head).rev().find(|at| doc.grammar.pos(*at) == Pos::Possessive);
    let source = possessive.map(|at| if at == chunk.start { at..at + 1 } else { chunk.start..at });
    Some(Item {
        content: content::content(doc, marks, chunk.end, Shape::Noun),
        more: None,
        cue: possessive.map_or(chunk.start, |at| at + 1)..chunk.end,
        main: head,
        source,
        addressee: None,
        shape: Shape::Noun,
        negated: false,
    })
}
