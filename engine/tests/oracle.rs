//! Random collections, changed at random, against an evaluator that looks at every document.

use article41_engine::text::{Tokenizer, stem};
use article41_engine::{Collection, Document, Found, OPEN_END, OPEN_START, Options, Query, Sort, Test, Unit};
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
struct Doc {
    id: String,
    date: Option<(i32, i32)>,
    texts: Vec<String>,
    values: Vec<(usize, String)>,
}

#[derive(Clone, Debug)]
enum Act {
    Add(Doc),
    Remove(String),
    Flush,
    Compact,
    Reopen,
}

/// A token, its position and how many positions it covers.
type Token = (String, u32, u32);

fn tokens(texts: &[String], joined: bool) -> (Vec<Token>, u32) {
    let (mut all, mut start, mut length) = (Vec::new(), 0, 0);
    for text in texts {
        let n = Tokenizer::default().each(text, |t| {
            if joined || !t.is_joined() {
                all.push((t.text.to_owned(), start + t.position, t.parts.into()));
            }
        });
        start += n + 1;
        length += n;
    }
    (all, length)
}

/// Levenshtein's distance, or with exchanges of neighbours as one edit.
fn distance(a: &str, b: &str, exchanges: bool) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            d[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let mut best = (d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                best = best.min(d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                if exchanges && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    best = best.min(d[i - 2][j - 2] + 1);
                }
                best
            };
        }
    }
    d[a.len()][b.len()]
}

fn passes(test: &Test, token: &str) -> bool {
    match test {
        Test::Exact(text) => token == text,
        Test::Stem(wanted) => stem(token) == *wanted,
        Test::Prefix(text) => token.starts_with(text.as_str()),
        Test::Fuzzy { word, edits, exchanges } => distance(word, token, *exchanges) <= usize::from(*edits),
    }
}

/// The first length of the class of a length, as the module documents it: exact to 15, then eight steps a doubling.
fn rounded(length: u32) -> u32 {
    let step = if length < 16 { 1 } else { 1 << (28 - length.leading_zeros()) };
    length / step * step
}

/// A document and what it is made of.
struct Known {
    doc: Doc,
    tokens: Vec<Token>,
    length: u32,
}

struct Oracle {
    docs: Vec<Known>,
    joined: bool,
    values: Vec<String>,
}

impl Oracle {
    /// Adds a document, in place of the one with its id.
    fn add(&mut self, doc: Doc) {
        self.remove(&doc.id);
        let (tokens, length) = tokens(&doc.texts, self.joined);
        self.docs.push(Known { doc, tokens, length });
    }

    fn remove(&mut self, id: &str) {
        self.docs.retain(|d| d.doc.id != id);
    }

    /// How often a word or phrase stands in a document.
    fn often(&self, doc: &Known, tests: &[Test]) -> u32 {
        let tokens = &doc.tokens;
        if let [one] = tests {
            return tokens.iter().filter(|(t, ..)| passes(one, t)).count() as u32;
        }
        let mut ends: Vec<u32> = Vec::new();
        for (i, test) in tests.iter().enumerate() {
            let here: Vec<(u32, u32)> =
                tokens.iter().filter(|(t, ..)| passes(test, t)).map(|(_, p, n)| (*p, *n)).collect();
            ends = if i == 0 {
                here.iter().map(|(p, n)| p + n).collect()
            } else {
                here.iter().filter(|(p, _)| ends.contains(p)).map(|(p, n)| p + n).collect()
            };
            ends.sort_unstable();
            // A word and a compound that ends where it does are two places to begin from, but one to end at.
            ends.dedup();
        }
        ends.len() as u32
    }

