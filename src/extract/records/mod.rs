//! What was found, as records of a dossier.
//!
//! One source, and resting on it: the actors and instruments that are named, what happened, what was said. Each piece of
//! evidence is marked as extracted, with the rule and how sure it is. The records are a valid dossier by themselves; put
//! into one that knows some of their actors and instruments already, those come together by their ids
//! ([`Dossier::add`](crate::dossier::Dossier::add)).
//!
//! Nobody's position on a claim is made up here, and no ballot: a vote is a record only with all fifteen, which reports
//! do not tell, so a vote that is told becomes an event, with those who voted against or abstained as its participants.

mod actors;
mod anchors;
mod dates;
mod events;
mod ids;
mod instruments;
mod source;
mod statements;
mod sure;
#[cfg(test)]
mod tests;

use super::doc::Doc;
use super::found::Extraction;
use super::options::Options;
use crate::edtf::Edtf;
use crate::model::{Anchor, Evidence, Id, Made, Records};
use actors::Actors;
use anchors::Anchors;
use instruments::Instruments;
use std::ops::Range;
use sure::{LEAST, confidence};

/// The candidate records of an extraction. None for a text without a word.
#[inline(never)]
pub(super) fn make(doc: &Doc<'_, '_>, found: &Extraction<'_>, options: &Options<'_>) -> Records {
    if doc.text.trim().is_empty() {
        return Records::default();
    }
    let anchors = Anchors::new(doc.text);
    let source = source::source(doc, found, options, &anchors);
    let mut maker = Maker {
        doc,
        found,
        source: source.id.clone(),
        published: source.published.as_ref().map(|d| d.edtf),
        anchors,
        actors: Actors::default(),
        instruments: Instruments::default(),
    };
    maker.name_actors();
    maker.name_instruments();
    let events = maker.tell_events();
    let statements = maker.tell_statements();
    Records {
        title: source.title.clone(),
        sources: vec![source],
        actors: maker.actors.into_list(),
        instruments: maker.instruments.into_list(),
        events,
        statements,
        ..Records::default()
    }
}

/// What records are made from, and those that others refer to.
#[derive(Debug)]
struct Maker<'a, 't, 'l> {
    doc: &'a Doc<'t, 'l>,
    found: &'a Extraction<'t>,
    /// The id of the source.
    source: Id,
    published: Option<Edtf>,
    anchors: Anchors<'t>,
    actors: Actors,
    instruments: Instruments,
}

impl Maker<'_, '_, '_> {
    /// Evidence at a span, in the paragraph in which it starts.
    fn evidence(&self, span: Range<usize>, confidence: f64, rule: &str) -> Option<Evidence> {
        self.anchors.first(span).map(|anchor| self.rests_on(anchor, confidence, rule))
    }

    /// Evidence at a span, one piece for each paragraph.
    fn evidence_over(&self, span: Range<usize>, confidence: f64, rule: &str) -> Vec<Evidence> {
        let anchors = self.anchors.over(span).into_iter();
        anchors.map(|anchor| self.rests_on(anchor, confidence, rule)).collect()
    }

    fn rests_on(&self, anchor: Anchor, sure: f64, rule: &str) -> Evidence {
        Evidence {
            source: self.source.clone(),
            anchor: Some(anchor),
            locator: None,
            quote: None,
            made: Made::Extracted,
            confidence: confidence([sure]),
            rule: Some(rule.to_owned()),
            note: None,
        }
    }

    /// The sentence around a span, if it is not endless.
    fn sentence(&self, span: Range<usize>) -> Range<usize> {
        const LONGEST: usize = 2000;
        let sentence = self.doc.span(self.doc.sentence(self.doc.place(span.start)));
        let fits = sentence.start <= span.start && sentence.end >= span.end && sentence.len() <= LONGEST;
        // A sentence that starts in an earlier paragraph would be anchored there.
        let paragraph = self.anchors.paragraph(span.start);
        if fits { sentence.start.max(paragraph.start)..sentence.end } else { span }
    }
}
