//! The leaves of a query, looked up: which terms, in which segments, and how much they weigh.

use super::several::Several;
use super::{Part, Query, Searcher, Top, alone};
use crate::scoring::weight;
use crate::terms::Test;

/// A query with its leaves looked up in every segment.
#[derive(Debug)]
pub(super) struct Plan<'q> {
    pub(super) root: Node<'q>,
    pub(super) leaves: Vec<Leaf>,
}

/// A query's shape.
#[derive(Debug)]
pub(super) enum Node<'q> {
    All,
    /// The number of a leaf.
    Text(usize),
    Values {
        column: usize,
        values: &'q [u32],
    },
    Dates {
        first: i32,
        last: i32,
        within: bool,
    },
    And(Vec<Node<'q>>),
    Or(Vec<Node<'q>>),
    Not(Box<Node<'q>>),
}

/// A word or phrase.
#[derive(Debug)]
pub(super) struct Leaf {
    /// What a share of 1 scores; 0 if it is denied.
    pub(super) weight: f32,
    /// By segment.
    pub(super) parts: Vec<Meaning>,
}

/// What a leaf is in a segment.
#[derive(Debug)]
pub(super) enum Meaning {
    /// One term. Its postings are read when they are needed.
    Term(u32),
    /// Several terms that count as one.
    Several(Several),
    Phrase(Phrase),
}

/// By step, the terms that can stand there, and how many positions each covers.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) steps: Vec<Vec<(u32, u32)>>,
}

impl<'q> Plan<'q> {
    pub(super) fn new(searcher: &Searcher<'_>, query: &'q Query) -> Plan<'q> {
        let mut leaves = Vec::new();
        let root = node(searcher, query, true, &mut leaves);
        Plan { root, leaves }
    }

    /// Whether anything in it gives a score.
    pub(super) fn scored(&self) -> bool {
        self.leaves.iter().any(|l| l.weight > 0.0)
    }

    /// The leaf, if the query is one word and every segment has one term for it.
    pub(super) fn single(&self) -> Option<&Leaf> {
        let Node::Text(leaf) = self.root else { return None };
        self.leaves.get(leaf).filter(|l| l.parts.iter().all(|p| matches!(p, Meaning::Term(_))))
    }

    /// Offers the best documents for a [single](Plan::single) term; how many there are in all.
    pub(super) fn best(&self, searcher: &Searcher<'_>, leaf: &Leaf, top: &mut Top) -> u32 {
        let mut total = 0;
        for (part, found) in searcher.parts.iter().zip(&leaf.parts) {
            let Meaning::Term(term) = *found else { continue };
            total += live_count(part, term);
            alone::offer_term(searcher, part, term, leaf.weight, &|_| false, top);
        }
        total
    }
}

fn node<'q>(searcher: &Searcher<'_>, query: &'q Query, scored: bool, leaves: &mut Vec<Leaf>) -> Node<'q> {
    let mut text = |leaf: Leaf| {
        leaves.push(leaf);
        Node::Text(leaves.len() - 1)
    };
    match query {
        Query::All => Node::All,
        Query::Word(test) => text(word(searcher, test, scored)),
        Query::Phrase(tests) => match tests.as_slice() {
            [] => Node::All,
            [one] => text(word(searcher, one, scored)),
            many => text(phrase(searcher, many, scored)),
        },
        Query::Values { column, values } => Node::Values { column: *column, values },
        Query::Dates { first, last, within } => Node::Dates { first: *first, last: *last, within: *within },
        Query::And(all) => match all.as_slice() {
            [one] => node(searcher, one, scored, leaves),
            many => Node::And(many.iter().map(|q| node(searcher, q, scored, leaves)).collect()),
        },
        Query::Or(any) => match any.as_slice() {
            [one] => node(searcher, one, scored, leaves),
            many => Node::Or(many.iter().map(|q| node(searcher, q, scored, leaves)).collect()),
        },
        Query::Not(inner) => Node::Not(Box::new(node(searcher, inner, false, leaves))),
    }
}

fn word(searcher: &Searcher<'_>, test: &Test, scored: bool) -> Leaf {
    let mut n = 0;
    let parts = searcher.parts.iter().map(|part| {
        let terms = part.segment.terms.expand(test);
        match terms.as_slice() {
            [one] => {
                n += live_count(part, *one);
                Meaning::Term(*one)
            }
            many => {
                let several = Several::new(part, many);
                n += several.count();
                Meaning::Several(several)
            }
        }
    });
    let parts = parts.collect();
    Leaf { weight: if scored { weight(n, searcher.all) } else { 0.0 }, parts }
}

fn phrase(searcher: &Searcher<'_>, tests: &[Test], scored: bool) -> Leaf {
    let mut counts = vec![0u32; tests.len()];
    let parts = searcher.parts.iter().map(|part| {
        let terms = &part.segment.terms;
        let steps: Vec<Vec<(u32, u32)>> = tests
            .iter()
            .map(|test| terms.expand(test).into_iter().map(|t| (t, terms.parts(t))).collect())
            .collect();
        for (count, step) in counts.iter_mut().zip(&steps) {
            let sum = step.iter().fold(0u32, |sum, (t, _)| sum.saturating_add(live_count(part, *t)));
            *count = count.saturating_add(sum);
        }
        Meaning::Phrase(Phrase { steps })
    });
    let parts = parts.collect();
    let sum = counts.iter().map(|n| weight((*n).min(searcher.all), searcher.all)).sum();
    Leaf { weight: if scored { sum } else { 0.0 }, parts }
}

/// In how many documents a term stands that were not removed. Linear in them, where any was.
pub(super) fn live_count(part: &Part<'_>, term: u32) -> u32 {
    let postings = &part.segment.postings;
    if part.removed.is_none() {
        return postings.count(term);
    }
    let mut count = 0;
    postings.each_document(term, |d| count += d.iter().filter(|d| !part.is_gone(**d)).count() as u32);
    count
}
