//! What offices persons hold, before their names and behind.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::Span;
use crate::text::{Shape, WordKind};

/// A role, where it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// All of it, without an article before a name.
    pub(super) words: Span,
    /// Its noun: `ambassador`, in `deputy U.S. ambassador to the world body`.
    pub(super) head: Span,
}

/// The role whose noun stands here, in small letters or capitals.
pub(super) fn head(doc: &Doc<'_, '_>, at: usize) -> Option<Span> {
    if doc.starts(at) & (Class::Role.bit() | Class::Kin.bit()) == 0 {
        return None;
    }
    let role = doc.phrase(at, Class::Role).map_or(at, |phrase| phrase.end);
    // Not the "Son" of a name.
    let small = !doc.capital(at) || doc.sentence(at).start == at;
    let kin = doc.phrase(at, Class::Kin).filter(|_| small).map_or(at, |phrase| phrase.end);
    let mut end = role.max(kin);
    // "Gen. Jones"
    let stop = end > at
        && doc.word(end) == "."
        && !doc.spaced(end)
        && doc.is(end - 1, Class::Abbreviation)
        && doc.capital(end + 1);
    end += usize::from(stop);
    (end > at).then_some(Span { start: at, end })
}

/// The whole of a role whose noun stands before a name: what belongs to it to the left. `inside` tells of a word whether it is
/// part of a State's or body's name.
pub(super) fn before(doc: &Doc<'_, '_>, head: Span, name: usize, inside: impl Fn(usize) -> bool) -> Title {
    let first = doc.sentence(head.start).start.max(head.start.saturating_sub(8));
    let mut start = head.start;
    while start > first {
        let at = start - 1;
        // A hyphen or a clitic goes with the word before it.
        let joined = doc.mark(at) == Some('-') && !doc.spaced(at) || doc.kind(at) == Some(WordKind::Clitic);
        if joined
            && at > first
            && (inside(at - 1) || doc.any(at - 1, Class::RoleModifier.bit()) || doc.capital(at - 1))
        {
            start = at - 1;
        } else if inside(at)
            || doc.is(at, Class::RoleModifier)
            || doc.capital(at)
                && doc.kind(at) == Some(WordKind::Word)
                && !doc.any(at, Class::CLOSED | Class::Weekday.bit() | Class::Month.bit())
                && at > doc.sentence(at).start
        {
            start = at;
        } else {
            break;
        }
    }
    let end = name.max(head.end);
    // Without the comma before the name.
    let end = if end > head.end && doc.mark(end - 1) == Some(',') { end - 1 } else { end };
    Title { words: Span { start, end }, head }
}

/// A role behind a name that ends before `at`: `, the deputy U.S. ambassador to the world body,`.
pub(super) fn after(doc: &Doc<'_, '_>, at: usize) -> Option<Title> {
    let mut start = match doc.mark(at) {
        Some(',' | '–' | '—') => at + 1,
        Some('(') => at + 1,
        _ if doc.one_of(at, &["is", "was", "became", "as"]) && doc.is(at + 1, Class::Determiner) => at + 1,
        _ if doc.eq(at, "who") && doc.one_of(at + 1, &["is", "was"]) => at + 2,
        _ => return None,
    };
    if doc.mark(at) == Some(',') {
        // An age.
        if matches!(doc.kind(start), Some(WordKind::Number)) && doc.mark(start + 1) == Some(',') {
            start += 2;
        }
        if doc.eq(start, "who") && doc.one_of(start + 1, &["is", "was", "serves", "served"]) {
            start += 2;
            start += usize::from(doc.eq(start, "as"));
        }
    }
    let sentence = doc.sentence(at).end;
    let limit = sentence.min(start + 12);
    let mut here = start;
    let head = loop {
        if here >= limit {
            return None;
        }
        if let Some(head) = head(doc, here) {
            // "chief U.S. negotiator": the noun comes behind a name.
            let more = doc.is(here, Class::RoleModifier) && doc.capital(head.end) && doc.spaced(head.end);
            if !more {
                break (head, head.end);
            }
        }
        let word = doc.kind(here) == Some(WordKind::Word);
        if !word && !matches!(doc.kind(here), Some(WordKind::Clitic)) && doc.mark(here) != Some('-') {
            return None;
        }
        let article = doc.any(here, Class::Determiner.bit() | Class::Possessive.bit());
        let small = doc.any(here, Class::CLOSED) && !doc.shape(here).has(Shape::CAPITALS);
        if article && here > start || !article && word && !inner(doc, here) && small {
            return None;
        }
        here += 1;
    };
    let (mut head, mut end) = head;
    // "chief executive officer": a role directly behind a role.
    while end < limit {
        match self::head(doc, end) {
            Some(next) if doc.spaced(end) => {
                head = next;
                end = next.end;
            }
            _ => break,
        }
    }
    // "Obama, Secretary of State Clinton and": a role with a name of its own.
    if doc.capital(end) && doc.spaced(end) && end < sentence && !doc.shape(end).has(Shape::FIRST) {
        return None;
    }
    let limit = sentence.min(end + 14);
    while end < limit {
        let stops = match doc.kind(end) {
            Some(WordKind::Word) => {
                doc.any(end, STOPS) && !doc.shape(end).has(Shape::CAPITALS)
                    || !doc.capital(end)
                        && doc.is(end, Class::Cue)
                        && (doc.word(end).ends_with("ed")
                            || doc.one_of(end, &["said", "told", "says", "tells", "wrote"]))
            }
            Some(WordKind::Clitic) | Some(WordKind::Number | WordKind::NumberWord) => false,
            Some(WordKind::Mark) => {
                let joins = doc.mark(end) == Some('-')
                    || doc.word(end) == "." && doc.is(end - 1, Class::Abbreviation);
                !joins || doc.spaced(end)
            }
            None => true,
        };
        if stops {
            break;
        }
        end += 1;
    }
    Some(Title { words: Span { start, end }, head })
}

/// Small words that may stand before the noun of a role.
fn inner(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(at, &["and", "of", "'s"]) && doc.capital(at - 1) && doc.capital(at + 1)
}

/// Words that end a role behind a name.
const STOPS: u128 =
    Class::Auxiliary.bit() | Class::Modal.bit() | Class::Pronoun.bit() | Class::Subordinator.bit();
