//! Which term stands in which document, how often, and where.
//!
//! The documents of a term go in blocks of 128: the gaps between them, how often the term stands in each, and the
//! positions there, each packed in as many bits as the largest needs. Where most documents have a term once, a bit for each tells
//! those that have it more often, and only they have a number. A table has for every block its last document, where
//! its data are, and a bound of what any document of it can score, so that a search skips blocks without reading them
//! (Ding and Suel 2011). Positions lie apart: a query that does not ask for them never touches them.

use crate::bitpack::{self, SLACK, width};
use crate::kept;
use bytemuck::{Pod, Zeroable};

/// Documents in a block.
pub(crate) const BLOCK: usize = 128;

/// Numbers for each document of a block.
pub(crate) type Numbers = [u32; BLOCK];

/// Where the postings of a term are.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
pub(crate) struct Entry {
    /// In how many documents it stands.
    pub(crate) documents: u32,
    /// The number of its first block.
    pub(crate) block: u32,
}

/// The entries of terms that stand in so many documents: their blocks follow one another.
pub(crate) fn entries(counts: &[u32]) -> Vec<Entry> {
    let mut block = 0u32;
    let entry = |documents: &u32| {
        let entry = Entry { documents: *documents, block };
        block = block.saturating_add(documents.div_ceil(BLOCK as u32));
        entry
    };
    counts.iter().map(entry).collect()
}

/// A block of postings.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
pub(crate) struct Block {
    /// Its last document.
    pub(crate) last: u32,
    /// Where its gaps and frequencies start, in bytes.
    data: u32,
    /// Where its positions start, in bytes.
    positions: u32,
    /// No document of it scores more than this many 255ths of what can be scored at all.
    pub(crate) bound: u8,
    gap_bits: u8,
    /// With [`MARKED`] set, of the marked documents only.
    frequency_bits: u8,
    position_bits: u8,
}

/// Frequencies are those of marked documents.
const MARKED: u8 = 0x80;

/// The postings of every term of a segment.
#[derive(Clone, Debug, Default)]
pub struct Postings {
    pub(crate) entries: Vec<Entry>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) data: Vec<u8>,
    pub(crate) positions: Vec<u8>,
    /// How many documents there are.
    pub(crate) documents: u32,
}

impl Postings {
    /// Whether every table lies within what it points into, where positions have so many bytes: postings from anywhere can be read
    /// without harm.
    pub(crate) fn is_sound(&self, positions: u64) -> bool {
        let mut next = 0u64;
        let entries = self.entries.iter().all(|e| {
            let right = u64::from(e.block) == next && e.documents > 0 && e.documents <= self.documents;
            next += u64::from(e.documents.div_ceil(BLOCK as u32));
            right
        });
        let data = self.data.len();
        let blocks = self.blocks.iter().all(|b| {
            let widths = b.gap_bits <= 32 && b.frequency_bits & !MARKED <= 24 && b.position_bits <= 32;
            b.last < self.documents
                && widths
                && (b.data as usize) < data
                && u64::from(b.positions) < positions
        });
        entries && blocks && next == self.blocks.len() as u64
    }

    /// In how many documents the term stands.
    #[inline]
    pub fn count(&self, term: u32) -> u32 {
        self.entries.get(term as usize).map_or(0, |e| e.documents)
    }

    /// The blocks of a term.
    #[inline]
    pub(crate) fn blocks(&self, term: u32) -> &[Block] {
        let Some(entry) = self.entries.get(term as usize) else { return &[] };
        let start = entry.block as usize;
        self.blocks.get(start..start + entry.documents.div_ceil(BLOCK as u32) as usize).unwrap_or_default()
    }

