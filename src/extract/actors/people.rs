//! Names: persons by what stands around them and what they are made of; bodies and organisations that the lexicon knows.

mod evidence;
mod look;
mod organs;
mod titles;

use super::super::doc::Doc;
use super::super::document::Layout;
use super::super::found::ActorForm;
use super::super::lexicon::{Class, Found};
use super::cluster::Gender;
use super::roles::{self, Title};
use super::{Span, bodies, states};
use crate::model::ActorKind;
use crate::text::{Shape, WordKind};
use std::collections::HashMap;

/// A name, before it is known whose.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name<'l> {
    pub(super) words: Span,
    pub(super) kind: ActorKind,
    pub(super) form: ActorForm,
    /// The id in the dossier.
    pub(super) id: &'l str,
    /// The full name that the lexicon gives to a surname.
    pub(super) full: &'l str,
    pub(super) title: Option<Title>,
    pub(super) gender: Option<Gender>,
    /// The number of the name that this one is short for, plus one.
    pub(super) same: u32,
    /// The organ of a State that it names, without the State: `foreign ministry`.
    pub(super) organ: Option<Span>,
    /// The code of the State that this organ is of, where it stands with it.
    pub(super) state: &'l str,
    /// Nothing but the look of a name: right only if the text has a full name with this in it.
    pub(super) candidate: bool,
    pub(super) confidence: f64,
    pub(super) rule: &'static str,
}

const KNOWN: u128 = Class::Person.bit()
    | Class::Body.bit()
    | Class::Organisation.bit()
    | Class::Outlet.bit()
    | Class::Place.bit()
    | Class::NoState.bit();

/// What an actor or a role starts with that has no capital.
const STARTS: u128 = KNOWN | Class::StateOrgan.bit() | Class::Role.bit() | Class::Kin.bit();

/// What stands before a name and speaks for a person.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    role: Option<Span>,
    /// The end of an honorific, and the gender that it tells.
    honorific: Option<(usize, Option<Gender>)>,
}

/// Every name that may be an actor's, in the order of the text.
#[inline(never)]
pub(super) fn find<'l>(doc: &Doc<'_, 'l>, _layout: &Layout, states: &[states::Found<'l>]) -> Vec<Name<'l>> {
    let mut scan =
        Scan { doc, states, state: 0, found: Vec::new(), before: Before::default(), letters: HashMap::new() };
    let mut at = 0;
    while at < doc.len() {
        let next = scan.step(at);
        at = next.max(at + 1);
    }
    scan.found
}

struct Scan<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    states: &'d [states::Found<'l>],
    /// The first State that does not end before where the scan is.
    state: usize,
    found: Vec<Name<'l>>,
    before: Before,
    /// Letters that the text defines, each with the number of the full name plus one.
    letters: HashMap<&'t str, u32>,
}

