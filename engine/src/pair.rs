//! Two numbers in one, ordered by the first and then the second: one kind of sort serves all that is sorted, and a module of
//! WebAssembly holds it once.

/// Both in one.
#[inline]
pub(crate) fn pair(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// A day and a document in one, ordered by the day: those before 1970 come before the others.
#[inline]
pub(crate) fn dated(day: i32, document: u32) -> u64 {
    pair(day as u32 ^ 1 << 31, document)
}

/// The day.
#[inline]
pub(crate) fn day(dated: u64) -> i32 {
    (first(dated) ^ 1 << 31) as i32
}

/// The first.
#[inline]
pub(crate) fn first(pair: u64) -> u32 {
    (pair >> 32) as u32
}

/// The second.
#[inline]
pub(crate) fn second(pair: u64) -> u32 {
    pair as u32
}

/// Sorts numbers.
pub(crate) fn sort(numbers: &mut [u32]) {
    let mut pairs: Vec<u64> = numbers.iter().map(|number| pair(0, *number)).collect();
    pairs.sort_unstable();
    numbers.iter_mut().zip(pairs).for_each(|(number, pair)| *number = second(pair));
}

/// The places of keys in their order; of equal ones, the first comes first.
pub(crate) fn order(keys: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut pairs: Vec<u64> = keys.zip(0..).map(|(key, place)| pair(key, place)).collect();
    pairs.sort_unstable();
    pairs.into_iter().map(|pair| second(pair) as usize).collect()
}
