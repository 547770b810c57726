use super::{Date, Evidence, Flag, Id, Status};
use serde::{Deserialize, Serialize};

/// Something that happened. Each piece of its evidence is one source's telling of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    /// The id (`ev-2024-03-28-veto`).
    pub id: Id,
    /// What sort of event.
    #[serde(rename = "type")]
    pub event_type: EventType,
    /// What happened, in our own words.
    pub title: String,
    /// When.
    pub date: Date,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// Who took part.
    #[serde(default)]
    pub participants: Vec<Participant>,
    /// The instruments it touched.
    #[serde(default)]
    pub instruments: Vec<Id>,
    /// The goods it concerned.
    #[serde(default)]
    pub goods: Vec<String>,
    /// What else to know, in our own words.
    #[serde(default)]
    pub summary: Option<String>,
    /// How far it is borne out.
    #[serde(default)]
    pub status: Status,
    /// The tellings.
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    /// Remarks.
    #[serde(default)]
    pub flags: Vec<Flag>,
}

/// An actor's part in an [`Event`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The actor.
    pub actor: Id,
    /// The part it played ("summoned", "signatory", "requested the meeting"), if that is known.
    #[serde(default)]
    pub role: Option<String>,
}

/// What sort of event: the field's words, each of which falls under one PLOVER event type.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EventType {
    /// A meeting of people or of a body.
    Meeting,
    /// A vote of a body.
    Vote,
    /// A vote that a permanent member's negative ballot defeated.
    Veto,
    /// The signature of a treaty or declaration.
    Signature,
    /// An instrument's entry into force.
    EntryIntoForce,
    /// The end of a mandate or instrument.
    Expiry,
    /// The summoning of an envoy.
    Summons,
    /// The designation of persons or companies by a State or a body.
    Designation,
    /// The launch of a missile or satellite.
    Launch,
    /// A transfer of goods.
    Transfer,
    /// The publication of a report.
    Report,
    /// The founding of a body or the start of a regime.
    Establishment,
    /// A decision or announcement of policy.
    Announcement,
}

impl EventType {
    /// Every type, in order.
    pub const ALL: [EventType; 13] = [
        EventType::Meeting,
        EventType::Vote,
        EventType::Veto,
        EventType::Signature,
        EventType::EntryIntoForce,
        EventType::Expiry,
        EventType::Summons,
        EventType::Designation,
        EventType::Launch,
        EventType::Transfer,
        EventType::Report,
        EventType::Establishment,
        EventType::Announcement,
    ];

    /// The word, as written in queries and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            EventType::Meeting => "meeting",
            EventType::Vote => "vote",
            EventType::Veto => "veto",
            EventType::Signature => "signature",
            EventType::EntryIntoForce => "entry-into-force",
            EventType::Expiry => "expiry",
            EventType::Summons => "summons",
            EventType::Designation => "designation",
            EventType::Launch => "launch",
            EventType::Transfer => "transfer",
            EventType::Report => "report",
            EventType::Establishment => "establishment",
            EventType::Announcement => "announcement",
        }
    }

    /// The PLOVER event type that it falls under (Political Language Ontology for Verifiable Event Records, 2023
    /// code book).
    pub const fn plover(self) -> &'static str {
        match self {
            EventType::Meeting => "CONSULT",
            EventType::Vote | EventType::Signature | EventType::EntryIntoForce => "AGREE",
            EventType::Establishment => "COOPERATE",
            EventType::Veto => "REJECT",
            EventType::Expiry => "RETREAT",
            EventType::Summons => "PROTEST",
            EventType::Designation => "SANCTION",
            EventType::Launch => "MOBILIZE",
            EventType::Transfer => "AID",
            EventType::Report => "ACCUSE",
            EventType::Announcement => "SUPPORT",
        }
    }
}
