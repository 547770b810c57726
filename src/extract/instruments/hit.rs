use std::ops::Range;

/// An instrument where it is named, in words; what [`InstrumentMention`](super::InstrumentMention) is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hit {
    pub(super) words: Range<usize>,
    pub(super) kind: &'static str,
    pub(super) symbol: Option<String>,
    pub(super) id: Option<String>,
    pub(super) confidence: f64,
    pub(super) rule: &'static str,
}

/// What a value of the lexicon's classes `instrument` and `parties` says: id, kind, usual name, date, parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Known<'l> {
    pub(in crate::extract) id: Option<&'l str>,
    pub(in crate::extract) kind: &'static str,
    pub(in crate::extract) name: &'l str,
    /// The codes of its two parties, with a space between.
    pub(in crate::extract) parties: Option<&'l str>,
}

impl<'l> Known<'l> {
    pub(in crate::extract) fn read(value: &'l str) -> Known<'l> {
        let mut parts = value.split('|').map(str::trim);
        let mut next = || parts.next().unwrap_or_default();
        let (id, kind, name, _date, parties) = (next(), next(), next(), next(), next());
        let some = |text: &'l str| Some(text).filter(|text| !text.is_empty());
        let kind = match kind {
            "draft" => "draft",
            "declaration" => "declaration",
            "document" => "document",
            "resolution" => "resolution",
            _ => "treaty",
        };
        Known { id: some(id), kind, name, parties: some(parties) }
    }
}
