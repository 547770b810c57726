//! Resolutions, drafts, documents, treaties, articles of the Charter.

mod articles;
mod drafts;
mod hit;
mod resolutions;
mod symbols;
mod treaties;
mod years;

#[cfg(test)]
mod tests;

use super::actors::Actors;
use super::doc::Doc;
use super::document::{Layout, Part};
use super::found::InstrumentMention;
use super::lexicon::Class;
use crate::text::{Shape, WordKind};
use drafts::Resolutions;
pub(super) use hit::Known;
use treaties::Treaties;

/// What an instrument's name starts with.
const STARTS: u128 = Class::InstrumentWord.bit()
    | Class::ResolutionWord.bit()
    | Class::SymbolRoot.bit()
    | Class::ArticleWord.bit()
    | Class::Instrument.bit()
    | Class::Pact.bit()
    | Class::TreatyHead.bit();

/// The instruments that a text names, in order, none inside another.
#[inline(never)]
pub(super) fn find<'t>(
    doc: &Doc<'t, '_>,
    layout: &Layout,
    actors: &Actors<'t>,
) -> Vec<InstrumentMention<'t>> {
    let mut hits = Vec::new();
    let mut treaties = Treaties { doc, actors, last: None };
    let mut resolutions = Resolutions::default();
    let mut charter = None;
    let (mut at, mut from) = (0, 0);
    while at < doc.len() {
        let kind = doc.kind(at);
        // A word of capitals may be `UNSCR1718`.
        if kind != Some(WordKind::Number)
            && doc.starts(at) & STARTS == 0
            && !doc.shape(at).has(Shape::CAPITALS)
        {
            at += 1;
            continue;
        }
        let end = if kind == Some(WordKind::Number) {
            resolutions::read(doc, at, from, &mut hits)
        } else {
            symbols::read(doc, at, &mut hits)
                .or_else(|| resolutions::read(doc, at, from, &mut hits))
                .or_else(|| articles::read(doc, at, &mut charter, &mut hits))
                .or_else(|| resolutions.read(doc, at, from, &mut hits))
                .or_else(|| treaties.read(at, from, &mut hits))
        };
        match end {
            Some(end) => {
                (at, from) = (end.max(at + 1), end);
                resolutions.saw(doc, &hits);
            }
            None => at += 1,
        }
    }
    hits.retain(|hit| {
        let part = layout.part(doc.sentence_number(hit.words.start));
        part != Part::Boilerplate || doc.is(hit.words.start, Class::SymbolRoot)
    });
    hits.into_iter()
        .filter_map(|hit| {
            let span = doc.span(hit.words);
            Some(InstrumentMention {
                start: span.start,
                end: span.end,
                text: doc.text.get(span)?,
                kind: hit.kind,
                symbol: hit.symbol,
                instrument: hit.id,
                confidence: hit.confidence,
                rule: hit.rule,
            })
        })
        .collect()
}
