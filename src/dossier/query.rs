use super::{Dossier, Hit, Span};
use crate::Result;
use crate::export::Format;
use crate::query::{
    self, Chip, Completion, Facet, Field, Highlighter, Histogram, Notice, Options, Pair, Parsed, Query,
    Timeline,
};
use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

/// What a query found, ready to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryResult {
    /// How many records and passages match. Exact.
    pub total: usize,
    /// The page of hits that was asked for.
    pub hits: Vec<Hit>,
    /// Distinct sources behind all matches.
    pub sources: Matched,
    /// The facets that were asked for.
    pub facets: Vec<Facet>,
    /// The histogram, if it was asked for.
    pub histogram: Option<Histogram>,
    /// The pairs that were asked for.
    pub pairs: Vec<Pair>,
    /// The query's top-level conditions, as chips that can be taken off one by one.
    pub chips: Vec<Chip>,
    /// Remarks that are not errors.
    pub notices: Vec<Notice>,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Matched {
    /// How many match.
    pub matched: usize,
    /// How many the dossier has.
    pub of: usize,
}

/// What matched in a [`Hit`], by the text that it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Highlights {
    /// In the line of text.
    #[serde(serialize_with = "pairs")]
    pub text: Vec<Span>,
    /// In who it is.
    #[serde(serialize_with = "pairs")]
    pub who: Vec<Span>,
    /// In the role.
    #[serde(serialize_with = "pairs")]
    pub role: Vec<Span>,
}

fn pairs<S: Serializer>(spans: &[Span], s: S) -> std::result::Result<S::Ok, S::Error> {
    let mut seq = s.serialize_seq(Some(spans.len()))?;
    for span in spans {
        seq.serialize_element(&(span.start, span.end))?;
    }
    seq.end()
}

impl Dossier {
    /// Answers a query as people type it.
    ///
    /// # Errors
    /// Code `query` or `date`, with the place in the text and what was expected; code `option` if the options ask to
    /// count a field that cannot be counted.
    ///
    /// ```
    /// # use article41::{dossier::Dossier, query::Options};
    /// let dossier = Dossier::builtin()?;
    /// let found = dossier.search("kind:vote veto", &Options::default())?;
    /// assert!(found.hits.iter().any(|hit| hit.role == "vetoed 13-1-1"));
    /// # Ok::<(), article41::Error>(())
    /// ```
    pub fn search(&self, text: &str, options: &Options) -> Result<QueryResult> {
        self.answer(query::parse(text)?, options)
    }

    /// Answers a query that a program has put together. Spans in the result count in its text.
    ///
    /// # Errors
    /// As [`search`](Dossier::search); also what [`Query::checked`] finds.
    pub fn query(&self, query: Query, options: &Options) -> Result<QueryResult> {
        self.answer(query.parsed()?, options)
    }

    fn answer(&self, parsed: Parsed, options: &Options) -> Result<QueryResult> {
        let parsed = parsed.without_stop_words();
        let chips = parsed.chips(|_, value| self.named(value));
        let found = query::run(&self.index, &parsed.query, options)?;
        let mut hits: Vec<Hit> = found.hits.iter().filter_map(|f| self.hit(f.document, f.score)).collect();
        if options.highlight {
            let mut highlighter = Highlighter::new(&parsed.query);
            for hit in &mut hits {
                hit.highlights.text = highlighter.spans(&hit.text);
                hit.highlights.who = highlighter.spans(&hit.who);
                hit.highlights.role = highlighter.spans(&hit.role);
            }
        }
        let found_notices = parsed.place(found.notices);
        let mut notices = parsed.notices;
        notices.extend(found_notices);
        Ok(QueryResult {
            total: found.total,
            hits,
            sources: Matched { matched: found.sources, of: self.records.sources.len() },
            facets: found.facets,
            histogram: found.histogram,
            pairs: found.pairs,
            chips,
            notices,
        })
    }

    /// The query's text with a value of a field chosen, or no longer chosen if it was, under whichever of its names.
    ///
    /// # Errors
    /// As [`toggle`](query::toggle).
    ///
    /// ```
    /// # use article41::{dossier::Dossier, query::Field};
    /// let dossier = Dossier::builtin()?;
    /// assert_eq!(dossier.toggle("arms", Field::State, "PRK")?, "arms state:PRK");
    /// assert_eq!(dossier.toggle("arms state:\"North Korea\"", Field::State, "PRK")?, "arms");
    /// # Ok::<(), article41::Error>(())
    /// ```
    pub fn toggle(&self, text: &str, field: Field, value: &str) -> Result<String> {
        let names = self.record(value).map(crate::index::called).unwrap_or_default();
        query::toggle(text, field, value, &names)
    }

    /// The name to show for a value that is an id, in any case.
    fn named(&self, value: &str) -> Option<String> {
        let record = self.record(value).or_else(|| self.record(&value.to_ascii_uppercase()))?;
        Some(crate::index::label(record).to_owned())
    }

    /// What could stand at the caret, a byte position in the text.
    pub fn complete(&self, text: &str, caret: usize) -> Completion {
        query::complete(&self.index, text, caret)
    }

    /// The matches of a query as columns for drawing, in lanes by the values of a field.
    ///
    /// # Errors
    /// As [`search`](Dossier::search); code `option` if the field's values cannot be counted.
    pub fn timeline(&self, text: &str, lanes: Field) -> Result<Timeline> {
        query::timeline(&self.index, &query::parse(text)?.query, lanes)
    }

    /// All matches of a query, in its order, in a format.
    ///
    /// # Errors
    /// As [`search`](Dossier::search).
    pub fn export(&self, text: &str, format: Format) -> Result<String> {
        let all = Options { limit: usize::MAX, ..Options::default() };
        let found = query::run(&self.index, &query::parse(text)?.query, &all)?;
        let ordinals: Vec<u32> = found.hits.iter().map(|f| f.document).collect();
        self.export_ordinals(&ordinals, format)
    }
}
