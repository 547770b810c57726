//! The words that tell an event, and how they stand in their sentence.

use super::kind::{Kind, alternatives};
use super::object::{Objects, object};
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos, Tense};
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use std::ops::Range;

/// A word or phrase that tells an event.
#[derive(Clone, Debug)]
pub(super) struct Trigger {
    /// Where it stands.
    pub(super) words: Range<usize>,
    /// What it is about, where its sort needs that.
    pub(super) object: Option<Range<usize>>,
    pub(super) kind: Kind,
    pub(super) form: Form,
}

/// How a trigger stands in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `signed`, `has signed`, `signs`
    Active,
    /// `was signed`, `signed by`
    Passive,
    /// `to sign`
    Infinitive,
    /// `signing`
    Gerund,
    /// `the signature`
    Noun,
}

/// The trigger that starts at a word.
pub(super) fn trigger(doc: &Doc<'_, '_>, objects: &Objects<'_, '_>, at: usize) -> Option<Trigger> {
    let told = doc.starts(at) & (Class::EventVerb.bit() | Class::EventNoun.bit()) != 0;
    if !told || doc.kind(at) != Some(WordKind::Word) {
        return None;
    }
    let verb = doc.phrase(at, Class::EventVerb);
    let noun = doc.phrase(at, Class::EventNoun);
    if verb.is_none() && noun.is_none() {
        return None;
    }
    let form = verb.and_then(|verb| verb_form(doc, at, verb.end));
    // The longer phrase is the more certain one: `military exercises`.
    let longer = matches!((&verb, &noun), (Some(v), Some(n)) if n.end > v.end);
    if let (Some(verb), Some(form)) = (verb, form.filter(|_| !longer)) {
        let words = at..verb.end;
        for (group, kind) in alternatives(verb.value) {
            let Some(group) = group else {
                return Some(Trigger { words, object: None, kind, form });
            };
            if let Some(object) = object(doc, objects, &words, form, group) {
                return Some(Trigger { words, object: Some(object), kind, form });
            }
        }
    }
    let noun = noun.filter(|n| is_noun(doc, at, n.end) && !is_danger(doc, at, n.end))?;
    let (_, kind) = alternatives(noun.value).next()?;
    Some(Trigger { words: at..noun.end, object: None, kind, form: Form::Noun })
}

/// How a verb stands here; nothing if it is no verb, but a noun, an adjective or a particle.
fn verb_form(doc: &Doc<'_, '_>, at: usize, end: usize) -> Option<Form> {
    let grammar = doc.grammar();
    let before = at.checked_sub(1).filter(|b| *b >= doc.sentence(at).start);
    let group = || grammar.verb(doc, at);
    match grammar.pos(at) {
        Pos::Present if is_plural_noun(doc, at, end) => None,
        Pos::Past | Pos::Present => Some(Form::Active),
        Pos::Base => match group() {
            Some(group) if group.infinitive => Some(Form::Infinitive),
            // An order has nothing before it; `push back` is no backing.
            _ => before
                .filter(|b| {
                    !matches!(grammar.pos(*b), Pos::Past | Pos::Present | Pos::Participle | Pos::Gerund)
                })
                .map(|_| Form::Active),
        },
        Pos::Participle => {
            let group = group();
            let perfect = group.as_ref().is_some_and(|g| !g.passive && g.tense != Tense::None);
            if perfect {
                return Some(Form::Active);
            }
            // `…, the ministry warned on Tuesday`: a second verb, but with a subject of its own.
            if is_told(doc, at) || is_alone(doc, at, end) {
                return Some(Form::Active);
            }
            // `the banned weapons`: a thing, no event.
            let adjective = before.is_some_and(|b| {
                matches!(grammar.pos(b), Pos::Determiner | Pos::Possessive | Pos::Adjective | Pos::Number)
            }) && grammar.in_noun(at)
                && grammar.in_noun(end);
            (!adjective).then_some(Form::Passive)
        }
        Pos::Gerund => {
            let progressive = group().is_some_and(|g| g.tense != Tense::None);
            let compound =
                grammar.in_noun(at) && grammar.in_noun(end) && grammar.number(at) == grammar.number(end);
            // `the Council meeting in June`: a noun behind whose it is. `Norway meeting Denmark`: a verb.
            let noun = doc.phrase(at, Class::EventNoun).is_some_and(|n| n.end == end)
                && before.is_some_and(|b| matches!(grammar.pos(b), Pos::Noun | Pos::Name | Pos::Possessive))
                && !doc.eq(end, "with")
                && !matches!(
                    grammar.pos(end),
                    Pos::Determiner | Pos::Possessive | Pos::Pronoun | Pos::Name | Pos::Noun
                );
            match progressive {
                true => Some(Form::Active),
                false => (!compound && !noun).then_some(Form::Gerund),
            }
        }
        _ => None,
    }
}

