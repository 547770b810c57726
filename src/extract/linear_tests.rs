//! Work grows with the text and no faster, whatever stands in it.

use super::doc::STEPS;
use super::{Options, extract};

/// Four times the text may take so many times the steps: four, and what short texts are spared.
const GROWTH: f64 = 4.6;

/// How often a text's words are looked at.
fn steps(text: &str) -> f64 {
    let before = STEPS.get();
    extract(text, &Options { published: Some("2024-06-28"), ..Options::default() }).expect("it is short");
    (STEPS.get() - before) as f64
}

fn linear(part: &str) {
    linear_from(part, 150);
}

fn linear_from(part: &str, times: usize) {
    let (short, long) = (steps(&part.repeat(times)), steps(&part.repeat(4 * times)));
    assert!(long <= GROWTH * short + 5000.0, "{part:?}: {short} steps, then {long}");
}

#[test]
fn what_repeats_without_end_is_linear() {
    let parts = [
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "«",
        "(",
        "[",
        ")",
        ".",
        ",",
        "-",
        "—",
        "…",
        "\n",
        "\n\n",
        "a",
        "A ",
        "1 ",
        "1,",
        "a ",
        "a, ",
        "the ",
        "of ",
        "and ",
        "or ",
        "he ",
        "his ",
        "who ",
        "that ",
        "said ",
        "said that ",
        "he said ",
        "said he ",
        "to ",
        "in ",
        "on ",
        "was ",
        "has been ",
        "not ",
        "would ",
        "will ",
        "to say ",
        "“a ",
        "a” ",
        "“A.” ",
        "“a,” he said. ",
        "\"a\" ",
        "\"a ",
        "a\" ",
        "'a ",
        "a' ",
        "“a ‘b ",
        "’s ",
        "“A.\n\n",
        "(a ",
        "A. ",
        "A. B. ",
        "Mr. ",
        "Mr. Smith ",
        "John Smith ",
        "John Smith said ",
        "Smith, the envoy, ",
        "the ambassador ",
        "ambassador of ",
        "the U.S. ",
        "Russia ",
        "Russia's ",
        "Russia and ",
        "Russian ",
        "in Moscow ",
        "Moscow said ",
        "Security Council ",
        "resolution ",
        "resolution 1718 ",
        "resolutions 1718 and 1874, ",
        "S/RES/",
        "S/2024/",
        "Article 41 ",
        "voted ",
        "13 votes ",
        "13 in favour, ",
        "abstained ",
        "vetoed ",
        "signed ",
        "signed a treaty with ",
        "summit ",
        "Monday ",
        "on Monday ",
        "last ",
        "last week ",
        "two days after ",
        "28 ",
        "June ",
        "28 June ",
        "28 June 2024 ",
        "2024-",
        "2024-06-28 ",
        "10:30 ",
        "the 1990s ",
        "from June to ",
        "between ",
        "million ",
        "3 million ",
        "$3 million ",
        "$",
        "%",
        "3 barrels of ",
        "more than ",
        "told reporters ",
        "according to ",
        "according to Smith, ",
        "in a statement ",
        "Share\n",
        "By Jane Doe\n",
        "ADVERTISEMENT\n",
        "Q: ",
        "SMITH: ",
        "he, ",
        "who, ",
        ", said ",
        "said: ",
        ": “",
        "a\nb\n",
        "http://",
        "@",
        "é",
        "“é ",
        "\u{202e}",
    ];
    for part in parts {
        linear(part);
    }
}

#[test]
fn words_of_every_class_are_linear() {
    let built = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));
    let mut class = "";
    let mut first: Vec<(&str, String)> = Vec::new();
    for line in built.lines() {
        if let Some(name) = line.strip_prefix('[') {
            class = name.trim_end_matches(']');
        } else if first.iter().filter(|(of, _)| *of == class).count() < 1 {
            let phrases = line.split_once('=').map_or(line, |(_, phrases)| phrases);
            first.push((class, phrases.split(',').next().unwrap_or_default().trim().to_owned()));
        }
    }
    assert!(first.len() > 15);
    for (_, phrase) in &first {
        // There are many of them: a short text each.
        linear_from(&format!("{phrase} "), 60);
        linear_from(&format!("the {phrase}, "), 60);
        linear_from(&format!("“{phrase} "), 60);
    }
}
