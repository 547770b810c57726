use super::*;
use crate::model::Records;
use serde_json::json;

/// A dossier in the form that records have in files.
fn records(value: serde_json::Value) -> Records {
    serde_json::from_value(value).unwrap()
}

fn index(records: &Records) -> Index {
    Index::build(records, &Stands::new(records))
}

/// The ids of the documents that have a value.
fn having<'a>(index: &'a Index, column: Column, key: &str) -> Vec<&'a str> {
    let (names, values) = (index.names(), index.values());
    let value = values.of(column).find(|v| names.key(values.thing(*v)) == key);
    value.into_iter().flat_map(|v| values.documents(v)).map(|d| index.id(*d)).collect()
}

fn dossier() -> Records {
    records(json!({
        "title": "",
        "sources": [
            { "id": "s1", "kind": "report", "title": "One", "publisher": "Daily", "published": { "edtf": "2024-07" } },
            { "id": "s2", "kind": "report", "title": "Two" },
        ],
        "actors": [
            { "id": "RUS", "kind": "state", "name": "Russia", "aliases": ["Moscow", "Russian Federation"] },
            { "id": "PRK", "kind": "state", "name": "North Korea", "aliases": ["DPRK", "Pyongyang"] },
            { "id": "un", "kind": "body", "name": "United Nations" },
            { "id": "embassy", "kind": "body", "name": "the embassy", "partOf": "RUS" },
            { "id": "envoy", "kind": "person", "name": "The Envoy", "roles": [
                { "title": "ambassador", "for": "embassy", "during": "2020/.." },
                { "title": "adviser", "for": "PRK", "during": "2001/2005" },
            ] },
        ],
        "instruments": [{ "id": "res-1", "kind": "resolution", "symbol": "S/RES/1718 (2006)", "title": "Measures" }],
        "events": [{ "id": "ev", "type": "veto", "title": "A vote fails", "date": { "edtf": "2024-03-28" } }],
        "statements": [
            { "id": "st-1", "speakers": ["envoy"], "mode": "direct", "stance": "reject", "text": "It never happened",
              "date": { "edtf": "2024-06" }, "event": "ev", "positions": [{ "claim": "cl", "position": "deny" }],
              "evidence": [{ "source": "s1", "quote": "never ever" }] },
            { "id": "st-2", "speakers": ["envoy"], "for": ["un"], "mode": "direct", "stance": "affirm", "text": "Or did it",
              "date": { "edtf": "2024-06-21~" }, "positions": [{ "claim": "cl", "position": "affirm" }],
              "evidence": [{ "source": "s2" }] },
        ],
        "claims": [{ "id": "cl", "text": "Arms were shipped by the Yo-jong", "actors": ["PRK"], "goods": ["arms"],
                     "instruments": ["res-1"] }],
        "texts": [{ "source": "s2", "text": "First line\n\nThe second, Yojong said" }],
    }))
}

