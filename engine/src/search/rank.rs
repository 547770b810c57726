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
            let latest = sort == Sort::Latest;
            let dates = &part.segment.dates;
            let dated = |day: i32, document: u32| {
                let day = day as u32 ^ 1 << 31;
                pair(if latest { !day } else { day }.min(u32::MAX - 1), part.base + document)
            };
            if let Some(first) = first_dated(part, set, latest, top.most()) {
                first.into_iter().for_each(|(day, document)| top.offer(dated(day, document)));
                return;
            }
            set.each(|d| {
                let (earliest, last) = (dates.earliest(d), dates.latest(d));
                top.offer(if earliest > last { pair(u32::MAX, part.base + d) } else { dated(earliest, d) });
            });
        }
    }
}

/// So many documents of a set as are wanted, and more, that come before all others by date, with their days; found on the way through
/// the dates. `None` where to go through the set takes less, or there are not so many with a date.
fn first_dated(part: &Part<'_>, set: &Set, latest: bool, wanted: usize) -> Option<Vec<(i32, u32)>> {
    /// Documents on the way that take as long as one of the set.
    const STEP: u64 = 4;
    let (count, limit) = (u64::from(set.count()), u64::from(part.limit()));
    if wanted as u64 * limit * STEP > count * count {
        return None;
    }
    let mut found: Vec<(i32, u32)> = Vec::new();
    for (day, document) in part.segment.dates.in_order(latest).take((count / STEP) as usize) {
        if found.len() >= wanted && found.last().is_some_and(|(last, _)| *last != day) {
            return Some(found);
        }
        if set.has(document) {
            found.push((day, document));
        }
    }
    None
}
