//! Numbers of equal width in bits, end to end: any of them is read without reading those before it.

/// Bytes that must follow packed numbers, since they are read eight bytes at a time.
pub(crate) const SLACK: usize = 8;

/// How many bits the number takes.
pub(crate) const fn width(value: u32) -> u32 {
    32 - value.leading_zeros()
}

/// How many bytes so many numbers of so many bits take.
pub(crate) const fn bytes(count: usize, bits: u32) -> usize {
    (count * bits as usize).div_ceil(8)
}

/// Appends numbers, each in so many bits (at most 32), the lowest first; what a number has above them is lost.
pub(crate) fn pack(values: &[u32], bits: u32, out: &mut Vec<u8>) {
    if bits == 0 {
        return;
    }
    let mask = mask(bits);
    let (mut word, mut used) = (0u64, 0);
    out.reserve(bytes(values.len(), bits));
    for value in values {
        word |= (u64::from(*value) & mask) << used;
        used += bits;
        if used >= 32 {
            out.extend_from_slice(&(word as u32).to_le_bytes());
            word >>= 32;
            used -= 32;
        }
    }
    out.extend(word.to_le_bytes().iter().take(used.div_ceil(8) as usize));
}

/// Reads the first numbers of `packed`, as many as `out` has room for. Past the end there are zeros.
#[inline]
pub(crate) fn unpack(packed: &[u8], bits: u32, out: &mut [u32]) {
    macro_rules! of_width {
        ($($width:literal)*) => {
            match bits {
                0 => out.fill(0),
                $($width => unpack_const::<$width>(packed, out),)*
                _ => unpack_any(packed, 0, bits, out),
            }
        };
    }
    of_width!(1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16);
}

/// Eight numbers of one width begin and end on a byte, and the shifts between are known.
fn unpack_const<const BITS: usize>(packed: &[u8], out: &mut [u32]) {
    let mask = (1u64 << BITS) - 1;
    let mut done = 0;
    for (i, eight) in out.chunks_exact_mut(8).enumerate() {
        let at = i * BITS;
        // Eight bytes from the first number, and eight from the byte in which the fifth begins.
        let half = BITS / 2;
        let Some(bytes) = packed.get(at..at + half + 8) else { break };
        let (Some(low), Some(high)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else { break };
        let (low, high) = (u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        for j in 0..4 {
            eight[j] = (low >> (j * BITS) & mask) as u32;
            eight[j + 4] = (high >> ((j + 4) * BITS - half * 8) & mask) as u32;
        }
        done = i + 1;
    }
    if let Some(rest @ [_, ..]) = out.get_mut(done * 8..) {
        unpack_any(packed, done * 8, BITS as u32, rest);
    }
}

/// Reads numbers from the one with this place on.
pub(crate) fn unpack_any(packed: &[u8], from: usize, bits: u32, out: &mut [u32]) {
    for (i, value) in out.iter_mut().enumerate() {
        *value = get(packed, from + i, bits);
    }
}

/// The number at this place; 0 past the end.
#[inline]
pub(crate) fn get(packed: &[u8], at: usize, bits: u32) -> u32 {
    let bit = at * bits as usize;
    let word = match packed.get(bit / 8..).and_then(|rest| rest.first_chunk::<8>()) {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => tail(packed, bit / 8),
    };
    (word >> (bit % 8) & mask(bits)) as u32
}

/// The bytes from `at` on, as far as there are any.
#[cold]
fn tail(packed: &[u8], at: usize) -> u64 {
    let rest = packed.get(at..).unwrap_or_default();
    rest.iter().take(8).zip(0..).fold(0, |word, (byte, i)| word | u64::from(*byte) << (8 * i))
}

const fn mask(bits: u32) -> u64 {
    (1u64 << if bits > 32 { 32 } else { bits }) - 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_packed_is_read(values in prop::collection::vec(any::<u32>(), 0..300), bits in 0u32..=32) {
            let values: Vec<u32> = values.into_iter().map(|v| (u64::from(v) & mask(bits)) as u32).collect();
            let mut packed = Vec::new();
            pack(&values, bits, &mut packed);
            prop_assert_eq!(packed.len(), bytes(values.len(), bits));
            for slack in [0, SLACK] {
                packed.resize(packed.len() + slack, 0xff);
                let mut out = vec![7; values.len()];
                unpack(&packed, bits, &mut out);
                prop_assert_eq!(&out, &values);
                for (i, value) in values.iter().enumerate() {
                    prop_assert_eq!(get(&packed, i, bits), *value);
                }
            }
        }
    }
}
