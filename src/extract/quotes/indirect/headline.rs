//! Headlines that name their source behind a colon: "Talks fail: ministry".

use super::{Item, Shape};
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;
use std::ops::Range;

/// How many words the source has at most.
const LONGEST: usize = 7;
/// How many words the line has at most before its last sentence.
const LINE: usize = 24;

/// The attribution of a line of its own that ends with a colon and who says it; no sentence that ends with a mark.
pub(super) fn find(doc: &Doc<'_, '_>, colon: usize) -> Option<Item> {
    let last = doc.sentence(colon);
    // "S. Korea" may have ended a sentence.
    let first = (last.start.saturating_sub(LINE)..=last.start).rev().find(|at| doc.is_paragraph(*at))?;
    let line = first..last.end;
    let source = colon + 1..line.end;
    let alone = line.end >= doc.len() || doc.is_paragraph(line.end);
    let ended = doc.mark(line.end - 1).is_some();
    if !alone || ended || !doc.spaced(colon + 1) || source.is_empty() || source.len() > LONGEST {
        return None;
    }
    // A line has nothing behind it that tells whether "official" is a noun.
    let chunk = doc.grammar().chunk(source.start);
    let alone = (chunk.kind == ChunkKind::Adjective && chunk.end == line.end).then(|| source.clone());
    let noun = doc.grammar().noun_phrase(doc, source.start).or(alone).filter(|noun| *noun == source)?;
    let says = doc.any(chunk.head(), Class::Role.bit() | Class::Voice.bit())
        || doc.one_of(
            chunk.head(),
            &[
                "report",
                "reports",
                "source",
                "sources",
                "media",
                "study",
                "survey",
                "poll",
                "police",
                "analysts",
                "experts",
                "witnesses",
                "agency",
                "watchdog",
            ],
        )
        || doc.grammar().pos(chunk.head()) == Pos::Name
            && doc.grammar().chunk(noun.end - 1).kind == ChunkKind::Noun;
    (says && has_verb(doc, line.start..colon)).then(|| Item {
        content: line.start..colon,
        more: None,
        cue: colon..colon + 1,
        main: colon,
        source: Some(noun),
        addressee: None,
        shape: Shape::Colon,
        negated: false,
    })
}

/// Whether a verb stands in a stretch of a line, with a tense or without: "Ten held in Oslo".
fn has_verb(doc: &Doc<'_, '_>, words: Range<usize>) -> bool {
    (words.start + 1..words.end).any(|at| {
        matches!(
            doc.grammar().pos(at),
            Pos::Past | Pos::Present | Pos::Participle | Pos::Auxiliary | Pos::Modal
        ) && doc.grammar().chunk(at).kind == ChunkKind::Verb
    })
}
