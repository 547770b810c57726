//! A light grammar: a part of speech for each word, and the words in chunks: noun phrases, verb groups, what stands
//! between them. No parser: quick, linear, and right most of the time on news.
//!
//! It is part of every [`Doc`]: `doc.grammar().pos(at)`, `doc.grammar().verb(doc, at)`. Ask it:
//!
//! - [`Grammar::pos`]: what a word is. `Past` and `Present` are finite; `Base` is an infinitive or an imperative.
//! - [`Grammar::chunk`]: the [`Chunk`] that a word is in, [`Grammar::chunks`] all of them, in order and without gaps,
//!   with [`Grammar::number`] for the number of a word's chunk. A noun chunk ends with its head, and goes over a
//!   possessive: `Russia's deputy ambassador`. A verb chunk has its auxiliaries: `has not been told`, `to deny`.
//! - [`Grammar::verb`]: a verb chunk as a [`VerbGroup`]: its main verb, tense, whether passive, negated.
//! - [`Grammar::noun_phrase`]: a noun chunk with what hangs on it behind: `the head of the agency in Vienna`.
//!   [`Grammar::noun_phrase_before`]: such a phrase that ends right before a word.

mod candidates;
mod chunks;
mod phrase;
mod tag;
#[cfg(test)]
mod tests;
mod verb;

use super::doc::Doc;
pub(super) use verb::{Tense, VerbGroup, finite_auxiliary};

/// The part of speech of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Pos {
    /// Not a word.
    Mark,
    /// `1718`, `21st`; words for numbers are adjectives or nouns.
    Number,
    /// `the`, `this`, `some`, before a noun.
    Determiner,
    /// `his`, `'s`, and the apostrophe of a plural.
    Possessive,
    /// `he`, `this`, `many`, in the place of a noun.
    Pronoun,
    /// A common noun.
    Noun,
    /// A proper noun.
    Name,
    /// An adjective.
    Adjective,
    /// An adverb, or a particle without an object.
    Adverb,
    /// `Monday`, `yesterday`, `June`.
    Time,
    /// A preposition.
    Preposition,
    /// `to` before an infinitive.
    To,
    /// `and`, `or`, `but`.
    Conjunction,
    /// `that`, `if`, `because`, `what`, where a clause follows.
    Subordinator,
    /// `who`, `which`, `that`, behind the noun that they are about.
    Relative,
    /// `will`, `could`.
    Modal,
    /// A form of be, have or do, also where it is the main verb.
    Auxiliary,
    /// `not`.
    Not,
    /// A verb as in the dictionary: infinitive, imperative.
    Base,
    /// A finite verb, present.
    Present,
    /// A finite verb, past.
    Past,
    /// A past participle.
    Participle,
    /// A form in -ing.
    Gerund,
}

/// What a chunk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum ChunkKind {
    /// A noun phrase up to its head.
    Noun,
    /// A verb with its auxiliaries.
    Verb,
    /// A preposition.
    Preposition,
    /// What opens a subordinate clause.
    Subordinator,
    /// What opens a relative clause.
    Relative,
    /// A conjunction.
    Conjunction,
    /// An adverb, or several.
    Adverb,
    /// An adjective that stands before no noun.
    Adjective,
    /// A time word by itself.
    Time,
    /// A mark.
    Mark,
}

/// Words that belong together, in one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The first word.
    pub(super) start: usize,
    /// Behind the last word.
    pub(super) end: usize,
    /// What it is.
    pub(super) kind: ChunkKind,
}

impl Chunk {
    /// Its last word: the head of a noun chunk, the main verb of a verb chunk.
    pub(super) fn head(self) -> usize {
        self.end - 1
    }
}

/// The grammar of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Grammar {
    tags: Vec<Pos>,
    chunks: Vec<Chunk>,
    chunk_of: Vec<u32>,
}

impl Grammar {
    /// Reads it. Linear.
    #[inline(never)]
    pub(super) fn read(doc: &Doc<'_, '_>) -> Grammar {
        let tags = tag::tag(doc);
        let chunks = chunks::split(doc, &tags);
        let mut chunk_of = vec![0; tags.len()];
        for (number, chunk) in chunks.iter().enumerate() {
            chunk_of[chunk.start..chunk.end].fill(number as u32);
        }
        Grammar { tags, chunks, chunk_of }
    }

    /// What a word is; a mark behind the end.
    pub(super) fn pos(&self, at: usize) -> Pos {
        self.tags.get(at).copied().unwrap_or(Pos::Mark)
    }

    /// All chunks, in order and without gaps.
    pub(super) fn chunks(&self) -> &[Chunk] {
        &self.chunks
    }

    /// The number of the chunk that a word is in; behind the end, how many there are.
    pub(super) fn number(&self, at: usize) -> usize {
        self.chunk_of.get(at).map_or(self.chunks.len(), |number| *number as usize)
    }

    /// The chunk that a word is in; an empty mark behind the end.
    pub(super) fn chunk(&self, at: usize) -> Chunk {
        let end = self.tags.len();
        let none = Chunk { start: end, end: end + 1, kind: ChunkKind::Mark };
        self.chunks.get(self.number(at)).copied().unwrap_or(none)
    }

    /// Whether a word is in a noun chunk.
    pub(super) fn in_noun(&self, at: usize) -> bool {
        self.chunk(at).kind == ChunkKind::Noun
    }
}
