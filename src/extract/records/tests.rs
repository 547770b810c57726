//! Candidate records, of found things made by hand, so that they test this pass alone.

mod joint;

use super::ids::{fragment, line, slug};
use super::*;
use crate::anchors::check_anchors;
use crate::dossier::Dossier;
use crate::extract::found::*;
use crate::extract::lexicon::Lexicon;
use crate::extract::{Options, extract};
use crate::model::{ActorKind, EventType, Mode, Stance, validate};
use proptest::prelude::*;

/// Two paragraphs, in which everything is named by hand.
const TEXT: &str = "Oslo talks\n\nAda Berg, the Norwegian envoy, met Russia’s delegation on Monday. “We want peace,” she told \
                    Aftenland.\n\nThe second paragraph.";

fn at(words: &str) -> (usize, usize, &'static str) {
    let start = TEXT.find(words).unwrap();
    (start, start + words.len(), &TEXT[start..start + words.len()])
}

fn actor(words: &str, name: &str, id: Option<&str>, kind: ActorKind) -> ActorMention<'static> {
    let (start, end, text) = at(words);
    ActorMention {
        start,
        end,
        text,
        kind,
        form: ActorForm::Name,
        name: name.into(),
        actor: id.map(str::to_owned),
        role: None,
        speaks_for: None,
        confidence: 0.9,
        rule: "actor-test",
    }
}

fn found() -> Extraction<'static> {
    let (start, end, text) = at("on Monday");
    let date = DateMention {
        start,
        end,
        text,
        kind: TimexKind::Date,
        value: "2024-06-24".into(),
        modifier: None,
        edtf: Some("2024-06-24".into()),
        anchor: None,
        reason: "Monday before the day of publication".into(),
        confidence: 0.8,
        rule: "date-test",
    };
    let (start, end, text) = at("“We want peace,”");
    let speaker = at("she");
    let quote = Quote {
        start,
        end,
        text,
        mode: Mode::Direct,
        content: "We want peace",
        content_span: (start + 3, start + 16),
        fragments: Vec::new(),
        cue: Some("told"),
        cue_span: Some((at("told").0, at("told").1)),
        stance: Some(Stance::Demand),
        speaker: Some(Speaker {
            start: speaker.0,
            end: speaker.1,
            text: speaker.2,
            name: Some("Ada Berg".into()),
            actor: None,
            role: None,
            kind: Some(ActorKind::Person),
            speaks_for: Vec::new(),
            members: Vec::new(),
        }),
        addressee: None,
        relayed_by: Some(Speaker {
            start: at("Aftenland").0,
            end: at("Aftenland").1,
            text: "Aftenland",
            name: Some("Aftenland".into()),
            actor: None,
            role: None,
            kind: Some(ActorKind::Organisation),
            speaks_for: Vec::new(),
            members: Vec::new(),
        }),
        setting: None,
        continues: None,
        headline: false,
        date: Some(0),
        about: vec!["RUS".into(), "cl-something".into(), "oil".into()],
        confidence: 0.9,
        rule: "quote-test",
    };
    let (start, end, text) = at("met");
    let (s, e, t) = at("Russia");
    let event = EventMention {
        start,
        end,
        text,
        event_type: Some(EventType::Meeting),
        plover: "CONSULT",
        participants: vec![EventParticipant {
            start: s,
            end: e,
            text: t,
            actor: Some("RUS".into()),
            role: "recipient",
        }],
        date: Some(0),
        place: None,
        instruments: Vec::new(),
        irrealis: false,
        confidence: 0.9,
        rule: "event-test",
    };
    let mut ada = actor("Ada Berg", "Ada Berg", None, ActorKind::Person);
    ada.role = Some("the Norwegian envoy".into());
    ada.speaks_for = Some("NOR".into());
    let (start, end, text) = at("Oslo talks");
    Extraction {
        source: Document {
            title: Some(Span { start, end, text }),
            published: Some("2024-06-28".into()),
            published_by: Some("given"),
            language: "en",
            ..Document::default()
        },
        dates: vec![date],
        quotes: vec![quote],
        actors: vec![ada, actor("Russia", "Russia", Some("RUS"), ActorKind::State)],
        events: vec![event],
        ..Extraction::default()
    }
}

fn made(found: &Extraction<'_>) -> Records {
    let doc = Doc::read(TEXT, Lexicon::builtin());
    make(&doc, found, &Options::default())
}

