use roaring::RoaringBitmap;

/// A set of documents in the making, one bit each: the fastest way to gather many in any order.
#[derive(Debug)]
pub(crate) struct Bits(Vec<u8>);

impl Bits {
    /// An empty set of documents below `len`.
    pub(crate) fn new(len: usize) -> Bits {
        Bits(vec![0; len.div_ceil(8)])
    }

    /// Adds a document; one beyond the end is passed over.
    #[inline]
    pub(crate) fn set(&mut self, document: u32) {
        if let Some(byte) = self.0.get_mut(document as usize / 8) {
            *byte |= 1 << (document % 8);
        }
    }

    /// Whether a document is in the set.
    #[inline]
    pub(crate) fn contains(&self, document: u32) -> bool {
        self.0.get(document as usize / 8).is_some_and(|byte| byte & 1 << (document % 8) != 0)
    }

    /// The set, as others use it.
    pub(crate) fn into_bitmap(self) -> RoaringBitmap {
        RoaringBitmap::from_lsb0_bytes(0, &self.0)
    }
}
