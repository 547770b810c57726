//! Marks that are not for speech: titles of works, names of things, terms.

use super::marks::Pair;
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// Whether the words in the marks are written as a title: each with a capital, but for small words.
pub(super) fn is_title(doc: &Doc<'_, '_>, pair: Pair) -> bool {
    const SMALL: u128 = Class::Determiner.bit()
        | Class::Preposition.bit()
        | Class::Conjunction.bit()
        | Class::Auxiliary.bit();
    let (mut capitals, mut words) = (0, 0);
    for at in pair.from..pair.to {
        if doc.kind(at) != Some(WordKind::Word) {
            continue;
        }
        words += 1;
        if doc.capital(at) {
            capitals += 1;
        } else if !doc.any(at, SMALL) || at == pair.from {
            return false;
        }
    }
    capitals >= 1 && words <= 12
}

/// Whether the marks hold the name of a thing in a clause that goes on behind them: on CBS's “Late Talk,” Reed was asked.
pub(super) fn is_show(doc: &Doc<'_, '_>, pair: Pair) -> bool {
    let Some(before) = pair.open.checked_sub(1) else { return false };
    let part = match doc.grammar().pos(before) {
        Pos::Preposition => !doc.eq(before, "like"),
        Pos::Possessive => doc.grammar().chunk(before).end == before + 1 || !doc.spaced(before),
        _ => false,
    };
    let last = pair.to.checked_sub(1).and_then(|last| doc.mark(last));
    part && !doc.is_paragraph(pair.open) && last == Some(',') && is_title(doc, pair)
}

/// Whether what stands in the marks is called so rather than said: a title behind a preposition or a noun, a word for a
/// thing. Asked only where no word of saying stands next to the marks.
pub(super) fn is_name(doc: &Doc<'_, '_>, pair: Pair) -> bool {
    if is_title(doc, pair) {
        return true;
    }
    let Some(before) = pair.open.checked_sub(1) else { return false };
    // "a site called", "known as", "the so-called"
    doc.is(before, Class::Naming) && doc.grammar().pos(before) == Pos::Participle
        || doc.eq(before, "as") && before > 0 && doc.one_of(before - 1, &["known", "such"])
}

/// Whether the words in the marks hold a verb: a clause, not a phrase.
pub(super) fn is_clause(doc: &Doc<'_, '_>, pair: Pair) -> bool {
    let mut at = pair.from;
    let end = pair.to.min(pair.from + 60);
    while at < end {
        let chunk = doc.grammar().chunk(at);
        if chunk.kind == ChunkKind::Verb {
            return true;
        }
        at = chunk.end.max(at + 1);
    }
    false
}
