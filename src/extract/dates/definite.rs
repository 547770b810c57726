//! A unit with its article: `the week`, `the latest quarter`, `the year 2000`, `the weekend`.

use super::finder::Finder;
use super::number::Amount;
use super::reading::{Reading, Value};
use super::tense::{Tense, around};
use super::when::{Unit, When};
use crate::extract::lexicon::Class;
use crate::text::WordKind;

impl<'t> Finder<'_, 't, '_> {
    /// `the latest quarter`, `the latest period`, `the latest fiscal year`, `the latest nine months`: what ended last.
    pub(super) fn latest(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let unit_at = at + usize::from(doc.is(at, Class::TimeFiller) && !doc.is(at, Class::TimeUnit));
        let reason = "the last one that ended, as far as the text tells";
        if doc.eq(unit_at, "period") {
            let when = self.reported(start)?;
            return Some(Reading::date(start, unit_at + 1, when, "date-quarter", 0.6, reason));
        }
        if let Some(reading) = self.shifted_amount(start, at, -1) {
            return Some(reading);
        }
        let (unit, _) = self.unit(unit_at).filter(|(unit, plural)| !plural && !unit.is_clock())?;
        let (when, rule) = match unit {
            Unit::Quarter => (self.quarter_ended()?, "date-quarter"),
            Unit::Week | Unit::Month | Unit::Year => (self.base?.shift(unit, -1)?, "date-shift-unit"),
            _ => return None,
        };
        Some(Reading::date(start, unit_at + 1, when, rule, 0.7, reason).from(self.base))
    }