    fn matches(&self, doc: &Known, query: &Query) -> bool {
        match query {
            Query::All => true,
            Query::Word(test) => self.often(doc, std::slice::from_ref(test)) > 0,
            Query::Phrase(tests) => tests.is_empty() || self.often(doc, tests) > 0,
            Query::Values { column, values } => {
                let has = |n: &u32| doc.doc.values.contains(&(*column, self.values[*n as usize].clone()));
                values.iter().any(has)
            }
            Query::Dates { first, last, within } => doc.doc.date.is_some_and(|(a, b)| {
                if *within { first <= &a && &b <= last } else { a <= *last && *first <= b }
            }),
            Query::And(all) => all.iter().all(|q| self.matches(doc, q)),
            Query::Or(any) => any.iter().any(|q| self.matches(doc, q)),
            Query::Not(inner) => !self.matches(doc, inner),
        }
    }

    /// The words and phrases that are not denied.
    fn scored<'q>(query: &'q Query, out: &mut Vec<&'q [Test]>) {
        match query {
            Query::Word(test) => out.push(std::slice::from_ref(test)),
            Query::Phrase(tests) if !tests.is_empty() => out.push(tests),
            Query::And(all) | Query::Or(all) => all.iter().for_each(|q| Self::scored(q, out)),
            _ => {}
        }
    }

    fn weight(&self, tests: &[Test]) -> f32 {
        let n = self.docs.iter().filter(|d| self.often(d, tests) > 0).count() as f64;
        let all = self.docs.len() as f64;
        (1.0 + (all - n + 0.5).max(0.0) / (n + 0.5)).ln() as f32 * 2.2 * 65536.0
    }

    fn run(&self, query: &Query, options: &Options) -> (Vec<String>, Vec<f32>, Vec<BTreeMap<String, u32>>) {
        let lengths: Vec<u32> = self.docs.iter().map(|d| rounded(d.length)).collect();
        let sum: u64 = lengths.iter().map(|n| u64::from(*n)).sum();
        let mean = (sum as f64 / self.docs.len().max(1) as f64).max(1.0) as f32;
        let mut leaves = Vec::new();
        Self::scored(query, &mut leaves);
        let weights: Vec<f32> = leaves
            .iter()
            .map(|tests| match tests {
                [_] => self.weight(tests),
                // A phrase weighs what its words do; a word is counted once for each term that it can be.
                many => many.iter().map(|t| self.sum_weight(t)).sum(),
            })
            .collect();
        let mut hits: Vec<(u32, usize)> = Vec::new();
        for (i, doc) in self.docs.iter().enumerate().filter(|(_, d)| self.matches(d, query)) {
            let norm = 1.2f32 * (1.0 - 0.75 + 0.75 * lengths[i] as f32 / mean);
            let score = leaves.iter().zip(&weights).map(|(tests, weight)| {
                let f = self.often(doc, tests) as f32;
                (weight * (f / (f + norm))) as u32
            });
            hits.push((score.sum(), i));
        }
        let counts = options.columns.iter().map(|c| {
            let mut counts = BTreeMap::new();
            for (_, i) in &hits {
                let mut own: Vec<&String> =
                    self.docs[*i].doc.values.iter().filter(|(k, _)| k == c).map(|(_, v)| v).collect();
                own.sort();
                own.dedup();
                own.into_iter().for_each(|v| *counts.entry(v.clone()).or_insert(0) += 1);
            }
            counts
        });
        let counts = counts.collect();
        let date = |i: usize| self.docs[i].doc.date.map(|d| d.0);
        match options.sort {
            Sort::Score if !leaves.is_empty() => {
                hits.sort_by_key(|(score, i)| (std::cmp::Reverse(*score), *i))
            }
            Sort::Score | Sort::Added => hits.iter_mut().for_each(|h| h.0 = 0),
            Sort::Date => hits.sort_by_key(|(_, i)| (date(*i).is_none(), date(*i), *i)),
            Sort::Latest => {
                hits.sort_by_key(|(_, i)| (date(*i).is_none(), date(*i).map(std::cmp::Reverse), *i))
            }
        }
        let by_score = options.sort == Sort::Score;
        let scores = hits.iter().map(|(s, _)| if by_score { *s as f32 / 65536.0 } else { 0.0 }).collect();
        (hits.into_iter().map(|(_, i)| self.docs[i].doc.id.clone()).collect(), scores, counts)
    }

    /// By distinct term that passes, the documents with it, in all.
    fn sum_weight(&self, test: &Test) -> f32 {
        let mut n = 0u32;
        for doc in &self.docs {
            let mut own: Vec<Token> = doc.tokens.clone();
            own.iter_mut().for_each(|t| t.1 = 0);
            own.sort();
            own.dedup();
            n += own.iter().filter(|(t, ..)| passes(test, t)).count() as u32;
        }
        let (n, all) = (f64::from(n.min(self.docs.len() as u32)), self.docs.len() as f64);
        (1.0 + (all - n + 0.5).max(0.0) / (n + 0.5)).ln() as f32 * 2.2 * 65536.0
    }

    fn histogram(&self, query: &Query, unit: Unit) -> (BTreeMap<i32, f64>, u32) {
        let (mut all, mut undated) = (BTreeMap::new(), 0);
        for doc in self.docs.iter().filter(|d| self.matches(d, query)) {
            match doc.doc.date {
                None | Some((OPEN_START, OPEN_END)) => undated += 1,
                Some((OPEN_START, d) | (d, OPEN_END)) => *all.entry(unit.number(d)).or_insert(0.0) += 1.0,
                Some((a, b)) => {
                    for day in a..=b {
                        *all.entry(unit.number(day)).or_insert(0.0) += 1.0 / f64::from(b - a + 1);
                    }
                }
            }
        }
        (all, undated)
    }
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "(arms|arm|armed|deny|denies|the|panel|pact)",
        1 => "(yo-jong|yojong|re-arm|rearm|a-b-c|U\\.N\\.|500,000|é|x[a-d]{1,3})",
    ];
    prop::collection::vec(word, 0..25).prop_map(|w| w.join(" "))
}

