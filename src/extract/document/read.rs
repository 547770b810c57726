use super::super::doc::Doc;
use super::super::found::{Boilerplate, Document, Span};
use super::super::options::Options;
use super::boilerplate::{Why, by_words};
use super::head::{byline, dateline};
use super::labels;
use super::language::{looks_english, primary};
use super::layout::{Layout, Part};
use super::printed::printed;
use super::turns::{label, turns};
use super::units::{Unit, is_word, starts_with, units};
use std::ops::Range;

/// So many units from the top, a report has begun, or has no head.
const HEAD: usize = 24;

/// Reads the document's own data, and what each of its sentences is part of.
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

    fn is_title(&self, number: usize, before: bool, options: &Options<'_>) -> bool {
        let doc = self.doc;
        let unit = &self.units[number];
        let Some(text) = doc.text.get(doc.span(unit.words.clone())) else { return false };
        if options.title.is_some_and(|title| title.trim() == text) {
            return true;
        }
        // A title has something below it.
        let Some(next) = (number + 1..self.units.len()).find(|n| self.parts[*n] != Part::Boilerplate) else {
            return false;
        };
        if unit.length < 2 || unit.length > 36 || text.len() > 300 || !unit.before_blank && unit.several() {
            return false;
        }
        if matches!(doc.mark(unit.words.start), Some('-' | '•' | '*' | '–' | '—' | '·'))
            || label(doc, unit).is_some()
        {
            return false;
        }
        match unit.ends(doc) {
            None | Some('?' | '!' | '…') => !unit.several() || unit.length <= 25,
            Some('.') => {
                let (capitals, long) = unit.capitals(doc);
                let next = &self.units[next];
                let headline = long >= 3 && capitals * 10 >= long * 8;
                let short = unit.length <= 18 && next.length * 2 >= unit.length * 3 && next.after_blank;
                !unit.several()
                    && unit.length <= 28
                    && (headline
                        || dateline(doc, next).is_some()
                        || ((number == 0 || before) && short && !self.tells(unit)))
            }
            _ => false,
        }
    }

    /// Whether it is the label of a section, with the headline below it: longer, and a line of its own too.
    fn is_label(&self, number: usize) -> bool {
        let (doc, unit) = (self.doc, &self.units[number]);
        let rest =
            (number + 1..self.units.len().min(number + 6)).filter(|n| self.parts[*n] != Part::Boilerplate);
        labels::is_label(doc, unit)
            && rest.map(|n| (n, &self.units[n])).find(|(_, other)| !labels::is_label(doc, other)).is_some_and(
                |(n, other)| {
                    other.length > unit.length
                        && (6..=30).contains(&other.length)
                        && self.is_short(n)
                        && dateline(doc, other).is_none()
                        && !other.several()
                        && n + 1 < self.units.len()
                },
            )
    }

    /// Links in capitals between paragraphs, captions that stand twice, who signed.
    fn between(&mut self) {
        for number in 0..self.units.len() {
            if self.parts[number] != Part::Body {
                continue;
            }
            let (doc, unit) = (self.doc, &self.units[number]);
            let next = self.units.get(number + 1);
            if labels::is_sign_off(doc, unit) {
                self.leave_out(number, why("author", "document-sign-off", 0.9));
            } else if unit.length >= 2
                && self.is_short(number)
                && next.is_some_and(|next| labels::same(doc, unit, next))
            {
                self.leave_out(number, why("caption", "document-twice", 0.9));
                self.leave_out(number + 1, why("caption", "document-twice", 0.9));
            } else if self.title.is_some_and(|title| title < number)
                && self.is_short(number)
                && unit.after_blank
                && unit.before_blank
                && labels::is_loud_link(doc, unit)
                && next.is_some_and(|next| !labels::is_loud_link(doc, next))
            {
                self.leave_out(number, why("related", "document-capitals", 0.85));
            }
        }
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

    /// Whether it tells that somebody said something: reports do, headlines rarely.
    fn tells(&self, unit: &Unit) -> bool {
        unit.words.clone().any(|at| self.doc.one_of(at, &["said", "told", "added", "he", "she"]))
    }

    /// The title once more, perhaps with the name of the site behind it.
    fn repeated(&mut self) {
        let Some(mut title) = self.title else { return };
        for number in title + 1..self.units.len() {
            let (doc, own) = (self.doc, &self.units[title]);
            let other = &self.units[number];
            if own.length < 4 || other.length < 4 || other.length > 48 {
                continue;
            }
            let (short, long) = if own.length <= other.length { (own, other) } else { (other, own) };
            let same =
                starts_with(doc, &short.words, &long.words).is_some() && long.length <= short.length + 6;
            if !same || (long.length > short.length && number > HEAD) {
                continue;
            }
            // The shorter of the two is the title.
            let again =
                if other.length < own.length { std::mem::replace(&mut title, number) } else { number };
            self.leave_out(again, why("repeated-title", "document-repeated-title", 0.97));
            self.parts[title] = Part::Title;
            self.why[title] = None;
        }
        self.title = Some(title);
    }

    /// Below the report: what stands behind "About the author" and "Related".
    fn foot(&mut self) {
        let mut list: Option<&'static str> = None;
        for number in 0..self.units.len() {
            let unit = &self.units[number];
            match (self.why[number], list) {
                (Some(reason), _) => {
                    let heads = reason.rule == "document-line";
                    list = Some(reason.kind).filter(|kind| heads && matches!(*kind, "related" | "author"))
                }
                (None, Some("related"))
                    if self.parts[number] == Part::Body && self.is_short(number) && unit.length <= 20 =>
                {
                    self.leave_out(number, why("related", "document-related-list", 0.8));
                }
                (None, Some("author"))
                    if number + 4 > self.units.len() && number > HEAD.min(self.units.len() / 2) =>
                {
                    self.leave_out(number, why("author", "document-author-box", 0.8));
                }
                _ => list = None,
            }
        }
    }

    /// Headings: short lines of their own without a full stop, between paragraphs with one.
    fn headings(&mut self) {
        for number in 0..self.units.len() {
            if self.parts[number] != Part::Body || self.title.is_some_and(|title| number < title) {
                continue;
            }
            let doc = self.doc;
            let unit = &self.units[number];
            let start = unit.words.start;
            let alone = unit.after_blank && unit.before_blank;
            if !alone || unit.length == 0 || unit.length > 26 || !self.is_short(number) {
                continue;
            }
            if unit.ends(doc) == Some('!')
                || unit.ends(doc) == Some('…')
                || !doc.capital(self.first_word(unit))
            {
                continue;
            }
            let next = self.units.get(number + 1).filter(|_| number + 1 < self.units.len());
            let Some(next) = next.filter(|_| self.parts[number + 1] == Part::Body) else { continue };
            // `Barbara Roe, ambassador`: who said what stands above. `Q: …`: a turn.
            let names = (start..unit.words.end).take_while(|at| doc.capital(*at)).count();
            let signature = (2..=5).contains(&names) && doc.mark(start + names) == Some(',');
            let listed = matches!(doc.mark(start), Some('-' | '•' | '*' | '–' | '—' | '·' | '…'));
            let colon = doc.mark(start + 1) == Some(':');
            let goes_on = next.length > unit.length && next.ends(doc).is_some();
            // A question is a heading only when it is short, for somebody may have asked it.
            let question = unit.ends(doc) == Some('?') && (unit.length > 12 || self.quoted(unit));
            let closed = matches!(doc.mark(unit.words.end - 1), Some('”' | '’' | '"' | '»'));
            if (closed && !self.quoted(unit)) || signature || listed || colon || !goes_on || question {
                continue;
            }
            self.parts[number] = Part::Heading;
            self.why[number] = Some(why("subheading", "document-heading", 0.9));
        }
    }

    fn quoted(&self, unit: &Unit) -> bool {
        matches!(self.doc.mark(unit.words.start), Some('“' | '"' | '‘' | '«' | '„'))
    }

    fn first_word(&self, unit: &Unit) -> usize {
        unit.words.clone().find(|at| is_word(self.doc, *at)).unwrap_or(unit.words.start)
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
