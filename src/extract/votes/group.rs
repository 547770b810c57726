use super::super::actors::Actors;
use super::super::doc::Doc;
use super::super::found::{ActorForm, DateMention, InstrumentMention, TimexKind, VoteMention};
use super::super::lexicon::Class;
use super::tally::{tally, vote_word};
use crate::model::ActorKind;
use crate::text::WordKind;
use std::ops::Range;

/// What sentences tell of one vote.
#[derive(Clone, Debug, Default)]
pub(super) struct Group {
    words: Range<usize>,
    /// The number of its last sentence.
    sentence: usize,
    yes: Option<u32>,
    no: Option<u32>,
    abstain: Option<u32>,
    veto: Vec<String>,
    vetoed: bool,
    against: Vec<String>,
    abstained: Vec<String>,
    unanimous: bool,
    adopted: Option<bool>,
    instrument: Option<usize>,
    /// Where a veto or an adoption is told, which the day is of.
    told: Option<usize>,
    /// A sentence with such words as `vote` or an instrument: without, counts may be of anything.
    voting: bool,
    rule: &'static str,
}

impl Group {
    fn cover(&mut self, words: Range<usize>) {
        if self.words.is_empty() {
            self.words = words;
        } else {
            self.words = self.words.start.min(words.start)..self.words.end.max(words.end);
        }
    }

    fn counts(&self) -> bool {
        self.yes.is_some() || self.no.is_some() || self.abstain.is_some()
    }

    /// Takes up what a later sentence adds.
    pub(super) fn join(&mut self, other: Group) {
        self.cover(other.words);
        self.sentence = other.sentence;
        self.yes = self.yes.or(other.yes);
        self.no = self.no.or(other.no);
        self.abstain = self.abstain.or(other.abstain);
        self.veto.extend(other.veto);
        self.vetoed |= other.vetoed;
        self.against.extend(other.against);
        self.abstained.extend(other.abstained);
        self.unanimous |= other.unanimous;
        self.adopted = self.adopted.or(other.adopted);
        self.instrument = self.instrument.or(other.instrument);
        self.told = self.told.or(other.told);
    }
}

/// What a count or a word for voting starts with.
const STARTS: u128 = Class::NumberWord.bit() | Class::VoteWord.bit() | Class::CLOSED;

/// What votes are read with.
#[derive(Debug)]
pub(super) struct Reader<'d, 't, 'l> {
    pub(super) doc: &'d Doc<'t, 'l>,
    pub(super) actors: &'d Actors<'t>,
    pub(super) instruments: &'d [InstrumentMention<'t>],
    pub(super) dates: &'d [DateMention<'t>],
}

impl<'t> Reader<'_, 't, '_> {
    /// The votes that one sentence tells of.
    pub(super) fn sentence(&self, number: usize, sentence: Range<usize>) -> Vec<Group> {
        let doc = self.doc;
        let mut groups: Vec<Group> = Vec::new();
        let mut group = Group { sentence: number, ..Group::default() };
        let mut counted = 0;
        let mut at = sentence.start;
        while at < sentence.end {
            let mut end = at + 1;
            // `no` and `none` are small words.
            if doc.starts(at) & STARTS == 0 && doc.kind(at) != Some(WordKind::Number) {
                at = end;
                continue;
            }
            let number_word = matches!(doc.kind(at), Some(WordKind::Number))
                || doc.is(at, Class::NumberWord)
                || doc.one_of(at, &["no", "none"]);
            if number_word
                && at >= counted
                && let Some(tally) = tally(doc, at)
            {
                // A second count of the same kind is of another vote.
                if group.yes.is_some() && tally.yes.is_some() && group.yes != tally.yes {
                    groups
                        .push(std::mem::replace(&mut group, Group { sentence: number, ..Group::default() }));
                }
                group.yes = group.yes.or(tally.yes);
                group.no = group.no.or(tally.no);
                group.abstain = group.abstain.or(tally.abstain);
                group.cover(at..tally.end);
                group.rule = if group.rule.is_empty() { "vote-count" } else { group.rule };
                counted = tally.end;
                self.voters(&mut group, at, &tally, sentence.end);
            }
            if let Some((value, behind)) = vote_word(doc, at) {
                end = behind;
                self.word(&mut group, at, behind, value, &sentence);
            }
            at = end;
        }
        groups.push(group);
        groups.retain_mut(|group| self.holds(group, &sentence));
        groups
    }

