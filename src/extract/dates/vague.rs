//! Times without a date: `now`, `recently`, `in the future`; and stretches of history with a name.

use super::finder::Finder;
use super::number::{Amount, amount};
use super::reading::{Reading, Value};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;

impl<'t> Finder<'_, 't, '_> {
    /// `now`, `recent years`, `at the time`.
    pub(super) fn vague(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let found = doc.phrase(at, Class::TimeVague)?;
        let end = found.end;
        // `the long-term plan`
        if end > at + 1 && doc.mark(end - 2) == Some('-') {
            return None;
        }
        let past = doc.eq(end - 1, "past");
        if past && (amount(doc, end).is_some() || doc.any(end, Class::TimeUnit.bit() | Class::Season.bit())) {
            return None;
        }
        if doc.eq(end, "of") && !doc.eq(at, "now") || self.hyphen(end).is_some() {
            return None;
        }
        let reason = match found.value {
            "PRESENT_REF" => "the time of publication, at large",
            "PAST_REF" => "some time in the past",
            _ => "some time to come",
        };
        let fixed = |start, end, value: &str| {
            let value = Value::Fixed(value.to_owned());
            Reading::other((start, end), TimexKind::Date, value, "date-now", 0.75, reason)
        };
        if doc.eq(at, "recent") {
            if let Some((unit, true)) = self.unit(end) {
                if unit == Unit::Year {
                    return Some(fixed(at, end + 1, "PAST_REF"));
                }
                let value = Value::Length(Amount::Some, unit);
                let reason = "a time of no certain length, up to the publication";
                return Some(Reading::other(
                    (at, end + 1),
                    TimexKind::Duration,
                    value,
                    "date-recent",
                    0.7,
                    reason,
                ));
            }
        } else if doc.eq(at, "current")
            && (doc.is(end, Class::TimeUnit) || doc.one_of(end, &["fiscal", "events", "affairs"]))
        {
            return None;
        }
        // A name: `the Current Affairs Council`.
        if doc.capital(at) && doc.capital(end) && doc.sentence(at).start != at {
            return None;
        }
        Some(fixed(at, end, found.value))
    }

    /// `the nineties`, but not `in her early nineties`, `winds in the eighties`.
    fn decade_by_name(&self, at: usize, end: usize, decade: i32) -> Option<Reading<'t>> {
        let early = self.after_one_of(at, &["early", "late", "mid", "-"]);
        let before = at.saturating_sub(1 + usize::from(early));
        let the = self.doc.eq(before, "the") || self.doc.eq(before.saturating_sub(1), "the") && early;
        let reason = "the decade of the last century that goes by this name";
        the.then(|| Reading::date(at, end, When::Decade(decade), "date-decade", 0.7, reason))
    }

    /// `the September 11 attacks`: a day that goes by its date without the year, where no such day is near.
    fn named_day(&self, at: usize, end: usize, day: i32) -> Option<Reading<'t>> {
        let today = self.today()?;
        let (year, month, date) = datealgo::rd_to_date(day);
        let named = self.doc.one_of(end, &["attack", "attacks", "attackers", "terrorist", "terror"]);
        let now = datealgo::rd_to_date(today).0;
        let near = [now - 1, now, now + 1]
            .into_iter()
            .filter_map(|year| super::calendar::day(year, month, date))
            .any(|other| (other - today).abs() <= 60);
        if self.year_behind(end).is_some() || today <= day || near && !named {
            return None;
        }
        let reason = format!("the day that goes by this name, of {year}");
        Some(Reading::date(at, end, When::Day(day), "date-era", 0.8, reason))
    }

    /// `since World War II`: the years, behind a word that makes it a time.
    pub(super) fn era(&self, at: usize) -> Option<Reading<'t>> {
        let found = self.doc.phrase(at, Class::TimeEra)?;
        if let Ok(decade) = found.value.parse() {
            return self.decade_by_name(at, found.end, decade);
        }
        if let Some(day) = found.value.get(5..7).and(super::numeric::iso_day(found.value)) {
            return self.named_day(at, found.end, day);
        }
        let the = at.saturating_sub(usize::from(self.after_one_of(at, &["the"])));
        let (first, last) = found.value.split_once('/')?;
        let (first, last): (i32, i32) = (first.parse().ok()?, last.parse().ok()?);
        let when = if self.after_one_of(the, &["since", "after"]) {
            When::Year(last)
        } else if self.after_one_of(the, &["until", "before"]) {
            When::Year(first)
        } else {
            return None;
        };
        Some(Reading::date(at, found.end, when, "date-era", 0.6, "the year in which it began or ended"))
    }
}
