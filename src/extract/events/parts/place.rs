//! Where it was.

use super::super::trigger::{Form, Trigger};
use super::{Parts, is_aimed};
use crate::extract::found::{ActorForm, DateMention, Span};
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use crate::text::WordKind;

impl<'t> Parts<'_, 't, '_> {
    /// Where it was: behind `in` or `at`, near the trigger, a name that is no date and nobody who acts.
    pub(in crate::extract::events) fn place(
        &self,
        trigger: &Trigger,
        dates: &[DateMention<'t>],
    ) -> Option<Span<'t>> {
        let doc = self.doc;
        let from = trigger.words.end;
        let end = doc.sentence(trigger.words.start).end.min(from + 14);
        for at in from..end {
            let ends = matches!(doc.mark(at), Some(';' | ':' | '“' | '”' | '"')) || doc.is(at, Class::Modal);
            let verb = doc.grammar().chunk(at);
            // Another clause: `announced that they met in Oslo`.
            let clause = verb.kind == ChunkKind::Verb
                && matches!(doc.grammar().pos(verb.head()), Pos::Past | Pos::Present)
                && trigger.object.as_ref().is_none_or(|o| o.start < trigger.words.start)
                && verb.start >= from;
            // `the war in Peru`, `its invasion of Peru`: that is where the other one is.
            let other = at > from && doc.one_of(at, &["in", "at", "of"]) && self.is_elsewhere(at - 1);
            if ends || clause || other {
                break;
            }
            if doc.eq(at, "at") && is_aimed(trigger) {
                continue;
            }
            let visited = doc.eq(at, "to") && self.is_journey(trigger);
            if !visited && !doc.one_of(at, &["in", "at"]) {
                continue;
            }
            let start = at + 1 + usize::from(doc.eq(at + 1, "the"));
            let names = (start..end.max(start))
                .take_while(|w| {
                    doc.kind(*w) == Some(WordKind::Word)
                        && doc.capital(*w)
                        && (*w == start || !self.sets_off(*w))
                })
                .count();
            if names == 0 {
                continue;
            }
            let span = doc.span(start..start + names);
            let date = dates.partition_point(|d| d.end <= span.start);
            if dates.get(date).is_some_and(|d| d.start < span.end) || !self.is_place(start) {
                continue;
            }
            return Some(Span { start: span.start, end: span.end, text: doc.text.get(span)? });
        }
        None
    }

    /// Whether a noun is of something that has a place of its own.
    pub(super) fn is_elsewhere(&self, noun: usize) -> bool {
        self.doc
            .one_of(noun, &["war", "wars", "conflict", "crisis", "fighting", "invasion", "targets", "target"])
    }

    pub(super) fn is_journey(&self, trigger: &Trigger) -> bool {
        self.doc.one_of(trigger.words.start, &["visit", "visits", "trip", "trips"])
            && trigger.form == Form::Noun
    }

    /// Whether another name starts at a word.
    pub(super) fn sets_off(&self, word: usize) -> bool {
        self.at(word).is_some_and(|(_, words)| words.start == word)
    }

    pub(super) fn is_place(&self, word: usize) -> bool {
        match self.actors.at(word) {
            Some(mention) => {
                mention.form == ActorForm::Place
                    || mention.kind == ActorKind::State && mention.form != ActorForm::Demonym
            }
            None => !self.doc.any(
                word,
                Class::Pronoun.bit()
                    | Class::Possessive.bit()
                    | Class::Body.bit()
                    | Class::Organisation.bit(),
            ),
        }
    }
}
