use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;

/// The name of a record: unique in its dossier across all kinds, stable, and readable in an address
/// (`st-001-wood-terrain`, `RUS`, `res-2397`).
///
/// Letters, digits, `-`, `_`, `.` and `/`; [validation](super::validate) rejects anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Id(String);

impl Id {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the text is a well-formed id: 1 to 120 bytes of ASCII letters, digits, `-`, `_`, `.` and `/`.
    pub fn is_well_formed(text: &str) -> bool {
        (1..=120).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.' | b'/'))
    }
}

impl From<&str> for Id {
    fn from(text: &str) -> Id {
        Id(text.to_owned())
    }
}

impl From<String> for Id {
    fn from(text: String) -> Id {
        Id(text)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
