//! A set of documents, one bit each.

/// Which of up to 64 numbers are not less than `least`, which is at most 128: a bit for each.
#[inline]
pub(crate) fn at_least(numbers: &[u8], least: u8) -> u64 {
    /// The highest bit of eight bytes.
    const HIGH: u64 = 0x8080_8080_8080_8080;
    /// The lowest; times a byte, that byte eight times.
    const LOW: u64 = 0x0101_0101_0101_0101;
    /// Brings the lowest bits of eight bytes together in the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let least = u64::from(least.min(128)) * LOW;
    let mut all = 0;
    for (i, eight) in numbers.chunks(8).enumerate() {
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(eight).for_each(|(byte, number)| *byte = *number);
        let eight = u64::from_le_bytes(bytes);
        // A byte borrows from its highest bit if the others are less; with that bit of its own it is not less.
        let high = (((eight | HIGH) - least) | eight) & HIGH;
        all |= ((high >> 7).wrapping_mul(GATHER) >> 56) << (i * 8);
    }
    all
}

/// Documents below a limit, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    limit: u32,
}

impl Bits {
    /// The documents whose number is not 0, of documents below `limit`.
    pub(crate) fn of_numbers(numbers: &[u8], limit: u32) -> Bits {
        let mut bits = Bits::new(limit);
        bits.words.iter_mut().zip(numbers.chunks(64)).for_each(|(word, some)| *word = at_least(some, 1));
        bits.trim();
        bits
    }

    /// No document of those below `limit`.
    pub fn new(limit: u32) -> Bits {
        Bits { words: vec![0; (limit as usize).div_ceil(64)], limit }
    }

    /// Every document below `limit`.
    pub(crate) fn all(limit: u32) -> Bits {
        let mut bits = Bits { words: vec![u64::MAX; (limit as usize).div_ceil(64)], limit };
        bits.trim();
        bits
    }

    fn trim(&mut self) {
        if let (Some(last), used @ 1..) = (self.words.last_mut(), self.limit % 64) {
            *last &= (1 << used) - 1;
        }
    }

    /// Adds a document; one beyond the limit is passed over.
    #[inline]
    pub fn set(&mut self, document: u32) {
        if let Some(word) = self.words.get_mut(document as usize / 64) {
            *word |= 1 << (document % 64);
        }
    }

    /// Takes a document out.
    #[inline]
    pub fn clear(&mut self, document: u32) {
        if let Some(word) = self.words.get_mut(document as usize / 64) {
            *word &= !(1 << (document % 64));
        }
    }

    /// Whether a document is in the set.
    #[inline]
    pub fn has(&self, document: u32) -> bool {
        self.words.get(document as usize / 64).is_some_and(|word| word >> (document % 64) & 1 != 0)
    }

    /// How many documents are in the set.
    pub(crate) fn count(&self) -> u32 {
        self.words.iter().map(|w| w.count_ones()).sum()
    }

    /// How many documents are in both sets.
    pub(crate) fn shared(&self, other: &Bits) -> u32 {
        self.words.iter().zip(&other.words).map(|(a, b)| (a & b).count_ones()).sum()
    }

    /// How many words of 64 documents there are.
    pub(crate) fn words(&self) -> usize {
        self.words.len()
    }

    /// Keeps what is in the other set too.
    pub(crate) fn and(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= b);
    }

    /// Adds what is in the other set.
    pub(crate) fn or(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a |= b);
    }

    /// Adds a document; if it was there, to `again`, which has the same limit.
    #[inline]
    pub(crate) fn set_or(&mut self, document: u32, again: &mut Bits) {
        let (at, own) = (document as usize / 64, 1 << (document % 64));
        if let (Some(word), Some(again)) = (self.words.get_mut(at), again.words.get_mut(at)) {
            *again |= *word & own;
            *word |= own;
        }
    }

    /// Adds what is in the other set; what was there, to `again`.
    pub(crate) fn or_or(&mut self, other: &Bits, again: &mut Bits) {
        for ((word, other), again) in self.words.iter_mut().zip(&other.words).zip(&mut again.words) {
            *again |= *word & *other;
            *word |= *other;
        }
    }

    /// Takes out what is in the other set.
    pub(crate) fn without(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(a, b)| *a &= !b);
    }

    /// The documents, ascending.
    #[inline(never)]
    pub(crate) fn list(&self) -> Vec<u32> {
        let mut list = Vec::with_capacity(self.count() as usize);
        // Which of 64 have any is hard to foresee where documents are few: so without a branch.
        let (mut some, mut count) = (vec![0u32; self.words.len()], 0);
        for (i, word) in (0u32..).zip(&self.words) {
            some[count] = i;
            count += usize::from(*word != 0);
        }
        for i in some.into_iter().take(count) {
            let mut rest = self.words.get(i as usize).copied().unwrap_or(0);
            while rest != 0 {
                list.push(i * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
        list
    }

    /// Calls `f` with every document, ascending.
    #[inline]
    pub fn each(&self, mut f: impl FnMut(u32)) {
        for (i, word) in (0u32..).zip(&self.words) {
            let mut rest = *word;
            while rest != 0 {
                f(i * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_that_are_not_less_have_their_bits(
            numbers in prop::collection::vec(prop_oneof![0u8..4, 126u8..130, any::<u8>()], 0..=64), least in 1u8..=128,
        ) {
            let found = at_least(&numbers, least);
            let right = |i: usize| numbers.get(i).is_some_and(|number| *number >= least);
            prop_assert!((0..64).all(|i| (found >> i & 1 != 0) == right(i)));
        }
    }
}
