//! The five questions that the built-in dossier must answer, with all their answers in order: tests/golden/answers.json,
//! which the tests of the package and of the page read too.

use article41::dossier::Dossier;
use article41::model::{BallotKind, Mode};
use article41::query::Options;
use serde_json::Value;

fn ids(dossier: &Dossier, query: &str) -> Vec<String> {
    let options = Options { limit: 1000, ..Options::default() };
    let result = dossier.search(query, &options).unwrap_or_else(|error| panic!("{query}: {error}"));
    assert_eq!(result.total, result.hits.len());
    result.hits.into_iter().map(|hit| hit.id).collect()
}

#[test]
fn the_five_questions_are_answered() {
    let dossier = Dossier::builtin().expect("the built-in dossier opens");
    let questions: Vec<Value> =
        serde_json::from_str(include_str!("golden/answers.json")).expect("the golden file is JSON");
    assert_eq!(questions.len(), 5);
    for question in questions {
        let expected: Vec<&str> =
            question["ids"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let query = question["query"].as_str().expect("a question has a query");
        assert_eq!(ids(&dossier, query), expected, "{}", question["ask"]);
    }
}

#[test]
fn a_question_in_plain_words_begins_with_those_who_deny() {
    let dossier = Dossier::builtin().expect("the built-in dossier opens");
    for question in ["who denies that arms went from the DPRK to Russia?", "who denies arms from the DPRK?"] {
        let found = ids(&dossier, question);
        assert_eq!(&found[..2], ["st-000-kim-yo-jong-absurd", "st-001-nebenzia-missiles"], "{question}");
    }
}

#[test]
fn what_wood_said_is_told_with_its_setting() {
    let dossier = Dossier::builtin().expect("the built-in dossier opens");
    for (id, mode, setting) in [
        ("st-001-wood-violates", Mode::Mixed, "in an interview after the meeting"),
        ("st-001-wood-no-replacement", Mode::Mixed, "in an interview after the meeting"),
        (
            "st-001-wood-terrain",
            Mode::Direct,
            "in an interview after the meeting (so the run of the text; the sentence itself does not say)",
        ),
    ] {
        let info = dossier.get(id).expect(id);
        assert_eq!((info.mode, info.setting.as_deref()), (Some(mode), Some(setting)), "{id}");
        assert_eq!(info.event.as_ref().map(|event| event.id.as_str()), Some("ev-2024-06-28-council"), "{id}");
    }
}

#[test]
fn vetoes_come_with_their_ballots() {
    let dossier = Dossier::builtin().expect("the built-in dossier opens");
    for (id, vetoes, abstained) in
        [("vote-s-2022-431", &["CHN", "RUS"][..], &[][..]), ("vote-s-2024-255", &["RUS"], &["CHN"])]
    {
        let vote = dossier.get(id).expect(id).vote.expect("a vote");
        assert_eq!(vote.vetoes, vetoes, "{id}");
        assert_eq!(vote.ballots.len(), 15, "{id}");
        let abstentions = vote.ballots.iter().filter(|b| b.ballot == BallotKind::Abstain);
        assert_eq!(abstentions.map(|b| b.member.id.as_str()).collect::<Vec<_>>(), abstained, "{id}");
    }
}
