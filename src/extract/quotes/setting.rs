//! To whom, through whom and in what something was said: "told reporters", "told Newsweek", "in an interview", "on X".

use super::cited::{cited, is_quoting, quoted_as_saying};
use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::found::{Quote, Span, Speaker};
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use std::ops::Range;

/// What an outlet does with what others say.
const CARRIED: &[&str] =
    &["carried", "published", "aired", "broadcast", "released", "reported", "quoted", "cited"];

/// How many words behind the cue are read.
const REACH: usize = 26;

/// Adds them to each quotation that has a cue.
pub(super) fn all<'t>(doc: &Doc<'t, '_>, actors: &Actors<'t>, quotes: &mut [Quote<'t>]) {
    for at in 0..quotes.len() {
        if let Some(before) = quotes[at].continues.filter(|before| *before < at)
            && quotes[before].cue_span == quotes[at].cue_span
        {
            let (first, rest) = quotes.split_at_mut(at);
            rest[0].addressee.clone_from(&first[before].addressee);
            rest[0].relayed_by.clone_from(&first[before].relayed_by);
            rest[0].setting = first[before].setting;
            continue;
        }
        let quote = &mut quotes[at];
        let Some(cue) = quote.cue_span else { continue };
        let reader = Reader { doc, actors, cue: doc.place(cue.0)..doc.place(cue.1) };
        let content = doc.place(quote.start)..doc.place(quote.end);
        let speaker = quote.speaker.as_ref().map(|s| doc.place(s.start)..doc.place(s.end));
        reader.read(quote, &content, speaker);
    }
}

/// Whether words name the press, with a name or without: "Reuters", "Peruvian media", "a daily".
pub(super) fn is_press(doc: &Doc<'_, '_>, words: &Range<usize>) -> bool {
    let end = doc.grammar().chunk(words.start).end.min(words.end);
    // An agency may be any, unless it is one for news.
    let press = is_press_noun(doc, end - 1)
        && (!doc.eq(end - 1, "agency") || end > words.start + 1 && doc.one_of(end - 2, &["news", "press"]));
    press || (words.start..end).any(|at| doc.is(at, Class::Outlet))
}

fn is_press_noun(doc: &Doc<'_, '_>, at: usize) -> bool {
    const PRESS: &[&str] = &[
        "agency",
        "newspaper",
        "newspapers",
        "daily",
        "paper",
        "media",
        "broadcaster",
        "network",
        "outlet",
        "outlets",
        "magazine",
        "website",
    ];
    doc.one_of(at, PRESS)
}

struct Reader<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    actors: &'d Actors<'t>,
    cue: Range<usize>,
}

impl<'t> Reader<'_, 't, '_> {
    fn read(&self, quote: &mut Quote<'t>, content: &Range<usize>, speaker: Option<Range<usize>>) {
        let doc = self.doc;
        let sentence = doc.sentence(self.cue.start);
        let from = match &speaker {
            Some(speaker) if speaker.start >= self.cue.end => speaker.end,
            _ => self.cue.end,
        };
        let mut limit = sentence.end.min(from + REACH);
        if content.start >= from {
            limit = limit.min(content.start);
        }
        let mut at = from;
        if let Some(told) = self.told(at, limit) {
            at = told.end;
            self.assign(quote, told);
        }
        self.relay(quote, speaker.as_ref(), limit);
        // "was quoted as saying"
        let passive = doc.eq(at, "as") && doc.is(at + 1, Class::Cue);
        if passive {
            at += 2;
        }
        let quoted = self.cue.clone().any(|at| is_quoting(doc, at));
        // Whether "to" tells to whom: "said to reporters", not "in reference to Mali".
        let mut free = true;
        while at < limit {
            let chunk = doc.grammar().chunk(at);
            // "…, according to Newsweek", "…, via The Associated Press"
            let second = doc.all(at, &["according", "to"]) && self.cue.start != at;
            if second || doc.eq(at, "via") {
                let object = at + 1 + usize::from(second);
                if let Some(outlet) = self.relays(object, limit) {
                    at = outlet.end;
                    quote.relayed_by.get_or_insert(self.voice(outlet));
                    continue;
                }
                if second {
                    break;
                }
            }
            // "quoted as saying by the agency", "in a statement carried by the agency"
            let carried = chunk.kind == ChunkKind::Verb && doc.one_of(chunk.head(), CARRIED);
            let by = if carried { chunk.end } else { at };
            if doc.eq(by, "by") && (carried || passive || quoted) {
                let Some(outlet) = self.relays(by + 1, limit) else { break };
                at = outlet.end;
                quote.relayed_by.get_or_insert(self.voice(outlet));
                continue;
            }
            match chunk.kind {
                ChunkKind::Preposition => {
                    at = self.phrase(quote, chunk.start, limit, free);
                    free = false;
                }
                ChunkKind::Time | ChunkKind::Adverb => at = chunk.end,
                ChunkKind::Mark if doc.mark(at) == Some(',') => at = chunk.end,
                _ => break,
            }
        }
        // "The ministry said it was late, the agency (KCNA) reported"
        let behind = content.end + 1;
        if quote.relayed_by.is_none()
            && content.start >= self.cue.end
            && doc.mark(content.end) == Some(',')
            && let Some(words) = doc.grammar().noun_phrase(doc, behind).filter(|words| is_press(doc, words))
        {
            let close = (words.end..sentence.end.min(words.end + 5)).find(|at| doc.mark(*at) == Some(')'));
            let verb =
                close.filter(|_| doc.mark(words.end) == Some('(')).map_or(words.end, |close| close + 1);
            if verb < sentence.end && doc.is(verb, Class::Cue) {
                quote.relayed_by = Some(self.voice(behind..words.end));
            }
        }
        if quote.setting.is_none() {
            // "In an interview on Friday, …"
            let head = sentence.start;
            let speaker = speaker.map_or(self.cue.start, |s| s.start);
            if doc.grammar().chunk(head).kind == ChunkKind::Preposition
                && speaker > head
                && !content.contains(&head)
            {
                self.phrase(quote, head, speaker.min(self.cue.start).max(head), false);
            }
        }
    }

