//! Where the rows of a list of lists end, in two bytes each where rows are short.

use crate::kept;

/// Rows in a group.
const GROUP: usize = 256;

/// Where rows end: for each group a number, and for each row what its end is beyond that; or, where that does not go into two
/// bytes, all ends as they are; or nothing, where every row has one item.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ends {
    /// How many rows there are, where each has one item; else 0.
    single: u32,
    pub(crate) bases: Vec<u32>,
    pub(crate) offsets: Vec<u16>,
}

impl From<Vec<u32>> for Ends {
    fn from(ends: Vec<u32>) -> Ends {
        if ends.iter().zip(1..).all(|(end, row)| *end == row) {
            return Ends { single: ends.len() as u32, ..Ends::default() };
        }
        let (mut bases, mut offsets) = (Vec::new(), Vec::new());
        let mut before = 0;
        for group in ends.chunks(GROUP) {
            bases.push(before);
            for end in group {
                let Ok(offset) = u16::try_from(end - before) else {
                    return Ends { single: 0, bases: kept(ends), offsets: Vec::new() };
                };
                offsets.push(offset);
            }
            before = group.last().copied().unwrap_or(before);
        }
        Ends { single: 0, bases: kept(bases), offsets: kept(offsets) }
    }
}

/// Whether none is less than the one before. Looks at all, and so at many at a time.
fn ascend<T: Copy + PartialOrd>(numbers: &[T]) -> bool {
    let next = numbers.get(1..).unwrap_or_default();
    numbers.iter().zip(next).fold(true, |sorted, (a, b)| sorted & (a <= b))
}

impl Ends {
    /// Those that lie in a file, of so many rows.
    pub(crate) fn open(rows: u32, bases: Vec<u32>, offsets: Vec<u16>) -> Ends {
        let single = if bases.is_empty() && offsets.is_empty() { rows } else { 0 };
        Ends { single, bases, offsets }
    }

    /// Whether there are so many rows, with so many items in all, and none ends before it begins.
    pub(crate) fn is_sound(&self, rows: usize, items: usize) -> bool {
        if self.single > 0 {
            return self.single as usize == rows && items == rows;
        }
        if self.offsets.is_empty() {
            let last = self.bases.last().map_or(0, |last| *last as usize);
            return self.bases.len() == rows && ascend(&self.bases) && last == items;
        }
        let mut last = 0;
        let groups = self.offsets.chunks(GROUP);
        let sorted = groups.len() == self.bases.len()
            && groups.zip(&self.bases).all(|(group, base)| {
                let end = |offset: Option<&u16>| base.checked_add(offset.copied().unwrap_or(0).into());
                let (before, first) = (last, end(group.first()));
                last = end(group.last()).unwrap_or(0);
                ascend(group) && first.is_some_and(|first| before <= first && first <= last)
            });
        self.len() == rows && sorted && last as usize == items
    }

    /// The ends, to be read many times.
    pub(crate) fn all(&self) -> All<'_> {
        All { single: self.single as usize, bases: &self.bases, offsets: &self.offsets }
    }

    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.all().len()
    }

    /// How many items a row has at the most. Linear.
    pub(crate) fn longest(&self) -> usize {
        if self.single > 0 {
            return 1;
        }
        let all = self.all();
        (0..self.len() as u32).map(|row| all.row(row).len()).max().unwrap_or(0)
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        size_of_val(&*self.bases) + size_of_val(&*self.offsets)
    }
}

/// Ends whose memory was looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct All<'a> {
    single: usize,
    bases: &'a [u32],
    offsets: &'a [u16],
}

impl All<'_> {
    fn len(&self) -> usize {
        self.single.max(self.bases.len()).max(self.offsets.len())
    }

    #[inline]
    fn end(&self, row: usize) -> u32 {
        match self.offsets.get(row) {
            Some(offset) => self.bases.get(row / GROUP).map_or(0, |base| base.wrapping_add((*offset).into())),
            None => self.bases.get(row).copied().unwrap_or(0),
        }
    }

    /// The items of a row; none for a row that there is not.
    #[inline]
    pub(crate) fn row(&self, row: u32) -> std::ops::Range<usize> {
        let row = row as usize;
        if row < self.single {
            return row..row + 1;
        }
        let start = row.checked_sub(1).map_or(0, |before| self.end(before));
        start as usize..self.end(row) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_end_where_they_did(lengths in prop_oneof![
            prop::collection::vec(prop_oneof![9 => 0u32..9, 1 => 0u32..2000], 0..700),
            (0usize..700).prop_map(|rows| vec![1; rows]),
        ]) {
            let mut end = 0;
            let ends: Vec<u32> = lengths.iter().map(|n| { end += n; end }).collect();
            let kept = Ends::from(ends);
            prop_assert!(kept.is_sound(lengths.len(), end as usize));
            prop_assert_eq!(kept.len(), lengths.len());
            prop_assert_eq!(kept.longest(), lengths.iter().copied().max().unwrap_or(0) as usize);
            prop_assert!(lengths.is_empty() || !kept.is_sound(lengths.len() - 1, end as usize));
            let mut start = 0;
            for (row, n) in (0u32..).zip(&lengths) {
                prop_assert_eq!(kept.all().row(row), start..start + *n as usize);
                start += *n as usize;
            }
        }

        #[test]
        fn what_does_not_ascend_is_found(
            lengths in prop::collection::vec(0u32..3, 1..600), long in any::<bool>(), at in any::<prop::sample::Index>(), change in -3i32..4,
        ) {
            let step = if long { 1000 } else { 1 };
            let ends: Vec<u32> = lengths.iter().scan(0, |sum, n| { *sum += n * step; Some(*sum) }).collect();
            let items = *ends.last().unwrap() as usize;
            let mut kept = Ends::from(ends);
            prop_assume!(kept.single == 0);
            let moved = |n: u32| n.wrapping_add_signed(change);
            if kept.offsets.is_empty() || at.index(2) == 0 {
                let at = at.index(kept.bases.len());
                kept.bases[at] = moved(kept.bases[at]);
            } else {
                let at = at.index(kept.offsets.len());
                kept.offsets[at] = moved(kept.offsets[at].into()) as u16;
            }
            let all: Vec<u64> = (0..lengths.len()).map(|row| match kept.offsets.get(row) {
                Some(offset) => u64::from(kept.bases[row / GROUP]) + u64::from(*offset),
                None => kept.bases[row].into(),
            }).collect();
            let sound = all.is_sorted() && all.last() == Some(&(items as u64));
            prop_assert_eq!(kept.is_sound(lengths.len(), items), sound);
        }
    }
}
