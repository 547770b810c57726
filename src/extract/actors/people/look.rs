//! Words with capitals that may be one name.

use super::super::super::found::ActorForm;
use super::super::super::grammar::{ChunkKind, Pos};
use super::super::super::lexicon::Class;
use super::super::cluster::Gender;
use super::super::{Span, roles};
use super::{Name, STOPS, Scan};
use crate::text::{Shape, WordKind};

impl Scan<'_, '_, '_> {
    /// Reads the words with capitals that start here, and goes behind them.
    pub(super) fn person(&mut self, at: usize) -> usize {
        let doc = self.doc;
        let initial = doc.sentence(at).start == at;
        if doc.any(at, Class::CLOSED)
            && (initial || !self.doc.any(at, Class::GivenName.bit() | Class::FamilyName.bit()))
        {
            return at + 1;
        }
        if initial
            && doc.any(
                at,
                Class::Weekday.bit() | Class::Month.bit() | Class::TimeWord.bit() | Class::NumberWord.bit(),
            )
        {
            return at + 1;
        }
        let loud = self.title_case(at);
        let (mut start, end) = (at, self.sequence(at, loud));
        // "Analyst Mary Jones": what stands before a given name and is none does not belong to it.
        let count = end - start;
        let plain = initial && count > 1 && self.common(start);
        if (count > 2 || plain && count > 1)
            && !doc.any(start, Class::GivenName.bit() | Class::FamilyName.bit())
            && !doc.shape(start).has(Shape::STOPPED)
            && doc.word(start).len() > 1
            && doc.spaced(start + 1)
            && (plain || doc.is(start + 1, Class::GivenName) && doc.capital(start + 2))
        {
            start += 1;
        }
        let words = Span { start, end };
        if let Some((confidence, rule, title)) = self.evidence(words) {
            let full =
                if end == start + 1 { doc.value(start, Class::KnownSurname).unwrap_or_default() } else { "" };
            let gender = self
                .before
                .honorific
                .filter(|(end, _)| *end == start)
                .and_then(|(_, gender)| gender)
                .or_else(|| doc.value(start, Class::GivenName).and_then(Gender::from_letter));
            let form = if self.parts(words) == 1 { ActorForm::Surname } else { ActorForm::Name };
            self.found.push(Name { full, title, gender, form, confidence, rule, ..Name::person(words) });
        } else {
            self.candidate(start, end);
        }
        end
    }

    /// A name that may turn out to be part of a longer one.
    pub(super) fn candidate(&mut self, start: usize, end: usize) {
        let words = Span { start, end };
        let doc = self.doc;
        let named = |at: usize| {
            doc.capital(at) && !doc.any(at, Class::CLOSED) && doc.kind(at) == Some(WordKind::Word)
        };
        let after = doc.spaced(end) && named(end) && !doc.shape(end).has(Shape::AFTER_BLANK);
        let before = start > 0
            && doc.spaced(start)
            && !doc.shape(start).has(Shape::FIRST)
            && named(start - 1)
            && self.before.role.is_none_or(|role| role.end != start)
            && doc.sentence(start).start != start - 1;
        if !after && !before && self.parts(words) == 1 {
            let alone = self.acts(start);
            let candidate = Name {
                candidate: true,
                form: ActorForm::Surname,
                confidence: if alone { 0.7 } else { 0.9 },
                rule: if alone { "actor-person-given-alone" } else { "actor-person-surname" },
                ..Name::person(words)
            };
            self.found.push(candidate);
        }
    }

    /// Whether a given name by itself does something, as persons do: "Toby left".
    pub(super) fn acts(&mut self, at: usize) -> bool {
        let doc = self.doc;
        if !doc.is(at, Class::GivenName)
            || self.common(at)
            || doc.any(at, STOPS | Class::Place.bit() | Class::PlaceHead.bit() | Class::FamilyName.bit())
            || doc.shape(at).has(Shape::CAPITALS)
            || self.title_case(at)
        {
            return false;
        }
        let (grammar, chunk) = (doc.grammar(), doc.grammar().chunk(at));
        chunk.start == at
            && chunk.end == at + 1
            && grammar.chunk(at + 1).kind == ChunkKind::Verb
            && grammar.chunk(at + 1).start == at + 1
            && !matches!(grammar.pos(grammar.chunk(at + 1).head()), Pos::Gerund)
    }

    /// How many words a name has, without particles, hyphens and suffixes.
    pub(super) fn parts(&self, words: Span) -> usize {
        let doc = self.doc;
        let counts = |at: &usize| {
            doc.capital(*at) && doc.spaced(*at) && !doc.is(*at, Class::NameSuffix) || *at == words.start
        };
        (words.start..words.end).filter(counts).count()
    }

    /// Where the words end that make one name, as they look. In a headline in capitals a verb ends it too.
    pub(super) fn sequence(&self, start: usize, loud: bool) -> usize {
        let doc = self.doc;
        let limit = doc.sentence(start).end.min(start + 12);
        let mut end = start + 1;
        while end < limit {
            // "Kim-Putin" are two names.
            let pair = doc.is(start, Class::KnownSurname) && doc.capital(end + 1);
            if doc.mark(end) == Some('-')
                && !pair
                && !doc.spaced(end)
                && !doc.spaced(end + 1)
                && doc.kind(end + 1) == Some(WordKind::Word)
            {
                end += 2;
                continue;
            }
            if !doc.spaced(end) {
                break;
            }
            // `Ada “Bo” Berg`
            let nick = matches!(doc.mark(end), Some('“' | '"' | '‘' | '\''))
                && doc.capital(end + 1)
                && !doc.spaced(end + 2)
                && matches!(doc.mark(end + 2), Some('”' | '"' | '’' | '\''))
                && doc.spaced(end + 3)
                && doc.capital(end + 3)
                && doc.is(start, Class::GivenName);
            if nick && end + 3 < limit {
                end += 4;
                continue;
            }
            if doc.mark(end).is_some() || doc.kind(end) != Some(WordKind::Word) {
                break;
            }
            if doc.capital(end) {
                let follows = doc.capital(end + 1) && doc.spaced(end + 1);
                if doc.any(end, STOPS) && !doc.is(end, Class::GivenName)
                    || doc.any(end, Class::CLOSED) && !doc.is(end, Class::FamilyName)
                    || roles::head(doc, end).is_some()
                        && (follows || end > start + 1 || !doc.is(start, Class::GivenName))
                    || self.states_start(end)
                    || self.letters_behind(start, end)
                    || loud
                        && end > start + 1
                        && doc.any(end, Class::Past.bit() | Class::Participle.bit() | Class::Cue.bit())
                {
                    break;
                }
                end += 1;
            } else if doc.is(end, Class::Particle)
                && (doc.capital(end + 1)
                    || doc.mark(end + 1) == Some('-')
                    || doc.is(end + 1, Class::Particle) && doc.capital(end + 2))
                && !doc.one_of(end, &["as", "an", "do"])
            {
                end += 1;
            } else {
                break;
            }
        }
        // ", Jr."
        if doc.mark(end) == Some(',') && doc.is(end + 1, Class::NameSuffix) {
            end += 2;
        }
        // The full stop of "Jr." where the sentence goes on.
        if end > start + 1
            && doc.is(end - 1, Class::NameSuffix)
            && doc.word(end) == "."
            && !doc.spaced(end)
            && end + 1 < doc.sentence(start).end
        {
            end += 1;
        }
        end
    }

    /// Whether a word is letters behind a name that is none: `Jo Doe BBC`.
    pub(super) fn letters_behind(&self, start: usize, at: usize) -> bool {
        let doc = self.doc;
        let loud = |at: usize| doc.shape(at).has(Shape::CAPITALS) && !doc.shape(at).has(Shape::STOPPED);
        loud(at) && !loud(start) && doc.word(at).len() > 1 && !doc.is(at, Class::NameSuffix)
    }

    /// Whether a State is named from here on.
    pub(super) fn states_start(&self, at: usize) -> bool {
        self.states[self.state.min(self.states.len())..].iter().take(4).any(|s| s.words.start == at)
    }
}
