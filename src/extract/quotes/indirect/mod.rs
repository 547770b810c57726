//! Indirect speech: what somebody says, thinks, wants or judges, told in the words of the text.
//!
//! Every verb group is asked whether it can be a cue: what follows it ([`frame`]), whose it is ([`source`]), where the
//! content ends ([`content`]); the lexicon says which verbs are cues with which kind of content. Then there are cues that
//! are no verbs: `according to`, nouns ([`noun`]), adjectives. Of attributions inside others only the outermost is kept.

mod content;
mod frame;
mod headline;
mod merge;
mod noun;
mod source;
#[cfg(test)]
mod tests;
mod widen;

use super::cited::cited;
use super::marks::Pair;
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos, Tense, VerbGroup};
use crate::extract::lexicon::Class;
use crate::model::Stance;
use frame::Frame;
pub(super) use merge::merged;
use std::ops::Range;

/// An attribution in indirect speech. Places are numbers of words.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::extract) struct Item {
    /// What is said.
    pub(in crate::extract) content: Range<usize>,
    /// The rest of it, where the cue stands inside.
    pub(in crate::extract) more: Option<Range<usize>>,
    /// The words that say that it was said.
    pub(in crate::extract) cue: Range<usize>,
    /// The word of the cue that the lexicon has.
    pub(in crate::extract) main: usize,
    /// Who said it: a noun phrase with its apposition.
    pub(in crate::extract) source: Option<Range<usize>>,
    /// To whom.
    pub(in crate::extract) addressee: Option<Range<usize>>,
    /// What kind of content.
    pub(in crate::extract) shape: Shape,
    /// The cue is negated.
    pub(in crate::extract) negated: bool,
}

/// The kinds of content that a cue can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::extract) enum Shape {
    /// `said that it was over`.
    That,
    /// `asked whether it was over`.
    Wh,
    /// `said it was over`.
    Bare,
    /// `hopes to end it`.
    Infinitive,
    /// `urged them to end it`.
    Person,
    /// `denied the report`.
    Object,
    /// `warned of war`.
    Preposition,
    /// `denied ending it`.
    Gerund,
    /// `seems over`.
    Adjective,
    /// `It was over, she said`.
    Behind,
    /// `It is expected to end`.
    Passive,
    /// `according to the agency`.
    According,
    /// `the claim that it was over`.
    Noun,
    /// `Talks fail: ministry`, a headline.
    Colon,
}

/// The stretches of a text that stand in quotation marks, the outermost only.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Marks(Vec<Range<usize>>);

impl Marks {
    /// From pairs in order, also nested ones; those that nothing closes are left out.
    pub(in crate::extract) fn new(pairs: &[Pair]) -> Marks {
        let outer = pairs.iter().filter(|pair| pair.depth == 0 && (pair.closed || pair.continued));
        Marks(outer.map(|pair| pair.open..pair.end).collect())
    }

    /// With speech that nothing marks, such as turns of a record: stretches in order. What stands inside of them is theirs.
    pub(in crate::extract) fn with(mut self, speech: impl Iterator<Item = Range<usize>>) -> Marks {
        let count = self.0.len();
        self.0.extend(speech);
        if self.0.len() == count {
            return self;
        }
        crate::order::sort_by_key(&mut self.0, |quote| (quote.start, std::cmp::Reverse(quote.end)));
        let mut end = 0;
        self.0.retain(|quote| {
            let outer = quote.start >= end;
            end = end.max(quote.end);
            outer
        });
        self
    }

    /// Where the quotation ends that opens at a word. Logarithmic.
    fn close(&self, open: usize) -> Option<usize> {
        let at = self.0.partition_point(|quote| quote.start < open);
        self.0.get(at).filter(|quote| quote.start == open).map(|quote| quote.end)
    }

    /// The quotations that open in a stretch of words.
    fn inside(&self, words: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let (from, to) = (words.start, words.end);
        let at = self.0.partition_point(|quote| quote.start < from);
        self.0[at..].iter().take_while(move |quote| quote.start < to)
    }
}

