//! Leaves of a query, checked: what the parser and the object form share.

use super::chars::is_bare;
use super::lex::{error, shown};
use super::{Clause, Field, nearest};
use crate::edtf::{Edtf, days};
use crate::text::has_token;
use crate::{Error, Result};
use std::ops::Range;

/// Adds to an error the values that a field can have, or an example.
pub(super) fn expecting(error: Error, field: Field) -> Error {
    match field.values() {
        Some(values) => error.expecting(values.iter().copied()),
        None => error.expecting([field.example()]),
    }
}

/// The same error where a suggestion that names a field of its own (`has:date`) fits: in place of the field and value
/// at `whole`, or nowhere within a field's parentheses (`None`).
pub(super) fn refit(error: Error, whole: Option<Range<usize>>) -> Error {
    match (error.suggestion(), whole) {
        (Some("has:date" | "has:flag" | "in:passages"), Some(whole)) => error.at(whole),
        (Some("has:date" | "has:flag" | "in:passages"), None) => {
            let plain = Error::new(error.code(), error.message()).expecting(error.expected().iter().cloned());
            match error.span() {
                Some(span) => plain.at(span),
                None => plain,
            }
        }
        _ => error,
    }
}

/// A value: a word, or a phrase if it cannot stand without quotes.
pub(super) fn value(field: Option<Field>, text: &str, span: Range<usize>) -> Result<Clause> {
    match field {
        Some(field) if field.is_date() => date(field, text, span.start),
        Some(field) if field.values().is_some() => closed(field, text, span),
        _ => Ok(Clause::value(field, text)),
    }
}

/// A text that was written between quotation marks, behind the first of which it starts at `at`.
pub(super) fn phrase(field: Option<Field>, text: String, span: Range<usize>, at: usize) -> Result<Clause> {
    match field {
        Some(field) if field.is_date() => return date(field, &text, at),
        Some(field) if field.values().is_some() => return closed(field, &text, span),
        _ => {}
    }
    if !has_token(&text) {
        return Err(error(span, "there is no letter or digit between these quotation marks to search for"));
    }
    Ok(Clause::Phrase { field, text })
}

/// A value of a closed set, written as in the set.
fn closed(field: Field, text: &str, span: Range<usize>) -> Result<Clause> {
    if let Some(value) = field.closed_value(text) {
        return Ok(Clause::Word { field: Some(field), text: value.into() });
    }
    let values = field.values().unwrap_or_default();
    let text = text.trim();
    if field == Field::Kind && nearest(text, ["passage", "passages"]).is_some() {
        let message = "passages are no kind of record; write in:passages";
        return Err(error(span, message).suggesting("in:passages"));
    }
    let message = format!("‘{}’ is no value of {field}", shown(text));
    let meant = synonym(field, &text.to_ascii_lowercase()).or_else(|| nearest(text, values.iter().copied()));
    Err(match meant {
        Some(meant) => error(span, format!("{message}; did you mean ‘{meant}’?")).suggesting(meant),
        None => error(span, format!("{message}; it can be {}", values.join(", "))),
    }
    .expecting(values.iter().copied()))
}

/// Inflected forms that are farther from the word than a slip of the pen.
fn synonym(field: Field, text: &str) -> Option<&'static str> {
    let stem = crate::text::stem(text);
    field.values()?.iter().copied().find(|v| crate::text::stem(v) == stem).or(match (field, text) {
        (Field::Stance, "denial" | "denials") => Some("deny"),
        (Field::Stance, "allegation" | "allegations") => Some("allege"),
        (Field::Has, "contradiction" | "dispute" | "disputed") => Some("conflict"),
        (Field::Kind, "treaty" | "resolution" | "draft") => Some("instrument"),
        (Field::Kind, "person" | "state" | "body") => Some("actor"),
        (Field::Kind, "article" | "document") => Some("source"),
        _ => None,
    })
}

/// A value by its beginning.
pub(super) fn prefix(field: Option<Field>, text: &str, span: Range<usize>) -> Result<Clause> {
    if let Some(field) = field.filter(|f| f.is_date()) {
        return Err(error(
            span,
            format!("{field}: takes dates, such as 2024-06 or 2024-03..2024-06, without *"),
        ));
    }
    if !has_token(text) {
        return Err(error(span, "there is no letter or digit before this * to search for"));
    }
    if let Some(field) = field
        && let Some(values) = field.values()
    {
        let lower = text.to_ascii_lowercase();
        if !values.iter().any(|v| v.starts_with(&lower)) {
            let message =
                format!("no value of {field} begins with ‘{}’; they are {}", shown(text), values.join(", "));
            return Err(expecting(error(span, message), field));
        }
        return Ok(Clause::Prefix { field: Some(field), text: lower });
    }
    Ok(Clause::Prefix { field, text: text.into() })
}

