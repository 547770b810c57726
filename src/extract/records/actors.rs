//! The actors of the records.

use super::Maker;
use super::ids::{line, slug};
use crate::extract::found::{ActorForm, ActorMention, Speaker};
use crate::extract::lexicon::Class;
use crate::model::{Actor, ActorKind, Id, Role, Status};
use std::collections::HashMap;
use std::ops::Range;

/// The actors met so far, each once.
#[derive(Debug, Default)]
pub(super) struct Actors {
    list: Vec<Actor>,
    by_id: HashMap<String, usize>,
    /// For each mention, by its place in the extraction's list, its actor.
    of_mention: Vec<usize>,
}

/// At most so many other names, and so many roles, are kept of one actor.
const MOST: usize = 8;

/// The id of an actor that the lexicon does not know: the same for the same name and kind in every text, so that
/// what several texts say of one person comes together. States have codes, and need none.
fn new_id(name: &str, kind: ActorKind) -> String {
    let kind = match kind {
        ActorKind::Person => "x",
        ActorKind::State => "x-state",
        ActorKind::Organisation => "x-organisation",
        ActorKind::Body => "x-body",
    };
    format!("{kind}-{}", slug(name, 60))
}

impl Actors {
    pub(super) fn into_list(self) -> Vec<Actor> {
        self.list
    }

    pub(super) fn name<'a>(&'a self, id: &'a Id) -> &'a str {
        self.by_id.get(id.as_str()).and_then(|at| self.list.get(*at)).map_or(id.as_str(), |a| a.name.as_str())
    }

    /// The actor of a mention, by its place in the extraction's list.
    pub(super) fn of(&self, mention: usize) -> Option<Id> {
        self.list.get(*self.of_mention.get(mention)?).map(|actor| actor.id.clone())
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// The State or body that a person speaks for, as far as the text says.
    pub(super) fn speaks_for(&self, id: &Id) -> Option<&Id> {
        let actor = self.list.get(*self.by_id.get(id.as_str())?)?;
        actor.roles.iter().find_map(|role| role.holder_for.as_ref())
    }

    /// The role that the text gives a person first.
    pub(super) fn role(&self, id: &Id) -> Option<&str> {
        let actor = self.list.get(*self.by_id.get(id.as_str())?)?;
        actor.roles.first().map(|role| role.title.as_str())
    }

    /// The actor with this id, made if it is new.
    fn at(&mut self, id: &str, kind: ActorKind, name: &str) -> Option<usize> {
        if !Id::is_well_formed(id) {
            return None;
        }
        if let Some(at) = self.by_id.get(id) {
            return Some(*at);
        }
        let code = kind == ActorKind::State && id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase());
        let name = line(name, 120);
        self.by_id.insert(id.to_owned(), self.list.len());
        self.list.push(Actor {
            id: id.into(),
            kind,
            name: if name.is_empty() { id.to_owned() } else { name },
            aliases: Vec::new(),
            iso2: None,
            iso3: code.then(|| id.to_owned()),
            part_of: None,
            roles: Vec::new(),
            summary: None,
            status: Status::Reported,
            evidence: Vec::new(),
            flags: Vec::new(),
        });
        Some(self.list.len() - 1)
    }
}

