//! Quotation marks and who speaks: one sentence, or a few, for each rule.

use super::marks::pairs;
use crate::extract::doc::Doc;
use crate::extract::lexicon::Lexicon;
use crate::extract::{Options, Quote, extract};
use crate::model::Mode;

/// What stands in marks, with how deep: without the marks.
fn marked(text: &str) -> Vec<(u8, &str)> {
    let doc = Doc::read(text, Lexicon::builtin());
    pairs(&doc).iter().map(|pair| (pair.depth, &text[doc.span(pair.from..pair.to)])).collect()
}

fn quotes(text: &str) -> Vec<Quote<'_>> {
    extract(text, &Options::default()).unwrap().quotes
}

/// Content, speaker and rule of the quotations that have marks.
fn told(text: &str) -> Vec<(&str, &str, &str)> {
    let all = quotes(text).into_iter().filter(|q| !q.fragments.is_empty());
    all.map(|q| (q.content, q.speaker.map_or("", |s| s.text), q.rule)).collect()
}

/// The speaker, name and rule of the first quotation with marks.
fn first(text: &str) -> (String, String, &'static str) {
    let quote = quotes(text).into_iter().find(|q| !q.fragments.is_empty()).unwrap();
    let speaker = quote.speaker.unwrap_or_default();
    (speaker.text.to_owned(), speaker.name.unwrap_or_default(), quote.rule)
}

#[test]
fn marks_of_every_kind_are_paired() {
    assert_eq!(marked("“We came,” she said."), [(0, "We came,")]);
    assert_eq!(marked("\"We came,\" she said. \"We saw.\""), [(0, "We came,"), (0, "We saw.")]);
    assert_eq!(marked("‘We came,’ she said."), [(0, "We came,")]);
    assert_eq!(marked("'We came,' she said."), [(0, "We came,")]);
    assert_eq!(marked("``We came,'' she said. ''We saw,'' he said."), [(0, "We came,"), (0, "We saw,")]);
    assert_eq!(marked("«We came», she said. »We saw«, he said."), [(0, "We came"), (0, "We saw")]);
    assert_eq!(marked("„We came“, she said. „We saw”, he said."), [(0, "We came"), (0, "We saw")]);
    assert_eq!(marked("”We came,” she said. “We saw“ is another."), [(0, "We came,"), (0, "We saw")]);
}

#[test]
fn marks_nest() {
    let text = "“He told me, ‘They cried “Stop!” at the gate,’ and left,” she said.";
    let deep = "They cried “Stop!” at the gate,";
    assert_eq!(marked(text), [(0, &text[3..text.len() - "” she said.".len()]), (1, deep), (2, "Stop!")]);
    assert_eq!(marked("''We heard, 'Go home,''' he said."), [(0, "We heard, 'Go home,'"), (1, "Go home,")]);
}

#[test]
fn apostrophes_and_inches_are_no_marks() {
    assert!(marked("The students’ rights and the boss’s car in the ’90s weren’t theirs.").is_empty());
    assert!(marked("He is 5'10\" tall, she 5’4\", and the pipe is 6\" wide.").is_empty());
    assert!(marked("Rock 'n' roll of the '60s: get 'em while it's hot.").is_empty());
    assert_eq!(
        marked("‘The students’ rights come first,’ she said."),
        [(0, "The students’ rights come first,")]
    );
    assert_eq!(marked("\"He is 5'10\" tall,\" she said."), [(0, "He is 5'10\" tall,")]);
}

#[test]
fn a_quotation_of_several_paragraphs_opens_each_of_them() {
    let text = "“We began.\n\n“We went on.\n\n“We stopped,” said Ana Lima.";
    assert_eq!(marked(text), [(0, "We began."), (0, "We went on."), (0, "We stopped,")]);
    let found = quotes(text);
    assert_eq!(
        found.iter().map(|q| q.speaker.as_ref().map_or("", |s| s.text)).collect::<Vec<_>>(),
        ["Ana Lima"; 3]
    );
    assert_eq!(found.iter().map(|q| q.continues).collect::<Vec<_>>(), [None, Some(0), Some(1)]);
}

