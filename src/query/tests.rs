//! The language as a whole: what texts mean, what is wrong with others, and that printing and reading agree.

use super::*;
use crate::ErrorCode;
use proptest::prelude::*;

fn printed(text: &str) -> String {
    parse(text).map_or_else(|e| panic!("{text}: {e} at {:?}", e.span()), |p| p.query.to_string())
}

#[test]
fn texts_mean_what_they_seem_to() {
    for (text, canonical) in [
        ("", ""),
        ("  \n", ""),
        ("arms", "arms"),
        ("who denies arms from the DPRK?", "who denies arms from the DPRK"),
        ("a AND b", "a b"),
        ("a b OR c", "(a b) OR c"),
        ("a OR b AND c OR d", "a OR (b c) OR d"),
        ("(a b) c", "a b c"),
        ("((a))", "a"),
        ("a (b OR c)", "a (b OR c)"),
        ("NOT a", "-a"),
        ("-a", "-a"),
        ("a -(b c)", "a -(b c)"),
        ("a NOT b", "a -b"),
        ("NOT NOT a", "NOT -a"),
        ("NOT -\"a b\"", "NOT -\"a b\""),
        ("“Kim Yo-jong” said", "\"Kim Yo-jong\" said"),
        ("«a b» „c d“ \"e f”", "\"a b\" \"c d\" \"e f\""),
        ("Yo-jong - a – b -- c", "Yo-jong a b c"),
        ("sanct* nebensia~ nebensia~1 nebensia~2", "sanct* nebensia~ nebensia~ nebensia~2"),
        ("\"kim jo\"*", "\"kim jo\"*"),
        ("kind:statement", "kind:statement"),
        ("KIND:Statement", "kind:statement"),
        ("kind:\"statement\"", "kind:statement"),
        ("kind:statement OR kind:event", "kind:(statement OR event)"),
        ("kind:(statement OR event)", "kind:(statement OR event)"),
        ("-kind:(statement OR event)", "-kind:(statement OR event)"),
        ("speaker:(a b)", "speaker:a speaker:b"),
        ("speaker:(a -b)", "speaker:a -speaker:b"),
        ("speaker:\"Joonkook Hwang\"", "speaker:\"Joonkook Hwang\""),
        ("speaker:“Joonkook Hwang”", "speaker:\"Joonkook Hwang\""),
        ("speaker:OR", "speaker:\"OR\""),
        ("date:2024-06", "date:2024-06"),
        ("date:2024-03..2024-06", "date:2024-03..2024-06"),
        ("date:2024-03/2024-06", "date:2024-03..2024-06"),
        ("date:2024-03/..", "date:2024-03.."),
        ("date:..2024-06 within:2024-03..", "date:..2024-06 within:2024-03.."),
        ("date:2024-06-21~", "date:2024-06-21~"),
        ("date:2024-06-21?", "date:2024-06-21?"),
        ("date:\"2024-06\"", "date:2024-06"),
        ("date:(2024-03 OR ..2023)", "date:(2024-03 OR ..2023)"),
        ("date:-0500..-0400", "date:-0500..-0400"),
        ("sort:date", "sort:date"),
        ("sort:-date arms", "arms sort:-date"),
        ("arms SORT:Relevance coal", "arms coal sort:relevance"),
        ("a OR b sort:date", "a OR b sort:date"),
        ("at 10:30 https://un.org/x?y=1", "at \"10:30\" \"https://un.org/x?y=1\""),
        ("Russia: no arms", "Russia no arms"),
        ("UN: no", "UN no"),
        ("S/RES/2397(2017) ¶8(a)", "\"S/RES/2397(2017)\" \"¶8(a)\""),
        ("NOT(a) OR(b)", "(-a) OR b"),
        ("\"say \\\"no\\\"\"", "\"say \\\"no\\\"\""),
        ("a & b", "a b"),
        ("id:st-001-wood", "id:st-001-wood"),
        ("publisher:https://x.org", "publisher:\"https://x.org\""),
        ("kind:st*", "kind:st*"),
    ] {
        let canonical = if canonical == "(-a) OR b" { "-a OR b" } else { canonical };
        assert_eq!(printed(text), canonical, "{text}");
        assert_eq!(printed(canonical), canonical);
    }
}

