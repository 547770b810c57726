//! Sets of documents, as they come out of a search: a list while they are few, bits when they are many.

use crate::bits::Bits;
use crate::pair::sort;
use std::borrow::Cow;
use std::cell::OnceCell;

/// Documents of one segment.
#[derive(Clone, Debug)]
pub enum Set {
    /// Ascending.
    Few(Vec<u32>),
    /// In no list.
    Many(Bits),
}

impl Default for Set {
    fn default() -> Set {
        Set::none()
    }
}

/// A list is kept up to one document in so many.
const SPARSE: u32 = 32;

impl Set {
    /// No document.
    pub const fn none() -> Set {
        Set::Few(Vec::new())
    }

    /// Every document below `limit`.
    pub fn all(limit: u32) -> Set {
        Set::Many(Bits::all(limit))
    }

    /// What `each` reports in any order, of documents below `limit`; about so many.
    pub fn gather(limit: u32, about: u32, each: impl FnOnce(&mut dyn FnMut(&[u32]))) -> Set {
        if about > limit / SPARSE {
            let mut bits = Bits::new(limit);
            each(&mut |documents| documents.iter().for_each(|d| bits.set(*d)));
            Set::Many(bits)
        } else {
            let mut few = Vec::with_capacity(about as usize);
            each(&mut |documents| few.extend_from_slice(documents));
            if !few.is_sorted_by(|a, b| a < b) {
                sort(&mut few);
                few.dedup();
            }
            Set::Few(few)
        }
    }

    /// How many documents there are.
    pub fn count(&self) -> u32 {
        match self {
            Set::Few(few) => few.len() as u32,
            Set::Many(bits) => bits.count(),
        }
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.count() == 0
    }

    /// Whether a document is in the set. Logarithmic in a list.
    #[inline]
    pub fn has(&self, document: u32) -> bool {
        match self {
            Set::Few(few) => few.binary_search(&document).is_ok(),
            Set::Many(bits) => bits.has(document),
        }
    }

    /// The documents as bits, of documents below `limit`.
    pub fn bits(&self, limit: u32) -> Cow<'_, Bits> {
        match self {
            Set::Few(few) => {
                let mut bits = Bits::new(limit);
                few.iter().for_each(|d| bits.set(*d));
                Cow::Owned(bits)
            }
            Set::Many(bits) => Cow::Borrowed(bits),
        }
    }

    /// Calls `f` with every document, ascending.
    #[inline]
    pub fn each(&self, mut f: impl FnMut(u32)) {
        match self {
            Set::Few(few) => few.iter().for_each(|d| f(*d)),
            Set::Many(bits) => bits.each(f),
        }
    }

    /// The documents, ascending.
    pub fn into_list(self) -> Vec<u32> {
        match self {
            Set::Few(few) => few,
            Set::Many(bits) => bits.list(),
        }
    }

    /// What is in both.
    pub fn and(self, other: Set) -> Set {
        match (self, other) {
            (Set::Few(a), Set::Few(b)) => Set::Few(intersection(&a, &b)),
            (Set::Few(mut few), Set::Many(bits)) | (Set::Many(bits), Set::Few(mut few)) => {
                keep(&mut few, |d| bits.has(d));
                Set::Few(few)
            }
            (Set::Many(mut a), Set::Many(b)) => {
                a.and(&b);
                Set::Many(a)
            }
        }
    }

    /// What is in either; of documents below `limit`.
    pub fn or(self, other: Set, limit: u32) -> Set {
        match (self, other) {
            (Set::Few(a), Set::Few(b)) => Set::gather(limit, (a.len() + b.len()) as u32, |add| {
                add(&a);
                add(&b);
            }),
            (Set::Few(few), Set::Many(mut bits)) | (Set::Many(mut bits), Set::Few(few)) => {
                few.iter().for_each(|d| bits.set(*d));
                Set::Many(bits)
            }
            (Set::Many(mut a), Set::Many(b)) => {
                a.or(&b);
                Set::Many(a)
            }
        }
    }

    /// What is in this and not in the other.
    pub fn without(self, other: &Set) -> Set {
        match (self, other) {
            (Set::Few(mut a), Set::Few(b)) => {
                let mut rest = b.iter().peekable();
                a.retain(|d| {
                    while rest.next_if(|o| *o < d).is_some() {}
                    rest.peek() != Some(&d)
                });
                Set::Few(a)
            }
            (Set::Few(mut a), Set::Many(bits)) => {
                keep(&mut a, |d| !bits.has(d));
                Set::Few(a)
            }
            (Set::Many(mut a), Set::Few(b)) => {
                b.iter().for_each(|d| a.clear(*d));
                Set::Many(a)
            }
            (Set::Many(mut a), Set::Many(b)) => {
                a.without(b);
                Set::Many(a)
            }
        }
    }
}

