//! Nouns as cues: `the claim that it was over`, `her plan to end it`, `his attacks on the press`.

use super::{Item, Marks, Shape, content};
use crate::extract::doc::Doc;
use crate::extract::grammar::{Chunk, Pos};
use crate::extract::lexicon::Class;
use std::ops::Range;

/// The attribution that the head of a noun chunk is the cue of: a clause with `that` follows, or there is a possessive
/// that tells whose it is, and an infinitive or a preposition follows.
pub(super) fn find(doc: &Doc<'_, '_>, marks: &Marks, chunk: Chunk) -> Option<Item> {
    let head = chunk.head();
    if !doc.is(head, Class::CueNoun) {
        return None;
    }
    read(doc, marks, chunk)
}

/// The attribution, whatever the noun.
pub(super) fn read(doc: &Doc<'_, '_>, marks: &Marks, chunk: Chunk) -> Option<Item> {
    let (head, next) = (chunk.head(), chunk.end);
    if next >= doc.sentence(head).end || doc.grammar.pos(head) != Pos::Noun {
        return None;
    }
    let owner = owner(doc, chunk);
    let preposition = doc.grammar.pos(next) == Pos::Preposition
        && doc.one_of(next, &["of", "on", "about", "for", "against", "to", "over", "with"]);
    let (from, shape, cue_end) = match doc.grammar.pos(next) {
        Pos::Subordinator if doc.eq(next, "that") => (next, Shape::Noun, next),
        Pos::To if owner.is_some() => (next, Shape::Infinitive, next),
        _ if preposition && owner.is_some() => (next + 1, Shape::Preposition, next + 1),
        _ => return None,
    };
    let cue_start = owner.as_ref().map_or(chunk.start, |(_, behind)| *behind);
    Some(Item {
        content: content::content(doc, marks, from, shape),
        more: None,
        cue: cue_start..cue_end,
        main: head,
        source: owner.map(|(words, _)| words),
        addressee: None,
        shape: Shape::Noun,
        negated: false,
    })
}

/// The possessive in a noun chunk, and behind it.
fn owner(doc: &Doc<'_, '_>, chunk: Chunk) -> Option<(Range<usize>, usize)> {
    let at = (chunk.start..chunk.head()).rev().find(|at| doc.grammar.pos(*at) == Pos::Possessive)?;
    let words = if at == chunk.start { at..at + 1 } else { chunk.start..at };
    Some((words, at + 1))
}
