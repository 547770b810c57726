use crate::model::{Date, Instrument, InstrumentKind, Source, SourceKind};

/// A document as a bibliography sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'a> {
    /// Unique and stable: the id of the record, or of two records joined by `+`.
    pub key: String,
    /// What sort of document.
    pub kind: EntryKind,
    /// Its title.
    pub title: &'a str,
    /// The byline, or the body whose document it is.
    pub author: Option<&'a str>,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// When it was published, adopted or signed.
    pub date: Option<&'a Date>,
    /// Where it can be found.
    pub url: Option<&'a str>,
    /// BCP 47.
    pub language: Option<&'a str>,
    /// Its symbol.
    pub number: Option<&'a str>,
    /// The place in it that is cited: "paragraph 11".
    pub place: Option<String>,
    /// The document in it that is cited, where the entry is a collection: "S/RES/2397 (2017), ¶5".
    pub part: Option<String>,
}

/// What sort of document an [`Entry`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A report by a news organisation.
    Article,
    /// A document of a State or organisation.
    Document,
    /// A database or table.
    Dataset,
    /// An adopted resolution, or the Charter.
    Legislation,
    /// A draft that was not adopted.
    Bill,
    /// A treaty or declaration.
    Treaty,
}

impl<'a> Entry<'a> {
    /// A source.
    pub fn source(source: &'a Source) -> Entry<'a> {
        Entry {
            key: source.id.to_string(),
            kind: match source.kind {
                SourceKind::Report => EntryKind::Article,
                SourceKind::Official => EntryKind::Document,
                SourceKind::Reference => EntryKind::Dataset,
            },
            title: &source.title,
            author: source.author.as_deref(),
            publisher: source.publisher.as_deref(),
            date: source.published.as_ref(),
            url: source.url.as_deref(),
            language: source.language.as_deref(),
            number: None,
            place: None,
            part: None,
        }
    }

    /// An instrument.
    pub fn instrument(instrument: &'a Instrument) -> Entry<'a> {
        let (kind, author) = match instrument.kind {
            InstrumentKind::Resolution => (EntryKind::Legislation, Some("United Nations Security Council")),
            InstrumentKind::Draft => (EntryKind::Bill, Some("United Nations Security Council")),
            InstrumentKind::Charter => (EntryKind::Legislation, None),
            InstrumentKind::Treaty | InstrumentKind::Declaration => (EntryKind::Treaty, None),
        };
        Entry {
            key: instrument.id.to_string(),
            kind,
            title: &instrument.title,
            author,
            publisher: None,
            date: instrument.date.as_ref(),
            url: None,
            language: None,
            number: instrument.symbol.as_deref(),
            place: None,
            part: None,
        }
    }

    /// The same, with the place in it that is cited.
    pub fn at(mut self, place: impl Into<String>) -> Entry<'a> {
        self.place = Some(place.into());
        self
    }

    /// The same, with the document in it that is cited.
    pub fn part(mut self, part: impl Into<String>) -> Entry<'a> {
        self.part = Some(part.into());
        self
    }

    /// The same, cited for a record: its key names both, so that two records that rest on one source do not clash.
    pub fn cited_for(mut self, record: &str) -> Entry<'a> {
        self.key = format!("{record}+{}", self.key);
        self
    }
}
