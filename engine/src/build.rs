//! From documents to a segment.

use crate::arena::{Growing, Interner};
use crate::bits::Bits;
use crate::columns::Column;
use crate::dates::{Dates, OPEN_END, OPEN_START, Period};
use crate::kept;
use crate::lengths;
use crate::log::Log;
use crate::pair::sort;
use crate::scoring::Bounds;
use crate::segment::{Cache, Segment, mean};
use crate::terms::{Terms, term_text};
use crate::text::Tokenizer;
use std::cell::OnceCell;

/// Stands for a document that was removed.
const GONE: u32 = u32::MAX;

/// A segment in the making. Nothing is sorted until it is finished.
#[derive(Debug)]
pub(crate) struct Builder {
    terms: Interner,
    log: Log,
    lengths: Vec<u8>,
    columns: Vec<(Vec<u32>, Vec<u32>)>,
    earliest: Vec<i32>,
    latest: Vec<i32>,
    ids: Interner,
    /// By document, the number of its id.
    id_of: Vec<u32>,
    /// By number of an id, the last document that has it; [`GONE`] if it was removed.
    document_of: Vec<u32>,
    tokenizer: Tokenizer,
    buffer: Vec<u8>,
    /// Words linked by hyphens are also kept as one.
    joined: bool,
    /// Documents that were removed or replaced.
    gone: Vec<u32>,
}

impl Builder {
    /// A segment of documents with so many columns.
    pub(crate) fn new(columns: usize, joined: bool) -> Builder {
        Builder {
            terms: Interner::default(),
            log: Log::default(),
            lengths: Vec::new(),
            columns: vec![Default::default(); columns],
            earliest: Vec::new(),
            latest: Vec::new(),
            ids: Interner::default(),
            id_of: Vec::new(),
            document_of: Vec::new(),
            tokenizer: Tokenizer::default(),
            buffer: Vec::new(),
            joined,
            gone: Vec::new(),
        }
    }

    /// How many documents there are.
    pub(crate) fn len(&self) -> u32 {
        self.lengths.len() as u32
    }

    /// How many tokens there are.
    pub(crate) fn tokens(&self) -> usize {
        self.log.len()
    }

    /// The document with this id.
    pub(crate) fn find(&self, id: &[u8]) -> Option<u32> {
        let number = self.ids.find(id)?;
        self.document_of.get(number as usize).copied().filter(|d| *d != GONE)
    }

    /// Removes the document with this id; whether there was one.
    pub(crate) fn remove(&mut self, id: &[u8]) -> bool {
        let Some(document) = self.find(id) else { return false };
        let number = self.id_of.get(document as usize).copied().unwrap_or(GONE);
        if let Some(last) = self.document_of.get_mut(number as usize) {
            *last = GONE;
        }
        self.gone.push(document);
        true
    }

    /// How many documents were removed or replaced.
    pub(crate) fn gone(&self) -> u32 {
        self.gone.len() as u32
    }

    /// The documents that were removed or replaced.
    pub(crate) fn removed(&self) -> Option<Bits> {
        let mut bits = Bits::new(self.len());
        self.gone.iter().for_each(|d| bits.set(*d));
        (!self.gone.is_empty()).then_some(bits)
    }

    /// Adds a document, in place of the one with the same id, if there is one. `values` gives a column and a number, any number of times.
    pub(crate) fn add<'a>(
        &mut self,
        id: &[u8],
        date: Period,
        texts: impl Iterator<Item = &'a str>,
        values: impl Iterator<Item = (usize, u32)>,
    ) {
        let Builder { terms, log, tokenizer, buffer, joined, .. } = self;
        let mut length = 0u32;
        for text in texts {
            length += tokenizer.each(text, |token| {
                if !token.is_joined() {
                    log.push(terms.intern(token.text.as_bytes()), false);
                } else if *joined {
                    log.push(terms.intern(term_text(&token, buffer)), true);
                }
            });
            log.gap();
        }
        log.close();
        self.lengths.push(lengths::class(length));
        for (column, value) in values {
            if let Some((_, all)) = self.columns.get_mut(column) {
                all.push(value);
            }
        }
        for (ends, all) in &mut self.columns {
            let start = ends.last().copied().unwrap_or(0) as usize;
            if all.len() > start + 1
                && let Some(own) = all.get_mut(start..)
            {
                sort(own);
                let distinct = dedup(own);
                all.truncate(start + distinct);
            }
            ends.push(all.len() as u32);
        }
        let is_one = |(first, last): &(i32, i32)| first <= last && *first < OPEN_END;
        let (first, last) = date.filter(is_one).unwrap_or((OPEN_END, OPEN_START));
        self.earliest.push(first);
        self.latest.push(last);
        let document = self.id_of.len() as u32;
        let number = self.ids.intern(id);
        match self.document_of.get_mut(number as usize) {
            Some(last) => {
                if *last != GONE {
                    self.gone.push(*last);
                }
                *last = document;
            }
            None => self.document_of.push(document),
        }
        self.id_of.push(number);
    }

    /// The segment. Linear, but for a sort of the distinct terms.
    pub(crate) fn finish(self) -> Segment {
        let Builder { terms, log, lengths, columns, earliest, latest, ids, id_of, .. } = self;
        let (texts, place) = terms.sorted();
        drop(terms);
        let mean = mean(&lengths);
        let bounds = Bounds::new(mean);
        let class = |document: u32| lengths.get(document as usize).copied().unwrap_or(0);
        let postings = log.finish(&place, |document, often| bounds.bound(often, class(document)));
        let mut own = Growing::default();
        for number in &id_of {
            own.push(ids.get(*number));
        }
        Segment {
            terms: Terms::new(texts),
            postings,
            lengths: kept(lengths),
            columns: columns.into_iter().map(|(ends, values)| Column::new(ends, values)).collect(),
            dates: Dates::new(earliest, latest),
            ids: own.finish(),
            mean,
            by_id: OnceCell::new(),
            cache: Cache::default(),
        }
    }
}

/// Brings the distinct items of a sorted list to its front; how many they are.
fn dedup(sorted: &mut [u32]) -> usize {
    let mut kept = 0;
    for i in 0..sorted.len() {
        if i == 0 || sorted[i] != sorted[kept - 1] {
            sorted[kept] = sorted[i];
            kept += 1;
        }
    }
    kept
}
