//! Whether an event happened, or is only planned, possible, asked for or denied.

use super::trigger::{Form, Trigger, is_adverb};
use crate::extract::doc::Doc;
use crate::extract::grammar::{Pos, Tense};
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// Whether the words before a trigger say that it has not happened, or may not.
pub(super) fn irrealis(doc: &Doc<'_, '_>, trigger: &Trigger) -> bool {
    let verb = match trigger.form {
        Form::Infinitive => return true,
        Form::Noun | Form::Gerund => None,
        Form::Active | Form::Passive => doc.grammar().verb(doc, trigger.words.start),
    };
    let ruled = verb.is_some_and(|verb| {
        verb.negated || verb.infinitive || matches!(verb.tense, Tense::Future | Tense::Conditional)
    });
    ruled || before(doc, trigger) || conditional(doc, trigger)
}

/// `a planned visit`, `called for talks`, `no meeting`, `without signing`, `never`.
fn before(doc: &Doc<'_, '_>, trigger: &Trigger) -> bool {
    let noun = matches!(trigger.form, Form::Noun | Form::Gerund);
    let sentence = doc.sentence(trigger.words.start).start;
    let start = sentence.max(trigger.words.start.saturating_sub(if noun { 5 } else { 3 }));
    for at in (start..trigger.words.start).rev() {
        if doc.kind(at) == Some(WordKind::Mark) && doc.mark(at) != Some('-') {
            return false;
        }
        // `rejected because of the veto`
        if doc.one_of(at, &["account", "because", "due", "despite", "after", "amid", "following"]) {
            return false;
        }
        if noun && reaches(doc, at, trigger.words.start) {
            return true;
        }
        if doc.is(at, Class::Negation)
            && (noun || doc.grammar().number(at) == doc.grammar().number(trigger.words.start))
        {
            return true;
        }
        let open = match doc.grammar().pos(at) {
            Pos::Past | Pos::Present | Pos::Modal | Pos::Auxiliary | Pos::Relative | Pos::Subordinator => {
                false
            }
            _ => noun || is_adverb(doc, at) || doc.grammar().pos(at) == Pos::Auxiliary,
        };
        if !open {
            return false;
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
