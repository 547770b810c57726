use super::{Clause, Conjunct, Field, Parsed};
use crate::edtf::Edtf;
use serde::Serialize;
use std::ops::Range;

/// One condition of a query, to be shown on its own and taken off with a click.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Chip {
    /// Where it stands in the query text, in bytes.
    #[serde(serialize_with = "super::pair")]
    pub span: Range<usize>,
    /// What stands there.
    pub text: String,
    /// The one field that it names, negated or not.
    pub field: Option<Field>,
    /// For people: "state: Russia".
    pub label: String,
    /// The query text without it.
    pub without: String,
}

impl Parsed {
    /// The query's top-level conditions as chips. `name` gives the name to show for a value that is an id or a code
    /// (`KOR`), or `None` to show it as typed. Quadratic in the number of chips only through `without`, which copies
    /// the text for each.
    ///
    /// ```
    /// let parsed = article41::query::parse("arms state:RUS -date:2024-03..2024-06")?;
    /// let chips = parsed.chips(|_, value| (value == "RUS").then(|| "Russia".to_owned()));
    /// let labels: Vec<_> = chips.iter().map(|c| c.label.as_str()).collect();
    /// assert_eq!(labels, ["arms", "state: Russia", "not date: March 2024 to June 2024"]);
    /// assert_eq!(chips[1].without, "arms -date:2024-03..2024-06");
    /// # Ok::<(), article41::Error>(())
    /// ```
    pub fn chips(&self, name: impl Fn(Field, &str) -> Option<String>) -> Vec<Chip> {
        let chip = |conjunct: &Conjunct| Chip {
            span: conjunct.span.clone(),
            text: self.text.get(conjunct.span.clone()).unwrap_or_default().to_owned(),
            field: field(&conjunct.clause),
            label: label(&conjunct.clause, &name),
            without: self.without(conjunct),
        };
        self.conjuncts.iter().take(MAX_CHIPS).map(chip).collect()
    }
}

/// More chips than anybody can look at; a bound on the copies of the text.
const MAX_CHIPS: usize = 100;

/// The one field that the clause is about.
fn field(clause: &Clause) -> Option<Field> {
    match clause {
        Clause::Not { of } => field(of),
        Clause::And { of } | Clause::Or { of } => {
            let first = field(of.first()?)?;
            of.iter().all(|c| field(c) == Some(first)).then_some(first)
        }
        leaf => leaf.field(),
    }
}

fn label(clause: &Clause, name: &impl Fn(Field, &str) -> Option<String>) -> String {
    match clause {
        Clause::Not { of } => format!("not {}", label(of, name)),
        Clause::Or { of } if of.iter().all(|c| c.field().is_some()) && field(clause).is_some() => {
            let values: Vec<String> = of.iter().map(|c| value(c, name)).collect();
            prefixed(field(clause), values.join(" or "))
        }
        Clause::And { .. } | Clause::Or { .. } => clause.to_string(),
        leaf => prefixed(leaf.field(), value(leaf, name)),
    }
}

fn prefixed(field: Option<Field>, value: String) -> String {
    match field {
        Some(field) => format!("{field}: {value}"),
        None => value,
    }
}

/// A leaf without its field, for people.
fn value(leaf: &Clause, name: &impl Fn(Field, &str) -> Option<String>) -> String {
    match leaf {
        Clause::Word { field: Some(field), text } | Clause::Phrase { field: Some(field), text } => {
            name(*field, text).unwrap_or_else(|| text.clone())
        }
        Clause::Phrase { field: None, text } => format!("“{text}”"),
        Clause::Word { text, .. } => text.clone(),
        Clause::Prefix { text, .. } => format!("{text}…"),
        Clause::Fuzzy { text, .. } => format!("about {text}"),
        Clause::Range { from, to, .. } => {
            let show = |date: &Edtf| date.text();
            match (from, to) {
                (Some(a), Some(b)) if a == b => show(a),
                (Some(a), Some(b)) => format!("{} to {}", show(a), show(b)),
                (Some(a), None) => format!("from {} on", show(a)),
                (None, Some(b)) => format!("until {}", show(b)),
                (None, None) => String::new(),
            }
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;

    #[test]
    fn labels_read_like_words() {
        let text = "\"two words\" sanct* nebensia~ kind:(event OR vote) -speaker:Wood date:2024-03.. within:..2024 \
                    (a OR kind:claim) NOT (a b)";
        let chips = parse(text).unwrap().chips(|_, _| None);
        let found: Vec<_> = chips.iter().map(|c| (c.label.as_str(), c.field.map(|f| f.as_str()))).collect();
        assert_eq!(
            found,
            [
                ("“two words”", None),
                ("sanct…", None),
                ("about nebensia", None),
                ("kind: event or vote", Some("kind")),
                ("not speaker: Wood", Some("speaker")),
                ("date: from March 2024 on", Some("date")),
                ("within: until 2024", Some("within")),
                ("a OR kind:claim", None),
                ("not a b", None),
            ]
        );
        assert!(chips.iter().all(|c| parse(&c.without).unwrap().conjuncts.len() == chips.len() - 1));
        assert!(chips.iter().all(|c| text[c.span.clone()] == c.text));
    }
}