#[test]
fn a_statement_counts_by_speaker_claim_and_source() {
    let records = dossier();
    let index = index(&records);
    assert_eq!(having(&index, Column::Speaker, "envoy"), ["st-1", "st-2"]);
    assert_eq!(having(&index, Column::Speaker, "un"), ["st-2"]);
    assert_eq!(having(&index, Column::Speaker, "RUS"), [""; 0]);
    // By the office held that day, unless it is said for whom; never by one held at another time.
    assert_eq!(having(&index, Column::State, "RUS"), ["RUS", "embassy", "envoy", "st-1"]);
    assert_eq!(having(&index, Column::State, "PRK"), ["PRK", "envoy", "st-1", "st-2", "cl"]);
    assert_eq!(having(&index, Column::Actor, "RUS"), ["RUS", "embassy"]);
    assert_eq!(having(&index, Column::Stance, "deny"), ["st-1"]);
    assert_eq!(having(&index, Column::Stance, "reject"), ["st-1"]);
    assert_eq!(having(&index, Column::Denies, "cl"), ["st-1"]);
    assert_eq!(having(&index, Column::About, "cl"), ["st-1", "st-2", "cl"]);
    assert_eq!(having(&index, Column::Instrument, "res-1"), ["res-1", "st-1", "st-2", "cl"]);
    assert_eq!(having(&index, Column::Event, "ev"), ["ev", "st-1"]);
    assert_eq!(having(&index, Column::Source, "s1"), ["s1", "st-1", "cl"]);
    assert_eq!(having(&index, Column::Source, "s2"), ["s2", "st-2", "cl", "s2#1", "s2#2"]);
    assert_eq!(having(&index, Column::Publisher, "Daily"), ["s1", "st-1", "cl"]);
    assert_eq!(having(&index, Column::Goods, "arms"), ["st-1", "st-2", "cl"]);
    assert_eq!(having(&index, Column::Has, "conflict"), ["st-1", "st-2", "cl"]);
    assert_eq!(having(&index, Column::Has, "quote"), ["st-1"]);
    assert_eq!(having(&index, Column::Has, "text"), ["s2", "st-2", "cl", "s2#1", "s2#2"]);
    assert_eq!(having(&index, Column::In, "passages"), ["s2#1", "s2#2"]);
}

#[test]
fn words_and_phrases_find_records_through_names_and_compounds() {
    let records = dossier();
    let index = index(&records);
    let find = |text: &str, meant: Meant| -> Vec<&str> {
        index.documents(&Phrase::new(text, meant)).into_list().into_iter().map(|d| index.id(d)).collect()
    };
    assert_eq!(find("shipping", Meant::Inflected), ["st-1", "st-2", "cl"]);
    assert_eq!(find("shipping", Meant::Exact), [""; 0]);
    assert_eq!(find("pyongyang", Meant::Inflected), ["PRK", "envoy", "st-1", "st-2", "cl"]);
    assert_eq!(find("North Korea", Meant::Exact), ["PRK", "envoy", "st-1", "st-2", "cl"]);
    assert_eq!(find("1718", Meant::Inflected), ["res-1", "st-1", "st-2", "cl"]);
    assert_eq!(find("Yojong", Meant::Inflected), ["st-1", "st-2", "cl", "s2#2"]);
    assert_eq!(find("Yo-jong", Meant::Inflected), ["st-1", "st-2", "cl", "s2#2"]);
    assert_eq!(find("second Yo-jong said", Meant::Exact), ["s2#2"]);
    assert_eq!(find("by the yoj", Meant::Prefix), ["st-1", "st-2", "cl"]);
    assert_eq!(find("shiped", Meant::Fuzzy(1)), ["st-1", "st-2", "cl"]);
    // Not from one text into the next.
    assert_eq!(find("happened arms", Meant::Exact), [""; 0]);
    assert_eq!(find("", Meant::Exact), [""; 0]);
}

#[test]
fn documents_are_known_by_id_kind_and_stance() {
    let records = dossier();
    let index = index(&records);
    for (i, record) in (0..).zip(records.iter()) {
        assert_eq!(index.id(i), record.id().as_str());
        assert_eq!(index.find(record.id().as_str()), Some(i));
        assert_eq!(index.kind(i), Some(record.kind()));
        let stance = if let RecordRef::Statement(s) = record { Some(s.stance) } else { None };
        assert_eq!(index.stance(i), stance);
        assert_eq!(index.days(i).is_some(), record.when().is_some());
    }
    let second = index.find("s2#2").unwrap();
    assert_eq!((index.kind(second), index.stance(second), index.days(second)), (None, None, None));
    let passage = index.passage(second).unwrap();
    assert_eq!(&records.texts[0].text[passage.bytes.clone()], "The second, Yojong said");
    assert_eq!(index.passage(0), None);
    assert_eq!(index.find("nothing"), None);
    assert_eq!(index.kind(99), None);
    assert_eq!(Index::default().find(""), None);
}
