//! What article41 searches with.

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
#[cfg(feature = "inner")]
#[doc(hidden)]
pub mod inner;
mod lengths;
mod merge;
mod postings;
mod scoring;
mod search;
mod segment;
mod set;
mod slab;
mod terms;
pub mod text;

pub use brush::Brush;
pub use collection::{Collection, Document};
pub use dates::{OPEN_END, OPEN_START, Period};
pub use file::OpenError;
pub use search::{Found, Histogram, Options, Query, Sort, Unit};
pub use slab::Buffer;
pub use terms::Test;
