use super::{Date, Evidence, Flag, Id, Status};
use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};

/// A text that binds, or was meant to: resolution, draft resolution, treaty, declaration, charter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Instrument {
    /// The id (`res-2397`, `draft-s-2024-255`, `treaty-2024`).
    pub id: Id,
    /// What sort of instrument.
    pub kind: InstrumentKind,
    /// Its UN symbol or UNTS number, as cited ("S/RES/2397 (2017)").
    #[serde(default)]
    pub symbol: Option<String>,
    /// Its title, or what it is usually called.
    pub title: String,
    /// Every other name by which queries find it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// When it was adopted, signed or put to the vote.
    #[serde(default)]
    pub date: Option<Date>,
    /// When it is or was in force, as an EDTF interval, for treaties and mandates.
    #[serde(default)]
    pub in_force: Option<Edtf>,
    /// The meeting at which it was voted on ("S/PV.8151").
    #[serde(default)]
    pub meeting: Option<String>,
    /// States that are party to it or sponsored it.
    #[serde(default)]
    pub parties: Vec<Id>,
    /// What it did or was to do, in our own words.
    #[serde(default)]
    pub summary: Option<String>,
    /// Its relations to other instruments.
    #[serde(default)]
    pub links: Vec<Link>,
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

/// The sort of an [`Instrument`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum InstrumentKind {
    /// An adopted resolution of the Security Council.
    Resolution,
    /// A draft that was put to the vote and not adopted.
    Draft,
    /// A treaty.
    Treaty,
    /// A declaration by Heads of State.
    Declaration,
    /// The Charter of the United Nations.
    Charter,
}

/// One instrument's relation to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What this one does to the other.
    pub kind: LinkKind,
    /// The other instrument.
    pub to: Id,
}

/// The sort of a [`Link`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// Prolongs a mandate that the other set up.
    Extends,
    /// Adds to the measures of the other, which stays in force.
    Strengthens,
    /// Takes the place of the other.
    Supersedes,
    /// Makes an exception to the other's measures.
    Exempts,
}

/// One operative paragraph of an [`Instrument`]: what it forbids, orders or sets up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Provision {
    /// The id (`res-2397-p5`).
    pub id: Id,
    /// The instrument it belongs to.
    pub instrument: Id,
    /// The operative paragraph ("8(a)"); `None` where no source at hand confirms its number.
    #[serde(default)]
    pub paragraph: Option<String>,
    /// The measure, as a word of the field (`arms-embargo`, `export-ban`, `asset-freeze`, `import-cap`, `inspection`).
    pub measure: String,
    /// Which way the forbidden or limited trade goes.
    #[serde(default)]
    pub direction: Option<Direction>,
    /// The goods or services concerned (`arms`, `coal`, `refined-petroleum`).
    #[serde(default)]
    pub goods: Vec<String>,
    /// A ceiling.
    #[serde(default)]
    pub quantity: Option<Quantity>,
    /// The exemption that it allows, in our own words.
    #[serde(default)]
    pub exemption: Option<String>,
    /// When it is in force, as an EDTF interval.
    #[serde(default)]
    pub in_force: Option<Edtf>,
    /// What it says, in our own words.
    pub text: String,
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

/// Which way trade goes, seen from the DPRK.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// From the DPRK to anyone.
    FromDprk,
    /// From anyone to the DPRK.
    ToDprk,
    /// Both.
    Both,
}

/// An amount, with its unit and period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantity {
    /// The number.
    pub value: f64,
    /// The unit ("barrels").
    pub unit: String,
    /// The period it holds for ("year"); `None` for an absolute amount.
    #[serde(default)]
    pub per: Option<String>,
}
