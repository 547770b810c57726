//! Ids that are readable, and the same whenever the same text is read.

use crate::text::fold;

/// A text as part of an id: its letters and digits in small ASCII, with hyphens between words, at most so long, cut at
/// a word. What has no ASCII form is told apart by a number made of it.
pub(super) fn slug(text: &str, longest: usize) -> String {
    let mut out = String::with_capacity(longest + 8);
    let mut lost = false;
    let mut gap = false;
    for c in fold(text).chars() {
        if c.is_ascii_alphanumeric() {
            if out.len() + usize::from(gap) >= longest {
                // A word that does not fit whole is left out, unless it is the only one.
                let cut = out.rfind('-').filter(|_| !gap).unwrap_or(out.len());
                out.truncate(cut);
                break;
            }
            if gap && !out.is_empty() {
                out.push('-');
            }
            gap = false;
            out.push(c);
        } else if c != '\'' {
            gap = true;
            lost |= c.is_alphanumeric();
        }
    }
    if lost || out.is_empty() {
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(&format!("{:08x}", number(text)));
    }
    out
}

/// A number made of a text (FNV-1a).
fn number(text: &str) -> u32 {
    fold(text).bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A text in one line, at most so many characters long, cut at a word.
pub(super) fn line(text: &str, longest: usize) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let chars = word.chars().count();
        let gap = usize::from(length > 0);
        if length + gap + chars > longest {
            if length == 0 {
                out.extend(word.chars().take(longest));
            }
            out.truncate(out.trim_end_matches([',', ';', ':', '-', '–', '—']).len());
            out.push('…');
            break;
        }
        if gap > 0 {
            out.push(' ');
        }
        out.push_str(word);
        length += gap + chars;
    }
    out
}

/// The words, if there are no more of them than a record may quote, in one line.
pub(super) fn fragment(text: &str) -> Option<String> {
    let words = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count();
    ((1..=crate::model::MAX_QUOTED_WORDS).contains(&words)).then(|| line(text, 200))
}
