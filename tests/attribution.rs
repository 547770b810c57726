//! Who said what in the five reports: the records against a table of what each text says, and against a key that was
//! made by hand where that is at hand.
#![cfg(not(target_arch = "wasm32"))]

use article41::compare::Stands;
use article41::corpus;
use article41::model::{Evidence, Id, PositionKind, Records, Statement};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn records() -> Records {
    corpus::read(&root().join("corpus"))
        .unwrap_or_else(|problems| panic!("the corpus has {} problem(s)", problems.len()))
}

fn statement<'a>(records: &'a Records, id: &str) -> &'a Statement {
    records.statements.iter().find(|s| s.id.as_str() == id).unwrap_or_else(|| panic!("no statement {id}"))
}

/// Every position on a claim, as "position record", in the order of the records.
fn stands(records: &Records, claim: &str) -> Vec<String> {
    let stands = Stands::new(records);
    let ordinal = records.iter().position(|r| r.id().as_str() == claim).expect("the claim is there");
    let mut found: Vec<String> = (stands.on(u32::try_from(ordinal).expect("few records")).iter())
        .map(|s| {
            let record = records.at(s.record).expect("its record is there");
            format!("{} {}{}", s.position.as_str(), record.id(), if s.relay { " (relay)" } else { "" })
        })
        .collect();
    found.sort();
    found
}

#[test]
fn who_stands_where_on_what_is_disputed() {
    let records = records();
    for (claim, expected) in [
        (
            "cl-arms-dprk-russia",
            &[
                "allege as-001-alleged-transfers",
                "allege st-000-treasury-designations",
                "deny st-000-kim-yo-jong-absurd",
                "deny st-001-nebenzia-missiles",
                "question as-002-neither-confirmed",
                "question st-004-panel-arms",
            ][..],
        ),
        (
            "cl-pact-violates-resolutions",
            &[
                "affirm st-001-hwang-violates",
                "affirm st-001-wood-violates",
                "deny st-001-nebenzia-legitimate",
            ],
        ),
        ("cl-missiles-used-in-ukraine", &["allege as-001-accusations", "deny st-001-nebenzia-missiles"]),
        ("cl-panel-should-end", &["affirm st-004-nebenzia-no-reason", "deny st-004-hwang-no-justification"]),
        (
            "cl-sanctions-bind-russia",
            &["affirm st-000-guterres-abide", "affirm st-001-nakamitsu-relay (relay)"],
        ),
        (
            "cl-sanctions-since-2006",
            &["affirm as-000-since-2006", "affirm as-003-since-2006", "affirm as-004-since-2006"],
        ),
    ] {
        assert_eq!(stands(&records, claim), expected, "{claim}");
    }
}

#[test]
fn speakers_are_those_who_spoke() {
    let records = records();
    for (id, speakers) in [
        ("st-004-woodward-freedom", &["barbara-woodward"][..]),
        ("st-004-joint-two-panels", &["USA", "FRA", "JPN", "KOR", "GBR"]),
        ("st-000-embassy-not-against", &["russian-embassy-seoul"]),
        ("st-003-ministry-stop", &["kor-foreign-ministry"]),
        ("st-002-wezeman-2270-replaced", &["siemon-wezeman"]),
    ] {
        let found: Vec<&str> = statement(&records, id).speakers.iter().map(Id::as_str).collect();
        assert_eq!(found, speakers, "{id}");
    }
    let relay = statement(&records, "st-001-nakamitsu-relay");
    assert_eq!(relay.relays.as_ref().map(Id::as_str), Some("st-000-guterres-abide"));
    // What Wezeman says has come through Newsweek, all of it.
    for s in records.statements.iter().filter(|s| s.speakers.iter().any(|p| p.as_str() == "siemon-wezeman")) {
        assert_eq!(s.via.iter().map(Id::as_str).collect::<Vec<_>>(), ["newsweek"], "{}", s.id);
    }
    // Speculation takes no side.
    for a in records.assertions.iter().filter(|a| a.status.as_str() == "speculative") {
        assert!(a.positions.iter().all(|p| p.position == PositionKind::Question), "{}", a.id);
    }
}

