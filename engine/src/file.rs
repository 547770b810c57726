//! A collection as bytes: sections that are used where they lie.
//!
//! ```text
//! 0   8  "A41COLL" and a zero byte
//! 8   4  the version of this layout, 1
//! 12  4  how many sections there are
//! 16  8  how many bytes there are in all
//! 24  8  XXH3-64 of all bytes but these eight
//! 32  16 by section: where it starts, a multiple of eight, and how long it is, in bytes
//! ...    the sections, with zeros between
//! ```
//!
//! Numbers are little-endian. Any change of any byte is found by the checksum; what someone made up, checksum and all, is found
//! out by checking that every table stays within what it points into, or does no harm.

use crate::arena::{Growing, Texts};
use crate::collection::{Collection, Values};
use crate::columns::{Column, Numbers};
use crate::dates::Dates;
use crate::ends::Ends;
use crate::postings::{Postings, entries};
use crate::segment::{Cache, Segment};
use crate::slab::{ALIGN, Buffer, Slab};
use crate::terms::Terms;
use bytemuck::Pod;
use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;
use xxhash_rust::xxh3::Xxh3Default;

const MAGIC: &[u8; 8] = b"A41COLL\0";
const VERSION: u32 = 1;
const HEADER: usize = 32;

/// Why bytes are not a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// They do not begin as one does.
    NotACollection,
    /// They are of a version that this one does not read.
    Version(u32),
    /// They are fewer than they say, or more.
    Length {
        /// How many they say.
        wanted: u64,
        /// How many they are.
        found: u64,
    },
    /// Some byte was changed since they were written.
    Damaged,
    /// They are whole, but hold what no collection does.
    Malformed,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::NotACollection => {
                f.write_str("this is not a saved collection: it does not begin as one does")
            }
            OpenError::Version(v) => {
                write!(
                    f,
                    "this collection was saved in version {v} of the layout, and only version {VERSION} can be read"
                )
            }
            OpenError::Length { wanted, found } => {
                write!(
                    f,
                    "this collection should have {wanted} bytes and has {found}: it was cut off, or something was added"
                )
            }
            OpenError::Damaged => {
                f.write_str("this collection is damaged: its checksum does not fit; open another copy of it")
            }
            OpenError::Malformed => f.write_str("this is whole, but is no collection that can be searched"),
        }
    }
}

impl std::error::Error for OpenError {}

impl Collection {
    /// The collection as bytes, for [`open`](Collection::open). [Compacts](Collection::compact) it first.
    pub fn save(&mut self) -> Vec<u8> {
        self.compact();
        let nothing = Segment::default();
        let segment = self.only().unwrap_or(&nothing);
        let mut own = Vec::new();
        let numbers =
            [u32::from(self.joined), segment.mean.to_bits(), segment.len(), self.columns.len() as u32];
        own.push(numbers.iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<u8>>());
        let (mut names, mut widths) = (Growing::default(), Vec::new());
        for column in &self.columns {
            names.push(column.name.as_bytes());
        }
        for column in &segment.columns {
            widths.push(match column.values {
                Numbers::One(_) => 0,
                Numbers::Two(_) => 1,
                Numbers::Four(_) => 2,
            });
        }
        widths.resize(self.columns.len(), 0);
        let names = names.finish();
        let values: Vec<Texts> = self
            .columns
            .iter()
            .map(|c| {
                let mut texts = Growing::default();
                for number in 0..c.known.len() {
                    texts.push(c.known.get(number));
                }
                texts.finish()
            })
            .collect();
        let no_column = Column::default();

        let mut sections: Vec<&[u8]> = own.iter().map(Vec::as_slice).collect();
        fn texts<'a>(sections: &mut Vec<&'a [u8]>, t: &'a Texts) {
            let (bytes, ends) = t.parts();
            sections.extend([bytes.bytes(), ends.bytes()]);
        }
        texts(&mut sections, &names);
        sections.push(&widths);
        let Terms { texts: words, common, stems, stem_ends, of_stem } = &segment.terms;
        texts(&mut sections, words);
        sections.push(common.bytes());
        texts(&mut sections, stems);
        sections.extend([stem_ends.bytes(), of_stem.bytes()]);
        let p = &segment.postings;
        let counts: Vec<u8> = p.entries.iter().flat_map(|e| e.documents.to_le_bytes()).collect();
        sections.extend([&counts, p.blocks.bytes(), p.data.bytes(), p.positions.bytes()]);
        let d = &segment.dates;
        // Where every date is a day, the last days are the first; and lists that go up by one are not written.
        let latest = if d.earliest.bytes() == d.latest.bytes() { &[] } else { d.latest.bytes() };
        let days = if d.days_in_order() { &[] } else { d.days.bytes() };
        sections.extend([segment.lengths.bytes(), d.earliest.bytes(), latest, days, d.spans.bytes()]);
        texts(&mut sections, &segment.ids);
        for (i, known) in values.iter().enumerate() {
            texts(&mut sections, known);
            let column = segment.columns.get(i).unwrap_or(&no_column);
            sections.extend([column.ends.bases.bytes(), column.ends.offsets.bytes()]);
            sections.push(match &column.values {
                Numbers::One(values) => values.bytes(),
                Numbers::Two(values) => values.bytes(),
                Numbers::Four(values) => values.bytes(),
            });
        }
        write(&sections)
    }

    /// The collection that was [saved](Collection::save) as these bytes, which stay in use where they are. Linear, at the speed
    /// of the checksum and of checking the tables.
    ///
    /// # Errors
    /// What is wrong with the bytes; they may come from anywhere.
    pub fn open(buffer: Buffer) -> Result<Collection, OpenError> {
        let buffer = Arc::new(buffer);
        let sections = check(buffer.bytes())?;
        let mut sections = Sections { buffer: &buffer, sections: sections.into_iter() };
        read(&mut sections).ok_or(OpenError::Malformed)
    }
}

