//! Words of which any will do: all their documents are counted, and few are scored.
//!
//! Those that have several of the words are mostly the best, and few: they are scored first. Each of the others has one word, and is
//! ranked as if that were the whole query, with a look only at blocks that can still hold one of the best.

use super::leaf::{Found, Node};
use super::matches::Here;
use super::several::{Several, is_few};
use super::{Top, alone, rank};
use crate::bits::Bits;
use crate::scoring::Scorer;
use crate::set::Set;

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
            Node::Text(leaf) => self.leaf(*leaf).filter(|(_, found)| !matches!(found, Found::Phrase(_))),
            _ => None,
        });
        let leaves: Vec<_> = leaves.collect::<Option<_>>()?;
        let part = self.part;
        if is_few(self.about(node), part.limit()) {
            return None;
        }
        let Union { any, more } = self.union(leaves.iter().map(|(_, found)| *found));
        let (any, documents) = (part.live(Set::Many(any)), part.live(Set::Many(more.clone())).into_list());
        for (document, score) in documents.iter().zip(self.scores(&documents)) {
            top.offer(rank::key(score, part.base + document));
        }
        for (leaf, found) in leaves {
            match found {
                Found::Term(term) => {
                    alone::offer_term(self.searcher, part, *term, leaf.weight, &|d| more.has(d), top);
                }
                Found::Several(several) => {
                    let (norms, classes) = (self.searcher.norms, part.segment.classes());
                    let scorer = Scorer::new(leaf.weight, norms, classes, several.count() as usize);
                    several.offer(part, &scorer, &|d| more.has(d), top);
                }
                Found::Phrase(_) => {}
            }
        }
        Some(any)
    }

    fn union<'f>(&self, all: impl Iterator<Item = &'f Found>) -> Union {
        let segment = self.part.segment;
        let mut union = Union { any: Bits::new(segment.len()), more: Bits::new(segment.len()) };
        for found in all {
            match found {
                Found::Term(term) => match segment.known(*term) {
                    Some(bits) => union.add_all(&bits),
                    None => segment.postings.each_document(*term, |documents| union.add(documents)),
                },
                Found::Several(Several::List(list)) => union.add(&list.documents),
                Found::Several(Several::Dense(dense)) => union.add_all(&dense.documents()),
                Found::Phrase(_) => {}
            }
        }
        union
    }
}

impl Union {
    fn add(&mut self, documents: &[u32]) {
        documents.iter().for_each(|d| self.any.set_or(*d, &mut self.more));
    }

    fn add_all(&mut self, documents: &Bits) {
        self.any.or_or(documents, &mut self.more);
    }
}