/// Text, the part that the error points at, a part of its message, and the suggestion.
#[rustfmt::skip]
const WRONG: &[(&str, &str, &str, Option<&str>)] = &[
    ("speeker:kim", "speeker", "did you mean ‘speaker’", Some("speaker")),
    ("a from:kim", "from", "did you mean ‘speaker’", Some("speaker")),
    ("from: kim", "from", "did you mean ‘speaker’", Some("speaker")),
    ("foo:bar", "foo", "no field ‘foo’", None),
    ("foo:\"bar\"", "foo", "no field ‘foo’", None),
    ("date:2024-13", "2024-13", "no month 13", Some("2024")),
    ("date:2024-02-30", "2024-02-30", "February 2024 has days", Some("2024-02")),
    ("date:soon", "soon", "date", None),
    ("date:\"2024-13\"", "2024-13", "no month 13", Some("2024")),
    ("date:2024-06..2024-03", "2024-06..2024-03", "ends before it starts", Some("2024-03..2024-06")),
    ("date:..", "date:..", "on one side", Some("has:date")),
    ("date:*", "date:*", "has:date", Some("has:date")),
    ("date:2024-13..2025", "2024-13", "no month 13", Some("2024")),
    ("arms \"coal", "\"", "never closed", None),
    ("arms “coal", "“", "never closed", None),
    ("a (b (c)", "(", "never closed", None),
    ("kind:(event", "kind:(", "never closed", None),
    ("a) b", ")", "closes nothing", Some("")),
    ("()", "()", "nothing between", Some("")),
    ("kind:()", "kind:()", "nothing between", Some("")),
    ("AND a", "AND", "nothing before", None),
    ("a AND", "AND", "nothing after", None),
    ("a AND AND b", "AND", "nothing after", None),
    ("a OR", "OR", "nothing after", None),
    ("OR a", "OR", "nothing before", None),
    ("a OR OR b", "OR", "nothing after", None),
    ("a AND OR b", "AND", "nothing after", None),
    ("NOT", "NOT", "nothing after", None),
    ("a NOT OR b", "NOT", "nothing after", None),
    ("-&", "-&", "nothing to search for", None),
    ("a || b", "||", "write OR", Some("OR")),
    ("sort:foo", "foo", "relevance, date or -date", None),
    ("sort:newest", "newest", "did you mean -date", Some("-date")),
    ("sort:", "sort:", "needs a value", None),
    ("sort:date sort:date", "sort:date", "one sort", Some("")),
    ("(sort:date)", "sort:date", "outside of parentheses", None),
    ("NOT sort:date", "sort:date", "no condition", None),
    ("a sort:date OR b", "sort:date", "before or after the whole", None),
    ("a OR sort:date", "OR", "nothing after", None),
    ("kim~3", "~3", "~1 or ~2", Some("~2")),
    ("~3", "~3", "needs a word before", None),
    ("\"a b\"~2", "~2", "not on phrases", Some("")),
    ("S/RES~", "S/RES~", "single words", None),
    ("*", "*", "beginning of a word", None),
    ("k*m", "k*m", "only at the end", Some("k*")),
    ("a *", "*", "beginning of a word", None),
    ("speaker:", "speaker:", "needs a value", None),
    ("speaker: kim", "speaker: kim", "without a space", Some("speaker:kim")),
    ("speaker:*", "*", "needs a value", None),
    ("speaker:-kim", "speaker:-kim", "minus", Some("-speaker:kim")),
    ("speaker:\"\"", "\"\"", "no letter or digit", None),
    ("speaker:?", "?", "no value for speaker", None),
    ("\"!!\"", "\"!!\"", "no letter or digit", None),
    ("kind:statements", "statements", "did you mean ‘statement’", Some("statement")),
    ("kind:foo", "foo", "it can be source, actor", None),
    ("kind:passages", "kind:passages", "in:passages", Some("in:passages")),
    ("kind:xy*", "xy*", "begins with", None),
    ("stance:denied", "denied", "did you mean ‘deny’", Some("deny")),
    ("stance:(deny OR denies)", "denies", "did you mean ‘deny’", Some("deny")),
    ("in:text", "text", "it can be records, passages", None),
    ("has:conflicts", "conflicts", "did you mean ‘conflict’", Some("conflict")),
    ("status:confirm", "confirm", "did you mean ‘confirmed’", Some("confirmed")),
    ("flag:foo", "foo", "conflict, error, relay", None),
    ("kind:deny~", "deny", "is no value of kind", None),
    ("kind:event~", "~", "none needs ~", Some("")),
    ("kind:(state:x)", "state:x", "cannot stand in the parentheses of kind", None),
    ("kind:(event OR passages)", "passages", "in:passages", None),
    ("date:(2024 OR ..)", "..", "on one side", None),
    ("date:2024*", "2024*", "date", None),
];

