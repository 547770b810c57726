use super::super::doc::Doc;
use super::printed::{Day, month};
use crate::text::WordKind;

/// The number of a word that is digits alone.
fn digits(doc: &Doc<'_, '_>, at: usize) -> Option<u16> {
    (doc.kind(at) == Some(WordKind::Number)).then(|| doc.word(at).parse().ok()).flatten()
}

/// The year of four digits, or of two: this century's.
fn year(doc: &Doc<'_, '_>, at: usize) -> Option<u16> {
    let year = digits(doc, at)?;
    match doc.word(at).len() {
        4 => Some(year).filter(|y| (1900..=2100).contains(y)),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// A day in figures with its year last: `21.06.2024`, `21/06/2024`, `6/21/2024`, `21-Jun-24`. Where both numbers can be
/// the month, nothing tells which it is.
pub(super) fn day_in_figures(doc: &Doc<'_, '_>, at: usize) -> Option<Day> {
    let day_and_month = |day: u16, month: u16, end: usize| {
        let (day, month) = (u8::try_from(day).ok()?, u8::try_from(month).ok()?);
        let sound = (1..=31).contains(&day) && (1..=12).contains(&month);
        Some(Day { end, year: Some(year(doc, end - 1)?), month, day }).filter(|_| sound)
    };
    let mark = doc.mark(at + 1);
    if doc.spaced(at + 1) || doc.spaced(at + 2) {
        return None;
    }
    // `21.06` is one number.
    if let (Some('.'), Some((day, month))) = (mark, doc.word(at).split_once('.')) {
        return day_and_month(day.parse().ok()?, month.parse().ok()?, at + 3);
    }
    let joined = matches!(mark, Some('/' | '-')) && doc.mark(at + 3) == mark;
    if !joined || doc.spaced(at + 3) || doc.spaced(at + 4) {
        return None;
    }
    let first = digits(doc, at)?;
    if let Some(month) = month(doc, at + 2) {
        return day_and_month(first, month.into(), at + 5);
    }
    let second = digits(doc, at + 2)?;
    match (first > 12, second > 12) {
        (true, false) => day_and_month(first, second, at + 5),
        (false, true) => day_and_month(second, first, at + 5),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::Lexicon;

    #[test]
    fn days_in_figures() {
        for text in
            ["21.06.2024", "21/06/2024", "6/21/2024", "06/21/24", "21-Jun-24", "21/Jun/2024", "21-06-2024"]
        {
            let doc = Doc::read(text, Lexicon::builtin());
            let day = day_in_figures(&doc, 0).map(|d| (d.year, d.month, d.day, d.end == doc.len()));
            assert_eq!(day, Some((Some(2024), 6, 21, true)), "{text}");
        }
        for text in ["05/06/2024", "21.06", "31.31.2024", "7/8", "2024/06", "12.5.3", "21 /06/2024"] {
            assert_eq!(day_in_figures(&Doc::read(text, Lexicon::builtin()), 0), None, "{text}");
        }
    }
}