/// Whether a form in -s that was read as a verb is a noun after all, because nothing stands behind that it could be done to:
/// `arms transfers to Lima`, `for the UN sanctions`.
fn is_plural_noun(doc: &Doc<'_, '_>, at: usize, end: usize) -> bool {
    let grammar = doc.grammar();
    if end != at + 1 || !doc.word(at).ends_with('s') || doc.phrase(at, Class::EventVerb).is_none() {
        return false;
    }
    let noun = doc.eq(at, "sanctions") || doc.phrase(at, Class::EventNoun).is_some_and(|n| n.end == end);
    let sentence = doc.sentence(at);
    let before = at.checked_sub(1).filter(|b| *b >= sentence.start);
    let joined = before.is_some_and(|b| matches!(grammar.pos(b), Pos::Noun | Pos::Name | Pos::Adjective));
    if !noun || !joined {
        return false;
    }
    let governed = grammar
        .number(at)
        .checked_sub(2)
        .and_then(|n| grammar.chunks().get(n))
        .is_some_and(|c| c.kind == ChunkKind::Preposition);
    let object = matches!(
        grammar.pos(end),
        Pos::Noun
            | Pos::Name
            | Pos::Determiner
            | Pos::Possessive
            | Pos::Pronoun
            | Pos::Adjective
            | Pos::Number
    );
    end >= sentence.end || !object || doc.eq(at, "sanctions") && governed
}

/// Whether a form in -ed behind a comma and a subject tells who said what stands before it.
fn is_told(doc: &Doc<'_, '_>, at: usize) -> bool {
    if !doc.is(at, Class::Cue) {
        return false;
    }
    let grammar = doc.grammar();
    let chunk = |back: usize| grammar.number(at).checked_sub(back).and_then(|n| grammar.chunks().get(n));
    let subject = chunk(1).is_some_and(|c| c.kind == ChunkKind::Noun && c.end == at);
    // `, an envoy of the ministry said`
    let comma = [2, 4].into_iter().any(|back| chunk(back).is_some_and(|c| doc.mark(c.start) == Some(',')));
    subject && comma && !doc.eq(at + 1, "by")
}

/// Whether a verb has no passive without an auxiliary, unless `by` follows: `Norway voted against`.
fn is_alone(doc: &Doc<'_, '_>, at: usize, end: usize) -> bool {
    let grammar = doc.grammar();
    let without =
        at.checked_sub(1).is_some_and(|b| !matches!(grammar.pos(b), Pos::Auxiliary | Pos::Adverb | Pos::Not));
    without
        && doc
            .one_of(at, &["voted", "expired", "lapsed", "protested", "resigned", "surrendered", "retreated"])
        && !doc.eq(end, "by")
        && grammar
            .number(at)
            .checked_sub(1)
            .and_then(|n| grammar.chunks().get(n))
            .is_some_and(|c| c.kind == ChunkKind::Noun)
}

/// Whether a word is an adverb, by its ending or because it is a common one.
pub(super) fn is_adverb(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.grammar().pos(at) == Pos::Adverb
}

/// `a threat to peace` is a danger, and nobody threatened.
fn is_danger(doc: &Doc<'_, '_>, at: usize, end: usize) -> bool {
    doc.one_of(at, &["threat", "threats"])
        && doc.eq(end, "to")
        && !matches!(doc.grammar().pos(end + 1), Pos::Base)
        && doc.grammar().pos(end) != Pos::To
}

/// Whether a word of the list of nouns is a noun here.
fn is_noun(doc: &Doc<'_, '_>, at: usize, end: usize) -> bool {
    let noun = matches!(doc.grammar().pos(end - 1), Pos::Noun | Pos::Name | Pos::Gerund);
    // `the meeting room`, `the delivery date`: the name of a thing. But `the summit meeting`.
    let compound = matches!(doc.grammar().pos(end), Pos::Noun | Pos::Name)
        && doc.grammar().number(at) == doc.grammar().number(end)
        && doc.phrase(end, Class::EventNoun).is_none();
    noun && !compound
}
