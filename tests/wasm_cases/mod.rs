//! Tests that are the same in Node and in browsers, on the built-in dossier as JavaScript sees it.

use article41::wasm::{self, Dossier};
use js_sys::{Array, JSON, JsString, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const NONE: JsValue = JsValue::UNDEFINED;

/// What is under a path of keys: `field(&hit, "date.edtf")`.
fn field(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).expect(path))
}

fn text(value: &JsValue, path: &str) -> String {
    field(value, path).as_string().unwrap_or_else(|| panic!("{path} is no text"))
}

fn number(value: &JsValue, path: &str) -> f64 {
    field(value, path).as_f64().unwrap_or_else(|| panic!("{path} is no number"))
}

fn json(text: &str) -> JsValue {
    JSON::parse(text).expect(text)
}

fn builtin() -> Dossier {
    Dossier::builtin().expect("the built-in dossier opens")
}

/// The ids of the hits.
fn ids(result: &JsValue) -> Vec<String> {
    Array::from(&field(result, "hits")).iter().map(|hit| text(&hit, "id")).collect()
}

/// `text.slice(start, end)`, as a page would do it.
fn slice(whole: &str, span: &JsValue) -> String {
    let whole: js_sys::JsString = whole.into();
    whole.slice(number(span, "0") as u32, number(span, "1") as u32).into()
}

fn code(failed: &JsValue) -> String {
    assert!(failed.is_instance_of::<js_sys::Error>());
    assert_eq!(text(failed, "name"), "Article41Error");
    text(failed, "code")
}

#[wasm_bindgen_test]
fn a_date_is_read() {
    let date = wasm::parse_date(&"2024-06-21~".into()).unwrap();
    assert_eq!(text(&date, "text"), "about 21 June 2024");
    assert!(field(&date, "claimed").is_null());
}

#[wasm_bindgen_test]
fn an_error_has_a_code_and_a_span_in_utf16_units() {
    let failed = wasm::parse_date(&"𝄞".into()).unwrap_err();
    assert_eq!(code(&failed), "date");
    assert_eq!(number(&failed, "span.1"), 2.0);
    assert!(field(&failed, "suggestion").is_null());
    let failed = builtin().query(&"é𝄞 speeker:x".into(), &NONE).unwrap_err();
    assert_eq!(slice("é𝄞 speeker:x", &field(&failed, "span")), "speeker");
    assert_eq!(text(&failed, "suggestion"), "speaker");
}

#[wasm_bindgen_test]
fn who_denies_that_arms_went_to_russia() {
    let result = builtin().query(&"denies:cl-arms-dprk-russia".into(), &NONE).unwrap();
    assert!(ids(&result).contains(&"st-000-kim-yo-jong-absurd".to_owned()), "{:?}", ids(&result));
    assert_eq!(number(&result, "total") as usize, ids(&result).len());
}