    /// One vote word.
    fn word(&self, group: &mut Group, at: usize, end: usize, value: &str, sentence: &Range<usize>) {
        let doc = self.doc;
        if unreal(doc, at, sentence.start) {
            return;
        }
        match value {
            "veto" | "veto-noun" => {
                let verb = value == "veto";
                let by = !verb && doc.eq(end, "by") && !self.list(end + 1, sentence.end).is_empty();
                if !verb && !by && !self.cast(at, sentence.start) && !self.owned(at) {
                    return;
                }
                let (who, from) =
                    if verb || by { self.agent(at, end, sentence) } else { self.before(at, sentence.start) };
                // `obstructed by vetoes`, `the draft vetoed last week`: nobody is told, and nothing is voted on.
                if who.is_empty() && !(verb && self.is_passive(at)) {
                    return;
                }
                group.cover(from.min(at)..end);
                group.vetoed = true;
                group.adopted = Some(false);
                group.told = group.told.or(Some(at));
                group.rule = "vote-veto";
                for code in who {
                    if !group.veto.contains(&code) {
                        group.veto.push(code);
                    }
                }
                self.object(group, at, end, sentence);
            }
            "block" => {
                let object = self.instrument_behind(end, sentence.end, 8);
                let (who, from) = self.before(at, sentence.start);
                let all = !who.is_empty() && who.iter().all(|code| permanent(doc, code));
                if let (Some(object), true) = (object, all) {
                    group.cover(from..end);
                    group.veto = who;
                    group.vetoed = true;
                    group.adopted = Some(false);
                    group.told = Some(at);
                    group.rule = "vote-blocked";
                    group.instrument = Some(object);
                    group.cover(self.places(object));
                }
            }
            "unanimous" => {
                if !self.decides(at, end) {
                    return;
                }
                group.unanimous = true;
                group.cover(at..end);
                group.told = group.told.or(Some(at));
                group.rule = if group.rule.is_empty() { "vote-unanimous" } else { group.rule };
                self.object(group, at, end, sentence);
            }
            "adopt" => {
                group.told = group.told.or(Some(at));
                group.adopted = group.adopted.or(Some(true));
            }
            "reject" => {
                group.told = group.told.or(Some(at));
                group.adopted = Some(false);
            }
            "abstain" => {
                // `abstained from alcohol`
                let other = doc.eq(end, "from") && !(end + 1..end + 4).any(|at| vote_word(doc, at).is_some());
                let noun = doc.word(at).to_ascii_lowercase().starts_with("abstention");
                if other && !noun {
                    return;
                }
                let (mut who, mut from) = (Vec::new(), at);
                if !noun {
                    (who, from) = self.before(at, sentence.start);
                } else if doc.mark(end) == Some('(') || doc.one_of(end, &["from", "by"]) {
                    who = self.list(end + 1, sentence.end);
                } else if doc.kind(at.wrapping_sub(1)) == Some(WordKind::Clitic) {
                    (who, from) = self.before(at, sentence.start);
                }
                if who.is_empty() {
                    return;
                }
                group.cover(from.min(at)..end);
                group.rule = if group.rule.is_empty() { "vote-abstained" } else { group.rule };
                add(&mut group.abstained, who);
            }
            "against" => {
                let voted = (at.saturating_sub(3)..at)
                    .rev()
                    .find(|at| doc.one_of(*at, &["voted", "voting", "vote", "votes"]));
                let Some(voted) = voted.filter(|_| doc.eq(at, "against")) else { return };
                group.voting = true;
                let (who, from) = self.before(voted, sentence.start);
                if who.is_empty() {
                    return;
                }
                group.cover(from..end);
                group.rule = if group.rule.is_empty() { "vote-against" } else { group.rule };
                add(&mut group.against, who);
            }
            _ => group.voting = true,
        }
    }

