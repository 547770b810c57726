//! What is found in sentences of our own.

use super::super::doc::Doc;
use super::super::document::Layout;
use super::super::lexicon::{Class, Lexicon};
use super::Actors;
use crate::model::ActorKind;

mod named;

fn actors(text: &str) -> Actors<'_> {
    super::find(&Doc::read(text, Lexicon::builtin()), &Layout::default())
}

fn states(text: &str) -> Vec<String> {
    let found = actors(text);
    let states = found.mentions.iter().filter(|m| m.kind == ActorKind::State);
    states
        .map(|m| {
            format!(
                "{} {} {}",
                m.text,
                m.actor.as_deref().unwrap_or("?"),
                serde_json::to_string(&m.form).unwrap_or_default().trim_matches('"')
            )
        })
        .collect()
}

fn people(text: &str) -> Vec<String> {
    let found = actors(text);
    let people = found.mentions.iter().filter(|m| m.kind == ActorKind::Person);
    people
        .map(|m| {
            format!(
                "{} = {}; {}; {}",
                m.text,
                m.name,
                m.role.as_deref().unwrap_or("-"),
                m.speaks_for.as_deref().unwrap_or("-")
            )
        })
        .collect()
}

#[test]
fn states_by_every_name() {
    assert_eq!(
        states("Turkey and the DPRK met U.S. envoys; Seoul urged Moscow, and Norwegians left in Oslo."),
        [
            "Turkey TUR name",
            "DPRK PRK acronym",
            "U.S. USA acronym",
            "Seoul KOR metonym",
            "Moscow RUS metonym",
            "Norwegians NOR demonym",
            "Oslo NOR place"
        ]
    );
}

#[test]
fn people_with_their_roles() {
    assert_eq!(
        people(
            "Norwegian Ambassador Mary Jones met Hwang Il-soo, the deputy envoy of South Korea. Jones smiled; Mr. Hwang did not."
        ),
        [
            "Mary Jones = Mary Jones; Norwegian Ambassador; NOR",
            "Hwang Il-soo = Hwang Il-soo; the deputy envoy of South Korea; KOR",
            "Jones = Mary Jones; -; -",
            "Hwang = Hwang Il-soo; -; -"
        ]
    );
}

#[test]
fn what_looks_like_a_state_and_is_none() {
    for text in [
        "Ships crossed the South China Sea.",
        "Chad Miller and Jordan Reed wrote it.",
        "The author is Jack London.",
        "They told us to wait.",
        "She keeps a Guinea pig and a German shepherd.",
        "He lives in New Mexico or New Jersey.",
        "The Korea Times and the Washington Post wrote about it.",
        "She speaks Russian.",
        "The poem was written in French.",
        "He cooked the turkey with Brazil nuts.",
        "Paris, Texas, is a small town.",
        "Nobody in Atlanta or elsewhere in Georgia voted; Florida did.",
        "See www.kremlin.ru for it.",
    ] {
        assert_eq!(states(text), [""; 0], "{text}");
    }
}

#[test]
fn a_namesake_of_a_state_is_known_from_where_the_text_names_one() {
    let first = "Jordan agreed. Mary Jordan agreed too. Jordan smiled.";
    let both = format!("{first} So did Philip Jordan. Jordan went on.");
    assert_eq!(people(first).len(), 2, "{:?}", people(first));
    assert_eq!(states(first).len(), 1, "{:?}", states(first));
    assert_eq!(people(&both)[..2], people(first)[..]);
    let given = "Mary Jones spoke. Mary left.";
    assert_eq!(people(given).len(), 2, "{:?}", people(given));
    assert_eq!(people(&format!("{given} Mary Roe did not."))[..2], people(given)[..]);
}

