//! Indirect speech: what somebody says, thinks, wants or judges, told in the words of the text.
//!
//! Every verb group is asked whether it can be a cue: what follows it ([`frame`]), whose it is ([`source`]), where the
//! content ends ([`content`]); the lexicon says which verbs are cues with which kind of content. Then there are cues that
//! are no verbs: `according to`, nouns ([`noun`]), adjectives. Of attributions inside others only the outermost is kept.

mod according;
mod behind;
mod content;
mod frame;
mod headline;
mod marked;
mod merge;
mod noun;
mod source;
#[cfg(test)]
mod tests;
mod widen;

use super::cited::{cited, cites_somebody, is_quoting, quoted_as_saying};
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos, Tense, VerbGroup};
use crate::extract::lexicon::Class;
use crate::model::Stance;
pub(super) use marked::Marks;
pub(super) use merge::merged;
use std::ops::Range;

/// An attribution in indirect speech. Places are numbers of words.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::extract) struct Item {
    /// What is said.
    pub(in crate::extract) content: Range<usize>,
    /// The rest of it, where the cue stands inside.
    pub(in crate::extract) more: Option<Range<usize>>,
    /// The words that say that it was said.
    pub(in crate::extract) cue: Range<usize>,
    /// The word of the cue that the lexicon has.
    pub(in crate::extract) main: usize,
    /// Who said it: a noun phrase with its apposition.
    pub(in crate::extract) source: Option<Range<usize>>,
    /// To whom.
    pub(in crate::extract) addressee: Option<Range<usize>>,
    /// What kind of content.
    pub(in crate::extract) shape: Shape,
    /// The cue is negated.
    pub(in crate::extract) negated: bool,
}

/// The kinds of content that a cue can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Shape {
    /// `said that it was over`.
    That,
    /// `asked whether it was over`.
    Wh,
    /// `said it was over`.
    Bare,
    /// `hopes to end it`.
    Infinitive,
    /// `urged them to end it`.
    Person,
    /// `denied the report`.
    Object,
    /// `warned of war`.
    Preposition,
    /// `denied ending it`.
    Gerund,
    /// `seems over`.
    Adjective,
    /// `It was over, she said`.
    Behind,
    /// `It is expected to end`.
    Passive,
    /// `according to the agency`.
    According,
    /// `the claim that it was over`.
    Noun,
    /// `Talks fail: ministry`, a headline.
    Colon,
}

/// The attributions of a text in indirect speech, in order. No cue stands in quotation marks. Linear.
pub(in crate::extract) fn find(doc: &Doc<'_, '_>, marks: &Marks) -> Vec<Item> {
    let taken = &marks.0;
    let mut found = Vec::new();
    let mut quote = 0;
    // No cue stands in the content of another.
    let mut behind = 0;
    for chunk in doc.grammar().chunks() {
        while taken.get(quote).is_some_and(|t| t.end <= chunk.start) {
            quote += 1;
        }
        if taken.get(quote).is_some_and(|t| t.start <= chunk.start) || chunk.start < behind {
            continue;
        }
        let item = match chunk.kind {
            _ if doc.phrase(chunk.start, Class::CuePhrase).is_some() => {
                according::find(doc, marks, chunk.start)
            }
            ChunkKind::Verb if is_cited(doc, &found, chunk.start) => None,
            ChunkKind::Verb => verb_cue(doc, marks, chunk.start),
            ChunkKind::Noun => noun::find(doc, marks, *chunk),
            ChunkKind::Mark if doc.mark(chunk.start) == Some(':') => headline::find(doc, chunk.start),
            _ => None,
        };
        let Some(item) = item.filter(|item| !item.content.is_empty()) else { continue };
        let end = item.content.end.max(item.more.as_ref().map_or(0, |m| m.end)).max(item.cue.end);
        behind = end;
        if is_supposed(doc, &item) {
            continue;
        }
        // What stood before in the content of this one is part of it.
        while found
            .last()
            .is_some_and(|last: &Item| last.cue.start >= item.content.start && last.cue.start < end)
        {
            found.pop();
        }
        found.push(item);
    }
    found
}

