//! Answers queries over segments.

mod alone;
mod any;
mod count;
mod dense;
mod leaf;
mod matches;
mod phrase;
mod rank;
mod several;
mod shared;
mod top;

pub use count::{Histogram, Unit};
pub use rank::Sort;
pub(crate) use top::Top;

use crate::bits::Bits;
use crate::scoring::Norms;
use crate::segment::Segment;
use crate::set::Set;
use crate::terms::Test;

/// What to look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// Every document.
    All,
    /// Documents with a token that passes the test.
    Word(Test),
    /// Documents with tokens in a row that pass the tests, one after the other.
    Phrase(Vec<Test>),
    /// Documents with any of these values in a column.
    Values {
        /// Which column.
        column: usize,
        /// The numbers of the values.
        values: Vec<u32>,
    },
    /// Documents whose date can mean a day from `first` to `last`.
    Dates {
        /// The first day, counted from 1970-01-01.
        first: i32,
        /// The last day.
        last: i32,
        /// Only documents whose date can mean nothing else.
        within: bool,
    },
    /// Documents that meet every condition; with none, all.
    And(Vec<Query>),
    /// Documents that meet any condition; with none, no document.
    Or(Vec<Query>),
    /// Documents that do not meet the condition.
    Not(Box<Query>),
}

impl Query {
    /// The word, if it is the whole query.
    fn word(&self) -> Option<&Test> {
        match self {
            Query::Word(test) => Some(test),
            Query::Phrase(tests) => match tests.as_slice() {
                [one] => Some(one),
                _ => None,
            },
            Query::And(parts) | Query::Or(parts) => match parts.as_slice() {
                [one] => one.word(),
                _ => None,
            },
            Query::All | Query::Values { .. } | Query::Dates { .. } | Query::Not(_) => None,
        }
    }

    /// Whether it asks where words stand.
    pub(crate) fn has_phrase(&self) -> bool {
        match self {
            Query::Phrase(_) => true,
            Query::And(all) | Query::Or(all) => all.iter().any(Query::has_phrase),
            Query::Not(inner) => inner.has_phrase(),
            Query::All | Query::Word(_) | Query::Values { .. } | Query::Dates { .. } => false,
        }
    }
}

/// What to tell about the documents found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Hits to skip.
    pub offset: usize,
    /// Hits to give at most.
    pub limit: usize,
    /// Their order.
    pub sort: Sort,
    /// The columns whose values are to be counted.
    pub columns: Vec<usize>,
    /// What a bucket of the histogram of dates is; none if there is to be none.
    pub histogram: Option<Unit>,
}

impl Default for Options {
    /// The ten best hits, and nothing else.
    fn default() -> Options {
        Options { offset: 0, limit: 10, sort: Sort::Score, columns: Vec::new(), histogram: None }
    }
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many documents match. Exact.
    pub total: u32,
    /// The page of hits that was asked for: ordinals and scores.
    pub hits: Vec<(u32, f32)>,
    /// By column that was asked for, how many matches have each value, by its number.
    pub counts: Vec<Vec<u32>>,
    /// If it was asked for.
    pub histogram: Option<Histogram>,
}

/// A segment as it is searched.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) segment: &'a Segment,
    pub(crate) removed: Option<&'a Bits>,
    /// The ordinal of its first document.
    pub(crate) base: u32,
}

impl Part<'_> {
    fn limit(&self) -> u32 {
        self.segment.len()
    }

    #[inline]
    fn is_gone(&self, document: u32) -> bool {
        self.removed.is_some_and(|r| r.has(document))
    }

    /// Takes out what was removed.
    fn live(&self, set: Set) -> Set {
        match (set, self.removed) {
            (set, None) => set,
            (Set::Few(mut few), Some(removed)) => {
                few.retain(|d| !removed.has(*d));
                Set::Few(few)
            }
            (Set::Many(mut many), Some(removed)) => {
                many.without(removed);
                Set::Many(many)
            }
        }
    }
}

/// Segments to be searched together.
#[derive(Clone, Debug)]
pub(crate) struct Searcher<'a> {
    pub(crate) parts: Vec<Part<'a>>,
    /// How many documents there are that were not removed.
    pub(crate) all: u32,
    pub(crate) norms: &'a Norms,
    /// How many values each column has.
    pub(crate) values: &'a [u32],
}

impl Searcher<'_> {
    /// Finds what a query asks for. The total is exact, whatever is shown.
    pub(crate) fn run(&self, query: &Query, options: &Options) -> Found {
        let mut found = Found::default();
        let wants_sets = !options.columns.is_empty() || options.histogram.is_some();
        let most = options.offset.saturating_add(options.limit);
        let mut top = Top::new(if options.limit == 0 { 0 } else { most.min(self.all as usize) });
        if let (Some(test), Sort::Score, false) = (query.word(), options.sort, wants_sets) {
            found.total = alone::offer(self, test, &mut top);
            found.hits = page(top, options, true);
            return found;
        }
        let plan = leaf::Plan::new(self, query);
        let by_score = options.sort == Sort::Score && plan.scored();
        // One word or phrase is ranked on its own; of a single term, blocks that cannot matter are not even read.
        let alone = match plan.root {
            leaf::Node::Text(leaf) if by_score => Some(leaf),
            _ => None,
        };
        if let Some(leaf) = alone {
            found.total = match plan.single() {
                Some(leaf) => plan.best(self, leaf, &mut top),
                None => (0..self.parts.len()).map(|i| plan.offer(self, i, leaf, &mut top)).sum(),
            };
        }
        if alone.is_none() || wants_sets {
            let mut counter = count::Counter::new(self, options);
            let mut total = 0;
            for (i, part) in self.parts.iter().enumerate() {
                let documents = if alone.is_some() {
                    plan.matches(self, i, false).documents
                } else {
                    plan.collect(self, i, options.sort, by_score, &mut top)
                };
                let count = documents.count();
                total += count;
                counter.add(part, &documents, count);
            }
            found.total = total;
            (found.counts, found.histogram) = counter.finish();
        }
        found.hits = page(top, options, by_score);
        found
    }
}

/// The ordinals and scores of the page that is wanted.
fn page(top: Top, options: &Options, by_score: bool) -> Vec<(u32, f32)> {
    let keys = top.finish(options.offset);
    keys.into_iter()
        .take(options.limit)
        .map(|key| (key as u32, if by_score { rank::score(key) } else { 0.0 }))
        .collect()
}

/// What of a part matches.
#[derive(Debug)]
struct Hits {
    documents: Set,
    /// By document of a list, its score; empty where nothing was to be scored.
    scores: Vec<u32>,
}
