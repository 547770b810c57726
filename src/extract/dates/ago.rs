//! Dates told by a length: `two weeks ago`, `three days later`, `a week before Christmas`.

use super::finder::Finder;
use super::number::Amount;
use super::reading::{Reading, Value};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

impl<'t> Finder<'_, 't, '_> {
    /// `ago`, `later`, `earlier`, `before yesterday`: a date told by a length.
    pub(super) fn told_by_length(
        &self,
        start: usize,
        end: usize,
        number: Amount<'t>,
        unit: Unit,
    ) -> Option<Reading<'t>> {
        let doc = self.doc;
        let or_so = end + 2 * usize::from(doc.all(end, &["or", "so"]) || doc.all(end, &["or", "more"]));
        let end = if doc.one_of(or_so, &["ago", "later", "earlier"]) { or_so } else { end };
        let word = doc.word(end).to_ascii_lowercase();
        let from_now = doc.all(end, &["from", "now"]) || doc.all(end, &["from", "today"]);
        let (sign, from, behind, rule) = match word.as_str() {
            "ago" | "back" if word == "ago" => (-1, self.base, end + 1, "date-ago"),
            "hence" => (1, self.base, end + 1, "date-from-now"),
            "from" if from_now => (1, self.base, end + 2, "date-from-now"),
            "earlier" | "previously" | "beforehand" if !doc.eq(end + 1, "than") => {
                (-1, self.narrative(start).or(self.base), end + 1, "date-earlier")
            }
            "later" if !doc.eq(end + 1, "than") => {
                // Two hundred years later than what was told is no date that a report is about.
                let told = self.narrative(start).filter(|told| {
                    let then = number.whole().and_then(|n| self.step(*told, unit, n)).and_then(When::year);
                    let now = self.base.and_then(When::year);
                    then.zip(now).is_none_or(|(then, now)| then <= now + 20)
                });
                (1, told, end + 1, "date-later")
            }
            "before" | "after" | "from" | "since"
                if doc.starts(end + 1) & Class::Holiday.bit() != 0
                    || matches!(doc.kind(end + 1), Some(WordKind::Number))
                    || doc.any(end + 1, Class::Month.bit() | Class::Weekday.bit() | Class::TimeDay.bit()) =>
            {
                // `two days before Christmas`, `a week from Friday`: told from another date, which is part of it.
                let sign: i32 = if word == "before" { -1 } else { 1 };
                let other = self.plain(end + 1)?;
                let by = sign.checked_mul(number.whole()?)?;
                let when = match (other.when()?, unit) {
                    (When::Day(day), Unit::Week) => {
                        When::Day(day.checked_add(by.checked_mul(7)?)?).sound()?
                    }
                    (from, _) => self.step(from, unit, by)?,
                };
                let reason = "a length before or after another date";
                return Some(
                    Reading::date(start, other.end, when, "date-length-date", 0.85, reason)
                        .from(other.when()),
                );
            }
            _ => return None,
        };
        let reference = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
        let Some(n) = number.whole() else {
            if rule == "date-later" || rule == "date-earlier" {
                let value = Value::Length(number, unit);
                let reason = "some time before or after what was told";
                return Some(Reading::other((start, behind), TimexKind::Duration, value, rule, 0.6, reason));
            }
            let when = match number {
                // `half a century ago`
                Amount::Half(0) => from.and_then(|from| half_unit(from, unit, sign)),
                Amount::Half(n) => from.and_then(|from| self.step(from, unit, sign * n as i32)),
                _ => None,
            };
            if let Some(when) = when {
                return Some(
                    Reading::date(start, behind, when, rule, 0.7, self.told_reason(from)).from(from),
                );
            }
            let value = Value::Fixed(reference.to_owned());
            let reason = "some time before or after the day of publication";
            return Some(Reading::other((start, behind), TimexKind::Date, value, rule, 0.7, reason));
        };
        if unit.is_clock() {
            let value = Value::Length(number, unit);
            let reason = "hours before or after, on a day that the text does not tell";
            return Some(Reading::other((start, behind), TimexKind::Duration, value, rule, 0.6, reason));
        }
        // In a report on a quarter "a year ago" is the same quarter of the year before.
        let from =
            if unit == Unit::Year && n == 1 && sign < 0 { self.reported(start).or(from) } else { from };
        let Some(when) = from.and_then(|from| self.step(from, unit, sign.checked_mul(n)?)) else {
            let value = Value::Length(number, unit);
            let reason = "a length before or after a date that is not known";
            return Some(Reading::other((start, behind), TimexKind::Duration, value, rule, 0.5, reason));
        };
        Some(Reading::date(start, behind, when, rule, 0.85, self.told_reason(from)).from(from))
    }

    /// The quarter that is being reported on, if one was named in the last sentences.
    pub(super) fn reported(&self, at: usize) -> Option<When> {
        self.quarter.filter(|_| self.doc.sentence_number(at).saturating_sub(self.quarter_at) <= 3)
    }

    /// The same quarter of the year before; one of an earlier year than the publication's is that already.
    pub(super) fn year_before(&self, quarter: When) -> Option<When> {
        let now = self.base?.shift(Unit::Quarter, -3)?.year()?;
        if quarter.year()? < now { Some(quarter) } else { quarter.shift(Unit::Quarter, -4) }
    }

    /// Why a date is told from another.
    pub(super) fn told_reason(&self, from: Option<When>) -> String {
        if from == self.base {
            format!("told from {}", self.publication())
        } else {
            format!("told from the date before, {}", from.map(When::timex).unwrap_or_default())
        }
    }

    /// So many units from a date, in the precision of the unit; of a coarser date in its own.
    pub(super) fn step(&self, from: When, unit: Unit, by: i32) -> Option<When> {
        let quarter = matches!(from, When::Quarter(..)) && unit == Unit::Year;
        if quarter {
            return from.shift(Unit::Quarter, by.checked_mul(4)?);
        }
        let month = matches!(from, When::Month(..)) && unit == Unit::Year;
        if month {
            return from.shift(Unit::Month, by.checked_mul(12)?);
        }
        match unit {
            Unit::Decade => from.shift(Unit::Year, by.checked_mul(10)?),
            Unit::Century => from.shift(Unit::Year, by.checked_mul(100)?),
            Unit::Millennium => from.shift(Unit::Year, by.checked_mul(1000)?),
            _ => from.shift(unit, by),
        }
    }
}

/// Half a decade or century from a date.
fn half_unit(from: When, unit: Unit, sign: i32) -> Option<When> {
    match unit {
        Unit::Year => from.shift(Unit::Month, sign * 6),
        Unit::Decade => from.shift(Unit::Year, sign * 5),
        Unit::Century => from.shift(Unit::Year, sign * 50),
        _ => None,
    }
}
