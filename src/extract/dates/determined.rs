//! What starts with an article: `the week`, `that day`, `the morning`, `the Monday before the meeting`.

use super::finder::{Finder, STARTS};
use super::reading::{Reading, Value};
use super::when::When;
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
