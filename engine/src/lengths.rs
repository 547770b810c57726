//! How long documents are, each in one byte: exact up to 15, then in eight steps for each doubling.

/// How many classes there are.
pub(crate) const CLASSES: usize = 256;

/// The class of a length, in words.
pub(crate) const fn class(length: u32) -> u8 {
    if length < 16 {
        return length as u8;
    }
    let exponent = 31 - length.leading_zeros();
    (16 + (exponent - 4) * 8 + (length >> (exponent - 3) & 7)) as u8
}

/// The shortest length of a class.
pub(crate) const fn length(class: u8) -> u32 {
    let class = class as u32;
    if class < 16 {
        return class;
    }
    let (exponent, step) = ((class - 16) / 8 + 4, (class - 16) % 8);
    if exponent > 31 { u32::MAX } else { (8 + step) << (exponent - 3) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_begins_with_its_length() {
        for c in 0..=239u8 {
            assert_eq!(class(length(c)), c);
            assert!(length(c) < length(c + 1));
            assert_eq!(class(length(c + 1).saturating_sub(1)), c);
        }
        assert_eq!(class(u32::MAX), 239);
    }
}
