//! The votes of the five sources.
//!
//! A row of the key is **right** if a vote that was found shares a byte with it and agrees in everything that the row
//! has: counts, States, unanimity, adoption, the instrument, the year and month of the day where it is one.

use crate::five::{key, meet, sources, span};
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{Extraction, Options, VoteMention, extract};
use serde_json::Value;

const SET: &str = "Five sources";

/// What of a row a vote does not agree with.
fn differs(row: &Value, vote: &VoteMention<'_>, found: &Extraction<'_>) -> Vec<&'static str> {
    let mut wrong = Vec::new();
    let mut check = |name: &'static str, is: bool| {
        if !is {
            wrong.push(name);
        }
    };
    for (name, count) in [("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain)] {
        check(name, row[name].as_u64().is_none_or(|wanted| count == Some(wanted as u32)));
    }
    for (name, codes) in [("veto", &vote.veto), ("abstained", &vote.abstained)] {
        let wanted = row[name].as_array();
        check(
            name,
            wanted.is_none_or(|wanted| {
                wanted.iter().filter_map(Value::as_str).eq(codes.iter().map(String::as_str))
            }),
        );
    }
    check("unanimous", row["unanimous"].as_bool().is_none_or(|wanted| wanted == vote.unanimous));
    check("adopted", row["adopted"].as_bool().is_none_or(|wanted| vote.adopted == Some(wanted)));
    let symbol = vote.instrument.and_then(|number| found.instruments[number].symbol.as_deref());
    check("instrument", row["instrument"].as_str().is_none_or(|wanted| symbol == Some(wanted)));
    let day = vote.date.map(|number| found.dates[number].value.as_str());
    let dated = row["date"].as_str().filter(|wanted| !wanted.starts_with("before"));
    check("date", dated.is_none_or(|wanted| day.is_some_and(|day| day.starts_with(wanted))));
    wrong
}

/// Measures, if it is wanted.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("votes") {
        return;
    }
    let (Some(sources), Some(key)) = (sources(), key("votes")) else {
        return table.skipped(SET, format!("no key at {:?}", data::shared("gold")));
    };
    let (mut right, mut all) = (0, 0);
    for source in &sources {
        let options = Options { published: Some(&source.published), ..Options::default() };
        let Ok(found) = extract(&source.text, &options) else { continue };
        for row in key.iter().filter(|row| row["seed"] == source.seed.as_str()) {
            all += 1;
            let near = found.votes.iter().filter(|v| span(row).is_some_and(|s| meet(s, (v.start, v.end))));
            let wrong: Vec<_> = near.map(|vote| (vote, differs(row, vote, &found))).collect();
            if wrong.iter().any(|(_, wrong)| wrong.is_empty()) {
                right += 1;
            } else if wanted.verbose {
                println!("{}: wanted {row}, found {wrong:?}", source.seed);
            }
        }
    }
    table.count(SET, "votes", right, all, Some(5));
}

#[cfg(test)]
mod tests {
    use super::differs;
    use article41::extract::{Options, extract};
    use serde_json::json;

    #[test]
    fn by_hand() {
        let text = "On 28 March 2024 Russia vetoed the draft. It received 13 votes in favour, with China abstaining.";
        let found = extract(text, &Options::default()).unwrap();
        let wrong = |row| differs(&row, &found.votes[0], &found);
        assert_eq!(
            wrong(json!({"yes": 13, "no": 1, "abstain": 1, "veto": ["RUS"], "abstained": ["CHN"]})),
            [""; 0]
        );
        assert_eq!(
            wrong(json!({"yes": 14, "adopted": true, "unanimous": true})),
            ["yes", "unanimous", "adopted"]
        );
        assert_eq!(
            wrong(json!({"veto": ["CHN"], "instrument": "S/2024/255", "date": "2024-03-28"})),
            ["veto", "instrument"]
        );
        assert_eq!(wrong(json!({"date": "2023"})), ["date"]);
    }
}
