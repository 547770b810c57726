//! Cues that are no verbs: `according to`.

use super::{Item, Marks, Shape, content, source};
use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;

/// "According to the agency, it was over"; "It was over, according to the agency".
pub(super) fn find(doc: &Doc<'_, '_>, marks: &Marks, at: usize) -> Option<Item> {
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
