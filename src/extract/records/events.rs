//! What happened, as records.

use super::dates::{date, is_before, until};
use super::ids::{fragment, line};
use super::{LEAST, Maker, confidence};
use crate::extract::found::{EventMention, EventParticipant, VoteMention};
use crate::model::{Date, Event, EventType, Evidence, Id, Participant, Status};
use std::collections::HashMap;

/// A telling is compared with so many events of its type and day.
const COMPARED: usize = 16;

impl Maker<'_, '_, '_> {
    /// An event for each that the text tells to have happened, of a type that a dossier has; what it tells more than
    /// once, with the same type and date and somebody in common, is one event with as many pieces of evidence.
    pub(super) fn tell_events(&mut self) -> Vec<Event> {
        let mut events: Vec<Event> = Vec::new();
        let mut alike: HashMap<(EventType, String), Vec<usize>> = HashMap::new();
        for mention in &self.found.events {
            let Some(event_type) =
                mention.event_type.filter(|_| !mention.irrealis && mention.confidence >= LEAST)
            else {
                continue;
            };
            let Some(date) = self.event_date(mention) else { continue };
            let Some(evidence) = self.event_evidence(mention) else { continue };
            let participants = self.participants(mention, event_type);
            if !says_enough(mention, &participants) {
                continue;
            }
            let key = (event_type, date.edtf.to_string());
            let group = alike.entry(key).or_default();
            let same = group.iter().rev().take(COMPARED).copied().find(|at| {
                let told = &events[*at].participants;
                let shared = told.iter().any(|p| participants.iter().any(|q| q.actor == p.actor));
                shared || (told.is_empty() || participants.is_empty()) && date.expression.is_some()
            });
            let instruments = self.touched(mention);
            if let Some(at) = same {
                let event = &mut events[at];
                join(&mut event.participants, participants);
                event.instruments.extend(
                    instruments.into_iter().filter(|i| !event.instruments.contains(i)).collect::<Vec<_>>(),
                );
                event.evidence.push(evidence);
                event.place = event.place.take().or_else(|| place(mention));
                continue;
            }
            group.push(events.len());
            let number = events.len() + 1;
            events.push(Event {
                id: format!("{}-ev-{number}", self.source).into(),
                event_type,
                title: self.event_title(mention, event_type, &participants),
                date,
                place: place(mention),
                participants,
                instruments,
                goods: Vec::new(),
                summary: self.ballots(mention),
                status: Status::Reported,
                evidence: vec![evidence],
                flags: Vec::new(),
            });
        }
        events
    }

    /// Its date; where the text gives none, all days up to that of publication. Nothing where neither is known, or
    /// where the date is still to come.
    fn event_date(&self, mention: &EventMention<'_>) -> Option<Date> {
        let published = self.published;
        match mention.date.and_then(|at| self.found.dates.get(at)).and_then(date) {
            Some(date) => (!published.is_some_and(|p| is_before(&p, &date.edtf))).then_some(date),
            None => until(&published?),
        }
    }

    fn event_evidence(&mut self, mention: &EventMention<'_>) -> Option<Evidence> {
        let date = mention.date.and_then(|at| self.found.dates.get(at)).map(|d| d.confidence);
        let sure = confidence(std::iter::once(mention.confidence).chain(date));
        self.evidence(self.sentence(mention.start..mention.end), sure, mention.rule)
    }

    fn participants(&mut self, mention: &EventMention<'_>, event_type: EventType) -> Vec<Participant> {
        let mut found: Vec<Participant> = Vec::new();
        for participant in &mention.participants {
            let Some(id) = self.participant(participant, mention) else { continue };
            join(&mut found, vec![Participant { actor: id, role: role(event_type, participant.role) }]);
        }
        for vote in votes(&self.found.votes, mention) {
            for (states, role) in
                [(&vote.veto, "vetoed"), (&vote.against, "voted against"), (&vote.abstained, "abstained")]
            {
                for state in states {
                    if let Some(actor) = self.known(state, vote.start..vote.end, vote.confidence, vote.rule) {
                        match found.iter_mut().find(|p| p.actor == actor) {
                            Some(p) => p.role = p.role.take().or(Some(role.to_owned())),
                            None => found.push(Participant { actor, role: Some(role.to_owned()) }),
                        }
                    }
                }
            }
        }
        found
    }

    fn participant(&mut self, participant: &EventParticipant<'_>, mention: &EventMention<'_>) -> Option<Id> {
        if let Some((_, id)) = self.mentioned(participant.start) {
            return Some(id);
        }
        let span = participant.start..participant.end;
        self.known(participant.actor.as_deref()?, span, mention.confidence, mention.rule)
    }

    fn touched(&self, mention: &EventMention<'_>) -> Vec<Id> {
        let mut ids = Vec::new();
        for instrument in mention.instruments.iter().filter_map(|at| self.instruments.of(*at)) {
            if !ids.contains(&instrument.id) {
                ids.push(instrument.id.clone());
            }
        }
        ids
    }

    /// `Summons: Republic of Korea, Russia (“summoned the envoy”)`.
    fn event_title(
        &self,
        mention: &EventMention<'_>,
        event_type: EventType,
        participants: &[Participant],
    ) -> String {
        let mut title = event_type.as_str().replace('-', " ");
        if let Some(first) = title.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        let names: Vec<&str> = participants.iter().take(4).map(|p| self.actors.name(&p.actor)).collect();
        if !names.is_empty() {
            title.push_str(": ");
            title.push_str(&names.join(", "));
        }
        if let Some(words) = fragment(mention.text) {
            title.push_str(&format!(" (“{words}”)"));
        }
        line(&title, 200)
    }

    /// How a vote went, as far as the text tells.
    fn ballots(&self, mention: &EventMention<'_>) -> Option<String> {
        let vote = votes(&self.found.votes, mention).next()?;
        let mut parts = Vec::new();
        if vote.unanimous {
            parts.push("unanimous".to_owned());
        }
        for (count, word) in [(vote.yes, "in favour"), (vote.no, "against"), (vote.abstain, "abstaining")] {
            parts.extend(count.map(|n| format!("{n} {word}")));
        }
        parts.extend(vote.adopted.map(|adopted| if adopted { "adopted" } else { "not adopted" }.to_owned()));
        (!parts.is_empty()).then(|| format!("The vote, as told: {}.", parts.join(", ")))
    }
}

