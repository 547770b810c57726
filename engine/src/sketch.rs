//! The letters of words, without their order or number, by the words' lengths.
//!
//! It takes long to tell that two words are an edit or two apart. That they are not is mostly told by their lengths and letters: an edit
//! brings one letter at most and takes one away at most, and one that a word becomes longer by takes none away.

/// Which letters a word has, and how many characters.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sketch {
    letters: u32,
    length: usize,
}

/// Letters that are alike modulo this share a bit. Those of the Latin alphabet have one each.
const KINDS: u32 = 31;
/// Words with so many characters or more count as being as long as one another.
const LONGEST: usize = 31;

impl Sketch {
    pub(crate) fn new(word: &str) -> Sketch {
        let (mut letters, mut length) = (0, 0);
        for c in word.chars() {
            letters |= 1 << (u32::from(c) % KINDS);
            length += 1;
        }
        Sketch { letters, length: length.min(LONGEST) }
    }
}

/// The sketches of many words: 8 bytes each.
#[derive(Clone, Debug)]
pub(crate) struct Sketches {
    /// By length, and then by number.
    letters: Vec<u32>,
    /// The numbers of the words in that order.
    numbers: Vec<u32>,
    /// By length, where its words end.
    ends: [u32; LONGEST + 1],
}

impl Sketches {
    /// Of words, by number. Linear.
    pub(crate) fn new<'w>(words: impl Iterator<Item = &'w str>) -> Sketches {
        let all: Vec<Sketch> = words.map(Sketch::new).collect();
        let mut ends = [0; LONGEST + 1];
        all.iter().for_each(|s| ends[s.length] += 1);
        let mut next = [0; LONGEST + 1];
        let mut sum = 0;
        for (start, end) in next.iter_mut().zip(&mut ends) {
            (*start, sum) = (sum, sum + *end);
            *end = sum;
        }
        let (mut letters, mut numbers) = (vec![0; all.len()], vec![0; all.len()]);
        for (number, sketch) in (0u32..).zip(all) {
            let at = next[sketch.length] as usize;
            next[sketch.length] += 1;
            (letters[at], numbers[at]) = (sketch.letters, number);
        }
        Sketches { letters, numbers, ends }
    }

    /// Calls `f` with the number of each word that may be within so many edits, two at most, of one with this sketch. Linear in the
    /// words that are about as long, with some twenty instructions for four of them.
    pub(crate) fn each_near(&self, word: Sketch, edits: u8, mut f: impl FnMut(u32)) {
        let edits = usize::from(edits);
        for length in word.length.saturating_sub(edits)..=(word.length + edits).min(LONGEST) {
            let start = length.checked_sub(1).map_or(0, |shorter| self.ends[shorter]);
            let range = start as usize..self.ends[length] as usize;
            let (shorter, longer) = (word.length.saturating_sub(length), length.saturating_sub(word.length));
            let test =
                Likeness { letters: word.letters, more: keep(edits - shorter), less: keep(edits - longer) };
            let letters = self.letters.get(range.clone()).unwrap_or_default();
            let numbers = self.numbers.get(range).unwrap_or_default();
            for (letters, numbers) in letters.chunks(MANY).zip(numbers.chunks(MANY)) {
                // A bit for each, all at once.
                let mut near = match letters.as_array::<MANY>() {
                    Some(all) => test.bits(all),
                    None => test.bits(letters),
                };
                while near != 0 {
                    numbers.get(near.trailing_zeros() as usize).into_iter().for_each(|n| f(*n));
                    near &= near - 1;
                }
            }
        }
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        size_of_val(&*self.letters) + size_of_val(&*self.numbers)
    }
}

/// So many are tested at a time.
const MANY: usize = 16;

/// Whether a word has few letters more than one with these letters, and few less. How many is told by masks: all bits, where
/// no letter is taken out before none must be left.
struct Likeness {
    letters: u32,
    more: [u32; 2],
    less: [u32; 2],
}

/// The masks for so many letters.
fn keep(letters: usize) -> [u32; 2] {
    [0, 1].map(|i| if i < letters { 0 } else { u32::MAX })
}

impl Likeness {
    #[inline]
    fn bits(&self, all: &[u32]) -> u32 {
        let near = |(i, letters): (u32, &u32)| {
            let (more, less) = (letters & !self.letters, self.letters & !letters);
            if without(more, self.more) | without(less, self.less) == 0 { 1 << i } else { 0 }
        };
        (0u32..).zip(all).map(near).fold(0, |all, bit| all | bit)
    }
}

/// Letters without one for each mask that is 0.
#[inline]
fn without(letters: u32, keep: [u32; 2]) -> u32 {
    keep.into_iter().fold(letters, |rest, keep| rest & (rest.wrapping_sub(1) | keep))
}
