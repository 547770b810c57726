//! How many matches have each value, and how many there are by date.

use super::{Options, Part, Searcher};
use crate::dates::{MOST, OPEN_END, OPEN_START};
use crate::set::{Listed, Set, keep};
use datealgo::{date_to_rd, rd_to_date};

/// What a bucket of a histogram spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Unit {
    /// The number of the bucket that a day lies in, counted from 1970-01-01 for days, from year 0 else.
    pub fn number(self, day: i32) -> i32 {
        match self {
            Unit::Day => day,
            Unit::Month => {
                let (year, month, _) = rd_to_date(clamp(day));
                year * 12 + i32::from(month) - 1
            }
            Unit::Year => rd_to_date(clamp(day)).0,
        }
    }

    /// The first day of a bucket.
    pub fn start(self, number: i32) -> i32 {
        match self {
            Unit::Day => number,
            Unit::Month => date_to_rd((number.div_euclid(12), number.rem_euclid(12) as u8 + 1, 1)),
            Unit::Year => date_to_rd((number, 1, 1)),
        }
    }
}

/// Days beyond a million years count as the last of those.
fn clamp(day: i32) -> i32 {
    day.clamp(-365_000_000, 365_000_000)
}

/// How many documents there are by date.
///
/// A document whose date lies wholly in a bucket counts there as 1. Any other can mean `n` days and gives each of them
/// `1/n`; one that is open on one side counts at the end that is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    /// What a bucket is.
    pub unit: Unit,
    /// The number of the first bucket.
    pub first: i32,
    /// By bucket, without a gap, the documents that lie wholly in it.
    pub exact: Vec<u32>,
    /// By bucket, the share of the others; empty if there are none.
    pub spread: Vec<f64>,
    /// Documents without a date, or open at both ends.
    pub undated: u32,
}

/// Counts what was asked for, part by part.
#[derive(Debug)]
pub(super) struct Counter<'o> {
    options: &'o Options,
    counts: Vec<Vec<u32>>,
    /// The number of the first bucket, and how many lie wholly in each.
    exact: Option<(i32, Vec<u32>)>,
    /// The others: the first and the last day.
    spans: Vec<(i32, i32)>,
    undated: u32,
}

impl<'o> Counter<'o> {
    pub(super) fn new(searcher: &Searcher<'_>, options: &'o Options) -> Counter<'o> {
        let values = |c: &usize| vec![0; searcher.values.get(*c).copied().unwrap_or(0) as usize];
        let counts = options.columns.iter().map(values).collect();
        Counter { options, counts, exact: None, spans: Vec::new(), undated: 0 }
    }

    /// Counts documents of a part, of which there are so many.
    pub(super) fn add(&mut self, part: &Part<'_>, set: &Set, count: u32) {
        let segment = part.segment;
        let all = count == segment.len();
        let documents = Listed::from(set);
        for (column, counts) in self.options.columns.iter().zip(&mut self.counts) {
            if let Some(column) = segment.columns.get(*column) {
                if all { column.count_all(counts) } else { column.count(&documents, counts) }
            }
        }
        let Some(unit) = self.options.histogram else { return };
        let buckets = segment.dates.buckets(unit);
        let mut own = vec![0u32; buckets.count as usize + 1];
        let bucket = |d: u32| buckets.of.get(d as usize).copied().unwrap_or(buckets.count);
        for document in documents.list() {
            if let Some(n) = own.get_mut(bucket(*document) as usize) {
                *n += 1;
            }
        }
        let Counter { spans, undated, .. } = self;
        if own.pop().is_some_and(|others| others > 0) {
            let mut others = documents.list().to_vec();
            keep(&mut others, |d| bucket(d) == buckets.count);
            for d in others {
                match Histogram::days(segment.dates.earliest(d), segment.dates.latest(d)) {
                    None => *undated += 1,
                    Some(days) => spans.push(days),
                }
            }
        }
        self.exact = Some(match self.exact.take() {
            None => (buckets.first, own),
            Some((_, before)) if before.is_empty() => (buckets.first, own),
            Some(before) if own.is_empty() => before,
            Some((start, before)) => {
                let first = start.min(buckets.first);
                let last = (start + before.len() as i32).max(buckets.first + own.len() as i32);
                let mut sum = vec![0; (last - first) as usize];
                for (start, counts) in [(start, before), (buckets.first, own)] {
                    for (to, n) in sum.iter_mut().skip((start - first) as usize).zip(counts) {
                        *to += n;
                    }
                }
                (first, sum)
            }
        });
    }

    pub(super) fn finish(self) -> (Vec<Vec<u32>>, Option<Histogram>) {
        let Some(unit) = self.options.histogram else { return (self.counts, None) };
        let (start, counts) = self.exact.unwrap_or_default();
        let exact: Vec<(i32, u32)> = (start..).zip(counts).filter(|(_, n)| *n > 0).collect();
        (self.counts, Some(Histogram::new(unit, &exact, &self.spans, self.undated)))
    }
}

