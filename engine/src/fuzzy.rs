//! Words within an edit or two of a word.
//!
//! The distance is Levenshtein's (an insertion, a deletion or a substitution counts one) or, if exchanges are to count
//! one as well, that of Damerau (1964) in its restricted form, also called optimal string alignment, where no part of a word
//! is edited twice. It counts characters of the folded word, not bytes.

use crate::arena::{All, head};
use crate::heads::Heads;
use crate::terms::{Terms, split};

/// The most edits.
const MOST: u8 = 2;

/// A word to compare with.
#[derive(Clone, Debug)]
pub(crate) struct Near {
    word: Vec<char>,
    text: String,
    /// By character, and at the end: where the text goes on, and the head of that.
    rests: Vec<(usize, u64)>,
    edits: u8,
    exchanges: bool,
}

/// Where a search through the dictionary has come to: some terms that begin alike.
#[derive(Clone, Copy, Debug)]
struct Node {
    /// The terms.
    from: usize,
    to: usize,
    /// How many bytes they have in common, and the head of those.
    bytes: usize,
    head: u64,
}

impl Near {
    /// Prepares a folded word. More than two edits are taken as two.
    pub(crate) fn new(word: &str, edits: u8, exchanges: bool) -> Near {
        let starts = word.char_indices().map(|(i, _)| i).chain([word.len()]);
        let rests = starts.map(|s| (s, head(word.as_bytes().get(s..).unwrap_or_default()))).collect();
        Near { word: word.chars().collect(), text: word.to_owned(), rests, edits: edits.min(MOST), exchanges }
    }

    /// Whether another word is near enough.
    pub(crate) fn admits(&self, other: &str) -> bool {
        self.reaches(0, other, self.edits)
    }

    /// Whether so many edits lead from the word, from its `j`th character on, to another.
    fn reaches(&self, mut j: usize, other: &str, left: u8) -> bool {
        let mut rest = other.chars();
        loop {
            let from = rest.as_str();
            match (self.word.get(j), rest.next()) {
                (None, None) => return true,
                (Some(own), Some(c)) if *own == c => j += 1,
                (own, c) => {
                    let Some(left) = left.checked_sub(1) else { return false };
                    let (own, second, mut after) =
                        (own.copied(), self.word.get(j + 1).copied(), rest.clone());
                    let exchanged = self.exchanges && c.is_some() && c == second && after.next() == own;
                    return (exchanged && self.reaches(j + 2, after.as_str(), left))
                        || (own.is_some() && c.is_some() && self.reaches(j + 1, rest.as_str(), left))
                        || (own.is_some() && self.reaches(j + 1, from, left))
                        || (c.is_some() && self.reaches(j, rest.as_str(), left));
                }
            }
        }
    }

