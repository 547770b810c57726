//! The vocabulary: what a dossier is made of.
//!
//! Plain data with no logic beyond its invariants. The words are the field's own: evidence follows the W3C Web
//! Annotation selectors, dates are EDTF (ISO 8601-2), event types come from PLOVER, actors from FollowTheMoney.
//!
//! Who said it ([`Statement`]), who reported it ([`Evidence`]), who asserts it in its own voice ([`Assertion`]) and
//! who merely relayed it ([`Statement::relays`]) are different things and are stored as such.

mod actor;
mod claim;
mod date;
mod event;
mod evidence;
mod flag;
mod id;
mod instrument;
mod kind;
mod near;
mod records;
mod retain;
mod source;
mod statement;
mod validate;
mod vote;

pub use actor::{Actor, ActorKind, Role};
pub use claim::{Claim, Position, PositionKind, Relation};
pub use date::Date;
pub use event::{Event, EventType, Participant};
pub use evidence::{Anchor, Evidence, Made};
pub use flag::{Flag, FlagKind};
pub use id::Id;
pub use instrument::{Direction, Instrument, InstrumentKind, Link, LinkKind, Provision, Quantity};
pub use kind::{Kind, Status};
pub(crate) use near::nearest;
pub use records::{RecordRef, Records, SourceText};
pub use source::{Source, SourceKind};
pub use statement::{Assertion, Mode, Stance, Statement};
pub use validate::{MAX_QUOTED_WORDS, MAX_SPAN, Problem, check, validate};
pub use vote::{Ballot, BallotKind, Outcome, Vote};
