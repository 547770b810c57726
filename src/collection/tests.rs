use super::*;

fn collection() -> Collection {
    let mut c = Collection::new(["speaker", "topic"], true);
    for (id, day, text, speaker) in [
        ("a", 19_800, "Kim Yo-jong denied the transfer of arms", "Kim Yo Jong"),
        ("b", 19_810, "The panel reported arms transfers", "Nebenzia"),
        ("c", 19_820, "Nothing about weapons, said the envoy", "Robert Wood"),
    ] {
        let values = [(0, speaker), (1, "arms")];
        c.add(&Document { id, date: Some((day, day)), texts: &[text], values: &values });
    }
    c
}

fn found(query: &str) -> Vec<String> {
    let mut c = collection();
    let parsed = parse(&c, query, true).unwrap_or_else(|e| panic!("{query}: {}", e.message()));
    let options = Options { sort: parsed.sort.unwrap_or(Sort::Added), ..Options::default() };
    let hits = c.run(&parsed.query, &options).hits;
    hits.iter().map(|h| c.id(h.0).to_owned()).collect()
}

#[test]
fn the_language_is_that_of_dossiers() {
    for (query, expected) in [
        ("", "a b c"),
        ("transfer", "a b"),
        ("\"transfer\"", "a"),
        ("transf*", "a b"),
        ("wepons~", "c"),
        ("denied OR envoy", "a c"),
        ("arms -panel", "a"),
        ("arms NOT panel", "a"),
        ("Yo-jong", "a"),
        ("yojong", "a"),
        ("\"arms transfers\"", "b"),
        ("\"transfer of ar\"*", "a"),
        ("the arms", "a b"),
        ("the", "b c a"),
        ("speaker:nebenzia", "b"),
        ("speaker:Wood", "c"),
        ("speaker:(Wood OR neb*)", "b c"),
        ("topic:\"arms\" sort:-date", "c b a"),
        ("date:2024-03", "a b"),
        ("date:..2024-03-19", "a"),
        ("within:2024-03-20..", "b c"),
        ("(arms OR weapons) -(panel OR denied)", "c"),
        ("speaker:nobody", ""),
    ] {
        let mut ids = found(query);
        let mut expected: Vec<&str> = expected.split(' ').filter(|s| !s.is_empty()).collect();
        if !query.contains("sort") {
            ids.sort();
            expected.sort();
        }
        assert_eq!(ids, expected, "{query}");
    }
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let c = collection();
    for (query, span, part) in [
        ("speker:Wood", 0..6, "no field ‘speker’"),
        ("arms)", 4..5, "no ‘(’"),
        ("(arms", 0..1, "no ‘)’"),
        ("\"arms", 0..5, "no quotation mark"),
        ("arms~7", 4..6, "~7 is not possible"),
        ("date:2024-13", 5..12, "month"),
        ("date:2025..2024", 5..15, "ends before"),
        ("OR arms", 0..2, "OR needs"),
        ("speaker: Wood", 0..8, "needs a value"),
        ("sort:size", 0..9, "the order can be"),
    ] {
        let failed = parse(&c, query, true).expect_err(query);
        assert!(failed.message().contains(part), "{query}: {}", failed.message());
        assert!(failed.span().is_some(), "{query}");
        if query != "date:2024-13" {
            assert_eq!(failed.span(), Some(span), "{query}");
        }
    }
    assert_eq!(parse(&c, "speker:Wood", true).expect_err("wrong").suggestion(), Some("speaker"));
}

#[test]
fn facets_are_named_as_they_are_written_or_in_other_letters_of_the_same() {
    let mut c = Collection::new(["état", "Etat", "Kind of thing"], false);
    c.add(&Document { id: "a", date: None, texts: &[], values: &[(0, "x"), (1, "y")] });
    let column = |query: &str| match parse(&c, query, true).map(|parsed| parsed.query) {
        Ok(Query::Values { column, .. }) => Some(column),
        _ => None,
    };
    assert_eq!(["état:x", "Etat:y", "ÉTAT:x", "ETAT:x"].map(column), [Some(0), Some(1), Some(0), Some(0)]);
    assert!(matches!(parse(&c, "DATE:2024", true).map(|parsed| parsed.query), Ok(Query::Dates { .. })));
}
