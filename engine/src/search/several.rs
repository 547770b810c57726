//! The documents of several terms that count as one word.

use super::dense::Dense;
use super::shared::each_frequency;
use super::{Part, Top, rank};
use crate::pair::{first, pair, second};
use crate::scoring::Scorer;

/// Where any of several terms stands.
#[derive(Debug)]
pub(super) enum Several {
    /// In few documents.
    List(List),
    /// In many.
    Dense(Dense),
}

/// Documents are few if they are fewer than one in so many.
const FEW: usize = 256;

/// Documents, ascending, with how often something stands in each.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) documents: Vec<u32>,
    pub(super) frequencies: Vec<u32>,
}

impl List {
    /// Offers every document with its score.
    pub(super) fn offer(&self, part: &Part<'_>, scorer: &Scorer<'_>, top: &mut Top) {
        let class = part.segment.class_of();
        for (d, f) in self.documents.iter().zip(&self.frequencies) {
            top.offer(rank::key(scorer.score(*f, class(*d)), part.base + d));
        }
    }
}

impl Several {
    /// The documents of several terms, that were not removed, and how often any of the terms stands in each. Linear in them.
    pub(super) fn new(part: &Part<'_>, terms: &[u32]) -> Several {
        let postings = &part.segment.postings;
        let about = terms.iter().map(|t| postings.count(*t) as usize).sum::<usize>();
        if about * FEW < part.limit() as usize {
            // Sort them.
            let mut keys: Vec<u64> = Vec::with_capacity(about);
            for term in terms {
                postings.each(*term, |d, f| keys.push(pair(d, f)));
            }
            keys.sort_unstable();
            let mut list = List::default();
            for group in keys.chunk_by(|a, b| first(*a) == first(*b)) {
                let Some(document) = group.first().map(|k| first(*k)) else { continue };
                if !part.is_gone(document) {
                    list.documents.push(document);
                    list.frequencies.push(group.iter().fold(0, |sum: u32, k| sum.saturating_add(second(*k))));
                }
            }
            return Several::List(list);
        }
        Several::Dense(Dense::new(part, terms))
    }

    /// How many documents there are.
    pub(super) fn count(&self) -> u32 {
        match self {
            Several::List(list) => list.documents.len() as u32,
            Several::Dense(dense) => dense.count,
        }
    }

    /// Whether a document is one of them.
    pub(super) fn has(&self, document: u32) -> bool {
        match self {
            Several::List(list) => list.documents.binary_search(&document).is_ok(),
            Several::Dense(dense) => dense.has(document),
        }
    }

    /// Counts another term in where these stand; in how many documents that is.
    pub(super) fn join(&mut self, part: &Part<'_>, term: u32) -> u32 {
        let mut shared = 0;
        match self {
            Several::List(List { documents, frequencies }) => {
                each_frequency(&part.segment.postings, term, documents, |i, f| {
                    if let Some(sum) = frequencies.get_mut(i) {
                        *sum = sum.saturating_add(f);
                        shared += 1;
                    }
                });
            }
            Several::Dense(dense) => shared = dense.join(part, term),
        }
        shared
    }

    /// Offers every document with its score.
    pub(super) fn offer(&self, part: &Part<'_>, scorer: &Scorer<'_>, top: &mut Top) {
        match self {
            Several::List(list) => list.offer(part, scorer, top),
            Several::Dense(dense) => dense.offer(part, scorer, top),
        }
    }
}
