//! Symbols of UN documents: `S/RES/2270 (2016)`, `S/2024/255`, `S/PV.9591`, `A/79/211`, `SC/15755`, `INFCIRC/403`.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::hit::{Hit, Known};
use super::years::year;
use crate::text::WordKind;

/// Reads a symbol at a word; where to go on if there is one.
#[inline(never)]
pub(super) fn read(doc: &Doc<'_, '_>, at: usize, out: &mut Vec<Hit>) -> Option<usize> {
    if !doc.is(at, Class::SymbolRoot) || doc.mark(at + 1) != Some('/') || doc.spaced(at + 1) {
        return None;
    }
    // Part of an address or of something longer.
    if at > 0 && !doc.spaced(at) && matches!(doc.mark(at - 1), Some('/' | '.' | '-' | '=' | '?')) {
        return None;
    }
    let mut end = at + 1;
    let (mut parts, mut digits) = (0, false);
    // `/2024/255`, `/PV.9591`, `/79/L.2/Rev.1`: nothing spaced, at most so many pieces.
    while end < at + 16 {
        let part = match doc.mark(end) {
            Some('/' | '.' | '-') if !doc.spaced(end) && !doc.spaced(end + 1) => end + 1,
            _ => break,
        };
        let is = matches!(doc.kind(part), Some(WordKind::Word | WordKind::Number | WordKind::NumberWord));
        if !is || doc.word(part).len() > 9 {
            break;
        }
        parts += usize::from(doc.mark(end) == Some('/'));
        digits |= doc.word(part).bytes().any(|b| b.is_ascii_digit());
        end = part + 1;
    }
    let second = doc.word(at + 2);
    let numbers = second.bytes().all(|b| b.is_ascii_digit());
    // `S/4` and `E/3` are no documents that anybody cites.
    if parts == 0 || !digits || (numbers && parts == 1 && second.len() < 3) {
        return None;
    }
    let root = doc.word(at);
    let text = doc.text.get(doc.span(at..end))?;
    let mut hit = Hit { words: at..end, symbol: Some(text.to_owned()), confidence: 0.98, ..Hit::default() };
    hit.rule = "instrument-symbol";
    hit.kind = match second {
        "RES" => "resolution",
        "PV" | "SR" => "meeting",
        _ if text.contains("/PV.") || text.contains("/SR.") => "meeting",
        _ if text.contains("/L.") => "draft",
        _ if root == "S" && numbers && called_draft(doc, at) => "draft",
        _ => "document",
    };
    if root == "S" && second == "RES" {
        let number = doc.word(at + 4);
        let year = number.parse().ok().and_then(year);
        let stated = doc.mark(end) == Some('(') && doc.mark(end + 2) == Some(')');
        let stated = stated.then(|| doc.word(end + 1).parse::<u16>().ok()).flatten();
        if let Some(year) = year.or(stated) {
            hit.symbol = Some(format!("S/RES/{number} ({year})"));
        }
        if stated.is_some() {
            hit.words.end = end + 3;
        }
        hit.id = doc.value(at + 4, Class::Resolution).map(str::to_owned);
    } else if second == "RES" && doc.mark(end) == Some('(') {
        // `A/RES/2758 (XXVI)`
        let roman = doc.word(end + 1).bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'S' | b'E'));
        if roman && doc.mark(end + 2) == Some(')') && doc.kind(end + 1) == Some(WordKind::Word) {
            hit.words.end = end + 3;
            hit.symbol = doc.text.get(doc.span(at..end + 3)).map(str::to_owned);
        }
    } else if let Some(phrase) = doc.phrase(at, Class::Instrument).filter(|phrase| phrase.end == end) {
        let known = Known::read(phrase.value);
        hit.id = known.id.map(str::to_owned);
        hit.kind = known.kind;
    }
    let end = hit.words.end;
    out.push(hit);
    Some(end)
}

/// Whether one of the words before says that it is a draft.
fn called_draft(doc: &Doc<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|at| doc.eq(at, "draft"))
}
