//! Text made searchable: folding, tokens, stems, stop words, paragraphs, and positions in three units.
//!
//! Everything here takes any string whatsoever, never panics, works in linear time, and gives spans that lie on
//! character boundaries of the original.
//!
//! ```
//! use article41_engine::text::tokens;
//!
//! assert_eq!(tokens("Kim Yo-jong, at the U.N.: Russia’s vote on S/RES/2397, ¶8(a)"), [
//!     "kim", "yo", "jong", "at", "the", "un", "russia", "vote", "on", "s", "res", "2397", "8", "a",
//! ]);
//! ```

mod fold;
#[cfg(test)]
mod fold_rule;
mod fold_table;
mod offsets;
mod paragraph;
mod stem;
mod stop;
mod token;
mod words;

pub use fold::{Folded, fold};
pub use offsets::{Offsets, Unit};
pub use paragraph::{Paragraph, paragraphs};
pub use stem::stem;
pub use stop::{STOP_WORDS, is_stop_word};
pub use token::{MAX_TOKEN, Token, Tokenizer, WordForms, has_token, key, tokens, word_forms};
pub use words::{Shape, Word, WordKind, word_key, words};
