//! Which mentions are of the same actor, and what the text tells of each.

use super::super::doc::Doc;
use super::super::found::{ActorForm, ActorMention};
use super::super::lexicon::Class;
use super::people::Name;
use super::states;
use super::variants::Keys;
use super::{Actors, Span};
use crate::model::ActorKind;
use crate::text::WordKind;
use std::collections::HashMap;

/// What a text tells of one actor.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Cluster<'t> {
    /// The full name.
    pub(in crate::extract) name: String,
    /// What kind of actor it is.
    pub(in crate::extract) kind: ActorKind,
    /// The id in the dossier, or the ISO 3166-1 alpha-3 code of a State.
    pub(in crate::extract) actor: Option<String>,
    /// Of a person, where name, title or role tell.
    pub(in crate::extract) gender: Option<Gender>,
    /// The roles that the text gives, in order.
    pub(in crate::extract) roles: Vec<Role<'t>>,
    /// Whom a person speaks for: the id of a State or body.
    pub(in crate::extract) speaks_for: Option<String>,
    /// The number of its first mention.
    pub(in crate::extract) first: usize,
}

/// A role that the text gives to a person.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Role<'t> {
    /// All of it: `the deputy U.S. ambassador to the world body`.
    pub(in crate::extract) text: &'t str,
    /// Its noun, by words of the text: `ambassador`.
    pub(in crate::extract) head: std::ops::Range<usize>,
    /// One word for all nouns of its kind: `spokesperson` for `spokesman`. Empty for kin.
    pub(in crate::extract) concept: String,
    /// The State or body in it, by id.
    pub(in crate::extract) speaks_for: Option<String>,
}

/// What a name or title tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Gender {
    /// He.
    Male,
    /// She.
    Female,
}

impl Gender {
    /// From the letter that the lexicon has for it.
    pub(super) fn from_letter(letter: &str) -> Option<Gender> {
        match letter {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        }
    }
}

/// The clusters that a surname may mean.
#[derive(Clone, Copy, Debug, Default)]
struct Surname {
    /// How many there are in the text, up to two.
    count: u32,
    /// The first of them.
    first: u32,
    /// The word where its full name stands first.
    since: usize,
    /// The word where another one's full name stands first.
    until: usize,
    /// The one that was named last so far, plus one, and the word where.
    last: (u32, usize),
    /// The other one that was named last.
    other: (u32, usize),
}