    /// "The agency reported, citing the ministry": the ministry's words, that the agency passes on.
    fn relay(&self, quote: &mut Quote<'t>, speaker: Option<&Range<usize>>, limit: usize) {
        let doc = self.doc;
        let Some(speaker) = speaker.filter(|_| quote.relayed_by.is_none()) else { return };
        // "The agency quoted the envoy as saying": the envoy's words.
        let quoted = self.cue.clone().find_map(|at| quoted_as_saying(doc, at));
        if let Some((words, _)) =
            quoted.filter(|(words, _)| words.start >= speaker.end && !doc.eq(words.start, "by"))
        {
            quote.relayed_by = quote.speaker.replace(self.voice(words));
            return;
        }
        let after = self.cue.end.max(if speaker.start >= self.cue.end { speaker.end } else { 0 });
        let near =
            (after..limit.min(after + 12)).take_while(|at| doc.sentence(*at).contains(&self.cue.start));
        let Some(cited) = near.into_iter().find_map(|at| cited(doc, at)).filter(|words| words.end <= limit)
        else {
            return;
        };
        if self.outlet(speaker.start, speaker.end).is_some()
            || is_press_noun(doc, doc.grammar().chunk(speaker.start).head())
        {
            quote.relayed_by = quote.speaker.replace(self.voice(cited));
        }
    }

    /// The words of an outlet that start at a place: an organisation's name.
    fn outlet(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let chunk = doc.grammar().chunk(at);
        let head = chunk.head();
        let named =
            chunk.kind == ChunkKind::Noun && chunk.end <= limit && doc.grammar().pos(head) == Pos::Name;
        let mention = self.actors.number_at(head).and_then(|n| self.actors.mentions.get(n));
        let outlet = mention.is_some_and(|m| m.kind == ActorKind::Organisation);
        (named && outlet).then_some(at..chunk.end)
    }

    /// An outlet, or the press without a name, at a place: those who pass on what others say.
    fn relays(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let last = (at..limit.min(at + 10)).take_while(|at| doc.mark(*at).is_none_or(|m| m == '-')).last()?;
        let end = (at..=last).find_map(|at| {
            let mention = self.actors.number_at(at);
            // "the official KCNA news agency"
            let chunk = doc.grammar().chunk(at);
            let whole = if is_press_noun(doc, chunk.head()) { chunk.end } else { at };
            let outlet = mention.filter(|n| self.is_outlet(*n)).map(|n| self.actors.words(n).end.max(whole));
            outlet.or_else(|| {
                (doc.grammar().chunk(at).head() == at && is_press_noun(doc, at)).then_some(at + 1)
            })
        })?;
        Some(at..end)
    }

    fn is_outlet(&self, number: usize) -> bool {
        self.actors.mentions.get(number).is_some_and(|mention| mention.kind == ActorKind::Organisation)
    }

