use super::*;
use crate::extract::lexicon::Lexicon;
use crate::extract::quotes::marks::pairs;
use crate::extract::{Options, extract};

/// What is found: source, cue, content.
fn found(text: &str) -> Vec<(String, String, String)> {
    let doc = Doc::read(text, Lexicon::builtin());
    let show = |words: &Range<usize>| text[doc.span(words.clone())].to_owned();
    let items = find(&doc, &Marks::new(&pairs(&doc)));
    let content = |item: &Item| match &item.more {
        Some(more) => format!("{} … {}", show(&item.content), show(more)),
        None => show(&item.content),
    };
    items
        .iter()
        .map(|i| (i.source.as_ref().map(show).unwrap_or_default(), show(&i.cue), content(i)))
        .collect()
}

fn is(text: &str, source: &str, cue: &str, content: &str) {
    let wanted = (source.to_owned(), cue.to_owned(), content.to_owned());
    assert_eq!(found(text), [wanted], "{text}");
}

#[test]
fn what_is_supposed_is_no_statement() {
    for text in [
        "If the two countries decide to end the talks, the port will close.",
        "The port will close unless Peru agrees to pay.",
        "Should Norway refuse to pay, the port will close.",
    ] {
        assert!(
            crate::extract::extract(text, &crate::extract::Options::default()).unwrap().quotes.is_empty(),
            "{text}"
        );
    }
}

#[test]
fn clauses() {
    is("Ana Lima said that the port was shut.", "Ana Lima", "said", "that the port was shut");
    is("Ana Lima said the port was shut.", "Ana Lima", "said", "the port was shut");
    is(
        "Ana Lima, the deputy envoy to Oslo, told reporters on Monday that the port was shut.",
        "Ana Lima, the deputy envoy to Oslo",
        "told",
        "that the port was shut",
    );
    is("The port was shut, the minister said on Monday.", "the minister", "said", "The port was shut");
    is("The port was shut, according to the agency.", "the agency", "according to", "The port was shut");
    is("According to the agency, the port was shut.", "the agency", "According to", "the port was shut");
}

#[test]
fn what_ends_a_content_and_what_stands_before_it() {
    let later = "Ana Lima told the paper that it was late, the embassy said later in a statement.";
    assert_eq!(found(later)[0].2, "that it was late");
    is("Experts said in a report seen by The Post that it was late.", "Experts", "said", "that it was late");
    is("Beijing, which denies selling ships, left.", "which", "denies", "selling ships");
    is("Norway accused two banks of theft, a charge they deny.", "Norway", "accused", "two banks of theft");
    is(
        "According to two envoys who asked not to be named, it was late.",
        "two envoys who asked not to be named",
        "According to",
        "it was late",
    );
    let two = found("Peru said it was late; Norway countered that it was early.");
    assert_eq!(two.iter().map(|item| &*item.0).collect::<Vec<_>>(), ["Peru", "Norway"]);
    let but = found("Peru said it was late, but Norway and Mali said it was early.");
    assert_eq!((&*but[0].2, &*but[1].0), ("it was late", "Norway and Mali"));
}

#[test]
fn contents_that_are_no_clauses() {
    is("Norway urged Peru to stop the tests.", "Norway", "urged", "Peru to stop the tests");
    is("Peru refused to end the talks.", "Peru", "refused", "to end the talks");
    is("The envoy rejected the report and left.", "The envoy", "rejected", "the report");
    is("She is confident that it will hold.", "She", "is confident", "that it will hold");
    is("He warned of war.", "He", "warned of", "war");
    is("The Senate is expected to vote.", "", "is expected", "The Senate … to vote");
    is("Peru dismissed the claim that it paid.", "Peru", "dismissed", "the claim that it paid");
}

