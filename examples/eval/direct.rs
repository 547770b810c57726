//! Direct quotations with the right speaker, on PolNeAR's train split.
//!
//! An attribution of the key is **direct** if at least half of the letters and digits of its content stand between
//! double quotation marks (paired here, paragraph by paragraph, by nobody's rules but this file's). A quotation that was
//! found is **counted** if its mode is `direct`, or if at least half of its own letters and digits stand between such
//! marks.
//!
//! The two **meet** if they share at least half of the bytes of either one's content. A counted quotation is **right**
//! if it meets a direct attribution, and its speaker's span shares a byte with the source's; where the key gives no
//! source, it is right without a speaker. A quotation that so agrees with an attribution that is not direct is left
//! out: the key has it, as another kind. Likewise one that is not counted for itself (a paraphrase with fragments) counts
//! if it so agrees with a direct attribution. Parts of one attribution that are all right count once.

use crate::bands::Bands;
use crate::brat::{Article, Attribution, Spans, articles, length, shared};
use crate::score::Score;
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{Options, Quote, extract};
use article41::model::Mode;
use std::collections::BTreeMap;

const SET: &str = "PolNeAR, train: direct quotations with their speaker";

/// What is counted of a quotation that was found.
#[derive(Clone, Debug)]
struct Found {
    content: (usize, usize),
    speaker: Option<(usize, usize)>,
    direct: bool,
    rule: &'static str,
    confidence: f64,
}

impl From<&Quote<'_>> for Found {
    fn from(quote: &Quote<'_>) -> Found {
        Found {
            content: (quote.start, quote.end),
            speaker: quote.speaker.as_ref().map(|s| (s.start, s.end)),
            direct: quote.mode == Mode::Direct,
            rule: quote.rule,
            confidence: quote.confidence,
        }
    }
}

/// How one article went.
#[derive(Debug, Default)]
struct Outcome {
    score: Score,
    /// For each counted quotation whether it is right; nothing if it is left out. And the attribution that it meets.
    verdicts: Vec<(Found, Option<bool>, Option<usize>)>,
    /// Direct attributions that nothing right was found for, with the rules and speakers of what was found there.
    missed: Vec<(usize, Vec<Found>)>,
}

/// Which bytes stand between double quotation marks.
fn marked(text: &str) -> Vec<bool> {
    let mut inside = vec![false; text.len()];
    let mut open = None;
    for (at, c) in text.char_indices() {
        // Two single marks are a double one.
        let c = if text[at..].starts_with("''") { '"' } else { c };
        match (c, open) {
            ('“', _) | ('"', None) => open = Some(at),
            ('”' | '"', Some(start)) => {
                inside[start..at + c.len_utf8()].fill(true);
                open = None;
            }
            ('\n', _) if text[at..].starts_with("\n\n") => open = None,
            _ => {}
        }
    }
    inside
}

/// Whether at least half of the letters and digits of some spans are marked.
fn mostly(text: &str, marked: &[bool], spans: &[(usize, usize)]) -> bool {
    let (mut all, mut inside) = (0, 0);
    for (start, end) in spans {
        for (at, c) in text[*start..*end].char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            all += c.len_utf8();
            inside += if marked[start + at] { c.len_utf8() } else { 0 };
        }
    }
    all > 0 && inside * 2 >= all
}

fn meet(content: (usize, usize), key: &Spans) -> bool {
    let both = 2 * shared(&[content], key);
    both > 0 && (both >= content.1 - content.0 || both >= length(key))
}

