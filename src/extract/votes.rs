//! Votes and vetoes, in words and figures.

use super::actors::Actors;
use super::doc::Doc;
use super::document::Layout;
use super::found::{DateMention, InstrumentMention, VoteMention};

/// The votes that a text tells of, in order.
pub(super) fn find<'t>(
    _doc: &Doc<'t, '_>,
    _layout: &Layout,
    _actors: &Actors<'t>,
    _instruments: &[InstrumentMention<'t>],
    _dates: &[DateMention<'t>],
) -> Vec<VoteMention<'t>> {
    Vec::new()
}
