//! Who took part in an event, and where it was.

use super::trigger::{Form, Trigger};
use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::found::{ActorForm, ActorMention, DateMention, EventParticipant, Span};
use crate::extract::grammar::{Chunk, ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::model::{ActorKind, EventType};
use crate::text::WordKind;
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
        found.sort_by_key(|p| p.start);
        found
    }

    fn at(&self, word: usize) -> Option<Place<'a, 't>> {
        let mention = self.actors.at(word)?;
        let start = self.doc.place(mention.start).min(word);
        let end = self.doc.place(mention.end).max(word + 1);
        Some((mention, start..end))
    }

    /// The subject before a verb, with those that `and` and commas join to it: the nearest noun chunk that no
    /// preposition governs. If that is nobody who is named, there is none.
    fn subjects(&self, trigger: &Trigger) -> Vec<&'a ActorMention<'t>> {
        let (doc, grammar) = (self.doc, &self.doc.grammar);
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
    fn is_own_subject(&self, trigger: &Trigger, chunk: Chunk) -> bool {
        let (doc, grammar) = (self.doc, &self.doc.grammar);
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
    fn is_governed(&self, number: usize) -> bool {
        let before = number.checked_sub(1).and_then(|n| self.doc.grammar.chunks().get(n));
        before.is_some_and(|c| c.kind == ChunkKind::Preposition)
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

    /// The opening parenthesis that a closing one belongs to, if it is near.
    fn opening(&self, closing: usize, start: usize) -> Option<usize> {
        (start.max(closing.saturating_sub(10))..closing).rev().find(|at| self.doc.mark(*at) == Some('('))
    }

    /// What a chunk is. Some names look like verbs: `Beijing`.
    fn kind(&self, chunk: Chunk) -> ChunkKind {
        if self.actors.at(chunk.head()).is_some() { ChunkKind::Noun } else { chunk.kind }
    }

    /// Who stands before a chunk that only describes, between commas: `Ada Berg, the envoy, signed`.
    fn apposed(&self, number: usize) -> Option<&'a ActorMention<'t>> {
        let chunks = self.doc.grammar.chunks();
        let comma = chunks.get(number.checked_sub(1)?)?;
        let before = chunks.get(number.checked_sub(2)?)?;
        let apposed = self.doc.mark(comma.start) == Some(',') && before.kind == ChunkKind::Noun;
        let (mention, _) = self.at(before.end.checked_sub(1)?).filter(|_| apposed)?;
        (mention.form != ActorForm::Place).then_some(mention)
    }

    /// A mention, and those joined to its left: `X, Y and Z`.
    fn joined(
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
                        && self.doc.grammar.chunk(at).kind != ChunkKind::Verb
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
    fn doers(&self, trigger: &Trigger) -> Vec<&'a ActorMention<'t>> {
        let (doc, grammar) = (self.doc, &self.doc.grammar);
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
    fn owners(&self, noun: usize) -> Vec<&'a ActorMention<'t>> {
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

    /// Who stands behind the trigger, with the part that the preposition before gives; up to the next verb.
    fn behind(&self, trigger: &Trigger) -> Vec<(&'a ActorMention<'t>, &'static str)> {
        let (doc, grammar) = (self.doc, &self.doc.grammar);
        let end = doc.sentence(trigger.words.start).end.min(trigger.words.end + REACH / 2);
        let mut found = Vec::new();
        let mut governor: Option<usize> = None;
        // Behind the first chunk only what a joint or a preposition brings on.
        let mut open = true;
        let first = grammar.number(trigger.words.end.saturating_sub(1));
        for chunk in grammar.chunks().iter().skip(first).take(REACH) {
            if chunk.start >= end || found.len() >= MOST {
                break;
            }
            match self.kind(*chunk) {
                ChunkKind::Noun => {
                    let behind = chunk.start.max(trigger.words.end)..chunk.end;
                    let mention = (!behind.is_empty()).then(|| self.head(behind)).flatten();
                    if let (Some((mention, _)), true) = (mention, open)
                        && let Some(role) = self.role(trigger, governor)
                    {
                        found.push((mention, role));
                    }
                    open = trigger.form == Form::Noun && chunk.start < trigger.words.end;
                    // `the first of the month`: what follows is tied to this chunk.
                    if !doc.eq(chunk.end, "and") && doc.mark(chunk.end) != Some(',') {
                        governor = None;
                    }
                }
                ChunkKind::Preposition => {
                    governor = Some(chunk.head());
                    open = true;
                }
                ChunkKind::Conjunction => open = true,
                ChunkKind::Mark => match doc.mark(chunk.start) {
                    // `…, the ministry said`: what stands behind has a verb of its own.
                    Some(',') if trigger.form == Form::Noun && found.is_empty() => break,
                    Some(',') if self.tells(chunk.end, end) => break,
                    Some(',') => open = true,
                    Some('-') => {}
                    _ => break,
                },
                // `a veto cast by Norway`
                ChunkKind::Verb
                    if trigger.form == Form::Noun
                        && found.is_empty()
                        && chunk.start == trigger.words.end
                        && doc.eq(chunk.end, "by") => {}
                ChunkKind::Verb if chunk.end > trigger.words.end => break,
                ChunkKind::Subordinator | ChunkKind::Relative => break,
                _ => {}
            }
        }
        for (mention, _) in &mut found {
            *mention = self.holder(mention);
        }
        found
    }

    /// Whether what starts here is a subject with its verb, up to the next mark.
    fn tells(&self, from: usize, end: usize) -> bool {
        let grammar = &self.doc.grammar;
        let chunks = grammar.chunks().iter().skip(grammar.number(from)).take(10);
        let mut noun = false;
        for chunk in chunks.take_while(|c| c.start < end) {
            match self.kind(*chunk) {
                ChunkKind::Noun => noun = true,
                ChunkKind::Verb => return noun && !matches!(grammar.pos(chunk.head()), Pos::Gerund),
                ChunkKind::Mark if self.doc.mark(chunk.start) != Some('-') => return false,
                ChunkKind::Relative | ChunkKind::Subordinator => return false,
                _ => {}
            }
        }
        false
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

    fn role(&self, trigger: &Trigger, governor: Option<usize>) -> Option<&'static str> {
        let Some(governor) = governor else {
            // The object itself. A noun has none, and behind a passive stands none.
            return match trigger.form {
                Form::Noun | Form::Passive => None,
                _ => Some(RECIPIENT),
            };
        };
        let is = |words: &[&str]| self.doc.one_of(governor, words);
        if is(&["between", "among"]) {
            Some(ACTOR)
        } else if is(&["by"]) {
            Some(ACTOR).filter(|_| matches!(trigger.form, Form::Passive | Form::Noun))
        } else if is(&["at", "into"]) && is_aimed(trigger)
            || is(&["to", "against", "towards", "toward", "upon"])
            || is(&["with"]) && (trigger.form == Form::Noun || is_mutual(trigger))
            || is(&["on", "over"]) && hits(trigger)
        {
            Some(RECIPIENT)
        } else if is(&["from"]) && trigger.form == Form::Noun {
            Some(ACTOR)
        } else if is(&["of"]) && trigger.form == Form::Noun {
            Some(if hits(trigger) { RECIPIENT } else { ACTOR })
        } else if is(&["of"]) && hits(trigger) && trigger.form != Form::Passive {
            Some(RECIPIENT)
        } else {
            None
        }
    }

    /// Where it was: behind `in` or `at`, near the trigger, a name that is no date and nobody who acts.
    pub(super) fn place(&self, trigger: &Trigger, dates: &[DateMention<'t>]) -> Option<Span<'t>> {
        let doc = self.doc;
        let from = trigger.words.end;
        let end = doc.sentence(trigger.words.start).end.min(from + 14);
        for at in from..end {
            let ends = matches!(doc.mark(at), Some(';' | ':' | '“' | '”' | '"')) || doc.is(at, Class::Modal);
            let verb = doc.grammar.chunk(at);
            // Another clause: `announced that they met in Oslo`.
            let clause = verb.kind == ChunkKind::Verb
                && matches!(doc.grammar.pos(verb.head()), Pos::Past | Pos::Present)
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
    fn is_elsewhere(&self, noun: usize) -> bool {
        self.doc
            .one_of(noun, &["war", "wars", "conflict", "crisis", "fighting", "invasion", "targets", "target"])
    }

    fn is_journey(&self, trigger: &Trigger) -> bool {
        self.doc.one_of(trigger.words.start, &["visit", "visits", "trip", "trips"])
            && trigger.form == Form::Noun
    }

    /// Whether another name starts at a word.
    fn sets_off(&self, word: usize) -> bool {
        self.at(word).is_some_and(|(_, words)| words.start == word)
    }

    fn is_place(&self, word: usize) -> bool {
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

/// Whether an event is done to somebody.
fn hits(trigger: &Trigger) -> bool {
    matches!(
        trigger.kind.plover,
        "ACCUSE" | "REJECT" | "THREATEN" | "PROTEST" | "SANCTION" | "COERCE" | "ASSAULT" | "AID"
    )
}

/// Whether an event is aimed at somebody: missiles that are fired at a State.
fn is_aimed(trigger: &Trigger) -> bool {
    matches!(trigger.kind.plover, "ASSAULT") || trigger.kind.event_type == Some(EventType::Launch)
}

/// Whether an event is done by both sides, so that *with* brings on the other one: not what an accord is about.
fn is_mutual(trigger: &Trigger) -> bool {
    matches!(trigger.kind.plover, "AGREE" | "CONSULT" | "COOPERATE" | "MOBILIZE")
}
