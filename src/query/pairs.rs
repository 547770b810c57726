//! Which values occur together.

use super::facets::counts;
use super::plan;
use super::result::{Pair, PairOptions};
use crate::index::{Column, Index};
use crate::order::{sort_by, sort_first};
use article41_engine::parts::Set;

/// Pairs are counted among so many most frequent values of each field: a diagram holds fewer, and the product of two
/// lists of any length would not be bounded by anything.
pub(super) const VALUES: usize = 512;

/// How many documents have each pair of values, the most frequent first, then by the names to show. Where both fields are
/// one, each pair of different values comes once, in the order of their names. `None` if the values of a field cannot be counted.
pub(super) fn pairs(index: &Index, wish: PairOptions, documents: &Set) -> Option<Vec<Pair>> {
    let (a, b) = (plan::column(wish.a)?, plan::column(wish.b)?);
    let values = index.values();
    let (rows, row_of) = most_frequent(index, a, documents);
    let (columns, column_of) = most_frequent(index, b, documents);
    let mut table = vec![0u32; rows.len() * columns.len()];
    let (a_range, b_range) = (values.of(a), values.of(b));
    let (a_start, b_start) = (a_range.start, b_range.start);
    let (a_values, b_values) = (values.rows(a_range), values.rows(b_range));
    let (mut of_a, mut of_b): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    documents.each(|document| {
        of_a.clear();
        of_b.clear();
        let place = |all: &[u16], value: u32, start: u32| {
            all.get((value - start) as usize).filter(|p| **p != u16::MAX).map(|p| usize::from(*p))
        };
        a_values(document, &mut |v| of_a.extend(place(&row_of, v, a_start)));
        b_values(document, &mut |v| of_b.extend(place(&column_of, v, b_start)));
        for row in &of_a {
            for column in &of_b {
                table[row * columns.len() + column] += 1;
            }
        }
    });
    // Places are in the order of names, so that a pair's place orders it among its equals.
    let mut found: Vec<(u32, usize)> = Vec::new();
    for (i, count) in table.into_iter().enumerate() {
        let (row, column) = (i / columns.len().max(1), i % columns.len().max(1));
        if count > 0 && (a != b || row < column) {
            found.push((count, i));
        }
    }
    sort_by(&mut found, |a, b| (b.0, a.1).cmp(&(a.0, b.1)));
    if wish.limit > 0 {
        found.truncate(wish.limit);
    }
    let name = |value: Option<&u32>| {
        let thing = value.map_or(u32::MAX, |v| values.thing(*v));
        (index.names().key(thing).to_owned(), index.names().label(thing).to_owned())
    };
    let pairs = found.into_iter().map(|(count, i)| {
        let (a, a_label) = name(rows.get(i / columns.len().max(1)));
        let (b, b_label) = name(columns.get(i % columns.len().max(1)));
        Pair { a, a_label, b, b_label, count: count as usize }
    });
    Some(pairs.collect())
}

/// The most frequent values of a column, in the order of their names; and for each value of the column its place among
/// them, or `u16::MAX`.
fn most_frequent(index: &Index, column: Column, documents: &Set) -> (Vec<u32>, Vec<u16>) {
    let (names, values) = (index.names(), index.values());
    let range = values.of(column);
    let counts = counts(index, column, documents);
    let mut places = vec![u16::MAX; counts.len()];
    let mut found: Vec<(u32, u32)> =
        (range.start..).zip(counts).filter(|(_, n)| *n > 0).map(|(v, n)| (n, v)).collect();
    let name = |v: u32| (names.label(values.thing(v)), names.key(values.thing(v)));
    let order = |a: &(u32, u32), b: &(u32, u32)| b.0.cmp(&a.0).then_with(|| name(a.1).cmp(&name(b.1)));
    if found.len() > VALUES {
        sort_first(&mut found, VALUES, order);
        found.truncate(VALUES);
    }
    sort_by(&mut found, |a, b| name(a.1).cmp(&name(b.1)));
    let found: Vec<u32> = found.into_iter().map(|(_, v)| v).collect();
    for (place, value) in (0..).zip(&found) {
        places[(value - range.start) as usize] = place;
    }
    (found, places)
}
