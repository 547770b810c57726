//! TimeML files, as TimeBank and the AQUAINT corpus of TempEval-3 have them: named by the environment variable
//! TIMEBANK. A fifth of the files, by the hash of their names, is only scored, never printed.

use crate::table::Table;
use crate::timex::{Text, Timex, score};
use crate::{Wanted, brat::fnv, data};
use std::path::Path;

/// Prints the rows, if the files are there.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("dates") && !wanted.part("timebank") {
        return;
    }
    const SET: &str = "TimeBank and AQUAINT (TIMEBANK=folder of .tml files)";
    let Some(folder) = data::named("TIMEBANK") else {
        return table.skipped(SET, "the environment variable TIMEBANK names no folder");
    };
    let (mut seen, mut held) = (Vec::new(), Vec::new());
    let Ok(files) = std::fs::read_dir(&folder) else { return table.skipped(SET, "cannot be read") };
    for path in files.filter_map(|f| Some(f.ok()?.path())) {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        if stem.contains('.') && stem.ends_with("TE3input") || path.extension().is_none_or(|e| e != "tml") {
            continue;
        }
        if let Some(text) = read(&path) {
            if fnv(&stem).is_multiple_of(5) { held.push(text) } else { seen.push(text) }
        }
    }
    seen.sort_by(|a, b| a.name.cmp(&b.name));
    score(&seen, wanted.verbose).print(table, SET, &format!("{} seen texts", seen.len()), None);
    score(&held, false).print(table, SET, &format!("{} held out", held.len()), Some(82.0));
}

fn read(path: &Path) -> Option<Text> {
    let xml = std::fs::read_to_string(path).ok()?;
    parse(path.file_stem()?.to_str()?, &xml)
}

fn parse(name: &str, xml: &str) -> Option<Text> {
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let tree = roxmltree::Document::parse_with_options(xml, options).ok()?;
    let node = |name: &str| tree.descendants().find(|n| n.has_tag_name(name));
    let published = node("DCT")?.descendants().find_map(|n| n.attribute("value"))?;
    let (mut text, mut key) = (String::new(), Vec::new());
    walk(node("TEXT")?, &mut text, &mut key);
    let published = published.get(..10).unwrap_or(published).to_owned();
    Some(Text { name: name.to_owned(), text, published, key, ignored: Vec::new() })
}

fn walk(node: roxmltree::Node<'_, '_>, text: &mut String, key: &mut Vec<Timex>) {
    let start = text.len();
    if node.is_text() {
        text.push_str(node.text().unwrap_or_default());
    }
    for child in node.children() {
        walk(child, text, key);
    }
    if node.has_tag_name("TIMEX3") && text.len() > start {
        let attribute = |name| node.attribute(name).unwrap_or_default().to_owned();
        key.push(Timex::wanted(start..text.len(), attribute("value"), attribute("type")));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_spans() {
        let xml = r#"<TimeML><DCT><TIMEX3 value="1998-02-13T10:00" type="TIME">x</TIMEX3></DCT>
            <TEXT>A &amp; B <EVENT>met</EVENT> on <TIMEX3 type="DATE" value="1998-02-12">Thursday</TIMEX3>.</TEXT></TimeML>"#;
        let text = parse("a", xml).unwrap();
        assert_eq!((&*text.text, &*text.published), ("A & B met on Thursday.", "1998-02-13"));
        assert_eq!(text.key, [Timex::wanted(13..21, "1998-02-12".to_owned(), "DATE".to_owned())]);
    }
}