impl Histogram {
    /// Of how many lie wholly in some buckets, and of dates that can mean several: their first and last days, or twice the end that
    /// is known. Linear.
    pub(crate) fn new(unit: Unit, exact: &[(i32, u32)], spans: &[(i32, i32)], undated: u32) -> Histogram {
        let wholly = || exact.iter().map(|(bucket, _)| *bucket);
        let begins = spans.iter().map(|s| s.0).min().map(|day| unit.number(day));
        let ends = spans.iter().map(|s| s.1).max().map(|day| unit.number(day));
        let first = wholly().chain(begins).min().unwrap_or(i32::MAX);
        let last = wholly().chain(ends).max().unwrap_or(i32::MIN);
        if first > last {
            return Histogram { unit, first: 0, exact: Vec::new(), spread: Vec::new(), undated };
        }
        let first = first.max(last.saturating_sub(MOST as i32 - 1));
        let len = (last - first + 1) as usize;
        let mut counts = vec![0; len];
        for (bucket, n) in exact {
            counts[(bucket - first).max(0) as usize] += n;
        }
        let spread = if spans.is_empty() { Vec::new() } else { spread(unit, first, len, spans) };
        Histogram { unit, first, exact: counts, spread, undated }
    }

    /// The days of a date for its shares: an end that is open counts as the other. `None` if it has no days at all.
    pub(crate) fn days(first: i32, last: i32) -> Option<(i32, i32)> {
        match (first, last) {
            (first, last) if first > last => None,
            (OPEN_START, OPEN_END) => None,
            (OPEN_START, day) | (day, OPEN_END) => Some((day, day)),
            days => Some(days),
        }
    }
}

/// The shares of dates that can mean several buckets. Linear in them and the buckets, however long they are.
fn spread(unit: Unit, base: i32, len: usize, spans: &[(i32, i32)]) -> Vec<f64> {
    let mut spread = vec![0.0f64; len];
    // Buckets that a date covers whole get its days at a rate that is kept as differences; how many dates there are is kept
    // too, so that no rounding error stays behind where none is.
    let (mut rates, mut covering) = (vec![0.0f64; len + 1], vec![0i64; len + 1]);
    let place = |day: i32| (unit.number(day) - base).max(0) as usize;
    let starts: Vec<i32> = (0..=len as i32).map(|bucket| unit.start(base + bucket)).collect();
    let bounds = |bucket: usize| (starts[bucket], starts[bucket + 1] - 1);
    for (first, last) in spans {
        let (a, b) = (place(*first), place(*last));
        if a >= len || b >= len {
            continue;
        }
        if a == b {
            spread[a] += 1.0;
            continue;
        }
        let rate = 1.0 / (f64::from(*last) - f64::from(*first) + 1.0);
        spread[a] += (f64::from(bounds(a).1) - f64::from(*first) + 1.0) * rate;
        spread[b] += (f64::from(*last) - f64::from(bounds(b).0) + 1.0) * rate;
        rates[a + 1] += rate;
        rates[b] -= rate;
        covering[a + 1] += 1;
        covering[b] -= 1;
    }
    let (mut rate, mut count) = (0.0, 0);
    for (bucket, share) in spread.iter_mut().enumerate() {
        rate += rates[bucket];
        count += covering[bucket];
        if count == 0 {
            rate = 0.0;
        } else {
            let (first, last) = bounds(bucket);
            *share += rate * (f64::from(last) - f64::from(first) + 1.0);
        }
    }
    spread
}
