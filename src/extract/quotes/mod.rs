//! Quotations, direct, indirect and mixed, with their speakers.

mod about;
mod after;
mod before;
mod cited;
mod direct;
mod indirect;
mod kinds;
mod list;
mod marks;
mod noun;
mod organs;
mod passed;
mod resolve;
mod setting;
mod stance;
#[cfg(test)]
mod tests;
mod unmarked;

pub(super) use about::about;

use super::actors::Actors;
use super::doc::Doc;
use super::document::{Layout, Part};
use super::found::{DateMention, Quote, Span, Speaker, TimexKind};
use super::grammar::Pos;
use super::lexicon::Class;
use crate::model::{Mode, Stance};
use direct::Quoted;
use std::ops::Range;
use unmarked::Unmarked;

/// The quotations of a text, in order.
#[inline(never)]
pub(super) fn find<'t>(
    doc: &Doc<'t, '_>,
    layout: &Layout,
    actors: &Actors<'t>,
    dates: &[DateMention<'t>],
) -> Vec<Quote<'t>> {
    let pairs = marks::pairs(doc);
    let direct = direct::find(doc, &pairs).iter().map(|quoted| quote(doc, layout, quoted)).collect();
    let unmarked = unmarked::find(doc, layout, actors, &pairs);
    let direct = with(direct, unmarked.iter().map(|found| block(doc, found)).collect());
    let marks = indirect::Marks::new(&pairs).with(unmarked.iter().map(|found| found.content.clone()));
    let mut quotes = indirect::merged(doc, layout, &marks, direct, &|words| speaker(doc, words));
    passed::on(doc, &marks, &mut quotes);
    stance::all(doc, &mut quotes);
    setting::all(doc, actors, &mut quotes);
    resolve::all(doc, actors, &pairs, &mut quotes);
    stance::of_content(doc, actors, &mut quotes);
    for quote in &mut quotes {
        quote.date = said_on(doc, dates, quote);
    }
    quotes
}

fn quote<'t>(doc: &Doc<'t, '_>, layout: &Layout, quoted: &Quoted) -> Quote<'t> {
    let pair = quoted.pair;
    let whole = doc.span(pair.open..pair.end);
    let content = doc.span(pair.from..pair.to);
    let span = span(doc, whole.clone());
    let said = quoted.said.as_ref();
    let cue = said.map(|s| s.cue.clone()).filter(|c| !c.is_empty());
    Quote {
        start: span.start,
        end: span.end,
        text: span.text,
        mode: if quoted.whole { Mode::Direct } else { Mode::Mixed },
        content: &doc.text[content.clone()],
        content_span: (content.start, content.end),
        fragments: vec![span],
        cue: cue.clone().map(|c| &doc.text[doc.span(c)]),
        cue_span: cue.clone().map(|c| doc.span(c)).map(|s| (s.start, s.end)),
        // A verb that the lexicon does not have ("he deadpanned") says something all the same.
        stance: cue.map(|c| doc.value(c.start, Class::Cue).and_then(stance_named).unwrap_or(Stance::Affirm)),
        speaker: said.map(|s| speaker(doc, s.speaker.clone())),
        addressee: None,
        relayed_by: None,
        setting: None,
        continues: quoted.continues,
        headline: matches!(layout.part(doc.sentence_number(pair.open)), Part::Title | Part::Heading),
        date: None,
        about: Vec::new(),
        confidence: said.map_or(0.3, |s| s.confidence),
        rule: said.map_or("quote-direct-unattributed", |s| s.rule),
    }
}

