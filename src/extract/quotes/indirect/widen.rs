//! Marked words at the end of a clause that somebody said as a whole: "The port was “too small,” Lima said."

use super::{Marks, content};
use crate::extract::doc::Doc;
use crate::extract::found::Quote;
use crate::model::Mode;

/// Whether the word of saying stands behind a marked stretch that is no quotation of its own: then the words before it
/// are told too.
pub(super) fn is_behind(quote: &Quote<'_>) -> bool {
    quote.mode == Mode::Mixed
        && quote.speaker.is_some()
        && quote.continues.is_none()
        && quote.cue_span.is_some_and(|cue| cue.0 >= quote.end)
}

/// Takes the clause around a marked stretch into it: from the start of its sentence, or from behind the speech before it,
/// to the comma before who said it.
pub(super) fn widen<'t>(doc: &Doc<'t, '_>, marks: &Marks, quote: &mut Quote<'t>, behind: usize) {
    let open = doc.place(quote.start);
    let sentence = doc.sentence(open);
    let mut from = content::opening(doc, &sentence);
    if behind > doc.span(from..from + 1).start || marks.inside(&(from..open)).next().is_some() {
        return;
    }
    while from < open && doc.mark(from).is_some() {
        from += 1;
    }
    if (from..open).filter(|at| doc.mark(*at).is_none()).count() < 2 {
        return;
    }
    // "in the capital" of “…” in the capital, she said
    let told = quote
        .speaker
        .as_ref()
        .map_or(usize::MAX, |s| s.start)
        .min(quote.cue_span.map_or(usize::MAX, |cue| cue.0));
    let mut end = doc.place(told);
    while end > open && doc.mark(end - 1) == Some(',') {
        end -= 1;
    }
    let end = doc.span(from..end).end.max(quote.end);
    let start = doc.span(from..open).start;
    quote.start = start;
    quote.end = end;
    quote.text = &doc.text[start..end];
    quote.content = quote.text;
    quote.content_span = (start, end);
}
