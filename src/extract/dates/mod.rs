//! Expressions of time, after TimeML (TIMEX3) and EDTF.
//!
//! One walk over the words. Where a word can start an expression, the families of rules are asked in turn; each reads
//! as far as the expression goes and resolves it at once: against the day of publication, or against the date that the
//! narrative has come to. docs/extraction.md has every rule with an example.

mod absolute;
mod ago;
mod bare;
mod calendar;
mod clock;
mod context;
mod definite;
mod determined;
mod duration;
mod feast;
mod finder;
mod month;
mod number;
mod numeric;
mod phrase;
mod quarter;
mod range;
mod reading;
mod set;
mod tense;
#[cfg(test)]
mod tests;
mod told;
mod unit;
mod vague;
mod weekday;
mod when;
mod year;

use super::doc::Doc;
use super::document::Layout;
use super::found::DateMention;
use crate::edtf::Edtf;
use finder::Finder;
use std::ops::Range;

/// The expressions of time of a text, in order, none inside another. Relative ones are told from the day of
/// publication, given by the caller or printed in the text.
#[inline(never)]
pub(super) fn find<'t>(
    doc: &Doc<'t, '_>,
    _layout: &Layout,
    published: Option<&Edtf>,
    printed: Option<Range<usize>>,
) -> Vec<DateMention<'t>> {
    let base = published.and_then(context::base);
    Finder::new(doc, base, printed).run()
}
