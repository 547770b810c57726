//! A collection as bytes, and back.
//!
//! What someone made up, checksums and all, is found out by checking that every table stays within what it points into, or does no
//! harm.

mod error;
mod lazy;
mod sections;

pub use error::OpenError;
pub use lazy::Lazy;

use crate::arena::{Growing, Texts};
use crate::collection::{Collection, Values};
use crate::columns::{Column, Numbers};
use crate::dates::Dates;
use crate::ends::Ends;
use crate::postings::{Postings, entries};
use crate::segment::{Cache, Segment};
use crate::terms::Terms;
use bytemuck::cast_slice;
use sections::{Reader, write};
use std::cell::OnceCell;
use std::io::Read;

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
            sections.extend([bytes, cast_slice(ends)]);
        }
        texts(&mut sections, &names);
        sections.push(&widths);
        let Terms { texts: words, stems, stem_ends, of_stem, .. } = &segment.terms;
        texts(&mut sections, words);
        texts(&mut sections, stems);
        sections.extend([cast_slice(stem_ends), cast_slice(of_stem)]);
        let p = &segment.postings;
        let counts: Vec<u8> = p.entries.iter().flat_map(|e| e.documents.to_le_bytes()).collect();
        sections.extend([&counts, cast_slice(&p.blocks), &p.data]);
        let d = &segment.dates;
        // Last days only of what is no day, and lists that go up by one not at all.
        let days = if d.days_in_order() { &[] } else { cast_slice(&d.days) };
        sections.extend([&segment.lengths, cast_slice(&d.earliest)]);
        sections.extend([cast_slice(&d.ends), days, cast_slice(&d.spans)]);
        texts(&mut sections, &segment.ids);
        for (i, known) in values.iter().enumerate() {
            texts(&mut sections, known);
            let column = segment.columns.get(i).unwrap_or(&no_column);
            sections.extend([cast_slice(&column.ends.bases), cast_slice(&column.ends.offsets)]);
            sections.push(match &column.values {
                Numbers::One(values) => values,
                Numbers::Two(values) => cast_slice(values),
                Numbers::Four(values) => cast_slice(values),
            });
        }
        // Last, so that what is read before can do without.
        sections.push(&p.positions);
        write(&sections)
    }

    /// The collection that was [saved](Collection::save) as these bytes, of which there are so many. Linear, at the speed of copying
    /// them, of checksums and of checking the tables.
    ///
    /// # Errors
    /// What is wrong with the bytes; they may come from anywhere.
    pub fn open(bytes: impl Read, length: u64) -> Result<Collection, OpenError> {
        open(Reader::new(bytes, length)?, |reader| {
            let positions: Vec<u8> = reader.next()?;
            Ok((positions.len() as u64, positions, ()))
        })
        .map(|(collection, ())| collection)
    }
}

/// Reads a collection; positions as it is told: how many bytes there are, and those that are here.
fn open<R: Read, T>(
    mut reader: Reader<R>,
    positions: impl FnOnce(&mut Reader<R>) -> Result<(u64, Vec<u8>, T), OpenError>,
) -> Result<(Collection, T), OpenError> {
    const MALFORMED: OpenError = OpenError::Malformed;
    let numbers: Vec<u32> = reader.next()?;
    let &[joined, mean, documents, columns] = &*numbers else { return Err(MALFORMED) };
    let mean = f32::from_bits(mean);
    let names = texts(&mut reader)?;
    let widths: Vec<u8> = reader.next()?;
    if names.len() != columns || widths.len() != columns as usize || !mean.is_finite() || mean < 0.0 {
        return Err(MALFORMED);
    }
    let words = texts(&mut reader)?;
    let stems = texts(&mut reader)?;
    let terms = Terms::open(words, stems, reader.next()?, reader.next()?);
    let counts: Vec<u32> = reader.next()?;
    let (blocks, data) = (reader.next()?, reader.next()?);
    let lengths: Vec<u8> = reader.next()?;
    let dates =
        Dates::read(reader.next()?, reader.next()?, reader.next()?, reader.next()?).ok_or(MALFORMED)?;
    let ids = texts(&mut reader)?;
    let mut known = Vec::new();
    let mut all = Vec::new();
    for (column, width) in (0..columns).zip(widths) {
        let values = texts(&mut reader)?;
        let ends = Ends::open(documents, reader.next()?, reader.next()?);
        let numbers = match width {
            0 => Numbers::One(reader.next()?),
            1 => Numbers::Two(reader.next()?),
            _ => Numbers::Four(reader.next()?),
        };
        let values = Values::open(names.str(column).to_owned(), &values);
        all.push(Column::open(ends, numbers, documents, values.known.len()).ok_or(MALFORMED)?);
        known.push(values);
    }
    let (room, positions, rest) = positions(&mut reader)?;
    let postings = Postings { entries: entries(&counts), blocks, data, positions, documents };
    let sound = reader.is_done()
        && terms.is_sound()
        && terms.len() as usize == postings.entries.len()
        && postings.is_sound(room)
        && lengths.len() == documents as usize
        && dates.is_sound(documents)
        && ids.len() == documents;
    if !sound {
        return Err(MALFORMED);
    }
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
    Ok((Collection::from_parts(known, Some(segment), joined != 0), rest))
}

fn texts(reader: &mut Reader<impl Read>) -> Result<Texts, OpenError> {
    let bytes = reader.next()?;
    Texts::open(bytes, reader.next()?).ok_or(OpenError::Malformed)
}
