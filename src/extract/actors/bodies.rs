//! Bodies and organisations by what their names are made of, and letters that a text defines for them.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::Span;
use crate::model::ActorKind;
use crate::text::{Shape, WordKind};

/// A name of a body or organisation, told by its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pattern {
    pub(super) words: Span,
    pub(super) kind: ActorKind,
    pub(super) confidence: f64,
    pub(super) rule: &'static str,
}

/// Words that make a name an organisation's.
pub(super) const HEADS: u128 =
    Class::BodyHead.bit() | Class::OrganisationHead.bit() | Class::CompanySuffix.bit();

/// The name that starts with a capital here and has a telling word: `Treasury Department`, `University of Oslo`, `Acme
/// Widgets Inc.` `open` says whether the sentence has small letters: where it is all capitals, names have no end.
pub(super) fn pattern(doc: &Doc<'_, '_>, at: usize, open: bool) -> Option<Pattern> {
    if !word(doc, at)
        || doc.any(at, Class::CLOSED) && !doc.shape(at).has(Shape::CAPITALS)
        || doc.is(at, Class::NumberWord) && doc.sentence(at).start == at
    {
        return None;
    }
    let limit = doc.sentence(at).end.min(at + 14);
    let mut here = at;
    // Behind the last word that makes it a name, and what that makes it.
    let mut end = at;
    let mut kind = None;
    let mut rule = "";
    let mut linked = false;
    while here < limit {
        if here > at && !doc.spaced(here) {
            let joined = doc.mark(here) == Some('-') && word(doc, here + 1) && !doc.spaced(here + 1);
            let clitic = doc.kind(here) == Some(WordKind::Clitic)
                && word(doc, here + 1)
                // "the Committee's Panel of Experts": known without its owner.
                && doc.phrase(here + 1, Class::Body).is_none()
                && heads_soon(doc, here + 1, limit);
            if joined || clitic {
                here += 1 + usize::from(joined);
                continue;
            }
            // "Acme Widgets, Inc."
            let comma = doc.mark(here) == Some(',')
                && doc.is(here + 1, Class::CompanySuffix)
                && doc.capital(here + 1);
            // "Washington, D.C." and all else ends it.
            if !comma {
                break;
            }
            here += 1;
        }
        if here > at && doc.shape(here).has(Shape::AFTER_BLANK) {
            break;
        }
        if word(doc, here)
            && (here == at || !doc.any(here, Class::CLOSED) || doc.shape(here).has(Shape::CAPITALS))
        {
            if here > at && stops(doc, here) {
                break;
            }
            let found = head(doc, here);
            if let Some((next, as_kind)) = found {
                let of = linking(doc, next);
                if here > at || of {
                    kind = if as_kind == ActorKind::Body || kind.is_none() { Some(as_kind) } else { kind };
                    rule = if as_kind == ActorKind::Body {
                        "actor-body-head"
                    } else {
                        "actor-organisation-head"
                    };
                    end = next;
                }
                here = next;
            } else {
                // "of the Treasury for Financial Intelligence Ana Lima": a person behind the office.
                if linked && doc.is(here, Class::GivenName) && word(doc, here + 1) {
                    break;
                }
                here += 1;
                if linked {
                    end = here;
                }
            }
            continue;
        }
        if doc.mark(here) == Some('&') && word(doc, here + 1) {
            here += 1;
            continue;
        }
        // "of Foreign Affairs", "for the Study of War", "of Science and Technology"
        let article = usize::from(doc.one_of(here + 1, &["the", "and"]));
        let goes_on = word(doc, here + 1) && !stops(doc, here + 1)
            || article > 0 && word(doc, here + 2) && !stops(doc, here + 2);
        let of = here == end
            && end > at
            && doc.one_of(here, &["of", "for", "on", "against", "to", "de", "di", "du", "des", "der"]);
        let and = linked && here == end && doc.one_of(here, &["and", "for", "of", "on"]);
        let near = doc.eq(here, "to") || doc.eq(here, "on") || doc.eq(here, "for");
        // "the Commission on Friday", "the Senate to Congress"
        if (of || and)
            && goes_on
            && !(near && !doc.is(end - 1, Class::BodyHead) && !doc.is(end - 1, Class::OrganisationHead))
            && !doc
                .any(here + 1 + article, Class::Weekday.bit() | Class::Month.bit() | Class::GivenName.bit())
            && !(doc.eq(here, "to")
                || doc.eq(here, "and") && !doc.any(here + 1, TOPICS) && head(doc, here + 1).is_none())
        {
            linked = true;
            here += 1 + article;
            continue;
        }
        break;
    }
    let kind = kind.filter(|_| end > at + 1)?;
    if !open && !linked && end > at + 3 {
        return None;
    }
    // "Douglas J. Band", "Frank Church"
    let given = doc.is(at, Class::GivenName);
    let initial =
        given && (at + 1..end).any(|at| doc.shape(at).has(Shape::STOPPED) && doc.word(at).len() == 2);
    if initial || given && end == at + 2 && doc.one_of(at + 1, SURNAMES) {
        return None;
    }
    let confidence = if kind == ActorKind::Body { 0.9 } else { 0.85 };
    Some(Pattern { words: Span { start: at, end }, kind, confidence, rule })
}

