//! The short forms in which the corpus writes evidence, dates, positions, links, participants.

use super::fields::{Fields, Value};
use crate::model::*;

/// How an anchor is written, for messages.
const ANCHOR: &str =
    "\"000 p5 530-654 8c1f09ab34de5577\" (source, paragraph, start-end in code points, hash)";

/// `"000 p5 530-654 8c1f09ab34de5577"`, or `"undocs: S/RES/2397 (2017), ¶5"`, or a table with one of these under `at`.
pub(super) fn evidence(value: &Value) -> Option<Evidence> {
    if value.is_text() {
        return place(value);
    }
    let fields = value.table()?;
    let Some(at) = fields.get("at") else {
        fields.problem("at", format!("is missing: write for example {ANCHOR}"));
        return None;
    };
    let mut evidence = place(&at);
    let (quote, note) = (fields.text_if_any("quote"), fields.text_if_any("note"));
    let rule = fields.text_if_any("rule");
    let confidence = fields.get("confidence").and_then(|v| v.number());
    let made = fields.word_if_any("made");
    fields.refuse_others();
    if let Some(evidence) = &mut evidence {
        evidence.quote = quote;
        evidence.note = note;
        evidence.rule = rule;
        evidence.confidence = confidence.unwrap_or(1.0);
        evidence.made = made.unwrap_or_default();
    }
    evidence
}

fn place(value: &Value) -> Option<Evidence> {
    let text = value.text()?;
    let rests_on = |source: &str| Evidence {
        source: source.into(),
        anchor: None,
        locator: None,
        quote: None,
        made: Made::Curated,
        confidence: 1.0,
        rule: None,
        note: None,
    };
    if let Some((source, locator)) = text.split_once(':')
        && Id::is_well_formed(source)
    {
        return Some(Evidence { locator: Some(locator.trim().to_owned()), ..rests_on(source) });
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    let anchor = match parts.as_slice() {
        [source, paragraph, span, hash] => anchor(paragraph, span, hash).map(|anchor| (*source, anchor)),
        _ => None,
    };
    let Some((source, anchor)) = anchor else {
        value.problem(format!(
            "`{text}` is no evidence: write {ANCHOR}, or \"undocs: S/RES/2397 (2017), ¶5\" (source, colon, place)"
        ));
        return None;
    };
    Some(Evidence { anchor: Some(anchor), ..rests_on(source) })
}

fn anchor(paragraph: &str, span: &str, hash: &str) -> Option<Anchor> {
    let (start, end) = span.split_once('-')?;
    Some(Anchor {
        paragraph: paragraph.strip_prefix('p')?.parse().ok()?,
        start: start.parse().ok()?,
        end: end.parse().ok()?,
        hash: hash.to_owned(),
    })
}

/// `"2024-06-21"`, or a table that also says what was claimed, in which words, and how it was read.
pub(super) fn date(value: &Value) -> Option<Date> {
    if value.is_text() {
        return value.edtf().map(|edtf| Date { edtf, claimed: None, expression: None, reason: None });
    }
    let fields = value.table()?;
    if fields.get("edtf").is_none() {
        fields.problem("edtf", "is missing");
    }
    let edtf = fields.edtf("edtf");
    let (claimed, expression) = (fields.edtf("claimed"), fields.text_if_any("expression"));
    let reason = fields.text_if_any("reason");
    fields.refuse_others();
    Some(Date { edtf: edtf?, claimed, expression, reason })
}

/// `{ affirm = ["cl-..."], deny = ["cl-..."] }`.
pub(super) fn positions(fields: &Fields) -> Vec<Position> {
    let Some(table) = fields.table("positions") else { return Vec::new() };
    let mut positions = Vec::new();
    for position in PositionKind::ALL {
        positions.extend(table.ids(position.as_str()).into_iter().map(|claim| Position { claim, position }));
    }
    table.refuse_others();
    positions
}

/// `{ extends = ["res-1874"] }`.
pub(super) fn links(fields: &Fields) -> Vec<Link> {
    let Some(table) = fields.table("links") else { return Vec::new() };
    let kinds = [
        ("extends", LinkKind::Extends),
        ("strengthens", LinkKind::Strengthens),
        ("supersedes", LinkKind::Supersedes),
        ("exempts", LinkKind::Exempts),
    ];
    let mut links = Vec::new();
    for (key, kind) in kinds {
        links.extend(table.ids(key).into_iter().map(|to| Link { kind, to }));
    }
    table.refuse_others();
    links
}

/// `"RUS: signatory"`, or `"PRK"`.
pub(super) fn participant(value: &Value) -> Option<Participant> {
    let text = value.text()?;
    let (actor, role) = match text.split_once(':') {
        Some((actor, role)) => (actor.trim(), Some(role.trim().to_owned())),
        None => (text.as_str(), None),
    };
    Some(Participant { actor: actor.into(), role })
}
