//! Which documents of a segment match, and what they score.

use super::leaf::{Leaf, Meaning, Node, Plan};
use super::several::{List, Several};
use super::shared::each_shared;
use super::{Hits, Part, Searcher, Sort, Top, rank, shared};
use crate::bits::Bits;
use crate::columns::Column;
use crate::pair::order;
use crate::scoring::Scorer;
use crate::set::{Set, gallop, keep};
use std::sync::Arc;

impl Plan<'_> {
    /// What of the `i`th part matches; with scores if they are wanted.
    pub(super) fn matches(&self, searcher: &Searcher<'_>, i: usize, scored: bool) -> Hits {
        let Some(part) = searcher.parts.get(i) else {
            return Hits { documents: Set::none(), scores: Vec::new() };
        };
        let here = Here { plan: self, searcher, part, i };
        let set = here.set(&self.root);
        if !scored {
            return Hits { documents: set, scores: Vec::new() };
        }
        let documents = set.into_list();
        let scores = here.scores(&documents);
        Hits { documents: Set::Few(documents), scores }
    }

    /// What of the `i`th part matches; the best of it is offered.
    pub(super) fn collect(
        &self,
        searcher: &Searcher<'_>,
        i: usize,
        sort: Sort,
        by_score: bool,
        top: &mut Top,
    ) -> Set {
        let Some(part) = searcher.parts.get(i) else { return Set::none() };
        let here = Here { plan: self, searcher, part, i };
        if by_score && let Some(documents) = here.any(&self.root, top) {
            return documents;
        }
        let hits = self.matches(searcher, i, by_score);
        rank::collect(part, &hits, sort, by_score, top);
        hits.documents
    }

    /// Offers all that a leaf finds in a part, with what it scores, where the leaf is the whole query; how many there are.
    pub(super) fn offer(&self, searcher: &Searcher<'_>, i: usize, leaf: usize, top: &mut Top) -> u32 {
        let Some(part) = searcher.parts.get(i) else { return 0 };
        let here = Here { plan: self, searcher, part, i };
        let Some((own, found)) = here.leaf(leaf) else { return 0 };
        let about = here.about(&Node::Text(leaf)) as usize;
        let scorer = Scorer::new(own.weight, searcher.norms, part.segment.classes(), about);
        if let Meaning::Several(several) = found {
            several.offer(part, &scorer, &|_| false, top);
            return several.count();
        }
        let list = here.list(leaf);
        list.offer(part, &scorer, &|_| false, top);
        list.documents.len() as u32
    }
}

/// A plan in a segment.
pub(super) struct Here<'a> {
    plan: &'a Plan<'a>,
    pub(super) searcher: &'a Searcher<'a>,
    pub(super) part: &'a Part<'a>,
    i: usize,
}

impl<'a> Here<'a> {
    pub(super) fn leaf(&self, number: usize) -> Option<(&'a Leaf, &'a Meaning)> {
        let leaf = self.plan.leaves.get(number)?;
        Some((leaf, leaf.parts.get(self.i)?))
    }

    /// About how many documents a node finds.
    pub(super) fn about(&self, node: &Node<'_>) -> u32 {
        let segment = self.part.segment;
        match node {
            Node::All => self.part.limit(),
            Node::Text(leaf) => match self.leaf(*leaf) {
                Some((_, Meaning::Term(term))) => segment.postings.count(*term),
                Some((_, Meaning::Several(several))) => several.count(),
                Some((_, Meaning::Phrase(phrase))) => {
                    let count = |s: &Vec<(u32, u32)>| s.iter().map(|(t, _)| segment.postings.count(*t)).sum();
                    phrase.steps.iter().map(count).min().unwrap_or(0)
                }
                None => 0,
            },
            Node::Values { column, values } => {
                let column = segment.columns.get(*column);
                column.map_or(0, |c| values.iter().map(|v| c.documents(*v).len() as u32).sum())
            }
            Node::Dates { first, last, .. } => segment.dates.about(*first, *last),
            Node::And(all) => all.iter().map(|n| self.about(n)).min().unwrap_or(self.part.limit()),
            Node::Or(any) => any.iter().fold(0, |sum: u32, n| sum.saturating_add(self.about(n))),
            Node::Not(inner) => self.part.limit().saturating_sub(self.about(inner)),
        }
    }

