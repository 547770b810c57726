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

#[test]
fn datelines() {
    let dateline = |head: &str| {
        let text = format!(
            "Envoys meet over arms\n\n{head} The envoys met on Friday and spoke about arms for an hour."
        );
        let found = extract(&text, &Options::default()).unwrap().source;
        let text =
            |span: Option<super::super::Span<'_>>| span.map_or(String::new(), |span| span.text.to_owned());
        [text(found.dateline), text(found.publisher), text(found.printed)].join("|")
    };
    for (head, wanted) in [
        ("NEW YORK --", "NEW YORK||"),
        ("NEW YORK —", "NEW YORK||"),
        ("(United Nations)", "United Nations||"),
        ("Washington DC –", "Washington DC||"),
        ("SEOUL, June 21 (Yonhap) —", "SEOUL|Yonhap|June 21"),
        ("MOSCOW, Nov 3 (Reuters) -", "MOSCOW|Reuters|Nov 3"),
        ("UNITED NATIONS (AP) —", "UNITED NATIONS|AP|"),
        ("PYONGYANG, June 19, 2024 (KCNA) --", "PYONGYANG|KCNA|June 19, 2024"),
        ("WASHINGTON/SEOUL (Reuters) -", "WASHINGTON/SEOUL|Reuters|"),
        ("BUENA PARK, Calif. -", "BUENA PARK, Calif||"),
        ("Tokyo, 21 June –", "Tokyo||21 June"),
        ("The envoy of Japan – a new one –", "||"),
        ("Prime Minister Ishiba – who came late –", "||"),
    ] {
        assert_eq!(dateline(head), wanted, "{head}");
    }
}

#[test]
fn bylines_and_printed_dates() {
    let head = |line: &str| {
        let text =
            format!("Envoys meet over arms\n\n{line}\n\nThe envoys met and spoke about arms for an hour.");
        let found = extract(&text, &Options::default()).unwrap().source;
        (found.byline.map(|span| span.text.to_owned()), found.published)
    };
    for (line, wanted) in [
        ("By Jane Roe", "Jane Roe"),
        ("By JANE ROE and JOHN DOE", "JANE ROE and JOHN DOE"),
        ("By Roh Min-ho", "Roh Min-ho"),
        ("By Jane Roe, Example News", "Jane Roe"),
        ("Written by Choe Sang-Hun in Seoul", "Choe Sang-Hun"),
        ("From: Jane van Roe", "Jane van Roe"),
    ] {
        assert_eq!(head(line).0.as_deref(), Some(wanted), "{line}");
    }
    assert_eq!(head("By then it was late, and the envoys of the North had left the hall.").0, None);
    for (line, wanted) in [
        ("July 21, 2024", "2024-07-21"),
        ("21 July 2024", "2024-07-21"),
        ("Published: Fri, 21 Jun 2024 14:00 GMT", "2024-06-21"),
        ("Updated on September 3, 2024 at 5:30 p.m. EDT", "2024-09-03"),
        ("date 2023-09-16 Home page politics", "2023-09-16"),
        ("2024-03-28", "2024-03-28"),
    ] {
        assert_eq!(head(line).1.as_deref(), Some(wanted), "{line}");
    }
    assert_eq!(head("On July 21, 2024 they met.").1, None);
    assert_eq!(head("30 February 2024").1, None);
}

#[test]
fn lines_that_are_not_the_report() {
    let kinds = |line: &str| {
        let text = format!(
            "Envoys meet over arms\n\nThe envoys met and spoke about arms for an hour.\n\n{line}\n\nThey will meet again \
             in the spring, their hosts said."
        );
        let found = extract(&text, &Options::default()).unwrap();
        left_out(&found).iter().map(|(kind, _)| *kind).collect::<Vec<_>>().join(" ")
    };
    for (line, wanted) in [
        ("Advertisement", "advert"),
        ("12 Comments", "comments"),
        ("Share this article", "share"),
        ("READ MORE: Envoys part in anger", "related"),
        ("Subscribe to our newsletter", "subscribe"),
        ("© 2024 Example Media. All rights reserved.", "rights"),
        ("We use cookies to make this site work.", "rights"),
        ("Envoys at the gate. (Photo by Jane Roe/AFP)", "caption"),
        ("Envoys at the gate. REUTERS/Jane Roe", "caption"),
        ("Envoys at the gate. Jane Roe/Getty Images", "caption"),
        ("Reporting by Jane Roe; Editing by John Doe", "author"),
        ("A slow start", "subheading"),
        ("A Reuters/Ipsos poll found that most people want the talks to go on.", ""),
        ("“We are sorry,” one of them said.", ""),
        ("Jane Roe, ambassador of Norway to the UN", ""),
        ("Why should they share?”", ""),
    ] {
        assert_eq!(kinds(line), wanted, "{line}");
    }
}

