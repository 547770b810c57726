//! The order of hits.
//!
//! **By relevance**: BM25F (Robertson, Zaragoza and Taylor 2004, in the form of Robertson and Zaragoza 2009, 3.6). For a
//! document `d` and each distinct word, phrase, prefix or fuzzy word `t` of the query that is not denied,
//!
//! ```text
//! tf(t, d)   = sum over zones z of  weight(z) * count(t, d, z) / (1 - b + b * length(d, z) / mean length(z))
//! idf(t)     = ln(1 + (N - n + 0.5) / (n + 0.5)),  N documents in all, n of them with t
//! score(d)   = sum over t of  idf(t) * tf(t, d) / (k1 + tf(t, d))
//! ```
//!
//! with `k1 = 1.2` and `b = 0.75`. The zones and their weights: title 3, names 2, claims 1.5, the rest 1. In the zone of names
//! an actor or instrument counts once however many of its names match, and its length is how many of them there are. The
//! inflections of a word, or all that a prefix or fuzzy word finds, count together as one term. Ties go by ordinal.
//!
//! **By fit**, where nothing is searched for by words and no order is asked for: first what lies wholly in a period that the
//! query asks for (`date:` as a top-level condition), then the rest, in both the latest first.
//!
//! **By date**: by the first day that the date can mean, open starts first; in descending order last days do not matter
//! either. What has no date comes last both ways. Ties go by ordinal, ascending both ways.

use super::plan::{Leaf, Plan};
use super::result::Found;
use crate::edtf::Days;
use crate::index::{ALL_ZONES, Index, OPEN_END};
use article41_engine::parts::Set;

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// By zone: title, claims, detail, names.
const WEIGHTS: [f32; ALL_ZONES] = [3.0, 1.5, 1.0, 2.0];

/// The score of every document, 0 for those that do not match. Linear in the postings of the words.
///
/// `known` gives by leaf the documents that are known already.
pub(super) fn scores(index: &Index, plan: &Plan, known: &[Option<Set>], matches: &Set) -> Vec<f32> {
    let count = index.len() as usize;
    let mut scores = vec![0.0f32; count];
    let mut weighted = vec![0.0f32; count];
    let means = index.means();
    for leaf in &plan.scored {
        let Some(Leaf::Text(phrase)) = plan.leaves.get(*leaf) else { continue };
        let all = match known.get(*leaf) {
            Some(Some(all)) => all.clone(),
            _ => index.documents(phrase),
        };
        let n = f64::from(all.count());
        let within = all.and(matches.clone());
        if within.is_empty() {
            continue;
        }
        let idf = (1.0 + (count as f64 - n + 0.5) / (n + 0.5)).ln() as f32;
        index.frequencies(phrase, &within, |document, zone, often| {
            let length = f32::from(index.lengths(document)[zone]);
            let norm = 1.0 - B + B * length / means[zone].max(f32::MIN_POSITIVE);
            weighted[document as usize] += WEIGHTS[zone] * often as f32 / norm;
        });
        within.each(|document| {
            let tf = std::mem::take(&mut weighted[document as usize]);
            scores[document as usize] += idf * tf / (K1 + tf);
        });
    }
    scores
}

/// One page of the matches by score. Linear in the matches, whatever the page.
pub(super) fn by_score(matches: &Set, scores: &[f32], offset: usize, limit: usize) -> Vec<Found> {
    let score = |d: u32| scores.get(d as usize).copied().unwrap_or(0.0);
    // Scores are not negative, so their bits order as they do.
    let key = |d: u32| u64::from(!score(d).to_bits()) << 32 | u64::from(d);
    let page = page(keys(matches, key), offset, limit).into_iter().map(|key| key as u32);
    page.map(|document| Found { document, score: score(document) }).collect()
}

/// One page of the matches by date. Linear in the matches, whatever the page.
pub(super) fn by_date(
    index: &Index,
    matches: &Set,
    descending: bool,
    offset: usize,
    limit: usize,
) -> Vec<Found> {
    let page = page(keys(matches, |d| date_key(index, d, descending)), offset, limit).into_iter();
    page.map(|key| Found { document: key as u32, score: 0.0 }).collect()
}

/// One page of the matches, those first whose date lies wholly in one of the periods, the latest first among themselves
/// and among the others. So a query for a week begins with what belongs to that week, and not with what goes on since 1948.
pub(super) fn by_fit(
    index: &Index,
    matches: &Set,
    periods: &[Days],
    offset: usize,
    limit: usize,
) -> Vec<Found> {
    let periods = periods.iter().map(|period| index.dates().within(*period));
    let inside = periods.fold(Set::none(), |all, own| all.or(own, index.len())).and(matches.clone());
    let others = matches.clone().without(&inside);
    let mut hits = by_date(index, &inside, true, offset, limit);
    let skipped = offset.saturating_sub(inside.count() as usize);
    hits.extend(by_date(index, &others, true, skipped, limit - hits.len()));
    hits
}

/// A number that orders documents by date, with the document in its lower half.
pub(super) fn date_key(index: &Index, document: u32, descending: bool) -> u64 {
    let earliest = index.dates().earliest(document);
    // From the most negative day up.
    let day = earliest as u32 ^ 1 << 31;
    let key = match (earliest, descending) {
        (OPEN_END, _) => u32::MAX, // undated
        (_, false) => day,
        (_, true) => (!day).min(u32::MAX - 1),
    };
    u64::from(key) << 32 | u64::from(document)
}

/// The keys of documents.
pub(super) fn keys(documents: &Set, key: impl Fn(u32) -> u64) -> Vec<u64> {
    let mut keys = Vec::with_capacity(documents.count() as usize);
    documents.each(|d| keys.push(key(d)));
    keys
}

/// The keys at `offset..offset + limit` of the sorted order. Linear but for the sort of the page itself.
fn page(mut keys: Vec<u64>, offset: usize, limit: usize) -> Vec<u64> {
    if offset >= keys.len() || limit == 0 {
        return Vec::new();
    }
    if offset > 0 {
        keys.select_nth_unstable(offset);
        keys.drain(..offset);
    }
    if limit < keys.len() {
        keys.select_nth_unstable(limit);
        keys.truncate(limit);
    }
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_page_is_a_slice_of_the_sorted_whole(
            keys in prop::collection::vec(0u64..50, 0..40), offset in 0usize..45, limit in 0usize..45,
        ) {
            let mut sorted = keys.clone();
            sorted.sort_unstable();
            let expected: Vec<u64> = sorted.into_iter().skip(offset).take(limit).collect();
            prop_assert_eq!(page(keys, offset, limit), expected);
        }
    }
}
