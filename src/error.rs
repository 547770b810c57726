//! The one error type of this crate.

use std::fmt;
use std::ops::Range;

/// What went wrong, as a stable word that a program can branch on.
///
/// The words never change meaning; new ones may be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorCode {
    /// A query does not follow the grammar, or exceeds its limits.
    Query,
    /// A date is not EDTF level 1, or names a day that the calendar does not have.
    Date,
    /// A record is not what the vocabulary asks: a dangling id, ballots that do not add up.
    Record,
    /// There is no record with that id.
    NotFound,
    /// Bytes are not a dossier that this version can open: foreign, truncated, damaged or newer.
    Pack,
    /// A text does not belong to the source it was given for.
    Text,
    /// A caller passed an option that does not exist or lies out of range.
    Option,
}

impl ErrorCode {
    /// The stable word for this code, as JavaScript sees it in `error.code`.
    pub const fn as_str(self) -> &'static str {
        match self {
            ErrorCode::Query => "query",
            ErrorCode::Date => "date",
            ErrorCode::Record => "record",
            ErrorCode::NotFound => "not-found",
            ErrorCode::Pack => "pack",
            ErrorCode::Text => "text",
            ErrorCode::Option => "option",
        }
    }
}

/// The error of every fallible function here: a stable [code](ErrorCode), a message that names the place and the
/// remedy, and, where the error lies in a text that the caller passed, the span of that text.
///
/// One opaque type for the whole crate, because callers branch on the code and people read the message; nobody
/// needs forty variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    code: ErrorCode,
    message: String,
    span: Option<Range<usize>>,
    expected: Vec<String>,
    suggestion: Option<String>,
}

impl Error {
    /// An error with a code and a message. The message is a whole sentence without a full stop's company: it says
    /// what is wrong, where, and what to do.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Error {
        Error(Box::new(Inner {
            code,
            message: message.into(),
            span: None,
            expected: Vec::new(),
            suggestion: None,
        }))
    }

    /// The same error, with the place in the caller's text, in bytes.
    pub fn at(mut self, span: Range<usize>) -> Error {
        self.0.span = Some(span);
        self
    }

    /// The same error, with what could have stood there.
    pub fn expecting(mut self, expected: impl IntoIterator<Item = impl Into<String>>) -> Error {
        self.0.expected = expected.into_iter().map(Into::into).collect();
        self
    }

    /// The same error, with the text that would repair it, to stand in place of the span.
    pub fn suggesting(mut self, suggestion: impl Into<String>) -> Error {
        self.0.suggestion = Some(suggestion.into());
        self
    }

    /// The stable code.
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The message, for people.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Where in the caller's text, in bytes; `None` if the error is not about a text.
    pub fn span(&self) -> Option<Range<usize>> {
        self.0.span.clone()
    }

    /// What could have stood at the span; empty if there is nothing useful to say.
    pub fn expected(&self) -> &[String] {
        &self.0.expected
    }

    /// Text that would repair the error if it replaced the span.
    pub fn suggestion(&self) -> Option<&str> {
        self.0.suggestion.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

/// Shorthand for results with this crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;