/// The error for an asterisk that is not at the end of a word.
pub(super) fn star(field: Option<Field>, base: &str, run: &str, span: Range<usize>, star: usize) -> Error {
    let at = span.start + star;
    if has_token(base) {
        let message = "* stands only at the end of a word: it is for words that begin so";
        return error(span, message).expecting([format!("{base}*")]).suggesting(format!("{base}*"));
    }
    match field {
        Some(field) if run == "*" => {
            let (message, has) = match field {
                Field::Date => ("for records with any date, write has:date".to_owned(), Some("has:date")),
                Field::Flag => ("for records with any flag, write has:flag".to_owned(), Some("has:flag")),
                _ => (format!("{field}: needs a value before *, as in {}", field.example()), None),
            };
            match has {
                Some(has) => error(span, message).suggesting(has),
                None => expecting(error(span, message), field),
            }
        }
        _ => error(at..at + 1, "* needs the beginning of a word before it, as in sanct*")
            .expecting(["a word before *"]),
    }
}

/// A word that may be misspelt; `tilde` is where the tilde and its number stand.
pub(super) fn fuzzy(
    field: Option<Field>,
    text: &str,
    edits: &str,
    at: usize,
    tilde: Range<usize>,
) -> Result<Clause> {
    if !has_token(text) {
        return Err(error(tilde, "~ needs a word before it, as in Nebenzia~").expecting(["a word before ~"]));
    }
    let edits = match edits {
        "" | "1" => 1,
        "2" => 2,
        _ => {
            let message = format!("~{} is not possible: ~1 or ~2 letters may differ", shown(edits));
            return Err(error(tilde, message).expecting(["~1", "~2"]).suggesting(if edits == "0" {
                ""
            } else {
                "~2"
            }));
        }
    };
    let span = at..tilde.end;
    if let Some(field) = field.filter(|f| f.values().is_some()) {
        closed(field, text, at..tilde.start)?;
        let message = format!("{field}: has few values, of which none needs ~");
        return Err(expecting(error(tilde, message).suggesting(""), field));
    }
    let forms = crate::text::word_forms(text);
    if !is_bare(text) || (forms.parts.len() > 1 && forms.joined.is_none()) {
        return Err(error(span, format!("~ works on single words, and ‘{}’ is several", shown(text))));
    }
    Ok(Clause::Fuzzy { field, text: text.into(), edits })
}

/// A date or a range of dates, whose text starts at `at`.
pub(super) fn date(field: Field, text: &str, at: usize) -> Result<Clause> {
    let text = text.trim_end_matches([',', ';', '!']);
    if text == "*" {
        return Err(star(Some(field), "", text, at..at + 1, 0));
    }
    // "..": our own sign of a range; "/": that of EDTF, with ".." or nothing for an open end.
    let (split, width) = match (text.find('/'), text.find("..")) {
        (Some(slash), _) => (Some(slash), 1),
        (None, dots) => (dots, 2),
    };
    let Some(split) = split else {
        let date = point(field, text, at, true)?;
        return Ok(Clause::Range { field, from: Some(date), to: Some(date) });
    };
    let end = |from: usize, to: usize| match text.get(from..to).unwrap_or_default() {
        "" | ".." => Ok(None),
        date => point(field, date, at + from, false).map(Some),
    };
    let (from, to) = (end(0, split)?, end(split + width, text.len())?);
    range(field, from, to, at..at + text.len())
}

/// A single date, or one end of a range.
fn point(field: Field, text: &str, at: usize, alone: bool) -> Result<Edtf> {
    text.parse::<Edtf>().map_err(|cause| {
        let message = format!("{field}: {}", cause.message());
        // An end of a range cannot itself be an interval.
        let error = match cause.suggestion().filter(|meant| alone || !meant.contains('/')) {
            Some(meant) => error(at..at + text.len(), message).suggesting(meant),
            None => error(cause.span().map_or(at..at + text.len(), |s| at + s.start..at + s.end), message),
        };
        error.expecting(["2024-06-21", "2024-06", "2024", "2024-03..2024-06", "2024-03.."])
    })
}

/// A range, whose ends must be in order.
pub(super) fn range(
    field: Field,
    from: Option<Edtf>,
    to: Option<Edtf>,
    span: Range<usize>,
) -> Result<Clause> {
    if from.is_none() && to.is_none() {
        let message = format!("{field}: needs a date on one side of the range at least");
        let error = error(span.clone(), message).expecting(["2024-03..", "..2024-06"]);
        return Err(if field == Field::Date { error.suggesting("has:date") } else { error });
    }
    if let (Some(first), Some(last)) = (&from, &to)
        && let (Some(a), Some(b)) = days(Some(first), Some(last))
        && a > b
    {
        let message = format!("the range ends before it starts; did you mean {last}..{first}?");
        return Err(error(span, message).suggesting(format!("{last}..{first}")));
    }
    Ok(Clause::Range { field, from, to })
}
