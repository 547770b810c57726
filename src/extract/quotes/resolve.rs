//! Who is meant by those who speak: full names for surnames, the person for "he", "the ambassador", "the spokesman".
//!
//! Where the text does not tell, nobody is named: a wrong name is worse than none.

mod office;
mod pronoun;

use super::list::{Joint, joint, members};
use super::marks::Pair;
use super::organs::Organs;
use crate::extract::actors::{Actors, Cluster};
use crate::extract::doc::Doc;
use crate::extract::found::{ActorForm, Quote, Speaker};
use crate::extract::grammar::Pos;
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use std::ops::Range;

/// How far back a pronoun reaches, in words.
const WORDS: usize = 160;
/// How many mentions are looked at for one.
const MENTIONS: usize = 60;

/// Names the speakers, addressees and those who passed it on, as far as the text tells. The quotations are in order.
pub(super) fn all<'t>(doc: &Doc<'t, '_>, actors: &Actors<'t>, pairs: &[Pair], quotes: &mut [Quote<'t>]) {
    let outer: Vec<Range<usize>> = pairs.iter().filter(|p| p.depth == 0).map(|p| p.open..p.end).collect();
    let organs = Organs::read(doc, actors);
    let told = quotes.iter().map(|quote| doc.place(quote.content_span.0)..doc.place(quote.content_span.1));
    let told = told.collect();
    let mut resolver =
        Resolver { doc, actors, outer, told, organs, heard: None, unnamed: None, issuer: None, body: None };
    for at in 0..quotes.len() {
        // What goes on with another has its speaker.
        if let Some(before) = quotes[at].continues.filter(|before| *before < at) {
            let same = quotes[before].speaker.clone();
            if let (Some(speaker), Some(same)) = (&mut quotes[at].speaker, same)
                && (speaker.start, speaker.end) == (same.start, same.end)
            {
                *speaker = same;
                continue;
            }
        }
        let quote = &mut quotes[at];
        if let Some(speaker) = &mut quote.speaker {
            resolver.speaker(speaker);
            resolver.it(speaker);
        }
        for other in [&mut quote.addressee, &mut quote.relayed_by].into_iter().flatten() {
            resolver.named(other);
        }
    }
}

struct Resolver<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    actors: &'d Actors<'t>,
    /// What stands in quotation marks.
    outer: Vec<Range<usize>>,
    /// What is said, also without marks.
    told: Vec<Range<usize>>,
    organs: Organs,
    /// The mention of the person who spoke last, and where that was said.
    heard: Option<(usize, usize)>,
    /// Where somebody without a name spoke last: "an official said".
    unnamed: Option<usize>,
    /// The State or body that spoke last outside of quotation marks, or several together.
    issuer: Option<Speaker<'t>>,
    /// The State or body, or those, that spoke last, if nobody spoke since, and the sentence.
    body: Option<(Speaker<'t>, usize)>,
}

impl<'t> Resolver<'_, 't, '_> {
    fn words(&self, speaker: &Speaker<'_>) -> Range<usize> {
        self.doc.place(speaker.start)..self.doc.place(speaker.end)
    }

    fn speaker(&mut self, speaker: &mut Speaker<'t>) {
        let words = self.antecedent(self.words(speaker));
        let joint = joint(self.doc, self.actors, &words);
        speaker.members = members(self.doc, self.actors, &words);
        if joint == Some(Joint::Bodies) {
            return self.together(&words, speaker);
        }
        if !speaker.members.is_empty() {
            let whom =
                speaker.members.iter().filter_map(|member| self.actors.cluster(*member)?.speaks_for.clone());
            for whom in whom {
                if !speaker.speaks_for.contains(&whom) {
                    speaker.speaks_for.push(whom);
                }
            }
            return;
        }
        if self.is_we(&words) {
            return self.issued(speaker);
        }
        // "The American said": somebody of that State.
        let people = self.mention(&words).and_then(|number| self.actors.mentions.get(number));
        if let Some(people) =
            people.filter(|m| m.form == ActorForm::Demonym && m.kind == ActorKind::State && joint.is_none())
        {
            speaker.speaks_for.extend(people.actor.clone());
            self.unnamed = Some(words.start);
            return;
        }
        let mention = self
            .mention(&words)
            .or_else(|| self.pronoun(&words))
            .or_else(|| self.role(&words))
            .or_else(|| self.author(&words));
        let Some(mention) = mention.filter(|_| joint.is_none()) else {
            self.voice(&words, speaker);
            if speaker.speaks_for.is_empty() && joint != Some(Joint::People) {
                speaker.speaks_for = self.organs.spoken_for(self.doc, self.actors, &words);
            }
            if speaker.name.is_none() && words.len() > 1 {
                self.unnamed = Some(words.start);
            }
            return;
        };
        self.fill(mention, speaker);
        self.remember(&words, speaker);
        if speaker.speaks_for.is_empty() && speaker.kind == Some(ActorKind::Person) {
            speaker.speaks_for = self.organs.spoken_for(self.doc, self.actors, &words);
        }
        if speaker.kind == Some(ActorKind::Person) {
            self.heard = Some((mention, words.start));
        }
    }

