//! What a query is asked for, and what it gives.

use super::{Field, Notice};
use serde::{Deserialize, Serialize};

/// What to compute for a query, beyond how many documents match.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Options {
    /// Hits to skip.
    pub offset: usize,
    /// Hits to return at most.
    pub limit: usize,
    /// Facets to count.
    pub facets: Vec<FacetOptions>,
    /// The unit of the histogram of dates; `None`: no histogram.
    pub histogram: Option<UnitOption>,
    /// The two fields whose values are counted together.
    pub pairs: Option<PairOptions>,
    /// Mark what matched in each hit, where hits are shown; finding them does not ask for it.
    pub highlight: bool,
}

impl Default for Options {
    /// The first 20 hits, with what matched, and nothing else.
    fn default() -> Options {
        Options { offset: 0, limit: 20, facets: Vec::new(), histogram: None, pairs: None, highlight: true }
    }
}

/// A field whose values are to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetOptions {
    /// The field; it must be one whose values can be counted.
    pub field: Field,
    /// How many values to return, the most frequent first; 0: all.
    #[serde(default)]
    pub limit: usize,
}

/// Two fields whose values are to be counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairOptions {
    /// One field.
    pub a: Field,
    /// The other; it may be the same.
    pub b: Field,
    /// How many pairs to return, the most frequent first; 0: all.
    #[serde(default)]
    pub limit: usize,
}

/// What a bucket of a histogram spans, or that the histogram is to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitOption {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
    /// The finest that gives at most 200 buckets.
    Auto,
}

/// What a bucket of a histogram spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// What a query found. Documents go by their ordinal in the [index](crate::index::Index).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    /// How many documents match. Exact.
    pub total: usize,
    /// The page of hits that was asked for.
    pub hits: Vec<Found>,
    /// How many distinct sources all matches rest on.
    pub sources: usize,
    /// In the order in which they were asked for.
    pub facets: Vec<Facet>,
    /// If it was asked for.
    pub histogram: Option<Histogram>,
    /// If they were asked for; the most frequent first.
    pub pairs: Vec<Pair>,
    /// What the user should know.
    pub notices: Vec<Notice>,
}

/// One hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// The document.
    pub document: u32,
    /// Its score; 0 where nothing was searched for by words, or the order is by date.
    pub score: f32,
}

/// The values of a field among the matches.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// The most frequent first, then by label; chosen ones are always there.
    pub values: Vec<FacetValue>,
    /// How many values have a count.
    pub of: usize,
}

/// One value of a [`Facet`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FacetValue {
    /// As queries write it.
    pub value: String,
    /// The name to show.
    pub label: String,
    /// How many documents have it.
    pub count: usize,
    /// The query has chosen it.
    pub chosen: bool,
}

/// How many documents there are by date.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Histogram {
    /// What each bucket spans.
    pub unit: Unit,
    /// Without a gap from the first day that any match can mean to the last.
    pub buckets: Vec<Bucket>,
    /// Matches without a date.
    pub undated: usize,
}

/// One bucket of a [`Histogram`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Bucket {
    /// EDTF of the day, month or year.
    pub edtf: String,
    /// Its first day, counted from 1970-01-01.
    pub start: i32,
    /// Its last day.
    pub end: i32,
    /// Matches whose date lies wholly in it.
    pub exact: usize,
    /// The share of the others: one that can mean `n` days gives each day `1/n`.
    pub spread: f64,
}

/// Two values that occur in one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pair {
    /// The value of the one field.
    pub a: String,
    /// Its name to show.
    pub a_label: String,
    /// The value of the other.
    pub b: String,
    /// Its name to show.
    pub b_label: String,
    /// How many documents have both.
    pub count: usize,
}

/// Matches as columns, for drawing. All columns have the same length and are in the order of dates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// Documents.
    pub ordinals: Vec<u32>,
    /// First day that the date can mean; [`OPEN_START`](crate::index::OPEN_START) where open.
    pub earliest: Vec<i32>,
    /// Last day; [`OPEN_END`](crate::index::OPEN_END) where open.
    pub latest: Vec<i32>,
    /// Bit 0: approximate; bit 1: uncertain; bit 2: conflict; bit 3: coarser than a day.
    pub flags: Vec<u8>,
    /// Place of the kind in [`Kind::ALL`](crate::model::Kind::ALL); 9 for a passage.
    pub kinds: Vec<u8>,
    /// Place of the stance in [`Stance::ALL`](crate::model::Stance::ALL); 255 where there is none.
    pub stances: Vec<u8>,
    /// Index into `lanes`. A document with several values of the lane's field stands in each.
    pub lane: Vec<u16>,
    /// The lanes, the fullest first; what has no value in the lane's field comes last, in a lane whose value is empty.
    pub lanes: Vec<Lane>,
    /// Matches without a date.
    pub undated: usize,
}

/// One lane of a [`Timeline`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Lane {
    /// The value as queries write it; empty for what has none.
    pub value: String,
    /// The name to show.
    pub label: String,
    /// How many marks stand in it.
    pub count: usize,
}