#[test]
fn lost_marks_swallow_nothing() {
    // One mark too many.
    assert_eq!(marked("“One is done. “Two is not,” he said."), [(0, "One is done. “Two is not,")]);
    // The first lacks its end.
    assert_eq!(marked("“One is done, he said. “Two is not,” he said."), [(0, "Two is not,")]);
    assert_eq!(marked("“It is over, said Wood.\n\nThe town was quiet. It rained."), [(0, "It is over,")]);
    // An end without a beginning, and a lone mark in a line.
    assert!(marked("It is over,” said Wood.").is_empty());
    assert!(marked("A screen of 6 \" and more.\n\nAnother day.").is_empty());
    // Nothing but marks.
    let _ = marked(&"“\"'‘`’”»«„".repeat(500));
    let _ = marked(&"\"".repeat(5000));
    let _ = marked(&"“a ".repeat(5000));
    let _ = quotes(&"“A,” he said. ".repeat(500));
}

#[test]
fn the_words_behind_tell_who_speaks() {
    let lima = |text| {
        let (speaker, _, rule) = first(text);
        (speaker, rule)
    };
    let is = |speaker: &str, rule| (speaker.to_owned(), rule);
    assert_eq!(lima("“It is late,” he said."), is("he", "quote-direct-after"));
    assert_eq!(lima("“It is late,” Ana Lima also told reporters."), is("Ana Lima", "quote-direct-after"));
    assert_eq!(
        lima("“It is late,” Ana Lima, the envoy to Oslo, said on Friday."),
        is("Ana Lima, the envoy to Oslo", "quote-direct-after")
    );
    assert_eq!(lima("“It is late,” said the minister."), is("the minister", "quote-direct-after-verb"));
    assert_eq!(
        lima("“It is late,” said Ana Lima, the envoy to Oslo."),
        is("Ana Lima, the envoy to Oslo", "quote-direct-after-verb")
    );
    assert_eq!(lima("“Is it late?” Mr. Reed asked."), is("Mr. Reed", "quote-direct-after"));
    assert_eq!(lima("“It is late,” Reed grinned."), is("Reed", "quote-direct-after-any"));
    assert_eq!(lima("“It is late,” according to Ana Lima."), is("Ana Lima", "quote-direct-according"));
    assert_eq!(lima("“It is late.” — Ana Lima"), is("Ana Lima", "quote-direct-signed"));
    assert_eq!(
        lima("“It is late, and the bridge is closed.”\nAna Lima, envoy\n\nThe town slept."),
        is("Ana Lima, envoy", "quote-direct-below")
    );
}

#[test]
fn the_words_before_tell_who_speaks() {
    let of = |text| {
        let (speaker, _, rule) = first(text);
        (speaker, rule)
    };
    let is = |speaker: &str, rule| (speaker.to_owned(), rule);
    assert_eq!(of("Ana Lima said, “It is late.”"), is("Ana Lima", "quote-direct-before"));
    assert_eq!(of("Ana Lima told reporters on Friday: “It is late.”"), is("Ana Lima", "quote-direct-colon"));
    assert_eq!(of("Ana Lima: “It is late.”"), is("Ana Lima", "quote-direct-name-colon"));
    assert_eq!(of("Reed hit back at once: “It was never late.”"), is("Reed", "quote-direct-colon-any"));
    assert_eq!(of("Declared Reed: “It was never late.”"), is("Reed", "quote-direct-colon"));
    assert_eq!(
        of("“We left,” said Reed. Ana Lima left the hall, saying: “It is late.”"),
        is("Reed", "quote-direct-after-verb")
    );
    let found = told("Ana Lima left the hall on Friday, saying: “It is late.”");
    assert_eq!(found, [("It is late.", "Ana Lima", "quote-direct-colon")]);
    // The source who speaks to the paper, not the paper.
    assert_eq!(
        of("A source speaking to Daily News said: “It is late.”").0,
        "A source speaking to Daily News"
    );
    // Nobody: what was told has a hearer, no speaker.
    assert_eq!(of("She was told: “It is late.”").0, "");
}

