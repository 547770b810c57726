//! The noun phrase that tells who speaks, before or behind a word of saying.

use super::list;
use crate::extract::doc::Doc;
use crate::extract::grammar::{Chunk, ChunkKind, Pos, Tense};
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use std::ops::Range;

/// How many words a source has at most.
const LONGEST: usize = 45;

/// A verb of saying in a form that has a subject: not "saying", and no noun such as "the report".
pub(super) fn is_finite_cue(doc: &Doc<'_, '_>, at: usize) -> bool {
    is_cue(doc, at) && !doc.word(at).ends_with("ing")
}

/// A verb of saying in any form.
pub(super) fn is_cue(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.is(at, Class::Cue)
        && doc.kind(at) == Some(WordKind::Word)
        && (!doc.capital(at) || doc.sentence(at).start == at)
        && matches!(
            doc.grammar().pos(at),
            Pos::Past | Pos::Present | Pos::Base | Pos::Participle | Pos::Gerund
        )
}

/// Whether words between subject and verb say nothing of who: "also said", "had earlier told".
fn between(doc: &Doc<'_, '_>, at: usize) -> bool {
    matches!(doc.grammar().pos(at), Pos::Adverb | Pos::Auxiliary | Pos::Modal | Pos::Not | Pos::Time)
        && doc.kind(at) == Some(WordKind::Word)
}

/// Whether a subject goes with a verb that has no ending: "they say", "officials warn", not "he warn".
pub(super) fn agrees(doc: &Doc<'_, '_>, speaker: &Range<usize>, verb: usize) -> bool {
    if !matches!(doc.grammar().pos(verb), Pos::Base) {
        return true;
    }
    let last = speaker.end.saturating_sub(1);
    doc.one_of(last, &["they", "i", "we", "you", "who", "others"])
        || doc.word(last).ends_with('s')
        || speaker.clone().any(|at| doc.eq(at, "and"))
        || (speaker.end..verb).any(|at| matches!(doc.grammar().pos(at), Pos::Auxiliary | Pos::Modal))
}

/// The noun phrase that starts at a word and ends before `limit`, with its appositions.
pub(super) fn forward(doc: &Doc<'_, '_>, at: usize, limit: usize) -> Option<Range<usize>> {
    let limit = limit.min(at + LONGEST).min(doc.len());
    let mut chunk = doc.grammar().chunk(at);
    // "said retired General Wood"
    if chunk.kind == ChunkKind::Verb && chunk.end == at + 1 && doc.grammar().pos(at) == Pos::Participle {
        chunk = doc.grammar().chunk(chunk.end);
    }
    if chunk.kind != ChunkKind::Noun || at >= limit {
        return None;
    }
    if doc.grammar().pos(at) == Pos::Pronoun
        && chunk.end == at + 1
        && !doc.one_of(at, &["one", "some", "many", "others", "both"])
    {
        return is_person(doc, at).then_some(at..at + 1);
    }
    let mut end = tail(doc, chunk.end, limit, doc.capital(chunk.head()));
    end = joined(doc, chunk, end, limit);
    for _ in 0..3 {
        match apposition(doc, end, limit) {
            Some(next) => end = next,
            None => break,
        }
    }
    let end = end.min(limit);
    (at < end && !is_time(doc, at)).then_some(at..end)
}