/// Whether a word only tells whom the report cites that was found last: it is no cue of its own.
fn is_cited(doc: &Doc<'_, '_>, found: &[Item], at: usize) -> bool {
    let same = |item: &Item| item.cue.end <= at && doc.sentence(item.main).contains(&at);
    doc.is(at, Class::Cue) && cited(doc, at).is_some() && found.last().is_some_and(same)
}

/// Whether a cue is only supposed: "if the two decide to end the talks". Nobody said or thought it yet.
fn is_supposed(doc: &Doc<'_, '_>, item: &Item) -> bool {
    let Some(source) = &item.source else { return false };
    let start = source.start.min(item.cue.start);
    let before = (start.saturating_sub(3)..start).rev().find(|at| !doc.is(*at, Class::Adverb));
    before.is_some_and(|at| {
        doc.sentence(at).contains(&start)
            && (doc.one_of(at, &["if", "unless", "should", "lest", "whenever"])
                || doc.one_of(at, &["case", "event"]) && at > 0 && doc.one_of(at - 1, &["in", "the"]))
    })
}

/// The classes of cues, by what kind of content they take.
fn class(shape: Shape) -> Class {
    match shape {
        Shape::That | Shape::Wh => Class::CueThat,
        Shape::Bare | Shape::Behind => Class::CueClause,
        Shape::Infinitive => Class::CueInfinitive,
        Shape::Person => Class::CuePerson,
        Shape::Object => Class::CueObject,
        Shape::Preposition => Class::CuePreposition,
        Shape::Gerund => Class::CueGerund,
        Shape::Adjective => Class::CueAdjective,
        Shape::Passive => Class::CuePassive,
        Shape::According | Shape::Noun | Shape::Colon => Class::CueNoun,
    }
}

/// The rule that found an item, and how often it holds.
pub(in crate::extract::quotes) fn rule(item: &Item) -> (&'static str, f64) {
    // Counted on PolNeAR; without a source, half of them hold.
    let sure =
        |rule, confidence: f64| (rule, if item.source.is_some() { confidence } else { confidence / 2.0 });
    match item.shape {
        Shape::That => sure("quote-indirect-that", 0.86),
        Shape::Wh => sure("quote-indirect-question", 0.67),
        Shape::Bare => sure("quote-indirect-clause", 0.83),
        Shape::Infinitive => sure("quote-indirect-infinitive", 0.6),
        Shape::Person => sure("quote-indirect-person", 0.75),
        Shape::Object => sure("quote-indirect-object", 0.66),
        Shape::Preposition => sure("quote-indirect-preposition", 0.62),
        Shape::Gerund => sure("quote-indirect-gerund", 0.7),
        Shape::Adjective => ("quote-indirect-adjective", 0.4),
        Shape::Behind => sure("quote-indirect-behind", 0.87),
        Shape::Passive => ("quote-indirect-passive", 0.55),
        Shape::According => sure("quote-indirect-according", 0.85),
        Shape::Noun => sure("quote-indirect-noun", 0.4),
        Shape::Colon => ("quote-headline-source", 0.8),
    }
}

/// What the speaker does by it: by the kind of content if the lexicon tells, else by the cue.
pub(in crate::extract::quotes) fn stance(doc: &Doc<'_, '_>, item: &Item) -> Option<Stance> {
    let value = doc.value(item.main, class(item.shape)).filter(|value| !value.is_empty());
    let value = value.or_else(|| doc.value(item.main, Class::Cue)).unwrap_or("affirm");
    Stance::ALL.into_iter().find(|stance| stance.as_str() == value)
}