#[test]
fn what_was_found_becomes_records() {
    let records = made(&found());
    assert_eq!(validate(&records), []);
    let source = &records.sources[0];
    assert!(source.id.as_str().starts_with("x-oslo-talks-"), "{}", source.id);
    assert_eq!(source.published.as_ref().unwrap().edtf.to_string(), "2024-06-28");
    let ids: Vec<_> = records.actors.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["x-ada-berg", "NOR", "RUS", "x-organisation-aftenland"]);
    assert_eq!(records.actors[2].iso3.as_deref(), Some("RUS"));
    let statement = &records.statements[0];
    assert_eq!(statement.id.as_str(), format!("{}-st-1-berg", source.id));
    assert_eq!(statement.text, "Ada Berg (the Norwegian envoy) demands: “We want peace”");
    assert_eq!(statement.spoke_for, [Id::from("NOR")]);
    assert_eq!(statement.via, [Id::from("x-organisation-aftenland")]);
    assert_eq!(
        (statement.actors.as_slice(), statement.goods.as_slice()),
        (&[Id::from("RUS")][..], &["oil".to_owned()][..])
    );
    assert_eq!(statement.evidence[0].confidence, 0.72);
    assert_eq!(statement.evidence[0].rule.as_deref(), Some("quote-test"));
    assert!(statement.positions.is_empty());
    let event = &records.events[0];
    assert_eq!(event.title, "Meeting: Russia (“met”)");
    assert_eq!(event.date.expression.as_deref(), Some("on Monday"));
}

#[test]
fn every_anchor_points_at_its_words() {
    let records = made(&found());
    let check = check_anchors(&records, &records.sources[0].id, TEXT);
    assert!(check.identical && check.problems.is_empty() && check.anchors == check.intact, "{check:?}");
}

#[test]
fn a_quote_without_a_speaker_makes_no_statement() {
    let mut found = found();
    found.quotes[0].speaker = None;
    assert!(made(&found).statements.is_empty());
    let mut found = self::found();
    if let Some(speaker) = &mut found.quotes[0].speaker {
        speaker.name = None; // `she`, of whom nothing is known
    }
    assert!(made(&found).statements.is_empty());
}

#[test]
fn those_who_speak_together_are_each_a_speaker() {
    let said = |text: &str| {
        let found = extract(text, &Options::default()).unwrap();
        let statement = found.records.statements.first().unwrap();
        let speakers: Vec<_> = statement.speakers.iter().map(|id| id.as_str().to_owned()).collect();
        (speakers.join(" "), statement.text.clone())
    };
    let (speakers, text) = said("Both Peru and Norway denied the claims.");
    assert_eq!((speakers.as_str(), text.as_str()), ("PER NOR", "Peru and Norway deny: the claims"));
    assert_eq!(said("“It was late,” Peru, Norway, and Japan said.").0, "PER NOR JPN");
    // One person, with where she is from: nobody else has spoken.
    let text = "Ana Lima, Peru, said it was late.";
    let mut found = extract(text, &Options::default()).unwrap();
    let speaker = found.quotes[0].speaker.as_mut().unwrap();
    (speaker.end, speaker.text) = (14, &text[..14]);
    let records = make(&Doc::read(text, Lexicon::builtin()), &found, &Options::default());
    assert_eq!(records.statements[0].speakers.len(), 1);
    // An envoy to two States is one person.
    assert_eq!(said("“It was late,” said Ana Lima, the envoy to Peru and Norway.").0, "x-ana-lima");
}

#[test]
fn a_quote_that_goes_on_is_one_statement() {
    let mut found = found();
    let mut more = found.quotes[0].clone();
    more.speaker = None;
    more.continues = Some(0);
    found.quotes.push(more);
    let records = made(&found);
    assert_eq!((records.statements.len(), records.statements[0].evidence.len()), (1, 2));
}

#[test]
fn what_was_told_twice_is_one_event() {
    let mut found = found();
    found.events.push(found.events[0].clone());
    found.events.push(EventMention { irrealis: true, ..found.events[0].clone() });
    let records = made(&found);
    assert_eq!((records.events.len(), records.events[0].evidence.len()), (1, 2));
}

#[test]
fn an_event_without_a_date_was_before_it_was_reported() {
    let mut found = found();
    found.events[0].date = None;
    assert_eq!(made(&found).events[0].date.edtf.to_string(), "../2024-06-28");
    found.source.published = None;
    assert!(made(&found).events.is_empty());
    // A meeting of which nothing else is known is none that a dossier could tell from others.
    let mut found = self::found();
    found.events[0].participants.clear();
    assert!(made(&found).events.is_empty());
}

