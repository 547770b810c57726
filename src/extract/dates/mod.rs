//! Expressions of time, after TimeML (TIMEX3) and EDTF.

use super::doc::Doc;
use super::document::Layout;
use super::found::DateMention;
use crate::edtf::Edtf;
use std::ops::Range;

/// The expressions of time of a text, in order, none inside another. Relative ones are told from the day of
/// publication, given by the caller or printed in the text.
pub(super) fn find<'t>(
    _doc: &Doc<'t, '_>,
    _layout: &Layout,
    _published: Option<&Edtf>,
    _printed: Option<Range<usize>>,
) -> Vec<DateMention<'t>> {
    Vec::new()
}
