//! Words and phrases with what they are: the data files of `lexicon/`, and what a caller adds.
//!
//! A file is lines of text. `#` starts a comment. `[name]` opens a class. `value = phrase, phrase` puts phrases into it,
//! with a value; `phrase, phrase` puts them in without one. A letter that a phrase has as a capital must be one in the
//! text (`US` never finds "us", `May` never "may"); a small letter finds both. Accents, full stops inside abbreviations
//! and hyphens between words make no difference.

mod class;
#[cfg_attr(not(test), allow(dead_code))] // the build folds
mod front;
mod slots;
mod table;

pub use class::Class;
#[cfg(test)]
pub(super) use front::unfold;
pub use table::{Found, Lexicon};
