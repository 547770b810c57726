use super::Dossier;
use crate::model::{Id, Records};
use crate::{Error, ErrorCode, Result};
use std::collections::HashSet;

impl Dossier {
    /// Adds records, and the texts that come with them: all of them, or on an error none. The title of a dossier that
    /// has one stays. The added records may refer to those here and to each other. Linear in both together.
    ///
    /// # Errors
    /// Code `record`, if an id is taken (the message names it), or if the whole would break a
    /// [rule](crate::model::validate).
    pub fn add(&mut self, records: Records) -> Result<()> {
        let taken: Vec<&Id> =
            records.iter().map(|r| r.id()).filter(|id| self.record(id.as_str()).is_some()).collect();
        if let Some(first) = taken.first() {
            let more = match taken.len() - 1 {
                0 => String::new(),
                1 => " (and one more)".into(),
                n => format!(" (and {n} more)"),
            };
            let message = format!(
                "there already is a record ‘{first}’{more}; nothing was added: give the new one an id of its own"
            );
            return Err(Error::new(ErrorCode::Record, message));
        }
        let held: HashSet<&Id> = self.records.texts.iter().map(|t| &t.source).collect();
        if let Some(twice) = records.texts.iter().find(|t| held.contains(&t.source)) {
            let message = format!(
                "the dossier already holds a text of source {}; nothing was added: detach it first",
                twice.source
            );
            return Err(Error::new(ErrorCode::Record, message));
        }
        drop(held);

        let mut all = self.records.clone();
        if all.title.is_empty() {
            all.title = records.title;
        }
        all.sources.extend(records.sources);
        all.actors.extend(records.actors);
        all.instruments.extend(records.instruments);
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
}