#[test]
fn a_dossier_takes_them_once_and_finds_them() {
    let records = made(&found());
    let mut dossier = Dossier::builtin().unwrap();
    let before = dossier.records().actors.iter().find(|a| a.id.as_str() == "RUS").unwrap().clone();
    dossier.add(records.clone()).unwrap();
    let after = dossier.records().actors.iter().find(|a| a.id.as_str() == "RUS").unwrap();
    assert_eq!(after.evidence.len(), before.evidence.len() + 1);
    assert_eq!((&after.name, &after.aliases, &after.roles), (&before.name, &before.aliases, &before.roles));
    let error = dossier.add(records.clone()).unwrap_err();
    assert!(error.message().contains("already has this text"), "{error}");
    // Another text about the same person: she is one record, with both pieces of evidence.
    let other = "Title\n\nAda Berg left.";
    let doc = Doc::read(other, Lexicon::builtin());
    let start = other.find("Ada").unwrap();
    let mention = ActorMention {
        start,
        end: start + 8,
        text: "Ada Berg",
        role: Some("minister".into()),
        speaks_for: None,
        ..found().actors[0].clone()
    };
    let found = Extraction { actors: vec![mention], ..Extraction::default() };
    dossier.add(make(&doc, &found, &Options::default())).unwrap();
    let ada = dossier.records().actors.iter().find(|a| a.id.as_str() == "x-ada-berg").unwrap();
    assert_eq!((ada.evidence.len(), ada.roles.len()), (2, 2));
    // Alone, they are a dossier too.
    let mut alone = Dossier::empty("");
    alone.add(records).unwrap();
    assert_eq!(alone.records().title, "Oslo talks");
    assert!(alone.attach(None, TEXT).unwrap().identical);
}

#[test]
fn slugs_and_lines() {
    assert_eq!(slug("António  Guterres’ “plan”", 40), "antonio-guterres-plan");
    assert_eq!(slug("one two three", 8), "one-two");
    assert_eq!(slug("abcdefghij", 4), "abcd");
    assert_ne!(slug("황준국", 40), slug("김정은", 40));
    assert_ne!(slug("", 40), "");
    assert_eq!(line("  a \n b  ", 40), "a b");
    assert_eq!(line("one, two three", 8), "one, two…");
    assert_eq!(line("one, two", 5), "one…");
    assert_eq!(fragment("a b c d e f g h i"), None);
    assert_eq!(fragment("—"), None);
}

/// Words that set off rules, and what stands between.
fn words() -> impl Strategy<Value = String> {
    let word = proptest::sample::select(vec![
        "Russia",
        "Robert Wood",
        "said",
        "signed",
        "the treaty",
        "“",
        "”",
        "vetoed",
        "a draft resolution",
        "on Friday",
        "in 2024",
        "28 March 2024",
        ".",
        ",",
        "\n",
        "\n\n",
        "\r\n",
        "Kim Yo Jong",
        "South Korea",
        "summoned",
        "the ambassador",
        "who",
        "he",
        "told Newsweek",
        "was adopted unanimously",
        "13 votes in favour",
        "China abstained",
        "Resolution 2397 (2017)",
        "S/RES/1718",
        "missile",
        "launched",
        "é",
        "한국",
        "according to",
        "the Kremlin",
        "denied that",
        "would",
        "not",
        "Mr. Smith of Acme Corp",
        "Secretary-General António Guterres",
        "warned",
        "—",
        "the Security Council",
        "expired",
        "tomorrow",
        "last month",
    ]);
    proptest::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn records_of_any_text_are_a_dossier(text in prop_oneof![words(), "\\PC{0,200}"], published in proptest::option::of(proptest::sample::select(vec!["2024-06-28", "2024", "2024-06", "1999-01-01", "2024-01/2024-02"]))) {
        let found = extract(&text, &Options { published, url: Some("not a url"), ..Options::default() }).unwrap();
        prop_assert_eq!(validate(&found.records), []);
        if let Some(source) = found.records.sources.first() {
            let check = check_anchors(&found.records, &source.id, &text);
            prop_assert!(check.identical && check.problems.is_empty(), "{:?}", check);
        }
        let again = extract(&text, &Options { published, url: Some("not a url"), ..Options::default() }).unwrap();
        prop_assert_eq!(&found.records, &again.records);
        let mut dossier = Dossier::empty("");
        prop_assert_eq!(dossier.add(found.records.clone()), Ok(()));
    }
}
