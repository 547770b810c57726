use super::number::Amount;
use super::when::{Unit, When};
use crate::extract::found::TimexKind;

/// An expression of time as a rule read it.
#[derive(Clone, Debug)]
pub(super) struct Reading<'t> {
    /// Its first word.
    pub start: usize,
    /// Behind its last word.
    pub end: usize,
    pub kind: TimexKind,
    pub value: Value<'t>,
    pub modifier: Option<&'static str>,
    /// The interval that it opens or closes, or that it is one end of.
    pub open: Open,
    /// What it was resolved against.
    pub anchor: Option<String>,
    pub reason: String,
    pub confidence: f64,
    pub rule: &'static str,
    /// Whether the year is not written, and was told from the publication.
    pub guessed: bool,
}

/// What an expression denotes.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value<'t> {
    /// A date.
    At(When),
    /// A time, perhaps of a known day: the day, and the time as in TIMEX3.
    Time(Option<When>, String),
    /// A length.
    Length(Amount<'t>, Unit),
    /// Told in full: `PAST_REF`, `P1D`, `XXXX-WXX-4`.
    Fixed(String),
}

/// How a date is one end of an interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Open {
    #[default]
    No,
    /// `since 2006`
    From,
    /// `until 2009`
    Until,
    /// `from 2016 to 2019`
    To(When),
}

impl<'t> Reading<'t> {
    /// A date.
    pub(super) fn date(
        start: usize,
        end: usize,
        when: When,
        rule: &'static str,
        confidence: f64,
        reason: impl Into<String>,
    ) -> Reading<'t> {
        let reason = reason.into();
        Reading {
            start,
            end,
            kind: TimexKind::Date,
            value: Value::At(when),
            modifier: None,
            open: Open::No,
            anchor: None,
            reason,
            confidence,
            rule,
            guessed: false,
        }
    }

    /// Anything else.
    pub(super) fn other(
        span: (usize, usize),
        kind: TimexKind,
        value: Value<'t>,
        rule: &'static str,
        confidence: f64,
        reason: impl Into<String>,
    ) -> Reading<'t> {
        Reading { kind, value, ..Reading::date(span.0, span.1, When::Weekday(1), rule, confidence, reason) }
    }

    /// The same, told from a date.
    pub(super) fn from(mut self, anchor: Option<When>) -> Self {
        self.anchor = anchor.map(When::timex);
        self
    }

    /// The same, of a year that is not written.
    pub(super) fn guess(self, guessed: bool) -> Self {
        Reading { guessed, ..self }
    }

    /// The date that it denotes, where it does.
    pub(super) fn when(&self) -> Option<When> {
        match &self.value {
            Value::At(when) => Some(*when),
            Value::Time(when, _) => *when,
            _ => None,
        }
    }

    /// The value of TIMEX3.
    pub(super) fn timex(&self) -> String {
        match &self.value {
            Value::At(when) => when.timex(),
            Value::Time(Some(when), time) => format!("{}T{time}", when.timex()),
            Value::Time(None, time) => format!("T{time}"),
            Value::Length(amount, unit) => length(*amount, *unit),
            Value::Fixed(value) => value.clone(),
        }
    }

    /// In EDTF, where it is a date.
    pub(super) fn edtf(&self) -> Option<String> {
        let point = self.when()?.edtf()?;
        let (first, last) = point.split_once('/').unwrap_or((&point, &point));
        Some(match self.open {
            Open::From => format!("{first}/.."),
            Open::Until => format!("../{last}"),
            Open::To(end) => {
                let end = end.edtf()?;
                format!("{first}/{}", end.split_once('/').map_or(&*end, |(_, last)| last))
            }
            Open::No if self.modifier == Some("APPROX") && !point.contains(['/', 'X']) => format!("{point}~"),
            Open::No => point,
        })
    }
}

