//! Whose a cue is: the subject of its verb, also where the verb shares it with another one.

use super::super::{list, noun};
use super::frame::is_clause;
use crate::extract::doc::Doc;
use crate::extract::grammar::{Chunk, ChunkKind, Pos, Tense, VerbGroup};
use crate::extract::lexicon::Class;
use std::ops::Range;

/// The source of a cue, and where the cue starts if verbs before it belong to it: `refused to say`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    pub(super) words: Option<Range<usize>>,
    pub(super) cue_start: usize,
    /// How it was found.
    pub(super) how: How,
}

/// How a source was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum How {
    /// Right before the verb.
    Subject,
    /// Before a relative pronoun.
    Relative,
    /// Shared with the verb before: `came and said`, `went on, saying`.
    Shared,
    /// Not found.
    None,
}

/// The subject of a verb. Looks back no further than sixty words, or the start of the sentence.
pub(super) fn subject(doc: &Doc<'_, '_>, verb: &VerbGroup) -> Source {
    let sentence = doc.sentence(verb.main);
    let finder = Finder { doc, start: sentence.start.max(verb.main.saturating_sub(60)), end: sentence.end };
    finder.subject(verb)
}

struct Finder<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    start: usize,
    end: usize,
}

impl Finder<'_, '_, '_> {
    fn before(&self, at: usize) -> Option<Chunk> {
        let at = at.checked_sub(1).filter(|at| *at >= self.start)?;
        Some(self.doc.grammar().chunk(at)).filter(|chunk| chunk.start >= self.start)
    }

    fn none(at: usize) -> Source {
        Source { words: None, cue_start: at, how: How::None }
    }

    fn subject(&self, verb: &VerbGroup) -> Source {
        let doc = self.doc;
        let mut at = verb.words.start;
        let mut cue_start = at;
        let mut how = How::Subject;
        let non_finite = verb.tense == Tense::None;
        let mut loose = non_finite;
        let mut hops = 0;
        for _ in 0..24 {
            if !loose {
                at = noun::before_date(doc, at, self.start);
            }
            let Some(chunk) = self.before(at) else { break };
            match chunk.kind {
                ChunkKind::Adverb if doc.eq(chunk.head(), "ago") => {
                    let noun = self.before(chunk.start).filter(|c| c.kind == ChunkKind::Noun);
                    at = noun.map_or(chunk.start, |noun| noun.start);
                }
                ChunkKind::Adverb => {
                    if at == cue_start {
                        cue_start = chunk.start;
                    }
                    at = chunk.start;
                }
                ChunkKind::Time => {
                    at = chunk.start;
                    if self.before(at).is_some_and(|c| c.kind == ChunkKind::Preposition) {
                        at -= 1;
                    }
                }
                // "The agency two weeks ago said", "The agency last week said"
                ChunkKind::Noun if !loose && at == verb.words.start && self.is_time(chunk) => {
                    at = chunk.start
                }
                ChunkKind::Noun if !loose => {
                    return self.found(chunk, cue_start, how);
                }
                ChunkKind::Relative if !loose => {
                    let words = Some(chunk.start..chunk.end);
                    return Source { words, cue_start, how: How::Relative };
                }
                ChunkKind::Mark if !loose => {
                    return self.inserted(chunk.start, cue_start, how);
                }
                ChunkKind::Conjunction if !loose => {
                    // "came and said": the subject of the verb before.
                    hops += 1;
                    let Some(verb) = self.finite_before(chunk.start).filter(|_| hops < 4) else {
                        return Self::none(cue_start);
                    };
                    how = How::Shared;
                    at = verb.start;
                }
                // "evidence suggesting that", "with Ana Lima saying that"; but "emailed supporters, saying that"
                ChunkKind::Noun
                    if loose && at == verb.words.start && doc.grammar().pos(at) == Pos::Gerund =>
                {
                    let np =
                        doc.grammar().noun_phrase_before(doc, chunk.end).unwrap_or(chunk.start..chunk.end);
                    let ruling = self.before(np.start).filter(|c| c.kind == ChunkKind::Verb);
                    let object = ruling.and_then(|c| doc.grammar().verb(doc, c.start)).is_some_and(|v| {
                        v.tense != Tense::None && doc.grammar().pos(v.main) != Pos::Auxiliary
                    });
                    if !object {
                        return Source { words: Some(np), cue_start, how };
                    }
                    how = How::Shared;
                    loose = false;
                    at = ruling.map_or(np.start, |c| c.start);
                }
                // An infinitive or a gerund: the subject of the verb that rules it.
                ChunkKind::Verb if loose => {
                    let ruling = doc.grammar().verb(doc, chunk.start);
                    if at == cue_start {
                        cue_start = chunk.start;
                    }
                    at = chunk.start;
                    loose = ruling.is_none_or(|r| r.tense == Tense::None);
                }
                ChunkKind::Mark
                | ChunkKind::Preposition
                | ChunkKind::Noun
                | ChunkKind::Conjunction
                | ChunkKind::Adjective
                | ChunkKind::Subordinator
                    if loose =>
                {
                    // "left, saying"; "by saying": of the clause before, or behind.
                    hops += 1;
                    if let Some(verb) = self.finite_before(chunk.end).filter(|_| hops < 4) {
                        how = How::Shared;
                        loose = false;
                        at = verb.start;
                    } else {
                        return self.following(verb, cue_start);
                    }
                }
                // "a man who asked not to be named said"
                ChunkKind::Verb => {
                    let words = self.with_relative(chunk.end);
                    return Source { words, cue_start, how };
                }
                _ => return Self::none(cue_start),
            }
        }
        if loose { self.following(verb, cue_start) } else { Self::none(cue_start) }
    }

    /// The noun phrase with the relative clause that ends at a place, and any other that it is joined to.
    fn with_relative(&self, end: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut at = end;
        let mut noun = None;
        for _ in 0..24 {
            let Some(chunk) = self.before(at) else { break };
            at = chunk.start;
            if chunk.kind == ChunkKind::Relative {
                noun = self.before(at).filter(|c| c.kind == ChunkKind::Noun);
                break;
            }
            let parts = chunk.kind == ChunkKind::Mark
                || chunk.kind == ChunkKind::Subordinator && !doc.one_of(at, &["who", "which", "that"]);
            if parts {
                break;
            }
        }
        let np = doc.grammar().noun_phrase_before(doc, noun?.end)?;
        Some(np.start..end)
    }

    /// The subject before an insertion that closes right before the verb: "X, the envoy to Oslo, said", "X (R-Texas)
    /// said", "others, however, said". An apposition or a relative clause belongs to the source, "in an interview" does
    /// not.
    fn inserted(&self, close: usize, cue_start: usize, how: How) -> Source {
        let doc = self.doc;
        let mut open = close;
        let mut belongs = false;
        for _ in 0..6 {
            let Some(next) = self.parenthesis(open) else { return Self::none(cue_start) };
            let first = doc.grammar().chunk(next + 1);
            belongs |=
                matches!(first.kind, ChunkKind::Noun | ChunkKind::Relative) || doc.mark(next) == Some('(');
            open = next;
            let Some(noun) =
                self.before(open).filter(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Time))
            else {
                let mark = self.before(open).filter(|c| c.kind == ChunkKind::Mark);
                if let Some(mark) = mark {
                    // "Ana Lima (D-Lima), the envoy, said"
                    if doc.mark(mark.start) == Some(')') {
                        open = mark.start;
                    }
                    continue;
                }
                break;
            };
            let Some(np) = doc.grammar().noun_phrase_before(doc, noun.end) else { break };
            let outer = match self.before(np.start) {
                // Another insertion may start here: "Ana Lima, the envoy to Oslo, Norway, said".
                Some(before) if doc.mark(before.start) == Some(',') => {
                    let noun = self.before(before.start).is_some_and(|c| c.kind == ChunkKind::Noun);
                    noun && !self.is_opening(before.start)
                }
                Some(before) if before.kind == ChunkKind::Preposition || before.kind == ChunkKind::Verb => {
                    // "which opened in Lima, said": the noun is inside what was inserted.
                    let whole = self.outermost(np.clone());
                    if whole == np {
                        return Self::none(cue_start);
                    }
                    return Source {
                        words: Some(whole.start..if belongs { close } else { whole.end }),
                        cue_start,
                        how,
                    };
                }
                _ => false,
            };
            if !outer {
                let np = self.leftmost(np);
                let close = close + usize::from(doc.mark(close) == Some(')'));
                let end = if belongs { close } else { np.end };
                return Source { words: Some(np.start..end), cue_start, how };
            }
        }
        Self::none(cue_start)
    }

    /// Whether what stands before a comma only opens the sentence: "In a statement, ".
    fn is_opening(&self, comma: usize) -> bool {
        let doc = self.doc;
        let mut at = comma;
        for _ in 0..12 {
            let Some(chunk) = self.before(at) else { return doc.grammar().chunk(at).kind != ChunkKind::Noun };
            match chunk.kind {
                ChunkKind::Mark | ChunkKind::Conjunction | ChunkKind::Subordinator => {
                    return doc.grammar().chunk(at).kind != ChunkKind::Noun;
                }
                _ => at = chunk.start,
            }
        }
        false
    }

    /// A noun phrase right before the verb, widened to the one that it hangs on: "a man who lives in Lima",
    /// "people hoping to win", "the envoy accused of theft".
    fn outermost(&self, np: Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let ruled = match self.before(np.start) {
            Some(c) if c.kind == ChunkKind::Verb => {
                let finite = doc.grammar().verb(doc, c.start).is_some_and(|v| v.tense != Tense::None);
                !(finite && doc.is(c.head(), Class::CueClause))
            }
            Some(c) => c.kind == ChunkKind::Preposition,
            None => false,
        };
        if !ruled {
            return np;
        }
        let mut at = np.start;
        for _ in 0..14 {
            let Some(chunk) = self.before(at) else { break };
            match chunk.kind {
                ChunkKind::Relative => {
                    let antecedent = self.before(chunk.start).filter(|c| c.kind == ChunkKind::Noun);
                    return antecedent
                        .and_then(|noun| doc.grammar().noun_phrase_before(doc, noun.end))
                        .map_or(np.clone(), |left| left.start..np.end);
                }
                ChunkKind::Mark | ChunkKind::Subordinator | ChunkKind::Conjunction => break,
                ChunkKind::Verb => {
                    // "the envoy accused of theft"
                    let loose = matches!(doc.grammar().pos(chunk.start), Pos::Participle | Pos::Gerund);
                    let noun = self.before(chunk.start).filter(|c| c.kind == ChunkKind::Noun);
                    if let Some(noun) = noun.filter(|_| loose) {
                        return doc
                            .grammar()
                            .noun_phrase_before(doc, noun.end)
                            .map_or(np.clone(), |left| left.start..np.end);
                    }
                }
                _ => {}
            }
            at = chunk.start;
        }
        np
    }

    /// A noun chunk right before the verb, to its whole phrase.
    fn found(&self, chunk: Chunk, cue_start: usize, how: How) -> Source {
        let np = self.doc.grammar().noun_phrase_before(self.doc, chunk.end);
        let words = np.map(|np| self.leftmost(self.outermost(np)));
        Source { words, cue_start, how }
    }

    /// Whether a noun chunk only tells when, and another noun stands before it.
    fn is_time(&self, chunk: Chunk) -> bool {
        let times = Class::TimeUnit.bit() | Class::TimePart.bit() | Class::Weekday.bit();
        self.doc.any(chunk.head(), times)
            && self.doc.grammar().pos(chunk.head()) != Pos::Name
            && self
                .before(chunk.start)
                .is_some_and(|c| c.kind == ChunkKind::Noun || c.kind == ChunkKind::Time)
    }

    /// A noun phrase with what is joined to it before.
    fn leftmost(&self, np: Range<usize>) -> Range<usize> {
        list::leftmost(self.doc, np, self.start)
    }

    /// The mark that opens an insertion that closes at a place; no more than forty words before.
    fn parenthesis(&self, close: usize) -> Option<usize> {
        let doc = self.doc;
        let wanted: &[char] = match doc.mark(close)? {
            ',' => &[','],
            ')' => &['('],
            '—' | '–' | '-' => &['—', '–', '-'],
            _ => return None,
        };
        let from = self.start.max(close.saturating_sub(40));
        (from..close).rev().find(|at| {
            doc.mark(*at).is_some_and(|mark| wanted.contains(&mark))
                && (doc.mark(*at) != Some('-') || doc.spaced(*at))
        })
    }

    /// The last finite verb before a place that is not in a relative or subordinate clause of its own.
    fn finite_before(&self, at: usize) -> Option<Chunk> {
        let doc = self.doc;
        let mut number = doc.grammar().number(at.checked_sub(1)?);
        let mut found: Option<Chunk> = None;
        // Finite verbs between the one found and here: each has a relative or subordinate clause of its own.
        let mut inner = 0;
        let mut parted = false;
        for _ in 0..40 {
            let chunk = *doc.grammar().chunks().get(number)?;
            if chunk.start < self.start || chunk.end > at && chunk.start >= at {
                return found;
            }
            match chunk.kind {
                ChunkKind::Verb
                    if doc.grammar().verb(doc, chunk.start).is_some_and(|v| v.tense != Tense::None) =>
                {
                    let clause = !parted && doc.is(chunk.head(), Class::CueClause);
                    if found.is_none() || clause {
                        found = Some(chunk);
                        inner = 0;
                        parted = false;
                    } else {
                        inner += 1;
                    }
                }
                // The verb was of an inner clause; one further out is wanted.
                ChunkKind::Relative | ChunkKind::Subordinator if found.is_some() => {
                    if inner == 0 {
                        found = None;
                    } else {
                        inner -= 1;
                    }
                }
                ChunkKind::Mark | ChunkKind::Conjunction => parted = true,
                _ => {}
            }
            let Some(before) = number.checked_sub(1) else { return found };
            number = before;
        }
        found
    }

    /// "Asked about it, she said": the subject that follows the comma.
    fn following(&self, verb: &VerbGroup, cue_start: usize) -> Source {
        let doc = self.doc;
        let comma = (verb.words.end..self.end.min(verb.words.end + 40)).find(|at| doc.mark(*at) == Some(','));
        let noun = comma.and_then(|comma| {
            let chunk = doc.grammar().chunk(comma + 1);
            if chunk.kind != ChunkKind::Noun || chunk.end > self.end {
                return None;
            }
            let np = doc.grammar().noun_phrase(doc, chunk.start)?;
            let next = doc.grammar().chunk(np.end);
            let verb = matches!(next.kind, ChunkKind::Verb | ChunkKind::Adverb | ChunkKind::Mark);
            verb.then_some(np)
        });
        Source { words: noun, cue_start, how: How::Shared }
    }
}

