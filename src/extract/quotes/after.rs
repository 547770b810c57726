//! The words behind a quotation that tell who spoke: “…,” he said. “…,” said Wood, the envoy. “…” — Wood

use super::direct::{REACH, Reader, Said};
use super::noun;
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// How many words a plain subject has at most.
const LONGEST_PLAIN: usize = 24;

impl Reader<'_, '_, '_> {
    /// Who speaks, by the words behind the marks.
    pub(super) fn after(&self) -> Option<Said> {
        let doc = self.doc;
        let end = self.pair.end;
        if end >= doc.len() {
            return None;
        }
        let inner = self.last_mark();
        let mut at = end;
        let comma = inner == Some(',') || doc.mark(at) == Some(',');
        if doc.mark(at) == Some(',') {
            at += 1;
        }
        if matches!(doc.mark(at), Some('—' | '–' | '―' | '-')) {
            return self.signed(at + 1);
        }
        if self.doc.is_paragraph(at) {
            return self.below(at);
        }
        if inner == Some('.') && doc.capital(at) {
            return self.stopped(at);
        }
        let strong = comma || matches!(inner, Some('!' | '?' | '-' | '—' | '…'));
        let limit = self.limit();
        if doc.all(at, &["according", "to"]) {
            let speaker = noun::forward(doc, at + 2, limit)?;
            return Some(Said { speaker, cue: at..at + 2, rule: "quote-direct-according", confidence: 0.85 });
        }
        let mut verb = at;
        while matches!(doc.grammar().pos(verb), Pos::Adverb | Pos::Auxiliary)
            && doc.kind(verb) == Some(WordKind::Word)
            && verb < at + 3
        {
            verb += 1;
        }
        let says = doc.is(verb, Class::Cue) && !doc.capital(verb) && !doc.word(verb).ends_with("ing");
        if says
            && doc.grammar().pos(verb) != Pos::Base
            && !has_addressee(doc, verb)
            && let Some(speaker) = inverted(doc, verb, limit)
        {
            let confidence = if strong { 0.97 } else { 0.8 };
            return Some(Said { speaker, cue: verb..verb + 1, rule: "quote-direct-after-verb", confidence });
        }
        self.after_subject(at, limit, strong)
            .or_else(|| if strong { self.apposed(at, limit) } else { None })
            .or_else(|| if strong { self.plain_subject(at, limit) } else { None })
            .or_else(|| if strong && self.is_complete() { self.any_verb(at, limit) } else { None })
            .or_else(|| self.after_clause(at, limit))
    }

    /// “….” Wood said: a full stop where a comma should be, and nothing else in the sentence behind it.
    fn stopped(&self, at: usize) -> Option<Said> {
        let doc = self.doc;
        let limit = self.limit();
        let (cue, speaker) = (at + 1..limit.min(at + 8))
            .filter(|cue| noun::is_finite_cue(doc, *cue))
            .find_map(|cue| noun::backward(doc, cue, at).map(|noun| (cue, noun)))?;
        let alone =
            speaker.start == at && cue + 1 == limit && limit < self.next && doc.mark(limit) == Some('.');
        (alone && noun::agrees(doc, &speaker, cue)).then_some(Said {
            speaker,
            cue: cue..cue + 1,
            rule: "quote-direct-after",
            confidence: 0.9,
        })
    }

    /// “…,” Ana Lima, 67, a retired clerk in Oslo, Norway, said: a name with whatever stands between its commas.
    fn apposed(&self, at: usize, limit: usize) -> Option<Said> {
        let doc = self.doc;
        let name = doc.grammar().chunk(at);
        let named =
            name.kind == ChunkKind::Noun && name.start == at && doc.grammar().pos(name.head()) == Pos::Name;
        if !named || doc.mark(name.end) != Some(',') {
            return None;
        }
        let cue = (name.end + 2..limit).find(|cue| {
            noun::is_finite_cue(doc, *cue)
                && matches!(doc.mark(*cue - 1), Some(',' | ')'))
                && doc.grammar().pos(*cue) != Pos::Base
        })?;
        let finite = |w: usize| {
            matches!(doc.grammar().pos(w), Pos::Auxiliary | Pos::Modal | Pos::Present | Pos::Subordinator)
                && doc.kind(w) == Some(WordKind::Word)
        };
        let clause = (name.end + 1..cue).any(|w| doc.grammar().pos(w) == Pos::Relative);
        if !clause && (name.end + 1..cue).any(finite) {
            return None;
        }
        let speaker = at..cue;
        Some(Said { speaker, cue: cue..cue + 1, rule: "quote-direct-after", confidence: 0.97 })
    }

    /// “…,” some words said: a few words without a mark between the quotation and a verb of saying, whatever they are.
    fn plain_subject(&self, at: usize, limit: usize) -> Option<Said> {
        let doc = self.doc;
        let inverted = doc.is(at, Class::Cue) && is_inflected(doc, at) && doc.capital(at + 1);
        if inverted && at + 1 < limit && !has_addressee(doc, at) {
            let end =
                (at + 1..limit).find(|w| !doc.capital(*w) && doc.mark(*w) != Some('-')).unwrap_or(limit);
            let speaker = at + 1..end;
            return Some(Said {
                speaker,
                cue: at..at + 1,
                rule: "quote-direct-after-verb",
                confidence: 0.93,
            });
        }
        const OTHER: u128 = Class::Auxiliary.bit()
            | Class::Modal.bit()
            | Class::Subordinator.bit()
            | Class::Conjunction.bit();
        let mut cue = at;
        while cue < limit && cue < at + LONGEST_PLAIN {
            let small = !doc.capital(cue);
            let abbreviated = doc.mark(cue) == Some('.') && cue > at && doc.is(cue - 1, Class::Abbreviation);
            match doc.kind(cue) {
                Some(WordKind::Mark) if abbreviated || matches!(doc.mark(cue), Some('-' | '’' | '\'')) => {}
                Some(WordKind::Mark) | None => return None,
                Some(WordKind::Word)
                    if cue > at && small && is_inflected(doc, cue) && doc.is(cue, Class::Cue) =>
                {
                    break;
                }
                Some(WordKind::Word) if small && doc.any(cue, OTHER) && !doc.eq(cue, "and") => return None,
                _ => {}
            }
            cue += 1;
        }
        if cue <= at || cue >= limit || cue >= at + LONGEST_PLAIN || doc.eq(at, "and") {
            return None;
        }
        Some(Said { speaker: at..cue, cue: cue..cue + 1, rule: "quote-direct-after-plain", confidence: 0.83 })
    }

    /// “…” in the capital, he said: the words in marks are part of a clause that goes on.
    fn after_clause(&self, at: usize, limit: usize) -> Option<Said> {
        let doc = self.doc;
        let sentence = doc.sentence(self.pair.end - 1).end.max(at);
        let limit = limit.min(sentence);
        for comma in at..limit {
            if doc.mark(comma) != Some(',') {
                continue;
            }
            let said = |speaker, verb: usize| Said {
                speaker,
                cue: verb..verb + 1,
                rule: "quote-mixed-after",
                confidence: 0.88,
            };
            let next = comma + 1;
            if noun::is_finite_cue(doc, next)
                && doc.grammar().pos(next) != Pos::Base
                && !has_addressee(doc, next)
                && let Some(speaker) = inverted(doc, next, limit)
            {
                return Some(said(speaker, next));
            }
            let cue = (next + 1..limit.min(next + 30)).find(|w| noun::is_finite_cue(doc, *w));
            let Some(cue) = cue else { continue };
            let speaker =
                noun::backward(doc, cue, next).filter(|n| n.start == next && noun::agrees(doc, n, cue));
            if let Some(speaker) = speaker.filter(|_| self.is_over(cue + 1, limit) || has_addressee(doc, cue))
            {
                return Some(said(speaker, cue));
            }
        }
        None
    }

    /// The mark that ends the words in the marks, inside of marks of inner quotations.
    pub(super) fn last_mark(&self) -> Option<char> {
        let doc = self.doc;
        let last = self.pair.to.checked_sub(1)?;
        match doc.mark(last) {
            Some('\'' | '’' | '”' | '"') => doc.mark(last.checked_sub(1)?),
            mark => mark,
        }
    }

    /// Where the words behind the marks end that can tell who speaks.
    fn limit(&self) -> usize {
        let doc = self.doc;
        let end = self.pair.end;
        let limit = self.next.min(end + REACH).min(doc.len());
        let ends = |at: &usize| {
            *at > end && self.doc.is_paragraph(*at)
                || matches!(doc.mark(*at), Some(';' | ':' | '!' | '?'))
                || doc.mark(*at) == Some('.') && self.is_stop(*at)
        };
        (end..limit).find(ends).unwrap_or(limit)
    }

    /// Whether a full stop ends a sentence: not one of "Gen.", nor of "D-Calif.," and "(R-Fla.) said".
    fn is_stop(&self, at: usize) -> bool {
        let doc = self.doc;
        let within = doc.is(at.saturating_sub(1), Class::Abbreviation)
            || matches!(doc.mark(at + 1), Some(',' | ')' | ';'))
            || doc.kind(at + 1) == Some(WordKind::Word) && !doc.capital(at + 1);
        !within || doc.sentence(at + 1).start == at + 1
    }

    /// “…,” the minister said.
    fn after_subject(&self, at: usize, limit: usize, strong: bool) -> Option<Said> {
        let doc = self.doc;
        let (cue, speaker) = (at + 1..limit)
            .filter(|cue| noun::is_finite_cue(doc, *cue))
            .find_map(|cue| noun::backward(doc, cue, at).filter(|n| n.start <= at + 1).map(|n| (cue, n)))?;
        let leads = speaker.start == at
            || matches!(doc.grammar().pos(at), Pos::Adverb | Pos::Subordinator | Pos::Preposition);
        if !leads || !noun::agrees(doc, &speaker, cue) || !strong && !self.is_over(cue + 1, limit) {
            return None;
        }
        // “A,” and he said it was B: the clause behind is another.
        if doc.eq(cue + 1, "that")
            || matches!(doc.mark(at.saturating_sub(1)), Some(',')) && self.has_clause(cue + 1, limit)
        {
            return None;
        }
        let confidence = if strong { 0.97 } else { 0.8 };
        Some(Said { speaker, cue: cue..cue + 1, rule: "quote-direct-after", confidence })
    }

    /// Whether a clause follows a verb of saying: it says something else.
    fn has_clause(&self, at: usize, limit: usize) -> bool {
        let next = self.doc.grammar().chunk(at);
        next.kind == ChunkKind::Noun
            && self.doc.grammar().chunk(next.end).kind == ChunkKind::Verb
            && next.end < limit
    }

    /// Whether a clause is over, but for when and where: it told who spoke, and nothing else.
    fn is_over(&self, at: usize, limit: usize) -> bool {
        let doc = self.doc;
        at >= limit
            || matches!(doc.mark(at), Some(',' | '.'))
            || noun::is_time(doc, at)
            || doc.one_of(at, &["in", "on", "at", "during", "after", "of", "and"])
    }

    /// “…,” he deadpanned. “…,” beamed Wood. A verb that the lexicon does not know as one of saying.
    fn any_verb(&self, at: usize, limit: usize) -> Option<Said> {
        let doc = self.doc;
        let past = |at: usize| {
            matches!(doc.grammar().pos(at), Pos::Past | Pos::Participle | Pos::Present)
                && !doc.is(at, Class::Auxiliary)
        };
        if past(at) && at + 1 < limit && doc.grammar().pos(at) != Pos::Present {
            let speaker = noun::forward(doc, at + 1, limit).filter(|_| doc.capital(at + 1))?;
            return Some(Said { speaker, cue: at..at + 1, rule: "quote-direct-after-any", confidence: 0.6 });
        }
        let named = doc.capital(at) || doc.one_of(at, &["he", "she", "they", "the", "one", "a"]);
        let verb = (at + 1..limit.min(at + 30)).find(|w| past(*w)).filter(|_| named)?;
        let speaker = noun::backward(doc, verb, at).filter(|n| n.start == at)?;
        let mut end = verb + 1;
        while end < limit
            && (doc.grammar().pos(end) == Pos::Adverb || doc.one_of(end, &["back", "on", "out", "in", "up"]))
        {
            end += 1;
        }
        let over = self.is_over(end, limit) || doc.grammar().pos(end) == Pos::Preposition;
        let cue = verb..verb + 1;
        over.then_some(Said { speaker, cue, rule: "quote-direct-after-any", confidence: 0.6 })
    }

    /// A name behind a dash, up to the end of its line.
    fn signed(&self, at: usize) -> Option<Said> {
        let end = self.name_line(at)?;
        Some(Said { speaker: at..end, cue: at..at, rule: "quote-direct-signed", confidence: 0.78 })
    }

    /// A pull quote: the name stands alone on the line below.
    fn below(&self, at: usize) -> Option<Said> {
        let doc = self.doc;
        let opens = self.doc.is_paragraph(self.pair.open)
            || self.doc.sentence(self.pair.open).start == self.pair.open;
        let mut name = at;
        if matches!(doc.mark(at), Some('—' | '–' | '―' | '-')) {
            name += 1;
        }
        let end = self.name_line(name)?;
        let ended = matches!(doc.mark(end - 1), Some('.' | ':' | '?' | '!'));
        let named = (name..end).filter(|w| doc.capital(*w)).count() >= 2;
        (opens && named && !ended && doc.grammar().pos(name) == Pos::Name).then_some(Said {
            speaker: name..end,
            cue: name..name,
            rule: "quote-direct-below",
            confidence: 0.7,
        })
    }

    /// The end of a line of a few words that is a name, with a role perhaps: it has no verb.
    fn name_line(&self, at: usize) -> Option<usize> {
        let doc = self.doc;
        if !doc.capital(at) {
            return None;
        }
        let end = (at + 1..=(at + 16).min(doc.len()))
            .find(|e| *e >= doc.len() || doc.shape(*e).has(Shape::FIRST))?;
        let sentence = (at..end).any(|w| {
            matches!(
                doc.grammar().pos(w),
                Pos::Auxiliary | Pos::Modal | Pos::Past | Pos::Present | Pos::Pronoun
            ) || doc.mark(w) == Some('.') && w + 1 < end && !doc.is(w - 1, Class::Abbreviation)
                || matches!(doc.mark(w), Some('“' | '"' | '”'))
        });
        (!sentence && end <= self.next).then_some(end)
    }
}

/// Whether a verb has the ending of a past or of a third person.
fn is_inflected(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.word(at);
    word.ends_with("ed")
        || word.ends_with('s') && !word.ends_with("ss")
        || doc.one_of(at, &["said", "told", "wrote", "thought", "felt", "found", "knew", "swore"])
}

/// Whether a verb of saying has whom it is said to as its object, and so no subject behind it: "told the council".
pub(super) fn has_addressee(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(
        at,
        &["told", "tells", "tell", "informed", "informs", "assured", "assures", "reminded", "reminds"],
    )
}

/// Who speaks, behind the verb: "said Wood", "denounced in a joint statement the two States".
fn inverted(doc: &Doc<'_, '_>, verb: usize, limit: usize) -> Option<Range<usize>> {
    let next = doc.grammar().chunk(verb + 1);
    if next.kind != ChunkKind::Preposition {
        return noun::forward(doc, verb + 1, limit);
    }
    let object = doc.grammar().chunk(next.end);
    let setting = matches!(object.kind, ChunkKind::Noun | ChunkKind::Time)
        && doc.grammar().chunk(object.end).kind == ChunkKind::Noun;
    if setting { noun::forward(doc, object.end, limit) } else { None }
}
