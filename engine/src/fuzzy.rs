//! Words within an edit or two of a word.
//!
//! The distance is Levenshtein's (an insertion, a deletion or a substitution counts one) or, if exchanges are to count
//! one as well, that of Damerau (1964) in its restricted form, also called optimal string alignment, where no part of a word
//! is edited twice. It counts characters of the folded word, not bytes. Only the diagonals that can matter are computed
//! (Ukkonen 1985).

use crate::arena::All;
use crate::terms::{Terms, split};

/// The most edits.
const MOST: usize = 2;
/// Diagonals that can matter.
const WIDTH: usize = 2 * MOST + 1;
/// More than any distance that matters.
const FAR: u8 = MOST as u8 + 1;

/// The distances of a beginning of the other word to the beginnings of this one that are about as long.
type Row = [u8; WIDTH];

/// A word to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    word: Vec<char>,
    /// The same as bytes, and where each character begins there, and the end.
    bytes: Vec<u8>,
    starts: Vec<usize>,
    edits: u8,
    exchanges: bool,
}

/// Where a search through the dictionary has come to: some terms that begin alike.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The terms.
    from: usize,
    to: usize,
    /// What they have in common, in bytes and in characters.
    bytes: usize,
    characters: usize,
    /// The last character of that.
    last: char,
    row: Row,
    /// The row of one character less.
    above: Row,
}

impl Near {
    /// Prepares a folded word. More than two edits are taken as two.
    pub(crate) fn new(word: &str, edits: u8, exchanges: bool) -> Near {
        let starts = word.char_indices().map(|(i, _)| i).chain([word.len()]).collect();
        let edits = edits.min(MOST as u8);
        Near { word: word.chars().collect(), bytes: word.as_bytes().to_vec(), starts, edits, exchanges }
    }

    /// The row of no character: so many deletions.
    fn first_row(&self) -> Row {
        let mut row = [FAR; WIDTH];
        for j in 0..=self.word.len().min(MOST) {
            row[j + MOST] = j as u8;
        }
        row
    }

    /// The row behind one character more than the node's.
    #[inline]
    fn row(&self, node: &Node, c: char) -> Row {
        let n = node.characters;
        let mut row = [FAR; WIDTH];
        // Row n + 1, and column j = n + 1 + diagonal - MOST.
        for diagonal in MOST.saturating_sub(n + 1)..WIDTH {
            let j = n + 1 + diagonal - MOST;
            if j > self.word.len() {
                break;
            }
            let mut d = if j == 0 {
                FAR.min(n as u8 + 1)
            } else {
                node.row[diagonal] + u8::from(self.word[j - 1] != c)
            };
            if let Some(over) = node.row.get(diagonal + 1) {
                d = d.min(over + 1);
            }
            if diagonal > 0 {
                d = d.min(row[diagonal - 1] + 1);
            }
            if self.exchanges && j > 1 && n > 0 && self.word[j - 2] == c && node.last == self.word[j - 1] {
                d = d.min(node.above[diagonal] + 1);
            }
            row[diagonal] = d.min(FAR);
        }
        row
    }

    /// Whether another word is near enough.
    pub(crate) fn admits(&self, other: &str) -> bool {
        let mut node = self.root(0);
        for c in other.chars() {
            let row = self.row(&node, c);
            node = Node { characters: node.characters + 1, last: c, row, above: node.row, ..node };
        }
        self.is_end(&node)
    }

    /// Where a search through so many terms begins.
    fn root(&self, terms: usize) -> Node {
        let row = self.first_row();
        Node { from: 0, to: terms, bytes: 0, characters: 0, last: '\0', row, above: [FAR; WIDTH] }
    }

    /// Whether what the terms of a node have in common is itself near enough.
    fn is_end(&self, node: &Node) -> bool {
        let end = (self.word.len() + MOST).checked_sub(node.characters);
        end.and_then(|d| node.row.get(d)).is_some_and(|d| *d <= self.edits)
    }