/// The attributions of a text in indirect speech, in order. No cue stands in quotation marks. Linear.
pub(in crate::extract) fn find(doc: &Doc<'_, '_>, marks: &Marks) -> Vec<Item> {
    let taken = &marks.0;
    let mut found = Vec::new();
    let mut quote = 0;
    // No cue stands in the content of another.
    let mut behind = 0;
    for chunk in doc.grammar().chunks() {
        while taken.get(quote).is_some_and(|t| t.end <= chunk.start) {
            quote += 1;
        }
        if taken.get(quote).is_some_and(|t| t.start <= chunk.start) || chunk.start < behind {
            continue;
        }
        let item = match chunk.kind {
            _ if doc.phrase(chunk.start, Class::CuePhrase).is_some() => according(doc, marks, chunk.start),
            ChunkKind::Verb if is_cited(doc, &found, chunk.start) => None,
            ChunkKind::Verb => verb_cue(doc, marks, chunk.start),
            ChunkKind::Noun => noun::find(doc, marks, *chunk),
            ChunkKind::Mark if doc.mark(chunk.start) == Some(':') => headline::find(doc, chunk.start),
            _ => None,
        };
        let Some(item) = item.filter(|item| !item.content.is_empty()) else { continue };
        let end = item.content.end.max(item.more.as_ref().map_or(0, |m| m.end)).max(item.cue.end);
        behind = end;
        if is_supposed(doc, &item) {
            continue;
        }
        // What stood before in the content of this one is part of it.
        while found
            .last()
            .is_some_and(|last: &Item| last.cue.start >= item.content.start && last.cue.start < end)
        {
            found.pop();
        }
        found.push(item);
    }
    found
}

/// Whether a word only tells whom the report cites that was found last: it is no cue of its own.
fn is_cited(doc: &Doc<'_, '_>, found: &[Item], at: usize) -> bool {
    let same = |item: &Item| item.cue.end <= at && doc.sentence(item.main).contains(&at);
    doc.is(at, Class::Cue) && cited(doc, at).is_some() && found.last().is_some_and(same)
}

/// Whether a cue is only supposed: "if the two decide to end the talks". Nobody said or thought it yet.
fn is_supposed(doc: &Doc<'_, '_>, item: &Item) -> bool {
    let Some(source) = &item.source else { return false };
    let start = source.start.min(item.cue.start);
    let before = (start.saturating_sub(3)..start).rev().find(|at| !doc.is(*at, Class::Adverb));
    before.is_some_and(|at| {
        doc.sentence(at).contains(&start)
            && (doc.one_of(at, &["if", "unless", "should", "lest", "whenever"])
                || doc.one_of(at, &["case", "event"]) && at > 0 && doc.one_of(at - 1, &["in", "the"]))
    })
}

/// The classes of cues, by what kind of content they take.
fn class(shape: Shape) -> Class {
    match shape {
        Shape::That | Shape::Wh => Class::CueThat,
        Shape::Bare | Shape::Behind => Class::CueClause,
        Shape::Infinitive => Class::CueInfinitive,
        Shape::Person => Class::CuePerson,
        Shape::Object => Class::CueObject,
        Shape::Preposition => Class::CuePreposition,
        Shape::Gerund => Class::CueGerund,
        Shape::Adjective => Class::CueAdjective,
        Shape::Passive => Class::CuePassive,
        Shape::According | Shape::Noun | Shape::Colon => Class::CueNoun,
    }
}

/// The rule that found an item, and how often it holds.
fn rule(item: &Item) -> (&'static str, f64) {
    // Counted on PolNeAR; without a source, half of them hold.
    let sure =
        |rule, confidence: f64| (rule, if item.source.is_some() { confidence } else { confidence / 2.0 });
    match item.shape {
        Shape::That => sure("quote-indirect-that", 0.86),
        Shape::Wh => sure("quote-indirect-question", 0.67),
        Shape::Bare => sure("quote-indirect-clause", 0.83),
        Shape::Infinitive => sure("quote-indirect-infinitive", 0.6),
        Shape::Person => sure("quote-indirect-person", 0.75),
        Shape::Object => sure("quote-indirect-object", 0.66),
        Shape::Preposition => sure("quote-indirect-preposition", 0.62),
        Shape::Gerund => sure("quote-indirect-gerund", 0.7),
        Shape::Adjective => ("quote-indirect-adjective", 0.4),
        Shape::Behind => sure("quote-indirect-behind", 0.87),
        Shape::Passive => ("quote-indirect-passive", 0.55),
        Shape::According => sure("quote-indirect-according", 0.85),
        Shape::Noun => sure("quote-indirect-noun", 0.4),
        Shape::Colon => ("quote-headline-source", 0.8),
    }
}