/// The noun phrase right behind a verb, with its apposition: "said Ana Lima, the envoy, on Monday".
pub(super) fn inverted(doc: &Doc<'_, '_>, at: usize) -> Option<Range<usize>> {
    let limit = doc.sentence(at).end;
    let chunk = doc.grammar().chunk(at);
    if chunk.kind != ChunkKind::Noun || at >= limit {
        return None;
    }
    let np = doc.grammar().noun_phrase(doc, at)?;
    let mut end = np.end;
    let comma = |from: usize| {
        (from..limit.min(from + 40))
            .find(|p| matches!(doc.mark(*p), Some(',' | '.' | ';' | '“' | '”' | '"' | ':')))
    };
    // "two envoys who asked not to be named, "
    if end < limit && doc.grammar().chunk(end).kind == ChunkKind::Relative {
        return Some(at..comma(end + 1).unwrap_or(end));
    }
    let next = doc.grammar().chunk(end + 1).kind;
    let belongs = next == ChunkKind::Relative || next == ChunkKind::Noun && !is_clause(doc, end + 1, limit);
    if doc.mark(end) == Some(',') && end + 1 < limit && belongs {
        // To the next comma, or the end of the sentence, without its mark.
        end = comma(end + 1).unwrap_or(end);
    }
    Some(at..end)
}

/// The noun phrase behind `by`, for a passive.
pub(super) fn agent(doc: &Doc<'_, '_>, at: usize, until: usize) -> Option<Range<usize>> {
    let limit = doc.sentence(at).end.min(at + 30).min(until);
    let by = (at..limit).find(|p| doc.eq(*p, "by") && doc.grammar().chunk(*p + 1).kind == ChunkKind::Noun)?;
    doc.grammar().noun_phrase(doc, by + 1).filter(|_| doc.grammar().pos(by) == Pos::Preposition)
}
