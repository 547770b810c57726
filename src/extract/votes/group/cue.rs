//! What one word of voting tells.

use super::super::super::doc::Doc;
use super::super::super::lexicon::Class;
use super::super::tally::{Tally, vote_word};
use super::{Group, Reader, add, permanent};
use crate::text::WordKind;
use std::ops::Range;

impl Reader<'_, '_, '_> {
    /// One vote word.
    pub(super) fn word(
        &self,
        group: &mut Group,
        at: usize,
        end: usize,
        value: &str,
        sentence: &Range<usize>,
    ) {
        let doc = self.doc;
        if unreal(doc, at, sentence.start) {
            return;
        }
        match value {
            "veto" | "veto-noun" => {
                let verb = value == "veto";
                let by = !verb && doc.eq(end, "by") && !self.list(end + 1, sentence.end).is_empty();
                if !verb && !by && !self.cast(at, sentence.start) && !self.owned(at) {
                    return;
                }
                let (who, from) =
                    if verb || by { self.agent(at, end, sentence) } else { self.before(at, sentence.start) };
                // `obstructed by vetoes`, `the draft vetoed last week`: nobody is told, and nothing is voted on.
                if who.is_empty() && !(verb && self.is_passive(at)) {
                    return;
                }
                group.cover(from.min(at)..end);
                group.vetoed = true;
                group.adopted = Some(false);
                group.told = group.told.or(Some(at));
                group.rule = "vote-veto";
                for code in who {
                    if !group.veto.contains(&code) {
                        group.veto.push(code);
                    }
                }
                self.object(group, at, end, sentence);
            }
            "block" => {
                let object = self.instrument_behind(end, sentence.end, 8);
                let (who, from) = self.before(at, sentence.start);
                let all = !who.is_empty() && who.iter().all(|code| permanent(doc, code));
                if let (Some(object), true) = (object, all) {
                    group.cover(from..end);
                    group.veto = who;
                    group.vetoed = true;
                    group.adopted = Some(false);
                    group.told = Some(at);
                    group.rule = "vote-blocked";
                    group.instrument = Some(object);
                    group.cover(self.places(object));
                }
            }
            "unanimous" => {
                if !self.decides(at, end) {
                    return;
                }
                group.unanimous = true;
                group.cover(at..end);
                group.told = group.told.or(Some(at));
                group.rule = if group.rule.is_empty() { "vote-unanimous" } else { group.rule };
                self.object(group, at, end, sentence);
            }
            "adopt" => {
                group.told = group.told.or(Some(at));
                group.adopted = group.adopted.or(Some(true));
            }
            "reject" => {
                group.told = group.told.or(Some(at));
                group.adopted = Some(false);
            }
            "abstain" => {
                // `abstained from alcohol`
                let other = doc.eq(end, "from") && !(end + 1..end + 4).any(|at| vote_word(doc, at).is_some());
                let noun = doc.word(at).to_ascii_lowercase().starts_with("abstention");
                if other && !noun {
                    return;
                }
                let (mut who, mut from) = (Vec::new(), at);
                if !noun {
                    (who, from) = self.before(at, sentence.start);
                } else if doc.mark(end) == Some('(') || doc.one_of(end, &["from", "by"]) {
                    who = self.list(end + 1, sentence.end);
                } else if doc.kind(at.wrapping_sub(1)) == Some(WordKind::Clitic) {
                    (who, from) = self.before(at, sentence.start);
                }
                if who.is_empty() {
                    return;
                }
                group.cover(from.min(at)..end);
                group.rule = if group.rule.is_empty() { "vote-abstained" } else { group.rule };
                add(&mut group.abstained, who);
            }
            "against" => {
                let voted = (at.saturating_sub(3)..at)
                    .rev()
                    .find(|at| doc.one_of(*at, &["voted", "voting", "vote", "votes"]));
                let Some(voted) = voted.filter(|_| doc.eq(at, "against")) else { return };
                group.voting = true;
                let (who, from) = self.before(voted, sentence.start);
                if who.is_empty() {
                    return;
                }
                group.cover(from..end);
                group.rule = if group.rule.is_empty() { "vote-against" } else { group.rule };
                add(&mut group.against, who);
            }
            _ => group.voting = true,
        }
    }

    /// Names in parentheses behind a count: `1 against (Russian Federation)`.
    pub(super) fn voters(&self, group: &mut Group, at: usize, tally: &Tally, limit: usize) {
        let _ = at;
        if self.doc.mark(tally.end) != Some('(') {
            return;
        }
        let who = self.list(tally.end + 1, limit);
        if tally.abstain.is_some() {
            add(&mut group.abstained, who);
        } else if tally.no.is_some() {
            add(&mut group.against, who);
        }
    }

    /// Whether what is unanimous is a decision: `unanimously adopted`, `passed unanimously`, `a unanimous vote`.
    pub(super) fn decides(&self, at: usize, end: usize) -> bool {
        let doc = self.doc;
        let word = |at: usize| {
            let value = vote_word(doc, at).map(|(value, _)| value);
            matches!(value, Some("adopt" | "vote" | "reject"))
                || doc.one_of(
                    at,
                    &[
                        "replaced",
                        "superseded",
                        "followed",
                        "agreed",
                        "renewed",
                        "extended",
                        "decided",
                        "resolution",
                    ],
                )
        };
        (at.saturating_sub(3)..at).any(word) || (end..end + 2).any(word)
    }
}

/// Whether what a word tells did not happen: `threatened to veto`, `would veto`, `was not vetoed`.
pub(super) fn unreal(doc: &Doc<'_, '_>, at: usize, start: usize) -> bool {
    // "a strong possibility that Russia vetoes it"
    const POSSIBLE: &[&str] = &[
        "possibility",
        "possibilities",
        "chance",
        "likelihood",
        "prospect",
        "risk",
        "fear",
        "fears",
        "feared",
        "case",
        "event",
        "unless",
        "whether",
    ];
    let near = (start.max(at.saturating_sub(7))..at).rev().take_while(|at| doc.mark(*at).is_none());
    if near.into_iter().any(|at| doc.one_of(at, POSSIBLE)) {
        return true;
    }
    (start.max(at.saturating_sub(3))..at).any(|at| {
        doc.is(at, Class::Modal)
            || (doc.is(at, Class::Negation) && !doc.one_of(at, &["no", "none"]))
            || doc.one_of(at, &["if", "threatened", "threatening", "threat", "avoid", "likely", "expected"])
    }) || doc.eq(at.wrapping_sub(1), "to") && at > start
}
