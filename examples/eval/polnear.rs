//! All attributions, direct and indirect, on PolNeAR's train split.
//!
//! What is found is cut into **attributions**: a quotation and those that `continue` it are one, with the content of
//! all, and the speaker of the first that has one. Contents and sources are compared as sets of **tokens**: runs of
//! letters and digits, by their place in the text.
//!
//! A found attribution and one of the key can **meet** if the F1 of their contents' tokens is at least one half; each
//! meets at most one other, the best first. A pair that meets is right in **content**. It is **right** if also the
//! sources share a token, or neither has one. **Exact** is right with the same content tokens, and with the same
//! content and source tokens.

use crate::bands::Bands;
use crate::brat::{Article, Spans, articles};
use crate::score::Score;
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{Options, Quote, extract};
use std::collections::BTreeMap;

const SET: &str = "PolNeAR, train: all attributions, content and source";

/// An attribution as sets of tokens, in order.
#[derive(Clone, Debug, Default, PartialEq)]
struct Tokens {
    content: Vec<usize>,
    source: Vec<usize>,
}

/// A found attribution.
#[derive(Clone, Debug)]
struct Found {
    content: Spans,
    source: Spans,
    rule: &'static str,
    confidence: f64,
    cue: String,
}

/// Where the tokens of a text are, in bytes.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// The tokens that share a byte with some spans.
fn covered(tokens: &[(usize, usize)], spans: &[(usize, usize)]) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (start, end) in spans {
        let first = tokens.partition_point(|token| token.1 <= *start);
        found.extend((first..tokens.len()).take_while(|n| tokens[*n].0 < *end));
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn shared(a: &[usize], b: &[usize]) -> usize {
    a.iter().filter(|token| b.binary_search(token).is_ok()).count()
}

/// F1 of two sets.
fn overlap(a: &[usize], b: &[usize]) -> f64 {
    if a.is_empty() && b.is_empty() { 0.0 } else { 2.0 * shared(a, b) as f64 / (a.len() + b.len()) as f64 }
}

/// Which found attribution (second) meets which of the key (first): the best pairs first.
fn meet(gold: &[Tokens], found: &[Tokens]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for (g, key) in gold.iter().enumerate() {
        for (f, ours) in found.iter().enumerate() {
            let f1 = overlap(&key.content, &ours.content);
            if f1 >= 0.5 {
                let source = same_source(key, ours);
                pairs.push((f1, source, g, f));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then((a.2, a.3).cmp(&(b.2, b.3))));
    let (mut met, mut golds, mut founds) = (Vec::new(), vec![false; gold.len()], vec![false; found.len()]);
    for (_, _, g, f) in pairs {
        if !golds[g] && !founds[f] {
            (golds[g], founds[f]) = (true, true);
            met.push((g, f));
        }
    }
    met
}

fn same_source(a: &Tokens, b: &Tokens) -> bool {
    shared(&a.source, &b.source) > 0 || a.source.is_empty() && b.source.is_empty()
}

/// The attributions among quotations: those that continue one are one with it.
fn attributions(quotes: &[Quote<'_>]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut place: Vec<usize> = Vec::new();
    for quote in quotes {
        let content = pieces(quote);
        let source = quote.speaker.iter().map(|s| (s.start, s.end)).collect();
        let first = quote.continues.and_then(|n| place.get(n).copied());
        if let Some(first) = first {
            let whole = &mut found[first];
            whole.content.extend(content);
            if whole.source.is_empty() {
                whole.source = source;
            }
            place.push(first);
            continue;
        }
        place.push(found.len());
        let cue = quote.cue.unwrap_or_default().to_lowercase();
        found.push(Found { content, source, rule: quote.rule, confidence: quote.confidence, cue });
    }
    found
}

/// The content of a quotation, without its cue and speaker where they stand inside.
fn pieces(quote: &Quote<'_>) -> Spans {
    let mut holes: Spans =
        quote.cue_span.into_iter().chain(quote.speaker.iter().map(|s| (s.start, s.end))).collect();
    holes.sort_unstable();
    let (mut from, mut spans) = (quote.start, Vec::new());
    for (start, end) in holes {
        if start >= from && end <= quote.end {
            spans.push((from, start));
            from = end;
        }
    }
    spans.push((from, quote.end));
    spans
}

#[derive(Clone, Copy, Debug, Default)]
struct Scores {
    right: Score,
    content: Score,
    exact_content: Score,
    exact: Score,
}

impl Scores {
    fn each(&mut self) -> [&mut Score; 4] {
        [&mut self.right, &mut self.content, &mut self.exact_content, &mut self.exact]
    }
}

/// The scores of a text, and for each found attribution what it meets and whether it is right.
fn score(gold: &[Tokens], found: &[Tokens]) -> (Scores, Vec<Option<(usize, bool)>>) {
    let mut scores = Scores::default();
    for score in scores.each() {
        (score.gold, score.found) = (gold.len(), found.len());
    }
    let mut verdicts = vec![None; found.len()];
    for (g, f) in meet(gold, found) {
        let right = same_source(&gold[g], &found[f]);
        verdicts[f] = Some((g, right));
        let content = gold[g].content == found[f].content;
        scores.content.right += 1;
        scores.right.right += usize::from(right);
        scores.exact_content.right += usize::from(right && content);
        scores.exact.right += usize::from(content && gold[g].source == found[f].source);
    }
    (scores, verdicts)
}

/// Measures it, on the articles that were looked at and on those that were not.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("polnear") {
        return;
    }
    let Some(folder) = data::named("POLNEAR") else {
        return table.skipped(SET, "set POLNEAR to the folder with its `text` and `attributions`");
    };
    let mut all = [Scores::default(); 2];
    let mut bands = [Bands::default(); 2];
    let mut rules: BTreeMap<String, (usize, usize, usize, f64)> = BTreeMap::new();
    for article in articles(&folder) {
        let Ok(extraction) = extract(&article.text, &Options::default()) else { continue };
        let places = tokens(&article.text);
        let gold: Vec<Tokens> = article
            .attributions
            .iter()
            .map(|a| Tokens { content: covered(&places, &a.content), source: covered(&places, &a.source) })
            .collect();
        let quotes = attributions(&extraction.quotes);
        let found: Vec<Tokens> = quotes
            .iter()
            .map(|q| Tokens { content: covered(&places, &q.content), source: covered(&places, &q.source) })
            .collect();
        let (mut scores, verdicts) = score(&gold, &found);
        let sum = &mut all[usize::from(article.held_out)];
        for (sum, one) in sum.each().into_iter().zip(scores.each()) {
            sum.add(*one);
        }
        for (quote, verdict) in quotes.iter().zip(&verdicts) {
            let right = verdict.is_some_and(|(_, right)| right);
            bands[usize::from(article.held_out)].add(quote.confidence, right);
        }
        if !article.held_out {
            for (quote, verdict) in quotes.iter().zip(&verdicts) {
                let rule = rules.entry(quote.rule.to_owned()).or_default();
                rule.0 += usize::from(verdict.is_some_and(|(_, right)| right));
                rule.1 += usize::from(verdict.is_some());
                rule.2 += 1;
                rule.3 += quote.confidence;
            }
            if wanted.verbose {
                tell(&article, &quotes, &verdicts);
            }
        }
    }
    for (scores, (name, aim)) in all.iter_mut().zip([("looked at", None), ("held out", Some(55.0))]) {
        let [right, content, exact_content, exact] = scores.each();
        table.f1(SET, format!("{name}: content and source"), *right, aim);
        table.f1(SET, format!("{name}: content alone"), *content, None);
        table.f1(SET, format!("{name}: exact content, and source"), *exact_content, None);
        table.f1(SET, format!("{name}: exact content and exact source"), *exact, None);
    }
    bands[0].print(SET, "looked at", table);
    bands[1].print(SET, "held out", table);
    if wanted.verbose {
        for (rule, (right, content, count, confidence)) in rules {
            let part = |n: usize| n as f64 / count as f64;
            println!(
                "{rule:<32} {right:>5} of {count:>5}  {:.2}, content {:.2}, said {:.2}",
                part(right),
                part(content),
                confidence / count as f64
            );
        }
    }
}

/// Prints what was found in an article, and what was not.
fn tell(article: &Article, quotes: &[Found], verdicts: &[Option<(usize, bool)>]) {
    let text = &article.text;
    let show = |spans: &Spans| {
        let parts: Vec<_> = spans.iter().map(|(from, to)| text[*from..*to].replace('\n', "⏎")).collect();
        parts.join(" | ").chars().take(160).collect::<String>()
    };
    let mut met = vec![false; article.attributions.len()];
    for (quote, verdict) in quotes.iter().zip(verdicts) {
        let word = match verdict {
            Some((_, true)) => "RIGHT",
            Some((_, false)) => "SOURCE",
            None => "WRONG",
        };
        println!(
            "{word}\t{}\t{}\t[{}]\t{}",
            quote.rule,
            quote.cue,
            show(&quote.source),
            show(&quote.content)
        );
        if let Some((g, right)) = verdict {
            met[*g] = true;
            if !right {
                println!("\tKEY\t[{}]", show(&article.attributions[*g].source));
            }
        }
    }
    for (key, _) in article.attributions.iter().zip(&met).filter(|(_, met)| !**met) {
        println!("MISSED\t{}\t[{}]\t{}", show(&key.cue), show(&key.source), show(&key.content));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(content: &[usize], source: &[usize]) -> Tokens {
        Tokens { content: content.to_vec(), source: source.to_vec() }
    }

    #[test]
    fn tokens_are_letters_and_digits() {
        let places = tokens("“Ça va,” p. 12");
        assert_eq!(places, [(3, 6), (7, 9), (14, 15), (17, 19)]);
        assert_eq!(covered(&places, &[(0, 8), (17, 18)]), [0, 1, 3]);
        assert_eq!(covered(&places, &[(9, 13)]), [] as [usize; 0]);
    }

    #[test]
    fn by_hand() {
        let gold = [key(&[1, 2, 3, 4], &[0]), key(&[10, 11], &[]), key(&[20, 21, 22], &[25])];
        // The first: three of four tokens, F1 6/7, and a source that shares a token: right. The second has a source
        // where the key has none: only its content is right. The third shares one token of three with five: 2/8.
        let found = [key(&[1, 2, 3], &[0, 9]), key(&[10, 11], &[12]), key(&[22, 23, 24, 26, 27], &[25])];
        let (scores, verdicts) = score(&gold, &found);
        assert_eq!(verdicts, [Some((0, true)), Some((1, false)), None]);
        assert_eq!(scores.right, Score { gold: 3, found: 3, right: 1 });
        assert_eq!(scores.content, Score { gold: 3, found: 3, right: 2 });
        assert_eq!(scores.exact_content.right, 0);
        assert_eq!(scores.exact.right, 0);
    }

    #[test]
    fn each_meets_one_other_the_best_first() {
        let gold = [key(&[1, 2, 3, 4], &[0]), key(&[1, 2, 3], &[0])];
        let found = [key(&[1, 2, 3], &[0])];
        assert_eq!(meet(&gold, &found), [(1, 0)]);
        let (scores, _) = score(&gold, &found);
        assert_eq!((scores.right.right, scores.exact.right), (1, 1));
        assert_eq!(scores.right.gold, 2);
    }

    #[test]
    fn nothing_is_not_something() {
        assert_eq!(overlap(&[], &[]), 0.0);
        assert_eq!(meet(&[key(&[], &[])], &[key(&[], &[])]), []);
    }
}
