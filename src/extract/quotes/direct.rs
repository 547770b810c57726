//! Who speaks a stretch in quotation marks: told behind it ([`after`](super::after)), before it
//! ([`before`](super::before)), around it, or by what went before.

use super::kinds;
use super::marks::Pair;
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use std::ops::Range;

/// Who said something, and where the text tells. Places are numbers of words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub(super) speaker: Range<usize>,
    /// The word of saying; empty for a signature.
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
pub(super) const REACH: usize = 45;

/// The stretches of a text that are speech, with who speaks. Linear.
#[inline(never)]
pub(super) fn find(doc: &Doc<'_, '_>, pairs: &[Pair]) -> Vec<Quoted> {
    let outer: Vec<Pair> = pairs.iter().filter(|p| p.depth == 0).copied().collect();
    let mut found: Vec<Quoted> = Vec::new();
    for (number, pair) in outer.iter().enumerate() {
        let reader = Reader {
            doc,
            pair: *pair,
            before: found.last().map_or(0, |last| last.pair.end),
            next: outer.get(number + 1).map_or(doc.len(), |n| n.open),
        };
        if let Some(quoted) = reader.read(&found) {
            if quoted.pair.goes_on && quoted.continues.is_some() && quoted.said.is_some() {
                backfill(&mut found, &quoted);
            }
            found.push(quoted);
        }
    }
    found
}

/// Reads one pair of marks in its surroundings.
pub(super) struct Reader<'d, 't, 'l> {
    pub(super) doc: &'d Doc<'t, 'l>,
    pub(super) pair: Pair,
    /// Behind the speech before.
    pub(super) before: usize,
    /// Where the next pair opens.
    pub(super) next: usize,
}

