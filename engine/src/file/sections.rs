//! The layout of a file: sections of numbers, one behind the other, each with a checksum of its own.
//!
//! ```text
//! 0   8  "A41COLL" and a zero byte
//! 8   4  the version of this layout
//! 12  4  how many sections there are
//! 16  8  how many bytes there are in all
//! 24  8  XXH3-64 of the first 24 bytes and the table
//! 32  24 by section: where it starts, a multiple of eight, and how long it is, in bytes; and its XXH3-64
//! ...    the sections, with zeros between
//! ```
//!
//! Numbers are little-endian. Any change of any byte is found.

use super::OpenError;
use bytemuck::Pod;
use std::io::{ErrorKind, Read};
use xxhash_rust::xxh3::{Xxh3Default, xxh3_64};

const MAGIC: &[u8; 8] = b"A41COLL\0";
pub(super) const VERSION: u32 = 4;
const HEADER: usize = 32;
/// Bytes of the table for a section.
const ENTRY: usize = 24;
/// Where sections start, in bytes: at multiples of this.
const ALIGN: usize = 8;
/// So many numbers of eight bytes are read at a time: few enough to be hashed before they leave the cache. An engine that compiles
/// quickly first and well later notices by the calls that hashing is worth it.
const TRAY: usize = 1 << 13;

/// Where a section lies, and what it should be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Section {
    start: u64,
    len: u64,
    hash: u64,
}

/// The bytes of a file with these sections.
pub(super) fn write(sections: &[&[u8]]) -> Vec<u8> {
    let mut at = HEADER + sections.len() * ENTRY;
    let mut table = Vec::with_capacity(sections.len() * ENTRY);
    for section in sections {
        at = at.next_multiple_of(ALIGN);
        for number in [at as u64, section.len() as u64, xxh3_64(section)] {
            table.extend_from_slice(&number.to_le_bytes());
        }
        at += section.len();
    }
    let mut out = Vec::with_capacity(at);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    out.extend_from_slice(&(at as u64).to_le_bytes());
    let sum = head_hash(&out, &table);
    out.extend_from_slice(&sum.to_le_bytes());
    out.extend_from_slice(&table);
    for section in sections {
        out.resize(out.len().next_multiple_of(ALIGN), 0);
        out.extend_from_slice(section);
    }
    out
}