    /// Reads the documents of the `i`th block of a term, of which `blocks` are the blocks; how many there are.
    #[inline]
    pub(crate) fn read(&self, term: u32, blocks: &[Block], i: usize, out: &mut Numbers) -> usize {
        let Some(block) = blocks.get(i) else { return 0 };
        let n = (self.count(term) as usize).saturating_sub(i * BLOCK).min(BLOCK);
        let base = match i.checked_sub(1) {
            Some(before) => blocks.get(before).map_or(0, |b| b.last.wrapping_add(1)),
            None => 0,
        };
        let packed = self.data.get(block.data as usize..).unwrap_or_default();
        let Some(own) = out.get_mut(..n) else { return 0 };
        bitpack::unpack(packed, block.gap_bits.into(), own);
        let mut next = base;
        for document in own.iter_mut() {
            *document = document.wrapping_add(next);
            next = document.wrapping_add(1);
        }
        // Only what was made to deceive ends elsewhere, or goes down.
        if next == block.last.wrapping_add(1) && (u64::from(base) + n as u64) <= u64::from(next) {
            n
        } else {
            0
        }
    }

    /// Reads how often a term stands in each of the `n` documents of a block.
    #[inline]
    pub(crate) fn frequencies(&self, block: &Block, n: usize, out: &mut Numbers) {
        let at = block.data as usize + bitpack::bytes(n, block.gap_bits.into());
        let packed = self.data.get(at..).unwrap_or_default();
        let Some(own) = out.get_mut(..n.min(BLOCK)) else { return };
        if block.frequency_bits & MARKED == 0 {
            bitpack::unpack(packed, block.frequency_bits.into(), own);
            own.iter_mut().for_each(|f| *f = f.wrapping_add(1));
            return;
        }
        own.fill(1);
        let (marks, rest) = packed.split_at(n.div_ceil(8).min(packed.len()));
        let bits = u32::from(block.frequency_bits & !MARKED);
        let count: u32 = marks.iter().map(|mark| mark.count_ones()).sum();
        let mut more: Numbers = [0; BLOCK];
        bitpack::unpack(rest, bits, more.get_mut(..count as usize).unwrap_or_default());
        let mut more = more.iter();
        for (group, mark) in own.chunks_mut(8).zip(marks) {
            let mut left = *mark;
            while left != 0 {
                if let (Some(f), Some(more)) = (group.get_mut(left.trailing_zeros() as usize), more.next()) {
                    *f = more.wrapping_add(2);
                }
                left &= left - 1;
            }
        }
    }

    /// How often a term stands in one of the `n` documents of a block.
    #[inline]
    pub(crate) fn frequency(&self, block: &Block, n: usize, at: usize) -> u32 {
        let start = block.data as usize + bitpack::bytes(n, block.gap_bits.into());
        let packed = self.data.get(start..).unwrap_or_default();
        if block.frequency_bits & MARKED == 0 {
            return bitpack::get(packed, at, block.frequency_bits.into()).wrapping_add(1);
        }
        let (marks, rest) = packed.split_at(n.div_ceil(8).min(packed.len()));
        let Some(own) = marks.get(at / 8) else { return 1 };
        if own >> (at % 8) & 1 == 0 {
            return 1;
        }
        let before: u32 = marks.iter().take(at / 8).map(|m| m.count_ones()).sum();
        let before = before + (own & ((1 << (at % 8)) - 1)).count_ones();
        bitpack::get(rest, before as usize, u32::from(block.frequency_bits & !MARKED)).wrapping_add(2)
    }

    /// The positions, ascending, in a document of a block whose positions come after `before` others.
    #[inline]
    pub(crate) fn places(&self, block: &Block, before: u32, count: u32) -> impl Iterator<Item = u32> {
        let packed = self.positions.get(block.positions as usize..).unwrap_or_default();
        let bits = block.position_bits.into();
        let mut next = 0u32;
        (before as usize..before as usize + count as usize).map(move |i| {
            let position = next.wrapping_add(bitpack::get(packed, i, bits));
            next = position.wrapping_add(1);
            position
        })
    }

    /// Reads the gaps between all positions of a block, of which there are so many.
    #[inline]
    pub(crate) fn gaps(&self, block: &Block, count: usize, out: &mut Vec<u32>) {
        let packed = self.positions.get(block.positions as usize..).unwrap_or_default();
        // No more than there can be: what a file says is not believed.
        let most = if block.position_bits == 0 {
            count
        } else {
            packed.len() * 8 / usize::from(block.position_bits)
        };
        out.clear();
        out.resize(count.min(most), 0);
        bitpack::unpack(packed, block.position_bits.into(), out);
    }

