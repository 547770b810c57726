//! Days of the week, and days told from the publication: `Friday, June 21`, `Monday of next week`, `yesterday`.

use super::calendar::{weekday_after, weekday_before, weekday_in_week};
use super::finder::Finder;
use super::number::ordinal;
use super::reading::{Reading, Value};
use super::tense::{Tense, around};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use datealgo::rd_to_weekday;

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl<'t> Finder<'_, 't, '_> {
    /// `Friday`, `Friday, June 21`, `Friday morning`, `Friday at 3 p.m.`, `Mondays`.
    pub(super) fn weekday(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let weekday: u8 = doc.value(at, Class::Weekday)?.parse().ok()?;
        let word = doc.word(at);
        // A name: `Super Tuesday`.
        if at > 0
            && doc.starts(at - 1) & Class::Holiday.bit() != 0
            && doc.phrase(at - 1, Class::Holiday).is_some_and(|name| name.end > at)
        {
            return None;
        }
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
        if let Some(reading) = self.weekday_by_day(at, after, weekday) {
            return Some(reading);
        }
        // `Monday of next week`
        let of = after + usize::from(doc.eq(after, "of"));
        let of = of + usize::from(doc.eq(of, "the"));
        if doc.one_of(of, &["last", "next", "this", "following", "same"])
            && doc.eq(of + 1, "week")
            && let Some(today) = self.today()
        {
            let told = doc.one_of(of, &["following", "same"]);
            let from = if told { self.narrative(at).and_then(When::is_day).unwrap_or(today) } else { today };
            let by =
                if doc.eq(of, "last") { -7 } else { 7 * i32::from(doc.one_of(of, &["next", "following"])) };
            let when = When::Day(weekday_in_week(from, weekday) + by).sound()?;
            let reason = format!("told from {}", self.publication());
            return Some(Reading::date(at, of + 2, when, "date-shift-weekday", 0.9, reason).from(self.base));
        }
        let (when, reason) = self.which_weekday(at, after, weekday);
        let confidence = if matches!(when, When::Weekday(_)) { 0.5 } else { 0.93 };
        let reading = Reading::date(at, after, when, "date-weekday", confidence, reason).from(self.base);
        Some(self.with_time(reading))
    }

    /// `Friday the 13th`: the nearest such day of a month that is such a day of the week.
    fn weekday_by_day(&self, start: usize, after: usize, weekday: u8) -> Option<Reading<'t>> {
        let at = after + usize::from(self.doc.eq(after, "the"));
        let (end, day) = match ordinal(self.doc, at)? {
            (end, day) if at > after || self.doc.kind(at) == Some(WordKind::NumberWord) => {
                (end, u8::try_from(day).ok()?)
            }
            _ => return None,
        };
        let free = self.doc.kind(end) != Some(WordKind::Word) || self.doc.any(end, super::absolute::CLOSED);
        let today = self.today().filter(|_| (1..=31).contains(&day) && free)?;
        let near = |by: i32| match When::Day(today).shift(Unit::Month, by)? {
            When::Month(year, month) => super::calendar::day(year, month, day),
            _ => None,
        };
        let days = (-6..=6).filter_map(near).filter(|day| rd_to_weekday(*day) == weekday);
        let found = match around(self.doc, start, end) {
            Tense::Future => days.filter(|day| *day >= today).min(),
            Tense::Past => days.filter(|day| *day <= today).max(),
            Tense::Unknown => days.min_by_key(|day| (day - today).abs()),
        }?;
        let reason = "the nearest such day that is such a day of the week";
        Some(Reading::date(start, end, When::Day(found), "date-weekday-date", 0.8, reason).from(self.base))
    }

    /// The day nearest to a day in another year that is such a day of the week.
    pub(super) fn year_by_weekday(&self, day: i32, weekday: u8) -> Option<i32> {
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
        // A name: `USA Today`.
        let station = |before: &str| before.len() > 1 && before.bytes().all(|b| b.is_ascii_uppercase());
        if doc.word(at) == "Today" && station(self.before(at)) {
            return None;
        }
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
    pub(super) fn generation(&self, at: usize) -> bool {
        self.doc.one_of(at, &["world", "youth", "society", "generation", "standards", "young", "children"])
    }
}