fn score(text: &str, key: &[Attribution], found: Vec<Found>) -> Outcome {
    let marked = marked(text);
    let direct: Vec<bool> = key.iter().map(|a| mostly(text, &marked, &a.content)).collect();
    let mut hit = vec![false; key.len()];
    let mut outcome = Outcome::default();
    let all = found.clone();
    for quote in found {
        let counted = quote.direct || mostly(text, &marked, &[quote.content]);
        let agrees = |a: &Attribution| {
            meet(quote.content, &a.content)
                && match quote.speaker {
                    Some(speaker) => shared(&[speaker], &a.source) > 0,
                    None => a.source.is_empty(),
                }
        };
        // Of several that it agrees with, a direct one.
        let best = (0..key.len()).filter(|i| agrees(&key[*i])).max_by_key(|i| direct[*i]);
        let verdict = match best {
            None if !counted => continue,
            Some(i) if !direct[i] && !counted => continue,
            Some(i) if direct[i] => {
                outcome.score.found += usize::from(!hit[i]);
                hit[i] = true;
                Some(true)
            }
            Some(_) => None,
            None => {
                outcome.score.found += 1;
                Some(false)
            }
        };
        let met = best.or_else(|| (0..key.len()).find(|i| meet(quote.content, &key[*i].content)));
        outcome.verdicts.push((quote, verdict, met));
    }
    outcome.score.gold = direct.iter().filter(|d| **d).count();
    outcome.score.right = hit.iter().filter(|h| **h).count();
    let there =
        |i: usize| all.iter().filter(|q| shared(&[q.content], &key[i].content) > 0).cloned().collect();
    outcome.missed = (0..key.len()).filter(|i| direct[*i] && !hit[*i]).map(|i| (i, there(i))).collect();
    outcome
}

/// Measures it, on the articles that were looked at and on those that were not.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("direct") {
        return;
    }
    let Some(folder) = data::named("POLNEAR") else {
        return table.skipped(SET, "set POLNEAR to the folder with its `text` and `attributions`");
    };
    let mut scores = [Score::default(); 2];
    let mut rules: BTreeMap<&str, (usize, usize, f64)> = BTreeMap::new();
    let mut bands = [Bands::default(); 2];
    for article in articles(&folder) {
        let Ok(extraction) = extract(&article.text, &Options::default()) else { continue };
        let outcome =
            score(&article.text, &article.attributions, extraction.quotes.iter().map(Found::from).collect());
        scores[usize::from(article.held_out)].add(outcome.score);
        // Whoever is named with some confidence is the right one so often.
        for (quote, verdict, _) in outcome.verdicts.iter().filter(|(quote, _, _)| quote.speaker.is_some()) {
            if let Some(right) = verdict {
                bands[usize::from(article.held_out)].add(quote.confidence, *right);
            }
        }
        if article.held_out {
            continue;
        }
        for (quote, verdict, _) in &outcome.verdicts {
            if let Some(right) = verdict {
                let rule = rules.entry(quote.rule).or_default();
                *rule = (rule.0 + usize::from(*right), rule.1 + 1, rule.2 + quote.confidence);
            }
        }
        if wanted.verbose {
            tell(&article, &outcome);
        }
    }
    table.f1(SET, "the four fifths that were looked at", scores[0], None);
    table.f1(SET, "the fifth held out", scores[1], Some(88.0));
    bands[0].print(SET, "looked at", table);
    bands[1].print(SET, "held out", table);
    if wanted.verbose {
        for (rule, (right, all, confidence)) in rules {
            let said = confidence / all as f64;
            println!("{rule:<32} {right:>5} of {all:>5}  {:.2}, said {said:.2}", right as f64 / all as f64);
        }
    }
}