/// Whether it can be told from others of its type: dated, with whoever took part, a place or an instrument; or told by a
/// verb with whoever did it. "A meeting" alone is no record.
fn says_enough(mention: &EventMention<'_>, participants: &[Participant]) -> bool {
    let who = !participants.is_empty();
    let what = who || mention.place.is_some() || !mention.instruments.is_empty();
    mention.date.is_some() && what || who && mention.rule != "event-noun"
}

/// The votes told at an event of voting. At most a few, and found by a binary search.
fn votes<'v, 't>(
    votes: &'v [VoteMention<'t>],
    mention: &EventMention<'_>,
) -> impl Iterator<Item = &'v VoteMention<'t>> {
    let is_vote = matches!(mention.event_type, Some(EventType::Vote | EventType::Veto));
    let (start, end) = (mention.start, mention.end);
    let first = votes.partition_point(|v| v.end <= start);
    votes[first..].iter().take(4).filter(move |v| is_vote && v.start < end && v.end > start)
}

/// Adds participants that are not there yet.
fn join(all: &mut Vec<Participant>, new: Vec<Participant>) {
    for participant in new {
        let room = all.len() < 32;
        match all.iter_mut().find(|p| p.actor == participant.actor) {
            Some(known) => known.role = known.role.take().or(participant.role),
            None if room => all.push(participant),
            None => {}
        }
    }
}

/// The part that a recipient played, in the field's words.
fn role(event_type: EventType, role: &str) -> Option<String> {
    let word = match (event_type, role) {
        (EventType::Summons, "recipient") => "summoned",
        (EventType::Designation, "recipient") => "designated",
        (EventType::Transfer, "recipient") => "recipient",
        (EventType::Veto, "actor") => "vetoed",
        _ => return None,
    };
    Some(word.to_owned())
}

fn place(mention: &EventMention<'_>) -> Option<String> {
    mention.place.as_ref().map(|span| line(span.text, 120)).filter(|p| !p.is_empty())
}
