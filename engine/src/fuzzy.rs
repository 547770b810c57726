//! Words within an edit or two of a word.
//!
//! The distance is Levenshtein's (an insertion, a deletion or a substitution counts one) or, if exchanges are to count
//! one as well, that of Damerau (1964) in its restricted form, also called optimal string alignment, where no part of a word
//! is edited twice. It counts characters of the folded word, not bytes. Only the diagonals that can matter are computed
//! (Ukkonen 1985).

use crate::terms::{Terms, split};

/// The most edits.
const MOST: usize = 2;
/// Diagonals that can matter.
const WIDTH: usize = 2 * MOST + 1;
/// More than any distance that matters.
const FAR: u8 = MOST as u8 + 1;

/// The distances of a beginning of the other word to the beginnings of this one that are about as long.
type Row = [u8; WIDTH];

/// One character of the path through the dictionary.
#[derive(Clone, Copy, Debug)]
struct Step {
    c: char,
    /// Where it ends, in bytes.
    end: usize,
    row: Row,
}

/// A word to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    word: Vec<char>,
    edits: u8,
    exchanges: bool,
    path: Vec<Step>,
}

impl Near {
    /// Prepares a folded word. More than two edits are taken as two.
    pub(crate) fn new(word: &str, edits: u8, exchanges: bool) -> Near {
        let edits = edits.min(MOST as u8);
        Near { word: word.chars().collect(), edits, exchanges, path: Vec::new() }
    }

    /// The distance to another word, or `None` where it exceeds the edits allowed.
    #[cfg(test)]
    fn distance(&mut self, other: &str) -> Option<u8> {
        self.path.clear();
        for (i, c) in other.char_indices() {
            if !self.push(c, i + c.len_utf8()) {
                return None;
            }
        }
        self.end()
    }

    /// The row of no character: so many deletions.
    fn first_row(&self) -> Row {
        let mut row = [FAR; WIDTH];
        for j in 0..=self.word.len().min(MOST) {
            row[j + MOST] = j as u8;
        }
        row
    }

    /// The distance of the whole path.
    fn end(&self) -> Option<u8> {
        let (row, n) = (self.path.last().map_or_else(|| self.first_row(), |s| s.row), self.path.len());
        let diagonal = (self.word.len() + MOST).checked_sub(n)?;
        row.get(diagonal).copied().filter(|d| *d <= self.edits)
    }

    /// Goes one character on, to the byte `end`, and says whether any continuation can still be near enough.
    #[inline]
    fn push(&mut self, c: char, end: usize) -> bool {
        let n = self.path.len();
        let above = self.path.last().map_or_else(|| self.first_row(), |s| s.row);
        let mut row = [FAR; WIDTH];
        // Row n + 1, and column j = n + 1 + diagonal - MOST.
        let start = MOST.saturating_sub(n + 1);
        for diagonal in start..WIDTH {
            let j = n + 1 + diagonal - MOST;
            if j > self.word.len() {
                break;
            }
            let mut d = if j == 0 { n as u8 + 1 } else { above[diagonal] + u8::from(self.word[j - 1] != c) };
            if let Some(over) = above.get(diagonal + 1) {
                d = d.min(over + 1);
            }
            if diagonal > 0 {
                d = d.min(row[diagonal - 1] + 1);
            }
            if self.exchanges
                && j > 1
                && n > 0
                && self.word[j - 2] == c
                && self.path[n - 1].c == self.word[j - 1]
            {
                let before = match n.checked_sub(2) {
                    Some(i) => self.path[i].row,
                    None => self.first_row(),
                };
                d = d.min(before[diagonal] + 1);
            }
            row[diagonal] = d.min(FAR);
        }
        let near = row.iter().any(|d| *d <= self.edits)
            // An exchange can take a value from the row before last.
            || self.exchanges && above.iter().any(|d| *d < self.edits);
        self.path.push(Step { c, end, row });
        near
    }

    /// Every term whose token is near enough, ascending.
    ///
    /// Terms that begin alike share the rows of their common beginning, and where no continuation of a beginning can be
    /// near enough, all terms with that beginning are passed over by what they have in common alone.
    pub(crate) fn scan(&mut self, terms: &Terms) -> Vec<u32> {
        let mut found = Vec::new();
        self.path.clear();
        let common: &[u8] = &terms.common;
        let mut number = 0;
        'terms: while number < common.len() {
            let word = split(terms.texts.get(number as u32)).0;
            let shared = usize::from(common[number]).min(word.len());
            while self.path.last().is_some_and(|step| step.end > shared) {
                self.path.pop();
            }
            let mut at = self.path.last().map_or(0, |step| step.end);
            while let Some(&byte) = word.get(at) {
                let c = if byte.is_ascii() {
                    char::from(byte)
                } else {
                    let rest = str::from_utf8(word.get(at..).unwrap_or_default());
                    rest.ok().and_then(|rest| rest.chars().next()).unwrap_or('\u{fffd}')
                };
                at += c.len_utf8();
                if !self.push(c, at) {
                    number = next_below(common, number + 1, at);
                    continue 'terms;
                }
            }
            if self.end().is_some() {
                found.push(number as u32);
            }
            number += 1;
        }
        found
    }
}

/// The first place from `from` on with a value below `limit`; values stop at 255, so such a limit finds the next place.
fn next_below(values: &[u8], from: usize, limit: usize) -> usize {
    let Ok(limit) = u8::try_from(limit) else { return from };
    let rest = values.get(from..).unwrap_or_default();
    let (chunks, tail) = rest.as_chunks::<16>();
    for (i, chunk) in chunks.iter().enumerate() {
        // All sixteen at once.
        if chunk.iter().fold(false, |any, v| any | (*v < limit)) {
            return from + i * 16 + chunk.iter().position(|v| *v < limit).unwrap_or(0);
        }
    }
    let done = rest.len() - tail.len();
    from + done + tail.iter().position(|v| *v < limit).unwrap_or(tail.len())
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
            words in prop::collection::btree_set("[abcé]{0,6}", 0..120), probe in "[abcé]{0,6}", edits in 1u8..=2,
            exchanges in any::<bool>(),
        ) {
            let mut interner = Interner::default();
            for w in &words {
                interner.intern(w.as_bytes());
            }
            let found = Near::new(&probe, edits, exchanges).scan(&Terms::new(interner.sorted().0));
            let near = |w: &String| naive(&probe, w, exchanges) <= edits;
            let expected: Vec<u32> = (0..).zip(&words).filter(|(_, w)| near(w)).map(|(i, _)| i).collect();
            prop_assert_eq!(found, expected);
        }
    }

    #[test]
    fn an_exchange_of_neighbours_is_one_edit_where_asked_for() {
        assert_eq!(Near::new("nebenzia", 1, true).distance("nebenzai"), Some(1));
        assert_eq!(Near::new("nebenzia", 2, false).distance("nebenzai"), Some(2));
        assert_eq!(Near::new("nebenzia", 1, true).distance("nebenzya"), Some(1));
        assert_eq!(Near::new("nebenzia", 1, true).distance("nebezna"), None);
    }
}
