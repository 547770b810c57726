//! Who does it: subjects and owners.

use super::super::trigger::{Form, Trigger};
use super::{MOST, Parts, REACH};
use crate::extract::found::{ActorForm, ActorMention};
use crate::extract::grammar::{Chunk, ChunkKind};
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use std::ops::Range;

impl<'a, 't> Parts<'a, 't, '_> {
    /// The subject before a verb, with those that `and` and commas join to it: the nearest noun chunk that no
    /// preposition governs. If that is nobody who is named, there is none.
    pub(super) fn subjects(&self, trigger: &Trigger) -> Vec<&'a ActorMention<'t>> {
        let (doc, grammar) = (self.doc, &self.doc.grammar());
        let start = doc.sentence(trigger.words.start).start.max(trigger.words.start.saturating_sub(REACH));
        let mut number = grammar.number(trigger.words.start);
        // Whether the verb may share its subject with one before, and whether a relative pronoun stands for it.
        let (mut shared, mut relative) = (matches!(trigger.form, Form::Infinitive | Form::Gerund), false);
        let mut comma = false;
        while let Some(next) = number.checked_sub(1) {
            number = next;
            let Some(chunk) = grammar.chunks().get(number).filter(|c| c.start >= start) else { break };
            match self.kind(*chunk) {
                ChunkKind::Noun
                    if relative || !self.is_governed(number) || self.is_own_subject(trigger, *chunk) =>
                {
                    return match self.head(chunk.start..chunk.end) {
                        Some((mention, words)) if std::ptr::eq(self.holder(mention), mention) => {
                            self.joined(mention, words, start)
                        }
                        Some((mention, _)) => vec![self.holder(mention)],
                        None => self.apposed(number).filter(|_| comma).map(|m| vec![m]).unwrap_or_default(),
                    };
                }
                ChunkKind::Verb if shared || relative => shared = false,
                ChunkKind::Verb => break,
                ChunkKind::Conjunction => shared = true,
                ChunkKind::Relative => relative = true,
                ChunkKind::Subordinator => break,
                ChunkKind::Mark => match doc.mark(chunk.start) {
                    Some(',') => comma = true,
                    Some('-') => {}
                    // `Acme (AC) announced`
                    Some(')') => match self.opening(chunk.start, start) {
                        Some(open) => number = grammar.number(open),
                        None => break,
                    },
                    _ => break,
                },
                _ => {}
            }
        }
        Vec::new()
    }

    /// Whether a chunk is the subject although a preposition stands before it: `of Norway visiting Lima`, `as Norway met them`.
    pub(super) fn is_own_subject(&self, trigger: &Trigger, chunk: Chunk) -> bool {
        let (doc, grammar) = (self.doc, &self.doc.grammar());
        let verb = grammar.chunk(trigger.words.start);
        let next = chunk.end == verb.start;
        let Some(before) = chunk.start.checked_sub(1) else { return false };
        match trigger.form {
            Form::Gerund => next && self.at(chunk.end - 1).is_some_and(|(m, _)| m.form != ActorForm::Place),
            Form::Active => next && doc.one_of(before, &["as", "after", "before", "since", "until", "than"]),
            _ => false,
        }
    }

    /// Whether a preposition stands before a chunk.
    pub(super) fn is_governed(&self, number: usize) -> bool {
        let before = number.checked_sub(1).and_then(|n| self.doc.grammar().chunks().get(n));
        before.is_some_and(|c| c.kind == ChunkKind::Preposition)
    }

    /// The opening parenthesis that a closing one belongs to, if it is near.
    pub(super) fn opening(&self, closing: usize, start: usize) -> Option<usize> {
        (start.max(closing.saturating_sub(10))..closing).rev().find(|at| self.doc.mark(*at) == Some('('))
    }

    /// Who stands before a chunk that only describes, between commas: `Ada Berg, the envoy, signed`.
    pub(super) fn apposed(&self, number: usize) -> Option<&'a ActorMention<'t>> {
        let chunks = self.doc.grammar().chunks();
        let comma = chunks.get(number.checked_sub(1)?)?;
        let before = chunks.get(number.checked_sub(2)?)?;
        let apposed = self.doc.mark(comma.start) == Some(',') && before.kind == ChunkKind::Noun;
        let (mention, _) = self.at(before.end.checked_sub(1)?).filter(|_| apposed)?;
        (mention.form != ActorForm::Place).then_some(mention)
    }

    /// A mention, and those joined to its left: `X, Y and Z`.
    pub(super) fn joined(
        &self,
        last: &'a ActorMention<'t>,
        words: Range<usize>,
        start: usize,
    ) -> Vec<&'a ActorMention<'t>> {
        let mut found = vec![last];
        let mut first = words.start;
        while found.len() < MOST {
            // Over what describes the mention, to the word that joins it.
            let mut at = first;
            let joint = (0..8).find_map(|_| {
                at = at.checked_sub(1).filter(|at| *at > start)?;
                let joins = self.doc.eq(at, "and") || (found.len() > 1 && self.doc.mark(at) == Some(','));
                joins.then_some(at)
            });
            let clear = |joint: usize| {
                (joint + 1..first).all(|at| {
                    self.doc.kind(at) != Some(WordKind::Mark)
                        && !self.doc.any(at, Class::Preposition.bit() | Class::Subordinator.bit())
                        && self.doc.grammar().chunk(at).kind != ChunkKind::Verb
                })
            };
            let Some(joint) = joint.filter(|j| clear(*j)) else { break };
            let before = joint - usize::from(self.doc.mark(joint - 1) == Some(',')) - 1;
            let Some((mention, words)) = self.at(before) else { break };
            if mention.form == ActorForm::Place || words.start < start {
                break;
            }
            found.push(mention);
            first = words.start;
        }
        found.reverse();
        found
    }

    /// Who does it, where a verb says no more than that: `is on a visit`, `set off on a trip`, `paid a visit`.
    pub(super) fn doers(&self, trigger: &Trigger) -> Vec<&'a ActorMention<'t>> {
        let (doc, grammar) = (self.doc, &self.doc.grammar());
        let number = grammar.number(trigger.words.start);
        let chunk = |back: usize| number.checked_sub(back).and_then(|n| grammar.chunks().get(n)).copied();
        let on = chunk(1).is_some_and(|c| c.kind == ChunkKind::Preposition && doc.eq(c.head(), "on"));
        let Some(verb) = chunk(if on { 2 } else { 1 }).filter(|c| c.kind == ChunkKind::Verb) else {
            return Vec::new();
        };
        let light: &[&str] = if on {
            &[
                "is", "are", "was", "were", "been", "be", "embarked", "embarks", "embark", "left", "went",
                "gone", "set",
            ]
        } else {
            &[
                "made", "makes", "make", "making", "paid", "pays", "pay", "paying", "took", "takes", "began",
                "begins",
            ]
        };
        if !doc.one_of(verb.head(), light) {
            return Vec::new();
        }
        let words = verb.start..verb.end;
        self.subjects(&Trigger { words, object: None, kind: trigger.kind, form: Form::Active })
    }

    /// Whose it is, before a noun: `Seoul’s protest`, `the Russian veto`.
    pub(super) fn owners(&self, noun: usize) -> Vec<&'a ActorMention<'t>> {
        let start = self.doc.sentence(noun).start.max(noun.saturating_sub(4));
        for at in (start..noun).rev() {
            let crosses = self.doc.kind(at) == Some(WordKind::Mark) && self.doc.mark(at) != Some('-');
            if crosses || self.doc.any(at, Class::Preposition.bit() | Class::Conjunction.bit()) {
                break;
            }
            if let Some((mention, words)) = self.at(at) {
                let owns = self.doc.kind(words.end) == Some(WordKind::Clitic)
                    || mention.form == ActorForm::Demonym
                    || mention.form == ActorForm::Acronym
                    || words.end == noun;
                if owns && mention.form != ActorForm::Place {
                    return self.joined(
                        mention,
                        words,
                        start.saturating_sub(12).max(self.doc.sentence(noun).start),
                    );
                }
                break;
            }
        }
        Vec::new()
    }
}
