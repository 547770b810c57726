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