/// What a verb is the cue of, as far as it is allowed to be: the likeliest first.
fn readings(
    doc: &Doc<'_, '_>,
    marks: &Marks,
    verb: &VerbGroup,
    allowed: &dyn Fn(Shape) -> bool,
) -> Vec<(Item, source::How)> {
    let source = source::subject(doc, verb);
    let mut found = Vec::new();
    let frames = frame::readings(doc, marks, verb);
    if allowed(Shape::Behind)
        && let Some(item) = behind::find(doc, marks, verb, &source, &frames)
    {
        found.push((item, source.how));
    }
    for frame in frames.into_iter().flatten() {
        let clause = matches!(frame.shape, Shape::That | Shape::Wh | Shape::Bare);
        let shape = if verb.passive && !clause { Shape::Passive } else { frame.shape };
        if !allowed(shape) || is_plot(doc, verb, &source, frame.shape) {
            continue;
        }
        let mut content = content::content(doc, marks, frame.from, frame.shape);
        if let Some(words) = &source.words
            && let Some(end) = content::subordinate(doc, words.start.min(source.cue_start), &content)
        {
            content.end = end;
        }
        let first = doc.grammar().pos(verb.words.start) == Pos::Participle
            && (verb.words.start == doc.sentence(verb.main).start
                || doc.mark(verb.words.start - 1) == Some(';'));
        let end = match source.how {
            source::How::Relative => content::aside(doc, &content),
            _ if first => content::main_clause(doc, &content),
            _ => None,
        };
        content.end = end.unwrap_or(content.end);
        let mut item = Item {
            content,
            more: None,
            cue: source.cue_start..frame.cue_end,
            main: verb.main,
            source: source.words.clone(),
            addressee: frame.addressee,
            shape,
            negated: verb.negated,
        };
        if verb.passive && is_quoting(doc, verb.main) {
            // "was quoted by the agency as saying": the subject said it.
        } else if verb.passive {
            let subject = item.source.take();
            item.source = source::agent(doc, verb.words.end, if clause { frame.from } else { usize::MAX });
            if clause {
                // "it is feared that": nobody is told.
                item.addressee = subject.filter(|words| !doc.one_of(words.start, &["it", "there"]));
            } else if let Some(subject) = subject {
                item.more = Some(std::mem::replace(&mut item.content, subject));
            }
        } else if doc.is(verb.main, Class::CueAdjective) {
            // "The deal seems over": nobody says so, and what it is said of is part of it.
            if let Some(subject) = item.source.take() {
                item.more = Some(std::mem::replace(&mut item.content, subject));
            }
        }
        // An active verb whose subject is not found: most often it stands behind what is quoted.
        // Nor is a form without a tense, "to add" or "calling it a lie", of anybody then.
        let untold = source.how != source::How::Shared || verb.tense == Tense::None;
        if !verb.passive && item.source.is_none() && untold && item.more.is_none() {
            continue;
        }
        found.push((item, source.how));
    }
    found
}

/// Whether a verb form tells what somebody does rather than what is said, as counting shows: an infinitive of purpose
/// with an object ("came to support him"), a participle behind a noun ("a deal praised by all").
fn is_plot(doc: &Doc<'_, '_>, verb: &VerbGroup, source: &source::Source, shape: Shape) -> bool {
    let first = doc.grammar().pos(verb.words.start);
    let shared = source.how == source::How::Shared;
    let what = matches!(shape, Shape::Object | Shape::Preposition | Shape::Infinitive);
    // "a text that rejects it": what a thing is like.
    let thing = source.how == source::How::Relative
        && source.words.as_ref().is_some_and(|words| doc.eq(words.start, "that"));
    if thing && what {
        return true;
    }
    match first {
        Pos::Participle => verb.passive && shape != Shape::Wh,
        Pos::To | Pos::Base => shared && matches!(shape, Shape::Object | Shape::Preposition | Shape::Wh),
        Pos::Gerund => !shared && matches!(shape, Shape::Object | Shape::Preposition | Shape::Infinitive),
        _ => false,
    }
}

