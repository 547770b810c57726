//! What follows a verb that may be a cue: a clause, an infinitive, a noun phrase.

use super::{Marks, Shape};
use crate::extract::doc::Doc;
use crate::extract::grammar::{Chunk, ChunkKind, Pos, Tense, VerbGroup};
use crate::extract::lexicon::Class;
use crate::extract::quotes::cited::quoted_as_saying;
use std::ops::Range;

/// One reading of what follows a verb.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    /// What kind of content.
    pub(super) shape: Shape,
    /// Where the content starts.
    pub(super) from: usize,
    /// To whom it is said.
    pub(super) addressee: Option<Range<usize>>,
    /// Where the verb's own words end, with a particle: `pointed out`.
    pub(super) cue_end: usize,
}

/// The readings of what follows a verb, the likeliest first. Looks at no more than some dozens of chunks.
pub(super) fn readings(doc: &Doc<'_, '_>, marks: &Marks, verb: &VerbGroup) -> [Option<Frame>; 3] {
    let reader = Reader { doc, marks, limit: doc.sentence(verb.main).end };
    reader.read(verb)
}

struct Reader<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    marks: &'d Marks,
    limit: usize,
}

impl Reader<'_, '_, '_> {
    fn chunk(&self, at: usize) -> Option<Chunk> {
        Some(self.doc.grammar().chunk(at)).filter(|chunk| at < self.limit && chunk.end <= self.limit)
    }

    fn read(&self, verb: &VerbGroup) -> [Option<Frame>; 3] {
        let doc = self.doc;
        let mut at = verb.words.end;
        // "pointed out", "ruled out"
        let mut cue_end = at;
        if doc.one_of(at, &["out", "up", "off", "down", "back", "forward"]) && at < self.limit {
            at += 1;
            cue_end = at;
        }
        let addressee = None;
        let frame = |shape, from, addressee: &Option<Range<usize>>| {
            Some(Frame { shape, from, addressee: addressee.clone(), cue_end })
        };
        if let Some((_, from)) = quoted_as_saying(doc, verb.main) {
            let shape = if doc.eq(from, "that") { Shape::That } else { Shape::Bare };
            return [frame(shape, from, &None), None, None];
        }
        let mut preposition = None;
        for step in 0..9 {
            let Some(chunk) = self.chunk(at) else { break };
            match chunk.kind {
                // "said there will be a vote"
                ChunkKind::Adverb if opens_with_there(doc, at, self.limit) => {
                    return [frame(Shape::Bare, at, &addressee), preposition, None];
                }
                // "said none of them is here"
                ChunkKind::Adverb
                    if doc.one_of(chunk.head(), &["none", "most", "more", "much", "half"])
                        && doc.eq(chunk.end, "of")
                        && self.is_clause(chunk.end + 1) =>
                {
                    return [frame(Shape::Bare, at, &addressee), preposition, None];
                }
                ChunkKind::Time | ChunkKind::Adverb => at = chunk.end,
                ChunkKind::Subordinator => {
                    let shape = if doc.eq(at, "that") {
                        Shape::That
                    } else if doc
                        .one_of(at, &["whether", "if", "how", "why", "what", "where", "who", "which", "when"])
                    {
                        Shape::Wh
                    } else {
                        break;
                    };
                    return [frame(shape, at, &addressee), preposition, None];
                }
                // "said leaving is hard"
                ChunkKind::Verb
                    if doc.grammar().pos(at) == Pos::Gerund
                        && doc.is(verb.main, Class::CueClause)
                        && self.is_clause(at) =>
                {
                    let gerund = frame(Shape::Gerund, at, &addressee);
                    return [gerund, frame(Shape::Bare, at, &addressee), preposition];
                }
                // "said in a report seen by the paper that", "in a letter dated 5 May that"
                ChunkKind::Verb
                    if preposition.is_some()
                        && chunk.end == at + 1
                        && matches!(doc.grammar().pos(at), Pos::Participle | Pos::Past)
                        && (doc.eq(chunk.end, "by")
                            || !doc.any(at, Class::CueThat.bit() | Class::CueClause.bit())) =>
                {
                    let next =
                        self.chunk(chunk.end).filter(|c| matches!(c.kind, ChunkKind::Noun | ChunkKind::Time));
                    at = next.map_or(chunk.end, |next| next.end);
                }
                ChunkKind::Verb => {
                    let inner = doc.grammar().verb(doc, at);
                    let shape = match inner {
                        // "called on Peru to stop": those who are called on are part of it.
                        Some(inner)
                            if inner.infinitive
                                && addressee.is_none()
                                && preposition.as_ref().is_some_and(|p: &Frame| {
                                    doc.one_of(p.from - 1, &["on", "upon", "for", "to"])
                                }) =>
                        {
                            return [preposition, frame(Shape::Infinitive, at, &addressee), None];
                        }
                        Some(inner) if inner.infinitive => {
                            if addressee.is_some() {
                                Shape::Person
                            } else {
                                Shape::Infinitive
                            }
                        }
                        Some(_) if doc.grammar().pos(at) == Pos::Gerund => Shape::Gerund,
                        _ => break,
                    };
                    let from = addressee
                        .as_ref()
                        .filter(|_| shape == Shape::Person)
                        .map_or(at, |a: &Range<usize>| a.start);
                    return [frame(shape, from, &addressee), preposition, None];
                }
                // "said despite the rain, it would stay"
                ChunkKind::Preposition
                    if step == 0
                        && doc.one_of(at, &["despite", "without", "given", "unlike", "besides"])
                        && doc.is(verb.main, Class::CueClause)
                        && self.is_clause(self.comma(at) + 1) =>
                {
                    return [frame(Shape::Bare, at, &addressee), preposition, None];
                }
                ChunkKind::Preposition => {
                    let Some(object) = self.chunk(chunk.end) else { break };
                    if preposition.is_none() && (step == 0 || addressee.is_some()) {
                        preposition = Some(Frame {
                            shape: Shape::Preposition,
                            from: chunk.end,
                            addressee: addressee.clone(),
                            cue_end: chunk.end,
                        });
                    }
                    match object.kind {
                        ChunkKind::Noun => {
                            if self.is_clause(chunk.end)
                                && !doc.one_of(at, &["in", "on", "at", "to", "during", "with"])
                            {
                                break;
                            }
                            at = doc.grammar().noun_phrase(doc, object.start).map_or(object.end, |np| np.end);
                        }
                        ChunkKind::Time => at = object.end,
                        ChunkKind::Subordinator => {
                            // "asked about what he did"
                            return [preposition, None, None];
                        }
                        ChunkKind::Verb if doc.grammar().pos(object.start) == Pos::Gerund => {
                            return [preposition, None, None];
                        }
                        _ => break,
                    }
                }
                // "said last month that"
                ChunkKind::Noun if is_time(doc, chunk) => at = chunk.end,
                ChunkKind::Noun => {
                    let Some(np) = doc.grammar().noun_phrase(doc, at) else { break };
                    let simple = chunk.end;
                    let after = self.chunk(np.end).map(|c| c.kind);
                    let near = self.chunk(simple).map(|c| c.kind);
                    // "said the train crossed into Peru": what looks like a participle has no other verb.
                    let told = addressee.is_none()
                        && doc.is(verb.main, Class::CueClause)
                        && !doc.any(verb.main, Class::CueObject.bit() | Class::CuePerson.bit())
                        && after == Some(ChunkKind::Verb)
                        && doc.grammar().pos(np.end) == Pos::Participle;
                    // "described it as dead, and she agreed"
                    let object = doc.is(verb.main, Class::CueObject);
                    let first = if object { self.comma(at) } else { self.limit };
                    if told || is_clause(doc, at, first) {
                        let bare = frame(Shape::Bare, at, &addressee);
                        let object = frame(Shape::Object, at, &addressee);
                        let other = preposition.or(object);
                        return [bare, other, None];
                    }
                    if addressee.is_some() {
                        return [frame(Shape::Object, at, &addressee), preposition, None];
                    }
                    let whose = matches!(near, Some(ChunkKind::Noun)) && self.is_clause(simple);
                    let clause = matches!(after, Some(ChunkKind::Subordinator)) || whose;
                    let to = self.infinitive(np.end).or_else(|| self.infinitive(simple));
                    // "dismissed the claim that": the noun is what is dismissed.
                    let feeling = doc.one_of(verb.main, &["express", "expresses", "expressed", "expressing"]);
                    if !whose && (feeling || doc.is(chunk.head(), Class::CueNoun)) {
                        return [frame(Shape::Object, at, &None), preposition, None];
                    }
                    if clause || to.is_some() {
                        let end = if whose { simple } else { to.unwrap_or(np.end) };
                        let person = at..end;
                        let from = if whose { simple } else { end };
                        let shape = if to.is_some() && !clause {
                            Shape::Person
                        } else if whose {
                            Shape::Bare
                        } else if doc.eq(end, "that") {
                            Shape::That
                        } else {
                            Shape::Wh
                        };
                        let from = if shape == Shape::Person { at } else { from };
                        let first = Frame { shape, from, addressee: Some(person), cue_end };
                        return [Some(first), frame(Shape::Object, at, &None), preposition];
                    }
                    if preposition.is_some() {
                        return [preposition, frame(Shape::Object, at, &None), None];
                    }
                    // "told the paper on Monday that": look on, with the noun as the addressee.
                    let object = frame(Shape::Object, at, &None);
                    let mut next = np.end;
                    let mut skipped = 0;
                    while skipped < 3 {
                        skipped += 1;
                        match self.chunk(next) {
                            Some(c) if matches!(c.kind, ChunkKind::Time | ChunkKind::Adverb) => next = c.end,
                            Some(c)
                                if c.kind == ChunkKind::Preposition
                                    && self.chunk(c.end).is_some_and(|o| {
                                        matches!(o.kind, ChunkKind::Noun | ChunkKind::Time)
                                    }) =>
                            {
                                next = doc.grammar().noun_phrase(doc, c.end).map_or(c.end + 1, |np| np.end);
                            }
                            _ => break,
                        }
                    }
                    let said = self
                        .chunk(next)
                        .is_some_and(|c| c.kind == ChunkKind::Subordinator && doc.eq(next, "that"));
                    if said {
                        return [
                            Some(Frame {
                                shape: Shape::That,
                                from: next,
                                addressee: Some(at..np.end),
                                cue_end,
                            }),
                            object,
                            None,
                        ];
                    }
                    if next > np.end && self.is_clause(next) {
                        return [
                            Some(Frame {
                                shape: Shape::Bare,
                                from: next,
                                addressee: Some(at..np.end),
                                cue_end,
                            }),
                            object,
                            None,
                        ];
                    }
                    return [object, None, None];
                }
                ChunkKind::Adjective => return [frame(Shape::Adjective, at, &addressee), preposition, None],
                ChunkKind::Mark => {
                    // “said, “ and "said: “" open quoted words; "said, however, that" goes on.
                    let next = at + 1;
                    match doc.mark(at) {
                        Some('“' | '"' | '‘' | '\'' | '«') => {
                            // "said on ABC's “This Week” that"
                            let close = self.marks.close(at).filter(|close| step > 0 && *close < self.limit);
                            let after = close.and_then(|close| self.chunk(close)).map(|c| c.kind);
                            if let (
                                Some(close),
                                Some(ChunkKind::Time | ChunkKind::Subordinator | ChunkKind::Preposition),
                            ) = (close, after)
                            {
                                at = close;
                                continue;
                            }
                            if self.is_clause(next) {
                                return [
                                    frame(Shape::Bare, at, &addressee),
                                    frame(Shape::Object, at, &addressee),
                                    preposition,
                                ];
                            }
                            return [frame(Shape::Object, at, &addressee), preposition, None];
                        }
                        Some(',') if doc.eq(next, "that") => at = next,
                        Some(',') => {
                            // A short insertion: "said, in effect, that".
                            let close =
                                (next..(next + 9).min(self.limit)).find(|p| doc.mark(*p) == Some(','));
                            match close {
                                Some(close)
                                    if doc.eq(close + 1, "that")
                                        && doc.grammar().pos(close + 1) == Pos::Subordinator =>
                                {
                                    at = close + 1
                                }
                                _ => break,
                            }
                        }
                        Some(':') if self.is_clause(next) => {
                            return [frame(Shape::Bare, next, &addressee), preposition, None];
                        }
                        _ => break,
                    }
                }
                _ => break,
            }
        }
        [preposition, None, None]
    }

    /// The first comma behind a word, or the end.
    fn comma(&self, at: usize) -> usize {
        let end = self.limit.min(at + 60);
        (at..end).find(|at| self.doc.mark(*at) == Some(',')).unwrap_or(self.limit)
    }

    /// Where an infinitive starts at a place, the place.
    fn infinitive(&self, at: usize) -> Option<usize> {
        let chunk = self.chunk(at)?;
        let not = chunk.kind == ChunkKind::Adverb && self.doc.eq(at, "not");
        let start = if not { chunk.end } else { at };
        (start < self.limit && self.doc.grammar().pos(start) == Pos::To).then_some(at)
    }

    /// Whether a clause with a subject and a finite verb starts at a word.
    pub(super) fn is_clause(&self, at: usize) -> bool {
        is_clause(self.doc, at, self.limit)
    }
}