/// Prints what went wrong in an article.
fn tell(article: &Article, outcome: &Outcome) {
    let text = &article.text;
    let show = |from: usize, to: usize| {
        let before = (from.saturating_sub(90)..=from).find(|at| text.is_char_boundary(*at)).unwrap_or(from);
        let behind =
            (to..(to + 60).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(to);
        let told = format!("{}⟦{}⟧{}", &text[before..from], &text[from..to], &text[to..behind]);
        told.replace('\n', "⏎")
    };
    let sources =
        |key: &Attribution| -> Vec<_> { key.source.iter().map(|(start, end)| &text[*start..*end]).collect() };
    for (quote, _, met) in outcome.verdicts.iter().filter(|(_, verdict, _)| *verdict == Some(false)) {
        let speaker = quote.speaker.map_or("nobody", |(start, end)| &text[start..end]);
        let key = met.map_or("nothing".to_owned(), |i| format!("{:?}", sources(&article.attributions[i])));
        println!("WRONG {} {speaker}, key {key}: {}", quote.rule, show(quote.content.0, quote.content.1));
    }
    for (quote, _, _) in outcome.verdicts.iter().filter(|(_, verdict, _)| *verdict == Some(true)) {
        let speaker = quote.speaker.map_or("nobody", |(start, end)| &text[start..end]);
        println!("RIGHT {} {speaker}: {}", quote.rule, show(quote.content.0, quote.content.1));
    }
    for (missed, there) in &outcome.missed {
        let key = &article.attributions[*missed];
        let (from, to) = (key.content[0].0, key.content[key.content.len() - 1].1);
        let told = |q: &Found| (q.rule, q.speaker.map_or("nobody", |(start, end)| &text[start..end]));
        let there: Vec<_> = there.iter().map(told).collect();
        println!("MISSED {:?} {there:?} {}", sources(key), show(from, to.min(from + 500).max(from)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, content: &str, speaker: Option<&str>) -> Found {
        let place = |part: &str| text.find(part).map(|at| (at, at + part.len()));
        Found {
            content: place(content).unwrap(),
            speaker: speaker.and_then(place),
            direct: content.starts_with('“'),
            rule: "",
            confidence: 1.0,
        }
    }

    fn key(text: &str, content: &[&str], source: Option<&str>) -> Attribution {
        let place = |part: &str| text.find(part).map(|at| (at, at + part.len())).unwrap();
        Attribution {
            content: content.iter().map(|part| place(part)).collect(),
            source: source.into_iter().map(place).collect(),
            cue: Vec::new(),
        }
    }

    #[test]
    fn by_hand() {
        let text =
            "“We came late,” Ann said. “It rained.” Bob said the “old” road was closed. “No,” said Cy.";
        let gold = [
            key(text, &["“We came late,”", "“It rained.”"], Some("Ann")),
            key(text, &["the “old” road was closed"], Some("Bob")),
            key(text, &["“No,”"], Some("Cy")),
        ];
        // Both parts are right and count once; the second is Bob's, as another kind, and left out; the last is wrong.
        let quotes = vec![
            found(text, "“We came late,”", Some("Ann")),
            found(text, "“It rained.”", Some("Ann")),
            found(text, "“old”", Some("Cy")),
            found(text, "“No,”", None),
        ];
        let outcome = score(text, &gold, quotes);
        assert_eq!(outcome.score, Score { gold: 2, found: 3, right: 1 });
        assert!(matches!(&outcome.missed[..], [(2, there)] if there.len() == 1));
        // A paraphrase that is found for what the key has as direct is right, and one that is not costs nothing.
        let paraphrase = |speaker| Found {
            direct: false,
            ..found(text, "It rained.” Bob said the “old” road", speaker)
        };
        let single = [key(text, &["“It rained.” Bob said the “old”"], Some("Bob"))];
        let outcome = score(text, &single, vec![paraphrase(Some("Bob")), paraphrase(Some("Cy"))]);
        assert_eq!(outcome.score, Score { gold: 1, found: 1, right: 1 });
        // A part with a wrong speaker counts as found, and a mixed quotation that agrees with the key is left out.
        let quotes = vec![
            found(text, "“We came late,”", Some("Ann")),
            found(text, "“It rained.”", Some("Bob")),
            found(text, "“old” road was closed", Some("Bob")),
        ];
        assert_eq!(score(text, &gold, quotes).score, Score { gold: 2, found: 2, right: 1 });
    }

    #[test]
    fn without_a_source_nobody_is_right() {
        let text = "“Stop,” read the sign.";
        let gold = [key(text, &["“Stop,”"], None)];
        assert_eq!(
            score(text, &gold, vec![found(text, "“Stop,”", None)]).score,
            Score { gold: 1, found: 1, right: 1 }
        );
        let wrong = vec![found(text, "“Stop,”", Some("sign"))];
        assert_eq!(score(text, &gold, wrong).score, Score { gold: 1, found: 1, right: 0 });
    }

    #[test]
    fn marks_are_paired_within_a_paragraph() {
        let text = "a \"b\" “c” \"d\n\ne\"";
        let inside = marked(text);
        let letters: String = text.char_indices().filter(|(at, _)| inside[*at]).map(|(_, c)| c).collect();
        assert_eq!(letters, "\"b\"“c”");
        let doubled = "''a'' b";
        assert_eq!(marked(doubled).iter().filter(|m| **m).count(), 4);
        assert!(!mostly("ab", &[true, false], &[]));
        assert!(mostly("ab", &[true, false], &[(0, 2)]));
    }
}
