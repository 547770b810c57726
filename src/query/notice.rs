use super::Clause;
use serde::{Serialize, Serializer};
use std::ops::Range;

/// A remark on a query that is not an error: a stop word left out, a value that no record has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// The remark, for people.
    pub message: String,
    /// Where in the query text, in bytes.
    #[serde(serialize_with = "pair")]
    pub span: Option<Range<usize>>,
    /// Text that the user may have meant, to stand in place of the span.
    pub suggestion: Option<String>,
    /// The part of the query that it is about, by which [`Parsed::place`](super::Parsed::place) finds the span.
    #[serde(skip)]
    pub(super) about: Option<Clause>,
}

impl Notice {
    /// A remark without a place.
    pub fn new(message: impl Into<String>) -> Notice {
        Notice { message: message.into(), span: None, suggestion: None, about: None }
    }

    /// The same remark, about a place in the query text.
    pub fn at(mut self, span: Range<usize>) -> Notice {
        self.span = Some(span);
        self
    }

    /// The same remark, with what may have been meant.
    pub fn suggesting(mut self, suggestion: impl Into<String>) -> Notice {
        self.suggestion = Some(suggestion.into());
        self
    }
}

fn pair<S: Serializer>(span: &Option<Range<usize>>, s: S) -> Result<S::Ok, S::Error> {
    span.as_ref().map(|span| (span.start, span.end)).serialize(s)
}
