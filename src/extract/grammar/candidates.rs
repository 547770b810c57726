//! What each word can be, by itself.

use super::tag::title_case;
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::{Shape, WordKind, word_key};

/// A set of what a word can be.
pub(super) type Set = u16;

pub(super) const NOUN: Set = 1;
pub(super) const NAME: Set = 2;
pub(super) const ADJ: Set = 4;
pub(super) const ADV: Set = 8;
pub(super) const BASE: Set = 16;
pub(super) const PRES: Set = 32;
pub(super) const PAST: Set = 64;
pub(super) const PART: Set = 128;
pub(super) const GER: Set = 256;
pub(super) const NUMBER: Set = 512;

/// The classes with few words, which the tagger decides one by one.
pub(super) const CLOSED: u128 = Class::CLOSED | Class::TimeWord.bit();

const LISTED: u128 = Class::Verb.bit()
    | Class::Past.bit()
    | Class::Participle.bit()
    | Class::Noun.bit()
    | Class::Adjective.bit()
    | Class::Adverb.bit();

/// What each word of a text can be.
#[inline(never)]
pub(super) fn read(doc: &Doc<'_, '_>) -> Vec<Set> {
    let mut found = Vec::with_capacity(doc.len());
    let mut key = String::new();
    for (number, sentence) in doc.sentences.iter().enumerate() {
        let title = title_case(doc, number);
        let mut first = true;
        for at in sentence.clone() {
            let set = match doc.kind(at) {
                Some(WordKind::Word) => {
                    let set = word(doc, at, first, title, &mut key);
                    first = false;
                    set
                }
                Some(WordKind::Number | WordKind::NumberWord) => {
                    first = false;
                    NUMBER
                }
                _ => {
                    // A quotation starts a sentence of its own.
                    first |= matches!(doc.mark(at), Some('“' | '‘' | '«' | ':' | '"'));
                    0
                }
            };
            found.push(set);
        }
    }
    found
}

fn word(doc: &Doc<'_, '_>, at: usize, first: bool, title: bool, key: &mut String) -> Set {
    let shape = doc.shape(at);
    let text = doc.word(at);
    let closed = doc.any(at, CLOSED);
    // In a line that is all in capitals nothing tells them from words.
    let shouted = title && doc.shape(at + 1).has(Shape::CAPITALS) && !text.contains('.');
    if shape.has(Shape::CAPITALS) && !shouted {
        // US, WHO, IT: letters, not words.
        return if text.len() <= 5 || !closed { NAME } else { 0 };
    }
    if closed {
        // Some are nouns as well: "the following", "a will".
        return listed(doc, at);
    }
    let listed = listed(doc, at) | endings(doc, at, key);
    if !shape.has(Shape::CAPITAL) {
        return if listed == 0 { NOUN } else { listed };
    }
    // A capital: a name, unless it starts a sentence or stands in a headline and is a word that names rarely are.
    // "Bob said", "Grant Wood": names that are verbs as well.
    let next = doc.word(at + 1);
    let verb_next = doc.any(at + 1, Class::Past.bit() | Class::Auxiliary.bit() | Class::Modal.bit())
        || next.len() > 4 && next.ends_with("ed");
    if first
        && !title
        && listed & BASE != 0
        && (verb_next || doc.capital(at + 1))
        && listed & (ADJ | ADV) == 0
    {
        return NAME;
    }
    // Beijing: a name that looks like a verb.
    const NAMES: u128 =
        Class::State.bit() | Class::Capital.bit() | Class::Seat.bit() | Class::Organisation.bit();
    // Brian: one that ends as adjectives do.
    let given = doc.is(at, Class::GivenName) && doc.classes(at) & LISTED == 0 && doc.capital(at + 1);
    if given || doc.any(at, NAMES) {
        return NAME;
    }
    if (first || title) && listed & (BASE | PRES | PAST | PART | GER | ADV | ADJ) != 0 {
        return listed;
    }
    NAME
}

fn listed(doc: &Doc<'_, '_>, at: usize) -> Set {
    let classes = doc.classes(at);
    if classes & LISTED == 0 {
        return 0;
    }
    let mut set = 0;
    for (class, can) in [
        (Class::Verb, BASE),
        (Class::Past, PAST),
        (Class::Participle, PART),
        (Class::Noun, NOUN),
        (Class::Adjective, ADJ),
        (Class::Adverb, ADV),
    ] {
        if class.is_in(classes) {
            set |= can;
        }
    }
    set
}

/// What the ending of a word says. Words that a list has as nouns or adjectives are not guessed at.
fn endings(doc: &Doc<'_, '_>, at: usize, key: &mut String) -> Set {
    let text = doc.word(at);
    let listed = doc.classes(at) & LISTED;
    let nominal = listed & (Class::Noun.bit() | Class::Adjective.bit()) != 0;
    let bytes = text.as_bytes();
    let ends = |ending: &str| {
        bytes.len() > ending.len() + 1
            && bytes[bytes.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
    };
    match bytes.last().map(u8::to_ascii_lowercase) {
        Some(b'd') if ends("ed") && listed == 0 => PAST | PART,
        Some(b'g') if ends("ing") && bytes.len() > 4 => {
            if nominal {
                NOUN | GER
            } else {
                GER
            }
        }
        Some(b's') if listed == 0 && !ends("ss") && !ends("us") && !ends("is") => {
            third_person(doc, text, key)
        }
        Some(b'y') if ends("ly") && listed == 0 && !(doc.capital(at) && doc.is(at + 1, Class::Cue)) => ADV,
        _ if listed != 0 => 0,
        Some(b'l') if ends("al") || ends("ful") => ADJ | NOUN,
        Some(b's') if ends("ous") || ends("less") => ADJ,
        Some(b'e') if ends("ive") || ends("able") || ends("ible") => ADJ | NOUN,
        Some(b'c') if ends("ic") => ADJ | NOUN,
        Some(b'y') if ends("ary") => ADJ | NOUN,
        Some(b'n') if ends("ian") || ends("ean") => ADJ | NOUN,
        _ => 0,
    }
}

/// "signs", "denies", "pushes": the form of a verb that the lexicon has, and perhaps the plural of a noun.
fn third_person(doc: &Doc<'_, '_>, text: &str, key: &mut String) -> Set {
    key.clear();
    word_key(text, key);
    key.pop();
    let mut classes = base(doc, key);
    if classes & Class::Verb.bit() == 0 && key.ends_with('e') {
        key.pop();
        if key.ends_with('i') {
            key.pop();
            key.push('y');
        }
        classes = base(doc, key);
    }
    if classes & Class::Verb.bit() == 0 {
        return NOUN;
    }
    if classes & Class::Noun.bit() != 0 { PRES | NOUN } else { PRES }
}

fn base(doc: &Doc<'_, '_>, key: &str) -> u128 {
    doc.lexicon.classes(doc.lexicon.word(key), Shape::default())
}
