//! Every format out: CSV, JSON, BibTeX, CSL-JSON and one-line citations.
//!
//! What is cited is an [`Entry`], a source or an instrument seen as a bibliography sees it. Dates keep their precision
//! and their doubts in every format that has a place for them, and are put into words where it has none.

mod bibtex;
mod cite;
mod csl;
mod csv;
mod entry;
#[cfg(test)]
mod tests;

use crate::{Error, ErrorCode, Result};
pub use bibtex::bibtex;
pub use cite::{citation, sentence};
pub use csl::csl;
pub use csv::Csv;
pub use entry::{Entry, EntryKind};
use serde::Serialize;
use std::str::FromStr;

/// A format for records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Comma-separated values, RFC 4180, one row for each match.
    Csv {
        /// Start with a byte order mark, by which Excel knows UTF-8. Default false.
        bom: bool,
    },
    /// The records as stored, as one JSON document.
    Json,
    /// BibTeX entries for biblatex: the `date` field is EDTF.
    Bibtex,
    /// CSL-JSON 1.0.2, as citation managers read it.
    Csl,
    /// Citations, one a line.
    Text,
}

impl Format {
    /// Every format.
    pub const ALL: [Format; 6] = [
        Format::Csv { bom: false },
        Format::Csv { bom: true },
        Format::Json,
        Format::Bibtex,
        Format::Csl,
        Format::Text,
    ];

    /// The word for it: `csv`, `csv-bom`, `json`, `bibtex`, `csl-json`, `text`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Format::Csv { bom: false } => "csv",
            Format::Csv { bom: true } => "csv-bom",
            Format::Json => "json",
            Format::Bibtex => "bibtex",
            Format::Csl => "csl-json",
            Format::Text => "text",
        }
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(word: &str) -> Result<Format> {
        Format::ALL.into_iter().find(|f| f.as_str() == word).ok_or_else(|| {
            let words = Format::ALL.map(Format::as_str);
            let shown: String = word.chars().take(40).flat_map(char::escape_debug).collect();
            Error::new(ErrorCode::Option, format!("no format ‘{shown}’; there is {}", words.join(", ")))
                .expecting(words)
        })
    }
}

/// The value as JSON, indented by two spaces.
///
/// # Errors
/// Code `option`, if the value cannot be JSON: no type of this crate.
pub fn json<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string_pretty(value).map_err(|e| Error::new(ErrorCode::Option, format!("not JSON: {e}")))
}