/// What the speaker does by it: by the kind of content if the lexicon tells, else by the cue.
fn stance(doc: &Doc<'_, '_>, item: &Item) -> Option<Stance> {
    let value = doc.value(item.main, class(item.shape)).filter(|value| !value.is_empty());
    let value = value.or_else(|| doc.value(item.main, Class::Cue)).unwrap_or("affirm");
    Stance::ALL.into_iter().find(|stance| stance.as_str() == value)
}

/// What a verb is the cue of, as far as it is allowed to be: the likeliest first.
fn readings(
    doc: &Doc<'_, '_>,
    marks: &Marks,
    verb: &VerbGroup,
    allowed: &dyn Fn(Shape) -> bool,
) -> Vec<(Item, source::How)> {
    let source = source::subject(doc, verb);
    let mut found = Vec::new();
    let frames = frame::readings(doc, marks, verb);
    if allowed(Shape::Behind)
        && let Some(item) = behind(doc, marks, verb, &source, &frames)
    {
        found.push((item, source.how));
    }
    for frame in frames.into_iter().flatten() {
        let clause = matches!(frame.shape, Shape::That | Shape::Wh | Shape::Bare);
        let shape = if verb.passive && !clause { Shape::Passive } else { frame.shape };
        if !allowed(shape) || is_plot(doc, verb, &source, frame.shape) {
            continue;
        }
        let mut content = content::content(doc, marks, frame.from, frame.shape);
        if let Some(words) = &source.words
            && let Some(end) = content::subordinate(doc, words.start.min(source.cue_start), &content)
        {
            content.end = end;
        }
        let mut item = Item {
            content,
            more: None,
            cue: source.cue_start..frame.cue_end,
            main: verb.main,
            source: source.words.clone(),
            addressee: frame.addressee,
            shape,
            negated: verb.negated,
        };
        if verb.passive {
            let subject = item.source.take();
            item.source = source::agent(doc, verb.words.end, if clause { frame.from } else { usize::MAX });
            if clause {
                item.addressee = subject;
            } else if let Some(subject) = subject {
                item.more = Some(std::mem::replace(&mut item.content, subject));
            }
        } else if doc.is(verb.main, Class::CueAdjective) {
            // "The deal seems over": nobody says so, and what it is said of is part of it.
            if let Some(subject) = item.source.take() {
                item.more = Some(std::mem::replace(&mut item.content, subject));
            }
        }
        // An active verb whose subject is not found: most often it stands behind what is quoted.
        // Nor is a form without a tense, "to add" or "calling it a lie", of anybody then.
        let untold = source.how != source::How::Shared || verb.tense == Tense::None;
        if !verb.passive && item.source.is_none() && untold && item.more.is_none() {
            continue;
        }
        found.push((item, source.how));
    }
    found
}

/// Whether a verb form tells what somebody does rather than what is said, as counting shows: an infinitive of purpose
/// with an object ("came to support him"), a participle behind a noun ("a deal praised by all").
fn is_plot(doc: &Doc<'_, '_>, verb: &VerbGroup, source: &source::Source, shape: Shape) -> bool {
    let first = doc.grammar().pos(verb.words.start);
    let shared = source.how == source::How::Shared;
    let what = matches!(shape, Shape::Object | Shape::Preposition | Shape::Infinitive);
    // "a text that rejects it": what a thing is like.
    let thing = source.how == source::How::Relative
        && source.words.as_ref().is_some_and(|words| doc.eq(words.start, "that"));
    if thing && what {
        return true;
    }
    match first {
        Pos::Participle => verb.passive && shape != Shape::Wh,
        Pos::To | Pos::Base => shared && matches!(shape, Shape::Object | Shape::Preposition | Shape::Wh),
        Pos::Gerund => !shared && matches!(shape, Shape::Object | Shape::Preposition | Shape::Infinitive),
        _ => false,
    }
}