    fn voice(&self, words: Range<usize>) -> Speaker<'t> {
        let bytes = self.doc.span(words);
        Speaker { start: bytes.start, end: bytes.end, text: &self.doc.text[bytes], ..Speaker::default() }
    }

    /// The object of a verb of telling.
    fn told(&self, at: usize, limit: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let main = self.cue.clone().rev().find(|w| doc.is(*w, Class::Cue)).unwrap_or(self.cue.start);
        let takes = doc.one_of(
            main,
            &[
                "told",
                "tell",
                "tells",
                "telling",
                "informed",
                "informs",
                "informing",
                "assured",
                "assures",
                "assuring",
                "reminded",
                "reminds",
                "reminding",
                "asked",
                "asks",
                "asking",
                "warned",
                "warns",
                "warning",
                "emailed",
                "texted",
                "advised",
                "briefed",
                "lectured",
                "urged",
                "urges",
                "urging",
            ],
        );
        let chunk = doc.grammar().chunk(at);
        if !takes || at >= limit || chunk.kind != ChunkKind::Noun {
            return None;
        }
        let end = doc.grammar().noun_phrase(doc, at).map_or(chunk.end, |noun| noun.end);
        let end = (at..end)
            .find(|w| doc.one_of(*w, &["in", "on", "at", "after", "during"]))
            .unwrap_or(end)
            .min(limit);
        (end > at).then_some(at..end)
    }

    /// Whoever was told: an outlet passes it on, everybody else is spoken to.
    fn assign(&self, quote: &mut Quote<'t>, words: Range<usize>) {
        let doc = self.doc;
        let head = doc.grammar().chunk(words.start).head();
        let mention = self.actors.number_at(head).and_then(|n| self.actors.mentions.get(n));
        let outlet = match mention.map(|m| m.kind) {
            Some(ActorKind::Organisation) => true,
            Some(_) => false,
            // An unknown name is an outlet's, unless it is one that people have: "told Kim".
            None => {
                const PEOPLE: u128 =
                    Class::FamilyName.bit() | Class::GivenName.bit() | Class::KnownSurname.bit();
                doc.grammar().pos(head) == Pos::Name && !doc.any(head, PEOPLE)
            }
        };
        let speaker = self.voice(words);
        if outlet {
            quote.relayed_by.get_or_insert(speaker);
        } else {
            quote.addressee.get_or_insert(speaker);
        }
    }

    /// A prepositional phrase: "in an interview with Newsweek", "to reporters", "on X". Gives where to go on.
    fn phrase(&self, quote: &mut Quote<'t>, at: usize, limit: usize, free: bool) -> usize {
        let doc = self.doc;
        let object = doc.grammar().chunk(at + 1);
        if object.kind != ChunkKind::Noun || object.end > limit {
            return limit.min(object.end.max(at + 1)).max(at + 1);
        }
        let head = object.head();
        let words = at..object.end;
        let is = |class| {
            (object.start..object.end).any(|w| doc.phrase(w, class).is_some_and(|f| f.end == object.end))
        };
        if free && doc.eq(at, "to") && quote.addressee.is_none() && doc.grammar().pos(head) != Pos::Base {
            self.assign(quote, object.start..object.end);
            return object.end;
        }
        let setting = doc.one_of(
            at,
            &["in", "at", "during", "on", "by", "via", "through", "after", "from", "before", "over"],
        ) && (is(Class::Setting) || doc.one_of(at, &["on", "via"]) && is(Class::Platform));
        if !setting || quote.setting.is_some() {
            return object.end;
        }
        // "in an interview with Newsweek", "in a letter to the council"
        let mut end = words.end;
        for _ in 0..2 {
            let next = doc.grammar().chunk(end + 1);
            if end + 1 >= limit
                || !doc.one_of(end, &["with", "to", "of", "on", "for", "from"])
                || next.kind != ChunkKind::Noun
                || next.end > limit
            {
                break;
            }
            if doc.eq(end, "with") && doc.is(head, Class::Setting) && quote.relayed_by.is_none() {
                let inner = next.start..next.end;
                if self
                    .actors
                    .number_at(next.head())
                    .and_then(|n| self.actors.mentions.get(n))
                    .is_none_or(|m| m.kind == ActorKind::Organisation)
                    && doc.grammar().pos(next.head()) == Pos::Name
                {
                    self.assign(quote, inner);
                }
            }
            end = next.end;
        }
        let bytes = doc.span(words.start..end);
        quote.setting = Some(Span { start: bytes.start, end: bytes.end, text: &doc.text[bytes] });
        end
    }
}
