use super::{Date, Evidence, Flag, Id, Status};
use serde::{Deserialize, Serialize};

/// The ballots that the members of the Security Council cast on an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Vote {
    /// The id (`vote-2397`).
    pub id: Id,
    /// The instrument voted on.
    pub instrument: Id,
    /// When.
    pub date: Date,
    /// The meeting ("S/PV.8151").
    #[serde(default)]
    pub meeting: Option<String>,
    /// One ballot for each member.
    pub ballots: Vec<Ballot>,
    /// What to know, in our own words.
    #[serde(default)]
    pub summary: Option<String>,
    /// How far it is borne out.
    #[serde(default)]
    pub status: Status,
    /// What it rests on.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Remarks.
    #[serde(default)]
    pub flags: Vec<Flag>,
}

/// One member's ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// The State.
    pub member: Id,
    /// How it voted.
    pub ballot: BallotKind,
}

/// How a member voted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BallotKind {
    /// In favour.
    Yes,
    /// Against.
    No,
    /// Abstained.
    Abstain,
    /// Took no part.
    Absent,
}

/// What a vote came to. Derived from the ballots, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Nine or more in favour, no permanent member against.
    Adopted,
    /// Nine or more in favour, a permanent member against.
    Vetoed,
    /// Fewer than nine in favour.
    Failed,
}

impl Vote {
    /// The permanent members of the Security Council (UN Charter, Article 23).
    pub const PERMANENT: [&'static str; 5] = ["CHN", "FRA", "GBR", "RUS", "USA"];

    /// How many members voted this way.
    pub fn count(&self, kind: BallotKind) -> usize {
        self.ballots.iter().filter(|b| b.ballot == kind).count()
    }

    /// What it came to, by Article 27 (3) of the UN Charter: nine affirmative votes, and no permanent member against.
    pub fn outcome(&self) -> Outcome {
        if self.count(BallotKind::Yes) < 9 {
            Outcome::Failed
        } else if self.vetoes().next().is_some() {
            Outcome::Vetoed
        } else {
            Outcome::Adopted
        }
    }

    /// The permanent members that voted against.
    pub fn vetoes(&self) -> impl Iterator<Item = &Id> {
        self.ballots
            .iter()
            .filter(|b| b.ballot == BallotKind::No && Vote::PERMANENT.contains(&b.member.as_str()))
            .map(|b| &b.member)
    }
}
