//! The instruments of the five sources.
//!
//! A row of the key is **right** if a mention that was found shares a byte with it and denotes the same: the symbol or
//! the id that stands for it in the dossier. Where the key says that the symbol of a draft is not in the text, a draft
//! is enough. The key has not every mention, so nothing is said of precision.

use crate::five::{key, meet, sources, span};
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{InstrumentMention, Options, extract};
use serde_json::Value;

const SET: &str = "Five sources";

/// What the dossier calls the instruments that the key has words for.
const TREATIES: [(&str, &str); 3] = [
    ("USSR-DPRK treaty 1961", "treaty-1961"),
    ("Russia-DPRK treaty 2000", "treaty-2000"),
    ("Russia-DPRK Comprehensive Strategic Partnership Treaty 2024", "treaty-2024"),
];

/// Whether a mention denotes what a row wants.
fn same(id: &str, kind: &str, mention: &InstrumentMention<'_>) -> bool {
    let symbol = mention.symbol.as_deref().unwrap_or_default();
    let treaty = TREATIES.iter().find(|(name, _)| *name == id).map(|(_, id)| *id);
    match kind {
        "count" => mention.kind == "count" && id.starts_with(symbol.split(' ').next().unwrap_or("?")),
        "treaty-article" => {
            let article = id.split("art. ").nth(1).and_then(|rest| rest.split(' ').next()).unwrap_or("?");
            mention.kind == "article" && symbol == format!("UN Charter, Article {article}")
        }
        "unsc-draft" => mention.kind == "draft",
        "treaty" => mention.instrument.as_deref() == treaty && treaty.is_some(),
        _ => symbol == id,
    }
}

/// Measures, if it is wanted.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("instruments") {
        return;
    }
    let (Some(sources), Some(key)) = (sources(), key("instruments")) else {
        return table.skipped(SET, format!("no key at {:?}", data::shared("gold")));
    };
    let mut right = 0;
    let mut all = 0;
    for source in &sources {
        let options = Options { published: Some(&source.published), ..Options::default() };
        let Ok(found) = extract(&source.text, &options) else { continue };
        for row in key.iter().filter(|row| row["seed"] == source.seed.as_str()) {
            all += 1;
            let text = |name: &str| row.get(name).and_then(Value::as_str).unwrap_or_default();
            let near: Vec<_> = found
                .instruments
                .iter()
                .filter(|m| span(row).is_some_and(|s| meet(s, (m.start, m.end))))
                .collect();
            if near.iter().any(|mention| same(text("id"), text("kind"), mention)) {
                right += 1;
            } else if wanted.verbose {
                println!("{}: wanted {} ({}), found {near:?}", source.seed, text("id"), text("text"));
            }
        }
    }
    table.count(SET, "instruments", right, all, Some(15));
}

#[cfg(test)]
mod tests {
    use super::same;
    use article41::extract::{Options, extract};

    #[test]
    fn by_hand() {
        let text = "It breaks Resolution 1874 and Article 41 of the UN Charter; nine resolutions bind it; a draft resolution fell.";
        let found = extract(text, &Options::default()).unwrap().instruments;
        let is = |id: &str, kind: &str| found.iter().any(|mention| same(id, kind, mention));
        assert!(is("S/RES/1874 (2009)", "unsc-resolution"));
        assert!(!is("S/RES/1718 (2006)", "unsc-resolution"));
        assert!(is("UN Charter art. 41 (ch. VII)", "treaty-article"));
        assert!(!is("UN Charter art. 42", "treaty-article"));
        assert!(is("9 UNSC resolutions", "count"));
        assert!(!is("8 UNSC resolutions", "count"));
        assert!(is("S/2024/255 (symbol not in the text)", "unsc-draft"));
        assert!(!is("Russia-DPRK treaty 2000", "treaty"));
    }
}
