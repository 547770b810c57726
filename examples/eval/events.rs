//! Events: the five sources against their key, and MEANTIME.
//!
//! *Sources.* An event of the key is found if one of ours overlaps its trigger, has its type, and, where the key has a
//! day, month or year, a date that can be that one ("last week" is right for a day in it).
//!
//! *MEANTIME* marks nearly every verb and noun that tells anything, of which we look for a few kinds. So:
//! - precision: our trigger (any of its words) is an event of theirs;
//! - recall: of their events whose word our lexicon has as telling an event by itself, those that one of ours covers;
//! - participants: of those of ours that stand in one of their events, those that overlap an entity that has a part in it
//!   (PropBank's Arg0 for an actor, another for a recipient); recall over their Arg0 and Arg1 that are one of our
//!   actors' mentions;
//! - dates: of those of ours on events that they put into some expression of time, those with that expression;
//! - happened or not: ours against their polarity, certainty and time.
//!
//! Only the first sentences of each text count, up to number 5: behind them MEANTIME marks but a few events.
//!
//! A fifth of the texts is held out: nobody looked at what is wrong there.

use crate::meantime::{files, span, text};
use crate::score::Score;
use crate::table::Table;
use crate::{Wanted, data};
use article41::edtf::Edtf;
use article41::extract::{EventMention, Extraction, Options, extract};
use serde_json::Value;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

const SOURCES: &str = "Five sources: events";
const MEANTIME: &str = "MEANTIME: events";

/// Prints the rows, if the files are there.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("events") {
        return;
    }
    sources(wanted, table);
    let Some(folder) = data::shared("data/meantime/intra_cross-doc_annotation") else {
        return table.skipped(MEANTIME, "../shared/data/meantime is not there");
    };
    let words = by_themselves(include_str!("../../lexicon/events.txt"));
    let (mut seen, mut held) = (Counts::default(), Counts::default());
    for (name, xml) in files(&folder) {
        let held_out = hash(&name).is_multiple_of(5);
        let counts = if held_out { &mut held } else { &mut seen };
        counts.add(&xml, &words, (wanted.verbose && !held_out).then_some(&name));
    }
    for (counts, which) in [(seen, "four fifths"), (held, "held-out fifth")] {
        table.count(
            MEANTIME,
            format!("our triggers that are events, {which}"),
            counts.ours.0,
            counts.ours.1,
            None,
        );
        table.count(
            MEANTIME,
            format!("their events that we know, {which}"),
            counts.theirs.0,
            counts.theirs.1,
            None,
        );
        table.f1(MEANTIME, format!("participants, {which}"), counts.participants, None);
        table.count(MEANTIME, format!("dates, {which}"), counts.dates.0, counts.dates.1, None);
        table.count(
            MEANTIME,
            format!("happened or not, {which}"),
            counts.happened.0,
            counts.happened.1,
            None,
        );
        for (rule, (right, all)) in counts.rules.into_iter().collect::<std::collections::BTreeMap<_, _>>() {
            table.count(MEANTIME, format!("{rule}, {which}"), right, all, None);
        }
    }
}

fn sources(wanted: &Wanted, table: &mut Table) {
    let read = || {
        let read = |name: &str| {
            serde_json::from_str::<Value>(&std::fs::read_to_string(data::shared(name)?).ok()?).ok()
        };
        Some((
            read("gold/events.json")?,
            read("gold/documents.json")?,
            read("gold/dates.json")?,
            data::shared("sources")?,
        ))
    };
    let Some((key, docs, dates, folder)) = read() else {
        return table.skipped(SOURCES, "../shared/gold/events.json is not there");
    };
    let (mut right, mut all) = (0, 0);
    for doc in docs.as_array().into_iter().flatten() {
        let rows: Vec<_> =
            key.as_array().into_iter().flatten().filter(|k| k["seed"] == doc["seed"]).collect();
        let seed = doc["seed"].as_str().unwrap_or_default();
        let Some(text) = source(&folder, seed) else { continue };
        let published = doc["pub_assumed"].as_str();
        let Ok(found) = extract(&text, &Options { published, ..Options::default() }) else { continue };
        for row in rows {
            all += 1;
            let place = |i: usize| row["byte_span"][i].as_u64().unwrap_or_default() as usize;
            let near: Vec<_> =
                found.events.iter().filter(|e| e.start < place(1) && e.end > place(0)).collect();
            let hit = near.iter().any(|e| {
                is_type(e, &row["type"])
                    && (is_date(&found, e, &row["date"]) || is_told(&found, e, row, &dates))
            });
            right += usize::from(hit);
            if wanted.verbose && !hit {
                println!("{seed} {}: {} {} not found;", place(0), row["type"], row["date"]);
                for e in near {
                    let date = e.date.and_then(|d| found.dates[d].edtf.as_deref());
                    println!("    but {:?} {} {:?} {date:?}", e.text, e.plover, e.event_type);
                }
            }
        }
        if wanted.verbose {
            for e in &found.events {
                let date = e.date.map(|d| found.dates[d].value.as_str()).unwrap_or("-");
                let who: Vec<_> = e
                    .participants
                    .iter()
                    .map(|p| format!("{}:{}", &p.role[..1], p.actor.as_deref().unwrap_or(p.text)))
                    .collect();
                println!(
                    "{seed} {:<34} {:<8} {:<12} {date:<11} {} {} @{}",
                    e.text,
                    e.plover,
                    e.event_type.map_or("", |t| t.as_str()),
                    if e.irrealis { "?" } else { " " },
                    who.join(" "),
                    e.place.map_or("", |p| p.text)
                );
            }
        }
    }
    table.count(SOURCES, "trigger, type and date", right, all, Some(13));
}

