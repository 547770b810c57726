//! Resolutions by number: `Resolution 2397 (2017)`, `UNSCR 1718`, `resolutions 1718 and 1874`.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::hit::Hit;
use super::years::year;
use crate::text::WordKind;
use std::ops::Range;

/// Whose resolution it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Organ {
    /// Not said.
    Unsaid,
    Council,
    Assembly,
    HumanRights,
    /// Of nobody whose resolutions are looked for.
    Other,
}

/// Reads resolutions by number at a word; where to go on if there are any.
#[inline(never)]
pub(super) fn read(doc: &Doc<'_, '_>, at: usize, from: usize, out: &mut Vec<Hit>) -> Option<usize> {
    if doc.is(at, Class::ResolutionWord) {
        return after_word(doc, at, from, out);
    }
    match doc.kind(at)? {
        // `UNSCR1718`
        WordKind::Word => joined(doc, at, out),
        // `1718 (2006)`, where the year is that of the number.
        WordKind::Number => {
            let number = plain(doc, at)?;
            let (stated, end) = year_behind(doc, at + 1)?;
            (number >= 100 && year(number) == Some(stated) && is_clear(doc, at)).then(|| {
                out.push(council(doc, at..end, at, number, Some(stated), 0.95, "instrument-number-year"));
                end
            })
        }
        _ => None,
    }
}

/// Whether nothing stands before a number that makes it part of something else: `$1718`, `2/1718`.
fn is_clear(doc: &Doc<'_, '_>, at: usize) -> bool {
    at == 0 || doc.spaced(at) || matches!(doc.mark(at - 1), Some('(' | '“' | '"' | '[' | '‘'))
}

/// A number of digits only.
fn plain(doc: &Doc<'_, '_>, at: usize) -> Option<u16> {
    let word = doc.word(at);
    let is =
        doc.kind(at) == Some(WordKind::Number) && word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    is.then(|| word.parse().ok()).flatten()
}

/// A year in parentheses, or behind `of`; and what is behind it.
fn year_behind(doc: &Doc<'_, '_>, at: usize) -> Option<(u16, usize)> {
    let of = doc.eq(at, "of");
    let number = plain(doc, at + 1).filter(|year| (1946..=2100).contains(year))?;
    if of {
        return Some((number, at + 2));
    }
    let is = matches!(doc.mark(at), Some('(' | '[')) && matches!(doc.mark(at + 2), Some(')' | ']'));
    is.then_some((number, at + 3))
}

/// The organ that the words before a place name, and where they start.
fn organ(doc: &Doc<'_, '_>, at: usize, from: usize) -> (Organ, usize) {
    for back in (1..=4).rev() {
        let Some(start) = at.checked_sub(back).filter(|start| *start >= from) else { continue };
        let Some(phrase) = doc.phrase(start, Class::Organ) else { continue };
        // `the Council's resolution 1718`
        let clitic = usize::from(doc.kind(phrase.end) == Some(WordKind::Clitic));
        if phrase.end + clitic == at {
            let organ = match phrase.value {
                "s" => Organ::Council,
                "a" => Organ::Assembly,
                "h" => Organ::HumanRights,
                "u" => Organ::Unsaid,
                _ => Organ::Other,
            };
            return (organ, start);
        }
    }
    (Organ::Unsaid, at)
}

