//! Lengths of time, and dates told by one: `two days`, `five-year`, `two weeks ago`, `three days later`.

use super::finder::Finder;
use super::number::{Amount, amount};
use super::reading::{Reading, Value, length};
use super::when::Unit;
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
        // `the 2012 fiscal year`
        let dated = !plural && joined.is_none() && number.whole().is_some_and(|n| n >= 1000);
        let ordinal = unit == Unit::Second && !plural && joined.is_none() && number != Amount::Whole(1);
        let fraction = number == Amount::Whole(3) && unit_at == next;
        let part = unit == Unit::Quarter
            && (joined.is_some() && plural || (fraction || !plural) && doc.eq(unit_at + 1, "of"));
        let named = doc.capital(unit_at) && !doc.capital(at) && joined.is_none();
        if ordinal || part || named || dated {
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
