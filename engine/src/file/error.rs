//! What can be wrong with the bytes of a collection.

use super::sections::VERSION;
use std::fmt;

/// Why bytes are not a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// They do not begin as one does.
    NotACollection,
    /// They are of a version that this one does not read.
    Version(u32),
    /// They are fewer than they say, or more.
    Length {
        /// How many they say.
        wanted: u64,
        /// How many they are.
        found: u64,
    },
    /// Some byte was changed since they were written.
    Damaged,
    /// They are whole, but hold what no collection does.
    Malformed,
    /// They could not be read.
    Unreadable,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::NotACollection => {
                f.write_str("this is not a saved collection: it does not begin as one does")
            }
            OpenError::Version(v) => {
                write!(
                    f,
                    "this collection was saved in version {v} of the layout, and only version {VERSION} can be read"
                )
            }
            OpenError::Length { wanted, found } => {
                write!(
                    f,
                    "this collection should have {wanted} bytes and has {found}: it was cut off, or something was added"
                )
            }
            OpenError::Damaged => {
                f.write_str("this collection is damaged: its checksum does not fit; open another copy of it")
            }
            OpenError::Malformed => f.write_str("this is whole, but is no collection that can be searched"),
            OpenError::Unreadable => f.write_str("the bytes of this collection could not be read"),
        }
    }
}

impl std::error::Error for OpenError {}
