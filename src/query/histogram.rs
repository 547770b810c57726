//! How many matches there are by date.
//!
//! A match whose date lies wholly in a bucket counts there as 1. Any other can mean `n` days and gives each of them `1/n`; one
//! that is open on one side counts at the end that is known, as spread, since it does not lie in the bucket; one
//! that is open on both sides counts as undated. So all `exact` and `spread` together are the dated matches.

use super::result::{Bucket, Histogram, Unit, UnitOption};
use crate::edtf::Edtf;
use crate::index::{Index, OPEN_END, OPEN_START};
use article41_engine::parts::Set;
use datealgo::{date_to_rd, rd_to_date};

/// The most buckets that `auto` gives.
const AUTO: i64 = 200;
/// The most buckets at all. A finer unit than fits is replaced by the next coarser one; years that do not fit are gathered
/// in the first bucket.
const MOST: i64 = 10_000;

impl Unit {
    /// The number of the bucket that a day lies in, counted from 1970-01-01.
    fn number(self, day: i32) -> i64 {
        match self {
            Unit::Day => day.into(),
            Unit::Month => {
                let (year, month, _) = rd_to_date(day);
                i64::from(year) * 12 + i64::from(month) - 1
            }
            Unit::Year => rd_to_date(day).0.into(),
        }
    }

    /// The first day of a bucket.
    fn start(self, number: i64) -> i32 {
        let (year, month) = match self {
            Unit::Day => return number as i32,
            Unit::Month => (number.div_euclid(12) as i32, number.rem_euclid(12) as u8 + 1),
            Unit::Year => (number as i32, 1),
        };
        date_to_rd((year, month, 1))
    }

    fn edtf(self, number: i64) -> String {
        let edtf = match self {
            Unit::Day => Edtf::from_day(number as i32),
            Unit::Month => Edtf::from_month(number.div_euclid(12) as i32, number.rem_euclid(12) as u8 + 1),
            Unit::Year => Edtf::from_year(number as i32),
        };
        edtf.map(|e| e.to_string()).unwrap_or_default()
    }
}

/// Counts documents by date. Linear in the documents and the buckets, however long the dates are.
pub(super) fn histogram(index: &Index, wish: UnitOption, documents: &Set) -> Histogram {
    let (dates, mut undated) = (index.dates(), 0);
    // First and last day to count at, and whether they are all that the date can mean.
    let mut periods: Vec<(i32, i32, bool)> = Vec::with_capacity(documents.count() as usize);
    documents.each(|document| match (dates.earliest(document), dates.latest(document)) {
        (OPEN_START, OPEN_END) => undated += 1,
        _ if !dates.is_dated(document) => undated += 1,
        (OPEN_START, day) | (day, OPEN_END) => periods.push((day, day, false)),
        (earliest, latest) => periods.push((earliest, latest, true)),
    });
    let (first, last) =
        periods.iter().fold((i32::MAX, i32::MIN), |(a, b), (first, last, _)| (a.min(*first), b.max(*last)));
    let fits = |unit: Unit, most: i64| unit.number(last) - unit.number(first) < most;
    let unit = match wish {
        _ if periods.is_empty() => Unit::Year,
        UnitOption::Auto if fits(Unit::Day, AUTO) => Unit::Day,
        UnitOption::Auto if fits(Unit::Month, AUTO) => Unit::Month,
        UnitOption::Day if fits(Unit::Day, MOST) => Unit::Day,
        UnitOption::Day | UnitOption::Month if fits(Unit::Month, MOST) => Unit::Month,
        _ => Unit::Year,
    };
    if periods.is_empty() {
        return Histogram { unit, buckets: Vec::new(), undated };
    }
    let last_number = unit.number(last);
    let base = unit.number(first).max(last_number - MOST + 1);
    let len = (last_number - base + 1) as usize;
    let mut buckets: Vec<Bucket> = (base..=last_number)
        .map(|number| Bucket {
            edtf: unit.edtf(number),
            start: unit.start(number),
            end: unit.start(number + 1) - 1,
            exact: 0,
            spread: 0.0,
        })
        .collect();
    if let Some(bucket) = buckets.first_mut() {
        bucket.start = bucket.start.min(first);
    }
    let place = |day: i32| (unit.number(day) - base).max(0) as usize;
    // Buckets that a date covers whole get its days at a rate that is kept as differences; how many dates there are is
    // kept too, so that no rounding error stays behind where none is.
    let (mut rates, mut covering) = (vec![0.0f64; len + 1], vec![0i64; len + 1]);
    for (first, last, whole) in periods {
        let (a, b) = (place(first), place(last));
        let Some(bucket) = buckets.get_mut(a) else { continue };
        if a == b {
            if whole {
                bucket.exact += 1;
            } else {
                bucket.spread += 1.0;
            }
            continue;
        }
        let rate = 1.0 / (f64::from(last) - f64::from(first) + 1.0);
        bucket.spread += (f64::from(bucket.end) - f64::from(first) + 1.0) * rate;
        if let Some(bucket) = buckets.get_mut(b) {
            bucket.spread += (f64::from(last) - f64::from(bucket.start) + 1.0) * rate;
        }
        rates[a + 1] += rate;
        rates[b] -= rate;
        covering[a + 1] += 1;
        covering[b] -= 1;
    }
    let (mut rate, mut count) = (0.0, 0);
    for (i, bucket) in buckets.iter_mut().enumerate() {
        rate += rates[i];
        count += covering[i];
        if count == 0 {
            rate = 0.0;
        }
        bucket.spread += rate * (f64::from(bucket.end) - f64::from(bucket.start) + 1.0);
    }
    Histogram { unit, buckets, undated }
}
