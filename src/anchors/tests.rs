use super::*;
use crate::model::{Anchor, Assertion, Evidence, Made, Source, SourceKind, Status};

const TEXT: &str = "Über\n\n«Nein», sagte er. Mehr.\n";

/// An assertion of the source `s`, resting on a span of it.
fn records(anchor: Anchor, quote: Option<&str>) -> Records {
    let source = Source {
        id: "s".into(),
        kind: SourceKind::Report,
        title: "S".into(),
        publisher: None,
        author: None,
        published: None,
        dateline: None,
        language: None,
        url: None,
        fingerprint: Some(fingerprint(TEXT)),
        length: Some(30),
        paragraphs: Some(2),
        summary: None,
        flags: Vec::new(),
    };
    let evidence = Evidence {
        source: "s".into(),
        anchor: Some(anchor),
        locator: None,
        quote: quote.map(str::to_owned),
        made: Made::Curated,
        confidence: 1.0,
        rule: None,
        note: None,
    };
    let assertion = Assertion {
        id: "a".into(),
        text: "it is so".into(),
        positions: Vec::new(),
        date: None,
        actors: Vec::new(),
        instruments: Vec::new(),
        goods: Vec::new(),
        status: Status::Reported,
        evidence: vec![evidence],
        flags: Vec::new(),
    };
    Records { sources: vec![source], assertions: vec![assertion], ..Records::default() }
}

fn anchor(paragraph: u32, start: u32, end: u32, span: &str) -> Anchor {
    Anchor { paragraph, start, end, hash: span_hash(span) }
}

fn messages(records: &Records, text: &str) -> Vec<String> {
    check_anchors(records, &"s".into(), text).problems.iter().map(Problem::to_string).collect()
}

#[test]
fn the_hash_is_the_start_of_sha_256() {
    // FIPS 180-2, appendix B.1.
    assert_eq!(fingerprint("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(span_hash("abc"), "ba7816bf8f01cfea");
    assert!(hash_fits("abc", "ba7816bf8f01cfea") && hash_fits("abc", "BA7816BF8F01CFEA"));
    for other in ["", "ba7816bf8f01cfe", "ba7816bf8f01cfe0", "ba7816bf8f01cfea4", "za7816bf8f01cfea"] {
        assert!(!hash_fits("abc", other), "{other}");
    }
}

#[test]
fn an_anchor_that_holds_is_intact() {
    let records = records(anchor(2, 6, 23, "«Nein», sagte er."), Some("Nein"));
    let check = check_anchors(&records, &"s".into(), TEXT);
    assert_eq!(check, TextCheck { identical: true, anchors: 1, intact: 1, problems: Vec::new() });
}

#[test]
fn a_text_that_differs_is_not_identical_but_its_anchors_may_hold() {
    let records = records(anchor(2, 6, 23, "«Nein», sagte er."), None);
    let check = check_anchors(&records, &"s".into(), &format!("{TEXT}\nAdvertisement"));
    assert_eq!((check.identical, check.anchors, check.intact), (false, 1, 1));
    let fields: Vec<&str> = check.problems.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["fingerprint", "length", "paragraphs"]);
    assert!(check.problems.iter().all(|p| p.record.as_str() == "s"));
}

#[test]
fn what_does_not_hold_is_told() {
    for (anchor, quote, message) in [
        (anchor(2, 7, 23, "«Nein», sagte er."), None, "a: evidence[0].anchor.hash: is "),
        (
            anchor(1, 6, 12, "«Nein»"),
            None,
            "a: evidence[0].anchor.paragraph: is 1, but the span lies in paragraph 2",
        ),
        (
            anchor(1, 0, 12, "Über\n\n«Nein»"),
            None,
            "a: evidence[0].anchor.paragraph: the span does not lie inside one",
        ),
        (
            anchor(2, 6, 12, "«Nein»"),
            Some("Mehr"),
            "a: evidence[0].quote: “Mehr” does not stand inside the span",
        ),
        (anchor(2, 6, 32, "x"), None, "a: evidence[0].anchor: 6-32 is no span of the text"),
        (anchor(2, 6, u32::MAX, "x"), None, "a: evidence[0].anchor: 6-4294967295 is no span of the text"),
        (anchor(2, 12, 6, "x"), None, "a: evidence[0].anchor: 12-6 is no span of the text"),
    ] {
        let found = messages(&records(anchor, quote), TEXT);
        assert!(matches!(found.as_slice(), [m] if m.starts_with(message)), "{message} is not {found:?}");
    }
}

#[test]
fn evidence_of_other_sources_is_left_alone() {
    let records = records(anchor(2, 6, 12, "«Nein»"), None);
    assert_eq!(
        check_anchors(&records, &"t".into(), "other"),
        TextCheck { identical: false, anchors: 0, intact: 0, problems: Vec::new() }
    );
}