/// A set, and the same as a list, once it is asked for.
pub(crate) struct Listed<'s> {
    pub(crate) set: &'s Set,
    made: OnceCell<Vec<u32>>,
}

impl<'s> From<&'s Set> for Listed<'s> {
    fn from(set: &'s Set) -> Listed<'s> {
        Listed { set, made: OnceCell::new() }
    }
}

impl Listed<'_> {
    /// The documents, ascending.
    pub(crate) fn list(&self) -> &[u32] {
        match self.set {
            Set::Few(few) => few,
            Set::Many(bits) => self.made.get_or_init(|| bits.list()),
        }
    }
}

/// Keeps the documents that pass a test. Which of them pass is hard to foresee: so without a branch.
#[inline]
pub(crate) fn keep(list: &mut Vec<u32>, test: impl Fn(u32) -> bool) {
    let mut kept = 0;
    for i in 0..list.len() {
        let document = list[i];
        list[kept] = document;
        kept += usize::from(test(document));
    }
    list.truncate(kept);
}

/// What two ascending lists share. Linear in the shorter, with a gallop through the longer; in both, where they are about as long.
pub(crate) fn intersection(a: &[u32], b: &[u32]) -> Vec<u32> {
    let (short, mut long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut found = Vec::with_capacity(short.len());
    if long.len() < short.len() * 8 {
        // Which of the two goes on is hard to foresee: so without a branch.
        let (mut i, mut j, mut shared) = (0, 0, 0);
        found.resize(short.len(), 0);
        while let (Some(a), Some(b)) = (short.get(i), long.get(j)) {
            found[shared] = *a;
            shared += usize::from(a == b);
            i += usize::from(a <= b);
            j += usize::from(b <= a);
        }
        found.truncate(shared);
        return found;
    }
    for document in short {
        long = long.get(gallop(long, *document)..).unwrap_or_default();
        if long.first() == Some(document) {
            found.push(*document);
        }
    }
    found
}

/// The place of the first item that is not less. Logarithmic in that place.
#[inline]
pub(crate) fn gallop(list: &[u32], document: u32) -> usize {
    let mut step = 1;
    while list.get(step).is_some_and(|d| *d < document) {
        step *= 2;
    }
    let start = step / 2;
    let window = list.get(start..(step + 1).min(list.len())).unwrap_or_default();
    start + window.partition_point(|d| *d < document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn set(documents: &BTreeSet<u32>, many: bool) -> Set {
        let mut bits = Bits::new(200);
        documents.iter().for_each(|d| bits.set(*d));
        if many { Set::Many(bits) } else { Set::Few(documents.iter().copied().collect()) }
    }

    proptest! {
        #[test]
        fn sets_are_sets(
            a in prop::collection::btree_set(0u32..200, 0..60), b in prop::collection::btree_set(0u32..200, 0..60),
            ways in any::<[bool; 2]>(),
        ) {
            let (x, y) = (set(&a, ways[0]), set(&b, ways[1]));
            let list = |s: BTreeSet<u32>| s.into_iter().collect::<Vec<_>>();
            prop_assert_eq!(x.clone().and(y.clone()).into_list(), list(&a & &b));
            prop_assert_eq!(x.clone().or(y.clone(), 200).into_list(), list(&a | &b));
            prop_assert_eq!(x.clone().without(&y).into_list(), list(&a - &b));
            prop_assert_eq!(x.count() as usize, a.len());
            prop_assert_eq!(x.is_empty(), a.is_empty());
            prop_assert!((0..210).all(|d| x.has(d) == a.contains(&d) && x.bits(200).has(d) == a.contains(&d)));
            let nobody = Set::all(200).without(&x);
            prop_assert_eq!(nobody.count() as usize, 200 - a.len());
        }
    }
}
