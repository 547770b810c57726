//! Whether an event happened, or is only planned, possible, asked for or denied.

use super::trigger::{Form, Trigger, is_adverb};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// Whether the words before a trigger say that it has not happened, or may not.
pub(super) fn irrealis(doc: &Doc<'_, '_>, trigger: &Trigger) -> bool {
    trigger.form == Form::Infinitive || negated(doc, trigger) || conditional(doc, trigger)
}

/// `did not sign`, `would meet`, `never`, `a planned visit`, `called for talks`, `no meeting`.
fn negated(doc: &Doc<'_, '_>, trigger: &Trigger) -> bool {
    let sentence = doc.sentence(trigger.words.start).start;
    let reach = if trigger.form == Form::Noun { 5 } else { 4 };
    let start = sentence.max(trigger.words.start.saturating_sub(reach));
    let mut at = trigger.words.start;
    while at > start {
        at -= 1;
        if doc.kind(at) == Some(WordKind::Mark) && doc.mark(at) != Some('-') {
            break;
        }
        if doc.any(at, Class::Modal.bit() | Class::Negation.bit()) && !doc.one_of(at, &["hardly", "without"])
        {
            return true;
        }
        if doc.eq(at, "without") {
            return true;
        }
        let verb_group = doc.any(at, Class::Auxiliary.bit()) || is_adverb(doc, at);
        match trigger.form {
            Form::Noun | Form::Gerund => {
                if reaches(doc, at, trigger.words.start) {
                    return true;
                }
                if doc.is(at, Class::Auxiliary) {
                    break;
                }
            }
            _ if doc.eq(at, "to") => return true,
            // `was to be signed`, `has not yet been signed`
            _ if !verb_group && !doc.is(at, Class::Pronoun) => break,
            _ => {}
        }
    }
    false
}

/// Whether words that make an event unreal start here and end before it: `called for`, `planned`.
fn reaches(doc: &Doc<'_, '_>, at: usize, trigger: usize) -> bool {
    doc.phrase(at, Class::EventIrreal).is_some_and(|found| found.end <= trigger)
}

/// `if`, `unless` before the trigger in its clause.
fn conditional(doc: &Doc<'_, '_>, trigger: &Trigger) -> bool {
    let sentence = doc.sentence(trigger.words.start).start;
    let start = sentence.max(trigger.words.start.saturating_sub(10));
    (start..trigger.words.start)
        .rev()
        .take_while(|at| !matches!(doc.mark(*at), Some(',' | ';' | ':' | '”' | '“')))
        .any(|at| doc.one_of(at, &["if", "unless", "whether"]))
}
