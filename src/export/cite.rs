//! One-line citations.

use super::{Entry, EntryKind};
use crate::model::Date;

/// The entry in one line, without a full stop:
/// author, “title”, symbol, publisher, date, place in it, address. What is cited of a collection comes first.
pub fn citation(entry: &Entry<'_>) -> String {
    let title = match entry.kind {
        EntryKind::Article | EntryKind::Document => format!("“{}”", clean(entry.title)),
        _ => clean(entry.title),
    };
    let date = match entry.date {
        Some(date) => Some(dated(date)),
        None if entry.kind == EntryKind::Article => Some("undated".into()),
        None => None,
    };
    // A resolution's title often is its symbol.
    let number = entry.number.filter(|n| !entry.title.contains(n)).map(clean);
    let part = entry.part.as_deref().map(clean).filter(|part| Some(part) != date.as_ref());
    let parts = [
        entry.author.map(clean),
        Some(title),
        number,
        entry.publisher.filter(|p| Some(*p) != entry.author).map(clean),
        date,
        entry.place.as_deref().map(clean),
        entry.url.map(clean),
    ];
    let whole = parts.into_iter().flatten().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ");
    match part {
        Some(part) => format!("{part}, in: {whole}"),
        None => whole,
    }
}

/// The line as a sentence: it ends with a full stop, unless it already does.
pub fn sentence(line: &str) -> String {
    let end = if line.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{line}{end}")
}

/// The date with its precision and doubts, and what the document says where that differs.
pub(super) fn dated(date: &Date) -> String {
    match &date.claimed {
        Some(claimed) if *claimed != date.edtf => {
            format!("{} (dated {})", date.edtf.text(), claimed.text())
        }
        _ => date.edtf.text(),
    }
}

/// On one line, without control characters.
pub(super) fn clean(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join(" ")
}
