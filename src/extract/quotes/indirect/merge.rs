//! Direct and indirect speech in one list.

use super::{Item, Marks, Shape, rule, widen};
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
    mut direct: Vec<Quote<'t>>,
    speaker: &dyn Fn(Range<usize>) -> Speaker<'t>,
) -> Vec<Quote<'t>> {
    let items = super::find(doc, marks);
    let mut indirect = Vec::with_capacity(items.len());
    // For each direct one, whether it is part of something told.
    let mut taken = vec![false; direct.len()];
    // The words of saying that whole quotations have for themselves, or that stand behind one.
    let own = |quote: &&Quote<'_>| {
        let behind = quote.cue_span.is_some_and(|cue| cue.0 >= quote.end);
        is_whole(quote) || behind && quote.speaker.is_some()
    };
    let mut used: Vec<usize> = direct.iter().filter(own).filter_map(|q| Some(q.cue_span?.0)).collect();
    crate::order::sort(&mut used);
    let mut first = 0;
    for item in &items {
        let cue = doc.span(item.cue.clone());
        if used.get(used.partition_point(|at| *at < cue.start)).is_some_and(|at| *at < cue.end) {
            continue;
        }
        let part = layout.part(doc.sentence_number(item.cue.start));
        let headline = matches!(part, Part::Title | Part::Heading);
        if part == Part::Boilerplate || item.shape == Shape::Colon && !headline {
            continue;
        }
        let first_byte = doc.span(item.content.clone()).start.min(doc.span(item.cue.clone()).start);
        while direct.get(first).is_some_and(|quote| quote.end <= first_byte) {
            first += 1;
        }
        // Whole quotations with a speaker stand by themselves: what is told ends before them.
        let Some(item) = apart(doc, item, &direct[first..]) else { continue };
        let pieces = pieces(doc, &item);
        let end = pieces[pieces.len() - 1].end;
        let inside = (first..direct.len())
            .take_while(|n| direct[*n].start < end)
            .filter(|n| pieces.iter().any(|p| p.start <= direct[*n].start && direct[*n].end <= p.end));
        let inside: Vec<usize> = inside.filter(|n| !is_whole(&direct[*n])).collect();
        // "Few know that it was “too small,” Lima said": all of it is Lima's.
        if inside.iter().any(|n| widen::is_behind(&direct[*n])) {
            continue;
        }
        if !inside.is_empty() && own_words(doc, marks, &item) < 2 {
            continue;
        }
        let mut quote = quote(doc, layout, marks, &item, &pieces, speaker);
        for number in inside {
            taken[number] = true;
            let other = &direct[number];
            // Of two that are about as sure, who speaks the marked words.
            let surer = other.speaker.is_some() && other.confidence + 0.04 > quote.confidence;
            if quote.speaker.is_none() || surer {
                quote.speaker.clone_from(&other.speaker);
            }
        }
        indirect.push(quote);
    }
    let mut behind = 0;
    for (quote, taken) in direct.iter_mut().zip(&taken) {
        let end = quote.end.max(quote.cue_span.map_or(0, |cue| cue.1));
        if !taken && widen::is_behind(quote) {
            widen::widen(doc, marks, quote, behind);
        }
        behind = behind.max(end);
    }
    join(direct, &taken, indirect)
}

/// Whether somebody is known to have said all of a quotation.
fn is_whole(quote: &Quote<'_>) -> bool {
    quote.mode == Mode::Direct && quote.speaker.is_some()
}

/// An item without the whole quotations that it would take in; nothing if one of them has the same cue.
fn apart(doc: &Doc<'_, '_>, item: &Item, direct: &[Quote<'_>]) -> Option<Item> {
    let mut item = item.clone();
    for range in [Some(&mut item.content), item.more.as_mut()].into_iter().flatten() {
        let bytes = doc.span(range.clone());
        let cue = doc.span(item.cue.clone());
        for quote in direct.iter().take_while(|quote| quote.start < bytes.end) {
            if !is_whole(quote) || quote.start < bytes.start || quote.end > bytes.end {
                continue;
            }
            let own = quote.cue_span.filter(|own| own.1 <= quote.start && own.0 >= bytes.start);
            if quote.cue_span.is_some_and(|own| own.0 < cue.end && cue.start < own.1) {
                return None;
            }
            let speaker = quote.speaker.as_ref().map(|s| s.start).filter(|start| *start >= bytes.start);
            let cut = own.map_or(quote.start, |own| speaker.map_or(own.0, |start| start.min(own.0)));
            range.end = doc.place(cut.min(quote.start)).max(range.start);
            while range.end > range.start
                && (matches!(doc.mark(range.end - 1), Some(',' | '—' | '–' | ';'))
                    || doc.one_of(range.end - 1, &["and", "but"]))
            {
                range.end -= 1;
            }
            break;
        }
    }
    item.more = item.more.take().filter(|more| !more.is_empty());
    (!item.content.is_empty()).then_some(item)
}

/// The stretches of an item's content, in the order of the text, as bytes.
fn pieces(doc: &Doc<'_, '_>, item: &Item) -> Vec<Range<usize>> {
    let mut pieces: Vec<_> =
        std::iter::once(&item.content).chain(&item.more).map(|words| doc.span(words.clone())).collect();
    crate::order::sort_by_key(&mut pieces, |piece| piece.start);
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
    crate::order::sort_by_key(&mut fragments, |fragment: &Span<'_>| fragment.start);
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
    crate::order::sort_by_key(&mut all, |(_, quote)| (quote.start, quote.end));
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
