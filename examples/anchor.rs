//! Prints the evidence line for a span of a source, as the corpus files write it.
//!
//! ```text
//! cargo run --example anchor -- path/to/000_name.txt "first words" "last words"
//! ```
//!
//! The span runs from the first words to the end of the last words, which must follow in the same paragraph; without
//! last words it is the first words alone. Words that stand more than once are refused: take a longer run of them, so
//! that an anchor is never on the wrong sentence. The source's id is the file name up to the first `_` or `.`.

use article41::anchors::span_hash;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (path, first, last) = match arguments.as_slice() {
        [path, first] => (path, first, None),
        [path, first, last] => (path, first, Some(last)),
        _ => {
            eprintln!("usage: cargo run --example anchor -- FILE \"first words\" [\"last words\"]");
            return ExitCode::from(2);
        }
    };
    let line = std::fs::read_to_string(path)
        .map_err(|error| format!("{path}: {error}"))
        .and_then(|text| evidence_line(&source_id(path), &text, first, last.map(String::as_str)));
    match line {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// The id of the source that a file holds: its name up to the first `_` or `.`.
fn source_id(path: &str) -> String {
    let name = Path::new(path).file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.split(['_', '.']).next().unwrap_or_default().to_owned()
}

/// `000 p4 409-654 0123456789abcdef`: source, paragraph, span in code points, first 16 digits of the span's SHA-256.
fn evidence_line(id: &str, text: &str, first: &str, last: Option<&str>) -> Result<String, String> {
    let start = only_place(text, first)?;
    let paragraph_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    let end = match last {
        None => start + first.len(),
        Some(last) => {
            start
                + text[start..paragraph_end]
                    .find(last)
                    .ok_or(format!("\"{last}\" does not follow in that paragraph"))?
                + last.len()
        }
    };
    if end > paragraph_end {
        return Err("the span leaves its paragraph: make one line of evidence for each".to_owned());
    }
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let paragraph = 1 + text[..line_start].lines().filter(|line| !line.trim().is_empty()).count();
    let before = text[..start].chars().count();
    let span = &text[start..end];
    let hash = span_hash(span);
    Ok(format!("{id} p{paragraph} {before}-{} {hash}", before + span.chars().count()))
}

/// Where the words stand, in bytes, if they stand there once.
fn only_place(text: &str, words: &str) -> Result<usize, String> {
    if words.is_empty() {
        return Err("the first words are empty".to_owned());
    }
    let mut places = text.match_indices(words).map(|(place, _)| place);
    match (places.next(), places.count()) {
        (Some(place), 0) => Ok(place),
        (Some(_), more) => Err(format!("\"{words}\" stands {} times: take a longer run of words", more + 1)),
        (None, _) => Err(format!("\"{words}\" does not stand in the text (mind curly quotation marks)")),
    }
}

#[cfg(test)]
mod tests {
    use super::evidence_line;

    #[test]
    fn counts_code_points_and_paragraphs() {
        let text = "Café\n\u{a0}\n\n  “Yes”, he said. “No”, she said.\n";
        let line = evidence_line("000", text, "“Yes”", Some("said.")).expect("the words are there");
        assert_eq!(line, "000 p2 10-25 62b57fa791c8ca95"); // the hash by another program
        assert!(evidence_line("000", text, "said", None).is_err(), "stands twice");
        assert!(evidence_line("000", text, "she", Some("Café")).is_err(), "does not follow");
        assert!(evidence_line("000", text, "Café\n", None).is_err(), "leaves its paragraph");
    }
}
