//! Words of which any will do: all their documents are counted, and few are scored.
//!
//! Those that have several of the words are mostly the best, and few: they are scored first. Each of the others has one word, and is
//! ranked as if that were the whole query, with a look only at blocks that can still hold one of the best.

use super::leaf::{Leaf, Meaning, Node};
use super::matches::Here;
use super::several::{List, Several};
use super::{Top, alone, rank};
use crate::bits::Bits;
use crate::pair::{first, pair, second};
use crate::scoring::Scorer;
use crate::set::Set;

/// Documents are few if they are less than one of so many.
const FEW_OF: u32 = 64;

/// Documents with any of some words, and those with more than one of them.
struct Union {
    any: Bits,
    more: Bits,
}

impl Here<'_> {
    /// Offers the best documents that match any of some words; all that match. `None` if it is something else that is asked for.
    /// Linear in the documents of the words, and the segment's at 64 a time.
    pub(super) fn any(&self, node: &Node<'_>, top: &mut Top) -> Option<Set> {
        let Node::Or(any) = node else { return None };
        let leaves = any.iter().map(|node| match node {
            Node::Text(leaf) => self.leaf(*leaf).filter(|(_, found)| !matches!(found, Meaning::Phrase(_))),
            _ => None,
        });
        let leaves: Vec<_> = leaves.collect::<Option<_>>()?;
        let part = self.part;
        if self.about(node) < part.limit() / FEW_OF {
            return Some(self.merged(&leaves, top));
        }
        let Union { any, more } = self.union(leaves.iter().map(|(_, found)| *found));
        let (any, documents) = (part.live(Set::Many(any)), part.live(Set::Many(more.clone())).into_list());
        for (document, score) in documents.iter().zip(self.scores(&documents)) {
            top.offer(rank::key(score, part.base + document));
        }
        for (leaf, found) in leaves {
            match found {
                Meaning::Term(term) => {
                    alone::offer_term(self.searcher, part, *term, leaf.weight, &|d| more.has(d), top);
                }
                Meaning::Several(several) => {
                    let (norms, classes) = (self.searcher.norms, part.segment.classes());
                    let scorer = Scorer::new(leaf.weight, norms, classes, several.count() as usize);
                    several.offer(part, &scorer, &|d| more.has(d), top);
                }
                Meaning::Phrase(_) => {}
            }
        }
        Some(any)
    }

    /// The same where they are few: each word's documents with what they score, put together in their order.
    fn merged(&self, leaves: &[(&Leaf, &Meaning)], top: &mut Top) -> Set {
        let (part, segment) = (self.part, self.part.segment);
        let class = segment.class_of();
        let mut all = Vec::new();
        for (leaf, found) in leaves {
            let made;
            let list = match found {
                Meaning::Term(term) => {
                    made = List::of_term(segment, *term);
                    &made
                }
                Meaning::Several(Several::List(list)) => list,
                _ => continue,
            };
            let scorer =
                Scorer::new(leaf.weight, self.searcher.norms, segment.classes(), list.documents.len());
            let scored = list.documents.iter().zip(&list.frequencies);
            let own: Vec<u64> = scored.map(|(d, f)| pair(*d, scorer.score(*f, class(*d)))).collect();
            all = merge(&all, &own);
        }
        let mut documents = Vec::with_capacity(all.len());
        for pair in all {
            if !part.is_gone(first(pair)) {
                top.offer(rank::key(second(pair), part.base + first(pair)));
                documents.push(first(pair));
            }
        }
        Set::Few(documents)
    }

    fn union<'f>(&self, all: impl Iterator<Item = &'f Meaning>) -> Union {
        let segment = self.part.segment;
        let mut union = Union { any: Bits::new(segment.len()), more: Bits::new(segment.len()) };
        for found in all {
            match found {
                Meaning::Term(term) => match segment.known(*term) {
                    Some(bits) => union.add_all(&bits),
                    None => segment.postings.each_document(*term, |documents| union.add(documents)),
                },
                Meaning::Several(Several::List(list)) => union.add(&list.documents),
                Meaning::Several(Several::Dense(dense)) => union.add_all(&dense.documents()),
                Meaning::Phrase(_) => {}
            }
        }
        union
    }
}

/// Documents with scores, of two lists of such in the order of documents; of a document in both, the sum. Which comes next is hard to
/// foresee: so without a branch.
fn merge(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut all = vec![0; a.len() + b.len()];
    let (mut i, mut j, mut count) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (is_x, is_y) = (first(*x) <= first(*y), first(*y) <= first(*x));
        let score = |is: bool, pair: u64| if is { second(pair) } else { 0 };
        all[count] = pair(first(*x).min(first(*y)), score(is_x, *x).saturating_add(score(is_y, *y)));
        count += 1;
        i += usize::from(is_x);
        j += usize::from(is_y);
    }
    all.truncate(count);
    [a.get(i..), b.get(j..)].into_iter().flatten().for_each(|rest| all.extend_from_slice(rest));
    all
}

impl Union {
    fn add(&mut self, documents: &[u32]) {
        documents.iter().for_each(|d| self.any.set_or(*d, &mut self.more));
    }

    fn add_all(&mut self, documents: &Bits) {
        self.any.or_or(documents, &mut self.more);
    }
}
