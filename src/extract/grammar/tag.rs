//! A part of speech for each word: closed classes, word lists and endings say what it can be; its neighbours, and
//! whether its clause has its verb, say what it is.

mod clauses;
mod open;

use super::Pos;
use super::candidates::{self, ADJ, ADV, BASE, GER, NAME, NOUN, NUMBER, PART, PAST, PRES, Set};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use clauses::Clauses;

/// The part of speech of each word. Linear: each is decided from its neighbours and a bounded state.
pub(super) fn tag(doc: &Doc<'_, '_>) -> Vec<Pos> {
    let can = candidates::read(doc);
    let mut tagger =
        Tagger { doc, can: &can, tags: Vec::with_capacity(doc.len()), clauses: Clauses::default() };
    for sentence in &doc.sentences {
        tagger.clauses = Clauses::default();
        for at in sentence.clone() {
            let pos = tagger.decide(at, sentence.start);
            tagger.clauses.see(pos, doc, at);
            tagger.tags.push(pos);
        }
    }
    tagger.tags
}

struct Tagger<'a, 't, 'l> {
    doc: &'a Doc<'t, 'l>,
    can: &'a [Set],
    tags: Vec<Pos>,
    clauses: Clauses,
}

impl Tagger<'_, '_, '_> {
    fn can(&self, at: usize) -> Set {
        self.can.get(at).copied().unwrap_or(0)
    }

    /// The part of speech `back` words before the one that is being decided.
    fn before(&self, back: usize) -> Option<Pos> {
        self.tags.len().checked_sub(back).and_then(|at| self.tags.get(at)).copied()
    }

    /// What stands before the adverbs before a word, in its sentence.
    fn last(&self, start: usize) -> Option<Pos> {
        let from = self.tags.len().saturating_sub(4).max(start);
        self.tags[from..].iter().rev().copied().find(|pos| *pos != Pos::Adverb)
    }

    /// Whether a noun phrase can start at a word.
    fn opens_noun(&self, at: usize) -> bool {
        let opens = Class::Determiner.bit() | Class::Possessive.bit() | Class::Pronoun.bit();
        self.doc.any(at, opens) || self.can(at) & (NAME | NUMBER) != 0
    }

    fn decide(&self, at: usize, start: usize) -> Pos {
        let doc = self.doc;
        match doc.kind(at) {
            Some(WordKind::Word) => {}
            Some(WordKind::Clitic) => return self.clitic(at),
            Some(WordKind::Mark) => return self.mark(at),
            _ => return Pos::Number,
        }
        let can = self.can(at);
        if can & NAME != 0 {
            return Pos::Name;
        }
        if doc.any(at, candidates::CLOSED)
            && let Some(pos) = self.closed(at, start)
        {
            return pos;
        }
        self.open(at, can, start)
    }

    fn clitic(&self, at: usize) -> Pos {
        let word = self.doc.word(at);
        let letters = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if letters.eq_ignore_ascii_case("ll") || letters.eq_ignore_ascii_case("d") {
            return Pos::Modal;
        }
        if !letters.eq_ignore_ascii_case("s") {
            return Pos::Auxiliary;
        }
        let after = self.doc.classes(at + 1);
        match self.before(1) {
            Some(Pos::Pronoun | Pos::Subordinator | Pos::Adverb | Pos::Relative) => Pos::Auxiliary,
            _ if after & (Class::Determiner.bit() | Class::Negation.bit()) != 0 => Pos::Auxiliary,
            _ => Pos::Possessive,
        }
    }

    fn mark(&self, at: usize) -> Pos {
        let possessive = matches!(self.doc.mark(at), Some('’' | '\''))
            && !self.doc.spaced(at)
            && self.doc.spaced(at + 1)
            && self.doc.kind(at + 1) == Some(WordKind::Word)
            && matches!(self.before(1), Some(Pos::Noun | Pos::Name))
            && self.doc.word(at.wrapping_sub(1)).ends_with(['s', 'S'])
            && self.can(at + 1) & (NOUN | ADJ | NAME) != 0;
        if possessive { Pos::Possessive } else { Pos::Mark }
    }

    /// A word of a closed class; nothing if here it is another.
    fn closed(&self, at: usize, start: usize) -> Option<Pos> {
        let doc = self.doc;
        let classes = doc.classes(at);
        let has = |class: Class| class.is_in(classes);
        let next = self.can(at + 1);
        let nounish = next & (NOUN | ADJ | NAME | NUMBER) != 0 && !doc.any(at + 1, candidates::CLOSED);
        if has(Class::TimeWord) {
            let (month, capital) = (doc.one_of(at, &["may", "march"]), doc.capital(at));
            if capital
                && (!month
                    || next & NUMBER != 0
                    || self.before(1) == Some(Pos::Preposition)
                    || !has(Class::Modal))
            {
                return Some(Pos::Time);
            }
            if !month {
                return Some(Pos::Time);
            }
        }
        if has(Class::Modal) {
            let noun = matches!(self.before(1), Some(Pos::Determiner | Pos::Possessive | Pos::Adjective));
            return Some(if noun { Pos::Noun } else { Pos::Modal });
        }
        if has(Class::Auxiliary) {
            return Some(Pos::Auxiliary);
        }
        if doc.eq(at, "not") {
            return Some(Pos::Not);
        }
        if doc.eq(at, "to") {
            let mut next = at + 1;
            while next < at + 3
                && (self.can(next) & ADV != 0 || doc.is(next, Class::Negation))
                && self.can(next) & BASE == 0
            {
                next += 1;
            }
            // "according to state media"
            let noun = at > start && doc.one_of(at - 1, &["according", "due", "owing", "contrary", "thanks"]);
            let base = doc.one_of(next, &["be", "have", "do"]) || self.can(next) & (BASE | NAME) == BASE;
            let base = base && !noun;
            return Some(if base { Pos::To } else { Pos::Preposition });
        }
        if doc.eq(at, "that") {
            return Some(self.that(at, start));
        }
        if doc.one_of(at, &["who", "which", "whom", "whose"]) {
            let noun = at > start
                && (matches!(
                    self.before(1),
                    Some(Pos::Noun | Pos::Name | Pos::Pronoun | Pos::Preposition | Pos::Number | Pos::Time)
                ) || matches!(doc.mark(at - 1), Some(',' | '—' | '–' | '(')));
            return Some(if noun { Pos::Relative } else { Pos::Subordinator });
        }
        let pronoun_next = doc.one_of(at + 1, &["he", "she", "it", "they", "we", "i", "you"]);
        if has(Class::Subordinator) {
            if !has(Class::Preposition) && !doc.one_of(at, &["so", "once"]) {
                return Some(Pos::Subordinator);
            }
            if pronoun_next {
                return Some(Pos::Subordinator);
            }
        }
        if has(Class::Conjunction) && !(doc.eq(at, "yet") && self.before(1) != Some(Pos::Mark)) {
            return Some(Pos::Conjunction);
        }
        if has(Class::Possessive) && (nounish || next & (GER | PART) != 0 || !has(Class::Pronoun)) {
            return Some(Pos::Possessive);
        }
        if has(Class::Determiner) {
            let article = doc.one_of(at, &["the", "a", "an", "no", "every"]);
            // "some said", "Lima and Berg both said that"
            let says = doc.eq(at + 1, "said")
                || doc.is(at + 1, Class::Cue) && next & PAST != 0 && doc.eq(at + 2, "that");
            if says && doc.eq(at, "both") && !matches!(self.last(start), None | Some(Pos::Conjunction)) {
                return Some(Pos::Adverb);
            }
            let alone = !article
                && !nounish
                && !doc.any(at + 1, Class::Determiner.bit())
                && (says || next & (PART | GER) == 0);
            return Some(if alone { Pos::Pronoun } else { Pos::Determiner });
        }
        // "Under Secretary"
        if doc.eq(at, "under") && doc.is(at + 1, Class::Role) && doc.phrase(at, Class::Role).is_some() {
            return Some(if doc.capital(at) { Pos::Name } else { Pos::Noun });
        }
        if has(Class::Pronoun) {
            // "one envoy"
            let counted =
                doc.eq(at, "one") && next & (NOUN | NAME) != 0 && !self.plural(at + 1) && next & PAST == 0;
            if counted {
                return Some(Pos::Number);
            }
            return Some(Pos::Pronoun);
        }
        if has(Class::Preposition) {
            let particle = doc.one_of(
                at,
                &[
                    "up", "out", "off", "down", "over", "along", "around", "inside", "outside", "since",
                    "before",
                ],
            );
            let bare = !self.opens_noun(at + 1) && next & (NOUN | ADJ | GER) == 0;
            if doc.one_of(at, &["following", "including", "concerning", "regarding"])
                && matches!(self.before(1), Some(Pos::Determiner | Pos::Auxiliary))
            {
                return Some(Pos::Adjective);
            }
            return Some(if particle && bare { Pos::Adverb } else { Pos::Preposition });
        }
        (has(Class::Negation) || doc.one_of(at, &["so", "once", "yet"])).then_some(Pos::Adverb)
    }

    /// "said that he", "the treaty that bans", "in that year", "that is".
    fn that(&self, at: usize, start: usize) -> Pos {
        let doc = self.doc;
        let next = self.can(at + 1);
        let verb_next = next & (PRES | PAST | BASE) != 0 && next & (NOUN | NAME) == 0
            || doc.any(at + 1, Class::Modal.bit() | Class::Auxiliary.bit());
        match self.before(1).filter(|_| at > start) {
            Some(Pos::Preposition) => {
                if next & (NOUN | ADJ) != 0 {
                    Pos::Determiner
                } else {
                    Pos::Pronoun
                }
            }
            Some(Pos::Noun | Pos::Name | Pos::Pronoun | Pos::Number)
                if verb_next || next & (PRES | PAST) != 0 && self.opens_noun(at + 2) =>
            {
                Pos::Relative
            }
            Some(_) if verb_next && self.before(1) != Some(Pos::Mark) => Pos::Pronoun,
            Some(_) if verb_next => Pos::Relative,
            None if verb_next => Pos::Pronoun,
            None | Some(Pos::Conjunction) if next & NOUN != 0 && next & NAME == 0 && !self.plural(at + 1) => {
                Pos::Determiner
            }
            _ => Pos::Subordinator,
        }
    }

    fn plural(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        word.ends_with('s') && !word.ends_with("ss")
    }
}

/// Whether most words of a sentence start with a capital, as in headlines.
pub(super) fn title_case(doc: &Doc<'_, '_>, sentence_number: usize) -> bool {
    let (small, capital) = doc.letters(sentence_number);
    u32::from(capital) > 3 * u32::from(small) && capital > 2
}