#[wasm_bindgen_test]
fn every_veto_has_its_ballots() {
    let dossier = builtin();
    let result = dossier.query(&"kind:vote vetoed".into(), &json(r#"{ "limit": 100 }"#)).unwrap();
    assert!(number(&result, "total") >= 2.0);
    for id in ids(&result) {
        let vote = field(&dossier.get(&id.into()).unwrap(), "vote");
        assert_eq!(text(&vote, "outcome"), "vetoed");
        assert_eq!(Array::from(&field(&vote, "ballots")).length(), 15);
        assert!(Array::from(&field(&vote, "vetoes")).length() >= 1);
    }
}

#[wasm_bindgen_test]
fn highlights_are_what_was_searched_for() {
    let result = builtin().query(&"arms kind:statement".into(), &NONE).unwrap();
    let mut seen = 0;
    for hit in Array::from(&field(&result, "hits")).iter() {
        for span in Array::from(&field(&hit, "highlights.text")).iter() {
            assert!(slice(&text(&hit, "text"), &span).to_lowercase().starts_with("arm"));
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[wasm_bindgen_test]
fn options_are_heeded_and_wrong_ones_refused() {
    let dossier = builtin();
    let options = r#"{ "limit": 3, "offset": 1, "facets": [{ "field": "kind" }], "histogram": "year",
        "pairs": { "a": "state", "b": "kind", "limit": 4 }, "highlight": false }"#;
    let result = dossier.query(&"date:2024".into(), &json(options)).unwrap();
    assert_eq!(ids(&result).len(), 3);
    assert_eq!(text(&result, "facets.0.field"), "kind");
    assert_eq!(text(&result, "histogram.unit"), "year");
    assert_eq!(Array::from(&field(&result, "pairs")).length(), 4);
    for wrong in [
        r#"{ "limt": 3 }"#,
        r#"{ "limit": -1 }"#,
        r#"{ "limit": 1.5 }"#,
        r#"{ "limit": "3" }"#,
        r#"{ "facets": "kind" }"#,
        r#"{ "facets": [{ "field": "date" }] }"#,
        r#"{ "histogram": "week" }"#,
        r#"{ "highlight": 1 }"#,
        "[]",
        "5",
    ] {
        assert_eq!(code(&dossier.query(&"arms".into(), &json(wrong)).unwrap_err()), "option", "{wrong}");
    }
}

#[wasm_bindgen_test]
fn a_query_is_the_same_as_text_and_as_object() {
    let dossier = builtin();
    for query in [
        "arms",
        "speaker:\"Joonkook Hwang\" -kind:event",
        "(coal OR oil*) date:2006..2017 sort:-date",
        "amrs~2",
    ] {
        let object = wasm::parse_query(&query.into()).unwrap();
        let written = wasm::format_query(&object).unwrap();
        assert_eq!(JSON::stringify(&wasm::parse_query(&written.into()).unwrap()), JSON::stringify(&object));
        let (by_text, by_object) =
            (dossier.query(&query.into(), &NONE).unwrap(), dossier.query(&object, &NONE).unwrap());
        assert_eq!(ids(&by_text), ids(&by_object), "{query}");
    }
}

#[wasm_bindgen_test]
fn what_is_saved_opens_as_the_same() {
    let dossier = builtin();
    let bytes = dossier.save().unwrap();
    let again = Dossier::open(&bytes).unwrap();
    assert_eq!(again.save().unwrap().to_vec(), bytes.to_vec());
    assert_eq!(JSON::stringify(&again.info().unwrap()), JSON::stringify(&dossier.info().unwrap()));
    // Also from the buffer, and from a view that starts in the middle of one.
    assert!(Dossier::open(&bytes.buffer()).is_ok());
    let shifted = Uint8Array::new_with_length(bytes.length() + 3);
    shifted.set(&bytes, 3);
    assert!(Dossier::open(&shifted.subarray(3, bytes.length() + 3)).is_ok());
}

#[wasm_bindgen_test]
fn damaged_bytes_are_refused_by_code() {
    let bytes = builtin().save().unwrap().to_vec();
    for cut in [0, 1, 7, 8, 9, 100, bytes.len() / 2, bytes.len() - 1] {
        let part = Uint8Array::from(&bytes[..cut]);
        assert_eq!(code(&Dossier::open(&part).unwrap_err()), "pack", "{cut} bytes");
    }
    for at in (0..bytes.len()).step_by(bytes.len() / 60) {
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (at % 8);
        let failed = Dossier::open(&Uint8Array::from(flipped.as_slice())).unwrap_err();
        assert!(["pack", "record"].contains(&code(&failed).as_str()), "bit of byte {at}");
    }
    assert_eq!(code(&Dossier::open(&"text".into()).unwrap_err()), "option");
}

#[wasm_bindgen_test]
fn a_timeline_is_columns_of_one_length() {
    let dossier = builtin();
    let timeline = dossier.timeline(&"date:2024".into(), &"kind".into()).unwrap();
    let length = number(&timeline, "ordinals.length");
    assert!(length > 10.0);
    for column in ["earliest", "latest", "flags", "kinds", "stances", "lane"] {
        assert_eq!(number(&timeline, &format!("{column}.length")), length, "{column}");
    }
    let first = dossier.id_at(&field(&timeline, "ordinals.0")).unwrap();
    assert!(dossier.get(&first.into()).is_ok());
    assert_eq!(code(&dossier.id_at(&1e9.into()).unwrap_err()), "not-found");
}

#[wasm_bindgen_test]
fn completion_counts_utf16_units() {
    let dossier = builtin();
    let whole = "𝄞 spea";
    let completion = dossier.complete(&whole.into(), &NONE).unwrap();
    assert_eq!(slice(whole, &field(&completion, "span")), "spea");
    assert!(text(&completion, "options.0.text").starts_with("speaker"));
    let at_caret = dossier.complete(&"𝄞 spea zzz".into(), &7.into()).unwrap();
    assert_eq!(text(&at_caret, "options.0.text"), text(&completion, "options.0.text"));
}

#[wasm_bindgen_test]
fn a_click_edits_the_text() {
    let dossier = builtin();
    let one = dossier.toggle(&"arms".into(), &"kind".into(), &"event".into()).unwrap();
    assert_eq!(one, "arms kind:event");
    assert_eq!(dossier.toggle(&one.into(), &"kind".into(), &"event".into()).unwrap(), "arms");
    let range = dossier.set_range(&"arms".into(), &"date".into(), &"2024-06".into(), &JsValue::NULL).unwrap();
    assert_eq!(range, "arms date:2024-06..");
}

#[wasm_bindgen_test]
fn lone_surrogates_are_one_unit_wide() {
    let lone = js_sys::JsString::from_char_code(&[0xD800]);
    let query: js_sys::JsString = lone.concat(&" speeker:x".into()).unchecked_into();
    let failed = builtin().query(&query, &NONE).unwrap_err();
    assert_eq!((number(&failed, "span.0"), number(&failed, "span.1")), (2.0, 9.0));
}

#[wasm_bindgen_test]
fn wrong_types_are_refused_and_the_dossier_goes_on() {
    let dossier = builtin();
    let (null, object, array) = (JsValue::NULL, JsValue::from(Object::new()), JsValue::from(Array::new()));
    for wrong in [&NONE, &null, &JsValue::from(5), &JsValue::TRUE, &object, &array, &JsValue::symbol(None)] {
        assert_eq!(code(&dossier.get(wrong).unwrap_err()), "option");
        assert_eq!(code(&wasm::parse_query(wrong).unwrap_err()), "option");
        assert_eq!(code(&wasm::parse_date(wrong).unwrap_err()), "option");
        assert_eq!(code(&dossier.cite(&"res-2397".into(), wrong).unwrap_err()), "option");
        assert_eq!(code(&Dossier::open(wrong).unwrap_err()), "option");
    }
    assert!(number(&dossier.query(&"arms".into(), &NONE).unwrap(), "total") > 0.0);
}

#[wasm_bindgen_test]
fn huge_and_deep_queries_are_refused_at_once() {
    let dossier = builtin();
    assert_eq!(code(&dossier.query(&"(".repeat(10_000).into(), &NONE).unwrap_err()), "query");
    assert_eq!(code(&dossier.query(&"arms ".repeat(2_000_000).into(), &NONE).unwrap_err()), "query");
    let mut deep = json(r#"{ "type": "word", "field": null, "text": "arms" }"#);
    for _ in 0..10_000 {
        let not = json(r#"{ "type": "not" }"#);
        Reflect::set(&not, &"of".into(), &deep).unwrap();
        deep = not;
    }
    let query = json(r#"{ "sort": null }"#);
    Reflect::set(&query, &"where".into(), &deep).unwrap();
    assert_eq!(code(&dossier.query(&query, &NONE).unwrap_err()), "option");
    assert!(number(&dossier.query(&"arms".into(), &NONE).unwrap(), "total") > 0.0);
}

#[wasm_bindgen_test]
fn citations_and_exports_are_texts() {
    let dossier = builtin();
    assert!(dossier.cite(&"res-2397".into(), &"bibtex".into()).unwrap().starts_with("@techreport{res-2397,"));
    let csv = dossier.export(&"instrument:2397".into(), &"csv".into()).unwrap();
    assert!(csv.starts_with("id,kind,date,"));
    assert!(JSON::parse(&dossier.export(&"arms".into(), &"json".into()).unwrap()).is_ok());
}

#[wasm_bindgen_test]
fn dossiers_are_put_together() {
    let mut dossier = Dossier::empty(&"mine".into()).unwrap();
    assert_eq!(number(&dossier.info().unwrap(), "records"), 0.0);
    dossier.add(&builtin()).unwrap();
    assert_eq!(number(&dossier.info().unwrap(), "records"), number(&builtin().info().unwrap(), "records"));
    let before = dossier.save().unwrap().to_vec();
    assert_eq!(code(&dossier.add(&builtin()).unwrap_err()), "record");
    assert_eq!(dossier.save().unwrap().to_vec(), before);
    assert_eq!(code(&dossier.attach(&JsValue::NULL, &"the text of nothing".into()).unwrap_err()), "text");
    assert_eq!(code(&dossier.detach(&"000".into()).unwrap_err()), "not-found");
}

const REPORT: &str =
    "𝄞 “No deal,” Vassily Nebenzia said on 28 June 2024.\n\nThe Council adopted resolution 2397 (2017).";

fn read(text: &str, options: &str) -> JsValue {
    unfolded(&text.into(), &wasm::extract_from(&text.into(), &json(options)).expect(text))
}

/// What the package makes of a tape; written down once more, so that the tape is what its documentation says.
fn unfolded(text: &JsString, folded: &JsValue) -> JsValue {
    let words = field(folded, "words").unchecked_into::<Uint32Array>().to_vec();
    let ends = field(folded, "ends").unchecked_into::<Uint32Array>().to_vec();
    let pool: JsString = field(folded, "pool").unchecked_into();
    let object = Object::new();
    let lists = ["source", "dates", "quotes", "actors", "instruments", "votes", "events", "quantities"];
    let mut at = 0;
    for (list, end) in lists.iter().zip(ends) {
        Reflect::set(&object, &(*list).into(), &value(&words, &mut at, text, &pool)).unwrap();
        assert_eq!(at, end as usize, "{list}");
    }
    let pack = field(folded, "pack");
    Reflect::set(&object, &"records".into(), &wasm::candidates_of(&pack).unwrap()).unwrap();
    Reflect::set(&object, &"pack".into(), &pack).unwrap();
    object.into()
}

fn value(words: &[u32], at: &mut usize, text: &JsString, pool: &JsString) -> JsValue {
    let word = words[*at];
    *at += 1;
    let number = word >> 3;
    match word & 7 {
        0 => [JsValue::NULL, JsValue::FALSE, JsValue::TRUE][number as usize].clone(),
        1 => number.into(),
        2 => {
            *at += 2;
            f64::from_bits(u64::from(words[*at - 2]) | u64::from(words[*at - 1]) << 32).into()
        }
        string @ (3 | 4) => {
            *at += 1;
            (if string == 3 { text } else { pool }).slice(number, words[*at - 1]).into()
        }
        5 => (0..number).map(|_| value(words, at, text, pool)).collect::<Array>().into(),
        _ => {
            let forms = wasm::forms_of_tapes();
            let object = Object::new();
            for name in forms.lines().nth(number as usize).unwrap().split(',') {
                Reflect::set(&object, &name.into(), &value(words, at, text, pool)).unwrap();
            }
            object.into()
        }
    }
}

/// Every place in what was found holds the text that it says.
fn each_place(text: &str, value: &JsValue, seen: &mut usize) {
    if Array::is_array(value) {
        return Array::from(value).iter().for_each(|one| each_place(text, &one, seen));
    }
    if !value.is_object() {
        return;
    }
    if let (Some(start), Some(end), Some(said)) = (
        field(value, "start").as_f64(),
        field(value, "end").as_f64(),
        Reflect::get(value, &"text".into()).ok().and_then(|t| t.as_string()),
    ) {
        assert_eq!(slice(text, &Array::of2(&start.into(), &end.into())), said);
        *seen += 1;
    }
    Object::values(value.unchecked_ref::<Object>()).iter().for_each(|one| each_place(text, &one, seen));
}

#[wasm_bindgen_test]
fn what_is_extracted_is_plain_and_counts_utf16_units() {
    let found = read(REPORT, r#"{ "published": "2024-06-28" }"#);
    for list in ["dates", "quotes", "actors", "instruments", "votes", "events", "quantities"] {
        assert!(Array::is_array(&field(&found, list)), "{list}");
    }
    assert!(field(&found, "source").is_object() && field(&found, "records").is_object());
    assert!(field(&found, "pack").is_instance_of::<Uint8Array>());
    let mut seen = 0;
    each_place(REPORT, &found, &mut seen);
    assert!(seen > 0);
    let dates = wasm::dates_from(&REPORT.into(), &json(r#"{ "published": "2024-06-28" }"#)).unwrap();
    let words = field(&dates, "words").unchecked_into::<Uint32Array>().to_vec();
    let dates = value(&words, &mut 0, &REPORT.into(), &field(&dates, "pool").unchecked_into());
    assert_eq!(JSON::stringify(&dates), JSON::stringify(&field(&found, "dates")));
}

#[wasm_bindgen_test]
fn extraction_refuses_what_it_cannot_read() {
    let extract = |text: &JsValue, options: &JsValue| wasm::extract_from(text, options).unwrap_err();
    for wrong in [NONE, JsValue::NULL, 5.into(), Object::new().into(), JsValue::symbol(None)] {
        assert_eq!(code(&extract(&wrong, &NONE)), "option");
    }
    for wrong in [
        r#"{ "published": "last Friday" }"#,
        r#"{ "published": 5 }"#,
        r#"{ "publisht": "2024" }"#,
        r#"{ "title": [] }"#,
        r#"{ "lexicon": 5 }"#,
        r#"{ "lexicon": [] }"#,
        r#"{ "lexicon": { "persn": [] } }"#,
        r#"{ "lexicon": { "person": "x" } }"#,
        r#"{ "lexicon": { "person": { "x": "y" } } }"#,
        r#"{ "lexicon": { "person": [5] } }"#,
        r#"{ "lexicon": { "person": [" "] } }"#,
        r#"{ "lexicon": "[persn]" }"#,
        "5",
        "[]",
    ] {
        assert_eq!(code(&extract(&"a".into(), &json(wrong))), "option", "{wrong}");
    }
    let place = extract(&"a".into(), &json(r#"{ "lexicon": { "person": { "x": ["a", 5] } } }"#));
    assert!(
        text(&place, "message").contains("options.lexicon.person[‘x’][1]"),
        "{}",
        text(&place, "message")
    );
    let long = js_sys::JsString::from("a").repeat(100 << 20);
    assert_eq!(code(&extract(&long, &NONE)), "text");
    assert_eq!(code(&extract(&"é".repeat(9 << 20).into(), &NONE)), "text");
}

#[wasm_bindgen_test]
fn lone_surrogates_stay_in_what_is_extracted() {
    let lone = js_sys::JsString::from_char_code(&[0xD800]);
    let report: js_sys::JsString = lone.concat(&REPORT.into()).unchecked_into();
    let found = unfolded(&report, &wasm::extract_from(&report, &NONE).unwrap());
    let body = field(&found, "source.body");
    let (start, end) = (number(&body, "start") as u32, number(&body, "end") as u32);
    assert!(js_sys::Object::is(&report.slice(start, end), &field(&body, "text")));
}

#[wasm_bindgen_test]
fn an_extraction_is_added_to_a_dossier() {
    let found = read(REPORT, r#"{ "published": "2024-06-28" }"#);
    let records = |dossier: &Dossier| number(&dossier.info().unwrap(), "records");
    let mut dossier = builtin();
    let before = records(&dossier);
    dossier.add_extraction(&found, false).unwrap();
    assert!(records(&dossier) > before);
    let source = text(&found, "records.sources.0.id");
    assert_eq!(text(&dossier.get(&source.into()).unwrap(), "kind"), "source");
    let mut dossier = Dossier::empty(&NONE).unwrap();
    assert_eq!(code(&dossier.add_extraction(&Object::new(), false).unwrap_err()), "option");
    assert_eq!(code(&dossier.add_extraction(&JsValue::NULL, false).unwrap_err()), "option");
    assert_eq!(
        code(&dossier.add_extraction(&json(r#"{ "pack": {}, "records": {} }"#), false).unwrap_err()),
        "option"
    );
    // What is struck out is left out.
    Reflect::set(&found, &"records".into(), &Object::new()).unwrap();
    dossier.add_extraction(&found, false).unwrap();
    assert_eq!(records(&dossier), 0.0);
}
