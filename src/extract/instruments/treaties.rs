//! Treaties: by name, by year, by what they are about, and once more by a word.

use super::super::actors::Actors;
use super::super::doc::Doc;
use super::super::found::ActorMention;
use super::super::lexicon::Class;
use super::hit::{Hit, Known};
use crate::model::ActorKind;
use crate::text::{Shape, WordKind};
use std::ops::Range;

/// How far back a State may be named that a treaty is of, in mentions of actors.
const BEFORE: usize = 12;

/// A treaty that was named, which `the pact` may mean.
#[derive(Clone, Debug)]
pub(super) struct Last {
    sentence: usize,
    hit: usize,
}

/// What the treaties of a text are read with.
#[derive(Debug)]
pub(super) struct Treaties<'d, 'a, 't, 'l> {
    pub(super) doc: &'d Doc<'t, 'l>,
    pub(super) actors: &'a Actors<'t>,
    pub(super) last: Option<Last>,
}

impl<'l> Treaties<'_, '_, '_, 'l> {
    /// Reads a treaty at a word; where to go on if there is one.
    pub(super) fn read(&mut self, at: usize, from: usize, out: &mut Vec<Hit>) -> Option<usize> {
        let doc = self.doc;
        if let Some(phrase) = doc.phrase(at, Class::Instrument) {
            let known = Known::read(phrase.value);
            // `mutual defence pact` is one of the dossier only where its parties are near.
            let is = known.kind != "draft"
                && known.parties.is_none_or(|parties| self.between(at..phrase.end) == Around::These(parties));
            // `North Atlantic Treaty Organization`
            let body = doc.one_of(phrase.end, &["organization", "organisation", "alliance", "allies"]);
            if is && !body {
                let hit = Hit {
                    words: at..phrase.end,
                    kind: known.kind,
                    symbol: Some(known.name.to_owned()),
                    id: known.id.map(str::to_owned),
                    confidence: if known.parties.is_some() { 0.9 } else { 0.97 },
                    rule: "instrument-treaty-known",
                };
                return Some(self.push(hit, out));
            }
        }
        // `partnership pact`: the last noun counts.
        if doc.one_of(at + 1, &["organization", "organisation"]) {
            return None;
        }
        if doc.is(at, Class::Pact) && !doc.is(at + 1, Class::Pact) {
            return self.noun(at, from, out);
        }
        if doc.is(at, Class::TreatyHead) { self.titled(at, from, out) } else { None }
    }

    fn push(&mut self, hit: Hit, out: &mut Vec<Hit>) -> usize {
        let end = hit.words.end;
        let sentence = self.doc.sentence_number(hit.words.start);
        // One without a symbol does not hide the one before it.
        if hit.symbol.is_some() || self.last.is_none() {
            self.last = Some(Last { sentence, hit: out.len() });
        }
        out.push(hit);
        end
    }

    /// `Treaty on …`, `Convention against …`: a name that goes on behind its noun.
    fn titled(&mut self, at: usize, from: usize, out: &mut Vec<Hit>) -> Option<usize> {
        let end = title_behind(self.doc, at)?;
        let start = name_before(self.doc, at, from).unwrap_or(at);
        let symbol = self.doc.text.get(self.doc.span(start..end))?.to_owned();
        let kind = if self.doc.eq(at, "declaration") { "declaration" } else { "treaty" };
        // The first words of the name that the dossier has for a treaty of the States around.
        let known = self.of_parties(start..end, None).filter(|known| known.name.starts_with(&symbol));
        if let Some(known) = known {
            return Some(self.push(found(start..end, known, "instrument-treaty-parties", 0.95), out));
        }
        let hit = Hit {
            words: start..end,
            kind,
            symbol: Some(symbol),
            id: None,
            confidence: 0.85,
            rule: "instrument-treaty-titled",
        };
        Some(self.push(hit, out))
    }

    /// A noun such as `treaty`, with what stands before it.
    fn noun(&mut self, at: usize, from: usize, out: &mut Vec<Hit>) -> Option<usize> {
        let doc = self.doc;
        let strong = doc.value(at, Class::Pact) == Some("strong");
        if doc.is(at, Class::TreatyHead) && doc.capital(at) {
            if title_behind(doc, at).is_some() {
                return self.titled(at, from, out);
            }
            if let Some(start) = name_before(doc, at, from) {
                let symbol = doc.text.get(doc.span(start..at + 1))?.to_owned();
                let words = start..at + 1;
                let hit = match self.of_parties(words.clone(), None) {
                    Some(known) => found(words, known, "instrument-treaty-parties", 0.8),
                    None => {
                        let kind = if doc.eq(at, "declaration") { "declaration" } else { "treaty" };
                        Hit {
                            words,
                            kind,
                            symbol: Some(symbol),
                            id: None,
                            confidence: 0.8,
                            rule: "instrument-treaty-named",
                        }
                    }
                };
                return Some(self.push(hit, out));
            }
        }
        let before = before(doc, at, from);
        let words = before.start..at + 1;
        if let Some(year) = before.year {
            if !strong && !before.pact {
                return None;
            }
            let known = self.of_parties(words.clone(), Some(year));
            let hit = match known {
                Some(known) => found(words, known, "instrument-treaty-year", 0.9),
                None => Hit {
                    words,
                    kind: "treaty",
                    symbol: None,
                    id: None,
                    confidence: 0.75,
                    rule: "instrument-treaty-year",
                },
            };
            return Some(self.push(hit, out));
        }
        if before.other {
            return None;
        }
        let plural = doc.word(at).ends_with('s');
        if !plural
            && (before.pact || strong)
            && let Some(known) = self.of_parties(words.clone(), None)
        {
            let (rule, confidence) = if before.pact {
                ("instrument-treaty-parties", 0.85)
            } else {
                ("instrument-treaty-bare", 0.75)
            };
            return Some(self.push(found(words, known, rule, confidence), out));
        }
        // `the pact`, `this treaty`: the one named before.
        if before.definite && !plural && !self.names_others(words.clone()) {
            let sentence = doc.sentence_number(at);
            let last = self.last.as_ref().filter(|last| sentence <= last.sentence + 5);
            if let Some(named) = last.and_then(|last| out.get(last.hit)).filter(|hit| hit.symbol.is_some()) {
                let hit = Hit { words, confidence: 0.75, rule: "instrument-treaty-again", ..named.clone() };
                out.push(hit);
                self.last = Some(Last { sentence, hit: out.len() - 1 });
                return Some(at + 1);
            }
        }
        if strong && before.pact {
            let hit = Hit {
                words,
                kind: "treaty",
                symbol: None,
                id: None,
                confidence: 0.7,
                rule: "instrument-treaty-unnamed",
            };
            return Some(self.push(hit, out));
        }
        None
    }

    /// The dossier's treaty between the States around, of a year if one is given.
    fn of_parties(&self, words: Range<usize>, year: Option<&str>) -> Option<Known<'l>> {
        let Around::These(parties) = self.between(words) else { return None };
        let with_year = year.map(|year| format!("{parties} {year}"));
        let key = with_year.as_deref().unwrap_or(parties);
        self.doc.lexicon.value_of(Class::Parties, key).map(Known::read)
    }

    /// Whether States stand around that are no parties of what was named before.
    fn names_others(&self, words: Range<usize>) -> bool {
        matches!(self.between(words), Around::Others)
    }

    /// The parties that the States around a mention make, of those that the lexicon has a treaty of.
    fn between(&self, words: Range<usize>) -> Around<'l> {
        let doc = self.doc;
        let sentence = doc.span(doc.sentence(words.start));
        let here = doc.span(words.clone());
        let mentions = &self.actors.mentions;
        let first = mentions.partition_point(|mention| mention.end <= sentence.start);
        let mut inside: Vec<&str> = Vec::new();
        let mut must: Vec<&str> = Vec::new();
        let behind_it = doc.one_of(words.end, &["with", "between", "among", "of"]);
        let article = doc.is(words.start, Class::Determiner);
        for mention in mentions[first..].iter().take(24).take_while(|mention| mention.start < sentence.end) {
            let Some(code) = party(mention) else { continue };
            if !inside.contains(&code) {
                inside.push(code);
            }
            // `with North Korea` right behind, `US-Japan` or `Chinese` right before.
            let place = doc.place(mention.start);
            let joined = |at: usize| {
                doc.capital(at)
                    || doc.kind(at) != Some(WordKind::Word)
                    || doc.one_of(at, &["with", "between", "among", "of", "and", "the"])
            };
            let near = mention.start >= here.end && place <= words.end + 8;
            let behind = behind_it && near && (words.end..place).all(joined);
            let next = doc.place(mention.end);
            let clitic = usize::from(doc.kind(next) == Some(WordKind::Clitic));
            let before = !article && mention.end <= here.start && next + clitic >= words.start;
            if behind || before || here.contains(&mention.start) {
                must.push(code);
            }
        }
        let pair = |codes: &[&str]| -> Option<&'l str> {
            for (number, one) in codes.iter().enumerate().take(8) {
                for other in &codes[number + 1..codes.len().min(8)] {
                    let (low, high) = if one < other { (one, other) } else { (other, one) };
                    let value = doc.lexicon.value_of(Class::Parties, &format!("{low} {high}"));
                    let parties = value.and_then(|value| Known::read(value).parties);
                    if let Some(parties) =
                        parties.filter(|parties| must.iter().all(|code| parties.contains(code)))
                    {
                        return Some(parties);
                    }
                }
            }
            None
        };
        if let Some(parties) = pair(&inside) {
            return Around::These(parties);
        }
        if inside.len() > 1 || (!must.is_empty() && inside.len() != 1) {
            return Around::Others;
        }
        // The States named shortly before.
        let mut all = inside.clone();
        for mention in mentions[..first].iter().rev().take(BEFORE) {
            let Some(code) = party(mention) else { continue };
            if doc.place(mention.start) + 120 < words.start {
                break;
            }
            if !all.contains(&code) {
                all.push(code);
            }
        }
        match pair(&all).filter(|parties| inside.iter().all(|code| parties.contains(code))) {
            Some(parties) => Around::These(parties),
            None if inside.is_empty() => Around::Nobody,
            None => Around::Others,
        }
    }
}

