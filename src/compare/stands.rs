use crate::model::{FlagKind, Id, PositionKind, RecordRef, Records};
use crate::order;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Who stands where: for each claim every position taken on it, and for each record whether it is in conflict and
/// which flags concern it.
///
/// Records go by their ordinal, their place in [`Records::iter`]. Ids that no record has are passed over; finding them
/// is validation's work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stands {
    /// The ordinal of the first claim.
    claims: u32,
    /// The positions on claim `i` are `stands[starts[i]..starts[i + 1]]`.
    starts: Vec<u32>,
    stands: Vec<Stand>,
    /// For each record.
    conflict: Vec<bool>,
    /// Sorted by the record that they concern.
    flags: Vec<(u32, FlagAt)>,
}

/// One record's position on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stand {
    /// The ordinal of the statement or assertion that takes it.
    pub record: u32,
    /// The position.
    pub position: PositionKind,
    /// Whether it is only passed on: the statement relays another one of this dossier, which takes the same position
    /// on the same claim. A relay neither corroborates nor contradicts, and is not counted.
    pub relay: bool,
}

/// Where a flag is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FlagAt {
    /// The ordinal of the record that it is written on.
    pub record: u32,
    /// Its place among the flags of that record.
    pub index: u32,
}

/// How many statements and assertions take each position on a claim, relays left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // the fields are the positions of that name
pub struct Tally {
    pub affirm: u32,
    pub deny: u32,
    pub allege: u32,
    pub question: u32,
}

impl Tally {
    /// How many take this position.
    pub const fn get(&self, position: PositionKind) -> u32 {
        match position {
            PositionKind::Affirm => self.affirm,
            PositionKind::Deny => self.deny,
            PositionKind::Allege => self.allege,
            PositionKind::Question => self.question,
        }
    }

    fn count(&mut self, position: PositionKind) {
        *match position {
            PositionKind::Affirm => &mut self.affirm,
            PositionKind::Deny => &mut self.deny,
            PositionKind::Allege => &mut self.allege,
            PositionKind::Question => &mut self.question,
        } += 1;
    }
}

/// The sources that a record rests on, each once, in the order of its evidence; a source rests on itself. A claim has
/// none of its own: see [`Stands::sources`].
pub fn sources(record: RecordRef<'_>) -> Vec<&Id> {
    let mut seen = HashSet::new();
    let own = match record {
        RecordRef::Source(source) => Some(&source.id),
        _ => None,
    };
    own.into_iter().chain(record.evidence().iter().map(|e| &e.source)).filter(|id| seen.insert(*id)).collect()
}

impl Stands {
    /// Reads all positions and flags. Linear in the size of the records, but for one sort of the flags.
    pub fn new(records: &Records) -> Stands {
        let ordinals: HashMap<&str, u32> = records.iter().map(|r| r.id().as_str()).zip(0..).collect();
        let claims = ordinal(records.len() - records.claims.len() - records.votes.len());
        let mut stands = positions(records, &ordinals, claims);
        // Stable, so that the positions on a claim keep the order of the records.
        order::sort_by(&mut stands, |a, b| a.0.cmp(&b.0));
        let mut starts = vec![0; records.claims.len() + 1];
        for (claim, _) in &stands {
            starts[*claim as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut new = Stands {
            claims,
            starts,
            stands: stands.into_iter().map(|(_, stand)| stand).collect(),
            conflict: vec![false; records.len()],
            flags: flags(records, &ordinals),
        };
        new.mark_conflicts(records);
        new
    }

    fn mark_conflicts(&mut self, records: &Records) {
        for claim in 0..ordinal(self.starts.len().saturating_sub(1)) {
            let claim = self.claims + claim;
            let opposed = opposed(self.on(claim));
            for record in &opposed {
                self.conflict[*record as usize] = true;
            }
            self.conflict[claim as usize] |= !opposed.is_empty();
        }
        for (record, at) in &self.flags {
            let flag = records.at(at.record).and_then(|r| r.flags().get(at.index as usize));
            if flag.is_some_and(|f| f.kind == FlagKind::Conflict) {
                self.conflict[*record as usize] = true;
            }
        }
    }

    /// Every position on a claim, by its ordinal, in the order of the records that take them; empty for anything else.
    pub fn on(&self, claim: u32) -> &[Stand] {
        let range = claim.checked_sub(self.claims).and_then(|i| {
            let i = i as usize;
            Some(*self.starts.get(i)? as usize..*self.starts.get(i + 1)? as usize)
        });
        range.and_then(|range| self.stands.get(range)).unwrap_or(&[])
    }

    /// How many records take each position on a claim. Relays do not count, and a record counts once for a position.
    pub fn tally(&self, claim: u32) -> Tally {
        let mut tally = Tally::default();
        let mut last = None;
        for stand in self.on(claim).iter().filter(|s| !s.relay) {
            // Positions of one record are next to each other and sorted.
            if last != Some((stand.record, stand.position)) {
                tally.count(stand.position);
            }
            last = Some((stand.record, stand.position));
        }
        tally
    }

    /// The sources of those who take this position on a claim, each once, in the order of the records: more than one is
    /// corroboration. Relays do not count.
    pub fn sources<'a>(&self, records: &'a Records, claim: u32, position: PositionKind) -> Vec<&'a Id> {
        let mut seen = HashSet::new();
        (self.on(claim).iter())
            .filter(|s| s.position == position && !s.relay)
            .filter_map(|s| records.at(s.record))
            .flat_map(sources)
            .filter(|id| seen.insert(*id))
            .collect()
    }

