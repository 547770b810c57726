//! Who voted, vetoed or abstained.

use super::super::super::found::ActorForm;
use super::Reader;
use crate::model::ActorKind;
use crate::text::WordKind;
use std::ops::Range;

impl Reader<'_, '_, '_> {
    /// The States that do what a verb tells: behind `by` where it is passive, else before it.
    pub(super) fn agent(&self, at: usize, end: usize, sentence: &Range<usize>) -> (Vec<String>, usize) {
        let doc = self.doc;
        let by = (end..sentence.end.min(end + 7)).find(|at| doc.eq(*at, "by"));
        let passive = self.is_passive(at);
        if let Some(by) = by {
            let who = self.list(by + 1, sentence.end);
            if !who.is_empty() {
                return (who, at);
            }
        }
        if passive { (Vec::new(), at) } else { self.before(at, sentence.start) }
    }

    pub(super) fn is_passive(&self, at: usize) -> bool {
        let before = (at.saturating_sub(3)..at).rev().find(|at| !self.doc.word(*at).ends_with("ly"));
        before.is_some_and(|at| {
            self.doc.one_of(at, &["was", "were", "been", "be", "being", "is", "are", "got"])
        })
    }

    /// The States before a place, nearest, with those joined to them; and where they start.
    pub(super) fn before(&self, at: usize, start: usize) -> (Vec<String>, usize) {
        let doc = self.doc;
        let mut place = at;
        let mut who: Vec<String> = Vec::new();
        let mut from = at;
        let floor = start.max(at.saturating_sub(16));
        while let Some(before) = place.checked_sub(1).filter(|before| *before >= floor) {
            if let Some((code, words)) = self.state(before) {
                if !who.contains(&code) {
                    who.push(code);
                }
                (place, from) = (words.start, words.start);
                continue;
            }
            // What was voted on does not vote.
            let thing = self.instruments_at(before);
            if who.is_empty() {
                if thing || doc.mark(before) == Some(';') {
                    break;
                }
            } else {
                let joins = matches!(doc.mark(before), Some(',' | '&'))
                    || doc.one_of(before, &["and", "the", "both", "or", "with", "along", "together"]);
                if !joins || from > before + 4 {
                    break;
                }
            }
            place = before;
        }
        who.reverse();
        (who, from)
    }

    /// The States of a list that starts at a place.
    pub(super) fn list(&self, at: usize, limit: usize) -> Vec<String> {
        let doc = self.doc;
        let mut who = Vec::new();
        let mut place = at;
        while place < limit.min(at + 60) {
            if let Some((code, words)) = self.state(place) {
                // "by Moscow and Beijing's abstention": Beijing has another part.
                if !who.is_empty() && doc.kind(words.end) == Some(WordKind::Clitic) {
                    break;
                }
                if !who.contains(&code) {
                    who.push(code);
                }
                place = words.end.max(place + 1);
            } else if matches!(doc.mark(place), Some(',' | '&' | '-'))
                || doc.one_of(
                    place,
                    &["and", "the", "both", "permanent", "members", "member", "veto", "wielding", "council"],
                )
            {
                place += 1;
            } else {
                break;
            }
        }
        who
    }

    /// The State that a word names as an actor, and the words of the mention.
    pub(super) fn state(&self, at: usize) -> Option<(String, Range<usize>)> {
        let mention = self.actors.state_at(at).filter(|m| m.form != ActorForm::Place);
        let (code, start, end) = match mention {
            Some(mention) => (mention.actor.clone()?, mention.start, mention.end),
            None => {
                let person = self.actors.at(at).filter(|m| m.kind == ActorKind::Person)?;
                (person.speaks_for.clone()?, person.start, person.end)
            }
        };
        let words = self.doc.place(start)..self.doc.place(end);
        (code.len() == 3).then_some((code, words))
    }

    /// `cast a veto`, `used its veto`.
    pub(super) fn cast(&self, at: usize, start: usize) -> bool {
        (start.max(at.saturating_sub(4))..at).any(|at| {
            self.doc.one_of(
                at,
                &[
                    "cast",
                    "casting",
                    "used",
                    "using",
                    "exercised",
                    "exercising",
                    "wielded",
                    "wielding",
                    "employed",
                    "invoked",
                ],
            )
        }) && !self.doc.all(at.saturating_sub(2), &["right", "of"])
            && !self.doc.one_of(at + 1, &["power", "powers", "right", "rights", "wielding"])
            && self.doc.mark(at + 1) != Some('-')
    }

    /// `Russia's veto`, `the Russian veto of the text`.
    pub(super) fn owned(&self, at: usize) -> bool {
        let doc = self.doc;
        let behind = doc.one_of(at + 1, &["of", "on", "against"]);
        let power = doc.one_of(at + 1, &["power", "powers", "right", "rights", "threat", "threats"]);
        let clitic = at > 1 && doc.kind(at - 1) == Some(WordKind::Clitic);
        let owner = if clitic { at - 2 } else { at.wrapping_sub(1) };
        (behind || (clitic && !power && doc.mark(at + 1) != Some('-'))) && self.state(owner).is_some()
    }
}
