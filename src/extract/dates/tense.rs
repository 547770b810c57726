use super::Doc;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// Whether a sentence tells what was or what will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far to look for the verb, in words.
const REACH: usize = 25;

/// The tense of the clause around some words: that of the nearest verb before them, else of the first behind them.
pub(super) fn around(doc: &Doc<'_, '_>, start: usize, end: usize) -> Tense {
    let sentence = doc.sentence(start);
    // The preposition may stand before a time of day: "until 5 p.m. Tuesday".
    for at in (sentence.start.max(start.saturating_sub(5))..start).rev() {
        if doc.eq(at, "since") && at + 1 == start {
            return Tense::Past;
        }
        let soon = doc.eq(at, "as") && at > 0 && doc.one_of(at - 1, &["early", "soon"]);
        let ahead = doc.one_of(at, &["toward", "towards"]) || doc.all(at, &["ahead", "of"]);
        if doc.one_of(at, &["until", "till"]) || soon || ahead {
            return Tense::Future;
        }
        let inside = doc.any(at, TIMES)
            || doc.kind(at) != Some(WordKind::Word)
            || doc.one_of(at, &["a.m.", "p.m.", "the", "of"])
            || doc.eq(at, "after") && at > 0 && doc.eq(at - 1, "until");
        if !inside {
            break;
        }
    }
    // "Thursday's vote": it was.
    if doc.kind(end) == Some(WordKind::Clitic) && doc.one_of(end, &["'s", "’s"]) {
        return Tense::Past;
    }
    let mut marks = 0;
    let mut infinitive = false;
    for at in (sentence.start.max(start.saturating_sub(REACH))..start).rev() {
        match verb(doc, at) {
            Tense::Unknown if doc.is(at, Class::Auxiliary) && doc.eq(at, "be") => return Tense::Future,
            Tense::Unknown => {}
            Tense::Past if to_come(doc, at, sentence.start) => return Tense::Future,
            // "pledged on Friday to meet on Monday"
            Tense::Past if infinitive && doc.is(at, Class::TensePlan) => return Tense::Future,
            tense => return tense,
        }
        if progresses(doc, at, start) {
            return Tense::Future;
        }
        infinitive |=
            doc.eq(at, "to") && doc.kind(at + 1) == Some(WordKind::Word) && !doc.any(at + 1, NO_VERB);
        match doc.mark(at) {
            Some(';' | '“' | '”' | '"') => break,
            Some(':') if doc.spaced(at + 1) => break,
            Some(_) => marks += 1,
            None => {}
        }
        if marks > 4 {
            break;
        }
    }
    for at in end..sentence.end.min(end + REACH) {
        match verb(doc, at) {
            Tense::Unknown => {}
            tense => return tense,
        }
        if matches!(doc.mark(at), Some(';' | '“' | '”' | '"')) {
            break;
        }
    }
    // "Leaders to meet on Friday"
    if infinitive { Tense::Future } else { Tense::Unknown }
}

/// Words behind "to" that are no infinitives.
const NO_VERB: u128 = Class::Determiner.bit()
    | Class::Preposition.bit()
    | Class::Possessive.bit()
    | Class::Pronoun.bit()
    | Class::Month.bit()
    | Class::Weekday.bit()
    | Class::NumberWord.bit()
    | Class::TimeDay.bit();

/// Whether a past form stands right before a date: `ended Jan. 31`, `posted on Jan. 31`.
pub(super) fn past_beside(doc: &Doc<'_, '_>, start: usize) -> bool {
    let on = usize::from(start > 0 && doc.eq(start - 1, "on"));
    start.checked_sub(1 + on).is_some_and(|at| verb(doc, at) == Tense::Past)
}