fn source(folder: &std::path::Path, seed: &str) -> Option<String> {
    let files = std::fs::read_dir(folder).ok()?.flatten();
    let file = files
        .map(|f| f.path())
        .find(|f| f.file_name().is_some_and(|n| n.to_string_lossy().starts_with(seed)))?;
    std::fs::read_to_string(file).ok()
}

/// The key's words for types, as the dossier has them.
fn is_type(event: &EventMention<'_>, key: &Value) -> bool {
    let wanted = match key.as_str().unwrap_or_default() {
        "signing" => "signature",
        "sanction-designation" => "designation",
        "adoption" => "vote",
        "mandate-expiry" => "expiry",
        other => other,
    };
    event.event_type.is_some_and(|t| t.as_str() == wanted)
}

/// Whether the date can be that of the key; anything will do where the key has none that is a date.
fn is_date(found: &Extraction<'_>, event: &EventMention<'_>, key: &Value) -> bool {
    let Some(wanted) = key.as_str().and_then(|k| k.parse::<Edtf>().ok()) else { return true };
    let date =
        event.date.and_then(|at| found.dates.get(at)).and_then(|d| d.edtf.as_deref()?.parse::<Edtf>().ok());
    date.is_some_and(|date| date.intersects(&wanted))
}

/// Whether the key of the dates has ours for the very day: "last week" said of one.
fn is_told(found: &Extraction<'_>, event: &EventMention<'_>, row: &Value, dates: &Value) -> bool {
    let Some(date) = event.date.and_then(|at| found.dates.get(at)) else { return false };
    dates.as_array().into_iter().flatten().any(|d| {
        let place = |i: usize| d["byte_span"][i].as_u64().unwrap_or_default() as usize;
        d["seed"] == row["seed"] && d["timex"] == row["date"] && place(0) < date.end && place(1) > date.start
    })
}

/// The words that the lexicon has as telling an event without any other.
fn by_themselves(lexicon: &str) -> HashSet<String> {
    let told = lexicon.split("\n[event-object]\n").next().unwrap_or_default();
    let lines = told.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('='));
    let alone = lines.filter(|(value, _)| value.split('|').any(|kind| !kind.contains('>')));
    let phrases = alone.flat_map(|(_, phrases)| phrases.split(','));
    phrases.map(|p| p.trim().to_lowercase()).filter(|p| !p.contains(' ')).collect()
}

#[derive(Debug, Default)]
struct Counts {
    ours: (usize, usize),
    theirs: (usize, usize),
    participants: Score,
    dates: (usize, usize),
    happened: (usize, usize),
    rules: HashMap<&'static str, (usize, usize)>,
}

/// An event of the corpus.
struct Key {
    span: Range<usize>,
    happened: bool,
    /// Entities, and whether they are Arg0.
    parts: Vec<(Range<usize>, bool)>,
    times: Vec<Range<usize>>,
}

