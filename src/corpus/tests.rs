use super::*;
use crate::model::{Anchor, Ballot, BallotKind, Link, LinkKind, Made, Participant, Position, PositionKind};

/// One record of every kind.
const CORPUS: &str = include_str!("../../tests/fixtures/every-kind.toml");

/// The records of the fixture.
pub(crate) fn every_kind() -> Records {
    compile_files(&[("a.toml", CORPUS)]).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

const STATES: [&str; 15] =
    ["CHN", "FRA", "GBR", "RUS", "USA", "ARG", "COG", "DNK", "GHA", "GRC", "JPN", "PER", "QAT", "SVK", "TZA"];

fn council() -> String {
    format!("permanent = {:?}\n[elected]\n2006 = {:?}\n", &STATES[..5], &STATES[5..])
}

fn states() -> String {
    STATES
        .iter()
        .map(|id| format!("[[actor]]\nid = {id:?}\nkind = \"state\"\nname = {id:?}\niso3 = {id:?}\n"))
        .collect()
}

fn vote(ballots: &str) -> String {
    format!(
        "[[vote]]\nid = \"vote-1\"\ninstrument = \"res-1\"\ndate = \"2006-10-14\"\n{ballots}\n\
         evidence = [\"undocs: S/PV.1\"]\n"
    )
}

fn compile_files(files: &[(&str, &str)]) -> Result<Records, Vec<Problem>> {
    let files: Vec<File> =
        files.iter().map(|(name, text)| File::new(format!("corpus/{name}"), (*text).to_owned())).collect();
    compile(&files, &Log::default())
}

fn whole(vote: &str) -> Result<Records, Vec<Problem>> {
    compile_files(&[
        ("a.toml", CORPUS),
        ("council.toml", &council()),
        ("states.toml", &states()),
        ("votes.toml", vote),
    ])
}

/// The problems, as printed, of the corpus with one passage replaced.
fn problems(passage: &str, replacement: &str) -> Vec<String> {
    assert!(CORPUS.contains(passage), "the fixture lacks {passage}");
    let text = CORPUS.replacen(passage, replacement, 1);
    let files = [("a.toml", text.as_str())];
    compile_files(&files).expect_err(replacement).iter().map(Problem::to_string).collect()
}

/// Replacing the passage gives exactly this one problem, on the line where the passage stood.
fn one_problem(passage: &str, replacement: &str, place: &str, message: &str) {
    let found = problems(passage, replacement);
    let at = CORPUS.find(passage).expect("passage");
    let line = CORPUS[..at].matches('\n').count() + 1;
    let [problem] = found.as_slice() else { panic!("{replacement}: {found:#?}") };
    assert!(
        problem.starts_with(&format!("corpus/a.toml:{line}: {place}: ")),
        "{problem} for line {line} {place}"
    );
    assert!(problem.contains(message), "{problem} lacks {message}");
}

#[test]
fn the_short_forms_are_what_they_stand_for() {
    let records = every_kind();
    assert_eq!(records.title, "A test");
    assert_eq!(records.len(), 14);
    let statement = &records.statements[0];
    assert_eq!(statement.positions[0], Position { claim: "cl-2".into(), position: PositionKind::Affirm });
    assert_eq!(statement.positions[1], Position { claim: "cl-1".into(), position: PositionKind::Deny });
    let date = statement.date.as_ref().expect("date");
    assert_eq!((date.edtf.to_string(), date.expression.as_deref()), ("2024-06-21".into(), Some("on Friday")));
    let evidence = &statement.evidence[0];
    let hash = "8c1f09ab34de5577".to_owned();
    assert_eq!(evidence.anchor, Some(Anchor { paragraph: 5, start: 530, end: 654, hash }));
    assert_eq!(
        (evidence.source.as_str(), evidence.confidence, evidence.locator.as_ref()),
        ("000", 0.9, None)
    );
    assert_eq!(evidence.quote.as_deref(), Some("no more than eight words"));
    let official = &records.statements[1].evidence[0];
    assert_eq!((official.source.as_str(), official.locator.as_deref()), ("undocs", Some("S/PV.1, p. 3")));
    assert_eq!((official.confidence, official.made, official.anchor.as_ref()), (1.0, Made::Curated, None));
    assert_eq!(statement.flags[0].with, ["as-1".into()]);
    assert!(records.assertions[0].flags.is_empty());
    let links = [LinkKind::Extends, LinkKind::Exempts].map(|kind| Link { kind, to: "res-2".into() });
    assert_eq!(records.instruments[0].links, links);
    let participants = &records.events[0].participants;
    assert_eq!(participants[0], Participant { actor: "AAA".into(), role: Some("signatory".into()) });
    assert_eq!(participants[1], Participant { actor: "un".into(), role: None });
    let quantity = records.provisions[0].quantity.as_ref().expect("quantity");
    assert_eq!((quantity.value, quantity.per.as_deref()), (500_000.0, Some("year")));
    assert_eq!(records.actors[0].roles[0].holder_for, Some("AAA".into()));
    let published = records.sources[0].published.as_ref().expect("published");
    assert_eq!(published.claimed.as_ref().map(ToString::to_string).as_deref(), Some("2024-07-21"));
}

#[test]
fn a_slip_is_one_problem_with_its_file_line_record_and_field() {
    // Unknown keys, at every depth.
    one_problem("stance = ", "stanse = \"deny\"\nstance = ", "st-1: stanse", "did you mean `stance`?");
    one_problem("paragraphs = 12", "colour = \"red\"", "000: colour", "is no field here");
    one_problem(", unit = ", ", units = 1, unit = ", "res-1-p5: quantity.units", "did you mean `unit`?");
    one_problem(
        "{ deny = [\"cl-1\"], ",
        "{ deni = [\"cl-1\"], ",
        "st-1: positions.deni",
        "did you mean `deny`?",
    );
    one_problem("title = \"A test\"", "[[claims]]\n", "claims", "did you mean `claim`?");
    // Wrong types, missing fields, unknown words.
    one_problem("speakers = [\"kim\"]", "speakers = \"kim\"", "st-1: speakers", "must be a list");
    one_problem("speakers = [\"kim\"]", "speakers = [7]", "st-1: speakers[0]", "must be a text");
    one_problem("length = 1000", "length = \"1000\"", "000: length", "must be a number");
    one_problem("length = 1000", "length = -1", "000: length", "whole number");
    one_problem("mode = \"mixed\"", "mode = \"mixd\"", "st-1: mode", "did you mean `mixed`?");
    one_problem("{ subject = \"AAA\", ", "{ ", "cl-1: relation.subject", "is missing");
    let missing = problems("stance = \"deny\"\n", "");
    assert!(matches!(missing.as_slice(), [p] if p.ends_with("st-1: stance: is missing")), "{missing:?}");
    // Dates.
    one_problem("date = \"2024-06-19\"", "date = \"\"", "ev-1: date", "date");
    one_problem("date = \"2024-06-19\"", "date = 2024-06-19", "ev-1: date", "must be a");
    one_problem("date = { edtf = \"2024-06-21\", ", "date = { ", "st-1: date.edtf", "is missing");
    // Evidence that does not parse.
    for bad in
        ["000 p5 530-654", "000 5 530-654 8c1f09ab34de5577", "000 p5 530 8c1f09ab34de5577", "000", "a b: c"]
    {
        let bad = format!("evidence = [\"{bad}\"]");
        one_problem("evidence = [\"undocs: S/RES/1 (2006)\"]", &bad, "res-1: evidence[0]", "is no evidence");
    }
    // What only validation can see, with the line of the field it sees it in.
    one_problem(
        "evidence = [\"undocs: S/RES/1 (2006)\"]",
        "evidence = [\"undoks: x\"]",
        "res-1: evidence[0].source",
        "did you mean `undocs`?",
    );
    one_problem("part_of = \"un\"", "part_of = \"st-1\"", "AAA: part_of", "is a statement, not an actor");
    one_problem("relays = \"st-1\"", "relays = \"st-2\"", "st-2: relays", "leads back");
    one_problem("note = \"They cannot both be right.\"", "note = \" \"", "st-1: flags[0].note", "is empty");
    // Ids.
    one_problem("id = \"res-1-p5\"", "id = \"res-1\"", "res-1: id", "is used already, at corpus/a.toml:");
    // Flags.
    one_problem(
        "on = [\"st-1\", \"as-1\"]",
        "on = [\"st-9\", \"as-1\"]",
        "flag: on[0]",
        "no record has the id",
    );
    one_problem("on = [\"st-1\", \"as-1\"]", "on = []", "flag: on", "is empty");
}

#[test]
fn every_problem_is_reported_by_file_and_line() {
    let found = compile_files(&[
        ("b.toml", "[[claim]]\nid = \"cl-1\"\ntext = 1\n\n[[claim]]\nid = \"cl 2\"\ntext = \"\"\n"),
        ("a.toml", "[[actor]]\nid = \"a\"\nkind = \"robot\"\nnam = \"A\"\n"),
        ("c.toml", "x = = 1\n"),
    ])
    .expect_err("all wrong");
    let found: Vec<String> = found.iter().map(Problem::to_string).collect();
    let places = [
        "corpus/a.toml:1: a: name: is missing",
        "corpus/a.toml:3: a: kind: unknown word `robot`",
        "corpus/a.toml:4: a: nam: is no field here: did you mean `name`?",
        "corpus/b.toml:3: cl-1: text: is integer, but must be",
        "corpus/b.toml:6: cl 2: id: is not an id",
        "corpus/b.toml:7: cl 2: text: is empty",
        "corpus/c.toml:1: is not TOML",
    ];
    assert!(found.len() >= places.len(), "{found:#?}");
    for place in places {
        assert!(found.iter().any(|p| p.starts_with(place)), "{place} is not in {found:#?}");
    }
}

#[test]
fn ballots_come_from_the_council_of_the_year() {
    let records = whole(&vote("yes = \"others\"\nno = [\"ARG\"]\nabstain = [\"CHN\"]\ntally = \"13-1-1\""));
    let records = records.unwrap_or_else(|p| panic!("{p:#?}"));
    let ballots = &records.votes[0].ballots;
    assert_eq!(ballots.len(), 15);
    assert_eq!(ballots[0], Ballot { member: "CHN".into(), ballot: BallotKind::Abstain });
    assert_eq!(ballots.iter().find(|b| b.member.as_str() == "ARG").map(|b| b.ballot), Some(BallotKind::No));
    assert_eq!(records.votes[0].count(BallotKind::Yes), 13);
}

#[test]
fn ballots_that_do_not_add_up_are_told() {
    for (ballots, message) in [
        ("yes = \"others\"\ntally = \"14-0-0\"", "tally: is 14-0-0, but the ballots give 15-0-0"),
        ("yes = \"others\"\nno = [\"BRA\"]", "no: `BRA` was no member in 2006"),
        ("yes = \"others\"\nabstain = [\"ARG\"]\nno = [\"ARG\"]", "abstain: `ARG` votes twice"),
        ("yes = \"all\"", "yes: is neither a list"),
        ("yes = \"others\"\nabsent = \"others\"", "absent: only one list"),
        ("yes = [\"CHN\", \"RUS\"]", "ballots: has 2 ballots"),
        ("yes = [\"CHN\", \"RUS\"]", "ballots: lacks the permanent member USA"),
    ] {
        let found: Vec<String> =
            whole(&vote(ballots)).expect_err(ballots).iter().map(Problem::to_string).collect();
        assert!(found.iter().any(|p| p.contains(&format!("vote-1: {message}"))), "{ballots}: {found:#?}");
        assert!(found.iter().all(|p| p.starts_with("corpus/votes.toml:")), "{found:#?}");
    }
    let other_year = vote("yes = \"others\"").replace("2006-10-14", "2007-10-14");
    let found = whole(&other_year).expect_err("no such year");
    assert!(
        found[0].to_string().contains("needs the members of 2007: add them to council.toml"),
        "{found:#?}"
    );
}

#[test]
fn a_council_of_another_size_is_told() {
    let files = [("council.toml", "permanent = [\"USA\"]\n[elected]\n2006 = [\"ARG\", \"ARG\"]\n")];
    let found = compile_files(&files).expect_err("too few");
    let found: Vec<String> = found.iter().map(Problem::to_string).collect();
    assert!(found[0].starts_with("corpus/council.toml:1: permanent: has 1 members"), "{found:?}");
    assert!(found[1].starts_with("corpus/council.toml:3: elected.2006: has 2 members"), "{found:?}");
}

#[test]
fn a_folder_is_read_with_its_folders_in_the_order_of_paths() {
    let folder = std::env::temp_dir().join(format!("article41-corpus-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("b")).expect("folder");
    let claim = |id: &str| format!("[[claim]]\nid = \"{id}\"\ntext = \"t\"\n");
    for (name, text) in
        [("c.toml", claim("3")), ("b/a.toml", claim("2")), ("a.toml", claim("1")), ("notes.md", "x".into())]
    {
        std::fs::write(folder.join(name), text).expect("file");
    }
    let read_back = read(&folder);
    let gone = read(&folder.join("nowhere"));
    std::fs::remove_dir_all(&folder).expect("clean up");
    let records = read_back.unwrap_or_else(|p| panic!("{p:#?}"));
    assert_eq!(records.claims.iter().map(|c| c.id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert!(gone.expect_err("no folder")[0].message.contains("cannot be read"));
}
