//! By what names are the same: full ones first, then what stands for them.

use super::super::super::doc::Doc;
use super::super::super::found::ActorForm;
use super::super::super::lexicon::Class;
use super::super::people::Name;
use super::super::states;
use super::{Join, Surname};
use crate::model::ActorKind;

impl<'l> Join<'_, '_, 'l> {
    /// Finds or makes the cluster of a name that stands for itself.
    pub(super) fn full(&mut self, number: usize, name: &Name<'_>) {
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
    pub(super) fn settle(&mut self, number: usize, name: &Name<'_>) -> Option<(u32, f64)> {
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
    pub(super) fn namesake(&mut self, state: &states::Found<'_>) -> Option<(Name<'static>, u32)> {
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
    pub(super) fn seen(&mut self, surname: u32, cluster: u32, at: usize) {
        let Some(entry) = self.surnames.get_mut(surname as usize) else { return };
        if entry.last.0 != cluster + 1 && entry.last.0 != 0 {
            entry.other = entry.last;
        }
        entry.last = (cluster + 1, at);
    }
}

/// The id of a person by the full name that the lexicon gives.
pub(super) fn person_id<'l>(doc: &Doc<'_, 'l>, full: &str) -> &'l str {
    doc.lexicon.value_of(Class::Person, full).unwrap_or_default()
}
