//! Speech without quotation marks: a block with a name on the line below, and turns of speakers in a transcript.

use super::marks::Pair;
use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::document::{Layout, Part};
use crate::extract::lexicon::Class;
use crate::model::ActorKind;
use crate::text::Shape;
use std::ops::Range;

/// Words that somebody said, though nothing marks them. Places are numbers of words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unmarked {
    pub(super) content: Range<usize>,
    pub(super) speaker: Range<usize>,
    /// The State or body that a transcript has behind the name.
    pub(super) speaks_for: Option<String>,
    pub(super) rule: &'static str,
    pub(super) confidence: f64,
}

/// How long a block can be, in words.
const LONGEST: usize = 150;

/// All of them, in order. Linear.
#[inline(never)]
pub(super) fn find(doc: &Doc<'_, '_>, layout: &Layout, actors: &Actors<'_>, pairs: &[Pair]) -> Vec<Unmarked> {
    let marked = |range: &Range<usize>| {
        let at = pairs.partition_point(|pair| pair.open < range.start);
        pairs.get(at).is_some_and(|pair| pair.open < range.end)
    };
    let mut found: Vec<Unmarked> = Vec::new();
    let mut block = 0..0;
    let mut start = 0;
    for at in 1..=doc.len() {
        if at < doc.len() && !doc.is_paragraph(at) {
            continue;
        }
        let paragraph = start..at;
        start = at;
        if is_name(doc, layout, actors, &paragraph) && is_block(doc, layout, &block) && !marked(&block) {
            let content = block.clone();
            found.push(Unmarked {
                content,
                speaker: paragraph.clone(),
                speaks_for: None,
                rule: "quote-block-below",
                confidence: 0.75,
            });
        }
        block = paragraph;
    }
    let blocks = found.len();
    for turn in layout.turns.iter().filter(|turn| !turn.name.is_empty() && !turn.content.is_empty()) {
        let opens = turn.content.start..turn.content.start + 1;
        let inside = found[..blocks].binary_search_by_key(&turn.content.start, |block| block.content.start);
        if !marked(&opens) && inside.is_err() {
            let content = spoken(doc, turn.content.clone());
            let speaks_for = turn
                .speaks_for
                .clone()
                .find_map(|at| actors.number_at(at))
                .and_then(|number| actors.mentions[number].actor.clone());
            let speaker = turn.name.clone();
            found.push(Unmarked { content, speaker, speaks_for, rule: "quote-turn", confidence: 0.9 });
        }
    }
    crate::order::sort_by_key(&mut found, |unmarked| unmarked.content.start);
    found
}

/// A turn without what the record tells behind it: "The meeting rose at noon."
fn spoken(doc: &Doc<'_, '_>, turn: Range<usize>) -> Range<usize> {
    let told = |at: &usize| {
        doc.starts(*at) & Class::StageDirection.bit() != 0
            && doc.is_paragraph(*at)
            && doc.phrase(*at, Class::StageDirection).is_some_and(|found| {
                // "Against:", but not "Against this background".
                found.end - *at > 2 || doc.mark(found.end) == Some(':') || doc.is_paragraph(found.end)
            })
    };
    let end = (turn.start + 1..turn.end).find(told).unwrap_or(turn.end);
    turn.start..end
}

/// A line that is a person's name and an office: "Ana Lima, ambassador to Oslo".
fn is_name(doc: &Doc<'_, '_>, layout: &Layout, actors: &Actors<'_>, line: &Range<usize>) -> bool {
    if line.len() < 3
        || line.len() > 16
        || matches!(layout.part(doc.sentence_number(line.start)), Part::Boilerplate | Part::Title)
    {
        return false;
    }
    let Some(number) = actors.number_at(line.start) else { return false };
    let name = actors.words(number);
    let person = actors.mentions.get(number).is_some_and(|mention| mention.kind == ActorKind::Person);
    let office = |at: usize| doc.phrase(at, Class::Role).is_some();
    person
        && name.start == line.start
        && doc.mark(name.end) == Some(',')
        && !matches!(doc.mark(line.end - 1), Some('.' | ':' | '!' | '?'))
        && (name.end + 1..line.end).any(office)
        && !line.clone().any(|at| doc.any(at, Class::Auxiliary.bit() | Class::Pronoun.bit()))
}

/// A paragraph of whole sentences in the report.
fn is_block(doc: &Doc<'_, '_>, layout: &Layout, block: &Range<usize>) -> bool {
    block.len() >= 6
        && block.len() <= LONGEST
        && layout.part(doc.sentence_number(block.start)) == Part::Body
        && doc.shape(block.start).has(Shape::FIRST)
        && matches!(doc.mark(block.end - 1), Some('.' | '!' | '?'))
}