impl Reader<'_, '_, '_> {
    fn read(&self, found: &[Quoted]) -> Option<Quoted> {
        let complete = self.is_complete();
        let pair = self.pair;
        if self.is_heading(found) {
            return None;
        }
        if kinds::is_show(self.doc, pair) {
            return None;
        }
        let quoted = |said, continues, whole| Some(Quoted { pair, said, continues, whole });
        let last = found.len().checked_sub(1);
        let previous = found.last().filter(|p| p.pair.end == self.before);
        if pair.goes_on {
            let previous = previous.filter(|p| !p.pair.closed && p.pair.end == pair.open);
            if let Some(previous) = previous.filter(|p| p.said.is_some()) {
                return quoted(previous.said.clone(), last, true);
            }
        }
        let words =
            (pair.from..pair.to).filter(|at| self.doc.kind(*at) != Some(WordKind::Mark)).take(6).count();
        // A word or two in marks in somebody's clause are a term, but for a verb.
        let term = words < 3 && !kinds::is_clause(self.doc, pair);
        // Reed replied, “Who?” Lima laughed.
        if complete
            && self.is_parted()
            && let Some((said, true)) = self.before(previous)
            && said.rule != "quote-direct-before-any"
            && said.rule != "quote-direct-colon-any"
        {
            return quoted(Some(self.weighed(said, words)), None, true);
        }
        if let Some(said) = self.after().filter(|said| !term || said.rule != "quote-mixed-after") {
            let continues = last.filter(|_| pair.goes_on && previous.is_some_and(|p| p.said.is_none()));
            return quoted(Some(said), continues, complete || self.is_edge());
        }
        // “A,” he said, “b.”
        if let Some(said) = previous.filter(|p| self.is_inside(p)).and_then(|p| p.said.clone()) {
            return quoted(Some(renamed(said, "quote-direct-inside", 0.98)), last, true);
        }
        if let Some((said, near)) = self.before(previous) {
            // Nor is one word speech, unless the word of saying stands close to it.
            let far = said.cue.end + 4 < pair.open;
            if !near && (words < 2 && far || kinds::is_name(self.doc, pair)) {
                return None;
            }
            let said = self.weighed(said, words);
            let whole = near && (complete || kinds::is_clause(self.doc, pair)) && !self.goes_on();
            return quoted(Some(said), None, whole);
        }
        if !complete {
            // A second fragment of the same clause.
            let same = previous.filter(|p| !p.whole && self.is_same_sentence(p));
            let said = same.and_then(|p| p.said.clone()).filter(|_| !kinds::is_name(self.doc, pair));
            return said.and_then(|said| quoted(Some(said), last, false));
        }
        // “A,” he said. “B.”
        if let Some(previous) = found.last().filter(|p| p.said.is_some())
            && let Some((rule, share)) = self.follows(previous)
        {
            return quoted(previous.said.clone().map(|said| renamed(said, rule, share)), last, true);
        }
        if let Some(said) = self.prior() {
            return quoted(Some(said), None, true);
        }
        if kinds::is_name(self.doc, pair) || !self.is_edge() {
            return None;
        }
        let part = previous.is_some_and(|p| pair.goes_on && p.pair.end == pair.open);
        quoted(None, last.filter(|_| part), true)
    }

    /// Whether the clause of what is said goes on behind the marks: said “we know more” about it; but not when and where.
    fn goes_on(&self) -> bool {
        let doc = self.doc;
        let pair = self.pair;
        let ended = matches!(self.last_mark(), Some('.' | ',' | '!' | '?' | '…' | '—' | '–' | '-'));
        let next = doc.grammar().chunk(pair.end);
        let setting = next.kind == ChunkKind::Preposition
            && doc.one_of(next.start, &["in", "on", "at", "during", "after", "to"]);
        !self.is_parted()
            && !ended
            && doc.sentence(pair.open).contains(&pair.end)
            && doc.mark(pair.end).is_none()
            && next.kind != ChunkKind::Time
            && !setting
    }

    /// What is told before marks, as sure as the count of words in them makes it.
    fn weighed(&self, said: Said, words: usize) -> Said {
        let confidence = match (said.rule, words) {
            ("quote-mixed-before", 2) => 0.5,
            ("quote-mixed-before", 3..=5) => 0.63,
            ("quote-mixed-before", _) => 0.82,
            ("quote-direct-before", 0..=5) => 0.74,
            ("quote-direct-before", _) => 0.9,
            _ => said.confidence,
        };
        Said { confidence, ..said }
    }

    /// Whether the marks hold a sentence, or several, rather than words of one.
    pub(super) fn is_complete(&self) -> bool {
        let doc = self.doc;
        let Pair { from, to, .. } = self.pair;
        let words = (from..to).filter(|at| doc.kind(*at) != Some(WordKind::Mark)).take(4).count();
        let ended = to > from
            && matches!(doc.mark(to - 1), Some('.' | '!' | '?' | ',' | '…' | '—' | '-' | '\'' | '’'));
        let first = (from..to).find(|at| doc.kind(*at) != Some(WordKind::Mark)).unwrap_or(from);
        let begins = doc.capital(first) || doc.kind(first) != Some(WordKind::Word);
        words >= 1 && begins && (ended || words >= 4)
    }

    /// Whether a few words in single marks are a line of their own in a text that quotes with double ones: a heading.
    fn is_heading(&self, found: &[Quoted]) -> bool {
        let doc = self.doc;
        let Pair { open, from, to, end, .. } = self.pair;
        let single = |at: usize, from: usize| {
            from - at == 1 && matches!(doc.mark(at), Some('\'' | '‘' | '‚' | '‛' | '`'))
        };
        single(open, from)
            && to - from <= 12
            && doc.is_paragraph(open)
            && (end >= doc.len()
                || doc.is_paragraph(end)
                || doc.is_paragraph(end + 1) && doc.mark(end).is_some())
            && found.first().is_none_or(|first| !single(first.pair.open, first.pair.from))
    }

    /// Whether the marks open where a sentence or paragraph does.
    fn is_edge(&self) -> bool {
        let open = self.pair.open;
        self.doc.is_paragraph(open) || self.doc.sentence(open).start == open
    }

    /// “A,” he said, “b.”: whether only that stands between.
    fn is_inside(&self, previous: &Quoted) -> bool {
        let doc = self.doc;
        let Some(said) = &previous.said else { return false };
        let (start, open) = (previous.pair.end, self.pair.open);
        let after = said.cue.start >= start && !said.cue.is_empty();
        if !after || open - start > 40 || (start + 1..open).any(|w| doc.sentence(w).start == w) {
            return false;
        }
        matches!(doc.mark(open - 1), Some(',' | '—' | '–' | '-'))
            && !(said.cue.end..open).any(|w| doc.is(w, Class::Cue) && doc.grammar().pos(w) != Pos::Noun)
    }

    fn is_same_sentence(&self, previous: &Quoted) -> bool {
        self.doc.sentence(previous.pair.end - 1) == self.doc.sentence(self.pair.open)
    }

    /// How a complete quotation without words of its own goes on with the one before: the rule, and how often it holds
    /// where the one before does.
    fn follows(&self, previous: &Quoted) -> Option<(&'static str, f64)> {
        let doc = self.doc;
        let (start, open) = (previous.pair.end, self.pair.open);
        if open - start > 60 || !self.is_edge() {
            return None;
        }
        let breaks = (start + 1..=open).filter(|w| self.doc.is_paragraph(*w)).count()
            + usize::from(start == open && self.doc.is_paragraph(open));
        let sentences = doc.sentence_number(open).saturating_sub(doc.sentence_number(start.min(open)));
        if sentences > 1 {
            return None;
        }
        // Somebody else comes in: “A,” she said, and he laughed. “B.”
        match breaks {
            0 => Some(("quote-direct-goes-on", 0.97)),
            1 if self.doc.is_paragraph(open) => Some(("quote-direct-next-paragraph", 0.57)),
            _ => None,
        }
    }

    /// The sentence before, in the same paragraph, tells who speaks: `Wood explained it. “…”`
    fn prior(&self) -> Option<Said> {
        let doc = self.doc;
        let open = self.pair.open;
        let before = open.checked_sub(1)?;
        if doc.sentence(open).start != open || self.doc.is_paragraph(open) {
            return None;
        }
        let sentence = doc.sentence(before);
        if sentence.start < self.before || sentence.len() > 60 {
            return None;
        }
        // "It was dark, explained Wood. “…”"
        let ends = before.min(sentence.end);
        let inverted = |w: &usize| {
            super::noun::is_finite_cue(doc, *w)
                && super::noun::forward(doc, *w + 1, ends).is_some_and(|noun| noun.end == ends)
        };
        if let Some(cue) = (sentence.start + 1..ends).rev().take(20).find(inverted) {
            let speaker = super::noun::forward(doc, cue + 1, ends)?;
            return Some(Said {
                speaker,
                cue: cue..cue + 1,
                rule: "quote-direct-prior-cue",
                confidence: 0.7,
            });
        }
        let cue = sentence.clone().find(|w| super::noun::is_finite_cue(doc, *w))?;
        let speaker = super::noun::backward(doc, cue, sentence.start)?;
        Some(Said { speaker, cue: cue..cue + 1, rule: "quote-direct-prior-cue", confidence: 0.55 })
    }
}

/// Who speaks is told at the end of a quotation of several paragraphs: it holds for all of them.
fn backfill(found: &mut [Quoted], last: &Quoted) {
    let mut open = last.pair.open;
    for part in found.iter_mut().rev() {
        if part.said.is_some() || part.pair.closed || part.pair.end != open {
            break;
        }
        open = part.pair.open;
        part.said = last.said.clone().map(|said| renamed(said, "quote-direct-paragraphs", 0.95));
    }
}

fn renamed(said: Said, rule: &'static str, share: f64) -> Said {
    Said { rule, confidence: share * said.confidence, ..said }
}
