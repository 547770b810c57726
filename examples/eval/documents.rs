//! What the five sources say of themselves: title, dateline, author, printed date.
//!
//! A field is **right** if it is the same text as in the key, or absent in both; the printed date, if it is the same
//! day. A printed date that the key calls contradicted must have a remark of kind `dating`, and no other may. The text
//! is read without a day of publication.

use crate::five::{key, sources};
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{Extraction, Options, extract};
use serde_json::Value;

const SET: &str = "Five sources";

/// What of a row a document does not agree with, and how many fields were compared.
fn differs(row: &Value, found: &Extraction<'_>) -> (Vec<&'static str>, usize) {
    let source = &found.source;
    let mut wrong = Vec::new();
    let fields = [
        ("title", "title", source.title),
        ("dateline", "dateline", source.dateline),
        ("byline", "author", source.byline),
    ];
    for (name, key, span) in fields {
        if row[key].as_str() != span.map(|span| span.text) {
            wrong.push(name);
        }
    }
    let printed = source.published.as_deref().filter(|_| source.published_by == Some("printed"));
    if row["pub_in_text"].as_str() != printed {
        wrong.push("printed date");
    }
    let contradicted = row["pub_note"].as_str().is_some_and(|note| note.contains("contradicts"));
    if contradicted != source.remarks.iter().any(|remark| remark.kind == "dating") {
        wrong.push("remark");
    }
    (wrong, fields.len() + 2)
}

/// Measures, if it is wanted.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("documents") {
        return;
    }
    let (Some(sources), Some(key)) = (sources(), key("documents")) else {
        return table.skipped(SET, format!("no key at {:?}", data::shared("gold")));
    };
    let (mut right, mut all) = (0, 0);
    for source in &sources {
        let Ok(found) = extract(&source.text, &Options::default()) else { continue };
        let Some(row) = key.iter().find(|row| row["seed"] == source.seed.as_str()) else { continue };
        let (wrong, fields) = differs(row, &found);
        all += fields;
        right += fields - wrong.len();
        if wanted.verbose && !wrong.is_empty() {
            println!("{}: wrong {wrong:?}, found {:?}", source.seed, found.source);
        }
    }
    table.count(SET, "documents: fields", right, all, Some(25));
}

#[cfg(test)]
mod tests {
    use super::differs;
    use article41::extract::{Options, extract};
    use serde_json::json;

    #[test]
    fn by_hand() {
        let text = "March 29, 2024\n\nCouncil splits over its panel\n\nNEW YORK -- The council split on Thursday over its panel.";
        let found = extract(text, &Options::default()).unwrap();
        let title = "Council splits over its panel";
        let row = json!({"title": title, "dateline": "NEW YORK", "pub_in_text": "2024-03-29"});
        assert_eq!(differs(&row, &found), (vec![], 5));
        let row = json!({"title": title, "author": "Jane Roe", "pub_note": "contradicts"});
        assert_eq!(differs(&row, &found), (vec!["dateline", "byline", "printed date", "remark"], 5));
    }
}
