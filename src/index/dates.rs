//! When each document was, as the first and the last day that its date can mean.

use crate::edtf::{Days, Edtf, Precision};
use roaring::RoaringBitmap;

/// Stands for a start that is open.
pub const OPEN_START: i32 = i32::MIN;
/// Stands for an end that is open.
pub const OPEN_END: i32 = i32::MAX;

/// The bit of `Dates::flags` for a date that is approximate.
pub const APPROXIMATE: u8 = 1;
/// The bit for a date that may be wrong.
pub const UNCERTAIN: u8 = 2;
/// The bit for a document in conflict.
pub const CONFLICT: u8 = 4;
/// The bit for a date that is coarser than a day.
pub const COARSE: u8 = 8;

/// Dates by document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    earliest: Vec<i32>,
    latest: Vec<i32>,
    flags: Vec<u8>,
    dated: RoaringBitmap,
    /// Documents whose date can mean one day only, by that day.
    days: Vec<u32>,
    /// The other dated documents.
    spans: Vec<u32>,
}

impl Dates {
    /// Adds the next document.
    pub(crate) fn push(&mut self, date: Option<&Edtf>, conflict: bool) {
        let document = self.earliest.len() as u32;
        let mut flags = if conflict { CONFLICT } else { 0 };
        let (mut earliest, mut latest) = (OPEN_END, OPEN_START);
        if let Some(date) = date {
            let bounds = date.bounds();
            (earliest, latest) = (bounds.0.unwrap_or(OPEN_START), bounds.1.unwrap_or(OPEN_END));
            self.dated.insert(document);
            if earliest == latest {
                self.days.push(document)
            } else {
                self.spans.push(document)
            }
            flags |= if date.approximate() { APPROXIMATE } else { 0 };
            flags |= if date.uncertain() { UNCERTAIN } else { 0 };
            flags |= if date.precision() == Precision::Day { 0 } else { COARSE };
        }
        self.earliest.push(earliest);
        self.latest.push(latest);
        self.flags.push(flags);
    }

    /// Sorts what has to be sorted.
    pub(crate) fn finish(&mut self) {
        let Dates { earliest, latest, flags, days, spans, dated } = self;
        let mut keys: Vec<u64> = days
            .iter()
            .map(|d| u64::from(earliest[*d as usize] as u32 ^ 1 << 31) << 32 | u64::from(*d))
            .collect();
        keys.sort_unstable();
        days.clear();
        days.extend(keys.into_iter().map(|key| key as u32));
        dated.optimize();
        earliest.shrink_to_fit();
        latest.shrink_to_fit();
        flags.shrink_to_fit();
        days.shrink_to_fit();
        spans.shrink_to_fit();
    }

    /// The first day that a document's date can mean; [`OPEN_START`] where open, later than the last where undated.
    #[inline]
    pub(crate) fn earliest(&self, document: u32) -> i32 {
        self.earliest.get(document as usize).copied().unwrap_or(OPEN_END)
    }

    /// The last day that a document's date can mean; [`OPEN_END`] where open.
    #[inline]
    pub(crate) fn latest(&self, document: u32) -> i32 {
        self.latest.get(document as usize).copied().unwrap_or(OPEN_START)
    }

    /// What else to know of a document's date, as bits.
    pub(crate) fn flags(&self, document: u32) -> u8 {
        self.flags.get(document as usize).copied().unwrap_or(0)
    }

    /// The documents that have a date, even if both its ends are open.
    pub(crate) fn dated(&self) -> &RoaringBitmap {
        &self.dated
    }

    /// The documents whose date can mean a day of the period; none for an empty period.
    pub(crate) fn intersecting(&self, period: Days) -> RoaringBitmap {
        self.select(period, |earliest, latest, first, last| earliest <= last && first <= latest)
    }

    /// The documents all of whose days are days of the period. An open side lies only within an open side.
    pub(crate) fn within(&self, period: Days) -> RoaringBitmap {
        self.select(period, |earliest, latest, first, last| first <= earliest && latest <= last)
    }

    /// Documents known to the day are found by bisection; the others are looked at one by one.
    fn select(&self, period: Days, spanning: impl Fn(i32, i32, i32, i32) -> bool) -> RoaringBitmap {
        let (first, last) = (period.0.unwrap_or(OPEN_START), period.1.unwrap_or(OPEN_END));
        if first > last {
            return RoaringBitmap::new();
        }
        let start = self.days.partition_point(|d| self.earliest(*d) < first);
        let end = self.days.partition_point(|d| self.earliest(*d) <= last);
        let spans = self.spans.iter().copied();
        let mut found: RoaringBitmap =
            spans.filter(|d| spanning(self.earliest(*d), self.latest(*d), first, last)).collect();
        let days = self.days.get(start..end).unwrap_or(&[]);
        if days.len() * 16 > self.earliest.len() {
            let mut bits = super::Bits::new(self.earliest.len());
            days.iter().for_each(|d| bits.set(*d));
            found |= bits.into_bitmap();
        } else {
            found.extend(days.iter().copied());
        }
        found
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        (self.earliest.capacity() + self.latest.capacity() + self.days.capacity() + self.spans.capacity()) * 4
            + self.flags.capacity()
            + self.dated.statistics().n_bytes_bitset_containers as usize
    }
}