fn head_hash(head: &[u8], table: &[u8]) -> u64 {
    let mut hash = Xxh3Default::new();
    hash.update(head);
    hash.update(table);
    hash.digest()
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The sections of a file, read one after the other and checked.
pub(super) struct Reader<R> {
    bytes: R,
    /// How many were read.
    at: u64,
    /// How many there are.
    length: u64,
    table: std::vec::IntoIter<Section>,
    tray: Vec<u64>,
}

impl<R: Read> Reader<R> {
    /// Reads the table of a file of so many bytes.
    pub(super) fn new(mut bytes: R, length: u64) -> Result<Reader<R>, OpenError> {
        let mut head = [0; HEADER];
        let got = fill(&mut bytes, &mut head)?;
        if !head.starts_with(MAGIC) {
            return Err(OpenError::NotACollection);
        }
        let short = OpenError::Length { wanted: HEADER as u64, found: length };
        if got < HEADER {
            return Err(short);
        }
        let read = |at| number(&head, at).ok_or(short);
        let (kind, wanted, sum) = (read(8)?, read(16)?, read(24)?);
        let (version, sections) = (kind as u32, (kind >> 32) as usize);
        if version != VERSION {
            return Err(OpenError::Version(version));
        }
        if wanted != length {
            return Err(OpenError::Length { wanted, found: length });
        }
        let size = sections.checked_mul(ENTRY).filter(|n| *n as u64 <= length - HEADER as u64);
        let mut table = vec![0; size.ok_or(OpenError::Damaged)?];
        let whole = fill(&mut bytes, &mut table)? == table.len();
        if !whole || sum != head_hash(head.get(..24).unwrap_or_default(), &table) {
            return Err(OpenError::Damaged);
        }
        let at = (HEADER + table.len()) as u64;
        let table: Vec<Section> = table
            .chunks_exact(ENTRY)
            .map(|entry| {
                let number = |at| number(entry, at).unwrap_or(0);
                Section { start: number(0), len: number(8), hash: number(16) }
            })
            .collect();
        Ok(Reader { bytes, at, length, table: table.into_iter(), tray: vec![0; TRAY] })
    }

    /// The next section.
    pub(super) fn next<T: Pod>(&mut self) -> Result<Vec<T>, OpenError> {
        let section = self.begin()?;
        if section.len % size_of::<T>() as u64 != 0 {
            return Err(OpenError::Malformed);
        }
        let mut items = Vec::with_capacity(section.len as usize / size_of::<T>());
        self.read(&section, |piece| {
            items.extend_from_slice(bytemuck::try_cast_slice(piece).unwrap_or_default());
        })?;
        Ok(items)
    }

    /// Checks the next section without keeping it.
    pub(super) fn pass_over(&mut self) -> Result<Section, OpenError> {
        let section = self.begin()?;
        self.read(&section, |_| ())?;
        Ok(section)
    }

    /// Whether all was read.
    pub(super) fn is_done(&self) -> bool {
        self.table.len() == 0 && self.at == self.length
    }

    /// Goes to where the next section starts.
    fn begin(&mut self) -> Result<Section, OpenError> {
        let section = self.table.next().ok_or(OpenError::Malformed)?;
        let mut gap = [0; ALIGN];
        let gap = section
            .start
            .checked_sub(self.at)
            .and_then(|gap| usize::try_from(gap).ok())
            .and_then(|n| gap.get_mut(..n));
        let gap = gap
            .filter(|_| section.len <= self.length.saturating_sub(section.start))
            .ok_or(OpenError::Malformed)?;
        if fill(&mut self.bytes, gap)? < gap.len() || gap.iter().any(|b| *b != 0) {
            return Err(OpenError::Damaged);
        }
        self.at = section.start + section.len;
        Ok(section)
    }

    fn read(&mut self, section: &Section, take: impl FnMut(&[u8])) -> Result<(), OpenError> {
        section.read(&mut self.bytes, &mut self.tray, take)
    }
}

impl Section {
    /// How many bytes it has.
    pub(super) fn len(&self) -> u64 {
        self.len
    }

    /// Where it lies in the file, in bytes.
    pub(super) fn range(&self) -> std::ops::Range<u64> {
        self.start..self.start + self.len
    }

    /// Reads the section alone, of which these are the bytes.
    pub(super) fn load(&self, mut bytes: impl Read) -> Result<Vec<u8>, OpenError> {
        let mut all = Vec::with_capacity(self.len as usize);
        self.read(&mut bytes, &mut vec![0; TRAY], |piece| all.extend_from_slice(piece))?;
        Ok(all)
    }

    /// Hands over piece by piece, each a multiple of eight bytes but the last, and checks the whole.
    fn read(
        &self,
        bytes: &mut impl Read,
        tray: &mut [u64],
        mut take: impl FnMut(&[u8]),
    ) -> Result<(), OpenError> {
        let tray: &mut [u8] = bytemuck::cast_slice_mut(tray);
        let mut hash = Xxh3Default::new();
        let mut rest = self.len;
        while rest > 0 {
            let n = rest.min(tray.len() as u64) as usize;
            let Some(piece) = tray.get_mut(..n) else { break };
            if fill(bytes, piece)? < n {
                return Err(OpenError::Damaged);
            }
            hash.update(piece);
            take(piece);
            rest -= n as u64;
        }
        if hash.digest() == self.hash { Ok(()) } else { Err(OpenError::Damaged) }
    }
}

/// Reads until there is no more, or no more room; how many bytes.
fn fill(bytes: &mut impl Read, room: &mut [u8]) -> Result<usize, OpenError> {
    let mut at = 0;
    while let Some(rest) = room.get_mut(at..).filter(|rest| !rest.is_empty()) {
        match bytes.read(rest) {
            Ok(0) => break,
            Ok(n) => at += n,
            Err(failed) if failed.kind() == ErrorKind::Interrupted => {}
            Err(_) => return Err(OpenError::Unreadable),
        }
    }
    Ok(at)
}
