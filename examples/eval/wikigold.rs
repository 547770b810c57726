//! Names in Wikipedia: wikigold.
//!
//! The text is put together from the tokens, with spaces where English has them. A mention is **right** if it has the
//! same start and end as a name of the key, and its type: PER for persons, ORG for bodies and organisations. States are
//! compared with the names of type LOC that are States or capitals in lexicon/, in any form but demonyms: a State found
//! where the key has another name of type LOC is neither right nor wrong. Of two mentions, one inside the other, only the
//! longer is compared.

use crate::score::Score;
use crate::sources::around;
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{ActorForm, ActorMention, Options, extract};
use article41::model::ActorKind;
use std::collections::HashSet;

const SET: &str = "wikigold: names, exact spans";

/// A text with its names: start, end, type.
#[derive(Debug, Default, PartialEq)]
struct Text {
    text: String,
    names: Vec<(usize, usize, String)>,
}

/// Puts texts together. A document starts at its marker.
fn texts(conll: &str) -> Vec<Text> {
    let mut texts = vec![Text::default()];
    let mut open: Option<(usize, String)> = None;
    let mut quote = false;
    for line in conll.lines() {
        let current = texts.last_mut().expect("there is always one");
        let (token, tag) = line.rsplit_once(' ').unwrap_or(("", "O"));
        let kind = tag.strip_prefix("I-").unwrap_or_default();
        if let Some((start, open_kind)) = open.take() {
            if open_kind == kind {
                open = Some((start, open_kind));
            } else {
                current.names.push((start, current.text.len(), open_kind));
            }
        }
        if token == "-DOCSTART-" {
            texts.push(Text::default());
            continue;
        }
        if token.is_empty() {
            current.text.push('\n');
            quote = false;
            continue;
        }
        let closes = matches!(token, "," | "." | ";" | ":" | ")" | "?" | "!" | "'" | "%")
            || token.starts_with("'s")
            || (token == "\"" && quote);
        let opened = current.text.is_empty()
            || current.text.ends_with(['\n', '(', '$'])
            || current.text.ends_with('"') && quote;
        if !closes && !opened {
            current.text.push(' ');
        }
        if token == "\"" {
            quote = !quote;
        }
        if !kind.is_empty() && open.is_none() {
            open = Some((current.text.len(), kind.to_owned()));
        }
        current.text.push_str(token);
    }
    texts.retain(|text| !text.text.trim().is_empty());
    texts
}

/// The names of States and capitals, one by one.
fn state_names() -> HashSet<String> {
    let section =
        |file: &'static str, name: &str| file.split(name).nth(1).and_then(|s| s.split("\n[").next());
    let names = section(include_str!("../../lexicon/states.txt"), "[state]\n").unwrap_or_default();
    let capitals = section(include_str!("../../lexicon/seats.txt"), "[capital]\n").unwrap_or_default();
    names
        .lines()
        .chain(capitals.lines())
        .filter_map(|line| line.split_once('='))
        .flat_map(|(_, names)| names.split(','))
        .map(|n| n.trim().to_owned())
        .collect()
}

/// The type that a mention has in the key's terms.
fn kind(mention: &ActorMention<'_>) -> &'static str {
    match mention.kind {
        ActorKind::Person => "PER",
        ActorKind::Body | ActorKind::Organisation => "ORG",
        ActorKind::State => "LOC",
    }
}

pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("wikigold") {
        return;
    }
    let file = data::shared("data/wikigold/wikigold/CONLL-format/data/wikigold.conll.txt");
    let Some(conll) = file.and_then(|file| std::fs::read_to_string(file).ok()) else {
        return table.skipped(SET, "../shared/data/wikigold is not there");
    };
    let states = state_names();
    let mut scores = [
        ("PER", "persons", Score::default()),
        ("ORG", "bodies and organisations", Score::default()),
        ("LOC", "States", Score::default()),
    ];
    for text in texts(&conll) {
        let Ok(result) = extract(&text.text, &Options::default()) else { continue };
        let mut end = 0;
        let outer = result.actors.iter().filter(|a| {
            let outer = a.end > end;
            end = end.max(a.end);
            outer && a.form != ActorForm::Demonym && a.form != ActorForm::Role
        });
        let found: Vec<_> = outer.map(|a| (a.start, a.end, kind(a), a.rule)).collect();
        for (label, _, score) in &mut scores {
            let key: Vec<_> = text
                .names
                .iter()
                .filter(|(s, e, k)| k == label && (k != "LOC" || states.contains(&text.text[*s..*e])))
                .collect();
            let agrees = |f: &(usize, usize, &str, &str)| key.iter().any(|k| (k.0, k.1) == (f.0, f.1));
            let other = |f: &(usize, usize, &str, &str)| {
                *label == "LOC"
                    && !agrees(f)
                    && text.names.iter().any(|k| (k.0, k.1, k.2.as_str()) == (f.0, f.1, "LOC"))
            };
            let mine: Vec<_> = found.iter().filter(|f| f.2 == *label && !other(f)).collect();
            let right = mine.iter().filter(|f| agrees(f)).count();
            score.add(Score { gold: key.len(), found: mine.len(), right });
            if wanted.verbose {
                for f in mine.iter().filter(|f| !agrees(f)) {
                    println!("wikigold wrong {label} {}: {}", f.3, around(&text.text, f.0, f.1));
                }
                for k in key.iter().filter(|k| !mine.iter().any(|f| (f.0, f.1) == (k.0, k.1))) {
                    println!("wikigold missed {label}: {}", around(&text.text, k.0, k.1));
                }
            }
        }
    }
    for (_, what, score) in scores {
        table.f1(SET, what, score, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_become_a_text() {
        let conll = "-DOCSTART- O\nJo I-PER\nDoe I-PER\n, O\nof O\nOslo I-LOC\n's O\nclub O\n( O\nFC I-ORG\n) O\n. O\n\nHe O\n. O\n";
        let name = |start: usize, end: usize, kind: &str| (start, end, kind.to_owned());
        assert_eq!(
            texts(conll),
            [Text {
                text: "Jo Doe, of Oslo's club (FC).\nHe.".to_owned(),
                names: vec![name(0, 6, "PER"), name(11, 15, "LOC"), name(24, 26, "ORG")]
            }]
        );
        assert!(state_names().contains("South Korea"));
    }
}