#[test]
fn a_quotation_goes_on() {
    let found = quotes("“It is late,” Ana Lima said, “but not too late.” It rained.");
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[1].continues, found[1].rule), (Some(0), "quote-direct-inside"));
    let found = quotes("“It is late,” Ana Lima said on Friday. “We should go home.”");
    assert_eq!((found[1].continues, found[1].rule), (Some(0), "quote-direct-goes-on"));
    assert_eq!(found[1].speaker, found[0].speaker);
    let found = quotes("“It is late,” Ana Lima said on Friday.\n\n“We should go home.”");
    assert_eq!(found[1].rule, "quote-direct-next-paragraph");
    // Another speaker of its own.
    let found = told("“It is late,” Ana Lima said. “We should go,” said Reed.");
    assert_eq!((found[0].1, found[1].1), ("Ana Lima", "Reed"));
    let found = told("The night was cold, explained Reed. “We should go home.”");
    assert_eq!(found.last().map(|f| (f.1, f.2)), Some(("Reed", "quote-direct-prior-cue")));
}

#[test]
fn words_in_marks_that_nobody_says() {
    assert!(told("The band “Late Trains” played on.").is_empty());
    assert!(told("She read “The Long Way Down” in the garden.").is_empty());
    assert_eq!(told("The so-called “experts” met again."), []);
    // A whole sentence that the text leaves to nobody.
    let found = told("It rained.\n\n“Nobody knows why the bridge fell.”\n\nIt rained on.");
    assert_eq!(found, [("Nobody knows why the bridge fell.", "", "quote-direct-unattributed")]);
}

