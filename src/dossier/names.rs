//! What a record is called, and who is behind it.

use super::Dossier;
use crate::model::{ActorKind, Id, InstrumentKind, Kind, Outcome, RecordRef, Source, SourceKind, Vote};
use crate::model::{Assertion, BallotKind, Evidence, Provision, Statement};
use serde::Serialize;

/// Something named, to click on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ref {
    /// The id of the record.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// What it is called.
    pub label: String,
}

impl Dossier {
    pub(super) fn reference(&self, record: RecordRef<'_>) -> Ref {
        Ref { id: record.id().to_string(), kind: record.kind(), label: self.label(record) }
    }

    /// The records with these ids, in their order; ids that none has are left out.
    pub(super) fn references<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> Vec<Ref> {
        ids.into_iter().filter_map(|id| self.record(id.as_str())).map(|r| self.reference(r)).collect()
    }

    /// What a record is called where it is named among others.
    pub(super) fn label(&self, record: RecordRef<'_>) -> String {
        match record {
            RecordRef::Source(r) => match &r.publisher {
                Some(publisher) => format!("{}: {} ({publisher})", r.id, r.title),
                None => format!("{}: {}", r.id, r.title),
            },
            RecordRef::Instrument(r) => r.symbol.clone().unwrap_or_else(|| r.title.clone()),
            RecordRef::Provision(r) => self.provision(r),
            RecordRef::Statement(r) => format!("{}: {}", self.voices(r), r.text),
            RecordRef::Assertion(r) => format!("{}: {}", self.voice(r), r.text),
            RecordRef::Vote(r) => self.vote_label(r),
            RecordRef::Actor(_) | RecordRef::Event(_) | RecordRef::Claim(_) => record.text().into(),
        }
    }

    /// "S/RES/2397 (2017), paragraph 5: import-cap"
    fn provision(&self, provision: &Provision) -> String {
        let paragraph =
            provision.paragraph.as_deref().map(|p| format!(", paragraph {p}")).unwrap_or_default();
        format!("{}{paragraph}: {}", self.name(&provision.instrument), provision.measure)
    }

    /// "Vote on S/2024/255: vetoed 13-1-1"
    fn vote_label(&self, vote: &Vote) -> String {
        format!("Vote on {}: {}", self.name(&vote.instrument), result(vote))
    }

    /// The label of the record with this id, or else the id.
    pub(super) fn name(&self, id: &Id) -> String {
        self.record(id.as_str()).map_or_else(|| id.to_string(), |r| self.label(r))
    }

    /// Names, each once, joined for people: "A, B and C".
    pub(super) fn names<'a>(&self, ids: impl IntoIterator<Item = &'a Id>) -> String {
        join(ids.into_iter().map(|id| self.name(id)).collect())
    }

    /// Who said it. Never the reporter.
    fn voices(&self, statement: &Statement) -> String {
        self.names(&statement.speakers)
    }

    /// Whose voice an assertion is: its source's.
    fn voice(&self, assertion: &Assertion) -> String {
        let source = assertion.evidence.first().map(|e| &e.source);
        source.map_or_else(String::new, |id| match self.record(id.as_str()) {
            Some(RecordRef::Source(source)) => source_name(source),
            _ => format!("source {id}"),
        })
    }

    /// Who is behind a record: the speakers of a statement, the source of an assertion, the participants of an event,
    /// the parties of an instrument, the members that vetoed in a vote. Empty for all else.
    pub(super) fn who(&self, record: RecordRef<'_>) -> String {
        match record {
            RecordRef::Statement(r) => self.voices(r),
            RecordRef::Assertion(r) => self.voice(r),
            RecordRef::Event(r) => self.names(r.participants.iter().map(|p| &p.actor)),
            RecordRef::Instrument(r) => self.names(&r.parties),
            RecordRef::Provision(r) => self.name(&r.instrument),
            RecordRef::Vote(r) => self.names(r.vetoes()),
            RecordRef::Source(r) => r.author.clone().or_else(|| r.publisher.clone()).unwrap_or_default(),
            RecordRef::Actor(_) | RecordRef::Claim(_) => String::new(),
        }
    }

    /// The office in which it was said, or the sort of record.
    pub(super) fn role(&self, record: RecordRef<'_>) -> String {
        match record {
            RecordRef::Statement(r) => match (&r.role, &r.spoke_for[..]) {
                (Some(role), _) => role.clone(),
                // A State that speaks for itself needs no office.
                (None, holders) if holders.is_empty() || *holders == r.speakers => String::new(),
                (None, holders) => format!("for {}", self.names(holders)),
            },
            RecordRef::Assertion(_) => "in its own voice".into(),
            RecordRef::Event(r) => r.event_type.as_str().replace('-', " "),
            RecordRef::Instrument(r) => instrument_kind(r.kind).into(),
            RecordRef::Provision(r) => r.measure.clone(),
            RecordRef::Vote(r) => result(r),
            RecordRef::Source(r) => source_kind(r.kind).into(),
            RecordRef::Actor(r) => actor_kind(r.kind).into(),
            RecordRef::Claim(_) => "claim".into(),
        }
    }

    /// The line of text that stands for a record in a list.
    pub(super) fn line<'a>(&'a self, record: RecordRef<'a>) -> std::borrow::Cow<'a, str> {
        match record {
            RecordRef::Vote(r) if r.summary.is_none() => self.vote_label(r).into(),
            _ => record.text().into(),
        }
    }
}

/// "A, B and C", each once.
fn join(mut names: Vec<String>) -> String {
    let mut seen = std::collections::HashSet::new();
    names.retain(|name| seen.insert(name.clone()));
    match names.pop() {
        None => String::new(),
        Some(last) if names.is_empty() => last,
        Some(last) => format!("{} and {last}", names.join(", ")),
    }
}

/// "Newsweek (source 001)"
fn source_name(source: &Source) -> String {
    match &source.publisher {
        Some(publisher) => format!("{publisher} (source {})", source.id),
        None => format!("source {}", source.id),
    }
}

/// "source 001, paragraph 11", "source tass, 17 June 2024", or a UN symbol, which names its document by itself.
pub(super) fn place(evidence: &Evidence) -> String {
    match (&evidence.anchor, &evidence.locator) {
        (Some(anchor), _) => format!("source {}, paragraph {}", evidence.source, anchor.paragraph),
        (None, Some(locator)) if locator.starts_with("S/") => locator.clone(),
        (None, Some(locator)) => format!("source {}, {locator}", evidence.source),
        (None, None) => format!("source {}", evidence.source),
    }
}

/// "vetoed 13-1-1": in favour, against, abstaining.
pub(super) fn result(vote: &Vote) -> String {
    let outcome = match vote.outcome() {
        Outcome::Adopted => "adopted",
        Outcome::Vetoed => "vetoed",
        Outcome::Failed => "failed",
    };
    let count = |kind| vote.count(kind);
    let (yes, no, abstain) = (count(BallotKind::Yes), count(BallotKind::No), count(BallotKind::Abstain));
    format!("{outcome} {yes}-{no}-{abstain}")
}

pub(super) fn instrument_kind(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Resolution => "resolution",
        InstrumentKind::Draft => "draft resolution",
        InstrumentKind::Treaty => "treaty",
        InstrumentKind::Declaration => "declaration",
        InstrumentKind::Charter => "charter",
    }
}

pub(super) fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Report => "report",
        SourceKind::Official => "official document",
        SourceKind::Reference => "reference",
    }
}

pub(super) fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::State => "State",
        ActorKind::Organisation => "organisation",
        ActorKind::Body => "body",
    }
}
