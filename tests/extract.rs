//! What holds of extraction whatever the text.
#![cfg(not(target_arch = "wasm32"))]

#[path = "support/noise.rs"]
mod noise;
#[path = "support/sound.rs"]
mod sound;
#[path = "support/source_texts.rs"]
mod source_texts;

use article41::ErrorCode;
use article41::dossier::Dossier;
use article41::extract::lexicon::Lexicon;
use article41::extract::{Extraction, MAX_TEXT, Options, extract};
use article41::text::Unit;
use noise::Noise;
use proptest::prelude::*;
use sound::sound;

const OF_A_FRIDAY: Options<'_> = Options {
    published: Some("2024-06-28"),
    title: None,
    publisher: None,
    url: None,
    language: Some("en"),
    lexicon: None,
};

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn places_are_true_in_any_text(text in "\\PC{0,400}") {
        sound(&text, &OF_A_FRIDAY);
        sound(&text, &Options::default());
    }

    #[test]
    fn places_are_true_in_what_rules_look_for(seed in any::<u64>(), pieces in 1usize..120) {
        let text = Noise::new(seed).text(pieces);
        sound(&text, &OF_A_FRIDAY);
    }

    #[test]
    fn every_option_may_be_anything(seed in any::<u64>(), published in "[0-9X/.~?-]{0,12}", other in "\\PC{0,40}") {
        let text = Noise::new(seed).text(30);
        let options = Options {
            published: Some(&published), title: Some(&other), publisher: Some(&other), url: Some(&other),
            language: Some(&other), lexicon: None,
        };
        match extract(&text, &options) {
            Ok(_) => { sound(&text, &options); }
            Err(error) => prop_assert_eq!(error.code(), ErrorCode::Option),
        }
    }

    #[test]
    fn units_are_counted_as_they_are(seed in any::<u64>()) {
        let text = Noise::new(seed).text(60);
        let mut found = sound(&text, &OF_A_FRIDAY);
        found.count_in(Unit::Utf16, &text);
        let units: Vec<u16> = text.encode_utf16().collect();
        found.each_place(&mut |start, end, said| {
            let there = units.get(*start..*end).and_then(|units| String::from_utf16(units).ok());
            assert_eq!(there.as_deref(), Some(said));
        });
    }

    /// What was found in a text is found in it when another one follows: at the same places, with the same kinds and
    /// values. What may change: names and ids of actors, as the second text may tell who "Wood" is; where it tells that
    /// "Wood" is somebody at all, that mention is new, and a quote that had no speaker may have one; and the document's
    /// own data, as the whole has another end.
    #[test]
    fn more_text_takes_nothing_away(first in any::<u64>(), second in any::<u64>()) {
        let (first, second) = (Noise::new(first).text(40), Noise::new(second).text(40));
        holds_in_both(&first, &second);
    }
}

fn holds_in_both(first: &str, second: &str) {
    // What is in the middle of a text: its head and its end are read as what they are. A line as long as this one tells
    // that lines do not end because a page was full, which is a property of the whole.
    let head = "A report on many things.\n\nIt is as it stands here: a first paragraph of one long line, with which \
                the report on these many things begins, and which ends here.\n\n";
    let end = "\n\nThat is where this report ends.\n\n";
    let first = format!("{head}{first}{end}");
    let both = format!("{first}{second}");
    let (alone, together) = (told(&sound(&first, &OF_A_FRIDAY)), told(&sound(&both, &OF_A_FRIDAY)));
    let lost: Vec<_> = alone.iter().filter(|one| !together.contains(one)).collect();
    assert!(lost.is_empty(), "lost {lost:?} of {first:?} before {second:?}: {together:?}");
}