    /// Calls `f` with every document of a term, ascending, and how often it stands there. Linear.
    #[inline]
    pub(crate) fn each(&self, term: u32, mut f: impl FnMut(u32, u32)) {
        self.each_block(term, |documents, frequencies| {
            documents.iter().zip(frequencies).for_each(|(d, n)| f(*d, *n));
        });
    }

    /// Likewise, a block at a time.
    #[inline]
    pub(crate) fn each_block(&self, term: u32, mut f: impl FnMut(&[u32], &[u32])) {
        let (mut documents, mut frequencies) = ([0; BLOCK], [0; BLOCK]);
        let blocks = self.blocks(term);
        for (i, block) in blocks.iter().enumerate() {
            let n = self.read(term, blocks, i, &mut documents);
            self.frequencies(block, n, &mut frequencies);
            f(documents.get(..n).unwrap_or_default(), frequencies.get(..n).unwrap_or_default());
        }
    }

    /// Calls `f` with every document of a term, ascending, and the positions there. Linear.
    pub(crate) fn each_places(&self, term: u32, f: &mut impl FnMut(u32, &mut dyn Iterator<Item = u32>)) {
        let (mut documents, mut frequencies) = ([0; BLOCK], [0; BLOCK]);
        let blocks = self.blocks(term);
        for (i, block) in blocks.iter().enumerate() {
            let n = self.read(term, blocks, i, &mut documents);
            self.frequencies(block, n, &mut frequencies);
            let mut before = 0u32;
            for (document, often) in documents.iter().zip(&frequencies).take(n) {
                f(*document, &mut self.places(block, before, *often));
                before = before.wrapping_add(*often);
            }
        }
    }

    /// Calls `f` with every document of a term, ascending. Linear.
    #[inline]
    pub(crate) fn each_document(&self, term: u32, mut f: impl FnMut(&[u32])) {
        let mut documents = [0; BLOCK];
        let blocks = self.blocks(term);
        for i in 0..blocks.len() {
            let n = self.read(term, blocks, i, &mut documents);
            f(documents.get(..n).unwrap_or_default());
        }
    }

    /// Calls `f` with the documents of a term, ascending and some at a time. Linear.
    pub fn documents_of(&self, term: u32, f: &mut dyn FnMut(&[u32])) {
        self.each_document(term, f);
    }

    /// Calls `f` with every document of a term, ascending, and the positions there, ascending; those that it does not take
    /// are not read. Linear.
    pub fn places_of(&self, term: u32, f: &mut dyn FnMut(u32, &mut dyn Iterator<Item = u32>)) {
        self.each_places(term, &mut |document, positions| f(document, positions));
    }

    /// Bytes held: the tables, documents with frequencies, positions.
    pub fn sizes(&self) -> [usize; 3] {
        [size_of_val(&*self.entries) + size_of_val(&*self.blocks), self.data.len(), self.positions.len()]
    }
}

/// Writes postings, term by term.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    entries: Vec<Entry>,
    blocks: Vec<Block>,
    data: Vec<u8>,
    positions: Vec<u8>,
    // What is open: up to a block of documents.
    gaps: Vec<u32>,
    frequencies: Vec<u32>,
    places: Vec<u32>,
    bound: u8,
    /// The last document plus one.
    next: u32,
    count: u32,
    first: u32,
}

impl Writer {
    /// Adds a document to the term that is open: the positions ascend, and there is at least one. `bound` is what the
    /// document can score at most.
    #[inline]
    pub(crate) fn add(&mut self, document: u32, positions: impl Iterator<Item = u32>, bound: u8) {
        let before = self.begin(document, bound);
        let mut next = 0;
        for position in positions {
            self.places.push(position.wrapping_sub(next));
            next = position.wrapping_add(1);
        }
        self.frequencies.push((self.places.len() - before).saturating_sub(1) as u32);
    }

    /// Likewise, with the [gaps](Postings::gaps) between the positions.
    #[inline]
    pub(crate) fn add_gaps(&mut self, document: u32, gaps: &[u32], bound: u8) {
        self.begin(document, bound);
        self.places.extend(gaps);
        self.frequencies.push(gaps.len().saturating_sub(1) as u32);
    }

