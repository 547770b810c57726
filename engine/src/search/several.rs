//! The documents of several terms that count as one word.

use super::dense::Dense;
use super::{Part, Top, rank, shared};
use crate::pair::{first, pair, second};
use crate::scoring::Scorer;
use crate::segment::Segment;

/// Where any of several terms stands.
#[derive(Debug)]
pub(super) enum Several {
    /// In few documents.
    List(List),
    /// In many.
    Dense(Dense),
}

/// Whether so many documents are few, of all.
pub(super) fn is_few(count: u32, all: u32) -> bool {
    count < all / 256
}

/// Documents, ascending, with how often something stands in each.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) documents: Vec<u32>,
    pub(super) frequencies: Vec<u32>,
}

impl List {
    /// Those of a term.
    pub(super) fn of_term(segment: &Segment, term: u32) -> List {
        let count = segment.postings.count(term) as usize;
        let mut list = List { documents: Vec::with_capacity(count), frequencies: Vec::with_capacity(count) };
        segment.postings.each_block(term, |documents, frequencies| {
            list.documents.extend_from_slice(documents);
            list.frequencies.extend_from_slice(frequencies);
        });
        list
    }

    /// Offers every document with its score, but for some.
    pub(super) fn offer(
        &self,
        part: &Part<'_>,
        scorer: &Scorer<'_>,
        is_apart: &dyn Fn(u32) -> bool,
        top: &mut Top,
    ) {
        let class = part.segment.class_of();
        for (d, f) in self.documents.iter().zip(&self.frequencies) {
            let key = rank::key(scorer.score(*f, class(*d)), part.base + d);
            if key < top.limit() && !is_apart(*d) {
                top.offer(key);
            }
        }
    }
}

impl Several {
    /// The documents of several terms, that were not removed, and how often any of the terms stands in each. Linear in them.
    pub(super) fn new(part: &Part<'_>, terms: &[u32]) -> Several {
        let postings = &part.segment.postings;
        let about = terms.iter().fold(0u32, |sum, t| sum.saturating_add(postings.count(*t)));
        if is_few(about, part.limit()) {
            // Sort them.
            let mut keys: Vec<u64> = Vec::with_capacity(about as usize);
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
        let mut count = 0;
        match self {
            Several::List(List { documents, frequencies }) => {
                for (i, f) in shared::frequencies(&part.segment.postings, term, documents) {
                    if let Some(sum) = frequencies.get_mut(i as usize) {
                        *sum = sum.saturating_add(f);
                        count += 1;
                    }
                }
            }
            Several::Dense(dense) => count = dense.join(part, term),
        }
        count
    }

    /// Offers every document with its score, but for some.
    pub(super) fn offer(
        &self,
        part: &Part<'_>,
        scorer: &Scorer<'_>,
        is_apart: &dyn Fn(u32) -> bool,
        top: &mut Top,
    ) {
        match self {
            Several::List(list) => list.offer(part, scorer, is_apart, top),
            Several::Dense(dense) => dense.offer(part, scorer, is_apart, top),
        }
    }
}
