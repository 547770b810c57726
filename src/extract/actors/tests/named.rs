//! Bodies that are one by several names, roles, and persons by what stands around them.

use super::{actors, people};
use crate::model::ActorKind;

/// Bodies: text, name, id, and whom they speak for.
fn named_bodies(text: &str) -> Vec<String> {
    let found = actors(text);
    let bodies = found.mentions.iter().filter(|m| m.kind == ActorKind::Body);
    bodies
        .map(|m| {
            let (id, of) = (m.actor.as_deref().unwrap_or("-"), m.speaks_for.as_deref().unwrap_or("-"));
            format!("{} = {}; {id}; {of}", m.text, m.name)
        })
        .collect()
}

#[test]
fn a_given_name_with_a_small_second_syllable_stands_last() {
    let text = "Hahn Choong-hee, the envoy of Peru, was there. Hahn said it was late.";
    let found = crate::extract::extract(text, &crate::extract::Options::default()).unwrap();
    assert_eq!(found.quotes[0].speaker.as_ref().unwrap().name.as_deref(), Some("Hahn Choong-hee"));
}

#[test]
fn korea_in_the_name_of_something_is_either() {
    let states = |text: &str| -> Vec<String> {
        let found = crate::extract::extract(text, &crate::extract::Options::default()).unwrap();
        found
            .actors
            .iter()
            .filter(|a| a.kind == crate::model::ActorKind::State)
            .map(|a| a.text.to_owned())
            .collect()
    };
    let names =
        "The Korea Mining Corporation, the Korean People's Army and the Workers' Party of Korea were named.";
    assert_eq!(states(names), [""; 0]);
    assert_eq!(
        states("The Korean foreign ministry and the Republic of Korea spoke."),
        ["Korean", "Republic of Korea"]
    );
    assert_eq!(states("The North Korean Mining Corporation spoke."), ["North Korean"]);
}

#[test]
fn an_organ_of_a_state_has_one_name() {
    assert_eq!(
        named_bodies(
            "The Norwegian Foreign Ministry wrote. Oslo's foreign ministry wrote again; the foreign ministry left."
        ),
        [
            "Norwegian Foreign Ministry = Norway's foreign ministry; -; NOR",
            "Oslo's foreign ministry = Norway's foreign ministry; -; NOR",
            "foreign ministry = Norway's foreign ministry; -; NOR"
        ]
    );
}

#[test]
fn a_body_is_called_by_its_noun() {
    assert_eq!(
        named_bodies(
            "The UN Security Council met. The panel was not there. The Council voted, and the council left."
        ),
        [
            "UN Security Council = UN Security Council; unsc; -",
            "Council = UN Security Council; unsc; -",
            "council = UN Security Council; unsc; -"
        ]
    );
    // Behind an owner, with a number before, or with letters that the text defines: one body.
    assert_eq!(named_bodies("They left the Trade Committee's Panel of Experts.").len(), 2);
    assert_eq!(
        named_bodies("Thirteen United Nations Security Council members left.")[0].split(';').nth(1),
        Some(" unsc")
    );
    let letters = named_bodies("The Peruvian Central Space Agency (PCSA) wrote. The PCSA said so.");
    assert_eq!(letters[2], "PCSA = Peruvian Central Space Agency; -; -");
    // Known only with its State.
    let panels = named_bodies(
        "A panel of experts on North Korea left. The Panel of Experts wrote, and so did the panel.",
    );
    assert!(panels.iter().all(|panel| panel.contains("panel-1718")), "{panels:?}");
    assert_eq!(named_bodies("The White House spoke, and the house stood.").len(), 1);
}

#[test]
fn roles_that_go_on_behind_their_noun() {
    assert_eq!(
        people("Norway's permanent representative to the United Nations, Mary Jones, left."),
        ["Mary Jones = Mary Jones; Norway's permanent representative to the United Nations; NOR"]
    );
    assert_eq!(
        people("U.S. Director for Danish and Norwegian Affairs Mary Jones left."),
        ["Mary Jones = Mary Jones; U.S. Director for Danish and Norwegian Affairs; USA"]
    );
    assert_eq!(people("He asked the envoy to leave, Mary Jones said."), ["Mary Jones = Mary Jones; -; -"]);
    // A spokesperson of the organ that was named just before.
    assert_eq!(
        people("The Norwegian foreign ministry was sorry. It was late, said spokesman Carl Reed."),
        ["Carl Reed = Carl Reed; spokesman; NOR"]
    );
    assert_eq!(
        people("Norway left Oslo. It was late, said spokesman Carl Reed.")[0],
        "Carl Reed = Carl Reed; spokesman; -"
    );
}

#[test]
fn persons_by_what_stands_around() {
    for (text, name) in [
        ("Mary Jones and Ysolde Quarn left.", "Ysolde Quarn"),
        ("Mary Jones, Ysolde Quarn, and Carl Reed left.", "Ysolde Quarn"),
        ("Ysolde Quarn (born 3 May 1950) left.", "Ysolde Quarn"),
        ("Ysolde Quarn (1950-2020) left.", "Ysolde Quarn"),
        ("He met the guitarist Ysolde Quarn there.", "Ysolde Quarn"),
        ("They met Mary “Bo” Quarn there.", "Mary “Bo” Quarn"),
        ("Nobody knew that Mary left.", "Mary"),
    ] {
        let found = people(text);
        assert!(found.iter().any(|p| p.starts_with(&format!("{name} ="))), "{text}: {found:?}");
    }
    for none in ["Mary Jones, Quarn Hall.", "It is in Mary.", "He met the official Olympic Team."] {
        assert!(
            people(none).len() <= 1 && people(none).iter().all(|p| p.starts_with("Mary Jones")),
            "{none}"
        );
    }
}
