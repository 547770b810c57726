//! The five sources.

use crate::data;

/// One of them.
#[derive(Debug)]
pub struct Source {
    /// The first three digits of its file's name.
    pub seed: String,
    pub text: String,
}

/// All of them, by name; nothing if they are not there.
pub fn read() -> Option<Vec<Source>> {
    let mut files: Vec<_> =
        std::fs::read_dir(data::shared("sources")?).ok()?.flatten().map(|f| f.path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let seed = path.file_name()?.to_str()?.get(..3)?.to_owned();
        Some(Source { seed, text: std::fs::read_to_string(path).ok()? })
    };
    Some(files.iter().filter_map(read).collect())
}

/// A stretch of a text in brackets, with what stands around it, in one line.
pub fn around(text: &str, start: usize, end: usize) -> String {
    let before = (0..=start.saturating_sub(30)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let after =
        ((end + 30).min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
    let shown = format!("{}[{}]{}", &text[before..start], &text[start..end], &text[end..after]);
    shown.replace(['\n', '\r'], "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn around_cuts_at_characters() {
        let text = "ééééééééééééééééééééé Oslo\nééé";
        let start = text.find("Oslo").unwrap();
        let shown = around(text, start, start + 4);
        assert!(shown.ends_with(" [Oslo]/ééé"), "{shown}");
    }
}
