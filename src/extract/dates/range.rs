use super::finder::Finder;
use super::reading::{Open, Reading, Value};
use super::when::When;
use crate::extract::found::TimexKind;

impl<'t> Finder<'_, 't, '_> {
    /// Whether a date is one end of an interval: `since 2006`, `until March`.
    pub(super) fn open(&self, reading: &mut Reading<'t>) {
        if !matches!(reading.value, Value::At(_)) || reading.kind != TimexKind::Date {
            return;
        }
        let before = if self.doc.eq(reading.start.wrapping_sub(1), "the") {
            reading.start.saturating_sub(1)
        } else {
            reading.start
        };
        if self.after_one_of(before, &["since"]) {
            reading.open = Open::From;
            reading.reason.push_str("; open at its end (‘since’)");
        } else if self.after_one_of(before, &["until", "till"]) {
            reading.open = Open::Until;
            reading.reason.push_str("; open at its start (‘until’)");
        } else if self.doc.one_of(reading.end, &["onward", "onwards"]) {
            reading.open = Open::From;
            reading.reason.push_str("; open at its end (‘onwards’)");
        }
    }

    /// The end of the interval that one date starts and the next ends: `from 2016 to 2019`, `between May and July`.
    pub(super) fn closes(&self, first: &Reading<'t>, second: &Reading<'t>) -> Option<When> {
        let (Value::At(start), Value::At(end)) = (&first.value, &second.value) else { return None };
        let between = second.start.checked_sub(first.end)?;
        let dash = matches!(self.doc.mark(first.end), Some('-' | '–' | '—'));
        let joins = between == 1
            && (dash
                || (self.after_one_of(first.start, &["from"])
                    && self.doc.one_of(first.end, &["to", "until", "till", "through"]))
                || (self.after_one_of(first.start, &["between"]) && self.doc.eq(first.end, "and")));
        let ordered = start.days()?.0 <= end.days()?.0 && first.open == Open::No;
        (joins && ordered).then_some(*end)
    }
}
