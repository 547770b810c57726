//! When an event was: the date of its sentence that governs it.

use super::trigger::Trigger;
use crate::extract::doc::Doc;
use crate::extract::found::{DateMention, TimexKind};
use crate::extract::grammar::Pos;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// How far from its event a date may stand, in words.
const REACH: usize = 40;

/// What has not happened has no date that is further away than this: that is of what has.
const FAR: usize = 12;

/// How many words a step into another clause counts for.
const CLAUSE: usize = 15;

/// The date, by its place in the list, that is nearest to a trigger in its sentence, counting the clauses between.
pub(super) fn date(
    doc: &Doc<'_, '_>,
    trigger: &Trigger,
    dates: &[DateMention<'_>],
    unreal: bool,
) -> Option<usize> {
    let sentence = doc.sentence(trigger.words.start);
    let from = sentence.start.max(trigger.words.start.saturating_sub(REACH));
    let to = sentence.end.min(trigger.words.end + REACH);
    let bytes = doc.span(from..to);
    let first = dates.partition_point(|d| d.start < bytes.start);
    dates[first.min(dates.len())..]
        .iter()
        .enumerate()
        .take_while(|(_, d)| d.start < bytes.end)
        .take(2 * REACH)
        .filter(|(_, d)| is_when(doc, d) && !is_other(doc, trigger, d))
        .map(|(i, d)| (distance(doc, trigger, d), first + i))
        .filter(|(far, at)| if unreal { *far < FAR } else { !is_ahead(doc, &dates[*at]) })
        .min()
        .map(|(_, at)| at)
}

/// Whether a date can say when something happened.
fn is_when(doc: &Doc<'_, '_>, date: &DateMention<'_>) -> bool {
    let vague = date.value.ends_with("_REF")
        || date.value.is_empty()
        || date.edtf.as_deref().is_none_or(|edtf| edtf.contains(".."));
    if vague || !matches!(date.kind, TimexKind::Date | TimexKind::Time) {
        return false;
    }
    if in_dateline(doc, date) {
        return false;
    }
    // `the 1961 treaty`, `May's vote`: it names the thing.
    let (start, end) = (doc.place(date.start), doc.place(date.end));
    let names = start > 0
        && doc.any(start - 1, Class::Determiner.bit() | Class::Possessive.bit())
        && doc.kind(end) == Some(WordKind::Word)
        && doc.classes(end)
            & (Class::Preposition.bit()
                | Class::Conjunction.bit()
                | Class::Auxiliary.bit()
                | Class::Modal.bit()
                | Class::Pronoun.bit()
                | Class::Determiner.bit()
                | Class::Subordinator.bit()
                | Class::EventVerb.bit())
            == 0;
    !names
}

/// Whether a date stands in a dateline: `SEOUL, June 21 (Yonhap) --`. It is that of the report.
fn in_dateline(doc: &Doc<'_, '_>, date: &DateMention<'_>) -> bool {
    let (start, end) = (doc.place(date.start), doc.place(date.end));
    let sentence = doc.sentence(start);
    let head = start <= sentence.start + 8
        && (sentence.start..start).all(|at| doc.kind(at) != Some(WordKind::Word) || doc.capital(at));
    let dash = |at: usize| {
        doc.mark(at).is_some_and(|mark| matches!(mark, '-' | '–' | '—'))
            && (doc.spaced(at) || doc.spaced(at + 1))
    };
    let behind = (end..sentence.end.min(end + 7))
        .find(|at| doc.kind(*at) == Some(WordKind::Word) && !doc.capital(*at) || dash(*at));
    head && start > sentence.start && behind.is_some_and(dash)
}

/// Whether `after`, `before`, `since` or `until` parts a date from a trigger: then it is that of another event, or a
/// bound.
fn is_other(doc: &Doc<'_, '_>, trigger: &Trigger, date: &DateMention<'_>) -> bool {
    let (start, end) = (doc.place(date.start), doc.place(date.end));
    let between =
        if start >= trigger.words.end { trigger.words.end..start } else { end..trigger.words.start };
    is_said(doc, trigger, date) || { between }
        .any(|at| doc.one_of(at, &["after", "before", "since", "until", "till"]))
}

/// Whether a date stands right behind another verb, one of saying: `said on Monday that they met` is no Monday's meeting.
fn is_said(doc: &Doc<'_, '_>, trigger: &Trigger, date: &DateMention<'_>) -> bool {
    let start = doc.place(date.start);
    let first = start.saturating_sub(3).max(doc.sentence(start).start);
    for at in (first..start).rev() {
        if doc.one_of(at, &["on", "late", "early", "earlier", "reporters", "in", "here"]) {
            continue;
        }
        let verb = matches!(doc.grammar().pos(at), Pos::Past | Pos::Present | Pos::Participle)
            && doc.is(at, Class::Cue);
        return verb && !trigger.words.contains(&at) && doc.phrase(at, Class::EventVerb).is_none();
    }
    false
}

/// Whether a date names a time to come: what has happened was not next week.
fn is_ahead(doc: &Doc<'_, '_>, date: &DateMention<'_>) -> bool {
    doc.one_of(doc.place(date.start), &["next", "tomorrow"])
}

/// How many words lie between, with what each step into another clause counts for; a date behind is nearer than one
/// before.
fn distance(doc: &Doc<'_, '_>, trigger: &Trigger, date: &DateMention<'_>) -> usize {
    let (start, end) = (doc.place(date.start), doc.place(date.end));
    let (between, before) = if start >= trigger.words.end {
        (trigger.words.end..start, 0)
    } else {
        (end..trigger.words.start, 2)
    };
    let length = between.len();
    let clauses = between
        .clone()
        .filter(|at| {
            matches!(doc.mark(*at), Some(';' | ':' | '“' | '”' | '—' | '–'))
                || (doc.is(*at, Class::Subordinator) && !doc.eq(*at, "as"))
                || doc.one_of(*at, &["after", "before", "since", "until", "while", "that", "amid", "amidst"])
                || (doc.is(*at, Class::Conjunction)
                    && doc.any(at + 1, Class::Pronoun.bit() | Class::EventVerb.bit()))
        })
        .count();
    // Another verb with an event of its own stands nearer to the date.
    let verbs = between.filter(|at| doc.is(*at, Class::EventVerb) && doc.word(*at).ends_with("ed")).count();
    length + before + CLAUSE * (clauses + verbs)
}
