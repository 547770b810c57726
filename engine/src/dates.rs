//! When each document was, as the first and the last day that its date can mean, counted from 1970-01-01.

use crate::kept;
use crate::pair::{dated, second};
use crate::search::Unit;
use crate::set::Set;
use std::sync::OnceLock;

/// The most buckets of a histogram. What is earlier is gathered in the first.
pub(crate) const MOST: u32 = 100_000;

/// Stands for a start that is open.
pub const OPEN_START: i32 = i32::MIN;
/// Stands for an end that is open.
pub const OPEN_END: i32 = i32::MAX;

/// A date: the first and the last day that it can mean. `None` where there is none.
pub type Period = Option<(i32, i32)>;

/// By document, the bucket of a histogram that all of its date lies in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Buckets {
    /// The number of the first bucket.
    pub(crate) first: i32,
    /// How many there are.
    pub(crate) count: u32,
    /// By document, counted from the first; `count` where no bucket holds all of the date.
    pub(crate) of: Vec<u32>,
}

/// Dates by document.
#[derive(Clone, Debug, Default)]
pub struct Dates {
    /// [`OPEN_END`] where there is no date.
    pub(crate) earliest: Vec<i32>,
    /// [`OPEN_START`] where there is no date.
    pub(crate) latest: Vec<i32>,
    /// Documents whose date can mean one day only, by that day.
    pub(crate) days: Vec<u32>,
    /// The other dated documents, by the first day that they can mean.
    pub(crate) spans: Vec<u32>,
    /// The last day of each of these.
    pub(crate) ends: Vec<i32>,
    /// By unit, the bucket of every document, once it was asked for.
    buckets: [OnceLock<Buckets>; 3],
}

impl Dates {
    /// From the first and the last day of each document.
    pub fn new(earliest: Vec<i32>, latest: Vec<i32>) -> Dates {
        let (mut days, mut spans) = (Vec::new(), Vec::new());
        for (document, (first, last)) in (0u32..).zip(earliest.iter().zip(&latest)) {
            if first == last {
                days.push(dated(*first, document));
            } else if first < last {
                spans.push(dated(*first, document));
            }
        }
        let [days, spans] = [days, spans].map(|mut keys| {
            // Documents often come in the order of their dates.
            if !keys.is_sorted() {
                keys.sort_unstable();
            }
            keys.into_iter().map(second).collect::<Vec<u32>>()
        });
        let ends = spans.iter().filter_map(|d| latest.get(*d as usize).copied()).collect();
        Dates::of([earliest, latest, ends].map(kept), [days, spans].map(kept))
    }

    fn of([earliest, latest, ends]: [Vec<i32>; 3], [days, spans]: [Vec<u32>; 2]) -> Dates {
        Dates { earliest, latest, days, spans, ends, buckets: Default::default() }
    }

    /// Dates that lie in a file, which names the last days of `spans` only, and no `days` where the documents are in their order.
    /// `None` if these are not as many.
    pub(crate) fn read(earliest: Vec<i32>, ends: Vec<i32>, days: Vec<u32>, spans: Vec<u32>) -> Option<Dates> {
        let mut latest = Vec::clone(&earliest);
        latest.iter_mut().filter(|day| **day == OPEN_END).for_each(|day| *day = OPEN_START);
        for (document, end) in spans.iter().zip(&ends) {
            *latest.get_mut(*document as usize)? = *end;
        }
        let fits = spans.len() == ends.len();
        let mut dates = Dates::of([earliest, latest, ends], [days, spans]);
        let all = &dates.earliest;
        let in_order = || all.is_sorted() && all.last().is_some_and(|day| *day < OPEN_END);
        if dates.days.is_empty() && dates.spans.is_empty() && in_order() {
            dates.days = (0..all.len() as u32).collect();
        }
        fits.then_some(dates)
    }

