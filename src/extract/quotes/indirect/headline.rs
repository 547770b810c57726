//! Headlines that name their source behind a colon: "Talks fail: ministry".

use super::{Item, Shape, frame};
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos};
use crate::extract::lexicon::Class;

/// How many words the source has at most.
const LONGEST: usize = 7;

/// The attribution of a line of its own that ends with a colon and who says it; no sentence that ends with a mark.
pub(super) fn find(doc: &Doc<'_, '_>, colon: usize) -> Option<Item> {
    let line = doc.sentence(colon);
    let source = colon + 1..line.end;
    let alone = doc.is_paragraph(line.start) && (line.end >= doc.len() || doc.is_paragraph(line.end));
    if !alone
        || !doc.spaced(colon + 1)
        || source.is_empty()
        || source.len() > LONGEST
        || doc.mark(line.end - 1).is_some()
    {
        return None;
    }
    let noun = doc.grammar().noun_phrase(doc, source.start).filter(|noun| *noun == source)?;
    let chunk = doc.grammar().chunk(noun.start);
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
    (says && frame::is_clause(doc, line.start, colon)).then(|| Item {
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
