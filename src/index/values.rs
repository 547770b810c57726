//! The values of every column: which documents have which, and the other way round.

use super::column::Column;
use article41_engine::parts::{self, Bits, Set};
use std::collections::HashMap;
use std::ops::Range;

/// Values in the making: documents come in order, each with its values.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    numbers: HashMap<(Column, u32), u32>,
    ends: Vec<u32>,
    values: Vec<u32>,
}

impl Builder {
    /// The document being added has this value, which it was not given before.
    pub(crate) fn add(&mut self, column: Column, thing: u32) {
        let next = self.numbers.len() as u32;
        self.values.push(*self.numbers.entry((column, thing)).or_insert(next));
    }

    /// Ends the document being added.
    pub(crate) fn close(&mut self) {
        self.ends.push(self.values.len() as u32);
    }

    /// Numbers the values anew, by column and thing.
    pub(crate) fn finish(self) -> Values {
        let Builder { numbers, ends, mut values } = self;
        let mut sorted: Vec<((Column, u32), u32)> = numbers.into_iter().collect();
        crate::order::sort(&mut sorted);
        let mut place = vec![0u32; sorted.len()];
        let mut column_ends = [0u32; Column::ALL.len()];
        let mut things = Vec::with_capacity(sorted.len());
        for ((column, thing), provisional) in sorted {
            place[provisional as usize] = things.len() as u32;
            things.push(thing);
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
        let entries = values.len();
        Values { column_ends, things, table: parts::Column::new(ends, values), entries }
    }
}

/// Every value of every column, numbered column by column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values {
    column_ends: [u32; Column::ALL.len()],
    /// By value, the thing that it stands for; ascending within a column.
    things: Vec<u32>,
    /// All columns in one.
    table: parts::Column,
    entries: usize,
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

    /// The documents that have a value, ascending.
    pub(crate) fn documents(&self, value: u32) -> &[u32] {
        self.table.by_value().documents(value)
    }

    /// Likewise, as a set.
    pub(crate) fn set(&self, value: u32) -> Set {
        self.table.by_value().set(value)
    }

    /// How many of these documents have a value.
    pub(crate) fn count(&self, value: u32, documents: &Bits) -> u32 {
        self.table.by_value().count(value, documents)
    }

    /// The values of documents, to be asked for many times: calls `f` with each that a document has in a range of values,
    /// such as those [of](Values::of) a column, ascending.
    pub(crate) fn rows(&self, range: Range<u32>) -> impl Fn(u32, &mut dyn FnMut(u32)) {
        let rows = self.table.rows();
        move |document, f| {
            rows.of(document, |value| {
                if range.contains(&value) {
                    f(value);
                }
            });
        }
    }

    /// About how long [counting](Values::count) these values takes, in the time that one value of a document takes to be read.
    pub(crate) fn work(&self, values: Range<u32>) -> usize {
        let by_value = self.table.by_value();
        values.map(|value| by_value.work(value)).sum()
    }

    /// How many values all documents have in all.
    pub(crate) fn entries(&self) -> usize {
        self.entries
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.things.capacity() * 4 + self.table.size()
    }
}
