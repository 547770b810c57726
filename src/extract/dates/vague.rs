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

    /// `since World War II`: the years, behind a word that makes it a time.
    pub(super) fn era(&self, at: usize) -> Option<Reading<'t>> {
        let found = self.doc.phrase(at, Class::TimeEra)?;
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
