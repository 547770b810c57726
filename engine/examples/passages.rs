//! Runs the queries of a benchmark natively, for profilers: `passages docs.jsonl queries.json [kind] [times]`.

use article41_engine::{Collection, Document, Options, Query, Test, Unit};
use std::time::Instant;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let facets = ["actors", "topics", "instruments"];
    let mut c = Collection::new(facets, false);
    let text = read(&args[1]);
    let start = Instant::now();
    for line in text.lines() {
        let d: serde_json::Value = serde_json::from_str(line).expect("a document");
        let id = d["id"].to_string();
        let day = days(d["date"].as_str().unwrap_or(""));
        let values: Vec<(usize, &str)> = facets
            .iter()
            .enumerate()
            .flat_map(|(i, f)| {
                d[f].as_array().into_iter().flatten().filter_map(move |v| Some((i, v.as_str()?)))
            })
            .collect();
        let text = d["text"].as_str().unwrap_or("");
        c.add(&Document { id: &id, date: Some((day, day)), texts: &[text], values: &values });
    }
    c.compact();
    println!("built in {:?} (with reading JSON); {:?}", start.elapsed(), c.sizes());
    let queries: Vec<serde_json::Value> = serde_json::from_str(&read(&args[2])).expect("queries");
    let times: usize = args.get(4).and_then(|t| t.parse().ok()).unwrap_or(5);
    let mut by_kind: Vec<(String, Vec<f64>)> = Vec::new();
    for q in &queries {
        let kind = q["kind"].as_str().unwrap_or("");
        if args.get(3).is_some_and(|k| k != kind && k != "all") {
            continue;
        }
        let words = |v: &serde_json::Value| -> Vec<Test> {
            v.as_array().into_iter().flatten().filter_map(|w| Some(Test::Exact(w.as_str()?.into()))).collect()
        };
        let mut all: Vec<Query> = Vec::new();
        if let Some(p) = q["prefix"].as_str() {
            all.push(Query::Word(Test::Prefix(p.into())));
        }
        if let Some(w) = q["fuzzy"].as_str() {
            all.push(Query::Word(Test::Fuzzy { word: w.into(), edits: 1, exchanges: false }));
        }
        if q["phrase"].is_array() {
            all.push(Query::Phrase(words(&q["phrase"])));
        }
        all.extend(words(&q["terms"]).into_iter().map(Query::Word));
        if let (Some(a), Some(z)) = (q["fromDay"].as_i64(), q["toDay"].as_i64()) {
            all.push(Query::Dates { first: a as i32, last: z as i32, within: false });
        }
        for (k, v) in q["where"].as_object().into_iter().flatten() {
            let column = c.column(k).unwrap_or(9);
            let values = v.as_str().and_then(|v| c.find_value(column, v)).into_iter().collect();
            all.push(Query::Values { column, values });
        }
        let options = Options {
            columns: if q["facets"] == true { vec![0, 1, 2] } else { vec![] },
            histogram: (q["hist"] == true).then_some(Unit::Month),
            ..Options::default()
        };
        let query = Query::And(all);
        let best = (0..times)
            .map(|_| {
                let start = Instant::now();
                std::hint::black_box(c.run(&query, &options));
                start.elapsed().as_secs_f64() * 1e3
            })
            .fold(f64::MAX, f64::min);
        if std::env::var_os("SLOW").is_some() {
            println!("{best:.3} {q}");
        }
        match by_kind.iter_mut().find(|(k, _)| k == kind) {
            Some((_, all)) => all.push(best),
            None => by_kind.push((kind.to_owned(), vec![best])),
        }
    }
    for (kind, mut all) in by_kind {
        all.sort_by(f64::total_cmp);
        let at = |p: f64| all[((p * all.len() as f64).ceil() as usize).clamp(1, all.len()) - 1];
        println!("{kind:8} p50 {:.3}  p99 {:.3} ms", at(0.5), at(0.99));
    }
}

/// Days since 1970-01-01 of `YYYY-MM-DD`.
fn days(date: &str) -> i32 {
    let mut parts = date.split('-').filter_map(|p| p.parse::<i32>().ok());
    let (Some(y), Some(m), Some(d)) = (parts.next(), parts.next(), parts.next()) else { return 0 };
    datealgo::date_to_rd((y, m as u8, d as u8))
}
