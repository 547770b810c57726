//! Quarters, halves, centuries, and other parts told by an ordinal: `the third quarter of 2023`, `the 19th century`.

use super::calendar::{weekday_after, weekday_before};
use super::finder::Finder;
use super::number::{Amount, amount, ordinal};
use super::reading::{Reading, Value};
use super::tense::{Tense, around};
use super::when::{Unit, When};
use crate::extract::lexicon::Class;

impl<'t> Finder<'_, 't, '_> {
    /// The number of a quarter that is named here, and the place behind it: `third quarter`, `third-quarter`.
    pub(super) fn quarter_at(&self, at: usize) -> Option<(usize, u8)> {
        let (next, n) = ordinal(self.doc, at)?;
        let n = match n {
            -1 => 4,
            n => u8::try_from(n).ok().filter(|n| (1..=4).contains(n))?,
        };
        let next = self.hyphen(next).unwrap_or(next);
        let next = next + usize::from(self.doc.eq(next, "fiscal"));
        self.unit(next).filter(|(unit, plural)| *unit == Unit::Quarter && !plural).map(|_| (next + 1, n))
    }

    /// What an ordinal tells: a quarter, a half, a century, the first nine months, the second week of May.
    pub(super) fn ordinal_phrase(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        if let Some((end, q)) = self.quarter_at(at) {
            return Some(self.quarter_of(at, end, q));
        }
        // "last half" is read where "last" is.
        let (next, n) = ordinal(doc, at)?;
        let joined = self.hyphen(next);
        let unit_at = joined.unwrap_or(next);
        if doc.eq(unit_at, "half") && (1..=2).contains(&n) {
            return self.half_of_year(at, unit_at + 1, n as u8);
        }
        if let Some((end, number)) = amount(doc, unit_at).filter(|_| joined.is_none())
            && let Some((unit, true)) = self.unit(end)
        {
            let value = Value::Length(number, unit);
            return Some(self.length(value, (at, end + 1), "date-first-length"));
        }
        if doc.is(unit_at, Class::Weekday) && doc.one_of(unit_at + 1, &["of", "in"]) {
            let weekday: u8 = doc.value(unit_at, Class::Weekday)?.parse().ok()?;
            let month = self.plain(unit_at + 2)?;
            let When::Month(year, number) = month.when()? else { return None };
            let day = super::calendar::nth_weekday(year, number, weekday, n)?;
            let reason = "a day of the week by its place in a month";
            return Some(Reading::date(at, month.end, When::Day(day), "date-part-of", 0.9, reason));
        }
        let (unit, plural) = self.unit(unit_at)?;
        match unit {
            // A name: `21st Century Studios`.
            Unit::Century if doc.capital(unit_at) && doc.capital(unit_at + 1) => None,
            Unit::Century if !plural && (1..=30).contains(&n) => {
                let reason = "the century, as it is written";
                let when = When::Century(n - 1);
                Some(Reading::date(at, unit_at + 1, when, "date-century", 0.9, reason))
            }
            Unit::Month if !plural && (1..=12).contains(&n) && doc.one_of(unit_at + 1, &["of", "in"]) => {
                let whole = self.plain(unit_at + 2)?;
                let When::Year(year) = whole.when()? else { return None };
                let reason = "by its place in a year";
                Some(Reading::date(at, whole.end, When::Month(year, n as u8), "date-part-of", 0.8, reason))
            }
            Unit::Week | Unit::Day if !plural && doc.one_of(unit_at + 1, &["of", "in"]) => {
                let whole = self.plain(unit_at + 2)?;
                let (first, last) = whole.when()?.days()?;
                // A week belongs to where its Thursday is.
                let when = match (unit, n) {
                    (Unit::Day, -1) => When::Day(last),
                    (Unit::Day, n) => When::Day(first + n - 1),
                    (_, -1) => When::Day(weekday_before(last + 1, 4)).to(Unit::Week)?,
                    (_, n) => When::Day(weekday_after(first - 1, 4) + 7 * (n - 1)).to(Unit::Week)?,
                };
                let inside = when.days()?.0 <= last && !matches!(whole.when()?, When::Day(_));
                let reason = "by its place in a longer time";
                inside.then(|| Reading::date(at, whole.end, when, "date-part-of", 0.8, reason))
            }
            _ => None,
        }
    }

    /// The year behind a quarter or half: `of 2023`, `2023`, `of last year`.
    fn year_of_part(&self, at: usize) -> Option<(usize, i32)> {
        let doc = self.doc;
        let of = at + usize::from(doc.one_of(at, &["of", "in"]));
        let of = of + usize::from(doc.eq(of, "fiscal"));
        if let Some(year) = self.year_number(of) {
            return Some((of + 1, year));
        }
        if doc.one_of(of, &["this", "last", "next", "the"]) {
            let reading = self.plain(of)?;
            if let When::Year(year) = reading.when()? {
                return Some((reading.end, year));
            }
        }
        None
    }

    pub(super) fn quarter_of(&self, start: usize, end: usize, q: u8) -> Reading<'t> {
        if let Some((end, year)) = self.year_of_part(end) {
            let reason = "the quarter of the year that is named";
            return Reading::date(start, end, When::Quarter(year, q), "date-quarter", 0.95, reason);
        }
        let Some(When::Quarter(year, now)) = self.base.and_then(|b| b.to(Unit::Quarter)) else {
            let part = ["Q1", "Q2", "Q3", "Q4"][usize::from(q).clamp(1, 4) - 1];
            return Reading::date(start, end, When::Part(part), "date-quarter", 0.5, "no year is written");
        };
        let year = match around(self.doc, start, end) {
            Tense::Future if q + 1 < now => year + 1,
            Tense::Past if q > now => year - 1,
            _ if q > now + 1 => year - 1,
            _ => year,
        };
        let reason = format!("no year is written: told from {}", self.publication());
        Reading::date(start, end, When::Quarter(year, q), "date-quarter", 0.9, reason).from(self.base)
    }

    pub(super) fn half_of_year(&self, start: usize, end: usize, half: u8) -> Option<Reading<'t>> {
        if let Some((end, year)) = self.year_of_part(end) {
            let reason = "the half of the year that is named";
            return Some(Reading::date(start, end, When::Half(year, half), "date-half", 0.95, reason));
        }
        // `the first half` alone is also one of a game.
        let end = end + 3 * usize::from(self.doc.all(end, &["of", "the", "year"]));
        if !self.doc.all(end.wrapping_sub(2), &["the", "year"]) {
            return None;
        }
        let year = self.base?.year()?;
        let reason = format!("told from {}", self.publication());
        Some(Reading::date(start, end, When::Half(year, half), "date-half", 0.8, reason).from(self.base))
    }

    /// An amount of a unit that is one: for ranges of units.
    pub(super) fn is_one(number: Amount<'_>) -> bool {
        number == Amount::Whole(1)
    }
}
