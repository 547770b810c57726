//! A week, month or year told by its place: `last week`, `this year`, `the same month`, `that day`, `the quarter`.

use super::finder::{Finder, STARTS};
use super::number::{Amount, amount};
use super::reading::{Reading, Value};
use super::tense::{Tense, around};
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
            let some = by != 0 || doc.one_of(at, &["current"]);
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
        if doc.eq(next - 1, "past") {
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
    fn shifted_month(&self, start: usize, at: usize, by: i32, from: Option<When>) -> Option<Reading<'t>> {
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
    fn shifted_part(&self, start: usize, at: usize, by: i32, from: Option<When>) -> Option<Reading<'t>> {
        let value = self.doc.value(at, Class::TimePart).filter(|v| !v.contains(':'))?;
        // "the next morning" goes on from what was told; "last night" does not.
        let from = if by == 1 { self.narrative(start).or(from) } else { from };
        let day = from.and_then(When::is_day).and_then(|day| super::calendar::sound(day + by)).map(When::Day);
        let reason = self.told_reason(from);
        let value = Value::Time(day, value.to_owned());
        Some(Reading::other((start, at + 1), TimexKind::Time, value, "date-part", 0.85, reason).from(from))
    }

    /// `the past five years`, `the next few days`, `the first nine months` without its first words.
    fn shifted_amount(&self, start: usize, next: usize, by: i32) -> Option<Reading<'t>> {
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
    fn last_of(&self, start: usize, unit_at: usize, unit: Unit, by: i32) -> Option<Reading<'t>> {
        let whole = self.plain(unit_at + 2)?;
        let (_, last) = whole.when()?.days()?;
        if by != -1 || matches!(whole.when()?, When::Day(_)) {
            return None;
        }
        let when = When::Day(last).to(unit)?;
        Some(Reading::date(start, whole.end, when, "date-part-of", 0.85, "the last of a longer time"))
    }

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

    fn after_the(&self, at: usize) -> Option<Reading<'t>> {
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
            let (unit, _) = self.unit(next + 1).filter(|(u, p)| !p && *u == Unit::Quarter)?;
            let when = self.quarter_told(at, unit)?;
            return Some(Reading::date(
                at,
                next + 2,
                when,
                "date-quarter",
                0.7,
                "the quarter that was reported",
            ));
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
        if plural || unit.is_clock() {
            return None;
        }
        self.the_unit(at, next, unit)
    }

    /// `the morning`: of the day that was told.
    fn the_part(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let value = self.doc.value(at, Class::TimePart).filter(|v| !v.contains(':'))?;
        let led = self.after_one_of(start, &["in", "during", "through", "of", "by", "throughout", "into"]);
        if !led || self.doc.one_of(at, &["dawn", "dusk", "sunset", "sunrise", "overnight"]) {
            return None;
        }
        let day = self.narrative(start).or(self.base).and_then(When::is_day).map(When::Day);
        let reason = self.told_reason(day);
        let value = Value::Time(day, value.to_owned());
        Some(Reading::other((start, at + 1), TimexKind::Time, value, "date-part", 0.6, reason).from(day))
    }

    /// `the Monday before the meeting`: beside the date that the narrative has come to.
    fn weekday_beside(&self, start: usize, at: usize) -> Option<Reading<'t>> {
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

    fn the_unit(&self, start: usize, at: usize, unit: Unit) -> Option<Reading<'t>> {
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
        if unit == Unit::Day && doc.one_of(at + 1, &["before", "after"]) && doc.is(at + 2, Class::TimeDay) {
            let other = self.relative_day(at + 2)?;
            let by = if doc.eq(at + 1, "before") { -1 } else { 1 };
            let when = other.when()?.shift(Unit::Day, by)?;
            return Some(
                Reading::date(start, other.end, when, "date-day", 0.95, other.reason).from(self.base),
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
                        "closed",
                        "ended",
                        "earlier",
                        "later",
                    ],
                );
                if before || !led {
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
    fn told_or_published(&self, at: usize, unit: Unit) -> Option<When> {
        let told = self.narrative(at).and_then(|told| told.to(unit));
        told.or_else(|| self.base?.to(unit))
    }

    /// `the weekend`: the last one, or the next one in a sentence on what is to come.
    fn the_weekend(&self, start: usize, at: usize) -> Option<Reading<'t>> {
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
    fn that_unit(&self, at: usize) -> Option<Reading<'t>> {
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

    /// A unit by itself: `years ago`, `for weeks`, `decades-long`, `year-end`, `year-earlier`.
    pub(super) fn bare_unit(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let (unit, plural) = self.unit(at)?;
        if let Some(reading) = self.year_ago(at, unit) {
            return Some(reading);
        }
        if let Some(end) =
            self.end_of_year(at + 1).filter(|_| !plural && matches!(unit, Unit::Year | Unit::Month))
        {
            let when = self.base?.to(unit)?;
            let mut reading = Reading::date(
                at,
                end,
                when,
                "date-year-end",
                0.7,
                format!("told from {}", self.publication()),
            );
            reading.modifier = Some("END");
            return Some(reading.from(self.base));
        }
        if let Some(long) = self.hyphen(at + 1).filter(|n| doc.eq(*n, "long")) {
            let number = if plural { Amount::Some } else { Amount::Whole(1) };
            return Some(self.length(Value::Length(number, unit), (at, long + 1), "date-duration-adjective"));
        }
        if !plural || unit == Unit::Second {
            return None;
        }
        if doc.eq(at + 1, "ago") {
            let value = Value::Fixed("PAST_REF".to_owned());
            return Some(Reading::other(
                (at, at + 2),
                TimexKind::Date,
                value,
                "date-ago",
                0.7,
                "some time ago",
            ));
        }
        let led = self.after_one_of(
            at,
            &[
                "for", "in", "over", "within", "after", "through", "last", "lasted", "take", "took", "takes",
                "spent", "and", "or",
            ],
        ) || doc.one_of(at + 1, &["later", "earlier", "before", "after"]);
        if !led || self.after_one_of(at, &["and", "or"]) && !doc.is(at.wrapping_sub(2), Class::TimeUnit) {
            return None;
        }
        let end = at + 1 + usize::from(doc.one_of(at + 1, &["later", "earlier"]));
        Some(self.length(Value::Length(Amount::Some, unit), (at, end), "date-duration-some"))
    }

    /// Behind `-end` or `'s end`.
    fn end_of_year(&self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let next = self.hyphen(at).unwrap_or(at + usize::from(doc.kind(at) == Some(WordKind::Clitic)));
        (doc.eq(next, "end") && !doc.eq(next + 1, "of")).then_some(next + 1)
    }

    /// `year-earlier`, `the year-ago quarter` without its article.
    fn year_ago(&self, at: usize, unit: Unit) -> Option<Reading<'t>> {
        let doc = self.doc;
        let next =
            self.hyphen(at + 1).filter(|n| unit == Unit::Year && doc.one_of(*n, &["earlier", "ago"]))?;
        let mut end = next + 1;
        let named = self.quarter_at(end);
        let mut when =
            self.quarter.and_then(|q| self.year_before(q)).or_else(|| self.base?.shift(Unit::Year, -1))?;
        if let (Some((behind, q)), Some(year)) = (named, self.base.and_then(When::year)) {
            end = behind;
            when = When::Quarter(year - 1, q);
        } else if doc.one_of(end, &["quarter", "period"]) {
            end += 1;
        }
        Some(Reading::date(at, end, when, "date-year-earlier", 0.7, "a year before the one told of"))
    }
}
