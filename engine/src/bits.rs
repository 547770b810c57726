//! A set of documents, one bit each.

/// Documents below a limit, one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    limit: u32,
}

impl Bits {
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
