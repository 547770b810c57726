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
    let Some(joint) = joint.filter(|c| doc.one_of(c.start, &["and", "or", "nor"])) else { return np };
    if let Some(first) = peoples(doc, &np, joint.start, start) {
        return first..np.end;
    }
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
        // "His counterpart, Ana Lima, and Ole Berg": the office of a name that is one of them.
        let office = doc.any(doc.grammar().chunk(left.start).head(), Class::Role.bit() | Class::Kin.bit());
        if !free || count > 0 && !is_item(doc, &left) && !(count == 1 && office) {
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

/// Of "Japanese and South Korean officials", where `np` is "South Korean officials": where the words for peoples start that
/// share its noun. Each is a chunk of its own before `joint`, with commas between.
pub(super) fn peoples(doc: &Doc<'_, '_>, np: &Range<usize>, joint: usize, start: usize) -> Option<usize> {
    let people = |at: usize| doc.phrase(at, Class::Demonym).or_else(|| doc.phrase(at, Class::State));
    let noun = doc.grammar().chunk(np.start);
    let owner = people(noun.start).filter(|owner| owner.end < noun.end)?;
    let plural = doc.grammar().pos(noun.head()) == Pos::Noun && doc.word(noun.head()).ends_with('s');
    if !plural || doc.grammar().pos(owner.end) == Pos::Possessive {
        return None;
    }
    let mut first = None;
    let mut end = joint;
    for _ in 0..6 {
        let Some(last) = end.checked_sub(1).filter(|at| *at >= start) else { break };
        let chunk = doc.grammar().chunk(last);
        let whole = matches!(chunk.kind, ChunkKind::Noun | ChunkKind::Adjective)
            && chunk.start >= start
            && people(chunk.start + usize::from(doc.is(chunk.start, Class::Determiner)))
                .is_some_and(|people| people.end == end);
        if !whole {
            break;
        }
        first = Some(chunk.start);
        match chunk.start.checked_sub(1).filter(|at| *at >= start && doc.mark(*at) == Some(',')) {
            Some(comma) => end = comma,
            None => break,
        }
    }
    first
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
    People,
    /// Some who have no names: "the envoys of Peru and Norway".
    Heads,
}

/// Those who are named together, by their numbers in the list of mentions, each with its office perhaps: "Peru, Norway and the
/// Council", "President Ana Lima and her Norwegian counterpart, Ole Berg". Empty where the phrase has anything else in it, and
/// without an "and": "Ana Lima, Peru" is one person.
pub(super) fn members(doc: &Doc<'_, '_>, actors: &Actors<'_>, words: &Range<usize>) -> Vec<usize> {
    let (mut all, mut joined) = (Vec::new(), false);
    let mut at = words.start;
    while at < words.end.min(words.start + 60) {
        let Some(number) = named(doc, actors, at, words.end) else {
            if doc.mark(at) != Some(',') && !doc.one_of(at, &["and", "both", "the"]) {
                return Vec::new();
            }
            joined |= doc.eq(at, "and");
            at += 1;
            continue;
        };
        let cluster = actors.cluster_of(number);
        if all.iter().all(|other| actors.cluster_of(*other) != cluster) {
            all.push(number);
        }
        at = actors.words(number).end.max(at + 1);
        // "Ana Lima, the president of Peru, and Ole Berg"
        let office = Some(at + 1).filter(|next| doc.mark(at) == Some(',') && *next < words.end);
        let behind = office.and_then(|next| office_end(doc, actors, next));
        // Not "Ana Lima, the envoy to Peru and Norway".
        if let Some(comma) = behind.filter(|end| doc.mark(*end) == Some(',')) {
            at = comma;
        }
    }
    if joined && all.len() > 1 && at >= words.end { all } else { Vec::new() }
}

/// Who is named from a word on, before the next comma or "and": an actor, or a person behind an office.
fn named(doc: &Doc<'_, '_>, actors: &Actors<'_>, at: usize, end: usize) -> Option<usize> {
    let ends = |at: usize| at >= end || doc.mark(at) == Some(',') || doc.eq(at, "and");
    let here = |at: usize| actors.number_at(at).filter(|number| actors.words(*number).start == at);
    if let Some(number) = here(at).filter(|number| ends(actors.words(*number).end)) {
        return Some(number);
    }
    let chunk = doc.grammar().chunk(at);
    let person = |at: usize| here(at).filter(|number| is_person(actors, *number));
    // "her counterpart, Ole Berg"
    let apposed = office_end(doc, actors, at).filter(|office| doc.mark(*office) == Some(','));
    let person = match apposed {
        Some(comma) => person(comma + 1)?,
        None => (at + 1..chunk.end.min(end)).find_map(person)?,
    };
    // "Peru's Ana Lima" is Ana Lima, "Ana Lima's deputy" is not.
    ends(actors.words(person).end).then_some(person)
}

fn is_person(actors: &Actors<'_>, number: usize) -> bool {
    actors.mentions.get(number).is_some_and(|mention| mention.kind == ActorKind::Person)
}

/// Behind an office by itself, with whose it is, at a word: "the president of Peru", "her Norwegian counterpart".
fn office_end(doc: &Doc<'_, '_>, actors: &Actors<'_>, at: usize) -> Option<usize> {
    let chunk = doc.grammar().chunk(at);
    let office = (at..chunk.end).any(|at| doc.any(at, Class::Role.bit() | Class::Kin.bit()));
    let end = doc.grammar().noun_phrase(doc, at).filter(|noun| noun.start == at && office)?.end;
    let person = (at..end).any(|at| actors.number_at(at).is_some_and(|number| is_person(actors, number)));
    (!person).then_some(end)
}

/// Whether a phrase names several, as in a joint statement: "Peru and Norway", "the envoys of Peru and Norway"; not "Ana
/// Lima, the envoy to Peru and Norway".
pub(super) fn joint(doc: &Doc<'_, '_>, actors: &Actors<'_>, words: &Range<usize>) -> Option<Joint> {
    let limit = words.end.min(words.start + 40);
    let at = (words.start + 1..limit).find(|at| doc.eq(*at, "and"))?;
    let kind = |at: usize| actors.number_at(at).and_then(|n| actors.mentions.get(n)).map(|m| m.kind);
    let last = if doc.mark(at - 1) == Some(',') { at.checked_sub(2)? } else { at - 1 };
    let before = kind(last).filter(|_| last >= words.start)?;
    // The "and" in the name of a ministry.
    if actors.number_at(at).is_some() {
        return None;
    }
    let mut next = at + 1;
    while next < limit && (doc.is(next, Class::Determiner) || doc.grammar().pos(next) == Pos::Adverb) {
        next += 1;
    }
    let chunk = doc.grammar().chunk(next);
    let plural = chunk.kind == ChunkKind::Noun && doc.word(chunk.head()).ends_with('s');
    // "Ana Lima and a spokesman", "Ana Lima and Quarn"
    let office = next > at + 1 && (next..chunk.end).any(|at| doc.is(at, Class::Role));
    let unknown = next == at + 1 && doc.grammar().pos(chunk.head()) == Pos::Name;
    let after = kind(next).or((plural || office || unknown).then_some(before)).filter(|_| next < limit)?;
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
    // "Peruvian and Norwegian envoys"
    let owned = plural && actors.number_at(next).is_some_and(|number| actors.words(number).end < chunk.end);
    let heads = heads || owned && doc.grammar().pos(chunk.head()) == Pos::Noun;
    let body = |kind: ActorKind| matches!(kind, ActorKind::State | ActorKind::Body | ActorKind::Organisation);
    match list {
        true if body(before) && body(after) && !heads => Some(Joint::Bodies),
        _ if heads => Some(Joint::Heads),
        true => Some(Joint::People),
        false => None,
    }
}