    /// States and bodies that speak together: their name is that of the phrase, without its article.
    fn together(&mut self, words: &Range<usize>, speaker: &mut Speaker<'t>) {
        let first = words.start + usize::from(self.doc.is(words.start, Class::Determiner));
        let name = &self.doc.text[self.doc.span(first.min(words.end - 1)..words.end)];
        speaker.name = Some(name.split_whitespace().collect::<Vec<_>>().join(" "));
        speaker.kind = Some(ActorKind::Body);
        self.remember(words, speaker);
    }

    /// Keeps the last State or body, or several, that spoke outside of quotation marks.
    fn remember(&mut self, words: &Range<usize>, speaker: &Speaker<'t>) {
        let body = speaker.kind.is_some_and(|kind| kind != ActorKind::Person);
        if body && !self.is_quoted(words.start) {
            self.issuer = Some(speaker.clone());
        }
    }

    /// Of "who", in "Wood, who said", the noun phrase before it.
    fn antecedent(&self, words: Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let relative = words.len() == 1 && doc.grammar().pos(words.start) == Pos::Relative;
        let comma = words.start.checked_sub(1).filter(|at| matches!(doc.mark(*at), Some(',' | '—' | '–')));
        let noun = doc.grammar().noun_phrase_before(doc, comma.unwrap_or(words.start)).filter(|_| relative);
        // "the envoys of Peru and Mali, who": all of them.
        let noun = noun.map(|noun| {
            let and = noun.start.checked_sub(1).filter(|at| doc.eq(*at, "and"));
            let left = and.and_then(|and| doc.grammar().noun_phrase_before(doc, and));
            left.map_or(noun.start, |left| left.start)..noun.end
        });
        noun.unwrap_or(words)
    }

    /// An addressee or an outlet: by its own words only.
    fn named(&self, speaker: &mut Speaker<'t>) {
        let words = self.words(speaker);
        match self.mention(&words) {
            Some(mention) => self.fill(mention, speaker),
            None => self.voice(&words, speaker),
        }
    }

    fn fill(&self, number: usize, speaker: &mut Speaker<'t>) {
        let (Some(mention), Some(about)) = (self.actors.mentions.get(number), self.actors.cluster(number))
        else {
            return;
        };
        speaker.name = Some(about.name.clone());
        speaker.actor.clone_from(&about.actor);
        speaker.kind = Some(about.kind);
        let inside = mention.start >= speaker.start && mention.end <= speaker.end;
        let own = mention.role.clone().filter(|_| inside);
        if speaker.speaks_for.is_empty() {
            let here = mention.speaks_for.clone().filter(|_| inside);
            let whom = here.or_else(|| about.speaks_for.clone());
            speaker.speaks_for.extend(whom.filter(|whom| speaker.actor.as_ref() != Some(whom)));
        }
        speaker.role = own.or_else(|| self.last_role(about, speaker.start).map(str::to_owned));
    }

    /// The role that the text gave last before a place, or the first.
    fn last_role<'a>(&self, about: &'a Cluster<'t>, byte: usize) -> Option<&'a str> {
        let word = self.doc.place(byte);
        let before = about.roles.iter().rev().find(|role| role.head.start < word);
        before.or(about.roles.first()).map(|role| role.text)
    }

    /// The mention that is the head of a noun phrase, or in apposition to it: not that of "a spokesman for Wood".
    fn mention(&self, words: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let chunk = doc.grammar().chunk(words.start);
        let head = chunk.end.min(words.end);
        let mut best = None;
        let mut at = words.start;
        while at < words.end.min(words.start + 40) {
            let Some(number) = self.actors.number_at(at) else {
                at += 1;
                continue;
            };
            let span = self.actors.words(number);
            let mention = self.actors.mentions.get(number)?;
            // "Wood's deputy", "the Wood campaign".
            let owner = matches!(doc.grammar().pos(span.end), Pos::Possessive) && span.end < words.end;
            let last = span.end == words.end
                || !matches!(doc.grammar().pos(span.end), Pos::Noun | Pos::Name | Pos::Adjective)
                || span.end >= head;
            let leads = span.start < head && span.end >= head.min(words.end);
            let behind =
                span.start > words.start && matches!(doc.mark(span.start - 1), Some(',' | '(' | '—' | '–'));
            let first_noun = span.start == words.start && !owner;
            // "Secretary of State Ana Lima", of which the name hangs on "of".
            let titled = || {
                let before = doc.text.get(doc.span(words.clone()).start..mention.start);
                let role = mention.role.as_deref();
                let rest = before.and_then(|before| before.trim_end().strip_suffix(role?));
                rest.is_some_and(|rest| rest.trim().is_empty() || rest.trim().eq_ignore_ascii_case("the"))
            };
            match mention.kind {
                ActorKind::Person if !owner && (leads || behind || first_noun && last || titled()) => {
                    return Some(number);
                }
                // "South Korean Ambassador": a State is meant only by itself.
                ActorKind::State | ActorKind::Body | ActorKind::Organisation
                    if best.is_none()
                        && !owner
                        && leads
                        && (span.end == head || span.end > head && span.end <= words.end)
                        && span.start <= words.start + 1 =>
                {
                    best = Some(number);
                }
                _ => {}
            }
            at = span.end.max(at + 1);
        }
        best
    }

    fn is_quoted(&self, word: usize) -> bool {
        let at = self.outer.partition_point(|quote| quote.end <= word);
        self.outer.get(at).is_some_and(|quote| quote.start <= word)
    }
}
