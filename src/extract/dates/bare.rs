//! A unit by itself: `years ago`, `for weeks`, `decades-long`, `year-end`, `the year-earlier quarter`.

use super::finder::Finder;
use super::number::Amount;
use super::reading::{Reading, Value};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

impl<'t> Finder<'_, 't, '_> {
    /// A unit by itself: `years ago`, `for weeks`, `decades-long`, `year-end`, `year-earlier`.
    pub(super) fn bare_unit(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let (unit, plural) = self.unit(at)?;
        if let Some(reading) = self.year_ago(at, unit) {
            return Some(reading);
        }
        if let Some(end) =
            self.end_of_year(at + 1).filter(|_| !plural && matches!(unit, Unit::Year | Unit::Month))
        {
            let when = self.base?.to(unit)?;
            let mut reading = Reading::date(
                at,
                end,
                when,
                "date-year-end",
                0.7,
                format!("told from {}", self.publication()),
            );
            reading.modifier = Some("END");
            return Some(reading.from(self.base));
        }
        if let Some(long) = self.hyphen(at + 1).filter(|n| doc.eq(*n, "long")) {
            let number = if plural { Amount::Some } else { Amount::Whole(1) };
            return Some(self.length(Value::Length(number, unit), (at, long + 1), "date-duration-adjective"));
        }
        if !plural || unit == Unit::Second {
            return None;
        }
        if doc.eq(at + 1, "ago") {
            let value = Value::Fixed("PAST_REF".to_owned());
            return Some(Reading::other(
                (at, at + 2),
                TimexKind::Date,
                value,
                "date-ago",
                0.7,
                "some time ago",
            ));
        }
        let led = self.after_one_of(
            at,
            &[
                "for", "in", "over", "within", "after", "through", "last", "lasted", "take", "took", "takes",
                "spent", "and", "or",
            ],
        ) || doc.one_of(at + 1, &["later", "earlier", "before", "after"]);
        if !led || self.after_one_of(at, &["and", "or"]) && !doc.is(at.wrapping_sub(2), Class::TimeUnit) {
            return None;
        }
        let end = at + 1 + usize::from(doc.one_of(at + 1, &["later", "earlier"]));
        Some(self.length(Value::Length(Amount::Some, unit), (at, end), "date-duration-some"))
    }

    /// Behind `-end` or `'s end`.
    pub(super) fn end_of_year(&self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let next = self.hyphen(at).unwrap_or(at + usize::from(doc.kind(at) == Some(WordKind::Clitic)));
        (doc.eq(next, "end") && !doc.eq(next + 1, "of")).then_some(next + 1)
    }

    /// `year-earlier`, `the year-ago quarter` without its article.
    pub(super) fn year_ago(&self, at: usize, unit: Unit) -> Option<Reading<'t>> {
        let doc = self.doc;
        let next =
            self.hyphen(at + 1).filter(|n| unit == Unit::Year && doc.one_of(*n, &["earlier", "ago"]))?;
        let mut end = next + 1;
        let named = self.quarter_at(end);
        let mut when =
            self.quarter.and_then(|q| self.year_before(q)).or_else(|| self.base?.shift(Unit::Year, -1))?;
        if let (Some((behind, q)), Some(year)) = (named, self.base.and_then(When::year)) {
            end = behind;
            when = When::Quarter(year - 1, q);
        } else if doc.one_of(end, &["quarter", "period"]) {
            end += 1;
        }
        Some(Reading::date(at, end, when, "date-year-earlier", 0.7, "a year before the one told of"))
    }
}