/// A cue behind its content, or inside it: "It was over, she said", "It was, she said, over".
fn behind(
    doc: &Doc<'_, '_>,
    marks: &Marks,
    verb: &VerbGroup,
    source: &source::Source,
    frames: &[Option<Frame>; 3],
) -> Option<Item> {
    let late = late_subject(doc, verb);
    if verb.passive && late.is_none() || doc.is(verb.main, Class::CueAdjective) {
        return None;
    }
    let sentence = doc.sentence(verb.main);
    let closes = |at: usize| {
        at >= sentence.end || matches!(doc.mark(at), Some(',' | '.' | ';' | '—' | '–' | '?' | '!' | '('))
    };
    let comma = |at: usize| at.checked_sub(1).filter(|at| *at > sentence.start && doc.mark(*at) == Some(','));
    // "…, she said"
    let mut found = None;
    if let Some(words) = late {
        let end = after_cue(doc, verb.words.end, sentence.end);
        found = closes(end).then_some((words.start - 1, words, verb.words.end, end));
    } else if let Some(words) = source.words.clone() {
        let clause =
            frames.iter().flatten().any(|f| matches!(f.shape, Shape::That | Shape::Bare | Shape::Wh));
        if source.how == source::How::Subject
            && !clause
            && let Some(comma) = comma(words.start)
        {
            let end = after_cue(doc, verb.words.end, sentence.end);
            found = closes(end).then_some((comma, words, verb.words.end, end));
        }
    } else if let Some(comma) = comma(verb.words.start)
        && let Some(words) = source::inverted(doc, verb.words.end)
    {
        // "…, said the minister"
        let end = after_cue(doc, words.end, sentence.end);
        found = closes(end).then_some((comma, words, verb.words.end, end));
    }
    let (comma, words, cue_end, end) = found?;
    if matches!(doc.mark(comma - 1), Some('”' | '"' | '’' | '\'' | '»')) {
        return None;
    }
    let start = content::opening(doc, &sentence);
    // "As the crowd cheered, the agency reported on the race": when, not what.
    if content::is_subordinate(doc, start) && !(start..comma).any(|at| doc.mark(at) == Some(',')) {
        return None;
    }
    let clause = frame::is_clause(doc, start, comma);
    let more = (doc.mark(end) == Some(',') && end + 1 < sentence.end)
        .then(|| content::content(doc, marks, end + 1, Shape::Bare))
        .filter(|more| !more.is_empty());
    if !clause && (more.is_none() || end != verb.words.end) {
        return None;
    }
    Some(Item {
        content: start..comma,
        more,
        cue: verb.words.start..cue_end,
        main: verb.main,
        source: Some(words),
        addressee: None,
        shape: Shape::Behind,
        negated: verb.negated,
    })
}

/// The subject of what looks like a participle in the last words of a sentence: ", the ministry warned on Tuesday".
fn late_subject(doc: &Doc<'_, '_>, verb: &VerbGroup) -> Option<Range<usize>> {
    let alone = verb.words.len() == 1 && doc.grammar().pos(verb.main) == Pos::Participle;
    if !alone
        || !doc.any(verb.main, Class::CueThat.bit() | Class::CueClause.bit())
        || doc.eq(verb.main + 1, "by")
    {
        return None;
    }
    let words = doc.grammar().noun_phrase_before(doc, verb.main)?;
    let parted = words.start > doc.sentence(verb.main).start && doc.mark(words.start - 1) == Some(',');
    parted.then_some(words)
}

