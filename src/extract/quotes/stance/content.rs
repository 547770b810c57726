//! What a speaker does, by what is said, where the word of saying is neutral: “it violates the treaty” accuses, “that is
//! false” denies, “they must stop” demands. The words are in `lexicon/stances.txt`.
//!
//! Nothing is read out of questions, out of what is only supposed (*if*, *whether*) and out of what somebody else is said to
//! say. Who accuses, accuses another: a State, a body or a person that the words name, and never the speaker.

use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::found::Quote;
use crate::extract::grammar::{ChunkKind, Pos, Tense, VerbGroup};
use crate::extract::lexicon::Class;
use crate::extract::quotes::{noun, stance_named};
use crate::model::{ActorKind, Mode, Stance};
use crate::text::WordKind;
use std::ops::Range;

/// How many words of a statement are read: what it does it mostly does at once.
const REACH: usize = 120;
/// How far before a word the clause is read that it stands in.
const NEAR: usize = 14;
/// How many words a fragment has that is a predicate by itself: “completely false”.
const FRAGMENT: usize = 6;

/// The stance that the content of a quotation takes, if its words tell. Linear in the content.
pub(super) fn stance(
    doc: &Doc<'_, '_>,
    actors: &Actors<'_>,
    quote: &Quote<'_>,
    words: Range<usize>,
) -> Option<Stance> {
    let start = words.start + usize::from(doc.eq(words.start, "that") && words.len() > 1);
    let words = start..words.end;
    let limit = words.end.min(start + REACH);
    let reader = Reader { doc, actors, quote, words: words.start..limit };
    let mut at = words.start;
    while at < limit {
        if let Some(stance) = reader.at(at) {
            return Some(stance);
        }
        at += 1;
    }
    None
}

struct Reader<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    actors: &'d Actors<'t>,
    quote: &'d Quote<'t>,
    words: Range<usize>,
}

