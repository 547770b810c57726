use super::finder::Finder;
use super::reading::{Open, Reading, Value};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;

impl<'t> Finder<'_, 't, '_> {
    /// Whether a date is one end of an interval: `since 2006`, `until March`.
    pub(super) fn open(&self, reading: &mut Reading<'t>) {
        if !matches!(reading.value, Value::At(_)) || reading.kind != TimexKind::Date {
            return;
        }
        let before = if self.doc.eq(reading.start.wrapping_sub(1), "the") {
            reading.start.saturating_sub(1)
        } else {
            reading.start
        };
        if self.after_one_of(before, &["since"]) {
            reading.open = Open::From;
            reading.reason.push_str("; open at its end (‘since’)");
        } else if self.after_one_of(before, &["until", "till"]) {
            reading.open = Open::Until;
            reading.reason.push_str("; open at its start (‘until’)");
        } else if self.doc.one_of(reading.end, &["onward", "onwards"]) {
            reading.open = Open::From;
            reading.reason.push_str("; open at its end (‘onwards’)");
        }
    }

    /// The first of two dates of which only the second has its year: `from May to July 2013`, `May and June 2014`,
    /// `Nov. 18 to Jan. 5, 2015`.
    pub(super) fn same_year(&self, first: &Reading<'t>, second: &Reading<'t>) -> Option<Reading<'t>> {
        let doc = self.doc;
        let beside = first.end + 1 == second.start
            && (matches!(doc.mark(first.end), Some('-' | '–' | '—' | '/'))
                || doc.one_of(first.end, &["and", "or", "to", "through", "until", "till"]));
        if !first.guessed || second.guessed || !beside || first.kind != second.kind {
            return None;
        }
        let (told, year) = (first.when()?, second.when()?.year()?);
        let by = year.checked_sub(told.year()?)?.checked_mul(12)?;
        let in_year = |by: i32| match told {
            When::Month(..) => told.shift(Unit::Month, by),
            When::Day(_) => {
                let (year, month) = told.to(Unit::Month)?.shift(Unit::Month, by)?.month()?;
                When::day(year, month, told.day_of_month()?)
            }
            _ => None,
        };
        let ordered =
            |when: &When| when.days().map(|d| d.0) <= second.when().and_then(When::days).map(|d| d.0);
        let when = in_year(by).filter(ordered).or_else(|| in_year(by.checked_sub(12)?))?;
        let reason = "the year is that of the date behind it";
        Some(Reading::date(first.start, first.end, when, first.rule, 0.9, reason))
    }

    /// The second of two dates without a year, as the first such day or month behind the first: `from May to March`.
    pub(super) fn next_after(&self, first: &Reading<'t>, second: &Reading<'t>) -> Option<Reading<'t>> {
        if !first.guessed || !second.guessed || !self.joined(first, second) {
            return None;
        }
        let by = |when: When, months: i32| match when {
            When::Month(..) => when.shift(Unit::Month, months),
            When::Day(_) => {
                let (year, month) = when.to(Unit::Month)?.shift(Unit::Month, months)?.month()?;
                When::day(year, month, when.day_of_month()?)
            }
            _ => None,
        };
        let (from, when) = (first.when()?, second.when()?);
        let (start, now) = (from.days()?.0, when.days()?.0);
        let years = [by(when, -12), Some(when), by(when, 12)];
        let next = years.into_iter().flatten().find(|w| w.days().is_some_and(|d| d.0 >= start))?;
        let changed = next.days()?.0 != now && second.kind == TimexKind::Date;
        changed.then(|| Reading {
            value: Value::At(next),
            reason: "no year is written: the next one behind the date before".to_owned(),
            ..second.clone()
        })
    }

    /// Whether one date starts a range and the next ends it.
    fn joined(&self, first: &Reading<'t>, second: &Reading<'t>) -> bool {
        let doc = self.doc;
        let until = doc.one_of(first.end, &["to", "until", "till", "through"]);
        let alike = match (first.when(), second.when()) {
            (Some(a), Some(b)) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
            _ => false,
        };
        first.end + 1 == second.start
            && (matches!(doc.mark(first.end), Some('-' | '–' | '—'))
                || until && (alike || self.after_one_of(first.start, &["from"]))
                || doc.eq(first.end, "and") && self.after_one_of(first.start, &["between"]))
    }

    /// The end of the interval that one date starts and the next ends: `from 2016 to 2019`, `between May and July`.
    pub(super) fn closes(&self, first: &Reading<'t>, second: &Reading<'t>) -> Option<When> {
        let (Value::At(start), Value::At(end)) = (&first.value, &second.value) else { return None };
        let ordered = start.days()?.0 <= end.days()?.0 && first.open == Open::No;
        (self.joined(first, second) && ordered).then_some(*end)
    }
}
