//! Which characters mean what in a query.

use crate::text::has_token;

/// White space, and what looks like nothing.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '\u{200B}' | '\u{FEFF}')
}

/// Double quotation marks of every fashion; single ones are apostrophes.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '〝' | '〞' | '＂')
}

/// Ends a word.
pub(crate) fn is_break(c: char) -> bool {
    is_space(c) || is_quote(c) || matches!(c, '(' | ')')
}

/// What a sentence puts behind a word ("who denies arms?").
pub(super) const TRAILING: [char; 5] = ['?', '!', ',', ';', '…'];

/// Whether a text can stand in a query as it is, without quotes, wherever a word can.
pub(super) fn is_bare(text: &str) -> bool {
    !matches!(text, "AND" | "OR" | "NOT")
        && !text.starts_with('-')
        && !text.ends_with(TRAILING)
        && !text.contains(|c| is_break(c) || matches!(c, ':' | '*' | '~'))
        && has_token(text)
}

/// A text as a value or phrase in a query: between quotation marks unless it can do without.
///
/// ```
/// assert_eq!(article41::query::quote("Nebenzia"), "Nebenzia");
/// assert_eq!(article41::query::quote("Kim \"the\" Un"), r#""Kim \"the\" Un""#);
/// ```
pub fn quote(text: &str) -> String {
    if is_bare(text) { text.to_owned() } else { quoted(text) }
}

/// A text between quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
    out
}
