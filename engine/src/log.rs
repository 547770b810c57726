//! What stands where, as documents are read, until it becomes postings. At the peak, when occurrences are put in place, twelve
//! bytes for every token.

use crate::postings::{Postings, Writer};

/// A token in the log: the number of its term; the highest bit says that it covers several positions, and that those
/// that it is made of follow.
const JOINED: u32 = 1 << 31;
/// A position left free, so that no phrase runs from one text into the next.
const GAP: u32 = u32::MAX;
/// The most tokens of one document that are kept.
const MOST: usize = 1 << 24;

/// The tokens of documents, as they come: four bytes for each, and nothing is sorted until the end.
#[derive(Clone, Debug, Default)]
pub struct Log {
    tokens: Vec<u32>,
    /// By document, where its tokens end.
    ends: Vec<usize>,
}

impl Log {
    /// Adds a token of the document being read, by the number of its term. One that is [joined](crate::text::Token::is_joined)
    /// comes before its parts, and at the position of the first.
    #[inline]
    pub fn push(&mut self, term: u32, joined: bool) {
        self.tokens.push(if joined { term | JOINED } else { term });
    }

    /// Leaves a position free, so that no phrase runs from one text into the next.
    pub fn gap(&mut self) {
        self.tokens.push(GAP);
    }

    /// Ends the document being read.
    pub fn close(&mut self) {
        let start = self.ends.last().copied().unwrap_or(0);
        if self.tokens.len() > start && self.tokens.last() == Some(&GAP) {
            self.tokens.pop(); // nothing follows it
        }
        self.tokens.truncate(start + (self.tokens.len() - start).min(MOST));
        self.ends.push(self.tokens.len());
    }

    /// How many tokens there are, and positions left free.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The postings of all documents, with their terms in a new order: `place` gives for each number its place there. `bound` tells
    /// what a document can score at most that has a term so often, in 255ths. Linear.
    pub fn finish(self, place: &[u32], bound: impl Fn(u32, u32) -> u8) -> Postings {
        let Log { tokens, ends } = self;
        // Every occurrence goes to its term: counted, then put in place. Documents and positions ascend by themselves. Frequent
        // terms came early, so by their first numbers they lie together.
        let mut next = vec![0usize; place.len()];
        for token in tokens.iter().filter(|t| **t != GAP) {
            if let Some(n) = next.get_mut((token & !JOINED) as usize) {
                *n += 1;
            }
        }
        let mut numbers = vec![0u32; place.len()];
        for (number, place) in (0u32..).zip(place) {
            numbers[*place as usize] = number;
        }
        let mut sum = 0;
        for number in &numbers {
            let n = &mut next[*number as usize];
            (*n, sum) = (sum, sum + *n);
        }
        let mut occurrences = vec![0u64; sum];
        let mut start = 0;
        for (document, end) in (0u64..).zip(&ends) {
            let mut position = 0;
            for token in tokens.get(start..*end).unwrap_or_default() {
                if *token != GAP
                    && let Some(next) = next.get_mut((token & !JOINED) as usize)
                {
                    occurrences[*next] = document << 32 | position;
                    *next += 1;
                }
                if *token == GAP || token & JOINED == 0 {
                    position += 1;
                }
            }
            start = *end;
        }
        drop(tokens);
        let mut writer = Writer::default();
        let mut rest = occurrences.as_slice();
        let mut before = 0;
        for end in numbers.iter().map(|n| &next[*n as usize]) {
            let (own, after) = rest.split_at((end - before).min(rest.len()));
            for group in own.chunk_by(|a, b| a >> 32 == b >> 32) {
                let Some(document) = group.first().map(|first| (first >> 32) as u32) else { continue };
                let bound = bound(document, group.len() as u32);
                writer.add(document, group.iter().map(|o| *o as u32), bound);
            }
            writer.end();
            (rest, before) = (after, *end);
        }
        writer.finish(ends.len() as u32)
    }
}
