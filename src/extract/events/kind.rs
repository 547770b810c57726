//! What sort of event a word tells, as the lexicon says it.

use crate::model::EventType;

/// The event types of PLOVER (code book of 2023).
pub(super) const PLOVER: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// A sort of event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Kind {
    /// In the dossier's words.
    pub(super) event_type: Option<EventType>,
    /// In PLOVER's.
    pub(super) plover: &'static str,
}

impl Kind {
    pub(super) const fn of(event_type: EventType) -> Kind {
        Kind { event_type: Some(event_type), plover: event_type.plover() }
    }

    /// The sort of this name: a type of the dossier in small letters, or one of PLOVER in capitals.
    pub(super) fn named(name: &str) -> Option<Kind> {
        let own = EventType::ALL.into_iter().find(|t| t.as_str() == name).map(Kind::of);
        let plover = || PLOVER.into_iter().find(|p| *p == name);
        own.or_else(|| Some(Kind { event_type: None, plover: plover()? }))
    }
}

/// What a word can tell: `treaty>signature | AGREE` is a signature if a treaty stands near, else an agreement.
pub(super) fn alternatives(value: &str) -> impl Iterator<Item = (Option<&str>, Kind)> {
    value.split('|').filter_map(|part| {
        let (group, name) = match part.split_once('>') {
            Some((group, name)) => (Some(group.trim()), name),
            None => (None, part),
        };
        Some((group, Kind::named(name.trim())?))
    })
}