/// Puts all mentions in order and joins those of one actor.
pub(super) fn join<'t, 'l>(
    doc: &Doc<'t, 'l>,
    states: &[states::Found<'l>],
    names: Vec<Name<'l>>,
) -> Actors<'t> {
    let mut join = Join {
        doc,
        states,
        clusters: Vec::new(),
        by_key: HashMap::new(),
        by_surname: HashMap::new(),
        surnames: Vec::new(),
        by_given: HashMap::new(),
        surname_of: vec![u32::MAX; names.len()],
        keys: Keys::default(),
        of: vec![u32::MAX; names.len()],
    };
    for (number, name) in names.iter().enumerate() {
        join.full(number, name);
    }
    let mut settled = Vec::with_capacity(names.len() + states.len());
    for (number, name) in names.iter().enumerate() {
        if let Some((cluster, confidence)) = join.settle(number, name) {
            settled.push((name.words, Some((name, confidence)), None, cluster));
        }
    }
    let mut namesakes = Vec::new();
    for state in states {
        // "Jordan said", behind a Mary Jordan.
        if let Some((name, cluster)) = join.namesake(state) {
            namesakes.push((name, cluster));
            continue;
        }
        let cluster = join.state(state.code);
        settled.push((state.words, None, Some(state), cluster));
    }
    settled.extend(
        namesakes.iter().map(|(name, cluster)| (name.words, Some((name, name.confidence)), None, *cluster)),
    );
    // Longer ones before the shorter ones that start with them.
    settled.sort_by_key(|(words, _, state, _)| (words.start, usize::MAX - words.end, state.is_some()));
    let mut actors = Actors { at: vec![0; doc.len()], ..Actors::default() };
    let mut outer = Span::default();
    for (words, name, state, cluster) in settled {
        // A person's name holds no State; nor is the city in an institute's name one: "Stockholm Institute".
        if words.start < outer.end {
            let person = actors.mentions.last().is_some_and(|m| m.kind == ActorKind::Person);
            let city = state.is_some_and(|s| s.rule.starts_with("actor-capital"));
            if person
                || name.is_some()
                || city
                    && doc.kind(words.end) != Some(WordKind::Clitic)
                    && !words.start.checked_sub(1).is_some_and(|at| doc.eq(at, "in"))
            {
                continue;
            }
        } else {
            outer = words;
        }
        let number = actors.mentions.len();
        let span = doc.span(words.start..words.end);
        let about = &mut join.clusters[cluster as usize];
        if about.first == usize::MAX {
            about.first = number;
        }
        let mut mention = ActorMention {
            start: span.start,
            end: span.end,
            text: &doc.text[span],
            kind: about.kind,
            form: ActorForm::Name,
            name: about.name.clone(),
            actor: about.actor.clone(),
            role: None,
            speaks_for: None,
            confidence: 0.0,
            rule: "",
        };
        if let Some((name, confidence)) = name {
            mention.form = name.form;
            if about.kind != ActorKind::Person {
                mention.speaks_for.clone_from(&about.speaks_for);
            }
            mention.confidence = confidence;
            mention.rule = name.rule;
            if about.kind == ActorKind::Person {
                actors.people.push(number as u32);
            }
            if let Some(title) = name.title {
                let role = &doc.text[doc.span(title.words.start..title.words.end)];
                mention.role = Some(role.to_owned());
                let concept = doc.phrase(title.head.start, Class::Role).map_or("", |found| found.value);
                let head = title.head.start..title.head.end;
                about.roles.push(Role { text: role, head, concept: concept.to_owned(), speaks_for: None });
            }
        } else if let Some(state) = state {
            mention.form = state.form;
            mention.confidence = state.confidence;
            mention.rule = state.rule;
        }
        for word in words.start..words.end {
            if let Some(at) = actors.at.get_mut(word).filter(|at| **at == 0) {
                *at = number as u32 + 1;
            }
        }
        actors.mentions.push(mention);
        actors.words.push(words);
        actors.cluster_of.push(cluster);
    }
    actors.clusters = join.clusters;
    speaks_for(doc, &mut actors);
    actors
}

/// Whom persons speak for: the first State or body in their role, unless the role is one to it.
fn speaks_for(doc: &Doc<'_, '_>, actors: &mut Actors<'_>) {
    for person in 0..actors.people.len() {
        let number = actors.people[person] as usize;
        let Some(role) = actors.mentions[number].role.as_deref() else { continue };
        let cluster = actors.cluster_of(number);
        let Some(place) = actors.clusters[cluster].roles.iter().position(|r| r.text == role) else {
            continue;
        };
        let found = &actors.clusters[cluster].roles[place];
        let start = doc.place(found.text.as_ptr() as usize - doc.text.as_ptr() as usize);
        let end = start
            + doc.words[start..]
                .iter()
                .take(30)
                .take_while(|w| (w.end as usize) <= doc.words[start].start as usize + role.len())
                .count();
        let first = actors.words.partition_point(|words| words.start < start);
        // Only whole names: of the Stockholm Institute's researcher nobody learns that Sweden speaks.
        let mut behind = 0;
        let owner = (first..actors.mentions.len()).take_while(|n| actors.words[*n].start < end).find(|n| {
            let words = actors.words[*n];
            let outer = words.start >= behind;
            behind = behind.max(words.end);
            let to = (words.start.saturating_sub(2)..words.start)
                .any(|at| doc.one_of(at, &["to", "against", "in"]));
            outer && actors.mentions[*n].kind != ActorKind::Person && !to
        });
        // The foreign ministry of a State, without an id of its own, is the State's.
        let owner = owner.map(|n| match actors.mentions.get(n + 1) {
            Some(inner)
                if actors.mentions[n].actor.is_none()
                    && actors.words[n + 1].start == actors.words[n].start
                    && inner.kind == ActorKind::State =>
            {
                n + 1
            }
            _ => n,
        });
        let owner = owner.and_then(|n| {
            let owner = &actors.mentions[n];
            owner.actor.clone().or_else(|| owner.speaks_for.clone())
        });
        let owner = owner.or_else(|| {
            let spokesperson = actors.clusters[cluster].roles[place].concept == "spokesperson";
            spokesperson.then(|| of_the_organ_before(doc, actors, number)).flatten()
        });
        if owner.is_some() {
            actors.mentions[number].speaks_for.clone_from(&owner);
            actors.clusters[cluster].roles[place].speaks_for.clone_from(&owner);
            if actors.clusters[cluster].speaks_for.is_none() {
                actors.clusters[cluster].speaks_for = owner;
            }
        }
    }
}

