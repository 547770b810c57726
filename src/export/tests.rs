use super::*;
use crate::model::{Date, Instrument, InstrumentKind, Source, SourceKind};
use proptest::prelude::*;
use serde_json::{Value, json};

fn source(more: Value) -> Source {
    let mut value = json!({ "id": "s1", "kind": "report", "title": "A title" });
    value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    serde_json::from_value(value).unwrap()
}

/// A small RFC 4180 reader, to hold the writer against.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (vec![], vec![], String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match (c, quoted) {
            ('"', true) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) if chars.peek() == Some(&'\n') => {
                chars.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (c, _) => cell.push(c),
        }
    }
    rows
}

#[test]
fn formulas_are_defused() {
    let mut csv = Csv::new(true);
    csv.row(["=1+1", "+1", "-0044", "@SUM(A1)", "\tx", "\rx", "＝1", "a=b", "", "'"]);
    csv.number(-5);
    csv.end();
    let text = csv.finish();
    let rest = text.strip_prefix('\u{feff}').unwrap();
    assert_eq!(
        read_csv(rest),
        [&["'=1+1", "'+1", "'-0044", "'@SUM(A1)", "'\tx", "'\rx", "'＝1", "a=b", "", "'"][..], &["-5"]]
    );
}

proptest! {
    #[test]
    fn csv_reads_back(rows in prop::collection::vec(prop::collection::vec("[a-z\",\r\n é=;-]{0,6}", 2..4), 1..4)) {
        let mut csv = Csv::new(false);
        rows.iter().for_each(|row| csv.row(row));
        let guarded = |cell: &String| {
            if cell.starts_with(['=', '-', '\r', '\n']) { format!("'{cell}") } else { cell.clone() }
        };
        let expected: Vec<Vec<String>> = rows.iter().map(|r| r.iter().map(guarded).collect()).collect();
        prop_assert_eq!(read_csv(&csv.finish()), expected);
    }

    /// Whatever stands in a title, braces stay balanced, and no character of TeX is left bare.
    #[test]
    fn bibtex_cannot_be_broken(title in "[a-z{}\\\\#$%&_~^\"@, é\n]{0,30}", id in "[a-zA-Z0-9_./-]{1,12}") {
        let source = source(json!({ "id": id, "title": title, "url": title }));
        let text = bibtex(&[Entry::source(&source)]);
        let mut depth = 0;
        for c in text.chars() {
            depth += match c { '{' => 1, '}' => -1, _ => 0 };
            prop_assert!(depth >= 0);
        }
        prop_assert_eq!(depth, 0);
        let line = text.lines().find(|l| l.starts_with("  title = ")).unwrap();
        let plain = line.replace("\\textbackslash{}", "").replace("\\textasciitilde{}", "")
            .replace("\\textasciicircum{}", "").replace("\\textbraceleft{}", "").replace("\\textbraceright{}", "")
            .replace("\\#", "").replace("\\$", "").replace("\\%", "").replace("\\&", "").replace("\\_", "");
        prop_assert!(!plain.contains(['\\', '#', '$', '%', '&', '_', '~', '^']), "{}", plain);
    }
}

/// Ids that differ have keys that differ.
#[test]
fn keys_are_stable_and_unique() {
    let key =
        |id: &str| bibtex(&[Entry::source(&source(json!({ "id": id })))]).lines().next().unwrap().to_owned();
    let keys: Vec<String> = ["a/b", "a-b", "a.b", "a_b", "ab"].map(key).to_vec();
    assert_eq!(keys, ["@misc{a:b,", "@misc{a-b,", "@misc{a.b,", "@misc{a_b,", "@misc{ab,"]);
}

