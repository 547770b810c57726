//! Every answer of the query engine against one that was arrived at by looking at every record and every token.
//!
//! The naive evaluator knows no index, no postings, no bitmaps and no dictionary; it shares with the engine only the tokenizer,
//! the stemmer, dates and who stands where on a claim, which have tests of their own.
#![cfg(not(target_arch = "wasm32"))]

#[path = "oracle/dossier.rs"]
mod dossier;
#[path = "oracle/naive.rs"]
mod naive;

use article41::compare::Stands;
use article41::edtf::Edtf;
use article41::index::Index;
use article41::model::Records;
use article41::query::{
    Clause, FacetOptions, Field, Found, Options, PairOptions, Query, Sort, Unit, UnitOption, run, timeline,
};
use dossier::Random;
use naive::{Naive, Wanted, leaves, meant, own};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Queries per dossier: indexing one costs more than asking it.
const QUERIES: usize = 6;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 40 } else { 2000 }))]

    #[test]
    fn the_engine_agrees_with_looking_at_everything(seed in any::<u64>(), size in 0usize..6) {
        let mut r = Random(seed);
        let records = dossier::records(&mut r, size);
        let stands = Stands::new(&records);
        let index = Index::build(&records, &stands);
        let naive = Naive::new(&records, &stands);
        prop_assert_eq!(index.len() as usize, naive.docs.len());
        for _ in 0..QUERIES {
            let query = dossier::query(&mut r, &records);
            check(&index, &naive, &query, &mut r)?;
        }
    }
}

#[test]
fn no_record_no_match() {
    let records = Records::default();
    let stands = Stands::new(&records);
    let index = Index::build(&records, &stands);
    let naive = Naive::new(&records, &stands);
    let mut r = Random(1);
    for query in
        [Query::default(), Query::from(Clause::word("arms")), Query::from(Clause::not(Clause::word("arms")))]
    {
        check(&index, &naive, &query, &mut r).unwrap();
    }
}

