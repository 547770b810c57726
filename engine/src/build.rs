//! From documents to a segment.

use crate::arena::{Growing, Interner};
use crate::bits::Bits;
use crate::columns::Column;
use crate::dates::{Dates, OPEN_END, OPEN_START, Period};
use crate::kept;
use crate::lengths;
use crate::postings::Writer;
use crate::scoring::Norms;
use crate::segment::{Cache, Segment, mean};
use crate::terms::{Terms, term_text};
use crate::text::Tokenizer;
use std::cell::OnceCell;

/// A token in the log: the number of its term; the highest bit says that it covers several positions, and that those
/// that it is made of follow.
const JOINED: u32 = 1 << 31;
/// A position left free, so that no phrase runs from one text into the next.
const GAP: u32 = u32::MAX;
/// Stands for a document that was removed.
const GONE: u32 = u32::MAX;
/// The most tokens of one document that are indexed.
const MOST: u32 = 1 << 24;

/// A segment in the making. Nothing is sorted until it is finished: the log holds the tokens as they come.
#[derive(Debug)]
pub(crate) struct Builder {
    terms: Interner,
    log: Vec<u32>,
    /// By document, where its tokens end in the log.
    ends: Vec<usize>,
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
            log: Vec::new(),
            ends: Vec::new(),
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
        let start = log.len();
        for text in texts {
            if log.len() > start {
                log.push(GAP);
            }
            length += tokenizer.each(text, |token| {
                if !token.is_joined() {
                    log.push(terms.intern(token.text.as_bytes()));
                } else if *joined {
                    log.push(terms.intern(term_text(&token, buffer)) | JOINED);
                }
            });
        }
        log.truncate(start + (log.len() - start).min(MOST as usize));
        self.ends.push(self.log.len());
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
                own.sort_unstable();
                let distinct = dedup(own);
                all.truncate(start + distinct);
            }
            ends.push(all.len() as u32);
        }
        let (first, last) = date.unwrap_or((OPEN_END, OPEN_START));
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
        let Builder { terms, log, ends, lengths, columns, earliest, latest, ids, id_of, .. } = self;
        let (texts, place) = terms.sorted();
        drop(terms);
        let count = ends.len() as u32;
        let mean = mean(&lengths);
        let norms = Norms::new(mean);

        // Every occurrence goes to its term: counted, then put in place. Documents and positions ascend by themselves. Frequent
        // terms came early, so by their first numbers they lie together.
        let mut next = vec![0usize; place.len()];
        for token in log.iter().filter(|t| **t != GAP) {
            next[(token & !JOINED) as usize] += 1;
        }
        let mut numbers = vec![0u32; place.len()];
        for (number, place) in (0u32..).zip(&place) {
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
            for token in log.get(start..*end).unwrap_or_default() {
                if *token != GAP {
                    let next = &mut next[(token & !JOINED) as usize];
                    occurrences[*next] = document << 32 | position;
                    *next += 1;
                }
                if *token == GAP || token & JOINED == 0 {
                    position += 1;
                }
            }
            start = *end;
        }
        drop((log, ends, place));
        let mut writer = Writer::default();
        let mut rest = occurrences.as_slice();
        let mut before = 0;
        for end in numbers.iter().map(|n| &next[*n as usize]) {
            let (own, after) = rest.split_at((end - before).min(rest.len()));
            for group in own.chunk_by(|a, b| a >> 32 == b >> 32) {
                let Some(document) = group.first().map(|first| (first >> 32) as u32) else { continue };
                let class = lengths.get(document as usize).copied().unwrap_or(0);
                let bound = norms.bound(group.len() as u32, class);
                writer.add(document, group.iter().map(|o| *o as u32), bound);
            }
            writer.end();
            (rest, before) = (after, *end);
        }
        drop(occurrences);
        let mut own = Growing::default();
        for number in &id_of {
            own.push(ids.get(*number));
        }
        Segment {
            terms: Terms::new(texts),
            postings: writer.finish(count),
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
