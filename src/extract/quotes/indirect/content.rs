//! Where the content of a cue ends.

use super::{Marks, Shape};
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos, Tense};
use crate::extract::lexicon::Class;
use crate::text::{Shape as Looks, WordKind};
use std::ops::Range;

/// The content that starts at a word: to the end of the sentence, unless another attribution, the writer's own words or
/// the next thing that the subject does comes first. A quotation that opens in it belongs to it as a whole.
pub(super) fn content(doc: &Doc<'_, '_>, marks: &Marks, from: usize, shape: Shape) -> Range<usize> {
    let mut end = doc.sentence(from).end;
    let mut clause = matches!(shape, Shape::That | Shape::Wh | Shape::Bare | Shape::Noun | Shape::According);
    let mut at = from;
    let mut limit = end.min(from + 400);
    while at < limit {
        if let Some(close) = marks.close(at) {
            // Quoted words are content as a whole, also where sentences end in them.
            at = close;
            if close < limit && doc.capital(close) && is_ended(doc, from, close) {
                end = close;
                break;
            }
            if close >= limit {
                let ends = close > limit || is_ended(doc, from, close);
                end = if ends { close } else { doc.sentence(close).end.max(close) };
                limit = end.min(close + 400);
            }
            continue;
        }
        let opens = at == from || at == from + 1 && doc.eq(from, "that");
        if !opens && doc.all(at, &["according", "to"]) {
            end = at;
            break;
        }
        let chunk = doc.grammar().chunk(at);
        match chunk.kind {
            ChunkKind::Mark => match doc.mark(at) {
                Some(',' | '—' | '–' | ';') if at > from && stops(doc, at, limit, clause) => {
                    end = at;
                    break;
                }
                _ => {}
            },
            // "regret that it failed and", "called it a lie that"
            ChunkKind::Subordinator if doc.eq(at, "that") => clause = true,
            ChunkKind::Conjunction if at > from && joined(doc, at, limit, clause) => {
                end = at;
                break;
            }
            ChunkKind::Subordinator
                if at > from
                    && !clause
                    && doc.one_of(
                        at,
                        &[
                            "when", "after", "because", "while", "although", "though", "as", "if", "unless",
                            "since",
                        ],
                    ) =>
            {
                end = at;
                break;
            }
            ChunkKind::Preposition if at > from => {
                let after = doc.one_of(at, &["after", "during", "before", "amid", "despite"]);
                // A deadline is part of what is asked: "to leave by Friday".
                let limits = doc.one_of(at, &["by", "until", "till", "than", "since", "from", "for", "of"]);
                if !clause && (after || !limits && doc.grammar().chunk(at + 1).kind == ChunkKind::Time) {
                    end = at;
                    break;
                }
            }
            // "expressed regret Thursday that it failed"
            ChunkKind::Time if at > from && !clause && !hangs(doc, at) && !doc.eq(chunk.end, "that") => {
                end = at;
                break;
            }
            _ => {}
        }
        at = chunk.end;
    }
    // Not the marks that end the sentence.
    let mut end = end.max(from);
    while end > from + 1 && matches!(doc.mark(end - 1), Some('.' | ',' | ';' | ':' | '?' | '!' | '—' | '–'))
    {
        end -= 1;
    }
    from..end
}

/// Whether the words before a closing mark, of one piece or two, end a sentence.
fn is_ended(doc: &Doc<'_, '_>, from: usize, close: usize) -> bool {
    let mut inner = (from.max(close.saturating_sub(4))..close).rev().map(|at| doc.mark(at));
    let last = inner.find(|mark| !matches!(mark, Some('\'' | '’' | '”' | '"' | '»')));
    matches!(last.flatten(), Some('.' | '?' | '!'))
}

/// Whether a word for a time belongs to what stands before it: "23 August", "by Friday", "the vote of June".
fn hangs(doc: &Doc<'_, '_>, at: usize) -> bool {
    let before = at - 1;
    doc.kind(before) == Some(WordKind::Number)
        || doc.grammar().pos(before) == Pos::Preposition && !doc.one_of(before, &["on", "in", "at"])
}

/// What a writer calls what somebody said.
const CHARGES: &[&str] = &[
    "charge",
    "charges",
    "claim",
    "claims",
    "allegation",
    "allegations",
    "accusation",
    "accusations",
    "assertion",
    "assertions",
    "contention",
];

