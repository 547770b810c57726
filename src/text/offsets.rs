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
const STRIDE: usize = 128;

/// A table to convert positions in one text between [units](Unit).
///
/// Making it is linear in the text; a conversion looks at a bounded number of bytes (from bytes) or adds a binary
/// search (from the other units). Plain ASCII needs no table at all.
///
/// ```
/// use article41::text::{Offsets, Unit::*};
/// let offsets = Offsets::new("“é𝄞” x");
/// assert_eq!(offsets.convert(9, Byte, Utf16), 4);
/// assert_eq!(offsets.convert(4, Utf16, Char), 3);
/// assert_eq!(offsets.convert(99, Utf16, Byte), 14);
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// At each multiple of the stride, rounded down to a boundary; empty for ASCII.
    checkpoints: Vec<Place>,
}

/// One place in all three units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Place {
    byte: usize,
    char: usize,
    utf16: usize,
}

impl Place {
    fn get(self, unit: Unit) -> usize {
        match unit {
            Unit::Byte => self.byte,
            Unit::Char => self.char,
            Unit::Utf16 => self.utf16,
        }
    }

    fn after(self, c: char) -> Place {
        Place { byte: self.byte + c.len_utf8(), char: self.char + 1, utf16: self.utf16 + c.len_utf16() }
    }
}

impl<'a> Offsets<'a> {
    /// The table for a text. Linear.
    pub fn new(text: &'a str) -> Offsets<'a> {
        let mut checkpoints = Vec::new();
        if !text.is_ascii() {
            checkpoints.reserve_exact(text.len() / STRIDE + 1);
            let mut place = Place::default();
            for c in text.chars() {
                let next = place.after(c);
                while checkpoints.len() * STRIDE < next.byte {
                    checkpoints.push(place);
                }
                place = next;
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
        let n = match from {
            Unit::Byte => at / STRIDE + 1,
            _ => self.checkpoints.partition_point(|p| p.get(from) <= at),
        };
        let nearest = n.min(self.checkpoints.len()).saturating_sub(1);
        let mut place = self.checkpoints.get(nearest).copied().unwrap_or_default();
        for c in self.text.get(place.byte..).unwrap_or_default().chars() {
            let next = place.after(c);
            if next.get(from) > at {
                break;
            }
            place = next;
        }
        place.get(to)
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

    fn brute(text: &str, at: usize, from: Unit, to: Unit) -> usize {
        let mut place = Place::default();
        for c in text.chars() {
            if place.after(c).get(from) > at {
                return place.get(to);
            }
            place = place.after(c);
        }
        place.get(to)
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