/// Behind what may follow a cue at the end of its sentence: "on Monday", "in a statement", "again".
fn after_cue(doc: &Doc<'_, '_>, from: usize, limit: usize) -> usize {
    let mut at = from;
    for _ in 0..5 {
        let chunk = doc.grammar().chunk(at);
        if chunk.end > limit {
            break;
        }
        match chunk.kind {
            ChunkKind::Time | ChunkKind::Adverb => at = chunk.end,
            ChunkKind::Preposition => {
                let object = doc.grammar().chunk(chunk.end);
                if !matches!(object.kind, ChunkKind::Noun | ChunkKind::Time) || object.end > limit {
                    break;
                }
                at = doc.grammar().noun_phrase(doc, object.start).map_or(object.end, |np| np.end);
            }
            // "told the paper"
            ChunkKind::Noun if at == from => {
                at = doc.grammar().noun_phrase(doc, at).map_or(chunk.end, |np| np.end)
            }
            _ => break,
        }
    }
    cited(doc, at).filter(|words| words.end <= limit).map_or(at, |words| words.end)
}

fn verb_cue(doc: &Doc<'_, '_>, marks: &Marks, at: usize) -> Option<Item> {
    let mut verb = doc.grammar().verb(doc, at)?;
    if state(doc, &mut verb) {
        let item = readings(doc, marks, &verb, &|shape| shape != Shape::Object).into_iter().next();
        return item.map(|(item, _)| item).filter(|_| doc.is(verb.main, Class::CueState));
    }
    // "so-called"
    let joined = verb.main > 0 && doc.mark(verb.main - 1) == Some('-') && !doc.spaced(verb.main);
    reduced(doc, &mut verb);
    if !doc.any(verb.main, CUES) || joined {
        return None;
    }
    let allowed = |shape| doc.is(verb.main, class(shape));
    readings(doc, marks, &verb, &allowed).into_iter().next().map(|(item, _)| item)
}

/// A participle by itself is passive: "asked about it, she", "the man accused of it".
fn reduced(doc: &Doc<'_, '_>, verb: &mut VerbGroup) {
    if verb.tense == Tense::None && doc.grammar().pos(verb.words.start) == Pos::Participle {
        verb.passive = true;
    }
}

/// Takes the adjective behind a form of be into the verb group: "is confident that".
fn state(doc: &Doc<'_, '_>, verb: &mut VerbGroup) -> bool {
    if verb.passive && doc.is(verb.main, Class::CueState) {
        // "are convinced that" is no passive.
        verb.passive = false;
        return true;
    }
    if doc.grammar().pos(verb.main) != Pos::Auxiliary {
        return false;
    }
    let mut chunk = doc.grammar().chunk(verb.words.end);
    if chunk.kind == ChunkKind::Adverb {
        chunk = doc.grammar().chunk(chunk.end);
    }
    if chunk.kind != ChunkKind::Adjective {
        return false;
    }
    verb.words.end = chunk.end;
    verb.main = chunk.head();
    true
}

/// The classes of verbs that are cues.
const CUES: u128 = Class::CueThat.bit()
    | Class::CueClause.bit()
    | Class::CueInfinitive.bit()
    | Class::CuePerson.bit()
    | Class::CueObject.bit()
    | Class::CuePreposition.bit()
    | Class::CueGerund.bit()
    | Class::CueAdjective.bit()
    | Class::CuePassive.bit();

/// "According to the agency, it was over"; "It was over, according to the agency".
fn according(doc: &Doc<'_, '_>, marks: &Marks, at: usize) -> Option<Item> {
    let phrase = doc.phrase(at, Class::CuePhrase)?;
    let sentence = doc.sentence(at);
    let source = source::inverted(doc, phrase.end)?;
    let end = source.end;
    let mut first = at;
    let before = at > sentence.start + 1;
    let (content, more) = if before {
        // "…, which, according to X, …": the clause that it stands in.
        if doc.mark(first - 1) == Some(',') {
            first -= 1;
        }
        let start = content::clause_start(doc, first, sentence.start);
        let more = (doc.mark(end) == Some(',') && doc.mark(at - 1) == Some(',') && end + 1 < sentence.end)
            .then(|| content::content(doc, marks, end + 1, Shape::According))
            .filter(|more| !more.is_empty());
        (start..first, more)
    } else {
        let from = if doc.mark(end) == Some(',') { end + 1 } else { end };
        if from >= sentence.end {
            return None;
        }
        (content::content(doc, marks, from, Shape::According), None)
    };
    Some(Item {
        content,
        more,
        cue: at..phrase.end,
        main: at,
        source: Some(source),
        addressee: None,
        shape: Shape::According,
        negated: false,
    })
}
