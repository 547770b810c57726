use super::Id;
use serde::{Deserialize, Serialize};

/// A remark on one record, or between several, that a careful reader must see: never a silent correction.
///
/// A flag is written once and holds for every record in [`with`](Flag::with) too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// What sort of remark.
    pub kind: FlagKind,
    /// The remark, in one or two sentences.
    pub note: String,
    /// The other records that it concerns.
    #[serde(default)]
    pub with: Vec<Id>,
}

/// The sort of a [`Flag`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlagKind {
    /// Sources or speakers say things that cannot both hold.
    Conflict,
    /// A source errs against an official document.
    Error,
    /// One speaker passes on another's words: neither corroboration nor contradiction.
    Relay,
    /// A date that its own document contradicts, or that has several anchors.
    Dating,
    /// One utterance in different words, as by retranslation.
    Wording,
    /// One actor or thing under different names, or one name for different things.
    Naming,
    /// Sources count or delimit the same thing differently without contradicting each other.
    Scope,
    /// Independent sources agree.
    Agreement,
}

impl FlagKind {
    /// The word, as written in queries and files.
    pub const fn as_str(self) -> &'static str {
        match self {
            FlagKind::Conflict => "conflict",
            FlagKind::Error => "error",
            FlagKind::Relay => "relay",
            FlagKind::Dating => "dating",
            FlagKind::Wording => "wording",
            FlagKind::Naming => "naming",
            FlagKind::Scope => "scope",
            FlagKind::Agreement => "agreement",
        }
    }
}
