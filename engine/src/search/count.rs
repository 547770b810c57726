//! How many matches have each value, and how many there are by date.

use super::{Options, Part, Searcher};
use crate::dates::{OPEN_END, OPEN_START};
use crate::set::Set;
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

/// The most buckets. What is earlier is gathered in the first.
const MOST: i32 = 100_000;

/// Counts what was asked for, part by part.
#[derive(Debug)]
pub(super) struct Counter<'o> {
    options: &'o Options,
    counts: Vec<Vec<u32>>,
    /// Dates of one bucket, as numbers of buckets.
    exact: Vec<i32>,
    /// The others: the first and the last day.
    spans: Vec<(i32, i32)>,
    undated: u32,
}

impl<'o> Counter<'o> {
    pub(super) fn new(searcher: &Searcher<'_>, options: &'o Options) -> Counter<'o> {
        let counts =
            options.columns.iter().map(|c| vec![0; searcher.values.get(*c).copied().unwrap_or(0) as usize]);
        Counter { options, counts: counts.collect(), exact: Vec::new(), spans: Vec::new(), undated: 0 }
    }

    pub(super) fn add(&mut self, part: &Part<'_>, set: &Set) {
        let segment = part.segment;
        for (column, counts) in self.options.columns.iter().zip(&mut self.counts) {
            if let Some(column) = segment.columns.get(*column) {
                if set.count() == segment.len() {
                    column.count_all(counts)
                } else {
                    column.count(set, counts)
                }
            }
        }
        let Some(unit) = self.options.histogram else { return };
        let buckets = segment.dates.buckets(unit);
        let Counter { exact, spans, undated, .. } = self;
        exact.reserve(set.count() as usize);
        set.each(|d| {
            let bucket = buckets.get(d as usize).copied().unwrap_or(i32::MIN);
            if bucket != i32::MIN {
                exact.push(bucket);
                return;
            }
            match (segment.dates.earliest(d), segment.dates.latest(d)) {
                (first, last) if first > last => *undated += 1,
                (OPEN_START, OPEN_END) => *undated += 1,
                (OPEN_START, day) | (day, OPEN_END) => spans.push((day, day)),
                (first, last) => spans.push((first, last)),
            }
        });
    }

    pub(super) fn finish(self) -> (Vec<Vec<u32>>, Option<Histogram>) {
        let Some(unit) = self.options.histogram else { return (self.counts, None) };
        let (mut first, mut last) = (i32::MAX, i32::MIN);
        for bucket in &self.exact {
            first = first.min(*bucket);
            last = last.max(*bucket);
        }
        for (a, b) in &self.spans {
            first = first.min(unit.number(*a));
            last = last.max(unit.number(*b));
        }
        if first > last {
            let nothing =
                Histogram { unit, first: 0, exact: Vec::new(), spread: Vec::new(), undated: self.undated };
            return (self.counts, Some(nothing));
        }
        let first = first.max(last.saturating_sub(MOST - 1));
        let len = (last - first + 1) as usize;
        let mut exact = vec![0; len];
        for bucket in &self.exact {
            exact[(*bucket - first).max(0) as usize] += 1;
        }
        let spread = if self.spans.is_empty() { Vec::new() } else { spread(unit, first, len, &self.spans) };
        (self.counts, Some(Histogram { unit, first, exact, spread, undated: self.undated }))
    }
}

/// The shares of dates that can mean several buckets. Linear in them and the buckets, however long they are.
fn spread(unit: Unit, base: i32, len: usize, spans: &[(i32, i32)]) -> Vec<f64> {
    let mut spread = vec![0.0f64; len];
    // Buckets that a date covers whole get its days at a rate that is kept as differences; how many dates there are is kept
    // too, so that no rounding error stays behind where none is.
    let (mut rates, mut covering) = (vec![0.0f64; len + 1], vec![0i64; len + 1]);
    let place = |day: i32| (unit.number(day) - base).max(0) as usize;
    let bounds = |bucket: usize| (unit.start(base + bucket as i32), unit.start(base + bucket as i32 + 1) - 1);
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
