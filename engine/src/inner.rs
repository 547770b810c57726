//! The inner loops, for what measures them by themselves. Not part of what this crate promises.

use crate::bitpack::{self, SLACK};
use crate::bits::Bits;
use crate::columns::Column;
use crate::postings::{BLOCK, Postings, Writer};
use crate::set::{self, Set};
use xxhash_rust::xxh3::xxh3_64;

/// What tells whether a section of a file is whole.
pub fn checksum(bytes: &[u8]) -> u64 {
    xxh3_64(bytes)
}

/// What two ascending lists share.
pub fn intersection(a: &[u32], b: &[u32]) -> Vec<u32> {
    set::intersection(a, b)
}

/// Numbers in blocks of 128, packed.
#[derive(Debug)]
pub struct Packed {
    bytes: Vec<u8>,
    bits: u32,
    blocks: usize,
}

impl Packed {
    /// So many blocks of these numbers, in so many bits each.
    pub fn new(numbers: &[u32; BLOCK], bits: u32, blocks: usize) -> Packed {
        let mut bytes = Vec::new();
        (0..blocks).for_each(|_| bitpack::pack(numbers, bits, &mut bytes));
        bytes.resize(bytes.len() + SLACK, 0);
        Packed { bytes, bits, blocks }
    }

    /// How many bytes they take.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }

    /// Reads all, block by block.
    pub fn unpack(&self, mut f: impl FnMut(&[u32; BLOCK])) {
        let mut out = [0; BLOCK];
        let step = bitpack::bytes(BLOCK, self.bits);
        for i in 0..self.blocks {
            bitpack::unpack(self.bytes.get(i * step..).unwrap_or_default(), self.bits, &mut out);
            f(&out);
        }
    }
}

/// The postings of a term.
#[derive(Debug)]
pub struct List(Postings);

impl List {
    /// A term that stands in these documents, which ascend and are below a limit.
    pub fn new(documents: &[u32], limit: u32) -> List {
        let mut writer = Writer::default();
        documents.iter().for_each(|d| writer.add(*d, [*d % 100].into_iter(), 1));
        writer.end();
        List(writer.finish(limit))
    }

    /// How many bytes the documents take, without positions.
    pub fn size(&self) -> usize {
        self.0.sizes()[0] + self.0.sizes()[1]
    }

    /// Reads the documents.
    pub fn each(&self, f: impl FnMut(&[u32])) {
        self.0.each_document(0, f);
    }
}

/// Documents, a bit each.
#[derive(Debug)]
pub struct Documents(Set);

impl Documents {
    /// These documents of those below a limit.
    pub fn new(documents: &[u32], limit: u32) -> Documents {
        let mut bits = Bits::new(limit);
        documents.iter().for_each(|d| bits.set(*d));
        Documents(Set::Many(bits))
    }

    /// Keeps what others have too.
    pub fn and(&mut self, others: &Documents) {
        if let (Set::Many(own), Set::Many(others)) = (&mut self.0, &others.0) {
            own.and(others);
        }
    }

    /// How many others have too.
    pub fn shared(&self, others: &Documents) -> u32 {
        match (&self.0, &others.0) {
            (Set::Many(own), Set::Many(others)) => own.shared(others),
            _ => 0,
        }
    }
}

/// The values of documents.
#[derive(Debug)]
pub struct Facet(Column);

impl Facet {
    /// By document, where its values end, and the values.
    pub fn new(ends: Vec<u32>, values: Vec<u32>) -> Facet {
        Facet(Column::new(ends, values))
    }

    /// Adds up how many of the documents have each value.
    pub fn count(&self, documents: &Documents, counts: &mut [u32]) {
        self.0.count(&(&documents.0).into(), counts);
    }

    /// Likewise, of documents in a list.
    pub fn count_list(&self, documents: Vec<u32>, counts: &mut [u32]) {
        self.0.count(&(&Set::Few(documents)).into(), counts);
    }
}
