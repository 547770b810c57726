//! Who is meant by those who speak: full names for surnames, the person for "he", "the ambassador", "the spokesman".
//!
//! Where the text does not tell, nobody is named: a wrong name is worse than none.

use super::list::{Joint, joint, members};
use super::marks::Pair;
use super::organs::Organs;
use crate::extract::actors::{Actors, Cluster, Gender};
use crate::extract::doc::Doc;
use crate::extract::found::{ActorForm, Quote, Speaker};
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use std::ops::Range;

/// How far back a pronoun reaches, in sentences and in words.
const SENTENCES: usize = 4;
const WORDS: usize = 160;
/// How many mentions are looked at for one.
const MENTIONS: usize = 60;
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

    /// "It said", "they said", where the State or body, or several who are named, spoke just before and nobody spoke after.
    fn it(&mut self, speaker: &mut Speaker<'t>) {
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
        let press = super::setting::is_press(self.doc, &words);
        let body = speaker.name.is_some() && speaker.kind.is_some_and(|kind| kind != ActorKind::Person);
        if !speaker.members.is_empty() || body && !press {
            self.body = Some((speaker.clone(), sentence));
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

    /// "We" outside of quotation marks: those who issue the text.
    fn is_we(&self, words: &Range<usize>) -> bool {
        words.len() == 1 && self.doc.eq(words.start, "we") && !self.is_quoted(words.start)
    }

    /// Names those who issue the text: whoever spoke before in it.
    fn issued(&self, speaker: &mut Speaker<'t>) {
        let Some(issuer) = &self.issuer else { return };
        let Speaker { start, end, text, .. } = *speaker;
        *speaker = Speaker { start, end, text, role: None, ..issuer.clone() };
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

    /// Who made a thing that says something: "the statement, issued by the ministry", "a letter from Lima".
    fn author(&self, words: &Range<usize>) -> Option<usize> {
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

    fn is_quoted(&self, word: usize) -> bool {
        let at = self.outer.partition_point(|quote| quote.end <= word);
        self.outer.get(at).is_some_and(|quote| quote.start <= word)
    }

    /// Whether a word stands in what somebody said before another word.
    fn is_told(&self, word: usize, before: usize) -> bool {
        let end = self.told.partition_point(|told| told.start <= word);
        self.told[end.saturating_sub(4)..end].iter().any(|told| word < told.end && told.end <= before)
    }

    /// Whom "he" or "she" means.
    fn pronoun(&self, words: &Range<usize>) -> Option<usize> {
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
    fn is_subject(&self, span: &Range<usize>) -> bool {
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

    /// The person between a mark, or the start of a sentence, and the comma before a word.
    fn apposed(&self, at: usize) -> Option<usize> {
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
    fn role(&self, words: &Range<usize>) -> Option<usize> {
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
        // A headline has the role, and what follows the name.
        let (end, count) =
            if headline && words.start < HEAD { (HEAD, 4 * MENTIONS) } else { (words.start, MENTIONS) };
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
                            .is_none_or(|own| own == state)
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
        found.map(|(number, _)| number)
    }

    /// "Seoul's foreign ministry": speaks for the State.
    fn voice(&self, words: &Range<usize>, speaker: &mut Speaker<'t>) {
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
    fn noun(&self, start: usize, end: usize) -> Range<usize> {
        let doc = self.doc;
        let voice =
            (start..end).find(|at| doc.phrase(*at, Class::Voice).is_some_and(|found| found.end == end));
        voice.unwrap_or(start)..end
    }
}
