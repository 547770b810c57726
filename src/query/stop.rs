//! Common words, which say nothing among others.

use super::{Clause, Notice, Parsed};
use crate::text::{is_stop_word, tokens};
use std::ops::Range;

impl Parsed {
    /// The query as it is answered: common words among bare words are left out, unless there is nothing else, and
    /// notices say so. Phrases, fields, prefixes and alternatives of an `OR` keep theirs.
    ///
    /// ```
    /// use article41::query::{Clause, parse};
    /// let parsed = parse("who denies arms from the DPRK?")?.without_stop_words();
    /// assert_eq!(parsed.query.to_string(), "denies arms DPRK");
    /// assert_eq!(parsed.notices[0].message, "left out as too common: who, from, the");
    /// # Ok::<(), article41::Error>(())
    /// ```
    pub fn without_stop_words(mut self) -> Parsed {
        let mut dropped = Vec::new();
        let content = self.conjuncts.iter().any(|c| !is_stop(&c.clause));
        let mut kept = Vec::with_capacity(self.conjuncts.len());
        for mut conjunct in self.conjuncts {
            if content && is_stop(&conjunct.clause) {
                dropped.push(conjunct.span);
                continue;
            }
            let mut leaves = std::mem::take(&mut conjunct.leaves).into_iter();
            conjunct.clause = prune(conjunct.clause, &mut leaves, &mut conjunct.leaves, &mut dropped);
            kept.push(conjunct);
        }
        self.query.filter = (!kept.is_empty()).then(|| Clause::and(kept.iter().map(|c| c.clause.clone())));
        self.conjuncts = kept;
        self.notices.extend(notices(&self.text, &dropped));
        self
    }
}

/// Whether the clause is a bare word, or bare words, that are all common.
pub(super) fn is_stop(clause: &Clause) -> bool {
    match clause {
        Clause::Word { field: None, text } => tokens(text).iter().all(|t| is_stop_word(t)),
        _ => false,
    }
}

/// The clause without the common words of its inner conjunctions. Nesting is bounded, for the clause was parsed.
fn prune(
    clause: Clause,
    leaves: &mut std::vec::IntoIter<Range<usize>>,
    kept: &mut Vec<Range<usize>>,
    dropped: &mut Vec<Range<usize>>,
) -> Clause {
    match clause {
        Clause::And { of } => {
            let content = of.iter().any(|c| !is_stop(c));
            let mut parts = Vec::with_capacity(of.len());
            for part in of {
                if content && is_stop(&part) {
                    dropped.extend(leaves.next());
                } else {
                    parts.push(prune(part, leaves, kept, dropped));
                }
            }
            Clause::and(parts)
        }
        Clause::Or { of } => {
            let parts: Vec<Clause> = of.into_iter().map(|p| prune(p, leaves, kept, dropped)).collect();
            Clause::or(parts)
        }
        Clause::Not { of } => Clause::not(prune(*of, leaves, kept, dropped)),
        leaf => {
            kept.extend(leaves.next());
            leaf
        }
    }
}

/// One notice for all words left out, and one for each that looks like an operator in lower case.
fn notices(text: &str, dropped: &[Range<usize>]) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut span: Option<Range<usize>> = None;
    for at in dropped {
        let word = text.get(at.clone()).unwrap_or_default();
        if matches!(word, "and" | "or" | "not") {
            let upper = word.to_ascii_uppercase();
            let message =
                format!("‘{word}’ is left out as a common word; in upper case, {upper} is an operator");
            notices.push(Notice::new(message).at(at.clone()).suggesting(upper));
            continue;
        }
        span = Some(span.map_or(at.clone(), |s| s.start..at.end));
        if !words.contains(&word) && words.len() < 12 {
            words.push(word);
        }
    }
    if let Some(span) = span {
        notices.insert(0, Notice::new(format!("left out as too common: {}", words.join(", "))).at(span));
    }
    notices
}

#[cfg(test)]
mod tests {
    use super::super::{parse, tests::texts};
    use super::*;
    use proptest::prelude::*;

    fn effective(text: &str) -> (String, Vec<String>) {
        let parsed = parse(text).unwrap().without_stop_words();
        (parsed.query.to_string(), parsed.notices.into_iter().map(|n| n.message).collect())
    }

    #[test]
    fn common_words_go_unless_alone() {
        for (text, left) in [
            ("the arms", "arms"),
            ("the", "the"),
            ("who did", "who did"),
            ("who kind:event", "kind:event"),
            ("\"the who\" the", "\"the who\""),
            ("speaker:who the", "speaker:who"),
            ("a OR arms", "a OR arms"),
            ("(the arms) OR (who)", "arms OR who"),
            ("(the (a OR b)) OR c", "a OR b OR c"),
            ("-(the arms) x", "-arms x"),
            ("US vote may", "US vote may"),
            ("the* x", "the* x"),
        ] {
            assert_eq!(effective(text).0, left, "{text}");
        }
        assert!(effective("the").1.is_empty());
        let (query, notices) = effective("arms or coal");
        assert_eq!(query, "arms coal");
        assert!(notices[0].contains("OR is an operator"));
    }

    proptest! {
        #[test]
        fn leaves_stay_in_step(text in texts()) {
            if let Ok(parsed) = parse(&text) {
                let before = parsed.conjuncts.iter().map(|c| c.leaves.len()).sum::<usize>();
                let after = parsed.without_stop_words();
                for conjunct in &after.conjuncts {
                    let is_and = matches!(conjunct.clause, Clause::And { .. });
                    prop_assert!(!is_and);
                    prop_assert_eq!(conjunct.leaves.len(), count(&conjunct.clause));
                }
                prop_assert_eq!(before == 0, after.conjuncts.is_empty());
            }
        }
    }

    fn count(clause: &Clause) -> usize {
        match clause {
            Clause::And { of } | Clause::Or { of } => of.iter().map(count).sum(),
            Clause::Not { of } => count(of),
            _ => 1,
        }
    }
}
