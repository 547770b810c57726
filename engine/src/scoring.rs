//! How well a document fits: BM25 (Robertson and Zaragoza 2009, 3.4), in whole numbers.
//!
//! For a document `d` and a word, phrase, prefix or fuzzy word `t` that stands `f` times in it,
//!
//! ```text
//! idf(t)      = ln(1 + (N - n + 0.5) / (n + 0.5)),  N documents in all, n of them with t
//! norm(d)     = k1 * (1 - b + b * length(d) / mean length)
//! score(t, d) = floor(65536 * idf(t) * (k1 + 1) * f / (f + norm(d)))
//! ```
//!
//! with `k1 = 1.2` and `b = 0.75`; `f` counts up to 255; lengths are those of their [classes](crate::lengths), the mean is over all documents. The
//! score of a document is the sum. Whole numbers add up to the same in any order, so it does not matter which word is looked
//! up first, nor in how many segments. All that a prefix, a fuzzy word or a word in any inflection finds counts as one term;
//! the `idf` of a phrase is the sum of those of its words.

use crate::lengths;

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// Frequencies count up to this.
pub(crate) const MOST: u32 = 255;
/// What a score of 1 is in whole numbers.
pub(crate) const ONE: f32 = 65_536.0;

/// The norms of all length classes, and the shares of low frequencies: dividing takes longer than anything else about a score.
#[derive(Clone, Debug)]
pub(crate) struct Norms {
    norms: [f32; lengths::CLASSES],
    shares: Vec<f32>,
    pub(crate) mean: f32,
}

/// Frequencies below this are looked up: most terms stand once or twice in a document.
const ROWS: usize = 8;

impl Norms {
    pub(crate) fn new(mean: f32) -> Norms {
        let norms =
            std::array::from_fn(|class| K1 * (1.0 - B + B * lengths::length(class as u8) as f32 / mean));
        let shares = (0..ROWS).flat_map(|f| norms.map(|norm| share(f as f32, norm))).collect();
        Norms { norms, shares, mean }
    }

    /// `f / (f + norm)`, from 0 to 1.
    #[inline]
    pub(crate) fn share(&self, frequency: u32, class: u8) -> f32 {
        if (frequency as usize) < ROWS {
            let at = frequency as usize * lengths::CLASSES + usize::from(class);
            if let Some(share) = self.shares.get(at) {
                return *share;
            }
        }
        share(frequency.min(MOST) as f32, self.norms[usize::from(class)])
    }

    /// The same, rounded up to 255ths.
    fn bound(&self, frequency: u32, class: u8) -> u8 {
        (self.share(frequency, class) * 255.0).ceil() as u8
    }
}

#[inline]
fn share(frequency: f32, norm: f32) -> f32 {
    frequency / (frequency + norm)
}

/// Shares rounded up to 255ths, of which a [block](crate::postings::Block) keeps the largest: to be asked for every document of
/// every term, and so looked up where the frequency is low.
#[derive(Debug)]
pub(crate) struct Bounds {
    norms: Norms,
    table: Vec<u8>,
}

impl Bounds {
    pub(crate) fn new(mean: f32) -> Bounds {
        let norms = Norms::new(mean);
        let rows = (0..ROWS as u32).flat_map(|f| (0..=u8::MAX).map(move |class| (f, class)));
        let table = rows.map(|(f, class)| norms.bound(f, class)).collect();
        Bounds { norms, table }
    }

    #[inline]
    pub(crate) fn bound(&self, frequency: u32, class: u8) -> u8 {
        let at = (frequency as usize).min(ROWS) * lengths::CLASSES + usize::from(class);
        self.table.get(at).copied().unwrap_or_else(|| self.norms.bound(frequency, class))
    }
}

/// What a share of 1 scores, for a term in `n` of `all` documents.
pub(crate) fn weight(n: u32, all: u32) -> f32 {
    let (n, all) = (f64::from(n), f64::from(all));
    (1.0 + (all - n + 0.5).max(0.0) / (n + 0.5)).ln() as f32 * (K1 + 1.0) * ONE
}

/// The score of a share.
#[inline]
pub(crate) fn score(weight: f32, share: f32) -> u32 {
    // A signed number is nearer, and no score is negative.
    (weight * share) as i32 as u32
}

/// What documents of a segment score for a term: looked up where there are many.
#[derive(Debug)]
pub(crate) struct Scorer<'a> {
    weight: f32,
    norms: &'a Norms,
    /// By frequency below [ROWS] and class.
    table: Vec<u32>,
}

/// So many documents are worth a table.
const MANY: usize = 256;

impl<'a> Scorer<'a> {
    /// For about so many documents, with length classes in this range.
    pub(crate) fn new(weight: f32, norms: &'a Norms, (first, last): (u8, u8), about: usize) -> Scorer<'a> {
        let mut scorer = Scorer { weight, norms, table: Vec::new() };
        if about > MANY {
            scorer.table = vec![0; ROWS * lengths::CLASSES];
            for (f, row) in (0u32..).zip(scorer.table.chunks_mut(lengths::CLASSES)).skip(1) {
                (first..=last)
                    .for_each(|class| row[usize::from(class)] = score(weight, norms.share(f, class)));
            }
        }
        scorer
    }

    #[inline]
    pub(crate) fn score(&self, frequency: u32, class: u8) -> u32 {
        let row = (frequency as usize).min(ROWS);
        match self.table.get(row * lengths::CLASSES + usize::from(class)) {
            Some(known) => *known,
            None => score(self.weight, self.norms.share(frequency, class)),
        }
    }
}

/// By [bound](Bounds), the largest share that has it, of documents with length classes in a range: what the best document of a block
/// scores at most is mostly what one of them scores indeed.
pub(crate) fn largest_shares(norms: &Norms, (first, last): (u8, u8)) -> Vec<f32> {
    let mut largest = vec![0f32; 256];
    for frequency in 1..=MOST {
        for class in first..=last {
            let share = norms.share(frequency, class);
            let most = &mut largest[usize::from(norms.bound(frequency, class))];
            *most = most.max(share);
        }
    }
    largest
}

/// More than any document of a block scores whose bound was computed for another mean length: where documents are longer on
/// the whole, each of them counts as shorter, by no more than the ratio of the means.
pub(crate) fn most(weight: f32, bound: u8, then: f32, now: f32) -> u32 {
    let share = (f32::from(bound) / 255.0 * (now / then).max(1.0)).min(1.0);
    (weight * share * 1.000_001) as u32 + 1
}
