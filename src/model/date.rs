use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};

/// When something was, how precisely that is known, and how it is known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Date {
    /// The resolved date, EDTF level 1.
    pub edtf: Edtf,
    /// What the source itself says or implies, where that differs from the resolved date.
    #[serde(default)]
    pub claimed: Option<Edtf>,
    /// The words the date was read from ("Friday", "last week"); at most eight words.
    #[serde(default)]
    pub expression: Option<String>,
    /// The reasoning from those words to the date, as one sentence for people.
    #[serde(default)]
    pub reason: Option<String>,
}
