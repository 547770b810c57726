//! The words that tell an event, and how they stand in their sentence.

use super::kind::{Kind, alternatives};
use super::object::{Objects, object};
use crate::extract::doc::Doc;
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
    if doc.kind(at) != Some(WordKind::Word) {
        return None;
    }
    let verb = doc.phrase(at, Class::EventVerb);
    let noun = doc.phrase(at, Class::EventNoun);
    let form = verb.and_then(|verb| verb_form(doc, at, verb.end, noun.is_some()));
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
    let noun = noun.filter(|_| form.is_none() || longer).filter(|n| is_noun(doc, at, n.end))?;
    let (_, kind) = alternatives(noun.value).next()?;
    Some(Trigger { words: at..noun.end, object: None, kind, form: Form::Noun })
}

/// Words behind which a noun stands, and no verb.
const BEFORE_NOUN: u128 = Class::Determiner.bit() | Class::Possessive.bit();

/// How a verb stands here; nothing if it is no verb, but a noun or an adjective.
fn verb_form(doc: &Doc<'_, '_>, at: usize, end: usize, can_be_noun: bool) -> Option<Form> {
    let word = doc.word(at);
    let before = before_adverbs(doc, at);
    let after_noun_word = before.is_some_and(|b| doc.any(b, BEFORE_NOUN) && !doc.is(b, Class::Pronoun))
        || before.is_some_and(|b| doc.kind(b) == Some(WordKind::Clitic) && doc.word(b).ends_with('s'));
    let ends = |tail: &str| {
        let split = word.len().saturating_sub(tail.len());
        word.get(split..).is_some_and(|t| t.eq_ignore_ascii_case(tail))
    };
    if ends("ing") {
        // `the meeting` is a noun, `the signing of` too, if the lexicon has it as one.
        let noun = can_be_noun && !before.is_some_and(|b| is_be(doc, b));
        return (!noun).then_some(if before.is_some_and(|b| is_be(doc, b)) {
            Form::Active
        } else {
            Form::Gerund
        });
    }
    let past = ends("ed") || is_irregular_past(word);
    if past {
        if has_be(doc, at) || (doc.eq(end, "by") && !before.is_some_and(|b| has_have(doc, b))) {
            return Some(Form::Passive);
        }
        // `the banned weapons`; but `those killed in the raid`.
        let adjective = after_noun_word
            && before.is_some_and(|b| !doc.one_of(b, &["that", "those", "all", "both", "'s", "’s"]))
            && !doc.is(end, Class::Preposition);
        return (!adjective).then_some(Form::Active);
    }
    let Some(before) = before else {
        // At the start of a sentence: an order, or a noun of a headline.
        return None;
    };
    if doc.eq(before, "to") {
        return Some(Form::Infinitive)
            .filter(|_| !can_be_noun || takes_object(doc, end) || !doc.is(end, Class::Preposition));
    }
    if doc.is(before, Class::Modal)
        || doc.one_of(before, &["do", "does", "did", "don't", "doesn't", "didn't"])
    {
        return Some(Form::Active);
    }
    let preposition = doc.is(before, Class::Preposition) && !doc.is(before, Class::Subordinator);
    if after_noun_word || preposition || doc.kind(before) == Some(WordKind::Number) {
        return None;
    }
    let subject = doc.is(before, Class::Pronoun) || doc.one_of(before, &["who", "which", "that"]);
    if ends("s") {
        let named = doc.capital(before) && doc.kind(before) == Some(WordKind::Word);
        return (subject || (named || !can_be_noun) && takes_object(doc, end)).then_some(Form::Active);
    }
    (subject || (!can_be_noun && takes_object(doc, end) && !doc.capital(at))).then_some(Form::Active)
}

/// Whether what follows can be the object of a verb, or start one.
fn takes_object(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.any(at, BEFORE_NOUN | Class::Pronoun.bit())
        || doc.kind(at) == Some(WordKind::Number)
        || (doc.capital(at) && doc.kind(at) == Some(WordKind::Word))
}

/// The word before, over adverbs; nothing at the start of the sentence or behind a mark.
fn before_adverbs(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let start = doc.sentence(at).start;
    let mut at = at;
    for _ in 0..4 {
        at = at.checked_sub(1).filter(|at| *at >= start)?;
        if !is_adverb(doc, at) {
            break;
        }
    }
    (doc.kind(at) != Some(WordKind::Mark)).then_some(at)
}

/// Whether a word is an adverb, by its ending or because it is a common one.
pub(super) fn is_adverb(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.word(at);
    (word.len() > 4 && word.ends_with("ly") && !doc.capital(at))
        || doc.one_of(
            at,
            &[
                "also", "not", "never", "ever", "still", "already", "just", "now", "then", "since", "again",
                "even", "only", "once", "later", "twice",
            ],
        )
}

fn is_be(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(
        at,
        &[
            "is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't",
            "’re", "'re",
        ],
    )
}

fn has_have(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(at, &["has", "have", "had", "having", "’ve", "'ve", "hasn't", "haven't", "hadn't"])
}

/// Whether a form of `be` governs the participle at a word: `was`, `has been recently`.
fn has_be(doc: &Doc<'_, '_>, at: usize) -> bool {
    let mut before = before_adverbs(doc, at);
    // `was summoned and expelled`
    if before.is_some_and(|b| doc.eq(b, "and"))
        && let Some(first) = before.and_then(|b| b.checked_sub(1))
        && doc.word(first).ends_with("ed")
    {
        before = before_adverbs(doc, first);
    }
    before.is_some_and(|b| is_be(doc, b) || doc.one_of(b, &["got", "gets", "get"]))
}

/// Past forms that do not end in `ed`, of the verbs of the lexicon.
fn is_irregular_past(word: &str) -> bool {
    const FORMS: &[&str] = &[
        "began",
        "begun",
        "broke",
        "broken",
        "came",
        "cut",
        "fought",
        "forbade",
        "forbidden",
        "found",
        "froze",
        "frozen",
        "gave",
        "given",
        "gone",
        "held",
        "hit",
        "laid",
        "led",
        "left",
        "lent",
        "made",
        "met",
        "overthrew",
        "paid",
        "put",
        "quit",
        "ran",
        "sent",
        "set",
        "shot",
        "sold",
        "sought",
        "stolen",
        "stole",
        "struck",
        "taken",
        "took",
        "withdrawn",
        "withdrew",
        "went",
        "won",
    ];
    word.len() < 10 && FORMS.iter().any(|form| word.eq_ignore_ascii_case(form))
}

/// Whether a word of the list of nouns is a noun here.
fn is_noun(doc: &Doc<'_, '_>, at: usize, end: usize) -> bool {
    // `to visit the`, `will visit`: a verb that was taken for none only because it lacks an object.
    let before = before_adverbs(doc, at);
    let verb = before.is_some_and(|b| {
        doc.is(b, Class::Modal) || doc.any(b, Class::Pronoun.bit()) && !doc.any(b, BEFORE_NOUN)
    }) && !doc.word(at).ends_with("ing");
    // `the meeting room`, `attack helicopters`: part of a name for a thing.
    let compound = doc.is(end, Class::EventObject) && !doc.is(end, Class::EventNoun) && end == at + 1;
    !verb && !compound
}
