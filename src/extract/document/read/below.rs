//! What is no report below the head: lists, links, headings.

use super::super::labels;
use super::super::layout::Part;
use super::super::units::{Unit, is_word};
use super::{HEAD, Reader, why};

impl Reader<'_, '_, '_> {
    /// Links in capitals between paragraphs, captions that stand twice, who signed.
    pub(super) fn between(&mut self) {
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

    /// Below the report: what stands behind "About the author" and "Related".
    pub(super) fn foot(&mut self) {
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
    pub(super) fn headings(&mut self) {
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

    pub(super) fn quoted(&self, unit: &Unit) -> bool {
        matches!(self.doc.mark(unit.words.start), Some('“' | '"' | '‘' | '«' | '„'))
    }

    pub(super) fn first_word(&self, unit: &Unit) -> usize {
        unit.words.clone().find(|at| is_word(self.doc, *at)).unwrap_or(unit.words.start)
    }
}
