//! What happened: events in the types of PLOVER, with participants, date and place.
//!
//! A verb or noun of the [lexicon](crate::extract::lexicon) tells an event, most of them only together with what they
//! are about: a treaty that is signed, an envoy who is summoned. Everything is looked for within some words of it, in
//! its own sentence.

mod irreal;
mod kind;
mod object;
mod parts;
mod same;
#[cfg(test)]
mod tests;
mod trigger;
mod voted;
mod when;

use super::actors::Actors;
use super::doc::Doc;
use super::document::{Layout, Part};
use super::found::{DateMention, EventMention, InstrumentMention, VoteMention};
use object::Objects;
use parts::Parts;
use trigger::{Form, Trigger};

/// The events that a text tells of, in order.
#[inline(never)]
pub(super) fn find<'t>(
    doc: &Doc<'t, '_>,
    layout: &Layout,
    actors: &Actors<'t>,
    instruments: &[InstrumentMention<'t>],
    dates: &[DateMention<'t>],
    votes: &[VoteMention<'t>],
) -> Vec<EventMention<'t>> {
    let objects = Objects { instruments };
    let parts = Parts { doc, actors };
    let mut found: Vec<EventMention<'t>> = Vec::new();
    // Nouns that a verb has as its object tell no second event: `held talks`.
    let mut told = 0;
    let mut at = 0;
    while at < doc.len() {
        let trigger = trigger::trigger(doc, &objects, at).filter(|_| readable(doc, layout, at));
        let Some(trigger) = trigger else {
            at += 1;
            continue;
        };
        at = trigger.words.end;
        if trigger.form == Form::Noun && trigger.words.start < told {
            continue;
        }
        if let Some(object) = trigger.object.as_ref().filter(|o| o.start >= trigger.words.end) {
            told = told.max(object.end);
        }
        found.extend(mention(doc, &parts, instruments, dates, &trigger));
    }
    voted::join(&mut found, votes);
    same::share_dates(&mut found, dates);
    found
}

/// Whether a word is part of the report, or of its headings.
fn readable(doc: &Doc<'_, '_>, layout: &Layout, at: usize) -> bool {
    layout.part(doc.sentence_number(at)) != Part::Boilerplate
}

fn mention<'t>(
    doc: &Doc<'t, '_>,
    parts: &Parts<'_, 't, '_>,
    instruments: &[InstrumentMention<'t>],
    dates: &[DateMention<'t>],
    trigger: &Trigger,
) -> Option<EventMention<'t>> {
    /// An object this near is part of the words that tell the event.
    const NEAR: usize = 6;
    let mut words = trigger.words.clone();
    if let Some(object) = &trigger.object
        && object.start >= words.end
        && object.end <= words.end + NEAR
    {
        words.end = object.end;
    }
    let span = doc.span(words.clone());
    let (confidence, rule) = sure(trigger);
    let irrealis = irreal::irrealis(doc, trigger);
    Some(EventMention {
        start: span.start,
        end: span.end,
        text: doc.text.get(span)?,
        event_type: trigger.kind.event_type,
        plover: trigger.kind.plover,
        participants: parts.participants(trigger),
        date: when::date(doc, trigger, dates, irrealis),
        place: parts.place(trigger, dates),
        instruments: touched(doc, trigger, instruments),
        irrealis,
        confidence,
        rule,
    })
}

/// The instruments near a trigger, in its sentence, if there are not many.
fn touched(doc: &Doc<'_, '_>, trigger: &Trigger, instruments: &[InstrumentMention<'_>]) -> Vec<usize> {
    const REACH: usize = 12;
    let sentence = doc.sentence(trigger.words.start);
    let bytes = doc.span(
        sentence.start.max(trigger.words.start.saturating_sub(REACH))
            ..sentence.end.min(trigger.words.end + REACH),
    );
    let first = instruments.partition_point(|i| i.start < bytes.start);
    let near = instruments.iter().enumerate().skip(first).take_while(|(_, i)| i.end <= bytes.end);
    near.filter(|(_, i)| !matches!(i.kind, "count" | "meeting")).map(|(at, _)| at).take(4).collect()
}

/// How sure a rule is, as measured (docs/extraction.md), and its id.
fn sure(trigger: &Trigger) -> (f64, &'static str) {
    match (trigger.form, &trigger.object) {
        (Form::Active, Some(_)) => (0.9, "event-verb-object"),
        (Form::Active, None) => (0.9, "event-verb"),
        (Form::Passive, _) => (0.9, "event-passive"),
        (Form::Infinitive, _) => (0.85, "event-infinitive"),
        (Form::Gerund, _) => (0.85, "event-gerund"),
        (Form::Noun, _) => (0.85, "event-noun"),
    }
}
