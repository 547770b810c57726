use crate::index::Index;
use crate::model::{BallotKind, Id, LinkKind, RecordRef, Records, Vote};

/// How one record is related to another, seen from the other; the order is that in which a record shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    ProvisionOf,
    VoteOn,
    Vetoed,
    SaidBy,
    SaidFor,
    SaidTo,
    SaidThrough,
    SaidAt,
    Relays,
    TookPart,
    PartyTo,
    VotedYes,
    VotedNo,
    Abstained,
    PartOf,
    OfficeOf,
    Extends,
    Strengthens,
    Supersedes,
    Exempts,
    EventOn,
    StatementAbout,
    AssertionAbout,
    ClaimAbout,
    RestsOn,
}

impl Relation {
    /// What records so related are, for the one that they are related to.
    pub fn label(self) -> &'static str {
        match self {
            Relation::ProvisionOf => "Provisions",
            Relation::VoteOn => "Votes on it",
            Relation::Vetoed => "Vetoed by it",
            Relation::SaidBy => "What it said",
            Relation::SaidFor => "Said for it",
            Relation::SaidTo => "Said to it",
            Relation::SaidThrough => "Told through it",
            Relation::SaidAt => "Said at it or after it",
            Relation::Relays => "Relayed by",
            Relation::TookPart => "Took part in",
            Relation::PartyTo => "Party to",
            Relation::VotedYes => "Voted for",
            Relation::VotedNo => "Voted against",
            Relation::Abstained => "Abstained or absent",
            Relation::PartOf => "Belongs to it",
            Relation::OfficeOf => "Holds or held its offices",
            Relation::Extends => "Extended by",
            Relation::Strengthens => "Strengthened by",
            Relation::Supersedes => "Superseded by",
            Relation::Exempts => "Exceptions by",
            Relation::EventOn => "Events",
            Relation::StatementAbout => "Statements about it",
            Relation::AssertionAbout => "Assertions about it",
            Relation::ClaimAbout => "Claims about it",
            Relation::RestsOn => "Rests on it",
        }
    }
}

/// Every reference from one record to another, the wrong way round.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    /// The record referred to, how, the record that refers; sorted.
    all: Vec<(u32, Relation, u32)>,
}

impl Links {
    /// Linear in the references, but for looking up and sorting them.
    pub fn new(records: &Records, index: &Index) -> Links {
        let mut all = Vec::new();
        for (from, record) in (0..).zip(records.iter()) {
            let mut last: Option<(&Id, Option<u32>)> = None;
            each(record, |relation, to| {
                let known = last.filter(|(id, _)| *id == to).map(|(_, at)| at);
                let at = known.unwrap_or_else(|| index.find(to.as_str()));
                last = Some((to, at));
                all.extend(at.filter(|at| *at != from).map(|at| (at, relation, from)));
            });
        }
        all.sort_unstable();
        all.dedup();
        Links { all }
    }

    /// The records that refer to this one, sorted by how.
    pub fn to(&self, record: u32) -> &[(u32, Relation, u32)] {
        let start = self.all.partition_point(|(to, ..)| *to < record);
        let rest = self.all.get(start..).unwrap_or(&[]);
        rest.get(..rest.partition_point(|(to, ..)| *to == record)).unwrap_or(&[])
    }

    /// How many records are so related to this one.
    pub fn count(&self, record: u32, relation: Relation) -> usize {
        self.to(record).iter().filter(|(_, r, _)| *r == relation).count()
    }
}

/// Calls `to` with every reference of a record.
fn each<'a>(record: RecordRef<'a>, mut to: impl FnMut(Relation, &'a Id)) {
    for evidence in record.evidence() {
        to(Relation::RestsOn, &evidence.source);
    }
    match record {
        RecordRef::Source(_) => {}
        RecordRef::Actor(r) => {
            r.part_of.iter().for_each(|id| to(Relation::PartOf, id));
            r.roles.iter().filter_map(|r| r.holder_for.as_ref()).for_each(|id| to(Relation::OfficeOf, id));
        }
        RecordRef::Instrument(r) => {
            r.parties.iter().for_each(|id| to(Relation::PartyTo, id));
            for link in &r.links {
                let relation = match link.kind {
                    LinkKind::Extends => Relation::Extends,
                    LinkKind::Strengthens => Relation::Strengthens,
                    LinkKind::Supersedes => Relation::Supersedes,
                    LinkKind::Exempts => Relation::Exempts,
                };
                to(relation, &link.to);
            }
        }
        RecordRef::Provision(r) => to(Relation::ProvisionOf, &r.instrument),
        RecordRef::Event(r) => {
            r.participants.iter().for_each(|p| to(Relation::TookPart, &p.actor));
            r.instruments.iter().for_each(|id| to(Relation::EventOn, id));
        }
        RecordRef::Statement(r) => {
            r.speakers.iter().for_each(|id| to(Relation::SaidBy, id));
            r.spoke_for.iter().for_each(|id| to(Relation::SaidFor, id));
            r.addressees.iter().for_each(|id| to(Relation::SaidTo, id));
            r.via.iter().for_each(|id| to(Relation::SaidThrough, id));
            r.event.iter().for_each(|id| to(Relation::SaidAt, id));
            r.relays.iter().for_each(|id| to(Relation::Relays, id));
            r.actors.iter().chain(&r.instruments).for_each(|id| to(Relation::StatementAbout, id));
        }
        RecordRef::Assertion(r) => {
            r.actors.iter().chain(&r.instruments).for_each(|id| to(Relation::AssertionAbout, id));
        }
        RecordRef::Claim(r) => {
            let relation = r.relation.iter().flat_map(|r| std::iter::once(&r.subject).chain(&r.objects));
            r.actors.iter().chain(&r.instruments).chain(relation).for_each(|id| to(Relation::ClaimAbout, id));
        }
        RecordRef::Vote(r) => {
            to(Relation::VoteOn, &r.instrument);
            ballots(r, to);
        }
    }
}

fn ballots<'a>(vote: &'a Vote, mut to: impl FnMut(Relation, &'a Id)) {
    vote.vetoes().for_each(|id| to(Relation::Vetoed, id));
    for ballot in &vote.ballots {
        let relation = match ballot.ballot {
            BallotKind::Yes => Relation::VotedYes,
            BallotKind::No => Relation::VotedNo,
            BallotKind::Abstain | BallotKind::Absent => Relation::Abstained,
        };
        to(relation, &ballot.member);
    }
}
