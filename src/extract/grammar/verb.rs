//! Verb groups: `has not been told`, `would have denied`, `to sign`.

use super::{Chunk, ChunkKind, Grammar, Pos};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use std::ops::Range;

/// When a verb group says that something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Tense {
    /// `said`, `has said`, `was told`.
    Past,
    /// `says`, `is saying`.
    Present,
    /// `will say`, `is going to say`.
    Future,
    /// `would say`, `could say`, `must say`.
    Conditional,
    /// `to say`, `saying`, `told`: not finite.
    None,
}

/// A verb chunk, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct VerbGroup {
    /// All its words.
    pub(in crate::extract) words: Range<usize>,
    /// The main verb; of `is a liar` the auxiliary.
    pub(in crate::extract) main: usize,
    /// Its tense.
    pub(in crate::extract) tense: Tense,
    /// `was told`.
    pub(in crate::extract) passive: bool,
    /// `did not say`.
    pub(in crate::extract) negated: bool,
    /// `to say`.
    pub(in crate::extract) infinitive: bool,
}

/// Whether a form of be, have or do is finite.
pub(in crate::extract) fn finite_auxiliary(word: &str) -> bool {
    !["be", "been", "being", "having"].iter().any(|form| word.eq_ignore_ascii_case(form))
}

fn is_past_auxiliary(word: &str) -> bool {
    [
        "was",
        "were",
        "had",
        "did",
        "wasn't",
        "weren't",
        "hadn't",
        "didn't",
        "wasn’t",
        "weren’t",
        "hadn’t",
        "didn’t",
    ]
    .iter()
    .any(|form| word.eq_ignore_ascii_case(form))
}

fn is_be(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(
        at,
        &[
            "is",
            "are",
            "was",
            "were",
            "be",
            "been",
            "being",
            "am",
            "'s",
            "’s",
            "'re",
            "’re",
            "isn't",
            "wasn't",
            "aren't",
            "weren't",
            "isn’t",
            "wasn’t",
            "aren’t",
            "weren’t",
            "got",
            "get",
        ],
    )
}

impl Grammar {
    /// The verb group that a word is part of.
    pub(in crate::extract) fn verb(&self, doc: &Doc<'_, '_>, at: usize) -> Option<VerbGroup> {
        let chunk = self.chunk(at);
        (chunk.kind == ChunkKind::Verb).then(|| self.read_verb(doc, chunk))
    }

    fn read_verb(&self, doc: &Doc<'_, '_>, chunk: Chunk) -> VerbGroup {
        let words = chunk.start..chunk.end;
        let main = words
            .clone()
            .rev()
            .find(|at| !matches!(self.pos(*at), Pos::Not | Pos::Adverb))
            .unwrap_or(chunk.start);
        let first = chunk.start;
        let negated = words.clone().any(|at| doc.is(at, Class::Negation));
        let infinitive = self.pos(first) == Pos::To;
        let has = |word: &str| doc.eq(first, word);
        let tense = match self.pos(first) {
            Pos::To | Pos::Base | Pos::Participle | Pos::Gerund => Tense::None,
            Pos::Past => Tense::Past,
            Pos::Present => Tense::Present,
            Pos::Modal if ["will", "shall", "'ll", "’ll", "won't", "won’t"].iter().any(|w| has(w)) => {
                Tense::Future
            }
            Pos::Modal => Tense::Conditional,
            _ if !finite_auxiliary(doc.word(first)) => Tense::None,
            _ if is_past_auxiliary(doc.word(first)) => Tense::Past,
            // "has said", "have been told"
            _ if ["has", "have", "'ve", "’ve", "hasn't", "haven't"].iter().any(|w| has(w))
                && main > first =>
            {
                Tense::Past
            }
            _ if main > first && doc.eq(main, "going") && self.pos(chunk.end) == Pos::To => Tense::Future,
            _ => Tense::Present,
        };
        let participle = self.pos(main) == Pos::Participle;
        let passive = participle
            && (first..main)
                .rev()
                .find(|at| self.pos(*at) == Pos::Auxiliary)
                .is_some_and(|at| is_be(doc, at));
        VerbGroup { words, main, tense, passive, negated, infinitive }
    }

    /// The finite verb group that rules where a word stands: its own, else the nearest before it in its clause, else
    /// the nearest behind it. Looks at no more than forty chunks.
    #[cfg(test)]
    pub(in crate::extract) fn clause_verb(&self, doc: &Doc<'_, '_>, at: usize) -> Option<VerbGroup> {
        let sentence = doc.sentence(at);
        let number = self.number(at);
        let inside = |n: &usize| {
            self.chunks.get(*n).is_some_and(|c| c.start >= sentence.start && c.end <= sentence.end)
        };
        let finite = |n: usize| {
            let chunk = *self.chunks.get(n)?;
            if chunk.kind != ChunkKind::Verb {
                return None;
            }
            Some(self.read_verb(doc, chunk)).filter(|verb| verb.tense != Tense::None)
        };
        let opens = |n: usize| {
            self.chunks
                .get(n)
                .is_some_and(|c| matches!(c.kind, ChunkKind::Subordinator | ChunkKind::Relative))
        };
        let before = (number.saturating_sub(20)..=number).rev().take_while(inside);
        for n in before {
            if let Some(verb) = finite(n) {
                return Some(verb);
            }
            if opens(n) {
                break;
            }
        }
        (number + 1..number + 20).take_while(inside).find_map(finite)
    }
}