/// How often what a rule finds is an expression of the key and has its value, in the parts of TimeBank, AQUAINT and
/// MEANTIME that were looked at: no reading of the rule is surer. 1 for rules that were seen too seldom to tell.
///
/// Many that do not hold are matters of taste: keys leave the number of a week open, or give "Monday night" the day
/// alone.
pub(super) fn measured(reading: &Reading<'_>) -> f64 {
    match (reading.rule, &reading.value) {
        ("date-weekday", Value::Time(..)) => 0.5,
        ("date-weekday", _) => 0.92,
        ("date-shift-unit", Value::At(When::Week(..))) => 0.5,
        ("date-shift-unit", Value::At(When::Year(_))) => 0.8,
        ("date-ago", Value::At(When::Quarter(..))) => 0.7,
        ("date-ago", Value::At(When::Year(_) | When::Week(..))) => 0.4,
        ("date-duration", Value::Length(_, Unit::Day)) => 0.7,
        ("date-time", Value::Time(_, time)) if time.ends_with('Z') => 0.9,
        ("date-year", _) => 0.86,
        ("date-duration" | "date-shift-length", _) => 0.82,
        ("date-duration-event" | "date-part" | "date-recent", _) => 0.67,
        (
            "date-now" | "date-ago" | "date-earlier" | "date-year-earlier" | "date-decade" | "date-holiday",
            _,
        ) => 0.6,
        ("date-the-unit" | "date-time" | "date-narrative-unit", _) => 0.56,
        ("date-set" | "date-era", _) => 0.5,
        ("date-duration-some" | "date-year-end", _) => 0.42,
        _ => 1.0,
    }
}

/// A length as TIMEX3 has it: `P2D`, `PT3H`, `PXY`, `P2Y6M`.
pub(super) fn length(amount: Amount<'_>, unit: Unit) -> String {
    let (letter, times, half) = match unit {
        Unit::Second => ("S", 1, ""),
        Unit::Minute => ("M", 1, "30S"),
        Unit::Hour => ("H", 1, "30M"),
        Unit::Day => ("D", 1, "T12H"),
        Unit::Week => ("W", 1, ""),
        Unit::Weekend => ("WE", 1, ""),
        Unit::Fortnight => ("W", 2, ""),
        Unit::Month => ("M", 1, ""),
        Unit::Quarter => ("Q", 1, ""),
        Unit::Half => ("M", 6, ""),
        Unit::Year => ("Y", 1, "6M"),
        Unit::Decade => ("Y", 10, ""),
        Unit::Century => ("Y", 100, ""),
        Unit::Millennium => ("Y", 1000, ""),
    };
    let time = if unit.is_clock() { "T" } else { "" };
    match amount {
        Amount::Whole(n) => format!("P{time}{}{letter}", u64::from(n) * times),
        Amount::Half(n) if times > 1 => {
            format!("P{time}{}{letter}", u64::from(n) * times + times / 2)
        }
        Amount::Half(n) if half.is_empty() => format!("P{time}{n}.5{letter}"),
        Amount::Half(0) => format!("P{}{half}", if unit == Unit::Day { "" } else { time }),
        Amount::Half(n) => format!("P{time}{n}{letter}{half}"),
        Amount::Decimal(n) if times == 1 => format!("P{time}{n}{letter}"),
        Amount::Decimal(_) | Amount::Some => match unit {
            Unit::Decade => "PXDE".to_owned(),
            Unit::Century => "PXCE".to_owned(),
            Unit::Millennium => "PXL".to_owned(),
            _ => format!("P{time}X{letter}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        for (amount, unit, value) in [
            (Amount::Whole(2), Unit::Day, "P2D"),
            (Amount::Whole(3), Unit::Hour, "PT3H"),
            (Amount::Half(2), Unit::Year, "P2Y6M"),
            (Amount::Half(0), Unit::Hour, "PT30M"),
            (Amount::Half(1), Unit::Minute, "PT1M30S"),
            (Amount::Whole(2), Unit::Decade, "P20Y"),
            (Amount::Half(0), Unit::Century, "P50Y"),
            (Amount::Some, Unit::Week, "PXW"),
            (Amount::Whole(2), Unit::Fortnight, "P4W"),
            (Amount::Decimal("1.5"), Unit::Year, "P1.5Y"),
        ] {
            assert_eq!(length(amount, unit), value);
        }
    }
}
