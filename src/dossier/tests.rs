use super::*;
use crate::ErrorCode;
use crate::export::Format;
use crate::model::Kind;
use crate::query::{Field, Options, UnitOption};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Everything about every record of the built-in dossier can be told, and nothing in it dangles.
#[test]
fn the_whole_built_in_dossier() {
    let dossier = Dossier::builtin().unwrap();
    for (ordinal, record) in (0..).zip(dossier.records().iter()) {
        let id = record.id().as_str();
        let info = dossier.get(id).unwrap();
        let hit = dossier.hit(ordinal, 0.0).unwrap();
        assert_eq!((info.id.as_str(), info.kind, hit.id.as_str()), (id, record.kind(), id));
        assert_eq!((info.conflict, &info.date), (hit.conflict, &hit.date));
        assert!(!info.text.is_empty(), "{id}");
        assert!(!matches!(record, RecordRef::Statement(_)) || !hit.who.is_empty(), "{id}: who said it?");
        for format in Format::ALL {
            let cited = dossier.cite(id, format).unwrap();
            // Nothing can be listed for a record that rests on nothing, such as a State.
            let listed = format != Format::Bibtex || !hit.sources.is_empty();
            assert_eq!(!cited.is_empty(), listed, "{id} as {format:?}");
            if matches!(format, Format::Json | Format::Csl) {
                serde_json::from_str::<Value>(&cited).unwrap();
            }
        }
    }
    assert_eq!(Dossier::open(&dossier.save().unwrap()).unwrap().records(), dossier.records());
}

const TEXT: &str = "First line of a report.\n\nThe envoy “denied” it — flatly.\nA second source said so.\n";

/// An anchor for a piece of [`TEXT`].
fn anchor(piece: &str) -> Value {
    let byte = TEXT.find(piece).unwrap();
    let start = TEXT[..byte].chars().count();
    let paragraph = TEXT[..byte].lines().filter(|l| !l.trim().is_empty()).count()
        + usize::from(byte == 0 || TEXT[..byte].ends_with('\n'));
    let hash = &crate::anchors::fingerprint(piece)[..16];
    json!({ "paragraph": paragraph, "start": start, "end": start + piece.chars().count(), "hash": hash })
}

