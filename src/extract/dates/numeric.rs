//! Dates in figures alone: `2024-06-21`, `21/06/2024`, `6/21/24`, `21.06.2024`.

use super::absolute::full_year;
use super::finder::Finder;
use super::reading::{Reading, Value};
use super::when::When;
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// The day of `20240621`, in a year of our time.
fn compact(word: &str) -> Option<When> {
    if !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year = word.get(..4)?.parse().ok().filter(|year| (1900..2100).contains(year))?;
    When::day(year, word.get(4..6)?.parse().ok()?, word.get(6..)?.parse().ok()?)
}

/// The day of `2001-09-11`.
pub(super) fn iso_day(text: &str) -> Option<i32> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    super::calendar::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

impl<'t> Finder<'_, 't, '_> {
    /// `2024-06-21`, `2024-06`, `21/06/2024`, `6/21/24`, `21.06.2024`, `2024-06-21T15:00`.
    pub(super) fn numeric(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let mark = doc.mark(at + 1);
        if at > 0 && !doc.spaced(at) && matches!(doc.mark(at - 1), Some('/' | '-' | '.' | '$')) {
            return None;
        }
        // `20240621`
        if doc.word(at).len() == 8
            && let Some(day) = compact(doc.word(at))
        {
            return Some(Reading::date(at, at + 1, day, "date-iso", 0.8, "the day, as it is written"));
        }
        if doc.spaced(at + 1) || doc.spaced(at + 2) {
            return None;
        }
        if let Some(reading) = self.named_month(at, mark) {
            return Some(reading);
        }
        match mark {
            Some('-' | '/') if self.year_number(at).is_some() => self.year_first(at, mark),
            Some('/' | '-') if doc.mark(at + 3) == mark && !doc.spaced(at + 3) && !doc.spaced(at + 4) => {
                self.year_last(at, at + 2, at + 4)
            }
            Some('/') => self.without_year(at),
            // The tokeniser reads `21.06` as one number.
            Some('.') => self.dotted(at),
            _ => None,
        }
    }

