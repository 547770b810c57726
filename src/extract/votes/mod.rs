//! Votes and vetoes, in words and figures.

mod group;
mod tally;
#[cfg(test)]
mod tests;

use super::actors::Actors;
use super::doc::Doc;
use super::document::{Layout, Part};
use super::found::{DateMention, InstrumentMention, VoteMention};
use super::instruments::Known;
use super::lexicon::Class;
use group::{Group, Reader};

/// The votes that a text tells of, in order.
#[inline(never)]
pub(super) fn find<'t>(
    doc: &Doc<'t, '_>,
    layout: &Layout,
    actors: &Actors<'t>,
    instruments: &[InstrumentMention<'t>],
    dates: &[DateMention<'t>],
) -> Vec<VoteMention<'t>> {
    let reader = Reader { doc, actors, instruments, dates };
    let mut groups: Vec<Group> = Vec::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        if layout.part(number) == Part::Boilerplate {
            continue;
        }
        for group in reader.sentence(number, sentence.clone()) {
            match groups.last_mut().filter(|last| reader.goes_on(last, &group)) {
                Some(last) => last.join(group),
                None => groups.push(group),
            }
        }
    }
    let mut found: Vec<VoteMention<'t>> =
        groups.into_iter().filter_map(|group| reader.finish(group)).collect();
    // What was voted on may stand before the votes that are told before.
    crate::order::sort_by_key(&mut found, |vote| vote.start);
    share(&mut found, instruments);
    found
}

/// A veto that is told without its text is of the one that the same States vetoed before, if that is but one.
fn share(votes: &mut [VoteMention<'_>], instruments: &[InstrumentMention<'_>]) {
    let symbol = |at: usize| instruments.get(at).map(|i| (i.symbol.as_deref(), i.kind));
    // The States of the first veto with a text, that text, and whether there is another.
    let mut first: Option<(Vec<String>, usize)> = None;
    let mut other = false;
    for vote in votes.iter_mut().filter(|vote| !vote.veto.is_empty()) {
        match (vote.instrument, &first) {
            (Some(at), None) => first = Some((vote.veto.clone(), at)),
            (Some(at), Some((_, known))) => other |= symbol(at) != symbol(*known),
            (None, Some((states, known))) if !other && *states == vote.veto => vote.instrument = Some(*known),
            (None, _) => {}
        }
    }
}

/// A draft without a symbol that was vetoed on a day is the one that the lexicon knows to have been voted on then.
#[inline(never)]
pub(super) fn link(
    doc: &Doc<'_, '_>,
    votes: &[VoteMention<'_>],
    dates: &[DateMention<'_>],
    instruments: &mut [InstrumentMention<'_>],
) {
    for vote in votes.iter().filter(|vote| !vote.veto.is_empty()) {
        let day = vote.date.and_then(|at| dates.get(at)).map(|date| date.value.as_str());
        let Some(day) = day.filter(|day| day.len() == 10) else { continue };
        let Some(value) = doc.lexicon.value_of(Class::Parties, &format!("draft {day}")) else { continue };
        let Some(first) = vote.instrument else { continue };
        let known = Known::read(value);
        // That mention, and those behind that mean the same: `the resolution`.
        let again = |i: &InstrumentMention<'_>| i.rule == "instrument-resolution-again";
        let named = instruments.iter_mut().skip(first).enumerate();
        let same = named
            .take_while(|(n, i)| *n == 0 || again(i) || !matches!(i.kind, "draft") && i.symbol.is_some());
        for (_, mention) in same.filter(|(n, i)| *n == 0 || again(i)) {
            if mention.symbol.is_none()
                && mention.instrument.is_none()
                && matches!(mention.kind, "draft" | "resolution")
            {
                mention.kind = "draft";
                mention.symbol = Some(known.name.to_owned());
                mention.instrument = known.id.map(str::to_owned);
            }
        }
    }
}
