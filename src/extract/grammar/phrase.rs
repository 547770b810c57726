//! Noun phrases with what hangs on them.

use super::{ChunkKind, Grammar, Pos};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use std::ops::Range;

impl Grammar {
    /// The noun chunk that a word is in, with the prepositional phrases behind it: `the head of the agency in Vienna`.
    /// Nothing where the word is in no noun chunk. Looks at no more than a dozen chunks.
    pub(in crate::extract) fn noun_phrase(&self, doc: &Doc<'_, '_>, at: usize) -> Option<Range<usize>> {
        let chunk = self.chunk(at);
        if chunk.kind != ChunkKind::Noun {
            return None;
        }
        let limit = doc.sentence(at).end;
        let mut end = chunk.end;
        for _ in 0..6 {
            let next = self.chunk(end);
            let object = self.chunk(next.end);
            let hangs = next.kind == ChunkKind::Preposition
                && object.kind == ChunkKind::Noun
                && object.end <= limit
                && (hangs_on_nouns(doc, next.start)
                    || self.pos(chunk.end - 1) != Pos::Pronoun
                        && doc.one_of(next.start, &["in", "at", "on"]))
                && end < limit;
            if !hangs {
                break;
            }
            end = object.end;
        }
        Some(chunk.start..end)
    }

    /// The noun phrase that ends right before a word, with the prepositional phrases inside it. Looks at no more than
    /// a dozen chunks.
    pub(in crate::extract) fn noun_phrase_before(
        &self,
        doc: &Doc<'_, '_>,
        at: usize,
    ) -> Option<Range<usize>> {
        let start = doc.sentence(at.saturating_sub(1)).start;
        let end = at;
        let mut chunk = self.chunk(at.checked_sub(1)?);
        if chunk.kind != ChunkKind::Noun || chunk.start < start {
            return None;
        }
        for _ in 0..6 {
            let Some(before) = chunk.start.checked_sub(1).filter(|at| *at > start) else { break };
            let preposition = self.chunk(before);
            let outer = self.chunk(before - 1);
            // "two of the envoys", "none of them"
            let count = outer.kind == ChunkKind::Adjective && doc.is(before - 1, Class::NumberWord)
                || doc.eq(before - 1, "none");
            let hangs = preposition.kind == ChunkKind::Preposition
                && (outer.kind == ChunkKind::Noun || count)
                && outer.start >= start;
            if !hangs
                || !hangs_on_nouns(doc, preposition.start)
                    && !doc.one_of(preposition.start, &["in", "at", "on"])
            {
                break;
            }
            chunk = outer;
        }
        Some(chunk.start..end)
    }
}

/// Prepositions that tie a noun to a noun more often than to a verb.
fn hangs_on_nouns(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(at, &["of", "for", "from", "with", "against", "between", "behind", "to"])
}
