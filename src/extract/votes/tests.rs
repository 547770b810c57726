use super::super::{Options, VoteMention, extract};

/// What a text tells of its votes: counts, who vetoed, who abstained, whether adopted.
fn votes(text: &str) -> Vec<String> {
    let found = extract(text, &Options { published: Some("2024-06-28"), ..Options::default() }).unwrap();
    let symbol = |vote: &VoteMention<'_>| vote.instrument.and_then(|n| found.instruments[n].symbol.clone());
    found
        .votes
        .iter()
        .map(|vote| {
            let count = |n: Option<u32>| n.map_or("?".to_owned(), |n| n.to_string());
            let mut line = format!("{}-{}-{}", count(vote.yes), count(vote.no), count(vote.abstain));
            for (word, codes) in
                [("veto", &vote.veto), ("against", &vote.against), ("abstained", &vote.abstained)]
            {
                let told_by_veto = word == "against" && vote.veto == vote.against;
                if !codes.is_empty() && !told_by_veto {
                    line.push_str(&format!(" {word} {}", codes.join("+")));
                }
            }
            if vote.unanimous {
                line.push_str(" unanimous");
            }
            if let Some(adopted) = vote.adopted {
                line.push_str(if adopted { " adopted" } else { " not-adopted" });
            }
            if let Some(symbol) = symbol(vote) {
                line.push_str(&format!(" {symbol}"));
            }
            line
        })
        .collect()
}

