use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::printed::{Day, day_at};
use super::units::{Unit, is_word};
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// What stands at the head of a report: `SEOUL, June 21 (Yonhap) --`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The words of the place, if there is one.
    pub(super) place: Range<usize>,
    /// The words of the agency, if there is one.
    pub(super) agency: Range<usize>,
    /// The words of the day, if there is one.
    pub(super) day: Option<(Range<usize>, Day)>,
    /// Behind its dash.
    pub(super) end: usize,
}

/// The dateline that a unit starts with.
pub(super) fn dateline(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Dateline> {
    let start = behind_source(doc, unit);
    in_parentheses(doc, unit).or_else(|| {
        let mut found = Dateline::default();
        let mut capitals = true;
        let mut at = start;
        // At most so many pieces: a place, a day, an agency.
        while at < unit.words.end.min(start + 16) {
            if let Some(day) = day_at(doc, at) {
                found.day = found.day.or(Some((at..day.end, day)));
                at = day.end;
            } else if doc.mark(at) == Some('(') {
                let close = (at + 1..unit.words.end.min(at + 6)).find(|at| doc.mark(*at) == Some(')'))?;
                found.agency = at + 1..close;
                at = close + 1;
            } else if dash(doc, at) {
                found.end = at + 1;
                break;
            } else if doc.mark(at).is_some_and(|mark| matches!(mark, ',' | '/' | '.' | '-')) && at > start {
                at += 1;
            } else if doc.capital(at) {
                if found.agency.is_empty() && found.day.is_none() {
                    capitals &= doc.shape(at).has(Shape::CAPITALS) || found.place.end > 0;
                    found.place = start..at + 1;
                } else if found.agency.is_empty() {
                    found.agency = at..at + 1;
                } else if found.agency.end == at {
                    found.agency.end = at + 1;
                }
                at += 1;
            } else {
                return None;
            }
        }
        let place = found.place.clone();
        let goes_on = found.end > 0 && found.end < unit.words.end;
        let known = doc.phrase(start, Class::Dateline).is_some_and(|phrase| phrase.end == place.end);
        let agency_only = place.is_empty() && !found.agency.is_empty() && known_agency(doc, &found.agency);
        let sure = !found.agency.is_empty() || found.day.is_some() || known;
        let is = goes_on && (agency_only || (!place.is_empty() && place.len() <= 8 && (sure || capitals)));
        is.then_some(found)
    })
}

/// Behind `(Service - Agency (AGY))`, which some sites put before the place: where the line starts.
fn behind_source(doc: &Doc<'_, '_>, unit: &Unit) -> usize {
    let start = unit.words.start;
    if doc.mark(start) != Some('(') {
        return start;
    }
    let mut depth = 0_usize;
    for at in start..unit.words.end.min(start + 16) {
        match doc.mark(at) {
            Some('(') => depth += 1,
            Some(')') => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    start
}

/// `(United Nations) The council …`
fn in_parentheses(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Dateline> {
    let start = unit.words.start;
    if doc.mark(start) != Some('(') {
        return None;
    }
    let place = doc.phrase(start + 1, Class::Dateline)?;
    let goes_on =
        doc.mark(place.end) == Some(')') && place.end + 1 < unit.words.end && doc.capital(place.end + 1);
    goes_on.then(|| Dateline { place: start + 1..place.end, end: place.end + 1, ..Dateline::default() })
}

fn known_agency(doc: &Doc<'_, '_>, words: &Range<usize>) -> bool {
    doc.phrase(words.start, Class::Credit).is_some_and(|phrase| phrase.end == words.end)
}

/// A dash between words, with white space on at least one side.
fn dash(doc: &Doc<'_, '_>, at: usize) -> bool {
    let is = doc.kind(at) == Some(WordKind::Mark)
        && matches!(doc.mark(at), Some('-' | '–' | '—' | '―' | '‒' | '\u{2212}'))
        && doc.word(at) != "---";
    is && (doc.spaced(at) || doc.spaced(at + 1) || doc.word(at) != "-")
}

/// The names in a line such as `By Jane Roe and John Doe, Example News`.
pub(super) fn byline(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    if unit.length > 18 || unit.length < 2 {
        return None;
    }
    let start = unit.words.start;
    let mut at = start;
    if doc.one_of(at, &["written", "story", "report", "reported", "words", "posted"]) {
        at += 1;
    }
    if !doc.one_of(at, &["by", "from", "author"]) {
        return None;
    }
    let colon = doc.mark(at + 1) == Some(':');
    if !colon && !doc.eq(at, "by") {
        return None;
    }
    let first = at + 1 + usize::from(colon);
    let mut end = first;
    // The second half of "Min-ho" is written small.
    let hyphened =
        |at: usize| at > first && doc.mark(at - 1) == Some('-') && !doc.spaced(at) && is_word(doc, at);
    while end < unit.words.end
        && (doc.capital(end) || joins(doc, end) || hyphened(end))
        && !matches!(doc.mark(end), Some(',' | '|'))
    {
        end += 1;
    }
    while end > first && !doc.capital(end - 1) && !hyphened(end - 1) {
        end -= 1;
    }
    // Behind the names: a role, an outlet, a day; but no sentence.
    let rest = end..unit.words.end;
    let small = rest.clone().filter(|at| is_word(doc, *at) && !doc.capital(*at)).count();
    let comma = rest.is_empty()
        || doc.kind(end) == Some(WordKind::Mark)
        || doc.one_of(end, &["in", "for", "at"])
        || day_at(doc, end).is_some();
    let names = first..end;
    let few = (1..=12).contains(&names.len());
    let is = few && doc.capital(first) && comma && small <= 4 && (colon || unit.ends(doc).is_none());
    is.then_some(names)
}

/// What stands between names.
fn joins(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(at, &["and", "de", "van", "von", "der", "al", "bin", "ter"])
        || matches!(doc.mark(at), Some('-' | '&' | '.' | '’' | '\''))
}
