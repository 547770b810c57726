//! The values of every column: which documents have which, and the other way round.

use super::column::Column;
use roaring::RoaringBitmap;
use std::collections::HashMap;
use std::ops::Range;

/// Values in the making: documents come in order, each with its values.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    numbers: HashMap<(Column, u32), u32>,
    documents: Vec<RoaringBitmap>,
    ends: Vec<u32>,
    values: Vec<u32>,
    open: Vec<u32>,
}

impl Builder {
    /// The document being added has this value.
    pub(crate) fn add(&mut self, column: Column, thing: u32) {
        let next = self.numbers.len() as u32;
        self.open.push(*self.numbers.entry((column, thing)).or_insert(next));
    }

    /// Ends the document being added.
    pub(crate) fn close(&mut self) {
        let document = self.ends.len() as u32;
        self.documents.resize_with(self.numbers.len(), RoaringBitmap::new);
        self.open.sort_unstable();
        self.open.dedup();
        for value in self.open.drain(..) {
            self.documents[value as usize].insert(document);
            self.values.push(value);
        }
        self.ends.push(self.values.len() as u32);
    }

    /// Numbers the values anew, by column and thing.
    pub(crate) fn finish(self) -> Values {
        let Builder { numbers, mut documents, ends, mut values, .. } = self;
        let mut sorted: Vec<((Column, u32), u32)> = numbers.into_iter().collect();
        crate::order::sort(&mut sorted);
        let mut place = vec![0u32; sorted.len()];
        let mut column_ends = [0u32; Column::ALL.len()];
        let mut things = Vec::with_capacity(sorted.len());
        let mut bitmaps = Vec::with_capacity(sorted.len());
        for ((column, thing), provisional) in sorted {
            place[provisional as usize] = things.len() as u32;
            things.push(thing);
            let mut bitmap = std::mem::take(&mut documents[provisional as usize]);
            bitmap.optimize();
            bitmaps.push(bitmap);
            column_ends[column as usize] = things.len() as u32;
        }
        let mut last = 0;
        for end in &mut column_ends {
            last = last.max(*end);
            *end = last;
        }
        let mut start = 0;
        for end in &ends {
            let own = &mut values[start..*end as usize];
            own.iter_mut().for_each(|v| *v = place[*v as usize]);
            own.sort_unstable();
            start = *end as usize;
        }
        values.shrink_to_fit();
        Values { column_ends, things, documents: bitmaps, none: RoaringBitmap::new(), ends, values }
    }
}

/// Every value of every column, numbered column by column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values {
    column_ends: [u32; Column::ALL.len()],
    /// By value, the thing that it stands for; ascending within a column.
    things: Vec<u32>,
    /// By value, the documents that have it.
    documents: Vec<RoaringBitmap>,
    /// For values that there are not.
    none: RoaringBitmap,
    /// By document, where its values end.
    ends: Vec<u32>,
    /// The values of each document, ascending, and so column by column.
    values: Vec<u32>,
}

impl Values {
    /// The numbers of a column's values.
    pub(crate) fn of(&self, column: Column) -> Range<u32> {
        let i = column as usize;
        let start = if i == 0 { 0 } else { self.column_ends[i - 1] };
        start..self.column_ends[i]
    }

    /// The value of a column that stands for a thing.
    pub(crate) fn find(&self, column: Column, thing: u32) -> Option<u32> {
        let range = self.of(column);
        let own = self.things.get(range.start as usize..range.end as usize)?;
        own.binary_search(&thing).ok().map(|i| range.start + i as u32)
    }

    /// The thing that a value stands for.
    pub(crate) fn thing(&self, value: u32) -> u32 {
        self.things.get(value as usize).copied().unwrap_or(u32::MAX)
    }

    /// The documents that have a value.
    pub(crate) fn documents(&self, value: u32) -> &RoaringBitmap {
        self.documents.get(value as usize).unwrap_or(&self.none)
    }

    /// Every value of a document, ascending.
    #[inline]
    pub(crate) fn all(&self, document: u32) -> &[u32] {
        let i = document as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(i).copied().unwrap_or(0) as usize;
        self.values.get(start..end).unwrap_or(&[])
    }

    /// The values that a document has in a column, ascending.
    #[inline]
    pub(crate) fn in_column(&self, document: u32, range: &Range<u32>) -> &[u32] {
        let all = self.all(document);
        let start = all.partition_point(|v| *v < range.start);
        let len = all[start..].partition_point(|v| *v < range.end);
        &all[start..start + len]
    }

    /// How many values all documents have in all.
    pub(crate) fn entries(&self) -> usize {
        self.values.len()
    }

    /// Bytes held: bitmaps (as they would be stored), and the rest.
    pub(crate) fn sizes(&self) -> [usize; 2] {
        let bitmaps = self.documents.iter().map(|b| b.statistics()).map(|s| {
            let bytes = s.n_bytes_array_containers + s.n_bytes_bitset_containers + s.n_bytes_run_containers;
            bytes as usize + 40 * s.n_containers as usize + size_of::<RoaringBitmap>()
        });
        [bitmaps.sum(), (self.things.capacity() + self.ends.capacity() + self.values.capacity()) * 4]
    }
}
