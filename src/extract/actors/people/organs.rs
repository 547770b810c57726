//! Bodies: organs of States, letters that the text defines, and a body by its noun alone.

use super::super::super::found::ActorForm;
use super::super::super::lexicon::Class;
use super::super::{Span, bodies};
use super::{Name, Scan};
use crate::model::ActorKind;
use crate::text::WordKind;

impl<'t> Scan<'_, 't, '_> {
    /// Where the organ ends that follows a State.
    pub(super) fn organ_end(&self, state: Option<usize>) -> Option<usize> {
        let doc = self.doc;
        let end = state?;
        let clitic = usize::from(doc.kind(end) == Some(WordKind::Clitic));
        doc.phrase(end + clitic, Class::StateOrgan).map(|organ| organ.end)
    }

    /// An organ of a State, in small letters or capitals: `South Korean foreign ministry`, `Oslo's central bank`, or `the foreign
    /// ministry` by itself. `at` is where the State starts, `end` is behind it.
    pub(super) fn organ(&mut self, at: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let clitic = usize::from(end > at && doc.kind(end) == Some(WordKind::Clitic));
        let organ = doc.phrase(end + clitic, Class::StateOrgan)?;
        let words = Span { start: at, end: organ.end };
        let organ = Span { start: end + clitic, end: organ.end };
        let alone = end == at;
        // A government is its State; and one word by itself may be anybody's.
        let single = organ.end == organ.start + 1;
        if doc.eq(organ.start, "government")
            || alone && single
            || doc.capital(organ.end) && doc.any(organ.end, bodies::HEADS)
        {
            return None;
        }
        if alone
            && !doc.capital(at)
            && !doc.any(at.checked_sub(1)?, Class::Determiner.bit() | Class::Possessive.bit())
        {
            return None;
        }
        let state =
            self.states.get(self.state).filter(|s| !alone && s.words.start <= at).map_or("", |s| s.code);
        self.found.push(Name {
            kind: ActorKind::Body,
            state,
            organ: Some(organ),
            confidence: if alone { 0.85 } else { 0.93 },
            rule: if alone { "actor-body-organ" } else { "actor-body-organ-state" },
            ..Name::person(words)
        });
        Some(words.end)
    }

    /// A body by its noun alone, after it was named: `the Council`, `the panel`.
    pub(super) fn again(&mut self, at: usize) -> Option<usize> {
        /// So far back, in words.
        const FAR: usize = 250;
        let doc = self.doc;
        let the = at.checked_sub(1).filter(|the| doc.is(*the, Class::Determiner))?;
        if doc.kind(at) != Some(WordKind::Word)
            || !doc.one_of(the, &["the", "this", "that"])
            || doc.word(at).len() < 4
            || self.name_goes_on(at + 1)
            || doc.mark(at + 1) == Some('-') && !doc.spaced(at + 1)
            || doc.one_of(at + 1, &["of", "on", "for"]) && doc.capital(at + 2)
        {
            return None;
        }
        let near = self.found.iter().enumerate().rev().take(60).take_while(|(_, n)| n.words.end + FAR > at);
        let (number, whole) = near
            .filter(|(_, n)| n.kind == ActorKind::Body && !n.candidate && n.words.end > n.words.start + 1)
            .find(|(_, n)| self.is_its_noun(n.words, at))?;
        let (same, whole) = (if whole.same == 0 { number as u32 + 1 } else { whole.same }, *whole);
        self.found.push(Name {
            words: Span { start: at, end: at + 1 },
            form: ActorForm::Surname,
            title: None,
            same,
            organ: None,
            confidence: 0.85,
            rule: "actor-body-again",
            ..whole
        });
        Some(at + 1)
    }

    /// Whether a word is the noun of a name: the last one, or the first before `of`.
    pub(super) fn is_its_noun(&self, name: Span, at: usize) -> bool {
        let doc = self.doc;
        let noun = (name.start..name.end).find(|at| doc.eq(*at, "of")).unwrap_or(name.end) - 1;
        noun > name.start.saturating_sub(1)
            && doc.word(noun).eq_ignore_ascii_case(doc.word(at))
            && (doc.is(noun, Class::BodyHead)
                || doc.is(name.end - 1, Class::Role)
                || doc.eq(noun, "panel")
                || doc.eq(noun, "team"))
            && !doc.one_of(noun, &["house", "office", "service", "force", "forces", "government", "mission"])
    }

    /// Letters in brackets behind a full name.
    pub(super) fn define(&mut self, full: Span, short: usize) {
        let doc = self.doc;
        let text = doc.word(short);
        // The name itself, or a part of it, may have been found already.
        let over = self.found.iter().rev().take(6).take_while(|name| name.words.end > full.start).count();
        let first = self.found.len() - over;
        let whole = self
            .found
            .get(first)
            .filter(|name| name.words == full && !name.candidate && name.kind != ActorKind::Person);
        if whole.is_none() {
            let known = self.found[first..]
                .iter()
                .find(|name| !name.candidate && name.kind != ActorKind::Person)
                .copied();
            self.found.truncate(first);
            let kind = if (full.start..full.end).any(|at| doc.is(at, Class::BodyHead)) {
                ActorKind::Body
            } else {
                ActorKind::Organisation
            };
            let same = Name { kind, confidence: 0.92, rule: "actor-letters-defined", ..Name::person(full) };
            let known = known.filter(|known| known.words.start <= full.start && known.words.end >= full.end);
            self.found.push(known.unwrap_or(same));
        }
        let number = first as u32 + 1;
        self.letters.insert(text, number);
        self.acronym(short, number);
    }

    /// Letters that the text has defined.
    pub(super) fn acronym(&mut self, at: usize, full: u32) {
        let Some(name) = self.found.get(full as usize - 1).copied() else { return };
        self.found.push(Name {
            words: Span { start: at, end: at + 1 },
            form: ActorForm::Acronym,
            title: None,
            same: full,
            organ: None,
            confidence: 0.95,
            rule: "actor-letters",
            ..name
        });
    }
}