/// A file of the hand-made key, or nothing where it is not at hand; then stderr says what is not checked.
fn key(file: &str) -> Option<Vec<Value>> {
    let named = std::env::var_os("ARTICLE41_KEY").map(PathBuf::from);
    let beside = ["../shared/gold", "../../shared/gold"].map(|path| root().join(path));
    let Some(folder) = named.into_iter().chain(beside).find(|folder| folder.is_dir()) else {
        eprintln!("SKIPPED: {file}: no folder of the key (ARTICLE41_KEY or ../shared/gold)");
        return None;
    };
    let text = std::fs::read_to_string(folder.join(file)).expect("the key can be read");
    Some(serde_json::from_str(&text).expect("the key is a JSON list"))
}

fn word<'a>(entry: &'a Value, field: &str) -> &'a str {
    entry[field].as_str().unwrap_or_default()
}

/// Whether a piece of evidence covers the span of an entry of the key.
fn covers(evidence: &Evidence, entry: &Value) -> bool {
    let [start, end] = [0, 1].map(|i| entry["span"][i].as_u64().expect("the key gives a span"));
    evidence.source.as_str() == word(entry, "seed")
        && evidence.anchor.as_ref().is_some_and(|a| u64::from(a.start) <= start && u64::from(a.end) >= end)
}

/// Letters alone, without accents or case, for the names of the key.
fn folded(name: &str) -> String {
    name.chars()
        .map(|c| if c == 'ó' { 'o' } else { c })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[test]
fn every_quotation_of_the_key_is_its_speakers() {
    let Some(quotes) = key("quotes.json") else { return };
    let records = records();
    let is =
        |id: &Id, name: &str| {
            // The key's own words for three bodies.
            let name = match name {
                "UN 1718 Committee Panel of Experts" => "1718 Panel of Experts",
                "UN Panel of Experts on Mali" => "Panel of Experts on Mali",
                "South Korea (government)" => "South Korea",
                name => name,
            };
            records.actors.iter().find(|a| a.id == *id).is_some_and(|a| {
                std::iter::once(&a.name).chain(&a.aliases).any(|n| folded(n) == folded(name))
            })
        };
    let mut wrong = Vec::new();
    for quote in &quotes {
        // Without a speaker it is the name of a thing, and no speech.
        let names: Vec<&str> = word(quote, "speaker").split("; ").filter(|name| !name.is_empty()).collect();
        let attributed = names.is_empty()
            || records.statements.iter().any(|s| {
                s.evidence.iter().any(|e| covers(e, quote))
                    && s.speakers.len() == names.len()
                    && names.iter().all(|name| s.speakers.iter().any(|id| is(id, name)))
            });
        if !attributed {
            wrong.push(format!(
                "{} {}: {} is not said by {names:?}",
                word(quote, "seed"),
                quote["span"],
                word(quote, "text")
            ));
        }
    }
    assert!(quotes.len() > 30, "the key has its quotations");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_event_of_the_key_is_told_on_its_day() {
    let Some(events) = key("events.json") else { return };
    let records = records();
    let mut wrong = Vec::new();
    for told in &events {
        // One telling gives no day, only one before which it was.
        let date = word(told, "date").strip_prefix("before ").map_or(word(told, "date"), |_| "2024-03-28");
        let found = records.events.iter().any(|event| {
            event.date.edtf.to_string().starts_with(date) && event.evidence.iter().any(|e| covers(e, told))
        });
        if !found {
            wrong.push(format!(
                "{} {}: {} on {date}",
                word(told, "seed"),
                told["span"],
                word(told, "trigger")
            ));
        }
    }
    assert!(events.len() > 10, "the key has its events");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