fn write(sections: &[&[u8]]) -> Vec<u8> {
    let mut at = HEADER + sections.len() * 16;
    let mut table = Vec::new();
    for section in sections {
        at = at.next_multiple_of(ALIGN);
        table.extend_from_slice(&(at as u64).to_le_bytes());
        table.extend_from_slice(&(section.len() as u64).to_le_bytes());
        at += section.len();
    }
    let mut out = Vec::with_capacity(at);
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(sections.len() as u32).to_le_bytes());
    out.extend_from_slice(&(at as u64).to_le_bytes());
    out.extend_from_slice(&[0; 8]);
    out.extend_from_slice(&table);
    for section in sections {
        out.resize(out.len().next_multiple_of(ALIGN), 0);
        out.extend_from_slice(section);
    }
    let sum = checksum(&out);
    if let Some(place) = out.get_mut(24..32) {
        place.copy_from_slice(&sum.to_le_bytes());
    }
    out
}

pub(crate) fn checksum(bytes: &[u8]) -> u64 {
    let mut hash = Xxh3Default::new();
    hash.update(bytes.get(..24).unwrap_or_default());
    // In pieces, so that an engine which compiles quickly first and well later notices that this is worth it.
    for piece in bytes.get(HEADER..).unwrap_or_default().chunks(1 << 16) {
        hash.update(piece);
    }
    hash.digest()
}

fn number(bytes: &[u8], at: usize) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// Where the sections are.
fn check(bytes: &[u8]) -> Result<Vec<(usize, usize)>, OpenError> {
    if !bytes.starts_with(MAGIC) {
        return Err(OpenError::NotACollection);
    }
    let found = bytes.len() as u64;
    let short = OpenError::Length { wanted: HEADER as u64, found };
    let head = number(bytes, 8).ok_or(short)?;
    let wanted = number(bytes, 16).ok_or(short)?;
    let sum = number(bytes, 24).ok_or(short)?;
    let (version, sections) = (head as u32, (head >> 32) as usize);
    if version != VERSION {
        return Err(OpenError::Version(version));
    }
    if wanted != found {
        return Err(OpenError::Length { wanted, found });
    }
    if sum != checksum(bytes) {
        return Err(OpenError::Damaged);
    }
    let table = bytes.get(HEADER..).and_then(|rest| rest.get(..sections.checked_mul(16)?));
    let table = table.ok_or(OpenError::Malformed)?;
    Ok(table
        .chunks_exact(16)
        .map(|entry| {
            let number = |at| number(entry, at).unwrap_or(0) as usize;
            (number(0), number(8))
        })
        .collect())
}

/// The sections of a file, one after the other.
struct Sections<'a> {
    buffer: &'a Arc<Buffer>,
    sections: std::vec::IntoIter<(usize, usize)>,
}

impl Sections<'_> {
    fn next<T: Pod>(&mut self) -> Option<Slab<T>> {
        let (start, len) = self.sections.next()?;
        Slab::shared(self.buffer, start..start.checked_add(len)?)
    }

    fn texts(&mut self) -> Option<Texts> {
        let bytes = self.next()?;
        Texts::open(bytes, self.next()?)
    }
}

fn read(sections: &mut Sections<'_>) -> Option<Collection> {
    let numbers = sections.next::<u32>()?;
    let &[joined, mean, documents, columns] = &*numbers else { return None };
    let mean = f32::from_bits(mean);
    let names = sections.texts()?;
    let widths = sections.next::<u8>()?;
    if names.len() != columns || widths.len() != columns as usize || !mean.is_finite() || mean < 0.0 {
        return None;
    }
    let texts = sections.texts()?;
    let common = sections.next()?;
    let stems = sections.texts()?;
    let terms = Terms { texts, common, stems, stem_ends: sections.next()?, of_stem: sections.next()? };
    let postings = Postings {
        entries: entries(&sections.next::<u32>()?).into(),
        blocks: sections.next()?,
        data: sections.next()?,
        positions: sections.next()?,
        documents,
    };
    let lengths = sections.next::<u8>()?;
    let (earliest, latest, days) = (sections.next()?, sections.next::<i32>()?, sections.next::<u32>()?);
    let latest = if latest.is_empty() { earliest.clone() } else { latest };
    let dates = Dates::open(earliest, latest, days, sections.next()?).with_days();
    let ids = sections.texts()?;
    let mut known = Vec::new();
    let mut all = Vec::new();
    for column in 0..columns {
        let values = sections.texts()?;
        let ends = Ends { bases: sections.next()?, offsets: sections.next()? };
        let numbers = match widths.get(column as usize)? {
            0 => Numbers::One(sections.next()?),
            1 => Numbers::Two(sections.next()?),
            _ => Numbers::Four(sections.next()?),
        };
        let values = Values::open(names.str(column).to_owned(), &values);
        all.push(Column::open(ends, numbers, documents, values.known.len())?);
        known.push(values);
    }
    let sound = sections.sections.next().is_none()
        && terms.is_sound()
        && terms.len() as usize == postings.entries.len()
        && postings.is_sound()
        && lengths.len() == documents as usize
        && dates.is_sound(documents)
        && ids.len() == documents;
    let segment = Segment {
        terms,
        postings,
        lengths,
        columns: all,
        dates,
        ids,
        mean,
        by_id: OnceCell::new(),
        cache: Cache::default(),
    };
    sound.then(|| Collection::from_parts(known, Some(segment), joined != 0))
}
