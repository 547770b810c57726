//! What a list of documents and the postings of a term share.

use crate::postings::{BLOCK, Block, Numbers, Postings};
use crate::set::gallop;

/// Documents of a block that are compared at once.
const ROW: usize = 16;

/// What a list shares with a block: for each shared document, its place in both.
pub(super) struct Shared<'s> {
    /// How many documents the block has.
    pub(super) n: usize,
    pub(super) block: &'s [u32],
    pub(super) list: &'s [u32],
}

/// Calls `f` with each block of a term that shares documents with an ascending list. Blocks that hold none of the list are not
/// read.
#[inline]
pub(super) fn each_shared(
    postings: &Postings,
    term: u32,
    list: &[u32],
    mut f: impl FnMut(&Block, Shared<'_>),
) {
    let blocks = postings.blocks(term);
    let mut documents: Numbers = [0; BLOCK];
    let (mut in_block, mut in_list): (Numbers, Numbers) = ([0; BLOCK], [0; BLOCK]);
    let (mut i, mut from) = (0, 0);
    while let (Some(first), Some(block)) = (list.get(from), blocks.get(i)) {
        if block.last < *first {
            // Gallop over the table.
            let mut step = 1;
            while blocks.get(i + step).is_some_and(|b| b.last < *first) {
                i += step;
                step *= 2;
            }
            i += blocks
                .get(i..(i + step).min(blocks.len()))
                .unwrap_or_default()
                .partition_point(|b| b.last < *first);
            continue;
        }
        let rest = list.get(from..).unwrap_or_default();
        let own = rest.get(..gallop(rest, block.last.saturating_add(1))).unwrap_or(rest);
        let n = postings.read(term, blocks, i, &mut documents);
        documents.get_mut(n..).unwrap_or_default().fill(u32::MAX);
        let all = documents.get(..n).unwrap_or_default();
        let mut count = 0;
        let mut share = |at: usize, i: usize, is_shared: bool| {
            // Documents of a block are distinct, and so no more are shared than there is room for.
            in_block[count % BLOCK] = at as u32;
            in_list[count % BLOCK] = (from + i) as u32;
            count += usize::from(is_shared);
        };
        if own.len() * 2 < n {
            // Of sixteen in a row the last is compared, and then the sixteen, many at once: quicker than to look for the place.
            let lasts: [u32; BLOCK / ROW] = std::array::from_fn(|row| documents[row * ROW + ROW - 1]);
            for (i, document) in own.iter().enumerate() {
                let less = |some: &[u32]| some.iter().map(|d| u32::from(d < document)).sum::<u32>() as usize;
                let start = less(&lasts) * ROW;
                let row = documents.get(start..start + ROW).and_then(<[u32]>::first_chunk::<ROW>);
                let at = start + row.map_or(0, |row| less(row));
                share(at, i, all.get(at) == Some(document));
            }
        } else if n * 8 < own.len() {
            let mut i = 0;
            for (at, document) in all.iter().enumerate() {
                i += gallop(own.get(i..).unwrap_or_default(), *document);
                if own.get(i) == Some(document) {
                    share(at, i, true);
                }
            }
        } else {
            // Which of the two goes on is hard to foresee: so without a branch.
            let (mut at, mut i) = (0, 0);
            while let (Some(a), Some(b)) = (all.get(at), own.get(i)) {
                share(at, i, a == b);
                at += usize::from(a <= b);
                i += usize::from(b <= a);
            }
        }
        if count > 0 {
            let count = count.min(BLOCK);
            let [in_block, in_list] = [&in_block, &in_list].map(|all| all.get(..count).unwrap_or_default());
            f(block, Shared { n, block: in_block, list: in_list });
        }
        from += own.len();
        i += 1;
    }
}

/// So many documents shared make it worth reading the frequencies of the whole block.
const WHOLE: usize = 16;

/// The place of each document of an ascending list that a term stands in, and how often it stands there.
pub(super) fn frequencies(postings: &Postings, term: u32, list: &[u32]) -> Vec<(u32, u32)> {
    let mut found = Vec::with_capacity(list.len().min(postings.count(term) as usize));
    let mut frequencies: Numbers = [0; BLOCK];
    each_shared(postings, term, list, |block, shared| {
        let pairs = shared.block.iter().zip(shared.list);
        if shared.block.len() < WHOLE {
            found.extend(pairs.map(|(at, i)| (*i, postings.frequency(block, shared.n, *at as usize))));
        } else {
            postings.frequencies(block, shared.n, &mut frequencies);
            found.extend(pairs.map(|(at, i)| (*i, frequencies[*at as usize % BLOCK])));
        }
    });
    found
}
