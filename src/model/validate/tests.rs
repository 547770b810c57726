use super::*;
use crate::corpus::tests::every_kind;

/// A way to spoil the fixture.
type Spoil = fn(&mut Records);

/// The fixture, and in it a vote on `res-1` by fifteen States, without problems.
fn sound() -> Records {
    let mut records = every_kind();
    let state = records.actors.iter().find(|a| a.id.as_str() == "AAA").cloned().expect("a State");
    let elected = ["AR", "BE", "BR", "CD", "DK", "EG", "FI", "GH", "GR", "HU"];
    let ids: Vec<Id> = Vote::PERMANENT.into_iter().chain(elected).map(Id::from).collect();
    let named = |id: &Id| Actor {
        id: id.clone(),
        name: id.to_string(),
        iso2: None,
        iso3: None,
        aliases: Vec::new(),
        part_of: None,
        ..state.clone()
    };
    records.actors.extend(ids.iter().map(named));
    let ballots = ids.into_iter().map(|member| Ballot { member, ballot: BallotKind::Yes }).collect();
    records.votes.push(Vote {
        id: "vote-1".into(),
        instrument: "res-1".into(),
        date: day("2006-10-14"),
        meeting: Some("S/PV.1".into()),
        ballots,
        summary: None,
        status: Status::Confirmed,
        evidence: Vec::new(),
        flags: Vec::new(),
    });
    records.instruments[0].meeting = Some("S/PV.1".into());
    records
}

fn day(text: &str) -> Date {
    Date { edtf: text.parse().expect("EDTF"), claimed: None, expression: None, reason: None }
}

fn anchor(records: &mut Records) -> &mut Anchor {
    records.statements[0].evidence[0].anchor.as_mut().expect("anchor")
}

