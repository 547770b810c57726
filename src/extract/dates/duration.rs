//! Lengths of time, and dates told by one: `two days`, `five-year`, `two weeks ago`, `three days later`.

use super::finder::Finder;
use super::number::{Amount, amount};
use super::reading::{Reading, Value, length};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

impl<'t> Finder<'_, 't, '_> {
    /// `two days`, `2 1/2 years`, `five-year`, `12 to 18 months`, `half an hour`, with `ago` and the like.
    pub(super) fn amount_of_units(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        if doc.eq(at, "half") {
            return self.half(at, at);
        }
        let (mut next, mut number) = amount(doc, at)?;
        if at > 0 && !doc.spaced(at) && matches!(doc.mark(at - 1), Some('$' | '€' | '£' | '#' | '.' | '/'))
        {
            return None;
        }
        // `a couple of years`
        next +=
            usize::from(doc.eq(next, "of") && doc.one_of(next - 1, &["couple", "dozens", "scores", "pair"]));
        // `two and a half years`
        if doc.all(next, &["and", "a", "half"])
            || doc.all(next, &["and", "half"]) && !doc.is(next + 2, Class::Determiner)
        {
            number = Amount::Half(number.whole()? as u32);
            next += 2 + usize::from(doc.eq(next + 1, "a"));
        }
        // `seven-and-a-half years`
        if let Some(and) = self.hyphen(next).filter(|n| doc.eq(*n, "and"))
            && doc.eq(and + 2, "a")
            && doc.eq(and + 4, "half")
        {
            number = Amount::Half(number.whole()? as u32);
            next = and + 5;
        }
        // `12 to 18 months`: the longer one.
        let second = self.hyphen(next).or_else(|| doc.one_of(next, &["to", "or"]).then_some(next + 1));
        if let Some(second) = second
            && let Some((end, longer)) = amount(doc, second)
            && matches!(doc.kind(second), Some(WordKind::Number | WordKind::Word))
        {
            next = end;
            number = longer;
        }
        let joined = self.hyphen(next);
        let mut unit_at = joined.unwrap_or(next);
        // `10 previous weeks`
        if joined.is_none() && doc.is(next, Class::TimeShift) && !doc.one_of(next, &["this", "same"]) {
            let (unit, _) = self.unit(next + 1).filter(|(_, plural)| *plural)?;
            return Some(self.length(Value::Length(number, unit), (at, next + 2), "date-shift-length"));
        }
        if joined.is_none() {
            unit_at += usize::from(doc.is(unit_at, Class::TimeFiller));
        }
        let (unit, plural) = self.unit(unit_at)?;
        // `the 1988 second quarter`, `three-quarters of it`, `60 Minutes`
        let ordinal = unit == Unit::Second && !plural && joined.is_none() && number != Amount::Whole(1);
        let fraction = number == Amount::Whole(3) && unit_at == next;
        let part = unit == Unit::Quarter
            && (joined.is_some() && plural || (fraction || !plural) && doc.eq(unit_at + 1, "of"));
        let named = doc.capital(unit_at) && !doc.capital(at) && joined.is_none();
        if ordinal || part || named {
            return None;
        }
        self.units(at, unit_at, number, unit, plural, joined.is_some())
    }

    /// `half an hour`, `half a century`, `half-hour`, `a half hour`.
    fn half(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let next = self.hyphen(at + 1).unwrap_or(at + 1);
        let next = next + usize::from(self.doc.one_of(next, &["a", "an"]));
        let (unit, plural) = self.unit(next)?;
        let long = matches!(unit, Unit::Hour | Unit::Day | Unit::Year | Unit::Decade | Unit::Century);
        (!plural && long).then(|| self.units(start, next, Amount::Half(0), unit, plural, false)).flatten()
    }