/// The code of a State as treaties are kept by: those of the USSR are found by Russia's.
fn party<'m>(mention: &'m ActorMention<'_>) -> Option<&'m str> {
    let code = mention.actor.as_deref().filter(|_| mention.kind == ActorKind::State)?;
    Some(if code == "SUN" { "RUS" } else { code })
}

/// The States around a treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Around<'l> {
    /// Two that the lexicon has a treaty of: their codes.
    These(&'l str),
    /// Some, but not such two.
    Others,
    Nobody,
}

fn found(words: Range<usize>, known: Known<'_>, rule: &'static str, confidence: f64) -> Hit {
    Hit {
        words,
        kind: known.kind,
        symbol: Some(known.name.to_owned()),
        id: known.id.map(str::to_owned),
        confidence,
        rule,
    }
}

/// What stands before a noun.
#[derive(Clone, Copy, Debug, Default)]
struct Before<'t> {
    start: usize,
    year: Option<&'t str>,
    /// A word that makes it a pact of States.
    pact: bool,
    /// A word that makes it something else: `trade`, `grain`.
    other: bool,
    /// `the`, `this`.
    definite: bool,
}

/// Reads back from a noun, over at most eight pieces.
fn before<'t>(doc: &Doc<'t, '_>, noun: usize, from: usize) -> Before<'t> {
    let mut read = Before { start: noun, ..Before::default() };
    let mut at = noun;
    for _ in 0..8 {
        let Some(place) = at.checked_sub(1).filter(|place| *place >= from) else { break };
        if doc.sentence_number(place) != doc.sentence_number(noun) {
            break;
        }
        let word = doc.word(place);
        let year = doc.kind(place) == Some(WordKind::Number)
            && word.len() == 4
            && matches!(word.get(..2), Some("18" | "19" | "20"));
        if year && read.year.is_none() {
            read.year = Some(word);
        } else if doc.is(place, Class::PactWord) && !doc.eq(place, "the") {
            read.pact |= !doc.one_of(
                place,
                &[
                    "new", "latest", "recent", "major", "key", "same", "signed", "newly", "recently",
                    "historic",
                ],
            );
        } else if doc.one_of(place, &["the", "this", "that", "its", "their", "a", "an"]) {
            read.definite = doc.one_of(place, &["the", "this", "that", "its", "their"]);
            // A possessive belongs to somebody else; an article to the noun.
            if doc.one_of(place, &["the", "this", "that", "a", "an"]) {
                read.start = place;
            }
            break;
        } else if matches!(doc.mark(place), Some('“' | '”' | '"' | '-')) {
            // `“comprehensive strategic partnership” pact`, `defense-cooperation pact`
        } else if doc.kind(place) == Some(WordKind::Word)
            && !doc.capital(place)
            && !doc.any(place, Class::CLOSED)
            && at == read.start
        {
            // A word of content right before the noun tells what it is about.
            read.other = !ordinary(doc, place);
            break;
        } else {
            break;
        }
        at = place;
        if doc.kind(place) != Some(WordKind::Mark) || doc.mark(place) == Some('“') || doc.word(place) == "\""
        {
            read.start = place;
        }
    }
    read
}