#[test]
fn turns_of_speakers() {
    use super::super::doc::Doc;
    use super::super::lexicon::Lexicon;
    let turns = |text: &'static str| {
        let doc = Doc::read(text, Lexicon::builtin());
        let (_, layout) = super::read(&doc, &Options::default());
        let text = |words: std::ops::Range<usize>| text[doc.span(words)].to_owned();
        let turns = layout.turns.iter();
        turns
            .map(|t| [text(t.name.clone()), text(t.speaks_for.clone()), text(t.content.clone())].join("|"))
            .collect::<Vec<_>>()
    };
    let record = "The meeting was called to order.\n\nMr. Nebenzia (Russian Federation) (spoke in Russian): We vote no.\n\n\
                  That is all.\n\nMr. Wood (United States of America): We regret it.";
    assert_eq!(
        turns(record),
        [
            "Mr. Nebenzia|Russian Federation|We vote no.\n\nThat is all.",
            "Mr. Wood|United States of America|We regret it."
        ]
    );
    assert_eq!(
        turns("Q: Why now?\n\nA: It was time.\n\nQ: And then?\n\nA: We shall see."),
        ["||Why now?", "||It was time.", "||And then?", "||We shall see."]
    );
    assert_eq!(
        turns("MR. MILLER: Good day.\n\nQUESTION: Any news?\n\nANSWER: None."),
        ["MR. MILLER||Good day.", "||Any news?", "||None."]
    );
    assert_eq!(turns("Note: He left.\n\nThis is it: the end."), Vec::<String>::new());
}

#[test]
fn languages() {
    let language = |text: &str| extract(text, &Options::default()).unwrap().source.language;
    assert_eq!(
        language("The council met on Friday to speak about the sanctions, and it did not agree on them."),
        "en"
    );
    assert_eq!(
        language(
            "Der Rat trat am Freitag zusammen, um über die Sanktionen zu beraten, und einigte sich nicht."
        ),
        "und"
    );
    assert_eq!(
        language("Le Conseil s’est réuni vendredi pour parler des sanctions, et ne s’est pas mis d’accord."),
        "und"
    );
    assert_eq!(language("안전보장이사회는 금요일에 회의를 열었다."), "und");
    let given = |language| {
        let options = Options { language: Some(language), ..Options::default() };
        extract("The council met.", &options).unwrap().source.language
    };
    assert_eq!(given("fr"), "fr");
    assert_eq!(given("pt-BR"), "pt");
    assert_eq!(given("EN"), "en");
    assert_eq!((given("xx"), given("é"), given("")), ("und", "und", "und"));
}

#[test]
fn labels_are_not_the_title() {
    let title = |head: &str| {
        let text = format!(
            "{head}\n\nSEOUL, Sept 5 (Yonhap) -- The envoys of the two met on Friday and spoke for an hour."
        );
        let found = extract(&text, &Options::default()).unwrap().source;
        (
            found.title.map_or(String::new(), |t| t.text.to_owned()),
            found.publisher.map_or("", |p| p.text).to_owned(),
        )
    };
    let long = "Envoys of two States meet over arms in Oslo";
    for head in [
        format!("Conflicts & War\n\n{long}"),
        format!("World | Asia\n\n{long}"),
        format!("9600th Meeting (PM)\n\n{long}"),
        format!("Breaking\n\nFeatured Story\n\n{long}"),
        long.to_owned(),
    ] {
        assert_eq!(title(&head).0, long, "{head}");
    }
    // A short headline above a longer line below it is a headline.
    assert_eq!(title("Envoys meet\n\nTalks on arms in Oslo went on for hours").0, "Envoys meet");
    let text = format!("{long} | Reuters\n\nThe envoys of the two met on Friday and spoke for an hour.");
    let found = extract(&text, &Options::default()).unwrap().source;
    assert_eq!(found.title.map(|t| t.text), Some(long));
    assert_eq!(found.publisher.map(|t| t.text), Some("Reuters"));
    let text =
        format!("{long}\n\nThe envoys of the two met on Friday and spoke.\n\nSource: Example Press Agency");
    let found = extract(&text, &Options::default()).unwrap().source;
    assert_eq!(found.publisher.map(|t| t.text), Some("Example Press Agency"));
}

#[test]
fn lines_between_paragraphs() {
    let kinds = |line: &str| {
        let text = format!(
            "Envoys meet over arms\n\nThe envoys met and spoke about arms for an hour.\n\n{line}\n\nThey will meet again."
        );
        let found = extract(&text, &Options::default()).unwrap();
        left_out(&found).iter().map(|(kind, _)| *kind).collect::<Vec<_>>().join(" ")
    };
    for (line, wanted) in [
        ("MINISTER OF THE NORTH GREETS ENVOY BEFORE TALKS", "related"),
        ("WHAT CAME NEXT", "subheading"),
        ("The hall of the council\nThe hall of the council", "caption caption"),
        ("jane.roe@example.org", "author"),
        ("jr/jd", "author"),
        ("Scroll to top", "navigation"),
    ] {
        assert_eq!(kinds(line), wanted, "{line}");
    }
}

#[test]
fn a_dateline_behind_a_source() {
    let text =
        "(EXAMPLE- Example News Agency (ENA)) TOKYO, Sept 12 (ENA) -- The envoys met on Friday and spoke.";
    let source = extract(text, &Options::default()).unwrap().source;
    assert_eq!(source.dateline.map(|d| d.text), Some("TOKYO"));
    let text =
        "NEWS | Oct. 26, 2023\n\nEnvoys of two States meet over arms\n\nThe envoys met on Friday and spoke.";
    let source = extract(text, &Options::default()).unwrap().source;
    assert_eq!(source.published.as_deref(), Some("2023-10-26"));
}
