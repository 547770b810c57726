//! A dossier: records, the texts that their sources have, and the index over both. The one type that programs need.

mod add;
mod attach;
mod date;
mod evidence;
mod hit;
mod info;
mod links;
mod locate;
mod names;
mod output;
mod passage;
mod query;
mod record;
mod related;
#[cfg(test)]
mod tests;

use crate::compare::Stands;
use crate::index::Index;
use crate::model::{self, RecordRef, Records};
use crate::query::nearest;
use crate::{Error, ErrorCode, Result, pack};
use std::collections::HashMap;

pub use attach::AttachReport;
pub use date::DateInfo;
pub use evidence::{Context, EvidenceInfo};
pub use hit::Hit;
pub use info::{DossierInfo, KindCount, SourceInfo};
pub use names::Ref;
pub use query::{Highlights, Matched, QueryResult};
pub use record::{BallotInfo, ClaimInfo, Fact, FlagInfo, RecordInfo, Related, StandInfo, VoteInfo};

/// `[start, end)` of a text in this result, in bytes of UTF-8. Serialised as a pair.
pub type Span = std::ops::Range<usize>;

/// Records, texts and all that is derived from them.
///
/// Reading takes `&self`. What changes a dossier takes `&mut self`, checks everything first, and on an error leaves it
/// as it was.
///
/// ```
/// use article41::dossier::Dossier;
///
/// let dossier = Dossier::builtin()?;
/// let info = dossier.get("RUS")?;
/// assert_eq!(info.kind, article41::model::Kind::Actor);
/// # Ok::<(), article41::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Dossier {
    records: Records,
    stands: Stands,
    index: Index,
    /// By the ordinal of a source, the place of its text among the texts.
    texts: HashMap<u32, usize>,
}

impl Dossier {
    /// The dossier that this version comes with: Russia and the DPRK, in reports and in the Council's own documents.
    ///
    /// # Errors
    /// None that a build of this crate can have: its build checks the records.
    pub fn builtin() -> Result<Dossier> {
        Ok(Dossier::trusted(pack::read(pack::BUILTIN)?))
    }

    /// A dossier without records.
    pub fn empty(title: impl Into<String>) -> Dossier {
        Dossier::trusted(Records { title: title.into(), ..Records::default() })
    }

    /// A dossier of these records. Linear, but for sorting ids.
    ///
    /// # Errors
    /// Code `record`, naming what is [wrong](model::validate) with them.
    pub fn from_records(records: Records) -> Result<Dossier> {
        model::check(&records)?;
        Ok(Dossier::trusted(records))
    }

    /// A dossier that was [saved](Dossier::save). The bytes may come from anywhere.
    ///
    /// # Errors
    /// Code `pack` if the bytes are not a dossier, `record` if its records break a rule.
    pub fn open(bytes: &[u8]) -> Result<Dossier> {
        Dossier::from_records(pack::read(bytes)?)
    }

    /// The dossier as bytes, for [`open`](Dossier::open). The same dossier gives the same bytes.
    ///
    /// # Errors
    /// None that records can bring about.
    pub fn save(&self) -> Result<Vec<u8>> {
        pack::write(&self.records)
    }

    /// Records that were checked.
    fn trusted(records: Records) -> Dossier {
        let stands = Stands::new(&records);
        let index = Index::build(&records, &stands);
        let texts = records.texts.iter().enumerate();
        let texts = texts.filter_map(|(i, text)| Some((index.find(text.source.as_str())?, i))).collect();
        Dossier { records, stands, index, texts }
    }

    /// The records, as they are stored.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Who stands where on which claim, and what is in conflict.
    pub fn stands(&self) -> &Stands {
        &self.stands
    }

    /// What is searched and counted.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The text of a source, where the dossier holds it.
    pub fn text(&self, source: &str) -> Option<&str> {
        let at = self.texts.get(&self.ordinal(source)?)?;
        self.records.texts.get(*at).map(|t| t.text.as_str())
    }

    /// The record with this id. Logarithmic.
    pub fn record(&self, id: &str) -> Option<RecordRef<'_>> {
        self.records.at(self.ordinal(id)?)
    }

    /// The id of the record or passage with this ordinal, as a [timeline](Dossier::timeline) gives it.
    ///
    /// # Errors
    /// Code `not-found` if there are not that many.
    pub fn id_at(&self, ordinal: u32) -> Result<&str> {
        if ordinal < self.index.len() {
            return Ok(self.index.id(ordinal));
        }
        let message = format!("there is no record number {ordinal}; there are {}, from 0", self.index.len());
        Err(Error::new(ErrorCode::NotFound, message))
    }

    /// The ordinal of a record; passages have ids too, and are not meant.
    fn ordinal(&self, id: &str) -> Option<u32> {
        self.index.find(id).filter(|at| *at < self.index.records())
    }

    fn not_found(&self, id: &str) -> Error {
        let shown: String = id.chars().take(80).flat_map(char::escape_debug).collect();
        match self.near(id) {
            Some(near) => {
                let message = format!("there is no record ‘{shown}’; did you mean {near}?");
                Error::new(ErrorCode::NotFound, message).at(0..id.len()).suggesting(near)
            }
            None => Error::new(ErrorCode::NotFound, format!("there is no record ‘{shown}’ in this dossier")),
        }
    }

    /// The id that one that no record has was probably meant to be: the only one that starts so, or the nearest.
    fn near(&self, id: &str) -> Option<String> {
        /// More ids than this are not measured one by one.
        const MEASURED: u32 = 50_000;
        let mut starting = self.index.starting(id);
        let only = starting.next().filter(|_| starting.next().is_none() && !id.is_empty());
        let ids = (0..self.index.records().min(MEASURED)).map(|at| self.index.id(at));
        only.map(|at| self.index.id(at)).or_else(|| nearest(id, ids)).map(str::to_owned)
    }
}
