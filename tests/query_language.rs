//! The manual's examples, on the dossier that readers have before them.
#![cfg(not(target_arch = "wasm32"))]

use article41::compare::Stands;
use article41::corpus;
use article41::index::Index;
use article41::query::{Field, Options, parse, run};
use std::path::Path;

const MANUAL: &str = include_str!("../docs/query-language.md");

fn total(index: &Index, text: &str) -> usize {
    let parsed = parse(text).unwrap_or_else(|e| panic!("{text}: {e}")).without_stop_words();
    run(index, &parsed.query, &Options::default()).unwrap_or_else(|e| panic!("{text}: {e}")).total
}

#[test]
fn each_example_finds_something() {
    let records =
        corpus::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")).expect("the corpus is whole");
    let index = Index::build(&records, &Stands::new(&records));
    let table = MANUAL.split("| you want | you type |").nth(1).expect("the table of examples");
    let rows = table.lines().skip(2).take_while(|l| l.starts_with('|'));
    let examples: Vec<&str> = rows.filter_map(|row| row.split('`').nth(1)).collect();
    assert_eq!(examples.len(), 10);
    let fields = Field::ALL.into_iter().filter(|f| *f != Field::In).map(Field::example);
    let blocks =
        MANUAL.split("```query\n").skip(1).flat_map(|b| b.split("\n```").next().unwrap_or_default().lines());
    let empty: Vec<&str> =
        examples.into_iter().chain(fields).chain(blocks).filter(|t| total(&index, t) == 0).collect();
    assert!(empty.is_empty(), "nothing is found by {empty:?}");
    assert_eq!(total(&index, "who denies arms from the DPRK?"), total(&index, "denies arms DPRK"));
    assert_eq!(total(&index, ""), index.len() as usize);
}
