/// What a position in a text counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Bytes of UTF-8, as Rust counts.
    Byte,
    /// Unicode code points, as evidence counts.
    Char,
    /// UTF-16 units, as JavaScript counts.
    Utf16,
}

/// How many bytes lie between two checkpoints.
const STRIDE: usize = 32;

/// A table to convert positions in one text between [units](Unit).
///
/// Making it is linear in the text, and takes a quarter of its memory; a conversion looks at a bounded number of bytes
/// (from bytes) or adds a binary search (from the other units). Plain ASCII needs no table at all.
///
/// ```
/// use article41_engine::text::{Offsets, Unit::*};
/// let offsets = Offsets::new("“é𝄞” x");
/// assert_eq!(offsets.convert(9, Byte, Utf16), 4);
/// assert_eq!(offsets.convert(4, Utf16, Char), 3);
/// assert_eq!(offsets.convert(99, Utf16, Byte), 14);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// What starts before each multiple of the stride; empty for ASCII.
    checkpoints: Vec<Count>,
}

/// How many characters start in some bytes, and how many units of UTF-16 those have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    chars: u32,
    utf16: u32,
}

impl Count {
    fn get(self, unit: Unit) -> usize {
        match unit {
            Unit::Byte | Unit::Char => self.chars as usize,
            Unit::Utf16 => self.utf16 as usize,
        }
    }

    /// With the characters that start in more bytes.
    fn and(mut self, bytes: &[u8]) -> Count {
        for byte in bytes {
            // Not one of those that a character goes on with; and the first of four is one of two units.
            let starts = u32::from(byte & 0xC0 != 0x80);
            self.chars += starts;
            self.utf16 += starts + u32::from(*byte >= 0xF0);
        }
        self
    }
}

impl<'a> Offsets<'a> {
    /// The table for a text. Linear.
    pub fn new(text: &'a str) -> Offsets<'a> {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            checkpoints.reserve_exact(text.len() / STRIDE + 1);
            let mut count = Count::default();
            for bytes in text.as_bytes().chunks(STRIDE) {
                checkpoints.push(count);
                count = count.and(bytes);
            }
        }
        Offsets { text, checkpoints }
    }

    /// The position in another unit. A position inside a character counts as that character's start; one behind the
    /// end of the text counts as its end.
    pub fn convert(&self, at: usize, from: Unit, to: Unit) -> usize {
        if self.checkpoints.is_empty() {
            return at.min(self.text.len());
        }
        let byte = match from {
            Unit::Byte => self.text.floor_char_boundary(at),
            _ => self.byte(at, from),
        };
        match to {
            Unit::Byte => byte,
            _ => self.count(byte).get(to),
        }
    }

    /// What starts before a byte.
    fn count(&self, byte: usize) -> Count {
        let number = (byte / STRIDE).min(self.checkpoints.len() - 1);
        let before = self.checkpoints[number];
        let start = number * STRIDE;
        let plain = |next: &Count| next.chars - before.chars == STRIDE as u32;
        if self.checkpoints.get(number + 1).is_some_and(plain) {
            let more = (byte - start) as u32;
            return Count { chars: before.chars + more, utf16: before.utf16 + more };
        }
        before.and(self.text.as_bytes().get(start..byte).unwrap_or_default())
    }

    /// The byte at which a character starts, by a position in another unit.
    fn byte(&self, at: usize, from: Unit) -> usize {
        let number = self.checkpoints.partition_point(|count| count.get(from) <= at).saturating_sub(1);
        let mut passed = self.checkpoints[number].get(from);
        // Bytes of a character that starts before the checkpoint come first.
        let mut byte = self.text.ceil_char_boundary(number * STRIDE);
        for c in self.text.get(byte..).unwrap_or_default().chars() {
            passed += if from == Unit::Utf16 { c.len_utf16() } else { 1 };
            if passed > at {
                break;
            }
            byte += c.len_utf8();
        }
        byte
    }

    /// Both ends of a span in another unit.
    pub fn span(&self, span: std::ops::Range<usize>, from: Unit, to: Unit) -> std::ops::Range<usize> {
        self.convert(span.start, from, to)..self.convert(span.end, from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const UNITS: [Unit; 3] = [Unit::Byte, Unit::Char, Unit::Utf16];

    /// Character by character.
    fn brute(text: &str, at: usize, from: Unit, to: Unit) -> usize {
        let size = |c: char, unit| match unit {
            Unit::Byte => c.len_utf8(),
            Unit::Char => 1,
            Unit::Utf16 => c.len_utf16(),
        };
        let (mut here, mut there) = (0, 0);
        for c in text.chars() {
            if here + size(c, from) > at {
                break;
            }
            (here, there) = (here + size(c, from), there + size(c, to));
        }
        there
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in "([a-z ]{0,150}[é한𝄞“]{0,70}){0,4}", at in 0usize..900) {
            let offsets = Offsets::new(&text);
            for from in UNITS {
                for to in UNITS {
                    prop_assert_eq!(offsets.convert(at, from, to), brute(&text, at, from, to), "{:?} {:?}", from, to);
                }
            }
        }
    }

    #[test]
    fn many_positions_in_a_long_text_are_quick() {
        let text = "é𝄞 x".repeat(200_000);
        let offsets = Offsets::new(&text);
        let mut sum = 0;
        for at in 0..text.len() {
            sum += offsets.convert(at, Unit::Byte, Unit::Utf16);
        }
        assert!(sum > 0); // quadratic work would not end within the hour
    }
}
