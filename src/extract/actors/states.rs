//! States: by name, by adjective or people, by capital or seat.

use super::super::doc::Doc;
use super::super::found::ActorForm;
use super::super::lexicon::Class;
use super::Span;
use super::capital;
use crate::text::{Shape, WordKind};

/// A State, where it is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found<'l> {
    pub(super) words: Span,
    pub(super) code: &'l str,
    pub(super) form: ActorForm,
    pub(super) confidence: f64,
    pub(super) rule: &'static str,
}

const NAMES: u128 = Class::State.bit()
    | Class::Demonym.bit()
    | Class::Capital.bit()
    | Class::Seat.bit()
    | Class::NoState.bit()
    | Class::Outlet.bit();

/// Every State, in the order of the text; none overlap.
#[inline(never)]
pub(super) fn find<'l>(doc: &Doc<'_, 'l>) -> Vec<Found<'l>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut korea = false;
    // Whether the text is about the United States of which Georgia is one, or about the other Georgia's region.
    let (mut fifty, mut caucasus) = (false, false);
    while at < doc.len() {
        let starts = doc.starts(at);
        if starts & (NAMES | Class::Place.bit()) == 0 && !(korea && doc.capital(at)) {
            at += 1;
            continue;
        }
        if starts & NAMES == 0 {
            if korea && doc.capital(at) {
                found.extend(the_north(doc, at));
            }
            fifty |= doc.is(at, Class::Place) && doc.value(at, Class::Place) == Some("us");
            at += 1;
            continue;
        }
        let Some((class, phrase)) = longest(doc, at) else {
            if korea && doc.capital(at) {
                found.extend(the_north(doc, at));
            }
            at += 1;
            continue;
        };
        let words = Span { start: at, end: phrase.end };
        at = phrase.end;
        // "Kremlin.ru": an address.
        let letters = doc.kind(at + 1) == Some(WordKind::Word) && !doc.spaced(at + 1) && !doc.capital(at + 1);
        if doc.word(at) == "." && !doc.spaced(at) && letters {
            continue;
        }
        let (form, confidence, rule) = match class {
            Class::State if is_state(doc, words) => {
                let letters = doc.shape(words.start).has(Shape::CAPITALS) && words.end == words.start + 1;
                let short = letters && doc.word(words.start).len() <= 6;
                (if short { ActorForm::Acronym } else { ActorForm::Name }, 0.98, "actor-state-name")
            }
            Class::Demonym if is_demonym(doc, words) => (ActorForm::Demonym, 0.97, "actor-state-demonym"),
            Class::Seat => (ActorForm::Metonym, 0.95, "actor-seat"),
            Class::Capital => match capital::form(doc, words) {
                Some(form) => form,
                None => continue,
            },
            _ => continue,
        };
        caucasus |=
            phrase.value == "GEO" && class != Class::State || phrase.value == "ARM" || phrase.value == "AZE";
        korea |= phrase.value == "PRK" || phrase.value == "KOR";
        found.push(Found { words, code: phrase.value, form, confidence, rule });
    }
    if fifty && !caucasus {
        found.retain(|state| state.code != "GEO");
    }
    found
}