fn doc() -> impl Strategy<Value = Doc> {
    let date = prop_oneof![
        1 => Just(None),
        6 => (0i32..900).prop_map(|d| Some((d, d))),
        2 => (0i32..900, 0i32..500).prop_map(|(d, n)| Some((d, d + n))),
        1 => (0i32..900).prop_map(|d| Some((OPEN_START, d))),
        1 => (0i32..900).prop_map(|d| Some((d, OPEN_END))),
        1 => Just(Some((OPEN_START, OPEN_END))),
    ];
    let value = (0usize..2, "[a-e]");
    let texts = prop::collection::vec(text(), 0..3);
    ("[0-9]{1,2}", date, texts, prop::collection::vec(value, 0..4))
        .prop_map(|(id, date, texts, values)| Doc { id, date, texts, values })
}

fn test() -> impl Strategy<Value = Test> {
    let word = || "(arms|arm|deny|the|panel|pact|yojong|yo|jong|rearm|abc|un|500000|e|xa|nothing)";
    prop_oneof![
        3 => word().prop_map(Test::Exact),
        2 => word().prop_map(|w| Test::Stem(stem(&w).into_owned())),
        1 => "(a|ar|pa|x|xa|y|n)".prop_map(Test::Prefix),
        1 => (word(), 1u8..=2, any::<bool>()).prop_map(|(word, edits, exchanges)| Test::Fuzzy { word, edits, exchanges }),
    ]
}

fn query() -> impl Strategy<Value = Query> {
    let leaf = prop_oneof![
        1 => Just(Query::All),
        5 => test().prop_map(Query::Word),
        3 => prop::collection::vec(test(), 0..4).prop_map(Query::Phrase),
        2 => (0usize..2, prop::collection::vec(0u32..5, 0..3)).prop_map(|(column, values)| Query::Values { column, values }),
        2 => (-10i32..900, 0i32..600, any::<bool>())
            .prop_map(|(first, n, within)| Query::Dates { first, last: first + n, within }),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 0..4).prop_map(Query::And),
            2 => prop::collection::vec(inner.clone(), 0..4).prop_map(Query::Or),
            1 => inner.prop_map(|q| Query::Not(Box::new(q))),
        ]
    })
}

