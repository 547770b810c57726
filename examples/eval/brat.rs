//! Attributions in brat's standoff format, as PolNeAR has them: spans count code points.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Byte ranges.
pub type Spans = Vec<(usize, usize)>;

/// One attribution: who said what, by which words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    pub source: Spans,
    pub cue: Spans,
    pub content: Spans,
}

/// An article with its attributions.
#[derive(Debug)]
pub struct Article {
    pub text: String,
    pub attributions: Vec<Attribution>,
    /// Of the fifth that nobody reads while writing rules.
    pub held_out: bool,
}

/// The train split in a folder with `text` and `attributions`; of several annotators of one article, the first.
pub fn articles(folder: &Path) -> Vec<Article> {
    let mut annotations: BTreeMap<String, std::path::PathBuf> = BTreeMap::new();
    for entry in std::fs::read_dir(folder.join("attributions")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some((stem, _)) = name.strip_suffix(".ann").and_then(|n| n.rsplit_once('_')) else { continue };
        let kept = annotations.entry(stem.to_owned()).or_insert_with(|| entry.path());
        if entry.path() < *kept {
            *kept = entry.path();
        }
    }
    let read = |(stem, path): (String, std::path::PathBuf)| {
        let text = std::fs::read_to_string(folder.join("text").join(format!("{stem}.txt"))).ok()?;
        let attributions = attributions(&std::fs::read_to_string(path).ok()?, &text);
        Some(Article { held_out: fnv(&stem).is_multiple_of(5), text, attributions })
    };
    annotations.into_iter().filter_map(read).collect()
}

/// FNV-1a, 32 bits: tells which articles are held out.
pub fn fnv(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The attributions of a standoff file, with byte ranges in a text.
pub fn attributions(standoff: &str, text: &str) -> Vec<Attribution> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    bytes.push(text.len());
    let mut spans: HashMap<&str, Spans> = HashMap::new();
    let mut found = Vec::new();
    for line in standoff.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(what)) = (fields.next(), fields.next()) else { continue };
        if id.starts_with('T') {
            let ranges = what.split_once(' ').map_or("", |(_, ranges)| ranges);
            let range = |range: &str| {
                let (start, end) = range.split_once(' ')?;
                let place = |n: &str| bytes.get(n.parse::<usize>().ok()?).copied();
                Some((place(start)?, place(end)?))
            };
            spans.insert(id, ranges.split(';').filter_map(range).collect());
        } else if id.starts_with('E') {
            let mut attribution = Attribution::default();
            for part in what.split(' ').skip(1) {
                let Some((role, span)) = part.split_once(':') else { continue };
                let list = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
                    "Source" => &mut attribution.source,
                    "Cue" => &mut attribution.cue,
                    "Content" => &mut attribution.content,
                    _ => continue,
                };
                list.extend(spans.get(span).into_iter().flatten());
            }
            for list in [&mut attribution.source, &mut attribution.cue, &mut attribution.content] {
                list.sort_unstable();
            }
            if !attribution.content.is_empty() {
                found.push(attribution);
            }
        }
    }
    found
}

/// How many bytes two lists of ranges share.
pub fn shared(a: &[(usize, usize)], b: &[(usize, usize)]) -> usize {
    let both = |x: &(usize, usize), y: &(usize, usize)| x.1.min(y.1).saturating_sub(x.0.max(y.0));
    a.iter().map(|x| b.iter().map(|y| both(x, y)).sum::<usize>()).sum()
}

/// How many bytes a list of ranges has.
pub fn length(spans: &[(usize, usize)]) -> usize {
    spans.iter().map(|(start, end)| end - start).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_count_code_points_and_have_holes() {
        let text = "É, said Ana, è.";
        let file = "T1\tContent 0 1;13 14\tÉ è\nT2\tCue 3 7\tsaid\nT3\tSource 8 11\tAna\nT4\tAttribution 3 7\tsaid\n\
                    E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n";
        let found = attributions(file, text);
        assert_eq!(
            found,
            [Attribution { source: vec![(9, 12)], cue: vec![(4, 8)], content: vec![(0, 2), (14, 16)] }]
        );
        assert_eq!(shared(&[(0, 5), (8, 10)], &[(4, 9)]), 2);
        assert_eq!(length(&[(0, 5), (8, 10)]), 7);
        assert_eq!(fnv("a"), 0xe40c_292c);
    }
}
