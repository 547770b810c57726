//! Where in a text the words of a query stand.

use super::{Clause, Query};
use crate::index::{Meant, Phrase, TextTokens};
use crate::text::{is_stop_word, tokens};
use std::collections::HashSet;
use std::ops::Range;

/// The words of a query that are not denied, ready to be found in texts. Make it once and use it for every hit.
///
/// ```
/// use article41::query::{Clause, Highlighter, Query};
///
/// let query = Query::from(Clause::and([Clause::word("deny"), Clause::phrase("Kim Yo-jong")]));
/// let mut highlighter = Highlighter::new(&query);
/// assert_eq!(highlighter.spans("Kim Yojong denies it"), [0..10, 11..17]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Highlighter {
    phrases: Vec<Phrase>,
    tokens: TextTokens,
}

/// More words than this are not marked; no one could tell them apart.
const MOST: usize = 256;

impl Highlighter {
    /// Gathers the words. Linear in the query, for queries of any depth.
    pub fn new(query: &Query) -> Highlighter {
        let mut highlighter = Highlighter::default();
        #[expect(
            clippy::mutable_key_type,
            reason = "what a phrase looks up counts neither for its hash nor for equality"
        )]
        let mut seen = HashSet::new();
        let mut open: Vec<(&Clause, bool)> = query.filter.iter().map(|c| (c, false)).collect();
        while let Some((clause, denied)) = open.pop() {
            let (meant, text) = match clause {
                Clause::And { of } | Clause::Or { of } => {
                    open.extend(of.iter().map(|c| (c, denied)));
                    continue;
                }
                Clause::Not { of } => {
                    open.push((of, !denied));
                    continue;
                }
                Clause::Word { field: None, text } => (Meant::Inflected, text),
                Clause::Phrase { field: None, text } => (Meant::Exact, text),
                Clause::Prefix { field: None, text } => (Meant::Prefix, text),
                Clause::Fuzzy { field: None, text, edits } => (Meant::Fuzzy((*edits).clamp(1, 2)), text),
                _ => continue,
            };
            // A word that was left out marks nothing; marking it everywhere would hide the others even if it was not.
            let common = meant == Meant::Inflected
                && matches!(tokens(text).as_slice(), [token] if is_stop_word(token));
            if denied || common || highlighter.phrases.len() >= MOST {
                continue;
            }
            let phrase = Phrase::new(text, meant);
            if phrase.len > 0 && seen.insert(phrase.clone()) {
                highlighter.phrases.push(phrase);
            }
        }
        highlighter
    }

    /// Whether there is nothing to mark in any text.
    pub fn is_empty(&self) -> bool {
        self.phrases.is_empty()
    }

    /// What to mark in a text, in bytes on character boundaries: ascending, never overlapping. A phrase is marked as a whole.
    pub fn spans(&mut self, text: &str) -> Vec<Range<usize>> {
        if self.phrases.is_empty() {
            return Vec::new();
        }
        self.tokens.read(text);
        let mut spans: Vec<Range<usize>> = Vec::new();
        for phrase in &self.phrases {
            let places = phrase.matches(&self.tokens);
            spans.extend(places.into_iter().filter_map(|(start, end)| self.tokens.bytes(start, end)));
        }
        crate::order::sort_by(&mut spans, |a, b| (a.start, a.end).cmp(&(b.start, b.end)));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start < last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        merged
    }
}
