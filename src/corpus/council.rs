//! The Security Council's members, year by year, and ballots written short.

use super::fields::Fields;
use crate::model::{Ballot, BallotKind, Id};
use std::collections::{BTreeMap, HashMap};

/// What council.toml says: the permanent members, and the elected ones of each year.
#[derive(Default)]
pub(super) struct Council {
    permanent: Vec<Id>,
    elected: BTreeMap<String, Vec<Id>>,
}

impl Council {
    pub(super) fn read(file: &Fields) -> Council {
        let permanent = file.ids("permanent");
        if permanent.len() != 5 {
            file.problem("permanent", format!("has {} members: the Council has 5", permanent.len()));
        }
        let mut elected = BTreeMap::new();
        if let Some(years) = file.table("elected") {
            for year in years.keys() {
                let members = years.ids(year);
                let mut distinct: Vec<&Id> = members.iter().chain(&permanent).collect();
                distinct.sort();
                distinct.dedup();
                if members.len() != 10 || distinct.len() != 10 + permanent.len() {
                    let message = format!("has {} members: 10 different States are elected", members.len());
                    years.problem(year, message);
                }
                elected.insert(year.to_owned(), members);
            }
        }
        file.refuse_others();
        Council { permanent, elected }
    }

    /// The members on the day of the vote, if council.toml has its year.
    fn members(&self, year: &str) -> Option<Vec<&Id>> {
        Some(self.permanent.iter().chain(self.elected.get(year)?).collect())
    }

    /// The ballots of a vote: `yes`, `no`, `abstain` and `absent` list members, one of them may be `"others"`, and
    /// `tally` repeats yes-no-abstain as a check.
    pub(super) fn ballots(&self, fields: &Fields, year: &str) -> Vec<Ballot> {
        let members = self.members(year);
        let mut cast: HashMap<Id, BallotKind> = HashMap::new();
        let mut order: Vec<Id> = Vec::new();
        let mut others: Option<(&str, BallotKind)> = None;
        let keys = [
            ("yes", BallotKind::Yes),
            ("no", BallotKind::No),
            ("abstain", BallotKind::Abstain),
            ("absent", BallotKind::Absent),
        ];
        for (key, kind) in keys {
            let Some(value) = fields.get(key) else { continue };
            if value.is_text() {
                if value.text().as_deref() != Some("others") {
                    value.problem("is neither a list of members nor \"others\"");
                } else if others.replace((key, kind)).is_some() {
                    value.problem("only one list can be \"others\"");
                }
                continue;
            }
            for member in fields.ids(key) {
                if members.as_ref().is_some_and(|members| !members.contains(&&member)) {
                    fields.problem(key, format!("`{member}` was no member in {year}, by council.toml"));
                }
                if cast.insert(member.clone(), kind).is_some() {
                    fields.problem(key, format!("`{member}` votes twice"));
                } else {
                    order.push(member);
                }
            }
        }
        match (&members, others) {
            (None, Some((key, _))) => {
                let message = format!("\"others\" needs the members of {year}: add them to council.toml");
                fields.problem(key, message);
            }
            (Some(members), _) => {
                order = members.iter().map(|id| (*id).clone()).collect();
                if let Some((_, kind)) = others {
                    for member in &order {
                        cast.entry(member.clone()).or_insert(kind);
                    }
                }
            }
            (None, None) => {}
        }
        let ballots: Vec<Ballot> = order
            .into_iter()
            .filter_map(|member| Some(Ballot { ballot: *cast.get(&member)?, member }))
            .collect();
        let count = |kind| ballots.iter().filter(|b| b.ballot == kind).count();
        let tally =
            format!("{}-{}-{}", count(BallotKind::Yes), count(BallotKind::No), count(BallotKind::Abstain));
        if let Some(expected) = fields.text_if_any("tally").filter(|expected| *expected != tally) {
            fields.problem("tally", format!("is {expected}, but the ballots give {tally} (yes-no-abstain)"));
        }
        ballots
    }
}
