//! The ground that the passes stand on.

use super::doc::Doc;
use super::lexicon::{Class, Lexicon, unfold};

#[test]
fn every_line_of_the_lexicon_is_read() {
    let built = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
    assert!(built.lines().count() > 50);
    assert_eq!(Lexicon::empty().extend(&unfold(built)), Ok(()));
}

#[test]
fn a_phrase_is_found_as_it_is_written() {
    let mut lexicon = Lexicon::empty();
    lexicon
        .extend("[state]\nUSA = US, United States\nPRK = North Korea\n[person]\nkim = Kim Jong Un\n")
        .unwrap();
    let text = "told us the U.S. and Kim Jong-un of NORTH KOREA, united states, North Korean";
    let doc = Doc::read(text, &lexicon);
    let mut found = Vec::new();
    for at in 0..doc.len() {
        for class in [Class::State, Class::Person] {
            if let Some(phrase) = doc.phrase(at, class) {
                found.push((&text[doc.span(at..phrase.end)], phrase.value));
            }
        }
    }
    assert_eq!(found, [("U.S.", "USA"), ("Kim Jong-un", "kim"), ("NORTH KOREA", "PRK")]);
}

fn sentences(text: &str) -> Vec<&str> {
    let doc = Doc::read(text, Lexicon::builtin());
    doc.sentences.iter().map(|s| &text[doc.span(s.clone())]).collect()
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    assert_eq!(
        sentences(
            "Title without a stop\n\nMr. J. Smith of the U.S. Army said No. 5 won. “Go!” he said. He left the U.S. The \
             end (really.) It\ngoes on.\nA new line"
        ),
        [
            "Title without a stop",
            "Mr. J. Smith of the U.S. Army said No. 5 won.",
            "“Go!” he said.",
            "He left the U.S.",
            "The end (really.)",
            "It\ngoes on.",
            "A new line"
        ]
    );
}

#[test]
fn lines_of_one_width_are_wrapped() {
    let text = "The envoy of the State that had called the meeting of the Security\nCouncil told reporters outside the \
                chamber that the representative of\nRussia had left it before the vote, and that nobody knew when Mr.\n\
                Nebenzia would be back. He then\nwalked away.\n\nNext";
    assert_eq!(sentences(text).len(), 3, "{:?}", sentences(text));
    // Headlines one below the other are not.
    let list = "Council meets on Friday\nEnvoys of nine States walk out of the hall in protest\nWhat is next\nMarkets fall";
    assert_eq!(sentences(list).len(), 4);
}
