//! The dictionary of a segment: every distinct token, sorted, and the terms of each stem.

use crate::arena::{Growing, Interner, Texts};
use crate::fuzzy::Near;
use crate::heads::Heads;
use crate::kept;
use crate::pair::{first, pair, second};
use crate::sketch::Sketches;
use crate::text::{Token, stem};
use std::sync::OnceLock;

/// Stands between a joined form and the number of its parts. No token contains it, and it sorts before all that
/// tokens are made of, so a joined form follows its plain twin.
const JOINED: u8 = 0;

/// The text under which a token is kept: a joined form ("yojong" for "Yo-jong") tells how many positions it covers.
pub fn term_text<'a>(token: &Token<'a>, buffer: &'a mut Vec<u8>) -> &'a [u8] {
    if !token.is_joined() {
        return token.text.as_bytes();
    }
    buffer.clear();
    buffer.extend_from_slice(token.text.as_bytes());
    buffer.extend_from_slice(&[JOINED, token.parts.min(0x7f)]);
    buffer
}

/// A term's token, and how many positions it covers.
pub(crate) fn split(term: &[u8]) -> (&[u8], u32) {
    match term {
        [text @ .., JOINED, parts] => (text, (*parts).into()),
        _ => (term, 1),
    }
}

/// What a token has to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// Just this token.
    Exact(String),
    /// Any token with this stem.
    Stem(String),
    /// Any token that begins so.
    Prefix(String),
    /// Any token within so many edits, 1 or 2.
    Fuzzy {
        /// The word.
        word: String,
        /// How many letters may be missing, superfluous or wrong.
        edits: u8,
        /// Two neighbours exchanged are one edit, not two.
        exchanges: bool,
    },
}

impl Test {
    /// Whether a token passes. For marking what matched in a text; a dictionary [answers for all tokens at once](Terms::expand).
    pub fn passes(&self, token: &str) -> bool {
        match self {
            Test::Exact(text) => token == text,
            // Stemming keeps the first letter, and costs far more than looking at it.
            Test::Stem(wanted) => token.bytes().next() == wanted.bytes().next() && stem(token) == *wanted,
            Test::Prefix(text) => token.starts_with(text.as_str()),
            Test::Fuzzy { word, edits, exchanges } => {
                let longer = token.chars().count().abs_diff(word.chars().count());
                longer <= usize::from(*edits) && Near::new(word, *edits, *exchanges).admits(token.as_bytes())
            }
        }
    }
}

/// Every distinct token of a segment.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Sorted.
    pub(crate) texts: Texts,
    pub(crate) heads: Heads,
    /// Sorted; only stems that are not themselves the one term they stand for.
    pub(crate) stems: Texts,
    /// By stem, where its terms end in `of_stem`.
    pub(crate) stem_ends: Vec<u32>,
    pub(crate) of_stem: Vec<u32>,
    /// By term, what its token is like. Made when a word is first looked for that may be misspelt.
    sketches: OnceLock<Sketches>,
}

impl Terms {
    /// From texts that are sorted and distinct. Linear but for a sort of the stems.
    pub fn new(texts: Texts) -> Terms {
        // Most terms are alone with their stem and equal to it: those need no entry.
        let mut interner = Interner::default();
        let of_term: Vec<u32> = (0..texts.len())
            .map(|t| {
                let word = str::from_utf8(split(texts.get(t)).0).unwrap_or_default();
                interner.intern(stem(word).as_bytes())
            })
            .collect();
        let (all, place) = interner.sorted();
        let mut keys: Vec<u64> =
            (0u32..).zip(&of_term).map(|(term, stem)| pair(place[*stem as usize], term)).collect();
        keys.sort_unstable();
        let (mut stems, mut stem_ends, mut of_stem) = (Growing::default(), Vec::new(), Vec::new());
        for group in keys.chunk_by(|a, b| first(*a) == first(*b)) {
            let Some(&key) = group.first() else { continue };
            let stem = all.get(first(key));
            if group.len() > 1 || texts.get(second(key)) != stem {
                stems.push(stem);
                of_stem.extend(group.iter().map(|key| second(*key)));
                stem_ends.push(of_stem.len() as u32);
            }
        }
        Terms::open(texts, stems.finish(), kept(stem_ends), kept(of_stem))
    }

