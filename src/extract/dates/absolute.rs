//! Dates with figures: `2024-06-21`, `21/06/2024`, `June 21, 2024`, `the 21st of June`.

use super::finder::Finder;
use super::number::{digits, ordinal};
use super::reading::Reading;
use super::tense::{Tense, around};
use super::when::{Unit, When};
use super::{Doc, calendar};
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// Words that no day is an adjective of.
pub(super) const CLOSED: u128 = Class::Preposition.bit()
    | Class::Conjunction.bit()
    | Class::Subordinator.bit()
    | Class::Auxiliary.bit()
    | Class::Modal.bit()
    | Class::Pronoun.bit();

/// Whether numeric dates of this text have the day first: some date has a number above 12 where that tells.
pub(super) fn day_first(doc: &Doc<'_, '_>) -> Option<bool> {
    if !doc.text.contains('/') {
        return None;
    }
    for at in 0..doc.len() {
        if !matches!(doc.mark(at), Some('/')) || at == 0 || doc.mark(at + 2) != Some('/') {
            continue;
        }
        let number = |at: usize| digits(doc.word(at)).filter(|n| (1..=31).contains(n));
        match (number(at - 1), number(at + 1)) {
            (Some(13..), Some(1..=12)) => return Some(true),
            (Some(1..=12), Some(13..)) => return Some(false),
            _ => {}
        }
    }
    None
}

/// The full year of two digits.
pub(super) fn full_year(short: u32, base: Option<When>) -> i32 {
    let now = base.and_then(When::year).unwrap_or(2025);
    let year = now.div_euclid(100) * 100 + short as i32;
    // Nearer to the past than to the future.
    if year > now + 20 { year - 100 } else { year }
}

/// The full year of two digits behind an apostrophe, or of a decade: never one to come.
pub(super) fn past_year(short: u32, base: Option<When>) -> i32 {
    let now = base.and_then(When::year).unwrap_or(2025);
    let year = full_year(short, base);
    if year > now { year - 100 } else { year }
}

impl<'t> Finder<'_, 't, '_> {
    /// The number of a word, if it has at most so many digits.
    pub(super) fn figure(&self, at: usize, most: usize) -> Option<u32> {
        let word = self.doc.word(at);
        let is = self.doc.kind(at) == Some(WordKind::Number) && word.len() <= most;
        digits(word).filter(|_| is && !word.contains(','))
    }

    /// A day of a month in figures: `21`, `21st`.
    pub(super) fn day_number(&self, at: usize) -> Option<u8> {
        let number = match self.doc.kind(at)? {
            WordKind::Number => self.figure(at, 2)? as i32,
            WordKind::NumberWord => ordinal(self.doc, at)?.1,
            _ => return None,
        };
        u8::try_from(number).ok().filter(|n| (1..=31).contains(n))
    }

    /// A year in four figures.
    pub(super) fn year_number(&self, at: usize) -> Option<i32> {
        let year = self.figure(at, 4).filter(|_| self.doc.word(at).len() == 4)?;
        (1000..2200).contains(&year).then_some(year as i32)
    }

    /// `21 June 2024`, `10-16 June`, `the 21st of June`; starts at the day.
    pub(super) fn day_first_date(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        if at > 0 && !doc.spaced(at) && matches!(doc.mark(at - 1), Some('$' | '€' | '£' | '.' | '/')) {
            return None;
        }
        let (mut next, day) = match self.day_number(at) {
            Some(day) => (at + 1, day),
            None => {
                let (next, n) = ordinal(doc, at)?;
                (next, u8::try_from(n).ok().filter(|n| (1..=31).contains(n))?)
            }
        };
        let mut last = None;
        let to = doc.one_of(next, &["to", "and", "through", "until", "till"]).then_some(next + 1);
        if let Some((end, day)) = self.hyphen(next).or(to).and_then(|second| self.month_day_number(second))
            && (self.hyphen(next).is_some() || doc.is(end + usize::from(doc.eq(end, "of")), Class::Month))
        {
            // `10 and 16 June` are two dates, of which the first would be left without its month.
            last = Some(day);
            next = end;
        }
        if doc.eq(next, "of") || self.hyphen(next).is_some() {
            next += 1;
        }
        if !doc.is(next, Class::Month) {
            return None;
        }
        let month: u8 = doc.value(next, Class::Month)?.parse().ok()?;
        self.month_and_day(at, self.stop(next), month, day, last)
    }