#[test]
fn words_of_a_paraphrase_are_its_fragments() {
    let found = quotes("Ana Lima said the pact “clearly” violates what they “agreed” last year.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].mode, found[0].fragments.len()), (Mode::Mixed, 2));
    assert_eq!(found[0].content, "the pact “clearly” violates what they “agreed” last year");
    let found = quotes("“It is late” for everybody, Ana Lima said.");
    assert_eq!(found[0].speaker.as_ref().map(|s| s.text), Some("Ana Lima"));
}

#[test]
fn speakers_have_their_names() {
    let name = |text| quotes(text).into_iter().filter_map(|q| q.speaker).next_back().and_then(|s| s.name);
    let is = |name: &str| Some(name.to_owned());
    assert_eq!(name("Robert Miller came. “It is late,” Miller said."), is("Robert Miller"));
    assert_eq!(name("“It is late,” Robert Miller said. He added: “We should go.”"), is("Robert Miller"));
    assert_eq!(
        name("Ambassador Robert Miller came late. “It is late,” the ambassador said."),
        is("Robert Miller")
    );
    // Mr. and Mrs.: the pronoun tells which.
    let text = "“It is late,” said Mr. Robert Miller. Mrs. Anna Stone was in the hall. “No,” she said.";
    assert_eq!(name(text), is("Anna Stone"));
    // Not the one that a spokesman speaks for, and not a man for "she".
    assert_ne!(
        name("Robert Miller was away. “It is late,” a spokesman for Miller said."),
        is("Robert Miller")
    );
    assert_eq!(name("Mr. Robert Miller came. “It is late,” she said."), None);
    // Two ambassadors: nobody knows which.
    let two = "Ambassador Robert Miller met Ambassador Anna Stone. “It is late,” the ambassador said.";
    assert_eq!(name(two), None);
}

#[test]
fn to_whom_and_in_what() {
    let one = |text| quotes(text).into_iter().next().unwrap();
    let quote = one("“It is late,” Ana Lima told reporters in an interview on Friday.");
    assert_eq!(quote.addressee.map(|a| a.text), Some("reporters"));
    assert_eq!(quote.setting.map(|s| s.text), Some("in an interview"));
    let quote = one("“It is late,” Ana Lima told Newsweek.");
    assert_eq!(quote.relayed_by.map(|a| a.text), Some("Newsweek"));
    let quote = one("“It is late,” Ana Lima wrote on X.");
    assert_eq!(quote.setting.map(|s| s.text), Some("on X"));
    let quote = one("In a joint statement, the ministers said: “It is late.”");
    assert_eq!(quote.setting.map(|s| s.text), Some("In a joint statement"));
    let quote = one("“It is late,” warned in a joint statement the United States, Chile, Japan and Norway.");
    assert_eq!(quote.speaker.map(|s| s.text), Some("the United States, Chile, Japan and Norway"));
}

#[test]
fn a_quotation_has_the_day_of_its_cue() {
    let text = "“It was late in 2019,” Ana Lima said on Friday.";
    let found = extract(text, &Options { published: Some("2024-06-30"), ..Options::default() }).unwrap();
    let date = found.quotes.first().and_then(|q| q.date).and_then(|at| found.dates.get(at));
    assert_eq!(date.map(|d| d.value.as_str()), Some("2024-06-28"));
}

#[test]
fn a_block_has_its_name_below() {
    let text = "Late vote in the council\n\nThe council met on Friday and voted on the matter, and the vote was long.\n\nThis is no sign of hope for the town. It is a farce.\n\n\
                Robert Miller, British Ambassador to the council\n\nThe vote was short, and the hall was soon empty.";
    let found = quotes(text);
    let block = found.iter().find(|q| q.rule == "quote-block-below").expect("a block");
    assert_eq!(block.content, "This is no sign of hope for the town. It is a farce.");
    assert_eq!(block.speaker.as_ref().and_then(|s| s.name.as_deref()), Some("Robert Miller"));
}

#[test]
fn what_is_done_grows_with_the_text() {
    // Ten thousand paragraphs that open a quotation and close none: quadratic work would take minutes.
    let text = "“It is late and.\n\n".repeat(10_000);
    assert_eq!(quotes(&text).iter().filter(|q| !q.fragments.is_empty()).count(), 10_000);
}

#[test]
fn a_pronoun_after_a_speaker_without_a_name_has_none() {
    let text = "Ivan Petrov will come next week, a minister warned.\n\n“It is being watched,” an official in the capital told \
                reporters.\n\n“We will see what comes of it,” he added.";
    let last = quotes(text).pop().and_then(|quote| quote.speaker);
    assert_eq!(last.map(|s| (s.text, s.name)), Some(("he", None)));
}

/// The speaker of the first quotation with marks.
fn by(text: &str) -> String {
    first(text).0
}

#[test]
fn places_parties_and_ages_belong_to_the_speaker() {
    assert_eq!(by("“It is late,” Sen. Ana Lima, R-Pa., said. “We go.”"), "Sen. Ana Lima, R-Pa.");
    assert_eq!(by("“It is late,” Rep. Ana Lima (D-Calif.) said Friday."), "Rep. Ana Lima (D-Calif.)");
    let clerk = "Ana Lima, 67, a retired clerk in Erie, Pa.";
    assert_eq!(by(&format!("“It is late,” {clerk}, said.")), clerk);
    assert_eq!(
        by("“It is late,” said retired Gen. Ana Lima, who lives here."),
        "retired Gen. Ana Lima, who lives here"
    );
    let editor = "Ana Lima, editor at large of The Post, a small paper owned by farmers";
    assert_eq!(by(&format!("{editor}, wrote, “It is late.”")), editor);
    assert_eq!(by("“It is late.” Lima said."), "Lima");
}

#[test]
fn verbs_before_marks_are_finite() {
    assert_eq!(by("Lima came home and later said, “It is late.”"), "Lima");
    assert_eq!(by("As she left, the men chanted, “Go home!” again."), "the men");
    assert_eq!(by("The ad claims “Nobody ever saw the mayor.”"), "The ad");
    assert_eq!(by("Reed later Thursday told the paper: “It is late.”"), "Reed");
    assert_eq!(by("It was over. But, said Lima, “It is late.”"), "Lima");
    assert_eq!(by("In other words, explained envoy Ana Lima: “It is late.”"), "envoy Ana Lima");
    assert_eq!(by("The mood was such that Lima was moved to say, “It is late.”"), "Lima");
    // What is called so is not said.
    assert!(told("He runs a site called “Nobody Ever Saw”.").is_empty());
    assert!(told("Lima told “Oslo Today” of it.").is_empty());
    // Headings in single marks, where speech has double ones.
    let text = "“It is late,” Lima said.\n\n'A long fight.'\n\nThe men left.";
    assert_eq!(told(text).len(), 1);
}

/// Speaker and name of each quotation.
fn named(text: &str) -> Vec<(String, String)> {
    let speakers = quotes(text).into_iter().filter_map(|quote| quote.speaker);
    speakers.map(|s| (s.text.to_owned(), s.name.unwrap_or_default())).collect()
}

#[test]
fn several_have_one_name_together_or_none() {
    assert_eq!(first("“It is late,” Ana Lima and a spokesman for Peru said.").1, "");
    let is = |text: &str, speaker: &str, name: &str| {
        assert_eq!(named(text), [(speaker.to_owned(), name.to_owned())], "{text}");
    };
    is(
        "The United States, Japan, and Peru said it rained.",
        "The United States, Japan, and Peru",
        "United States, Japan, and Peru",
    );
    is(
        "Peru and nearly 50 other countries said it rained.",
        "Peru and nearly 50 other countries",
        "Peru and nearly 50 other countries",
    );
    is("“It is late,” Peru, Chile and Norway said.", "Peru, Chile and Norway", "Peru, Chile and Norway");
    is("Ana Lima and Bo Berg said it rained.", "Ana Lima and Bo Berg", "");
    is("The envoys of Peru and Norway said it rained.", "The envoys of Peru and Norway", "");
    is(
        "Ana Lima, the envoy to Peru and Norway, said it rained.",
        "Ana Lima, the envoy to Peru and Norway",
        "Ana Lima",
    );
}

#[test]
fn we_outside_of_marks_are_those_who_issue_the_text() {
    let ours = "Peru, Chile and Norway condemn the test. We emphasize that it must end.";
    let text = &format!("Joint Statement on the Test\n\n{ours}");
    let both = "Peru, Chile and Norway".to_owned();
    assert_eq!(named(text), [(both.clone(), both.clone()), ("We".to_owned(), both)]);
    assert_eq!(named("We emphasize that it must end."), [("We".to_owned(), String::new())]);
    // Not the adversary of whoever speaks here.
    let hostile = "Peru and Norway have shown their hostility. We strongly denounce their act.";
    assert_eq!(named(hostile)[1], ("We".to_owned(), String::new()));
}

#[test]
fn what_a_statement_says_is_said_by_who_made_it() {
    let text = "The statement — issued by the Norwegian Foreign Ministry — said that it rained.";
    assert_eq!(named(text)[0].1, "Norway's foreign ministry");
    assert_eq!(named("A letter from Ana Lima said that it rained.")[0].1, "Ana Lima");
    assert_eq!(named("The letter to Ana Lima said that it rained.")[0].1, "");
}

#[test]
fn marked_words_at_the_end_of_a_clause_are_told_with_it() {
    let said = |text, content, speaker| {
        let all = quotes(text);
        let found: Vec<_> =
            all.iter().map(|q| (q.content, q.speaker.as_ref().map_or("", |s| s.text))).collect();
        assert_eq!(found, [(content, speaker)], "{text}");
    };
    said(
        "The old port was “too small for them all,” Ana Lima said.",
        "The old port was “too small for them all,”",
        "Ana Lima",
    );
    said(
        "Polls show that “few know of the old port,” said Ana Lima.",
        "Polls show that “few know of the old port,”",
        "Ana Lima",
    );
    said(
        "Few people know that “the old port was far too small,” Ana Lima said.",
        "Few people know that “the old port was far too small,”",
        "Ana Lima",
    );
}

/// The speakers of all quotations, by their words.
fn speakers(text: &str) -> Vec<&str> {
    quotes(text).into_iter().filter_map(|quote| Some(quote.speaker?.text)).collect()
}

#[test]
fn a_second_verb_has_fragments_of_its_own() {
    assert_eq!(speakers("According to one Member State, it failed."), ["one Member State"]);
    assert_eq!(speakers("Ana Lima and Ole Berg both said that it failed."), ["Ana Lima and Ole Berg"]);
    assert_eq!(
        speakers("The bloc's foreign policy chief, Ana Lima, said it failed."),
        ["The bloc's foreign policy chief, Ana Lima"]
    );
    assert_eq!(speakers("Some said it failed."), ["Some"]);
    let text = "Lima accused Peru of “gangster-like” conduct and warned of “merciless” revenge.";
    let cues: Vec<_> =
        quotes(text).into_iter().map(|quote| (quote.cue.unwrap(), quote.speaker.unwrap().text)).collect();
    assert_eq!(cues, [("accused", "Lima"), ("warned", "Lima")]);
}

#[test]
fn several_are_named_together() {
    for (text, whole) in [
        ("Japanese and South Korean officials said the test failed.", "Japanese and South Korean officials"),
        (
            "U.S., Japanese and South Korean officials said the test failed.",
            "U.S., Japanese and South Korean officials",
        ),
        ("“It failed,” Peruvian and Norwegian envoys said.", "Peruvian and Norwegian envoys"),
        ("“It failed,” said Peruvian and Norwegian envoys.", "Peruvian and Norwegian envoys"),
        ("“It failed,” said the ambassadors of France and Germany.", "the ambassadors of France and Germany"),
        (
            "“It failed,” said the envoys of France, Peru and Germany on Monday.",
            "the envoys of France, Peru and Germany",
        ),
        (
            "“It failed,” said the leaders of the United States, Peru, and Norway.",
            "the leaders of the United States, Peru, and Norway",
        ),
        ("G7 foreign ministers said the test failed.", "G7 foreign ministers"),
        (
            "It failed, the U.S., Japan and South Korean ambassadors said.",
            "the U.S., Japan and South Korean ambassadors",
        ),
        (
            "On Monday, the foreign ministers of Peru, Norway and Mali said the test failed.",
            "the foreign ministers of Peru, Norway and Mali",
        ),
    ] {
        assert_eq!(speakers(text), [whole]);
    }
    assert_eq!(speakers("Two of the envoys said the test failed."), ["Two of the envoys"]);
    let counterpart = "“It failed,” said Ana Lima and her Norwegian counterpart, Ole Berg.";
    assert_eq!(speakers(counterpart), ["Ana Lima and her Norwegian counterpart, Ole Berg"]);
    for text in [
        "The envoy on Oct. 21 called the reports “contradictory”.",
        "The envoy on June 3 said the test failed.",
        "The envoy on 3 June said the test failed.",
        "“It failed,” the envoy on Oct. 21 said.",
    ] {
        assert_eq!(speakers(text)[0].to_lowercase(), "the envoy", "{text}");
    }
    // Who only stands near is none of them.
    assert_eq!(speakers("In Peru and Norway, officials said the test failed."), ["officials"]);
    assert_eq!(speakers("“It failed,” said Ana Lima of Peru, and Norway agreed."), ["Ana Lima of Peru"]);
    assert_eq!(
        speakers("“It failed,” said the envoy of Peru, Ana Lima, and left."),
        ["the envoy of Peru, Ana Lima"]
    );
}

#[test]
fn a_day_in_a_clause_about_the_speaker_is_not_when_it_was_said() {
    let day = |text: &str| quotes(text)[0].date.is_some();
    assert!(!day("Ana Lima, who was in Oslo last September, said it rained."));
    assert!(!day("Ana Lima, who was in Oslo last September, said: “It rained.”"));
    assert!(!day("Ana Lima (who was in Oslo in 2023) said: “It rained.”"));
    assert!(day("Ana Lima, who was in Oslo, said last September that it rained."));
    assert!(day("Ana Lima said on Monday it rained."));
    assert!(!day("Peru denied the report, but vowed last year to pay."));
    assert!(!day("“It rained,” said Ana Lima, the current president of the council."));
}

#[test]
fn it_is_the_body_that_spoke_just_before() {
    let names = |text: &str| -> Vec<String> {
        quotes(text)
            .into_iter()
            .map(|quote| quote.speaker.unwrap_or_default().name.unwrap_or_default())
            .collect()
    };
    let council = "The Security Council said the port was shut. “It will open in May,” it said.";
    assert_eq!(names(council), ["UN Security Council"; 2]);
    let they = "Ana Lima and Ole Berg said it was late. They added that it rained.";
    assert_eq!(quotes(they)[1].speaker.as_ref().unwrap().members.len(), 2);
    // Not where a person or nobody by name spoke since, nor far behind.
    assert_eq!(names("Peru said so was it. “It is late,” Ana Lima said. “It is over,” it said.")[1], "");
    assert_eq!(names("The report says that it rained. “It is over,” it said."), ["", ""]);
    assert_eq!(
        names("Peru said that it rained. The port was shut. It is late. “It is over,” it said."),
        ["Peru", ""]
    );
}

#[test]
fn a_title_with_of_in_it_is_that_of_the_name_behind_it() {
    for (text, name) in [
        ("U.S. Secretary of State Ana Lima said it was late.", "Ana Lima"),
        ("Minister of Foreign Affairs Ana Lima said it was late.", "Ana Lima"),
        ("“It is late,” said Secretary of Defense Ana Lima, who was in Oslo.", "Ana Lima"),
        (
            "“It is late,” said Under Secretary of the Treasury for Terrorism and Financial Intelligence Brian Lima.",
            "Brian Lima",
        ),
        ("A friend of Secretary of State Ana Lima said it was late.", ""),
        ("The envoy of President Ana Lima said it was late.", ""),
    ] {
        let name_of = |quote: Quote<'_>| quote.speaker.unwrap_or_default().name.unwrap_or_default();
        assert_eq!(quotes(text).into_iter().map(name_of).collect::<Vec<_>>(), [name], "{text}");
    }
}

#[test]
fn the_envoy_of_a_state_is_nobody_whose_state_is_not_known() {
    let text = "Its ambassador, Ana Lima, told the council it was late. The envoy of Norway countered that it was early.";
    let speakers: Vec<_> = quotes(text).into_iter().map(|quote| quote.speaker.unwrap()).collect();
    assert_eq!((speakers[0].name.as_deref(), speakers[1].name.as_deref()), (Some("Ana Lima"), None));
    assert_eq!(speakers[1].speaks_for, ["NOR"]);
    let other = "The American ambassador, Ana Lima, left. The ambassador of Japan said it was late. The ambassador said it was over.";
    let names = quotes(other).into_iter().map(|quote| quote.speaker.unwrap().name);
    assert_eq!(names.collect::<Vec<_>>(), [None, None]);
    // Nor is it one who is named only later.
    let later = "Yoon left. The president said it was late. President Putin's aide said it was over.";
    assert_eq!(quotes(later)[0].speaker.as_ref().unwrap().name, None);
    // Who is told is no outlet.
    assert!(quotes("Putin told Kim he was grateful.")[0].relayed_by.is_none());
}

#[test]
fn he_is_who_spoke_and_not_whom_he_spoke_of() {
    let names = |text: &str| -> Vec<String> {
        quotes(text)
            .into_iter()
            .map(|quote| quote.speaker.unwrap_or_default().name.unwrap_or_default())
            .collect()
    };
    assert_eq!(
        names("Mr. Lavrov said Mr. Blinken had been wrong. “He does not know,” he said.")[1],
        "Sergey Lavrov"
    );
    // Of two who met, either.
    assert_eq!(names("Ivan Lima and Wood met. He called it late."), [""]);
    // Somebody of a State is not the State.
    let text = "The American hit back, saying it was late.";
    let speaker = quotes(text).remove(0).speaker.unwrap();
    assert_eq!((speaker.actor, speaker.speaks_for), (None, vec!["USA".to_owned()]));
}