    /// From the parts that a file holds.
    pub(crate) fn open(texts: Texts, stems: Texts, stem_ends: Vec<u32>, of_stem: Vec<u32>) -> Terms {
        Terms { heads: Heads::new(&texts), texts, stems, stem_ends, of_stem, sketches: OnceLock::new() }
    }

    /// Whether every table lies within what it points into.
    pub(crate) fn is_sound(&self) -> bool {
        let terms = self.len();
        self.stem_ends.len() == self.stems.len() as usize
            && self.stem_ends.is_sorted()
            && self.stem_ends.last().map_or(0, |end| *end as usize) == self.of_stem.len()
            && self.of_stem.iter().all(|t| *t < terms)
    }

    /// How many terms there are.
    pub(crate) fn len(&self) -> u32 {
        self.texts.len()
    }

    /// The terms that pass a test, ascending.
    pub fn expand(&self, test: &Test) -> Vec<u32> {
        match test {
            Test::Exact(text) => {
                let at = self.lower_bound(text.as_bytes());
                let is = |t: &u32| split(self.texts.get(*t)).0 == text.as_bytes();
                (at..self.len()).take_while(is).collect()
            }
            Test::Stem(wanted) => match self.stems.find(wanted.as_bytes()) {
                Some(number) => {
                    let i = number as usize;
                    let start = if i == 0 { 0 } else { self.stem_ends.get(i - 1).copied().unwrap_or(0) };
                    let end = self.stem_ends.get(i).copied().unwrap_or(start);
                    self.of_stem.get(start as usize..end as usize).unwrap_or_default().to_vec()
                }
                // A term that is its own stem and alone with it. One with another stem must not answer.
                None => {
                    let own = |t: &u32| stem(self.texts.str(*t)) == *wanted;
                    let at = self.lower_bound(wanted.as_bytes());
                    let is = |t: &u32| self.texts.get(*t) == wanted.as_bytes() && own(t);
                    Some(at).filter(is).into_iter().collect()
                }
            },
            Test::Prefix(text) => {
                let from = self.lower_bound(text.as_bytes());
                (from..self.texts.end_of_prefix(from, text.as_bytes())).collect()
            }
            Test::Fuzzy { word, edits, exchanges } => Near::new(word, *edits, *exchanges).scan(self),
        }
    }

    /// By term, what its token is like. Linear the first time.
    pub(crate) fn sketches(&self) -> &Sketches {
        self.sketches.get_or_init(|| {
            let texts = self.texts.all();
            let token = |t| str::from_utf8(split(texts.get(t)).0).unwrap_or_default();
            Sketches::new((0..self.len()).map(token))
        })
    }

    /// The first term that is not less than `text`.
    fn lower_bound(&self, text: &[u8]) -> u32 {
        self.heads.lower_bound(self.texts.all(), text)
    }

    /// How many positions a term covers.
    pub fn parts(&self, term: u32) -> u32 {
        split(self.texts.get(term)).1
    }

    /// Bytes held.
    pub fn size(&self) -> usize {
        self.texts.size()
            + self.heads.size()
            + self.stems.size()
            + (self.stem_ends.len() + self.of_stem.len()) * 4
            + self.sketches.get().map_or(0, Sketches::size)
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
            let mut buffer = Vec::new();
            for w in &words {
                interner.intern(w.as_bytes());
            }
            for w in &joined {
                let token = Token { text: w, start: 0, end: 0, position: 0, parts: 2 };
                interner.intern(term_text(&token, &mut buffer));
            }
            let terms = Terms::new(interner.sorted().0);
            let near = |edits, exchanges| Test::Fuzzy { word: probe.clone(), edits, exchanges };
            for test in [
                Test::Exact(probe.clone()),
                Test::Stem(stem(&probe).into_owned()),
                Test::Prefix(probe.clone()),
                near(1, false),
                near(2, true),
            ] {
                let found: BTreeSet<(&[u8], u32)> =
                    terms.expand(&test).into_iter().map(|t| split(terms.texts.get(t))).collect();
                let expected: BTreeSet<(&[u8], u32)> = words
                    .iter()
                    .map(|w| (w.as_str(), 1))
                    .chain(joined.iter().map(|w| (w.as_str(), 2)))
                    .filter(|(w, _)| test.passes(w))
                    .map(|(w, parts)| (w.as_bytes(), parts))
                    .collect();
                prop_assert_eq!(found, expected);
            }
        }
    }
}
