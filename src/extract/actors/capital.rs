//! A capital: does its government act here, or is it a place?

use super::super::doc::Doc;
use super::super::found::ActorForm;
use super::super::lexicon::Class;
use super::{Span, states};
use crate::text::Shape;

/// How a capital is meant; nothing where it is part of another name.
pub(super) fn form(doc: &Doc<'_, '_>, words: Span) -> Option<(ActorForm, f64, &'static str)> {
    let Span { start, end } = words;
    if end == start + 1 && states::in_person(doc, start) {
        return None;
    }
    let before = start.checked_sub(1).unwrap_or(doc.len());
    let comma = doc.mark(end) == Some(',');
    let place = Some((ActorForm::Place, 0.93, "actor-capital-place"));
    // "Paris, Texas", "Washington, D.C.", "Moscow, Russia"
    if comma {
        if doc.starts(end + 1) & Class::State.bit() != 0 && doc.phrase(end + 1, Class::State).is_some() {
            return place;
        }
        if doc.capital(end + 1) && doc.is(end + 1, Class::Place) {
            return None;
        }
    }
    let dc = end + usize::from(comma);
    if doc.eq(start, "washington") && (doc.one_of(dc, &["dc", "d.c.", "d.c"])) {
        return place;
    }
    // At the head of a report: "MOSCOW (AP) --", "NEW DELHI, May 5 --".
    if doc.shape(start).has(Shape::FIRST)
        && (matches!(doc.mark(end), Some('(' | '–' | '—'))
            || doc.word(end).starts_with("--")
            || doc.word(end) == "-" && doc.spaced(end))
    {
        return Some((ActorForm::Place, 0.97, "actor-capital-dateline"));
    }
    if doc.shape(start).has(Shape::FIRST) && comma && doc.sentence(start).start == start {
        return place;
    }
    // Part of a longer name: "Moscow State University", "Seoul Metro".
    if doc.capital(end)
        && doc.spaced(end)
        && !doc.shape(end).has(Shape::FIRST)
        && !doc.any(end, Class::CLOSED | Class::Role.bit() | Class::RoleModifier.bit() | NAMES)
    {
        return Some((ActorForm::Place, 0.6, "actor-capital-in-name"));
    }
    if doc.is(before, Class::Preposition) {
        if doc.one_of(before, LOCATIVE) {
            return place;
        }
        if doc.one_of(before, &["to", "from", "for", "via", "of", "off"]) {
            return if moves(doc, before) {
                place
            } else {
                Some((ActorForm::Metonym, 0.85, "actor-capital-acts"))
            };
        }
    }
    Some((ActorForm::Metonym, 0.9, "actor-capital-acts"))
}

const NAMES: u128 = Class::State.bit() | Class::Demonym.bit() | Class::GivenName.bit();

/// Prepositions that say where.
const LOCATIVE: &[&str] =
    &["in", "at", "near", "outside", "around", "inside", "throughout", "across", "within", "into", "over"];

/// Whether the words before a preposition tell of going somewhere.
fn moves(doc: &Doc<'_, '_>, preposition: usize) -> bool {
    let sentence = doc.sentence(preposition).start;
    let first = preposition.saturating_sub(4).max(sentence);
    (first..preposition).any(|at| doc.one_of(at, MOVES))
}

const MOVES: &[&str] = &[
    "visit",
    "visits",
    "visited",
    "visiting",
    "trip",
    "trips",
    "travel",
    "travels",
    "traveled",
    "travelled",
    "traveling",
    "travelling",
    "flew",
    "fly",
    "flies",
    "flying",
    "flight",
    "flights",
    "arrive",
    "arrives",
    "arrived",
    "return",
    "returned",
    "returns",
    "returning",
    "went",
    "go",
    "goes",
    "going",
    "gone",
    "drove",
    "drive",
    "journey",
    "came",
    "come",
    "comes",
    "moved",
    "move",
    "moving",
    "fled",
    "tour",
    "train",
    "road",
    "miles",
    "kilometers",
    "kilometres",
    "km",
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "outskirts",
    "suburb",
    "suburbs",
    "streets",
    "city",
    "mayor",
    "march",
    "marched",
    "born",
    "reported",
    "envoy",
    "ambassador",
    "embassy",
    "sent",
    "summoned",
    "university",
];
