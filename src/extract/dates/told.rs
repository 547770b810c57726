//! What relative dates are told from: the day of publication, and what the narrative has come to.

use super::finder::Finder;
use super::reading::Reading;
use super::when::When;
use crate::extract::found::TimexKind;
use std::ops::Range;

/// So many days with their year are kept.
const MOST_DATED: usize = 32;

impl<'t> Finder<'_, 't, '_> {
    /// The date printed in a stretch of the text.
    pub(super) fn printed(&self, bytes: &Range<usize>) -> Option<When> {
        let first = self.doc.place(bytes.start);
        // A printed date is a line at most.
        for at in first..(first + 40).min(self.doc.len()) {
            if self.doc.span(at..at + 1).start >= bytes.end {
                return None;
            }
            if let Some(When::Day(day)) = self.read(at).as_ref().and_then(Reading::when) {
                return Some(When::Day(day));
            }
        }
        None
    }

    /// Keeps what later expressions are told from.
    pub(super) fn tell(&mut self, reading: &Reading<'t>) {
        let Some(when) = reading.when() else { return };
        let whole =
            matches!(reading.rule, "date-month-day" | "date-weekday-date" | "date-numeric" | "date-iso");
        if let (true, false, Some(day), Some((year, month))) =
            (whole, reading.guessed, when.day_of_month(), when.month())
            && self.dated.len() < MOST_DATED
        {
            self.dated.push((month, day, year));
        }
        if matches!(when, When::Quarter(..)) && reading.rule == "date-quarter" {
            self.quarter = Some(when);
            self.quarter_at = self.doc.sentence_number(reading.start);
        }
        // "up from 3 per cent a year earlier" compares, and tells no story of that year.
        let compares = matches!(reading.rule, "date-year-earlier" | "date-earlier" | "date-ago")
            && matches!(when, When::Year(_) | When::Quarter(..));
        if when.days().is_some() && reading.kind != TimexKind::Set && !compares {
            self.told = Some(when);
            self.told_at = self.doc.sentence_number(reading.start);
            let day = whole || matches!(reading.rule, "date-month");
            self.told_written = day && !reading.guessed;
        }
    }

    /// What the narrative has come to, if that was not long ago.
    pub(super) fn narrative(&self, at: usize) -> Option<When> {
        self.told.filter(|_| self.doc.sentence_number(at).saturating_sub(self.told_at) <= 8)
    }

    /// The day of publication, if it is known to the day.
    pub(super) fn today(&self) -> Option<i32> {
        self.base.and_then(When::is_day)
    }

    /// Words for what relative dates are told from.
    pub(super) fn publication(&self) -> String {
        match self.base {
            Some(base) if self.given => format!("the day of publication, {}", base.timex()),
            Some(base) => format!("the printed date, {}", base.timex()),
            None => "the day of publication, which is not known".to_owned(),
        }
    }
}
