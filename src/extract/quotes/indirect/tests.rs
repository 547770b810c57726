use super::*;
use crate::extract::lexicon::Lexicon;
use crate::extract::quotes::marks::pairs;

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
}

#[test]
fn a_long_sentence_takes_no_longer_than_its_length() {
    let text = "he said that she told them, and ".repeat(3000);
    assert!(!found(&text).is_empty());
}