/// What was found where, without what may change.
fn told(found: &Extraction<'_>) -> Vec<(&'static str, usize, usize, String)> {
    let mut out = Vec::new();
    out.extend(found.dates.iter().map(|d| ("date", d.start, d.end, format!("{:?} {}", d.kind, d.value))));
    out.extend(
        found
            .quotes
            .iter()
            .map(|q| ("quote", q.start, q.end, format!("{:?} {:?} {:?}", q.mode, q.cue_span, q.stance))),
    );
    let speakers = found.quotes.iter().filter_map(|q| Some((q.start, q.speaker.as_ref()?)));
    out.extend(speakers.map(|(quote, s)| ("speaker", s.start, s.end, format!("of {quote}"))));
    // Which Georgia is meant the whole text tells.
    let actors = found.actors.iter().filter(|a| a.actor.as_deref() != Some("GEO"));
    out.extend(actors.map(|a| ("actor", a.start, a.end, format!("{:?}", a.kind))));
    out.extend(
        found
            .instruments
            .iter()
            .map(|i| ("instrument", i.start, i.end, format!("{} {:?}", i.kind, i.symbol))),
    );
    // A vote goes on with the counts and the verb that are told further on.
    out.extend(found.votes.iter().map(|v| ("vote", v.start, 0, String::new())));
    let events = found.events.iter().filter(|e| e.rule != "event-vote");
    out.extend(events.map(|e| ("event", e.start, e.end, e.plover.to_owned())));
    out.extend(
        found.quantities.iter().map(|q| ("quantity", q.start, q.end, format!("{} {}", q.value, q.unit))),
    );
    out
}

#[test]
fn candidates_go_into_a_dossier() {
    for seed in 0..12 {
        let text = Noise::new(seed).text(80);
        let found = sound(&text, &OF_A_FRIDAY);
        let mut dossier = Dossier::builtin().expect("it opens");
        let ids: Vec<_> = found.records.iter().map(|record| record.id().clone()).collect();
        dossier.add(found.records).unwrap_or_else(|error| panic!("{error}\n{text}"));
        for id in ids {
            assert!(dossier.record(id.as_str()).is_some(), "{id} in {text:?}");
        }
    }
}

#[test]
fn the_same_text_gives_the_same_answer() {
    let text = Noise::new(41).text(400);
    assert_eq!(sound(&text, &OF_A_FRIDAY), sound(&text, &OF_A_FRIDAY));
}

#[test]
fn what_cannot_be_read_is_refused() {
    let code =
        |text: &str, options: &Options<'_>| extract(text, options).map(|_| ()).map_err(|error| error.code());
    assert_eq!(code(&"a".repeat(MAX_TEXT + 1), &OF_A_FRIDAY), Err(ErrorCode::Text));
    for published in ["", "Friday", "2024-13-45", "2024-02-30", "28 June 2024", "\0", &"9".repeat(1000)] {
        assert_eq!(
            code("a", &Options { published: Some(published), ..OF_A_FRIDAY }),
            Err(ErrorCode::Option),
            "{published}"
        );
    }
    for published in [
        "2024",
        "2024-06",
        "2024-06-28~",
        "2024-06/2024-07",
        "../2024",
        "-0001-01-01",
        "9999-12-31",
        "0000",
        "Y17E7",
    ] {
        let options = Options { published: Some(published), ..OF_A_FRIDAY };
        if extract("a", &options).is_ok() {
            sound(
                "He left yesterday, two weeks after 5 May, on the last Monday of the next century.",
                &options,
            );
        }
    }
}

#[test]
fn a_lexicon_of_ones_own_has_effect() {
    let mut lexicon = Lexicon::default();
    lexicon.extend("[person]\np-quux = Zyxel Quuxford\n").expect("it is read");
    let options = Options { lexicon: Some(&lexicon), ..OF_A_FRIDAY };
    let text = "Zyxel Quuxford spoke at length about the treaty on Monday.";
    let named = |options| {
        extract(text, options).map(|f| f.actors.iter().any(|a| a.actor.as_deref() == Some("p-quux")))
    };
    assert_eq!(named(&options), Ok(true));
    assert_eq!(named(&OF_A_FRIDAY), Ok(false));
}

/// What Rust finds, for tests/package/extract.test.mjs to hold against what JavaScript finds: made texts, and the five
/// reports where they are at hand.
#[test]
fn what_javascript_must_find_too() {
    let mut texts: Vec<String> = (0..20).map(|seed| Noise::new(seed).text(200)).collect();
    texts.extend(source_texts::source_texts("extraction in JavaScript").unwrap_or_default().into_values());
    let mut out = Vec::new();
    for text in &texts {
        let mut found = sound(text, &OF_A_FRIDAY);
        found.count_in(Unit::Utf16, text);
        out.push(serde_json::json!({ "text": text, "published": OF_A_FRIDAY.published, "found": found }));
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("build");
    std::fs::create_dir_all(&folder).expect("build/ can be made");
    let json = serde_json::to_string(&out).expect("it is JSON");
    std::fs::write(folder.join("extracted.json"), json).expect("build/ can be written");
}