    /// Names in parentheses behind a count: `1 against (Russian Federation)`.
    fn voters(&self, group: &mut Group, at: usize, tally: &super::tally::Tally, limit: usize) {
        let _ = at;
        if self.doc.mark(tally.end) != Some('(') {
            return;
        }
        let who = self.list(tally.end + 1, limit);
        if tally.abstain.is_some() {
            add(&mut group.abstained, who);
        } else if tally.no.is_some() {
            add(&mut group.against, who);
        }
    }

    /// Whether what a sentence tells is a vote, on an instrument or in a body that votes.
    fn holds(&self, group: &mut Group, sentence: &Range<usize>) -> bool {
        if group.words.is_empty() {
            return false;
        }
        if group.instrument.is_none() {
            self.object(group, group.words.start, group.words.end, sentence);
        }
        if group.vetoed {
            return true;
        }
        let body = sentence.clone().take(120).any(|at| {
            self.doc.one_of(
                at,
                &[
                    "council",
                    "assembly",
                    "committee",
                    "members",
                    "senate",
                    "house",
                    "parliament",
                    "congress",
                    "board",
                ],
            )
        });
        let about = group.instrument.is_some() || body;
        if group.unanimous && group.adopted != Some(false) && about {
            group.adopted = Some(true);
            return true;
        }
        group.unanimous = false;
        let named = !group.abstained.is_empty() || !group.against.is_empty();
        (group.counts() && (group.voting || about || named || group.adopted.is_some()))
            || (named && (group.voting || about))
    }

    /// Whether a later group tells of the same vote.
    pub(super) fn goes_on(&self, last: &Group, next: &Group) -> bool {
        let near = next.sentence <= last.sentence + 2 && next.sentence > last.sentence;
        let twice = (last.yes.is_some() && next.yes.is_some() && last.yes != next.yes)
            || (last.vetoed && next.vetoed)
            || (last.unanimous && next.unanimous)
            || (last.adopted.is_some() && next.adopted.is_some() && last.adopted != next.adopted);
        let other = match (last.instrument, next.instrument) {
            (Some(last), Some(next)) => {
                let (last, next) = (self.instruments.get(last), self.instruments.get(next));
                last.zip(next).is_some_and(|(last, next)| last.symbol != next.symbol)
            }
            _ => false,
        };
        let adds = (next.counts() && !last.counts())
            || (!next.abstained.is_empty() && last.abstained.is_empty())
            || (!next.against.is_empty() && last.against.is_empty())
            || (next.vetoed && last.counts());
        near && !twice && !other && adds
    }

    /// The States that do what a verb tells: behind `by` where it is passive, else before it.
    fn agent(&self, at: usize, end: usize, sentence: &Range<usize>) -> (Vec<String>, usize) {
        let doc = self.doc;
        let by = (end..sentence.end.min(end + 7)).find(|at| doc.eq(*at, "by"));
        let passive = self.is_passive(at);
        if let Some(by) = by {
            let who = self.list(by + 1, sentence.end);
            if !who.is_empty() {
                return (who, at);
            }
        }
        if passive { (Vec::new(), at) } else { self.before(at, sentence.start) }
    }

    fn is_passive(&self, at: usize) -> bool {
        let before = (at.saturating_sub(3)..at).rev().find(|at| !self.doc.word(*at).ends_with("ly"));
        before.is_some_and(|at| {
            self.doc.one_of(at, &["was", "were", "been", "be", "being", "is", "are", "got"])
        })
    }

    /// Whether what is unanimous is a decision: `unanimously adopted`, `passed unanimously`, `a unanimous vote`.
    fn decides(&self, at: usize, end: usize) -> bool {
        let doc = self.doc;
        let word = |at: usize| {
            let value = vote_word(doc, at).map(|(value, _)| value);
            matches!(value, Some("adopt" | "vote" | "reject"))
                || doc.one_of(
                    at,
                    &[
                        "replaced",
                        "superseded",
                        "followed",
                        "agreed",
                        "renewed",
                        "extended",
                        "decided",
                        "resolution",
                    ],
                )
        };
        (at.saturating_sub(3)..at).any(word) || (end..end + 2).any(word)
    }