    /// `over the years`, `in the weeks ahead`, `the years that followed`: a time of no certain length.
    pub(super) fn the_units(&self, start: usize, at: usize, unit: Unit) -> Option<Reading<'t>> {
        let doc = self.doc;
        let led = !unit.is_clock() && self.after_one_of(start, &["over", "through", "throughout"]);
        let goes_on = doc.one_of(at + 1, &["ahead", "since", "following"])
            || doc.all(at + 1, &["to", "come"])
            || doc.all(at + 1, &["that", "followed"]);
        (led || goes_on)
            .then(|| self.length(Value::Length(Amount::Some, unit), (start, at + 1), "date-duration-some"))
    }

    /// The quarter that is meant by `the quarter`: the one last told, else the one before the publication's.
    pub(super) fn quarter_told(&self) -> Option<When> {
        self.quarter.or_else(|| self.base?.shift(Unit::Quarter, -1))
    }

    /// The last quarter that has ended: the one told last, unless it goes on.
    fn quarter_ended(&self) -> Option<When> {
        let last = self.base.and_then(|base| base.shift(Unit::Quarter, -1));
        let ended = |quarter: &When| match (quarter.days(), last.and_then(When::days)) {
            (Some((_, told)), Some((_, last))) => told <= last,
            _ => true,
        };
        self.quarter.filter(ended).or(last)
    }

    pub(super) fn the_unit(&self, start: usize, at: usize, unit: Unit) -> Option<Reading<'t>> {
        let doc = self.doc;
        // `the year 2000`
        if unit == Unit::Year {
            if let Some(year) = self.year_number(at + 1) {
                return Some(Reading::date(
                    start,
                    at + 2,
                    When::Year(year),
                    "date-year",
                    0.97,
                    "the year, as it is written",
                ));
            }
            if let Some((end, year)) = super::number::spoken_year(doc, at + 1) {
                return Some(Reading::date(
                    start,
                    end,
                    When::Year(year),
                    "date-year",
                    0.95,
                    "the year in words",
                ));
            }
        }
        // `the week of March 6`
        if doc.eq(at + 1, "of")
            && unit == Unit::Week
            && let Some(date) = self.plain(at + 2)
            && let Some(When::Day(_)) = date.when()
        {
            let when = date.when()?.to(Unit::Week)?;
            return Some(Reading::date(start, date.end, when, "date-part-of", 0.9, "the week of a day"));
        }
        // `the day before yesterday`, `the day after Christmas`
        let dated = Class::TimeDay.bit() | Class::Holiday.bit() | Class::Month.bit();
        if unit == Unit::Day
            && doc.one_of(at + 1, &["before", "after"])
            && doc.starts(at + 2) & dated != 0
            && let Some(other) = self.plain(at + 2)
            && let Some(When::Day(_)) = other.when()
        {
            let by = if doc.eq(at + 1, "before") { -1 } else { 1 };
            let when = other.when()?.shift(Unit::Day, by)?;
            let rule = if other.rule == "date-day" { "date-day" } else { "date-length-date" };
            return Some(
                Reading::date(start, other.end, when, rule, other.confidence, other.reason).from(self.base),
            );
        }
        // `the week after the vote`: of an event, of which no day is told.
        if matches!(unit, Unit::Week | Unit::Month | Unit::Year)
            && doc.one_of(at + 1, &["after", "before", "following"])
            && doc.kind(at + 2) == Some(WordKind::Word)
        {
            return None;
        }
        // `They had met the day before.`, `more than the year previous`
        if matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)
            && doc.one_of(at + 1, &["before", "after", "earlier", "previous", "prior"])
            && (doc.kind(at + 2) != Some(WordKind::Word) || doc.any(at + 2, Class::Conjunction.bit()))
        {
            let from = self.narrative(start)?;
            let when = from.to(unit)?.shift(unit, if doc.eq(at + 1, "after") { 1 } else { -1 })?;
            let reason = self.told_reason(Some(from));
            return Some(
                Reading::date(start, at + 2, when, "date-narrative-unit", 0.7, reason).from(Some(from)),
            );
        }
        if self.hyphen(at + 1).is_some() || doc.eq(at + 1, "of") {
            return None;
        }
        if unit == Unit::Year && self.end_of_year(at + 1).is_some() {
            return None;
        }
        // `the year ended March 31`
        if unit == Unit::Year && doc.one_of(at + 1, &["ended", "ending"]) {
            return Some(self.length(
                Value::Length(Amount::Whole(1), unit),
                (start, at + 1),
                "date-duration",
            ));
        }
        let (when, confidence) = match unit {
            Unit::Day => {
                let before = doc.one_of(at + 1, &["before", "after", "when", "that"]);
                let led = self.after_one_of(
                    start,
                    &[
                        "in",
                        "during",
                        "of",
                        "for",
                        "on",
                        "throughout",
                        "through",
                        "end",
                        "ends",
                        "ended",
                        "ending",
                        "close",
                        "closed",
                        "closing",
                        "finish",
                        "finished",
                        "finishing",
                        "earlier",
                        "later",
                    ],
                );
                // "At the end of the day, it is a question of money"
                let idiom = doc.all(start.saturating_sub(4), &["at", "the", "end", "of"]);
                if before || !led || idiom {
                    return None;
                }
                (self.told_or_published(start, Unit::Day)?, 0.5)
            }
            Unit::Week | Unit::Month => (self.told_or_published(start, unit)?, 0.5),
            Unit::Weekend => return self.the_weekend(start, at),
            Unit::Quarter => (self.quarter_told()?, 0.6),
            Unit::Year => (self.base.and_then(|b| b.to(Unit::Year))?, 0.6),
            _ => return None,
        };
        let reason = "the one that was told of, or that of the publication";
        Some(Reading::date(start, at + 1, when, "date-the-unit", confidence, reason))
    }

    /// The unit that the narrative has come to, else that of the publication.
    pub(super) fn told_or_published(&self, at: usize, unit: Unit) -> Option<When> {
        let told = self.narrative(at).and_then(|told| told.to(unit));
        told.or_else(|| self.base?.to(unit))
    }

    /// `the weekend`: the last one, or the next one in a sentence on what is to come.
    pub(super) fn the_weekend(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let today = self.today()?;
        let by = match around(self.doc, start, at + 1) {
            Tense::Future => 0,
            _ if datealgo::rd_to_weekday(today) > 5 => 0,
            _ => -1,
        };
        let when = When::Day(today).shift(Unit::Weekend, by)?;
        let reason = format!("told from {}", self.publication());
        Some(Reading::date(start, at + 1, when, "date-the-unit", 0.75, reason).from(self.base))
    }
}
