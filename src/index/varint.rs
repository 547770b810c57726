//! Unsigned numbers in one to five bytes, seven bits each, lowest first (LEB128).

/// Appends a number.
pub(super) fn write(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Writes a number into a slice that is long enough, and says how many bytes it took.
pub(super) fn put(out: &mut [u8], mut value: u32) -> usize {
    let mut n = 0;
    for byte in out.iter_mut() {
        n += 1;
        if value < 0x80 {
            *byte = value as u8;
            break;
        }
        *byte = value as u8 | 0x80;
        value >>= 7;
    }
    n
}

/// How many bytes a number takes.
pub(super) const fn len(value: u32) -> usize {
    match value {
        0..0x80 => 1,
        0x80..0x4000 => 2,
        0x4000..0x20_0000 => 3,
        0x20_0000..0x1000_0000 => 4,
        _ => 5,
    }
}

/// Reads a number at `at` and moves past it; 0 past the end, so that a reader cannot run wild.
#[inline]
pub(super) fn read(bytes: &[u8], at: &mut usize) -> u32 {
    let Some(&first) = bytes.get(*at) else { return 0 };
    *at += 1;
    if first < 0x80 {
        return first.into();
    }
    let mut value = u32::from(first & 0x7f);
    let mut shift = 7;
    while let Some(&byte) = bytes.get(*at) {
        *at += 1;
        if shift < 32 {
            value |= u32::from(byte & 0x7f) << shift;
        }
        if byte < 0x80 {
            break;
        }
        shift += 7;
    }
    value
}

/// Moves past `count` numbers.
#[inline]
pub(super) fn skip(bytes: &[u8], at: &mut usize, count: u32) {
    for _ in 0..count {
        while bytes.get(*at).is_some_and(|b| *b >= 0x80) {
            *at += 1;
        }
        *at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_written_is_read(values in prop::collection::vec(any::<u32>().prop_map(|v| v >> (v % 32)), 0..50)) {
            let mut bytes = Vec::new();
            for v in &values {
                let before = bytes.len();
                write(&mut bytes, *v);
                prop_assert_eq!(bytes.len() - before, len(*v));
                let mut slot = [0; 5];
                prop_assert_eq!(put(&mut slot, *v), len(*v));
                prop_assert_eq!(&slot[..len(*v)], &bytes[before..]);
            }
            let mut at = 0;
            for v in &values {
                prop_assert_eq!(read(&bytes, &mut at), *v);
            }
            prop_assert_eq!(at, bytes.len());
            at = 0;
            skip(&bytes, &mut at, values.len() as u32);
            prop_assert_eq!(at, bytes.len());
        }
    }

    #[test]
    fn a_cut_number_ends_the_reading() {
        let mut at = 0;
        assert_eq!(read(&[0xff], &mut at), 0x7f);
        assert_eq!(read(&[0xff], &mut at), 0);
        assert_eq!(at, 1);
    }
}