fn records() -> Records {
    let on = |source: &str, piece: &str| json!([{ "source": source, "anchor": anchor(piece) }]);
    serde_json::from_value(json!({
        "title": "A small dossier",
        "sources": [
            { "id": "r1", "kind": "report", "title": "A report", "publisher": "The Wire",
              "published": { "edtf": "2024-06-21~", "claimed": "2024-07-21" }, "fingerprint": crate::anchors::fingerprint(TEXT) },
            { "id": "r2", "kind": "report", "title": "Another" },
            { "id": "papers", "kind": "official", "title": "Council documents" },
        ],
        "actors": [
            { "id": "RUS", "kind": "state", "name": "Russia", "iso3": "RUS", "iso2": "RU", "aliases": ["Moscow"] },
            { "id": "CHN", "kind": "state", "name": "China", "iso3": "CHN", "iso2": "CN" },
            { "id": "envoy", "kind": "person", "name": "An Envoy",
              "roles": [{ "title": "Ambassador", "for": "RUS", "during": "2017/.." }] },
            { "id": "wire", "kind": "organisation", "name": "The Wire" },
        ],
        "instruments": [
            { "id": "res-1", "kind": "resolution", "title": "Resolution 1", "symbol": "S/RES/1 (2006)",
              "date": { "edtf": "2006-10-14" }, "evidence": [{ "source": "papers", "locator": "S/RES/1 (2006)" }] },
            { "id": "res-2", "kind": "resolution", "title": "Resolution 2", "links": [{ "kind": "strengthens", "to": "res-1" }],
              "evidence": [{ "source": "papers", "locator": "S/RES/2 (2009)" }] },
            { "id": "draft-1", "kind": "draft", "title": "Draft on monitoring", "symbol": "S/2024/1",
              "date": { "edtf": "2024-03-28" }, "evidence": [{ "source": "papers", "locator": "S/2024/1" }] },
        ],
        "provisions": [
            { "id": "res-1-p5", "instrument": "res-1", "paragraph": "5", "measure": "import-cap", "text": "Caps oil.",
              "quantity": { "value": 4000000.0, "unit": "barrels", "per": "year" },
              "evidence": [{ "source": "papers", "locator": "S/RES/1 (2006), ¶5" }] },
        ],
        "events": [
            { "id": "ev", "type": "meeting", "title": "The Council meets", "date": { "edtf": "2024-06-21" },
              "participants": [{ "actor": "RUS", "role": "requested the meeting" }], "instruments": ["res-1"],
              "evidence": on("r1", "First line") },
            { "id": "ev-veto", "type": "veto", "title": "A veto", "date": { "edtf": "2024-03-28~" }, "instruments": ["draft-1"],
              "evidence": [{ "source": "papers", "locator": "S/PV.1" }] },
        ],
        "statements": [
            { "id": "st-deny", "speakers": ["envoy"], "for": ["RUS"], "role": "ambassador", "mode": "mixed",
              "stance": "deny", "text": "No arms were sent.", "event": "ev", "date": { "edtf": "2024-06-21" },
              "positions": [{ "claim": "cl-talks", "position": "affirm" }, { "claim": "cl-arms", "position": "deny" }], "actors": ["CHN"],
              "evidence": on("r1", "“denied” it") },
            { "id": "st-allege", "speakers": ["wire"], "mode": "indirect", "stance": "allege", "text": "Arms were sent.",
              "positions": [{ "claim": "cl-arms", "position": "allege" }], "via": ["wire"],
              "evidence": on("r1", "A second source"),
              "flags": [{ "kind": "naming", "note": "The name varies.", "with": ["st-deny"] }] },
            { "id": "st-relay", "speakers": ["CHN"], "mode": "indirect", "stance": "allege", "text": "It is said that arms were sent.",
              "positions": [{ "claim": "cl-arms", "position": "allege" }], "relays": "st-allege",
              "evidence": [{ "source": "r2", "locator": "page 3" }] },
        ],
        "assertions": [
            { "id": "as-arms", "text": "Arms were sent.", "positions": [{ "claim": "cl-arms", "position": "affirm" }],
              "evidence": [{ "source": "r2", "locator": "page 3" }] },
        ],
        "claims": [{ "id": "cl-arms", "text": "arms were sent", "instruments": ["res-1"] },
                   { "id": "cl-talks", "text": "there were talks" }],
        "votes": [
            { "id": "vote-1", "instrument": "draft-1", "date": { "edtf": "2024-03-28" },
              "ballots": (0..15u8).map(|i| match i {
                  0 => json!({ "member": "RUS", "ballot": "no" }),
                  1 => json!({ "member": "CHN", "ballot": "abstain" }),
                  _ => json!({ "member": member(i), "ballot": "yes" }),
              }).collect::<Vec<_>>(),
              "evidence": [{ "source": "papers", "locator": "S/PV.1" }] },
        ],
    }))
    .unwrap()
}

/// The fixture, with the members that voted.
fn dossier() -> Dossier {
    let mut records = records();
    for i in 2..15 {
        let id = member(i);
        let member = json!({ "id": id, "kind": "state", "name": format!("Member {i}"), "iso3": id });
        records.actors.push(serde_json::from_value(member).unwrap());
    }
    Dossier::from_records(records).unwrap()
}

/// The codes of other permanent members, then of States that there are not.
fn member(i: u8) -> String {
    match i {
        2 => "FRA".into(),
        3 => "GBR".into(),
        4 => "USA".into(),
        _ => format!("QM{}", char::from(b'A' + i)),
    }
}

fn labels(related: &[Related], heading: &str) -> Vec<String> {
    let found = related.iter().find(|r| r.label == heading);
    found.unwrap_or_else(|| panic!("no {heading} in {related:?}")).refs.iter().map(|r| r.id.clone()).collect()
}

