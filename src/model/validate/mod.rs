//! What holds of every dossier, whoever made it: corpus, pack, or records added while it is open.

mod lookup;
mod rules;
mod values;

use super::*;
use crate::{Error, ErrorCode, Result};
use lookup::Validator;
use std::fmt;

/// Something that is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The record. A malformed id is cut to a length that can be printed.
    pub record: Id,
    /// The field, as the record is written in JSON, with the place in a list: `evidence[0].anchor.hash`.
    pub field: String,
    /// What is wrong and what to do, for people.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(record: &Id, field: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { record: shown(record.as_str()).into(), field: field.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.record, self.field, self.message)
    }
}

/// The most code points that an anchor may span; a sentence or a paragraph, not a document. Bounds the hashing that
/// a dossier can ask for.
pub const MAX_SPAN: u32 = 10_000;

/// The most words of somebody else's that a record may quote.
pub const MAX_QUOTED_WORDS: usize = 8;

/// How many problems an [error](check) lists; the rest it counts.
const LISTED: usize = 5;

/// An error with code `record` if anything is [wrong](validate): it lists the first few problems and counts the rest.
pub fn check(records: &Records) -> Result<()> {
    let found = find(records, LISTED);
    if found.count == 0 {
        return Ok(());
    }
    let mut lines: Vec<String> = found.problems.iter().map(Problem::to_string).collect();
    if found.count > lines.len() {
        lines.push(format!("and {} more", found.count - lines.len()));
    }
    Err(Error::new(ErrorCode::Record, lines.join("; ")))
}

/// Everything that is wrong with the records, in their order. Linear in their size.
///
/// ```
/// use article41::model::{self, Claim, Records, Status};
///
/// let claim = Claim {
///     id: "cl-mine".into(),
///     text: "it rained".into(),
///     relation: None,
///     date: None,
///     actors: vec!["PRK".into()],
///     instruments: Vec::new(),
///     goods: Vec::new(),
///     status: Status::Reported,
///     flags: Vec::new(),
/// };
/// let records = Records { claims: vec![claim], ..Records::default() };
/// let problems = model::validate(&records);
/// assert_eq!(problems[0].to_string(), "cl-mine: actors[0]: no record has the id `PRK`");
/// ```
pub fn validate(records: &Records) -> Vec<Problem> {
    find(records, usize::MAX).problems
}

/// Looks for everything that is wrong, but keeps the first few only: a hostile dossier can be wrong in every byte.
fn find(records: &Records, limit: usize) -> Found {
    let mut v = Validator::new(records, Found { problems: Vec::new(), limit, count: 0 });
    for record in records.iter() {
        v.begin(record.id());
        v.common(record);
        match record {
            RecordRef::Source(r) => v.source(r),
            RecordRef::Actor(r) => v.actor(r),
            RecordRef::Instrument(r) => v.instrument(r),
            RecordRef::Provision(r) => v.provision(r),
            RecordRef::Event(r) => v.event(r),
            RecordRef::Statement(r) => v.statement(r),
            RecordRef::Assertion(r) => v.assertion(r),
            RecordRef::Claim(r) => v.claim(r),
            RecordRef::Vote(r) => v.vote(r),
        }
    }
    v.codes(records);
    v.cycles("relays", records.statements.iter().filter_map(|s| Some((&s.id, s.relays.as_ref()?))));
    v.cycles("partOf", records.actors.iter().filter_map(|a| Some((&a.id, a.part_of.as_ref()?))));
    v.texts(records);
    v.finish()
}

/// The problems found.
struct Found {
    problems: Vec<Problem>,
    limit: usize,
    count: usize,
}

impl Found {
    /// Puts a problem into words if it is among the first few, and counts it otherwise.
    fn add(&mut self, record: &Id, field: Field<'_>, message: impl Into<String>) {
        self.count += 1;
        if self.problems.len() < self.limit {
            self.problems.push(Problem::new(record, field.to_string(), message));
        }
    }
}

/// The name of a field, unformatted.
type Field<'f> = &'f dyn fmt::Display;

/// A text cut to a length that can stand in a message.
fn shown(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
