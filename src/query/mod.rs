//! The query language: what a query can say ([`Query`]), how it is written, and how it is answered.
//!
//! [`parse`] reads a text, and [`Query`]'s `Display` writes one; docs/query-language.md is the language's reference.

mod ast;
mod chars;
mod field;
mod leaf;
mod lex;
mod notice;
mod parse;
mod parsed;
mod print;
mod suggest;
#[cfg(test)]
mod tests;

pub use ast::{Clause, Query, Sort};
pub use chars::quote;
pub use field::Field;
pub use notice::Notice;
pub use parse::{MAX_CLAUSES, MAX_DEPTH, MAX_TEXT, parse};
pub use parsed::{Conjunct, Parsed};
pub use suggest::nearest;