fn after_word(doc: &Doc<'_, '_>, at: usize, from: usize, out: &mut Vec<Hit>) -> Option<usize> {
    let own = doc.value(at, Class::ResolutionWord) == Some("s");
    let (mut whose, mut start) = organ(doc, at, from);
    // `Security Council sanctions resolution 2397`
    let adjective =
        at.checked_sub(1).filter(|before| *before > from && doc.kind(*before) == Some(WordKind::Word));
    if let (Some(before), Organ::Unsaid, true) = (adjective, whose, start == at) {
        let (other, begin) = organ(doc, before, from);
        if matches!(other, Organ::Council | Organ::Assembly) {
            let verb = doc.one_of(
                before,
                &["adopted", "adopts", "passed", "approved", "in", "of", "by", "with", "its", "through"],
            );
            (whose, start) = (other, if verb { at } else { begin });
        }
    }
    if own {
        whose = Organ::Council;
        // `UNSC resolution`, `UNSCR resolution`
    }
    let mut next = at + 1;
    if own && doc.is(next, Class::ResolutionWord) {
        next += 1;
    }
    next += usize::from(doc.mark(next) == Some('.') && !doc.spaced(next));
    if doc.one_of(next, &["no", "nos", "number", "numbers"]) || doc.mark(next) == Some('#') {
        next += 1;
        next += usize::from(doc.mark(next) == Some('.') && !doc.spaced(next));
    }
    if doc.mark(next) == Some('-') && !doc.spaced(next) && own {
        next += 1;
    }
    if whose == Organ::Other {
        return None;
    }
    let said = whose != Organ::Unsaid;
    let mut begin = start;
    let mut end = None;
    // A list goes on as long as numbers follow; each is looked at once.
    for place in 0..64 {
        let Some((hit, behind)) = one(doc, begin, next, whose, said || own, place > 0) else { break };
        out.push(hit);
        end = Some(behind);
        let Some(following) = list_mark(doc, behind) else { break };
        (begin, next) = (following, following);
    }
    end
}

/// Behind what joins numbers of a list: `,` `and` `or` `&`, perhaps two of them, perhaps `resolution` again.
fn list_mark(doc: &Doc<'_, '_>, mut at: usize) -> Option<usize> {
    let start = at;
    if matches!(doc.mark(at), Some(',' | ';' | '/' | '&')) {
        at += 1;
    }
    if doc.one_of(at, &["and", "or", "to"]) || doc.mark(at) == Some('&') {
        at += 1;
    } else if doc.all(at, &["as", "well", "as"]) {
        at += 3;
    }
    (at > start && doc.kind(at) == Some(WordKind::Number)).then_some(at)
}

/// One number of a resolution.
fn one(
    doc: &Doc<'_, '_>,
    begin: usize,
    at: usize,
    whose: Organ,
    said: bool,
    listed: bool,
) -> Option<(Hit, usize)> {
    // `ES-11/1`, `46/182`, `S-10/2`
    let special = doc.one_of(at, &["es", "s"]) && doc.mark(at + 1) == Some('-') && !doc.spaced(at + 1);
    let session = at + 2 * usize::from(special);
    if doc.mark(session + 1) == Some('/') && !doc.spaced(session + 1) && !doc.spaced(session + 2) {
        let (number, item) = (plain(doc, session)?, plain(doc, session + 2)?);
        let prefix = match whose {
            Organ::HumanRights => "A/HRC/RES",
            Organ::Council => return None,
            _ => "A/RES",
        };
        let head = if special { format!("{}-", doc.word(at).to_ascii_uppercase()) } else { String::new() };
        let symbol = format!("{prefix}/{head}{number}/{item}");
        let end = lettered(doc, session + 3);
        let hit = Hit {
            words: begin..end,
            kind: "resolution",
            symbol: Some(symbol),
            id: None,
            confidence: 0.95,
            rule: "instrument-resolution-session",
        };
        return Some((hit, end));
    }
    let number = plain(doc, at)?;
    let behind = at + 1;
    // Not the start of a day, an amount, a share: `resolution 12 March`, `resolutions, 3 percent`.
    if doc.mark(behind) == Some('%') || doc.mark(behind) == Some('-') && !doc.spaced(behind) {
        return None;
    }
    if let Some(end) = roman(doc, behind) {
        let hit = Hit {
            words: begin..end,
            kind: "resolution",
            symbol: doc.text.get(doc.span(behind..end)).map(|roman| format!("A/RES/{number} {roman}")),
            id: None,
            confidence: 0.95,
            rule: "instrument-resolution-session",
        };
        return Some((hit, end));
    }
    if matches!(whose, Organ::Assembly | Organ::HumanRights) {
        let hit = Hit {
            words: begin..behind,
            kind: "resolution",
            symbol: Some(format!("A/RES/{number}")),
            id: None,
            confidence: 0.7,
            rule: "instrument-resolution-assembly",
        };
        return Some((hit, behind));
    }
    let stated = year_behind(doc, behind);
    let end = stated.map_or(behind, |(_, end)| end);
    let fits = stated.is_none_or(|(stated, _)| year(number).is_none_or(|year| year == stated));
    let known = year(number).is_some() || (number < 3500 && stated.is_some_and(|(year, _)| year >= 2025));
    let sure = said || number >= 100 || (stated.is_some() && fits);
    // In a list, a year is only a year: `resolutions 1718 and 2006`.
    let a_year = listed && stated.is_none() && (1947..=2100).contains(&number) && !is_known(doc, at) && !said;
    if !known || !sure || a_year {
        return None;
    }
    let (confidence, rule) = match (fits, listed) {
        (false, _) => (0.8, "instrument-resolution-other-year"),
        (true, true) => (0.95, "instrument-resolution-list"),
        (true, false) => (0.97, "instrument-resolution"),
    };
    Some((council(doc, begin..end, at, number, stated.map(|(year, _)| year), confidence, rule), end))
}

