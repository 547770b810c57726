//! The document itself: its title, dateline, byline, printed date, and the lines that are not the report.

use super::doc::Doc;
use super::found::{Document, Extraction};
use super::options::Options;
use crate::edtf::Edtf;

/// What each sentence is part of.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// The report.
    #[default]
    Body,
    /// The headline.
    Title,
    /// A heading inside the report.
    Heading,
    /// Whatever is not the report: captions, adverts, share links.
    Boilerplate,
}

impl Layout {
    /// The part that a sentence, by its number, is of.
    pub(super) fn part(&self, sentence: usize) -> Part {
        self.parts.get(sentence).copied().unwrap_or_default()
    }
}

/// Reads the document's own data, and what each of its sentences is part of.
pub(super) fn read<'t>(_doc: &Doc<'t, '_>, _options: &Options<'_>) -> (Document<'t>, Layout) {
    (Document { language: "en", ..Document::default() }, Layout::default())
}

/// What can only be said when everything else was found: the day of publication, and what contradicts it.
pub(super) fn conclude(_doc: &Doc<'_, '_>, _found: &mut Extraction<'_>, _published: Option<&Edtf>) {}