/// Behind what is joined to a noun with its tail that end at `end`: "Smith and Jones", "the envoys of Peru, Mali and Norway".
fn joined(doc: &Doc<'_, '_>, noun: Chunk, end: usize, limit: usize) -> usize {
    let named = |head: usize| doc.grammar().pos(head) == Pos::Name;
    // "Peruvian and Norwegian envoys"
    if let Some(and) = (end..limit.min(end + 12)).find(|at| doc.eq(*at, "and")) {
        let next = doc.grammar().chunk(and + 1);
        if next.end <= limit
            && list::peoples(doc, &(next.start..next.end), and, noun.start) == Some(noun.start)
        {
            return tail(doc, next.end, limit, false);
        }
    }
    // Several envoys are of several States; one envoy of Peru and another speaker are not told from each other.
    let several = end > noun.end && !named(noun.head()) && doc.word(noun.head()).ends_with('s');
    // "the minister for Trade and Industry Ana Lima"
    let before = doc.grammar().chunk(end - 1).start.checked_sub(1);
    let topic =
        end > noun.end && before.is_some_and(|at| doc.eq(at, "for")) && doc.is(noun.head(), Class::Role);
    let name = named(if several || topic { end - 1 } else { noun.head() });
    let mut last = end;
    for _ in 0..8 {
        let comma = usize::from(doc.mark(last) == Some(','));
        let and = usize::from(doc.eq(last + comma, "and"));
        let next = doc.grammar().chunk(last + comma + and);
        // "Smith and his counterpart, Jones"
        let kin = doc.is(next.start, Class::Possessive) && doc.is(next.head(), Class::Kin);
        let fits = next.kind == ChunkKind::Noun && (named(next.head()) == name || kin) && next.end <= limit;
        if comma + and == 0 || comma == 1 && !(several && name) || !fits {
            break;
        }
        if and == 1 {
            return tail(doc, next.end, limit, name);
        }
        last = next.end;
    }
    // A comma that no "and" follows is that of an apposition.
    end
}

/// A pronoun that can speak.
fn is_person(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(
        at,
        &[
            "he",
            "she",
            "they",
            "i",
            "we",
            "you",
            "it",
            "who",
            "someone",
            "everyone",
            "somebody",
            "everybody",
            "nobody",
        ],
    )
}

/// Behind the prepositional phrases that hang on a noun.
fn tail(doc: &Doc<'_, '_>, mut end: usize, limit: usize, name: bool) -> usize {
    for _ in 0..5 {
        let object = doc.grammar().chunk(end + 1);
        let hangs = doc.grammar().chunk(end).kind == ChunkKind::Preposition
            && (doc.one_of(end, &["of", "for"])
                || !name && doc.one_of(end, &["to", "at", "from", "with", "in", "on", "against"]))
            && object.kind == ChunkKind::Noun
            && object.end <= limit
            && !is_time(doc, object.start)
            && !doc.one_of(
                object.head(),
                &[
                    "time",
                    "interview",
                    "statement",
                    "telephone",
                    "phone",
                    "news",
                    "conference",
                    "email",
                    "speech",
                    "tweet",
                ],
            );
        if !hangs {
            break;
        }
        end = object.end;
    }
    end
}

/// Behind an apposition that starts with a comma or bracket at a word.
fn apposition(doc: &Doc<'_, '_>, comma: usize, limit: usize) -> Option<usize> {
    if doc.mark(comma) == Some('(') {
        let close = (comma + 1..(comma + 12).min(limit)).find(|at| doc.mark(*at) == Some(')'))?;
        return Some(close + 1);
    }
    if doc.eq(comma, "who") {
        return clause(doc, comma, limit);
    }
    if doc.mark(comma) != Some(',') || !appositive(doc, comma + 1) {
        return None;
    }
    clause(doc, comma, limit)
}

/// To the next mark that ends a clause.
fn clause(doc: &Doc<'_, '_>, start: usize, limit: usize) -> Option<usize> {
    let end = (start + 1..limit.min(start + 35))
        .find(|at| {
            matches!(doc.mark(*at), Some(',' | ';' | ':' | '“' | '”' | '"' | '—' | '–' | ')'))
                || doc.mark(*at) == Some('-') && doc.word(*at).len() > 1
                || *at > start + 1 && doc.sentence(*at).start == *at
                || doc.one_of(*at, &["in", "during", "on", "at"]) && is_setting(doc, *at + 1)
        })
        .unwrap_or(limit.min(start + 35));
    (end > start + 1).then_some(end)
}

