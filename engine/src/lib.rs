//! What article41 searches with.

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
mod lengths;
mod merge;
mod postings;
mod scoring;
mod search;
mod segment;
mod set;
mod terms;
pub mod text;

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
