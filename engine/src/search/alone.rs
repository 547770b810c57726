//! A word that is the whole query: its documents are counted, and ranked with a look at few of them.

use super::leaf::live_count;
use super::several::Several;
use super::{Part, Searcher, Top, rank};
use crate::postings::{BLOCK, Block};
use crate::scoring::{Scorer, weight};
use crate::segment::FREQUENT;
use crate::terms::Test;

/// A word in a segment. Of the terms that count as one word, one often stands in most of the documents.
struct Word {
    /// The term that leads.
    leader: Option<u32>,
    /// The documents in which others stand, with or without the leader.
    others: Several,
    /// In how many documents any stands, that were not removed.
    count: u32,
}

/// A term leads if it stands in so many times as many documents as the others together.
const LEADS: u64 = 8;

/// Offers the best documents for a word; how many there are in all.
pub(super) fn offer(searcher: &Searcher<'_>, test: &Test, top: &mut Top) -> u32 {
    let word = |part| Word::new(part, &part.segment.terms.expand(test), top.is_large());
    let words: Vec<Word> = searcher.parts.iter().map(word).collect();
    let all = words.iter().map(|w| w.count).sum();
    let weight = weight(all, searcher.all);
    for (part, word) in searcher.parts.iter().zip(&words) {
        word.offer(searcher, part, weight, top);
    }
    all
}

impl Word {
    fn new(part: &Part<'_>, terms: &[u32], for_many: bool) -> Word {
        let postings = &part.segment.postings;
        let count = |t: &u32| u64::from(postings.count(*t));
        let leader = terms.iter().copied().max_by_key(count);
        let rest: Vec<u32> = terms.iter().copied().filter(|t| Some(*t) != leader).collect();
        let others = rest.iter().map(count).sum::<u64>();
        // What frequent terms have is at hand for all documents, and quicker to add up than to look up; and for many hits most
        // blocks would be read.
        let is_frequent = |leader: &u32| count(leader) >= u64::from(part.limit() / FREQUENT);
        let leads = |leader: &u32| !is_frequent(leader) && others * LEADS <= count(leader);
        let is_quick = |leader: &u32| rest.is_empty() && !(for_many && is_frequent(leader));
        let leader = leader.filter(|leader| is_quick(leader) || leads(leader));
        let mut others = Several::new(part, if leader.is_some() { &rest } else { terms });
        let mut count = others.count();
        if let Some(leader) = leader {
            count += live_count(part, leader) - others.join(part, leader);
        }
        Word { leader, others, count }
    }

    fn offer(&self, searcher: &Searcher<'_>, part: &Part<'_>, weight: f32, top: &mut Top) {
        let segment = part.segment;
        if let Some(leader) = self.leader {
            offer_term(searcher, part, leader, weight, &|d| self.others.has(d), top);
        }
        let scorer = Scorer::new(weight, searcher.norms, segment.classes(), self.others.count() as usize);
        self.others.offer(part, &scorer, &|_| false, top);
    }
}

/// Offers the best documents of a term, but for some. Blocks are read in the order of their bounds, until no other can hold a
/// better document.
pub(super) fn offer_term(
    searcher: &Searcher<'_>,
    part: &Part<'_>,
    term: u32,
    weight: f32,
    is_apart: &dyn Fn(u32) -> bool,
    top: &mut Top,
) {
    let (segment, postings) = (part.segment, &part.segment.postings);
    let (mut documents, mut frequencies) = ([0; BLOCK], [0; BLOCK]);
    let blocks = postings.blocks(term);
    let class = segment.class_of();
    let scorer = Scorer::new(weight, searcher.norms, segment.classes(), blocks.len() * BLOCK / 4);
    for i in by_bound(blocks) {
        let Some(block) = blocks.get(i as usize) else { continue };
        let best = segment.most(weight, block.bound, searcher.norms);
        let first =
            (i as usize).checked_sub(1).and_then(|i| blocks.get(i)).map_or(0, |before| before.last + 1);
        if rank::key(best, part.base + first) >= top.limit() {
            break;
        }
        let n = postings.read(term, blocks, i as usize, &mut documents);
        postings.frequencies(block, n, &mut frequencies);
        for (d, f) in documents.iter().zip(&frequencies).take(n) {
            let key = rank::key(scorer.score(*f, class(*d)), part.base + d);
            if key < top.limit() && !part.is_gone(*d) && !is_apart(*d) {
                top.offer(key);
            }
        }
    }
}

/// The numbers of blocks, the highest bound first. Linear: bounds are bytes.
fn by_bound(blocks: &[Block]) -> Vec<u32> {
    if let [_] | [] = blocks {
        return (0..blocks.len() as u32).collect();
    }
    let mut next = [0u32; 257];
    for block in blocks {
        next[256 - usize::from(block.bound)] += 1;
    }
    for i in 1..next.len() {
        next[i] += next[i - 1];
    }
    let mut order = vec![0; blocks.len()];
    for (i, block) in (0u32..).zip(blocks) {
        let at = &mut next[255 - usize::from(block.bound)];
        order[*at as usize] = i;
        *at += 1;
    }
    order
}
