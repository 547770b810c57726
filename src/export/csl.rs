//! CSL-JSON, version 1.0.2 of the Citation Style Language's input schema.

use super::cite::clean;
use super::{Entry, EntryKind, json};
use crate::Result;
use crate::edtf::{Edtf, Parts};
use serde::Serialize;

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<[Name<'a>; 1]>,
    #[serde(rename = "container-title", skip_serializing_if = "Option::is_none")]
    container: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<CslDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct CslDate {
    #[serde(rename = "date-parts", skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<Vec<i32>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    circa: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

/// The entries as one CSL-JSON array. Approximate and uncertain dates are `circa`; a date that the schema has no
/// numbers for (a decade, an open end) is put into words.
///
/// # Errors
/// None that entries can bring about.
pub fn csl(entries: &[Entry<'_>]) -> Result<String> {
    json(&entries.iter().map(item).collect::<Vec<_>>())
}

fn item<'a>(entry: &'a Entry<'a>) -> Item<'a> {
    let article = entry.kind == EntryKind::Article;
    let claimed = entry.date.and_then(|d| d.claimed.filter(|c| *c != d.edtf));
    let dated = claimed.map(|c| format!("dated {}", c.text()));
    let note: Vec<String> = [dated, entry.part.clone(), entry.place.clone()].into_iter().flatten().collect();
    Item {
        id: &entry.key,
        kind: match entry.kind {
            EntryKind::Article => "article-newspaper",
            EntryKind::Document => "document",
            EntryKind::Dataset => "dataset",
            EntryKind::Legislation => "legislation",
            EntryKind::Bill => "bill",
            EntryKind::Treaty => "treaty",
        },
        title: clean(entry.title),
        author: entry.author.map(|literal| [Name { literal }]),
        container: entry.publisher.filter(|_| article),
        publisher: entry.publisher.filter(|_| !article),
        issued: entry.date.map(|d| date(&d.edtf)),
        number: entry.number,
        url: entry.url,
        language: entry.language,
        note: (!note.is_empty()).then(|| note.join("; ")),
    }
}

fn date(edtf: &Edtf) -> CslDate {
    let circa = (edtf.approximate() || edtf.uncertain()).then_some(true);
    let numbers = |p: Parts| {
        let rest = [p.month, p.day].into_iter().flatten().map(i32::from);
        std::iter::once(p.year).chain(rest).collect::<Vec<i32>>()
    };
    let single = edtf.parts();
    let parts = match edtf.ends() {
        Some((Some(a), Some(b))) => {
            // The schema has no seasons inside ranges.
            let plain = |d: Edtf| d.parts().filter(|p| p.season.is_none()).map(numbers);
            plain(a).zip(plain(b)).map(|(a, b)| vec![a, b])
        }
        Some(_) => None,
        None => single.map(|p| vec![numbers(p)]),
    };
    CslDate {
        season: single.and_then(|p| p.season).map(|s| s - 20),
        literal: parts.is_none().then(|| edtf.text()),
        circa,
        parts,
    }
}
