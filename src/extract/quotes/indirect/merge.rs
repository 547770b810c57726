//! Direct and indirect speech in one list.

use super::{Item, Marks, rule};
use crate::extract::doc::Doc;
use crate::extract::document::{Layout, Part};
use crate::extract::found::{Quote, Span, Speaker};
use crate::model::Mode;
use std::ops::Range;

/// What is found in quotation marks, and what is told in the words of the text, in the order of the text. Quoted words
/// inside what is told become its fragments; what is told only by quoted words stays direct. Linear but for sorting.
pub(in crate::extract) fn merged<'t>(
    doc: &Doc<'t, '_>,
    layout: &Layout,
    marks: &Marks,
    direct: Vec<Quote<'t>>,
    speaker: &dyn Fn(Range<usize>) -> Speaker<'t>,
) -> Vec<Quote<'t>> {
    let items = super::find(doc, marks);
    let mut indirect = Vec::with_capacity(items.len());
    // For each direct one, whether it is part of something told.
    let mut taken = vec![false; direct.len()];
    let mut first = 0;
    for item in &items {
        if layout.part(doc.sentence_number(item.cue.start)) == Part::Boilerplate {
            continue;
        }
        let pieces = pieces(doc, item);
        let (start, end) = (pieces[0].start, pieces[pieces.len() - 1].end);
        while direct.get(first).is_some_and(|quote| quote.end <= start) {
            first += 1;
        }
        let inside = (first..direct.len())
            .take_while(|n| direct[*n].start < end)
            .filter(|n| pieces.iter().any(|p| p.start <= direct[*n].start && direct[*n].end <= p.end));
        let inside: Vec<usize> = inside.collect();
        if own_words(doc, marks, item) < 2 && !inside.is_empty() {
            continue;
        }
        let mut quote = quote(doc, layout, marks, item, &pieces, speaker);
        for number in inside {
            taken[number] = true;
            if quote.speaker.is_none() {
                quote.speaker.clone_from(&direct[number].speaker);
            }
        }
        indirect.push(quote);
    }
    join(direct, &taken, indirect)
}

/// The stretches of an item's content, in the order of the text, as bytes.
fn pieces(doc: &Doc<'_, '_>, item: &Item) -> Vec<Range<usize>> {
    let mut pieces: Vec<_> =
        std::iter::once(&item.content).chain(&item.more).map(|words| doc.span(words.clone())).collect();
    pieces.sort_unstable_by_key(|piece| piece.start);
    pieces
}

/// How many words of the content stand outside of quotation marks.
fn own_words(doc: &Doc<'_, '_>, marks: &Marks, item: &Item) -> usize {
    let mut count = 0;
    for range in std::iter::once(&item.content).chain(&item.more) {
        let mut at = range.start;
        while at < range.end {
            if let Some(close) = marks.close(at) {
                at = close;
            } else {
                count += usize::from(doc.mark(at).is_none());
                at += 1;
            }
        }
    }
    count
}

fn quote<'t>(
    doc: &Doc<'t, '_>,
    layout: &Layout,
    marks: &Marks,
    item: &Item,
    pieces: &[Range<usize>],
    speaker: &dyn Fn(Range<usize>) -> Speaker<'t>,
) -> Quote<'t> {
    let span = |bytes: Range<usize>| Span { start: bytes.start, end: bytes.end, text: &doc.text[bytes] };
    let (start, end) = (pieces[0].start, pieces[pieces.len() - 1].end);
    let mut fragments = Vec::new();
    for range in std::iter::once(&item.content).chain(&item.more) {
        fragments.extend(marks.inside(range).map(|words| span(doc.span(words.clone()))));
    }
    fragments.sort_unstable_by_key(|fragment: &Span<'_>| fragment.start);
    let cue = doc.span(item.cue.clone());
    let (rule, confidence) = rule(item);
    Quote {
        start,
        end,
        text: &doc.text[start..end],
        mode: if fragments.is_empty() { Mode::Indirect } else { Mode::Mixed },
        content: &doc.text[start..end],
        content_span: (start, end),
        fragments,
        cue: Some(&doc.text[cue.clone()]),
        cue_span: Some((cue.start, cue.end)),
        stance: super::stance(doc, item),
        speaker: item.source.clone().map(speaker),
        addressee: item.addressee.clone().map(speaker),
        relayed_by: None,
        setting: None,
        continues: None,
        headline: matches!(layout.part(doc.sentence_number(item.cue.start)), Part::Title | Part::Heading),
        date: None,
        about: Vec::new(),
        confidence,
        rule,
    }
}

/// Both lists in the order of the text, without what was taken; `continues` points to where things are now.
fn join<'t>(direct: Vec<Quote<'t>>, taken: &[bool], indirect: Vec<Quote<'t>>) -> Vec<Quote<'t>> {
    let mut all: Vec<(Option<usize>, Quote<'t>)> = Vec::with_capacity(direct.len() + indirect.len());
    let kept = direct.into_iter().enumerate().filter(|(number, _)| !taken[*number]);
    all.extend(kept.map(|(number, quote)| (Some(number), quote)));
    all.extend(indirect.into_iter().map(|quote| (None, quote)));
    all.sort_by_key(|(_, quote)| (quote.start, quote.end));
    let mut places = vec![None; taken.len()];
    for (place, (number, _)) in all.iter().enumerate() {
        if let Some(number) = number {
            places[*number] = Some(place);
        }
    }
    all.into_iter()
        .map(|(_, mut quote)| {
            quote.continues = quote.continues.and_then(|number| places.get(number).copied().flatten());
            quote
        })
        .collect()
}
