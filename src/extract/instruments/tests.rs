use super::super::{Options, extract};

/// Text, kind, symbol and id of the instruments of a text.
fn found(text: &str) -> Vec<(String, &'static str, String, String)> {
    let found = extract(text, &Options::default()).unwrap();
    let mentions = found.instruments.iter();
    mentions
        .map(|m| {
            (
                m.text.to_owned(),
                m.kind,
                m.symbol.clone().unwrap_or_default(),
                m.instrument.clone().unwrap_or_default(),
            )
        })
        .collect()
}

/// The symbols of a text's instruments.
fn symbols(text: &str) -> Vec<String> {
    found(text).into_iter().map(|(_, _, symbol, _)| symbol).collect()
}

#[test]
fn resolutions_in_every_usual_form() {
    for form in [
        "Resolution 1718",
        "resolution 1718 (2006)",
        "UNSCR 1718",
        "UNSCR-1718",
        "UNSCR1718",
        "SCR 1718",
        "UNSC Resolution 1718",
        "UN Security Council resolution 1718",
        "U.N. Security Council Resolution No. 1718",
        "Security Council resolution no 1718 of 2006",
        "S/RES/1718",
        "S/RES/1718 (2006)",
        "UN resolution 1718",
        "the Council's resolution 1718",
        "Security Council sanctions resolution 1718",
        "Security Council Res. 1718",
    ] {
        let text = format!("The envoy said {form} was clear.");
        let found = found(&text);
        assert_eq!(found.len(), 1, "{form}: {found:?}");
        let (span, kind, symbol, id) = &found[0];
        assert_eq!(
            (*kind, symbol.as_str(), id.as_str()),
            ("resolution", "S/RES/1718 (2006)", "res-1718"),
            "{form}"
        );
        assert_eq!(span.as_str(), form.trim_start_matches("the "), "{form}");
    }
}

#[test]
fn lists_of_resolutions() {
    let two = ["S/RES/1718 (2006)", "S/RES/1874 (2009)"];
    assert_eq!(symbols("It breaches resolutions 1718 and 1874, he said."), two);
    let three = ["S/RES/1718 (2006)", "S/RES/1874 (2009)", "S/RES/2397 (2017)"];
    assert_eq!(
        symbols("Recalling its resolutions 1718 (2006), 1874 (2009) and 2397 (2017), the Council"),
        three
    );
    assert_eq!(symbols("Under 1718 (2006), 1874 (2009) as well as 2397 (2017) all are bound."), three);
    assert_eq!(
        symbols("Security Council Resolutions 242, 338 & 1397."),
        ["S/RES/242 (1967)", "S/RES/338 (1973)", "S/RES/1397 (2002)"]
    );
    // A year in a list is no resolution.
    assert_eq!(symbols("After resolutions 1718 and 1874, 2010 was quiet."), two);
}

