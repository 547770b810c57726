use super::{Date, Flag, Id, Status};
use serde::{Deserialize, Serialize};

/// A proposition in neutral words ("the DPRK supplied Russia with arms"). It has no evidence of its own: who affirms,
/// denies, alleges or questions it is found through the [positions](Position) of statements and assertions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
    /// The id (`cl-arms-dprk-russia`).
    pub id: Id,
    /// The proposition, such that "it is true that ..." reads well before it.
    pub text: String,
    /// The proposition as a relation between records, where it is one.
    #[serde(default)]
    pub relation: Option<Relation>,
    /// The time that it speaks of.
    #[serde(default)]
    pub date: Option<Date>,
    /// Actors that it is about.
    #[serde(default)]
    pub actors: Vec<Id>,
    /// Instruments that it is about.
    #[serde(default)]
    pub instruments: Vec<Id>,
    /// Goods that it is about.
    #[serde(default)]
    pub goods: Vec<String>,
    /// How far it is borne out by official documents; positions of others do not count here.
    #[serde(default)]
    pub status: Status,
    /// Remarks.
    #[serde(default)]
    pub flags: Vec<Flag>,
}

/// A proposition as subject, predicate and objects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// The record that it is said of.
    pub subject: Id,
    /// What is said of it (`supersedes`, `requested`, `presides-over`, `follows`).
    pub predicate: String,
    /// What it is related to.
    pub objects: Vec<Id>,
}

/// Where a speaker or a source stands on a [`Claim`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The claim.
    pub claim: Id,
    /// The position taken.
    pub position: PositionKind,
}

/// The four positions that one can take on a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PositionKind {
    /// It is so.
    Affirm,
    /// It is not so.
    Deny,
    /// It is so, but without proof or at second hand.
    Allege,
    /// It may be so: speculation, inquiry, doubt.
    Question,
}

impl PositionKind {
    /// Every position, in order.
    pub const ALL: [PositionKind; 4] =
        [PositionKind::Affirm, PositionKind::Deny, PositionKind::Allege, PositionKind::Question];

    /// The word, as written in queries and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            PositionKind::Affirm => "affirm",
            PositionKind::Deny => "deny",
            PositionKind::Allege => "allege",
            PositionKind::Question => "question",
        }
    }

    /// Whether two positions on one claim cannot both be right: one denies what the other affirms or alleges.
    pub const fn opposes(self, other: PositionKind) -> bool {
        use PositionKind::*;
        matches!((self, other), (Deny, Affirm | Allege) | (Affirm | Allege, Deny))
    }
}
