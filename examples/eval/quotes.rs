//! Quotations of the five sources against their key: does each marked stretch have its right speaker?
//!
//! A stretch of the key is **found** if a quotation, or a fragment of one, covers at least half of its bytes. Its
//! speaker is **right** if the mention overlaps that of the key, and the name that it was resolved to, if any, shares a
//! word of four letters or more with the key's name; where the mention is a pronoun or missing in the key, the name
//! must be there. Stretches that the key has as terms are right if they are nobody's speech.

use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{Options, Quote, extract};
use serde_json::Value;
use std::collections::BTreeMap;

const SET: &str = "Five sources: quotations";

/// One line of the key.
#[derive(Debug)]
struct Key {
    file: String,
    span: (usize, usize),
    kind: String,
    /// The name; nothing for terms.
    speaker: Option<String>,
    mention: Option<(usize, usize)>,
    pronoun: bool,
    stance: Option<String>,
}

impl Key {
    /// From the file, whose `speaker_span` counts code points.
    fn read(value: &Value, text: &str) -> Option<Key> {
        let pair = |name: &str| {
            let list = value.get(name)?.as_array()?;
            Some((list.first()?.as_u64()? as usize, list.get(1)?.as_u64()? as usize))
        };
        let word = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(byte, _)| byte);
        Some(Key {
            file: word("file")?,
            span: pair("byte_span")?,
            kind: word("kind")?,
            speaker: word("speaker"),
            mention: pair("speaker_span").map(|(start, end)| (byte(start), byte(end))),
            pronoun: word("attribution").is_some_and(|a| a == "pronoun"),
            stance: word("stance"),
        })
    }
}

fn overlap(a: (usize, usize), b: (usize, usize)) -> usize {
    a.1.min(b.1).saturating_sub(a.0.max(b.0))
}

/// The quotation that covers a stretch of the key.
fn covering<'q, 't>(span: (usize, usize), quotes: &'q [Quote<'t>]) -> Option<&'q Quote<'t>> {
    let share = |quote: &Quote<'_>| {
        let fragments = quote.fragments.iter().map(|f| overlap(span, (f.start, f.end))).sum::<usize>();
        fragments.max(overlap(span, (quote.start, quote.end)))
    };
    quotes.iter().filter(|q| 2 * share(q) >= span.1 - span.0).max_by_key(|q| share(q))
}

/// Whether two names share a word of four letters or more, but for diacritics and how they are joined.
fn same_name(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() >= 4)
            .map(str::to_owned)
            .collect()
    };
    let other = words(b);
    words(a).iter().any(|word| other.contains(word))
}

fn right(key: &Key, quote: &Quote<'_>) -> bool {
    let Some(speaker) = &quote.speaker else { return false };
    let overlaps = key.mention.is_some_and(|mention| overlap(mention, (speaker.start, speaker.end)) > 0);
    let wanted = key.speaker.as_deref().unwrap_or_default();
    let named = speaker.name.as_deref().map(|name| same_name(name, wanted));
    if key.pronoun || key.mention.is_none() {
        return named == Some(true);
    }
    overlaps && named != Some(false)
}

/// Measures it.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("quotes") {
        return;
    }
    let (Some(gold), Some(sources)) = (data::shared("gold/quotes.json"), data::shared("sources")) else {
        return table.skipped(SET, "no ../shared/gold");
    };
    let text = std::fs::read_to_string(gold).unwrap_or_default();
    let values: Vec<Value> = serde_json::from_str(&text).unwrap_or_default();
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for value in &values {
        if let Some(file) = value.get("file").and_then(Value::as_str) {
            let text = std::fs::read_to_string(sources.join(file)).unwrap_or_default();
            texts.insert(file.to_owned(), text);
        }
    }
    let keys: Vec<Key> =
        values.iter().filter_map(|v| Key::read(v, texts.get(v.get("file")?.as_str()?)?)).collect();
    let (mut body, mut heads, mut terms, mut stances) = ([0; 2], [0; 2], [0; 2], [0; 2]);
    for (file, text) in &texts {
        let Ok(found) = extract(text, &Options::default()) else { continue };
        for key in keys.iter().filter(|key| key.file == *file) {
            let quote = covering(key.span, &found.quotes);
            let (count, good) = match key.kind.as_str() {
                "term" => (&mut terms, quote.is_none_or(|q| q.speaker.is_none())),
                "direct" | "mixed" => (&mut body, quote.is_some_and(|q| right(key, q))),
                _ => (&mut heads, quote.is_some_and(|q| right(key, q))),
            };
            count[0] += usize::from(good);
            count[1] += 1;
            if let (Some(stance), "direct" | "mixed") = (&key.stance, key.kind.as_str()) {
                let same = quote.and_then(|q| q.stance).is_some_and(|s| {
                    // The key has two words that the dossier has not: for what is only said.
                    s.as_str() == stance
                        || matches!(stance.as_str(), "state" | "propose") && s.as_str() == "affirm"
                });
                stances[0] += usize::from(same);
                if wanted.verbose && !same {
                    let told = quote.map(|q| (q.cue, q.stance.map(|s| s.as_str())));
                    println!(
                        "{} {:?} stance {stance}, found {told:?}: {}",
                        key.file,
                        key.span,
                        &text[key.span.0..key.span.1]
                    );
                }
                stances[1] += 1;
            }
            if wanted.verbose && !good {
                let told = quote.map(|q| (q.rule, q.speaker.as_ref().map(|s| (s.text, s.name.clone()))));
                println!("{} {:?} {}: {:?}, found {told:?}", key.file, key.span, key.kind, key.speaker);
            }
        }
    }
    table.count(SET, "marked body quotes with the right speaker", body[0], body[1], Some(29));
    table.count(SET, "headline fragments and a block without marks", heads[0], heads[1], None);
    table.count(SET, "terms that are nobody's speech", terms[0], terms[1], None);
    table.count(SET, "stance of the marked body quotes", stances[0], stances[1], None);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_their_words() {
        assert!(same_name("Hwang Joon Kook", "Joonkook Hwang"));
        assert!(!same_name("Robert Wood", "Robe Woods"));
        assert!(same_name("South Korea", "South Korea (government)"));
        assert_eq!(overlap((2, 6), (4, 9)), 2);
        assert_eq!(overlap((2, 3), (4, 9)), 0);
    }

    #[test]
    fn by_hand() {
        let text = "“Go,” Ann Miller said. She called it “odd”.";
        let found = extract(text, &Options::default()).unwrap().quotes;
        let at = |part: &str| text.find(part).map(|at| (at, at + part.len())).unwrap();
        let mut key = Key {
            file: String::new(),
            span: at("“Go,”"),
            kind: "direct".to_owned(),
            speaker: Some("Ann Miller".to_owned()),
            mention: Some(at("Ann Miller")),
            pronoun: false,
            stance: None,
        };
        let quote = covering(key.span, &found).unwrap();
        assert!(right(&key, quote));
        key.mention = Some(at("She"));
        assert!(!right(&key, quote));
        assert!(covering(at("She called"), &found).is_none());
    }
}
