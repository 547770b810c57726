//! Who speaks a stretch in quotation marks: the word of saying before it, behind it, around it, or in what went before.

use super::marks::{self, Pair};
use super::noun;
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// Who said something, and where the text tells. Places are numbers of words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) speaker: Option<Range<usize>>,
    pub(super) cue: Range<usize>,
    pub(super) rule: &'static str,
    pub(super) confidence: f64,
}

/// A stretch in marks that somebody said.
#[derive(Clone, Debug)]
pub(super) struct Quoted {
    pub(super) pair: Pair,
    pub(super) said: Option<Said>,
    /// The one before it that it goes on with, by its place in the list.
    pub(super) continues: Option<usize>,
    /// All that is said stands in the marks, as far as marks tell.
    pub(super) whole: bool,
}

/// How far the word of saying can be from the marks.
const REACH: usize = 45;

/// The stretches of a text that are speech, with who speaks. Linear.
pub(super) fn find(doc: &Doc<'_, '_>, pairs: &[Pair]) -> Vec<Quoted> {
    let wrapped = marks::is_wrapped(doc);
    let outer: Vec<Pair> = pairs.iter().filter(|p| p.depth == 0).copied().collect();
    let mut found: Vec<Quoted> = Vec::new();
    for (number, pair) in outer.iter().enumerate() {
        let reader = Reader {
            doc,
            wrapped,
            pair: *pair,
            before: number.checked_sub(1).map_or(0, |b| outer[b].end),
            next: outer.get(number + 1).map_or(doc.len(), |n| n.open),
        };
        if let Some(quoted) = reader.read(&found) {
            found.push(quoted);
        }
    }
    found
}

struct Reader<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    wrapped: bool,
    pair: Pair,
    /// Behind the pair before.
    before: usize,
    /// Where the next pair opens.
    next: usize,
}

