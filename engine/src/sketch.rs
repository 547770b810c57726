//! The letters of a word, and how many there are, in four bytes.
//!
//! It takes long to tell that two words are an edit or two apart. That they are not is mostly told by their sketches: an edit brings one
//! letter at most and takes one away at most.

/// The bits that stand for letters. Those of the Latin alphabet have one each, others share them.
const LETTERS: u32 = (1 << KINDS) - 1;
const KINDS: u32 = 27;
/// Words with so many characters or more look alike in this.
const LONGEST: u32 = u32::MAX >> KINDS;

/// The sketch of a word.
pub(crate) fn sketch(word: &str) -> u32 {
    let (mut letters, mut count) = (0u32, 0u32);
    for c in word.chars() {
        letters |= 1 << (u32::from(c) % KINDS);
        count += 1;
    }
    letters | count.min(LONGEST) << KINDS
}

/// Calls `f` with the number of each sketch whose word may be within so many edits, one or two, of one with this sketch. Linear, with some
/// twenty instructions for four or eight of them.
pub(crate) fn each_near(sketches: &[u32], wanted: u32, edits: u8, f: impl FnMut(u32)) {
    if edits < 2 { each::<1>(sketches, wanted, f) } else { each::<2>(sketches, wanted, f) }
}

fn each<const EDITS: u32>(sketches: &[u32], wanted: u32, mut f: impl FnMut(u32)) {
    const MANY: usize = 16;
    for (start, some) in (0u32..).step_by(MANY).zip(sketches.chunks(MANY)) {
        // A bit for each, all at once.
        let mut near = match some.as_array::<MANY>() {
            Some(all) => bits::<EDITS>(all, wanted),
            None => bits::<EDITS>(some, wanted),
        };
        while near != 0 {
            let i = near.trailing_zeros();
            near &= near - 1;
            if some.get(i as usize).is_some_and(|s| is_near(EDITS, *s, wanted)) {
                f(start + i);
            }
        }
    }
}

#[inline]
fn bits<const EDITS: u32>(some: &[u32], wanted: u32) -> u32 {
    let near = |(i, s): (u32, &u32)| if looks_near::<EDITS>(*s, wanted) { 1 << i } else { 0 };
    (0u32..).zip(some).map(near).fold(0, |all, bit| all | bit)
}

/// Whether no more letters are in only one of two words than edits can bring, nor characters.
#[inline]
fn looks_near<const EDITS: u32>(a: u32, b: u32) -> bool {
    let (mut only_a, mut only_b) = (a & !b & LETTERS, b & !a & LETTERS);
    for _ in 0..EDITS {
        // One letter less.
        only_a &= only_a.wrapping_sub(1);
        only_b &= only_b.wrapping_sub(1);
    }
    let longer = (a >> KINDS).wrapping_sub(b >> KINDS);
    (only_a | only_b == 0) & (longer.wrapping_add(EDITS) <= 2 * EDITS)
}

/// The same, more strictly: an edit that a word becomes longer by takes no letter away.
fn is_near(edits: u32, a: u32, b: u32) -> bool {
    let (long_a, long_b) = (a >> KINDS, b >> KINDS);
    let only = |a: u32, b: u32| (a & !b & LETTERS).count_ones();
    only(a, b) + long_b.saturating_sub(long_a) <= edits && only(b, a) + long_a.saturating_sub(long_b) <= edits
}