/// What may follow "and" inside a name: `Trade and Industry`.
const TOPICS: u128 = Class::Noun.bit();

/// Telling words that are surnames behind a given name.
const SURNAMES: &[&str] = &[
    "band", "church", "post", "press", "guard", "court", "trust", "daily", "college", "oil", "books",
    "steel", "group", "front", "law", "force",
];

fn word(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.kind(at) == Some(WordKind::Word) && doc.capital(at)
}

/// Words with capitals that no such name goes over: offices, days.
fn stops(doc: &Doc<'_, '_>, at: usize) -> bool {
    const STOPS: u128 = Class::Weekday.bit() | Class::Month.bit() | Class::Honorific.bit() | Class::Cue.bit();
    doc.any(at, STOPS) && !doc.any(at, HEADS)
        || doc.is(at, Class::Role)
            && !doc.any(at, HEADS)
            && doc.phrase(at, Class::Role).is_some()
            && head(doc, at).is_none()
}

/// The telling word that starts here, and what it tells.
fn head(doc: &Doc<'_, '_>, at: usize) -> Option<(usize, ActorKind)> {
    if doc.starts(at) & HEADS == 0 {
        return None;
    }
    if let Some(found) = doc.phrase(at, Class::BodyHead) {
        return Some((found.end, ActorKind::Body));
    }
    let found = doc.phrase(at, Class::OrganisationHead).or_else(|| doc.phrase(at, Class::CompanySuffix))?;
    // The full stop of "Inc." is part of it where the sentence goes on.
    let stop = doc.is(at, Class::CompanySuffix)
        && doc.word(found.end) == "."
        && !doc.spaced(found.end)
        && doc.sentence(at).end > found.end + 1;
    Some((found.end + usize::from(stop), ActorKind::Organisation))
}

/// Whether a telling word comes within the next words with capitals.
fn heads_soon(doc: &Doc<'_, '_>, at: usize, limit: usize) -> bool {
    (at..limit.min(at + 4)).take_while(|at| word(doc, *at)).any(|at| doc.any(at, HEADS))
}

/// Whether "of" or the like follows with a name.
fn linking(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(at, &["of", "for"])
        && doc.spaced(at)
        && (word(doc, at + 1) || doc.eq(at + 1, "the") && word(doc, at + 2))
        && !doc.any(at + 1, Class::Weekday.bit() | Class::Month.bit())
}

/// "(MSMT)" behind a name whose words start with these letters: the words of the name, and where the letters stand. `at` is the
/// bracket.
pub(super) fn letters(doc: &Doc<'_, '_>, at: usize) -> Option<(Span, usize)> {
    let word = doc.word(at + 1);
    let count = word.len();
    if doc.mark(at + 2) != Some(')')
        || !doc.shape(at + 1).has(Shape::CAPITALS)
        || !(2..=8).contains(&count)
        || !word.is_ascii()
    {
        return None;
    }
    let mut left = word.bytes().rev();
    let mut next = left.next()?;
    let first = doc.sentence(at).start.max(at.saturating_sub(16));
    let mut here = at;
    while here > first {
        here -= 1;
        let text = doc.word(here);
        let initial = text.bytes().next().unwrap_or_default();
        let is_word = doc.kind(here) == Some(WordKind::Word);
        if is_word && doc.capital(here) {
            // A word may give more than one letter, in its hyphens or not at all: one is enough.
            if initial.eq_ignore_ascii_case(&next) {
                match left.next() {
                    Some(letter) => next = letter,
                    None => return Some((Span { start: here, end: at }, at + 1)),
                }
            } else {
                return None;
            }
        } else if is_word && (doc.any(here, Class::CLOSED) || initial.eq_ignore_ascii_case(&next)) {
            if initial.eq_ignore_ascii_case(&next) && !doc.any(here, Class::CLOSED) {
                match left.next() {
                    Some(letter) => next = letter,
                    None => return None,
                }
            }
        } else if doc.mark(here) != Some('-') && doc.mark(here) != Some('&') {
            return None;
        }
    }
    None
}
