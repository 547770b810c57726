//! Words to chunks: one pass, without looking back.

use super::{Chunk, ChunkKind, Pos};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::Shape;

/// The chunks of a text, sentence by sentence.
pub(super) fn split(doc: &Doc<'_, '_>, tags: &[Pos]) -> Vec<Chunk> {
    let mut chunks = Vec::with_capacity(tags.len() / 2 + 1);
    for sentence in &doc.sentences {
        let mut at = sentence.start;
        while at < sentence.end {
            let reader = Reader { doc, tags, end: sentence.end };
            let (end, kind) = reader.chunk(at);
            chunks.push(Chunk { start: at, end, kind });
            at = end;
        }
    }
    chunks
}

struct Reader<'a, 't, 'l> {
    doc: &'a Doc<'t, 'l>,
    tags: &'a [Pos],
    end: usize,
}

impl Reader<'_, '_, '_> {
    fn pos(&self, at: usize) -> Pos {
        if at < self.end { self.tags.get(at).copied().unwrap_or(Pos::Mark) } else { Pos::Mark }
    }

    fn chunk(&self, at: usize) -> (usize, ChunkKind) {
        let one = |kind| (at + 1, kind);
        match self.pos(at) {
            Pos::Mark if self.money(at) => self.noun(at),
            Pos::Mark => one(ChunkKind::Mark),
            Pos::Preposition => one(ChunkKind::Preposition),
            Pos::Conjunction => one(ChunkKind::Conjunction),
            Pos::Subordinator => one(ChunkKind::Subordinator),
            Pos::Relative => one(ChunkKind::Relative),
            Pos::Time if self.pos(at + 1) != Pos::Possessive => one(ChunkKind::Time),
            Pos::Pronoun if self.pos(at + 1) != Pos::Possessive => one(ChunkKind::Noun),
            Pos::Not | Pos::Adverb => {
                let mut end = at + 1;
                while matches!(self.pos(end), Pos::Adverb | Pos::Not) {
                    end += 1;
                }
                (end, ChunkKind::Adverb)
            }
            Pos::Modal
            | Pos::Auxiliary
            | Pos::To
            | Pos::Base
            | Pos::Present
            | Pos::Past
            | Pos::Participle
            | Pos::Gerund => (self.verb(at), ChunkKind::Verb),
            Pos::Adjective if self.money(at + 1) => one(ChunkKind::Adjective),
            Pos::Adjective => {
                let noun = self.noun(at);
                if matches!(self.pos(noun.0 - 1), Pos::Adjective) {
                    (noun.0, ChunkKind::Adjective)
                } else {
                    noun
                }
            }
            _ => self.noun(at),
        }
    }

    /// Where a verb group ends.
    fn verb(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            let here = self.pos(end);
            end += 1;
            if !matches!(here, Pos::Modal | Pos::Auxiliary | Pos::To) {
                return end;
            }
            // Adverbs belong to the group if a verb comes behind them.
            let mut next = end;
            while next < end + 4 && matches!(self.pos(next), Pos::Not | Pos::Adverb) {
                next += 1;
            }
            let goes_on = match here {
                Pos::Auxiliary => {
                    matches!(self.pos(next), Pos::Auxiliary | Pos::Participle | Pos::Gerund | Pos::Base)
                }
                _ => matches!(self.pos(next), Pos::Auxiliary | Pos::Base),
            };
            if !goes_on {
                while self.pos(end) == Pos::Not {
                    end += 1;
                }
                return end;
            }
            end = next;
        }
    }

    /// `$`, `£`, `#` before a number.
    fn money(&self, at: usize) -> bool {
        self.pos(at + 1) == Pos::Number && matches!(self.doc.mark(at), Some('$' | '£' | '€' | '#'))
    }

    /// Where a noun chunk ends.
    fn noun(&self, at: usize) -> (usize, ChunkKind) {
        let mut end = at;
        // Whether there is a noun or a name since the last possessive.
        let mut headed = false;
        while end < self.end {
            match self.pos(end) {
                Pos::Determiner if headed => break,
                Pos::Determiner | Pos::Number => {}
                Pos::Possessive if end > at && !headed => break,
                Pos::Possessive if end > at && !self.is_suffix(end) => break,
                Pos::Possessive => headed = false,
                Pos::Adjective if headed && !self.is_demonym(end - 1) && !self.owns(end) => break,
                Pos::Adjective => {}
                Pos::Time if headed && self.pos(end + 1) != Pos::Possessive => break,
                Pos::Time => headed = self.pos(end + 1) == Pos::Possessive,
                Pos::Noun | Pos::Name => headed = true,
                Pos::Pronoun if end == at => {
                    if self.pos(end + 1) != Pos::Possessive {
                        return (end + 1, ChunkKind::Noun);
                    }
                    headed = true;
                }
                Pos::Participle | Pos::Gerund | Pos::Adverb if !headed && end > at && self.modifies(end) => {}
                Pos::Mark if self.joins(end) => {}
                Pos::Mark if self.money(end) && !headed => {}
                _ => break,
            }
            end += 1;
        }
        (end.max(at + 1), ChunkKind::Noun)
    }

    /// Whether words for a people or a seat end at a word, as in "a South Korean presidential official", "the White House
    /// national security spokesman": no head of a phrase.
    fn is_demonym(&self, last: usize) -> bool {
        let two = |first: usize| {
            [Class::Demonym, Class::Seat].into_iter().any(|class| {
                self.doc.starts(first) & class.bit() != 0
                    && self.doc.phrase(first, class).is_some_and(|found| found.end == last + 1)
            })
        };
        self.doc.is(last, Class::Demonym) || last.checked_sub(1).is_some_and(two)
    }

    /// Whether letters before an adjective tell whose a noun is: "the UN special envoy", "G7 foreign ministers".
    fn owns(&self, adjective: usize) -> bool {
        let last = adjective - 1;
        let letters = self.doc.shape(last).has(Shape::CAPITALS)
            || self.doc.capital(last) && self.doc.word(last).ends_with(|c: char| c.is_ascii_digit());
        letters && self.pos(last) == Pos::Name && self.pos(adjective + 1) == Pos::Noun
    }

    /// Whether a possessive hangs on the word before it.
    fn is_suffix(&self, at: usize) -> bool {
        !self.doc.spaced(at)
    }

    /// Whether a noun comes behind a participle or an adverb: "the recently proposed treaty".
    fn modifies(&self, at: usize) -> bool {
        let next = at + 1;
        matches!(
            self.pos(next),
            Pos::Noun | Pos::Name | Pos::Adjective | Pos::Participle | Pos::Gerund | Pos::Number
        ) || self.joins(next)
    }

    /// A hyphen, slash, ampersand or percent sign inside a noun phrase.
    fn joins(&self, at: usize) -> bool {
        let between = at + 1 < self.end && !self.doc.spaced(at) && !self.doc.spaced(at + 1);
        match self.doc.mark(at) {
            Some('-' | '‑' | '/') => self.doc.word(at).len() < 4 && between && self.nominal(at + 1),
            Some('&') => self.nominal(at + 1),
            Some('%') => !self.doc.spaced(at),
            // "Mrs. Lima"
            Some('.') => {
                !self.doc.spaced(at)
                    && at > 0
                    && self.doc.is(at - 1, Class::Abbreviation)
                    && self.pos(at - 1) == Pos::Name
                    && matches!(self.pos(at + 1), Pos::Name | Pos::Number)
            }
            _ => false,
        }
    }

    fn nominal(&self, at: usize) -> bool {
        matches!(
            self.pos(at),
            Pos::Noun
                | Pos::Name
                | Pos::Adjective
                | Pos::Number
                | Pos::Participle
                | Pos::Gerund
                | Pos::Adverb
                | Pos::Base
        )
    }
}