impl Reader<'_, '_, '_> {
    fn at(&self, at: usize) -> Option<Stance> {
        const WORDS: u128 = Class::StanceVerb.bit() | Class::StanceWord.bit() | Class::StancePhrase.bit();
        let doc = self.doc;
        let starts = doc.starts(at) & WORDS;
        let cue = doc.any(at, Class::Cue.bit() | Class::Modal.bit()) || doc.one_of(at, &["need", "needs"]);
        if starts == 0 && !cue || !self.is_asserted(at) {
            return None;
        }
        let stance = self
            .phrase(at)
            .or_else(|| self.verb(at))
            .or_else(|| self.word(at))
            .or_else(|| self.own_cue(at))
            .or_else(|| self.modal(at))?;
        (stance != Stance::Accuse || self.names_another()).then_some(stance)
    }

    /// "in violation of", "never happened"
    fn phrase(&self, at: usize) -> Option<Stance> {
        let found = self.doc.phrase(at, Class::StancePhrase)?;
        let own = self.doc.is(at, Class::Negation);
        let negated = !own && self.is_negated(at);
        stance_named(found.value).filter(|_| !negated)
    }

    /// "violates", "will harm", "does not violate"
    fn verb(&self, at: usize) -> Option<Stance> {
        let doc = self.doc;
        let stance = stance_named(doc.phrase(at, Class::StanceVerb)?.value)?;
        if let Some(to) = self.infinitive(at) {
            // "continues to violate", but neither "refuses to" nor "in order to".
            let ruling = doc.grammar().verb(doc, to.checked_sub(1)?)?;
            let does = matches!(ruling.tense, Tense::Past | Tense::Present)
                && !ruling.negated
                && !ruling.passive
                && doc.value(ruling.main, Class::CueInfinitive) != Some("reject")
                && !self.is_own(ruling.words.start);
            return (does && stance == Stance::Accuse).then_some(stance);
        }
        let verb = doc.grammar().verb(doc, at).filter(|verb| verb.main == at && !verb.passive)?;
        let fragment = self.is_first(verb.words.start)
            && !matches!(doc.grammar().pos(at), Pos::Gerund)
            && verb.tense == Tense::None;
        let own = self.is_own(verb.words.start);
        match (verb.tense, stance) {
            (Tense::None, _) if !fragment => None,
            // "may have violated"
            (Tense::Conditional, _) if verb.words.clone().any(|w| doc.eq(w, "have")) => {
                (stance == Stance::Accuse && !own && !verb.negated).then_some(Stance::Allege)
            }
            (Tense::Future | Tense::Conditional, _) => (!own && !verb.negated).then_some(Stance::Warn),
            // "It escalates" tells of what is: only what it threatens is still to come.
            (_, Stance::Warn) => None,
            (_, stance) if !verb.negated => (!own).then_some(stance),
            (_, Stance::Accuse) => Some(Stance::Deny),
            _ => None,
        }
    }

    /// Where the "to" before a verb stands, perhaps before quotation marks: "continues to “flout” them".
    fn infinitive(&self, at: usize) -> Option<usize> {
        let doc = self.doc;
        if let Some(verb) = doc.grammar().verb(doc, at).filter(|verb| verb.infinitive) {
            return Some(verb.words.start);
        }
        let before = at.checked_sub(1)?;
        let to = if is_quotation(doc, before) { before.checked_sub(1)? } else { before };
        doc.eq(to, "to").then_some(to)
    }

    /// "is false", "a lie", "this cowardly attack"
    fn word(&self, at: usize) -> Option<Stance> {
        let doc = self.doc;
        let found = doc.phrase(at, Class::StanceWord)?;
        let stance = stance_named(found.value)?;
        let mut before = at;
        while before > self.words.start
            && (matches!(
                doc.grammar().pos(before - 1),
                Pos::Adverb | Pos::Determiner | Pos::Not | Pos::Adjective
            ) && doc.kind(before - 1) == Some(WordKind::Word)
                || doc.is(before - 1, Class::Adverb)
                || is_quotation(doc, before - 1))
        {
            before -= 1;
        }
        // "is in fact a crime"
        if before >= self.words.start + 3
            && doc.grammar().pos(before - 1) == Pos::Noun
            && doc.grammar().pos(before - 2) == Pos::Preposition
            && doc.grammar().pos(before - 3) == Pos::Auxiliary
        {
            before -= 2;
        }
        let negated = !doc.is(at, Class::Negation) && self.is_negated(at);
        // What stands before another noun is no predicate: "is false information".
        let last = doc.grammar().chunk(found.end - 1);
        let inner = last.end != found.end && last.kind == ChunkKind::Noun;
        let be = before
            .checked_sub(1)
            .filter(|be| *be >= self.words.start && doc.grammar().pos(*be) == Pos::Auxiliary && !inner);
        let Some(be) = be else {
            // "called the reports fake", "described them as baseless"
            if self.is_judged(before, at) && !inner && !negated {
                return Some(stance);
            }
            let alone = before == self.words.start
                && self.words.len() <= FRAGMENT
                && !doc.is(found.end, Class::Conjunction)
                && doc.grammar().chunk(found.end - 1).end == found.end;
            let attribute = matches!(stance, Stance::Condemn | Stance::Reject)
                && (matches!(doc.grammar().pos(at), Pos::Adverb | Pos::Gerund | Pos::Participle)
                    || doc.grammar().chunk(at).kind == ChunkKind::Noun);
            return (!negated && (alone || attribute)).then_some(stance);
        };
        let verb = doc.grammar().verb(doc, be)?;
        if doc.one_of(be, &["have", "has", "had", "do", "does", "did"])
            || verb.infinitive
            || self.is_own(verb.words.start)
        {
            return None;
        }
        match (stance, negated || verb.negated) {
            (Stance::Accuse, true) => Some(Stance::Deny),
            (_, true) => None,
            (Stance::Accuse, _) if matches!(verb.tense, Tense::Future | Tense::Conditional) => {
                Some(Stance::Warn)
            }
            (stance, _) => Some(stance),
        }
    }

    /// "we condemn", "I deny"; also in marks alone: “strongly urged Peru to stop”.
    fn own_cue(&self, at: usize) -> Option<Stance> {
        let doc = self.doc;
        let stance = doc.value(at, Class::Cue).and_then(stance_named)?;
        if matches!(stance, Stance::Affirm | Stance::Question | Stance::Announce) {
            return None;
        }
        let verb = doc
            .grammar()
            .verb(doc, at)
            .filter(|verb| verb.main == at && !verb.passive && !verb.infinitive)?;
        let fragment =
            self.is_first(verb.words.start) && matches!(doc.grammar().pos(at), Pos::Past | Pos::Participle);
        // In what is told without marks the speaker is "it", "he", "they": "said it condemned the test".
        let told = self.quote.mode != Mode::Direct
            && verb.tense != Tense::None
            && self.subject(verb.words.start) == Some(self.words.start)
            && doc.grammar().pos(self.words.start) == Pos::Pronoun;
        let own = told || self.is_own(verb.words.start) && verb.tense == Tense::Present;
        if !own && !fragment {
            return None;
        }
        match (verb.negated, stance) {
            (false, stance) => Some(stance),
            (true, Stance::Support | Stance::Praise) => Some(Stance::Reject),
            _ => None,
        }
    }

    /// "they must stop", "it should be lifted", "we will respond"
    fn modal(&self, at: usize) -> Option<Stance> {
        let doc = self.doc;
        let verb = doc.grammar().verb(doc, at).filter(|verb| verb.words.start == at)?;
        let own = self.is_own(at);
        if doc.one_of(at, &["will", "'ll", "’ll", "won't", "won’t"]) {
            let stance =
                doc.phrase(verb.main, Class::StanceWill).and_then(|found| stance_named(found.value))?;
            let fits = own && !verb.passive && verb.negated == (stance == Stance::Reject);
            return fits.then_some(stance);
        }
        let stance = if doc.eq(at, "must") {
            Stance::Demand
        } else if doc.one_of(at, &["should", "shouldn't", "shouldn’t", "need", "needs"]) {
            Stance::Urge
        } else {
            return None;
        };
        let need = doc.one_of(at, &["need", "needs"]);
        let main = if need {
            doc.grammar().verb(doc, verb.words.end).filter(|inner| inner.infinitive)?.main
        } else {
            verb.main
        };
        // "must be glad", "should have known", "must be filed in June" ask nobody for anything.
        let alone = main == at;
        let passive = verb.passive || need && doc.eq(verb.words.end + 1, "be");
        if alone || passive || doc.is(main, Class::Auxiliary) || doc.one_of(at + 1, &["have", "be"]) {
            return None;
        }
        let subject = self.subject(at)?;
        (!own && self.can_act(subject)).then_some(stance)
    }

    /// Whether the subject that ends with a word is somebody: a mention, an office, people; no victory, no law.
    fn can_act(&self, head: usize) -> bool {
        let doc = self.doc;
        if doc.grammar().pos(head) == Pos::Pronoun {
            return doc.one_of(head, &["they", "he", "she"]);
        }
        let people = doc.any(head, Class::Role.bit() | Class::Voice.bit() | Class::Demonym.bit())
            || doc.word(head).ends_with('s')
            || doc.one_of(head, &["people", "men", "women", "everyone", "everybody", "nobody"]);
        people || self.actors.number_at(head).is_some()
    }

    /// The last word of what stands before a verb group.
    fn subject(&self, start: usize) -> Option<usize> {
        let doc = self.doc;
        let mut at = start.checked_sub(1)?;
        while at > self.words.start
            && (matches!(doc.grammar().pos(at), Pos::Adverb | Pos::Not) || is_quotation(doc, at))
        {
            at -= 1;
        }
        let noun = doc.grammar().chunk(at).kind == ChunkKind::Noun;
        (noun && at >= self.words.start).then_some(at)
    }

    /// Whether the subject of a verb group is the speaker: *I*, *we*, *our country*.
    fn is_own(&self, start: usize) -> bool {
        let doc = self.doc;
        self.subject(start).is_some_and(|head| {
            let chunk = doc.grammar().chunk(head);
            doc.one_of(head, &["i", "we"]) || doc.one_of(chunk.start, &["my", "our"])
        })
    }

    /// Whether a verb group opens what is said, but for adverbs.
    fn is_first(&self, start: usize) -> bool {
        (self.words.start..start)
            .all(|at| self.doc.grammar().pos(at) == Pos::Adverb || is_quotation(self.doc, at))
    }

    /// Whether a word is what the speaker calls something: "called the reports fake", "described them as baseless".
    fn is_judged(&self, before: usize, at: usize) -> bool {
        const JUDGES: &[&str] = &[
            "call",
            "calls",
            "called",
            "calling",
            "describe",
            "describes",
            "described",
            "describing",
            "brand",
            "brands",
            "branded",
            "branding",
            "label",
            "labels",
            "labeled",
            "labelled",
            "term",
            "terms",
            "termed",
            "deem",
            "deems",
            "deemed",
            "denounced",
            "denounce",
            "denounces",
            "dismissed",
            "dismiss",
            "dismisses",
        ];
        let doc = self.doc;
        let Some(cue) = self.quote.cue_span else { return false };
        let cue = doc.place(cue.0)..doc.place(cue.1);
        if !cue.clone().any(|at| doc.one_of(at, JUDGES)) || cue.start > self.words.start {
            return false;
        }
        let as_what = before > self.words.start && doc.eq(before - 1, "as");
        let object = doc.grammar().chunk(self.words.start);
        // Right behind the object, at the end or before a mark or preposition.
        let next = doc.grammar().chunk(at).end.max(at + 1);
        let last = next >= self.words.end || doc.grammar().chunk(next).kind != ChunkKind::Noun;
        let first = self.words.start + usize::from(object.kind == ChunkKind::Noun);
        (as_what || before > first || before == object.end) && last
    }

    fn is_negated(&self, at: usize) -> bool {
        let from = at.saturating_sub(4).max(self.words.start);
        (from..at).any(|w| self.doc.is(w, Class::Negation) || self.doc.eq(w, "without"))
    }

    /// Whether a word stands in what the speaker states: no question, no supposition, nobody else's words.
    fn is_asserted(&self, at: usize) -> bool {
        let doc = self.doc;
        let sentence = doc.sentence(at);
        let last = sentence.end.min(at + 60);
        if (last.saturating_sub(3).max(at)..last).any(|w| doc.mark(w) == Some('?')) {
            return false;
        }
        let from = sentence.start.max(self.words.start).max(at.saturating_sub(NEAR));
        let mut clause = true;
        for w in (from..at).rev() {
            clause &= doc.mark(w) != Some(',');
            if clause
                && doc.one_of(w, &["if", "whether", "unless", "alleged", "allegedly", "accused", "suspected"])
            {
                return false;
            }
            if noun::is_finite_cue(doc, w)
                && doc.grammar().verb(doc, w).is_some_and(|verb| self.is_others(&verb))
            {
                return false;
            }
        }
        true
    }

    /// Whether a word of saying is somebody else's.
    fn is_others(&self, verb: &VerbGroup) -> bool {
        // "continues to": nothing is said.
        let does =
            self.doc.eq(verb.words.end, "to") && self.doc.value(verb.main, Class::Cue) == Some("affirm");
        !does
            && verb.tense != Tense::None
            && !self.is_own(verb.words.start)
            && !self.is_first(verb.words.start)
    }

    /// Whether the words, or the sentence around a fragment, name somebody who is not the speaker.
    fn names_another(&self) -> bool {
        let doc = self.doc;
        let first = doc.sentence(self.words.start).start;
        let last = doc.sentence(self.words.end.saturating_sub(1)).end;
        let bytes = doc.span(first..last.max(self.words.end));
        let speaker = self.quote.speaker.as_ref();
        let start = self.actors.mentions.partition_point(|mention| mention.start < bytes.start);
        let mut near =
            self.actors.mentions[start..].iter().take(60).take_while(|mention| mention.end <= bytes.end);
        near.any(|mention| {
            let inside = speaker.is_some_and(|s| mention.start >= s.start && mention.end <= s.end);
            let same =
                speaker.is_some_and(|s| s.name.is_some() && s.name.as_deref() == Some(mention.name.as_str()));
            let told = matches!(
                mention.kind,
                ActorKind::State | ActorKind::Person | ActorKind::Body | ActorKind::Organisation
            );
            told && !inside && !same
        })
    }
}

fn is_quotation(doc: &Doc<'_, '_>, at: usize) -> bool {
    matches!(doc.mark(at), Some('“' | '”' | '"' | '‘' | '’' | '\''))
}
