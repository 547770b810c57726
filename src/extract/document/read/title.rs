//! Which line is the title.

use super::super::super::options::Options;
use super::super::head::dateline;
use super::super::labels;
use super::super::layout::Part;
use super::super::turns::label;
use super::super::units::{Unit, starts_with};
use super::{HEAD, Reader, why};

impl Reader<'_, '_, '_> {
    pub(super) fn is_title(&self, number: usize, before: bool, options: &Options<'_>) -> bool {
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
    pub(super) fn is_label(&self, number: usize) -> bool {
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

    /// Whether it tells that somebody said something: reports do, headlines rarely.
    pub(super) fn tells(&self, unit: &Unit) -> bool {
        unit.words.clone().any(|at| self.doc.one_of(at, &["said", "told", "added", "he", "she"]))
    }

    /// The title once more, perhaps with the name of the site behind it.
    pub(super) fn repeated(&mut self) {
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
}