#[test]
fn a_statement_is_the_speakers_and_never_the_reporters() {
    let dossier = dossier();
    let info = dossier.get("st-deny").unwrap();
    assert_eq!(info.who, [Ref { id: "envoy".into(), kind: Kind::Actor, label: "An Envoy".into() }]);
    assert_eq!(info.spoke_for[0].label, "Russia");
    assert_eq!((info.event.as_ref().unwrap().id.as_str(), info.role.as_deref()), ("ev", Some("ambassador")));
    assert!(info.conflict);
    let stands: Vec<_> =
        info.claims[1].stands.iter().map(|s| (s.who.as_str(), s.position.as_str(), s.relay)).collect();
    assert_eq!(
        stands,
        [
            ("An Envoy", "deny", false),
            ("The Wire", "allege", false),
            ("China", "allege", true),
            ("source r2", "affirm", false)
        ]
    );
    assert_eq!(info.claims[1].stands[0].place, "source r1, paragraph 2");
    assert_eq!(info.claims[1].stands[0].date.as_deref(), Some("21 June 2024"));
    assert_eq!(info.claims[1].tally.deny, 1);
    assert_eq!(info.flags[0].with[0].id, "st-allege", "the flag is written on the other");

    let relay = dossier.get("st-relay").unwrap();
    assert_eq!(relay.relays.unwrap().id, "st-allege");
    assert!(!relay.conflict, "who passes on contradicts nobody");
    assert_eq!(dossier.get("st-allege").unwrap().relayed_by[0].id, "st-relay");
    assert_eq!(dossier.get("as-arms").unwrap().who[0].id, "r2");
}

#[test]
fn records_are_related_both_ways() {
    let dossier = dossier();
    let related = |id: &str| dossier.get(id).unwrap().related;
    assert_eq!(labels(&related("res-1"), "Provisions"), ["res-1-p5"]);
    assert_eq!(labels(&related("draft-1"), "Votes on it"), ["vote-1"]);
    assert_eq!(labels(&related("res-1"), "Strengthened by"), ["res-2"]);
    assert_eq!(labels(&related("res-2"), "Strengthens"), ["res-1"]);
    assert_eq!(labels(&related("res-1"), "Claims about it"), ["cl-arms"]);
    assert_eq!(labels(&related("ev"), "Said at it or after it"), ["st-deny"]);
    assert_eq!(labels(&related("r1"), "Rests on it"), ["ev", "st-deny", "st-allege"]);
    assert_eq!(labels(&related("envoy"), "What it said"), ["st-deny"]);
    assert_eq!(labels(&related("RUS"), "Said for it"), ["st-deny"]);
    assert_eq!(labels(&related("RUS"), "Vetoed by it"), ["vote-1"]);
    assert_eq!(labels(&related("RUS"), "Took part in"), ["ev"]);
    assert_eq!(labels(&related("RUS"), "Holds or held its offices"), ["envoy"]);
    assert_eq!(labels(&related("CHN"), "Statements about it"), ["st-deny"]);
    assert_eq!(labels(&related("vote-1"), "The vote as an event"), ["ev-veto"]);
    assert_eq!(labels(&related("ev-veto"), "The ballots"), ["vote-1"]);
    assert_eq!(labels(&related("wire"), "Told through it"), ["st-allege"]);
}

#[test]
fn a_vote_is_counted() {
    let dossier = dossier();
    let vote = dossier.get("vote-1").unwrap().vote.unwrap();
    assert_eq!((vote.yes, vote.no, vote.abstain, vote.absent), (13, 1, 1, 0));
    assert_eq!((vote.vetoes, vote.ballots.len()), (vec!["RUS".to_owned()], 15));
    assert_eq!(vote.ballots.iter().filter(|b| b.permanent).count(), 5);
    assert_eq!(dossier.get("vote-1").unwrap().text, "Vote on S/2024/1: vetoed 13-1-1");
    let hit = dossier.hit(dossier.ordinal("vote-1").unwrap(), 0.0).unwrap();
    assert_eq!((hit.who.as_str(), hit.role.as_str()), ("Russia", "vetoed 13-1-1"));
}

#[test]
fn facts() {
    let dossier = dossier();
    let facts = |id: &str| {
        let info = dossier.get(id).unwrap();
        info.facts.into_iter().map(|f| format!("{}: {}", f.label, f.value)).collect::<Vec<_>>()
    };
    assert_eq!(
        facts("res-1-p5"),
        [
            "Instrument: S/RES/1 (2006)",
            "Paragraph: 5",
            "Measure: import-cap",
            "Ceiling: 4,000,000 barrels per year"
        ]
    );
    assert_eq!(facts("envoy"), ["Sort: person", "Office: Ambassador, from 2017 on", "Of: Russia"]);
    assert!(facts("ev").contains(&"Part played: Russia: requested the meeting".to_owned()));
}