#[test]
fn errors_point_at_the_mistake_and_help() {
    let mut wrong = Vec::new();
    for (text, at, message, suggestion) in WRONG {
        let Err(error) = parse(text) else {
            wrong.push(format!("{text} should be wrong"));
            continue;
        };
        let span = error.span().unwrap();
        let fits = error.code() == ErrorCode::Query
            && text.get(span.clone()) == Some(at)
            && error.message().contains(message)
            && error.suggestion() == *suggestion;
        if !fits {
            wrong.push(format!("{text}: {error:#?}"));
        }
        if let Some(suggestion) = suggestion {
            let mut repaired = text.to_string();
            repaired.replace_range(span, suggestion);
            if let Err(error) = parse(&repaired)
                && *text != "from: kim"
            {
                wrong.push(format!("{text} -> {repaired}: {error}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn limits_answer_at_once() {
    for (text, message) in [
        ("a ".repeat(5_000_000), "10000000 bytes"),
        ("(".repeat(10_000), "more than 100 deep"),
        ("NOT ".repeat(10_000), "more than 100 deep"),
        ("-(".repeat(10_000), "more than 100 deep"),
        ("\"".repeat(100_000), "100000 bytes"),
        ("\"a".repeat(501), "never closed"),
        ("a ".repeat(1_001), "at most 1000"),
        ("é".repeat(40_000), "80000 bytes"),
    ] {
        let start = std::time::Instant::now();
        let error = parse(&text).unwrap_err();
        assert!(error.message().contains(message), "{error}");
        assert!(text.get(error.span().unwrap()).is_some());
        assert!(start.elapsed().as_millis() < 500, "{message}");
    }
    assert!(parse(&"a ".repeat(1_000)).is_ok());
    let nested = |n: usize| "(a OR (b ".repeat(n / 2) + "c" + &"))".repeat(n / 2);
    assert!(parse(&nested(100)).is_ok());
    assert!(parse(&nested(102)).is_err());
    assert_eq!(printed(&printed(&nested(100))), printed(&nested(100)));
    let lowest = format!("{}a b OR c{}", "(x OR (y ".repeat(50), "))".repeat(50));
    assert!(parse(&lowest).is_err(), "it could not be printed");
}

#[test]
fn conjuncts_know_their_place_and_field() {
    let text = "who (arms -coal) AND speaker:(kim wood) kind:(event OR vote) date:2024 -has:date (state:a OR kind:vote)";
    let parsed = parse(text).unwrap();
    let found: Vec<_> =
        parsed.conjuncts.iter().map(|c| (&text[c.span.clone()], c.own(), c.leaves.len())).collect();
    assert_eq!(
        found,
        [
            ("who", None, 1),
            ("arms", None, 1),
            ("-coal", None, 1),
            ("kim", Some(Field::Speaker), 1),
            ("wood", Some(Field::Speaker), 1),
            ("kind:(event OR vote)", Some(Field::Kind), 2),
            ("date:2024", Some(Field::Date), 1),
            ("-has:date", None, 1),
            ("(state:a OR kind:vote)", None, 2),
        ]
    );
    let filter = parsed.query.filter.as_ref().unwrap();
    assert!(filter.conjuncts().iter().eq(parsed.conjuncts.iter().map(|c| &c.clause)));
}

#[test]
fn notices_say_how_a_text_was_read() {
    let parsed = parse("a b OR c").unwrap();
    assert_eq!(parsed.notices[0].suggestion.as_deref(), Some("(a b) OR c"));
    assert!(parse("(a b) OR c").unwrap().notices.is_empty());
    let parsed = parse("a ☭ - & b").unwrap();
    assert_eq!(parsed.notices.len(), 1);
    assert_eq!(parsed.notices[0].span, Some(2..5));
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec!["arms", "Yo-jong", "who", "and", "AND", "U.N.", "S/RES/2397", "Straße", "北", "a:b",
            "x*", "y~2", "-z", "kim?", "8(a)", "a b", "\"q\"", "b\\c\\", "10:30", "kind:event", "sort:date", "..", "a..b"])
            .prop_map(str::to_owned),
        1 => "\\PC{1,8}",
        1 => "[a-c\"\\\\ “():*~?-]{1,8}",
    ]
    .prop_filter("something to search for", |t| crate::text::has_token(t))
}

fn dates() -> impl Strategy<Value = crate::edtf::Edtf> {
    prop::sample::select(vec![
        "2024",
        "2024-06~",
        "2024-06-21?",
        "201X",
        "-0500",
        "Y17000",
        "2024-06-21T10:00:00Z",
    ])
    .prop_map(|d| d.parse().unwrap())
}

fn leaves() -> impl Strategy<Value = Clause> {
    let open: Vec<Field> = Field::ALL.into_iter().filter(|f| !f.is_date() && f.values().is_none()).collect();
    let closed: Vec<Clause> = Field::ALL
        .into_iter()
        .flat_map(|f| f.values().unwrap_or_default().iter().map(move |v| f.is(*v)))
        .collect();
    let field = prop::option::of(prop::sample::select(open));
    let dated = prop::sample::select(vec![Field::Date, Field::Within, Field::Published]);
    prop_oneof![
        3 => (field.clone(), words()).prop_map(|(f, t)| Clause::value(f, t)),
        1 => (field.clone(), words()).prop_map(|(field, text)| Clause::Phrase { field, text }),
        1 => (field.clone(), words()).prop_map(|(field, text)| Clause::Prefix { field, text }),
        1 => (field, "[a-zß]{1,5}(-[a-z]{1,3})?", 1u8..3)
            .prop_map(|(field, text, edits)| Clause::Fuzzy { field, text, edits }),
        1 => prop::sample::select(closed),
        1 => (dated, prop::option::of(dates()), prop::option::of(dates())).prop_filter_map("a range",
            |(field, from, to)| leaf::range(field, from, to, 0..0).ok()),
    ]
}

/// Clauses in canonical form.
pub(super) fn clauses() -> impl Strategy<Value = Clause> {
    leaves().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Clause::and),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Clause::or),
            inner.prop_map(Clause::not),
        ]
    })
}

