use super::{Evidence, Flag, Id, Status};
use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};

/// Who acts or speaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Actor {
    /// The id; for a State its ISO 3166-1 alpha-3 code.
    pub id: Id,
    /// Person, State, organisation or body.
    pub kind: ActorKind,
    /// The name to show.
    pub name: String,
    /// Every other name and spelling by which queries find it; for States also demonyms and, as metonyms, seats.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// ISO 3166-1 alpha-2 code, for States.
    #[serde(default)]
    pub iso2: Option<String>,
    /// ISO 3166-1 alpha-3 code, for States.
    #[serde(default)]
    pub iso3: Option<String>,
    /// The body or State that this one belongs to, for organisations and bodies.
    #[serde(default)]
    pub part_of: Option<Id>,
    /// Offices held, for persons.
    #[serde(default)]
    pub roles: Vec<Role>,
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

/// The sort of an [`Actor`]; FollowTheMoney's Person, Country, Organization and PublicBody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorKind {
    /// A natural person.
    Person,
    /// A State, present or past.
    State,
    /// A company, institute, news organisation or alliance.
    Organisation,
    /// An organ of a State or of an international organisation.
    Body,
}

/// An office that a person held.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Role {
    /// Its title ("Permanent Representative to the United Nations").
    pub title: String,
    /// The State, organisation or body that it belongs to, for whom the holder speaks.
    #[serde(rename = "for", default)]
    pub holder_for: Option<Id>,
    /// When it was held, as an EDTF interval; `None` where no source at hand says.
    #[serde(default)]
    pub during: Option<Edtf>,
}
