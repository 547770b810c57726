//! The five reports, read by the extraction rules, put into a dossier: by themselves and beside the built-in one.

use article41::anchors::check_anchors;
use article41::dossier::Dossier;
use article41::extract::{Options, extract};
use article41::model::{Made, Records, validate};
use std::collections::BTreeMap;

#[path = "support/source_texts.rs"]
mod support;

fn texts() -> Option<BTreeMap<String, String>> {
    support::source_texts("extraction of the five reports")
}

fn records(text: &str) -> Records {
    let options = Options { published: Some("2024-06-30"), ..Options::default() };
    extract(text, &options).expect("read").records
}

#[test]
fn records_of_the_reports_are_a_dossier() {
    let Some(texts) = texts() else { return };
    let mut alone = Dossier::empty("Extracted");
    let mut beside = Dossier::builtin().expect("built in");
    let curated = beside.records().clone();
    for (name, text) in &texts {
        let records = records(text);
        assert_eq!(validate(&records), [], "{name}");
        assert!(records.statements.len() >= 3 && !records.events.is_empty(), "{name}");
        let source = records.sources[0].id.clone();
        let check = check_anchors(&records, &source, text);
        assert!(check.identical && check.problems.is_empty(), "{name}: {check:?}");
        for dossier in [&mut alone, &mut beside] {
            dossier.add(records.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
            let error = dossier.add(records.clone()).expect_err("it is there already");
            assert!(error.message().contains("already has this text"), "{error}");
            let report = dossier.attach(Some(source.as_str()), text).expect("attached");
            assert!(report.identical && report.intact == report.anchors && report.anchors > 10, "{report:?}");
        }
        // What a statement rests on is shown with the words that were said.
        for statement in &records.statements {
            let info = alone.get(statement.id.as_str()).expect("it is there");
            for evidence in &info.evidence {
                let context = evidence.context.as_ref().expect("the text is attached");
                assert!(context.intact && evidence.made == Made::Extracted && evidence.rule.is_some());
            }
        }
    }
    // Nothing curated has changed but for the evidence that was added.
    for actor in &curated.actors {
        let now = beside.records().actors.iter().find(|a| a.id == actor.id).expect("still there");
        let mut as_before = now.clone();
        as_before.evidence.truncate(actor.evidence.len());
        assert_eq!(&as_before, actor);
    }
    for dossier in [&alone, &beside] {
        let saved = dossier.save().expect("saved");
        assert_eq!(Dossier::open(&saved).expect("opened").records(), dossier.records());
        let found = dossier.search("kind:statement made:extracted", &Default::default()).expect("asked");
        let expected = dossier
            .records()
            .statements
            .iter()
            .filter(|s| s.evidence.iter().any(|e| e.made == Made::Extracted));
        assert_eq!(found.total, expected.count());
    }
    let curated = beside.search("kind:statement made:curated", &Default::default()).expect("asked");
    assert!(curated.total > 0);
    let russian =
        beside.search("kind:statement made:extracted speaker:Russia", &Default::default()).expect("asked");
    assert!(russian.total > 0, "those who speak for Russia are found by its name");
}
