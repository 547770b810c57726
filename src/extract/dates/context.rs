use super::when::When;
use crate::edtf::{Edtf, Precision};

/// A day of publication as what expressions are told from: a day, a month or a year; of an interval its last day.
pub(super) fn base(published: &Edtf) -> Option<When> {
    let parts = published.parts().or_else(|| {
        let (first, last) = published.ends()?;
        last.or(first)?.parts()
    })?;
    let when = match (published.precision(), parts.month, parts.day) {
        (_, Some(month), Some(day)) => When::day(parts.year, month, day)?,
        (Precision::Day | Precision::Month | Precision::Interval, Some(month), None) => {
            When::Month(parts.year, month)
        }
        _ => When::Year(parts.year),
    };
    when.sound()
}
