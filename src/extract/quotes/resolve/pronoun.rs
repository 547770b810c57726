//! Whom "he", "she", "it", "they" and "we" mean.

use super::{MENTIONS, Resolver, WORDS};
use crate::extract::actors::Gender;
use crate::extract::found::Speaker;
use crate::extract::grammar::{ChunkKind, Pos};
use crate::model::ActorKind;
use std::ops::Range;

/// How far back a pronoun reaches, in sentences.
const SENTENCES: usize = 4;

impl<'t> Resolver<'_, 't, '_> {
    /// "It said", "they said", where the State or body, or several who are named, spoke just before and nobody spoke after.
    pub(super) fn it(&mut self, speaker: &mut Speaker<'t>) {
        let words = self.words(speaker);
        let sentence = self.doc.sentence_number(words.start);
        let it = words.len() == 1 && self.doc.eq(words.start, "it");
        let they = words.len() == 1 && self.doc.eq(words.start, "they");
        let before = self.body.take().filter(|(_, last)| sentence <= last + 1);
        let fits = |body: &Speaker<'_>| if body.members.is_empty() { it } else { they };
        if let Some((body, _)) = before.filter(|(body, _)| fits(body) && !self.is_quoted(words.start)) {
            let Speaker { start, end, text, .. } = *speaker;
            *speaker = Speaker { start, end, text, ..body };
        }
        // An outlet is rarely it: what it reported said.
        let press = crate::extract::quotes::setting::is_press(self.doc, &words);
        let body = speaker.name.is_some() && speaker.kind.is_some_and(|kind| kind != ActorKind::Person);
        if !speaker.members.is_empty() || body && !press {
            self.body = Some((speaker.clone(), sentence));
        }
    }

    /// "We" outside of quotation marks: those who issue the text.
    pub(super) fn is_we(&self, words: &Range<usize>) -> bool {
        words.len() == 1 && self.doc.eq(words.start, "we") && !self.is_quoted(words.start)
    }

    /// Names those who issue the text: whoever spoke before in it.
    /// Only in what says of itself that several issue it: elsewhere "we" may be their adversary, or the paper.
    pub(super) fn issued(&self, speaker: &mut Speaker<'t>) {
        let Some(issuer) = self.issuer.as_ref().filter(|_| self.is_joint_statement()) else { return };
        let Speaker { start, end, text, .. } = *speaker;
        *speaker = Speaker { start, end, text, role: None, ..issuer.clone() };
    }

    /// Whether the head of the text calls it a joint statement.
    fn is_joint_statement(&self) -> bool {
        const KINDS: &[&str] = &["statement", "declaration", "communiqué", "communique", "letter"];
        let doc = self.doc;
        let joint = |at: usize| doc.eq(at, "joint") && (at + 1..at + 3).any(|at| doc.one_of(at, KINDS));
        (0..doc.len().min(120)).any(joint)
    }

    /// Whether a word stands in what somebody said before another word.
    pub(super) fn is_told(&self, word: usize, before: usize) -> bool {
        let end = self.told.partition_point(|told| told.start <= word);
        self.told[end.saturating_sub(4)..end].iter().any(|told| word < told.end && told.end <= before)
    }

    /// Whom "he" or "she" means.
    pub(super) fn pronoun(&self, words: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let at = words.start;
        if words.len() != 1 {
            return None;
        }
        let gender = match () {
            // "according to him"
            () if doc.one_of(at, &["he", "him"]) => Gender::Male,
            () if doc.one_of(at, &["she", "her"]) => Gender::Female,
            () => return None,
        };
        let sentence = doc.sentence_number(at);
        let fits = |number: usize| {
            self.actors.cluster(number).is_some_and(|about| {
                about.kind == ActorKind::Person && about.gender.is_none_or(|known| known == gender)
            })
        };
        let sure =
            |number: usize| self.actors.cluster(number).is_some_and(|about| about.gender == Some(gender));
        let near = |word: usize| {
            word < at && at - word <= WORDS && doc.sentence_number(word) + SENTENCES >= sentence
        };
        // Persons named shortly before, outside of quotations; one mention for each.
        let mut people: Vec<(usize, usize)> = Vec::new();
        for number in self.actors.people_before(at).take(MENTIONS) {
            let start = self.actors.words(number).start;
            if !near(start) {
                break;
            }
            let cluster = self.actors.cluster_of(number);
            if fits(number) && !self.is_quoted(start) && people.iter().all(|(_, other)| *other != cluster) {
                people.push((number, cluster));
            }
        }
        let heard = self.heard.filter(|(number, word)| near(*word) && fits(*number));
        // The subject of this sentence or the one before.
        let subject = people.iter().find(|(number, _)| {
            let span = self.actors.words(*number);
            doc.sentence_number(span.start) + 1 >= sentence
                && self.is_subject(&span)
                && !self.is_told(span.start, at)
        });
        // "Lima and Berg met. He said": either.
        let joint = |number: usize| {
            let end = self.actors.words(number).end;
            doc.eq(end, "and") && doc.grammar().pos(end + 1) == Pos::Name
        };
        let first = subject.or(people.first());
        if heard.is_none() && first.is_some_and(|(number, _)| joint(*number)) {
            return None;
        }
        // "An official said. He added": whoever spoke last without a name is "he", unless a name came since.
        let named =
            heard.map(|(_, word)| word).max(subject.map(|(number, _)| self.actors.words(*number).start));
        if self.unnamed.is_some_and(|word| near(word) && named.is_none_or(|named| named < word)) {
            return None;
        }
        match (heard, subject) {
            (Some((number, _)), None) => Some(number),
            (Some((number, word)), Some((subject, cluster))) => {
                let later = self.actors.words(*subject).start > word;
                let same = self.actors.cluster_of(number) == *cluster;
                Some(if same || !later { number } else { *subject })
            }
            (None, Some((subject, _))) => Some(*subject),
            (None, None) => match people[..] {
                [(only, _)] => Some(only),
                [(first, _), ..] if sure(first) && people[1..].iter().all(|(other, _)| !sure(*other)) => {
                    Some(first)
                }
                _ => None,
            },
        }
    }

    /// Whether a mention is in the first noun phrase of its clause, or right before a verb.
    pub(super) fn is_subject(&self, span: &Range<usize>) -> bool {
        let doc = self.doc;
        let mut end = span.end;
        if doc.mark(end) == Some(',') {
            // Over an apposition.
            end = (end + 1..end + 25).find(|at| doc.mark(*at) == Some(',')).map_or(end, |comma| comma + 1);
        }
        while doc.grammar().chunk(end).kind == ChunkKind::Adverb {
            end = doc.grammar().chunk(end).end;
        }
        let verb = doc.grammar().chunk(end).kind == ChunkKind::Verb;
        let object = span.start > 0
            && doc.grammar().pos(doc.grammar().chunk(span.start).start.saturating_sub(1)) == Pos::Preposition;
        verb && !object
    }
}
