//! The noun phrase that tells who speaks, before or behind a word of saying.

use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// How many words a source has at most.
const LONGEST: usize = 40;

/// Words between subject and verb, or around it, that say nothing of who: "also said", "had earlier told".
pub(super) fn is_adverb(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.word(at);
    doc.kind(at) == Some(WordKind::Word)
        && !doc.capital(at)
        && ((word.len() > 4
            && word.ends_with("ly")
            && !doc.one_of(at, &["family", "ally", "assembly", "reply", "italy"]))
            || doc.one_of(
                at,
                &[
                    "also",
                    "then",
                    "later",
                    "once",
                    "now",
                    "still",
                    "even",
                    "just",
                    "already",
                    "often",
                    "never",
                    "not",
                    "earlier",
                    "again",
                    "further",
                    "first",
                    "too",
                    "soon",
                    "ever",
                    "always",
                    "sometimes",
                    "since",
                    "instead",
                    "thus",
                    "therefore",
                    "however",
                    "both",
                    "all",
                    "each",
                    "himself",
                    "herself",
                    "themselves",
                    "itself",
                    "rather",
                    "duly",
                    "only",
                    "who",
                    "afterwards",
                    "afterward",
                    "immediately",
                    "there",
                ],
            ))
}

/// A verb of saying, in a form that has a subject: not "saying", and no noun such as "the report".
pub(super) fn is_finite_cue(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.is(at, Class::Cue)
        && doc.kind(at) == Some(WordKind::Word)
        && !doc.capital(at)
        && !doc.word(at).ends_with("ing")
}

/// Whether a form is that of the present plural or the infinitive: "say", "warn".
pub(super) fn is_base(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.word(at);
    let past = word.ends_with("ed")
        || doc.one_of(
            at,
            &[
                "said",
                "told",
                "wrote",
                "thought",
                "felt",
                "found",
                "knew",
                "understood",
                "spoke",
                "put",
                "swore",
                "foretold",
                "undertook",
                "pled",
                "foresaw",
                "held",
                "heard",
                "meant",
                "read",
                "forbade",
            ],
        );
    !past && !(word.ends_with('s') && !word.ends_with("ss")) && !word.ends_with("ing")
}

/// Whether a word ends any noun phrase: a mark of its own, a verb, a word that opens a clause.
fn stops(doc: &Doc<'_, '_>, at: usize) -> bool {
    const STOPS: u128 = Class::Auxiliary.bit() | Class::Modal.bit() | Class::Negation.bit();
    match doc.kind(at) {
        None => true,
        Some(WordKind::Mark) => match doc.mark(at) {
            Some('-' | '&' | '/') => doc.word(at).len() > 1,
            Some('.') => doc.spaced(at) || at == 0 || !doc.is(at - 1, Class::Abbreviation),
            Some('\'' | '’') => doc.spaced(at) || !doc.word(at.saturating_sub(1)).ends_with('s'),
            _ => true,
        },
        Some(WordKind::Word) if doc.capital(at) => false,
        Some(WordKind::Word) => {
            doc.any(at, STOPS)
                || (doc.is(at, Class::Subordinator) && !doc.is(at, Class::Preposition))
                || is_finite_cue(doc, at) && !is_noun_cue(doc, at)
        }
        Some(WordKind::Clitic) => !doc.one_of(at, &["'s", "’s"]),
        Some(_) => false,
    }
}

/// Cue words that are as often nouns: "the report by", "chief of order".
fn is_noun_cue(doc: &Doc<'_, '_>, at: usize) -> bool {
    is_base(doc, at)
        && at > 0
        && (doc.is(at - 1, Class::Determiner)
            || doc.is(at - 1, Class::Possessive)
            || doc.kind(at - 1) == Some(WordKind::Clitic))
}

/// A pronoun that can be a subject.
pub(super) fn is_subject_pronoun(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.is(at, Class::Pronoun)
        && doc.one_of(
            at,
            &["he", "she", "they", "i", "we", "you", "it", "who", "one", "someone", "everyone", "others"],
        )
}