    /// The documents that match a node and were not removed.
    fn set(&self, node: &Node<'_>) -> Set {
        let (segment, limit) = (self.part.segment, self.part.limit());
        if let Some(bits) = self.bits(node) {
            return self.part.live(Set::Many(Bits::clone(&bits)));
        }
        let found = match node {
            Node::All => Set::all(limit),
            Node::Text(leaf) => match self.leaf(*leaf) {
                Some((_, Meaning::Term(term))) => Set::gather(limit, segment.postings.count(*term), |add| {
                    segment.postings.each_document(*term, add);
                }),
                Some((_, Meaning::Several(Several::List(list)))) => Set::Few(list.documents.clone()),
                Some((_, Meaning::Several(Several::Dense(dense)))) => Set::Many(dense.documents()),
                Some((_, Meaning::Phrase(phrase))) => Set::Few(self.phrase(phrase, None).documents),
                None => Set::none(),
            },
            Node::Values { column, values } => match segment.columns.get(*column) {
                Some(column) => Set::gather(limit, self.about(node), |add| {
                    values.iter().for_each(|v| add(column.documents(*v)));
                }),
                None => Set::none(),
            },
            Node::Dates { first, last, within } => segment.dates.select(*first, *last, *within),
            Node::And(all) => {
                let order = order(all.iter().map(|n| self.about(n)));
                let nodes: Vec<&Node<'_>> = order.into_iter().filter_map(|i| all.get(i)).collect();
                let Some((first, rest)) = nodes.split_first() else { return self.part.live(Set::all(limit)) };
                let mut found = self.set(first);
                // What is at hand as bits goes before the others, unless few are looked for from the start.
                let is_early = |node: &Node<'_>| matches!(found, Set::Many(_)) && self.bits(node).is_some();
                let early: Vec<bool> = rest.iter().map(|node| is_early(node)).collect();
                for now in [true, false] {
                    for (node, _) in rest.iter().zip(&early).filter(|(_, early)| **early == now) {
                        found = self.within(found, node);
                    }
                }
                return found;
            }
            Node::Or(any) => {
                return any.iter().fold(Set::none(), |found, node| found.or(self.set(node), limit));
            }
            Node::Not(inner) => Set::all(limit).without(&self.set(inner)),
        };
        self.part.live(found)
    }

    /// The documents that match a node, as bits that are kept; also those that were removed.
    fn bits(&self, node: &Node<'_>) -> Option<Arc<Bits>> {
        let segment = self.part.segment;
        match node {
            Node::Text(leaf) => match self.leaf(*leaf)? {
                (_, Meaning::Term(term)) => segment.known(*term),
                _ => None,
            },
            Node::Values { column, values: [value] } => {
                segment.columns.get(*column)?.by_value().dense(*value).cloned()
            }
            _ => None,
        }
    }

    /// Those of a set that match a node. What is asked of few documents is asked of each.
    fn within(&self, set: Set, node: &Node<'_>) -> Set {
        let segment = self.part.segment;
        let few = match (set, node) {
            (Set::Few(few), _) => few,
            (Set::Many(mut many), node) if let Some(bits) = self.bits(node) => {
                many.and(&bits);
                return Set::Many(many);
            }
            // To find all documents of a period takes as long as to test as many.
            (many, Node::Dates { .. }) if many.count() < self.about(node) => many.into_list(),
            (many, _) => return many.and(self.set(node)),
        };
        Set::Few(match node {
            Node::All => few,
            Node::Text(leaf) => match self.leaf(*leaf) {
                Some((_, Meaning::Term(term))) => self.among(few, *term),
                Some((_, Meaning::Several(Several::Dense(dense)))) => {
                    let mut few = few;
                    keep(&mut few, |d| dense.has(d));
                    few
                }
                Some((_, found)) => self.probe(found, &few).0,
                None => Vec::new(),
            },
            Node::Values { column, values } => {
                let mut few = few;
                match (self.bits(node), segment.columns.get(*column).map(Column::rows)) {
                    (Some(bits), _) => keep(&mut few, |d| bits.has(d)),
                    (None, Some(rows)) => keep(&mut few, |d| rows.has(d, values)),
                    (None, None) => few.clear(),
                }
                few
            }
            Node::Dates { first, last, within } => {
                let mut few = few;
                let test = segment.dates.test(*first, *last, *within);
                keep(&mut few, test);
                few
            }
            Node::Not(inner) => {
                let inside = self.within(Set::Few(few.clone()), inner);
                return Set::Few(few).without(&inside);
            }
            Node::And(all) => return all.iter().fold(Set::Few(few), |found, node| self.within(found, node)),
            Node::Or(any) => {
                let limit = segment.len();
                return any.iter().fold(Set::none(), |found, node| {
                    found.or(self.within(Set::Few(few.clone()), node), limit)
                });
            }
        })
    }

