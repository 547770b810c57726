use super::Dossier;
use crate::index::Column;
use crate::model::{BallotKind, Id, Kind, LinkKind, RecordRef, Vote};
use article41_engine::parts::Bits;

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

impl Dossier {
    /// The records that name this one, with how, sorted by how. Linear in the records that the index knows to name it in
    /// any way; of relations between claims and of relays, which it does not know, in all of them.
    pub(super) fn referring(&self, ordinal: u32, record: RecordRef<'_>) -> Vec<(Relation, u32)> {
        const COLUMNS: [Column; 5] =
            [Column::Actor, Column::Speaker, Column::Instrument, Column::Source, Column::Event];
        let mut candidates = Bits::new(self.index.len());
        for column in COLUMNS {
            self.index.having(column, ordinal).iter().for_each(|at| candidates.set(*at));
        }
        let of_kind = |kind| {
            let before = Kind::ALL.into_iter().take_while(move |k| *k != kind);
            let start: usize = before.map(|k| self.records.count(k)).sum();
            start as u32..(start + self.records.count(kind)) as u32
        };
        of_kind(Kind::Claim).for_each(|at| candidates.set(at));
        if matches!(record, RecordRef::Statement(_)) {
            let relaying = of_kind(Kind::Statement).zip(&self.records.statements);
            relaying.filter(|(_, s)| s.relays.is_some()).for_each(|(at, _)| candidates.set(at));
        }
        let mut all = Vec::new();
        candidates.clear(ordinal);
        candidates.each(|from| {
            let Some(other) = self.records.at(from) else { return };
            each(other, |relation, id| {
                if id == record.id() {
                    all.push((relation, from));
                }
            });
        });
        crate::order::sort(&mut all);
        all.dedup();
        all
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What the index leads to, against asking every record.
    #[test]
    fn nothing_that_refers_is_missed() {
        let dossier = Dossier::builtin().unwrap();
        let mut found = 0;
        for (ordinal, record) in (0..).zip(dossier.records().iter()) {
            let mut expected = Vec::new();
            for (from, other) in (0..).zip(dossier.records().iter()).filter(|(from, _)| *from != ordinal) {
                each(other, |relation, id| {
                    if id == record.id() {
                        expected.push((relation, from));
                    }
                });
            }
            expected.sort_unstable();
            expected.dedup();
            found += expected.len();
            assert_eq!(dossier.referring(ordinal, record), expected, "{}", record.id());
        }
        assert!(found > 1000, "{found}");
    }
}
