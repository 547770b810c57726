//! Quotations, direct, indirect and mixed, with their speakers.

use super::actors::Actors;
use super::doc::Doc;
use super::document::Layout;
use super::found::{DateMention, Quote};

/// The quotations of a text, in order.
pub(super) fn find<'t>(
    _doc: &Doc<'t, '_>,
    _layout: &Layout,
    _actors: &Actors<'t>,
    _dates: &[DateMention<'t>],
) -> Vec<Quote<'t>> {
    Vec::new()
}
