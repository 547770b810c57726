use super::super::{Extraction, Options, extract};

fn read(text: &str) -> Extraction<'_> {
    extract(text, &Options::default()).unwrap()
}

/// Kind and text of what is not the report.
fn left_out<'t>(found: &Extraction<'t>) -> Vec<(&'static str, &'t str)> {
    found.source.boilerplate.iter().map(|b| (b.kind, b.text)).collect()
}

#[test]
fn a_news_page() {
    let text = "Advertisement\n\nCouncil splits over panel's end - Example Post\n\nCouncil splits over panel's end\n\n\
                By Jane Roe and John Doe\n\nMarch 29, 2024\n\nA guard at the gate. © IMAGO/Max Muster\n\n\
                NEW YORK -- The council split on Thursday over the end of a panel that watched sanctions.\n\n\
                A long road\n\nDiplomats had talked for weeks before the vote, and hoped until the end that it would hold.\n\n\
                Leave a Comment\n\n0 Comments";
    let found = read(text);
    let source = &found.source;
    assert_eq!(source.title.unwrap().text, "Council splits over panel's end");
    assert_eq!(source.byline.unwrap().text, "Jane Roe and John Doe");
    assert_eq!(source.printed.unwrap().text, "March 29, 2024");
    assert_eq!(source.dateline.unwrap().text, "NEW YORK");
    assert_eq!(source.language, "en");
    assert!(source.body.text.starts_with("NEW YORK") && source.body.text.ends_with("hold."));
    let kinds: Vec<_> = left_out(&found).iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        ["advert", "repeated-title", "author", "metadata", "caption", "subheading", "comments", "comments"]
    );
}

/// The remarks of kind `dating`, by rule.
fn dating(text: &str, published: Option<&str>) -> Vec<&'static str> {
    let found = extract(text, &Options { published, ..Options::default() }).unwrap();
    found.source.remarks.iter().map(|remark| remark.rule).collect()
}

#[test]
fn a_printed_date_that_the_text_contradicts() {
    let text = |day: &str, sentence: &str| {
        format!("{day}\n\nEnvoy called in over a pact\n\n{sentence} He spoke at length.")
    };
    let signed = "Russia and North Korea signed a defense pact in Pyongyang this week.";
    assert_eq!(dating(&text("July 21, 2024", signed), None), ["document-dating-known"]);
    assert_eq!(dating(&text("June 21, 2024", signed), None), [""; 0]);
    assert_eq!(dating(&text("July 21, 2024", "He met them."), Some("2024-06-21")), ["document-dating-given"]);
    assert_eq!(dating(&text("July 21, 2024", "He met them."), Some("2024-07-20")), [""; 0]);
    assert_eq!(
        dating(&text("July 21, 2024", "They met on Friday, June 20."), None),
        ["document-dating-weekday"]
    );
    assert_eq!(dating(&text("July 21, 2024", "They met on Thursday, June 20."), None), [""; 0]);
    // Years later, a pact that was signed long ago is no contradiction.
    assert_eq!(
        dating(&text("July 21, 2025", "Russia and North Korea signed a defense pact in 2024."), None),
        [""; 0]
    );
}
