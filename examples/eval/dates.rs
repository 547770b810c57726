//! The dates of the five sources, against their key. A value is right if it is the key's TIMEX3 value or its EDTF; for
//! "last week" the key allows the week itself, which its note says.

use crate::table::Table;
use crate::timex::{Text, found};
use crate::{Wanted, data};
use serde_json::Value;

const SET: &str = "Five sources: dates";

/// Prints the rows, if the key is there.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("dates") && !wanted.part("sources") {
        return;
    }
    let read = || {
        let key: Value =
            serde_json::from_str(&std::fs::read_to_string(data::shared("gold/dates.json")?).ok()?).ok()?;
        let docs = std::fs::read_to_string(data::shared("gold/documents.json")?).ok()?;
        Some((key, serde_json::from_str::<Value>(&docs).ok()?, data::shared("sources")?))
    };
    let Some((key, docs, sources)) = read() else {
        return table.skipped(SET, "../shared/gold/dates.json is not there");
    };
    let (mut core, mut all) = ((0, 0), (0, 0));
    let mut printed = (0, 0);
    for doc in docs.as_array().into_iter().flatten() {
        let seed = &doc["seed"];
        let rows: Vec<_> = key.as_array().into_iter().flatten().filter(|k| &k["seed"] == seed).collect();
        let Some(file) = rows.first().and_then(|r| r["file"].as_str()) else { continue };
        let Ok(text) = std::fs::read_to_string(sources.join(file)) else { continue };
        let published = doc["pub_assumed"].as_str().unwrap_or_default().to_owned();
        let given = Text { name: file.to_owned(), text, published, key: Vec::new(), ignored: Vec::new() };
        let told =
            Text { published: doc["pub_in_text"].as_str().unwrap_or_default().to_owned(), ..given.clone() };
        let (dates, by_printed) = (found(&given), found(&told));
        let edtf = edtf(&given);
        for row in rows {
            let (start, end) = (row["byte_span"][0].as_u64(), row["byte_span"][1].as_u64());
            let (Some(start), Some(end)) = (start, end) else { continue };
            let hit = |list: &[crate::timex::Timex]| {
                list.iter().position(|d| d.span.start < end as usize && d.span.end > start as usize)
            };
            let right = hit(&dates).is_some_and(|i| is_right(row, &dates[i].value, edtf[i].as_deref()));
            let outside = ["anaphoric", "vague", "named-event", "event-relative"];
            let counted = !outside.iter().any(|class| row["cls"] == *class);
            all.0 += usize::from(right);
            all.1 += 1;
            core.0 += usize::from(right && counted);
            core.1 += usize::from(counted);
            if let Some(value) = row["value_from_printed_date"].as_str()
                && !told.published.is_empty()
            {
                printed.1 += 1;
                printed.0 += usize::from(hit(&by_printed).is_some_and(|i| by_printed[i].value == value));
            }
            if wanted.verbose && !right {
                let value = hit(&dates).map_or("nothing", |i| &*dates[i].value);
                println!("{file} {start}: {} is {value}, not {} ({})", row["text"], row["timex"], row["cls"]);
            }
        }
    }
    table.count(SET, "core dates with the right value", core.0, core.1, Some(40));
    table.count(SET, "all, with vague and event-relative ones", all.0, all.1, None);
    table.count(SET, "values told from the printed date", printed.0, printed.1, None);
}

fn edtf(text: &Text) -> Vec<Option<String>> {
    let options = article41::extract::Options { published: Some(&text.published), ..Default::default() };
    let found = article41::extract::extract(&text.text, &options);
    found.map(|f| f.dates.into_iter().map(|d| d.edtf).collect()).unwrap_or_default()
}

fn is_right(row: &Value, value: &str, edtf: Option<&str>) -> bool {
    let week = row["text"].as_str().is_some_and(|t| t.eq_ignore_ascii_case("last week"))
        && row["edtf"].as_str() == edtf;
    row["timex"].as_str() == Some(value) || week
}

#[cfg(test)]
mod tests {
    use super::is_right;
    use serde_json::json;

    #[test]
    fn a_value_is_that_of_the_key() {
        let row = json!({"text": "Friday", "timex": "2024-06-21", "edtf": "2024-06-21"});
        assert!(is_right(&row, "2024-06-21", None));
        assert!(!is_right(&row, "2024-06-28", Some("2024-06-21")));
        let week = json!({"text": "last week", "timex": "2024-06-19", "edtf": "2024-06-10/2024-06-16"});
        assert!(is_right(&week, "2024-W24", Some("2024-06-10/2024-06-16")));
    }
}