impl<'t, 'l> Scan<'_, 't, 'l> {
    /// Reads what starts at a word; where to go on.
    fn step(&mut self, at: usize) -> usize {
        let doc = self.doc;
        while self.states.get(self.state).is_some_and(|s| s.words.end <= at) {
            self.state += 1;
        }
        let here = self.states.get(self.state).filter(|s| s.words.start <= at);
        let state = here.map(|s| s.words.end);
        let starts = doc.starts(at);
        // Most words: small letters, nothing that an actor starts with, no noun behind an article.
        if state.is_none()
            && starts & STARTS == 0
            && !doc.capital(at)
            && doc.mark(at) != Some('(')
            && !at.checked_sub(1).is_some_and(|the| doc.is(the, Class::Determiner))
        {
            return at + 1;
        }
        if !self.letters.is_empty()
            && doc.shape(at).has(Shape::CAPITALS)
            && let Some(full) = self.letters.get(doc.word(at)).copied()
        {
            self.acronym(at, full);
            return at + 1;
        }
        let known = if starts & KNOWN == 0 { None } else { self.known(at) };
        let known = known.filter(|(_, phrase)| state.is_none_or(|end| phrase.end >= end));
        if doc.capital(at) && !known.is_some_and(|(class, _)| class == Class::Person) {
            let open = !self.title_case(at);
            // What is told by its words wins only if it is longer: "Security Council Committee".
            if let Some(found) = bodies::pattern(doc, at, open)
                && known.is_none_or(|(_, phrase)| phrase.end < found.words.end)
                && state.is_none_or(|end| end < found.words.end)
                && (open || state.is_some() || starts & bodies::HEADS != 0 || found.words.end == at + 2)
                && !(doc.sentence(at).start == at && self.common(at) && found.words.end == at + 2)
                && self.organ_end(state) != Some(found.words.end)
            {
                self.found.push(Name {
                    kind: found.kind,
                    confidence: found.confidence,
                    rule: found.rule,
                    ..Name::person(found.words)
                });
                return found.words.end;
            }
        }
        if let Some((class, phrase)) = known {
            return self.name(class, at, phrase);
        }
        if let Some(end) = state {
            return self.organ(at, end).unwrap_or(end);
        }
        if starts & Class::StateOrgan.bit() != 0
            && let Some(end) = self.organ(at, at)
        {
            return end;
        }
        if doc.mark(at) == Some('(')
            && let Some((words, short)) = bodies::letters(doc, at)
        {
            self.define(words, short);
            return at + 3;
        }
        if let Some(end) = self.again(at) {
            return end;
        }
        if let Some(head) = roles::head(doc, at) {
            // "King said": a role with a capital that nothing follows may be a surname.
            self.before.role = Some(head);
            if doc.capital(at) && head.end == at + 1 && !self.name_goes_on(head.end) {
                self.candidate(at, head.end);
            }
            return head.end;
        }
        if !doc.capital(at) || doc.kind(at) != Some(WordKind::Word) {
            return at + 1;
        }
        if let Some(phrase) = doc.phrase(at, Class::Honorific) {
            let gender = Gender::from_letter(phrase.value);
            let end = phrase.end + usize::from(doc.word(phrase.end) == "." && !doc.spaced(phrase.end));
            if self.name_goes_on(end) {
                self.before.honorific = Some((end, gender));
                return end;
            }
        }
        self.person(at)
    }

    /// Whether a word with a capital is also a common word.
    fn common(&self, at: usize) -> bool {
        let word = self.doc.word(at);
        self.doc.any(at, COMMON) || word.len() > 5 && (word.ends_with("ing") || word.ends_with("ly"))
    }

    /// Whether a word looks like the plural of many: `Teachers`.
    fn common_plural(&self, at: usize) -> bool {
        ["ers", "ors", "ists", "ians", "ans", "ents", "ants"]
            .iter()
            .any(|end| self.doc.word(at).ends_with(end))
            && !self.doc.is(at - 1, Class::GivenName)
    }

    /// Whether a name may go on with a word: it has a capital, and nothing but a space stands before it.
    fn name_goes_on(&self, at: usize) -> bool {
        let doc = self.doc;
        doc.capital(at)
            && doc.kind(at) == Some(WordKind::Word)
            && doc.spaced(at)
            && !doc.shape(at).has(Shape::AFTER_BLANK)
    }

    /// The longest known name that starts at a word.
    fn known(&self, at: usize) -> Option<(Class, Found<'l>)> {
        let mut best: Option<(Class, Found<'l>)> = None;
        for class in
            [Class::NoState, Class::Outlet, Class::Person, Class::Body, Class::Organisation, Class::Place]
        {
            if let Some(phrase) = self.doc.phrase(at, class)
                && best.is_none_or(|(_, b)| phrase.end > b.end)
            {
                best = Some((class, phrase));
            }
        }
        best
    }

    fn name(&mut self, class: Class, at: usize, phrase: Found<'l>) -> usize {
        let words = Span { start: at, end: phrase.end };
        let (kind, rule) = match class {
            Class::Person => {
                let title = self.title(words);
                self.found.push(Name {
                    id: phrase.value,
                    title,
                    rule: "actor-person-known",
                    confidence: 0.98,
                    ..Name::person(words)
                });
                return phrase.end;
            }
            Class::Body => (ActorKind::Body, "actor-body-known"),
            Class::Organisation | Class::Outlet => (ActorKind::Organisation, "actor-organisation-known"),
            // A place that is a given name too: "Charlotte Johnson".
            _ if self.doc.is(at, Class::GivenName) && phrase.end == at + 1 => return self.person(at),
            _ => return phrase.end,
        };
        // "Jack Sun", "Apple pie": a name of one word with another name around it is none.
        let form = if phrase.end == at + 1 && self.doc.shape(at).has(Shape::CAPITALS) {
            ActorForm::Acronym
        } else {
            ActorForm::Name
        };
        self.found.push(Name { id: phrase.value, kind, form, rule, confidence: 0.95, ..Name::person(words) });
        phrase.end
    }

    /// Whether the sentence of a word is written with capitals throughout, as titles are.
    fn title_case(&self, at: usize) -> bool {
        let (small, capital) = self.doc.letters(self.doc.sentence_number(at));
        capital > 3 && u32::from(small) * 6 < u32::from(capital)
    }
}

/// Words that a sentence may start with.
const COMMON: u128 = Class::Verb.bit()
    | Class::Past.bit()
    | Class::Participle.bit()
    | Class::Noun.bit()
    | Class::Adjective.bit()
    | Class::Adverb.bit()
    | Class::TimeWord.bit()
    | Class::Month.bit()
    | Class::Weekday.bit()
    | Class::CLOSED;

/// Words with capitals that no person's name goes over.
const STOPS: u128 = Class::BodyHead.bit()
    | Class::OrganisationHead.bit()
    | Class::CompanySuffix.bit()
    | Class::State.bit()
    | Class::Demonym.bit()
    | Class::Honorific.bit();

impl Name<'_> {
    /// A person's name, of which nothing is known.
    pub(super) fn person(words: Span) -> Self {
        Name {
            words,
            kind: ActorKind::Person,
            form: ActorForm::Name,
            id: "",
            full: "",
            title: None,
            gender: None,
            same: 0,
            organ: None,
            state: "",
            candidate: false,
            confidence: 0.0,
            rule: "",
        }
    }
}