/// Any query, and every third time words of which any will do.
fn asked() -> impl Strategy<Value = Query> {
    let any = prop::collection::vec(test().prop_map(Query::Word), 2..5).prop_map(Query::Or);
    prop_oneof![2 => query(), 1 => any]
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        12 => doc().prop_map(Act::Add),
        2 => "[0-9]{1,2}".prop_map(Act::Remove),
        1 => Just(Act::Flush),
        1 => Just(Act::Compact),
        1 => Just(Act::Reopen),
    ];
    prop::collection::vec(act, 0..60)
}

fn options() -> impl Strategy<Value = Options> {
    let sort = prop::sample::select(vec![Sort::Score, Sort::Date, Sort::Latest, Sort::Added]);
    let unit = prop::option::of(prop::sample::select(vec![Unit::Day, Unit::Month, Unit::Year]));
    let offset = prop_oneof![4 => 0usize..5, 1 => 60usize..300];
    (offset, 0usize..60, sort, prop::sample::subsequence(vec![0, 1], 0..=2), unit).prop_map(
        |(offset, limit, sort, columns, histogram)| Options { offset, limit, sort, columns, histogram },
    )
}

fn check(
    collection: &mut Collection,
    oracle: &Oracle,
    query: &Query,
    options: &Options,
) -> Result<(), TestCaseError> {
    let Found { total, hits, counts, histogram } = collection.run(query, options);
    let (ids, scores, expected) = oracle.run(query, options);
    prop_assert_eq!(total as usize, ids.len());
    let page = options.offset.min(ids.len())
        ..(options.offset + options.limit).min(ids.len()).max(options.offset.min(ids.len()));
    let found: Vec<&str> = hits.iter().map(|h| collection.id(h.0)).collect();
    prop_assert_eq!(found, &ids[page.clone()]);
    let found: Vec<f32> = hits.iter().map(|h| h.1).collect();
    prop_assert_eq!(found, &scores[page]);
    for (column, (counts, expected)) in options.columns.iter().zip(counts.iter().zip(expected)) {
        let numbered = (0..).zip(counts).filter(|(_, n)| **n > 0);
        let found: BTreeMap<String, u32> =
            numbered.map(|(v, n)| (collection.value(*column, v).to_owned(), *n)).collect();
        prop_assert_eq!(found, expected);
    }
    prop_assert_eq!(histogram.is_some(), options.histogram.is_some());
    if let (Some(histogram), Some(unit)) = (histogram, options.histogram) {
        let (expected, undated) = oracle.histogram(query, unit);
        prop_assert_eq!(histogram.undated, undated);
        prop_assert_eq!(expected.keys().next().copied().unwrap_or(0), histogram.first);
        prop_assert_eq!(
            expected.keys().last().map_or(0, |last| last - histogram.first + 1) as usize,
            histogram.exact.len()
        );
        for (i, exact) in histogram.exact.iter().enumerate() {
            let found = f64::from(*exact) + histogram.spread.get(i).copied().unwrap_or(0.0);
            let wanted = expected.get(&(histogram.first + i as i32)).copied().unwrap_or(0.0);
            prop_assert!((found - wanted).abs() < 1e-6, "{found} {wanted}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]
    #[test]
    fn answers_are_those_of_looking_at_every_document(
        acts in acts(), joined in any::<bool>(), queries in prop::collection::vec((asked(), options()), 1..8),
    ) {
        let mut collection = Collection::new(["first", "second"], joined);
        let values: Vec<String> = ["a", "b", "c", "d", "e"].map(String::from).into();
        for column in 0..2 {
            for value in &values {
                collection.intern_value(column, value);
            }
        }
        let mut oracle = Oracle { docs: Vec::new(), joined, values };
        let mut asked = queries.iter().cycle();
        for act in acts {
            match act {
                Act::Add(doc) => {
                    let texts: Vec<&str> = doc.texts.iter().map(String::as_str).collect();
                    let values: Vec<(usize, &str)> = doc.values.iter().map(|(c, v)| (*c, v.as_str())).collect();
                    collection.add(&Document { id: &doc.id, date: doc.date, texts: &texts, values: &values });
                    oracle.add(doc);
                }
                Act::Remove(id) => {
                    let there = oracle.docs.iter().any(|d| d.doc.id == id);
                    prop_assert_eq!(collection.has(&id), there);
                    prop_assert_eq!(collection.remove(&id), there);
                    oracle.remove(&id);
                }
                Act::Flush => collection.flush(),
                Act::Compact => collection.compact(),
                Act::Reopen => {
                    let bytes = collection.save();
                    collection = Collection::open(bytes.as_slice(), bytes.len() as u64).expect("what was saved opens");
                }
            }
            prop_assert_eq!(collection.len() as usize, oracle.docs.len());
            if let Some((query, options)) = asked.next().filter(|_| oracle.docs.len().is_multiple_of(5)) {
                check(&mut collection, &oracle, query, options)?;
            }
        }
        for (query, options) in &queries {
            check(&mut collection, &oracle, query, options)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]
    /// Terms of many blocks, in one segment and in several.
    #[test]
    fn many_documents_answer_as_few_do(
        seed in any::<u64>(), removed in 0usize..3, queries in prop::collection::vec((asked(), options()), 24),
    ) {
        let mut state = seed;
        let mut next = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % n
        };
        let words = ["the", "arms", "arm", "panel", "deny", "pact", "denies", "yo-jong", "un", "rearm", "xabc", "e"];
        let mut collection = Collection::new(["first", "second"], true);
        let values: Vec<String> = ["a", "b", "c", "d", "e"].map(String::from).into();
        for column in 0..2 {
            for value in &values {
                collection.intern_value(column, value);
            }
        }
        let mut oracle = Oracle { docs: Vec::new(), joined: true, values };
        for id in 0..1500 {
            let n = next(14);
            let text: Vec<&str> = (0..n).map(|_| words[next(12).min(next(12)) as usize]).collect();
            let day = next(900) as i32;
            let date = (next(8) > 0).then(|| (day, day + if next(5) == 0 { next(90) as i32 } else { 0 }));
            let values = (0..next(4)).map(|_| (next(2) as usize, ["a", "b", "c", "d", "e"][next(5) as usize].into()));
            let doc = Doc { id: id.to_string(), date, texts: vec![text.join(" ")], values: values.collect() };
            let texts: Vec<&str> = doc.texts.iter().map(String::as_str).collect();
            let own: Vec<(usize, &str)> = doc.values.iter().map(|(c, v)| (*c, v.as_str())).collect();
            collection.add(&Document { id: &doc.id, date: doc.date, texts: &texts, values: &own });
            oracle.add(doc);
            if id == 1100 {
                collection.flush();
            }
        }
        collection.flush();
        for id in (0..1500).step_by(9).take(removed * 60) {
            collection.remove(&id.to_string());
            oracle.remove(&id.to_string());
        }
        for (i, (query, options)) in queries.iter().enumerate() {
            if i == queries.len() / 2 {
                collection.compact();
            }
            check(&mut collection, &oracle, query, options)?;
        }
    }
}

#[test]
fn words_that_stand_hundreds_of_times_have_deep_pages() {
    let mut collection = Collection::new(["first"; 0], false);
    for id in 0..100 {
        let text = "arms ".repeat(300 + id % 7);
        collection.add(&Document { id: &id.to_string(), date: None, texts: &[&text], values: &[] });
    }
    let arms = Query::Word(Test::Exact("arms".to_owned()));
    let all = collection.run(&arms, &Options { limit: 100, ..Options::default() }).hits;
    let deep = collection.run(&arms, &Options { offset: 60, limit: 10, ..Options::default() });
    assert_eq!((deep.total, &*deep.hits), (100, &all[60..70]));
}
