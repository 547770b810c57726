//! BibTeX, in the dialect of biblatex.

use super::cite::clean;
use super::{Entry, EntryKind};
use std::fmt::Write;

/// The entries, one after another. `date` is EDTF, which biblatex reads with its precision and doubts; `year` is there
/// for BibTeX itself. What the document claims, where that differs, and the place cited stand in `note`.
pub fn bibtex(entries: &[Entry<'_>]) -> String {
    let mut out = String::new();
    for entry in entries {
        let kind = match entry.kind {
            EntryKind::Article | EntryKind::Document => "@misc",
            EntryKind::Dataset => "@misc",
            EntryKind::Legislation | EntryKind::Bill => "@techreport",
            EntryKind::Treaty => "@misc",
        };
        if !out.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "{kind}{{{},", key(&entry.key));
        let mut field = |name: &str, value: String| {
            let _ = writeln!(out, "  {name} = {{{value}}},");
        };
        // Doubled braces keep a body's name in one piece and a title's capitals as they are.
        if let Some(author) = entry.author {
            field("author", format!("{{{}}}", escape(author)));
        }
        field("title", format!("{{{}}}", escape(entry.title)));
        if let Some(publisher) = entry.publisher {
            field("howpublished", escape(publisher));
        }
        if let Some(number) = entry.number {
            field("number", escape(number));
        }
        if entry.kind == EntryKind::Legislation || entry.kind == EntryKind::Bill {
            field("institution", "United Nations".into());
        }
        let mut note = Vec::new();
        if let Some(date) = entry.date {
            field("date", date.edtf.to_string());
            if let Some(parts) = date.edtf.parts() {
                field("year", format!("{:04}", parts.year));
            }
            if let Some(claimed) = date.claimed.as_ref().filter(|c| **c != date.edtf) {
                note.push(format!("dated {}", claimed.text()));
            }
        }
        if let Some(language) = entry.language.and_then(babel) {
            field("langid", language.into());
        }
        if let Some(url) = entry.url {
            field("url", address(url));
        }
        note.extend(entry.part.as_deref().map(escape));
        note.extend(entry.place.as_deref().map(escape));
        if !note.is_empty() {
            field("note", note.join("; "));
        }
        out.push_str("}\n");
    }
    out
}

/// The name that TeX's babel has for a language, by its BCP 47 tag.
fn babel(tag: &str) -> Option<&'static str> {
    match tag.split('-').next()? {
        "en" => Some("english"),
        "fr" => Some("french"),
        "de" => Some("german"),
        "ja" => Some("japanese"),
        "ko" => Some("korean"),
        "ru" => Some("russian"),
        "es" => Some("spanish"),
        "uk" => Some("ukrainian"),
        "zh" => Some("chinese"),
        _ => None,
    }
}

/// A key that BibTeX reads: an id's characters are fine, but for `/`.
fn key(key: &str) -> String {
    let fits = |c: char| if c.is_ascii_alphanumeric() || "-_.+".contains(c) { c } else { ':' };
    key.chars().map(fits).collect()
}

/// Text in which TeX finds nothing to do.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // An unpaired brace ends the field, escaped or not.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '#' | '$' | '%' | '&' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// An address, which biblatex takes as it is; only what would end the field is percent-encoded.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() || c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