/// Each rule, a way to break it alone, and the problem that this must give: record, field, part of the message.
const RULES: &[(Spoil, &str, &str, &str)] = &[
    // Ids and texts.
    (|r| r.provisions[0].id = "a b".into(), "a b", "id", "is not an id"),
    (|r| r.provisions[0].id = "cl-1".into(), "cl-1", "id", "is used twice, by a provision and by a claim"),
    (|r| r.sources[0].title = " ".into(), "000", "title", "is empty"),
    (|r| r.actors[0].name.clear(), "kim", "name", "is empty"),
    (|r| r.statements[0].text.clear(), "st-1", "text", "is empty"),
    (|r| r.votes[0].summary = Some("".into()), "vote-1", "summary", "is empty"),
    (|r| r.actors[0].aliases.push("".into()), "kim", "aliases[1]", "is empty"),
    (|r| r.provisions[0].goods.push("".into()), "res-1-p5", "goods[1]", "is empty"),
    (|r| r.provisions[0].measure.clear(), "res-1-p5", "measure", "is empty"),
    // References resolve, and are of the right kind.
    (|r| r.actors[0].roles[0].holder_for = Some("AAB".into()), "kim", "roles[0].for", "did you mean `AAA`?"),
    (
        |r| r.actors[0].part_of = Some("nobody-at-all".into()),
        "kim",
        "partOf",
        "no record has the id `nobody-at-all`",
    ),
    (
        |r| r.instruments[0].parties.push("st-1".into()),
        "res-1",
        "parties[0]",
        "`st-1` is a statement, not an actor",
    ),
    (
        |r| r.instruments[0].links[0].to = "un".into(),
        "res-1",
        "links[0].to",
        "is an actor, not an instrument",
    ),
    (|r| r.instruments[0].links[0].to = "res-1".into(), "res-1", "links[0].to", "to itself"),
    (
        |r| r.provisions[0].instrument = "ev-1".into(),
        "res-1-p5",
        "instrument",
        "is an event, not an instrument",
    ),
    (|r| r.events[0].participants[1].actor = "cl-1".into(), "ev-1", "participants[1].actor", "is a claim"),
    (|r| r.events[0].instruments.push("un".into()), "ev-1", "instruments[0]", "is an actor"),
    (|r| r.statements[0].speakers[0] = "000".into(), "st-1", "speakers[0]", "is a source, not an actor"),
    (|r| r.statements[0].spoke_for[0] = "res-1".into(), "st-1", "for[0]", "is an instrument"),
    (|r| r.statements[0].addressees.push("vote-1".into()), "st-1", "addressees[0]", "is a vote"),
    (|r| r.statements[0].via.push("000".into()), "st-1", "via[0]", "is a source"),
    (|r| r.statements[0].actors.push("000".into()), "st-1", "actors[0]", "is a source"),
    (|r| r.statements[0].instruments.push("res-1-p5".into()), "st-1", "instruments[0]", "is a provision"),
    (|r| r.statements[0].positions[1].claim = "as-1".into(), "st-1", "positions[1].claim", "is an assertion"),
    (|r| r.statements[0].event = Some("cl-1".into()), "st-1", "event", "is a claim, not an event"),
    (|r| r.statements[1].relays = Some("cl-1".into()), "st-2", "relays", "is a claim, not a statement"),
    (|r| r.assertions[0].positions[0].claim = "st-1".into(), "as-1", "positions[0].claim", "is a statement"),
    (|r| r.claims[0].actors.push("cl-2".into()), "cl-1", "actors[0]", "is a claim"),
    (|r| r.claims[0].instruments.push("cl-2".into()), "cl-1", "instruments[0]", "is a claim"),
    (|r| relation(r).subject = "x".into(), "cl-1", "relation.subject", "no record has the id `x`"),
    (|r| relation(r).objects.push("x".into()), "cl-1", "relation.objects[1]", "no record has the id `x`"),
    (|r| relation(r).objects.clear(), "cl-1", "relation.objects", "is empty"),
    (|r| relation(r).predicate.clear(), "cl-1", "relation.predicate", "is empty"),
    (|r| r.votes[0].instrument = "un".into(), "vote-1", "instrument", "is an actor"),
    (|r| r.statements[0].speakers.push("kim".into()), "st-1", "speakers[1]", "names `kim` twice"),
    (
        |r| r.statements[0].positions[1].claim = "cl-2".into(),
        "st-1",
        "positions[1].claim",
        "takes two positions",
    ),
    // Flags.
    (|r| r.statements[0].flags[0].note.clear(), "st-1", "flags[0].note", "is empty"),
    (|r| r.statements[0].flags[0].with[0] = "x".into(), "st-1", "flags[0].with[0]", "no record has the id"),
    (|r| r.statements[0].flags[0].with[0] = "st-1".into(), "st-1", "flags[0].with", "names its own record"),
    // Cycles, short and long.
    (|r| r.statements[0].relays = Some("st-1".into()), "st-1", "relays", "leads back"),
    (|r| r.statements[0].relays = Some("st-2".into()), "st-1", "relays", "leads back"),
    (|r| r.actors[2].part_of = Some("AAA".into()), "AAA", "partOf", "leads back"),
    // Sources.
    (|r| r.sources[0].fingerprint = Some("0123".into()), "000", "fingerprint", "64 hexadecimal digits"),
    (|r| r.sources[1].url = Some("javascript:alert(1)".into()), "undocs", "url", "is not a web address"),
    (|r| r.sources[1].url = Some("https://a b".into()), "undocs", "url", "is not a web address"),
    (|r| r.sources[1].language = Some("English!".into()), "undocs", "language", "is not a BCP 47 tag"),
    // Actors.
    (|r| r.actors[1].iso2 = Some("aa".into()), "AAA", "iso2", "`aa` is not 2 capital letters"),
    (|r| r.actors[1].iso3 = Some("AA".into()), "AAA", "iso3", "`AA` is not 3 capital letters"),
    (|r| r.actors[2].iso3 = Some("UNO".into()), "un", "iso3", "only States"),
    (|r| r.actors[3].iso3 = Some("AAA".into()), "CHN", "iso3", "AAA is also that of `AAA`"),
    (|r| r.actors[0].roles[0].title.clear(), "kim", "roles[0].title", "is empty"),
    // Periods.
    (
        |r| r.actors[0].roles[0].during = Some(day("2023").edtf),
        "kim",
        "roles[0].during",
        "is not an interval",
    ),
    (|r| r.instruments[0].in_force = Some(day("2006").edtf), "res-1", "inForce", "is not an interval"),
    (|r| r.provisions[0].in_force = Some(day("2006").edtf), "res-1-p5", "inForce", "is not an interval"),
    // Quantities.
    (|r| quantity(r).value = f64::NAN, "res-1-p5", "quantity.value", "is not an amount"),
    (|r| quantity(r).value = -1.0, "res-1-p5", "quantity.value", "is not an amount"),
    (|r| quantity(r).unit.clear(), "res-1-p5", "quantity.unit", "is empty"),
    // Speakers and evidence.
    (|r| r.statements[0].speakers.clear(), "st-1", "speakers", "at least one speaker"),
    (|r| r.statements[0].evidence.clear(), "st-1", "evidence", "is empty"),
    (|r| r.events[0].evidence.clear(), "ev-1", "evidence", "is empty"),
    (|r| r.assertions[0].evidence.clear(), "as-1", "evidence", "is empty"),
    (
        |r| r.assertions[0].evidence.push(r.statements[1].evidence[0].clone()),
        "as-1",
        "evidence",
        "several sources",
    ),
    (
        |r| r.events[0].evidence[0].source = "un".into(),
        "ev-1",
        "evidence[0].source",
        "is an actor, not a source",
    ),
    (
        |r| r.events[0].evidence[0].source = "x".into(),
        "ev-1",
        "evidence[0].source",
        "no record has the id `x`",
    ),
    (|r| r.events[0].evidence[0].anchor = None, "ev-1", "evidence[0]", "neither anchor nor locator"),
    (|r| r.statements[1].evidence[0].locator = Some(" ".into()), "st-2", "evidence[0]", "neither anchor nor"),
    (
        |r| r.statements[1].evidence[0].quote = Some("a".into()),
        "st-2",
        "evidence[0].quote",
        "a quote needs an anchor",
    ),
    (
        |r| quote(r, "one two three four five six seven eight nine"),
        "st-1",
        "evidence[0].quote",
        "quotes 9 words",
    ),
    (|r| quote(r, " "), "st-1", "evidence[0].quote", "is empty"),
    (
        |r| r.statements[0].evidence[0].confidence = 1.01,
        "st-1",
        "evidence[0].confidence",
        "is not between 0 and 1",
    ),
    (
        |r| r.statements[0].evidence[0].confidence = f64::NAN,
        "st-1",
        "evidence[0].confidence",
        "is not between 0 and 1",
    ),
    (
        |r| anchor(r).hash = "8C1F09AB34DE5577".into(),
        "st-1",
        "evidence[0].anchor.hash",
        "16 hexadecimal digits",
    ),
    (|r| anchor(r).hash.push('0'), "st-1", "evidence[0].anchor.hash", "16 hexadecimal digits"),
    (|r| anchor(r).end = 530, "st-1", "evidence[0].anchor", "530-530 is empty"),
    (|r| anchor(r).end = 1001, "st-1", "evidence[0].anchor.end", "ends at 1001, but the source has 1000"),
    (|r| anchor(r).paragraph = 0, "st-1", "evidence[0].anchor.paragraph", "counted from 1"),
    (|r| anchor(r).paragraph = 13, "st-1", "evidence[0].anchor.paragraph", "is 13, but the source has 12"),
    (
        |r| {
            r.sources[0].length = None;
            anchor(r).end = 20_000;
        },
        "st-1",
        "evidence[0].anchor",
        "spans more than",
    ),
    // Words of others elsewhere.
    (|r| r.statements[0].cue = Some("a b c d e f g h i".into()), "st-1", "cue", "quotes 9 words: at most 8"),
    (|r| expression(r, "a b c d e f g h i"), "st-1", "date.expression", "quotes 9 words"),
    // Times that cannot be.
    (
        |r| r.sources[0].published = Some(day("2024-06-19")),
        "st-1",
        "evidence[0].source",
        "before it was said",
    ),
    (|r| r.events[0].date = day("2024-06-23"), "st-1", "event", "`ev-1` was on 2024-06-23, later than"),
    (
        |r| r.statements[1].date = Some(day("2024-06-01")),
        "st-2",
        "relays",
        "`st-1` was on 2024-06-21, later than",
    ),
    // Votes.
    (
        |r| {
            r.votes[0].ballots.pop();
        },
        "vote-1",
        "ballots",
        "has 14 ballots: the Council has 15 members",
    ),
    (|r| r.votes[0].ballots[14].member = "AR".into(), "vote-1", "ballots[14].member", "`AR` votes twice"),
    (|r| r.votes[0].ballots[14].member = "un".into(), "vote-1", "ballots[14].member", "`un` is not a State"),
    (|r| r.votes[0].ballots[14].member = "XX".into(), "vote-1", "ballots[14].member", "no record has the id"),
    (|r| r.votes[0].ballots[0].member = "AAA".into(), "vote-1", "ballots", "lacks the permanent member CHN"),
    (|r| r.votes[0].ballots[0].ballot = BallotKind::No, "vote-1", "ballots", "come to: vetoed"),
    (|r| r.instruments[0].kind = InstrumentKind::Draft, "vote-1", "ballots", "come to: adopted"),
    (|r| r.votes[0].date = day("2006-10-15"), "vote-1", "date", "is not the date of `res-1`"),
    (|r| r.votes[0].meeting = Some("S/PV.2".into()), "vote-1", "meeting", "is not that of `res-1`, S/PV.1"),
    // Texts.
    (|r| text(r, "un"), "un", "text", "is an actor, not a source"),
    (
        |r| {
            text(r, "000");
            text(r, "000");
        },
        "000",
        "text",
        "two texts",
    ),
];