    /// Every term whose token is near enough, ascending.
    ///
    /// Every way to edit the word is followed into the dictionary as far as there are terms that begin so. Where all edits are
    /// used up, what can follow is known to the letter, and is looked up.
    pub(crate) fn scan(&self, terms: &Terms) -> Vec<u32> {
        let mut found = Vec::new();
        let dictionary = Dictionary { texts: terms.texts.all(), heads: &terms.heads, common: &terms.common };
        let all = Node { from: 0, to: terms.len() as usize, bytes: 0, head: 0 };
        self.visit(&dictionary, &all, 0, self.edits, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The terms of a node that go on as the word does from the `j`th character on, with so many edits left.
    fn visit(&self, terms: &Dictionary<'_>, node: &Node, j: usize, left: u8, found: &mut Vec<u32>) {
        let next = self.word.get(j).copied();
        let after = left.saturating_sub(1);
        if left == 0 || next.is_none() {
            terms.find(node, self.rest(j), found);
        }
        if left == 0 {
            return;
        }
        if node.to - node.from <= FEWEST {
            for term in node.from..node.to {
                let rest = split(terms.texts.get(term as u32)).0.get(node.bytes..).unwrap_or_default();
                if str::from_utf8(rest).is_ok_and(|rest| self.reaches(j, rest, left)) {
                    found.push(term as u32);
                }
            }
            return;
        }
        if next.is_some() {
            self.visit(terms, node, j + 1, after, found);
        }
        if let (true, Some(first), Some(second)) = (self.exchanges, next, self.word.get(j + 1)) {
            let exchanged = String::from_iter([*second, first]);
            if let Some(child) = terms.descend(node, exchanged.as_bytes()) {
                self.visit(terms, &child, j + 2, after, found);
            }
        }
        let mut at = node.from;
        while at < node.to {
            let rest = split(terms.texts.get(at as u32)).0.get(node.bytes..).unwrap_or_default();
            if rest.is_empty() {
                // What the terms have in common is one of them.
                at += 1;
                continue;
            }
            let c = first(rest);
            let child = terms.child(node, at, rest.get(..c.len_utf8()).unwrap_or_default());
            at = child.to;
            self.visit(terms, &child, j, after, found);
            if next.is_some() {
                let left = if next == Some(c) { left } else { after };
                self.visit(terms, &child, j + 1, left, found);
            }
        }
    }

    /// The word from a character on, and the head of that.
    fn rest(&self, j: usize) -> (&[u8], u64) {
        let (start, head) = self.rests.get(j).copied().unwrap_or((self.text.len(), 0));
        (self.text.as_bytes().get(start..).unwrap_or_default(), head)
    }
}

/// A dictionary whose memory was looked up.
struct Dictionary<'a> {
    texts: All<'a>,
    heads: &'a Heads,
    common: &'a [u8],
}

impl Dictionary<'_> {
    /// The terms of a node that go on so.
    fn find(&self, node: &Node, (rest, head): (&[u8], u64), found: &mut Vec<u32>) {
        let mut at = self.partition(node, node.from, joined(node, head), rest);
        while at < node.to && split(self.texts.get(at as u32)).0.get(node.bytes..) == Some(rest) {
            found.push(at as u32);
            at += 1;
        }
    }

    /// The terms of a node that go on as the term at `from` does, for so many bytes.
    fn child(&self, node: &Node, from: usize, more: &[u8]) -> Node {
        let mut child =
            Node { from, to: node.to, bytes: node.bytes + more.len(), head: joined(node, head(more)) };
        child.to = if child.bytes < 8 && node.to - from > FEW {
            // No text has this byte.
            // The terms of a file may be in any order, and still a child has one.
            self.partition(node, from, joined(&child, 0xFF << 56), &[]).max(from + 1)
        } else {
            next_below(self.common, from + 1, child.bytes).min(node.to)
        };
        child
    }

    /// The terms of a node that go on so, if there are any.
    fn descend(&self, node: &Node, more: &[u8]) -> Option<Node> {
        let from = self.partition(node, node.from, joined(node, head(more)), more);
        let goes_on =
            self.texts.get(from as u32).get(node.bytes..).is_some_and(|rest| rest.starts_with(more));
        (from < node.to && goes_on).then(|| self.child(node, from, more))
    }

    /// The first term of a node from one on, that does not go on with less.
    fn partition(&self, node: &Node, from: usize, head: u64, more: &[u8]) -> usize {
        let is_less = |term: &[u8]| term.get(node.bytes..).is_none_or(|rest| rest < more);
        self.heads.partition(self.texts, from..node.to, head, is_less) as usize
    }
}

/// Where a beginning ends is looked for among so many terms one by one.
const FEW: usize = 256;
/// So many terms are compared one by one.
const FEWEST: usize = 32;

/// The head of what a node's terms have in common, and of what follows.
fn joined(node: &Node, next: u64) -> u64 {
    if node.bytes < 8 { node.head | next >> (8 * node.bytes) } else { node.head }
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
