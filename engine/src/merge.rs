//! Several segments become one.

use crate::arena::Growing;
use crate::bits::Bits;
use crate::columns::Column;
use crate::dates::Dates;
use crate::postings::{BLOCK, Writer};
use crate::scoring::Bounds;
use crate::segment::{Cache, Segment, mean};
use crate::terms::Terms;
use std::cell::OnceCell;

/// A segment, and which of its documents were removed.
pub(crate) type Source<'a> = (&'a Segment, Option<&'a Bits>);

/// Stands for a document that was removed.
const GONE: u32 = u32::MAX;

/// One segment of all documents that were not removed, in their order. Linear in what the segments hold.
pub(crate) fn merge(sources: &[Source<'_>]) -> Segment {
    // By segment, the new number of every document.
    let mut count = 0;
    let numbers: Vec<Vec<u32>> = sources
        .iter()
        .map(|(segment, removed)| {
            let number = |d| {
                if removed.is_some_and(|r| r.has(d)) {
                    return GONE;
                }
                count += 1;
                count - 1
            };
            (0..segment.len()).map(number).collect()
        })
        .collect();
    let kept = || {
        let pairs = sources.iter().zip(&numbers);
        pairs.flat_map(|((segment, _), new)| {
            (0u32..).zip(new).filter(|(_, n)| **n != GONE).map(move |(d, _)| (*segment, d))
        })
    };
    let lengths: Vec<u8> = kept().map(|(s, d)| s.class(d)).collect();
    let mean = mean(&lengths);
    let mut ids = Growing::default();
    for (segment, document) in kept() {
        ids.push(segment.ids.get(document));
    }
    let columns = sources.iter().map(|(s, _)| s.columns.len()).max().unwrap_or(0);
    let columns = (0..columns).map(|c| {
        let (mut ends, mut values) = (Vec::with_capacity(count as usize), Vec::new());
        for ((segment, _), new) in sources.iter().zip(&numbers) {
            let rows = segment.columns.get(c).map(Column::rows);
            for (document, _) in (0u32..).zip(new).filter(|(_, n)| **n != GONE) {
                if let Some(rows) = &rows {
                    rows.of(document, |v| values.push(v));
                }
                ends.push(values.len() as u32);
            }
        }
        Column::new(ends, values)
    });
    let columns = columns.collect();
    let dates = Dates::new(
        kept().map(|(s, d)| s.dates.earliest(d)).collect(),
        kept().map(|(s, d)| s.dates.latest(d)).collect(),
    );
    let (terms, postings) = words(sources, &numbers, &lengths, &Bounds::new(mean), count);
    Segment {
        terms,
        postings,
        lengths,
        columns,
        dates,
        ids: ids.finish(),
        mean,
        by_id: OnceCell::new(),
        cache: Cache::default(),
    }
}

/// The dictionaries and postings, merged term by term.
fn words(
    sources: &[Source<'_>],
    numbers: &[Vec<u32>],
    lengths: &[u8],
    bounds: &Bounds,
    count: u32,
) -> (Terms, crate::postings::Postings) {
    let mut next = vec![0u32; sources.len()];
    let mut texts = Growing::default();
    let mut writer = Writer::default();
    let (mut documents, mut frequencies) = ([0; BLOCK], [0; BLOCK]);
    let mut gaps = Vec::new();
    loop {
        let heads = sources.iter().zip(&next).filter(|((s, _), n)| **n < s.terms.len());
        let Some(least) = heads.map(|((s, _), n)| s.terms.texts.get(*n)).min() else { break };
        let mut any = false;
        for (((segment, _), next), numbers) in sources.iter().zip(&mut next).zip(numbers) {
            let term = *next;
            if term >= segment.terms.len() || segment.terms.texts.get(term) != least {
                continue;
            }
            *next += 1;
            let postings = &segment.postings;
            let blocks = postings.blocks(term);
            for (i, block) in blocks.iter().enumerate() {
                let n = postings.read(term, blocks, i, &mut documents);
                postings.frequencies(block, n, &mut frequencies);
                let frequencies = frequencies.get(..n).unwrap_or_default();
                postings.gaps(block, frequencies.iter().map(|f| *f as usize).sum(), &mut gaps);
                let mut rest = gaps.as_slice();
                for (document, frequency) in documents.iter().zip(frequencies) {
                    let (own, after) = rest.split_at((*frequency as usize).min(rest.len()));
                    rest = after;
                    let new = numbers.get(*document as usize).copied().unwrap_or(GONE);
                    if new != GONE {
                        any = true;
                        let class = lengths.get(new as usize).copied().unwrap_or(0);
                        writer.add_gaps(new, own, bounds.bound(*frequency, class));
                    }
                }
            }
        }
        if any {
            texts.push(least);
            writer.end();
        }
    }
    (Terms::new(texts.finish()), writer.finish(count))
}