fn relation(records: &mut Records) -> &mut Relation {
    records.claims[0].relation.as_mut().expect("relation")
}

fn quantity(records: &mut Records) -> &mut Quantity {
    records.provisions[0].quantity.as_mut().expect("quantity")
}

fn quote(records: &mut Records, quote: &str) {
    records.statements[0].evidence[0].quote = Some(quote.into());
}

fn expression(records: &mut Records, expression: &str) {
    records.statements[0].date.as_mut().expect("date").expression = Some(expression.into());
}

fn text(records: &mut Records, source: &str) {
    records.texts.push(SourceText { source: source.into(), text: "…".into() });
}

#[test]
fn sound_records_have_no_problems() {
    assert_eq!(validate(&sound()), []);
    assert_eq!(check(&sound()), Ok(()));
    assert_eq!(validate(&Records::default()), []);
}

#[test]
fn each_broken_rule_names_its_record_and_field() {
    for (n, (spoil, record, field, message)) in RULES.iter().enumerate() {
        let mut records = sound();
        spoil(&mut records);
        let found = validate(&records);
        let told =
            |p: &Problem| p.record.as_str() == *record && p.field == *field && p.message.contains(message);
        assert!(found.iter().any(told), "rule {n}: no {record}: {field}: …{message}… in {found:#?}");
        let error = check(&records).expect_err("a problem");
        assert_eq!(error.code(), ErrorCode::Record);
    }
}

