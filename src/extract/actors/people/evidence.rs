//! Why a name is a person’s.

use super::super::super::doc::Doc;
use super::super::super::lexicon::Class;
use super::super::roles::{self, Title};
use super::super::{Span, bodies};
use super::{STOPS, Scan};
use crate::model::ActorKind;
use crate::text::{Shape, WordKind};

impl Scan<'_, '_, '_> {
    /// Why a name is a person's; nothing if it need not be.
    pub(super) fn evidence(&mut self, words: Span) -> Option<(f64, &'static str, Option<Title>)> {
        let doc = self.doc;
        let Span { start, end } = words;
        let parts = self.parts(words);
        let loud = self.title_case(start);
        let title = self.title_before(words);
        let honorific = self.before.honorific.is_some_and(|(end, _)| end == start);
        if honorific {
            return Some((0.97, "actor-person-honorific", title.or_else(|| roles::after(doc, end))));
        }
        if parts == 1 {
            if doc.is(start, Class::KnownSurname) {
                return Some((0.95, "actor-person-famous", title));
            }
            // "his sister Mary", "the pianist Mary"
            let given = doc.is(start, Class::GivenName)
                && title.is_some_and(|t| t.words.end == start && !doc.capital(t.head.start))
                && !loud
                && !doc.any(start, STOPS | Class::CLOSED | Class::Place.bit());
            if given {
                return Some((0.85, "actor-person-title", title));
            }
            // "President Obama", but not "Prime Minister Urges" in a headline.
            let office = title.is_some_and(|t| t.words.end == start && doc.capital(t.head.start));
            let name = !doc.any(start, STOPS | Class::CLOSED | Class::PlaceHead.bit()) && !loud;
            return (office && name).then_some((0.93, "actor-person-title", title));
        }
        let after = roles::after(doc, end);
        // "Anderson Park", "Mark Hopkins Hotel": a place is called after a person. "Jenny Town, the director" is one.
        let speaks = doc.is(end, Class::Cue) && !doc.capital(end) && doc.is(start, Class::GivenName);
        if title.is_none()
            && after.is_none()
            && !speaks
            && doc.is(end - 1, Class::PlaceHead)
            && !(start..end).any(|at| doc.mark(at) == Some('-'))
            || doc.spaced(end)
                && doc.capital(end)
                && doc.any(end, Class::PlaceHead.bit() | bodies::HEADS)
                && !loud
        {
            return None;
        }
        let letters = doc.shape(start).has(Shape::CAPITALS) && doc.word(start).len() < 5;
        let given = doc.is(start, Class::GivenName)
            && !letters
            && !(doc.sentence(start).start == start && doc.any(start, Class::CLOSED));
        let shown = title.or_else(|| self.title_around(words)).or(after);
        if given {
            return Some((0.93, "actor-person-given", shown));
        }
        // "J. Smith", "George X. Smith"
        let initials = (start..end).any(|at| {
            doc.shape(at).has(Shape::STOPPED | Shape::CAPITAL) && doc.word(at).len() < 6 && at + 1 < end
        });
        if initials {
            return Some((0.9, "actor-person-initial", shown));
        }
        // "Kim Hong-kyun": the family name first.
        let hyphen = (start..end).any(|at| doc.mark(at) == Some('-'));
        if doc.is(start, Class::FamilyName)
            && parts <= 3
            && (!loud || hyphen)
            && !(doc.sentence(start).start == start && doc.any(start, Class::CLOSED))
        {
            return Some((0.9, "actor-person-family", shown));
        }
        let office = title.is_some_and(|t| {
            let concept = doc.phrase(t.head.start, Class::Role).map_or("", |found| found.value);
            // "guitarist Ysolde Quarn": such a noun in small letters right before a plain name, or "the top diplomat, Ysolde
            // Quarn," with it between commas.
            let apposed = t.words.end + 1 == start && parts > 1 && doc.mark(end) == Some(',');
            let plain = (t.words.end == start || apposed)
                && !doc.capital(t.head.start)
                && parts <= 3
                && !doc.one_of(t.head.start, &["official", "star", "model", "driver", "forward", "manager"])
                && !(start..end).any(|at| self.common(at) || doc.shape(at).has(Shape::CAPITALS))
                && !self.common_plural(end - 1);
            !doc.any(start, STOPS) && (!WEAK.contains(&concept) || plain)
        });
        let headline =
            loud && (parts > 3 || (start..end).any(|at| self.common(at) || doc.is(at, Class::Cue)));
        if office && !headline {
            return Some((0.93, "actor-person-title", title));
        }
        if loud {
            return None;
        }
        let common = (start..end).any(|at| self.common(at) || doc.is(at, Class::KnownSurname));
        if after.is_some() && !common {
            return Some((0.9, "actor-person-apposition", after));
        }
        let particle = (start + 1..end).any(|at| !doc.capital(at) && doc.is(at, Class::Particle));
        if particle {
            return Some((0.85, "actor-person-particle", None));
        }
        // ", 45,"
        if doc.mark(end) == Some(',')
            && doc.kind(end + 1) == Some(WordKind::Number)
            && doc.word(end + 1).len() == 2
            && doc.mark(end + 2) == Some(',')
        {
            return Some((0.9, "actor-person-age", None));
        }
        let plain_name = !common
            && parts <= 3
            && !(start..end).any(|at| {
                doc.shape(at).has(Shape::CAPITALS)
                    && doc.word(at).len() > 1
                    && !doc.shape(at).has(Shape::STOPPED)
            })
            && !self.common_plural(end - 1);
        // "(born 3 May 1950)", "(1950-2020)"
        if plain_name
            && doc.mark(end) == Some('(')
            && (doc.one_of(end + 1, &["born", "b"]) || years(doc, end + 1))
        {
            return Some((0.85, "actor-person-born", None));
        }
        // "Ada Berg, Bo Quarn and Ysolde Roe": with a person before, and what stands in a list with one.
        if plain_name && self.listed(words) {
            return Some((0.8, "actor-person-listed", None));
        }
        let said = |at: usize| !doc.capital(at) && doc.is(at, Class::Cue);
        let plain = (start..end).any(|at| self.common(at) || doc.shape(at).has(Shape::CAPITALS))
            || self.common_plural(end - 1);
        if parts <= 3 && !plain && (said(end) || start > 0 && said(start - 1) && doc.mark(end).is_some()) {
            return Some((0.75, "actor-person-says", None));
        }
        (doc.is(end - 1, Class::FamilyName) && parts == 2).then_some((0.8, "actor-person-family", None))
    }

    /// Whether a name stands in a list behind a person's.
    pub(super) fn listed(&self, words: Span) -> bool {
        let doc = self.doc;
        let and = usize::from(doc.one_of(words.start.wrapping_sub(1), &["and", "&"]));
        let Some(comma) = words.start.checked_sub(1 + and) else { return false };
        let end = if and == 0 || doc.mark(comma) == Some(',') { comma } else { comma + 1 };
        if and == 0 && doc.mark(comma) != Some(',') {
            return false;
        }
        // Behind a comma alone more must follow: "Ada Berg, Quarn Hall".
        let more = and > 0 || doc.mark(words.end) == Some(',') || doc.one_of(words.end, &["and", "&"]);
        let before =
            self.found.last().filter(|n| n.kind == ActorKind::Person && !n.candidate && n.words.end == end);
        more && before.is_some_and(|n| self.parts(n.words) > 1) && doc.sentence(words.start).start < end
    }
}

/// Whether the years of a life stand here: `1950-2020`.
pub(super) fn years(doc: &Doc<'_, '_>, at: usize) -> bool {
    let year = |at: usize| doc.kind(at) == Some(WordKind::Number) && doc.word(at).len() == 4;
    year(at) && matches!(doc.mark(at + 1), Some('-' | '–')) && year(at + 2)
}

/// Kinds of roles whose nouns also stand before names of things: an official website, a star.
pub(super) const WEAK: &[&str] = &["official", "worker", "artist", "sports", "activist"];