    /// Behind a word, and behind the full stop of an abbreviation.
    pub(super) fn stop(&self, at: usize) -> usize {
        let stop = self.doc.word(at + 1) == "."
            && !self.doc.spaced(at + 1)
            && self.doc.word(at).len() <= 4
            && self.doc.is(at, Class::Abbreviation);
        at + 1 + usize::from(stop)
    }

    /// `June`, `June 21`, `June 21, 2024`, `June 2024`, `June 21-23`; starts at the month.
    pub(super) fn month(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let month: u8 = doc.value(at, Class::Month)?.parse().ok()?;
        let after = self.stop(at);
        if let Some((mut end, day)) = self.month_day_number(after) {
            let mut last = None;
            if let Some(second) = self.hyphen(end).or_else(|| {
                (doc.one_of(end, &["to", "through"]) && !self.after_one_of(at, &["from"])).then_some(end + 1)
            }) && let Some((behind, to)) = self.month_day_number(second).filter(|(_, to)| *to > day)
                && !doc.any(behind, Class::TimeUnit.bit() | Class::Month.bit())
                && self.hyphen(behind).is_none()
            {
                last = Some(to);
                end = behind;
            }
            return self.month_and_day(at, end, month, day, last);
        }
        self.month_alone(at, after, month)
    }

    /// `25` in `April 24 and 25`: another day of the same month.
    pub(super) fn second_day(&self, first: &Reading<'t>) -> Option<Reading<'t>> {
        let doc = self.doc;
        let (When::Day(_), "date-month-day") = (first.when()?, first.rule) else { return None };
        let at = first.end + 1;
        let day = self.day_number(at).filter(|_| doc.one_of(first.end, &["and", "or"]))?;
        let (year, month) = first.when()?.month()?;
        let when = When::day(year, month, day)?;
        let ends = match doc.kind(at + 1) {
            Some(WordKind::Word) => doc.any(at + 1, Class::Preposition.bit() | Class::Conjunction.bit()),
            Some(WordKind::Mark) => !matches!(doc.mark(at + 1), Some('%' | ':' | '/' | '-')),
            Some(_) => false,
            None => true,
        };
        let reason = "another day of the month before";
        (ends && doc.is(first.start, Class::Month))
            .then(|| Reading::date(at, at + 1, when, "date-second-day", 0.85, reason))
    }

    /// The day behind a month, and where it ends.
    pub(super) fn month_day_number(&self, at: usize) -> Option<(usize, u8)> {
        let doc = self.doc;
        let at = at + usize::from(doc.eq(at, "the"));
        if let Some(day) = self.day_number(at) {
            // `May 10 percent`, `June 3.5`, `March 10:30` are none.
            let time = doc.mark(at + 1) == Some(':') && !doc.spaced(at + 2);
            let no =
                doc.one_of(at + 1, &["percent", "a.m.", "p.m.", "am", "pm"]) || doc.mark(at + 1) == Some('%');
            return (!time && !no).then_some((at + 1, day));
        }
        let (end, n) = ordinal(doc, at)?;
        Some((end, u8::try_from(n).ok().filter(|n| (1..=31).contains(n))?))
    }

    /// A month and a day, with what follows: the year, or nothing.
    pub(super) fn month_and_day(
        &self,
        start: usize,
        mut end: usize,
        month: u8,
        day: u8,
        last: Option<u8>,
    ) -> Option<Reading<'t>> {
        let year = self.year_behind(end);
        let guessed = year.is_none();
        let (year, confidence, reason) = match year {
            Some((behind, year, reason)) => {
                end = behind;
                (Some(year), 0.97, reason.to_owned())
            }
            None => match self.year_of(start, end, month, Some(day)) {
                Some((year, reason)) => (Some(year), 0.9, reason),
                None => (None, 0.5, "no year is written, and no day of publication is known".to_owned()),
            },
        };
        let Some(year) = year else {
            let when = When::Yearless(month, day);
            return Some(Reading::date(start, end, when, "date-month-day", confidence, reason));
        };
        let mut when = When::day(year, month, day)?;
        if let (Some(last), When::Day(first)) = (last, when) {
            let to = calendar::day(year, month, last).filter(|to| *to > first)?;
            when = When::Days(first, to);
        }
        let rule = if last.is_some() { "date-day-range" } else { "date-month-day" };
        Some(Reading::date(start, end, when, rule, confidence, reason).guess(guessed))
    }

