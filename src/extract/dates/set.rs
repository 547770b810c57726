//! Times that recur: `daily`, `every Thursday`, `each year`, `every two weeks`.

use super::finder::Finder;
use super::number::{Amount, amount};
use super::reading::{Reading, Value};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// Words that no adjective stands before.
const CLOSED: u128 = Class::Preposition.bit()
    | Class::Conjunction.bit()
    | Class::Subordinator.bit()
    | Class::Determiner.bit()
    | Class::Auxiliary.bit()
    | Class::Modal.bit();

impl<'t> Finder<'_, 't, '_> {
    /// `daily`, `annual`.
    pub(super) fn set_word(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let found = doc.phrase(at, Class::TimeSet)?;
        // Names: `the Daily Telegraph`.
        // `a quarterly dividend` is named so, and tells no time.
        if doc.eq(at, "quarterly")
            && doc.kind(found.end) == Some(WordKind::Word)
            && !doc.any(found.end, CLOSED)
        {
            return None;
        }
        let named =
            doc.capital(at) && doc.capital(found.end) || doc.capital(at) && doc.sentence(at).start != at;
        if named {
            return None;
        }
        let value = Value::Fixed(found.value.to_owned());
        let reason = "what happens once in each";
        Some(Reading::other((at, found.end), TimexKind::Set, value, "date-set", 0.8, reason))
    }

    /// `every day`, `each Thursday`, `every two weeks`, `every other month`; starts at `every`.
    pub(super) fn every(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let next = at + 1;
        let set = |end: usize, value: String| {
            let reason = "what happens in each";
            Some(Reading::other(
                (at, end),
                TimexKind::Set,
                Value::Fixed(value),
                "date-set-every",
                0.85,
                reason,
            ))
        };
        if let Some(weekday) = doc.value(next, Class::Weekday) {
            return set(next + 1, format!("XXXX-WXX-{weekday}"));
        }
        if let Some(month) = doc.value(next, Class::Month) {
            return set(next + 1, format!("XXXX-{month:0>2}"));
        }
        if let Some(season) = doc.value(next, Class::Season) {
            return set(next + 1, format!("XXXX-{season}"));
        }
        if let Some(part) = doc.value(next, Class::TimePart).filter(|p| !p.contains(':')) {
            return set(next + 1, format!("XXXX-XX-XXT{part}"));
        }
        let (unit_at, number) = match amount(doc, next) {
            Some((end, number)) => (end, number),
            None if doc.eq(next, "other") || doc.eq(next, "second") => (next + 1, Amount::Whole(2)),
            None => (next + usize::from(doc.eq(next, "single")), Amount::Whole(1)),
        };
        let (unit, plural) = self.unit(unit_at)?;
        if plural && Self::is_one(number) || self.hyphen(unit_at + 1).is_some() {
            return None;
        }
        let value = super::reading::length(number, unit);
        set(unit_at + 1, value)
    }
}
