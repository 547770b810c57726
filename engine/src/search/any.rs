//! Words of which any will do: their documents and what each scores, in one way through all.

use super::Hits;
use super::leaf::{Found, Node};
use super::matches::Here;
use super::several::Several;
use crate::pair::{first, pair, second};
use crate::scoring::Scorer;
use crate::set::Set;

/// At most so many lists are merged, one after the other.
const MOST: usize = 8;

impl Here<'_> {
    /// What matches any of a few words, scored; `None` if it is something else that is asked for. Linear in their postings, as many
    /// times as there are words.
    pub(super) fn any(&self, node: &Node<'_>) -> Option<Hits> {
        let Node::Or(any) = node else { return None };
        if any.len() > MOST {
            return None;
        }
        let segment = self.part.segment;
        let class = segment.class_of();
        let mut all: Vec<u64> = Vec::new();
        for node in any {
            let Node::Text(leaf) = node else { return None };
            let (leaf, found) = self.leaf(*leaf)?;
            let count = match found {
                Found::Term(term) => segment.postings.count(*term),
                Found::Several(several) => several.count(),
                Found::Phrase(_) => return None,
            } as usize;
            let scorer = Scorer::new(leaf.weight, self.searcher.norms, segment.classes(), count);
            let mut own = Vec::with_capacity(count);
            let mut add = |document: u32, frequency: u32| {
                if !self.part.is_gone(document) {
                    own.push(pair(document, scorer.score(frequency, class(document))));
                }
            };
            match found {
                Found::Term(term) => segment.postings.each(*term, add),
                Found::Several(Several::List(list)) => {
                    list.documents.iter().zip(&list.frequencies).for_each(|(d, f)| add(*d, *f));
                }
                Found::Several(Several::Dense(_)) | Found::Phrase(_) => return None,
            }
            all = if all.is_empty() { own } else { merged(&all, &own) };
        }
        let documents = all.iter().map(|pair| first(*pair)).collect();
        Some(Hits { documents: Set::Few(documents), scores: all.into_iter().map(second).collect() })
    }
}

/// Two lists of documents and scores in one; where both have a document, their sum. Which of the two goes on is hard to foresee: so
/// without a branch.
fn merged(a: &[u64], b: &[u64]) -> Vec<u64> {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let (from_a, from_b) = (first(*x) <= first(*y), first(*y) <= first(*x));
        let least = if from_a { *x } else { *y };
        let more = if from_a && from_b { second(*y) } else { 0 };
        out.push(pair(first(least), second(least).saturating_add(more)));
        i += usize::from(from_a);
        j += usize::from(from_b);
    }
    out.extend_from_slice(a.get(i..).unwrap_or_default());
    out.extend_from_slice(b.get(j..).unwrap_or_default());
    out
}