    /// Every term whose token is near enough, ascending.
    ///
    /// Terms that begin alike share the rows of their common beginning. Where all edits are used up, what can follow is known
    /// to the letter, and is looked up.
    pub(crate) fn scan(&self, terms: &Terms) -> Vec<u32> {
        let mut found = Vec::new();
        let dictionary = Dictionary { texts: terms.texts.all(), common: &terms.common };
        self.visit(&dictionary, &self.root(terms.len() as usize), &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn visit(&self, terms: &Dictionary<'_>, node: &Node, found: &mut Vec<u32>) {
        let least = node.row.iter().min().copied().unwrap_or(FAR);
        // After an exchange that has begun, an edit may be left.
        if least >= self.edits && !self.begun(node).any(|(_, d)| d + 1 < self.edits) {
            self.look_up(terms, node, found);
            return;
        }
        let mut at = node.from;
        while at < node.to {
            let word = split(terms.texts.get(at as u32)).0;
            let Some(rest) = word.get(node.bytes..).filter(|rest| !rest.is_empty()) else {
                // The beginning itself is a word.
                if self.is_end(node) {
                    found.push(at as u32);
                }
                at += 1;
                continue;
            };
            let c = first(rest);
            let bytes = node.bytes + c.len_utf8();
            let to = next_below(terms.common, at + 1, bytes).min(node.to);
            let row = self.row(node, c);
            let characters = node.characters + 1;
            let child = Node { from: at, to, bytes, characters, last: c, row, above: node.row };
            self.visit(terms, &child, found);
            at = to;
        }
    }

    /// The terms of a node that go on as the word does, from any column that used up all edits.
    fn look_up(&self, terms: &Dictionary<'_>, node: &Node, found: &mut Vec<u32>) {
        for diagonal in 0..WIDTH {
            let Some(j) = (node.characters + diagonal).checked_sub(MOST).filter(|j| *j <= self.word.len())
            else {
                continue;
            };
            if node.row[diagonal] == self.edits {
                find(terms, node, self.rest(j), found);
            }
        }
        for (column, _) in self.begun(node).filter(|(_, d)| d + 1 == self.edits) {
            // The first of the two, and what follows both.
            let (from, to) = (self.rest(column), self.rest(column + 1));
            let first = from.get(..from.len() - to.len()).unwrap_or_default();
            let wanted = [first, self.rest(column + 2)].concat();
            find(terms, node, &wanted, found);
        }
    }

    /// The columns from which the last character can be the second of two that are exchanged, and the distances there.
    fn begun(&self, node: &Node) -> impl Iterator<Item = (usize, u8)> {
        let before = node.characters.checked_sub(1).filter(|_| self.exchanges);
        let columns = before.map_or(0..0, |_| 0..WIDTH).filter_map(move |d| (before? + d).checked_sub(MOST));
        let (above, last) = (node.above, node.last);
        columns
            .filter(move |column| self.word.get(column + 1) == Some(&last))
            .filter_map(move |column| Some((column, *above.get((column + MOST).checked_sub(before?)?)?)))
    }

    /// The word from a column on.
    fn rest(&self, column: usize) -> &[u8] {
        let start = self.starts.get(column).copied().unwrap_or(self.bytes.len());
        self.bytes.get(start..).unwrap_or_default()
    }
}

/// The terms of a node that go on so.
fn find(terms: &Dictionary<'_>, node: &Node, wanted: &[u8], found: &mut Vec<u32>) {
    let rest = |t: usize| terms.texts.get(t as u32).get(node.bytes..).unwrap_or_default();
    let (mut low, mut high) = (node.from, node.to);
    while low < high {
        let middle = low + (high - low) / 2;
        if rest(middle) < wanted { low = middle + 1 } else { high = middle }
    }
    while low < node.to && split(rest(low)).0 == wanted {
        found.push(low as u32);
        low += 1;
    }
}

/// A dictionary whose memory was looked up.
struct Dictionary<'a> {
    texts: All<'a>,
    common: &'a [u8],
}

/// The first character of bytes that are text.
fn first(bytes: &[u8]) -> char {
    match bytes.first() {
        Some(byte) if byte.is_ascii() => char::from(*byte),
        _ => str::from_utf8(bytes).ok().and_then(|t| t.chars().next()).unwrap_or(char::REPLACEMENT_CHARACTER),
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
            let pattern = Near::new(&probe, edits, exchanges);
            let found = pattern.scan(&Terms::new(interner.sorted().0));
            let near = |w: &String| naive(&probe, w, exchanges) <= edits;
            prop_assert!(words.iter().all(|w| pattern.admits(w) == near(w)));
            let expected: Vec<u32> = (0..).zip(&words).filter(|(_, w)| near(w)).map(|(i, _)| i).collect();
            prop_assert_eq!(found, expected);
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