#[test]
fn what_looks_like_a_person_and_is_none() {
    for text in [
        "They met in Anderson Park near the Mark Hopkins Hotel.",
        "The Trump National Golf Club, the owner said, was closed.",
        "Yesterday Congress voted.",
        "Prime Minister Urges Calm In Capital As Crowds Gather",
        "The Stanley Cup went to Boston.",
        "An official Website said so.",
    ] {
        assert_eq!(
            people(text).iter().filter(|p| !p.starts_with("Trump")).count(),
            0,
            "{text}: {:?}",
            people(text)
        );
    }
}

#[test]
fn names_end_where_they_end() {
    assert_eq!(
        people("Former agent Timothy Gill told Lisa Stark ABC wanted more."),
        ["Timothy Gill = Timothy Gill; Former agent; -", "Lisa Stark = Lisa Stark; -; -",]
    );
    assert_eq!(states("They met the ambassador to Kenya Prudence Roe."), ["Kenya KEN name"]);
}

#[test]
fn capitals_act_or_are_places() {
    for (text, form) in [
        ("Seoul warned that it would answer.", "metonym"),
        ("Relations with Seoul got worse.", "metonym"),
        ("A treaty between Seoul and others was signed.", "metonym"),
        ("They met in Seoul on Friday.", "place"),
        ("She flew to Seoul.", "place"),
        ("A visit to Seoul was planned.", "place"),
        ("SEOUL (AP) -- It rained.", "place"),
    ] {
        let found = actors(text);
        let seoul = found.mentions.iter().find(|m| m.text.eq_ignore_ascii_case("Seoul"));
        let shown = seoul.map(|m| serde_json::to_string(&m.form).unwrap());
        assert_eq!(shown.as_deref(), Some(format!("\"{form}\"").as_str()), "{text}");
    }
}

#[test]
fn the_north_is_a_state_where_the_text_is_about_korea() {
    assert_eq!(
        states("North Korea fired. The North's army said so."),
        ["North Korea PRK name", "The North PRK name"]
    );
    assert_eq!(states("The North won the war. The North Atlantic is cold."), [""; 0]);
}

#[test]
fn later_mentions_are_joined() {
    assert_eq!(
        people(
            "Dr. Maria Lind, 45, spoke. “No,” Lind said. Ms. Lind left with Vasily Orlov and Kim Sun-hee. Then Vassili Orlov \
             came back; Sun-hee Kim did not. “Yes,” said Maria."
        ),
        [
            "Maria Lind = Maria Lind; -; -",
            "Lind = Maria Lind; -; -",
            "Lind = Maria Lind; -; -",
            "Vasily Orlov = Vasily Orlov; -; -",
            "Kim Sun-hee = Kim Sun-hee; -; -",
            "Vassili Orlov = Vasily Orlov; -; -",
            "Sun-hee Kim = Kim Sun-hee; -; -",
            "Maria = Maria Lind; -; -",
        ]
    );
}

#[test]
fn a_surname_of_two_is_nobody_s() {
    let text = "Kim Sun-hee met Kim Il-soo. Kim was pleased.";
    let found = actors(text);
    let last = found.mentions.last().unwrap();
    assert_eq!((last.text, last.name.as_str(), &last.actor), ("Kim", "Kim", &None));
    // Unless the title tells.
    let text = "Mary Reed met Paul Reed. Mrs. Reed was pleased.";
    let found = actors(text);
    let last = found.mentions.last().unwrap();
    assert_eq!((last.text, last.name.as_str()), ("Reed", "Mary Reed"));
}

#[test]
fn gender_and_roles_of_a_cluster() {
    let text = "Finance Ministry spokeswoman Anna Berg resigned. Berg gave no reason.";
    let found = actors(text);
    let doc = Doc::read(text, Lexicon::builtin());
    let last = found.people_before(doc.len()).next().unwrap();
    let berg = found.cluster(last).unwrap();
    assert_eq!((berg.name.as_str(), berg.gender), ("Anna Berg", Some(super::Gender::Female)));
    let role = &berg.roles[0];
    assert_eq!((role.text, role.concept.as_str()), ("Finance Ministry spokeswoman", "spokesperson"));
    assert_eq!(doc.word(role.head.start), "spokeswoman");
    assert_eq!(found.words(last), 7..8);
    assert_eq!(found.cluster_of(last), found.cluster_of(found.people_before(7).next().unwrap()));
}

