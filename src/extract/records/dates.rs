//! Dates of records.

use super::ids::fragment;
use crate::edtf::Edtf;
use crate::extract::found::DateMention;
use crate::model::Date;

/// The date that a mention gives, where it gives one.
pub(super) fn date(mention: &DateMention<'_>) -> Option<Date> {
    let edtf: Edtf = mention.edtf.as_deref()?.parse().ok()?;
    Some(Date {
        edtf,
        claimed: None,
        expression: fragment(mention.text),
        reason: Some(mention.reason.clone()).filter(|r| !r.trim().is_empty()),
    })
}

/// Whether one date is over before another begins, by more than the day that time zones take.
pub(super) fn is_before(a: &Edtf, b: &Edtf) -> bool {
    matches!((a.bounds().1, b.bounds().0), (Some(last), Some(first)) if last.saturating_add(1) < first)
}

/// All days up to one, for what is only known to have been told on that day.
pub(super) fn until(day: &Edtf) -> Option<Date> {
    let edtf = format!("../{day}").parse().ok()?;
    let reason = format!("No date is given; it was reported on {day}, so it was on that day or before.");
    Some(Date { edtf, claimed: None, expression: None, reason: Some(reason) })
}
