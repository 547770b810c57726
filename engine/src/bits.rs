//! A set of documents, one bit each.

/// All but the highest bit of eight bytes.
const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
/// Brings the lowest bits of eight bytes together in the highest.
const GATHER: u64 = 0x0102_0408_1020_4080;

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
        for (word, numbers) in bits.words.iter_mut().zip(numbers.chunks(64)) {
            for (i, eight) in numbers.chunks(8).enumerate() {
                let mut bytes = [0; 8];
                bytes.iter_mut().zip(eight).for_each(|(byte, number)| *byte = *number);
                let eight = u64::from_le_bytes(bytes);
                // The highest bit of every byte that is not 0, and then these eight bits beside one another.
                let high = (((eight & LOW) + LOW) | eight) & !LOW;
                *word |= ((high >> 7).wrapping_mul(GATHER) >> 56) << (i * 8);
            }
        }
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
