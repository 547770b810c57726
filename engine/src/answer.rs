//! What was found, as numbers of four bytes: for those who read it from this memory, to whom every call and every object
//! would cost more than the search.

use crate::collection::Collection;
use crate::pair::{first, pair, second};
use crate::search::Found;

/// Writes what was found behind one another into `words`, and the ids of the hits into `ids`, end to end.
///
/// The total; how many hits, and for each how many units of UTF-16 its id has, and the bits of its score; for each column
/// asked for how many values were counted, and for each its number and count, the most frequent first, of those that are as frequent
/// as they came; and if there is a histogram, its first bucket, the undated, how many buckets and the count of each, and
/// how many shares and for each the two halves of its bits, the lower first.
pub fn encode(collection: &Collection, found: &Found, words: &mut Vec<u32>, ids: &mut String) {
    words.clear();
    ids.clear();
    words.extend([found.total, found.hits.len() as u32]);
    for (ordinal, score) in &found.hits {
        let id = collection.id(*ordinal);
        ids.push_str(id);
        let units = if id.is_ascii() { id.len() } else { id.encode_utf16().count() };
        words.extend([units as u32, score.to_bits()]);
    }
    let mut pairs: Vec<u64> = Vec::new();
    for counts in &found.counts {
        pairs.clear();
        for (value, n) in (0u32..).zip(counts).filter(|(_, n)| **n > 0) {
            pairs.push(pair(!n, value));
        }
        pairs.sort_unstable();
        words.push(pairs.len() as u32);
        for pair in &pairs {
            words.extend([second(*pair), !first(*pair)]);
        }
    }
    if let Some(histogram) = &found.histogram {
        words.extend([histogram.first as u32, histogram.undated, histogram.exact.len() as u32]);
        words.extend(&histogram.exact);
        words.push(histogram.spread.len() as u32);
        for share in &histogram.spread {
            let bits = share.to_bits();
            words.extend([bits as u32, (bits >> 32) as u32]);
        }
    }
}