    /// The States before a place, nearest, with those joined to them; and where they start.
    fn before(&self, at: usize, start: usize) -> (Vec<String>, usize) {
        let doc = self.doc;
        let mut place = at;
        let mut who: Vec<String> = Vec::new();
        let mut from = at;
        let floor = start.max(at.saturating_sub(16));
        while let Some(before) = place.checked_sub(1).filter(|before| *before >= floor) {
            if let Some((code, words)) = self.state(before) {
                if !who.contains(&code) {
                    who.push(code);
                }
                (place, from) = (words.start, words.start);
                continue;
            }
            // What was voted on does not vote.
            let thing = self.instruments_at(before);
            if who.is_empty() {
                if thing || doc.mark(before) == Some(';') {
                    break;
                }
            } else {
                let joins = matches!(doc.mark(before), Some(',' | '&'))
                    || doc.one_of(before, &["and", "the", "both", "or", "with"]);
                if !joins || from > before + 4 {
                    break;
                }
            }
            place = before;
        }
        who.reverse();
        (who, from)
    }

    /// The States of a list that starts at a place.
    fn list(&self, at: usize, limit: usize) -> Vec<String> {
        let doc = self.doc;
        let mut who = Vec::new();
        let mut place = at;
        while place < limit.min(at + 60) {
            if let Some((code, words)) = self.state(place) {
                if !who.contains(&code) {
                    who.push(code);
                }
                place = words.end.max(place + 1);
            } else if matches!(doc.mark(place), Some(',' | '&' | '-'))
                || doc.one_of(
                    place,
                    &["and", "the", "both", "permanent", "members", "member", "veto", "wielding", "council"],
                )
            {
                place += 1;
            } else {
                break;
            }
        }
        who
    }

    /// The State that a word names as an actor, and the words of the mention.
    fn state(&self, at: usize) -> Option<(String, Range<usize>)> {
        let mention = self.actors.state_at(at).filter(|m| m.form != ActorForm::Place);
        let (code, start, end) = match mention {
            Some(mention) => (mention.actor.clone()?, mention.start, mention.end),
            None => {
                let person = self.actors.at(at).filter(|m| m.kind == ActorKind::Person)?;
                (person.speaks_for.clone()?, person.start, person.end)
            }
        };
        let words = self.doc.place(start)..self.doc.place(end);
        (code.len() == 3).then_some((code, words))
    }

    /// `cast a veto`, `used its veto`.
    fn cast(&self, at: usize, start: usize) -> bool {
        (start.max(at.saturating_sub(4))..at).any(|at| {
            self.doc.one_of(
                at,
                &[
                    "cast",
                    "casting",
                    "used",
                    "using",
                    "exercised",
                    "exercising",
                    "wielded",
                    "wielding",
                    "employed",
                    "invoked",
                ],
            )
        }) && !self.doc.all(at.saturating_sub(2), &["right", "of"])
            && !self.doc.one_of(at + 1, &["power", "powers", "right", "rights", "wielding"])
            && self.doc.mark(at + 1) != Some('-')
    }

    /// `Russia's veto`, `the Russian veto of the text`.
    fn owned(&self, at: usize) -> bool {
        let doc = self.doc;
        let behind = doc.one_of(at + 1, &["of", "on", "against"]);
        let power = doc.one_of(at + 1, &["power", "powers", "right", "rights", "threat", "threats"]);
        let clitic = at > 1 && doc.kind(at - 1) == Some(WordKind::Clitic);
        let owner = if clitic { at - 2 } else { at.wrapping_sub(1) };
        (behind || (clitic && !power && doc.mark(at + 1) != Some('-'))) && self.state(owner).is_some()
    }

    fn instruments_at(&self, at: usize) -> bool {
        let Some(word) = self.doc.words.get(at) else { return false };
        let start = word.start as usize;
        let after = self.instruments.partition_point(|i| i.start <= start);
        after.checked_sub(1).and_then(|n| self.instruments.get(n)).is_some_and(|i| start < i.end)
    }

