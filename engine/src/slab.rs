//! Arrays that either own their memory or lie in a file that was opened, and are used there in place.

use bytemuck::Pod;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Where every array of a file starts, in bytes: at multiples of this.
pub(crate) const ALIGN: usize = 8;

/// The bytes of a file, aligned so that numbers in it can be read where they lie.
#[derive(Debug)]
pub struct Buffer(Bytes);

#[derive(Debug)]
enum Bytes {
    /// Happens to be aligned, as large allocations are.
    Aligned(Vec<u8>),
    Copied {
        words: Vec<u64>,
        len: usize,
    },
}

impl From<Vec<u8>> for Buffer {
    /// Takes the bytes as they are, or copies them if they are not aligned.
    fn from(bytes: Vec<u8>) -> Buffer {
        if bytes.as_ptr().addr().is_multiple_of(ALIGN) {
            Buffer(Bytes::Aligned(bytes))
        } else {
            Buffer::copy(&bytes)
        }
    }
}

impl Buffer {
    /// A copy of these bytes.
    pub fn copy(bytes: &[u8]) -> Buffer {
        let mut words = vec![0u64; bytes.len().div_ceil(8)];
        let to: &mut [u8] = bytemuck::cast_slice_mut(&mut words);
        if let Some(to) = to.get_mut(..bytes.len()) {
            to.copy_from_slice(bytes);
        }
        Buffer(Bytes::Copied { words, len: bytes.len() })
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        match &self.0 {
            Bytes::Aligned(bytes) => bytes,
            Bytes::Copied { words, len } => bytemuck::cast_slice(words).get(..*len).unwrap_or_default(),
        }
    }
}

/// An array of numbers.
#[derive(Clone, Debug)]
pub(crate) enum Slab<T: Pod> {
    Owned(Vec<T>),
    /// A range of bytes of a file, checked to be aligned and inside.
    Shared(Arc<Buffer>, Range<usize>),
}

impl<T: Pod> Default for Slab<T> {
    fn default() -> Slab<T> {
        Slab::Owned(Vec::new())
    }
}

impl<T: Pod> From<Vec<T>> for Slab<T> {
    fn from(mut items: Vec<T>) -> Slab<T> {
        items.shrink_to_fit();
        Slab::Owned(items)
    }
}

impl<T: Pod> Slab<T> {
    /// The array that lies in these bytes of a file; `None` if it cannot.
    pub(crate) fn shared(buffer: &Arc<Buffer>, range: Range<usize>) -> Option<Slab<T>> {
        let bytes = buffer.bytes().get(range.clone())?;
        bytemuck::try_cast_slice::<u8, T>(bytes).ok()?;
        Some(Slab::Shared(buffer.clone(), range))
    }

    /// The bytes of the array, as a file holds them.
    pub(crate) fn bytes(&self) -> &[u8] {
        bytemuck::cast_slice(self)
    }

    /// Bytes of memory that this array alone takes.
    pub(crate) fn size(&self) -> usize {
        self.len() * size_of::<T>()
    }
}

impl<T: Pod> Deref for Slab<T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        match self {
            Slab::Owned(items) => items,
            Slab::Shared(buffer, range) => {
                let bytes = buffer.bytes().get(range.clone()).unwrap_or_default();
                bytemuck::try_cast_slice(bytes).unwrap_or_default()
            }
        }
    }
}
