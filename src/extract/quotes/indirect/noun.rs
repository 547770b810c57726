//! Nouns as cues: `the claim that it was over`, `her refusal to end it`.

use super::{Item, Marks, Shape, content};
use crate::extract::doc::Doc;
use crate::extract::grammar::{Chunk, Pos};
use crate::extract::lexicon::Class;
use std::ops::Range;

/// The attribution that the head of a noun chunk is the cue of: a clause with `that` follows, or there is a possessive
/// that tells whose it is, and an infinitive follows.
pub(super) fn find(doc: &Doc<'_, '_>, marks: &Marks, chunk: Chunk) -> Option<Item> {
    let head = chunk.head();
    if !doc.is(head, Class::CueNoun) {
        return None;
    }
    let next = chunk.end;
    if next >= doc.sentence(head).end || doc.grammar().pos(head) != Pos::Noun {
        return None;
    }
    let owner = owner(doc, chunk);
    let (from, shape) = match doc.grammar().pos(next) {
        Pos::Subordinator if doc.eq(next, "that") => (next, Shape::Noun),
        Pos::To if owner.is_some() => (next, Shape::Infinitive),
        _ => return None,
    };
    let cue_start = owner.as_ref().map_or(chunk.start, |(_, behind)| *behind);
    Some(Item {
        content: content::content(doc, marks, from, shape),
        more: None,
        cue: cue_start..next,
        main: head,
        source: owner.map(|(words, _)| words),
        addressee: None,
        shape: Shape::Noun,
        negated: false,
    })
}

/// The possessive in a noun chunk, and behind it.
fn owner(doc: &Doc<'_, '_>, chunk: Chunk) -> Option<(Range<usize>, usize)> {
    let at = (chunk.start..chunk.head()).rev().find(|at| doc.grammar().pos(*at) == Pos::Possessive)?;
    let words = if at == chunk.start { at..at + 1 } else { chunk.start..at };
    Some((words, at + 1))
}
