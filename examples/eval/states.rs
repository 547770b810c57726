//! State mentions in the five sources.
//!
//! A mention that was found is **right** if it has the same start, end and ISO code as one of the key. The key's kinds
//! (name, demonym, capital or metonym) are not compared; nor is a mention of the key found twice. The key has Russia's code for
//! the USSR, which the dossier keeps apart: there its own code counts.

use crate::score::Score;
use crate::sources::{self, Source};
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{Options, extract};
use article41::model::ActorKind;
use serde::Deserialize;

const SET: &str = "Five sources";

#[derive(Debug, Deserialize)]
struct Key {
    seed: String,
    byte_span: (usize, usize),
    text: String,
    iso3: String,
}

/// The code that the dossier has for a mention of the key.
fn code(key: &Key) -> String {
    let soviet = key.text.contains("Soviet") || matches!(key.text.as_str(), "USSR" | "U.S.S.R.");
    if soviet { "SUN".to_owned() } else { key.iso3.clone() }
}

/// From where to where in bytes, and the code.
type Mention = (usize, usize, String);

/// Counts what agrees, and gives what does not: missed, and wrong.
fn compare<'m>(key: &'m [Mention], found: &'m [Mention]) -> (Score, Vec<&'m Mention>, Vec<&'m Mention>) {
    let missed: Vec<_> = key.iter().filter(|k| !found.contains(k)).collect();
    let wrong: Vec<_> = found.iter().filter(|f| !key.contains(f)).collect();
    let score = Score { gold: key.len(), found: found.len(), right: found.len() - wrong.len() };
    (score, missed, wrong)
}

pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("states") {
        return;
    }
    let (Some(keys), Some(texts)) = (data::shared("gold/states.json"), sources::read()) else {
        return table.skipped(SET, "../shared/gold and ../shared/sources are not there");
    };
    let keys: Vec<Key> =
        std::fs::read_to_string(keys).ok().and_then(|k| serde_json::from_str(&k).ok()).unwrap_or_default();
    let mut all = Score::default();
    for Source { seed, text } in &texts {
        let key: Vec<_> = keys
            .iter()
            .filter(|k| k.seed == *seed)
            .map(|k| (k.byte_span.0, k.byte_span.1, code(k)))
            .collect();
        debug_assert!(
            keys.iter().filter(|k| k.seed == *seed).all(|k| text[k.byte_span.0..k.byte_span.1] == k.text)
        );
        let Ok(result) = extract(text, &Options::default()) else { continue };
        let states = result.actors.iter().filter(|a| a.kind == ActorKind::State);
        let found: Vec<_> = states.map(|a| (a.start, a.end, a.actor.clone().unwrap_or_default())).collect();
        let (score, missed, wrong) = compare(&key, &found);
        all.add(score);
        if wanted.verbose {
            for (what, list) in [("missed", missed), ("wrong", wrong)] {
                for (start, end, code) in list {
                    println!("states {seed} {what} {code}: {}", sources::around(text, *start, *end));
                }
            }
        }
    }
    table.f1(SET, "State mentions (aim P 98, R 97)", all, Some(97.5));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let of = |list: &[(usize, usize, &str)]| -> Vec<(usize, usize, String)> {
            list.iter().map(|(s, e, c)| (*s, *e, (*c).to_owned())).collect()
        };
        let key = of(&[(0, 6, "RUS"), (10, 15, "PRK"), (20, 25, "KOR")]);
        let found = of(&[(0, 6, "RUS"), (10, 15, "KOR"), (20, 26, "KOR")]);
        let (score, missed, wrong) = compare(&key, &found);
        assert_eq!(score, Score { gold: 3, found: 3, right: 1 });
        assert_eq!((missed.len(), wrong.len()), (2, 2));
    }
}
