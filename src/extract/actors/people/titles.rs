//! The role that a name stands with.

use super::super::super::lexicon::Class;
use super::super::Span;
use super::super::roles::{self, Title};
use super::Scan;
use crate::model::ActorKind;
use crate::text::WordKind;

impl<'t, 'l> Scan<'_, 't, 'l> {
    /// The role that stands before a name or behind it.
    pub(super) fn title(&mut self, words: Span) -> Option<Title> {
        self.title_before(words)
            .or_else(|| self.title_around(words))
            .or_else(|| roles::after(self.doc, words.end))
    }

    /// A role that goes on behind its noun before the name: `the ambassador to the UN, Ada Berg`, `Director for African Affairs
    /// Ada Berg`.
    pub(super) fn title_around(&self, words: Span) -> Option<Title> {
        let doc = self.doc;
        let head = self.before.role.filter(|head| head.end < words.start && head.end + 10 > words.start)?;
        if doc.sentence(head.start).start > head.start
            || doc.sentence_number(head.start) != doc.sentence_number(words.start)
        {
            return None;
        }
        let comma = doc.mark(words.start - 1) == Some(',');
        let end = words.start - usize::from(comma);
        let goes = doc.one_of(head.end, &["to", "of", "for", "at", "on"]) && end > head.end + 1;
        let belongs = |at: usize| {
            doc.kind(at) != Some(WordKind::Mark)
                && !doc.any(
                    at,
                    Class::Auxiliary.bit()
                        | Class::Modal.bit()
                        | Class::Subordinator.bit()
                        | Class::Pronoun.bit(),
                )
                && (doc.capital(at)
                    || doc.any(
                        at,
                        Class::Preposition.bit() | Class::Determiner.bit() | Class::Possessive.bit(),
                    )
                    || doc.kind(at) == Some(WordKind::Clitic)
                    || doc.eq(at, "and")
                    || comma
                        && doc
                            .any(at, Class::Noun.bit() | Class::Adjective.bit() | Class::RoleModifier.bit()))
        };
        let names = comma || doc.capital(end - 1) && doc.capital(head.start);
        if !goes || !names || !(head.end..end).all(belongs) {
            return None;
        }
        let title = roles::before(doc, head, end, self.insides(head));
        let owned = title
            .words
            .start
            .checked_sub(1)
            .is_some_and(|at| doc.any(at, Class::Determiner.bit() | Class::Possessive.bit()))
            || title.words.start < head.start
            || doc.capital(head.start);
        owned.then_some(title)
    }

    pub(super) fn title_before(&mut self, words: Span) -> Option<Title> {
        let doc = self.doc;
        let head = self.before.role?;
        let direct = head.end == words.start
            || self
                .before
                .honorific
                .is_some_and(|(end, _)| end == words.start && head.end + 2 >= words.start);
        let comma = head.end + 1 == words.start && doc.mark(head.end) == Some(',');
        if !direct && !comma || doc.sentence_number(head.start) != doc.sentence_number(words.start) {
            return None;
        }
        let title = roles::before(doc, head, words.start, self.insides(head));
        // With a comma between, the role is of this name only if it has an article or an owner: "the envoy, Jo Doe,", "Peru's
        // newest envoy, Jo Doe,".
        let first = title.words.start;
        let described =
            first > 1 && (doc.is(first - 1, Class::Adjective) || doc.word(first - 1).ends_with("est"));
        let owned = (first - usize::from(described))
            .checked_sub(1)
            .filter(|at| described || *at + 1 == first)
            .is_some_and(|at| {
                doc.any(at, Class::Determiner.bit() | Class::Possessive.bit())
                    || described && doc.kind(at) == Some(WordKind::Clitic)
            })
            || (title.words.start..head.start).any(|at| doc.kind(at) == Some(WordKind::Clitic));
        (direct || owned).then_some(title)
    }

    /// Whether a word near a role is part of the name of a State, body or organisation.
    pub(super) fn insides(&self, head: Span) -> impl Fn(usize) -> bool + use<'t, 'l> {
        let (doc, states, found) = (self.doc, self.states, &self.found);
        let first = head.start.saturating_sub(10);
        let near = states[..self.state.min(states.len())].iter().rev().take_while(|s| s.words.end > first);
        let near: [Span; 4] = spans(near.map(|s| s.words));
        let names: [Span; 4] = spans(
            found
                .iter()
                .rev()
                .take_while(|n| n.words.end > first)
                .filter(|n| {
                    // A person only as the owner: "Ada Berg's brother, Bo Berg".
                    let owner = doc.kind(n.words.end) == Some(WordKind::Clitic);
                    !n.candidate && (n.kind != ActorKind::Person || owner)
                })
                .map(|n| n.words),
        );
        move |at: usize| near.iter().chain(&names).any(|s| s.start <= at && at < s.end)
    }
}

/// The first four of some spans.
pub(super) fn spans(all: impl Iterator<Item = Span>) -> [Span; 4] {
    let mut first = [Span::default(); 4];
    for (place, span) in first.iter_mut().zip(all) {
        *place = span;
    }
    first
}