#[test]
fn sources() {
    is("Ana Lima (D-Oslo) said it rained.", "Ana Lima (D-Oslo)", "said", "it rained");
    is("Lima, who left early, said it rained.", "Lima, who left early", "said", "it rained");
    is("A man who lives in Oslo said it rained.", "A man who lives in Oslo", "said", "it rained");
    is("Others, however, say it rained.", "Others", "say", "it rained");
    is("He shook hands and went home, saying that it rained.", "He", "saying", "that it rained");
    is("Peru and Norway said it rained.", "Peru and Norway", "said", "it rained");
    is("The ministry last week said it rained.", "The ministry", "said", "it rained");
    is("They met a man, who said that it rained.", "who", "said", "that it rained");
    assert_eq!(found("A text that rejected the plan failed."), []);
    is("Peru, Norway and Mali said it rained.", "Peru, Norway and Mali", "said", "it rained");
    is(
        "The United States, Peru, and Norway said it rained.",
        "The United States, Peru, and Norway",
        "said",
        "it rained",
    );
    is(
        "Peru and nearly 50 other countries said it rained.",
        "Peru and nearly 50 other countries",
        "said",
        "it rained",
    );
    is(
        "A South Korean presidential official said it rained.",
        "A South Korean presidential official",
        "said",
        "it rained",
    );
    is("In Oslo, Peru and Norway said it rained.", "Peru and Norway", "said", "it rained");
    is(
        "Ana Lima, Bo Berg and 50 other envoys said it rained.",
        "Ana Lima, Bo Berg and 50 other envoys",
        "said",
        "it rained",
    );
}

#[test]
fn the_outermost_cue_has_it() {
    is("The agency reports that Peru denied the deal.", "The agency", "reports", "that Peru denied the deal");
    is("It was, she said, over.", "she", "said", "It was … over");
}

#[test]
fn no_cue_stands_in_quotation_marks() {
    assert_eq!(found("“I said that it rained.”"), []);
    assert_eq!(found("The so-called treaty failed."), []);
    assert_eq!(found(""), []);
}

#[test]
fn a_quotation_in_the_content_is_part_of_it_as_a_whole() {
    is("He said that it was “over. Done.” She left.", "He", "said", "that it was “over. Done.”");
    is("He said that it was ''over.'' She left.", "He", "said", "that it was ''over.''");
    is("He said that it was ''over.''\n\nIn Oslo, she left.", "He", "said", "that it was ''over.''");
}

#[test]
fn a_long_sentence_takes_no_longer_than_its_length() {
    let text = "he said that she told them, and ".repeat(3000);
    assert!(!found(&text).is_empty());
}

#[test]
fn what_the_end_of_a_sentence_tells_is_the_outermost() {
    is(
        "LIMA, Sept 5 (ANP).- Peru has urged Norway to respect the treaty, the energy ministry warned on Tuesday.",
        "the energy ministry",
        "warned",
        "Peru has urged Norway to respect the treaty",
    );
    is(
        "The port was shut, the minister said Tuesday (local time).",
        "the minister",
        "said",
        "The port was shut",
    );
    is(
        "Norway began observing ships off Lima before the ministers met in Oslo to discuss a deal, a Peruvian official said.",
        "a Peruvian official",
        "said",
        "Norway began observing ships off Lima before the ministers met in Oslo to discuss a deal",
    );
    is(
        "Norway began observing ships off Lima “several weeks” before the two ministers met in Oslo last week to discuss a \
         deal, a Peruvian official said Tuesday (local time).",
        "a Peruvian official",
        "said",
        "Norway began observing ships off Lima “several weeks” before the two ministers met in Oslo last week to discuss a \
         deal",
    );
}

#[test]
fn how_often_is_not_what() {
    assert_eq!(found("The panel met, reporting twice a year to the council."), []);
    assert_eq!(found("The panel reported three times a year on trade."), []);
}

#[test]
fn contents_go_on_over_their_deadlines() {
    is(
        "The council requested the envoy to report no later than 23 August, and to resign.",
        "The council",
        "requested",
        "the envoy to report no later than 23 August",
    );
    is("Peru urged Norway to leave by Friday.", "Peru", "urged", "Norway to leave by Friday");
    is("Peru urged Norway to leave on Friday.", "Peru", "urged", "Norway to leave");
}

#[test]
fn there_opens_a_clause() {
    is(
        "Ana Lima said there will be “grave consequences” for trade.",
        "Ana Lima",
        "said",
        "there will be “grave consequences” for trade",
    );
}

#[test]
fn a_participle_is_the_verb_of_what_is_said_if_there_is_no_other() {
    is(
        "Ana Lima said Reed's train crossed into Peru early on Tuesday.",
        "Ana Lima",
        "said",
        "Reed's train crossed into Peru early on Tuesday",
    );
}

