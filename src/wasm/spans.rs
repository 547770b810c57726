//! From the bytes that Rust counts to the UTF-16 units that JavaScript counts.

use std::ops::Range;

use crate::text::{Offsets, Unit};

/// Converts the spans of one text, in place.
pub(super) fn to_utf16<'a>(text: &str, spans: impl IntoIterator<Item = &'a mut Range<usize>>) {
    let mut spans = spans.into_iter().peekable();
    // Most texts have nothing to convert; the table is made for those that do.
    if spans.peek().is_none() || text.is_ascii() {
        return;
    }
    let offsets = Offsets::new(text);
    for span in spans {
        *span = offsets.span(span.clone(), Unit::Byte, Unit::Utf16);
    }
}
