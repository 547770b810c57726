//! Several terms that count as one, in many documents.

use super::{Part, Top, rank};
use crate::bits::{Bits, at_least};
use crate::scoring::{MOST, Scorer};
use std::ops::RangeInclusive;

/// By document, how often any of the terms stands there, up to 255; 0 where none does, and at the end up to a whole [STEP].
#[derive(Debug)]
pub(super) struct Dense {
    often: Vec<u8>,
    /// Of each [STEP] of documents, the most.
    most: Vec<u8>,
    /// In how many documents any does.
    pub(super) count: u32,
}

/// Documents that are passed over together if none of them can be among the best.
const STEP: usize = 64;
/// A word that stands so often in a document stands often there.
const OFTEN: u8 = 4;
/// What numbers can be [compared with](at_least).
const MOST_OFTEN: u8 = 128;
/// For more hits than these it is counted what is often.
const FEW: usize = 64;

impl Dense {
    /// The documents of these terms, that were not removed. Linear in them, and in the documents of the segment at many a time.
    pub(super) fn new(part: &Part<'_>, terms: &[u32]) -> Dense {
        let segment = part.segment;
        let mut often = vec![0u8; (part.limit() as usize).next_multiple_of(STEP)];
        for term in terms {
            match segment.frequencies(*term) {
                Some(known) => {
                    often.iter_mut().zip(&*known).for_each(|(sum, f)| *sum = sum.saturating_add(*f))
                }
                None => segment.postings.each(*term, |d, f| {
                    if let Some(sum) = often.get_mut(d as usize) {
                        *sum = sum.saturating_add(f.min(MOST) as u8);
                    }
                }),
            }
        }
        if let Some(removed) = part.removed {
            removed.each(|d| {
                if let Some(f) = often.get_mut(d as usize) {
                    *f = 0;
                }
            });
        }
        let steps = often.as_chunks::<STEP>().0;
        let most = steps.iter().map(|step| step.iter().fold(0, |most, f| most.max(*f))).collect();
        let count = count(&often, 1);
        Dense { often, most, count }
    }

    /// Counts another term in where any of these stands; in how many documents that is.
    pub(super) fn join(&mut self, part: &Part<'_>, term: u32) -> u32 {
        let mut shared = 0;
        part.segment.postings.each(term, |d, f| {
            if let Some(sum @ 1..) = self.often.get_mut(d as usize)
                && let Some(most) = self.most.get_mut(d as usize / STEP)
            {
                *sum = sum.saturating_add(f.min(MOST) as u8);
                *most = (*most).max(*sum);
                shared += 1;
            }
        });
        shared
    }

    /// How often, by document.
    pub(super) fn often(&self) -> &[u8] {
        &self.often
    }

    /// Whether any of the terms stands in a document.
    #[inline]
    pub(super) fn has(&self, document: u32) -> bool {
        self.often.get(document as usize).is_some_and(|f| *f != 0)
    }

    /// The documents. Linear in those of the segment.
    pub(super) fn documents(&self) -> Bits {
        Bits::of_numbers(&self.often, self.often.len() as u32)
    }

    /// Offers every document with its score, but for some. Where the shortest document would need a frequency that no document of
    /// many has, none of them is looked at; and so those that have the word often come first.
    pub(super) fn offer(
        &self,
        part: &Part<'_>,
        scorer: &Scorer<'_>,
        is_apart: &dyn Fn(u32) -> bool,
        top: &mut Top,
    ) {
        let first = match top.wanted() {
            // Good ones were offered before.
            0 => 1,
            wanted if wanted > FEW => {
                (1..=MOST_OFTEN).take_while(|f| count(&self.often, *f) as usize > wanted).last().unwrap_or(1)
            }
            _ => OFTEN,
        };
        self.offer_some(part, scorer, is_apart, top, first.into()..=MOST);
        if first > 1 {
            self.offer_some(part, scorer, is_apart, top, 1..=u32::from(first) - 1);
        }
    }

    /// Offers the documents in which the word stands so often.
    fn offer_some(
        &self,
        part: &Part<'_>,
        scorer: &Scorer<'_>,
        is_apart: &dyn Fn(u32) -> bool,
        top: &mut Top,
        often: RangeInclusive<u32>,
    ) {
        let (mut least, most) = often.into_inner();
        let class = part.segment.class_of();
        let (shortest, _) = part.segment.classes();
        let steps = self.often.as_chunks::<STEP>().0.iter().zip(&self.most);
        for (start, (some, best)) in (0u32..).step_by(STEP).zip(steps) {
            if u32::from(*best) < least {
                continue;
            }
            let mut wanted = at_least(some, least.min(MOST_OFTEN.into()) as u8);
            if most < MOST {
                wanted &= !at_least(some, most as u8 + 1);
            }
            while wanted != 0 {
                let i = wanted.trailing_zeros();
                wanted &= wanted - 1;
                let (d, f) = (start + i, some.get(i as usize).copied().unwrap_or(0));
                let key = rank::key(scorer.score(f.into(), class(d)), part.base + d);
                if key < top.limit() && !is_apart(d) {
                    top.offer(key);
                }
            }
            let wanted = rank::least(top);
            while least <= most && scorer.score(least, shortest) < wanted {
                least += 1;
            }
            if least > most {
                return;
            }
        }
    }
}

/// How many numbers are not less. Whole vectors at a time; the sum of one of them fits a byte.
fn count(numbers: &[u8], least: u8) -> u32 {
    let some = |chunk: &[u8]| u32::from(chunk.iter().map(|f| u8::from(*f >= least)).sum::<u8>());
    numbers.as_chunks::<STEP>().0.iter().map(|chunk| some(chunk)).sum()
}
