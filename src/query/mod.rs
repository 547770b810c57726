//! The query language: what a query can say ([`Query`]), how it is written, and how it is answered.
//!
//! [`parse`] reads a text, and [`Query`]'s `Display` writes one; docs/query-language.md is the language's reference.

mod ast;
mod chars;
mod chips;
mod complete;
mod context;
mod edit;
#[cfg(test)]
mod engine_tests;
mod exec;
mod facets;
mod field;
mod guess;
mod highlight;
mod histogram;
mod leaf;
mod lex;
mod notice;
mod object;
mod pairs;
mod parse;
mod parsed;
mod plan;
mod print;
mod rank;
mod result;
mod stop;
mod suggest;
#[cfg(test)]
mod tests;
mod timeline;

pub use ast::{Clause, Query, Sort};
pub use chars::quote;
pub(crate) use chars::{is_break, is_quote, is_space};
pub use chips::Chip;
pub use complete::{Completion, Suggestion, complete};
pub use context::{Context, Place, context};
pub use edit::{clear, set_range, set_sort, toggle};
pub use exec::run;
pub use field::Field;
pub use highlight::Highlighter;
pub use notice::Notice;
pub use parse::{MAX_CLAUSES, MAX_DEPTH, MAX_TEXT, parse};
pub use parsed::{Conjunct, Parsed};
pub use result::{
    Bucket, Facet, FacetOptions, FacetValue, Found, Histogram, Lane, Matches, Options, Pair, PairOptions,
    Timeline, Unit, UnitOption,
};
pub use suggest::nearest;
pub use timeline::timeline;

/// Serialises a span as a pair, `[start, end]`, as JavaScript has it.
pub(crate) fn pair<S: serde::Serializer>(
    span: &std::ops::Range<usize>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&(span.start, span.end), serializer)
}
