//! What happened: events in the types of PLOVER, with participants, date and place.

use super::actors::Actors;
use super::doc::Doc;
use super::document::Layout;
use super::found::{DateMention, EventMention, InstrumentMention, VoteMention};

/// The events that a text tells of, in order.
pub(super) fn find<'t>(
    _doc: &Doc<'t, '_>,
    _layout: &Layout,
    _actors: &Actors<'t>,
    _instruments: &[InstrumentMention<'t>],
    _dates: &[DateMention<'t>],
    _votes: &[VoteMention<'t>],
) -> Vec<EventMention<'t>> {
    Vec::new()
}
