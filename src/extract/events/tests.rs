//! Events, in sentences made for them.

use super::kind::alternatives;
use crate::extract::{Options, extract};
use crate::model::EventType;

/// The events of a text: what tells each, its type or PLOVER type, and `?` if it has not happened.
fn events(text: &str) -> Vec<(String, String)> {
    let found = extract(text, &Options::default()).unwrap();
    found
        .events
        .iter()
        .map(|e| {
            let kind = e.event_type.map_or(e.plover, EventType::as_str);
            (e.text.to_owned(), format!("{kind}{}", if e.irrealis { "?" } else { "" }))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, wanted: &[(&str, &str)]) {
    let found = events(text);
    let found: Vec<_> = found.iter().map(|(text, kind)| (text.as_str(), kind.as_str())).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn every_value_of_the_lexicon_is_a_sort_of_event() {
    let text = include_str!("../../../lexicon/events.txt");
    let groups: Vec<&str> = text
        .split("\n[event-object]\n")
        .nth(1)
        .and_then(|rest| rest.split("[event-irreal]").next())
        .into_iter()
        .flat_map(|lines| lines.lines())
        .filter_map(|line| line.split_once('='))
        .flat_map(|(groups, _)| groups.split_whitespace())
        .collect();
    let verbs = text.split("\n[event-object]\n").next().unwrap();
    assert!(groups.len() > 10 && verbs.lines().count() > 50);
    for line in verbs.lines().filter(|l| !l.starts_with('#')) {
        let Some((value, _)) = line.split_once('=') else { continue };
        let known: Vec<_> = alternatives(value).collect();
        assert_eq!(known.len(), value.split('|').count(), "{value}");
        for group in known.iter().filter_map(|(group, _)| *group) {
            assert!(groups.contains(&group), "{group}");
        }
    }
}

#[test]
fn a_verb_tells_an_event_with_its_object() {
    check(
        "The two ministers signed a new trade pact in Vienna.",
        &[("signed a new trade pact", "signature")],
    );
    check("She signed her book for the child.", &[]);
    check(
        "Ankara summoned the Dutch ambassador over a speech.",
        &[("summoned the Dutch ambassador", "summons")],
    );
    check("The army launched a ballistic missile at dawn.", &[("launched a ballistic missile", "launch")]);
    check("The firm launched a website.", &[]);
    check("The Council passed the resolution.", &[("passed the resolution", "vote")]);
    check("Two weeks passed.", &[]);
}

#[test]
fn the_object_may_stand_before() {
    check("The accord was signed by both.", &[("signed", "signature")]);
    check("An accord that the leaders of both States signed ended it.", &[("signed", "signature")]);
    check("The mandate expired in April.", &[("expired", "expiry")]);
    check("A draft resolution was vetoed.", &[("vetoed", "veto")]);
}

#[test]
fn nouns_tell_events() {
    check("Talks went on after the visit.", &[("Talks", "meeting"), ("visit", "meeting")]);
    check("They held talks in Oslo.", &[("held talks", "meeting")]);
    check("He waited in the meeting room.", &[]);
}

#[test]
fn what_has_not_happened_is_told_apart() {
    check("They did not sign the treaty.", &[("sign the treaty", "signature?")]);
    check("They have not signed the treaty.", &[("signed the treaty", "signature?")]);
    check("They would meet the envoy.", &[("meet", "meeting?")]);
    check("They plan to visit the camp.", &[("visit", "meeting?")]);
    check("She called for talks.", &[("called for", "REQUEST"), ("talks", "meeting?")]);
    check("The planned summit is near.", &[("summit", "meeting?")]);
}

/// Who took part in the first event: `a:` for those who did it, `r:` for those to whom.
fn parts(text: &str) -> String {
    let found = extract(text, &Options::default()).unwrap();
    let parts = found.events[0].participants.iter();
    let named = parts.map(|p| format!("{}:{}", &p.role[..1], p.actor.as_deref().unwrap_or(p.text)));
    named.collect::<Vec<_>>().join(" ")
}

#[test]
fn who_did_it_and_to_whom() {
    assert_eq!(parts("Norway summoned the Danish ambassador."), "a:NOR r:DNK");
    assert_eq!(parts("The Danish ambassador was summoned by Norway."), "r:DNK a:NOR");
    assert_eq!(parts("Norway and Denmark signed the treaty."), "a:NOR a:DNK");
    assert_eq!(parts("Norway signed the treaty with Denmark."), "a:NOR r:DNK");
    assert_eq!(parts("Norway condemned a treaty with Denmark."), "a:NOR");
    assert_eq!(parts("Talks between Norway and Denmark began."), "a:NOR a:DNK");
    assert_eq!(parts("The firm, which is in Norway, signed the treaty."), "");
    assert_eq!(parts("Beijing attacked Norway."), "a:CHN r:NOR");
    assert_eq!(parts("The report on Norway condemned the attack."), "");
    assert_eq!(parts("The Danish army attacked."), "a:DNK");
}

#[test]
fn nobody_takes_part_in_what_others_tell() {
    assert_eq!(parts("Peru will meet Chile, a Danish envoy said."), "a:PER r:CHL");
    assert_eq!(parts("Before the vote, the envoy of Peru to Chile, Ada Berg, left."), "");
    assert_eq!(parts("A deal followed as Peru signed the treaty with Chile."), "a:PER r:CHL");
    assert_eq!(parts("There is talk of Peru visiting Chile."), "a:PER r:CHL");
    assert_eq!(parts("Peru fired missiles at Chile."), "a:PER r:CHL");
    assert_eq!(parts("The veto cast by Peru ended it."), "a:PER");
    assert_eq!(parts("The minister of Chile is here, where Ada Berg is on a five-day visit."), "a:Ada Berg");
    assert_eq!(parts("They grew between Chile and Norway after Denmark attacked Peru."), "a:DNK r:PER");
    check("Peru sent envoys, Chile warned on Tuesday.", &[("warned", "THREATEN")]);
    assert_eq!(parts("Peru sent envoys, Chile warned on Tuesday."), "a:CHL");
}

#[test]
fn nouns_that_look_like_verbs() {
    check("He spoke of the arms transfers to Chile.", &[("arms transfers", "transfer")]);
    check("They wrote of violations of the UN sanctions on Peru.", &[]);
    check("The Council meeting in June was short.", &[("meeting", "meeting")]);
    check("It is a direct threat to peace.", &[]);
    check("They will move forward with an arms deal.", &[]);
    check("The panel was disbanded.", &[("disbanded", "expiry")]);
}

#[test]
fn days_of_saying_are_not_of_what_is_told() {
    let dated = |text: &str| {
        let found = extract(text, &Options { published: Some("2024-06-21"), ..Options::default() }).unwrap();
        let date = found.events[0].date.map(|d| found.dates[d].text.to_owned());
        (date.unwrap_or_default(), found.events[0].place.map_or("", |p| p.text).to_owned())
    };
    assert_eq!(dated("The envoy said Monday that Peru attacked Chile.").0, "");
    assert_eq!(dated("OSLO, June 20 (AP) -- Peru attacked Chile.").0, "");
    assert_eq!(dated("Peru attacked Chile on Monday.").0, "Monday");
    assert_eq!(dated("Peru urged Chile to come next week.").0, "");
    assert_eq!(dated("They met in Oslo on Monday."), ("Monday".to_owned(), "Oslo".to_owned()));
    assert_eq!(dated("Peru supplied ammunition for the war in Chile.").1, "");
}

#[test]
fn when_and_where() {
    let text =
        "On 3 May 2024 Norway signed the 1990 treaty in Vienna after Denmark ratified it on 1 May 2024.";
    let found = extract(text, &Options::default()).unwrap();
    let signed = &found.events[0];
    assert_eq!(signed.date.map(|d| found.dates[d].value.as_str()), Some("2024-05-03"));
    assert_eq!(signed.place.map(|p| p.text), Some("Vienna"));
}

#[test]
fn nothing_is_found_in_nothing() {
    check("", &[]);
    check("signed", &[]);
    check("to by of the", &[]);
}
