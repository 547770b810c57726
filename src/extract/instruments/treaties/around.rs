//! What stands before and behind the noun of a treaty.

use super::super::super::doc::Doc;
use super::super::super::lexicon::Class;
use crate::text::{Shape, WordKind};

/// What stands before a noun.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before<'t> {
    pub(super) start: usize,
    pub(super) year: Option<&'t str>,
    /// A word that makes it a pact of States.
    pub(super) pact: bool,
    /// A word that makes it something else: `trade`, `grain`.
    pub(super) other: bool,
    /// `the`, `this`.
    pub(super) definite: bool,
}

/// Reads back from a noun, over at most eight pieces.
pub(super) fn before<'t>(doc: &Doc<'t, '_>, noun: usize, from: usize) -> Before<'t> {
    let mut read = Before { start: noun, ..Before::default() };
    let mut at = noun;
    for _ in 0..8 {
        let Some(place) = at.checked_sub(1).filter(|place| *place >= from) else { break };
        if doc.sentence_number(place) != doc.sentence_number(noun) {
            break;
        }
        let word = doc.word(place);
        let year = doc.kind(place) == Some(WordKind::Number)
            && word.len() == 4
            && matches!(word.get(..2), Some("18" | "19" | "20"));
        if year && read.year.is_none() {
            read.year = Some(word);
        } else if doc.is(place, Class::PactWord) && !doc.eq(place, "the") {
            read.pact |= !doc.one_of(
                place,
                &[
                    "new", "latest", "recent", "major", "key", "same", "signed", "newly", "recently",
                    "historic",
                ],
            );
        } else if doc.one_of(place, &["the", "this", "that", "its", "their", "a", "an"]) {
            read.definite = doc.one_of(place, &["the", "this", "that", "its", "their"]);
            // A possessive belongs to somebody else; an article to the noun.
            if doc.one_of(place, &["the", "this", "that", "a", "an"]) {
                read.start = place;
            }
            break;
        } else if matches!(doc.mark(place), Some('“' | '”' | '"' | '-')) {
            // `“comprehensive strategic partnership” pact`, `defense-cooperation pact`
        } else if doc.kind(place) == Some(WordKind::Word)
            && !doc.capital(place)
            && !doc.any(place, Class::CLOSED)
            && at == read.start
        {
            // A word of content right before the noun tells what it is about.
            read.other = !ordinary(doc, place);
            break;
        } else {
            break;
        }
        at = place;
        if doc.kind(place) != Some(WordKind::Mark) || doc.mark(place) == Some('“') || doc.word(place) == "\""
        {
            read.start = place;
        }
    }
    read
}

/// Words that say nothing of what a treaty is about.
pub(super) fn ordinary(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(at, &["their", "such", "any", "another", "no", "every", "each", "both", "also", "under"])
        || doc.word(at).ends_with("ed")
        || doc.word(at).ends_with("ing")
        || doc.word(at).ends_with("ly")
}

/// Where the name of a treaty starts that ends in this noun: `Open Skies Treaty`.
pub(super) fn name_before(doc: &Doc<'_, '_>, noun: usize, from: usize) -> Option<usize> {
    let mut start = noun;
    while let Some(place) = start.checked_sub(1).filter(|place| *place >= from && start + 7 > noun) {
        let hyphen =
            doc.mark(place) == Some('-') && !doc.spaced(place) && place > from && doc.capital(place - 1);
        let name =
            doc.capital(place) && !doc.any(place, Class::CLOSED) && !doc.shape(place).has(Shape::STOPPED);
        if !(name || hyphen) || doc.sentence_number(place) != doc.sentence_number(noun) {
            break;
        }
        start = place;
    }
    (start < noun).then_some(start)
}

/// Behind the name of a treaty that starts with this noun: `Convention on the Rights of the Child`.
pub(super) fn title_behind(doc: &Doc<'_, '_>, noun: usize) -> Option<usize> {
    if !doc.capital(noun)
        || !doc.one_of(noun + 1, &["on", "of", "for", "against", "concerning", "relating", "banning", "to"])
    {
        return None;
    }
    let mut end = noun + 1;
    let mut at = noun + 1;
    while at < noun + 24 && doc.sentence_number(at) == doc.sentence_number(noun) {
        if doc.capital(at) {
            end = at + 1;
        } else if !(doc.one_of(
            at,
            &[
                "on",
                "of",
                "for",
                "against",
                "the",
                "and",
                "in",
                "to",
                "concerning",
                "relating",
                "its",
                "or",
                "with",
                "from",
                "all",
                "by",
                "between",
            ],
        ) || (doc.mark(at) == Some('-') && !doc.spaced(at))
            || listed(doc, at))
        {
            break;
        }
        at += 1;
    }
    // A noun behind `of` that is a date or a place of signature alone is a short name: `Treaty of Lisbon`.
    (end > noun + 2 && doc.kind(end - 1) == Some(WordKind::Word)).then_some(end)
}

/// A comma inside a title: `Treaty of Friendship, Cooperation and Mutual Assistance`.
pub(super) fn listed(doc: &Doc<'_, '_>, at: usize) -> bool {
    let names =
        doc.is(at + 1, Class::PactWord) || doc.one_of(at + 1, &["good", "commerce", "navigation", "trade"]);
    doc.mark(at) == Some(',') && doc.capital(at + 1) && names && (at + 1..at + 9).any(|at| doc.eq(at, "and"))
}
