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

const QUOTES: &[&str] = &["quote", "quotes", "quoted", "quoting", "cite", "cites", "cited", "citing"];

/// Whether a verb tells that somebody's words are passed on.
pub(super) fn is_quoting(doc: &Doc<'_, '_>, verb: usize) -> bool {
    doc.one_of(verb, QUOTES)
}

/// Whether such a verb only tells who is cited: "which cited a lawmaker".
pub(super) fn cites_somebody(doc: &Doc<'_, '_>, verb: usize) -> bool {
    is_quoting(doc, verb)
        && doc.grammar().noun_phrase(doc, verb + 1).is_some_and(|words| can_speak(doc, &words))
        && quoted_as_saying(doc, verb).is_none()
}

/// "quoted the envoy as saying that it rained": the noun phrase of those who are quoted behind such a verb, and where what
/// they said starts.
pub(super) fn quoted_as_saying(doc: &Doc<'_, '_>, verb: usize) -> Option<(Range<usize>, usize)> {
    if !is_quoting(doc, verb) {
        return None;
    }
    let end = doc.sentence(verb).end.min(verb + 16);
    let plain = |at: &usize| doc.mark(*at).is_none_or(|mark| matches!(mark, '-' | '.'));
    let said =
        |at: usize| doc.eq(at, "as") && doc.word(at + 1).ends_with("ing") && doc.is(at + 1, Class::Cue);
    let at = (verb + 1..end).take_while(plain).find(|at| said(*at)).filter(|at| *at > verb + 1)?;
    Some((verb + 1..at, at + 2))
}
