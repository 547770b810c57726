//! What article41 searches with: [`text`] made searchable, a [`Collection`] of many documents, a [`Brush`] over their values,
//! and the [`parts`] of an index for those whose documents need more than a collection offers.

mod answer;
mod arena;
mod bitpack;
mod bits;
mod brush;
mod build;
mod collection;
mod columns;
mod common;
mod dates;
mod ends;
mod file;
mod fuzzy;
mod heads;
#[cfg(feature = "inner")]
#[doc(hidden)]
pub mod inner;
mod lengths;
mod log;
mod merge;
mod pair;
mod postings;
mod scoring;
mod search;
mod segment;
mod set;
mod sketch;
mod terms;
pub mod text;

/// What an index is made of.
///
/// Tokens that are [interned](parts::Interner), sorted, become a [dictionary](parts::Terms), which finds terms by stem, by
/// beginning and by likeness. What stands where is [logged](parts::Log), and becomes [postings](parts::Postings). Documents
/// are found by period through [dates](parts::Dates), and by their values through a [column](parts::Column); and what is
/// found is a [set](parts::Set).
pub mod parts {
    pub use crate::arena::{Growing, Interner, Texts};
    pub use crate::bits::Bits;
    pub use crate::columns::{ByValue, Column, Rows};
    pub use crate::dates::Dates;
    pub use crate::log::Log;
    pub use crate::postings::Postings;
    pub use crate::set::Set;
    pub use crate::terms::{Terms, term_text};
}

pub use answer::encode;
pub use brush::Brush;
pub use collection::{Collection, Document};
pub use dates::{OPEN_END, OPEN_START, Period};
pub use file::{Lazy, OpenError};
pub use search::{Found, Histogram, Options, Query, Sort, Unit};
pub use terms::Test;

/// What is kept for long, without room to grow.
fn kept<T>(mut items: Vec<T>) -> Vec<T> {
    items.shrink_to_fit();
    items
}