    /// Those of a list of documents that a leaf finds, and how often it stands in each.
    fn probe(&self, found: &Meaning, among: &[u32]) -> (Vec<u32>, Vec<u32>) {
        match found {
            Meaning::Term(term) => self.probe_term(*term, among),
            Meaning::Several(Several::List(list)) => {
                let (mut documents, mut frequencies) = (Vec::new(), Vec::new());
                let mut from = 0;
                for document in among {
                    from += gallop(list.documents.get(from..).unwrap_or_default(), *document);
                    if list.documents.get(from) == Some(document) {
                        documents.push(*document);
                        frequencies.push(list.frequencies.get(from).copied().unwrap_or(0));
                    }
                }
                (documents, frequencies)
            }
            Meaning::Several(Several::Dense(dense)) => {
                let often = |d: &u32| dense.often().get(*d as usize).map_or(0, |f| u32::from(*f));
                among.iter().map(|d| (*d, often(d))).filter(|(_, f)| *f > 0).unzip()
            }
            Meaning::Phrase(phrase) => {
                let List { documents, frequencies } = self.phrase(phrase, Some(among));
                (documents, frequencies)
            }
        }
    }

    fn probe_term(&self, term: u32, among: &[u32]) -> (Vec<u32>, Vec<u32>) {
        let found = shared::frequencies(&self.part.segment.postings, term, among);
        found.into_iter().filter_map(|(i, f)| Some((among.get(i as usize)?, f))).unzip()
    }

    /// Those of a list of documents that a term stands in.
    pub(super) fn among(&self, mut list: Vec<u32>, term: u32) -> Vec<u32> {
        let segment = self.part.segment;
        if list.len() as u32 > segment.len() / 256
            && let Some(bits) = segment.known(term)
        {
            keep(&mut list, |d| bits.has(d));
            return list;
        }
        let mut kept = Vec::with_capacity(list.len());
        each_shared(&segment.postings, term, &list, |_, shared| {
            kept.extend(shared.list.iter().filter_map(|i| list.get(*i as usize)));
        });
        kept
    }

    /// All that a leaf finds and that was not removed.
    fn list(&self, leaf: usize) -> List {
        let Some((_, found)) = self.leaf(leaf) else { return List::default() };
        let mut list = match found {
            Meaning::Term(term) => List::of_term(self.part.segment, *term),
            Meaning::Several(_) => List::default(), // offered from where it is
            Meaning::Phrase(phrase) => self.phrase(phrase, None),
        };
        if self.part.removed.is_some() {
            let List { documents, frequencies } = &mut list;
            let mut all = documents.iter();
            frequencies.retain(|_| all.next().is_some_and(|d| !self.part.is_gone(*d)));
            documents.retain(|d| !self.part.is_gone(*d));
        }
        list
    }

    /// What each document of a list scores: what each word adds to it.
    pub(super) fn scores(&self, documents: &[u32]) -> Vec<u32> {
        let mut scores = vec![0; documents.len()];
        let limit = self.part.limit() as usize;
        let mut place = Vec::new();
        if documents.len() * 8 > limit {
            place.resize(limit, u32::MAX);
            for (at, d) in (0u32..).zip(documents) {
                place[*d as usize] = at;
            }
        }
        for (leaf, _) in self.plan.leaves.iter().enumerate().filter(|(_, l)| l.weight > 0.0) {
            self.add(leaf, documents, &place, &mut scores);
        }
        scores
    }

    /// Adds what a leaf scores to those documents that it finds. `place` tells where each stands, or is empty.
    fn add(&self, leaf: usize, documents: &[u32], place: &[u32], scores: &mut [u32]) {
        let Some((leaf, found)) = self.leaf(leaf) else { return };
        let segment = self.part.segment;
        let class = segment.class_of();
        let scorer = Scorer::new(leaf.weight, self.searcher.norms, segment.classes(), documents.len());
        let kept = match found {
            Meaning::Term(term) if documents.len() > 256 => segment.frequencies(*term),
            _ => None,
        };
        let often = match found {
            Meaning::Several(Several::Dense(dense)) => Some(dense.often()),
            _ => kept.as_deref().map(Vec::as_slice),
        };
        if let Some(often) = often {
            for (document, score) in documents.iter().zip(scores) {
                if let Some(often @ 1..) = often.get(*document as usize) {
                    *score = score.saturating_add(scorer.score((*often).into(), class(*document)));
                }
            }
            return;
        }
        let mut add = |at: usize, document: u32, frequency: u32| {
            if let Some(score) = scores.get_mut(at) {
                *score = score.saturating_add(scorer.score(frequency, class(document)));
            }
        };
        match found {
            Meaning::Term(term) if !place.is_empty() => segment.postings.each(*term, |d, f| {
                add(place.get(d as usize).copied().unwrap_or(u32::MAX) as usize, d, f);
            }),
            Meaning::Term(term) => {
                for (i, f) in shared::frequencies(&segment.postings, *term, documents) {
                    add(i as usize, documents.get(i as usize).copied().unwrap_or(0), f);
                }
            }
            found => {
                let (kept, frequencies) = self.probe(found, documents);
                let mut at = 0;
                for (document, frequency) in kept.iter().zip(frequencies) {
                    at += gallop(documents.get(at..).unwrap_or_default(), *document);
                    add(at, *document, frequency);
                }
            }
        }
    }
}
