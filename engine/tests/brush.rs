//! Linked views against counting every document, after any choices and drags.

use article41_engine::{Brush, Collection, Document, OPEN_END, OPEN_START, Options, Query, Unit};
use proptest::prelude::*;

type Doc = (Option<(i32, i32)>, Vec<(usize, u32)>);

#[derive(Clone, Debug)]
enum Move {
    Period(Option<(i32, i32)>),
    Choose(usize, Vec<u32>),
}

fn doc() -> impl Strategy<Value = Doc> {
    let date = prop_oneof![
        1 => Just(None),
        6 => (0i32..300).prop_map(|d| Some((d, d))),
        2 => (0i32..300, 0i32..90).prop_map(|(d, n)| Some((d, d + n))),
        1 => (0i32..300).prop_map(|d| Some((OPEN_START, d))),
        1 => (0i32..300).prop_map(|d| Some((d, OPEN_END))),
    ];
    (date, prop::collection::vec((0usize..3, 0u32..5), 0..6))
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        1 => Just(Move::Period(None)),
        6 => (-5i32..310, -3i32..200).prop_map(|(a, n)| Move::Period(Some((a, a + n)))),
        2 => (0usize..3, prop::collection::vec(0u32..5, 0..3)).prop_map(|(f, v)| Move::Choose(f, v)),
    ]
}

fn check(docs: &[Doc], moves: &[Move]) -> Result<(), TestCaseError> {
    let mut collection = Collection::new(["a", "b", "c"], false);
    for column in 0..3 {
        for value in 0..5 {
            collection.intern_value(column, &value.to_string());
        }
    }
    for (i, (date, values)) in docs.iter().enumerate() {
        let names: Vec<(usize, String)> = values.iter().map(|(c, v)| (*c, v.to_string())).collect();
        let values: Vec<(usize, &str)> = names.iter().map(|(c, v)| (*c, v.as_str())).collect();
        collection.add(&Document { id: &i.to_string(), date: *date, texts: &[], values: &values });
    }
    // Some are gone again.
    for i in (0..docs.len()).step_by(7) {
        collection.remove(&i.to_string());
    }
    let live: Vec<&Doc> = docs.iter().enumerate().filter(|(i, _)| i % 7 != 0).map(|(_, d)| d).collect();
    let mut brush = Brush::new(&mut collection, &[0, 1, 2]);
    let (mut period, mut chosen) = (None, [const { Vec::new() }; 3]);
    for step in moves {
        match step {
            Move::Period(p) => {
                period = *p;
                brush.set_period(*p);
            }
            Move::Choose(facet, values) => {
                chosen[*facet].clone_from(values);
                brush.choose(*facet, values);
            }
        }
        let dated = |d: &Doc| match (period, d.0) {
            (None, _) => true,
            (Some((a, b)), Some((first, last))) => a <= b && first <= b && a <= last,
            (Some(_), None) => false,
        };
        let meets = |d: &Doc, facet: usize| {
            let wanted: &Vec<u32> = &chosen[facet];
            wanted.is_empty() || d.1.iter().any(|(f, v)| *f == facet && wanted.contains(v))
        };
        let all = live.iter().filter(|d| dated(d) && (0..3).all(|f| meets(d, f)));
        prop_assert_eq!(brush.total() as usize, all.count());
        for facet in 0..3 {
            let others = |d: &&&Doc| dated(d) && (0..3).all(|f| f == facet || meets(d, f));
            let expected: Vec<u32> = (0..5)
                .map(|v| live.iter().filter(others).filter(|d| d.1.contains(&(facet, v))).count() as u32)
                .collect();
            prop_assert_eq!(brush.counts(facet), expected);
        }
        // The same as a query tells of what the facets choose.
        let any =
            |(facet, values): (usize, &Vec<u32>)| Query::Values { column: facet, values: values.clone() };
        let some = chosen.iter().enumerate().filter(|(_, values)| !values.is_empty());
        let query = Query::And(some.map(any).collect());
        for unit in [Unit::Day, Unit::Month, Unit::Year] {
            let options = Options { limit: 0, histogram: Some(unit), ..Options::default() };
            let (mut own, told) = (brush.histogram(unit), collection.run(&query, &options).histogram);
            let Some(told) = told else { return Err(TestCaseError::fail("a query was not counted")) };
            // Shares are added up in another order.
            let close = own.spread.iter().zip(&told.spread).all(|(a, b)| (a - b).abs() < 1e-9);
            prop_assert!(close && own.spread.len() == told.spread.len());
            own.spread.clone_from(&told.spread);
            prop_assert_eq!(own, told);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn views_show_what_the_others_choose(
        docs in prop::collection::vec(doc(), 0..80), moves in prop::collection::vec(moves(), 0..12),
    ) {
        check(&docs, &moves)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]
    #[test]
    fn jumps_from_mark_to_mark_count_right(seed in any::<u32>(), moves in prop::collection::vec(moves(), 1..6)) {
        // More rows than lie between two marks.
        let mut state = u64::from(seed);
        let mut next = |n: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % n
        };
        let docs: Vec<Doc> = (0..7000)
            .map(|_| {
                let day = next(300) as i32;
                let date = (next(9) > 0).then(|| (day, day + (next(4) == 0) as i32 * next(50) as i32));
                (date, (0..next(5)).map(|_| (next(3) as usize, next(5) as u32)).collect())
            })
            .collect();
        check(&docs, &moves)?;
    }
}
