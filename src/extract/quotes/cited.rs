//! Whom a report cites for what it tells: "the agency reported, citing the ministry". What is told is theirs, and the
//! agency passes it on.

use crate::extract::doc::Doc;
use crate::extract::grammar::Pos;
use crate::extract::lexicon::Class;
use std::ops::Range;

/// The noun phrase of those who are cited behind a word of saying, with or without a comma: people and offices that can
/// speak, not papers and figures.
pub(super) fn cited(doc: &Doc<'_, '_>, at: usize) -> Option<Range<usize>> {
    let at = at + usize::from(doc.mark(at) == Some(','));
    if !doc.one_of(at, &["citing", "quoting"]) {
        return None;
    }
    doc.grammar().noun_phrase(doc, at + 1).filter(|words| can_speak(doc, words))
}

/// Whether a noun phrase is of those who speak: an office, an organ of a State, people, a name.
fn can_speak(doc: &Doc<'_, '_>, words: &Range<usize>) -> bool {
    let chunk = doc.grammar().chunk(words.start);
    let head = chunk.head();
    doc.any(head, Class::Role.bit() | Class::Voice.bit())
        || doc.grammar().pos(head) == Pos::Name && chunk.end == words.end
        || doc.one_of(head, &["source", "sources", "officials", "people", "witnesses", "diplomats", "media"])
}