#[test]
fn other_organs() {
    assert_eq!(symbols("General Assembly resolution ES-11/1 demanded it."), ["A/RES/ES-11/1"]);
    assert_eq!(symbols("the Assembly adopted resolution 76/300"), ["A/RES/76/300"]);
    assert_eq!(symbols("General Assembly resolution 2758 (XXVI) of 1971"), ["A/RES/2758 (XXVI)"]);
    assert_eq!(symbols("A/RES/2758 (XXVI) and A/RES/ES-11/4"), ["A/RES/2758 (XXVI)", "A/RES/ES-11/4"]);
    assert_eq!(symbols("Human Rights Council resolution 25/1 set it up"), ["A/HRC/RES/25/1"]);
    for none in [
        "House Resolution 755 was tabled.",
        "A New Year resolution 2024 style.",
        "A screen resolution 1080 lines high.",
        "conflict resolution 101",
        "European Parliament resolution 2023 on trade",
    ] {
        assert_eq!(symbols(none), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn symbols_of_documents() {
    let text = "See S/PV.9591, SC/15755, INFCIRC/403, A/79/211, A/78/L.56 and S/2023/656; draft resolution S/2024/255 fell.";
    let found = found(text);
    let kinds: Vec<_> = found.iter().map(|(text, kind, ..)| (text.as_str(), *kind)).collect();
    assert_eq!(
        kinds,
        [
            ("S/PV.9591", "meeting"),
            ("SC/15755", "document"),
            ("INFCIRC/403", "document"),
            ("A/79/211", "document"),
            ("A/78/L.56", "draft"),
            ("S/2023/656", "document"),
            ("S/2024/255", "draft"),
        ]
    );
    assert_eq!(found[6].3, "draft-s-2024-255");
    assert_eq!(
        symbols("A/C units and 24/7 service at https://press.un.org/S/2024/255"),
        Vec::<String>::new()
    );
}

#[test]
fn articles_of_the_charter_and_of_treaties() {
    let article = |text: &str| symbols(text).join(" | ");
    assert_eq!(article("under Article 41 of the UN Charter"), "UN Charter, Article 41");
    assert_eq!(
        article("under Chapter VII, Article 41 of the Charter of the United Nations"),
        "UN Charter, Article 41"
    );
    assert_eq!(article("acting under Chapter VII of the U.N. Charter"), "UN Charter, Chapter VII");
    assert_eq!(article("acting under Chapter VII, it"), "UN Charter, Chapter VII");
    assert_eq!(
        article("Articles 2 (4) and 51 of the United Nations Charter"),
        "UN Charter, Articles 2(4) and 51"
    );
    assert_eq!(
        article("Article VI of the NPT"),
        "Treaty on the Non-Proliferation of Nuclear Weapons, Article VI"
    );
    assert_eq!(article("Article 5 of the North Atlantic Treaty"), "North Atlantic Treaty, Article 5");
    assert_eq!(article("the UN Charter and its Article 51"), "UN Charter | UN Charter, Article 51");
    for none in [
        "Article 9 of the Japanese constitution",
        "Article 3 reads well",
        "Chapter 11",
        "He wrote Article 4 of the law",
    ] {
        assert_eq!(article(none), "", "{none}");
    }
}

#[test]
fn treaties_by_name() {
    assert_eq!(
        symbols("withdrew from the NPT in 2003"),
        ["Treaty on the Non-Proliferation of Nuclear Weapons"]
    );
    assert_eq!(
        symbols("the Treaty on the Non-Proliferation of Nuclear Weapons"),
        ["Treaty on the Non-Proliferation of Nuclear Weapons"]
    );
    assert_eq!(
        symbols("the Convention on the Rights of the Child was signed"),
        ["Convention on the Rights of the Child"]
    );
    assert_eq!(
        symbols("the Treaty of Friendship, Cooperation and Mutual Assistance, he said"),
        ["Treaty of Friendship, Cooperation and Mutual Assistance"]
    );
    assert_eq!(symbols("He left the Open Skies Treaty."), ["Treaty on Open Skies"]);
    assert_eq!(
        symbols("the Southeast Asia Friendship Treaty was signed"),
        ["Southeast Asia Friendship Treaty"]
    );
}

#[test]
fn treaties_by_their_parties() {
    let new = "treaty-2024";
    let ids = |text: &str| found(text).into_iter().map(|(.., id)| id).collect::<Vec<_>>().join(" ");
    assert_eq!(ids("Russia and North Korea signed a mutual defense treaty."), new);
    assert_eq!(
        ids("Moscow’s new strategic partnership pact with Pyongyang alarms Tokyo. The pact is dated."),
        "treaty-2024 treaty-2024"
    );
    assert_eq!(
        ids("Russia and North Korea once had the 1961 treaty. The 2000 treaty had no such clause."),
        "treaty-1961 treaty-2000"
    );
    assert_eq!(ids("Russia and North Korea signed the Treaty on Comprehensive Strategic Partnership."), new);
    assert_eq!(ids("The United States and South Korea signed a mutual defense treaty."), "");
    assert_eq!(ids("Russia and North Korea signed a trade pact."), "");
    assert_eq!(ids("China and North Korea renewed the 1961 treaty."), "");
    assert_eq!(
        ids("Russia criticised the defense pact of the United States with Japan; North Korea did too."),
        ""
    );
}

#[test]
fn drafts_and_counts() {
    let text = "The council adopted nine resolutions. Russia vetoed a draft resolution extending the mandate by one year.";
    let found = found(text);
    assert_eq!(found[0].0, "nine resolutions");
    assert_eq!((found[0].1, found[0].2.as_str()), ("count", "9 resolutions"));
    assert_eq!(
        (found[1].0.as_str(), found[1].1),
        ("a draft resolution extending the mandate by one year", "draft")
    );
    let again = symbols("It breaks resolution 1874. This resolution was passed in 2009.");
    assert_eq!(again, ["S/RES/1874 (2009)", "S/RES/1874 (2009)"]);
}

#[test]
fn what_only_looks_like_an_instrument() {
    for none in [
        "They want a peaceful resolution of the conflict.",
        "The resolution of the crisis took years.",
        "The North Atlantic Treaty Organization met.",
        "a screen with a high resolution",
    ] {
        assert_eq!(symbols(none), Vec::<String>::new(), "{none}");
    }
    assert_eq!(symbols("General Assembly resolution 3390 B (XXX)"), ["A/RES/3390 B (XXX)"]);
}
