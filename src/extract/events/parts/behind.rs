//! Who stands behind what tells an event.

use super::super::trigger::{Form, Trigger};
use super::{ACTOR, MOST, Parts, REACH, RECIPIENT, is_aimed};
use crate::extract::found::ActorMention;
use crate::extract::grammar::{ChunkKind, Pos};

impl<'a, 't> Parts<'a, 't, '_> {
    /// Who stands behind the trigger, with the part that the preposition before gives; up to the next verb.
    pub(super) fn behind(&self, trigger: &Trigger) -> Vec<(&'a ActorMention<'t>, &'static str)> {
        let (doc, grammar) = (self.doc, &self.doc.grammar());
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
    pub(super) fn tells(&self, from: usize, end: usize) -> bool {
        let grammar = &self.doc.grammar();
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

    pub(super) fn role(&self, trigger: &Trigger, governor: Option<usize>) -> Option<&'static str> {
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
}

/// Whether an event is done to somebody.
pub(super) fn hits(trigger: &Trigger) -> bool {
    matches!(
        trigger.kind.plover,
        "ACCUSE" | "REJECT" | "THREATEN" | "PROTEST" | "SANCTION" | "COERCE" | "ASSAULT" | "AID"
    )
}

/// Whether an event is done by both sides, so that *with* brings on the other one: not what an accord is about.
pub(super) fn is_mutual(trigger: &Trigger) -> bool {
    matches!(trigger.kind.plover, "AGREE" | "CONSULT" | "COOPERATE" | "MOBILIZE")
}