    /// Begins a document; how many positions are open before it.
    #[inline]
    fn begin(&mut self, document: u32, bound: u8) -> usize {
        if self.gaps.len() == BLOCK {
            self.close();
        }
        self.gaps.push(document.wrapping_sub(self.next));
        self.bound = self.bound.max(bound);
        self.next = document.wrapping_add(1);
        self.count += 1;
        self.places.len()
    }

    /// Ends the term that is open.
    pub(crate) fn end(&mut self) {
        self.close();
        self.entries.push(Entry { documents: self.count, block: self.first });
        self.first = self.blocks.len() as u32;
        self.count = 0;
        self.next = 0;
    }

    fn close(&mut self) {
        if self.gaps.is_empty() {
            return;
        }
        let bits = |values: &[u32]| width(values.iter().fold(0, |all, v| all | v));
        let (gap_bits, frequency_bits, position_bits) =
            (bits(&self.gaps), bits(&self.frequencies), bits(&self.places));
        // What the marked ones have beyond two.
        let more: Vec<u32> = self.frequencies.iter().filter_map(|f| f.checked_sub(1)).collect();
        let more_bits = bits(&more);
        let marked = bitpack::bytes(self.frequencies.len(), 1) + bitpack::bytes(more.len(), more_bits)
            < bitpack::bytes(self.frequencies.len(), frequency_bits);
        self.blocks.push(Block {
            last: self.next.wrapping_sub(1),
            data: self.data.len() as u32,
            positions: self.positions.len() as u32,
            bound: self.bound,
            gap_bits: gap_bits as u8,
            frequency_bits: if marked { more_bits as u8 | MARKED } else { frequency_bits as u8 },
            position_bits: position_bits as u8,
        });
        bitpack::pack(&self.gaps, gap_bits, &mut self.data);
        if marked {
            self.frequencies.iter_mut().for_each(|f| *f = (*f).min(1));
            bitpack::pack(&self.frequencies, 1, &mut self.data);
            bitpack::pack(&more, more_bits, &mut self.data);
        } else {
            bitpack::pack(&self.frequencies, frequency_bits, &mut self.data);
        }
        bitpack::pack(&self.places, position_bits, &mut self.positions);
        self.gaps.clear();
        self.frequencies.clear();
        self.places.clear();
        self.bound = 0;
    }

    /// The postings of a segment with so many documents.
    pub(crate) fn finish(mut self, documents: u32) -> Postings {
        self.data.resize(self.data.len() + SLACK, 0);
        self.positions.resize(self.positions.len() + SLACK, 0);
        Postings {
            entries: kept(self.entries),
            blocks: kept(self.blocks),
            data: kept(self.data),
            positions: kept(self.positions),
            documents,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn what_is_written_is_read(
            terms in prop::collection::vec(
                prop::collection::btree_map(0u32..900, prop::collection::btree_set(0u32..3000, 1..6), 1..400), 0..4),
        ) {
            let mut writer = Writer::default();
            for term in &terms {
                for (document, positions) in term {
                    writer.add(*document, positions.iter().copied(), 1);
                }
                writer.end();
            }
            let postings = writer.finish(900);
            prop_assert!(postings.is_sound(postings.positions.len() as u64));
            for (t, term) in (0..).zip(&terms) {
                prop_assert_eq!(postings.count(t) as usize, term.len());
                let mut found = BTreeMap::new();
                let blocks = postings.blocks(t);
                for (i, block) in blocks.iter().enumerate() {
                    let (mut documents, mut frequencies) = ([0; BLOCK], [0; BLOCK]);
                    let n = postings.read(t, blocks, i, &mut documents);
                    postings.frequencies(block, n, &mut frequencies);
                    let mut before = 0;
                    for k in 0..n {
                        prop_assert_eq!(postings.frequency(block, n, k), frequencies[k]);
                        let places = postings.places(block, before, frequencies[k]).collect();
                        before += frequencies[k];
                        found.insert(documents[k], places);
                    }
                }
                prop_assert_eq!(&found, term);
            }
        }
    }
}