#[test]
fn vetoes() {
    assert_eq!(votes("Russia vetoed a draft resolution on Thursday."), ["?-?-? veto RUS not-adopted"]);
    assert_eq!(votes("The draft was vetoed by Russia and China."), ["?-?-? veto RUS+CHN not-adopted"]);
    assert_eq!(votes("Russia and China vetoed the draft resolution."), ["?-?-? veto RUS+CHN not-adopted"]);
    assert_eq!(votes("The United States cast its veto against the text."), ["?-?-? veto USA not-adopted"]);
    assert_eq!(
        votes("An attempt to renew it was vetoed last month by Moscow."),
        ["?-?-? veto RUS not-adopted"]
    );
    assert_eq!(
        votes("Russia blocked a resolution that would have kept the monitors."),
        ["?-?-? veto RUS not-adopted"]
    );
    assert_eq!(votes("They criticised Russia’s veto."), ["?-?-? veto RUS not-adopted"]);
    assert_eq!(votes("A veto by China followed."), ["?-?-? veto CHN not-adopted"]);
    assert_eq!(
        votes("Russia, along with China, vetoed the draft resolution."),
        ["?-?-? veto RUS+CHN not-adopted"]
    );
    assert_eq!(
        votes("The veto by Moscow and Beijing's abstention end the mandate."),
        ["?-?-? veto RUS abstained CHN not-adopted"]
    );
    assert_eq!(
        votes(
            "Russia vetoed the draft. Thirteen of the council's 15 members voted in favour, while China abstained."
        ),
        ["13-1-1 veto RUS abstained CHN not-adopted"]
    );
    // An adopted resolution that is only named beside is not what was vetoed.
    assert_eq!(
        votes("The panel of resolution 1718 ended when Russia vetoed its renewal."),
        ["?-?-? veto RUS not-adopted"]
    );
    assert_eq!(
        votes(
            "Russia vetoed it. In the council 13 countries supported the resolution, Russia voted against and China abstained."
        ),
        ["13-1-1 veto RUS abstained CHN not-adopted"]
    );
    // Nobody is named: nobody is blamed.
    assert_eq!(votes("A resolution that urged Israel to withdraw was vetoed."), ["?-?-? not-adopted"]);
    for none in [
        "Russia threatened to veto the draft.",
        "Veto-wielding Russia and China objected.",
        "China could veto the text, diplomats said.",
        "There is a strong possibility that Russia vetoes this resolution.",
        "The draft was not vetoed.",
        "Senators blocked a resolution on trade.",
        "China has veto power in the council.",
    ] {
        assert_eq!(votes(none), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn counts_in_words_and_figures() {
    let text = "Russia vetoed the draft resolution on Thursday. The text got 13 votes in favor, with China abstaining.";
    assert_eq!(votes(text), ["13-1-1 veto RUS abstained CHN not-adopted"]);
    assert_eq!(
        votes(
            "The Council adopted resolution 2397 (2017) by a vote of 14 in favour to none against, with one abstention (China)."
        ),
        ["14-0-1 abstained CHN adopted S/RES/2397 (2017)"]
    );
    assert_eq!(
        votes(
            "By a vote of 13 in favour to 1 against (Russian Federation), with 1 abstention (China), the Council rejected the draft resolution."
        ),
        ["13-1-1 veto RUS abstained CHN not-adopted"]
    );
    assert_eq!(
        votes("The General Assembly adopted it by 141 votes to 5, with 35 abstentions."),
        ["141-5-35 adopted"]
    );
    assert_eq!(votes("The council voted 13-0-2 to adopt resolution 2231."), ["13-0-2 S/RES/2231 (2015)"]);
    assert_eq!(votes("The Senate voted 52-48 to confirm him."), ["52-48-?"]);
    assert_eq!(votes("Fourteen members voted in favor and one against."), ["14-1-?"]);
    assert_eq!(votes("Russia and China abstained from the vote."), ["?-?-? abstained RUS+CHN"]);
    assert_eq!(votes("Only Belarus voted against the resolution."), ["?-?-? against BLR"]);
    assert_eq!(votes("He abstained from alcohol and won 3-1."), Vec::<String>::new());
}

#[test]
fn unanimous_votes() {
    assert_eq!(
        votes(
            "That breaks Security Council resolution 1874. This resolution was adopted unanimously in 2009."
        ),
        ["?-?-? unanimous adopted S/RES/1874 (2009)"]
    );
    assert_eq!(
        votes("The Security Council unanimously adopted resolution 2270 on Wednesday."),
        ["?-?-? unanimous adopted S/RES/2270 (2016)"]
    );
    assert_eq!(votes("The jury was unanimous."), Vec::<String>::new());
}

#[test]
fn unanimity_without_a_decision() {
    for none in [
        "The Assembly congratulates him on his unanimous election to the presidency.",
        "Such unanimity is rare in the Security Council.",
        "The work of the Council was obstructed by vetoes.",
        "It uses its right of veto whenever there is a draft resolution.",
    ] {
        assert_eq!(votes(none), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn a_draft_is_known_by_the_day_of_its_veto() {
    let text =
        "Russia on 28 March 2024 vetoed a draft resolution on the panel. Russia’s veto was a surprise.";
    let found = extract(text, &Options::default()).unwrap();
    assert_eq!(found.instruments[0].symbol.as_deref(), Some("S/2024/255"));
    assert_eq!(found.votes.iter().map(|vote| vote.instrument).collect::<Vec<_>>(), [Some(0), Some(0)]);
    let text = "Russia on 28 March 2024 vetoed a draft resolution on the panel. The draft resolution would have renewed it.";
    let found = extract(text, &Options::default()).unwrap();
    assert!(
        found.instruments.iter().all(|i| i.symbol.as_deref() == Some("S/2024/255")),
        "{:?}",
        found.instruments
    );
    assert_eq!(
        votes("Thirteen United Nations Security Council members voted in favor, while China abstained."),
        ["13-?-? abstained CHN"]
    );
    let other = "Russia on 27 March 2024 vetoed a draft resolution on the panel.";
    assert_eq!(extract(other, &Options::default()).unwrap().instruments[0].symbol, None);
    let text = "A draft resolution was put to the vote, as resolution 1718 asks. If adopted, the resolution would have ended it.";
    let found = extract(text, &Options::default()).unwrap();
    assert_eq!(found.instruments.last().and_then(|i| i.symbol.as_deref()), None);
}

#[test]
fn two_votes_of_a_sentence_have_each_their_own_text() {
    let text = "Draft S/2024/255 had 9 votes in favour, then 13 votes in favour of resolution 2397 (2017), the record 13 \
                votes in favour.";
    assert_eq!(votes(text), ["9-?-? S/2024/255", "13-?-? S/RES/2397 (2017)"]);
    let text = "Draft S/2024/255 won 9 votes in favour at first and 13 votes in favour in the end.";
    assert_eq!(votes(text), ["9-?-? S/2024/255", "13-?-? S/2024/255"]);
}

#[test]
fn votes_are_in_the_order_of_the_text() {
    for text in [
        "S/2024/255 in favor 13-1-1\u{10ffff}Resolution 397(13-1-1",
        "S/2024/255 had 9 in favour, 13 in favour, resolution 2397 (2017) 13 in favour.",
    ] {
        let found = extract(text, &Options::default()).unwrap();
        assert!(found.votes.is_sorted_by_key(|vote| vote.start), "{:?}", found.votes);
    }
}
