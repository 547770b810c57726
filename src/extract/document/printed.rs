use super::super::doc::Doc;
use super::figures::day_in_figures;
use super::units::{Unit, is_word};
use crate::text::WordKind;

/// A day as a document prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// Behind its last word.
    pub(super) end: usize,
    pub(super) year: Option<u16>,
    pub(super) month: u8,
    pub(super) day: u8,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a word names, in full or short.
pub(super) fn month(doc: &Doc<'_, '_>, at: usize) -> Option<u8> {
    let word = doc.word(at).trim_end_matches('.');
    if !doc.capital(at) || word.len() < 3 || !word.is_ascii() {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let found = MONTHS.iter().position(|m| *m == lower || (lower.len() == 3 && m.starts_with(&lower)));
    found.or((lower == "sept").then_some(8)).map(|m| m as u8 + 1)
}

fn number(doc: &Doc<'_, '_>, at: usize, from: u16, to: u16) -> Option<u16> {
    let word = doc.word(at);
    let digits = match doc.kind(at)? {
        WordKind::Number => word,
        WordKind::NumberWord => {
            ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix)).unwrap_or("")
        }
        _ => "",
    };
    digits.parse().ok().filter(|n| (from..=to).contains(n))
}

fn year(doc: &Doc<'_, '_>, at: usize) -> Option<u16> {
    number(doc, at, 1900, 2100).filter(|_| doc.kind(at) == Some(WordKind::Number))
}

/// The day that starts at a word: `July 21, 2024`, `Nov. 3`, `21 July 2024`, `2024-07-21`.
pub(super) fn day_at(doc: &Doc<'_, '_>, at: usize) -> Option<Day> {
    if let Some(day) = day_in_figures(doc, at) {
        return Some(day);
    }
    if let Some(month) = month(doc, at) {
        let stop = usize::from(doc.mark(at + 1) == Some('.'));
        let day = number(doc, at + 1 + stop, 1, 31)? as u8;
        let end = at + 2 + stop;
        let comma = usize::from(doc.mark(end) == Some(','));
        return Some(match year(doc, end + comma) {
            Some(year) => Day { end: end + comma + 1, year: Some(year), month, day },
            None => Day { end, year: None, month, day },
        });
    }
    if let Some(year) = year(doc, at) {
        let dash = |at| matches!(doc.mark(at), Some('-' | '/')) && !doc.spaced(at);
        let (month, day) = (number(doc, at + 2, 1, 12)? as u8, number(doc, at + 4, 1, 31)? as u8);
        return (dash(at + 1) && dash(at + 3)).then_some(Day { end: at + 5, year: Some(year), month, day });
    }
    let day = number(doc, at, 1, 31)? as u8;
    let of = usize::from(doc.eq(at + 1, "of"));
    let month = month(doc, at + 1 + of)?;
    let mut end = at + 2 + of;
    end += usize::from(doc.mark(end) == Some('.'));
    let comma = usize::from(doc.mark(end) == Some(','));
    Some(match year(doc, end + comma) {
        Some(year) => Day { end: end + comma + 1, year: Some(year), month, day },
        None => Day { end, year: None, month, day },
    })
}

/// The date printed in a unit that is nothing else than that, with what stands around it: a weekday, a time, words such
/// as "published" and "updated".
pub(super) fn printed(doc: &Doc<'_, '_>, unit: &Unit) -> Option<(usize, Day)> {
    if unit.length > 16 {
        return None;
    }
    let cued = matches!(
        doc.word(unit.words.start).to_ascii_lowercase().as_str(),
        "date" | "published" | "posted" | "updated" | "released" | "issued" | "modified"
    );
    let mut found: Option<(usize, Day)> = None;
    let mut others = 0;
    let mut at = unit.words.start;
    while at < unit.words.end {
        let day = day_at(doc, at).filter(|day| day.year.is_some() && day.end <= unit.words.end);
        if let Some(day) = day {
            found = found.or(Some((at, day)));
            at = day.end;
            continue;
        }
        let time = matches!(doc.kind(at), Some(WordKind::Number | WordKind::NumberWord));
        if is_word(doc, at) && !time && !beside(doc.word(at)) {
            others += 1;
        }
        at += 1;
    }
    // `NEWS | July 21, 2024`
    let barred = |at: usize| doc.mark(at.wrapping_sub(1)) == Some('|') && others <= 2;
    found.filter(|(at, _)| others == 0 || barred(*at) || (cued && others <= 6 && at - unit.words.start <= 4))
}

/// Words that stand beside a printed date.
fn beside(word: &str) -> bool {
    const WORDS: &[&str] = &[
        "date",
        "published",
        "posted",
        "updated",
        "released",
        "issued",
        "modified",
        "last",
        "first",
        "on",
        "at",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "am",
        "pm",
        "a.m.",
        "p.m.",
        "gmt",
        "utc",
        "est",
        "edt",
        "et",
        "kst",
        "jst",
        "msk",
        "cet",
        "bst",
        "time",
        "the",
        "of",
        "by",
        "and",
    ];
    word.len() <= 9 && WORDS.iter().any(|other| other.eq_ignore_ascii_case(word))
}
