//! When each document was, as the first and the last day that its date can mean, and what else is to be known of it.

use crate::edtf::{Days, Edtf, Precision};
use article41_engine::parts::{self, Set};

pub use article41_engine::{OPEN_END, OPEN_START};

/// The bit of `Dates::flags` for a date that is approximate.
pub const APPROXIMATE: u8 = 1;
/// The bit for a date that may be wrong.
pub const UNCERTAIN: u8 = 2;
/// The bit for a document in conflict.
pub const CONFLICT: u8 = 4;
/// The bit for a date that is coarser than a day.
pub const COARSE: u8 = 8;

/// Dates in the making.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    earliest: Vec<i32>,
    latest: Vec<i32>,
    flags: Vec<u8>,
}

impl Builder {
    /// Adds the next document.
    pub(crate) fn push(&mut self, date: Option<&Edtf>, conflict: bool) {
        let mut flags = if conflict { CONFLICT } else { 0 };
        let (mut earliest, mut latest) = (OPEN_END, OPEN_START);
        if let Some(date) = date {
            (earliest, latest) = closed(date.bounds());
            flags |= if date.approximate() { APPROXIMATE } else { 0 };
            flags |= if date.uncertain() { UNCERTAIN } else { 0 };
            flags |= if date.precision() == Precision::Day { 0 } else { COARSE };
        }
        self.earliest.push(earliest);
        self.latest.push(latest);
        self.flags.push(flags);
    }

    /// The dates of all.
    pub(crate) fn finish(mut self) -> Dates {
        self.flags.shrink_to_fit();
        Dates { days: parts::Dates::new(self.earliest, self.latest), flags: self.flags }
    }
}

/// Dates by document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Dates {
    days: parts::Dates,
    flags: Vec<u8>,
}

impl Dates {
    /// The first day that a document's date can mean; [`OPEN_START`] where open, later than the last where undated.
    #[inline]
    pub(crate) fn earliest(&self, document: u32) -> i32 {
        self.days.earliest(document)
    }

    /// The last day that a document's date can mean; [`OPEN_END`] where open.
    #[inline]
    pub(crate) fn latest(&self, document: u32) -> i32 {
        self.days.latest(document)
    }

    /// Whether a document has a date, even if both its ends are open.
    pub(crate) fn is_dated(&self, document: u32) -> bool {
        self.earliest(document) <= self.latest(document)
    }

    /// What else to know of a document's date, as bits.
    pub(crate) fn flags(&self, document: u32) -> u8 {
        self.flags.get(document as usize).copied().unwrap_or(0)
    }

    /// The documents whose date can mean a day of the period; none for an empty period.
    pub(crate) fn intersecting(&self, period: Days) -> Set {
        self.select(period, false)
    }

    /// The documents all of whose days are days of the period. An open side lies only within an open side.
    pub(crate) fn within(&self, period: Days) -> Set {
        self.select(period, true)
    }

    /// Documents known to the day are found by bisection; the others are looked at one by one.
    fn select(&self, period: Days, within: bool) -> Set {
        let (first, last) = closed(period);
        if first > last { Set::none() } else { self.days.select(first, last, within) }
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.days.size() + self.flags.capacity()
    }
}

/// A period with days that stand for its open sides.
fn closed(period: Days) -> (i32, i32) {
    (period.0.unwrap_or(OPEN_START), period.1.unwrap_or(OPEN_END))
}
