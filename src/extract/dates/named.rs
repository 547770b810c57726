//! Months, days of the week, seasons, feasts: names that recur, with the one that is meant.

use super::calendar::{feast, weekday_after, weekday_before, weekday_in_week};
use super::finder::Finder;
use super::reading::{Reading, Value};
use super::tense::{Tense, around};
use super::when::{SEASONS, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::{Shape, WordKind};
use datealgo::rd_to_weekday;

pub(super) const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl<'t> Finder<'_, 't, '_> {
    /// The year of a month, or of a day in it, that is written without one; and why.
    pub(super) fn year_of(
        &self,
        start: usize,
        end: usize,
        month: u8,
        day: Option<u8>,
    ) -> Option<(i32, String)> {
        let (year, now) = self.base?.month().or_else(|| Some((self.base?.year()?, 0)))?;
        if now == 0 {
            return Some((year, "the year of publication".to_owned()));
        }
        let today = self.today().filter(|_| day.is_some());
        // Negative if it lies before the publication, in days or months.
        let distance = |year: i32| match (today, day) {
            (Some(today), Some(day)) => {
                super::calendar::day(year, month, day).map_or(i32::MAX, |d| d - today)
            }
            _ => {
                i32::from(month) - i32::from(now)
                    + 12 * (year - self.base.and_then(When::year).unwrap_or(year))
            }
        };
        let tense = around(self.doc, start, end);
        // As good as a year ago, and as good as now.
        let (long_ago, soon) = if today.is_some() { (265, 70) } else { (10, 2) };
        let years = [year - 1, year, year + 1];
        let chosen = match tense {
            Tense::Past => years.into_iter().filter(|y| distance(*y) <= 0).max_by_key(|y| distance(*y)),
            Tense::Future => years.into_iter().filter(|y| distance(*y) >= 0).min_by_key(|y| distance(*y)),
            Tense::Unknown => None,
        };
        // A day just behind the publication in a past sentence ("it was set for 3 July") is still the nearest one, and
        // so is one just before it in a sentence on what is to come.
        let nearest = || years.into_iter().min_by_key(|y| distance(*y).unsigned_abs());
        let nearest_is_soon = nearest().is_some_and(|y| distance(y).abs() <= soon);
        let chosen = chosen.filter(|y| distance(*y).abs() < long_ago || !nearest_is_soon);
        let chosen = chosen.or_else(nearest)?;
        let side = match tense {
            Tense::Past => "the last one up to",
            Tense::Future => "the first one from",
            Tense::Unknown => "the one nearest to",
        };
        Some((chosen, format!("no year is written: {side} {}", self.publication())))
    }

    /// `June`, `June 2024`, `June last year`.
    pub(super) fn month_alone(&self, start: usize, after: usize, month: u8) -> Option<Reading<'t>> {
        let doc = self.doc;
        // Months that are other words as well need something that makes them one: "in May", "May 2024".
        let name = doc.word(start);
        let comma = after + usize::from(doc.mark(after) == Some(','));
        let year = comma + usize::from(doc.one_of(comma, &["of", "in"]));
        let year = if self.hyphen(after).is_some() { after + 1 } else { year };
        if let Some(y) = self.year_number(year) {
            let when = When::Month(y, month);
            return Some(Reading::date(
                start,
                year + 1,
                when,
                "date-month",
                0.97,
                "the month, as it is written",
            ));
        }
        if let Some((end, y)) = super::number::spoken_year(doc, after) {
            let when = When::Month(y, month);
            return Some(Reading::date(start, end, when, "date-month", 0.95, "the month, its year in words"));
        }
        if matches!(doc.mark(after), Some('\'' | '’')) && doc.word(after + 1).len() == 2 {
            let short = super::number::digits(doc.word(after + 1))?;
            let when = When::Month(super::absolute::full_year(short, self.base), month);
            return Some(Reading::date(
                start,
                after + 2,
                when,
                "date-month",
                0.9,
                "the month, its year shortened",
            ));
        }
        let of = after + usize::from(doc.eq(after, "of"));
        let shift = of + usize::from(doc.eq(of, "the"));
        let (by, from) = match doc.word(shift).to_ascii_lowercase().as_str() {
            "last" => (-1, self.base),
            "this" => (0, self.base),
            "next" => (1, self.base),
            "that" | "same" => (0, self.narrative(start)),
            "previous" => (-1, self.narrative(start)),
            "following" => (1, self.narrative(start)),
            _ => (2, None),
        };
        if by < 2
            && doc.eq(shift + 1, "year")
            && let Some(year) = from.and_then(When::year)
        {
            let when = When::Month(year + by, month);
            let reason = "the year is told from the day of publication or from the date before";
            return Some(Reading::date(start, shift + 2, when, "date-month", 0.9, reason).from(from));
        }
        let other_word =
            matches!(name, "May" | "March" | "MAY" | "MARCH" | "Mar" | "Jan" | "Jun" | "April" | "June");
        let shifted = start > 0 && doc.is(start - 1, Class::TimeShift);
        let told = self.after_one_of(
            start,
            &[
                "in",
                "since",
                "until",
                "till",
                "by",
                "from",
                "to",
                "of",
                "during",
                "before",
                "after",
                "early",
                "late",
                "mid",
                "this",
                "last",
                "next",
                "for",
                "through",
                "and",
                "between",
                "or",
                "every",
                "each",
                "a",
                "the",
                "on",
                "around",
                "about",
                "into",
                "as",
                "-",
                ",",
                "that",
                "previous",
                "following",
            ],
        ) || shifted;
        let name_of_person = doc.kind(after) == Some(WordKind::Word)
            && doc.capital(after)
            && doc.shape(after).0 & Shape::FIRST == 0
            && !self.after_one_of(start, &["in", "since", "by", "until", "last", "this", "next"]);
        if other_word && (!told || name_of_person) {
            return None;
        }
        if name.len() <= 3 && !told && name != "May" {
            return None;
        }
        let Some((year, reason)) = self.year_of(start, after, month, None) else {
            let reason = "no year is written, and no day of publication is known";
            return Some(Reading::date(start, after, When::Yearless(month, 0), "date-month", 0.5, reason));
        };
        let when = When::Month(year, month);
        Some(Reading::date(start, after, when, "date-month", 0.85, reason).from(self.base))
    }

    /// `Friday`, `Friday, June 21`, `Friday morning`, `Friday at 3 p.m.`, `Mondays`.
    pub(super) fn weekday(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let weekday: u8 = doc.value(at, Class::Weekday)?.parse().ok()?;
        let word = doc.word(at);
        // `Sat` and `Wed` are other words, unless a date follows.
        let short = word.len() < 6;
        let after = self.stop(at);
        let comma = after + usize::from(doc.mark(after) == Some(','));
        let the = comma + usize::from(doc.eq(comma, "the"));
        let date = if doc.is(comma, Class::Month) {
            self.month(comma)
        } else {
            self.day_first_date(the).or_else(|| self.numeric(comma))
        };
        if let Some(mut date) = date.filter(|d| d.when().is_some_and(|w| !matches!(w, When::Month(..)))) {
            date.start = at;
            if let When::Day(day) = date.when()?
                && rd_to_weekday(day) != weekday
            {
                // The year was guessed, and the day of the week tells that it was guessed wrong.
                if let Some(right) = self.year_by_weekday(day, weekday).filter(|_| date.confidence <= 0.9) {
                    date.value = Value::At(When::Day(right));
                    date.reason =
                        "no year is written: the nearest in which the day of the week is right".to_owned();
                } else {
                    date.confidence = date.confidence.min(0.6);
                    date.reason.push_str("; the day of the week does not agree");
                }
            }
            date.rule = "date-weekday-date";
            return Some(self.with_time(date));
        }
        if short && !self.after_one_of(at, &["on", "last", "next", "this", "until", "by", "since"]) {
            return None;
        }
        if word.len() > 5 && word.ends_with('s') {
            let value = Value::Fixed(format!("XXXX-WXX-{weekday}"));
            let reason = "every such day of the week";
            return Some(Reading::other(
                (at, at + 1),
                TimexKind::Set,
                value,
                "date-set-weekday",
                0.8,
                reason,
            ));
        }
        // `Monday of next week`
        let of = after + usize::from(doc.eq(after, "of"));
        if doc.one_of(of, &["last", "next", "this"])
            && doc.eq(of + 1, "week")
            && let Some(today) = self.today()
        {
            let by = if doc.eq(of, "last") { -7 } else { 7 * i32::from(doc.eq(of, "next")) };
            let when = When::Day(weekday_in_week(today, weekday) + by);
            let reason = format!("told from {}", self.publication());
            return Some(Reading::date(at, of + 2, when, "date-shift-weekday", 0.9, reason).from(self.base));
        }
        let (when, reason) = self.which_weekday(at, after, weekday);
        let confidence = if matches!(when, When::Weekday(_)) { 0.5 } else { 0.93 };
        let reading = Reading::date(at, after, when, "date-weekday", confidence, reason).from(self.base);
        Some(self.with_time(reading))
    }

    /// The day nearest to a day in another year that is such a day of the week.
    fn year_by_weekday(&self, day: i32, weekday: u8) -> Option<i32> {
        let (year, month, date) = datealgo::rd_to_date(day);
        [-1, 1, -2, 2]
            .into_iter()
            .filter_map(|by| super::calendar::day(year + by, month, date))
            .find(|day| rd_to_weekday(*day) == weekday)
    }

    /// Which Friday is meant.
    pub(super) fn which_weekday(&self, start: usize, end: usize, weekday: u8) -> (When, String) {
        let name = WEEKDAYS[usize::from(weekday).clamp(1, 7) - 1];
        let Some(today) = self.today() else {
            return (When::Weekday(weekday), format!("a {name}; {}", self.publication()));
        };
        if rd_to_weekday(today) == weekday {
            return (When::Day(today), format!("{name} is {}", self.publication()));
        }
        // "had filed by Wednesday" was, "must file by Wednesday" will be.
        let sentence = self.doc.sentence(start).start.max(start.saturating_sub(12));
        let had = (sentence..start).any(|i| self.doc.one_of(i, &["had", "hadn't"]));
        let near = self.after_one_of(start, &["by"]) && !had;
        if near || around(self.doc, start, end) == Tense::Future {
            let reason = format!("{name} after {}: the sentence tells what is to come", self.publication());
            return (When::Day(weekday_after(today, weekday)), reason);
        }
        (When::Day(weekday_before(today, weekday)), format!("{name} on or before {}", self.publication()))
    }

    /// `last Friday`, `next Friday`, `this Friday`: the day from the shift.
    pub(super) fn shifted_weekday(&self, weekday: u8, by: i32, from: Option<When>) -> When {
        let Some(day) = from.and_then(When::is_day) else { return When::Weekday(weekday) };
        When::Day(match by {
            -1 => weekday_before(day, weekday),
            0 => weekday_in_week(day, weekday),
            _ => {
                let soon = weekday_after(day, weekday);
                if soon - day < 7 && rd_to_weekday(day) < weekday { soon + 7 } else { soon }
            }
        })
    }

    /// `today`, `yesterday morning`.
    pub(super) fn relative_day(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let value = doc.value(at, Class::TimeDay)?;
        let split = value.find(|c: char| c.is_ascii_uppercase()).unwrap_or(value.len());
        let by: i32 = value.get(..split)?.parse().ok()?;
        let part = value.get(split..)?;
        let word = doc.word(at).to_ascii_lowercase();
        if doc.one_of(at + 1, &["'s", "’s"]) && word == "today" && self.generation(at + 2) {
            let value = Value::Fixed("PRESENT_REF".to_owned());
            let reason = "the present time at large";
            return Some(Reading::other((at, at + 1), TimexKind::Date, value, "date-now", 0.6, reason));
        }
        let Some(day) = self.today().and_then(|day| super::calendar::sound(day + by)) else {
            let value = Value::Fixed(
                if by == 0 {
                    "PRESENT_REF"
                } else if by < 0 {
                    "PAST_REF"
                } else {
                    "FUTURE_REF"
                }
                .to_owned(),
            );
            let reason = format!("{word}, told from {}", self.publication());
            return Some(Reading::other((at, at + 1), TimexKind::Date, value, "date-day", 0.4, reason));
        };
        let when = When::Day(day);
        let reason = match by {
            0 => self.publication(),
            -1 => format!("the day before {}", self.publication()),
            1 => format!("the day after {}", self.publication()),
            _ => format!("told from {}", self.publication()),
        };
        if !part.is_empty() {
            let value = Value::Time(Some(when), part.to_owned());
            let span = (at, at + 1);
            return Some(
                Reading::other(span, TimexKind::Time, value, "date-day", 0.95, reason).from(self.base),
            );
        }
        Some(self.with_time(Reading::date(at, at + 1, when, "date-day", 0.95, reason).from(self.base)))
    }

    /// Words behind "today's" that make it the present at large: `today's world`.
    fn generation(&self, at: usize) -> bool {
        self.doc.one_of(at, &["world", "youth", "society", "generation", "standards", "young", "children"])
    }

    /// `summer 2013`, `the summer of 2013`, `last summer` without its first word; `start` is at the season.
    pub(super) fn season(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let code = doc.value(at, Class::Season)?;
        if let Some((part, number)) = code.split_at_checked(1).filter(|(part, _)| matches!(*part, "Q" | "H"))
        {
            let number: u8 = number.parse().ok()?;
            return if part == "Q" {
                Some(self.quarter_of(at, at + 1, number))
            } else {
                self.half_of_year(at, at + 1, number)
            };
        }
        let number = SEASONS.iter().position(|s| *s == code)? as u8;
        let of = at + 1 + usize::from(doc.one_of(at + 1, &["of", "in"]));
        if let Some(year) = self.year_number(of) {
            let when = When::Season(year, number);
            return Some(Reading::date(
                at,
                of + 1,
                when,
                "date-season",
                0.95,
                "the season, as it is written",
            ));
        }
        let plain = !doc.one_of(at, &["fall", "spring", "falls", "springs"]);
        let led = self.after_one_of(
            at,
            &["in", "into", "this", "by", "during", "since", "until", "early", "late", "mid"],
        );
        let the = self.after_one_of(at, &["the"])
            && at > 1
            && self.after_one_of(
                at - 1,
                &["in", "into", "during", "since", "until", "by", "over", "for", "through"],
            );
        if !(led && (plain || !self.after_one_of(at, &["in"])) || the && plain)
            || doc.one_of(at + 1, &["of", "school", "camp", "house", "olympics", "games"])
        {
            return None;
        }
        self.season_told(at, at, 0, number)
    }

    /// A season told from the day of publication: 0 for the one that the sentence means, -1 the last, 1 the next.
    pub(super) fn season_told(&self, start: usize, at: usize, by: i32, number: u8) -> Option<Reading<'t>> {
        let Some((year, month)) = self.base.and_then(When::month) else {
            let when = When::Part(SEASONS[usize::from(number)]);
            return Some(Reading::date(start, at + 1, when, "date-season", 0.5, "no year is written"));
        };
        // The season of the year, seen from the month: begun or still to come.
        let first = number * 3 + 3;
        let begun = month >= first || number == 3 && month < 3;
        let this = if number == 3 && month < 3 { year - 1 } else { year };
        let over = month >= first + 3;
        let year = match by {
            -1 if begun && (over || number != 3 && month > first + 2) => this,
            -1 if !begun => this - 1,
            -1 => this - 1,
            1 if begun => this + 1,
            1 => this,
            _ => match around(self.doc, start, at + 1) {
                Tense::Past if !begun => this - 1,
                Tense::Future if over => this + 1,
                _ => this,
            },
        };
        let reason = format!("told from {}", self.publication());
        Some(
            Reading::date(start, at + 1, When::Season(year, number), "date-season", 0.8, reason)
                .from(self.base),
        )
    }

    /// `Christmas`, `Thanksgiving Day`, `Easter 2018`.
    pub(super) fn holiday(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let found = doc.phrase(at, Class::Holiday)?;
        let year_at = found.end + usize::from(doc.mark(found.end) == Some(',') || doc.eq(found.end, "of"));
        if let Some(year) = self.year_number(year_at) {
            let when = When::Day(feast(found.value, year)?);
            return Some(Reading::date(
                at,
                year_at + 1,
                when,
                "date-holiday",
                0.95,
                "the feast in that year",
            ));
        }
        if doc.eq(found.end, "week")
            && let Some(today) = self.today()
        {
            let (year, _, _) = datealgo::rd_to_date(today);
            let day = When::Day(feast(found.value, year)? - i32::from(found.value.starts_with('E')) * 3);
            let when = day.to(super::when::Unit::Week)?;
            return Some(Reading::date(
                at,
                found.end + 1,
                when,
                "date-holiday",
                0.6,
                "the week of the feast",
            ));
        }
        let (when, reason) = self.which_feast(at, found.end, found.value, 0)?;
        let reading = Reading::date(at, found.end, when, "date-holiday", 0.8, reason).from(self.base);
        Some(self.with_time(reading))
    }

    /// Which Christmas is meant.
    pub(super) fn which_feast(
        &self,
        start: usize,
        end: usize,
        told: &str,
        by: i32,
    ) -> Option<(When, String)> {
        let Some(today) = self.today() else {
            let open = || {
                let (month, day) = told.split_once('-')?;
                Some(When::Yearless(month.parse().ok()?, day.parse().ok()?))
            };
            return Some((open()?, "no year is written, and no day of publication is known".to_owned()));
        };
        let (year, _, _) = datealgo::rd_to_date(today);
        let days = [year - 1, year, year + 1].map(|y| feast(told, y));
        let mut days = days.into_iter().flatten();
        let tense = match by {
            -1 => Tense::Past,
            1 => Tense::Future,
            _ => around(self.doc, start, end),
        };
        let strict = i32::from(by != 0);
        let chosen = match tense {
            Tense::Past => days.rfind(|d| *d + strict <= today),
            Tense::Future => days.find(|d| *d >= today + strict),
            Tense::Unknown => days.min_by_key(|d| (d - today).abs()),
        };
        Some((When::Day(chosen?), format!("no year is written: told from {}", self.publication())))
    }
}
