//! Sorting by one copy of the standard library's sort.
//!
//! `sort_unstable_by` and `select_nth_unstable_by` are compiled anew for every type and every comparison, at some three
//! kilobytes each; forty of them were a sixth of the module's code. Here the sort itself only ever moves numbers, and
//! asks through a pointer how two of them compare. What is sorted in hot loops is packed into `u32` or `u64`, for which
//! the standard library's sort is used as it is.

use std::cmp::Ordering;

/// Sorts; equals keep their order. Costs `n log n` comparisons and four bytes for each item.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts by the comparison; equals keep their order. Costs as [`sort`].
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl FnMut(&T, &T) -> Ordering) {
    sort_first(items, usize::MAX, compare);
}

/// Sorts by what the items are sorted by; equals keep their order. Costs as [`sort`].
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Puts the `n` items that come first in front, in their order; equals come as they stood. The others follow in no order that is promised.
/// Linear in the items, but for the sort of those in front.
pub(crate) fn sort_first<T>(items: &mut [T], n: usize, mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.len() > 1 {
        let by = &mut |a: u32, b: u32| compare(&items[a as usize], &items[b as usize]);
        let mut order = first_numbers(items.len(), n, by);
        rearrange(&mut order, &mut |a, b| items.swap(a, b));
    }
}

/// The numbers from 0 up to `len`, sorted by the comparison; equals ascend.
pub(crate) fn numbers(len: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    first_numbers(len, len, compare)
}

#[inline(never)]
fn first_numbers(len: usize, n: usize, compare: &mut dyn FnMut(u32, u32) -> Ordering) -> Vec<u32> {
    let mut all: Vec<u32> = (0..len as u32).collect();
    let mut by = |a: &u32, b: &u32| compare(*a, *b).then_with(|| a.cmp(b));
    if n < len {
        all.select_nth_unstable_by(n, &mut by);
    }
    if let Some(first) = all.get_mut(..n.min(len)) {
        first.sort_unstable_by(by);
    }
    all
}

/// Brings the item numbered `order[i]` to the place `i`, for every `i`. Linear: each swap brings one home.
#[inline(never)]
fn rearrange(order: &mut [u32], swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at as u32) as usize;
            if from == start || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(items in prop::collection::vec((0u8..9, any::<u8>()), 0..80)) {
            let (mut ours, mut stds) = (items.clone(), items.clone());
            sort_by(&mut ours, |a, b| a.0.cmp(&b.0));
            stds.sort_by_key(|i| i.0);
            prop_assert_eq!(&ours, &stds);
            sort(&mut ours);
            stds.sort();
            prop_assert_eq!(&ours, &stds);
            let order = numbers(items.len(), &mut |a, b| items[a as usize].cmp(&items[b as usize]));
            prop_assert_eq!(order.iter().map(|i| items[*i as usize]).collect::<Vec<_>>(), stds);
        }

        #[test]
        fn the_first_are_those_of_the_whole_order(items in prop::collection::vec((0u8..9, any::<u8>()), 0..80), n in 0usize..90) {
            let (mut ours, mut stds) = (items.clone(), items);
            sort_first(&mut ours, n, |a, b| a.0.cmp(&b.0));
            stds.sort_by_key(|i| i.0);
            let n = n.min(stds.len());
            prop_assert_eq!(&ours[..n], &stds[..n]);
            ours.sort();
            stds.sort();
            prop_assert_eq!(ours, stds);
        }
    }
}
