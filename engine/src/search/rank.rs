//! The order of hits, as numbers of which the least comes first. Ties go by ordinal.

use super::{Hits, Part, Top};
use crate::pair::{first, pair};
use crate::scoring::ONE;
use crate::set::Set;

/// What hits are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// The best first; without words, as they were added.
    #[default]
    Score,
    /// By the first day that the date can mean, ascending; what has no date comes last.
    Date,
    /// Likewise, descending; what has no date comes last.
    Latest,
    /// As they were added.
    Added,
}

/// The key of a score.
#[inline]
pub(super) fn key(score: u32, ordinal: u32) -> u64 {
    pair(!score, ordinal)
}

/// What scores less has no chance.
#[inline]
pub(super) fn least(top: &Top) -> u32 {
    !first(top.limit())
}

/// The score of a key.
pub(super) fn score(key: u64) -> f32 {
    !first(key) as f32 / ONE
}

/// Offers the hits of a part.
pub(super) fn collect(part: &Part<'_>, hits: &Hits, sort: Sort, by_score: bool, top: &mut Top) {
    if top.limit() == 0 {
        return;
    }
    match (sort, &hits.documents) {
        (Sort::Score, Set::Few(few)) if by_score => {
            for (document, score) in few.iter().zip(&hits.scores) {
                top.offer(key(*score, part.base + document));
            }
        }
        (Sort::Score | Sort::Added, set) => set.each(|d| top.offer(u64::from(part.base + d))),
        (Sort::Date | Sort::Latest, set) => {
            let dates = &part.segment.dates;
            set.each(|d| {
                let (earliest, latest) = (dates.earliest(d), dates.latest(d));
                let day = earliest as u32 ^ 1 << 31;
                let day = match sort {
                    _ if earliest > latest => u32::MAX,
                    Sort::Latest => (!day).min(u32::MAX - 1),
                    _ => day.min(u32::MAX - 1),
                };
                top.offer(pair(day, part.base + d));
            });
        }
    }
}