fn check(index: &Index, naive: &Naive<'_>, query: &Query, r: &mut Random) -> Result<(), TestCaseError> {
    let top: Vec<&Clause> = match &query.filter {
        None => Vec::new(),
        Some(Clause::And { of }) => meant(of),
        Some(other) => vec![other],
    };
    let sets: Vec<(Option<Field>, BTreeSet<usize>)> = top.iter().map(|c| (own(c), naive.holds(c))).collect();
    let all: BTreeSet<usize> = (0..naive.docs.len()).collect();
    let without = |fields: &[Field]| {
        let kept = sets.iter().filter(|(own, _)| !own.is_some_and(|f| fields.contains(&f)));
        kept.fold(all.clone(), |all, (_, set)| all.intersection(set).copied().collect::<BTreeSet<usize>>())
    };
    let matches = without(&[]);
    let (a, b) = (r.pick(&facets()), r.pick(&facets()));
    let unit = r.pick(&[UnitOption::Day, UnitOption::Month, UnitOption::Year, UnitOption::Auto]);
    let options = Options {
        offset: 0,
        limit: naive.docs.len() + 1,
        facets: facets().into_iter().map(|field| FacetOptions { field, limit: 0 }).collect(),
        histogram: Some(unit),
        pairs: Some(PairOptions { a, b, limit: 0 }),
        highlight: false,
    };
    let found = run(index, query, &options).unwrap();
    prop_assert_eq!(found.total, matches.len(), "{}", query);
    let ids: BTreeSet<usize> = found.hits.iter().map(|h| h.document as usize).collect();
    prop_assert_eq!(&ids, &matches, "{}", query);
    prop_assert_eq!(found.hits.len(), matches.len());
    for hit in &found.hits {
        prop_assert_eq!(index.id(hit.document), naive.docs[hit.document as usize].id.as_str());
    }
    order(naive, query, &found.hits)?;
    pages(index, query, &found.hits, r)?;

    let sources: BTreeSet<&String> = matches
        .iter()
        .flat_map(|d| naive.docs[*d].has(Field::Source))
        .filter(|s| index.find(s).is_some_and(|d| d < index.sources()))
        .collect();
    prop_assert_eq!(found.sources, sources.len());
    for facet in &found.facets {
        let field = facet.field;
        let documents = without(&[field]);
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        documents
            .iter()
            .flat_map(|d| naive.docs[*d].has(field))
            .for_each(|v| *counts.entry(v).or_default() += 1);
        let mut chosen: BTreeSet<String> = BTreeSet::new();
        for clause in top.iter().filter(|c| own(c) == Some(field)) {
            let mut all = Vec::new();
            leaves(clause, &mut all);
            all.iter().for_each(|l| chosen.extend(naive.means(field, &Wanted::new(l))));
        }
        prop_assert_eq!(facet.of, counts.len(), "{} of {}", field, query);
        for value in &chosen {
            counts.entry(value).or_default();
        }
        let mut expected: Vec<_> = counts
            .into_iter()
            .map(|(v, n)| (std::cmp::Reverse(n), naive.label(field, v), v.clone(), chosen.contains(v)))
            .collect();
        expected.sort();
        let got: Vec<_> = facet
            .values
            .iter()
            .map(|v| (std::cmp::Reverse(v.count), v.label.clone(), v.value.clone(), v.chosen))
            .collect();
        prop_assert_eq!(got, expected, "{} of {}", field, query);
        limited(index, query, field, facet)?;
    }
    let histogram = found.histogram.unwrap();
    dates(naive, &without(&[Field::Date, Field::Within]), unit, &histogram)?;

    let mut pairs: BTreeMap<(&String, &String), usize> = BTreeMap::new();
    for doc in matches.iter().map(|d| &naive.docs[*d]) {
        for x in doc.has(a) {
            for y in doc.has(b).filter(|y| a != b || (naive.label(a, x), x) < (naive.label(b, y), *y)) {
                *pairs.entry((x, y)).or_default() += 1;
            }
        }
    }
    let mut expected: Vec<_> = pairs
        .into_iter()
        .map(|((x, y), n)| (std::cmp::Reverse(n), naive.label(a, x), x.clone(), naive.label(b, y), y.clone()))
        .collect();
    expected.sort();
    let got: Vec<_> = found
        .pairs
        .into_iter()
        .map(|p| (std::cmp::Reverse(p.count), p.a_label, p.a, p.b_label, p.b))
        .collect();
    prop_assert_eq!(got, expected, "{} with {} in {}", a, b, query);
    lanes(index, naive, query, &matches, a)
}

fn facets() -> Vec<Field> {
    Field::facets().collect()
}

/// The order of hits: by score, or by date.
fn order(naive: &Naive<'_>, query: &Query, hits: &[Found]) -> Result<(), TestCaseError> {
    if naive.by_score(query) {
        let scores = naive.scores(query);
        for hit in hits {
            let score = scores[hit.document as usize];
            prop_assert!(
                (score - f64::from(hit.score)).abs() < 1e-4 * score.max(1.0),
                "{} {:?} {}",
                query,
                hit,
                score
            );
        }
        for pair in hits.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            prop_assert!(a.score > b.score || (a.score == b.score && a.document < b.document), "{}", query);
        }
        return Ok(());
    }
    let mut expected: Vec<usize> = hits.iter().map(|h| h.document as usize).collect();
    expected.sort_unstable();
    // Stable, so that ties keep their order.
    expected.sort_by_key(|d| {
        let first = naive.docs[*d].period().map(|p| p.0);
        let first = first.map(|f| if query.sort != Some(Sort::Date) { f.saturating_neg() } else { f });
        let apart = !matches!(query.sort, Some(Sort::Date | Sort::DateDescending)) && !naive.fits(query, *d);
        (apart, first.is_none(), first)
    });
    let got: Vec<usize> = hits.iter().map(|h| h.document as usize).collect();
    prop_assert_eq!(got, expected, "{}", query);
    prop_assert!(hits.iter().all(|h| h.score == 0.0));
    Ok(())
}

