use super::{Date, Flag, Id};
use serde::{Deserialize, Serialize};

/// One document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Its id (`004`, `sc-15648`).
    pub id: Id,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// Its title, as printed.
    pub title: String,
    /// Who published it, as known; `None` if the document does not say.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Its byline.
    #[serde(default)]
    pub author: Option<String>,
    /// When it was published: what it claims, and what that resolves to.
    #[serde(default)]
    pub published: Option<Date>,
    /// Where it was written, by its dateline.
    #[serde(default)]
    pub dateline: Option<String>,
    /// Its language, as a BCP 47 tag.
    #[serde(default)]
    pub language: Option<String>,
    /// Where it can be found.
    #[serde(default)]
    pub url: Option<String>,
    /// SHA-256 of its text in UTF-8, as 64 hexadecimal digits.
    #[serde(default)]
    pub fingerprint: Option<String>,
    /// The length of that text in Unicode code points; anchors lie within it.
    #[serde(default)]
    pub length: Option<u32>,
    /// The number of paragraphs (lines that are not blank) in that text.
    #[serde(default)]
    pub paragraphs: Option<u32>,
    /// What it is about and what to beware of, in our own words.
    #[serde(default)]
    pub summary: Option<String>,
    /// Remarks.
    #[serde(default)]
    pub flags: Vec<Flag>,
}

/// What sort of document a [`Source`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceKind {
    /// A report by a news organisation.
    Report,
    /// A document of a State or an international organisation: resolution, meeting record, press release.
    Official,
    /// A table, database or handbook that facts were looked up in.
    Reference,
}
