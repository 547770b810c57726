//! Those who speak together: whose words a record says they are.

use crate::extract::{Options, extract};

/// The text of each statement, by whom and for whom.
fn told(text: &str) -> Vec<String> {
    let statements = extract(text, &Options::default()).unwrap().records.statements;
    let ids = |ids: &[crate::model::Id]| {
        ids.iter()
            .map(|id| id.as_str().rsplit_once("-x-").map_or(id.as_str(), |(_, id)| id))
            .collect::<Vec<_>>()
            .join(" ")
    };
    statements.iter().map(|s| format!("{} / {} / {}", ids(&s.speakers), ids(&s.spoke_for), s.text)).collect()
}

#[test]
fn each_who_is_named_speaks() {
    for (text, record) in [
        ("Peru and Norway said the vote was late.", "PER NOR /  / Peru and Norway say: the vote was late"),
        (
            "Peruvian President Ana Lima and her Norwegian counterpart, Ole Berg, said the vote was late.",
            "x-ana-lima x-ole-berg / PER NOR / Peruvian President Ana Lima and her Norwegian counterpart, Ole Berg say: the vote was late",
        ),
        (
            "Ana Lima, the president of Peru, and Norway's Ole Berg said the vote was late.",
            "x-ana-lima x-ole-berg / PER / Ana Lima, the president of Peru, and Norway's Ole Berg say: the vote was late",
        ),
        (
            "“It is late,” said Ivan Orlov and Ana Lima.",
            "x-ivan-orlov x-ana-lima /  / Ivan Orlov and Ana Lima say: “It is late,”",
        ),
        (
            "Russian Foreign Minister Ivan Orlov and Peruvian Foreign Minister Ana Lima denied the report.",
            "x-ivan-orlov x-ana-lima / RUS PER / Russian Foreign Minister Ivan Orlov and Peruvian Foreign Minister Ana Lima deny: the report",
        ),
    ] {
        assert_eq!(told(text), [record]);
    }
}

#[test]
fn several_without_names_are_several() {
    for (text, ending) in [
        ("Peruvian officials said the vote was late.", " / PER / Peruvian officials say: the vote was late"),
        (
            "Officials from Seoul and Oslo denied the report.",
            " / KOR NOR / Officials from Seoul and Oslo deny: the report",
        ),
        (
            "U.S. and Peruvian agencies said the vote was late.",
            "U.S. and Peruvian agencies say: the vote was late",
        ),
        ("An official said the vote was late.", " /  / An official says: the vote was late"),
        ("Norway's police said the vote was late.", " / Norway's police say: the vote was late"),
        (
            "“It is late,” said the foreign ministers of Peru and Norway.",
            " / PER NOR / the foreign ministers of Peru and Norway say: “It is late,”",
        ),
    ] {
        let records = told(text);
        assert!(records.len() == 1 && records[0].ends_with(ending), "{records:?}");
    }
}

#[test]
fn nothing_is_told_of_who_said_nothing() {
    for text in [
        "Peru has not confirmed the deal.",
        "Neither Peru nor Norway has confirmed the deal.",
        "No country has admitted the transfers.",
        "None of the envoys said the vote was late.",
        "The ministry would not say whether the ship had docked.",
        "China rejected that.",
        "Peru neither confirmed nor denied the report.",
        "The U.S. is yet to confirm the presence of the ships.",
        "Peru denied it.",
        "Peru's envoy declined to say when the ship had docked.",
    ] {
        assert!(told(text).is_empty(), "{text} {:?}", told(text));
    }
}

#[test]
fn who_has_seen_a_report_has_not_written_it() {
    assert_eq!(
        told("The report, seen by Reuters, says that the ship sailed.")
            .iter()
            .filter(|t| t.contains("Reuters"))
            .count(),
        0
    );
    let issued = told("The statement, issued by Norway's foreign ministry, says that the ship sailed.");
    assert!(issued.len() == 1 && issued[0].contains("norways-foreign-ministry"), "{issued:?}");
}

#[test]
fn what_is_no_clause_has_the_word_of_the_source() {
    for (text, record) in [
        ("Peru explained the analysis.", "PER /  / Peru explained: the analysis"),
        ("Peru agreed with that view.", "PER /  / Peru agreed with: that view"),
        ("Peru denied the report.", "PER /  / Peru denies: the report"),
        ("Peru said that it was late.", "PER /  / Peru says: it was late"),
    ] {
        assert_eq!(told(text), [record]);
    }
}
