//! Passages: the paragraphs of the texts that a dossier holds, numbered behind its records.

use super::{Dossier, Hit};
use crate::model::{Id, RecordRef, Records, SourceText};
use crate::text::{Paragraph, paragraphs};

/// A paragraph of one of the texts.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// The place of its text among the texts.
    text: usize,
    /// Where it stands in it.
    paragraph: Paragraph,
}

/// Every passage, text by text. Linear.
pub(super) fn all(records: &Records) -> Vec<Passage> {
    let texts = records.texts.iter().enumerate();
    texts
        .flat_map(|(text, t)| paragraphs(&t.text).map(move |paragraph| Passage { text, paragraph }))
        .collect()
}

impl Dossier {
    /// The text and paragraph of the passage with this ordinal; passages are numbered behind the records.
    pub(super) fn passage(&self, ordinal: u32) -> Option<(&SourceText, &Paragraph)> {
        let at = (ordinal as usize).checked_sub(self.records.len())?;
        let passage = self.passages.get(at)?;
        Some((self.records.texts.get(passage.text)?, &passage.paragraph))
    }

    /// The passage with an id such as `001#p5`.
    pub(super) fn passage_of(&self, id: &str) -> Option<(&SourceText, &Paragraph)> {
        let (source, number) = id.rsplit_once("#p")?;
        let number: u32 = number.parse().ok()?;
        let held = |p: &&Passage| self.records.texts.get(p.text).is_some_and(|t| t.source.as_str() == source);
        let passage = self.passages.iter().filter(held).find(|p| p.paragraph.number == number)?;
        Some((self.records.texts.get(passage.text)?, &passage.paragraph))
    }

    pub(super) fn passage_hit(&self, ordinal: u32, score: f32) -> Option<Hit> {
        let (text, paragraph) = self.passage(ordinal)?;
        let who = match self.record(text.source.as_str()) {
            Some(RecordRef::Source(source)) => source.publisher.clone().unwrap_or_default(),
            _ => String::new(),
        };
        Some(Hit {
            id: passage_id(&text.source, paragraph.number),
            kind: None,
            score,
            date: None,
            who,
            role: "passage".into(),
            stance: None,
            text: text.text.get(paragraph.bytes.clone()).unwrap_or("").to_owned(),
            sources: vec![text.source.to_string()],
            place: format!("source {}, paragraph {}", text.source, paragraph.number),
            status: None,
            conflict: false,
            tally: None,
        })
    }
}

/// The id of a passage. No record has one like it: `#` does not occur in ids.
pub(super) fn passage_id(source: &Id, paragraph: u32) -> String {
    format!("{source}#p{paragraph}")
}