/// "in an interview", "on Friday": what tells when and where, not who.
fn is_setting(doc: &Doc<'_, '_>, at: usize) -> bool {
    let object = doc.grammar().chunk(at);
    is_time(doc, at)
        || doc.one_of(
            object.head(),
            &[
                "interview",
                "statement",
                "email",
                "tweet",
                "speech",
                "conference",
                "briefing",
                "post",
                "letter",
            ],
        )
}

/// Whether words behind a comma tell more of whom stands before it: a role, a party, an age, "who".
fn appositive(doc: &Doc<'_, '_>, at: usize) -> bool {
    if is_time(doc, at) {
        return false;
    }
    if doc.one_of(at, &["who", "whose", "formerly", "now", "then", "once"])
        || doc.kind(at) == Some(WordKind::Number)
    {
        return true;
    }
    let chunk = doc.grammar().chunk(at);
    if chunk.kind == ChunkKind::Relative {
        return true;
    }
    chunk.kind == ChunkKind::Noun
        && (doc.grammar().pos(at) != Pos::Pronoun || doc.eq(at, "one"))
        && doc.grammar().verb(doc, chunk.end).is_none_or(|verb| verb.tense == Tense::None)
}

/// Before a day that stands right before a place, with its preposition: of "the envoy on Oct. 21 said" where "on" starts.
pub(super) fn before_date(doc: &Doc<'_, '_>, end: usize, from: usize) -> usize {
    let is_month = |at: usize| doc.is(at, Class::Month) && doc.capital(at);
    let (mut at, mut month) = (end, false);
    while at > from && end - at < 4 {
        let last = at - 1;
        let stop = doc.mark(last) == Some('.') && last > from && is_month(last - 1);
        if !(is_month(last) || stop || doc.kind(last) == Some(WordKind::Number)) {
            break;
        }
        month |= is_month(last);
        at = last;
    }
    if !month || at == from || at + 1 >= end {
        return end;
    }
    at - usize::from(doc.one_of(at - 1, &["on", "since", "in"]))
}

/// The noun phrase that ends right before a word (the verb of saying), not reaching before `from`.
pub(super) fn backward(doc: &Doc<'_, '_>, verb: usize, from: usize) -> Option<Range<usize>> {
    let from = from.max(verb.saturating_sub(LONGEST));
    let mut end = verb;
    end = before_date(doc, end, from);
    while end > from && between(doc, end - 1) {
        end -= 1;
    }
    end = before_date(doc, end, from);
    // "Wood later Thursday told"
    let time = doc.grammar().chunk(end.saturating_sub(1));
    if time.kind == ChunkKind::Noun && time.start > from && end < verb && time.end > end {
        end = time.start;
    }
    if end <= from {
        return None;
    }
    // "who said": of the noun before.
    if doc.grammar().chunk(end - 1).kind == ChunkKind::Relative || doc.eq(end - 1, "who") {
        let pronoun = end;
        end -= 1;
        if end > from && doc.mark(end - 1) == Some(',') {
            end -= 1;
        }
        return core(doc, end, from).map(|noun| noun.start..pronoun);
    }
    let last = end;
    match doc.mark(end - 1) {
        Some(',') => {
            // An apposition, or several. The nearest comma with a name or a noun before it that can have one.
            let mut first = None;
            for at in (from..end - 1).rev() {
                match doc.mark(at) {
                    Some(',') => {
                        if !appositive(doc, at + 1) {
                            // ", for his part, said": goes with the verb.
                            if first.is_none()
                                && matches!(
                                    doc.grammar().chunk(at + 1).kind,
                                    ChunkKind::Preposition
                                        | ChunkKind::Adverb
                                        | ChunkKind::Verb
                                        | ChunkKind::Subordinator
                                        | ChunkKind::Adjective
                                )
                            {
                                return core(doc, at, from);
                            }
                            break;
                        }
                        if let Some(noun) = core(doc, at, from) {
                            // "Ana Lima, the envoy of Oslo, Norway, said": go on to the left of a place.
                            // And where the noun hangs on something: "Lima, editor at large of the paper, a daily, said".
                            let single = noun.len() == 1 && at > from;
                            let hangs = noun.start > from
                                && doc.grammar().chunk(noun.start - 1).kind == ChunkKind::Preposition;
                            first = Some(noun);
                            if !single && !hangs {
                                break;
                            }
                        }
                    }
                    Some(';' | ':' | '“' | '”' | '"' | '—' | '–') => break,
                    _ if doc.sentence(at).end < end => break,
                    _ => {}
                }
            }
            first.map(|noun| noun.start..last)
        }
        Some(')') => {
            let open = (from.max(end.saturating_sub(14))..end).rev().find(|at| doc.mark(*at) == Some('('))?;
            let mut inner = open;
            if inner > from && doc.mark(inner - 1) == Some(',') {
                inner -= 1;
            }
            core(doc, inner, from).map(|noun| noun.start..last)
        }
        Some('—' | '–' | '-') => {
            let dash = (from..end - 1).rev().find(|at| {
                matches!(doc.mark(*at), Some('—' | '–')) || doc.mark(*at) == Some('-') && doc.spaced(*at)
            })?;
            core(doc, dash, from).map(|noun| noun.start..last)
        }
        _ => core(doc, end, from),
    }
}