impl Counts {
    fn add(&mut self, xml: &str, words: &HashSet<String>, tell: Option<&String>) {
        let Ok(tree) = roxmltree::Document::parse(xml) else { return };
        let (text, places) = text(&tree);
        let created = tree.descendants().find(|n| n.attribute("functionInDocument") == Some("CREATION_TIME"));
        let published = created.and_then(|n| n.attribute("value")?.get(..10));
        let Ok(found) = extract(&text, &Options { published, ..Options::default() }) else { return };
        let key = key(&tree, &places);
        let end = annotated(&tree, &places);
        for event in found.events.iter().filter(|e| e.end <= end) {
            self.ours.1 += 1;
            let theirs = key.iter().find(|k| k.span.start < event.end && k.span.end > event.start);
            let rule = self.rules.entry(event.rule).or_default();
            rule.1 += 1;
            let Some(theirs) = theirs else {
                if tell.is_some() {
                    println!("no event of theirs: {} {}", event.rule, around(&text, event.start..event.end));
                }
                continue;
            };
            rule.0 += 1;
            self.ours.0 += 1;
            self.happened.1 += 1;
            self.happened.0 += usize::from(theirs.happened != event.irrealis);
            if tell.is_some() && theirs.happened == event.irrealis {
                println!("happened {}: {}", theirs.happened, around(&text, event.start..event.end));
            }
            self.parts(&found, event, theirs, &text, tell.is_some());
            if let (Some(date), false) = (event.date, theirs.times.is_empty()) {
                let date = &found.dates[date];
                self.dates.1 += 1;
                let right = theirs.times.iter().any(|t| t.start < date.end && t.end > date.start);
                self.dates.0 += usize::from(right);
                if tell.is_some() && !right {
                    println!(
                        "date {}, not {:?}: {}",
                        date.text,
                        theirs.times.iter().map(|t| &text[t.clone()]).collect::<Vec<_>>(),
                        around(&text, event.start..event.end)
                    );
                }
            }
        }
        for theirs in key.iter().filter(|k| k.span.end <= end) {
            if !text.get(theirs.span.clone()).is_some_and(|w| words.contains(&w.to_lowercase())) {
                continue;
            }
            self.theirs.1 += 1;
            let covered = found.events.iter().any(|e| theirs.span.start < e.end && theirs.span.end > e.start);
            if !covered && tell.is_some() {
                println!("missed: {}", around(&text, theirs.span.clone()));
            }
            self.theirs.0 += usize::from(covered);
        }
    }

    fn parts(
        &mut self,
        found: &Extraction<'_>,
        event: &EventMention<'_>,
        theirs: &Key,
        text: &str,
        tell: bool,
    ) {
        for ours in &event.participants {
            self.participants.found += 1;
            let right = theirs.parts.iter().any(|(span, first)| {
                span.start < ours.end && span.end > ours.start && *first == (ours.role == "actor")
            });
            self.participants.right += usize::from(right);
            if tell && !right {
                let parts: Vec<_> = theirs
                    .parts
                    .iter()
                    .map(|(s, first)| format!("{}{}", if *first { "0:" } else { "" }, &text[s.clone()]))
                    .collect();
                println!(
                    "participant {} {}, not {parts:?}: {}",
                    ours.role,
                    ours.text,
                    around(text, event.start..event.end)
                );
            }
        }
        let named = theirs
            .parts
            .iter()
            .filter(|(span, _)| found.actors.iter().any(|a| a.start < span.end && a.end > span.start));
        for (span, first) in named {
            self.participants.gold += 1;
            let ours = event.participants.iter().any(|p| p.start < span.end && p.end > span.start);
            if tell && !ours {
                println!(
                    "no participant {first} {}: {}",
                    &text[span.clone()],
                    around(text, event.start..event.end)
                );
            }
        }
    }
}

/// Where the sentence ends up to which texts are annotated in full; behind it only some events are.
fn annotated(tree: &roxmltree::Document<'_>, places: &HashMap<String, Range<usize>>) -> usize {
    const LAST: u32 = 5;
    let tokens = tree.descendants().filter(|n| n.has_tag_name("token"));
    let ends = tokens.filter_map(|n| {
        let sentence: u32 = n.attribute("sentence")?.parse().ok()?;
        (sentence <= LAST).then(|| places.get(n.attribute("t_id")?).map(|p| p.end)).flatten()
    });
    ends.max().unwrap_or_default()
}