/// The State of the one organ that was named in the sentences just before a spokesperson who is nobody's by name.
fn of_the_organ_before(doc: &Doc<'_, '_>, actors: &Actors<'_>, person: usize) -> Option<String> {
    let sentence = doc.sentence_number(actors.words[person].start);
    let mut found: Option<&str> = None;
    for number in (person.saturating_sub(24)..person).rev() {
        if doc.sentence_number(actors.words[number].start) + 2 < sentence {
            break;
        }
        let mention = &actors.mentions[number];
        if mention.kind == ActorKind::Body
            && let Some(code) = mention.speaks_for.as_deref()
        {
            if found.is_some_and(|other| other != code) {
                return None;
            }
            found = Some(code);
        }
    }
    found.map(str::to_owned)
}

struct Join<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    states: &'d [states::Found<'l>],
    clusters: Vec<Cluster<'t>>,
    by_key: HashMap<String, u32>,
    /// Surnames by their keys, as places in `surnames`.
    by_surname: HashMap<String, u32>,
    surnames: Vec<Surname>,
    /// Given names by their keys: the first cluster, and the word from where on there is another.
    by_given: HashMap<String, (u32, usize)>,
    /// For each name with a cluster, the place of its surname; for others nothing.
    surname_of: Vec<u32>,
    keys: Keys,
    of: Vec<u32>,
}

impl<'l> Join<'_, '_, 'l> {
    fn cluster(&mut self, kind: ActorKind, name: String, actor: &str) -> u32 {
        let actor = (!actor.is_empty()).then(|| actor.to_owned());
        self.clusters.push(Cluster {
            name,
            kind,
            actor,
            gender: None,
            roles: Vec::new(),
            speaks_for: None,
            first: usize::MAX,
        });
        self.clusters.len() as u32 - 1
    }

    fn keyed(&mut self, key: &str) -> Option<u32> {
        self.by_key.get(key).copied()
    }

    /// The key of an organ of whatever State.
    fn organ_key(&self, organ: Span) -> String {
        let mut key = String::from("~");
        for at in organ.start..organ.end {
            key.push(' ');
            key.extend(self.doc.word(at).chars().map(|c| c.to_ascii_lowercase()));
        }
        key
    }

    /// The key of a body: its id, else its words. An organ without its State is the one that was named last.
    fn body_key(&self, name: &Name<'_>, text: &str) -> String {
        match name.organ {
            _ if !name.id.is_empty() => name.id.to_owned(),
            Some(organ) if organ == name.words => self.organ_key(organ),
            Some(organ) if !name.state.is_empty() => format!("{}{}", name.state, self.organ_key(organ)),
            _ => {
                let key = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('.', "");
                let bare = ["The ", "the ", "UN ", "United Nations "]
                    .iter()
                    .find_map(|start| key.strip_prefix(start));
                let bare = bare.filter(|bare| bare.contains(' ')).unwrap_or(&key);
                if name.kind == ActorKind::Body { bare.to_lowercase() } else { bare.to_owned() }
            }
        }
    }

