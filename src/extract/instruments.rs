//! Resolutions, drafts, documents, treaties, articles of the Charter.

use super::doc::Doc;
use super::document::Layout;
use super::found::InstrumentMention;

/// The instruments that a text names, in order.
pub(super) fn find<'t>(_doc: &Doc<'t, '_>, _layout: &Layout) -> Vec<InstrumentMention<'t>> {
    Vec::new()
}
