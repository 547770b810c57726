//! From the query to text.

use super::chars::{quote, quoted};
use super::{Clause, Field, Query};
use std::fmt;

/// The query as text, which [`parse`](super::parse) reads as the same query if it is canonical.
impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(filter) = &self.filter {
            f.write_str(&clause(filter, None))?;
        }
        match self.sort {
            Some(sort) if self.filter.is_some() => write!(f, " sort:{}", sort.as_str()),
            Some(sort) => write!(f, "sort:{}", sort.as_str()),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Clause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clause(self, None))
    }
}

enum Step<'a> {
    Clause(&'a Clause, Place),
    Text(&'static str),
}

/// Where a clause is printed, which tells whether it needs parentheses.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Top,
    /// A part of something.
    Part,
    /// A part of `field:( OR )`.
    Value,
}

/// A clause as text, as it stands at the top level; in the parentheses of a field, if one is given.
pub(super) fn clause(clause: &Clause, group: Option<Field>) -> String {
    let mut out = String::new();
    // A stack of its own: what a caller builds can be deep.
    let mut steps = vec![Step::Clause(clause, Place::Top)];
    while let Some(step) = steps.pop() {
        let (clause, place) = match step {
            Step::Clause(clause, place) => (clause, place),
            Step::Text(text) => {
                out.push_str(text);
                continue;
            }
        };
        match clause {
            Clause::And { of } | Clause::Or { of } => {
                let is_or = matches!(clause, Clause::Or { .. });
                let field = if is_or { common_field(of) } else { None };
                let named = field.filter(|f| Some(*f) != group);
                if let Some(named) = named {
                    out.push_str(named.as_str());
                    out.push(':');
                }
                if place != Place::Top || named.is_some() {
                    out.push('(');
                    steps.push(Step::Text(")"));
                }
                let place = if field.is_some() { Place::Value } else { Place::Part };
                for (i, part) in of.iter().enumerate().rev() {
                    steps.push(Step::Clause(part, place));
                    if i > 0 {
                        steps.push(Step::Text(if is_or { " OR " } else { " " }));
                    }
                }
            }
            Clause::Not { of } => {
                // In a date field a minus would belong to the year.
                let word = matches!(**of, Clause::Not { .. }) || group.is_some_and(Field::is_date);
                out.push_str(if word { "NOT " } else { "-" });
                steps.push(Step::Clause(of, Place::Part));
            }
            leaf => {
                if let Some(field) = leaf.field().filter(|f| place != Place::Value && Some(*f) != group) {
                    out.push_str(field.as_str());
                    out.push(':');
                }
                value(leaf, &mut out);
            }
        }
    }
    out
}

/// The field that all parts name, if they are all leaves.
fn common_field(parts: &[Clause]) -> Option<Field> {
    let first = parts.first()?.field()?;
    parts.iter().all(|p| p.field() == Some(first)).then_some(first)
}

/// A leaf without its field.
fn value(leaf: &Clause, out: &mut String) {
    match leaf {
        Clause::Word { text, .. } => out.push_str(&quote(text)),
        Clause::Phrase { text, .. } => out.push_str(&quoted(text)),
        Clause::Prefix { text, .. } => {
            out.push_str(&quote(text));
            out.push('*');
        }
        Clause::Fuzzy { text, edits, .. } => {
            out.push_str(&quote(text));
            out.push_str(if *edits == 2 { "~2" } else { "~" });
        }
        Clause::Range { from, to, .. } => {
            let end = |e: &Option<crate::edtf::Edtf>| e.map(|e| e.to_string()).unwrap_or_default();
            out.push_str(&end(from));
            if from != to {
                out.push_str("..");
                out.push_str(&end(to));
            }
        }
        Clause::And { .. } | Clause::Or { .. } | Clause::Not { .. } => {}
    }
}