/// The noun phrase that starts at a word and ends before `limit`, with an apposition set off by a comma.
pub(super) fn forward(doc: &Doc<'_, '_>, at: usize, limit: usize) -> Option<Range<usize>> {
    if is_subject_pronoun(doc, at) {
        return Some(at..at + 1);
    }
    let limit = limit.min(at + LONGEST).min(doc.len());
    let core = core(doc, at, limit)?;
    let mut end = core.end;
    // Several appositions in a row: "Smith, D-Ohio, the chairman of the panel".
    for _ in 0..3 {
        match apposition(doc, end, limit) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(at..end)
}

/// The noun phrase without appositions.
fn core(doc: &Doc<'_, '_>, at: usize, limit: usize) -> Option<Range<usize>> {
    if at >= limit || doc.kind(at) == Some(WordKind::Mark) || stops(doc, at) {
        return None;
    }
    if doc.is(at, Class::Preposition) && !doc.capital(at) || is_adverb(doc, at) {
        return None;
    }
    let named = doc.capital(at) && !doc.is(at, Class::Determiner) && !doc.is(at, Class::Possessive);
    let mut named = named;
    let mut end = at + 1;
    while end < limit && !stops(doc, end) {
        let small = !doc.capital(end) && doc.kind(end) == Some(WordKind::Word);
        if small && (doc.is(end, Class::Preposition) || doc.eq(end, "to")) {
            let joins = doc.one_of(end, &["of", "for"])
                || (!named && doc.one_of(end, &["to", "at", "from", "with", "on"]));
            let next = end + 1;
            let goes = doc.capital(next)
                || doc.is(next, Class::Determiner)
                || doc.is(next, Class::Possessive)
                || doc.eq(end, "of");
            if !joins || !goes || is_time(doc, next) {
                break;
            }
        } else if small && doc.is(end, Class::Conjunction) {
            let next = end + 1;
            if !doc.eq(end, "and") || !(doc.capital(next) || doc.is(next, Class::Determiner)) {
                break;
            }
        } else if small && is_adverb(doc, end) || is_time(doc, end) {
            break;
        } else if small && doc.is(end, Class::Pronoun) && !doc.is(end, Class::Determiner) {
            break;
        } else if small {
            // "said Wood pointing": a name is followed by no small word but after "of".
            if named && doc.capital(end - 1) {
                break;
            }
            if doc.word(end).ends_with("ing") && end > at + 1 {
                break;
            }
            named = false;
        } else {
            named = doc.capital(end) && doc.capital(at);
        }
        end += 1;
    }
    // What cannot end it.
    while end > at
        && (doc.any(end - 1, Class::Preposition.bit() | Class::Conjunction.bit()) && !doc.capital(end - 1)
            || matches!(doc.mark(end - 1), Some('-' | '/' | '&')))
    {
        end -= 1;
    }
    let said = (at..end)
        .any(|w| doc.kind(w) == Some(WordKind::Word) && (!doc.is(w, Class::Determiner) || end - at == 1));
    (end > at && said && !is_time(doc, at)).then_some(at..end)
}

/// Behind an apposition that starts with a comma at a word.
fn apposition(doc: &Doc<'_, '_>, comma: usize, limit: usize) -> Option<usize> {
    if doc.mark(comma) == Some('(') {
        let close = (comma + 1..(comma + 10).min(limit)).find(|at| doc.mark(*at) == Some(')'))?;
        return Some(close + 1);
    }
    if doc.mark(comma) != Some(',') || !appositive(doc, comma + 1) {
        return None;
    }
    let relative = doc.one_of(comma + 1, &["who", "whose"]);
    let mut at = comma + 1;
    while at < limit && at < comma + 30 {
        match doc.mark(at) {
            Some(',' | ';' | ':' | '“' | '”' | '"' | '—' | '–' | ')') => break,
            Some('.') if stops(doc, at) => break,
            Some('-') if doc.word(at).len() > 1 => break,
            _ if at > comma + 1 && doc.shape(at).has(Shape::FIRST) && doc.sentence(at).start == at => break,
            _ => {}
        }
        // A clause of its own: ", but", ", as".
        if !relative && at > comma + 1 && doc.one_of(at, &["in", "during", "on"]) && is_time(doc, at + 1) {
            break;
        }
        at += 1;
    }
    (at > comma + 1).then_some(at)
}

/// Whether words behind a comma tell more of whom stands before it: a role, a party, an age, "who".
pub(super) fn appositive(doc: &Doc<'_, '_>, at: usize) -> bool {
    match doc.kind(at) {
        Some(WordKind::Number) => true,
        Some(WordKind::Word) => {
            if is_time(doc, at) {
                return false;
            }
            if doc.any(at, Class::Determiner.bit()) {
                return doc.one_of(at, &["the", "a", "an", "one", "another", "both"]);
            }
            if doc.any(at, Class::Possessive.bit()) {
                return doc.one_of(at, &["his", "her", "their", "whose"]);
            }
            if doc.eq(at, "who") || doc.eq(at, "formerly") {
                return true;
            }
            const NOT: u128 = Class::Pronoun.bit()
                | Class::Preposition.bit()
                | Class::Conjunction.bit()
                | Class::Subordinator.bit()
                | Class::Auxiliary.bit()
                | Class::Modal.bit()
                | Class::Negation.bit();
            let word = doc.word(at);
            !doc.any(at, NOT)
                && !is_adverb(doc, at)
                && (doc.capital(at)
                    || !(word.ends_with("ing") || word.ends_with("ed") || doc.is(at, Class::Cue)))
        }
        _ => false,
    }
}

/// The noun phrase that ends right before a word (the verb of saying), not reaching before `from`.
pub(super) fn backward(doc: &Doc<'_, '_>, verb: usize, from: usize) -> Option<Range<usize>> {
    let from = from.max(verb.saturating_sub(LONGEST));
    let mut end = verb;
    // "had also", "will not".
    while end > from
        && (doc.any(end - 1, Class::Auxiliary.bit() | Class::Modal.bit() | Class::Negation.bit())
            && doc.kind(end - 1) != Some(WordKind::Clitic)
            || is_adverb(doc, end - 1) && !doc.eq(end - 1, "who"))
    {
        end -= 1;
    }
    if end > from && doc.eq(end - 1, "who") {
        end -= 1;
        if end > from && doc.mark(end - 1) == Some(',') {
            end -= 1;
        }
        return core_backward(doc, end, from);
    }
    let last = end;
    if end <= from {
        return None;
    }
    if doc.mark(end - 1) == Some(',') {
        // An apposition, or several: back to the comma that opens the first.
        let mut opening = None;
        let mut at = end - 1;
        while at > from {
            at -= 1;
            match doc.mark(at) {
                Some(',') => {
                    if !appositive(doc, at + 1) {
                        break;
                    }
                    opening = Some(at);
                }
                Some(';' | ':' | '“' | '”' | '"' | '—' | '–') => break,
                _ => {}
            }
        }
        // The nearest that leaves a name or a noun before it.
        let mut at = end - 1;
        let first = opening?;
        while at > first {
            at -= 1;
            if doc.mark(at) == Some(',') && appositive(doc, at + 1) {
                if let Some(core) = core_backward(doc, at, from) {
                    let named = doc.capital(core.start)
                        || doc.any(core.start, Class::Determiner.bit() | Class::Possessive.bit());
                    let place = at != first && doc.capital(at + 1);
                    if named && !place {
                        return Some(core.start..last);
                    }
                }
            }
        }
        return core_backward(doc, first, from).map(|core| core.start..last);
    }
    if doc.mark(end - 1) == Some(')') {
        let open = (from.max(end.saturating_sub(10))..end).rev().find(|at| doc.mark(*at) == Some('('))?;
        return core_backward(doc, open, from).map(|core| core.start..last);
    }
    core_backward(doc, end, from)
}

/// The noun phrase that ends at a place, without appositions.
fn core_backward(doc: &Doc<'_, '_>, end: usize, from: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= from)?;
    if is_subject_pronoun(doc, last) && !doc.eq(last, "one") {
        return Some(last..end);
    }
    if doc.is(last, Class::Pronoun)
        && !doc.is(last, Class::Determiner)
        && !doc.one_of(last, &["others", "one"])
    {
        return None;
    }
    let mut start = end;
    while start > from && !stops(doc, start - 1) {
        let at = start - 1;
        let small = !doc.capital(at);
        if small && doc.is(at, Class::Conjunction) {
            let joins = doc.eq(at, "and") && at > from && doc.capital(at - 1) && doc.capital(start);
            if !joins {
                break;
            }
        }
        if small && doc.is(at, Class::Subordinator) && !doc.is(at, Class::Preposition) {
            break;
        }
        if small
            && doc.is(at, Class::Pronoun)
            && !doc.any(at, Class::Determiner.bit() | Class::Possessive.bit())
            && !doc.eq(at, "one")
        {
            break;
        }
        if doc.is(at, Class::Conjunction) && doc.sentence(at).start == at {
            break;
        }
        start -= 1;
    }
    // From the left: "On Friday the envoy", "In Geneva Wood", "But critics".
    let mut at = start;
    let mut begin = start;
    while at < end {
        let function =
            doc.any(at, Class::Preposition.bit() | Class::Conjunction.bit() | Class::Subordinator.bit());
        let joins = doc.one_of(at, &["of", "for"]) && at > begin
            || doc.one_of(at, &["to", "at", "from", "with", "in", "on"])
                && at > begin
                && !doc.capital(at)
                && (doc.is(begin, Class::Determiner) || !doc.capital(at - 1));
        if function && !joins
            || is_time(doc, at)
            || is_adverb(doc, at)
            || (doc.kind(at) == Some(WordKind::Word) && is_adverb_capital(doc, at))
        {
            begin = at + 1;
            if function && !joins {
                // A phrase with a preposition: its own noun goes too, up to the next determiner or name.
                let mut next = at + 1;
                if doc.any(next, Class::Determiner.bit() | Class::Possessive.bit()) {
                    next += 1;
                }
                let noun = next;
                while next < end
                    && !doc.any(next, Class::Determiner.bit() | Class::Possessive.bit())
                    && !is_time(doc, next)
                {
                    if next > noun && doc.capital(next) && !doc.capital(next - 1) {
                        break;
                    }
                    next += 1;
                }
                if next < end {
                    begin = next;
                    at = next;
                    continue;
                }
                if doc.any(at, Class::Preposition.bit()) && !doc.one_of(at, &["like", "as"]) && noun >= end {
                    return None;
                }
            }
        }
        at += 1;
    }
    if begin >= end || (begin..end).all(|w| doc.kind(w) != Some(WordKind::Word)) || is_time(doc, end - 1) {
        return None;
    }
    Some(begin..end)
}

/// "Yesterday", "Later", "Still" at the head of a sentence.
fn is_adverb_capital(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.sentence(at).start == at
        && (doc.word(at).ends_with("ly")
            || doc.one_of(
                at,
                &[
                    "later",
                    "then",
                    "still",
                    "once",
                    "earlier",
                    "also",
                    "now",
                    "meanwhile",
                    "here",
                    "there",
                    "so",
                ],
            ))
}

/// Words for days and times, which are nobody.
pub(super) fn is_time(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(
        at,
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "march",
            "april",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "today",
            "yesterday",
            "tomorrow",
            "tonight",
            "earlier",
            "later",
            "last",
            "ago",
        ],
    )
}