/// What CSL-JSON says of each form of date, and what a line says.
#[test]
fn dates_keep_their_doubts() {
    let cases = [
        ("2024-06-21", json!({ "date-parts": [[2024, 6, 21]] }), "21 June 2024"),
        ("2024-06-21~", json!({ "date-parts": [[2024, 6, 21]], "circa": true }), "about 21 June 2024"),
        ("2024-06?", json!({ "date-parts": [[2024, 6]], "circa": true }), "possibly June 2024"),
        ("2024", json!({ "date-parts": [[2024]] }), "2024"),
        ("2024-23", json!({ "date-parts": [[2024]], "season": 3 }), "autumn 2024"),
        (
            "2024-06/2024-07-02",
            json!({ "date-parts": [[2024, 6], [2024, 7, 2]] }),
            "June 2024 to 2 July 2024",
        ),
        ("2024-06/..", json!({ "literal": "from June 2024 on" }), "from June 2024 on"),
        ("201X", json!({ "literal": "the 2010s" }), "the 2010s"),
    ];
    for (edtf, expected, words) in cases {
        let source = source(json!({ "published": { "edtf": edtf } }));
        let items: Value = serde_json::from_str(&csl(&[Entry::source(&source)]).unwrap()).unwrap();
        assert_eq!(items[0]["issued"], expected, "{edtf}");
        assert!(bibtex(&[Entry::source(&source)]).contains(&format!("  date = {{{edtf}}},\n")));
        assert_eq!(citation(&Entry::source(&source)), format!("“A title”, {words}"));
    }
}

#[test]
fn formats_have_names() {
    for format in Format::ALL {
        assert_eq!(format.as_str().parse::<Format>().unwrap(), format);
    }
    let error = "pdf\u{7}".parse::<Format>().unwrap_err();
    assert_eq!((error.code(), error.expected().len()), (ErrorCode::Option, Format::ALL.len()));
}

fn date(edtf: &str, claimed: Option<&str>) -> Option<Date> {
    serde_json::from_value(json!({ "edtf": edtf, "claimed": claimed })).unwrap()
}

/// Every format of the same documents, as people and programs will see them. Set `UPDATE_GOLDEN` to write the files
/// anew, and read the difference.
#[test]
fn golden() {
    let report = source(json!({
        "id": "003", "title": "A pact & its {critics}: 50% \"agreed\"", "author": "A. Reporter", "publisher": "The Wire",
        "published": { "edtf": "2024-06~", "claimed": "2024-07-21" }, "url": "https://wire.example/a_b?c=d%20e#f", "language": "en",
    }));
    let undated = source(json!({ "id": "x/y.z", "title": "Nobody knows\nwhen" }));
    let mut press = source(json!({
        "id": "sc-15648", "title": "Meetings coverage SC/15648", "publisher": "United Nations",
        "published": { "edtf": "2024-03-28" },
    }));
    press.kind = SourceKind::Official;
    let mut papers = source(json!({
        "id": "undocs", "title": "Security Council documents", "publisher": "United Nations", "url": "https://undocs.org/",
    }));
    papers.kind = SourceKind::Official;
    let instrument = |kind, id: &str, title: &str, symbol: Option<&str>, date| Instrument {
        id: id.into(),
        kind,
        symbol: symbol.map(Into::into),
        title: title.into(),
        aliases: vec![],
        date,
        in_force: None,
        meeting: None,
        parties: vec![],
        summary: None,
        links: vec![],
        status: Default::default(),
        evidence: vec![],
        flags: vec![],
    };
    let resolution = instrument(
        InstrumentKind::Resolution,
        "res-2397",
        "Resolution 2397: further measures",
        Some("S/RES/2397 (2017)"),
        date("2017-12-22", None),
    );
    let treaty = instrument(
        InstrumentKind::Treaty,
        "treaty-x",
        "Treaty of friendship",
        None,
        date("1961-07-06?", None),
    );

    let entries = [
        Entry::source(&report),
        Entry::source(&report).at("paragraph 11").cited_for("st-003-a"),
        Entry::source(&undated),
        Entry::source(&press).at("paragraph 2"),
        Entry::source(&papers).part("S/RES/2397 (2017), ¶5"),
        Entry::instrument(&resolution),
        Entry::instrument(&treaty),
    ];
    let text: String = entries.iter().map(|e| sentence(&citation(e)) + "\n").collect();
    compare("citations.txt", &text);
    compare("citations.bib", &bibtex(&entries));
    compare("citations.csl.json", &(csl(&entries).unwrap() + "\n"));
}

fn compare(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let golden = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, golden, "{name} differs; set UPDATE_GOLDEN=1 to write it anew");
}
