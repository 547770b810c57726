//! Whom persons speak for.

use super::super::super::doc::Doc;
use super::super::Actors;
use crate::model::ActorKind;
use crate::text::WordKind;

/// Whom persons speak for: the first State or body in their role, unless the role is one to it.
pub(super) fn speaks_for(doc: &Doc<'_, '_>, actors: &mut Actors<'_>) {
    for person in 0..actors.people.len() {
        let number = actors.people[person] as usize;
        if let Some(whom) = in_brackets(doc, actors, number) {
            let cluster = actors.cluster_of(number);
            actors.clusters[cluster].speaks_for.get_or_insert_with(|| whom.clone());
            actors.mentions[number].speaks_for = Some(whom);
        }
        let Some(role) = actors.mentions[number].role.as_deref() else { continue };
        let cluster = actors.cluster_of(number);
        let Some(place) = actors.clusters[cluster].roles.iter().position(|r| r.text == role) else {
            continue;
        };
        let found = &actors.clusters[cluster].roles[place];
        let start = doc.place(found.text.as_ptr() as usize - doc.text.as_ptr() as usize);
        let end = start
            + doc.words[start..]
                .iter()
                .take(30)
                .take_while(|w| (w.end as usize) <= doc.words[start].start as usize + role.len())
                .count();
        let first = actors.words.partition_point(|words| words.start < start);
        // Only whole names: of the Stockholm Institute's researcher nobody learns that Sweden speaks.
        let mut behind = 0;
        let owner = (first..actors.mentions.len()).take_while(|n| actors.words[*n].start < end).find(|n| {
            let words = actors.words[*n];
            let outer = words.start >= behind;
            behind = behind.max(words.end);
            let to = (words.start.saturating_sub(2)..words.start)
                .any(|at| doc.one_of(at, &["to", "against", "in"]));
            outer && actors.mentions[*n].kind != ActorKind::Person && !to
        });
        // The foreign ministry of a State, without an id of its own, is the State's.
        let owner = owner.map(|n| match actors.mentions.get(n + 1) {
            Some(inner)
                if actors.mentions[n].actor.is_none()
                    && actors.words[n + 1].start == actors.words[n].start
                    && inner.kind == ActorKind::State =>
            {
                n + 1
            }
            _ => n,
        });
        let owner = owner.and_then(|n| {
            let owner = &actors.mentions[n];
            owner.actor.clone().or_else(|| owner.speaks_for.clone())
        });
        // A UN ambassador is a State's: "Japan's newest U.N. ambassador".
        let envoy = actors.clusters[cluster].roles[place].concept == "ambassador";
        let owner = match owner {
            Some(un) if envoy && un == "un" => whose(doc, actors, start),
            owner => owner,
        };
        let owner = owner.or_else(|| {
            let spokesperson = actors.clusters[cluster].roles[place].concept == "spokesperson";
            spokesperson.then(|| of_the_organ_before(doc, actors, number)).flatten()
        });
        if owner.is_some() {
            actors.mentions[number].speaks_for.clone_from(&owner);
            actors.clusters[cluster].roles[place].speaks_for.clone_from(&owner);
            if actors.clusters[cluster].speaks_for.is_none() {
                actors.clusters[cluster].speaks_for = owner;
            }
        }
    }
}

/// The State that owns what starts at a word, with an adjective between perhaps: "Japan's newest …".
fn whose(doc: &Doc<'_, '_>, actors: &Actors<'_>, start: usize) -> Option<String> {
    let clitic = (start.saturating_sub(3)..start).rev().find(|at| doc.kind(*at) == Some(WordKind::Clitic))?;
    actors.state_at(clitic.checked_sub(1)?)?.actor.clone()
}

/// The State behind a name, as records of meetings have it: "ANA LIMA (Peru) said".
fn in_brackets(doc: &Doc<'_, '_>, actors: &Actors<'_>, person: usize) -> Option<String> {
    let end = actors.words[person].end;
    let state = actors.state_at(end + 1).filter(|_| doc.mark(end) == Some('('))?;
    let closed = doc.mark(doc.place(state.end)) == Some(')');
    state.actor.clone().filter(|_| closed)
}

/// The State of the one organ that was named in the sentences just before a spokesperson who is nobody's by name.
pub(super) fn of_the_organ_before(doc: &Doc<'_, '_>, actors: &Actors<'_>, person: usize) -> Option<String> {
    let sentence = doc.sentence_number(actors.words[person].start);
    let mut found: Option<&str> = None;
    for number in (person.saturating_sub(24)..person).rev() {
        if doc.sentence_number(actors.words[number].start) + 2 < sentence {
            break;
        }
        let mention = &actors.mentions[number];
        if mention.kind == ActorKind::Body
            && let Some(code) = mention.speaks_for.as_deref()
        {
            if found.is_some_and(|other| other != code) {
                return None;
            }
            found = Some(code);
        }
    }
    found.map(str::to_owned)
}
