//! Who took part in an event, and where it was.

mod behind;
mod place;
mod subjects;

use super::trigger::{Form, Trigger};
use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::found::{ActorForm, ActorMention, EventParticipant};
use crate::extract::grammar::{Chunk, ChunkKind};
use crate::extract::lexicon::Class;
use crate::model::{ActorKind, EventType};
use std::ops::Range;

/// How far from its trigger a participant may stand, in words.
const REACH: usize = 30;

/// At most so many on each side.
const MOST: usize = 8;

const ACTOR: &str = "actor";
const RECIPIENT: &str = "recipient";

/// Finds the participants of one event.
#[derive(Debug)]
pub(super) struct Parts<'a, 't, 'l> {
    pub(super) doc: &'a Doc<'t, 'l>,
    pub(super) actors: &'a Actors<'t>,
}

/// A mention, with the words that it covers.
type Place<'a, 't> = (&'a ActorMention<'t>, Range<usize>);

impl<'a, 't> Parts<'a, 't, '_> {
    /// Who took part, in the order of the text.
    pub(super) fn participants(&self, trigger: &Trigger) -> Vec<EventParticipant<'t>> {
        let (left, right) = match trigger.form {
            Form::Noun => {
                let owners = self.owners(trigger.words.start);
                (if owners.is_empty() { self.doers(trigger) } else { owners }, self.behind(trigger))
            }
            Form::Gerund | Form::Infinitive | Form::Active | Form::Passive => {
                (self.subjects(trigger), self.behind(trigger))
            }
        };
        let left_role = if trigger.form == Form::Passive { RECIPIENT } else { ACTOR };
        let mut found: Vec<EventParticipant<'t>> = Vec::new();
        let all = left.into_iter().map(|m| (m, left_role)).chain(right);
        for (mention, role) in all {
            let same = |p: &EventParticipant<'_>| match (&p.actor, &mention.actor) {
                (Some(a), Some(b)) => a == b,
                _ => p.start == mention.start || p.text == mention.text,
            };
            if !found.iter().any(same) {
                found.push(EventParticipant {
                    start: mention.start,
                    end: mention.end,
                    text: mention.text,
                    actor: mention.actor.clone(),
                    role,
                });
            }
        }
        crate::order::sort_by_key(&mut found, |p| p.start);
        found
    }

    fn at(&self, word: usize) -> Option<Place<'a, 't>> {
        let mention = self.actors.at(word)?;
        let start = self.doc.place(mention.start).min(word);
        let end = self.doc.place(mention.end).max(word + 1);
        Some((mention, start..end))
    }

    /// Who a noun chunk is: the mention that ends it, or the State or body whose ministry, forces or envoy it is.
    fn head(&self, chunk: Range<usize>) -> Option<Place<'a, 't>> {
        let last = self.at(chunk.end.checked_sub(1)?);
        if let Some((mention, words)) = last {
            return (mention.form != ActorForm::Place).then_some((mention, words));
        }
        let mut at = chunk.end;
        while at > chunk.start {
            at -= 1;
            let Some((mention, words)) = self.at(at) else { continue };
            let stands = match mention.kind {
                ActorKind::State => mention.form != ActorForm::Place && self.is_group(chunk.end - 1),
                ActorKind::Body | ActorKind::Organisation => self.is_group(chunk.end - 1),
                ActorKind::Person => false,
            };
            return stands.then_some((mention, words));
        }
        None
    }

    /// Whether a noun is of those who act for a State or body: its forces, envoys and offices.
    fn is_group(&self, noun: usize) -> bool {
        self.doc.phrase(noun, Class::EventObject).is_some_and(|found| {
            found.value.split(' ').any(|group| matches!(group, "troops" | "envoy" | "body" | "agent"))
        })
    }

    /// What a chunk is. Some names look like verbs: `Beijing`.
    fn kind(&self, chunk: Chunk) -> ChunkKind {
        if self.actors.at(chunk.head()).is_some() { ChunkKind::Noun } else { chunk.kind }
    }

    /// The person in whose role a State or body is named: of a statement by the Danish envoy Ada Berg the envoy.
    fn holder(&self, mention: &'a ActorMention<'t>) -> &'a ActorMention<'t> {
        if mention.kind == ActorKind::Person {
            return mention;
        }
        let all = &self.actors.mentions;
        let first = all.partition_point(|m| m.start <= mention.start);
        let holder = all[first..].iter().take(5).find(|m| m.kind == ActorKind::Person);
        let inside = |person: &&ActorMention<'t>| {
            let role = person.role.as_deref().unwrap_or_default();
            !role.is_empty()
                && role.contains(mention.text)
                && person.start.saturating_sub(role.len() + 3) <= mention.start
        };
        holder.filter(inside).unwrap_or(mention)
    }
}

/// Whether an event is aimed at somebody: missiles that are fired at a State.
fn is_aimed(trigger: &Trigger) -> bool {
    matches!(trigger.kind.plover, "ASSAULT") || trigger.kind.event_type == Some(EventType::Launch)
}
