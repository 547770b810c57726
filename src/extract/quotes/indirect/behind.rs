//! Cues behind what is said, or inside it: "It was over, she said", "It was, she said, over".

use super::frame::{self, Frame};
use super::{Item, Marks, Shape, content, source};
use crate::extract::doc::Doc;
use crate::extract::grammar::{ChunkKind, Pos, VerbGroup};
use crate::extract::lexicon::Class;
use crate::extract::quotes::cited::cited;
use std::ops::Range;

/// A cue behind its content, or inside it: "It was over, she said", "It was, she said, over".
pub(super) fn find(
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
        let comma = comma(words.start).filter(|_| closes(end));
        found = comma.map(|comma| (comma, words, verb.words.end, end));
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
    let relayed = doc.all(end + 1, &["according", "to"]);
    let more = (doc.mark(end) == Some(',') && end + 1 < sentence.end && !relayed)
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
