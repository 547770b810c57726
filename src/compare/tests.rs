use super::*;
use crate::model::{Claim, Flag, FlagKind, Id, Position, PositionKind, Records, Statement};
use PositionKind::*;
use proptest::prelude::*;

fn claim(id: &str) -> Claim {
    serde_json::from_value(serde_json::json!({ "id": id, "text": "it is so" })).unwrap()
}

fn statement(id: &str, source: &str, positions: &[(&str, PositionKind)]) -> Statement {
    let mut new: Statement = serde_json::from_value(serde_json::json!({
        "id": id, "speakers": ["X"], "mode": "indirect", "stance": "affirm", "text": "says so",
        "evidence": [{ "source": source }],
    }))
    .unwrap();
    new.positions =
        positions.iter().map(|(claim, p)| Position { claim: Id::from(*claim), position: *p }).collect();
    new
}

fn records(statements: Vec<Statement>, claims: &[&str]) -> Records {
    Records { statements, claims: claims.iter().map(|id| claim(id)).collect(), ..Records::default() }
}

/// The ids of all records in conflict.
fn conflicts(records: &Records) -> Vec<&str> {
    let stands = Stands::new(records);
    (0..).zip(records.iter()).filter(|(i, _)| stands.in_conflict(*i)).map(|(_, r)| r.id().as_str()).collect()
}

#[test]
fn denial_conflicts_with_affirmation_and_allegation_only() {
    let two = |a, b| {
        let all = records(vec![statement("a", "1", &[("c", a)]), statement("b", "2", &[("c", b)])], &["c"]);
        !conflicts(&all).is_empty()
    };
    for a in PositionKind::ALL {
        for b in PositionKind::ALL {
            assert_eq!(two(a, b), a.opposes(b), "{a:?} {b:?}");
        }
    }
}

#[test]
fn who_is_in_conflict() {
    let all = records(
        vec![
            statement("affirms", "1", &[("c", Affirm), ("d", Affirm)]),
            statement("denies", "1", &[("c", Deny)]),
            statement("asks", "2", &[("c", Question)]),
            statement("torn", "2", &[("d", Question), ("e", Deny), ("e", Affirm)]),
        ],
        &["c", "d", "e"],
    );
    assert_eq!(
        conflicts(&all),
        ["affirms", "denies", "c"],
        "nobody contradicts themselves, and a question nobody"
    );
    let stands = Stands::new(&all);
    assert_eq!(stands.tally(4), Tally { affirm: 1, deny: 1, question: 1, ..Tally::default() });
    assert_eq!(stands.on(4).len(), 3);
    assert_eq!((stands.on(3), stands.on(7), stands.on(u32::MAX)), (&[][..], &[][..], &[][..]));
}

#[test]
fn a_relay_is_no_second_voice() {
    let mut relay = statement("relay", "2", &[("c", Allege), ("d", Deny)]);
    relay.relays = Some("original".into());
    let all = records(
        vec![
            statement("original", "1", &[("c", Allege)]),
            relay,
            statement("other", "3", &[("c", Allege)]),
            statement("denial", "3", &[("c", Deny), ("d", Affirm)]),
        ],
        &["c", "d"],
    );
    let stands = Stands::new(&all);
    assert_eq!(stands.tally(4), Tally { allege: 2, deny: 1, ..Tally::default() });
    assert_eq!(stands.sources(&all, 4, Allege), ["1", "3"].map(Id::from).iter().collect::<Vec<_>>());
    assert!(stands.on(4).iter().any(|s| s.relay && s.record == 1), "it is still listed");
    assert!(stands.in_conflict(1), "what it adds of its own is its own");

    let mut all = all;
    all.statements[1].positions.pop();
    assert!(!Stands::new(&all).in_conflict(1));
}

#[test]
fn flags_hold_for_all_they_name() {
    let mut all =
        records(vec![statement("a", "1", &[]), statement("b", "1", &[]), statement("z", "1", &[])], &["c"]);
    let flag = |kind, with: &[&str]| Flag {
        kind,
        note: "n".into(),
        with: with.iter().map(|i| Id::from(*i)).collect(),
    };
    all.statements[1].flags =
        vec![flag(FlagKind::Naming, &["a"]), flag(FlagKind::Conflict, &["c", "b", "c", "gone"])];
    assert_eq!(conflicts(&all), ["b", "c"]);
    let stands = Stands::new(&all);
    let at = |record| stands.flags(record).map(|f| (f.record, f.index)).collect::<Vec<_>>();
    assert_eq!((at(0), at(1)), (vec![(1, 0)], vec![(1, 0), (1, 1)]));
    assert_eq!((at(2), at(3), at(9)), (vec![], vec![(1, 1)], vec![]));
}

proptest! {
    /// Conflict against its definition: some other record takes an opposed position.
    #[test]
    fn conflict_by_definition(taken in prop::collection::vec(
        prop::collection::vec((0usize..3, 0usize..4), 0..4), 0..6))
    {
        let names = ["c0", "c1", "c2"];
        let statements: Vec<Statement> = taken.iter().enumerate().map(|(i, positions)| {
            let positions: Vec<_> = positions.iter().map(|(c, p)| (names[*c], PositionKind::ALL[*p])).collect();
            statement(&format!("s{i}"), "1", &positions)
        }).collect();
        let all = records(statements, &names);
        let stands = Stands::new(&all);
        let pairs = || all.statements.iter().flat_map(|a| all.statements.iter().map(move |b| (a, b)))
            .filter(|(a, b)| a.id != b.id)
            .flat_map(|(a, b)| a.positions.iter().flat_map(move |p| b.positions.iter().map(move |q| (a, p, q))))
            .filter(|(_, p, q)| p.claim == q.claim && p.position.opposes(q.position));
        for (i, record) in (0..).zip(all.iter()) {
            let expected = pairs().any(|(a, p, _)| a.id == *record.id() || p.claim == *record.id());
            prop_assert_eq!(stands.in_conflict(i), expected, "{}", record.id());
            prop_assert_eq!(all.at(i), Some(record));
        }
        prop_assert_eq!(all.at(all.len() as u32), None);
    }
}