fn bodies(text: &str) -> Vec<String> {
    let found = actors(text);
    let others =
        found.mentions.iter().filter(|m| matches!(m.kind, ActorKind::Body | ActorKind::Organisation));
    others.map(|m| format!("{} = {}", m.text, m.name)).collect()
}

#[test]
fn bodies_by_their_words_and_letters() {
    assert_eq!(
        bodies(
            "The Widget Safety Board (WSB) and the University of Oslo wrote to the Norwegian foreign ministry. The WSB had \
             asked Acme Widgets Inc. The foreign ministry was silent."
        ),
        [
            "Widget Safety Board = Widget Safety Board",
            "WSB = Widget Safety Board",
            "University of Oslo = University of Oslo",
            "Norwegian foreign ministry = Norway's foreign ministry",
            "WSB = Widget Safety Board",
            "Acme Widgets Inc. = Acme Widgets Inc.",
            "foreign ministry = Norway's foreign ministry",
        ]
    );
    // The State in a body's name is still named.
    assert_eq!(states("The Danish Embassy closed."), ["Danish DNK demonym"]);
    let found = actors("The Danish Embassy closed.");
    assert_eq!(found.at(1).map(|m| m.text), Some("Danish Embassy"));
    assert_eq!(found.state_at(1).map(|m| m.text), Some("Danish"));
}

#[test]
fn every_state_of_the_corpus_has_its_code() {
    let dossier = crate::dossier::Dossier::builtin().unwrap();
    let lexicon = Lexicon::builtin();
    let states = dossier.records().actors.iter().filter(|a| a.kind == ActorKind::State);
    // The USSR has a code of its own in the dossier; a text that names it is read as naming Russia, which succeeds it.
    for state in states.filter(|s| s.id.as_str() != "SUN") {
        let found = lexicon.value_of(Class::State, &state.name);
        assert_eq!(found, Some(state.id.as_str()), "{}", state.name);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    /// Whatever the text: mentions are in order, on characters, and only States lie inside others.
    #[test]
    fn mentions_are_in_order(words in proptest::collection::vec(proptest::sample::select(WORDS), 0..60)) {
        let text: String = words.concat();
        let found = actors(&text);
        let mut end = 0;
        for (number, mention) in found.mentions.iter().enumerate() {
            assert_eq!(text.get(mention.start..mention.end), Some(mention.text));
            assert!(mention.start >= end || mention.kind == ActorKind::State, "{mention:?}");
            end = end.max(mention.end);
            assert!(!mention.name.is_empty() && (0.0..=1.0).contains(&mention.confidence) && !mention.rule.is_empty());
            assert!(found.cluster(number).is_some());
        }
    }
}

const WORDS: &[&str] = &[
    "Russia",
    "US",
    "Jordan",
    " ",
    " ",
    " ",
    " ",
    "-",
    "(",
    ")",
    ", ",
    ". ",
    "\n",
    "\n\n",
    "’s",
    "Kim",
    "Jong-un",
    "Mary",
    "de",
    "al-",
    "President",
    "the",
    "The",
    "North",
    "Korean",
    "Seoul",
    "foreign ministry",
    "Ministry of",
    "Inc.",
    "J.",
    "Mr.",
    "said",
    "told",
    "é",
    "Board",
    "BBC",
    "University",
    "of",
    "and",
    "Smith",
    "who is",
    "ambassador to",
    "’",
    "\"",
    "Jr.",
    "&",
    "Embassy",
    "Georgia",
    "Ohio",
    "WSB",
];
