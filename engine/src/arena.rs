//! Many short texts in one allocation.

use crate::kept;

/// Texts by number, kept end to end: 4 bytes each beyond their own length.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Texts {
    /// Texts that lie in a file. `None` if the ends do not lie within the bytes, or go down.
    pub(crate) fn open(bytes: Vec<u8>, ends: Vec<u32>) -> Option<Texts> {
        let fits = ends.last().map_or(0, |end| *end as usize) == bytes.len();
        (fits && ends.is_sorted()).then_some(Texts { bytes, ends })
    }

    /// The text with this number; empty if there is none.
    #[inline]
    pub fn get(&self, number: u32) -> &[u8] {
        self.all().get(number)
    }

    /// The texts, to be read many times.
    #[inline]
    pub(crate) fn all(&self) -> All<'_> {
        All { bytes: &self.bytes, ends: &self.ends }
    }

    /// Likewise, as text; empty if it is none.
    pub fn str(&self, number: u32) -> &str {
        str::from_utf8(self.get(number)).unwrap_or_default()
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The number of the first text that is not less than `text`, where the texts are sorted.
    fn lower_bound(&self, text: &[u8]) -> u32 {
        self.partition(0, self.len(), |t| t < text)
    }

    /// The number of a text, where the texts are sorted.
    pub(crate) fn find(&self, text: &[u8]) -> Option<u32> {
        let at = self.lower_bound(text);
        (at < self.len() && self.get(at) == text).then_some(at)
    }

    /// Where the texts that begin with `prefix` end, where the texts are sorted and the first of them is number `from`.
    pub(crate) fn end_of_prefix(&self, from: u32, prefix: &[u8]) -> u32 {
        self.partition(from, self.len(), |t| t.starts_with(prefix))
    }

    /// The first number from which on `before` does not hold, where it holds for none after.
    fn partition(&self, mut low: u32, mut high: u32, before: impl Fn(&[u8]) -> bool) -> u32 {
        let all = self.all();
        while low < high {
            let middle = low + (high - low) / 2;
            if before(all.get(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// The parts, as a file holds them.
    pub(crate) fn parts(&self) -> (&[u8], &[u32]) {
        (&self.bytes, &self.ends)
    }

    /// Bytes held.
    pub fn size(&self) -> usize {
        size_of_val(&*self.bytes) + size_of_val(&*self.ends)
    }
}

/// Texts whose memory was looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct All<'a> {
    bytes: &'a [u8],
    ends: &'a [u32],
}

impl<'a> All<'a> {
    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text with this number; empty if there is none.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> &'a [u8] {
        let i = number as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(i).copied().unwrap_or(start as u32) as usize;
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// The first eight bytes of a text, as a number that orders as they do; fewer are followed by zeros.
    #[inline]
    pub(crate) fn head(&self, number: u32) -> u64 {
        let i = number as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(i).copied().unwrap_or(start as u32) as usize;
        match (self.bytes.get(start..start + 8), end.saturating_sub(start)) {
            (_, 0) => 0,
            (Some(whole), n) => {
                let all = whole.try_into().map_or(0, u64::from_be_bytes);
                all & (u64::MAX << (64 - 8 * n.min(8)))
            }
            (None, _) => head(self.bytes.get(start..end).unwrap_or_default()),
        }
    }
}

/// Texts in the making.
#[derive(Clone, Debug, Default)]
pub struct Growing {
    bytes: Vec<u8>,
    ends: Vec<u32>,
}

impl Growing {
    /// Adds a text and gives its number. Texts beyond 4 GiB in all are kept empty.
    pub fn push(&mut self, text: &[u8]) -> u32 {
        let number = self.ends.len() as u32;
        if self.bytes.len() + text.len() <= u32::MAX as usize {
            self.bytes.extend_from_slice(text);
        }
        self.ends.push(self.bytes.len() as u32);
        number
    }

    /// The text with this number; empty if there is none.
    #[inline]
    pub(crate) fn get(&self, number: u32) -> &[u8] {
        let i = number as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(i).copied().unwrap_or(start as u32) as usize;
        self.bytes.get(start..end).unwrap_or_default()
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// All of them.
    pub fn finish(self) -> Texts {
        Texts { bytes: kept(self.bytes), ends: kept(self.ends) }
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.bytes.capacity() + self.ends.capacity() * 4
    }
}

/// Texts numbered in the order of their first appearance; looked up by hash, without an allocation per text.
#[derive(Clone, Debug)]
pub struct Interner {
    texts: Growing,
    /// Number + 1 and the upper half of the hash, open addressing; a number of 0 is free. The length is a power of two.
    slots: Vec<Slot>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    number: u32,
    hash: u32,
}

impl Default for Interner {
    fn default() -> Interner {
        Interner { texts: Growing::default(), slots: vec![Slot::default(); 1024] }
    }
}

impl Interner {
    /// The number of a text, new or known.
    #[inline]
    pub fn intern(&mut self, text: &[u8]) -> u32 {
        let hash = hash(text);
        match self.slot(text, hash) {
            Ok(number) => number,
            Err(slot) => self.insert(text, hash, slot),
        }
    }

    /// The number of a text that is known.
    pub(crate) fn find(&self, text: &[u8]) -> Option<u32> {
        self.slot(text, hash(text)).ok()
    }

    #[cold]
    fn insert(&mut self, text: &[u8], hash: u64, slot: usize) -> u32 {
        let number = self.texts.push(text);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = Slot { number: number + 1, hash: (hash >> 32) as u32 };
        }
        if self.texts.len() as usize * 3 >= self.slots.len() * 2 {
            self.grow();
        }
        number
    }

    /// The number of the text, or the free slot where it belongs. There is always a free one.
    #[inline]
    fn slot(&self, text: &[u8], hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(slot) = self.slots.get(at).filter(|s| s.number > 0) {
            if slot.hash == (hash >> 32) as u32 && self.texts.get(slot.number - 1) == text {
                return Ok(slot.number - 1);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn grow(&mut self) {
        let mask = self.slots.len() * 2 - 1;
        let mut slots = vec![Slot::default(); mask + 1];
        for number in 0..self.texts.len() {
            let hash = hash(self.texts.get(number));
            let mut at = hash as usize & mask;
            while slots[at].number > 0 {
                at = (at + 1) & mask;
            }
            slots[at] = Slot { number: number + 1, hash: (hash >> 32) as u32 };
        }
        self.slots = slots;
    }

    /// The text with this number.
    pub(crate) fn get(&self, number: u32) -> &[u8] {
        self.texts.get(number)
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> u32 {
        self.texts.len()
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.texts.size() + self.slots.capacity() * size_of::<Slot>()
    }

    /// The texts sorted, and for each number that was given, its place among them.
    pub fn sorted(&self) -> (Texts, Vec<u32>) {
        // Most comparisons are decided by the first eight bytes.
        let mut keys: Vec<(u64, u32)> = (0..self.len()).map(|n| (head(self.get(n)), n)).collect();
        keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.get(a.1).cmp(self.get(b.1))));
        let mut place = vec![0; keys.len()];
        let mut texts = Growing::default();
        for (at, (_, number)) in (0..).zip(keys) {
            place[number as usize] = at;
            texts.push(self.get(number));
        }
        (texts.finish(), place)
    }
}

pub(crate) fn hash(text: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(text)
}

/// The first eight bytes, as a number that orders as they do; fewer are followed by zeros.
pub(crate) fn head(text: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    for (to, from) in bytes.iter_mut().zip(text) {
        *to = *from;
    }
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_text_keeps_its_number_and_finds_its_place(words in prop::collection::vec("[a-c\0]{0,10}", 0..60)) {
            let mut interner = Interner::default();
            let numbers: Vec<u32> = words.iter().map(|w| interner.intern(w.as_bytes())).collect();
            for (word, number) in words.iter().zip(&numbers) {
                prop_assert_eq!(interner.get(*number), word.as_bytes());
                prop_assert_eq!(interner.find(word.as_bytes()), Some(*number));
            }
            let (sorted, place) = interner.sorted();
            let mut expected: Vec<&String> = words.iter().collect();
            expected.sort();
            expected.dedup();
            prop_assert_eq!(sorted.len() as usize, expected.len());
            for (at, word) in (0..).zip(expected) {
                prop_assert_eq!(sorted.str(at), word);
                prop_assert_eq!(sorted.find(word.as_bytes()), Some(at));
                prop_assert_eq!(interner.find(word.as_bytes()).map(|n| place[n as usize]), Some(at));
            }
        }
    }
}
