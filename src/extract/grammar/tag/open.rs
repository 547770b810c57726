//! Words of open classes: what a noun, a verb or an adjective can be is decided by its neighbours.

use super::{Pos, Tagger};
use crate::extract::grammar::candidates::{self, ADJ, ADV, BASE, GER, NAME, NOUN, PART, PAST, PRES, Set};
use crate::extract::lexicon::Class;

impl Tagger<'_, '_, '_> {
    /// A word of an open class.
    pub(super) fn open(&self, at: usize, can: Set, start: usize) -> Pos {
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
            // "The ministry, in a statement released on Monday, said"
            Some(Pos::Noun) if doc.is(at + 1, Class::Preposition) && self.is_inserted() => {
                Some(Pos::Participle)
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

    /// Whether the noun phrase before the word that is decided hangs on a preposition behind a comma.
    fn is_inserted(&self) -> bool {
        let inner = |pos: &Pos| {
            matches!(pos, Pos::Noun | Pos::Name | Pos::Adjective | Pos::Determiner | Pos::Possessive)
        };
        let count = self.tags.iter().rev().take(6).take_while(|pos| inner(pos)).count();
        let comma = self.tags.len().wrapping_sub(count + 2);
        self.before(count + 1) == Some(Pos::Preposition) && self.doc.mark(comma) == Some(',')
    }

    /// A form in -s that can be a verb.
    fn present(&self, at: usize, can: Set, last: Option<Pos>, inside: bool, _start: usize) -> Pos {
        let doc = self.doc;
        // "sanctions monitors wrote"
        let verb_next = doc.classes(at + 1) & (Class::Auxiliary.bit() | Class::Modal.bit()) != 0
            || self.can(at + 1) & (PAST | PART) == PAST
            || doc.eq(at + 1, "said");
        if verb_next && matches!(last, Some(Pos::Noun | Pos::Name | Pos::Adjective)) {
            return Pos::Noun;
        }
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