    fn places(&self, instrument: usize) -> Range<usize> {
        self.instruments.get(instrument).map_or(0..0, |i| self.doc.place(i.start)..self.doc.place(i.end))
    }

    fn votable(&self, instrument: usize) -> bool {
        self.instruments.get(instrument).is_some_and(|i| matches!(i.kind, "resolution" | "draft"))
    }

    /// Whether an instrument has the number of a resolution that was adopted.
    fn is_numbered(&self, instrument: usize) -> bool {
        let symbol = self.instruments.get(instrument).and_then(|i| i.symbol.as_deref());
        symbol.is_some_and(|symbol| symbol.starts_with("S/RES/"))
    }

    fn within(&self, instrument: usize, sentence: &Range<usize>) -> bool {
        sentence.contains(&self.places(instrument).start)
    }

    /// The first instrument that can be voted on, that starts in so many words behind a place.
    fn instrument_behind(&self, at: usize, limit: usize, words: usize) -> Option<usize> {
        let start = self.doc.words.get(at)?.start as usize;
        let first = self.instruments.partition_point(|i| i.start < start);
        (first..self.instruments.len().min(first + 3))
            .find(|number| self.votable(*number))
            .filter(|number| self.places(*number).start < limit.min(at + words))
    }

    fn instrument_before(&self, at: usize, floor: usize) -> Option<usize> {
        let start = self.doc.words.get(at)?.start as usize;
        let first = self.instruments.partition_point(|i| i.start < start);
        (first.saturating_sub(3)..first)
            .rev()
            .find(|n| self.votable(*n))
            .filter(|n| self.places(*n).start >= floor)
    }

    /// What was voted on: behind the words that tell it, else before them in the sentence.
    fn object(&self, group: &mut Group, at: usize, end: usize, sentence: &Range<usize>) {
        // `replaced by a stricter one`: the subject is not what was voted on.
        let replaced = (end..sentence.end.min(end + 3))
            .find(|at| self.doc.one_of(*at, &["replaced", "superseded", "followed", "succeeded"]));
        if let Some(replaced) = replaced {
            group.cover(replaced..replaced + 1);
            group.adopted = group.adopted.or(Some(true));
            group.told = Some(at);
            group.instrument =
                self.instrument_behind(end, sentence.end, 12).or_else(|| self.of_year(at, sentence));
            return;
        }
        let behind = self.instrument_behind(end, sentence.end, 14);
        let found = behind.or_else(|| self.instrument_before(at, sentence.start));
        // What was vetoed never got a number: a resolution with one is another text, that is only named beside.
        let found = match found {
            Some(number) if group.vetoed && self.is_numbered(number) => {
                let near = |n: &usize| self.votable(*n) && !self.is_numbered(*n) && self.within(*n, sentence);
                (number.saturating_sub(6)..number).rev().find(near)
            }
            found => found,
        };
        group.instrument = group.instrument.or(found);
        if let Some(found) = found.filter(|found| group.instrument == Some(*found)) {
            group.cover(self.places(found));
        }
    }

    /// A resolution of the year that a sentence tells, named in one of the sentences behind it.
    fn of_year(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let date = self.date(at, sentence)?;
        let year = self.dates.get(date)?.value.get(..4)?;
        let limit =
            self.doc.sentences.get((self.doc.sentence_number(at) + 6).min(self.doc.sentences.len() - 1))?.end;
        let start = self.doc.words.get(sentence.end)?.start as usize;
        let first = self.instruments.partition_point(|i| i.start < start);
        let wanted = format!("({year})");
        (first..self.instruments.len().min(first + 8)).find(|number| {
            let named =
                self.instruments[*number].symbol.as_ref().is_some_and(|symbol| symbol.ends_with(&wanted));
            named && self.places(*number).end <= limit
        })
    }

