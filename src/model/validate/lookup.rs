//! Ids and what they name.

use super::{Field, Found, shown};
use crate::model::{Id, Kind, RecordRef, Records, nearest};
use std::collections::{HashMap, HashSet};

/// How many dangling ids get a "did you mean": each costs a walk over all ids.
const SUGGESTED: usize = 3;

/// What is known of the records while they are looked through one after the other.
pub(super) struct Validator<'a> {
    records: &'a Records,
    known: HashMap<&'a str, RecordRef<'a>>,
    current: Id,
    found: Found,
    suggested: usize,
}

impl<'a> Validator<'a> {
    /// Knows all ids; those that are malformed or used twice are told.
    pub(super) fn new(records: &'a Records, found: Found) -> Validator<'a> {
        let mut validator =
            Validator { records, known: HashMap::new(), current: Id::default(), found, suggested: 0 };
        validator.ids(records);
        validator
    }

    /// Problems are this record's from now on.
    pub(super) fn begin(&mut self, record: &Id) {
        self.current = record.clone();
    }

    pub(super) fn finish(self) -> Found {
        self.found
    }

    /// The record of this id, if there is one.
    pub(super) fn get(&self, id: &Id) -> Option<RecordRef<'a>> {
        self.known.get(id.as_str()).copied()
    }

    /// Fields are only put into words where something is wrong with them.
    pub(super) fn problem(&mut self, field: Field<'_>, message: impl Into<String>) {
        self.found.add(&self.current, field, message);
    }

    fn ids(&mut self, records: &'a Records) {
        for record in records.iter() {
            let id = record.id();
            if !Id::is_well_formed(id.as_str()) {
                let rule = "is not an id: use 1 to 120 ASCII letters, digits, `-`, `_`, `.` and `/`";
                self.found.add(id, &"id", rule);
            }
            if let Some(other) = self.known.insert(id.as_str(), record) {
                let message = format!(
                    "is used twice, by {} and by {}: ids are unique across all kinds",
                    with_article(other.kind()),
                    with_article(record.kind())
                );
                self.found.add(id, &"id", message);
            }
        }
    }

    pub(super) fn references(&mut self, field: Field<'_>, ids: &'a [Id], kind: Option<Kind>) {
        let mut seen = HashSet::new();
        for (i, id) in ids.iter().enumerate() {
            self.resolve(&format_args!("{field}[{i}]"), id, kind);
            if ids.len() > 1 && !seen.insert(id) {
                self.problem(&format_args!("{field}[{i}]"), format!("names `{}` twice", shown(id.as_str())));
            }
        }
    }

    pub(super) fn reference(&mut self, field: Field<'_>, id: Option<&Id>, kind: Kind) {
        if let Some(id) = id {
            self.resolve(field, id, Some(kind));
        }
    }

    pub(super) fn resolve(&mut self, field: Field<'_>, id: &Id, kind: Option<Kind>) {
        match (self.known.get(id.as_str()).map(|r| r.kind()), kind) {
            (None, _) => {
                let mut message = format!("no record has the id `{}`", shown(id.as_str()));
                if self.suggested < SUGGESTED {
                    self.suggested += 1;
                    let ids = self.records.iter().map(|r| r.id().as_str());
                    if let Some(near) = nearest(id.as_str(), ids) {
                        message += &format!(": did you mean `{near}`?");
                    }
                }
                self.problem(field, message);
            }
            (Some(found), Some(wanted)) if found != wanted => {
                let (found, wanted) = (with_article(found), with_article(wanted));
                self.problem(field, format!("`{}` is {found}, not {wanted}", shown(id.as_str())));
            }
            _ => {}
        }
    }

    /// States' codes are their own.
    pub(super) fn codes(&mut self, records: &'a Records) {
        let mut seen: HashMap<&str, &Id> = HashMap::new();
        for actor in &records.actors {
            for (field, code) in [("iso2", &actor.iso2), ("iso3", &actor.iso3)] {
                let Some(code) = code else { continue };
                if let Some(other) = seen.insert(code, &actor.id) {
                    let message = format!("{} is also that of `{}`", shown(code), shown(other.as_str()));
                    self.found.add(&actor.id, &field, message);
                }
            }
        }
    }

    /// Following `next` from any record never comes back to it. Each record is walked once.
    pub(super) fn cycles(&mut self, field: &str, next: impl Iterator<Item = (&'a Id, &'a Id)>) {
        let next: Vec<(&Id, &Id)> = next.collect();
        let by_id: HashMap<&Id, &Id> = next.iter().copied().collect();
        let mut walked: HashMap<&Id, usize> = HashMap::new();
        for (walk, (start, _)) in next.iter().enumerate() {
            let mut at = *start;
            while !walked.contains_key(at) {
                walked.insert(at, walk);
                match by_id.get(at) {
                    Some(to) => at = to,
                    None => break,
                }
            }
            // The walk ran out, or it met an earlier walk (whose cycles are known), or it met itself.
            if by_id.contains_key(at) && walked.get(at) == Some(&walk) {
                self.found.add(at, &field, "leads back to this record");
            }
        }
    }

    pub(super) fn texts(&mut self, records: &'a Records) {
        let mut seen = HashSet::new();
        for text in &records.texts {
            self.current = text.source.clone();
            self.reference(&"text", Some(&text.source), Kind::Source);
            if !seen.insert(&text.source) {
                self.problem(&"text", "the dossier holds two texts for this source");
            }
        }
    }
}

fn with_article(kind: Kind) -> String {
    let word = kind.as_str();
    format!("{} {word}", if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" })
}