    /// The buckets of all documents. Computed once; `None` if there would be too many.
    pub(crate) fn buckets(&self, unit: Unit) -> &Buckets {
        static NONE: Buckets = Buckets { first: 0, count: 0, of: Vec::new() };
        let Some(cell) = self.buckets.get(unit as usize) else { return &NONE };
        cell.get_or_init(|| {
            // Neighbours are often of one day.
            let mut known = (OPEN_END, 0);
            let mut number = |day: i32| {
                if known.0 != day {
                    known = (day, unit.number(day));
                }
                known.1
            };
            let bucket = |(first, last): (&i32, &i32)| match (*first, *last) {
                (OPEN_START, _) | (_, OPEN_END) => i32::MIN,
                (first, last) if first > last => i32::MIN,
                (first, last) if first == last => number(first),
                (first, last) => Some(number(first)).filter(|n| *n == number(last)).unwrap_or(i32::MIN),
            };
            let all: Vec<i32> = self.earliest.iter().zip(self.latest.iter()).map(bucket).collect();
            let known = || all.iter().copied().filter(|b| *b != i32::MIN);
            let (Some(first), Some(last)) = (known().min(), known().max()) else {
                return Buckets { first: 0, count: 0, of: vec![0; all.len()] };
            };
            let first = first.max(last.saturating_sub(MOST as i32 - 1));
            let count = (last - first) as u32 + 1;
            let of = all.into_iter().map(|b| if b == i32::MIN { count } else { (b - first).max(0) as u32 });
            Buckets { first, count, of: of.collect() }
        })
    }

    /// Whether every document has one day, and they come in the order of their days.
    pub(crate) fn days_in_order(&self) -> bool {
        self.days.len() == self.earliest.len() && self.days.iter().zip(0..).all(|(d, i)| *d == i)
    }

    /// Whether every list names documents that there are.
    pub(crate) fn is_sound(&self, documents: u32) -> bool {
        let n = documents as usize;
        let inside = |list: &[u32]| list.iter().copied().max().is_none_or(|last| last < documents);
        self.earliest.len() == n && self.latest.len() == n && inside(&self.days) && inside(&self.spans)
    }

    /// The first day that a document's date can mean; [`OPEN_END`] where it has none.
    #[inline]
    pub fn earliest(&self, document: u32) -> i32 {
        self.earliest.get(document as usize).copied().unwrap_or(OPEN_END)
    }

    /// The last day; [`OPEN_START`] where it has none.
    #[inline]
    pub fn latest(&self, document: u32) -> i32 {
        self.latest.get(document as usize).copied().unwrap_or(OPEN_START)
    }

    /// A test of documents: whether the date can mean a day of the period, or, `within`, nothing but days of it.
    pub(crate) fn test(&self, first: i32, last: i32, within: bool) -> impl Fn(u32) -> bool {
        let (starts, ends): (&[i32], &[i32]) = (&self.earliest, &self.latest);
        move |document| {
            let (Some(earliest), Some(latest)) = (starts.get(document as usize), ends.get(document as usize))
            else {
                return false;
            };
            let (earliest, latest) = (*earliest, *latest);
            if earliest > latest {
                false // no date
            } else if within {
                first <= earliest && latest <= last
            } else {
                earliest <= last && first <= latest
            }
        }
    }

    /// Which of some documents, that lie in the order of their first days, can first mean a day of a period.
    fn from(&self, documents: &[u32], first: i32, last: i32) -> std::ops::Range<usize> {
        let start = documents.partition_point(|d| self.earliest(*d) < first);
        start..documents.partition_point(|d| self.earliest(*d) <= last).max(start)
    }

    /// How many documents [`select`](Dates::select) finds at most.
    pub(crate) fn about(&self, first: i32, last: i32) -> u32 {
        (self.from(&self.days, first, last).len() + self.from(&self.spans, OPEN_START, last).len()) as u32
    }