/// Any page is that slice of the whole.
fn pages(index: &Index, query: &Query, hits: &[Found], r: &mut Random) -> Result<(), TestCaseError> {
    for _ in 0..3 {
        let (offset, limit) = (r.below(hits.len() + 2), r.below(hits.len() + 2));
        let page = run(index, query, &Options { offset, limit, ..Options::default() }).unwrap();
        let expected: Vec<Found> = hits.iter().skip(offset).take(limit).copied().collect();
        prop_assert_eq!(page.hits, expected, "{}", query);
        prop_assert_eq!(page.total, hits.len());
    }
    Ok(())
}

/// A limited facet holds the first values, and those chosen.
fn limited(
    index: &Index,
    query: &Query,
    field: Field,
    all: &article41::query::Facet,
) -> Result<(), TestCaseError> {
    let options = Options { limit: 0, facets: vec![FacetOptions { field, limit: 2 }], ..Options::default() };
    let found = run(index, query, &options).unwrap();
    let counted = all.values.iter().filter(|v| v.count > 0).take(2);
    let first: BTreeSet<&str> = counted.map(|v| v.value.as_str()).collect();
    let expected: Vec<_> =
        all.values.iter().filter(|v| v.chosen || first.contains(v.value.as_str())).cloned().collect();
    prop_assert_eq!(&found.facets[0].values, &expected, "{} of {}", field, query);
    prop_assert_eq!(found.facets[0].of, all.of);
    Ok(())
}

/// The histogram, day by day.
fn dates(
    naive: &Naive<'_>,
    documents: &BTreeSet<usize>,
    wish: UnitOption,
    histogram: &article41::query::Histogram,
) -> Result<(), TestCaseError> {
    let mut undated = 0;
    let mut periods = Vec::new();
    for doc in documents.iter().map(|d| &naive.docs[*d]) {
        match doc.period() {
            None | Some((i64::MIN, i64::MAX)) => undated += 1,
            Some((i64::MIN, day) | (day, i64::MAX)) => periods.push((day, day, false)),
            Some((first, last)) => periods.push((first, last, true)),
        }
    }
    prop_assert_eq!(histogram.undated, undated);
    let sum: f64 = histogram.buckets.iter().map(|b| b.exact as f64 + b.spread).sum();
    prop_assert!((sum - periods.len() as f64).abs() < 1e-6, "{} {}", sum, periods.len());
    let first = periods.iter().map(|p| p.0).min();
    let last = periods.iter().map(|p| p.1).max();
    let (Some(first), Some(last)) = (first, last) else {
        prop_assert!(histogram.buckets.is_empty());
        return Ok(());
    };
    // EDTF text of a day is year-month-day, of which months and years are beginnings.
    let days: Vec<String> =
        (first..=last).map(|day| Edtf::from_day(day as i32).unwrap().to_string()).collect();
    let name = |day: i64, unit: Unit| {
        days[(day - first) as usize][..match unit {
            Unit::Day => 10,
            Unit::Month => 7,
            Unit::Year => 4,
        }]
            .to_owned()
    };
    let unit = histogram.unit;
    let names = |unit| (first..=last).map(|d| name(d, unit)).collect::<BTreeSet<_>>();
    match wish {
        UnitOption::Day => prop_assert_eq!(unit, Unit::Day),
        UnitOption::Month => prop_assert_eq!(unit, Unit::Month),
        UnitOption::Year => prop_assert_eq!(unit, Unit::Year),
        UnitOption::Auto => {
            let units = [Unit::Day, Unit::Month];
            let finest = units.into_iter().find(|u| names(*u).len() <= 200).unwrap_or(Unit::Year);
            prop_assert_eq!(unit, finest);
        }
    }
    let mut expected: BTreeMap<String, (usize, f64)> =
        names(unit).into_iter().map(|n| (n, (0, 0.0))).collect();
    for (first, last, whole) in periods {
        if name(first, unit) == name(last, unit) && whole {
            expected.get_mut(&name(first, unit)).unwrap().0 += 1;
        } else {
            let share = 1.0 / (last - first + 1) as f64;
            (first..=last).for_each(|d| expected.get_mut(&name(d, unit)).unwrap().1 += share);
        }
    }
    let got: Vec<&str> = histogram.buckets.iter().map(|b| b.edtf.as_str()).collect();
    prop_assert_eq!(got, expected.keys().map(String::as_str).collect::<Vec<_>>());
    for bucket in &histogram.buckets {
        let (exact, spread) = expected[&bucket.edtf];
        prop_assert_eq!(bucket.exact, exact);
        prop_assert!(
            (bucket.spread - spread).abs() < 1e-6 && bucket.spread >= 0.0,
            "{:?} {}",
            bucket,
            spread
        );
        let days: Edtf = bucket.edtf.parse().unwrap();
        prop_assert_eq!(days.bounds(), (Some(bucket.start), Some(bucket.end)));
    }
    Ok(())
}

