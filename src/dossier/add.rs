use super::Dossier;
use crate::model::{Actor, Evidence, Id, Instrument, Made, RecordRef, Records};
use crate::text::key;
use crate::{Error, ErrorCode, Result};
use std::collections::{HashMap, HashSet};

impl Dossier {
    /// Adds records, and the texts that come with them: all of them, or on an error none. The title of a dossier that
    /// has one stays. The added records may refer to those here and to each other. Linear in both together.
    ///
    /// The records of an [extraction](crate::extract) name actors and instruments that may be here already. Such a one,
    /// if it rests on extraction alone, comes together with the one of its id: what is here stays as it is, and gains
    /// the evidence. If what is here was extracted too, it also gains the other names and the roles.
    ///
    /// # Errors
    /// Code `record`, if an id is taken (the message names it), or if the whole would break a
    /// [rule](crate::model::validate). Of a text whose extraction was added before, the source is taken: nothing is
    /// added twice.
    pub fn add(&mut self, records: Records) -> Result<()> {
        self.check_new(&records)?;
        let mut all = self.records.clone();
        if all.title.is_empty() {
            all.title = records.title;
        }
        let (known, new) = records.actors.into_iter().partition(|a| self.record(a.id.as_str()).is_some());
        join_actors(&mut all.actors, known);
        add_actors(&mut all.actors, new);
        let (known, new) =
            records.instruments.into_iter().partition(|i| self.record(i.id.as_str()).is_some());
        join_instruments(&mut all.instruments, known);
        all.instruments.extend::<Vec<_>>(new);
        all.sources.extend(records.sources);
        all.provisions.extend(records.provisions);
        all.events.extend(records.events);
        all.statements.extend(records.statements);
        all.assertions.extend(records.assertions);
        all.claims.extend(records.claims);
        all.votes.extend(records.votes);
        all.texts.extend(records.texts);
        *self = Dossier::from_records(all)?;
        Ok(())
    }

    /// Whether no id is taken but by what comes together, and no text is here.
    fn check_new(&self, records: &Records) -> Result<()> {
        let refuse = |message: String| Err(Error::new(ErrorCode::Record, message));
        for source in &records.sources {
            if let Some(RecordRef::Source(here)) = self.record(source.id.as_str())
                && here.fingerprint.is_some()
                && here.fingerprint == source.fingerprint
            {
                return refuse(format!(
                    "the dossier already has this text, as source {} (“{}”); nothing was added",
                    here.id, here.title
                ));
            }
        }
        let taken: Vec<&Id> = records.iter().filter(|r| self.is_taken(*r)).map(RecordRef::id).collect();
        if let Some(first) = taken.first() {
            let more = match taken.len() - 1 {
                0 => String::new(),
                1 => " (and one more)".into(),
                n => format!(" (and {n} more)"),
            };
            return refuse(format!(
                "there already is a record ‘{first}’{more}; nothing was added: give the new one an id of its own"
            ));
        }
        let held: HashSet<&Id> = self.records.texts.iter().map(|t| &t.source).collect();
        if let Some(twice) = records.texts.iter().find(|t| held.contains(&t.source)) {
            return refuse(format!(
                "the dossier already holds a text of source {}; nothing was added: detach it first",
                twice.source
            ));
        }
        Ok(())
    }

    /// Whether a record has the id of one that is here, and does not come together with it.
    fn is_taken(&self, new: RecordRef<'_>) -> bool {
        match (self.record(new.id().as_str()), new) {
            (None, _) => false,
            (Some(RecordRef::Actor(_)), RecordRef::Actor(_))
            | (Some(RecordRef::Instrument(_)), RecordRef::Instrument(_)) => !is_extracted(new.evidence()),
            _ => true,
        }
    }
}

/// Whether something rests on extraction, and on nothing else.
fn is_extracted(evidence: &[Evidence]) -> bool {
    !evidence.is_empty() && evidence.iter().all(|e| e.made == Made::Extracted)
}

/// The places of records by their ids.
fn places<T>(all: &[T], id: impl Fn(&T) -> &Id) -> HashMap<Id, usize> {
    all.iter().enumerate().map(|(at, one)| (id(one).clone(), at)).collect()
}

fn join_actors(all: &mut [Actor], new: Vec<Actor>) {
    let places = places(all, |a| &a.id);
    for actor in new {
        let Some(here) = places.get(&actor.id).and_then(|at| all.get_mut(*at)) else { continue };
        if is_extracted(&here.evidence) {
            let mut names: HashSet<String> =
                here.aliases.iter().chain([&here.name]).map(|n| key(n)).collect();
            let other = actor.aliases.into_iter().chain([actor.name]);
            here.aliases.extend(other.filter(|name| names.insert(key(name))));
            let mut titles: HashSet<String> = here.roles.iter().map(|r| key(&r.title)).collect();
            here.roles.extend(actor.roles.into_iter().filter(|role| titles.insert(key(&role.title))));
        }
        here.evidence.extend(actor.evidence);
    }
}

/// An extracted State's code is left out where another actor here has it: only one can.
fn add_actors(all: &mut Vec<Actor>, new: Vec<Actor>) {
    let codes: HashSet<String> = all.iter().filter_map(|a| a.iso3.clone()).collect();
    all.extend(new.into_iter().map(|mut actor| {
        if is_extracted(&actor.evidence) {
            actor.iso3 = actor.iso3.filter(|code| !codes.contains(code));
        }
        actor
    }));
}

fn join_instruments(all: &mut [Instrument], new: Vec<Instrument>) {
    let places = places(all, |i| &i.id);
    for instrument in new {
        if let Some(here) = places.get(&instrument.id).and_then(|at| all.get_mut(*at)) {
            here.evidence.extend(instrument.evidence);
        }
    }
}
