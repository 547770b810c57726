//! Work of a fixed size, to be run by tools/instructions.mjs under callgrind: it prints the name of each piece of
//! work before it begins.

use article41_engine::text::Tokenizer;
use article41_engine::{Brush, Collection, Options, Query, Sort, Test, Unit};
use article41_engine_bench::{COLUMNS, Corpus, DAYS, FIRST_DAY, add};
use std::hint::black_box;

/// Callgrind begins to count here.
#[inline(never)]
fn counting_begins() {
    black_box("Functions that do the same would become one.");
}

/// Callgrind writes down here what it counted.
#[inline(never)]
fn counting_ends() {
    black_box("So this one does something else.");
}

fn count<T>(name: &str, work: impl FnOnce() -> T) -> T {
    println!("{name}");
    counting_begins();
    let result = black_box(work());
    counting_ends();
    result
}

fn main() {
    let corpus = Corpus::new(2000, 70);
    let documents = &corpus.documents;

    count("tokenise", || {
        let mut tokens = 0;
        let mut tokenizer = Tokenizer::default();
        for made in documents {
            tokens += tokenizer.each(&made.text, |token| {
                black_box(token.text);
            });
        }
        assert!(tokens > 200_000);
    });
    count("add and write", || corpus.collect(documents.len()));
    let mut parts = corpus.collect(documents.len() / 4);
    count("merge", || parts.compact());
    count("replace and remove", || {
        add(&mut parts, &documents[..100]);
        assert!(documents[100..200].iter().all(|made| parts.remove(&made.id)));
        parts.flush();
    });
    let mut whole = corpus.collect(documents.len());
    let saved = count("save", || whole.save());
    count("open", || open(&saved));

    let word = |i: usize| Test::Exact(corpus.words[i].clone());
    let words = |i: usize| vec![Query::Word(word(i)), Query::Word(word(i * 3 + 1))];
    let scored = Options::default();
    let all_columns = || (0..COLUMNS.len()).collect();
    let period =
        |i: i32| Query::Dates { first: FIRST_DAY + 50 * i, last: FIRST_DAY + 50 * i + 3000, within: false };

    // Of every kind, words from frequent to rare.
    let ranks = [2, 5, 11, 23, 47, 95, 191, 383, 767, 1535];
    let ask = |name: &str, options: &Options, query: &dyn Fn(usize) -> Query| {
        // Each kind begins anew: none gains from what another left in memory.
        let mut collection = open(&saved);
        let queries = ranks.map(query);
        let found =
            count(name, || queries.iter().map(|query| collection.run(query, options).total).sum::<u32>());
        assert!(found > 0, "{name} finds nothing");
    };
    ask("term", &scored, &|i| Query::Word(word(i)));
    ask("and", &scored, &|i| Query::And(words(i)));
    ask("or", &scored, &|i| Query::Or(words(i)));
    ask("phrase", &scored, &|i| {
        Query::Phrase(corpus.row(i, 20, 2).into_iter().map(|w| Test::Exact(w.into())).collect())
    });
    ask("prefix", &scored, &|i| Query::Word(Test::Prefix(corpus.words[i].clone())));
    for edits in [1, 2] {
        ask(&format!("fuzzy {edits}"), &scored, &|i| {
            // A letter more than the word has.
            let word = format!("{}x", corpus.words[i + 400]);
            Query::Word(Test::Fuzzy { word, edits, exchanges: false })
        });
    }
    ask("filter and facets", &Options { columns: all_columns(), ..scored.clone() }, &|i| {
        Query::And(vec![
            Query::Word(word(i)),
            period(i as i32 % 60),
            Query::Values { column: 1, values: vec![0] },
        ])
    });
    ask("histogram", &Options { histogram: Some(Unit::Month), ..scored.clone() }, &|i| Query::Word(word(i)));
    ask("by date", &Options { sort: Sort::Latest, ..scored.clone() }, &|i| Query::Word(word(i)));

    let mut collection = open(&saved);
    let columns: Vec<usize> = all_columns();
    let mut brush = count("linked views", || Brush::new(&mut collection, &columns));
    count("drag", || {
        let mut sum = 0;
        for day in (FIRST_DAY + 400..FIRST_DAY + DAYS as i32).step_by(20) {
            brush.set_period(Some((FIRST_DAY + 300, day)));
            sum += brush.all_counts().iter().sum::<u32>();
        }
        assert!(sum > 0);
    });
    count("choice", || {
        for (facet, values) in [(0, vec![0]), (5, vec![1, 2]), (0, vec![]), (6, vec![3, 5, 9])] {
            brush.choose(facet, &values);
            assert!(brush.total() > 0);
        }
    });
}

fn open(saved: &[u8]) -> Collection {
    Collection::open(saved, saved.len() as u64).expect("what was saved")
}
