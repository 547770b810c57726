//! How many matches have each value.

use super::plan::{self, Leaf, Plan};
use super::result::{Facet, FacetOptions, FacetValue};
use crate::index::{Column, Index};
use crate::order::{sort_by, sort_first};
use article41_engine::parts::Set;
use std::cmp::Reverse;

/// How often each value of a column occurs among documents, by its number within the column.
///
/// Either every value's documents are intersected, or every document's values are counted, whichever is less work.
pub(super) fn counts(index: &Index, column: Column, documents: &Set) -> Vec<u32> {
    let values = index.values();
    let range = values.of(column);
    let total = documents.count();
    if total == index.len() {
        return range.map(|v| values.documents(v).len() as u32).collect();
    }
    // A document's values of all columns are read one after the other.
    let per_document = 4 + values.entries() / (index.len() as usize).max(1);
    match documents {
        Set::Many(bits) if values.work(range.clone()) < total as usize * per_document => {
            range.map(|v| values.count(v, bits)).collect()
        }
        _ => {
            let mut counts = vec![0; range.len()];
            let rows = values.rows(range.clone());
            documents.each(|d| rows(d, &mut |v| counts[(v - range.start) as usize] += 1));
            counts
        }
    }
}

/// The facet of a field, or `None` if its values cannot be counted. `documents` are those that match everything but the
/// field's own choice.
pub(super) fn facet(index: &Index, plan: &Plan, wish: FacetOptions, documents: &Set) -> Option<Facet> {
    let column = plan::column(wish.field)?;
    let (names, values) = (index.names(), index.values());
    let start = values.of(column).start;
    let counts = counts(index, column, documents);
    let mut chosen: Vec<u32> = Vec::new();
    for conjunct in plan.conjuncts.iter().filter(|c| c.choice == Some(wish.field)) {
        for leaf in &conjunct.leaves {
            if let Some(Leaf::Values(values)) = plan.leaves.get(*leaf) {
                chosen.extend(values);
            }
        }
    }
    chosen.sort_unstable();
    chosen.dedup();
    let mut found: Vec<(u32, u32)> = (start..).zip(counts).filter(|(_, n)| *n > 0).collect();
    let of = found.len();
    let order = |a: &(u32, u32), b: &(u32, u32)| {
        let name = |v: u32| (names.label(values.thing(v)), names.key(values.thing(v)));
        (Reverse(a.1), name(a.0)).cmp(&(Reverse(b.1), name(b.0)))
    };
    if wish.limit > 0 && wish.limit < found.len() {
        sort_first(&mut found, wish.limit, order);
        let rest = found.split_off(wish.limit);
        found.extend(rest.into_iter().filter(|(v, _)| chosen.binary_search(v).is_ok()));
    }
    let counted: Vec<u32> = {
        let mut counted: Vec<u32> = found.iter().map(|(v, _)| *v).collect();
        counted.sort_unstable();
        counted
    };
    found.extend(chosen.iter().filter(|v| counted.binary_search(v).is_err()).map(|v| (*v, 0)));
    sort_by(&mut found, order);
    let values = found.into_iter().map(|(value, count)| {
        let thing = values.thing(value);
        FacetValue {
            value: names.key(thing).to_owned(),
            label: names.label(thing).to_owned(),
            count: count as usize,
            chosen: chosen.binary_search(&value).is_ok(),
        }
    });
    Some(Facet { field: wish.field, values: values.collect(), of })
}
