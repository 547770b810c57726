use super::lexicon::Lexicon;

/// What a caller knows of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// The day of publication, as EDTF: what "yesterday" is told from. It goes before a printed date.
    pub published: Option<&'a str>,
    /// The title, where it is not in the text.
    pub title: Option<&'a str>,
    /// The publisher.
    pub publisher: Option<&'a str>,
    /// The address.
    pub url: Option<&'a str>,
    /// The language, as a BCP 47 tag. Rules are for English; for another language only what needs no words is found.
    pub language: Option<&'a str>,
    /// Words and phrases; [`Lexicon::builtin`] if nothing is given.
    pub lexicon: Option<&'a Lexicon>,
}
