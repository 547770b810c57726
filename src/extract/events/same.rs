//! One event, told more than once: where one telling has its date, the others have it too.

use crate::extract::found::{DateMention, EventMention};
use crate::model::EventType;
use std::collections::HashMap;

/// How many dated events of one type are compared with.
const COMPARED: usize = 32;

/// Gives an event without a date that of another of its type with an actor in common, if all such agree on it. Only
/// for what happens once in a report: signatures, votes, vetoes, summonses, expiries.
pub(super) fn share_dates(events: &mut [EventMention<'_>], dates: &[DateMention<'_>]) {
    let mut dated: HashMap<EventType, Vec<usize>> = HashMap::new();
    for (at, event) in events.iter().enumerate() {
        if let Some(kind) = event.event_type.filter(|t| is_single(*t))
            && event.date.is_some()
            && !event.irrealis
        {
            let list = dated.entry(kind).or_default();
            if list.len() < COMPARED {
                list.push(at);
            }
        }
    }
    for at in 0..events.len() {
        let event = &events[at];
        let Some(others) = event.event_type.and_then(|t| dated.get(&t)) else { continue };
        if event.date.is_some() || event.irrealis {
            continue;
        }
        let mut agreed: Option<usize> = None;
        let mut clash = false;
        for date in others.iter().filter(|o| have_common(event, &events[**o])).filter_map(|o| events[*o].date)
        {
            let value = |d: usize| dates.get(d).map(|d| d.value.as_str());
            clash |= agreed.is_some_and(|a| value(a) != value(date));
            agreed = agreed.or(Some(date));
        }
        if !clash {
            events[at].date = agreed;
        }
    }
}

fn is_single(event_type: EventType) -> bool {
    matches!(
        event_type,
        EventType::Signature | EventType::Vote | EventType::Veto | EventType::Summons | EventType::Expiry
    )
}

fn have_common(a: &EventMention<'_>, b: &EventMention<'_>) -> bool {
    a.participants.iter().any(|p| {
        b.participants.iter().any(|q| match (&p.actor, &q.actor) {
            (Some(p), Some(q)) => p == q,
            _ => p.text == q.text,
        })
    })
}