/// The object that JavaScript gets has exactly the keys that its types promise.
#[test]
fn the_shape_of_a_record() {
    let dossier = dossier();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    let record = serde_json::to_value(dossier.get("st-deny").unwrap()).unwrap();
    assert_eq!(
        keys(&record),
        "addressees claims conflict cue date event evidence facts flags id kind mode named record related relayedBy \
         relays role setting spokeFor stance status text via vote who"
    );
    assert_eq!(
        keys(&record["evidence"][0]),
        "anchor citation confidence context locator made note place quote rule source sourceTitle"
    );
    assert_eq!(
        keys(&record["date"]),
        "approximate claimed earliest edtf expression latest precision reason text uncertain"
    );
    assert_eq!(keys(&record["claims"][1]["stands"][0]), "date place position record relay who");
    assert_eq!(record["record"]["for"], json!(["RUS"]));
    let hit = serde_json::to_value(dossier.hit(0, 1.0).unwrap()).unwrap();
    assert_eq!(
        keys(&hit),
        "conflict date highlights id kind place role score sources stance status tally text who"
    );
    let vote = serde_json::to_value(dossier.get("vote-1").unwrap().vote).unwrap();
    assert_eq!(keys(&vote), "absent abstain ballots no outcome vetoes yes");
    assert_eq!(vote["outcome"], "vetoed");
    let info = serde_json::to_value(dossier.info()).unwrap();
    assert_eq!(keys(&info), "kinds passages records sources title version");
    assert_eq!(
        keys(&info["sources"][0]),
        "author fingerprint held id kind published publisher records summary title url"
    );
    assert_eq!((&info["sources"][0]["records"], &info["sources"][0]["held"]), (&json!(3), &json!(false)));
}

#[test]
fn what_is_not_there() {
    let dossier = dossier();
    let error = dossier.get("rus").unwrap_err();
    assert_eq!((error.code(), error.suggestion()), (ErrorCode::NotFound, Some("RUS")));
    assert_eq!(dossier.get("st-d").unwrap_err().suggestion(), Some("st-deny"));
    assert_eq!(dossier.get("nothing").unwrap_err().suggestion(), None);
    for id in ["", "r1#1", "r1#", "#1", "\u{0}", "r1#99999999999"] {
        assert_eq!(dossier.get(id).unwrap_err().code(), ErrorCode::NotFound, "{id}");
        assert_eq!(dossier.cite(id, Format::Text).unwrap_err().code(), ErrorCode::NotFound);
    }
}

#[test]
fn a_text_is_recognised_and_lights_up() {
    let mut dossier = dossier();
    assert_eq!(dossier.get("st-deny").unwrap().evidence[0].context, None);
    for text in [
        TEXT.to_owned(),
        TEXT.replace('\n', "\r\n"),
        format!("\u{feff}{TEXT}"),
        TEXT.trim_end().to_owned() + "\n\n",
    ] {
        let report = dossier.attach(None, &text).unwrap();
        assert!(report.identical && report.source == "r1", "{text:?}");
        assert_eq!((report.anchors, report.intact, report.passages), (3, 3, 3));
        assert_eq!(dossier.text("r1"), Some(TEXT));
    }
    let context = dossier.get("st-deny").unwrap().evidence[0].context.clone().unwrap();
    assert_eq!(context.paragraph, "The envoy “denied” it — flatly.");
    assert_eq!(&context.paragraph[context.span.clone()], "“denied” it");
    assert!(context.intact);

    let passage = dossier.get("r1#2").unwrap();
    assert_eq!((passage.kind, passage.text.as_str()), (Kind::Source, "The envoy “denied” it — flatly."));
    assert!(passage.evidence[0].context.as_ref().unwrap().intact);
    assert_eq!(dossier.info().passages, 3);

    let saved = Dossier::open(&dossier.save().unwrap()).unwrap();
    assert_eq!(saved.text("r1"), Some(TEXT));
    dossier.detach("r1").unwrap();
    assert_eq!((dossier.text("r1"), dossier.info().passages), (None, 0));
    assert_eq!(dossier.detach("r1").unwrap_err().code(), ErrorCode::NotFound);
}

#[test]
fn a_changed_copy_is_fitted() {
    let mut dossier = dossier();
    // A headline more, and one sentence rewritten.
    let moved = format!("A HEADLINE — 21 June\n\n{}", TEXT.replace("“denied” it", "declined to say"));
    for source in [None, Some("r1")] {
        let report = dossier.attach(source, &moved).unwrap();
        assert_eq!((report.identical, report.anchors, report.intact), (false, 3, 2));
    }
    let context = |id: &str| dossier.get(id).unwrap().evidence[0].context.clone().unwrap();
    let found = context("st-allege");
    assert!(found.intact);
    assert_eq!(&found.paragraph[found.span], "A second source");
    let lost = context("st-deny");
    assert!(!lost.intact);
    assert!(lost.paragraph.get(lost.span).is_some());
}