pub(super) fn queries() -> impl Strategy<Value = Query> {
    let sort = prop::option::of(prop::sample::select(Sort::ALL.to_vec()));
    (prop::option::of(clauses()), sort).prop_map(|(filter, sort)| Query { filter, sort })
}

/// Texts made of the language's own signs.
pub(super) fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "arms",
        " ",
        " ",
        " ",
        "(",
        ")",
        "\"",
        "“",
        "”",
        "AND",
        "OR",
        "NOT",
        "-",
        "*",
        "~",
        "~2",
        ":",
        "kind:",
        "event",
        "date:",
        "2024-06",
        "..",
        "/",
        "speaker:",
        "sort:",
        "sort:date",
        "kind:event",
        "in:records",
        "speeker:x",
        "?",
        "\\",
        "é",
        "北",
        "\u{301}",
        "\u{200b}",
        "8(a)",
        ",",
        "://",
        "the",
        "and",
        "x:y",
        "2024?",
    ]);
    prop_oneof![
        5 => prop::collection::vec(piece, 0..14).prop_map(|v| v.concat()),
        1 => "\\PC{0,30}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn a_printed_query_reads_as_itself(query in queries()) {
        let text = query.to_string();
        let parsed = parse(&text);
        prop_assert!(parsed.is_ok(), "{text}: {:?}", parsed);
        prop_assert_eq!(parsed.unwrap().query, query, "{}", text);
    }

    #[test]
    fn any_text_reads_or_errs_in_place(text in texts()) {
        match parse(&text) {
            Ok(parsed) => {
                let again = parse(&parsed.query.to_string());
                prop_assert!(again.is_ok(), "{:?} {:?}", parsed.query.to_string(), again);
                prop_assert_eq!(&again.unwrap().query, &parsed.query);
                for conjunct in &parsed.conjuncts {
                    for span in conjunct.leaves.iter().chain([&conjunct.span]) {
                        prop_assert!(text.get(span.clone()).is_some_and(|t| !t.is_empty()));
                    }
                }
                let whole = parsed.query.filter.as_ref().map(Clause::conjuncts).unwrap_or_default();
                prop_assert!(whole.iter().eq(parsed.conjuncts.iter().map(|c| &c.clause)));
                for notice in &parsed.notices {
                    prop_assert!(notice.span.clone().is_none_or(|s| text.get(s).is_some()));
                }
            }
            Err(error) => {
                prop_assert_eq!(error.code(), ErrorCode::Query);
                let span = error.span();
                prop_assert!(span.clone().is_some_and(|s| text.get(s).is_some()), "{:?} {:?}", span, error);
            }
        }
    }
}