    /// The documents whose date can mean a day of the period, or, `within`, nothing but days of it.
    pub fn select(&self, first: i32, last: i32, within: bool) -> Set {
        let days = self.days.get(self.from(&self.days, first, last)).unwrap_or_default();
        let own = self.from(&self.spans, if within { first } else { OPEN_START }, last);
        let ends = self.ends.get(own.clone()).unwrap_or_default();
        let is_in = |end: i32| if within { end <= last } else { first <= end };
        // Which of them it is, is hard to foresee: so without a branch.
        let (mut spans, mut count) = (vec![0; own.len()], 0);
        for (document, end) in self.spans.get(own).unwrap_or_default().iter().zip(ends) {
            spans[count] = *document;
            count += usize::from(is_in(*end));
        }
        spans.truncate(count);
        Set::gather(self.earliest.len() as u32, (days.len() + spans.len()) as u32, |add| {
            add(days);
            add(&spans);
        })
    }

    /// The dated documents by the first day that they can mean, with that; or, `latest`, the other way round. Those of a day in no
    /// order.
    pub(crate) fn in_order(&self, latest: bool) -> impl Iterator<Item = (i32, u32)> {
        let (mut day, mut span) = (0, 0);
        std::iter::from_fn(move || {
            let next = |list: &[u32], at: usize| {
                let at = if latest { list.len().checked_sub(at + 1)? } else { at };
                let document = *list.get(at)?;
                Some((self.earliest(document), document))
            };
            let (a, b) = (next(&self.days, day), next(&self.spans, span));
            let is_day = match (a, b) {
                (Some(a), Some(b)) => {
                    if latest {
                        a.0 > b.0
                    } else {
                        a.0 < b.0
                    }
                }
                (a, _) => a.is_some(),
            };
            if is_day {
                day += 1;
                a
            } else {
                span += 1;
                b
            }
        })
    }

    /// Bytes held.
    pub fn size(&self) -> usize {
        let buckets: usize = self.buckets.iter().filter_map(OnceLock::get).map(|b| b.of.capacity() * 4).sum();
        (self.earliest.len() + self.latest.len() + self.days.len() + self.spans.len() * 2) * 4 + buckets
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn periods_and_order_are_those_of_asking_each_document(
            dates in prop::collection::vec(
                prop_oneof![
                    4 => (0i32..40).prop_map(|day| Some((day, day))),
                    2 => (0i32..40, 1i32..9).prop_map(|(day, more)| Some((day, day + more))),
                    1 => (0i32..40).prop_map(|day| Some((OPEN_START, day))),
                    1 => (0i32..40).prop_map(|day| Some((day, OPEN_END))),
                    1 => Just(None),
                ],
                0..60,
            ),
            first in -2i32..44, more in 0i32..20, within in any::<bool>(),
        ) {
            let both = |date: &Period| date.unwrap_or((OPEN_END, OPEN_START));
            let made = Dates::new(dates.iter().map(|d| both(d).0).collect(), dates.iter().map(|d| both(d).1).collect());
            let days = if made.days_in_order() { Vec::new() } else { made.days.clone() };
            let read = Dates::read(made.earliest.clone(), made.ends.clone(), days, made.spans.clone()).unwrap();
            prop_assert_eq!(&made.latest, &read.latest);
            let last = first + more;
            for own in [made, read] {
                let found = own.select(first, last, within).into_list();
                let right = |date: &Period| date.is_some_and(|(a, b)| {
                    if within { first <= a && b <= last } else { a <= last && first <= b }
                });
                let expected: Vec<u32> = (0u32..).zip(&dates).filter(|(_, d)| right(d)).map(|(d, _)| d).collect();
                prop_assert!(own.about(first, last) as usize >= expected.len());
                prop_assert_eq!(found, expected);
                let mut all: Vec<(i32, u32)> = (0u32..).zip(&dates).filter_map(|(d, date)| Some((date.as_ref()?.0, d))).collect();
                all.sort_unstable();
                let mut ascending: Vec<_> = own.in_order(false).collect();
                prop_assert!(ascending.is_sorted_by_key(|(day, _)| *day));
                ascending.sort_unstable();
                prop_assert_eq!(&ascending, &all);
                let mut descending: Vec<_> = own.in_order(true).collect();
                prop_assert!(descending.iter().rev().is_sorted_by_key(|(day, _)| *day));
                descending.sort_unstable();
                prop_assert_eq!(descending, all);
            }
        }
    }
}
