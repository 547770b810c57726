mod cue;
mod finish;
mod object;
mod voters;

use super::super::actors::Actors;
use super::super::doc::Doc;
use super::super::found::{DateMention, InstrumentMention};
use super::super::lexicon::Class;
use super::tally::{tally, vote_word};
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
        self.objects(&mut groups, &sentence);
        groups.retain_mut(|group| self.holds(group, &sentence));
        groups
    }

    /// What each vote of a sentence was on. It is not looked for beyond the votes before and behind: that is theirs. Where
    /// nothing stands there, it is what the one before was on.
    fn objects(&self, groups: &mut [Group], sentence: &Range<usize>) {
        for at in 0..groups.len() {
            let limit = groups.get(at + 1).map_or(sentence.end, |next| next.words.start);
            let (before, rest) = groups.split_at_mut(at);
            let Some(group) = rest.first_mut().filter(|g| !g.words.is_empty() && g.instrument.is_none())
            else {
                continue;
            };
            let (words, last) = (group.words.clone(), before.last());
            let floor = last.map_or(sentence.start, |last| last.words.end.min(words.start));
            // `13 for resolution 2397, 13 in all`
            let inside = || self.instrument_behind(words.start, words.end, words.len());
            group.instrument = last.filter(|_| !group.vetoed).and_then(|_| inside());
            if group.instrument.is_none() {
                self.object(group, words.start, words.end, &(floor..limit.max(words.end)));
            }
            let same = last.and_then(|last| last.instrument);
            let same = same.filter(|number| !(group.vetoed && self.is_numbered(*number)));
            group.instrument = group.instrument.or(same);
        }
    }

    /// Whether what a sentence tells is a vote, on an instrument or in a body that votes.
    fn holds(&self, group: &mut Group, sentence: &Range<usize>) -> bool {
        if group.words.is_empty() {
            return false;
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
