//! Votes are events too.

use super::kind::Kind;
use crate::extract::found::{EventMention, EventParticipant, VoteMention};
use crate::model::EventType;

/// An event told where a vote is takes its date and instrument from it; a vote that no word of the lexicon tells
/// becomes an event of its own.
pub(super) fn join<'t>(events: &mut Vec<EventMention<'t>>, votes: &[VoteMention<'t>]) {
    let mut new = Vec::new();
    let mut first = 0;
    for vote in votes {
        while events.get(first).is_some_and(|e| e.end <= vote.start) {
            first += 1;
        }
        let mut told = false;
        for event in events[first..].iter_mut().take_while(|e| e.start < vote.end) {
            if !matches!(event.event_type, Some(EventType::Vote | EventType::Veto)) {
                continue;
            }
            told = true;
            event.date = event.date.or(vote.date);
            if let Some(instrument) = vote.instrument.filter(|i| !event.instruments.contains(i)) {
                event.instruments.insert(0, instrument);
            }
        }
        if !told {
            new.push(event(vote));
        }
    }
    if !new.is_empty() {
        events.append(&mut new);
        crate::order::sort_by_key(events, |e| (e.start, e.end));
    }
}

fn event<'t>(vote: &VoteMention<'t>) -> EventMention<'t> {
    let kind = Kind::of(if vote.veto.is_empty() { EventType::Vote } else { EventType::Veto });
    let states = if vote.veto.is_empty() { &vote.against } else { &vote.veto };
    let participants = states.iter().map(|state| EventParticipant {
        start: vote.start,
        end: vote.end,
        text: vote.text,
        actor: Some(state.clone()),
        role: "actor",
    });
    EventMention {
        start: vote.start,
        end: vote.end,
        text: vote.text,
        event_type: kind.event_type,
        plover: kind.plover,
        participants: participants.collect(),
        date: vote.date,
        place: None,
        instruments: vote.instrument.into_iter().collect(),
        irrealis: false,
        confidence: vote.confidence,
        rule: "event-vote",
    }
}
