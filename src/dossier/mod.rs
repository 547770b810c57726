//! A dossier: records, the texts that their sources have, and the index over both. The one type that programs need.

mod add;
mod attach;
mod date;
mod evidence;
mod hit;
mod ids;
mod info;
mod links;
mod locate;
mod names;
mod output;
mod passage;
mod record;
mod related;
#[cfg(test)]
mod tests;

use crate::compare::Stands;
use crate::model::{self, RecordRef, Records};
use crate::{Error, ErrorCode, Result, pack};
use ids::Ids;
use links::Links;
use passage::Passage;
use std::sync::OnceLock;

pub use attach::AttachReport;
pub use date::DateInfo;
pub use evidence::{Context, EvidenceInfo};
pub use hit::Hit;
pub use info::{DossierInfo, KindCount, SourceInfo};
pub use names::Ref;
pub use record::{BallotInfo, ClaimInfo, Fact, FlagInfo, RecordInfo, Related, StandInfo, VoteInfo};

/// `[start, end)` of a text in this result, in bytes of UTF-8. Serialised as a pair.
pub type Span = std::ops::Range<usize>;

pub(crate) fn pair<S: serde::Serializer>(span: &Span, s: S) -> std::result::Result<S::Ok, S::Error> {
    serde::Serialize::serialize(&(span.start, span.end), s)
}

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
    ids: Ids,
    stands: Stands,
    passages: Vec<Passage>,
    /// Made when first asked for: only the record view and the list of sources need it.
    links: OnceLock<Links>,
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
        Dossier {
            ids: Ids::new(&records),
            stands: Stands::new(&records),
            passages: passage::all(&records),
            links: OnceLock::new(),
            records,
        }
    }

    /// The records, as they are stored.
    pub fn records(&self) -> &Records {
        &self.records
    }

    /// Who stands where on which claim, and what is in conflict.
    pub fn stands(&self) -> &Stands {
        &self.stands
    }

    /// The text of a source, where the dossier holds it.
    pub fn text(&self, source: &str) -> Option<&str> {
        self.ids.text(&self.records, source)
    }

    /// The record with this id. Logarithmic.
    pub fn record(&self, id: &str) -> Option<RecordRef<'_>> {
        ids::find(&self.records, &self.ids, id)
    }

    fn links(&self) -> &Links {
        self.links.get_or_init(|| Links::new(&self.records, &self.ids))
    }

    fn not_found(&self, id: &str) -> Error {
        let shown: String = id.chars().take(80).flat_map(char::escape_debug).collect();
        match self.ids.near(&self.records, id) {
            Some(near) => {
                let message = format!("there is no record ‘{shown}’; did you mean {near}?");
                Error::new(ErrorCode::NotFound, message).at(0..id.len()).suggesting(near)
            }
            None => Error::new(ErrorCode::NotFound, format!("there is no record ‘{shown}’ in this dossier")),
        }
    }
}