fn is_known(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.value(at, Class::Resolution).is_some()
}

/// A resolution of the Security Council.
fn council(
    doc: &Doc<'_, '_>,
    words: Range<usize>,
    at: usize,
    number: u16,
    stated: Option<u16>,
    confidence: f64,
    rule: &'static str,
) -> Hit {
    let year = year(number).or(stated);
    let symbol = match year {
        Some(year) => format!("S/RES/{number} ({year})"),
        None => format!("S/RES/{number}"),
    };
    let id = doc.value(at, Class::Resolution).map(str::to_owned);
    Hit { words, kind: "resolution", symbol: Some(symbol), id, confidence, rule }
}

/// Behind a session in Roman figures: `(XXVI)`, `(ES-II)`, `(S-VI)`.
fn roman(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    // `3390 B (XXX)`
    let letter = doc.word(at);
    let letters =
        usize::from((1..=2).contains(&letter.len()) && letter.bytes().all(|b| b.is_ascii_uppercase()));
    let at = at + letters;
    if doc.mark(at) != Some('(') {
        return None;
    }
    let special = doc.one_of(at + 1, &["es", "s"]) && doc.mark(at + 2) == Some('-');
    let numeral = at + 1 + 2 * usize::from(special);
    let word = doc.word(numeral);
    let is = !word.is_empty()
        && word.len() <= 8
        && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
        && doc.mark(numeral + 1) == Some(')');
    is.then_some(numeral + 2)
}

/// Behind a letter that belongs to a number: `46/36 L`.
fn lettered(doc: &Doc<'_, '_>, at: usize) -> usize {
    let word = doc.word(at);
    let letter =
        word.len() == 1 && word.bytes().all(|b| b.is_ascii_uppercase()) && word != "I" && word != "A";
    at + usize::from(letter)
}

/// `UNSCR1718` written as one word.
fn joined(doc: &Doc<'_, '_>, at: usize, out: &mut Vec<Hit>) -> Option<usize> {
    let word = doc.word(at);
    let digits = word.strip_prefix("UNSCR").or_else(|| word.strip_prefix("SCR"))?;
    let number = digits.parse::<u16>().ok().filter(|number| digits.len() <= 4 && year(*number).is_some())?;
    let mut hit = council(doc, at..at + 1, at, number, None, 0.95, "instrument-resolution");
    hit.id = doc.lexicon.value_of(Class::Resolution, digits).map(str::to_owned);
    out.push(hit);
    Some(at + 1)
}