const MANUAL: &str = include_str!("../../docs/query-language.md");

/// The lines of the manual's blocks in a language.
fn blocks(language: &str) -> Vec<&'static str> {
    let fence = format!("```{language}\n");
    MANUAL.split(fence.as_str()).skip(1).flat_map(|b| b.split("\n```").next().unwrap().lines()).collect()
}

/// The cells of the manual's tables whose head begins with the given words.
fn table(head: &str) -> Vec<Vec<String>> {
    let start = MANUAL.find(&format!("| {head} |")).unwrap();
    let lines = MANUAL[start..].lines().take_while(|l| l.starts_with('|')).skip(2);
    let cells = |l: &str| {
        let l = l.replace("\\|", "\u{1}");
        l.trim_matches('|').split('|').map(|c| c.trim().replace('\u{1}', "|")).collect()
    };
    lines.map(cells).collect()
}

#[test]
fn the_manual_is_right() {
    let code = |cell: &str| cell.trim_matches('`').to_owned();
    let examples = table("you want | you type").into_iter().map(|r| code(&r[1]));
    let words = table("you type | it finds").into_iter().map(|r| code(&r[0]));
    let mut count = 0;
    for text in blocks("query").into_iter().map(str::to_owned).chain(examples).chain(words) {
        assert!(parse(&text).is_ok(), "{text}: {:?}", parse(&text));
        count += 1;
    }
    assert!(count > 25);
    for row in table("text | message") {
        let error = parse(&code(&row[0])).expect_err(&row[0]);
        assert!(error.message().contains(&row[1]), "{}: {error}", row[0]);
    }
    let fields = table("field | finds | example");
    assert_eq!(fields.len(), Field::ALL.len());
    for (field, row) in Field::ALL.into_iter().zip(fields) {
        assert_eq!((code(&row[0]).as_str(), row[1].as_str()), (field.as_str(), field.meaning()));
        assert_eq!(code(&row[2]), field.example());
        assert!(parse(field.example()).is_ok());
    }
    for field in Field::ALL {
        if let Some(values) = field.values() {
            assert!(
                blocks("values").contains(&format!("{field}: {}", values.join(", ")).as_str()),
                "{field}"
            );
        }
    }
    let stop: Vec<&str> = blocks("words").into_iter().flat_map(str::split_whitespace).collect();
    assert_eq!(stop, crate::text::STOP_WORDS);
    let object: Query = serde_json::from_str(&blocks("json").join("\n")).unwrap();
    let text = object.checked().unwrap().to_string();
    assert!(MANUAL.contains(&format!("is `{text}`.")), "{text}");
    for (limit, shown) in
        [(MAX_TEXT, "65,536 bytes"), (MAX_CLAUSES, "1,000 words"), (MAX_DEPTH, "100 levels")]
    {
        assert!(MANUAL.contains(shown) && shown.replace(',', "").starts_with(&limit.to_string()));
    }
}