    /// The id of a body that the lexicon knows only together with a State: the panel of experts on one.
    fn with_state(&self, name: &Name<'_>) -> Option<&'l str> {
        let doc = self.doc;
        // "UN Panel of Experts"
        let un = usize::from(doc.one_of(name.words.start, &["un", "u.n."]));
        let start = name.words.start + un;
        let known = doc.phrase(start, Class::Body).is_some_and(|found| found.end == name.words.end);
        if !name.id.is_empty() || !known {
            return None;
        }
        let text = doc.text.get(doc.span(start..name.words.end))?;
        let sentence = doc.sentence(name.words.start);
        let first = self.states.partition_point(|state| state.words.start < sentence.start);
        let near = self.states[first..].iter().take(6).take_while(|state| state.words.start < sentence.end);
        let mut found = None;
        for state in near {
            let Some(title) = doc.lexicon.title(state.code) else { continue };
            let id = doc.lexicon.value_of(Class::Body, &format!("{title} {text}"));
            if found.is_some() && id.is_some() && found != id {
                return None;
            }
            found = found.or(id);
        }
        found
    }

    fn state(&mut self, code: &str) -> u32 {
        if let Some(cluster) = self.keyed(code) {
            return cluster;
        }
        let name = self.doc.lexicon.title(code).unwrap_or(code).to_owned();
        let cluster = self.cluster(ActorKind::State, name, code);
        self.by_key.insert(code.to_owned(), cluster);
        cluster
    }

    /// Finds or makes the cluster of a name that stands for itself.
    fn full(&mut self, number: usize, name: &Name<'_>) {
        if name.candidate {
            return;
        }
        let doc = self.doc;
        let text = &doc.text[doc.span(name.words.start..name.words.end)];
        if name.kind != ActorKind::Person {
            if let Some(same) = name.same.checked_sub(1).and_then(|same| self.of.get(same as usize)) {
                self.of[number] = *same;
                return;
            }
            let known = self.with_state(name);
            let name = &Name { id: known.unwrap_or(name.id), ..*name };
            let key = self.body_key(name, text);
            let cluster = match self.keyed(&key) {
                Some(cluster) => cluster,
                None => {
                    let shown = doc.lexicon.title(name.id).unwrap_or(text).to_owned();
                    let shown = match name.organ {
                        // "Seoul's foreign ministry" is South Korea's, by one name in every text.
                        Some(organ) if !name.state.is_empty() => {
                            let owner = doc.lexicon.title(name.state).unwrap_or(name.state);
                            format!("{owner}'s{}", &self.organ_key(organ)[1..])
                        }
                        _ => shown,
                    };
                    let cluster = self.cluster(name.kind, shown, name.id);
                    if !name.state.is_empty() {
                        self.clusters[cluster as usize].speaks_for = Some(name.state.to_owned());
                    }
                    self.by_key.insert(key, cluster);
                    cluster
                }
            };
            if known.is_some() {
                // From here on the body's name alone is enough.
                let bare = self.body_key(&Name { id: "", ..*name }, text);
                self.by_key.entry(bare).or_insert(cluster);
            }
            if let Some(organ) = name.organ {
                let organ = self.organ_key(organ);
                self.by_key.insert(organ, cluster);
            }
            self.of[number] = cluster;
            return;
        }
        let single = name.form == ActorForm::Surname && name.full.is_empty();
        if single {
            return;
        }
        let full = if name.full.is_empty() { text } else { name.full };
        self.keys.read(doc, full);
        let known = (0..self.keys.names.len()).find_map(|i| self.by_key.get(&self.keys.names[i]).copied());
        let by_id = if name.id.is_empty() { None } else { self.keyed(name.id) };
        let cluster = match known.or(by_id) {
            Some(cluster) => cluster,
            None => {
                let shown = full.split_whitespace().collect::<Vec<_>>().join(" ");
                let id = if name.id.is_empty() { person_id(doc, full) } else { name.id };
                self.cluster(ActorKind::Person, shown, id)
            }
        };
        let about = &mut self.clusters[cluster as usize];
        if about.actor.is_none() && !name.id.is_empty() {
            about.actor = Some(name.id.to_owned());
        }
        about.gender = about.gender.or(name.gender).or(self.keys.gender);
        if !name.id.is_empty() {
            self.by_key.insert(name.id.to_owned(), cluster);
        }
        for key in &self.keys.names {
            self.by_key.entry(key.clone()).or_insert(cluster);
        }
        if let Some(given) = self.keys.given.take() {
            let (whose, until) = self.by_given.entry(given).or_insert((cluster, usize::MAX));
            if *whose != cluster {
                *until = (*until).min(name.words.start);
            }
        }
        if let Some(surname) = self.keys.surnames.first() {
            let place = match self.by_surname.get(surname) {
                Some(place) => *place,
                None => {
                    let place = self.surnames.len() as u32;
                    self.by_surname.insert(surname.clone(), place);
                    self.surnames.push(Surname::default());
                    place
                }
            };
            let entry = &mut self.surnames[place as usize];
            if entry.count == 0 {
                *entry = Surname {
                    count: 1,
                    first: cluster,
                    since: name.words.start,
                    until: usize::MAX,
                    ..*entry
                };
            } else if entry.first != cluster && entry.count == 1 {
                (entry.count, entry.until) = (2, name.words.start);
            }
            self.surname_of[number] = place;
        }
        self.of[number] = cluster;
    }

    /// Says whose a name is, going through the text, and how sure that is; nothing for a mere candidate.
    fn settle(&mut self, number: usize, name: &Name<'_>) -> Option<(u32, f64)> {
        let at = name.words.start;
        let doc = self.doc;
        let text = &doc.text[doc.span(name.words.start..name.words.end)];
        if name.kind != ActorKind::Person {
            return Some((self.of[number], name.confidence));
        }
        let cluster = self.of[number];
        if cluster != u32::MAX {
            self.seen(self.surname_of[number], cluster, at);
            return Some((cluster, name.confidence));
        }
        let place = self.by_surname.get(self.keys.single(text)).copied();
        let found = place.and_then(|place| self.surnames.get(place as usize)).copied();
        let whose = match found {
            Some(one) if one.count == 1 => Some((
                one.first,
                if one.last.0 > 0 { name.confidence.max(0.95) } else { name.confidence.min(0.85) },
            )),
            Some(many) if name.gender.is_some() && many.other.0 > 0 => {
                // "Mrs. Roe", of two: the one who is known to be a woman.
                let fits =
                    |one: u32| self.clusters.get(one as usize - 1).is_some_and(|c| c.gender == name.gender);
                let (last, other) = (fits(many.last.0), fits(many.other.0));
                (last != other).then_some((if last { many.last.0 } else { many.other.0 } - 1, 0.9))
            }
            Some(many) if many.last.0 > 0 => {
                let alone = many.other.0 == 0;
                let fresh = many.last.1 + 60 > at && many.other.1 + 120 < at;
                (alone || fresh).then_some((many.last.0 - 1, if alone { 0.85 } else { 0.6 }))
            }
            _ => None,
        };
        if let Some((cluster, confidence)) = whose {
            let about = &mut self.clusters[cluster as usize];
            about.gender = about.gender.or(name.gender);
            self.seen(place.unwrap_or(u32::MAX), cluster, at);
            return Some((cluster, confidence));
        }
        if name.candidate && found.is_none() {
            // "Mary left", in a text with one Mary so far; else somebody of whom only the given name is told.
            let given = self.by_given.get(self.keys.single(text)).copied();
            let given = given.filter(|(_, until)| at < *until).map(|(given, _)| (given, 0.85));
            if given.is_some() || name.rule != "actor-person-given-alone" {
                return given;
            }
        }
        // Somebody of whom only the surname is told, or one of several.
        let surname = self.keys.single(text).to_owned();
        let key = format!("?{surname}");
        let cluster = match self.keyed(&key) {
            Some(cluster) => cluster,
            None => {
                let cluster = self.cluster(ActorKind::Person, text.to_owned(), "");
                self.by_key.insert(key, cluster);
                if found.is_none() {
                    self.by_surname.insert(surname, self.surnames.len() as u32);
                    let last = (cluster + 1, at);
                    self.surnames.push(Surname {
                        count: 1,
                        first: cluster,
                        since: at,
                        until: usize::MAX,
                        last,
                        ..Surname::default()
                    });
                }
                cluster
            }
        };
        let about = &mut self.clusters[cluster as usize];
        about.gender = about.gender.or(name.gender);
        Some((cluster, if found.is_some() { name.confidence.min(0.8) } else { name.confidence }))
    }

    /// A State's or capital's name that the text has given to a person before.
    fn namesake(&mut self, state: &states::Found<'_>) -> Option<(Name<'static>, u32)> {
        let words = state.words;
        if words.end != words.start + 1
            || self.surnames.is_empty()
            || !matches!(state.form, ActorForm::Name | ActorForm::Metonym)
        {
            return None;
        }
        let doc = self.doc;
        let place = *self.by_surname.get(self.keys.single(doc.word(words.start)))?;
        let found = self.surnames.get(place as usize)?;
        if !(found.since..found.until).contains(&words.start) {
            return None;
        }
        let name = Name {
            form: ActorForm::Surname,
            confidence: 0.75,
            rule: "actor-person-namesake",
            ..Name::person(words)
        };
        Some((name, found.first))
    }

    /// Notes that a cluster was named at a word.
    fn seen(&mut self, surname: u32, cluster: u32, at: usize) {
        let Some(entry) = self.surnames.get_mut(surname as usize) else { return };
        if entry.last.0 != cluster + 1 && entry.last.0 != 0 {
            entry.other = entry.last;
        }
        entry.last = (cluster + 1, at);
    }
}

/// The id of a person by the full name that the lexicon gives.
fn person_id<'l>(doc: &Doc<'_, 'l>, full: &str) -> &'l str {
    doc.lexicon.value_of(Class::Person, full).unwrap_or_default()
}
