//! Where the commonest words stand, by place: half a byte for every position.
//!
//! "the government of" is slow to find by postings: nearly every document has "the" and "of" a dozen times, and all those positions are
//! read to find the few that touch a "government". Told the other way round, which common word stands at a position is looked up at once.
//! This is made when a phrase first asks for it, in time linear in the postings of those words, and takes half a byte for each position.

use crate::pair::{pair, second};
use crate::postings::Postings;
use crate::terms::Terms;

/// So many words have a code: what four bits tell apart, less one for all others.
const WORDS: usize = 15;
/// A common word stands in one document of so many, at least.
pub(crate) const COMMON: u32 = 4;
/// Fewer documents are quick to search as they are.
const FEWEST: u32 = 1024;

/// The places of the commonest words of a segment.
#[derive(Clone, Debug)]
pub(crate) struct Common {
    /// The term with code `i + 1`.
    terms: Vec<u32>,
    /// By document, where its positions start, in half bytes.
    starts: Vec<u32>,
    codes: Vec<u8>,
}

impl Common {
    /// `None` if no word is common, or there is too little or too much to tell.
    pub(crate) fn new(terms: &Terms, postings: &Postings) -> Option<Common> {
        let documents = postings.documents;
        if documents < FEWEST {
            return None;
        }
        let mut common: Vec<u64> = (0..terms.len())
            .filter(|t| postings.count(*t) >= documents / COMMON && terms.parts(*t) == 1)
            .map(|t| pair(postings.count(t), t))
            .collect();
        common.sort_unstable();
        if common.is_empty() {
            return None;
        }
        let terms: Vec<u32> = common.into_iter().rev().take(WORDS).map(second).collect();
        let mut ends = vec![0u32; documents as usize];
        for term in &terms {
            postings.each_places(*term, &mut |document, places| {
                if let (Some(end), Some(last)) = (ends.get_mut(document as usize), places.last()) {
                    *end = (*end).max(last.saturating_add(1));
                }
            });
        }
        let mut starts = Vec::with_capacity(ends.len() + 1);
        let mut sum = 0u32;
        for end in ends {
            starts.push(sum);
            sum = sum.checked_add(end)?;
        }
        starts.push(sum);
        let mut codes = vec![0u8; sum as usize / 2 + 1];
        for (term, code) in terms.iter().zip(1u8..) {
            postings.each_places(*term, &mut |document, places| {
                let start = starts.get(document as usize).copied().unwrap_or(0);
                for position in places {
                    let at = start.wrapping_add(position);
                    if let Some(byte) = codes.get_mut(at as usize / 2) {
                        *byte |= code << (at % 2 * 4);
                    }
                }
            });
        }
        Some(Common { terms, starts, codes })
    }

    /// The code of a term that is common.
    pub(crate) fn code(&self, term: u32) -> Option<u8> {
        let at = self.terms.iter().position(|t| *t == term)?;
        Some(at as u8 + 1)
    }

    /// The code of the word at a position of a document; 0 for a word that is not common.
    #[inline]
    pub(crate) fn at(&self, document: u32, position: u32) -> u8 {
        let (Some(start), Some(end)) =
            (self.starts.get(document as usize), self.starts.get(document as usize + 1))
        else {
            return 0;
        };
        if position >= end - start {
            return 0;
        }
        let at = start + position;
        self.codes.get(at as usize / 2).map_or(0, |byte| byte >> (at % 2 * 4) & 15)
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.starts.capacity() * 4 + self.codes.capacity()
    }
}