    /// Whether others contradict the record, or sources disagree about it:
    /// - a claim that one record denies and another affirms or alleges;
    /// - a statement or assertion that takes one of these positions on such a claim, against another record;
    /// - any record that a flag of kind `conflict` concerns.
    pub fn in_conflict(&self, record: u32) -> bool {
        self.conflict.get(record as usize).copied().unwrap_or(false)
    }

    /// The flags that concern a record, its own and those of others that name it, in the order in which they are
    /// written. Logarithmic.
    pub fn flags(&self, record: u32) -> impl Iterator<Item = FlagAt> + '_ {
        let start = self.flags.partition_point(|(concerned, _)| *concerned < record);
        let rest = self.flags.get(start..).unwrap_or(&[]);
        rest.iter().take_while(move |(concerned, _)| *concerned == record).map(|(_, at)| *at)
    }
}

fn ordinal(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Every position: the index of the claim among the claims, and the stand. A record's positions on one claim are
/// sorted.
fn positions(records: &Records, ordinals: &HashMap<&str, u32>, claims: u32) -> Vec<(u32, Stand)> {
    let index = |id: &Id| {
        let index = ordinals.get(id.as_str())?.checked_sub(claims)?;
        ((index as usize) < records.claims.len()).then_some(index)
    };
    let relayed: HashSet<&str> =
        records.statements.iter().filter_map(|s| s.relays.as_ref()).map(Id::as_str).collect();
    let said: HashSet<(&str, &str, PositionKind)> = (records.statements.iter())
        .filter(|s| relayed.contains(s.id.as_str()))
        .flat_map(|s| s.positions.iter().map(|p| (s.id.as_str(), p.claim.as_str(), p.position)))
        .collect();

    let mut all = Vec::new();
    for (at, record) in (0..).zip(records.iter()) {
        let (positions, relays) = match record {
            RecordRef::Statement(s) => (&s.positions, s.relays.as_ref().filter(|id| **id != s.id)),
            RecordRef::Assertion(a) => (&a.positions, None),
            _ => continue,
        };
        let from = all.len();
        for p in positions {
            let relay = relays.is_some_and(|id| said.contains(&(id.as_str(), p.claim.as_str(), p.position)));
            if let Some(claim) = index(&p.claim) {
                all.push((claim, Stand { record: at, position: p.position, relay }));
            }
        }
        order::sort(&mut all[from..]);
    }
    all
}

/// The records whose position is opposed by that of another, given all positions on one claim.
fn opposed(stands: &[Stand]) -> Vec<u32> {
    let own = || {
        stands.chunk_by(|a, b| a.record == b.record).map(|of_one| {
            let takes = |deny: bool| {
                of_one.iter().any(|s| {
                    !s.relay
                        && s.position != PositionKind::Question
                        && (s.position == PositionKind::Deny) == deny
                })
            };
            (of_one.first().map_or(0, |s| s.record), takes(true), takes(false))
        })
    };
    let (denying, asserting) = own()
        .fold((0, 0), |(d, a), (_, denies, asserts)| (d + usize::from(denies), a + usize::from(asserts)));
    own()
        .filter(|(_, denies, asserts)| {
            // The others, without this one itself.
            let (denying, asserting) = (denying - usize::from(*denies), asserting - usize::from(*asserts));
            (*denies && asserting > 0) || (*asserts && denying > 0)
        })
        .map(|(record, ..)| record)
        .collect()
}

fn flags(records: &Records, ordinals: &HashMap<&str, u32>) -> Vec<(u32, FlagAt)> {
    let mut all = Vec::new();
    for (record, r) in (0..).zip(records.iter()) {
        for (index, flag) in (0..).zip(r.flags()) {
            let at = FlagAt { record, index };
            all.push((record, at));
            all.extend(flag.with.iter().filter_map(|id| Some((*ordinals.get(id.as_str())?, at))));
        }
    }
    order::sort(&mut all);
    all.dedup();
    all
}