/// Whether the content ends at a comma or dash.
fn stops(doc: &Doc<'_, '_>, at: usize, limit: usize, clause: bool) -> bool {
    let next = at + 1;
    if next >= limit {
        return false;
    }
    // "accused him of theft; the ministry kept silent"
    if !clause && doc.mark(at) == Some(';') {
        return true;
    }
    let chunk = doc.grammar().chunk(next);
    match chunk.kind {
        ChunkKind::Verb => {
            let gerund = doc.grammar().pos(next) == Pos::Gerund;
            let asked = doc.mark(at) == Some(';') && doc.is(next, Class::Cue);
            asked || gerund && (!clause || doc.is(next, Class::Cue))
        }
        ChunkKind::Conjunction => !clause && !list(doc, next, limit),
        ChunkKind::Subordinator => !clause || doc.one_of(next, &["although", "though", "while", "whereas"]),
        ChunkKind::Preposition if doc.all(next, &["according", "to"]) => true,
        ChunkKind::Preposition => !clause,
        ChunkKind::Noun => {
            // ", he said", ", the agency said."
            let Some(np) = doc.grammar().noun_phrase(doc, next) else { return false };
            // ", a charge that they deny": the writer's words.
            if doc.one_of(next, &["a", "an"]) && doc.one_of(chunk.head(), CHARGES) {
                return true;
            }
            let verb = doc.grammar().chunk(subject_end(doc, bracket_end(doc, np.end, limit), limit));
            let other = doc.mark(at) == Some(';');
            verb.kind == ChunkKind::Verb
                && doc.is(verb.head(), Class::Cue)
                && (other
                    || verb.end >= limit
                    || doc.one_of(verb.end, &["later", "earlier"])
                    || doc.one_of(verb.head(), &["told", "tells"])
                    || matches!(
                        doc.grammar().chunk(verb.end).kind,
                        ChunkKind::Mark | ChunkKind::Time | ChunkKind::Preposition | ChunkKind::Adverb
                    ))
        }
        ChunkKind::Relative => !clause,
        ChunkKind::Adverb => doc.eq(next, "too"),
        _ => false,
    }
}

/// Behind a bracket at a place: "the agency (KCNA)".
fn bracket_end(doc: &Doc<'_, '_>, at: usize, limit: usize) -> usize {
    let close = || (at + 1..limit.min(at + 6)).find(|at| doc.mark(*at) == Some(')'));
    if doc.mark(at) == Some('(') { close().map_or(at, |close| close + 1) } else { at }
}

/// Behind what is joined to a noun phrase that ends at `end`: "Peru and Norway".
fn subject_end(doc: &Doc<'_, '_>, end: usize, limit: usize) -> usize {
    let next = doc.grammar().noun_phrase(doc, end + 1).filter(|_| doc.eq(end, "and") && end + 1 < limit);
    next.map_or(end, |np| np.end)
}

/// Whether a conjunction goes on a list of nouns.
fn list(doc: &Doc<'_, '_>, at: usize, limit: usize) -> bool {
    if doc.eq(at, "but") {
        return false;
    }
    let chunk = doc.grammar().chunk(at + 1);
    if chunk.kind != ChunkKind::Noun || chunk.end > limit {
        return false;
    }
    doc.grammar().noun_phrase(doc, chunk.start).is_some_and(|np| {
        let next = doc.grammar().chunk(np.end);
        next.kind != ChunkKind::Verb
            || doc.grammar().verb(doc, next.start).is_some_and(|v| v.tense == Tense::None)
    })
}

/// Whether the content ends before a conjunction: the subject of the cue does something else.
fn joined(doc: &Doc<'_, '_>, at: usize, limit: usize, clause: bool) -> bool {
    let mut next = at + 1;
    while next < limit && doc.grammar().chunk(next).kind == ChunkKind::Adverb {
        next = doc.grammar().chunk(next).end;
    }
    if next >= limit {
        return false;
    }
    let chunk = doc.grammar().chunk(next);
    if chunk.kind == ChunkKind::Verb {
        let finite = doc.grammar().verb(doc, next).is_some_and(|verb| verb.tense != Tense::None);
        let gerund = doc.grammar().pos(next) == Pos::Gerund;
        return finite && (!clause || doc.is(chunk.head(), Class::Cue))
            || gerund && doc.is(next, Class::Cue) && clause;
    }
    // "and he said", "but she denied"
    if chunk.kind == ChunkKind::Noun {
        let end = doc.grammar().noun_phrase(doc, next).map_or(chunk.end, |np| np.end);
        // Not the "and" of "and Peru and Norway said".
        let end = if doc.eq(at, "but") { subject_end(doc, end, limit) } else { end };
        let verb = doc.grammar().chunk(end);
        if verb.kind == ChunkKind::Verb && verb.end <= limit {
            let finite = doc.grammar().verb(doc, verb.start).is_some_and(|v| v.tense != Tense::None);
            // "conduct by Peru and its followers threatens it": not the followers do.
            let plural = doc.word(end - 1).ends_with('s') && doc.grammar().pos(end - 1) == Pos::Noun;
            if plural
                && doc.grammar().pos(verb.head()) == Pos::Present
                && doc.word(verb.head()).ends_with('s')
            {
                return false;
            }
            return finite && (!clause || doc.is(verb.head(), Class::Cue) && !doc.eq(verb.end, "to"));
        }
    }
    false
}