    /// Everything from the unit on.
    fn units(
        &self,
        start: usize,
        unit_at: usize,
        mut number: Amount<'t>,
        unit: Unit,
        plural: bool,
        joined: bool,
    ) -> Option<Reading<'t>> {
        let doc = self.doc;
        let mut end = unit_at + 1;
        // Ages are no expressions of time: `34-year-old`, `34 years old`.
        let dash = self.hyphen(end);
        let aged = dash.unwrap_or(end);
        if doc.one_of(aged, &["old", "olds"]) && matches!(unit, Unit::Year) {
            return None;
        }
        if doc.all(end, &["of", "age"]) || doc.one_of(end, &["older", "younger"]) {
            return None;
        }
        if dash.is_some() && doc.one_of(aged, &["old", "long"]) {
            end = aged + 1;
        }
        if !plural && !joined && number == Amount::Some && unit != Unit::Weekend {
            return None;
        }
        // `a year and a half`
        if doc.all(end, &["and", "a", "half"])
            && number.whole().is_some()
            && !doc.is(end + 3, Class::TimeUnit)
        {
            number = Amount::Half(number.whole()? as u32);
            end += 3;
        }
        let mut value = Value::Length(number, unit);
        if let Some((behind, both)) = self.and_smaller(end, number, unit) {
            value = Value::Fixed(both);
            end = behind;
        }
        if let Some(reading) = self.told_by_length(start, end, number, unit) {
            return Some(reading);
        }
        let rule = if joined { "date-duration-adjective" } else { "date-duration" };
        let mut reading = self.length(value, (start, end), rule);
        if let Some(anchor) = self.event_anchor(end) {
            reading.anchor = Some(anchor);
            reading.reason = "a length of time, told from an event".to_owned();
            reading.rule = "date-duration-event";
        }
        Some(reading)
    }

    /// `two years and three months`: the smaller part, and the value of both.
    fn and_smaller(&self, end: usize, number: Amount<'t>, unit: Unit) -> Option<(usize, String)> {
        let doc = self.doc;
        let at = end + usize::from(doc.eq(end, "and") || doc.mark(end) == Some(','));
        let (next, smaller) = amount(doc, at).filter(|_| at > end)?;
        let (second, _) = self.unit(next)?;
        let follows = matches!(
            (unit, second),
            (Unit::Year, Unit::Month | Unit::Week | Unit::Day)
                | (Unit::Month, Unit::Week | Unit::Day)
                | (Unit::Week, Unit::Day)
                | (Unit::Hour, Unit::Minute | Unit::Second)
                | (Unit::Minute, Unit::Second)
                | (Unit::Day, Unit::Hour | Unit::Minute)
        );
        if !follows || !matches!((number, smaller), (Amount::Whole(_), Amount::Whole(_))) {
            return None;
        }
        let (first, rest) = (length(number, unit), length(smaller, second));
        let rest = if unit.is_clock() { rest.get(2..)? } else { rest.get(1..)? };
        Some((next + 1, format!("{first}{rest}")))
    }

    /// The event behind a length, in words: `after the signing`.
    fn event_anchor(&self, end: usize) -> Option<String> {
        let doc = self.doc;
        if !doc.one_of(end, &["after", "before", "since", "into", "from", "following", "until"]) {
            return None;
        }
        let last = doc.sentence(end).end.min(end + 8);
        let stop = (end + 1..last).find(|i| doc.kind(*i) == Some(WordKind::Mark)).unwrap_or(last);
        if stop <= end + 1 || self.base_words(end + 1) {
            return None;
        }
        Some(doc.text[doc.span(end..stop)].to_owned())
    }

    /// Whether what follows is a date of its own.
    fn base_words(&self, at: usize) -> bool {
        let dates = Class::Month.bit() | Class::Weekday.bit() | Class::TimeDay.bit();
        self.doc.any(at, dates) || matches!(self.doc.kind(at), Some(WordKind::Number | WordKind::NumberWord))
    }

    /// `ago`, `later`, `earlier`, `before yesterday`: a date told by a length.
    fn told_by_length(
        &self,
        start: usize,
        end: usize,
        number: Amount<'t>,
        unit: Unit,
    ) -> Option<Reading<'t>> {
        let doc = self.doc;
        let or_so = end + 2 * usize::from(doc.all(end, &["or", "so"]) || doc.all(end, &["or", "more"]));
        let end = if doc.one_of(or_so, &["ago", "later", "earlier"]) { or_so } else { end };
        let word = doc.word(end).to_ascii_lowercase();
        let from_now = doc.all(end, &["from", "now"]) || doc.all(end, &["from", "today"]);
        let (sign, from, behind, rule) = match word.as_str() {
            "ago" | "back" if word == "ago" => (-1, self.base, end + 1, "date-ago"),
            "hence" => (1, self.base, end + 1, "date-from-now"),
            "from" if from_now => (1, self.base, end + 2, "date-from-now"),
            "earlier" | "previously" | "beforehand" if !doc.eq(end + 1, "than") => {
                (-1, self.narrative(start).or(self.base), end + 1, "date-earlier")
            }
            "later" if !doc.eq(end + 1, "than") => {
                // Two hundred years later than what was told is no date that a report is about.
                let told = self.narrative(start).filter(|told| {
                    let then = number.whole().and_then(|n| self.step(*told, unit, n)).and_then(When::year);
                    let now = self.base.and_then(When::year);
                    then.zip(now).is_none_or(|(then, now)| then <= now + 20)
                });
                (1, told, end + 1, "date-later")
            }
            "before" | "after" | "from" | "since"
                if doc.starts(end + 1) & Class::Holiday.bit() != 0
                    || matches!(doc.kind(end + 1), Some(WordKind::Number))
                    || doc.any(end + 1, Class::Month.bit() | Class::Weekday.bit() | Class::TimeDay.bit()) =>
            {
                // `two days before Christmas`, `a week from Friday`: told from another date, which is part of it.
                let sign: i32 = if word == "before" { -1 } else { 1 };
                let other = self.plain(end + 1)?;
                let by = sign.checked_mul(number.whole()?)?;
                let when = match (other.when()?, unit) {
                    (When::Day(day), Unit::Week) => {
                        When::Day(day.checked_add(by.checked_mul(7)?)?).sound()?
                    }
                    (from, _) => self.step(from, unit, by)?,
                };
                let reason = "a length before or after another date";
                return Some(
                    Reading::date(start, other.end, when, "date-length-date", 0.85, reason)
                        .from(other.when()),
                );
            }
            _ => return None,
        };
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let Some(n) = number.whole() else {
            if rule == "date-later" || rule == "date-earlier" {
                let value = Value::Length(number, unit);
                let reason = "some time before or after what was told";
                return Some(Reading::other((start, behind), TimexKind::Duration, value, rule, 0.6, reason));
            }
            let when = match number {
                // `half a century ago`
                Amount::Half(0) => from.and_then(|from| half_unit(from, unit, sign)),
                Amount::Half(n) => from.and_then(|from| self.step(from, unit, sign * n as i32)),
                _ => None,
            };
            if let Some(when) = when {
                return Some(
                    Reading::date(start, behind, when, rule, 0.7, self.told_reason(from)).from(from),
                );
            }
            let value = Value::Fixed(reference.to_owned());
            let reason = "some time before or after the day of publication";
            return Some(Reading::other((start, behind), TimexKind::Date, value, rule, 0.7, reason));
        };
        if unit.is_clock() {
            let value = Value::Length(number, unit);
            let reason = "hours before or after, on a day that the text does not tell";
            return Some(Reading::other((start, behind), TimexKind::Duration, value, rule, 0.6, reason));
        }
        // In a report on a quarter "a year ago" is the same quarter of the year before.
        let from =
            if unit == Unit::Year && n == 1 && sign < 0 { self.reported(start).or(from) } else { from };
        let Some(when) = from.and_then(|from| self.step(from, unit, sign.checked_mul(n)?)) else {
            let value = Value::Length(number, unit);
            let reason = "a length before or after a date that is not known";
            return Some(Reading::other((start, behind), TimexKind::Duration, value, rule, 0.5, reason));
        };
        Some(Reading::date(start, behind, when, rule, 0.85, self.told_reason(from)).from(from))
    }

    /// The quarter that is being reported on, if one was named in the last sentences.
    pub(super) fn reported(&self, at: usize) -> Option<When> {
        self.quarter.filter(|_| self.doc.sentence_number(at).saturating_sub(self.quarter_at) <= 3)
    }

    /// The same quarter of the year before; one of an earlier year than the publication's is that already.
    pub(super) fn year_before(&self, quarter: When) -> Option<When> {
        let now = self.base?.shift(Unit::Quarter, -3)?.year()?;
        if quarter.year()? < now { Some(quarter) } else { quarter.shift(Unit::Quarter, -4) }
    }

    /// Why a date is told from another.
    pub(super) fn told_reason(&self, from: Option<When>) -> String {
        if from == self.base {
            format!("told from {}", self.publication())
        } else {
            format!("told from the date before, {}", from.map(When::timex).unwrap_or_default())
        }
    }

    /// So many units from a date, in the precision of the unit; of a coarser date in its own.
    pub(super) fn step(&self, from: When, unit: Unit, by: i32) -> Option<When> {
        let quarter = matches!(from, When::Quarter(..)) && unit == Unit::Year;
        if quarter {
            return from.shift(Unit::Quarter, by.checked_mul(4)?);
        }
        let month = matches!(from, When::Month(..)) && unit == Unit::Year;
        if month {
            return from.shift(Unit::Month, by.checked_mul(12)?);
        }
        match unit {
            Unit::Decade => from.shift(Unit::Year, by.checked_mul(10)?),
            Unit::Century => from.shift(Unit::Year, by.checked_mul(100)?),
            Unit::Millennium => from.shift(Unit::Year, by.checked_mul(1000)?),
            _ => from.shift(unit, by),
        }
    }

    /// `a year`, `an hour ago`, `a few days`, `a year and a half`; starts at `a`.
    pub(super) fn one_unit(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        if doc.is(at + 1, Class::NumberWord) {
            if doc.eq(at + 1, "half") {
                return self.half(at, at + 1);
            }
            let reading = self.amount_of_units(at + 1)?;
            // `a three-year plan` is without its article, `a few years` has it.
            let adjective = reading.rule == "date-duration-adjective";
            return Some(if adjective { reading } else { Reading { start: at, ..reading } });
        }
        let unit_at = at
            + 1
            + usize::from(doc.is(at + 1, Class::TimeFiller) || doc.one_of(at + 1, &["single", "half"]));
        let (unit, plural) = self.unit(unit_at)?;
        if plural
            || matches!(unit, Unit::Second | Unit::Weekend)
            || unit == Unit::Quarter && unit_at == at + 1
        {
            return None;
        }
        if self.hyphen(unit_at + 1).is_some() && !doc.one_of(unit_at + 2, &["long", "and"]) {
            // `a day-to-day matter`, `a week-old strike`
            return None;
        }
        let rate = self.after_one_of(at, &["times", "once", "twice"]);
        if rate && !doc.one_of(unit_at + 1, &["ago", "later", "earlier", "before"]) {
            let value = Value::Length(Amount::Whole(1), unit);
            let reason = "so much or so often in each";
            return Some(Reading::other(
                (at, unit_at + 1),
                TimexKind::Set,
                value,
                "date-set-rate",
                0.7,
                reason,
            ));
        }
        // `24 hours a day`, `$2 million a year`, `700 seats a week`: so much in each, and no time of its own.
        let counted = at.checked_sub(1).is_some_and(|b| {
            matches!(doc.kind(b), Some(WordKind::Number)) && doc.word(b).len() != 4
                || doc.one_of(
                    b,
                    &["million", "billion", "thousand", "hundred", "trillion", "percent", "hours", "days"],
                )
                || matches!(doc.kind(b.wrapping_sub(1)), Some(WordKind::Number))
                    && doc.kind(b) == Some(WordKind::Word)
                    && (doc.word(b).ends_with('s') || doc.one_of(b, &["people", "men", "women", "children"]))
                || doc.is(b, Class::TimeUnit) && doc.is(b.wrapping_sub(1), Class::NumberWord)
        });
        if counted && !doc.one_of(unit_at + 1, &["ago", "later", "earlier", "before", "after"]) {
            return None;
        }
        self.units(at, unit_at, Amount::Whole(1), unit, false, false)
    }
}

/// Half a decade or century from a date.
fn half_unit(from: When, unit: Unit, sign: i32) -> Option<When> {
    match unit {
        Unit::Year => from.shift(Unit::Month, sign * 6),
        Unit::Decade => from.shift(Unit::Year, sign * 5),
        Unit::Century => from.shift(Unit::Year, sign * 50),
        _ => None,
    }
}