/// What a sound slip gives is one problem, not a flood; two where two things are wrong indeed.
#[test]
fn a_broken_rule_is_not_a_flood() {
    for (n, (spoil, ..)) in RULES.iter().enumerate() {
        let mut records = sound();
        spoil(&mut records);
        let found = validate(&records);
        assert!(found.len() <= 3, "rule {n}: {found:#?}");
    }
}

#[test]
fn eight_words_and_near_dates_are_let_pass() {
    let mut records = sound();
    quote(&mut records, "“One two – three four five six seven eight.”");
    // Published the day before by its own clock, as across the Pacific.
    records.sources[0].published = Some(day("2024-06-20"));
    // Uncertain and approximate dates that can be right.
    records.events[0].date = day("2024-06~");
    assert_eq!(validate(&records), []);
}

#[test]
fn an_error_lists_the_first_few_problems_and_counts_the_rest() {
    let mut records = sound();
    records.statements[0].goods = vec![String::new(); 100];
    let message = check(&records).expect_err("100 problems").to_string();
    assert!(message.starts_with("st-1: goods[0]: is empty; st-1: goods[1]: is empty; "), "{message}");
    assert!(message.ends_with("st-1: goods[4]: is empty; and 95 more"), "{message}");
}

/// However hostile the records: what is said about them stays short, and the time taken stays linear.
#[test]
fn hostile_records_are_told_shortly_and_soon() {
    let mut records = sound();
    let long = "x".repeat(1_000_000);
    records.claims[0].id = long.as_str().into();
    records.claims[1].actors = vec![long.as_str().into(), "\u{1F600}".repeat(500).as_str().into()];
    assert!(validate(&records).iter().all(|p| p.to_string().len() < 1500));

    // A chain of relays, and a ring of as many, each walked once; ids that dangle, each without a walk over all.
    let mut records = sound();
    let template = records.statements[1].clone();
    let n = 20_000;
    for i in 0..n {
        let next = if i + 1 == n { 0 } else { i + 1 };
        for (word, next) in [("ring", Some(next)), ("chain", (i + 1 < n).then_some(i + 1))] {
            records.statements.push(Statement {
                id: format!("{word}-{i}").into(),
                relays: next.map(|next| format!("{word}-{next}").into()),
                event: Some(format!("nothing-{i}").into()),
                ..template.clone()
            });
        }
    }
    let start = std::time::Instant::now();
    let found = validate(&records);
    assert_eq!(found.iter().filter(|p| p.field == "relays").count(), 1);
    assert_eq!(found.iter().filter(|p| p.field == "event").count(), 2 * n);
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