    /// `23/Sep/2020`, `2020/Sep/23`, `2020-sep-23`.
    fn named_month(&self, at: usize, mark: Option<char>) -> Option<Reading<'t>> {
        let doc = self.doc;
        let joined = matches!(mark, Some('/' | '-')) && doc.mark(at + 3) == mark;
        if !joined || doc.spaced(at + 3) || doc.spaced(at + 4) || !doc.is(at + 2, Class::Month) {
            return None;
        }
        let month = doc.value(at + 2, Class::Month)?.parse().ok()?;
        let (year, day) = match self.year_number(at) {
            Some(year) => (year, self.day_number(at + 4)?),
            None => (self.year_number(at + 4)?, self.day_number(at)?),
        };
        let when = When::day(year, month, day)?;
        Some(Reading::date(at, at + 5, when, "date-numeric", 0.97, "the day, as it is written"))
    }

    pub(super) fn year_first(&self, at: usize, mark: Option<char>) -> Option<Reading<'t>> {
        let doc = self.doc;
        let year = self.year_number(at)?;
        let month =
            self.figure(at + 2, 2).filter(|m| doc.word(at + 2).len() == 2 && (1..=12).contains(m))? as u8;
        let joined = doc.mark(at + 3) == mark && !doc.spaced(at + 3) && !doc.spaced(at + 4);
        if !joined {
            // `2024-06`, but not the years `2010-12`.
            let is = mark == Some('-') && doc.spaced(at + 3) | doc.mark(at + 3).is_some();
            let range = year > 1999 && month > 9 && i32::from(month) == (year % 100) + 1;
            return (is && !range && self.base_is_near(year)).then(|| {
                Reading::date(
                    at,
                    at + 3,
                    When::Month(year, month),
                    "date-iso",
                    0.8,
                    "the month, as it is written",
                )
            });
        }
        let day = doc.word(at + 4);
        let time = day.get(2..).filter(|rest| rest.starts_with(['T', 't']));
        let day: u8 = day.get(..2)?.parse().ok()?;
        let when = When::day(year, month, day)?;
        if let Some(hour) = time.and_then(|t| t.get(1..3)).filter(|h| h.parse::<u8>().is_ok_and(|h| h < 25))
            && doc.mark(at + 5) == Some(':')
            && let Some(minute) = self.figure(at + 6, 2).filter(|m| *m < 60)
        {
            let seconds =
                doc.mark(at + 7) == Some(':') && doc.kind(at + 8).is_some_and(|k| k != WordKind::Mark);
            let end = if seconds { at + 9 } else { at + 7 };
            let value = Value::Time(Some(when), format!("{hour}:{minute:02}"));
            let reason = "day and time, as they are written";
            return Some(Reading::other((at, end), TimexKind::Time, value, "date-iso", 0.98, reason));
        }
        let end = at + 5;
        (doc.word(at + 4).len() == 2)
            .then(|| Reading::date(at, end, when, "date-iso", 0.98, "the day, as it is written"))
    }

    /// Whether a year could be of this text: a month alone in figures is rare.
    pub(super) fn base_is_near(&self, year: i32) -> bool {
        (1900..2100).contains(&year)
    }

    pub(super) fn year_last(&self, first: usize, second: usize, third: usize) -> Option<Reading<'t>> {
        let (a, b) = (self.figure(first, 2)?, self.figure(second, 2)?);
        let year = match self.doc.word(third).len() {
            4 => self.year_number(third)?,
            2 => full_year(self.figure(third, 2)?, self.base),
            _ => return None,
        };
        self.either_order(first, third + 1, a, b, year)
    }

    /// `by 11/22`: two figures behind a word that makes them a day, and no fraction.
    fn without_year(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let led = self.after_one_of(at, &["on", "by", "until", "till", "since", "before"]);
        let (a, b) = (self.figure(at, 2)?, self.figure(at + 2, 2)?);
        if !led || doc.mark(at + 3) == Some('/') || doc.one_of(at + 3, &["of", "percent"]) {
            return None;
        }
        let day_first = a > 12 || b <= 12 && self.day_first.unwrap_or(false);
        let (month, day) = if day_first { (b, a) } else { (a, b) };
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let (year, reason) = self.year_of(at, at + 3, month, Some(day))?;
        let when = When::day(year, month, day)?;
        Some(Reading::date(at, at + 3, when, "date-numeric", 0.5, reason).guess(true))
    }

    /// `21.06.2024`, which the tokeniser reads as `21.06` and `.` and `2024`.
    pub(super) fn dotted(&self, at: usize) -> Option<Reading<'t>> {
        let (day, month) = self.doc.word(at).split_once('.')?;
        let year = self.year_number(at + 2)?;
        let when = When::day(year, month.parse().ok()?, day.parse().ok()?)?;
        Some(Reading::date(at, at + 3, when, "date-numeric", 0.9, "day, month and year with full stops"))
    }

    pub(super) fn either_order(
        &self,
        at: usize,
        end: usize,
        a: u32,
        b: u32,
        year: i32,
    ) -> Option<Reading<'t>> {
        let day_first = match (a, b) {
            (13.., _) => true,
            (_, 13..) => false,
            _ => self.day_first.unwrap_or(false),
        };
        let (month, day) = if day_first { (b, a) } else { (a, b) };
        let when = When::day(year, month as u8, day as u8)?;
        let (confidence, reason) = if a > 12 || b > 12 {
            (0.95, "only one of the numbers can be a month")
        } else if self.day_first.is_some() {
            (0.85, "day and month in the order that another date of the text has")
        } else {
            (0.6, "nothing tells which number is the month: read as month, day, year")
        };
        Some(Reading::date(at, end, when, "date-numeric", confidence, reason))
    }
}