#[test]
fn those_who_are_called_on_belong_to_it() {
    is("Norway called on Peru to stop the tests.", "Norway", "called on", "Peru to stop the tests");
}

#[test]
fn what_is_regretted_goes_on_behind_the_day() {
    is(
        "Norway expressed regret Thursday that the talks failed.",
        "Norway",
        "expressed",
        "regret Thursday that the talks failed",
    );
    is(
        "Norway expressed “regret” Thursday that Peru and Mali ended the talks.",
        "Norway",
        "expressed",
        "“regret” Thursday that Peru and Mali ended the talks",
    );
}

#[test]
fn whom_a_report_cites_is_no_content() {
    is(
        "The port was shut on Friday, the agency reported, citing the energy ministry, as the talks went on.",
        "the agency",
        "reported",
        "The port was shut on Friday … as the talks went on",
    );
    is(
        "The agency said that the port was shut, citing officials.",
        "The agency",
        "said",
        "that the port was shut",
    );
}

#[test]
fn headlines_name_their_source_behind_a_colon() {
    let first = |text| {
        let all = crate::extract::extract(text, &crate::extract::Options::default()).unwrap().quotes;
        all.first().map(|q| (q.content, q.speaker.as_ref().map_or("", |s| s.text), q.rule, q.headline))
    };
    let body = "The port was quiet. A ship came in the morning, and it left again in the evening.";
    for source in ["official", "defense ministry", "reports", "Lima"] {
        let text = format!("Norway watched ships off Peru for months before the talks: {source}\n\n{body}");
        let content = "Norway watched ships off Peru for months before the talks";
        let found = crate::extract::extract(&text, &crate::extract::Options::default()).unwrap().quotes;
        let found: Vec<_> =
            found.iter().map(|q| (q.content, q.speaker.as_ref().unwrap().text, q.rule, q.headline)).collect();
        assert_eq!(found, [(content, source, "quote-headline-source", true)]);
    }
    let text = format!("S. Korea watched ships off N. Peru, Chile for months: official\n\n{body}");
    let content = "S. Korea watched ships off N. Peru, Chile for months";
    assert_eq!(first(&text), Some((content, "official", "quote-headline-source", true)));
    let text = "Norway watched ships before the talks: official\n\nNorway watched ships off Lima for months.";
    let content = "Norway watched ships before the talks";
    assert_eq!(first(text), Some((content, "official", "quote-headline-source", true)));
    assert_eq!(first("War in Peru: an overview\n\nThe port was quiet. A ship came."), None);
    assert_eq!(first("Norway watched ships for months: a story\n\nThe port was quiet."), None);
}

#[test]
fn a_clause_before_the_main_one_ends_with_its_comma() {
    is(
        "While Ana Lima said that it rained, the port was open all day.",
        "Ana Lima",
        "said",
        "that it rained",
    );
    is("Although she described it as dead, the pact stood.", "she", "described", "it as dead");
    assert_eq!(found("As the crowd cheered the minister, the agency reported on the race."), []);
}

#[test]
fn clauses_with_other_subjects() {
    is(
        "Lima said succeeding in this is far more challenging.",
        "Lima",
        "said",
        "succeeding in this is far more challenging",
    );
    is(
        "He said party leaders appear determined to block the path.",
        "He",
        "said",
        "party leaders appear determined to block the path",
    );
    is(
        "Some strategists said none of the plans will work unless Norway steps up.",
        "Some strategists",
        "said",
        "none of the plans will work unless Norway steps up",
    );
    is(
        "Lima says despite being late, she plans to stay.",
        "Lima",
        "says",
        "despite being late, she plans to stay",
    );
}

#[test]
fn a_relative_clause_that_ends_in_a_verb_belongs_to_the_source() {
    is(
        "A man who worked at the port and who asked not to be named said he heard Reed.",
        "A man who worked at the port and who asked not to be named",
        "said",
        "he heard Reed",
    );
}

#[test]
fn a_comma_that_opens_a_text_ends_nothing() {
    for text in [
        ", No said.",
        ", Reed said.",
        "), Reed said.",
        ", said Reed.",
        "-said",
        ", according to Reed.",
        ", it was, Reed said",
    ] {
        let found = extract(text, &Options::default()).unwrap();
        assert!(found.quotes.iter().all(|quote| quote.start < quote.end), "{text}");
    }
}
