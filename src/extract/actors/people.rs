//! Names: persons by what stands around them and what they are made of; bodies and organisations that the lexicon knows.

use super::super::doc::Doc;
use super::super::document::Layout;
use super::super::found::ActorForm;
use super::super::lexicon::{Class, Found};
use super::cluster::Gender;
use super::roles::{self, Title};
use super::states;
use super::{FUNCTION, Span};
use crate::model::ActorKind;
use crate::text::{Shape, WordKind};

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
    /// Whether the sentence with a number is written with capitals throughout.
    title_case: (usize, bool),
}

impl<'l> Scan<'_, '_, 'l> {
    /// Reads what starts at a word; where to go on.
    fn step(&mut self, at: usize) -> usize {
        let doc = self.doc;
        while self.states.get(self.state).is_some_and(|s| s.words.end <= at) {
            self.state += 1;
        }
        let state = self.states.get(self.state).filter(|s| s.words.start <= at).map(|s| s.words.end);
        let starts = doc.starts(at);
        if starts & KNOWN != 0
            && let Some((class, phrase)) = self.known(at)
            && state.is_none_or(|end| phrase.end >= end)
        {
            return self.name(class, at, phrase);
        }
        if let Some(end) = state {
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
        if doc.any(at, FUNCTION)
            && (initial || !self.doc.any(at, Class::GivenName.bit() | Class::FamilyName.bit()))
        {
            return at + 1;
        }
        let (mut start, end) = (at, self.sequence(at));
        // "Analyst Mary Jones": what stands before a given name and is none does not belong to it.
        let count = end - start;
        if count > 2
            && !doc.any(start, Class::GivenName.bit() | Class::FamilyName.bit())
            && !doc.shape(start).has(Shape::STOPPED)
            && doc.word(start).len() > 1
            && doc.spaced(start + 1)
            && doc.is(start + 1, Class::GivenName)
            && doc.capital(start + 2)
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
        if self.parts(words) == 1 {
            let candidate = Name {
                candidate: true,
                form: ActorForm::Surname,
                confidence: 0.9,
                rule: "actor-person-surname",
                ..Name::person(words)
            };
            self.found.push(candidate);
        }
    }

    /// How many words a name has, without particles, hyphens and suffixes.
    fn parts(&self, words: Span) -> usize {
        let doc = self.doc;
        let counts = |at: &usize| {
            doc.capital(*at) && doc.spaced(*at) && !doc.is(*at, Class::NameSuffix) || *at == words.start
        };
        (words.start..words.end).filter(counts).count()
    }

    /// Where the words end that make one name, as they look.
    fn sequence(&self, start: usize) -> usize {
        let doc = self.doc;
        let limit = doc.sentence(start).end.min(start + 12);
        let mut end = start + 1;
        while end < limit {
            if doc.mark(end) == Some('-')
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
            if doc.mark(end).is_some() || doc.kind(end) != Some(WordKind::Word) {
                break;
            }
            if doc.capital(end) {
                let follows = doc.capital(end + 1) && doc.spaced(end + 1);
                if doc.any(end, STOPS) && !doc.is(end, Class::GivenName)
                    || doc.any(end, FUNCTION) && !doc.is(end, Class::FamilyName)
                    || roles::head(doc, end).is_some()
                        && (follows || end > start + 1 || !doc.is(start, Class::GivenName))
                    || self.states_start(end)
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
        end
    }

    /// Whether a State is named from here on.
    fn states_start(&self, at: usize) -> bool {
        self.states[self.state.min(self.states.len())..].iter().take(4).any(|s| s.words.start == at)
    }

    /// The role that stands before a name or behind it.
    fn title(&mut self, words: Span) -> Option<Title> {
        self.title_before(words).or_else(|| roles::after(self.doc, words.end))
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
        let (states, found) = (self.states, &self.found);
        let first = head.start.saturating_sub(10);
        let near = states[..self.state.min(states.len())].iter().rev().take_while(|s| s.words.end > first);
        let near: [Span; 4] = spans(near.map(|s| s.words));
        let names: [Span; 4] = spans(
            found.iter().rev().take_while(|n| n.words.end > first).filter(|n| !n.candidate).map(|n| n.words),
        );
        let inside = |at: usize| near.iter().chain(&names).any(|s| s.start <= at && at < s.end);
        let title = roles::before(doc, head, words.start, inside);
        // With a comma between, the role is of this name only if it has an article or an owner: "the envoy, Jo Doe,".
        let owned = title
            .words
            .start
            .checked_sub(1)
            .is_some_and(|at| doc.any(at, Class::Determiner.bit() | Class::Possessive.bit()))
            || (title.words.start..head.start).any(|at| doc.kind(at) == Some(WordKind::Clitic));
        (direct || owned).then_some(title)
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
            // "President Obama", but not "Prime Minister Urges" in a headline.
            let office = title.is_some_and(|t| t.words.end == start && doc.capital(t.head.start));
            let name = !doc.any(start, STOPS | FUNCTION) && !loud;
            return (office && name).then_some((0.93, "actor-person-title", title));
        }
        let after = roles::after(doc, end);
        let given = doc.is(start, Class::GivenName)
            && !(doc.sentence(start).start == start && doc.any(start, FUNCTION));
        let shown = title.or(after);
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
            && !(doc.sentence(start).start == start && doc.any(start, FUNCTION))
        {
            return Some((0.9, "actor-person-family", shown));
        }
        if title.is_some() && !(loud && parts > 3) {
            return Some((0.93, "actor-person-title", title));
        }
        if loud {
            return None;
        }
        if after.is_some() {
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
        let said = |at: usize| !doc.capital(at) && doc.is(at, Class::Cue);
        if parts <= 3 && (said(end) || start > 0 && said(start - 1) && doc.mark(end).is_some()) {
            return Some((0.75, "actor-person-says", None));
        }
        (doc.is(end - 1, Class::FamilyName) && parts == 2).then_some((0.8, "actor-person-family", None))
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

/// Words with capitals that no person's name goes over.
const STOPS: u128 = Class::BodyHead.bit()
    | Class::OrganisationHead.bit()
    | Class::CompanySuffix.bit()
    | Class::State.bit()
    | Class::Demonym.bit()
    | Class::Honorific.bit();

/// The first four of some spans.
fn spans(all: impl Iterator<Item = Span>) -> [Span; 4] {
    let mut first = [Span::default(); 4];
    for (place, span) in first.iter_mut().zip(all) {
        *place = span;
    }
    first
}

impl Name<'_> {
    fn person(words: Span) -> Self {
        Name {
            words,
            kind: ActorKind::Person,
            form: ActorForm::Name,
            id: "",
            full: "",
            title: None,
            gender: None,
            candidate: false,
            confidence: 0.0,
            rule: "",
        }
    }
}