/// The attribution that opens some words, and whose content does not go beyond them: of "Lima denied the report", Lima's.
pub(in crate::extract::quotes) fn opening(
    doc: &Doc<'_, '_>,
    marks: &Marks,
    words: &Range<usize>,
) -> Option<Item> {
    let start = words.start + usize::from(doc.eq(words.start, "that"));
    let mut at = start;
    let mut verbs = 0;
    for _ in 0..16 {
        let chunk = doc.grammar().chunk(at);
        if chunk.end > words.end {
            return None;
        }
        at = chunk.end;
        if chunk.kind != ChunkKind::Verb {
            continue;
        }
        verbs += 1;
        if let Some(mut item) = verb_cue(doc, marks, chunk.start) {
            item.content.end = item.content.end.min(words.end);
            let first = match item.shape {
                Shape::Behind => Some(item.content.start),
                // "a statement by the mission said": of the first verb, whatever hangs on its subject.
                _ if verbs == 1 && item.source.is_some() => Some(start),
                _ => item.source.as_ref().map(|source| source.start),
            };
            let whole = !item.content.is_empty() && item.more.is_none() && item.cue.end <= words.end;
            if first == Some(start) && whole && item.source.is_some() {
                return Some(item);
            }
        }
    }
    None
}

fn verb_cue(doc: &Doc<'_, '_>, marks: &Marks, at: usize) -> Option<Item> {
    let mut verb = doc.grammar().verb(doc, at)?;
    if state(doc, &mut verb) {
        let item = readings(doc, marks, &verb, &|shape| shape != Shape::Object).into_iter().next();
        return item.map(|(item, _)| item).filter(|_| doc.is(verb.main, Class::CueState));
    }
    // "so-called"
    let joined = verb.main > 0 && doc.mark(verb.main - 1) == Some('-') && !doc.spaced(verb.main);
    reduced(doc, &mut verb);
    if !doc.any(verb.main, CUES) || joined || cites_somebody(doc, verb.main) {
        return None;
    }
    // "a report seen by the paper": nobody says so.
    let behind = verb.main + 2..doc.sentence(verb.main).end.min(verb.main + 9);
    if doc.all(verb.main, &["seen", "by"]) && !behind.into_iter().any(|at| doc.eq(at, "as")) {
        return None;
    }
    let quoted = quoted_as_saying(doc, verb.main).is_some();
    let allowed = |shape| quoted || doc.is(verb.main, class(shape));
    readings(doc, marks, &verb, &allowed).into_iter().next().map(|(item, _)| item)
}

/// A participle by itself is passive: "asked about it, she", "the man accused of it".
fn reduced(doc: &Doc<'_, '_>, verb: &mut VerbGroup) {
    if verb.tense == Tense::None && doc.grammar().pos(verb.words.start) == Pos::Participle {
        verb.passive = true;
    }
}

/// Takes the adjective behind a form of be into the verb group: "is confident that".
fn state(doc: &Doc<'_, '_>, verb: &mut VerbGroup) -> bool {
    if verb.passive && doc.is(verb.main, Class::CueState) {
        // "are convinced that" is no passive.
        verb.passive = false;
        return true;
    }
    if doc.grammar().pos(verb.main) != Pos::Auxiliary {
        return false;
    }
    let mut chunk = doc.grammar().chunk(verb.words.end);
    if chunk.kind == ChunkKind::Adverb {
        chunk = doc.grammar().chunk(chunk.end);
    }
    if chunk.kind != ChunkKind::Adjective {
        return false;
    }
    verb.words.end = chunk.end;
    verb.main = chunk.head();
    true
}

/// The classes of verbs that are cues.
const CUES: u128 = Class::CueThat.bit()
    | Class::CueClause.bit()
    | Class::CueInfinitive.bit()
    | Class::CuePerson.bit()
    | Class::CueObject.bit()
    | Class::CuePreposition.bit()
    | Class::CueGerund.bit()
    | Class::CueAdjective.bit()
    | Class::CuePassive.bit();