/// "there was a change"
fn opens_with_there(doc: &Doc<'_, '_>, at: usize, limit: usize) -> bool {
    at + 1 < limit && doc.eq(at, "there") && doc.grammar().chunk(at + 1).kind == ChunkKind::Verb
}

/// Whether a noun chunk tells when: "last month", "this week", "two years ago"; or how often: "a year" of "twice a year".
fn is_time(doc: &Doc<'_, '_>, chunk: Chunk) -> bool {
    let times = Class::TimeUnit.bit() | Class::TimePart.bit() | Class::Weekday.bit() | Class::Month.bit();
    (doc.any(chunk.head(), times) || doc.eq(chunk.head(), "times"))
        && (doc.one_of(chunk.start, &["last", "this", "next", "earlier", "late", "early", "that", "the"])
            || doc.eq(chunk.end, "ago")
            || is_rate(doc, chunk))
        && chunk.end - chunk.start < 5
}

/// Whether a noun chunk ends with how often: "twice a year", "three times a week", "every month".
fn is_rate(doc: &Doc<'_, '_>, chunk: Chunk) -> bool {
    let each = chunk.head().saturating_sub(1);
    let before = each.saturating_sub(1);
    doc.eq(chunk.head(), "times")
        || doc.one_of(each, &["every", "each", "per"])
        || doc.one_of(each, &["a", "an"]) && doc.one_of(before, &["once", "twice", "thrice", "times"])
}

