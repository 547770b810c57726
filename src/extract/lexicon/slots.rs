/// A hash table of numbers: what they stand for, and whether it is what was looked for, its owner knows. Open addressing,
/// at most half full; one kind of it serves words, values and steps between words.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots {
    /// A hash and a number plus one; zero where nothing is. A power of two of them.
    slots: Vec<(u32, u32)>,
    filled: usize,
}

impl Slots {
    /// The number with this hash that is the one.
    pub(super) fn find(&self, hash: u32, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize;
        // An empty slot ends every search; there is one, since half of them are empty.
        loop {
            let (known, number) = *self.slots.get(at & mask)?;
            if number == 0 {
                return None;
            }
            if known == hash && is(number - 1) {
                return Some(number - 1);
            }
            at += 1;
        }
    }

    /// Makes room for so many.
    pub(super) fn reserve(&mut self, count: usize) {
        if self.filled == 0 {
            self.slots = vec![(0, 0); (count * 2).next_power_of_two()];
        }
    }

    /// Puts in a number that is not there.
    pub(super) fn insert(&mut self, hash: u32, number: u32) {
        if self.slots.len() <= self.filled * 2 {
            let more = vec![(0, 0); (self.slots.len() * 2).max(1024)];
            for (hash, number) in std::mem::replace(&mut self.slots, more) {
                if number != 0 {
                    self.put(hash, number);
                }
            }
        }
        self.filled += 1;
        self.put(hash, number + 1);
    }

    fn put(&mut self, hash: u32, number: u32) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at].1 != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = (hash, number);
    }
}

/// FNV-1a, with its bits mixed once more, since the lowest choose the slot. Keys are short, and nobody attacks: the
/// lexicon is the caller's own.
pub(super) fn hash(key: &[u8]) -> u32 {
    mixed(key.iter().fold(START, |sum, byte| step(sum, *byte)))
}

/// The [hash] of a word's key, made from the word itself; nothing where that takes more than small letters.
pub(super) fn hash_lower(word: &[u8]) -> Option<u32> {
    let mut sum = START;
    for byte in word {
        if !matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'\'') {
            return None;
        }
        // Of these bytes it makes small letters, and leaves the others as they are.
        sum = step(sum, byte | 0x20);
    }
    Some(mixed(sum))
}

/// The hash of two numbers.
pub(super) fn hash_pair(a: u32, b: u32) -> u32 {
    mixed(a.wrapping_mul(0x9e37_79b9).rotate_left(15) ^ b.wrapping_mul(0x85eb_ca6b))
}

const START: u32 = 0x811c_9dc5;

fn step(sum: u32, byte: u8) -> u32 {
    (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn mixed(sum: u32) -> u32 {
    let sum = (sum ^ sum >> 15).wrapping_mul(0x2c1b_3c6d);
    sum ^ sum >> 13
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found() {
        let mut slots = Slots::default();
        assert_eq!(slots.find(5, |_| true), None);
        for number in 0..5000 {
            // Few different hashes: most of them clash.
            slots.insert(hash_pair(number % 700, 0), number);
        }
        for number in 0..5000 {
            assert_eq!(slots.find(hash_pair(number % 700, 0), |n| n == number), Some(number));
        }
        assert_eq!(slots.find(hash_pair(700, 0), |_| true), None);
    }

    #[test]
    fn a_word_hashes_as_its_key() {
        let mut key = String::new();
        for word in ["Treaty", "O'Malley", "T4", "a", "DPRK", "didn't"] {
            key.clear();
            crate::text::word_key(word, &mut key);
            assert_eq!(hash_lower(word.as_bytes()), Some(hash(key.as_bytes())), "{word}");
        }
        assert_eq!(hash_lower(b"U.N."), None);
        assert_eq!(hash_lower("é".as_bytes()), None);
    }
}