/// Words that say nothing of what a treaty is about.
fn ordinary(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.one_of(at, &["their", "such", "any", "another", "no", "every", "each", "both", "also", "under"])
        || doc.word(at).ends_with("ed")
        || doc.word(at).ends_with("ing")
        || doc.word(at).ends_with("ly")
}

/// Where the name of a treaty starts that ends in this noun: `Open Skies Treaty`.
fn name_before(doc: &Doc<'_, '_>, noun: usize, from: usize) -> Option<usize> {
    let mut start = noun;
    while let Some(place) = start.checked_sub(1).filter(|place| *place >= from && start + 7 > noun) {
        let hyphen =
            doc.mark(place) == Some('-') && !doc.spaced(place) && place > from && doc.capital(place - 1);
        let name =
            doc.capital(place) && !doc.any(place, Class::CLOSED) && !doc.shape(place).has(Shape::STOPPED);
        if !(name || hyphen) || doc.sentence_number(place) != doc.sentence_number(noun) {
            break;
        }
        start = place;
    }
    (start < noun).then_some(start)
}

/// Behind the name of a treaty that starts with this noun: `Convention on the Rights of the Child`.
fn title_behind(doc: &Doc<'_, '_>, noun: usize) -> Option<usize> {
    if !doc.capital(noun)
        || !doc.one_of(noun + 1, &["on", "of", "for", "against", "concerning", "relating", "banning", "to"])
    {
        return None;
    }
    let mut end = noun + 1;
    let mut at = noun + 1;
    while at < noun + 24 && doc.sentence_number(at) == doc.sentence_number(noun) {
        if doc.capital(at) {
            end = at + 1;
        } else if !(doc.one_of(
            at,
            &[
                "on",
                "of",
                "for",
                "against",
                "the",
                "and",
                "in",
                "to",
                "concerning",
                "relating",
                "its",
                "or",
                "with",
                "from",
                "all",
                "by",
                "between",
            ],
        ) || (doc.mark(at) == Some('-') && !doc.spaced(at))
            || listed(doc, at))
        {
            break;
        }
        at += 1;
    }
    // A noun behind `of` that is a date or a place of signature alone is a short name: `Treaty of Lisbon`.
    (end > noun + 2 && doc.kind(end - 1) == Some(WordKind::Word)).then_some(end)
}

/// A comma inside a title: `Treaty of Friendship, Cooperation and Mutual Assistance`.
fn listed(doc: &Doc<'_, '_>, at: usize) -> bool {
    let names =
        doc.is(at + 1, Class::PactWord) || doc.one_of(at + 1, &["good", "commerce", "navigation", "trade"]);
    doc.mark(at) == Some(',') && doc.capital(at + 1) && names && (at + 1..at + 9).any(|at| doc.eq(at, "and"))
}