    /// The day that a sentence tells for what stands at a place: the nearest, but none of another clause.
    fn date(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let span = doc.span(sentence.clone());
        let first = self.dates.partition_point(|date| date.start < span.start);
        let near =
            self.dates.iter().enumerate().skip(first).take(12).take_while(|(_, date)| date.start < span.end);
        near.filter(|(_, date)| {
            let day = date.kind == TimexKind::Date && date.value.starts_with(|c: char| c.is_ascii_digit());
            let place = doc.place(date.start);
            let between = if place < at { place..at } else { at..place };
            day && !between.clone().any(|at| {
                doc.one_of(
                    at,
                    &["after", "before", "since", "until", "when", "because", "but", "which", "that", "who"],
                )
            })
        })
        .min_by_key(|(_, date)| doc.place(date.start).abs_diff(at))
        .map(|(number, _)| number)
    }

    /// What is sure now that all was read.
    pub(super) fn finish(&self, mut group: Group) -> Option<VoteMention<'t>> {
        let doc = self.doc;
        let told = group.told.unwrap_or(group.words.start);
        // Of fifteen members, the rest is known.
        let council = group.vetoed || group.yes.is_some_and(|yes| yes <= 15);
        if let (Some(yes), true, true) = (group.yes, council, group.vetoed) {
            if group.abstain.is_none() && !group.abstained.is_empty() {
                group.abstain = Some(group.abstained.len() as u32);
            }
            let rest = 15u32.checked_sub(yes + group.abstain.unwrap_or(0));
            if group.no.is_none() && rest == Some(group.veto.len() as u32) && !group.veto.is_empty() {
                group.no = rest;
            }
        }
        // A permanent member against a draft that was not adopted has vetoed it.
        let permanent: Vec<_> = group.against.iter().filter(|code| permanent(doc, code)).cloned().collect();
        if group.vetoed {
            for code in &group.veto {
                if !group.against.contains(code) {
                    group.against.push(code.clone());
                }
            }
        } else if group.adopted == Some(false) && council && !permanent.is_empty() {
            group.veto = permanent;
        }
        if group.instrument.is_none() {
            group.instrument = self.before_it(&group);
        }
        let sentence = doc.sentence(told);
        let date = self.date(told, &sentence);
        let span = doc.span(group.words.clone());
        let confidence = match group.rule {
            "vote-veto" if group.veto.is_empty() => 0.75,
            "vote-veto" => 0.9,
            "vote-count" => 0.9,
            "vote-unanimous" => 0.9,
            _ => 0.8,
        };
        Some(VoteMention {
            start: span.start,
            end: span.end,
            text: doc.text.get(span)?,
            yes: group.yes,
            no: group.no,
            abstain: group.abstain,
            veto: group.veto,
            against: group.against,
            abstained: group.abstained,
            unanimous: group.unanimous,
            adopted: group.adopted,
            instrument: group.instrument,
            date,
            confidence,
            rule: group.rule,
        })
    }

    /// What was named in the sentence before, where a sentence has counts alone.
    fn before_it(&self, group: &Group) -> Option<usize> {
        if !group.counts() && !group.unanimous {
            return None;
        }
        let number = self.doc.sentence_number(group.words.start).checked_sub(1)?;
        let before = self.doc.sentences.get(number)?;
        self.instrument_before(self.doc.sentence(group.words.start).start, before.start)
    }
}

fn permanent(doc: &Doc<'_, '_>, code: &str) -> bool {
    doc.lexicon.value_of(Class::PermanentMember, code).is_some()
}

fn add(to: &mut Vec<String>, codes: Vec<String>) {
    for code in codes {
        if !to.contains(&code) {
            to.push(code);
        }
    }
}

/// Whether what a word tells did not happen: `threatened to veto`, `would veto`, `was not vetoed`.
fn unreal(doc: &Doc<'_, '_>, at: usize, start: usize) -> bool {
    (start.max(at.saturating_sub(3))..at).any(|at| {
        doc.is(at, Class::Modal)
            || (doc.is(at, Class::Negation) && !doc.one_of(at, &["no", "none"]))
            || doc.one_of(at, &["if", "threatened", "threatening", "threat", "avoid", "likely", "expected"])
    }) || doc.eq(at.wrapping_sub(1), "to") && at > start
}
