//! The source that all records of an extraction rest on.

use super::anchors::Anchors;
use super::ids::{fragment, line, slug};
use crate::anchors::fingerprint;
use crate::edtf::Edtf;
use crate::extract::doc::Doc;
use crate::extract::found::{Extraction, Span};
use crate::extract::options::Options;
use crate::model::{Date, Flag, FlagKind, Source, SourceKind};

/// The source. Its id has its title in it, and a part of the fingerprint, so no two texts share it.
pub(super) fn source(
    doc: &Doc<'_, '_>,
    found: &Extraction<'_>,
    options: &Options<'_>,
    anchors: &Anchors<'_>,
) -> Source {
    let fingerprint = fingerprint(doc.text);
    let printed = |span: &Option<Span<'_>>, longest| {
        span.as_ref().map(|s| line(s.text, longest)).filter(|t| !t.is_empty())
    };
    let given = |text: Option<&str>, longest| text.map(|t| line(t, longest)).filter(|t| !t.is_empty());
    let title = given(options.title, 300)
        .or_else(|| printed(&found.source.title, 300))
        .or_else(|| given(doc.text.lines().find(|l| l.chars().any(char::is_alphanumeric)), 80))
        .unwrap_or_else(|| "Text without words".to_owned());
    let id = format!("x-{}-{}", slug(&title, 40), fingerprint.get(..8).unwrap_or_default());
    let url = options.url.map(str::trim).filter(|url| is_web(url)).map(str::to_owned);
    Source {
        id: id.into(),
        kind: kind(url.as_deref()),
        title,
        publisher: given(options.publisher, 120).or_else(|| printed(&found.source.publisher, 120)),
        author: printed(&found.source.byline, 200),
        published: published(found),
        dateline: printed(&found.source.dateline, 120),
        language: Some(found.source.language).filter(|l| !l.is_empty()).map(str::to_owned),
        url,
        fingerprint: Some(fingerprint),
        length: Some(anchors.length()),
        paragraphs: Some(anchors.paragraphs()),
        summary: None,
        flags: flags(found),
    }
}

/// Whether a source can have this address.
fn is_web(url: &str) -> bool {
    (url.starts_with("https://") || url.starts_with("http://")) && !url.chars().any(char::is_whitespace)
}

/// Whoever publishes under a State's or the United Nations' own domain publishes officially.
fn kind(url: Option<&str>) -> SourceKind {
    let host = url.and_then(|u| u.split_once("://")).map(|(_, rest)| rest).unwrap_or_default();
    let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default().to_ascii_lowercase();
    let official = host.ends_with(".un.org")
        || host == "un.org"
        || host.split('.').rev().take(2).any(|part| matches!(part, "gov" | "mil" | "int" | "gob" | "gouv"));
    if official { SourceKind::Official } else { SourceKind::Report }
}

/// When it was published; what is printed, where that is another date.
fn published(found: &Extraction<'_>) -> Option<Date> {
    let edtf: Edtf = found.source.published.as_deref()?.parse().ok()?;
    let printed = found.source.printed.as_ref();
    let read = printed.and_then(|span| {
        let at = found.dates.partition_point(|d| d.end <= span.start);
        let date = found.dates.get(at).filter(|d| d.start < span.end)?;
        date.edtf.as_deref()?.parse::<Edtf>().ok()
    });
    let reason = match found.source.published_by {
        Some("given") => "Given by whoever added the text.",
        Some("printed") => "Printed on the document.",
        _ => "",
    };
    Some(Date {
        edtf,
        claimed: read.filter(|r| *r != edtf),
        expression: printed.and_then(|span| fragment(span.text)),
        reason: Some(reason.to_owned()).filter(|r| !r.is_empty()),
    })
}

/// The remarks of the extraction that a dossier has a word for.
fn flags(found: &Extraction<'_>) -> Vec<Flag> {
    let remarks = found.source.remarks.iter().filter(|r| r.kind == "dating" && !r.reason.trim().is_empty());
    remarks
        .take(4)
        .map(|r| Flag { kind: FlagKind::Dating, note: r.reason.clone(), with: Vec::new() })
        .collect()
}
