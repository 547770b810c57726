//! Votes and vetoes, in words and figures.

mod group;
mod tally;
#[cfg(test)]
mod tests;

use super::actors::Actors;
use super::doc::Doc;
use super::document::{Layout, Part};
use super::found::{DateMention, InstrumentMention, VoteMention};
use group::{Group, Reader};

/// The votes that a text tells of, in order.
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
    groups.into_iter().filter_map(|group| reader.finish(group)).collect()
}
