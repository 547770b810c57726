//! A part of speech for each word: closed classes, word lists and endings say what it can be; its neighbours, and
//! whether its clause has its verb, say what it is.

use super::Pos;
use super::candidates::{self, ADJ, ADV, BASE, GER, NAME, NOUN, NUMBER, PART, PAST, PRES, Set};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::{Shape, WordKind};

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

/// The clauses that are open where the tagger stands, the innermost last: whether each has its subject and its verb.
#[derive(Clone, Copy, Debug, Default)]
struct Clauses {
    open: [Clause; 4],
    depth: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Clause {
    subject: bool,
    finite: bool,
}

impl Clauses {
    fn here(&mut self) -> &mut Clause {
        &mut self.open[self.depth]
    }

    /// Whether some open clause waits for its verb.
    fn waits(&self) -> bool {
        self.open[..=self.depth].iter().any(|clause| clause.subject && !clause.finite)
    }

    fn see(&mut self, pos: Pos, doc: &Doc<'_, '_>, at: usize) {
        match pos {
            Pos::Noun | Pos::Name | Pos::Pronoun | Pos::Number => self.here().subject = true,
            Pos::Subordinator | Pos::Relative => {
                if self.depth + 1 < self.open.len() {
                    self.depth += 1;
                }
                *self.here() = Clause { subject: pos == Pos::Relative, finite: false };
            }
            Pos::Present | Pos::Past | Pos::Modal => self.finite(),
            Pos::Auxiliary if super::finite_auxiliary(doc.word(at)) => self.finite(),
            Pos::Conjunction => {
                // "he came and said": what follows may have its own subject, or share it.
                let here = self.here();
                if here.finite {
                    *here = Clause { subject: true, finite: false };
                }
            }
            Pos::Mark => match doc.mark(at) {
                Some(',' | '—' | '–') if self.depth > 0 && self.here().finite => self.depth -= 1,
                Some(';' | ':' | '“' | '”' | '"') => *self = Clauses::default(),
                _ => {}
            },
            _ => {}
        }
    }

