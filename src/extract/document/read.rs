mod below;
mod title;

use super::super::doc::Doc;
use super::super::found::{Boilerplate, Document, Span};
use super::super::options::Options;
use super::boilerplate::{Why, by_words};
use super::head::{byline, dateline};
use super::labels;
use super::language::{looks_english, primary};
use super::layout::{Layout, Part};
use super::printed::printed;
use super::turns::turns;
use super::units::{Unit, units};
use std::ops::Range;

/// So many units from the top, a report has begun, or has no head.
const HEAD: usize = 24;

/// Reads the document's own data, and what each of its sentences is part of.
#[inline(never)]
pub(in crate::extract) fn read<'t>(doc: &Doc<'t, '_>, options: &Options<'_>) -> (Document<'t>, Layout) {
    let units = units(doc);
    let mut reader = Reader {
        doc,
        parts: vec![Part::Body; units.len()],
        why: vec![None; units.len()],
        units: &units,
        source: Document::default(),
        title: None,
    };
    for (number, unit) in units.iter().enumerate() {
        if let Some(why) = by_words(doc, unit) {
            reader.leave_out(number, why);
        }
    }
    reader.head(options);
    reader.foot();
    reader.between();
    reader.headings();
    reader.finish(options)
}

struct Reader<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    units: &'d [Unit],
    /// For each unit what it is part of.
    parts: Vec<Part>,
    /// For each unit that is not the report: why.
    why: Vec<Option<Why>>,
    source: Document<'t>,
    /// The number of the unit that is the title.
    title: Option<usize>,
}

fn why(kind: &'static str, rule: &'static str, confidence: f64) -> Why {
    Why { kind, rule, confidence }
}

impl<'t> Reader<'_, 't, '_> {
    fn leave_out(&mut self, unit: usize, why: Why) {
        self.parts[unit] = Part::Boilerplate;
        self.why[unit] = Some(why);
    }

    fn span(&self, words: Range<usize>) -> Option<Span<'t>> {
        let span = self.doc.span(words);
        let text = self.doc.text.get(span.clone())?;
        (!text.is_empty()).then_some(Span { start: span.start, end: span.end, text })
    }

    /// The units before the report and its first: date, byline, title, dateline.
    fn head(&mut self, options: &Options<'_>) {
        let mut before = false;
        for number in 0..self.units.len().min(HEAD) {
            let unit = &self.units[number];
            if let Some((at, day)) = printed(self.doc, unit) {
                self.source.printed = self.source.printed.or(self.span(at..day.end));
                self.leave_out(number, why("metadata", "document-date-line", 0.97));
                before = true;
                continue;
            }
            if let Some(names) = byline(self.doc, unit) {
                self.source.byline = self.source.byline.or(self.span(names));
                self.leave_out(number, why("author", "document-byline", 0.95));
                before = true;
                continue;
            }
            if self.parts[number] == Part::Boilerplate {
                continue;
            }
            if let Some(line) = dateline(self.doc, unit) {
                self.source.dateline = self.span(line.place);
                self.source.publisher = self.span(line.agency);
                if let Some((day, _)) = line.day {
                    self.source.printed = self.source.printed.or(self.span(day));
                }
                break;
            }
            if self.title.is_none() {
                if self.is_title(number, before, options) {
                    if self.is_label(number) {
                        self.leave_out(number, why("navigation", "document-label", 0.85));
                        continue;
                    }
                    self.title = Some(number);
                    self.parts[number] = Part::Title;
                    continue;
                }
            } else if !self.is_short(number) {
                break;
            }
            if unit.length > 25 {
                break;
            }
        }
        self.repeated();
    }

    /// Whether nothing but a headline or a line below it looks so: one line, no full stop.
    fn is_short(&self, number: usize) -> bool {
        let unit = &self.units[number];
        unit.length <= 30 && !matches!(unit.ends(self.doc), Some('.' | ':' | ';' | ','))
    }

    /// The publisher, where a line names it: `Envoys meet | Example Post`, `Source: Example Post`.
    fn publisher(&mut self) {
        let doc = self.doc;
        if let Some(title) = self.title
            && let Some((end, name)) = labels::outlet(doc, &self.units[title].words)
        {
            self.source.title = self.span(self.units[title].words.start..end);
            self.source.publisher = self.source.publisher.or(self.span(name));
        }
        if self.source.publisher.is_none() {
            let named = self.units.iter().find_map(|unit| labels::source(doc, unit));
            self.source.publisher = named.and_then(|name| self.span(name));
        }
    }

    fn finish(mut self, options: &Options<'_>) -> (Document<'t>, Layout) {
        let doc = self.doc;
        self.source.language = match options.language {
            Some(tag) => primary(tag),
            None if looks_english(doc) => "en",
            None => "und",
        };
        if let Some(title) = self.title {
            self.source.title = self.span(self.units[title].words.clone());
        }
        self.publisher();
        let turns = turns(doc, self.units, &self.parts);
        let body = |part: &Part| *part == Part::Body;
        if let (Some(first), Some(last)) =
            (self.parts.iter().position(body), self.parts.iter().rposition(body))
        {
            let words = self.units[first].words.start..self.units[last].words.end;
            self.source.body = self.span(words).unwrap_or_default();
        }
        let mut parts = vec![Part::Body; doc.sentences.len()];
        for (unit, part) in self.units.iter().zip(&self.parts) {
            if let Some(sentences) = parts.get_mut(unit.sentences.clone()) {
                sentences.fill(*part);
            }
        }
        let marked = self.units.iter().zip(&self.why).filter_map(|(unit, why)| why.map(|why| (unit, why)));
        self.source.boilerplate = marked
            .filter_map(|(unit, why)| {
                let Span { start, end, text } = self.span(unit.words.clone())?;
                Some(Boilerplate {
                    start,
                    end,
                    text,
                    kind: why.kind,
                    confidence: why.confidence,
                    rule: why.rule,
                })
            })
            .collect();
        (self.source, Layout { parts, turns })
    }
}
