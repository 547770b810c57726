//! Which mentions are of the same actor, and what the text tells of each.

mod bodies;
mod names;
mod speaks;

use super::super::doc::Doc;
use super::super::found::{ActorForm, ActorMention};
use super::super::lexicon::Class;
use super::people::Name;
use super::variants::Keys;
use super::{Actors, Span, states};
use crate::model::ActorKind;
use crate::text::WordKind;
use speaks::speaks_for;
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
    crate::order::sort_by_key(&mut settled, |(words, _, state, _)| {
        (words.start, usize::MAX - words.end, state.is_some())
    });
    let mut actors = Actors { at: vec![0; doc.len()], ..Actors::default() };
    let mut outer = Span::default();
    for (words, name, state, cluster) in settled {
        // A person's name holds no State; nor is the city in an institute's name one: "Stockholm Institute".
        if words.start < outer.end {
            let person = actors.mentions.last().is_some_and(|m| m.kind == ActorKind::Person);
            let city = state.is_some_and(|s| s.rule.starts_with("actor-capital"));
            // In "Korea Mining Corporation" it is either.
            let one = words.end == words.start + 1 && doc.one_of(words.start, &["korea", "korean"]);
            let either = one && actors.mentions.last().is_some_and(|m| m.speaks_for.is_none());
            if person
                || name.is_some()
                || either
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

    fn state(&mut self, code: &str) -> u32 {
        if let Some(cluster) = self.keyed(code) {
            return cluster;
        }
        let name = self.doc.lexicon.title(code).unwrap_or(code).to_owned();
        let cluster = self.cluster(ActorKind::State, name, code);
        self.by_key.insert(code.to_owned(), cluster);
        cluster
    }
}
