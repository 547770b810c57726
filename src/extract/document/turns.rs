use super::super::doc::Doc;
use super::layout::{Part, Turn};
use super::units::Unit;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// The turns of speakers: units that start with a label and a colon, and the units up to the next label.
pub(super) fn turns(doc: &Doc<'_, '_>, units: &[Unit], parts: &[Part]) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    // `Q:` and `A:` are labels only where both occur.
    let (mut asked, mut answered) = (false, false);
    for (unit, part) in units.iter().zip(parts) {
        if *part != Part::Body {
            continue;
        }
        match label(doc, unit) {
            Some(turn) => {
                asked |= turn.name.is_empty() && doc.word(unit.words.start).starts_with(['Q', 'q']);
                answered |= turn.name.is_empty() && doc.word(unit.words.start).starts_with(['A', 'a']);
                turns.push(turn);
            }
            None => {
                if let Some(turn) = turns.last_mut().filter(|turn| turn.content.end <= unit.words.start) {
                    turn.content.end = unit.words.end;
                }
            }
        }
    }
    if !(asked && answered) {
        turns.retain(|turn| !turn.name.is_empty());
    }
    // One label is a label only if it is as records write it, with a title and a State.
    if turns.len() < 2 {
        turns.retain(|turn| !turn.speaks_for.is_empty());
    }
    turns
}

/// The label that a unit starts with.
pub(super) fn label(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Turn> {
    let start = unit.words.start;
    let end = unit.words.end;
    let letter = doc.word(start).len() == 1 || doc.one_of(start, &["question", "answer"]);
    let asks = doc.one_of(start, &["q", "a", "question", "answer"]) && letter;
    if asks && matches!(doc.mark(start + 1), Some(':' | '.')) && start + 2 < end {
        return Some(Turn { name: start..start, speaks_for: start..start, content: start + 2..end });
    }
    let titled = doc.one_of(start, &["mr", "mrs", "ms", "dr", "sir", "dame", "the", "miss"]);
    let mut at = start + usize::from(titled);
    at += usize::from(titled && doc.mark(at) == Some('.'));
    let first = at;
    let capitals = doc.shape(first).has(Shape::CAPITALS);
    while at < end.min(first + 7) && (doc.capital(at) || matches!(doc.mark(at), Some('-' | '.' | '’' | '\'')))
    {
        at += 1;
    }
    if at == first || at >= end {
        return None;
    }
    let name = start..at;
    let mut speaks_for: Range<usize> = at..at;
    // `(Russian Federation) (spoke in Russian)`
    for _ in 0..3 {
        if doc.mark(at) == Some('(') {
            let close = (at + 1..end.min(at + 14)).find(|at| doc.mark(*at) == Some(')'))?;
            let spoke = doc.one_of(at + 1, &["spoke", "interpretation", "continued"]);
            if speaks_for.is_empty() && !spoke && doc.capital(at + 1) {
                speaks_for = at + 1..close;
            }
            at = close + 1;
        }
    }
    let is = doc.mark(at) == Some(':')
        && doc.kind(at) == Some(WordKind::Mark)
        && at + 1 < end
        && (titled || capitals || !speaks_for.is_empty());
    is.then(|| Turn { name, speaks_for, content: at + 1..end })
}
