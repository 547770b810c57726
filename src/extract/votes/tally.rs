//! Counts of votes: `13 votes in favour`, `13-1-1`, `by a vote of 14 to none, with one abstention`.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::super::number::amount;
use crate::text::WordKind;

/// What a count tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) yes: Option<u32>,
    pub(super) no: Option<u32>,
    pub(super) abstain: Option<u32>,
    /// Behind its last word.
    pub(super) end: usize,
}

/// The value of the vote word at a place, and behind it.
pub(super) fn vote_word<'l>(doc: &Doc<'_, 'l>, at: usize) -> Option<(&'l str, usize)> {
    doc.phrase(at, Class::VoteWord).map(|phrase| (phrase.value, phrase.end))
}

/// A number of votes, in figures or words; `none` is 0.
fn count(doc: &Doc<'_, '_>, at: usize) -> Option<(u32, usize)> {
    if doc.one_of(at, &["none", "no", "nil", "nobody", "zero"]) {
        return Some((0, at + 1));
    }
    let amount = amount(doc, at)?;
    let whole = amount.value.fract() == 0.0 && (0.0..=2000.0).contains(&amount.value) && !amount.scaled;
    whole.then_some((amount.value as u32, amount.end))
}

/// The count that starts at a number.
pub(super) fn tally(doc: &Doc<'_, '_>, at: usize) -> Option<Tally> {
    let (first, behind) = count(doc, at)?;
    // "thirteen of the council's 15 members": of how many.
    let of = (at.saturating_sub(4)..at).rev().find(|at| doc.eq(*at, "of"));
    if of.is_some_and(|of| of > 0 && count(doc, of - 1).is_some()) {
        return None;
    }
    dashed(doc, at, first).or_else(|| to(doc, at, first, behind)).or_else(|| told(doc, first, behind))
}

fn is_dash(doc: &Doc<'_, '_>, at: usize) -> bool {
    matches!(doc.mark(at), Some('-' | '–' | '—' | '−')) && !doc.spaced(at) && !doc.spaced(at + 1)
}

/// `13-1-1`; `52-48` behind a word for voting.
fn dashed(doc: &Doc<'_, '_>, at: usize, yes: u32) -> Option<Tally> {
    let next = |at: usize| {
        (is_dash(doc, at) && doc.kind(at + 1) == Some(WordKind::Number)).then(|| count(doc, at + 1)).flatten()
    };
    if doc.kind(at) != Some(WordKind::Number) || (at > 0 && is_dash(doc, at - 1)) {
        return None;
    }
    let (no, end) = next(at + 1)?;
    let voting = cued(doc, at);
    let small = yes <= 1000 && no <= 1000;
    match next(end) {
        Some((abstain, end))
            if small && abstain <= 250 && (voting || yes + no + abstain == 15) && !is_dash(doc, end) =>
        {
            Some(Tally { yes: Some(yes), no: Some(no), abstain: Some(abstain), end })
        }
        None if small && voting => Some(Tally { yes: Some(yes), no: Some(no), abstain: None, end }),
        _ => None,
    }
}

/// `141 to 5`, `14 votes to none`, behind a word for voting.
fn to(doc: &Doc<'_, '_>, at: usize, yes: u32, behind: usize) -> Option<Tally> {
    let votes = usize::from(doc.one_of(behind, &["votes", "vote"]));
    let favour = vote_word(doc, behind + votes).filter(|(value, _)| *value == "favour").map(|(_, end)| end);
    let to = favour.unwrap_or(behind + votes);
    if !doc.one_of(to, &["to", "versus", "vs"]) || !(votes > 0 || favour.is_some() || cued(doc, at)) {
        return None;
    }
    let (no, mut end) = count(doc, to + 1)?;
    if vote_word(doc, end).is_some_and(|(value, _)| value == "against") {
        end += 1;
    }
    Some(Tally { yes: Some(yes), no: Some(no), abstain: None, end })
}

/// Whether a word for voting stands shortly before.
fn cued(doc: &Doc<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(5)..at)
        .any(|at| vote_word(doc, at).is_some_and(|(value, _)| matches!(value, "vote" | "adopt" | "reject")))
}

/// `13 votes in favour`, `two members voted against`, `one abstention`, `one against`.
fn told(doc: &Doc<'_, '_>, count: u32, behind: usize) -> Option<Tally> {
    let mut votes = false;
    for at in behind..behind + 10 {
        match vote_word(doc, at) {
            Some(("favour", end)) => return Some(Tally { yes: Some(count), end, ..Tally::default() }),
            Some(("against", end)) if doc.eq(at, "against") || votes => {
                return Some(Tally { no: Some(count), end, ..Tally::default() });
            }
            Some(("abstain", end)) => return Some(Tally { abstain: Some(count), end, ..Tally::default() }),
            Some(("vote", _)) => votes = true,
            Some(_) => return None,
            None if votes && doc.eq(at, "for") => {
                let ends = doc.mark(at + 1).is_some()
                    || doc.one_of(at + 1, &["and", "with", "to", "the"])
                    || doc.kind(at + 1) == Some(WordKind::Number);
                return ends.then(|| Tally { yes: Some(count), end: at + 1, ..Tally::default() });
            }
            None if doc.one_of(at, &["yes", "yeas", "ayes"]) => {
                return Some(Tally { yes: Some(count), end: at + 1, ..Tally::default() });
            }
            None if doc.one_of(at, &["nays", "noes"]) => {
                return Some(Tally { no: Some(count), end: at + 1, ..Tally::default() });
            }
            // `13 countries supported the resolution`
            None if doc.one_of(at, &["supported", "backed"]) => {
                let text =
                    (at + 1..at + 5).any(|at| doc.one_of(at, &["resolution", "draft", "text", "motion"]));
                return text.then(|| Tally { yes: Some(count), end: at + 1, ..Tally::default() });
            }
            // `of the council's 15 members`, `member states`, `countries`
            None if doc.one_of(
                at,
                &[
                    "members",
                    "member",
                    "states",
                    "countries",
                    "nations",
                    "of",
                    "the",
                    "its",
                    "council",
                    "delegations",
                    "others",
                    "other",
                    "were",
                    "were",
                    "them",
                    "those",
                    "cast",
                    "15",
                    "had",
                ],
            ) || doc.kind(at) == Some(WordKind::Clitic)
                // `Thirteen United Nations Security Council members`
                || doc.capital(at) && doc.kind(at) == Some(WordKind::Word) => {}
            None => return None,
        }
    }
    None
}
