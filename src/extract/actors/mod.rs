//! States, persons, bodies and organisations, and which mentions are of the same one.

mod bodies;
mod capital;
mod cluster;
mod people;
mod roles;
mod states;
#[cfg(test)]
mod tests;
mod variants;

pub(super) use cluster::{Cluster, Gender};

use super::doc::Doc;
use super::document::Layout;
use super::found::ActorMention;
use crate::model::ActorKind;
use std::ops::Range;

/// From the first word of something to behind its last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
}

/// The actors of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Actors<'t> {
    /// Every mention, in order of where it starts; of two that start together the longer one first. They do not overlap,
    /// but a State may lie inside another mention: `Russian` in `the Russian Embassy`.
    pub(super) mentions: Vec<ActorMention<'t>>,
    /// For each mention its words.
    words: Vec<Span>,
    /// For each mention its cluster.
    cluster_of: Vec<u32>,
    clusters: Vec<Cluster<'t>>,
    /// For each word the number of the mention that it is part of, plus one; 0 for none. Of two, the longer.
    at: Vec<u32>,
    /// The mentions of persons, in order.
    people: Vec<u32>,
}

impl<'t> Actors<'t> {
    /// The mention that a word is part of; of two, the longer.
    pub(super) fn at(&self, word: usize) -> Option<&ActorMention<'t>> {
        self.mentions.get(self.number_at(word)?)
    }

    /// The number, in the list of mentions, of the one that a word is part of.
    pub(super) fn number_at(&self, word: usize) -> Option<usize> {
        Some(self.at.get(word)?.checked_sub(1)? as usize)
    }

    /// The State that a word names, also inside the name of a body.
    pub(super) fn state_at(&self, word: usize) -> Option<&ActorMention<'t>> {
        let outer = self.number_at(word)?;
        let end = self.words(outer).end;
        (outer..self.mentions.len())
            .take_while(|number| self.words[*number].start < end)
            .take(8)
            .find(|number| {
                self.words(*number).contains(&word) && self.mentions[*number].kind == ActorKind::State
            })
            .and_then(|number| self.mentions.get(number))
    }

    /// The words of a mention.
    pub(super) fn words(&self, number: usize) -> Range<usize> {
        self.words.get(number).map_or(0..0, |words| words.start..words.end)
    }

    /// The number of a mention's cluster: the same for all mentions of one actor.
    pub(super) fn cluster_of(&self, number: usize) -> usize {
        self.cluster_of.get(number).map_or(usize::MAX, |cluster| *cluster as usize)
    }

    /// What the whole text tells of the actor of a mention.
    pub(super) fn cluster(&self, number: usize) -> Option<&Cluster<'t>> {
        self.clusters.get(self.cluster_of(number))
    }

    /// The numbers of the mentions of persons that start before a word, the nearest first.
    pub(super) fn people_before(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let count = self.people.partition_point(|number| self.words[*number as usize].start < word);
        self.people[..count].iter().rev().map(|number| *number as usize)
    }
}

/// Finds them.
#[inline(never)]
pub(super) fn find<'t>(doc: &Doc<'t, '_>, layout: &Layout) -> Actors<'t> {
    let states = states::find(doc);
    let names = people::find(doc, layout, &states);
    cluster::join(doc, &states, names)
}
