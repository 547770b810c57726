//! What starts with an article: `the week`, `that day`, `the morning`, `the Monday before the meeting`.

use super::finder::{Finder, STARTS};
use super::number::Amount;
use super::reading::{Reading, Value};
use super::tense::{Tense, around};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

impl<'t> Finder<'_, 't, '_> {
    /// `the week`, `that day`, `a year ago`, `every month`: what starts with a determiner.
    pub(super) fn determined(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        if doc.starts(at + 1) & STARTS == 0
            && !matches!(doc.kind(at + 1), Some(WordKind::Number | WordKind::NumberWord))
            && !doc.is(at + 1, Class::TimeFiller)
            && !doc.eq(at + 1, "latest")
        {
            return None;
        }
        match doc.word(at).len() {
            3 if doc.eq(at, "the") => self.after_the(at),
            1 | 2 if doc.one_of(at, &["a", "an"]) => self.one_unit(at),
            7 if doc.eq(at, "another") => self.one_unit(at),
            4 if doc.eq(at, "that") => self.that_unit(at),
            4 | 5 if doc.one_of(at, &["every", "each"]) => self.every(at),
            _ => None,
        }
    }

    pub(super) fn after_the(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let mut next = at + 1;
        if doc.is(next, Class::TimeShift) {
            return self
                .shifted(at, next)
                .or_else(|| self.ordinal_phrase(next + 1).map(|r| Reading { start: at, ..r }));
        }
        if doc.is(next, Class::Weekday) {
            return self.weekday_beside(at, next);
        }
        if doc.eq(next, "latest") {
            return self.latest(at, next + 1);
        }
        next += usize::from(doc.is(next, Class::TimeFiller) && !doc.is(next, Class::TimeUnit));
        if let Some(reading) = self.ordinal_phrase(next) {
            // The third quarter, but the [third-quarter] loss.
            let adjective = self.hyphen(next + 1).is_some();
            return Some(if adjective { reading } else { Reading { start: at, ..reading } });
        }
        if let Some(reading) = self.day_first_date(next).filter(|_| doc.kind(next) != Some(WordKind::Number))
        {
            return Some(Reading { start: at, ..reading });
        }
        if let Some(reading) = self.day_of_month(at, next) {
            return Some(reading);
        }
        if doc.is(next, Class::NumberWord) || doc.kind(next) == Some(WordKind::Number) {
            let reading = self.amount_of_units(next)?;
            let adjective = reading.rule == "date-duration-adjective";
            return Some(if adjective { reading } else { Reading { start: at, ..reading } });
        }
        if doc.is(next, Class::TimePart) {
            return self.the_part(at, next);
        }
        let (unit, plural) = self.unit(next)?;
        if plural {
            return self.the_units(at, next, unit);
        }
        if unit.is_clock() {
            return None;
        }
        self.the_unit(at, next, unit)
    }

    /// `the latest quarter`, `the latest period`, `the latest fiscal year`, `the latest nine months`: what ended last.
    fn latest(&self, start: usize, at: usize) -> Option<Reading<'t>> {
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
    fn the_units(&self, start: usize, at: usize, unit: Unit) -> Option<Reading<'t>> {
        let doc = self.doc;
        let led = !unit.is_clock() && self.after_one_of(start, &["over", "through", "throughout"]);
        let goes_on = doc.one_of(at + 1, &["ahead", "since", "following"])
            || doc.all(at + 1, &["to", "come"])
            || doc.all(at + 1, &["that", "followed"]);
        (led || goes_on)
            .then(|| self.length(Value::Length(Amount::Some, unit), (start, at + 1), "date-duration-some"))
    }

    /// `the morning`: of the day that was told.
    pub(super) fn the_part(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let value = self.doc.value(at, Class::TimePart).filter(|v| !v.contains(':'))?;
        let led = self.after_one_of(start, &["in", "during", "through", "of", "by", "throughout", "into"]);
        if !led || self.doc.one_of(at, &["dawn", "dusk", "sunset", "sunrise", "overnight"]) {
            return None;
        }
        let day = self.narrative(start).and_then(When::is_day).or(self.today()).map(When::Day);
        let reason = self.told_reason(day);
        let value = Value::Time(day, value.to_owned());
        Some(Reading::other((start, at + 1), TimexKind::Time, value, "date-part", 0.6, reason).from(day))
    }

    /// `the Monday before the meeting`: beside the date that the narrative has come to.
    pub(super) fn weekday_beside(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let after = doc.eq(at + 1, "after") || doc.eq(at + 1, "following");
        if !after && !doc.eq(at + 1, "before") {
            return None;
        }
        let weekday: u8 = doc.value(at, Class::Weekday)?.parse().ok()?;
        let day = self.narrative(start)?.is_day()?;
        let when = When::Day(if after {
            super::calendar::weekday_after(day, weekday)
        } else {
            super::calendar::weekday_before(day, weekday)
        });
        let reason =
            format!("told from an event, taken to be of the date before, {}", When::Day(day).timex());
        let mut reading = Reading::date(start, at + 1, when, "date-weekday-event", 0.7, reason);
        let end = doc.sentence(at).end.min(at + 5);
        let stop = (at + 2..end).find(|i| doc.kind(*i) == Some(WordKind::Mark)).unwrap_or(end);
        reading.anchor = Some(doc.text[doc.span(at + 1..stop)].to_owned());
        Some(reading)
    }

    /// The quarter that is meant by `the quarter`: the one last told, else the one before the publication's.
    pub(super) fn quarter_told(&self, _at: usize, _unit: Unit) -> Option<When> {
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
        // `They had met the day before.`
        if unit == Unit::Day
            && doc.one_of(at + 1, &["before", "after", "earlier"])
            && (doc.kind(at + 2) != Some(WordKind::Word) || doc.any(at + 2, Class::Conjunction.bit()))
        {
            let from = self.narrative(start)?;
            let when = from.shift(Unit::Day, if doc.eq(at + 1, "after") { 1 } else { -1 })?;
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
            Unit::Quarter => (self.quarter_told(at, unit)?, 0.6),
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

    /// `that day`, `that year`: what was told.
    pub(super) fn that_unit(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let next = at + 1 + usize::from(doc.eq(at + 1, "same"));
        if let Some(value) = doc.value(next, Class::TimePart).filter(|v| !v.contains(':')) {
            let day = self.narrative(at)?.is_day().map(When::Day)?;
            let value = Value::Time(Some(day), value.to_owned());
            let reason = self.told_reason(Some(day));
            return Some(
                Reading::other((at, next + 1), TimexKind::Time, value, "date-narrative-unit", 0.7, reason)
                    .from(Some(day)),
            );
        }
        let (unit, _) = self.unit(next).filter(|(u, plural)| !plural && !u.is_clock())?;
        if self.hyphen(next + 1).is_some() {
            return None;
        }
        let from = self.narrative(at)?;
        let when = from.to(unit)?;
        let reason = self.told_reason(Some(from));
        Some(Reading::date(at, next + 1, when, "date-narrative-unit", 0.75, reason).from(Some(from)))
    }
}
