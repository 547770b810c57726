use super::Field;
use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};

/// A query as an object: what `parse` makes of a text, and `print` turns into text again without loss.
///
/// The serde form is the `Query` of the JavaScript types: `{ where, sort }`.
///
/// ```
/// use article41::query::{Clause, Field, Query, Sort};
///
/// let query = Query::from(Clause::and([
///     Clause::word("arms"),
///     Field::Speaker.is("Joonkook Hwang"),
///     Clause::not(Field::Kind.is("event")),
/// ]))
/// .sorted(Sort::Date);
/// assert_eq!(query.sort, Some(Sort::Date));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Query {
    /// What a record must meet; `None`: every record.
    #[serde(rename = "where")]
    pub filter: Option<Clause>,
    /// The order of the hits; `None`: by relevance if words are searched for, else by date.
    pub sort: Option<Sort>,
}

impl Query {
    /// The same query, sorted.
    pub fn sorted(mut self, sort: Sort) -> Query {
        self.sort = Some(sort);
        self
    }
}

impl From<Clause> for Query {
    fn from(clause: Clause) -> Query {
        Query { filter: Some(clause), sort: None }
    }
}

/// The order of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Sort {
    /// The best match first.
    #[serde(rename = "relevance")]
    Relevance,
    /// The earliest first.
    #[serde(rename = "date")]
    Date,
    /// The latest first.
    #[serde(rename = "-date")]
    DateDescending,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 3] = [Sort::Relevance, Sort::Date, Sort::DateDescending];

    /// The word, as written after `sort:`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Sort::Relevance => "relevance",
            Sort::Date => "date",
            Sort::DateDescending => "-date",
        }
    }
}

/// A condition on a record or passage.
///
/// In *canonical* form (which the parser makes and [`Clause::and`], [`Clause::or`] keep)
/// - `And` and `Or` have two or more parts, none of which is of the same sort;
/// - a `Word` is written without quotes, so holds no space, quote or the like; what cannot be is a `Phrase`;
/// - values of fields with a closed set are written as in that set;
/// - the date fields hold ranges only, and a range has one open end at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Clause {
    /// Every part holds.
    And {
        /// The parts.
        of: Vec<Clause>,
    },
    /// At least one part holds.
    Or {
        /// The parts.
        of: Vec<Clause>,
    },
    /// The part does not hold.
    Not {
        /// The part.
        of: Box<Clause>,
    },
    /// A word, in any of its inflections; in a field, a value.
    Word {
        /// Where; `None`: in the text.
        field: Option<Field>,
        /// The word as typed.
        text: String,
    },
    /// Exactly these words in a row; in a field, a value.
    Phrase {
        /// Where; `None`: in the text.
        field: Option<Field>,
        /// The words as typed.
        text: String,
    },
    /// Words of which the last is only begun.
    Prefix {
        /// Where; `None`: in the text.
        field: Option<Field>,
        /// The beginning, without the asterisk.
        text: String,
    },
    /// A word that may be misspelt.
    Fuzzy {
        /// Where; `None`: in the text.
        field: Option<Field>,
        /// The word as typed, without the tilde.
        text: String,
        /// How many letters may be wrong, missing, superfluous or swapped: 1 or 2.
        edits: u8,
    },
    /// A date from and to; both ends the same for one date.
    Range {
        /// [`Field::Date`], [`Field::Within`] or [`Field::Published`].
        field: Field,
        /// The first date, all that it can mean included; `None`: open.
        from: Option<Edtf>,
        /// The last date, all that it can mean included; `None`: open.
        to: Option<Edtf>,
    },
}

impl Clause {
    /// A word in the text; a [phrase](Clause::phrase), if it cannot be written without quotes.
    pub fn word(text: impl Into<String>) -> Clause {
        Clause::value(None, text)
    }

    /// Words in a row in the text.
    pub fn phrase(text: impl Into<String>) -> Clause {
        Clause::Phrase { field: None, text: text.into() }
    }

    /// A word in the text by its beginning.
    pub fn prefix(text: impl Into<String>) -> Clause {
        Clause::Prefix { field: None, text: text.into() }
    }

    /// A word in the text that may have one or two letters wrong.
    pub fn fuzzy(text: impl Into<String>, edits: u8) -> Clause {
        Clause::Fuzzy { field: None, text: text.into(), edits }
    }

    /// A range of dates, both ends included.
    pub fn range(field: Field, from: Option<Edtf>, to: Option<Edtf>) -> Clause {
        Clause::Range { field, from, to }
    }

    /// All of these; flattened. One part alone is itself.
    pub fn and(parts: impl IntoIterator<Item = Clause>) -> Clause {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Clause::And { of } => flat.extend(of),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.remove(0) } else { Clause::And { of: flat } }
    }

    /// Any of these; flattened. One part alone is itself.
    pub fn or(parts: impl IntoIterator<Item = Clause>) -> Clause {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Clause::Or { of } => flat.extend(of),
                other => flat.push(other),
            }
        }
        if flat.len() == 1 { flat.remove(0) } else { Clause::Or { of: flat } }
    }

    /// Not this.
    #[allow(clippy::should_implement_trait)] // a constructor beside the others
    pub fn not(part: Clause) -> Clause {
        Clause::Not { of: Box::new(part) }
    }

    /// A word or phrase, whichever the text can be written as.
    pub(super) fn value(field: Option<Field>, text: impl Into<String>) -> Clause {
        let text = text.into();
        if super::chars::is_bare(&text) {
            Clause::Word { field, text }
        } else {
            Clause::Phrase { field, text }
        }
    }

    /// The field of a word, phrase, prefix, fuzzy word or range.
    pub fn field(&self) -> Option<Field> {
        match self {
            Clause::And { .. } | Clause::Or { .. } | Clause::Not { .. } => None,
            Clause::Word { field, .. }
            | Clause::Phrase { field, .. }
            | Clause::Prefix { field, .. }
            | Clause::Fuzzy { field, .. } => *field,
            Clause::Range { field, .. } => Some(*field),
        }
    }

    /// The parts of an `And`; anything else is its own only part.
    pub fn conjuncts(&self) -> &[Clause] {
        match self {
            Clause::And { of } => of,
            other => std::slice::from_ref(other),
        }
    }
}

impl Field {
    /// That this field has the value: `Field::Speaker.is("Joonkook Hwang")` is `speaker:"Joonkook Hwang"`.
    pub fn is(self, value: impl Into<String>) -> Clause {
        Clause::value(Some(self), value)
    }

    /// That a value of this field begins so.
    pub fn starts(self, value: impl Into<String>) -> Clause {
        Clause::Prefix { field: Some(self), text: value.into() }
    }

    /// That a word of a value of this field is spelt about so.
    pub fn resembles(self, value: impl Into<String>, edits: u8) -> Clause {
        Clause::Fuzzy { field: Some(self), text: value.into(), edits }
    }
}
