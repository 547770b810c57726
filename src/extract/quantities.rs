//! Numbers of things, with their units.

use super::doc::Doc;
use super::found::{DateMention, Quantity};

/// The quantities of a text, in order. What is part of a date is none.
pub(super) fn find<'t>(_doc: &Doc<'t, '_>, _dates: &[DateMention<'t>]) -> Vec<Quantity<'t>> {
    Vec::new()
}
