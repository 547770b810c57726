//! Treaties: by name, by year, by what they are about, and once more by a word.

mod around;
mod parties;

use super::super::actors::Actors;
use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::hit::{Hit, Known};
use around::{before, name_before, title_behind};
use parties::Around;
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
    #[inline(never)]
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