    /// `the 18th`, behind a word that makes it a day: of this month, the last or the next; `at` is at the number.
    pub(super) fn day_of_month(&self, start: usize, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let day = self.day_number(at).filter(|_| doc.kind(at) == Some(WordKind::NumberWord))?;
        // `the 21st of last month`
        if doc.eq(at + 1, "of")
            && doc.starts(at + 2) & Class::TimeShift.bit() != 0
            && let Some(month) = self.plain(at + 2)
            && let Some(When::Month(y, m)) = month.when()
        {
            let when = When::day(y, m, day)?;
            return Some(
                Reading::date(start, month.end, when, "date-day-of-month", 0.9, month.reason).from(self.base),
            );
        }
        let led = self.after_one_of(start, &["on", "by", "until", "till", "since"]);
        let free = doc.kind(at + 1) != Some(WordKind::Word) || doc.any(at + 1, CLOSED);
        if !led || !free || self.hyphen(at + 1).is_some() {
            return None;
        }
        let Some(today) = self.today() else {
            let when = When::Yearless(0, day);
            return Some(Reading::date(
                start,
                at + 1,
                when,
                "date-day-of-month",
                0.4,
                "a day of a month not known",
            ));
        };
        let (year, month) = When::Day(today).month()?;
        let in_month = |by: i32| match When::Month(year, month).shift(Unit::Month, by)? {
            When::Month(year, month) => calendar::day(year, month, day),
            _ => None,
        };
        let days = [in_month(-1), in_month(0), in_month(1)];
        let mut days = days.into_iter().flatten();
        let found = match around(doc, start, at + 1) {
            Tense::Future => days.find(|day| *day >= today),
            Tense::Past => days.rfind(|day| *day <= today),
            Tense::Unknown => days.min_by_key(|day| (day - today).abs()),
        }?;
        let reason = format!("no month is written: told from {}", self.publication());
        let when = When::Day(found);
        Some(Reading::date(start, at + 1, when, "date-day-of-month", 0.6, reason).from(self.base))
    }

    /// The year behind a day or a month: `, 2024`, `of 2024`, `last year`.
    pub(super) fn year_behind(&self, at: usize) -> Option<(usize, i32, &'static str)> {
        let doc = self.doc;
        let comma = self.hyphen(at).unwrap_or(at + usize::from(doc.mark(at) == Some(',')));
        let of = comma + usize::from(doc.one_of(comma, &["of", "in"]));
        if let Some(year) = self.year_number(of).filter(|y| (1000..2200).contains(y))
            && !(doc.kind(of + 1) == Some(WordKind::Mark) && doc.mark(of + 1) == Some('%'))
        {
            return Some((of + 1, year, "the date, as it is written"));
        }
        if doc.mark(at).is_some_and(|m| matches!(m, '\'' | '’')) && doc.word(at + 1).len() == 2 {
            let short = self.figure(at + 1, 2)?;
            return Some((at + 2, full_year(short, self.base), "the date, with its year shortened"));
        }
        // `21-Jun-24`
        if let Some(short) = self.hyphen(at).and_then(|n| self.figure(n, 2))
            && doc.word(comma).len() == 2
            && at > 1
            && self.hyphen(at - 2).is_some()
            && !doc.is(comma + 1, Class::Month)
        {
            return Some((comma + 1, full_year(short, self.base), "the date, with its year shortened"));
        }
        if let Some((end, year)) = super::number::spoken_year(doc, of) {
            return Some((end, year, "the date, with its year in words"));
        }
        let of = at + usize::from(doc.eq(at, "of"));
        let shift = if doc.eq(of, "the") { of + 1 } else { of };
        let year = |at: usize| doc.eq(at, "year").then_some(at + 1);
        if doc.one_of(shift, &["last", "this", "next"])
            && let Some(end) = year(shift + 1)
        {
            let now = self.base?.year()?;
            let by = if doc.eq(shift, "last") { -1 } else { i32::from(doc.eq(shift, "next")) };
            return Some((end, now + by, "the year is told from the day of publication"));
        }
        if doc.one_of(shift, &["that", "same"])
            && let Some(end) = year(shift + 1)
        {
            return Some((end, self.narrative(at)?.year()?, "the year is the one told of before"));
        }
        None
    }
}