impl Maker<'_, '_, '_> {
    /// An actor for each that is named in the text, with the place where it is named first.
    pub(super) fn name_actors(&mut self) {
        // Most mentions are of somebody who was named before.
        let mut known: HashMap<(&str, bool, ActorKind), Option<usize>> = HashMap::new();
        for mention in &self.found.actors {
            let found = mention.actor.as_deref().unwrap_or(&mention.name);
            let at =
                *known.entry((found, mention.actor.is_some(), mention.kind)).or_insert_with(
                    || match &mention.actor {
                        Some(id) => self.actors.at(id, mention.kind, &mention.name),
                        None => {
                            self.actors.at(&new_id(&mention.name, mention.kind), mention.kind, &mention.name)
                        }
                    },
                );
            self.actors.of_mention.push(at.unwrap_or(usize::MAX));
            if let Some(at) = at {
                self.rests_on_mention(at, mention);
                self.describe(at, mention);
            }
        }
    }

    fn rests_on_mention(&mut self, at: usize, mention: &ActorMention<'_>) {
        if self.actors.list[at].evidence.is_empty() {
            let evidence = self.evidence(mention.start..mention.end, mention.confidence, mention.rule);
            self.actors.list[at].evidence.extend(evidence);
        }
    }

    /// Other names, and roles with those for whom they are.
    fn describe(&mut self, at: usize, mention: &ActorMention<'_>) {
        let for_whom = mention.speaks_for.clone().and_then(|id| {
            let kind = if is_code(&id) { ActorKind::State } else { ActorKind::Body };
            let office = self.actors.at(&id, kind, &id)?;
            self.rests_on_mention(office, mention);
            Some(Id::from(id))
        });
        let actor = &mut self.actors.list[at];
        let is_name = matches!(mention.form, ActorForm::Name | ActorForm::Acronym);
        if mention.actor.is_none() && is_name && mention.text != actor.name && actor.aliases.len() < MOST {
            let name = line(mention.text, 120);
            if name != actor.name && !actor.aliases.contains(&name) {
                actor.aliases.push(name);
            }
        }
        let title = mention.role.as_deref().map(|role| line(role, 120)).unwrap_or_default();
        if actor.kind == ActorKind::Person && actor.roles.len() < MOST && !title.is_empty() {
            match actor.roles.iter_mut().find(|r| r.title == title) {
                Some(role) => role.holder_for = role.holder_for.take().or(for_whom),
                None => actor.roles.push(Role { title, holder_for: for_whom, during: None }),
            }
        }
    }

    /// The actor of a mention that starts at a byte.
    pub(super) fn mentioned(&self, start: usize) -> Option<(&ActorMention<'_>, Id)> {
        let at = self.found.actors.partition_point(|m| m.start < start);
        let mention = self.found.actors.get(at).filter(|m| m.start == start)?;
        let actor = self.actors.list.get(*self.actors.of_mention.get(at)?)?;
        Some((mention, actor.id.clone()))
    }

    /// The actor of an id that a pass gave, made if need be.
    pub(super) fn known(&mut self, id: &str, span: Range<usize>, confidence: f64, rule: &str) -> Option<Id> {
        let kind = if is_code(id) { ActorKind::State } else { ActorKind::Body };
        self.actor(id, kind, id, span, confidence, rule)
    }

    fn actor(
        &mut self,
        id: &str,
        kind: ActorKind,
        name: &str,
        span: Range<usize>,
        confidence: f64,
        rule: &str,
    ) -> Option<Id> {
        let at = self.actors.at(id, kind, name)?;
        if self.actors.list[at].evidence.is_empty() {
            let evidence = self.evidence(span, confidence, rule);
            self.actors.list[at].evidence.extend(evidence);
        }
        Some(self.actors.list[at].id.clone())
    }

    /// Whoever speaks, or is spoken to. Somebody without a name ("a senior official") is an actor of this text alone;
    /// a pronoun is nobody.
    pub(super) fn speaker(
        &mut self,
        speaker: &Speaker<'_>,
        unnamed: bool,
        confidence: f64,
        rule: &str,
    ) -> Option<Id> {
        let span = speaker.start..speaker.end;
        if let Some(id) = &speaker.actor {
            let kind = speaker.kind.unwrap_or(if is_code(id) { ActorKind::State } else { ActorKind::Person });
            let name = speaker.name.as_deref().unwrap_or(speaker.text);
            return self.actor(id, kind, name, span, confidence, rule);
        }
        let kind = speaker.kind.unwrap_or(ActorKind::Person);
        if let Some(name) = speaker.name.as_deref().filter(|n| n.chars().any(char::is_alphanumeric)) {
            return self.actor(&new_id(name, kind), kind, name, span, confidence, rule);
        }
        let place = self.doc.place(speaker.start);
        let pronoun = self.doc.any(place, Class::Pronoun.bit()) && self.doc.place(speaker.end) <= place + 1
            || !speaker.text.chars().any(char::is_alphanumeric);
        if !unnamed || pronoun {
            return None;
        }
        let id = format!("{}-{}", self.source, slug(speaker.text, 40));
        self.actor(&id, kind, speaker.text, span, confidence, rule)
    }
}

/// Whether an id is the code of a State.
pub(super) fn is_code(id: &str) -> bool {
    id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase())
}