fn key(tree: &roxmltree::Document<'_>, places: &HashMap<String, Range<usize>>) -> Vec<Key> {
    let spans: HashMap<&str, Range<usize>> = tree
        .descendants()
        .filter(|n| matches!(n.tag_name().name(), "EVENT_MENTION" | "ENTITY_MENTION" | "TIMEX3"))
        .filter_map(|n| Some((n.attribute("m_id")?, span(n, places)?)))
        .collect();
    let mut events: HashMap<&str, Key> = tree
        .descendants()
        .filter(|n| n.has_tag_name("EVENT_MENTION"))
        .filter_map(|n| {
            let id = n.attribute("m_id")?;
            let happened = n.attribute("polarity") != Some("NEG")
                && n.attribute("certainty") == Some("CERTAIN")
                && n.attribute("time") != Some("FUTURE");
            Some((id, Key { span: spans.get(id)?.clone(), happened, parts: Vec::new(), times: Vec::new() }))
        })
        .collect();
    let timex: HashSet<&str> =
        tree.descendants().filter(|n| n.has_tag_name("TIMEX3")).filter_map(|n| n.attribute("m_id")).collect();
    for link in tree.descendants().filter(|n| matches!(n.tag_name().name(), "HAS_PARTICIPANT" | "TLINK")) {
        let end = |name| link.children().find(|n| n.has_tag_name(name)).and_then(|n| n.attribute("m_id"));
        let (Some(source), Some(target)) = (end("source"), end("target")) else { continue };
        let Some(place) = spans.get(target).cloned() else { continue };
        let Some(event) = events.get_mut(source) else { continue };
        if link.has_tag_name("HAS_PARTICIPANT") {
            let role = link.attribute("sem_role").unwrap_or_default();
            if role.starts_with("Arg") && !role.starts_with("Argm") {
                event.parts.push((place, role == "Arg0"));
            }
        } else if timex.contains(target)
            && matches!(link.attribute("reltype"), Some("IS_INCLUDED" | "SIMULTANEOUS" | "MEASURE"))
        {
            event.times.push(place);
        }
    }
    let mut events: Vec<Key> = events.into_values().collect();
    events.sort_by_key(|e| (e.span.start, e.span.end));
    events
}

/// A span in its surroundings.
fn around(text: &str, span: Range<usize>) -> String {
    let before: String =
        text[..span.start].chars().rev().take(50).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[span.end..].chars().take(50).collect();
    format!("{before}[{}]{after}", &text[span]).replace('\n', " ")
}

/// FNV-1a.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_need_no_object() {
        let words = by_themselves(
            "[event-verb]\n# a\nx>vote = pass\nx>AGREE | CONSULT = talk, talk to\n\n[event-object]\nx = y",
        );
        assert_eq!(words, HashSet::from(["talk".to_owned()]));
    }

    #[test]
    fn a_text_is_counted_by_hand() {
        let tokens = [
            (0, "Title"),
            (3, "Norway"),
            (3, "signed"),
            (3, "a"),
            (3, "treaty"),
            (3, "after"),
            (3, "talks"),
            (3, "and"),
            (3, "visits"),
            (3, "."),
        ];
        let tokens: String = tokens
            .iter()
            .enumerate()
            .map(|(i, (s, w))| format!("<token sentence=\"{s}\" t_id=\"{i}\">{w}</token>"))
            .collect();
        let xml = format!(
            "<Document>{tokens}<Markables>\
             <EVENT_MENTION m_id=\"1\" polarity=\"POS\" certainty=\"CERTAIN\" time=\"NON_FUTURE\"><token_anchor t_id=\"2\"/></EVENT_MENTION>\
             <EVENT_MENTION m_id=\"2\" polarity=\"POS\" certainty=\"CERTAIN\" time=\"FUTURE\"><token_anchor t_id=\"6\"/></EVENT_MENTION>\
             <ENTITY_MENTION m_id=\"3\"><token_anchor t_id=\"1\"/></ENTITY_MENTION></Markables>\
             <Relations><HAS_PARTICIPANT sem_role=\"Arg0\"><source m_id=\"1\"/><target m_id=\"3\"/></HAS_PARTICIPANT></Relations></Document>"
        );
        let mut counts = Counts::default();
        counts.add(&xml, &HashSet::from(["talks".to_owned(), "visits".to_owned()]), None);
        // Found: the signature, the talks, the visits; theirs are the first two, of which the lexicon has the talks alone.
        assert_eq!((counts.ours, counts.theirs), ((2, 3), (1, 1)));
        assert_eq!(counts.happened, (1, 2));
        assert_eq!((counts.participants.found, counts.participants.right), (1, 1));
    }
}
