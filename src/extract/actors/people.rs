//! Names: persons by what stands around them and what they are made of; bodies and organisations that the lexicon knows.

use super::super::doc::Doc;
use super::super::document::Layout;
use super::super::found::ActorForm;
use super::super::grammar::{ChunkKind, Pos};
use super::super::lexicon::{Class, Found};
use super::cluster::Gender;
use super::roles::{self, Title};
use super::states;
use super::{Span, bodies};
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
pub(super) fn find<'l>(doc: &Doc<'_, 'l>, _layout: &Layout, states: &[states::Found<'l>]) -> Vec<Name<'l>> {
    let mut scan = Scan {
        doc,
        states,
        state: 0,
        found: Vec::new(),
        before: Before::default(),
        title_case: (usize::MAX, false),
        letters: HashMap::new(),
    };
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
    /// Whether the sentence with a number is written with capitals throughout.
    title_case: (usize, bool),
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

    /// Where the organ ends that follows a State.
    fn organ_end(&self, state: Option<usize>) -> Option<usize> {
        let doc = self.doc;
        let end = state?;
        let clitic = usize::from(doc.kind(end) == Some(WordKind::Clitic));
        doc.phrase(end + clitic, Class::StateOrgan).map(|organ| organ.end)
    }

    /// An organ of a State, in small letters or capitals: `South Korean foreign ministry`, `Oslo's central bank`, or `the foreign
    /// ministry` by itself. `at` is where the State starts, `end` is behind it.
    fn organ(&mut self, at: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let clitic = usize::from(end > at && doc.kind(end) == Some(WordKind::Clitic));
        let organ = doc.phrase(end + clitic, Class::StateOrgan)?;
        let words = Span { start: at, end: organ.end };
        let organ = Span { start: end + clitic, end: organ.end };
        let alone = end == at;
        // A government is its State; and one word by itself may be anybody's.
        let single = organ.end == organ.start + 1;
        if doc.eq(organ.start, "government")
            || alone && single
            || doc.capital(organ.end) && doc.any(organ.end, bodies::HEADS)
        {
            return None;
        }
        if alone
            && !doc.capital(at)
            && !doc.any(at.checked_sub(1)?, Class::Determiner.bit() | Class::Possessive.bit())
        {
            return None;
        }
        let state =
            self.states.get(self.state).filter(|s| !alone && s.words.start <= at).map_or("", |s| s.code);
        self.found.push(Name {
            kind: ActorKind::Body,
            state,
            organ: Some(organ),
            confidence: if alone { 0.85 } else { 0.93 },
            rule: if alone { "actor-body-organ" } else { "actor-body-organ-state" },
            ..Name::person(words)
        });
        Some(words.end)
    }

    /// A body by its noun alone, after it was named: `the Council`, `the panel`.
    fn again(&mut self, at: usize) -> Option<usize> {
        /// So far back, in words.
        const FAR: usize = 250;
        let doc = self.doc;
        let the = at.checked_sub(1).filter(|the| doc.is(*the, Class::Determiner))?;
        if doc.kind(at) != Some(WordKind::Word)
            || !doc.one_of(the, &["the", "this", "that"])
            || doc.word(at).len() < 4
            || self.name_goes_on(at + 1)
            || doc.mark(at + 1) == Some('-') && !doc.spaced(at + 1)
            || doc.one_of(at + 1, &["of", "on", "for"]) && doc.capital(at + 2)
        {
            return None;
        }
        let near = self.found.iter().enumerate().rev().take(60).take_while(|(_, n)| n.words.end + FAR > at);
        let (number, whole) = near
            .filter(|(_, n)| n.kind == ActorKind::Body && !n.candidate && n.words.end > n.words.start + 1)
            .find(|(_, n)| self.is_its_noun(n.words, at))?;
        let (same, whole) = (if whole.same == 0 { number as u32 + 1 } else { whole.same }, *whole);
        self.found.push(Name {
            words: Span { start: at, end: at + 1 },
            form: ActorForm::Surname,
            title: None,
            same,
            organ: None,
            confidence: 0.85,
            rule: "actor-body-again",
            ..whole
        });
        Some(at + 1)
    }

    /// Whether a word is the noun of a name: the last one, or the first before `of`.
    fn is_its_noun(&self, name: Span, at: usize) -> bool {
        let doc = self.doc;
        let noun = (name.start..name.end).find(|at| doc.eq(*at, "of")).unwrap_or(name.end) - 1;
        noun > name.start.saturating_sub(1)
            && doc.word(noun).eq_ignore_ascii_case(doc.word(at))
            && (doc.is(noun, Class::BodyHead)
                || doc.is(name.end - 1, Class::Role)
                || doc.eq(noun, "panel")
                || doc.eq(noun, "team"))
            && !doc.one_of(noun, &["house", "office", "service", "force", "forces", "government", "mission"])
    }

    /// Letters in brackets behind a full name.
    fn define(&mut self, full: Span, short: usize) {
        let doc = self.doc;
        let text = doc.word(short);
        // The name itself, or a part of it, may have been found already.
        let over = self.found.iter().rev().take(6).take_while(|name| name.words.end > full.start).count();
        let first = self.found.len() - over;
        let whole = self
            .found
            .get(first)
            .filter(|name| name.words == full && !name.candidate && name.kind != ActorKind::Person);
        if whole.is_none() {
            let known = self.found[first..]
                .iter()
                .find(|name| !name.candidate && name.kind != ActorKind::Person)
                .copied();
            self.found.truncate(first);
            let kind = if (full.start..full.end).any(|at| doc.is(at, Class::BodyHead)) {
                ActorKind::Body
            } else {
                ActorKind::Organisation
            };
            let same = Name { kind, confidence: 0.92, rule: "actor-letters-defined", ..Name::person(full) };
            let known = known.filter(|known| known.words.start <= full.start && known.words.end >= full.end);
            self.found.push(known.unwrap_or(same));
        }
        let number = first as u32 + 1;
        self.letters.insert(text, number);
        self.acronym(short, number);
    }

    /// Letters that the text has defined.
    fn acronym(&mut self, at: usize, full: u32) {
        let Some(name) = self.found.get(full as usize - 1).copied() else { return };
        self.found.push(Name {
            words: Span { start: at, end: at + 1 },
            form: ActorForm::Acronym,
            title: None,
            same: full,
            organ: None,
            confidence: 0.95,
            rule: "actor-letters",
            ..name
        });
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

    /// Reads the words with capitals that start here, and goes behind them.
    fn person(&mut self, at: usize) -> usize {
        let doc = self.doc;
        let initial = doc.sentence(at).start == at;
        if doc.any(at, Class::CLOSED)
            && (initial || !self.doc.any(at, Class::GivenName.bit() | Class::FamilyName.bit()))
        {
            return at + 1;
        }
        if initial
            && doc.any(
                at,
                Class::Weekday.bit() | Class::Month.bit() | Class::TimeWord.bit() | Class::NumberWord.bit(),
            )
        {
            return at + 1;
        }
        let loud = self.title_case(at);
        let (mut start, end) = (at, self.sequence(at, loud));
        // "Analyst Mary Jones": what stands before a given name and is none does not belong to it.
        let count = end - start;
        let plain = initial && count > 1 && self.common(start);
        if (count > 2 || plain && count > 1)
            && !doc.any(start, Class::GivenName.bit() | Class::FamilyName.bit())
            && !doc.shape(start).has(Shape::STOPPED)
            && doc.word(start).len() > 1
            && doc.spaced(start + 1)
            && (plain || doc.is(start + 1, Class::GivenName) && doc.capital(start + 2))
        {
            start += 1;
        }
        let words = Span { start, end };
        if let Some((confidence, rule, title)) = self.evidence(words) {
            let full =
                if end == start + 1 { doc.value(start, Class::KnownSurname).unwrap_or_default() } else { "" };
            let gender = self
                .before
                .honorific
                .filter(|(end, _)| *end == start)
                .and_then(|(_, gender)| gender)
                .or_else(|| doc.value(start, Class::GivenName).and_then(Gender::from_letter));
            let form = if self.parts(words) == 1 { ActorForm::Surname } else { ActorForm::Name };
            self.found.push(Name { full, title, gender, form, confidence, rule, ..Name::person(words) });
        } else {
            self.candidate(start, end);
        }
        end
    }

    /// A name that may turn out to be part of a longer one.
    fn candidate(&mut self, start: usize, end: usize) {
        let words = Span { start, end };
        let doc = self.doc;
        let named = |at: usize| {
            doc.capital(at) && !doc.any(at, Class::CLOSED) && doc.kind(at) == Some(WordKind::Word)
        };
        let after = doc.spaced(end) && named(end) && !doc.shape(end).has(Shape::AFTER_BLANK);
        let before = start > 0
            && doc.spaced(start)
            && !doc.shape(start).has(Shape::FIRST)
            && named(start - 1)
            && self.before.role.is_none_or(|role| role.end != start)
            && doc.sentence(start).start != start - 1;
        if !after && !before && self.parts(words) == 1 {
            let alone = self.acts(start);
            let candidate = Name {
                candidate: true,
                form: ActorForm::Surname,
                confidence: if alone { 0.7 } else { 0.9 },
                rule: if alone { "actor-person-given-alone" } else { "actor-person-surname" },
                ..Name::person(words)
            };
            self.found.push(candidate);
        }
    }

    /// Whether a given name by itself does something, as persons do: "Toby left".
    fn acts(&mut self, at: usize) -> bool {
        let doc = self.doc;
        if !doc.is(at, Class::GivenName)
            || self.common(at)
            || doc.any(at, STOPS | Class::Place.bit() | Class::PlaceHead.bit() | Class::FamilyName.bit())
            || doc.shape(at).has(Shape::CAPITALS)
            || self.title_case(at)
        {
            return false;
        }
        let (grammar, chunk) = (&doc.grammar, doc.grammar.chunk(at));
        chunk.start == at
            && chunk.end == at + 1
            && grammar.chunk(at + 1).kind == ChunkKind::Verb
            && grammar.chunk(at + 1).start == at + 1
            && !matches!(grammar.pos(grammar.chunk(at + 1).head()), Pos::Gerund)
    }

    /// How many words a name has, without particles, hyphens and suffixes.
    fn parts(&self, words: Span) -> usize {
        let doc = self.doc;
        let counts = |at: &usize| {
            doc.capital(*at) && doc.spaced(*at) && !doc.is(*at, Class::NameSuffix) || *at == words.start
        };
        (words.start..words.end).filter(counts).count()
    }

    /// Where the words end that make one name, as they look. In a headline in capitals a verb ends it too.
    fn sequence(&self, start: usize, loud: bool) -> usize {
        let doc = self.doc;
        let limit = doc.sentence(start).end.min(start + 12);
        let mut end = start + 1;
        while end < limit {
            // "Kim-Putin" are two names.
            let pair = doc.is(start, Class::KnownSurname) && doc.capital(end + 1);
            if doc.mark(end) == Some('-')
                && !pair
                && !doc.spaced(end)
                && !doc.spaced(end + 1)
                && doc.kind(end + 1) == Some(WordKind::Word)
            {
                end += 2;
                continue;
            }
            if !doc.spaced(end) {
                break;
            }
            // `Ada “Bo” Berg`
            let nick = matches!(doc.mark(end), Some('“' | '"' | '‘' | '\''))
                && doc.capital(end + 1)
                && !doc.spaced(end + 2)
                && matches!(doc.mark(end + 2), Some('”' | '"' | '’' | '\''))
                && doc.spaced(end + 3)
                && doc.capital(end + 3)
                && doc.is(start, Class::GivenName);
            if nick && end + 3 < limit {
                end += 4;
                continue;
            }
            if doc.mark(end).is_some() || doc.kind(end) != Some(WordKind::Word) {
                break;
            }
            if doc.capital(end) {
                let follows = doc.capital(end + 1) && doc.spaced(end + 1);
                if doc.any(end, STOPS) && !doc.is(end, Class::GivenName)
                    || doc.any(end, Class::CLOSED) && !doc.is(end, Class::FamilyName)
                    || roles::head(doc, end).is_some()
                        && (follows || end > start + 1 || !doc.is(start, Class::GivenName))
                    || self.states_start(end)
                    || self.letters_behind(start, end)
                    || loud
                        && end > start + 1
                        && doc.any(end, Class::Past.bit() | Class::Participle.bit() | Class::Cue.bit())
                {
                    break;
                }
                end += 1;
            } else if doc.is(end, Class::Particle)
                && (doc.capital(end + 1)
                    || doc.mark(end + 1) == Some('-')
                    || doc.is(end + 1, Class::Particle) && doc.capital(end + 2))
                && !doc.one_of(end, &["as", "an", "do"])
            {
                end += 1;
            } else {
                break;
            }
        }
        // ", Jr."
        if doc.mark(end) == Some(',') && doc.is(end + 1, Class::NameSuffix) {
            end += 2;
        }
        // The full stop of "Jr." where the sentence goes on.
        if end > start + 1
            && doc.is(end - 1, Class::NameSuffix)
            && doc.word(end) == "."
            && !doc.spaced(end)
            && end + 1 < doc.sentence(start).end
        {
            end += 1;
        }
        end
    }

    /// Whether a word is letters behind a name that is none: `Jo Doe BBC`.
    fn letters_behind(&self, start: usize, at: usize) -> bool {
        let doc = self.doc;
        let loud = |at: usize| doc.shape(at).has(Shape::CAPITALS) && !doc.shape(at).has(Shape::STOPPED);
        loud(at) && !loud(start) && doc.word(at).len() > 1 && !doc.is(at, Class::NameSuffix)
    }

    /// Whether a State is named from here on.
    fn states_start(&self, at: usize) -> bool {
        self.states[self.state.min(self.states.len())..].iter().take(4).any(|s| s.words.start == at)
    }

    /// The role that stands before a name or behind it.
    fn title(&mut self, words: Span) -> Option<Title> {
        self.title_before(words)
            .or_else(|| self.title_around(words))
            .or_else(|| roles::after(self.doc, words.end))
    }

    /// A role that goes on behind its noun before the name: `the ambassador to the UN, Ada Berg`, `Director for African Affairs
    /// Ada Berg`.
    fn title_around(&self, words: Span) -> Option<Title> {
        let doc = self.doc;
        let head = self.before.role.filter(|head| head.end < words.start && head.end + 10 > words.start)?;
        if doc.sentence(head.start).start > head.start
            || doc.sentence_number(head.start) != doc.sentence_number(words.start)
        {
            return None;
        }
        let comma = doc.mark(words.start - 1) == Some(',');
        let end = words.start - usize::from(comma);
        let goes = doc.one_of(head.end, &["to", "of", "for", "at", "on"]) && end > head.end + 1;
        let belongs = |at: usize| {
            doc.kind(at) != Some(WordKind::Mark)
                && !doc.any(
                    at,
                    Class::Auxiliary.bit()
                        | Class::Modal.bit()
                        | Class::Subordinator.bit()
                        | Class::Pronoun.bit(),
                )
                && (doc.capital(at)
                    || doc.any(
                        at,
                        Class::Preposition.bit() | Class::Determiner.bit() | Class::Possessive.bit(),
                    )
                    || doc.kind(at) == Some(WordKind::Clitic)
                    || doc.eq(at, "and")
                    || comma
                        && doc
                            .any(at, Class::Noun.bit() | Class::Adjective.bit() | Class::RoleModifier.bit()))
        };
        let names = comma || doc.capital(end - 1) && doc.capital(head.start);
        if !goes || !names || !(head.end..end).all(belongs) {
            return None;
        }
        let title = roles::before(doc, head, end, self.insides(head));
        let owned = title
            .words
            .start
            .checked_sub(1)
            .is_some_and(|at| doc.any(at, Class::Determiner.bit() | Class::Possessive.bit()))
            || title.words.start < head.start
            || doc.capital(head.start);
        owned.then_some(title)
    }

    fn title_before(&mut self, words: Span) -> Option<Title> {
        let doc = self.doc;
        let head = self.before.role?;
        let direct = head.end == words.start
            || self
                .before
                .honorific
                .is_some_and(|(end, _)| end == words.start && head.end + 2 >= words.start);
        let comma = head.end + 1 == words.start && doc.mark(head.end) == Some(',');
        if !direct && !comma || doc.sentence_number(head.start) != doc.sentence_number(words.start) {
            return None;
        }
        let title = roles::before(doc, head, words.start, self.insides(head));
        // With a comma between, the role is of this name only if it has an article or an owner: "the envoy, Jo Doe,".
        let owned = title
            .words
            .start
            .checked_sub(1)
            .is_some_and(|at| doc.any(at, Class::Determiner.bit() | Class::Possessive.bit()))
            || (title.words.start..head.start).any(|at| doc.kind(at) == Some(WordKind::Clitic));
        (direct || owned).then_some(title)
    }

    /// Whether a word near a role is part of the name of a State, body or organisation.
    fn insides(&self, head: Span) -> impl Fn(usize) -> bool + use<'t, 'l> {
        let (doc, states, found) = (self.doc, self.states, &self.found);
        let first = head.start.saturating_sub(10);
        let near = states[..self.state.min(states.len())].iter().rev().take_while(|s| s.words.end > first);
        let near: [Span; 4] = spans(near.map(|s| s.words));
        let names: [Span; 4] = spans(
            found
                .iter()
                .rev()
                .take_while(|n| n.words.end > first)
                .filter(|n| {
                    // A person only as the owner: "Ada Berg's brother, Bo Berg".
                    let owner = doc.kind(n.words.end) == Some(WordKind::Clitic);
                    !n.candidate && (n.kind != ActorKind::Person || owner)
                })
                .map(|n| n.words),
        );
        move |at: usize| near.iter().chain(&names).any(|s| s.start <= at && at < s.end)
    }

    /// Why a name is a person's; nothing if it need not be.
    fn evidence(&mut self, words: Span) -> Option<(f64, &'static str, Option<Title>)> {
        let doc = self.doc;
        let Span { start, end } = words;
        let parts = self.parts(words);
        let loud = self.title_case(start);
        let title = self.title_before(words);
        let honorific = self.before.honorific.is_some_and(|(end, _)| end == start);
        if honorific {
            return Some((0.97, "actor-person-honorific", title.or_else(|| roles::after(doc, end))));
        }
        if parts == 1 {
            if doc.is(start, Class::KnownSurname) {
                return Some((0.95, "actor-person-famous", title));
            }
            // "his sister Mary", "the pianist Mary"
            let given = doc.is(start, Class::GivenName)
                && title.is_some_and(|t| t.words.end == start && !doc.capital(t.head.start))
                && !loud
                && !doc.any(start, STOPS | Class::CLOSED | Class::Place.bit());
            if given {
                return Some((0.85, "actor-person-title", title));
            }
            // "President Obama", but not "Prime Minister Urges" in a headline.
            let office = title.is_some_and(|t| t.words.end == start && doc.capital(t.head.start));
            let name = !doc.any(start, STOPS | Class::CLOSED | Class::PlaceHead.bit()) && !loud;
            return (office && name).then_some((0.93, "actor-person-title", title));
        }
        // "Anderson Park", "Mark Hopkins Hotel": a place is called after a person.
        if title.is_none()
            && doc.is(end - 1, Class::PlaceHead)
            && !(start..end).any(|at| doc.mark(at) == Some('-'))
            || doc.spaced(end)
                && doc.capital(end)
                && doc.any(end, Class::PlaceHead.bit() | bodies::HEADS)
                && !loud
        {
            return None;
        }
        let after = roles::after(doc, end);
        let letters = doc.shape(start).has(Shape::CAPITALS) && doc.word(start).len() < 5;
        let given = doc.is(start, Class::GivenName)
            && !letters
            && !(doc.sentence(start).start == start && doc.any(start, Class::CLOSED));
        let shown = title.or_else(|| self.title_around(words)).or(after);
        if given {
            return Some((0.93, "actor-person-given", shown));
        }
        // "J. Smith", "George X. Smith"
        let initials = (start..end).any(|at| {
            doc.shape(at).has(Shape::STOPPED | Shape::CAPITAL) && doc.word(at).len() < 6 && at + 1 < end
        });
        if initials {
            return Some((0.9, "actor-person-initial", shown));
        }
        // "Kim Hong-kyun": the family name first.
        let hyphen = (start..end).any(|at| doc.mark(at) == Some('-'));
        if doc.is(start, Class::FamilyName)
            && parts <= 3
            && (!loud || hyphen)
            && !(doc.sentence(start).start == start && doc.any(start, Class::CLOSED))
        {
            return Some((0.9, "actor-person-family", shown));
        }
        let office = title.is_some_and(|t| {
            let concept = doc.phrase(t.head.start, Class::Role).map_or("", |found| found.value);
            // "guitarist Ysolde Quarn": such a noun in small letters right before a plain name.
            let plain = t.words.end == start
                && !doc.capital(t.head.start)
                && parts <= 3
                && !doc.one_of(t.head.start, &["official", "star", "model", "driver", "forward", "manager"])
                && !(start..end).any(|at| self.common(at) || doc.shape(at).has(Shape::CAPITALS))
                && !self.common_plural(end - 1);
            !doc.any(start, STOPS) && (!WEAK.contains(&concept) || plain)
        });
        let headline =
            loud && (parts > 3 || (start..end).any(|at| self.common(at) || doc.is(at, Class::Cue)));
        if office && !headline {
            return Some((0.93, "actor-person-title", title));
        }
        if loud {
            return None;
        }
        let common = (start..end).any(|at| self.common(at) || doc.is(at, Class::KnownSurname));
        if after.is_some() && !common {
            return Some((0.9, "actor-person-apposition", after));
        }
        let particle = (start + 1..end).any(|at| !doc.capital(at) && doc.is(at, Class::Particle));
        if particle {
            return Some((0.85, "actor-person-particle", None));
        }
        // ", 45,"
        if doc.mark(end) == Some(',')
            && doc.kind(end + 1) == Some(WordKind::Number)
            && doc.word(end + 1).len() == 2
            && doc.mark(end + 2) == Some(',')
        {
            return Some((0.9, "actor-person-age", None));
        }
        let plain_name = !common
            && parts <= 3
            && !(start..end).any(|at| {
                doc.shape(at).has(Shape::CAPITALS)
                    && doc.word(at).len() > 1
                    && !doc.shape(at).has(Shape::STOPPED)
            })
            && !self.common_plural(end - 1);
        // "(born 3 May 1950)", "(1950-2020)"
        if plain_name
            && doc.mark(end) == Some('(')
            && (doc.one_of(end + 1, &["born", "b"]) || years(doc, end + 1))
        {
            return Some((0.85, "actor-person-born", None));
        }
        // "Ada Berg, Bo Quarn and Ysolde Roe": with a person before, and what stands in a list with one.
        if plain_name && self.listed(words) {
            return Some((0.8, "actor-person-listed", None));
        }
        let said = |at: usize| !doc.capital(at) && doc.is(at, Class::Cue);
        let plain = (start..end).any(|at| self.common(at) || doc.shape(at).has(Shape::CAPITALS))
            || self.common_plural(end - 1);
        if parts <= 3 && !plain && (said(end) || start > 0 && said(start - 1) && doc.mark(end).is_some()) {
            return Some((0.75, "actor-person-says", None));
        }
        (doc.is(end - 1, Class::FamilyName) && parts == 2).then_some((0.8, "actor-person-family", None))
    }

    /// Whether a name stands in a list behind a person's.
    fn listed(&self, words: Span) -> bool {
        let doc = self.doc;
        let and = usize::from(doc.one_of(words.start.wrapping_sub(1), &["and", "&"]));
        let Some(comma) = words.start.checked_sub(1 + and) else { return false };
        let end = if and == 0 || doc.mark(comma) == Some(',') { comma } else { comma + 1 };
        if and == 0 && doc.mark(comma) != Some(',') {
            return false;
        }
        // Behind a comma alone more must follow: "Ada Berg, Quarn Hall".
        let more = and > 0 || doc.mark(words.end) == Some(',') || doc.one_of(words.end, &["and", "&"]);
        let before =
            self.found.last().filter(|n| n.kind == ActorKind::Person && !n.candidate && n.words.end == end);
        more && before.is_some_and(|n| self.parts(n.words) > 1) && doc.sentence(words.start).start < end
    }

    /// Whether a sentence is written with capitals throughout, as titles are.
    fn title_case(&mut self, at: usize) -> bool {
        let number = self.doc.sentence_number(at);
        if self.title_case.0 != number {
            let sentence = self.doc.sentence(at);
            let (mut small, mut capital) = (0, 0);
            for word in sentence.start..sentence.end.min(sentence.start + 40) {
                if self.doc.kind(word) == Some(WordKind::Word) && self.doc.word(word).len() > 3 {
                    if self.doc.capital(word) { capital += 1 } else { small += 1 }
                }
            }
            self.title_case = (number, capital > 3 && small * 6 < capital);
        }
        self.title_case.1
    }
}

/// Kinds of roles whose nouns also stand before names of things: an official website, a star.
const WEAK: &[&str] = &["official", "worker", "artist", "sports", "activist"];

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

/// Whether the years of a life stand here: `1950-2020`.
fn years(doc: &Doc<'_, '_>, at: usize) -> bool {
    let year = |at: usize| doc.kind(at) == Some(WordKind::Number) && doc.word(at).len() == 4;
    year(at) && matches!(doc.mark(at + 1), Some('-' | '–')) && year(at + 2)
}

/// The first four of some spans.
fn spans(all: impl Iterator<Item = Span>) -> [Span; 4] {
    let mut first = [Span::default(); 4];
    for (place, span) in first.iter_mut().zip(all) {
        *place = span;
    }
    first
}

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
