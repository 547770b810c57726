//! Many short texts in one allocation.

/// Texts by number, kept end to end: 4 bytes each beyond their own length.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    bytes: String,
    ends: Vec<u32>,
}

impl Arena {
    /// Adds a text and gives its number. Texts beyond 4 GiB in all are kept empty.
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        let number = self.ends.len() as u32;
        if self.bytes.len() + text.len() <= u32::MAX as usize {
            self.bytes.push_str(text);
        }
        self.ends.push(self.bytes.len() as u32);
        number
    }

    /// The text with this number; empty if there is none.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> &str {
        let i = number as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(i).copied().unwrap_or(start as u32) as usize;
        self.bytes.get(start..end).unwrap_or("")
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Every text, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|i| self.get(i))
    }

    /// The number of the first text that is not less than `text`, in an arena whose texts are sorted.
    pub(crate) fn lower_bound(&self, text: &str) -> u32 {
        let (mut low, mut high) = (0, self.ends.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle) < text { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The number of a text, in an arena whose texts are sorted.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let at = self.lower_bound(text);
        ((at as usize) < self.ends.len() && self.get(at) == text).then_some(at)
    }

    /// The numbers of the texts that begin with `prefix`, in an arena whose texts are sorted.
    pub(crate) fn prefix(&self, prefix: &str) -> std::ops::Range<u32> {
        let start = self.lower_bound(prefix);
        let (mut low, mut high) = (start, self.ends.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.get(middle).starts_with(prefix) { low = middle + 1 } else { high = middle }
        }
        start..low
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * 4
    }

    /// Gives back what was allocated beyond need.
    pub(crate) fn shrink(&mut self) {
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

/// Texts numbered in the order of their first appearance; looked up by hash, without an allocation per text.
#[derive(Clone, Debug)]
pub(crate) struct Interner {
    texts: Arena,
    /// Number + 1 by hash, open addressing; 0 is free. The length is a power of two.
    slots: Vec<u32>,
}

impl Default for Interner {
    fn default() -> Interner {
        Interner { texts: Arena::default(), slots: vec![0; 1024] }
    }
}

impl Interner {
    /// The number of a text, new or known.
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        if self.texts.len() * 4 >= self.slots.len() * 3 {
            self.grow();
        }
        let slot = self.slot(text);
        if self.slots[slot] == 0 {
            self.slots[slot] = self.texts.push(text) + 1;
        }
        self.slots[slot] - 1
    }

    /// The slot that holds the text, or the free one where it belongs. There is always a free one.
    fn slot(&self, text: &str) -> usize {
        let mask = self.slots.len() - 1;
        let mut slot = xxhash_rust::xxh3::xxh3_64(text.as_bytes()) as usize & mask;
        while let Some(number) = self.slots[slot].checked_sub(1) {
            if self.texts.get(number) == text {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        let wanted = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(wanted, 0);
        for number in 0..self.texts.len() as u32 {
            let slot = self.slot(self.texts.get(number));
            self.slots[slot] = number + 1;
        }
    }

    /// The texts, sorted by bytes, and for each number its place among them.
    pub(crate) fn into_sorted(self) -> (Arena, Vec<u32>) {
        let Interner { texts, slots } = self;
        drop(slots);
        let order = crate::order::numbers(texts.len(), &mut |a, b| texts.get(a).cmp(texts.get(b)));
        let mut sorted = Arena::default();
        let mut place = vec![0; order.len()];
        for number in order {
            place[number as usize] = sorted.push(texts.get(number));
        }
        sorted.shrink();
        (sorted, place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn agrees_with_a_sorted_set(texts in prop::collection::vec("[a-cé]{0,4}", 0..80), probe in "[a-cé]{0,3}") {
            let mut interner = Interner::default();
            let numbers: Vec<u32> = texts.iter().map(|t| interner.intern(t)).collect();
            for (text, number) in texts.iter().zip(&numbers) {
                prop_assert_eq!(interner.intern(text), *number);
            }
            let set: BTreeSet<&str> = texts.iter().map(String::as_str).collect();
            let (arena, place) = interner.into_sorted();
            prop_assert!(arena.iter().eq(set.iter().copied()));
            for (text, number) in texts.iter().zip(&numbers) {
                prop_assert_eq!(arena.get(place[*number as usize]), text.as_str());
            }
            prop_assert_eq!(arena.find(&probe).is_some(), set.contains(probe.as_str()));
            let found: Vec<&str> = arena.prefix(&probe).map(|n| arena.get(n)).collect();
            let expected: Vec<&str> = set.iter().copied().filter(|t| t.starts_with(&probe)).collect();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn interning_survives_growth(n in 700usize..3000) {
            let mut interner = Interner::default();
            for i in 0..n {
                prop_assert_eq!(interner.intern(&i.to_string()), i as u32);
            }
            for i in 0..n {
                prop_assert_eq!(interner.intern(&i.to_string()), i as u32);
            }
        }
    }
}
