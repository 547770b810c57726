//! Collections: many documents with texts, dates and facets of the caller's own, searched as one.
//!
//! A [dossier](crate::dossier) is made of records that refer to each other. A collection is what comes before it: a hundred
//! thousand reports, or a million rows, of which each stands for itself. It is asked in the same language, with the caller's
//! facets as fields.

mod parse;
#[cfg(test)]
mod tests;

pub use article41_engine::{
    Brush, Collection, Document, Found, Histogram, Lazy, OpenError, Options, Period, Query, Sort, Test, Unit,
    encode,
};
pub use parse::{Parsed, parse};

use crate::edtf::Edtf;
use article41_engine::{OPEN_END, OPEN_START};

/// Names that a facet cannot have, because the language gives them a meaning of its own.
pub const RESERVED: [&str; 4] = ["date", "within", "id", "sort"];

/// The first and the last day that a date can mean.
pub fn period(date: &Edtf) -> (i32, i32) {
    let (first, last) = date.bounds();
    (first.unwrap_or(OPEN_START), last.unwrap_or(OPEN_END))
}