/// The noun phrase that ends at a place, without appositions.
fn core(doc: &Doc<'_, '_>, end: usize, from: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|last| *last >= from)?;
    if doc.grammar().pos(last) == Pos::Pronoun && doc.grammar().chunk(last).start == last {
        let speaks = is_person(doc, last)
            || doc.one_of(last, &["one", "others", "some", "many", "both", "another", "few"]);
        // "At one point the crowd said": nobody.
        let time = doc.eq(last, "one") && last > from && doc.grammar().pos(last - 1) == Pos::Preposition;
        return (speaks && !time).then_some(last..end);
    }
    let mut noun = doc.grammar().noun_phrase_before(doc, end)?;
    // "Smith and Jones", "Peru, Norway, and Mali"
    noun = list::leftmost(doc, noun, from);
    noun.start = modified(doc, noun.start, from).unwrap_or(noun.start);
    let start = noun.start.max(from);
    let head = doc.grammar().chunk(last).head();
    (start < end && !is_time(doc, head)).then_some(start..end)
}

/// Where a noun phrase starts that a clause inside it stands behind: "the source speaking to the paper said", "voters who
/// like him said". `start` is where the last noun of that clause starts.
fn modified(doc: &Doc<'_, '_>, start: usize, from: usize) -> Option<usize> {
    let mut at = start;
    let mut verbs = 0;
    for _ in 0..7 {
        let chunk = doc.grammar().chunk(at.checked_sub(1).filter(|at| *at >= from)?);
        at = chunk.start;
        match chunk.kind {
            ChunkKind::Preposition | ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Adjective => {}
            ChunkKind::Noun if verbs == 0 => {}
            ChunkKind::Verb if doc.grammar().pos(chunk.start) == Pos::To => {}
            ChunkKind::Verb => {
                verbs += 1;
                let before = doc.grammar().chunk(at.checked_sub(1).filter(|at| *at >= from)?);
                let finite = doc.grammar().verb(doc, chunk.start)?.tense != Tense::None;
                match before.kind {
                    ChunkKind::Noun if !finite => {
                        return doc.grammar().noun_phrase_before(doc, before.end).map(|noun| noun.start);
                    }
                    ChunkKind::Relative if verbs == 1 => {
                        let noun = doc.grammar().noun_phrase_before(doc, before.start)?;
                        return (noun.start >= from).then_some(noun.start);
                    }
                    _ if finite => return None,
                    _ => {}
                }
            }
            _ => return None,
        }
    }
    None
}

/// Words for days and times, which are nobody.
pub(super) fn is_time(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.grammar().pos(at) == Pos::Time
        || doc.one_of(
            at,
            &[
                "hours",
                "days",
                "weeks",
                "months",
                "years",
                "minutes",
                "today",
                "year",
                "week",
                "month",
                "day",
                "morning",
                "evening",
                "afternoon",
                "night",
            ],
        )
}
