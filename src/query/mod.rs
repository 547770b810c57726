//! The query language: what a query can say ([`Query`]), how it is written, and how it is answered.

mod ast;
mod field;
mod lex;
mod notice;

pub use ast::{Clause, Query, Sort};
pub use field::Field;
pub use notice::Notice;
