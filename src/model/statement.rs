use super::{Date, Evidence, Flag, Id, Position, Status};
use serde::{Deserialize, Serialize};

/// What a speaker said, as a source reports it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// The id (`st-001-wood-terrain`).
    pub id: Id,
    /// Who said it; several for a joint statement. Never the reporter.
    pub speakers: Vec<Id>,
    /// The speaker's name as the source prints it, where that differs from the name to show.
    #[serde(default)]
    pub named: Option<String>,
    /// The office in which it was said, as held that day.
    #[serde(default)]
    pub role: Option<String>,
    /// The States, organisations or bodies that the speaker spoke for.
    #[serde(rename = "for", default)]
    pub spoke_for: Vec<Id>,
    /// Whom it was said to.
    #[serde(default)]
    pub addressees: Vec<Id>,
    /// Whether the source gives the speaker's words, a paraphrase, or both.
    pub mode: Mode,
    /// The source's verb of saying ("told", "hit back").
    #[serde(default)]
    pub cue: Option<String>,
    /// What the speaker does in saying it.
    pub stance: Stance,
    /// What was said, in our own words.
    pub text: String,
    /// Where the speaker stands on claims.
    #[serde(default)]
    pub positions: Vec<Position>,
    /// The statement whose words this one passes on.
    #[serde(default)]
    pub relays: Option<Id>,
    /// Through whom the source has it ("told Newsweek").
    #[serde(default)]
    pub via: Vec<Id>,
    /// The setting, in words ("in an interview after the meeting").
    #[serde(default)]
    pub setting: Option<String>,
    /// The event at which it was said, or after which, as the setting tells.
    #[serde(default)]
    pub event: Option<Id>,
    /// When it was said.
    #[serde(default)]
    pub date: Option<Date>,
    /// Actors that it is about, beyond speaker and addressee.
    #[serde(default)]
    pub actors: Vec<Id>,
    /// Instruments that it is about.
    #[serde(default)]
    pub instruments: Vec<Id>,
    /// Goods that it is about.
    #[serde(default)]
    pub goods: Vec<String>,
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

/// What a source says in its own voice: that a claim holds, is alleged, is open. Not the same as reporting a speaker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Assertion {
    /// The id (`as-001-split-2018`).
    pub id: Id,
    /// What the source says, in our own words.
    pub text: String,
    /// Where the source stands on claims.
    pub positions: Vec<Position>,
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
    /// How far it is borne out.
    #[serde(default)]
    pub status: Status,
    /// What it rests on; all of one source, whose voice it is.
    pub evidence: Vec<Evidence>,
    /// Remarks.
    #[serde(default)]
    pub flags: Vec<Flag>,
}

/// How a source gives a speaker's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// In the speaker's words, between quotation marks.
    Direct,
    /// In the source's words.
    Indirect,
    /// In the source's words, with quoted fragments.
    Mixed,
}

/// What a speaker does in speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the words are their own explanation; docs/data-model.md tells near ones apart
pub enum Stance {
    Affirm,
    Deny,
    Allege,
    Question,
    Accuse,
    Admit,
    Announce,
    Condemn,
    Demand,
    Doubt,
    Praise,
    Promise,
    Reject,
    Support,
    Threaten,
    Urge,
    Warn,
}

impl Stance {
    /// Every stance: first the four positions that one can take on a claim, then the rest by the alphabet.
    pub const ALL: [Stance; 17] = [
        Stance::Affirm,
        Stance::Deny,
        Stance::Allege,
        Stance::Question,
        Stance::Accuse,
        Stance::Admit,
        Stance::Announce,
        Stance::Condemn,
        Stance::Demand,
        Stance::Doubt,
        Stance::Praise,
        Stance::Promise,
        Stance::Reject,
        Stance::Support,
        Stance::Threaten,
        Stance::Urge,
        Stance::Warn,
    ];

    /// The word, as written in queries and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            Stance::Affirm => "affirm",
            Stance::Deny => "deny",
            Stance::Allege => "allege",
            Stance::Question => "question",
            Stance::Accuse => "accuse",
            Stance::Admit => "admit",
            Stance::Announce => "announce",
            Stance::Condemn => "condemn",
            Stance::Demand => "demand",
            Stance::Doubt => "doubt",
            Stance::Praise => "praise",
            Stance::Promise => "promise",
            Stance::Reject => "reject",
            Stance::Support => "support",
            Stance::Threaten => "threaten",
            Stance::Urge => "urge",
            Stance::Warn => "warn",
        }
    }
}