/// The longest name that starts at a word; of two of one length, the one that is no State.
fn longest<'l>(doc: &Doc<'_, 'l>, at: usize) -> Option<(Class, super::super::lexicon::Found<'l>)> {
    let mut best = None;
    for class in [Class::NoState, Class::Outlet, Class::Seat, Class::State, Class::Demonym, Class::Capital] {
        if let Some(phrase) = doc.phrase(at, class)
            && best.is_none_or(|(_, b): (_, super::super::lexicon::Found<'_>)| phrase.end > b.end)
        {
            best = Some((class, phrase));
        }
    }
    best
}

/// Whether a State's name is one here, and no part of a person's.
fn is_state(doc: &Doc<'_, '_>, words: Span) -> bool {
    if words.end > words.start + 1 {
        return true;
    }
    let at = words.start;
    // `US$`, and "US" in a line of capitals, which may be "us".
    if doc.eq(at, "us") && (doc.mark(at + 1) == Some('$') && !doc.spaced(at + 1) || shouted(doc, at)) {
        return false;
    }
    !in_person(doc, at)
}

/// Whether the words around are all capitals.
fn shouted(doc: &Doc<'_, '_>, at: usize) -> bool {
    let loud = |at: usize| doc.shape(at).has(Shape::CAPITALS) && doc.word(at).len() > 3;
    at > 0 && loud(at - 1) && loud(at + 1)
}

/// Whether a word is part of a person's name: `Chad Smith`, `Jack London`.
pub(super) fn in_person(doc: &Doc<'_, '_>, at: usize) -> bool {
    let follows = |at: usize| doc.spaced(at) && !doc.shape(at).has(Shape::FIRST);
    if at > 0 && follows(at) && doc.capital(at - 1) && doc.is(at - 1, Class::GivenName) {
        return true;
    }
    // A middle initial: `Edward R. Jordan`.
    if at > 1
        && follows(at)
        && doc.word(at - 1).len() == 2
        && doc.shape(at - 1).has(Shape::CAPITAL | Shape::STOPPED)
    {
        return doc.capital(at - 2) && !doc.is(at - 2, Class::State);
    }
    const NO_SURNAME: u128 = Class::State.bit()
        | Class::Demonym.bit()
        | Class::BodyHead.bit()
        | Class::OrganisationHead.bit()
        | Class::CompanySuffix.bit()
        | Class::Role.bit()
        | Class::RoleModifier.bit()
        | Class::Honorific.bit();
    // "the ambassador to Kenya Prudence Roe": the name starts behind the State.
    if doc.is(at + 1, Class::GivenName) && doc.capital(at + 2) && doc.spaced(at + 2) {
        return false;
    }
    doc.is(at, Class::GivenName)
        && follows(at + 1)
        && doc.capital(at + 1)
        && !doc.shape(at + 1).has(Shape::CAPITALS)
        && !doc.any(at + 1, NO_SURNAME | Class::CLOSED)
        && doc.starts(at + 1) & Class::Role.bit() == 0
}

/// Whether an adjective is a State's here: no language, no part of a name.
fn is_demonym(doc: &Doc<'_, '_>, words: Span) -> bool {
    let at = words.start;
    if words.end == at + 1 && in_person(doc, at) {
        return false;
    }
    // "speaks Russian", "in Russian.", "Russian-language"
    let before = at.checked_sub(1).unwrap_or(doc.len());
    if doc.one_of(before, &["speak", "speaks", "spoke", "speaking", "spoken", "fluent"]) {
        return false;
    }
    let ends = doc.mark(words.end).is_some_and(|m| m != '-') || words.end == doc.len();
    if ends && doc.one_of(before, &["in", "into", "from", "fluent"]) && !plural(doc, at) {
        return false;
    }
    let hyphen = doc.mark(words.end) == Some('-') && !doc.spaced(words.end);
    !(doc.one_of(
        words.end + usize::from(hyphen),
        &["language", "languages", "speaking", "speaker", "speakers"],
    ))
}

fn plural(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.word(at).ends_with('s')
}

/// "The North" in a text about Korea.
fn the_north<'l>(doc: &Doc<'_, 'l>, at: usize) -> Option<Found<'l>> {
    let code = match doc.word(at) {
        "North" => "PRK",
        "South" => "KOR",
        _ => return None,
    };
    let start = at.checked_sub(1).filter(|the| doc.eq(*the, "the"))?;
    if doc.capital(at + 1) && doc.spaced(at + 1) && !doc.shape(at + 1).has(Shape::FIRST) {
        return None;
    }
    let words = Span { start, end: at + 1 };
    Some(Found { words, code, form: ActorForm::Name, confidence: 0.85, rule: "actor-state-north" })
}
