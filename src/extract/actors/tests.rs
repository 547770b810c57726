//! What is found in sentences of our own.

use super::super::doc::Doc;
use super::super::document::Layout;
use super::super::lexicon::Lexicon;
use super::Actors;
use crate::model::ActorKind;

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
