//! Seasons and feasts: `the summer of 2013`, `last fall`, `Christmas Day`.

use super::calendar::feast;
use super::finder::Finder;
use super::reading::Reading;
use super::tense::{Tense, around};
use super::when::{SEASONS, When};
use crate::extract::lexicon::Class;

impl<'t> Finder<'_, 't, '_> {
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
        if self.after_one_of(at, &["merry", "happy"]) {
            return None;
        }
        if let Some((end, year, _)) = self.year_behind(found.end) {
            let when = When::Day(feast(found.value, year)?);
            return Some(Reading::date(at, end, when, "date-holiday", 0.95, "the feast in that year"));
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
        // The weekend of a feast is before a Monday.
        if let (When::Day(day), true) = (when, doc.eq(found.end, "weekend")) {
            let when = When::Day(day - 2).to(super::when::Unit::Weekend)?;
            return Some(Reading::date(at, found.end + 1, when, "date-holiday", 0.7, reason).from(self.base));
        }
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
