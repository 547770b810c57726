//! What a verb is about: the treaty that is signed, the missile that is fired.

use super::trigger::Form;
use crate::extract::doc::Doc;
use crate::extract::found::InstrumentMention;
use crate::extract::grammar::Pos;
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use std::ops::Range;

/// How far from its verb an object may stand, in words.
const REACH: usize = 12;

/// How far before a relative clause, whose subject may be long.
const FAR: usize = 24;

/// Where objects are looked for: beside the words of the lexicon, the instruments of the text.
#[derive(Debug)]
pub(super) struct Objects<'a, 't> {
    pub(super) instruments: &'a [InstrumentMention<'t>],
}

impl Objects<'_, '_> {
    /// The group of an instrument that starts at a byte, and where it ends.
    fn instrument(&self, byte: usize) -> Option<(&'static str, usize)> {
        let at = self.instruments.partition_point(|i| i.start < byte);
        let found = self.instruments.get(at).filter(|i| i.start == byte)?;
        let groups = match found.kind {
            "resolution" | "draft" | "document" => "text",
            "treaty" | "declaration" => "treaty mandate",
            _ => return None,
        };
        Some((groups, found.end))
    }
}

/// The object of a verb, if it is of the group: behind it, or before a passive or a relative clause.
pub(super) fn object(
    doc: &Doc<'_, '_>,
    objects: &Objects<'_, '_>,
    verb: &Range<usize>,
    form: Form,
    group: &str,
) -> Option<Range<usize>> {
    let right = || behind(doc, objects, verb.end, group);
    let left = |far: usize| before(doc, objects, verb.start, far, group);
    match form {
        Form::Passive => left(REACH).or_else(right),
        // `the accord that both signed`, `the accord signed in May`
        Form::Active => right().or_else(|| left(if is_relative(doc, verb.start) { FAR } else { 1 })),
        _ => right(),
    }
}

/// Whether a relative pronoun stands before the verb, without a mark between.
fn is_relative(doc: &Doc<'_, '_>, verb: usize) -> bool {
    let start = doc.sentence(verb).start.max(verb.saturating_sub(FAR));
    (start..verb)
        .rev()
        .take_while(|at| !matches!(doc.mark(*at), Some(',' | ';' | ':' | '“' | '”' | '"')))
        .any(|at| doc.one_of(at, &["that", "which"]) && at > start)
}

fn behind(doc: &Doc<'_, '_>, objects: &Objects<'_, '_>, from: usize, group: &str) -> Option<Range<usize>> {
    let end = doc.sentence(from).end.min(from + REACH);
    let mut at = from;
    let mut last = None;
    while at < end {
        if let Some(found) = is_of(doc, objects, at, group).filter(|found| is_head(doc, at, *found)) {
            // The last noun of a compound is its head: `an arms agreement`.
            last = Some(at..found);
            at = found;
            if doc.kind(at) != Some(WordKind::Word) || doc.any(at, CLOSED) {
                return last;
            }
            continue;
        }
        if last.is_some() {
            return last;
        }
        let stops = matches!(doc.mark(at), Some(';' | ':' | '(' | ')' | '”'))
            || (doc.is(at, Class::Subordinator) && !doc.is(at, Class::Preposition))
            || doc.one_of(at, &["that", "after", "before", "since", "until"])
            || (at > from && doc.one_of(at, &["to", "into"]))
            || (at > from && doc.is(at, Class::Auxiliary) && doc.kind(at) != Some(WordKind::Clitic));
        if stops {
            return None;
        }
        at += 1;
    }
    last
}

/// Whether a noun is what its phrase is about, and does not only describe that: an arms dealer is no arms.
fn is_head(doc: &Doc<'_, '_>, at: usize, end: usize) -> bool {
    let grammar = doc.grammar();
    let goes_on = grammar.number(end) == grammar.number(at)
        && grammar.in_noun(end)
        && doc.kind(end) == Some(WordKind::Word)
        && matches!(grammar.pos(end), Pos::Noun);
    !goes_on
        || doc.phrase(end, Class::EventObject).is_some_and(|next| {
            // `artillery shells`, `missile parts`; but not `arms deal`.
            doc.phrase(at, Class::EventObject).is_some_and(|own| shares(own.value, next.value))
        })
}

/// Whether two lists of groups have one in common.
fn shares(one: &str, other: &str) -> bool {
    let goods = |list: &str| list.split(' ').any(|group| matches!(group, "arms" | "goods" | "missile"));
    goods(one) && goods(other) || one.split(' ').any(|group| other.split(' ').any(|o| o == group))
}

/// Words that end a noun phrase.
const CLOSED: u128 = Class::Preposition.bit()
    | Class::Conjunction.bit()
    | Class::Subordinator.bit()
    | Class::Auxiliary.bit()
    | Class::Modal.bit()
    | Class::Determiner.bit();

fn before(
    doc: &Doc<'_, '_>,
    objects: &Objects<'_, '_>,
    to: usize,
    far: usize,
    group: &str,
) -> Option<Range<usize>> {
    let start = doc.sentence(to).start.max(to.saturating_sub(far));
    (start..to)
        .rev()
        .take_while(|at| !matches!(doc.mark(*at), Some(';' | ':')))
        .find_map(|at| Some(at..is_of(doc, objects, at, group).filter(|end| *end <= to)?))
}

/// Where the object of a group that starts at a word ends.
fn is_of(doc: &Doc<'_, '_>, objects: &Objects<'_, '_>, at: usize, group: &str) -> Option<usize> {
    if let Some(found) = doc.phrase(at, Class::EventObject)
        && found.value.split(' ').any(|g| g == group)
    {
        return Some(found.end);
    }
    let (groups, end) = objects.instrument(doc.words.get(at)?.start as usize)?;
    groups.split(' ').any(|g| g == group).then(|| doc.place(end).max(at + 1))
}
