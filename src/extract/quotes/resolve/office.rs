//! Whom an office or an organ means, "the ambassador", "Seoul's foreign ministry", and who made what says something.

use super::{MENTIONS, Resolver, WORDS, joint};
use crate::extract::found::Speaker;
use crate::extract::grammar::Pos;
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use std::ops::Range;

/// How many words at the head of a text can be its headlines and first paragraphs.
const HEAD: usize = 400;

/// What is done to a text by who speaks in it.
const ISSUED: &[&str] = &[
    "issued",
    "released",
    "published",
    "written",
    "prepared",
    "signed",
    "sent",
    "posted",
    "made",
    "drafted",
    "submitted",
    "circulated",
    "authored",
    "compiled",
    "read",
    "delivered",
    "given",
    "penned",
    "produced",
];

impl<'t> Resolver<'_, 't, '_> {
    /// Who made a thing that says something: "the statement, issued by the ministry", "a letter from Lima".
    pub(super) fn author(&self, words: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        if !doc.is(doc.grammar().chunk(words.start).head(), Class::Setting) {
            return None;
        }
        // Also where that is an insertion of its own.
        let inserted = matches!(doc.mark(words.end), Some(',' | '—' | '–' | '-'))
            && doc.grammar().pos(words.end + 1) == Pos::Participle;
        let end = if inserted { doc.sentence(words.start).end.min(words.end + 10) } else { words.end };
        // "said a statement by the ministry"
        let follows = doc.one_of(words.end, &["by", "from"]);
        let end = if follows { doc.sentence(words.start).end.min(words.end + 10) } else { end };
        let by = (words.start + 1..end.min(words.start + 14)).find(|at| doc.one_of(*at, &["by", "from"]))?;
        // "a report seen by the agency" is somebody else's.
        let done = doc.grammar().pos(by - 1) == Pos::Participle;
        if done && !doc.one_of(by - 1, ISSUED) {
            return None;
        }
        let noun = doc.grammar().chunk(by + 1);
        let number = self.actors.number_at(noun.head()).filter(|_| noun.end <= end)?;
        let several = joint(doc, self.actors, &(by + 1..end)).is_some() || doc.eq(noun.end, "and");
        (!several).then_some(number)
    }

    /// The person between a mark, or the start of a sentence, and the comma before a word.
    pub(super) fn apposed(&self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let comma = at.checked_sub(1).filter(|at| doc.mark(*at) == Some(','))?;
        let number = self.actors.number_at(comma.checked_sub(1)?)?;
        let name = self.actors.words(number);
        let person = self.actors.mentions.get(number).is_some_and(|m| m.kind == ActorKind::Person);
        let opens = doc.sentence(name.start).start == name.start
            || name.start > 0 && doc.mark(name.start - 1) == Some(',');
        (person && opens && name.end == comma).then_some(number)
    }

    /// Whom "the ambassador" means: the one person in the text so far with such a role, or the last who spoke.
    pub(super) fn role(&self, words: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let headline = doc.capital(words.start) && doc.sentence(words.start).start == words.start;
        if !doc.one_of(words.start, &["the", "this", "that", "his", "her", "their", "its"])
            && !doc.is(words.start, Class::State)
            && !headline
        {
            return None;
        }
        // "On Monday, Ana Lima, Peru's envoy told them": a comma is missing.
        if let Some(number) = self.apposed(words.start) {
            return Some(number);
        }
        let head = doc.grammar().chunk(words.start);
        let last = head.end.min(words.end).checked_sub(1)?;
        let concept = (words.start..=last)
            .find_map(|at| doc.phrase(at, Class::Role).filter(|found| found.end == last + 1))?
            .value;
        if concept.is_empty() || doc.word(last).ends_with('s') {
            return None;
        }
        // "the Russian ambassador": of that State only.
        let state =
            (words.start..words.end).find_map(|at| self.actors.state_at(at)).and_then(|m| m.actor.as_deref());
        let mut found: Option<(usize, usize)> = None;
        // A headline has the role, and what follows the name; it has no article.
        let bare = !doc.any(words.start, Class::Determiner.bit() | Class::Possessive.bit());
        let (end, count) = if headline && bare && words.start < HEAD {
            (HEAD, 4 * MENTIONS)
        } else {
            (words.start, MENTIONS)
        };
        for number in self.actors.people_before(end).take(count) {
            let Some(about) = self.actors.cluster(number) else { continue };
            let cluster = self.actors.cluster_of(number);
            let fits = about.roles.iter().any(|role| {
                role.concept == concept
                    && role.head.start < end
                    && state.is_none_or(|state| {
                        role.speaks_for
                            .as_deref()
                            .or(about.speaks_for.as_deref())
                            .is_some_and(|own| own == state)
                    })
            });
            if !fits || found.is_some_and(|(_, other)| other == cluster) {
                continue;
            }
            if found.is_some() {
                // Two of them: the one who spoke last, if that was just before.
                let heard = self.heard.filter(|(_, word)| words.start.saturating_sub(*word) <= WORDS)?.0;
                let about = self.actors.cluster(heard)?;
                return about.roles.iter().any(|role| role.concept == concept).then_some(heard);
            }
            found = Some((number, cluster));
        }
        // Another of that office spoke since, without a name: "the ambassador of Peru said".
        let since =
            self.unnamed.filter(|word| doc.sentence_number(*word) + 8 >= doc.sentence_number(words.start));
        let other = since.is_some_and(|word| {
            let chunk = doc.grammar().chunk(word);
            (word..chunk.end.max(word + 1))
                .any(|at| doc.phrase(at, Class::Role).is_some_and(|r| r.value == concept))
        });
        let named = found.map(|(number, _)| self.actors.words(number).start);
        if other && named < since && state.is_none() {
            return None;
        }
        found.map(|(number, _)| number)
    }

    /// "Seoul's foreign ministry": speaks for the State.
    pub(super) fn voice(&self, words: &Range<usize>, speaker: &mut Speaker<'t>) {
        let doc = self.doc;
        let last = doc.grammar().chunk(words.start).end.min(words.end);
        let voice =
            (words.start..last).any(|at| doc.phrase(at, Class::Voice).is_some_and(|found| found.end == last));
        if !voice {
            return;
        }
        speaker.kind = Some(ActorKind::Body);
        let owner = (words.start..words.end).find_map(|at| self.actors.state_at(at));
        if let Some(owner) = owner {
            speaker.actor.clone_from(&owner.actor);
            speaker.name =
                Some(format!("{} ({})", owner.name, &doc.text[doc.span(self.noun(words.start, last))]));
        }
    }

    /// The words of the role or body in a phrase, without what owns it.
    pub(super) fn noun(&self, start: usize, end: usize) -> Range<usize> {
        let doc = self.doc;
        let voice =
            (start..end).find(|at| doc.phrase(*at, Class::Voice).is_some_and(|found| found.end == end));
        voice.unwrap_or(start)..end
    }
}
