//! Passages: the paragraphs of the texts that a dossier holds, numbered behind its records.

use super::{Dossier, Highlights, Hit};
use crate::index::Passage;
use crate::model::{RecordRef, SourceText};

impl Dossier {
    /// The text and paragraph of the passage with this ordinal; passages are numbered behind the records.
    pub(super) fn passage(&self, ordinal: u32) -> Option<(&SourceText, &Passage)> {
        let passage = self.index.passage(ordinal)?;
        Some((self.records.texts.get(passage.text as usize)?, passage))
    }

    /// The passage with an id such as `001#5`.
    pub(super) fn passage_of(&self, id: &str) -> Option<(&SourceText, &Passage)> {
        self.passage(self.index.find(id)?)
    }

    pub(super) fn passage_hit(&self, ordinal: u32, score: f32) -> Option<Hit> {
        let (text, paragraph) = self.passage(ordinal)?;
        let who = match self.record(text.source.as_str()) {
            Some(RecordRef::Source(source)) => source.publisher.clone().unwrap_or_default(),
            _ => String::new(),
        };
        Some(Hit {
            id: self.index.id(ordinal).to_owned(),
            kind: None,
            score,
            date: None,
            who,
            role: "passage".into(),
            stance: None,
            text: text.text.get(paragraph.bytes.clone()).unwrap_or("").to_owned(),
            sources: vec![text.source.to_string()],
            place: format!("source {}, paragraph {}", text.source, paragraph.paragraph),
            status: None,
            conflict: false,
            tally: None,
            highlights: Highlights::default(),
        })
    }
}
