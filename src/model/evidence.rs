use super::Id;
use serde::{Deserialize, Serialize};

/// What ties a record to a [`Source`](super::Source).
///
/// Follows the W3C Web Annotation Data Model: an [`Anchor`] is a TextPositionSelector whose exact text is replaced by
/// its hash, because the text is somebody else's. The original can be re-attached by position and checked by hash.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The source it rests on.
    pub source: Id,
    /// The place in a source whose text we anchor into.
    #[serde(default)]
    pub anchor: Option<Anchor>,
    /// The place in an official document, in its own terms ("S/RES/2397 (2017), ¶5").
    #[serde(default)]
    pub locator: Option<String>,
    /// A fragment of the original, at most eight words, which must stand inside the anchored span.
    #[serde(default)]
    pub quote: Option<String>,
    /// How this tie was made.
    #[serde(default)]
    pub made: Made,
    /// How sure the maker is, from 0 to 1; curated evidence is 1 unless it says otherwise.
    #[serde(default = "certain")]
    pub confidence: f64,
    /// The rule that found it, where rules did (`quote-direct-after`; docs/extraction.md explains each).
    #[serde(default)]
    pub rule: Option<String>,
    /// What a reader must know about this telling: a relay, a mistranslation, a date that cannot be right.
    #[serde(default)]
    pub note: Option<String>,
}

fn certain() -> f64 {
    1.0
}

/// A span of a source's text, by position, with the hash of what stands there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The paragraph, counted from 1; a paragraph is a line that is not blank.
    pub paragraph: u32,
    /// Start of the span in Unicode code points from the start of the text.
    pub start: u32,
    /// End of the span, exclusive, likewise.
    pub end: u32,
    /// The first 16 hexadecimal digits of the SHA-256 of the span in UTF-8.
    pub hash: String,
}

/// How a record came to be tied to its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Made {
    /// By a person who read the source.
    #[default]
    Curated,
    /// By the extraction rules.
    Extracted,
    /// Extracted, then changed by a person.
    Edited,
}

impl Made {
    /// Every way, in order.
    pub const ALL: [Made; 3] = [Made::Curated, Made::Extracted, Made::Edited];

    /// The word, as written in queries and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Made::Curated => "curated",
            Made::Extracted => "extracted",
            Made::Edited => "edited",
        }
    }
}
