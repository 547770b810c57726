use std::ops::Range;

/// What each sentence is part of, and who has the floor where a text says so at the head of a paragraph.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Layout {
    pub(super) parts: Vec<Part>,
    /// Turns of speakers, in order, none inside another.
    pub(in crate::extract) turns: Vec<Turn>,
}

/// A part of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) enum Part {
    /// The report.
    #[default]
    Body,
    /// The headline.
    Title,
    /// A heading inside the report.
    Heading,
    /// Whatever is not the report: captions, adverts, share links.
    Boilerplate,
}

/// A turn of a speaker in a record or transcript: `Mr. Wood (United States of America): …`, `MR. MILLER: …`, `Q: …`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Turn {
    /// The words of the label that name the speaker: `Mr. Wood`. Empty for `Q:` and `A:`.
    pub(in crate::extract) name: Range<usize>,
    /// The words in the parentheses behind the name that tell for whom: `United States of America`. Empty if there are none.
    pub(in crate::extract) speaks_for: Range<usize>,
    /// What is said: from behind the colon to the end of the paragraph, or of the paragraphs up to the next turn.
    pub(in crate::extract) content: Range<usize>,
}

impl Layout {
    /// The part that a sentence, by its number, is of.
    pub(in crate::extract) fn part(&self, sentence: usize) -> Part {
        self.parts.get(sentence).copied().unwrap_or_default()
    }
}
