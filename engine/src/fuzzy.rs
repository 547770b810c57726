//! Words within an edit or two of a word.
//!
//! The distance is Levenshtein's (an insertion, a deletion or a substitution counts one) or, if exchanges are to count
//! one as well, that of Damerau (1964) in its restricted form, also called optimal string alignment, where no part of a word
//! is edited twice. It counts characters of the folded word, not bytes.

use crate::pair::sort;
use crate::sketch::Sketch;
use crate::terms::{Terms, split};

/// The most edits.
const MOST: u8 = 2;

/// A word to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    word: Vec<char>,
    places: Option<Places>,
    sketch: Sketch,
    edits: u8,
    exchanges: bool,
}

/// Where each letter of a word of ASCII stands, a bit for each place.
#[derive(Clone, Debug)]
struct Places([u64; 128]);

/// Words so long are compared by their [places](Places).
const LONGEST: usize = 64;

impl Near {
    /// Prepares a folded word. More than two edits are taken as two.
    pub(crate) fn new(word: &str, edits: u8, exchanges: bool) -> Near {
        let places = (word.is_ascii() && (1..=LONGEST).contains(&word.len())).then(|| {
            let mut places = [0; 128];
            for (i, byte) in word.bytes().enumerate() {
                places[usize::from(byte)] |= 1 << i;
            }
            Places(places)
        });
        Near {
            word: word.chars().collect(),
            places,
            sketch: Sketch::new(word),
            edits: edits.min(MOST),
            exchanges,
        }
    }

    /// Whether another word is near enough; it is none if it is not text.
    pub(crate) fn admits(&self, other: &[u8]) -> bool {
        match &self.places {
            Some(places) if other.is_ascii() => self.distance(places, other) <= u32::from(self.edits),
            _ => str::from_utf8(other).is_ok_and(|other| {
                let other: Vec<char> = other.chars().collect();
                self.reaches(&self.word, &other, self.edits)
            }),
        }
    }

    /// The distance to a word of ASCII (Hyyrö 2003): a column of the matrix of distances at a time, as differences of neighbours, one bit
    /// each.
    fn distance(&self, places: &Places, other: &[u8]) -> u32 {
        let last = self.word.len() - 1;
        let (mut more, mut less, mut same, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
        let mut distance = self.word.len() as u32;
        for byte in other {
            let own = places.0[usize::from(*byte) % 128];
            let exchanged = if self.exchanges { (!same & own) << 1 & before } else { 0 };
            same = ((own & more).wrapping_add(more) ^ more) | own | less | exchanged;
            let (right_more, right_less) = (less | !(same | more), same & more);
            distance += (right_more >> last & 1) as u32;
            distance -= (right_less >> last & 1) as u32;
            let right_more = right_more << 1 | 1;
            more = right_less << 1 | !(same | right_more);
            less = right_more & same;
            before = own;
        }
        distance
    }

    /// Whether so many edits lead from one to the other.
    fn reaches(&self, a: &[char], b: &[char], left: u8) -> bool {
        if a.len().abs_diff(b.len()) > usize::from(left) {
            return false;
        }
        // Where they begin alike nothing is edited.
        let alike = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        let (a, b) = (a.get(alike..).unwrap_or_default(), b.get(alike..).unwrap_or_default());
        let ([first_a, rest_a @ ..], [first_b, rest_b @ ..]) = (a, b) else {
            // What is left of the other is inserted.
            return true;
        };
        let Some(left) = left.checked_sub(1) else { return false };
        let exchanged = || match (rest_a, rest_b) {
            ([second_a, rest_a @ ..], [second_b, rest_b @ ..]) => {
                first_a == second_b && second_a == first_b && self.reaches(rest_a, rest_b, left)
            }
            _ => false,
        };
        self.reaches(rest_a, rest_b, left)
            || self.reaches(rest_a, b, left)
            || self.reaches(a, rest_b, left)
            || (self.exchanges && exchanged())
    }

    /// Every term whose token is near enough, ascending. Linear: the [sketches](crate::sketch) of all terms about as long are compared,
    /// and then those few that may be near.
    pub(crate) fn scan(&self, terms: &Terms) -> Vec<u32> {
        let texts = terms.texts.all();
        let mut found = Vec::new();
        terms.sketches().each_near(self.sketch, self.edits, |term| {
            if self.admits(split(texts.get(term)).0) {
                found.push(term);
            }
        });
        sort(&mut found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arena::Interner;
    use proptest::prelude::*;

    /// The recurrence written as it stands in the literature, with the whole matrix.
    fn naive(a: &str, b: &str, exchanges: bool) -> u8 {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut best = (d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    best = best.min(d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    if exchanges && i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(d[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        d[a.len()][b.len()] as u8
    }

    proptest! {
        #[test]
        fn the_scan_finds_what_comparing_each_finds(
            words in prop::collection::btree_set("([abc]{0,6}|[abcé]{0,6}|(ab|c){28,34})", 0..120),
            probe in "([abc]{0,6}|[abcé]{0,6}|(ab|c){28,34})", edits in 1u8..=2,
            exchanges in any::<bool>(),
        ) {
            let mut interner = Interner::default();
            for w in &words {
                interner.intern(w.as_bytes());
            }
            let pattern = Near::new(&probe, edits, exchanges);
            let found = pattern.scan(&Terms::new(interner.sorted().0));
            let near = |w: &String| naive(&probe, w, exchanges) <= edits;
            prop_assert!(words.iter().all(|w| pattern.admits(w.as_bytes()) == near(w)));
            let expected: Vec<u32> = (0..).zip(&words).filter(|(_, w)| near(w)).map(|(i, _)| i).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn terms_in_no_order_and_words_of_any_length_do_no_harm() {
        let mut texts = crate::arena::Growing::default();
        for i in 0..2000u32 {
            texts.push(format!("{:x}", i.wrapping_mul(2_654_435_761)).as_bytes());
        }
        let terms = Terms::new(texts.finish());
        for word in ["a", "9e37", &"0123456789".repeat(6000)] {
            Near::new(word, 2, true).scan(&terms);
        }
    }

    #[test]
    fn an_exchange_of_neighbours_is_one_edit_where_asked_for() {
        let finds = |word: &str, edits, exchanges| {
            let mut interner = Interner::default();
            interner.intern(word.as_bytes());
            !Near::new("nebenzia", edits, exchanges).scan(&Terms::new(interner.sorted().0)).is_empty()
        };
        assert!(finds("nebenzai", 1, true) && !finds("nebenzai", 1, false) && finds("nebenzai", 2, false));
        assert!(finds("nebenzya", 1, true));
        assert!(!finds("nebezna", 1, true));
    }
}
