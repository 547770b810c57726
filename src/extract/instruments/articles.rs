//! Articles and chapters: `Chapter VII, Article 41 of the United Nations Charter`, `Article 5 of the North Atlantic Treaty`.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::hit::{Hit, Known};
use crate::text::WordKind;

/// The Charter, as the last thing seen: its articles may be cited without it for so many words.
const NEAR: usize = 120;

/// Reads an article or a chapter at a word; where to go on if there is one. `charter` is the place behind the last
/// mention of the Charter.
#[inline(never)]
pub(super) fn read(
    doc: &Doc<'_, '_>,
    at: usize,
    charter: &mut Option<usize>,
    out: &mut Vec<Hit>,
) -> Option<usize> {
    let chapter = doc.one_of(at, &["chapter", "chapters"]) && doc.capital(at);
    if !chapter && !doc.is(at, Class::ArticleWord) {
        return charter_itself(doc, at, charter, out);
    }
    let mut next = at + 1;
    let mut label = String::new();
    let mut last = at;
    if chapter {
        if !roman(doc, next) {
            return None;
        }
        last = next;
        next += 1;
        let joined = usize::from(doc.mark(next) == Some(','));
        if doc.is(next + joined, Class::ArticleWord) {
            next += joined + 1;
        } else {
            label = format!("Chapter {}", doc.word(last));
        }
    }
    let numbers = next;
    while label.is_empty() || next > numbers {
        let listed = next > numbers;
        let joins = usize::from(listed && doc.mark(next) == Some(','));
        let and = usize::from(listed && doc.one_of(next + joins, &["and", "or", "to"]));
        let place = next + joins + and;
        if (listed && joins + and == 0)
            || !(article_number(doc, place) || roman(doc, place))
            || place > numbers + 24
        {
            break;
        }
        if listed {
            label.push_str(" and ");
        }
        label.push_str(doc.word(place));
        last = place;
        next = place + 1;
        // `Article 2 (4)`, `Article 2(4)`
        if doc.mark(next) == Some('(') && doc.mark(next + 2) == Some(')') && doc.word(next + 1).len() <= 2 {
            label.push_str(&format!("({})", doc.word(next + 1)));
            last = next + 2;
            next += 3;
        }
    }
    if label.is_empty() {
        return None;
    }
    if !label.starts_with("Chapter") {
        label.insert_str(0, if label.contains(" and ") { "Articles " } else { "Article " });
    }
    let whole = whole(doc, last + 1);
    let end = whole.as_ref().map_or(last + 1, |(_, end)| *end);
    let (symbol, id, confidence, rule) = match whole {
        Some((Whole::Charter, _)) => {
            *charter = Some(end);
            (Some(format!("UN Charter, {label}")), Some("un-charter"), 0.97, "instrument-article-charter")
        }
        Some((Whole::Known(known), _)) => {
            (Some(format!("{}, {label}", known.name)), known.id, 0.95, "instrument-article-treaty")
        }
        Some((Whole::Treaty, _)) => (None, None, 0.8, "instrument-article-treaty"),
        Some((Whole::Other, _)) => return None,
        // Chapter VII is cited without the Charter; an article only near it.
        None if (chapter && doc.eq(at + 1, "VII")) || charter.is_some_and(|seen| at <= seen + NEAR) => {
            (Some(format!("UN Charter, {label}")), Some("un-charter"), 0.85, "instrument-article-near")
        }
        None => return None,
    };
    let id = id.map(str::to_owned);
    out.push(Hit { words: at..end, kind: "article", symbol, id, confidence, rule });
    Some(end)
}

/// What an article is of.
enum Whole<'l> {
    Charter,
    /// A treaty that the lexicon knows.
    Known(Known<'l>),
    /// Another treaty.
    Treaty,
    /// A constitution, a law.
    Other,
}

