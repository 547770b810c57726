//! What a word for last, this or next leads: `last week`, `next Friday`, `the same month`, `the past five years`.

use super::finder::Finder;
use super::number::{Amount, amount};
use super::reading::{Reading, Value};
use super::when::{SEASONS, Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

impl<'t> Finder<'_, 't, '_> {
    /// `last week`, `next Friday`, `the past five years`, `the following day`; `at` is at the word that shifts.
    pub(super) fn shifted(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let told = doc.value(at, Class::TimeShift)?;
        let (narrative, by) = match told.strip_prefix('P') {
            Some(by) => (true, by),
            None => (false, told),
        };
        let mut by: i32 = by.parse().ok()?;
        let mut next = at + 1;
        // `this past spring`, `this coming Sunday`
        if by == 0
            && !narrative
            && doc.eq(at, "this")
            && let Some(second) = doc.value(next, Class::TimeShift).filter(|v| !v.starts_with('P'))
        {
            by = second.parse().ok()?;
            next += 1;
        }
        // "the next day" goes on from what was told.
        let next_day = start < at && doc.eq(at, "next") && self.unit(next) == Some((Unit::Day, false));
        let narrative = narrative || next_day && self.narrative(start).and_then(When::is_day).is_some();
        let from = if narrative { self.narrative(start).or(self.base) } else { self.base };
        let confidence = if narrative { 0.75 } else { 0.92 };
        let rule = if narrative { "date-narrative-unit" } else { "date-shift-unit" };
        next += usize::from(doc.is(next, Class::TimeFiller) && !doc.is(next, Class::TimeUnit));
        if doc.is(next, Class::Weekday) {
            let weekday: u8 = doc.value(next, Class::Weekday)?.parse().ok()?;
            let coming = doc.one_of(next - 1, &["coming", "following"]);
            let when = match from.and_then(When::is_day) {
                Some(day) if coming => When::Day(super::calendar::weekday_after(day, weekday)),
                _ => self.shifted_weekday(weekday, by, from),
            };
            let sure = if matches!(when, When::Weekday(_)) { 0.5 } else { 0.85 };
            let end = self.stop(next);
            let reading = Reading::date(start, end, when, "date-shift-weekday", sure, self.told_reason(from));
            if let Some(date) = self.weekday(next).filter(|d| d.rule == "date-weekday-date") {
                return Some(Reading { start, ..date });
            }
            return Some(self.with_time(reading.from(from)));
        }
        if doc.is(next, Class::Month) && by.abs() <= 1 {
            return self.shifted_month(start, next, by, from);
        }
        if doc.is(next, Class::Season) {
            let number = SEASONS.iter().position(|s| doc.value(next, Class::Season) == Some(s))? as u8;
            return self.season_told(start, next, by, number);
        }
        if let Some(feast) = doc.phrase(next, Class::Holiday) {
            let (when, reason) = self.which_feast(start, feast.end, feast.value, by)?;
            return Some(Reading::date(start, feast.end, when, "date-holiday", 0.8, reason).from(self.base));
        }
        if doc.is(next, Class::TimePart) {
            return self.shifted_part(start, next, by, from);
        }
        if doc.eq(next, "half") && by == -1 {
            return self.half_of_year(start, next + 1, 2);
        }
        if let Some(reading) = self.shifted_amount(start, next, by) {
            return Some(reading);
        }
        let (unit, plural) = self.unit(next)?;
        if unit.is_clock() || doc.eq(next, "second") {
            return None;
        }
        if plural {
            // `the coming weeks`, `past years`
            // but "they moved past days of turmoil"
            let led = !doc.eq(at, "past")
                || start < at
                || doc.sentence(at).start == at
                || self.after_one_of(at, &["in", "over", "during", "of", "from", "for", "these", "through"]);
            let some = (by != 0 || doc.one_of(at, &["current"])) && led;
            return some.then(|| {
                let value = Value::Length(Amount::Some, unit);
                Reading::other(
                    (start, next + 1),
                    TimexKind::Duration,
                    value,
                    "date-shift-length",
                    0.6,
                    "a time of no certain length",
                )
            });
        }
        if self.hyphen(next + 1).is_some() {
            return None;
        }
        // "his last year in office", "the last day I saw her"
        let owned = start > 0
            && (doc.is(start - 1, Class::Possessive) || doc.kind(start - 1) == Some(WordKind::Clitic));
        let last = doc.eq(at, "last");
        if last && (owned || unit == Unit::Day && !doc.one_of(next + 1, &["of", "in"])) {
            return None;
        }
        // "over the last week": up to now, not the one before this.
        let lasts = last
            && unit != Unit::Quarter
            && start < at
            && self.after_one_of(start, &["for", "over", "within", "throughout"]);
        if doc.eq(next - 1, "past") || lasts && !doc.one_of(next + 1, &["of", "in"]) {
            let value = Value::Length(Amount::Whole(1), unit);
            let reason = format!("a length of time up to {}", self.publication());
            return Some(Reading::other(
                (start, next + 1),
                TimexKind::Duration,
                value,
                "date-shift-length",
                0.8,
                reason,
            ));
        }
        if doc.one_of(next + 1, &["of", "in"])
            && by != 0
            && let Some(reading) = self.last_of(start, next, unit, by)
        {
            return Some(reading);
        }
        // A name: the programme ‘This Week’.
        let quoted = start > 0 && matches!(doc.mark(start - 1), Some('"' | '“' | '‘' | '\''));
        if doc.capital(next) && doc.capital(at) && quoted {
            return None;
        }
        let when = from.and_then(|from| from.shift(unit, by));
        let Some(when) = when else {
            if narrative && self.base.is_some() {
                return None;
            }
            let value = match by {
                0 => "PRESENT_REF",
                -1 => "PAST_REF",
                _ => "FUTURE_REF",
            };
            let reason = self.told_reason(from);
            let value = Value::Fixed(value.to_owned());
            return Some(Reading::other((start, next + 1), TimexKind::Date, value, rule, 0.3, reason));
        };
        let reason = self.told_reason(from);
        // `next week on Tuesday`
        let on = next + 1 + usize::from(doc.eq(next + 1, "on"));
        if let (When::Week(..), Some(weekday)) = (when, doc.value(on, Class::Weekday))
            && let (Some((monday, _)), Ok(weekday)) = (when.days(), weekday.parse::<i32>())
        {
            let day = When::Day(monday + weekday - 1);
            return Some(
                Reading::date(start, self.stop(on), day, "date-shift-weekday", 0.85, reason).from(from),
            );
        }
        // `last year's third quarter`
        if doc.kind(next + 1) == Some(WordKind::Clitic)
            && let When::Year(year) = when
        {
            let of = next + 2 + usize::from(doc.eq(next + 2, "fiscal"));
            if let Some((end, q)) = self.quarter_at(of) {
                return Some(
                    Reading::date(start, end, When::Quarter(year, q), "date-quarter", 0.9, reason).from(from),
                );
            }
            if doc.eq(of, "quarter")
                && let Some(When::Quarter(_, q)) = self.quarter.or_else(|| self.base?.to(Unit::Quarter))
            {
                return Some(
                    Reading::date(start, of + 1, When::Quarter(year, q), "date-quarter", 0.7, reason)
                        .from(from),
                );
            }
        }
        Some(self.with_time(Reading::date(start, next + 1, when, rule, confidence, reason).from(from)))
    }

    /// `last June`: the nearest June on that side, strictly.
    pub(super) fn shifted_month(
        &self,
        start: usize,
        at: usize,
        by: i32,
        from: Option<When>,
    ) -> Option<Reading<'t>> {
        let doc = self.doc;
        let month: u8 = doc.value(at, Class::Month)?.parse().ok()?;
        let end = self.stop(at);
        if self.day_number(end).is_some() || self.year_number(end).is_some() {
            let date = self.month(at)?;
            return Some(Reading { start, ..date });
        }
        let Some((year, now)) = from.and_then(When::month) else {
            let reason = self.told_reason(from);
            return Some(Reading::date(
                start,
                end,
                When::Yearless(month, 0),
                "date-shift-month",
                0.5,
                reason,
            ));
        };
        let year = match by {
            -1 if month < now => year,
            -1 => year - 1,
            1 if month > now => year,
            1 => year + 1,
            _ => year,
        };
        let when = When::Month(year, month);
        Some(Reading::date(start, end, when, "date-shift-month", 0.92, self.told_reason(from)).from(from))
    }

    /// `this morning`, `last night`, `the next evening`.
    pub(super) fn shifted_part(
        &self,
        start: usize,
        at: usize,
        by: i32,
        from: Option<When>,
    ) -> Option<Reading<'t>> {
        let value = self.doc.value(at, Class::TimePart).filter(|v| !v.contains(':'))?;
        // A name: `on the programme This Morning`.
        let named =
            self.doc.capital(start) && self.doc.capital(at) && self.doc.sentence(start).start != start;
        if named && self.doc.word(start).bytes().any(|b| b.is_ascii_lowercase()) {
            return None;
        }
        // "the next morning" goes on from what was told; "last night" does not.
        let from = if by == 1 { self.narrative(start).or(from) } else { from };
        let day = from.and_then(When::is_day).and_then(|day| super::calendar::sound(day + by)).map(When::Day);
        let reason = self.told_reason(from);
        let value = Value::Time(day, value.to_owned());
        Some(Reading::other((start, at + 1), TimexKind::Time, value, "date-part", 0.85, reason).from(from))
    }

    /// `the past five years`, `the next few days`, `the first nine months` without its first words.
    pub(super) fn shifted_amount(&self, start: usize, next: usize, by: i32) -> Option<Reading<'t>> {
        let (mut end, mut number) = amount(self.doc, next)?;
        end += usize::from(self.doc.eq(end, "of") && self.doc.eq(end - 1, "couple"));
        if let Some((longer_end, longer)) = self
            .doc
            .one_of(end, &["to", "or"])
            .then(|| amount(self.doc, end + 1))
            .flatten()
            .or_else(|| amount(self.doc, self.hyphen(end)?))
        {
            end = longer_end;
            number = longer;
        }
        let mut unit_at = self.hyphen(end).unwrap_or(end);
        unit_at += usize::from(self.doc.is(unit_at, Class::TimeFiller));
        let (unit, plural) = self.unit(unit_at)?;
        if self.hyphen(unit_at + 1).is_some_and(|old| self.doc.one_of(old, &["old", "olds"])) {
            return None;
        }
        if !plural && number != Amount::Whole(1) && self.hyphen(end).is_none() {
            return None;
        }
        let reason = match by {
            -1 => format!("a length of time up to {}", self.publication()),
            1 => format!("a length of time from {} on", self.publication()),
            _ => "a length of time".to_owned(),
        };
        let value = Value::Length(number, unit);
        Some(Reading::other(
            (start, unit_at + 1),
            TimexKind::Duration,
            value,
            "date-shift-length",
            0.9,
            reason,
        ))
    }

    /// `the last week of March`, `the last quarter of 2005`.
    pub(super) fn last_of(&self, start: usize, unit_at: usize, unit: Unit, by: i32) -> Option<Reading<'t>> {
        let whole = self.plain(unit_at + 2)?;
        let (_, last) = whole.when()?.days()?;
        if by != -1 || matches!(whole.when()?, When::Day(_)) {
            return None;
        }
        // A week belongs to where its Thursday is.
        let day = if unit == Unit::Week { super::calendar::weekday_before(last + 1, 4) } else { last };
        let when = When::Day(day).to(unit)?;
        Some(Reading::date(start, whole.end, when, "date-part-of", 0.85, "the last of a longer time"))
    }
}