impl Reader<'_, '_, '_> {
    fn read(&self, found: &[Quoted]) -> Option<Quoted> {
        let complete = self.is_complete();
        let pair = self.pair;
        let quoted = |said, continues, whole| Some(Quoted { pair, said, continues, whole });
        let last = found.len().checked_sub(1);
        let previous = found.last();
        if pair.goes_on {
            if let Some(previous) = previous.filter(|p| !p.pair.closed && p.pair.end == pair.open) {
                return quoted(previous.said.clone(), last, true);
            }
        }
        if let Some(said) = self.after() {
            return quoted(Some(said), None, complete || self.before_is_edge());
        }
        // “A,” he said, “b.”
        if let Some(previous) = previous.filter(|p| p.pair.end == self.before && self.is_inside(p)) {
            return quoted(
                previous.said.clone().map(|s| renamed(s, "quote-direct-inside", 0.97)),
                last,
                true,
            );
        }
        if let Some((said, adjacent)) = self.before(previous) {
            return quoted(Some(said), None, complete || adjacent);
        }
        if !complete {
            // A second fragment of the same clause.
            if let Some(previous) = previous.filter(|p| p.pair.end == self.before && self.is_same_sentence(p))
            {
                if previous.said.is_some() && !previous.whole {
                    return quoted(previous.said.clone(), last, false);
                }
            }
            return None;
        }
        // “A,” he said. “B.”
        if let Some(previous) = previous.filter(|p| p.said.is_some() && p.pair.end == self.before) {
            if let Some(rule) = self.follows(previous) {
                let confidence = if rule == "quote-direct-goes-on" { 0.95 } else { 0.85 };
                return quoted(previous.said.clone().map(|s| renamed(s, rule, confidence)), last, true);
            }
        }
        if let Some(said) = self.prior() {
            return quoted(Some(said), None, true);
        }
        quoted(None, None, true)
    }

    /// Whether the marks hold a sentence, or several, rather than words of one.
    fn is_complete(&self) -> bool {
        let doc = self.doc;
        let Pair { from, to, .. } = self.pair;
        let words = (from..to).filter(|at| doc.kind(*at) != Some(WordKind::Mark)).take(4).count();
        let ended = to > from
            && matches!(doc.mark(to - 1), Some('.' | '!' | '?' | ',' | '…' | '—' | '-' | '\'' | '’'));
        let first = (from..to).find(|at| doc.kind(*at) != Some(WordKind::Mark)).unwrap_or(from);
        let begins = doc.capital(first) || doc.kind(first) != Some(WordKind::Word);
        words >= 2 && begins && (ended || words >= 4)
    }

    /// Whether the marks open where a sentence or paragraph does.
    fn before_is_edge(&self) -> bool {
        let open = self.pair.open;
        self.is_paragraph(open) || self.doc.sentence(open).start == open
    }

    fn is_paragraph(&self, at: usize) -> bool {
        marks::is_paragraph(self.doc, self.wrapped, at)
    }

    /// Where the words behind the marks end that can tell who speaks.
    fn limit(&self) -> usize {
        let doc = self.doc;
        let end = self.pair.end;
        let limit = self.next.min(end + REACH).min(doc.len());
        (end..limit)
            .find(|at| {
                *at > end && self.is_paragraph(*at)
                    || matches!(doc.mark(*at), Some(';' | ':' | '!' | '?'))
                    || doc.mark(*at) == Some('.')
                        && (!doc.is(at.saturating_sub(1), Class::Abbreviation)
                            || doc.sentence(at + 1).start == at + 1)
            })
            .unwrap_or(limit)
    }

    /// “…,” he said. “…,” said Wood, the envoy. “…,” according to Wood. “…” — Wood
    fn after(&self) -> Option<Said> {
        let doc = self.doc;
        let Pair { to, end, .. } = self.pair;
        let inner = to.checked_sub(1).and_then(|last| doc.mark(last));
        let mut inner = inner;
        if matches!(inner, Some('\'' | '’' | '”' | '"')) {
            inner = to.checked_sub(2).and_then(|last| doc.mark(last));
        }
        if end >= doc.len() {
            return None;
        }
        let limit = self.limit();
        let mut at = end;
        let comma = inner == Some(',') || doc.mark(at) == Some(',');
        if doc.mark(at) == Some(',') {
            at += 1;
        }
        let dash = matches!(doc.mark(at), Some('—' | '–' | '―')) || doc.mark(at) == Some('-');
        if dash {
            return self.signed(at + 1);
        }
        if self.is_paragraph(at) {
            return None;
        }
        let strong = comma || matches!(inner, Some('!' | '?' | '-' | '—' | '…'));
        if inner == Some('.') && doc.capital(at) {
            return None;
        }
        if doc.all(at, &["according", "to"]) {
            let speaker = noun::forward(doc, at + 2, limit)?;
            return Some(Said {
                speaker: Some(speaker),
                cue: at..at + 2,
                rule: "quote-direct-according",
                confidence: 0.95,
            });
        }
        let mut verb = at;
        while noun::is_adverb(doc, verb) {
            verb += 1;
        }
        if noun::is_finite_cue(doc, verb) && !doc.is(at, Class::Determiner) {
            if noun::is_base(doc, verb) {
                return None;
            }
            let speaker = noun::forward(doc, verb + 1, limit)?;
            return Some(Said {
                speaker: Some(speaker),
                cue: verb..verb + 1,
                rule: "quote-direct-after-verb",
                confidence: if strong { 0.96 } else { 0.8 },
            });
        }
        // The first verb of saying behind a noun phrase.
        let cue = (at..limit).find(|c| {
            noun::is_finite_cue(doc, *c) && noun::backward(doc, *c, at).is_some_and(|n| n.start <= at + 1)
        });
        if let Some(cue) = cue {
            let speaker = noun::backward(doc, cue, at)?;
            if (noun::is_base(doc, cue))
                && !doc.one_of(speaker.end - 1, &["they", "i", "we", "you", "who", "others"])
                && !doc.word(speaker.end - 1).ends_with('s')
            {
                return None;
            }
            if !strong && !complete_after(doc, cue, limit) {
                return None;
            }
            return Some(Said {
                speaker: Some(speaker),
                cue: cue..cue + 1,
                rule: "quote-direct-after",
                confidence: if strong { 0.97 } else { 0.8 },
            });
        }
        if comma {
            return self.any_verb(at, limit);
        }
        None
    }

    /// “…,” he deadpanned. “…,” quipped Wood: a verb that the lexicon does not know as one of saying.
    fn any_verb(&self, at: usize, limit: usize) -> Option<Said> {
        let doc = self.doc;
        let past = |at: usize| {
            doc.kind(at) == Some(WordKind::Word)
                && !doc.capital(at)
                && doc.word(at).len() > 4
                && doc.word(at).ends_with("ed")
        };
        if past(at) && (doc.capital(at + 1) || doc.is(at + 1, Class::Determiner)) {
            let speaker = noun::forward(doc, at + 1, limit)?;
            let cue = at..at + 1;
            return Some(Said {
                speaker: Some(speaker),
                cue,
                rule: "quote-direct-after-any",
                confidence: 0.8,
            });
        }
        let subject = if doc.one_of(at, &["he", "she", "they"]) {
            at + 1
        } else {
            let mut name = at;
            while name < limit && doc.capital(name) {
                name += 1;
            }
            name
        };
        (subject > at && past(subject)).then(|| Said {
            speaker: Some(at..subject),
            cue: subject..subject + 1,
            rule: "quote-direct-after-any",
            confidence: 0.8,
        })
    }

    /// A name behind a dash, up to the end of its line.
    fn signed(&self, at: usize) -> Option<Said> {
        let doc = self.doc;
        if !doc.capital(at) {
            return None;
        }
        let end = (at + 1..(at + 14).min(doc.len() + 1))
            .find(|e| *e >= doc.len() || doc.shape(*e).has(Shape::FIRST))?;
        let verb = (at..end).any(|w| {
            doc.any(w, Class::Auxiliary.bit() | Class::Modal.bit())
                || doc.mark(w) == Some('.') && w + 1 < end && !doc.is(w - 1, Class::Abbreviation)
        });
        (!verb && end <= self.next).then(|| Said {
            speaker: Some(at..end),
            cue: at..at,
            rule: "quote-direct-signed",
            confidence: 0.9,
        })
    }

    /// The cue before the marks, and whether nothing but a comma, colon or addressee stands between.
    fn before(&self, previous: Option<&Quoted>) -> Option<(Said, bool)> {
        let doc = self.doc;
        let open = self.pair.open;
        let mut at = open;
        let colon = at > 0 && doc.mark(at - 1) == Some(':');
        if at == 0 || self.is_paragraph(at) && !colon {
            return None;
        }
        let sentence = doc.sentence(at - 1);
        if sentence.end <= open && !colon {
            return None;
        }
        let edge = sentence.start.max(at.saturating_sub(REACH));
        let from = edge.max(self.before.min(at));
        if matches!(doc.mark(at - 1), Some(':' | ',')) {
            at -= 1;
        }
        let end = at;
        while at > from {
            at -= 1;
            if matches!(doc.mark(at), Some(';')) {
                return None;
            }
            if !self.is_cue(at) {
                continue;
            }
            let near = self.is_near(at, end);
            let speaker = self.subject(at, from, sentence.start, previous);
            let Some(speaker) = speaker else {
                if near && !self.is_complete() {
                    return None;
                }
                continue;
            };
            let rule = if colon {
                "quote-direct-colon"
            } else if near {
                "quote-direct-before"
            } else {
                "quote-mixed-before"
            };
            let confidence = if near { 0.95 } else { 0.8 };
            return Some((Said { speaker: Some(speaker), cue: at..at + 1, rule, confidence }, near));
        }
        if colon {
            return self.colon(end, from);
        }
        None
    }

    /// `Wood: “…”`: a name and a colon.
    fn colon(&self, colon: usize, from: usize) -> Option<(Said, bool)> {
        let doc = self.doc;
        let start = doc.sentence(colon).start.max(from);
        let named = colon > start
            && colon - start <= 6
            && (start..colon).all(|w| doc.capital(w) || doc.mark(w) == Some('.'));
        named.then(|| {
            (
                Said {
                    speaker: Some(start..colon),
                    cue: colon..colon + 1,
                    rule: "quote-direct-colon",
                    confidence: 0.85,
                },
                true,
            )
        })
    }

    fn is_cue(&self, at: usize) -> bool {
        let doc = self.doc;
        if !doc.is(at, Class::Cue) || doc.capital(at) && doc.sentence(at).start != at {
            return false;
        }
        if at > 0
            && (doc.any(at - 1, Class::Determiner.bit() | Class::Possessive.bit())
                || doc.kind(at - 1) == Some(WordKind::Clitic))
        {
            // "the report", "his claim": a noun, unless the word before is a subject ("that said").
            return doc.one_of(at - 1, &["that", "all", "others", "both", "some"]) && !noun::is_base(doc, at);
        }
        true
    }

    /// Whether only an addressee, "that", a time or a place stands between the cue and the marks.
    fn is_near(&self, cue: usize, end: usize) -> bool {
        let doc = self.doc;
        let between = cue + 1..end;
        if between.len() > 14 {
            return false;
        }
        if between.is_empty() || between.len() == 1 && doc.eq(cue + 1, "that") {
            return true;
        }
        const VERBS: u128 = Class::Auxiliary.bit() | Class::Modal.bit() | Class::Cue.bit();
        if between.clone().any(|w| {
            doc.any(w, VERBS) && !doc.capital(w)
                || doc.is(w, Class::Subordinator) && !doc.is(w, Class::Preposition)
        }) {
            return false;
        }
        let start = cue + 1;
        doc.mark(end) == Some(':')
            || doc.mark(end) == Some(',') && doc.mark(start) != Some(',')
            || doc.any(start, Class::Preposition.bit()) && !doc.eq(start, "of")
            || doc
                .one_of(cue, &["told", "tells", "telling", "tell", "asked", "reminded", "warned", "assured"])
    }

    /// Who says it, for a cue before the marks.
    fn subject(
        &self,
        cue: usize,
        from: usize,
        sentence: usize,
        previous: Option<&Quoted>,
    ) -> Option<Range<usize>> {
        let doc = self.doc;
        // "quoted as saying".
        let mut verb = cue;
        if verb >= 2 && doc.eq(verb - 1, "as") && doc.is(verb - 2, Class::Cue) {
            verb -= 2;
        }
        let mut left = verb;
        while left > from && noun::is_adverb(doc, left - 1) && !doc.eq(left - 1, "who") {
            left -= 1;
        }
        let dependent = doc.word(verb).ends_with("ing")
            || left > from
                && (doc.one_of(
                    left - 1,
                    &["to", "and", "or", "but", "by", "in", "before", "after", "while", "then"],
                ) || verb != cue && false);
        // "was told": whoever spoke is not the subject.
        let passive = left > from
            && doc.one_of(left - 1, &["be", "was", "were", "is", "are", "been", "being"])
            && !doc.word(verb).ends_with("ing")
            && verb == cue;
        if passive {
            return None;
        }
        if dependent && verb == cue {
            // The subject of what the sentence began with: of the quotation before, or of its first verb.
            if let Some(previous) = previous.filter(|p| p.pair.end == self.before && self.before > sentence) {
                if let Some(said) = &previous.said {
                    return said.speaker.clone();
                }
            }
            return self.main_subject(sentence, cue);
        }
        let speaker = noun::backward(doc, verb, from)?;
        if noun::is_base(doc, verb)
            && verb == cue
            && !doc.one_of(speaker.end - 1, &["they", "i", "we", "you", "who", "others"])
            && !doc.word(speaker.end - 1).ends_with('s')
        {
            let modal = (left.saturating_sub(3).max(from)..left)
                .any(|w| doc.is(w, Class::Modal) || doc.is(w, Class::Auxiliary));
            if !modal {
                return None;
            }
        }
        Some(speaker)
    }

    /// The subject of a sentence's first clause, before a word.
    fn main_subject(&self, sentence: usize, limit: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut at = sentence;
        for _ in 0..3 {
            while doc.is(at, Class::Conjunction)
                || noun::is_adverb(doc, at)
                || doc.mark(at) == Some(',')
                || doc.eq(at, "however")
            {
                at += 1;
            }
            let opens = doc.any(at, Class::Preposition.bit() | Class::Subordinator.bit())
                || doc.word(at).ends_with("ing")
                || doc.word(at).ends_with("ed");
            if !opens {
                break;
            }
            at = (at..limit).find(|w| doc.mark(*w) == Some(','))? + 1;
        }
        let noun = noun::forward(doc, at, limit)?;
        let time = noun::is_time(doc, noun.end - 1);
        (noun.end < limit && !time).then_some(noun)
    }

    /// “A,” he said, “b.”: whether only that stands between.
    fn is_inside(&self, previous: &Quoted) -> bool {
        let doc = self.doc;
        let Some(said) = &previous.said else { return false };
        let open = self.pair.open;
        let after = said.cue.start >= previous.pair.end;
        let close = open - previous.pair.end <= 40;
        if !after
            || !close
            || (previous.pair.end..open).any(|w| w > previous.pair.end && self.is_paragraph(w))
        {
            return false;
        }
        let comma = doc.mark(open - 1) == Some(',') && !self.is_complete_stop(previous.pair.end, open);
        comma && !(said.cue.end..open).any(|w| doc.is(w, Class::Cue) && !doc.capital(w))
    }

    fn is_complete_stop(&self, from: usize, to: usize) -> bool {
        let doc = self.doc;
        (from + 1..to).any(|w| doc.sentence(w).start == w)
    }

    fn is_same_sentence(&self, previous: &Quoted) -> bool {
        self.doc.sentence(previous.pair.end - 1) == self.doc.sentence(self.pair.open)
    }

    /// How a complete quotation without words of its own goes on with the one before.
    fn follows(&self, previous: &Quoted) -> Option<&'static str> {
        let doc = self.doc;
        let (start, open) = (previous.pair.end, self.pair.open);
        if open - start > 60 {
            return None;
        }
        let breaks = (start + 1..=open).filter(|w| self.is_paragraph(*w)).count()
            + usize::from(start == open && self.is_paragraph(open));
        let sentences = doc.sentence_number(open).saturating_sub(doc.sentence_number(start.min(open)));
        match breaks {
            0 if sentences <= 1 => Some("quote-direct-goes-on"),
            1 if self.is_paragraph(open) && sentences <= 1 => Some("quote-direct-next-paragraph"),
            _ => None,
        }
    }

    /// The sentence before tells who speaks: `Wood was blunt. “…”`
    fn prior(&self) -> Option<Said> {
        let doc = self.doc;
        let open = self.pair.open;
        let before = open.checked_sub(1)?;
        if doc.sentence(open).start != open || self.before > before {
            return None;
        }
        let sentence = doc.sentence(before);
        if sentence.start < self.before {
            return None;
        }
        let same = !self.is_paragraph(open);
        let cue = sentence.clone().find(|w| {
            noun::is_finite_cue(doc, *w)
                && self.is_cue(*w)
                && noun::backward(doc, *w, sentence.start).is_some()
        });
        if let Some(cue) = cue {
            let speaker = noun::backward(doc, cue, sentence.start)?;
            return Some(Said {
                speaker: Some(speaker),
                cue: cue..cue + 1,
                rule: "quote-direct-prior-cue",
                confidence: if same { 0.85 } else { 0.7 },
            });
        }
        None
    }
}

fn renamed(said: Said, rule: &'static str, confidence: f64) -> Said {
    Said { rule, confidence: confidence * said.confidence, ..said }
}

/// Whether a clause is over behind its verb of saying: it was an attribution, not a clause that goes on.
fn complete_after(doc: &Doc<'_, '_>, cue: usize, limit: usize) -> bool {
    let next = cue + 1;
    next >= limit
        || matches!(doc.mark(next), Some(',' | '.'))
        || noun::is_time(doc, next)
        || doc.one_of(next, &["in", "on", "at", "during", "after", "of"])
}