/// What follows an article: `of the UN Charter`, `of the treaty`, `of the Japanese constitution`.
fn whole<'l>(doc: &Doc<'_, 'l>, at: usize) -> Option<(Whole<'l>, usize)> {
    let mut of = at;
    // `Article 51, of the Charter`; `Article 4 (on mutual aid) of the treaty`
    of += usize::from(doc.mark(of) == Some(','));
    if !doc.one_of(of, &["of", "in", "from", "under"]) {
        return None;
    }
    let the = usize::from(doc.one_of(of + 1, &["the", "its", "their", "that", "this", "our"]));
    let start = of + 1 + the;
    if let Some(end) = charter_name(doc, start) {
        return Some((Whole::Charter, end));
    }
    if let Some(phrase) = doc.phrase(start, Class::Instrument) {
        return Some((Whole::Known(Known::read(phrase.value)), phrase.end));
    }
    for place in start..start + 7 {
        if let Some(end) = charter_name(doc, place) {
            return Some((Whole::Charter, end));
        }
        if doc.is(place, Class::Pact) {
            return Some((Whole::Treaty, place + 1));
        }
        if doc
            .one_of(place, &["constitution", "law", "act", "code", "statute", "bill", "regulation", "basic"])
        {
            return Some((Whole::Other, place + 1));
        }
        if doc.kind(place) == Some(WordKind::Mark) && doc.mark(place) != Some('-') {
            break;
        }
    }
    doc.eq(of, "of").then_some((Whole::Other, start))
}

/// Behind a name of the Charter: `Charter`, `UN Charter`, `Charter of the United Nations`.
fn charter_name(doc: &Doc<'_, '_>, at: usize) -> Option<usize> {
    let before = if doc.one_of(at, &["un", "u.n."]) && doc.capital(at) {
        1
    } else if doc.all(at, &["united", "nations"]) {
        2 + usize::from(doc.kind(at + 2) == Some(WordKind::Clitic))
    } else {
        0
    };
    let charter = at + before;
    if !doc.eq(charter, "charter") || !(doc.capital(charter) || before > 0) {
        return None;
    }
    let behind = charter + 1;
    if doc.eq(behind, "of") {
        let the = usize::from(doc.eq(behind + 1, "the"));
        let un = behind + 1 + the;
        if doc.all(un, &["united", "nations"]) {
            return Some(un + 2);
        }
        if doc.one_of(un, &["un", "u.n."]) || doc.eq(un, "organization") || doc.eq(un, "organisation") {
            return Some(un + 1);
        }
        // `Charter of Paris`
        return (before > 0).then_some(behind);
    }
    Some(behind)
}

/// The Charter, named by itself. `Charter` alone is it where it was named in full before.
fn charter_itself(
    doc: &Doc<'_, '_>,
    at: usize,
    charter: &mut Option<usize>,
    out: &mut Vec<Hit>,
) -> Option<usize> {
    if !doc.one_of(at, &["un", "u.n.", "united", "charter"]) {
        return None;
    }
    let end = charter_name(doc, at)?;
    let alone = end == at + 1;
    // Behind another name it is another charter: `Olympic Charter`, `African Charter`.
    if alone && (charter.is_none() || !doc.eq(at.wrapping_sub(1), "the")) {
        return None;
    }
    *charter = Some(end);
    let (confidence, rule) =
        if alone { (0.85, "instrument-charter-again") } else { (0.98, "instrument-charter") };
    let (symbol, id) = (Some("UN Charter".to_owned()), Some("un-charter".to_owned()));
    out.push(Hit { words: at..end, kind: "treaty", symbol, id, confidence, rule });
    Some(end)
}

fn article_number(doc: &Doc<'_, '_>, at: usize) -> bool {
    doc.kind(at) == Some(WordKind::Number) && doc.word(at).len() <= 3 && !doc.word(at).contains(['.', ','])
}

fn roman(doc: &Doc<'_, '_>, at: usize) -> bool {
    let word = doc.word(at);
    !word.is_empty() && word.len() <= 6 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'))
}
