use super::locate::Place;
use super::names::place;
use super::{Dossier, Span};
use crate::export::{Entry, EntryKind, citation, sentence};
use crate::model::{Anchor, Evidence, Made, RecordRef};
use crate::query::pair;
use crate::text::paragraphs;
use serde::Serialize;
use std::ops::Range;

/// What a record rests on, made ready to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceInfo {
    /// The id of the source.
    pub source: String,
    /// Its title.
    pub source_title: String,
    /// The place in its text, in code points.
    pub anchor: Option<Anchor>,
    /// The place in an official document, in its own terms.
    pub locator: Option<String>,
    /// A fragment of the original.
    pub quote: Option<String>,
    /// How the tie was made.
    pub made: Made,
    /// How sure its maker is, from 0 to 1.
    pub confidence: f64,
    /// The rule that made it, where rules did.
    pub rule: Option<String>,
    /// What a reader must know about this telling.
    pub note: Option<String>,
    /// "source 001, paragraph 11", or the locator.
    pub place: String,
    /// One line to paste into a text.
    pub citation: String,
    /// What stands there, where the dossier holds the text.
    pub context: Option<Context>,
}

/// A span of a source's text in its paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Context {
    /// The paragraph.
    pub paragraph: String,
    /// The span in it, in bytes.
    #[serde(serialize_with = "pair")]
    pub span: Span,
    /// Whether the hash fits; else it is what stands at the place now.
    pub intact: bool,
}

/// How many bytes may be hashed to show one piece of evidence.
const BUDGET: usize = 4 << 20;

impl Dossier {
    pub(super) fn evidence(&self, evidence: &Evidence) -> EvidenceInfo {
        let source = match self.record(evidence.source.as_str()) {
            Some(RecordRef::Source(source)) => Some(source),
            _ => None,
        };
        let cited = source.map(|s| pinpoint(Entry::source(s), evidence));
        EvidenceInfo {
            source: evidence.source.to_string(),
            source_title: source.map(|s| s.title.clone()).unwrap_or_default(),
            anchor: evidence.anchor.clone(),
            locator: evidence.locator.clone(),
            quote: evidence.quote.clone(),
            made: evidence.made,
            confidence: evidence.confidence,
            rule: evidence.rule.clone(),
            note: evidence.note.clone(),
            place: place(evidence),
            citation: cited.map_or_else(|| place(evidence), |entry| sentence(&citation(&entry))),
            context: self.context(evidence),
        }
    }

    fn context(&self, evidence: &Evidence) -> Option<Context> {
        let anchor = evidence.anchor.as_ref()?;
        let text = self.text(evidence.source.as_str())?;
        let mut place = Place::new(text, BUDGET);
        let found = place.find(anchor);
        let (span, intact) = match found {
            Some(span) => (span, true),
            None => (place.at(anchor), false),
        };
        Some(in_paragraph(text, span, intact))
    }
}

/// The paragraph around a span; a span that leaves its paragraph takes all lines that it touches.
fn in_paragraph(text: &str, span: Range<usize>, intact: bool) -> Context {
    let touched =
        |p: &Range<usize>| p.start < span.end.max(span.start + 1) && span.start < p.end.max(p.start + 1);
    let mut around = span.clone();
    for paragraph in paragraphs(text).map(|p| p.bytes).filter(touched) {
        around = around.start.min(paragraph.start)..around.end.max(paragraph.end);
    }
    Context {
        paragraph: text.get(around.clone()).unwrap_or("").to_owned(),
        span: span.start - around.start..span.end - around.start,
        intact,
    }
}

/// The entry, with the place that the evidence names.
pub(super) fn pinpoint<'a>(entry: Entry<'a>, evidence: &Evidence) -> Entry<'a> {
    match (&evidence.anchor, &evidence.locator) {
        (Some(anchor), _) => entry.at(format!("paragraph {}", anchor.paragraph)),
        (None, Some(locator)) if entry.kind == EntryKind::Article => entry.at(locator.clone()),
        (None, Some(locator)) => entry.part(locator.clone()),
        (None, None) => entry,
    }
}
