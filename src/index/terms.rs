//! The dictionary: every distinct token, sorted, and the terms of each stem.

use super::arena::{Arena, Interner};
use super::fuzzy::Pattern;
use crate::text::{Token, stem};

/// Stands between a joined form and the number of its parts. No token contains it, and it sorts before all that
/// tokens are made of, so a joined form follows its plain twin.
const JOINED: char = '\0';

/// The text under which a token is kept: a joined form ("yojong" for "Yo-jong") tells how many positions it covers.
pub(crate) fn term_text<'a>(token: &Token<'a>, buffer: &'a mut String) -> &'a str {
    if !token.is_joined() {
        return token.text;
    }
    buffer.clear();
    buffer.push_str(token.text);
    buffer.push(JOINED);
    buffer.push(char::from(token.parts.min(0x7f)));
    buffer
}

/// A term's token, and how many positions it covers.
pub(crate) fn split(term: &str) -> (&str, u32) {
    match term.split_once(JOINED) {
        Some((text, parts)) => (text, parts.bytes().next().unwrap_or(1).into()),
        None => (term, 1),
    }
}

/// What a token has to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Test {
    /// Just this token.
    Exact(String),
    /// Any token with this stem.
    Stem(String),
    /// Any token that begins so.
    Prefix(String),
    /// Any token within so many edits.
    Fuzzy(String, u8),
}

impl Test {
    /// Whether a token passes. For marking what matched in a text; the dictionary answers for all tokens at once.
    pub(crate) fn passes(&self, token: &str) -> bool {
        match self {
            Test::Exact(text) => token == text,
            // Stemming keeps the first letter, and costs far more than looking at it.
            Test::Stem(wanted) => token.bytes().next() == wanted.bytes().next() && stem(token) == *wanted,
            Test::Prefix(text) => token.starts_with(text.as_str()),
            Test::Fuzzy(text, edits) => {
                let longer = token.chars().count().abs_diff(text.chars().count());
                longer <= usize::from(*edits) && Pattern::new(text, *edits).distance(token).is_some()
            }
        }
    }
}

/// Every distinct token of a dossier's texts and names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Terms {
    /// Sorted.
    texts: Arena,
    /// Sorted; only stems that are not themselves the one term they stand for.
    stems: Arena,
    /// By stem, where its terms end in `of_stem`.
    stem_ends: Vec<u32>,
    of_stem: Vec<u32>,
}

impl Terms {
    /// From the interned terms; gives for each provisional number its final one. Linear but for a sort.
    pub(crate) fn build(interner: Interner) -> (Terms, Vec<u32>) {
        let (texts, place) = interner.into_sorted();
        // Most terms are alone with their stem and equal to it: those need no entry.
        let mut interned = Interner::default();
        let stem_of: Vec<u32> = texts.iter().map(|t| interned.intern(&stem(split(t).0))).collect();
        let (all, stem_place) = interned.into_sorted();
        let stem_number = |term: u32| stem_place[stem_of[term as usize] as usize];
        let mut keys: Vec<u64> = (0..texts.len() as u32)
            .map(|term| u64::from(stem_number(term)) << 32 | u64::from(term))
            .collect();
        keys.sort_unstable();
        let of_stem: Vec<u32> = keys.into_iter().map(|key| key as u32).collect();
        let (mut stems, mut stem_ends, mut kept) = (Arena::default(), Vec::new(), Vec::new());
        for group in of_stem.chunk_by(|a, b| stem_number(*a) == stem_number(*b)) {
            let Some(&first) = group.first() else { continue };
            let stem = all.get(stem_number(first));
            if group.len() > 1 || texts.get(first) != stem {
                stems.push(stem);
                kept.extend_from_slice(group);
                stem_ends.push(kept.len() as u32);
            }
        }
        stems.shrink();
        kept.shrink_to_fit();
        stem_ends.shrink_to_fit();
        (Terms { texts, stems, stem_ends, of_stem: kept }, place)
    }

    /// The terms that pass a test, ascending.
    pub(crate) fn expand(&self, test: &Test) -> Vec<u32> {
        match test {
            Test::Exact(text) => {
                let at = self.texts.lower_bound(text);
                (at..self.texts.len() as u32).take_while(|t| split(self.texts.get(*t)).0 == text).collect()
            }
            Test::Stem(stem) => match self.stems.find(stem) {
                Some(number) => {
                    let i = number as usize;
                    let start = if i == 0 { 0 } else { self.stem_ends[i - 1] as usize };
                    self.of_stem[start..self.stem_ends[i] as usize].to_vec()
                }
                // A term that is its own stem and alone with it. One with another stem must not answer.
                None => self
                    .texts
                    .find(stem)
                    .filter(|t| crate::text::stem(self.texts.get(*t)) == *stem)
                    .into_iter()
                    .collect(),
            },
            Test::Prefix(text) => self.texts.prefix(text).collect(),
            Test::Fuzzy(text, edits) => {
                Pattern::new(text, *edits).scan(&self.texts).into_iter().map(|(t, _)| t).collect()
            }
        }
    }

    /// How many positions a term covers.
    pub(crate) fn parts(&self, term: u32) -> u32 {
        split(self.texts.get(term)).1
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.texts.size() + self.stems.size() + (self.stem_ends.capacity() + self.of_stem.capacity()) * 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn the_dictionary_agrees_with_testing_each_token(
            words in prop::collection::vec("(den(y|ied|ies|ial)|arm(s|ed|ing)?|[a-c]{1,3})", 0..40),
            joined in prop::collection::vec("[a-c]{1,3}", 0..4),
            probe in "(deny|arms|denies|[a-c]{1,3})",
        ) {
            let mut interner = Interner::default();
            let mut buffer = String::new();
            for w in &words {
                interner.intern(w);
            }
            for w in &joined {
                let token = Token { text: w, start: 0, end: 0, position: 0, parts: 2 };
                interner.intern(term_text(&token, &mut buffer));
            }
            let (terms, _) = Terms::build(interner);
            for test in [
                Test::Exact(probe.clone()),
                Test::Stem(stem(&probe).into_owned()),
                Test::Prefix(probe.clone()),
                Test::Fuzzy(probe.clone(), 1),
                Test::Fuzzy(probe.clone(), 2),
            ] {
                let found: BTreeSet<(&str, u32)> =
                    terms.expand(&test).into_iter().map(|t| split(terms.texts.get(t))).collect();
                let expected: BTreeSet<(&str, u32)> = words
                    .iter()
                    .map(|w| (w.as_str(), 1))
                    .chain(joined.iter().map(|w| (w.as_str(), 2)))
                    .filter(|(w, _)| test.passes(w))
                    .collect();
                prop_assert_eq!(found, expected);
            }
        }
    }
}
