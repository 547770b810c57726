//! Records related to one, both ways.

use super::links::Relation;
use super::{Dossier, Ref, Related};
use crate::model::{EventType, LinkKind, RecordRef};

/// How many records are listed under one heading. A State in a large dossier has more than anyone reads; a query finds
/// the rest.
const LISTED: usize = 200;

/// How many instruments of one event are asked for their votes: nobody votes on more at once.
const VOTED_ON: usize = 20;

impl Dossier {
    /// What the record names, then what names it, under headings.
    pub(super) fn related(&self, record: RecordRef<'_>, referring: &[(Relation, u32)]) -> Vec<Related> {
        let mut all = self.named_by(record);
        all.push(self.same_occasion(record));
        for same in referring.chunk_by(|a, b| a.0 == b.0) {
            let Some((relation, _)) = same.first() else { continue };
            // A statement's relays have a field of their own.
            if *relation == Relation::Relays {
                continue;
            }
            let refs = same.iter().take(LISTED).filter_map(|(_, from)| self.records.at(*from));
            let label = match same.len() {
                n if n > LISTED => format!("{} (the first {LISTED} of {n})", relation.label()),
                _ => relation.label().into(),
            };
            all.push(Related { label, refs: refs.map(|r| self.reference(r)).collect() });
        }
        all.retain(|related| !related.refs.is_empty());
        all
    }

    /// The events that a vote was, and the votes that an event was: on one instrument, at one time.
    fn same_occasion(&self, record: RecordRef<'_>) -> Related {
        let (instruments, relation, date) = match record {
            RecordRef::Vote(r) => (std::slice::from_ref(&r.instrument), Relation::EventOn, Some(&r.date)),
            RecordRef::Event(r) if matches!(r.event_type, EventType::Vote | EventType::Veto) => {
                (&r.instruments[..], Relation::VoteOn, Some(&r.date))
            }
            _ => (&[][..], Relation::VoteOn, None),
        };
        let instruments = instruments.iter().take(VOTED_ON).filter_map(|id| self.ordinal(id.as_str()));
        let referring = instruments.filter_map(|at| Some(self.referring(at, self.records.at(at)?))).flatten();
        let others = referring.filter(|(r, _)| *r == relation).filter_map(|(_, from)| self.records.at(from));
        let same = others.filter(|other| match (date, other.date(), other) {
            (Some(date), Some(theirs), RecordRef::Vote(_)) => date.edtf.intersects(&theirs.edtf),
            (Some(date), Some(theirs), RecordRef::Event(e)) => {
                matches!(e.event_type, EventType::Vote | EventType::Veto)
                    && date.edtf.intersects(&theirs.edtf)
            }
            _ => false,
        });
        let refs = same.take(LISTED).map(|r| self.reference(r)).collect();
        let label = if relation == Relation::EventOn { "The vote as an event" } else { "The ballots" };
        Related { label: label.into(), refs }
    }

    /// What the record names and its other fields do not show.
    fn named_by(&self, record: RecordRef<'_>) -> Vec<Related> {
        let related = |label: &str, refs: Vec<Ref>| Related { label: label.into(), refs };
        match record {
            RecordRef::Statement(r) => vec![
                related("Actors it is about", self.references(&r.actors)),
                related("Instruments it is about", self.references(&r.instruments)),
            ],
            RecordRef::Assertion(r) => vec![
                related("Actors it is about", self.references(&r.actors)),
                related("Instruments it is about", self.references(&r.instruments)),
            ],
            RecordRef::Claim(r) => vec![
                related("Actors it is about", self.references(&r.actors)),
                related("Instruments it is about", self.references(&r.instruments)),
            ],
            RecordRef::Event(r) => vec![related("Instruments it touched", self.references(&r.instruments))],
            RecordRef::Instrument(r) => {
                let to = |kind| r.links.iter().filter(move |l| l.kind == kind).map(|l| &l.to);
                vec![
                    related("Extends", self.references(to(LinkKind::Extends))),
                    related("Strengthens", self.references(to(LinkKind::Strengthens))),
                    related("Supersedes", self.references(to(LinkKind::Supersedes))),
                    related("Makes exceptions to", self.references(to(LinkKind::Exempts))),
                ]
            }
            RecordRef::Source(_) | RecordRef::Actor(_) | RecordRef::Provision(_) | RecordRef::Vote(_) => {
                vec![]
            }
        }
    }
}