/// Whether a clause with a subject and a finite verb starts at a word, and stands before a limit. Looks at no more than
/// sixteen chunks.
pub(super) fn is_clause(doc: &Doc<'_, '_>, at: usize, limit: usize) -> bool {
    let mut place = at;
    let mut relative = 0;
    let mut commas = 0;
    // "leaving it was hard"
    let mut nouns = usize::from(doc.grammar().pos(at) == Pos::Gerund);
    let mut last = ChunkKind::Mark;
    if opens_with_there(doc, at, limit) {
        return true;
    }
    for _ in 0..48 {
        if place >= limit {
            return false;
        }
        let chunk = doc.grammar().chunk(place);
        match chunk.kind {
            ChunkKind::Noun => {
                let contact = last == ChunkKind::Noun
                    && nouns > 0
                    && (doc.grammar().pos(chunk.start) == Pos::Pronoun
                        || doc.any(chunk.start, Class::Determiner.bit() | Class::Possessive.bit()));
                if contact {
                    relative += 1;
                }
                nouns += 1;
            }
            ChunkKind::Verb => {
                let tense = doc.grammar().verb(doc, place).map(|verb| verb.tense);
                // "the leaders appear"
                let bare = last == ChunkKind::Noun
                    && doc.grammar().pos(place) == Pos::Base
                    && (doc.word(place - 1).ends_with('s')
                        || doc.one_of(place - 1, &["they", "we", "i", "you"]));
                let finite = bare || tense.is_some_and(|tense| tense != Tense::None);
                if finite && relative == 0 {
                    return nouns > 0;
                }
                if finite {
                    relative -= 1;
                }
            }
            ChunkKind::Relative => relative += 1,
            ChunkKind::Mark => match doc.mark(place) {
                // A list of names may be long.
                Some(',') if nouns > 0 && doc.grammar().pos(place - 1) == Pos::Name => {}
                Some(',') if nouns > 0 && commas < 3 => commas += 1,
                Some('“' | '”' | '‘' | '’' | '"' | '\'' | '(' | ')' | '-' | '[' | ']') => {}
                Some('—' | '–') if nouns > 0 => {}
                _ => return false,
            },
            // "weapons such as rockets were"
            ChunkKind::Subordinator if nouns > 0 && doc.eq(place, "as") && doc.eq(place - 1, "such") => {}
            ChunkKind::Subordinator if nouns > 0 => return false,
            ChunkKind::Subordinator => relative += 1,
            _ => {}
        }
        last = chunk.kind;
        place = chunk.end;
    }
    false
}
