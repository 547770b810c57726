//! Several who speak as one: "Peru, Norway, and nearly fifty others".

use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::grammar::{Chunk, ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use std::ops::Range;

/// A noun phrase with what is joined to it before: "A and B", "A, B and C", "A, B, and C". Not before `start`.
pub(super) fn leftmost(doc: &Doc<'_, '_>, np: Range<usize>, start: usize) -> Range<usize> {
    let before = |at: usize| -> Option<Chunk> {
        let at = at.checked_sub(1).filter(|at| *at >= start)?;
        Some(doc.grammar().chunk(at)).filter(|chunk| chunk.start >= start)
    };
    // "Peru and nearly fifty others"
    let adverb = before(np.start).filter(|c| c.kind == ChunkKind::Adverb);
    let joint = before(adverb.map_or(np.start, |adverb| adverb.start));
    let Some(joint) = joint.filter(|c| doc.one_of(c.start, &["and", "or"])) else { return np };
    let comma = |at: usize| before(at).filter(|c| doc.mark(c.start) == Some(','));
    let mut end = comma(joint.start).map_or(joint.start, |comma| comma.start);
    let serial = end < joint.start;
    let mut first = np.start;
    let mut count = 0;
    for _ in 0..12 {
        let Some(noun) = before(end).filter(|c| c.kind == ChunkKind::Noun) else { break };
        let Some(left) = doc.grammar().noun_phrase_before(doc, noun.end) else { break };
        let free = before(left.start).is_none_or(|c| {
            matches!(
                c.kind,
                ChunkKind::Mark | ChunkKind::Subordinator | ChunkKind::Conjunction | ChunkKind::Time
            )
        });
        // A place that opens the sentence is none of them: "In Oslo, Peru and Norway".
        if !free || count > 0 && !is_item(doc, &left) {
            break;
        }
        count += 1;
        first = left.start;
        match comma(left.start) {
            Some(comma) => end = comma.start,
            None => break,
        }
    }
    // "A, and B": two clauses, or an apposition, rather than a list.
    if serial && count < 2 { np } else { first..np.end }
}

/// Whether a noun phrase can be one of a list of those who speak: a name, or several of a kind.
fn is_item(doc: &Doc<'_, '_>, np: &Range<usize>) -> bool {
    let head = doc.grammar().chunk(np.start).head();
    doc.grammar().pos(head) == Pos::Name || doc.word(head).ends_with('s')
}

/// Several who are named together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// States and bodies: they have one name together, that of the phrase.
    Bodies,
    /// People, or people and bodies: no one name is theirs.
    Others,
}

/// Whether a phrase names several, as in a joint statement: "Peru and Norway", "the envoys of Peru and Norway"; not "Ana
/// Lima, the envoy to Peru and Norway".
pub(super) fn joint(doc: &Doc<'_, '_>, actors: &Actors<'_>, words: &Range<usize>) -> Option<Joint> {
    let limit = words.end.min(words.start + 40);
    let at = (words.start + 1..limit).find(|at| doc.eq(*at, "and"))?;
    let kind = |at: usize| actors.number_at(at).and_then(|n| actors.mentions.get(n)).map(|m| m.kind);
    let last = if doc.mark(at - 1) == Some(',') { at.checked_sub(2)? } else { at - 1 };
    let before = kind(last).filter(|_| last >= words.start)?;
    let mut next = at + 1;
    while next < limit && (doc.is(next, Class::Determiner) || doc.grammar().pos(next) == Pos::Adverb) {
        next += 1;
    }
    let chunk = doc.grammar().chunk(next);
    let plural = chunk.kind == ChunkKind::Noun && doc.word(chunk.head()).ends_with('s');
    let after = kind(next).or(plural.then_some(before)).filter(|_| next < limit)?;
    // What stands before: a list, or the heads of several.
    let mut place = words.start;
    let mut list = true;
    while place < at && list {
        let chunk = doc.grammar().chunk(place);
        list = chunk.kind == ChunkKind::Noun || doc.mark(place) == Some(',') || place + 1 == at;
        place = chunk.end.max(place + 1);
    }
    let head = doc.grammar().chunk(words.start).head();
    let heads = doc.grammar().pos(head) == Pos::Noun && doc.word(head).ends_with('s');
    let body = |kind: ActorKind| matches!(kind, ActorKind::State | ActorKind::Body | ActorKind::Organisation);
    (list || heads).then_some(if list && body(before) && body(after) { Joint::Bodies } else { Joint::Others })
}