/// When it was said: the day in the sentence of the cue, near it and outside of what is said.
fn said_on(doc: &Doc<'_, '_>, dates: &[DateMention<'_>], quote: &Quote<'_>) -> Option<usize> {
    let cue = quote.cue_span?;
    let sentence = doc.span(doc.sentence(doc.place(cue.0)));
    let first = dates.partition_point(|date| date.start < sentence.start);
    let near = dates.iter().enumerate().skip(first).take(8).take_while(|(_, date)| date.start < sentence.end);
    let outside = near.filter(|(_, date)| {
        let distance = date.start.max(cue.0) - date.start.min(cue.0);
        matches!(date.kind, TimexKind::Date | TimexKind::Time)
            && distance < 100
            && (date.end <= quote.start || date.start >= quote.end)
            && !is_aside(doc, doc.place(date.start), doc.place(cue.0))
            && !quote.speaker.as_ref().is_some_and(|s| s.start <= date.start && date.end <= s.end)
            && !is_anothers(doc, quote, doc.place(cue.1), doc.place(date.start))
    });
    outside.min_by_key(|(_, date)| date.start.max(cue.0) - date.start.min(cue.0)).map(|(number, _)| number)
}

/// Whether a date behind a cue is that of a verb between them: "denied it, but vowed last year".
fn is_anothers(doc: &Doc<'_, '_>, quote: &Quote<'_>, cue: usize, date: usize) -> bool {
    let said = doc.place(quote.content_span.0)..doc.place(quote.content_span.1);
    let finite =
        |at: usize| matches!(doc.grammar().pos(at), Pos::Past | Pos::Present | Pos::Auxiliary | Pos::Modal);
    (cue..date).any(|at| !said.contains(&at) && finite(at))
}

/// Whether a word stands in a relative clause that the cue is not in: "Lima, who was here in May, said".
fn is_aside(doc: &Doc<'_, '_>, at: usize, cue: usize) -> bool {
    let start = doc.sentence(at).start;
    let clause =
        (start.max(at.saturating_sub(24))..at).rev().take_while(|w| !matches!(doc.mark(*w), Some(',' | ')')));
    let relative = clause.into_iter().find(|w| doc.grammar().pos(*w) == Pos::Relative);
    let closed = || (at.min(cue)..at.max(cue)).any(|w| matches!(doc.mark(w), Some(',' | ';' | '(' | ')')));
    relative.is_some_and(|w| !(w < cue && cue < at)) && closed()
}

/// An item for speech without marks.
fn block<'t>(doc: &Doc<'t, '_>, found: &Unmarked) -> Quote<'t> {
    let span = span(doc, doc.span(found.content.clone()));
    Quote {
        start: span.start,
        end: span.end,
        text: span.text,
        mode: Mode::Direct,
        content: span.text,
        content_span: (span.start, span.end),
        fragments: Vec::new(),
        cue: None,
        cue_span: None,
        stance: None,
        speaker: Some(Speaker {
            speaks_for: found.speaks_for.iter().cloned().collect(),
            ..speaker(doc, found.speaker.clone())
        }),
        addressee: None,
        relayed_by: None,
        setting: None,
        continues: None,
        headline: false,
        date: None,
        about: Vec::new(),
        confidence: found.confidence,
        rule: found.rule,
    }
}

/// Two lists in the order of the text as one; `continues` points to where things are now.
fn with<'t>(quotes: Vec<Quote<'t>>, more: Vec<Quote<'t>>) -> Vec<Quote<'t>> {
    if more.is_empty() {
        return quotes;
    }
    let mut places = Vec::with_capacity(quotes.len());
    let mut all = Vec::with_capacity(quotes.len() + more.len());
    let mut more = more.into_iter().peekable();
    for mut quote in quotes {
        while let Some(other) = more.next_if(|other| other.start <= quote.start) {
            all.push(other);
        }
        quote.continues = quote.continues.and_then(|before| places.get(before).copied());
        places.push(all.len());
        all.push(quote);
    }
    all.extend(more);
    all
}

fn stance_named(word: &str) -> Option<Stance> {
    Stance::ALL.into_iter().find(|stance| stance.as_str() == word)
}

fn span<'t>(doc: &Doc<'t, '_>, bytes: Range<usize>) -> Span<'t> {
    Span { start: bytes.start, end: bytes.end, text: &doc.text[bytes] }
}

fn speaker<'t>(doc: &Doc<'t, '_>, words: Range<usize>) -> Speaker<'t> {
    // Without the comma that closes an apposition.
    let comma = words.len() > 1 && doc.mark(words.end - 1) == Some(',');
    let Span { start, end, text } = span(doc, doc.span(words.start..words.end - usize::from(comma)));
    Speaker { start, end, text, ..Speaker::default() }
}