/// What a word by itself tells.
fn verb(doc: &Doc<'_, '_>, at: usize) -> Tense {
    let is_to = doc.eq(at, "to") && at > 0 && doc.one_of(at - 1, &["is", "are", "was", "were"]);
    // "would not say on Tuesday"
    let past = doc.starts(at) & Class::TensePast.bit() != 0
        && !doc.is(at, Class::TensePast)
        && doc.phrase(at, Class::TensePast).is_some();
    if past {
        return Tense::Past;
    }
    let future = doc.starts(at) & Class::TenseFuture.bit() != 0
        && !doc.is(at, Class::Month)
        && doc.phrase(at, Class::TenseFuture).is_some();
    if future || is_to {
        // "would have met", but "would have to meet"
        let not = at + 1 + usize::from(doc.eq(at + 1, "not"));
        let past = doc.is(at, Class::Modal) && doc.eq(not, "have") && !doc.eq(not + 1, "to");
        return if past && !doc.eq(at, "will") { Tense::Past } else { Tense::Future };
    }
    if doc.is(at, Class::TensePast) || regular(doc, at) {
        return Tense::Past;
    }
    Tense::Unknown
}

/// Whether a present is under way, so that another day than today must be to come: `is speaking on Friday`, but not
/// `is recovering after a fall on Friday`, `is reading the Friday paper`.
fn progresses(doc: &Doc<'_, '_>, at: usize, date: usize) -> bool {
    if at == 0 || doc.kind(at) != Some(WordKind::Word) || !doc.word(at).ends_with("ing") {
        return false;
    }
    let now = doc.one_of(at - 1, &["is", "are", "am", "'s", "'re", "’s", "’re", "isn't", "aren't"]);
    let named =
        date.checked_sub(1).is_some_and(|b| doc.any(b, Class::Determiner.bit() | Class::Possessive.bit()));
    now && !named && !(at..date).any(|i| doc.one_of(i, &["after", "following", "since", "from"]))
}

/// Whether a past form tells of what is to come: a participle behind `will`, or a plan.
fn to_come(doc: &Doc<'_, '_>, at: usize, from: usize) -> bool {
    let before = at.saturating_sub(3).max(from);
    let will = (before..at).any(|i| {
        // "could be seen on Friday" was, "will be seen" and "may be seen" are to come.
        let able = doc.one_of(i, &["can", "could", "cannot", "can't", "couldn't"]);
        let modal = doc.is(i, Class::Modal) && !doc.is(i, Class::Month) && !able;
        modal && !doc.eq(i + 1, "have") || doc.eq(i, "to") && doc.eq(i + 1, "be")
    });
    let planned = doc.value(at, Class::TensePlan).is_some_and(|how| {
        // "was expected to"; "was postponed until", not "on"; "was set for Friday"
        doc.eq(at + 1, "to")
            || how == "dated" && !doc.one_of(at + 1, &["on", "that"])
            || how == "set" && (doc.eq(at + 1, "for") || doc.any(at + 1, TIMES))
    });
    // "is heard in May", "is being held"
    let present = at > from && doc.one_of(at - 1, &["is", "are"]) && !doc.is(at, Class::TenseFuture);
    will || planned || present
}

/// Words of a date or a time.
const TIMES: u128 = Class::Month.bit()
    | Class::Weekday.bit()
    | Class::TimePart.bit()
    | Class::TimeDay.bit()
    | Class::TimeZone.bit()
    | Class::TimePortion.bit();

/// A past tense by its ending: `signed`, not `need` or `United`.
fn regular(doc: &Doc<'_, '_>, at: usize) -> bool {
    if doc.kind(at) != Some(WordKind::Word) || doc.capital(at) {
        return false;
    }
    // "a still unspecified date", "the expected visit"
    let determined = |before: usize| before < at && doc.is(before, Class::Determiner);
    let adverb = at > 1 && (doc.word(at - 1).ends_with("ly") || doc.one_of(at - 1, &["still", "yet", "so"]));
    if at > 0 && determined(at - 1) || adverb && determined(at - 2) {
        return false;
    }
    let word = doc.word(at).as_bytes();
    word.len() > 3
        && word.ends_with(b"ed")
        && !word.ends_with(b"eed")
        && word != b"hundred"
        && word != b"sacred"
}