#[test]
fn a_foreign_text_is_refused_and_nothing_is_kept() {
    let mut dossier = dossier();
    let before = dossier.save().unwrap();
    let cases = [
        (Some("r1"), "Something else altogether.", "0 of 3 anchors fit"),
        (None, "Something else altogether.", "no anchor fits"),
        (None, " \n ", "empty"),
    ];
    for (source, text, part) in cases {
        let error = dossier.attach(source, text).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Text);
        assert!(error.message().contains(part), "{error}");
    }
    assert_eq!(dossier.attach(Some("r3"), TEXT).unwrap_err().code(), ErrorCode::NotFound);
    assert!(dossier.attach(Some("RUS"), TEXT).unwrap_err().message().contains("no source"));
    assert_eq!(dossier.save().unwrap(), before);
    // A source in which nothing is anchored, and of which no fingerprint is known, takes what it is given.
    let report = dossier.attach(Some("r2"), "Taken on trust.").unwrap();
    assert_eq!((report.identical, report.anchors, report.passages), (false, 0, 1));
}

#[test]
fn adding_is_all_or_nothing() {
    let mut dossier = Dossier::empty("Mine");
    let state = |id: &str| -> Records {
        let actor = json!({ "id": id, "kind": "state", "name": id, "iso3": id });
        serde_json::from_value(json!({ "title": "Theirs", "actors": [actor] })).unwrap()
    };
    dossier.add(state("RUS")).unwrap();
    assert_eq!((dossier.records().len(), dossier.info().title.as_str()), (1, "Mine"));
    let error = dossier.add(state("RUS")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::Record);
    assert!(error.message().contains("‘RUS’"));
    let mut dangling = state("CHN");
    dangling.actors[0].part_of = Some("nobody".into());
    assert_eq!(dossier.add(dangling).unwrap_err().code(), ErrorCode::Record);
    assert_eq!((dossier.records().len(), dossier.record("CHN")), (1, None));
}

#[test]
fn citations_say_who_and_never_more() {
    let dossier = dossier();
    let cite = |id: &str| dossier.cite(id, Format::Text).unwrap();
    assert_eq!(
        cite("st-deny"),
        "An Envoy (ambassador): No arms were sent (21 June 2024). “A report”, The Wire, about 21 June 2024 (dated 21 July \
         2024), paragraph 2."
    );
    assert_eq!(cite("as-arms"), "source r2 (in its own voice): Arms were sent. “Another”, undated, page 3.");
    assert_eq!(
        cite("cl-arms"),
        "Claim: arms were sent. Affirmed by 1, denied by 1, alleged by 1. “A report”, The Wire, about 21 June 2024 (dated \
         21 July 2024), paragraph 2; “Another”, undated, page 3."
    );
    assert_eq!(
        cite("res-1"),
        "United Nations Security Council, Resolution 1, S/RES/1 (2006), 14 October 2006."
    );
    assert!(dossier.cite("st-deny", Format::Bibtex).unwrap().starts_with("@misc{st-deny+r1,"));
}

#[test]
fn tables_and_parcels() {
    let mut dossier = dossier();
    dossier.attach(None, TEXT).unwrap();
    let all: Vec<u32> = (0..dossier.records.len() as u32 + 3).collect();
    let csv = dossier.export_ordinals(&all, Format::Csv { bom: true }).unwrap();
    assert_eq!(csv.matches("\r\n").count(), all.len() + 1);
    let row = csv.lines().find(|l| l.starts_with("st-deny,")).unwrap();
    assert_eq!(
        row,
        "st-deny,statement,2024-06-21,2024-06-21,2024-06-21,21 June 2024,An Envoy,ambassador,Russia,deny,No arms were \
         sent.,affirm: cl-talks; deny: cl-arms,reported,yes,r1,\"source r1, paragraph 2\",\"“A report”, The Wire, about 21 June 2024 (dated 21 \
         July 2024), paragraph 2\""
    );
    assert!(csv.contains("r1#2,passage,"));
    let json: Value = serde_json::from_str(&dossier.export_ordinals(&all, Format::Json).unwrap()).unwrap();
    assert_eq!(json["records"].as_array().unwrap().len(), dossier.records.len());
    assert_eq!(json["records"][0]["record"], "source");
    assert_eq!(json["passages"][1]["paragraph"], 2);
    let bib = dossier.export_ordinals(&all, Format::Bibtex).unwrap();
    assert_eq!(bib.matches("\n@").count() + 1, 6, "three sources and three instruments, each once");
    assert_eq!(dossier.export_ordinals(&all, Format::Text).unwrap().lines().count(), all.len());
}