/// Where the clause starts that ends at a word: behind a relative's comma, or with its sentence.
pub(super) fn clause_start(doc: &Doc<'_, '_>, end: usize, start: usize) -> usize {
    let from = start.max(end.saturating_sub(60));
    let relative = (from + 1..end)
        .rev()
        .find(|at| doc.grammar().pos(*at) == Pos::Relative && doc.mark(at - 1) == Some(','));
    relative.unwrap_or(start)
}

/// Where the content ends of a cue whose own clause is subordinate and stands first: "While he said that it rained, the
/// port was open." `clause` is where the clause of the cue starts.
pub(super) fn subordinate(doc: &Doc<'_, '_>, clause: usize, content: &Range<usize>) -> Option<usize> {
    let sentence = doc.sentence(clause);
    let first = clause.checked_sub(1).filter(|at| *at >= sentence.start && is_subordinate(doc, *at))?;
    if first > sentence.start
        && !matches!(doc.mark(first - 1), Some(',' | ';' | '—' | '–'))
        && doc.grammar().pos(first - 1) != Pos::Conjunction
    {
        return None;
    }
    main_clause(doc, content)
}

/// Where the content ends of a cue in a clause that the main clause follows: "Asked whether it rained, she left."
pub(super) fn main_clause(doc: &Doc<'_, '_>, content: &Range<usize>) -> Option<usize> {
    (content.start + 1..content.end.min(content.start + 80)).find(|at| {
        doc.mark(*at) == Some(',')
            && doc.grammar().noun_phrase(doc, at + 1).is_some_and(|np| is_finite(doc, np.end))
    })
}

/// Where the content ends of a cue in a relative clause: "Lima, which denies selling ships, said", at the comma before the
/// verb that goes on.
pub(super) fn aside(doc: &Doc<'_, '_>, content: &Range<usize>) -> Option<usize> {
    (content.start + 1..content.end.min(content.start + 80))
        .find(|at| doc.mark(*at) == Some(',') && is_finite(doc, at + 1))
}

/// Whether a finite verb group starts at a word, perhaps behind adverbs.
fn is_finite(doc: &Doc<'_, '_>, at: usize) -> bool {
    let chunk = doc.grammar().chunk(at);
    let verb = if chunk.kind == ChunkKind::Adverb { doc.grammar().chunk(chunk.end) } else { chunk };
    verb.kind == ChunkKind::Verb
        && doc.grammar().verb(doc, verb.start).is_some_and(|v| v.tense != Tense::None)
}

/// Whether a word opens a clause that tells when, why or in spite of what.
pub(super) fn is_subordinate(doc: &Doc<'_, '_>, at: usize) -> bool {
    const OPENERS: &[&str] = &[
        "while", "although", "though", "as", "when", "after", "before", "because", "since", "once", "until",
        "whereas",
    ];
    doc.one_of(at, OPENERS)
}

/// Where the words of a sentence start: behind its dateline, if it has one ("LIMA, Sept. 5 (ANP) -- The port is shut.").
pub(super) fn opening(doc: &Doc<'_, '_>, sentence: &Range<usize>) -> usize {
    let start = sentence.start;
    let mut from = start;
    if !doc.is_paragraph(start) {
        return from;
    }
    let mut placed = doc.shape(start).has(Looks::CAPITALS);
    for at in start..sentence.end.min(start + 24) {
        match doc.mark(at) {
            Some('—' | '–' | '-') if placed => from = at + 1,
            // ".-", "--"
            Some('.') if doc.mark(at + 1) == Some('-') => {}
            Some(')' | ',') => placed = true,
            Some(_) => {}
            None if doc.kind(at) == Some(WordKind::Number) => placed = true,
            None if doc.capital(at) => {}
            None => break,
        }
    }
    from
}
