use serde::{Deserialize, Serialize};

/// A word for each kind of record, in the order in which a dossier lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A document.
    Source,
    /// A person, State, organisation or body.
    Actor,
    /// A resolution, draft, treaty or declaration.
    Instrument,
    /// One operative paragraph of an instrument.
    Provision,
    /// Something that happened.
    Event,
    /// What a speaker said.
    Statement,
    /// What a source says in its own voice.
    Assertion,
    /// A proposition that others affirm, deny, allege or question.
    Claim,
    /// The ballots on an instrument.
    Vote,
}

impl Kind {
    /// Every kind, in order.
    pub const ALL: [Kind; 9] = [
        Kind::Source,
        Kind::Actor,
        Kind::Instrument,
        Kind::Provision,
        Kind::Event,
        Kind::Statement,
        Kind::Assertion,
        Kind::Claim,
        Kind::Vote,
    ];

    /// The word, as written in queries and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Kind::Source => "source",
            Kind::Actor => "actor",
            Kind::Instrument => "instrument",
            Kind::Provision => "provision",
            Kind::Event => "event",
            Kind::Statement => "statement",
            Kind::Assertion => "assertion",
            Kind::Claim => "claim",
            Kind::Vote => "vote",
        }
    }
}

/// How far a record is borne out. Whether others contradict it is not a status: it is derived, see `has:conflict`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Borne out by an official document.
    Confirmed,
    /// Rests on the sources named, and on nothing else.
    #[default]
    Reported,
    /// No source at hand confirms it.
    Unconfirmed,
    /// Its own source gives it as a possibility ("could be", "speculation").
    Speculative,
}

impl Status {
    /// Every status, in order.
    pub const ALL: [Status; 4] =
        [Status::Confirmed, Status::Reported, Status::Unconfirmed, Status::Speculative];

    /// The word, as written in queries and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Status::Confirmed => "confirmed",
            Status::Reported => "reported",
            Status::Unconfirmed => "unconfirmed",
            Status::Speculative => "speculative",
        }
    }
}