#[test]
fn a_query_is_answered_with_hits_chips_and_notices() {
    let mut dossier = dossier();
    dossier.attach(None, TEXT).unwrap();
    let options = Options { histogram: Some(UnitOption::Auto), ..Options::default() };
    let found = dossier.search("arms speaker:RUS", &options).unwrap();
    assert_eq!(
        (found.total, found.hits[0].id.as_str(), found.sources),
        (1, "st-deny", Matched { matched: 1, of: 3 })
    );
    let hit = &found.hits[0];
    assert_eq!(hit.tally.map(|t| (t.affirm, t.deny, t.allege)), Some((1, 1, 1)), "of the contested claim");
    assert_eq!(hit.highlights.text.iter().map(|s| &hit.text[s.clone()]).collect::<Vec<_>>(), ["arms"]);
    assert_eq!(found.chips.iter().map(|c| c.label.as_str()).collect::<Vec<_>>(), ["arms", "speaker: Russia"]);
    let keys: Vec<_> = serde_json::to_value(&found).unwrap().as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys.join(" "), "chips facets histogram hits notices pairs sources total");
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(
        (&json["chips"][0]["span"], &json["hits"][0]["highlights"]["text"]),
        (&json!([0, 4]), &json!([[3, 7]]))
    );

    let same = dossier.query(crate::query::parse("arms speaker:RUS").unwrap().query, &options).unwrap();
    assert_eq!(same.hits, found.hits);
    let passages = dossier.search("in:passages envoy", &Options::default()).unwrap();
    assert_eq!((passages.total, passages.hits[0].id.as_str(), passages.hits[0].kind), (1, "r1#2", None));
    assert_eq!(dossier.get(&passages.hits[0].id).unwrap().text, passages.hits[0].text);
    assert_eq!(dossier.search("speeker:x", &options).unwrap_err().code(), ErrorCode::Query);

    let line = dossier.timeline("kind:statement", Field::Kind).unwrap();
    let ids: Vec<_> = line.ordinals.iter().map(|at| dossier.id_at(*at).unwrap()).collect();
    assert_eq!((ids, line.undated), (vec!["st-deny"], 2));
    assert_eq!(dossier.id_at(u32::MAX).unwrap_err().code(), ErrorCode::NotFound);
    let csv = dossier.export("has:conflict", Format::Csv { bom: false }).unwrap();
    assert_eq!(csv.lines().count(), 1 + dossier.search("has:conflict", &options).unwrap().total);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// Nothing that a caller can pass makes it panic, and what is refused changes nothing.
    #[test]
    fn any_text_and_any_id(
        text in "(First line of a report\\.|The envoy “denied” it — flatly\\.|A second source said so|\n|\r|\u{feff}|é|𝄞| ){0,12}",
        id in "(r1|r2|st-|#|[0-9]|[a-zé]|/){0,4}",
        caret in 0usize..20,
    ) {
        let mut dossier = dossier();
        let before = dossier.records().clone();
        for source in [None, Some("r1"), Some(id.as_str())] {
            match dossier.attach(source, &text) {
                Ok(report) => {
                    prop_assert!(report.intact <= report.anchors);
                    for record in dossier.records().iter() {
                        for evidence in dossier.get(record.id().as_str()).unwrap().evidence {
                            let Some(context) = evidence.context else { continue };
                            prop_assert!(context.paragraph.get(context.span).is_some());
                        }
                    }
                    dossier.detach(&report.source).unwrap();
                }
                Err(error) => prop_assert!(matches!(error.code(), ErrorCode::Text | ErrorCode::NotFound)),
            }
            prop_assert_eq!(dossier.records(), &before);
        }
        let known = dossier.get(&id).is_ok();
        for format in Format::ALL {
            prop_assert_eq!(dossier.cite(&id, format).is_ok(), known);
        }
        let _ = dossier.complete(&id, caret);
        let _ = dossier.search(&id, &Options::default());
    }
}
