//! Words within an edit or two of a word.
//!
//! The distance is that of Damerau (1964) in its restricted form, also called optimal string alignment: an
//! insertion, a deletion, a substitution, or the exchange of two neighbours counts one, and no part of a word is edited twice.
//! It counts characters of the folded word, not bytes.

use super::arena::Arena;
use super::terms::split;

/// A word to compare with, prepared once.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    word: Vec<char>,
    edits: usize,
    /// Row after row, one longer than the word; row `i` holds the distances of the first `i` characters of the other word to
    /// every prefix of this one.
    rows: Vec<u8>,
    /// The other word's characters, as far as `rows` is right for them.
    path: Vec<char>,
}

/// No word that is compared has more characters; a longer one is not within two edits of anything people type.
const LONGEST: usize = 250;

impl Pattern {
    /// Prepares a folded word. `edits` is 1 or 2 in queries; anything up to 200 works.
    pub(crate) fn new(word: &str, edits: u8) -> Pattern {
        let word: Vec<char> = word.chars().take(LONGEST).collect();
        let rows = (0..=word.len()).map(|i| i as u8).collect();
        Pattern { word, edits: edits.into(), rows, path: Vec::new() }
    }

    /// The distance to another word, or `None` where it exceeds the edits allowed.
    pub(crate) fn distance(&mut self, other: &str) -> Option<usize> {
        self.reset();
        for c in other.chars() {
            if !self.push(c) {
                return None;
            }
        }
        self.end()
    }

    fn reset(&mut self) {
        self.back(0);
    }

    /// Goes back to the first so many characters of the path.
    fn back(&mut self, characters: usize) {
        self.path.truncate(characters);
        self.rows.truncate((characters + 1) * (self.word.len() + 1));
    }

    /// The distance of the whole path.
    fn end(&self) -> Option<usize> {
        let d = usize::from(*self.rows.last()?);
        (d <= self.edits).then_some(d)
    }

    /// Goes one character on, and says whether any continuation can still be near enough.
    fn push(&mut self, c: char) -> bool {
        let n = self.path.len();
        if n >= LONGEST {
            return false;
        }
        let width = self.word.len() + 1;
        self.rows.resize((n + 2) * width, 0);
        let (known, row) = self.rows.split_at_mut((n + 1) * width);
        let above = &known[n * width..];
        row[0] = (n + 1) as u8;
        let mut least = row[0];
        for (j, w) in self.word.iter().enumerate() {
            let mut d = (above[j] + u8::from(*w != c)).min(above[j + 1] + 1).min(row[j] + 1);
            // Two neighbours exchanged: look back two rows and two columns.
            if j > 0 && n > 0 && self.word[j - 1] == c && self.path[n - 1] == *w {
                d = d.min(known[(n - 1) * width + j - 1] + 1);
            }
            least = least.min(d);
            row[j + 1] = d;
        }
        // An exchange can take a value from the row before last, so both must be out of reach to give up.
        let near =
            usize::from(least) <= self.edits || (n > 0 && above.iter().any(|d| usize::from(*d) < self.edits));
        self.path.push(c);
        near
    }

    /// Every word of a sorted arena that is near enough, with its distance, in order.
    ///
    /// Words that begin alike share the rows of their common beginning, and where no continuation of a beginning can be
    /// near enough, all words with that beginning are passed over at once.
    pub(crate) fn scan(&mut self, words: &Arena) -> Vec<(u32, usize)> {
        let mut found = Vec::new();
        self.reset();
        let mut number = 0;
        let count = words.len() as u32;
        'words: while number < count {
            let word = split(words.get(number)).0;
            let common = word.chars().zip(&self.path).take_while(|(a, b)| a == *b).count();
            self.back(common);
            let mut end = word.char_indices().nth(common).map_or(word.len(), |(i, _)| i);
            for c in word[end..].chars() {
                end += c.len_utf8();
                if !self.push(c) {
                    number = words.prefix_from(&word[..end], number).max(number + 1);
                    continue 'words;
                }
            }
            found.extend(self.end().map(|d| (number, d)));
            number += 1;
        }
        found
    }
}

impl Arena {
    /// The number of the first text after `from` that does not begin with `prefix`, where all that do lie together from
    /// `from` on. Gallops, because such runs are mostly short.
    fn prefix_from(&self, prefix: &str, from: u32) -> u32 {
        let count = self.len() as u32;
        let (mut low, mut step) = (from, 1u32);
        while low.saturating_add(step) < count && self.get(low + step).starts_with(prefix) {
            low += step;
            step = step.saturating_mul(2);
        }
        let mut high = low.saturating_add(step).min(count);
        low += 1;
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle).starts_with(prefix) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The recurrence of the restricted distance, written as it stands in the literature, with the whole matrix.
    fn naive(a: &str, b: &str) -> usize {
        let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
        let mut d = vec![vec![0; b.len() + 1]; a.len() + 1];
        for i in 0..=a.len() {
            for j in 0..=b.len() {
                d[i][j] = if i == 0 || j == 0 {
                    i + j
                } else {
                    let mut best = (d[i - 1][j] + 1).min(d[i][j - 1] + 1);
                    best = best.min(d[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]));
                    if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                        best = best.min(d[i - 2][j - 2] + 1);
                    }
                    best
                };
            }
        }
        d[a.len()][b.len()]
    }

    proptest! {
        #[test]
        fn the_scan_finds_what_comparing_each_finds(
            words in prop::collection::btree_set("[abcé]{0,6}", 0..120), probe in "[abcé]{0,5}", edits in 1u8..=2,
        ) {
            let mut arena = Arena::default();
            for w in &words {
                arena.push(w);
            }
            let found = Pattern::new(&probe, edits).scan(&arena);
            let expected: Vec<(u32, usize)> = words
                .iter()
                .enumerate()
                .map(|(i, w)| (i as u32, naive(&probe, w)))
                .filter(|(_, d)| *d <= usize::from(edits))
                .collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn an_exchange_of_neighbours_is_one_edit() {
        assert_eq!(Pattern::new("nebenzia", 1).distance("nebenzai"), Some(1));
        assert_eq!(Pattern::new("nebenzia", 1).distance("nebenzya"), Some(1));
        assert_eq!(Pattern::new("nebenzia", 1).distance("nebezna"), None);
    }
}