/// The timeline: every dated match in the lanes of its values.
fn lanes(
    index: &Index,
    naive: &Naive<'_>,
    query: &Query,
    matches: &BTreeSet<usize>,
    field: Field,
) -> Result<(), TestCaseError> {
    let t = timeline(index, query, field).unwrap();
    let mut marks: Vec<(i64, usize, String)> = Vec::new();
    let mut undated = 0;
    for d in matches {
        let doc = &naive.docs[*d];
        let Some((first, _)) = doc.period() else {
            undated += 1;
            continue;
        };
        let mut values: Vec<String> = doc.has(field).cloned().collect();
        if values.is_empty() {
            values.push(String::new());
        }
        marks.extend(values.into_iter().map(|v| (first, *d, v)));
    }
    prop_assert_eq!(t.undated, undated);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    marks.iter().for_each(|m| *counts.entry(&m.2).or_default() += 1);
    let mut expected: Vec<_> = counts
        .iter()
        .map(|(v, n)| (v.is_empty(), std::cmp::Reverse(*n), naive.label(field, v), v.to_string()))
        .collect();
    expected.sort();
    let got: Vec<String> = t.lanes.iter().map(|l| l.value.clone()).collect();
    prop_assert_eq!(&got, &expected.iter().map(|e| e.3.clone()).collect::<Vec<_>>());
    for lane in &t.lanes {
        prop_assert_eq!(lane.count, counts[lane.value.as_str()]);
    }
    let place: BTreeMap<&str, usize> = got.iter().enumerate().map(|(i, v)| (v.as_str(), i)).collect();
    let mut marks: Vec<(i64, usize, usize)> =
        marks.iter().map(|(day, d, v)| (*day, *d, place[v.as_str()])).collect();
    marks.sort_unstable();
    let own: Vec<(i64, usize, usize)> = (0..t.ordinals.len())
        .map(|i| {
            let day = if t.earliest[i] == i32::MIN { i64::MIN } else { t.earliest[i].into() };
            (day, t.ordinals[i] as usize, t.lane[i].into())
        })
        .collect();
    prop_assert_eq!(own, marks);
    for i in 0..t.ordinals.len() {
        let doc = &naive.docs[t.ordinals[i] as usize];
        let date = doc.date.as_ref().unwrap();
        let conflict = doc.has(Field::Has).any(|v| v == "conflict");
        let coarse = date.precision() != article41::edtf::Precision::Day;
        let flags = u8::from(date.approximate())
            | u8::from(date.uncertain()) << 1
            | u8::from(conflict) << 2
            | u8::from(coarse) << 3;
        prop_assert_eq!(t.flags[i], flags);
        let last = doc.period().map(|p| i32::try_from(p.1).unwrap_or(i32::MAX));
        prop_assert_eq!(Some(t.latest[i]), last);
    }
    Ok(())
}
