//! Finding an anchored span in a text that may not be the one it was made on.

use crate::anchors::hash_fits;
use crate::model::Anchor;
use crate::text::{Offsets, Unit};
use std::ops::Range;

/// How far from its place a span is looked for, in code points: more than a headline, a byline or a picture's caption
/// adds, less than it takes to be slow.
const REACH: usize = 1_000;

/// A text to look for anchors in.
#[derive(Debug)]
pub(super) struct Place<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    length: usize,
    /// How far the last found span had moved: its neighbours will have moved as far.
    drift: isize,
    /// Bytes that may still be hashed in looking around.
    budget: usize,
}

impl<'a> Place<'a> {
    /// With a bound on the work: how many bytes may be hashed in looking for what is not at its place.
    pub fn new(text: &'a str, budget: usize) -> Place<'a> {
        let offsets = Offsets::new(text);
        let length = offsets.convert(text.len(), Unit::Byte, Unit::Char);
        Place { text, offsets, length, drift: 0, budget }
    }

    /// What stands at the anchor's place, in bytes; cut to the end of the text.
    pub fn at(&self, anchor: &Anchor) -> Range<usize> {
        let (start, end) = (anchor.start as usize, anchor.end as usize);
        self.bytes(start, end.max(start))
    }

    /// Where the anchored span stands, in bytes: at its place, or as near to it as its hash fits. `None` if nowhere.
    pub fn find(&mut self, anchor: &Anchor) -> Option<Range<usize>> {
        let (start, end) = (anchor.start as usize, anchor.end as usize);
        let length = end.checked_sub(start).filter(|n| *n > 0 && *n <= self.length)?;
        // First where it should be, then where its neighbours went, then further and further away.
        if let Some(found) = self.fits(start, length, anchor) {
            return Some(found);
        }
        let around = (1..=REACH as isize).flat_map(|d| [d, -d]);
        for drift in std::iter::once(self.drift).chain(around) {
            let Some(from) = start.checked_add_signed(drift).filter(|from| from + length <= self.length)
            else {
                continue;
            };
            let bytes = self.bytes(from, from + length);
            // Hashing is what costs, and hardly any span begins or ends within a word.
            if drift != self.drift && !(self.is_edge(bytes.start) && self.is_edge(bytes.end)) {
                continue;
            }
            self.budget = self.budget.checked_sub(bytes.len() + 64)?;
            if self.text.get(bytes.clone()).is_some_and(|span| hash_fits(span, &anchor.hash)) {
                self.drift = drift;
                return Some(bytes);
            }
        }
        None
    }

    fn fits(&self, start: usize, length: usize, anchor: &Anchor) -> Option<Range<usize>> {
        let end = start.checked_add(length).filter(|end| *end <= self.length)?;
        let bytes = self.bytes(start, end);
        hash_fits(self.text.get(bytes.clone())?, &anchor.hash).then_some(bytes)
    }

    /// Whether a place is not within a word.
    fn is_edge(&self, byte: usize) -> bool {
        let Some((before, after)) = self.text.split_at_checked(byte) else { return false };
        let in_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !(in_word(before.chars().next_back()) && in_word(after.chars().next()))
    }

    fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        self.offsets.span(start..end, Unit::Char, Unit::Byte)
    }
}
