//! The words before a quotation that tell who speaks: Wood said: “…” He told reporters on Friday that “…”

use super::after::has_addressee;
use super::direct::{Quoted, REACH, Reader, Said};
use super::kinds;
use super::noun;
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos, Tense};
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use std::ops::Range;

impl Reader<'_, '_, '_> {
    /// The cue before the marks, and whether nothing but a comma, colon, addressee or setting stands between.
    pub(super) fn before(&self, previous: Option<&Quoted>) -> Option<(Said, bool)> {
        let doc = self.doc;
        let open = self.pair.open;
        let last = open.checked_sub(1)?;
        let colon = doc.mark(last) == Some(':');
        if self.doc.is_paragraph(open) && !colon {
            return None;
        }
        let sentence = doc.sentence(last);
        if sentence.end <= open && !colon && doc.mark(last) != Some(',') {
            return None;
        }
        let from = sentence.start.max(open.saturating_sub(REACH)).max(self.before.min(open));
        let end = if matches!(doc.mark(last), Some(':' | ',')) { last } else { open };
        for at in (from..end).rev() {
            if doc.mark(at) == Some(';') {
                return None;
            }
            if !noun::is_cue(doc, at) {
                continue;
            }
            let near = self.is_near(at, end);
            let (at, speaker) = match self.subject(at, from, sentence.start, previous, near) {
                Some(speaker) if near && self.is_complete() && !is_thought(doc, at) => (at, Some(speaker)),
                Some(speaker) => self.outermost(at, speaker, from, sentence.start, previous),
                None => (at, None),
            };
            let Some(speaker) = speaker else {
                if near && !self.is_complete() {
                    return None;
                }
                continue;
            };
            // "She read “The Long Way”": a book.
            let work = doc.one_of(at, &["wrote", "write", "writes", "written"])
                || doc.one_of(at, &["read", "reads"]) && doc.grammar().pos(speaker.start) == Pos::Pronoun;
            // "Wood said in his book, “The Long Way”", "Wood told “Oslo Today”".
            let named =
                end > at + 1 && doc.any(end - 1, Class::Setting.bit()) && doc.mark(open - 1) != Some(':')
                    || end == open && at + 1 == open && has_addressee(doc, at);
            if (work && end == open || named) && kinds::is_title(doc, self.pair) {
                return None;
            }
            let rule = match (colon, near) {
                (true, _) => "quote-direct-colon",
                (false, true) => "quote-direct-before",
                (false, false) => "quote-mixed-before",
            };
            let confidence = if near { 0.86 } else { 0.66 };
            return Some((Said { speaker, cue: at..at + 1, rule, confidence }, near));
        }
        if let Some(said) = self.inverted_before(end, from).filter(|_| self.is_complete()) {
            return Some((said, true));
        }
        if end < open && self.is_complete() {
            return self.any_verb_before(end, from, colon);
        }
        None
    }

    /// "Wood said he thinks it “odd”": all that is the content of an outer word of saying is whose that is. Gives that cue
    /// and its speaker.
    fn outermost(
        &self,
        cue: usize,
        speaker: Range<usize>,
        from: usize,
        sentence: usize,
        previous: Option<&Quoted>,
    ) -> (usize, Option<Range<usize>>) {
        let doc = self.doc;
        let (mut cue, mut speaker) = (cue, speaker);
        let parts = ["while", "although", "though", "as", "because", "after", "when", "if", "who", "which"];
        for _ in 0..3 {
            let start = speaker.start.min(cue);
            let content = |w: &usize| {
                doc.kind(*w) != Some(WordKind::Mark)
                    && !doc.any(*w, Class::Conjunction.bit())
                    && !doc.one_of(*w, &parts)
            };
            let mut outer = (from.max(start.saturating_sub(12))..start).rev().take_while(content);
            let Some(outer) = outer.find(|w| noun::is_cue(doc, *w)) else { break };
            let Some(whose) = self.subject(outer, from, sentence, previous, false) else { break };
            cue = outer;
            speaker = whose;
        }
        (cue, Some(speaker))
    }

    /// "Stated Wood: “…”", "But, said Wood, “…”"
    fn inverted_before(&self, end: usize, from: usize) -> Option<Said> {
        let doc = self.doc;
        let cue = (from.max(end.saturating_sub(12))..end).rev().find(|w| doc.is(*w, Class::Cue))?;
        let opens = cue == from
            || doc.sentence(cue).start == cue
            || matches!(doc.mark(cue - 1), Some(',' | '—' | '–'))
            || doc.grammar().pos(cue - 1) == Pos::Conjunction;
        let speaker = noun::forward(doc, cue + 1, end).filter(|noun| opens && noun.end == end)?;
        let verb = matches!(doc.grammar().pos(cue), Pos::Past | Pos::Participle | Pos::Present);
        verb.then_some(Said { speaker, cue: cue..cue + 1, rule: "quote-direct-colon", confidence: 0.87 })
    }

    /// `Wood: “…”`, `Wood fired back: “…”`, `Wood went on, “…”`
    fn any_verb_before(&self, end: usize, from: usize, colon: bool) -> Option<(Said, bool)> {
        let doc = self.doc;
        let start = (from..end)
            .rev()
            .find(|at| {
                matches!(doc.mark(*at), Some('—' | '–')) || doc.mark(*at) == Some('-') && doc.spaced(*at)
            })
            .map_or(from, |at| at + 1);
        let named = end > start
            && end - start <= 8
            && doc.grammar().pos(start) == Pos::Name
            && (start..end).all(|w| {
                doc.capital(w) || doc.grammar().pos(w) != Pos::Past && doc.grammar().pos(w) != Pos::Present
            });
        if colon && named {
            let said = Said {
                speaker: start..end,
                cue: end..end + 1,
                rule: "quote-direct-name-colon",
                confidence: 0.9,
            };
            return Some((said, true));
        }
        let reach = if colon { 20 } else { 5 };
        let verb = (from.max(end.saturating_sub(reach))..end).rev().find_map(|w| {
            doc.grammar().verb(doc, w).filter(|v| v.tense == Tense::Past || v.tense == Tense::Present)
        })?;
        if verb.passive || doc.is(verb.main, Class::Auxiliary) {
            return None;
        }
        let speaker = noun::backward(doc, verb.words.start, from)?;
        let said = Said {
            speaker,
            cue: verb.main..verb.main + 1,
            rule: if colon { "quote-direct-colon-any" } else { "quote-direct-before-any" },
            confidence: if colon { 0.58 } else { 0.8 },
        };
        Some((said, true))
    }

    /// Whether only an addressee, "that", a time or a place stands between the cue and the marks.
    fn is_near(&self, cue: usize, end: usize) -> bool {
        let doc = self.doc;
        let start = cue + 1;
        if end - start > 16 {
            return false;
        }
        if start == end || end - start == 1 && doc.one_of(start, &["that", "as"]) {
            return true;
        }
        let clause = |at: usize| {
            matches!(
                doc.grammar().pos(at),
                Pos::Past | Pos::Present | Pos::Auxiliary | Pos::Modal | Pos::Base
            ) || doc.grammar().pos(at) == Pos::Subordinator && at + 1 < end
        };
        if (start..end).any(clause) {
            return false;
        }
        matches!(doc.mark(end), Some(':' | ',')) && doc.mark(start) != Some(',')
            || doc.grammar().pos(start) == Pos::Preposition
                && !doc.eq(start, "of")
                && doc.mark(end).is_some_and(|m| m == ':' || m == ',')
            || doc.eq(end - 1, "that")
    }

    /// Whether a comma or a colon stands before the marks.
    pub(super) fn is_parted(&self) -> bool {
        let before = self.pair.open.checked_sub(1).and_then(|last| self.doc.mark(last));
        matches!(before, Some(',' | ':'))
    }

    /// Who says it, for a cue before the marks.
    fn subject(
        &self,
        cue: usize,
        from: usize,
        sentence: usize,
        previous: Option<&Quoted>,
        near: bool,
    ) -> Option<Range<usize>> {
        let doc = self.doc;
        // "quoted as saying".
        let quoted = cue >= from + 2 && doc.eq(cue - 1, "as") && doc.is(cue - 2, Class::Cue);
        let verb = doc.grammar().verb(doc, if quoted { cue - 2 } else { cue })?;
        // "was told": whoever spoke is not the subject. "a site called": nobody speaks.
        if verb.passive && !quoted {
            return None;
        }
        if verb.tense != Tense::None || quoted {
            if let Some(speaker) = noun::backward(doc, verb.words.start, from) {
                return Some(speaker).filter(|s| noun::agrees(doc, s, verb.main));
            }
        } else if doc.grammar().pos(verb.main) == Pos::Participle {
            // "He came and later said, “…”": what looks like a participle is finite before such marks.
            let finite = near && self.is_complete() && verb.words.len() == 1 && self.is_parted();
            if !finite {
                return None;
            }
            let before = verb.words.start.checked_sub(1).filter(|before| *before >= from)?;
            let mut joint = before;
            while joint > from && matches!(doc.grammar().pos(joint), Pos::Adverb | Pos::Adjective) {
                joint -= 1;
            }
            if doc.grammar().chunk(joint).kind != ChunkKind::Conjunction {
                return noun::backward(doc, verb.words.start, from);
            }
        }
        // "that Wood was asked to say": whose the verb is that rules it.
        if verb.infinitive
            && let Some(ruling) = verb.words.start.checked_sub(1).filter(|w| *w >= from)
            && let Some(ruling) = doc.grammar().verb(doc, ruling).filter(|v| v.tense != Tense::None)
            && let Some(speaker) = noun::backward(doc, ruling.words.start, from)
        {
            return Some(speaker);
        }
        // "with Wood noting", "the share of voters saying": a subject of its own, unless it is what was sent or said.
        let gerund = verb.tense == Tense::None && doc.word(verb.main).ends_with("ing");
        if gerund
            && verb.words.start > from
            && doc.mark(verb.words.start - 1) != Some(',')
            && let Some(own) = noun::backward(doc, verb.words.start, from)
        {
            let before = doc.grammar().chunk(own.start.saturating_sub(1)).kind;
            let hangs = matches!(before, ChunkKind::Verb | ChunkKind::Preposition);
            if own.start > from && (doc.eq(own.start - 1, "with") || !hangs) || own.start == sentence {
                return Some(own);
            }
        }
        // The subject of what the sentence began with: of the quotation before, or of the verb before.
        if let Some(said) = previous.filter(|_| self.before > sentence).and_then(|p| p.said.as_ref())
            && (doc.mark(self.before) == Some(',')
                || said.cue.start >= self.before
                || self.is_shared(verb.words.start)
                || verb.tense == Tense::None)
        {
            return Some(said.speaker.clone());
        }
        for cue in (from..verb.words.start).rev() {
            if noun::is_finite_cue(doc, cue)
                && let Some(speaker) = noun::backward(doc, cue, from)
            {
                let (_, whose) = self.outermost(cue, speaker, from, sentence, None);
                return whose;
            }
        }
        self.main_subject(from, verb.words.start)
    }

    /// Whether a verb has the subject of the one before: "and warned", "but later said".
    fn is_shared(&self, verb: usize) -> bool {
        let doc = self.doc;
        let mut before = doc.grammar().chunk(verb.saturating_sub(1));
        if before.kind == ChunkKind::Adverb {
            before = doc.grammar().chunk(before.start.saturating_sub(1));
        }
        before.kind == ChunkKind::Conjunction && before.start >= self.before
    }

    /// The subject of the first clause between two words that is no subordinate one.
    fn main_subject(&self, from: usize, to: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let first = doc.grammar().chunk(from);
        let mut at = from;
        if matches!(first.kind, ChunkKind::Subordinator | ChunkKind::Preposition | ChunkKind::Verb) {
            at = (from..to).find(|w| doc.mark(*w) == Some(',')).map_or(from, |comma| comma + 1);
        }
        let start = at;
        while at < to {
            let chunk = doc.grammar().chunk(at);
            if chunk.kind == ChunkKind::Verb {
                let finite = doc.grammar().verb(doc, at).is_some_and(|v| v.tense != Tense::None);
                if let Some(speaker) = noun::backward(doc, chunk.start, start).filter(|_| finite) {
                    return Some(speaker);
                }
            }
            at = chunk.end.max(at + 1);
        }
        None
    }
}

/// Verbs for what nobody else hears.
fn is_thought(doc: &Doc<'_, '_>, at: usize) -> bool {
    const THOUGHTS: &[&str] = &[
        "think", "thinks", "thought", "thinking", "feel", "feels", "felt", "feeling", "believe", "believes",
        "believed",
    ];
    doc.one_of(at, THOUGHTS)
}