    /// A finite verb: the innermost clause that waits has it.
    fn finite(&mut self) {
        while self.depth > 0 && self.here().finite {
            self.depth -= 1;
        }
        self.here().finite = true;
    }
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
            let base = doc.one_of(next, &["be", "have", "do"]) || self.can(next) & (BASE | NAME) == BASE;
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
            let alone =
                !article && !nounish && !doc.any(at + 1, Class::Determiner.bit()) && next & (PART | GER) == 0;
            return Some(if alone { Pos::Pronoun } else { Pos::Determiner });
        }
        if has(Class::Pronoun) {
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

    /// A word of an open class.
    fn open(&self, at: usize, can: Set, start: usize) -> Pos {
        let verbal = can & (BASE | PRES | PAST | PART | GER);
        if verbal == 0 {
            // "later said", "has even claimed"
            let next = self.can(at + 1);
            if can & ADV != 0 && next & (PAST | PART) != 0 && next & (NOUN | ADJ | NAME) == 0 {
                return Pos::Adverb;
            }
            return if can & ADJ != 0 && (can & NOUN == 0 || self.before_noun(at)) {
                Pos::Adjective
            } else if can & ADV != 0 && can & (NOUN | ADJ) == 0 {
                Pos::Adverb
            } else if can & ADV != 0 {
                if self.before_noun(at) { Pos::Adjective } else { Pos::Adverb }
            } else {
                Pos::Noun
            };
        }
        let last = self.last(start);
        let inside = matches!(
            last,
            Some(Pos::Determiner | Pos::Possessive | Pos::Adjective | Pos::Number | Pos::Preposition)
        );
        // An adjective that could be a verb: "a separate deal", "is clear", "close to".
        if can & ADJ != 0
            && !matches!(last, Some(Pos::To | Pos::Modal | Pos::Pronoun))
            && verbal & (PAST | PRES) == 0
            && (self.before_noun(at) || inside || last == Some(Pos::Auxiliary))
        {
            return Pos::Adjective;
        }
        let nominal = if can & ADJ != 0 && can & NOUN == 0 { Pos::Adjective } else { Pos::Noun };
        if verbal & BASE != 0 && matches!(last, Some(Pos::To | Pos::Modal)) {
            return Pos::Base;
        }
        if verbal & (PAST | PART) != 0
            && let Some(pos) = self.past(at, can, last, inside, start)
        {
            return pos;
        }
        if verbal & GER != 0 {
            let noun = can & NOUN != 0
                && !(last == Some(Pos::Noun) && self.tells(at))
                && (inside && last != Some(Pos::Preposition) || last == Some(Pos::Noun))
                || inside && last != Some(Pos::Preposition) && !self.opens_noun(at + 1) && can & NOUN != 0;
            let adjective = matches!(last, Some(Pos::Determiner | Pos::Possessive)) && self.before_noun(at);
            return if noun {
                Pos::Noun
            } else if adjective {
                Pos::Adjective
            } else {
                Pos::Gerund
            };
        }
        if verbal & PRES != 0 {
            return self.present(at, can, last, inside, start);
        }
        if verbal & BASE != 0 {
            return self.base(at, can, last, inside, start, nominal);
        }
        nominal
    }

    /// Whether a noun follows, so that an adjective can stand here.
    fn before_noun(&self, at: usize) -> bool {
        let next = self.can(at + 1);
        !self.doc.any(at + 1, candidates::CLOSED) && next & (NOUN | NAME | ADJ) != 0
            || self.doc.mark(at + 1) == Some('-') && !self.doc.spaced(at + 1)
    }

    /// Whether a word of saying stands right before quotation marks.
    fn quotes(&self, at: usize) -> bool {
        let parted = matches!(self.doc.mark(at + 1), Some(',' | ':'));
        let mark = self.doc.mark(at + 1 + usize::from(parted));
        matches!(mark, Some('“' | '"' | '‘' | '\'' | '`' | '«'))
            && self.doc.is(at, Class::Cue)
            && !self.doc.is(at, Class::Naming)
    }

    /// Whether a word of saying stands before what is said: "a statement saying it was late".
    fn tells(&self, at: usize) -> bool {
        self.quotes(at)
            || self.doc.is(at, Class::Cue) && (self.opens_noun(at + 1) || self.doc.eq(at + 1, "that"))
    }

    /// A form in -ed or irregular: finite, participle, or before a noun.
    fn past(&self, at: usize, can: Set, last: Option<Pos>, inside: bool, start: usize) -> Option<Pos> {
        let doc = self.doc;
        if last == Some(Pos::Auxiliary) {
            return (can & PART != 0).then_some(Pos::Participle);
        }
        // "the government-funded firm"
        if at > start && doc.mark(at - 1) == Some('-') && !doc.spaced(at) && !doc.spaced(at - 1) {
            return Some(if can & PART != 0 { Pos::Participle } else { Pos::Past });
        }
        // "Has the minister resigned", "was, he said, ...": not decided here.
        if can & NOUN != 0 && inside {
            return None;
        }
        if can & (PAST | PART) == PAST {
            return Some(Pos::Past);
        }
        let relative = matches!(last, Some(Pos::Relative | Pos::Pronoun));
        if inside && last != Some(Pos::Number) && !(last == Some(Pos::Determiner) && self.quotes(at)) {
            return Some(if can & PART != 0 { Pos::Participle } else { Pos::Past });
        }
        if can & PAST == 0 {
            return Some(Pos::Participle);
        }
        let said = doc.eq(at, "said")
            && !matches!(last, None | Some(Pos::Preposition | Pos::Not))
            && !doc.eq(at + 1, "to");
        if said || matches!(last, Some(Pos::Noun | Pos::Name | Pos::Determiner)) && self.quotes(at) {
            return Some(Pos::Past);
        }
        if doc.eq(at + 1, "of") && doc.one_of(at, &["accused", "convicted", "suspected", "made", "composed"])
        {
            return Some(Pos::Participle);
        }
        if relative {
            return Some(Pos::Past);
        }
        if doc.eq(at + 1, "by") && last != Some(Pos::Conjunction) {
            return Some(Pos::Participle);
        }
        match last {
            None => Some(Pos::Participle),
            Some(Pos::Mark) => {
                let before = doc.mark(at.saturating_sub(1));
                let quoted = matches!(before, Some('”' | '"' | '’' | '\'' | '»'));
                let finite =
                    quoted || self.clauses.waits() || doc.eq(at + 1, "that") && doc.is(at, Class::Cue);
                Some(if finite { Pos::Past } else { Pos::Participle })
            }
            _ if self.clauses.waits() => Some(Pos::Past),
            Some(Pos::Noun | Pos::Name | Pos::Time) if at > start => {
                // A second verb without a conjunction: reduced relative, or the verb after an inner clause.
                Some(if self.opens_noun(at + 1) || doc.eq(at + 1, "that") {
                    Pos::Past
                } else {
                    Pos::Participle
                })
            }
            _ => Some(Pos::Participle),
        }
    }

    /// A form in -s that can be a verb.
    fn present(&self, at: usize, can: Set, last: Option<Pos>, inside: bool, _start: usize) -> Pos {
        let doc = self.doc;
        if can & NOUN == 0 {
            return if matches!(last, Some(Pos::Determiner | Pos::Possessive)) {
                Pos::Noun
            } else {
                Pos::Present
            };
        }
        if inside || last.is_none() {
            return Pos::Noun;
        }
        let next = doc.classes(at + 1);
        let object = self.opens_noun(at + 1)
            || doc.one_of(
                at + 1,
                &["that", "to", "on", "for", "against", "into", "off", "up", "out", "down", "back"],
            );
        match last {
            Some(Pos::Pronoun | Pos::Relative) => Pos::Present,
            Some(Pos::To | Pos::Modal | Pos::Auxiliary) => Pos::Noun,
            Some(Pos::Name | Pos::Noun) if self.quotes(at) => Pos::Present,
            Some(Pos::Name) => {
                let verb =
                    self.clauses.waits() && (object || self.can(at + 1) & (NOUN | ADJ | ADV | GER) != 0);
                if verb { Pos::Present } else { Pos::Noun }
            }
            Some(Pos::Noun) => {
                let plural = at > 0 && self.plural(at - 1);
                let verb = self.clauses.waits() && !plural && object && next & Class::Auxiliary.bit() == 0;
                if verb && !doc.one_of(at + 1, &["on", "for", "against"]) { Pos::Present } else { Pos::Noun }
            }
            Some(Pos::Conjunction | Pos::Mark)
                if self.clauses.waits() && (self.opens_noun(at + 1) || doc.eq(at + 1, "that")) =>
            {
                Pos::Present
            }
            _ => Pos::Noun,
        }
    }

    /// A base form: infinitive, imperative, or present of a plural.
    fn base(&self, at: usize, can: Set, last: Option<Pos>, inside: bool, start: usize, nominal: Pos) -> Pos {
        let doc = self.doc;
        let object = self.opens_noun(at + 1) || doc.one_of(at + 1, &["that", "to"]);
        if can & (NOUN | ADJ) == 0 {
            return match last {
                Some(Pos::Determiner | Pos::Possessive) => Pos::Noun,
                Some(Pos::Preposition) => Pos::Noun,
                Some(Pos::Auxiliary | Pos::Not | Pos::To | Pos::Modal) | None => Pos::Base,
                _ if self.clauses.waits() => Pos::Present,
                _ => Pos::Base,
            };
        }
        if inside {
            return nominal;
        }
        match last {
            Some(Pos::Pronoun) if self.clauses.waits() => Pos::Present,
            Some(Pos::Relative) => Pos::Present,
            Some(Pos::Auxiliary | Pos::Not) if object => Pos::Base,
            Some(Pos::Noun | Pos::Name)
                if at > start && self.plural(at - 1) && object && self.clauses.waits() =>
            {
                Pos::Present
            }
            Some(Pos::Conjunction) if object && self.after_infinitive() => Pos::Base,
            None if self.opens_noun(at + 1) && !doc.capital(at + 1) => Pos::Base,
            _ => nominal,
        }
    }

    /// Whether an infinitive stands shortly before: "to meet and discuss the".
    fn after_infinitive(&self) -> bool {
        let from = self.tags.len().saturating_sub(10);
        self.tags[from..].iter().rev().any(|pos| *pos == Pos::Base)
    }
}

/// Whether most words of a sentence start with a capital, as in headlines.
pub(super) fn title_case(doc: &Doc<'_, '_>, sentence: std::ops::Range<usize>) -> bool {
    let (mut capital, mut small) = (0, 0);
    for at in sentence.take(40) {
        if doc.kind(at) == Some(WordKind::Word) && doc.word(at).len() > 3 {
            if doc.shape(at).has(Shape::CAPITAL) { capital += 1 } else { small += 1 }
        }
    }
    capital > 3 * small && capital > 2
}
