use super::{Clause, Field, Notice, Query};
use std::ops::Range;

/// A query that was read: the object, and where each of its parts stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// The text it was read from.
    pub text: String,
    /// The query, in canonical form.
    pub query: Query,
    /// The top-level conditions, all of which must hold, in order.
    pub conjuncts: Vec<Conjunct>,
    /// Where `sort:` stands.
    pub sort: Option<Range<usize>>,
    /// Remarks.
    pub notices: Vec<Notice>,
    /// The text is alternatives without parentheses around them, which it needs before a condition can be added.
    pub(super) alternatives: bool,
}

/// One of the conditions of which a query is made at its top level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conjunct {
    /// The condition; never an `And`.
    pub clause: Clause,
    /// Where it stands, in bytes, with its field, parentheses and negation.
    pub span: Range<usize>,
    /// Where each leaf of the clause stands, in the order of the clause.
    pub leaves: Vec<Range<usize>>,
    /// The field in whose parentheses it stands with others: in `state:(RUS PRK)` are two conditions.
    pub(super) group: Option<Field>,
}

impl Conjunct {
    /// The field whose own choice this is: the one field that it names, and names positively. The multi-select rule:
    /// a field's own choices do not narrow that field's own counts.
    pub fn own(&self) -> Option<Field> {
        own(&self.clause)
    }
}

/// The one field that all leaves name, if none is negated.
fn own(clause: &Clause) -> Option<Field> {
    match clause {
        Clause::And { of } | Clause::Or { of } => {
            let mut fields = of.iter().map(own);
            let first = fields.next()??;
            fields.all(|f| f == Some(first)).then_some(first)
        }
        Clause::Not { .. } => None,
        leaf => leaf.field(),
    }
}

impl Parsed {
    /// The query's top-level conditions that are not the field's own choice.
    pub fn without_own(&self, field: Field) -> impl Iterator<Item = &Conjunct> {
        self.conjuncts.iter().filter(move |c| c.own() != Some(field))
    }
}
