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
    /// Where each AND stands, in order.
    pub(super) ands: Vec<Range<usize>>,
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

/// The leaves of a clause with their places.
fn collect<'a>(
    clause: &'a Clause,
    spans: &mut std::slice::Iter<'a, Range<usize>>,
    out: &mut Vec<(&'a Clause, &'a Range<usize>)>,
) {
    match clause {
        Clause::And { of } | Clause::Or { of } => of.iter().for_each(|part| collect(part, spans, out)),
        Clause::Not { of } => collect(of, spans, out),
        leaf => out.extend(spans.next().map(|span| (leaf, span))),
    }
}

impl Parsed {
    /// The notices, each with the place in the text that it is about, as far as that is known.
    pub fn place(&self, notices: Vec<Notice>) -> Vec<Notice> {
        let mut leaves = Vec::new();
        for conjunct in &self.conjuncts {
            collect(&conjunct.clause, &mut conjunct.leaves.iter(), &mut leaves);
        }
        let placed = |mut notice: Notice| {
            let about = notice.about.as_ref().filter(|_| notice.span.is_none());
            if let Some((leaf, span)) = leaves.iter().find(|(leaf, _)| Some(*leaf) == about) {
                // In the parentheses of a field, the field is not written with the value.
                let written = self.text.get((*span).clone()).unwrap_or_default();
                if let (Some(field), Some(meant)) = (leaf.field(), &mut notice.suggestion)
                    && let Some(value) = meant.strip_prefix(field.as_str()).and_then(|v| v.strip_prefix(':'))
                    && !written
                        .get(..field.as_str().len())
                        .is_some_and(|w| w.eq_ignore_ascii_case(field.as_str()))
                {
                    *meant = value.to_owned();
                }
                notice.span = Some((*span).clone());
            }
            notice
        };
        notices.into_iter().map(placed).collect()
    }

    /// The query's top-level conditions that are not the field's own choice.
    pub fn without_own(&self, field: Field) -> impl Iterator<Item = &Conjunct> {
        self.conjuncts.iter().filter(move |c| c.own() != Some(field))
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;

    #[test]
    fn notices_find_their_place() {
        let text = "arms (x OR speaker:kimm) state:(RUS OR prkk)";
        let parsed = parse(text).unwrap();
        let about = |clause: Clause, meant: &str| Notice {
            about: Some(clause),
            ..Notice::new("no record has it").suggesting(meant)
        };
        let notices = vec![
            about(Field::Speaker.is("kimm"), "speaker:kim"),
            about(Field::State.is("prkk"), "state:prk"),
            about(Field::State.is("elsewhere"), "state:prk"),
        ];
        let placed: Vec<_> =
            parsed.place(notices).into_iter().map(|n| (n.span, n.suggestion.unwrap())).collect();
        assert_eq!(placed[0], (Some(11..23), "speaker:kim".into()));
        assert_eq!(&text[11..23], "speaker:kimm");
        assert_eq!(placed[1], (Some(39..43), "prk".into()));
        assert_eq!(placed[2], (None, "state:prk".into()));
    }
}
