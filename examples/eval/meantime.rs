//! MEANTIME: Wikinews with events and times, in CAT's XML, which has tokens and no text. The text is put together again
//! as a printer would set it.

use crate::table::Table;
use crate::timex::{Text, Timex, score};
use crate::{Wanted, data};
use std::collections::HashMap;
use std::ops::Range;

/// Prints the rows, if the files are there.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("dates") && !wanted.part("meantime") {
        return;
    }
    const SET: &str = "MEANTIME: expressions of time";
    let Some(folder) = data::shared("data/meantime/intra_cross-doc_annotation") else {
        return table.skipped(SET, "../shared/data/meantime is not there");
    };
    let mut texts: Vec<_> = files(&folder).iter().filter_map(|(name, xml)| times(name, xml)).collect();
    texts.sort_by(|a, b| a.name.cmp(&b.name));
    score(&texts, wanted.verbose).print(table, SET, &format!("{} texts", texts.len()), None);
}

/// The files of the corpus, by name.
pub fn files(folder: &std::path::Path) -> Vec<(String, String)> {
    let folders = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|f| f.path());
    let paths = folders.filter_map(|f| std::fs::read_dir(f).ok()).flatten().flatten().map(|f| f.path());
    let xml = paths.filter(|p| p.extension().is_some_and(|e| e == "xml"));
    let mut files: Vec<_> = xml
        .filter_map(|p| {
            Some((p.file_stem()?.to_string_lossy().into_owned(), std::fs::read_to_string(&p).ok()?))
        })
        .collect();
    files.sort();
    files
}

/// A text put together from its tokens, and where each token is, by its id.
pub fn text(tree: &roxmltree::Document<'_>) -> (String, HashMap<String, Range<usize>>) {
    let (mut text, mut places) = (String::new(), HashMap::new());
    let (mut sentence, mut before, mut open) = (None, "", false);
    for token in tree.descendants().filter(|n| n.has_tag_name("token")) {
        let word = token.text().unwrap_or_default();
        let number = token.attribute("sentence");
        if sentence != number {
            // Title, date and report are apart.
            let head = number.is_some_and(|n| n.parse::<u32>().is_ok_and(|n| n < 3));
            if !text.is_empty() {
                text.push_str(if head { "\n\n" } else { " " });
            }
            (sentence, before, open) = (number, "(", false);
        }
        let quote = matches!(word, "\"" | "''" | "``");
        let closing = quote && open;
        let tight = matches!(
            word,
            "," | "." | ";" | ":" | "?" | "!" | ")" | "]" | "%" | "'s" | "’s" | "n't" | "'" | "..."
        ) || closing
            || matches!(before, "(" | "[" | "$" | "€" | "£")
            || matches!(before, "\"" | "``") && open
            || word.starts_with('\'')
                && word.len() < 4
                && word.len() > 1
                && !word[1..].starts_with(|c: char| c.is_ascii_digit());
        if !tight && !text.is_empty() && !text.ends_with('\n') && !text.ends_with(' ') {
            text.push(' ');
        }
        if quote {
            open = !open;
        }
        let start = text.len();
        text.push_str(word);
        if let Some(id) = token.attribute("t_id") {
            places.insert(id.to_owned(), start..text.len());
        }
        before = word;
    }
    (text, places)
}

/// From the first to the last of the tokens that an annotation is anchored to.
pub fn span(node: roxmltree::Node<'_, '_>, places: &HashMap<String, Range<usize>>) -> Option<Range<usize>> {
    let ids = node.children().filter(|n| n.has_tag_name("token_anchor")).filter_map(|n| n.attribute("t_id"));
    ids.filter_map(|id| places.get(id).cloned()).reduce(|a, b| a.start.min(b.start)..a.end.max(b.end))
}

fn times(name: &str, xml: &str) -> Option<Text> {
    let tree = roxmltree::Document::parse(xml).ok()?;
    let (text, places) = text(&tree);
    let (mut key, mut ignored, mut published) = (Vec::new(), Vec::new(), String::new());
    for node in tree.descendants().filter(|n| n.has_tag_name("TIMEX3")) {
        let attribute = |name| node.attribute(name).unwrap_or_default().to_owned();
        let created = node.attribute("functionInDocument") == Some("CREATION_TIME");
        if created {
            published = attribute("value").get(..10).unwrap_or_default().to_owned();
            // One text has its date the other way round.
            let parts: Vec<_> = published.split('-').collect();
            if let [day, month, year @ ("2009" | "2008")] = parts[..] {
                published = format!("{year}-{month}-{day}");
            }
        }
        let Some(span) = span(node, &places) else { continue };
        if created {
            ignored.push(span);
        } else {
            key.push(Timex::wanted(span, attribute("value"), attribute("type")));
        }
    }
    // Times are annotated up to the sixth sentence, of which the first is the title.
    let behind = tree.descendants().filter(|n| n.has_tag_name("token"));
    let behind =
        behind.filter(|n| n.attribute("sentence").and_then(|s| s.parse().ok()).is_some_and(|s: u32| s > 5));
    ignored.extend(
        behind.filter_map(|n| places.get(n.attribute("t_id")?).cloned()).next().map(|r| r.start..text.len()),
    );
    key.sort_by_key(|t| t.span.start);
    Some(Text { name: name.to_owned(), text, published, key, ignored })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_text() {
        let xml = r#"<Document><token sentence="0" t_id="1">Title</token><token sentence="1" t_id="2">Say</token>
            <token sentence="1" t_id="3">"</token><token sentence="1" t_id="4">yes</token><token sentence="1" t_id="5">"</token>
            <token sentence="1" t_id="6">,</token><token sentence="1" t_id="7">May</token><token sentence="1" t_id="8">5</token>
            <Markables><TIMEX3 m_id="9" type="DATE" value="2008-05-05"><token_anchor t_id="7"/><token_anchor t_id="8"/></TIMEX3>
            </Markables></Document>"#;
        let text = times("a", xml).unwrap();
        assert_eq!(text.text, "Title\n\nSay \"yes\", May 5");
        assert_eq!(&text.text[text.key[0].span.clone()], "May 5");
    }
}
