//! A part of a collection that does not change any more.

use crate::arena::{Texts, hash};
use crate::bits::Bits;
use crate::columns::Column;
use crate::common::{self, Common};
use crate::dates::Dates;
use crate::lengths;
use crate::postings::Postings;
use crate::scoring::{self, Norms};
use crate::terms::Terms;
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

/// Documents, indexed. They go by ordinal, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub(crate) struct Segment {
    pub(crate) terms: Terms,
    pub(crate) postings: Postings,
    /// By document, the [class](lengths::class) of its length.
    pub(crate) lengths: Vec<u8>,
    pub(crate) columns: Vec<Column>,
    pub(crate) dates: Dates,
    pub(crate) ids: Texts,
    /// The mean length that the bounds in the postings were computed for.
    pub(crate) mean: f32,
    /// The upper half of the hash of each id, with the document; sorted. Made when an id is first looked for.
    pub(crate) by_id: OnceCell<Vec<u64>>,
    /// What is derived from it while it is searched.
    pub(crate) cache: Cache,
}

/// What searching a segment keeps for the next time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cache {
    /// The documents of terms.
    known: Kept<Bits>,
    /// By frequent term, how often it stands in each document.
    frequencies: Kept<Vec<u8>>,
    classes: OnceCell<(u8, u8)>,
    shares: OnceCell<Vec<f32>>,
    common: OnceCell<Option<Common>>,
}

impl Cache {
    fn size(&self) -> usize {
        let bits = self.known.sum(|bits| bits.words() * 8);
        let frequencies = self.frequencies.sum(Vec::len);
        bits + frequencies + self.common.get().and_then(Option::as_ref).map_or(0, Common::size)
    }
}

/// A term is frequent if it stands in one document of so many.
pub(crate) const FREQUENT: u32 = 16;
/// The documents of a term are kept as bits if it stands in one of so many.
const KNOWN: u32 = 128;
/// The bytes that either takes at most, unless that is of fewer terms than so many.
const KEPT: usize = 8 << 20;
const FEWEST: usize = 32;

/// What was made for some terms, as long as there is room. The terms ascend.
#[derive(Clone, Debug)]
struct Kept<T>(RefCell<Vec<(u32, Arc<T>)>>);

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept(RefCell::default())
    }
}

impl<T> Kept<T> {
    /// What was made for a term, or is made now; each takes so many bytes.
    fn get(&self, term: u32, bytes: usize, make: impl FnOnce() -> Arc<T>) -> Arc<T> {
        let mut kept = self.0.borrow_mut();
        match kept.binary_search_by_key(&term, |(t, _)| *t) {
            Ok(at) => kept[at].1.clone(),
            Err(mut at) => {
                if kept.len() >= FEWEST.max(KEPT / bytes.max(1)) {
                    kept.clear();
                    at = 0;
                }
                let made = make();
                kept.insert(at, (term, made.clone()));
                made
            }
        }
    }

    fn sum(&self, bytes: impl Fn(&T) -> usize) -> usize {
        self.0.borrow().iter().map(|(_, kept)| bytes(kept)).sum()
    }
}

impl Segment {
    /// How many documents there are.
    pub(crate) fn len(&self) -> u32 {
        self.lengths.len() as u32
    }

    /// The document with an id that passes the test; of several, the first. Logarithmic, but for the first call.
    pub(crate) fn find(&self, id: &[u8], passes: impl Fn(u32) -> bool) -> Option<u32> {
        let key = |id: &[u8]| hash(id) & !u64::from(u32::MAX);
        let by_id = self.by_id.get_or_init(|| {
            let mut keys: Vec<u64> = (0..self.len()).map(|d| key(self.ids.get(d)) | u64::from(d)).collect();
            keys.sort_unstable();
            keys
        });
        let wanted = key(id);
        let start = by_id.partition_point(|k| *k < wanted);
        let same = by_id.iter().skip(start).take_while(|k| **k & !u64::from(u32::MAX) == wanted);
        same.map(|k| *k as u32).find(|d| self.ids.get(*d) == id && passes(*d))
    }

    /// The documents of a term that stands in many, from the second time on without reading them; `None` for another.
    pub(crate) fn known(&self, term: u32) -> Option<Arc<Bits>> {
        if self.postings.count(term) < self.len() / KNOWN {
            return None;
        }
        Some(self.cache.known.get(term, self.len() as usize / 8, || {
            let mut bits = Bits::new(self.len());
            self.postings.each_document(term, |documents| documents.iter().for_each(|d| bits.set(*d)));
            Arc::new(bits)
        }))
    }

    /// How often a frequent term stands in each document, up to 255, from the second time on without reading its postings;
    /// `None` for a term that is not frequent.
    pub(crate) fn frequencies(&self, term: u32) -> Option<Arc<Vec<u8>>> {
        if self.postings.count(term) < self.len() / FREQUENT {
            return None;
        }
        Some(self.cache.frequencies.get(term, self.len() as usize, || {
            let mut all = vec![0; self.len() as usize];
            self.postings.each(term, |d, f| {
                if let Some(place) = all.get_mut(d as usize) {
                    *place = f.min(scoring::MOST) as u8;
                }
            });
            Arc::new(all)
        }))
    }

    /// Where the commonest words stand, if one of these terms may be one. Made when it is first asked for.
    pub(crate) fn common_among(&self, terms: &[u32]) -> Option<&Common> {
        let frequent = |t: &u32| self.postings.count(*t) >= self.len() / common::COMMON;
        if !terms.iter().any(frequent) {
            return None;
        }
        self.cache.common.get_or_init(|| Common::new(&self.terms, &self.postings)).as_ref()
    }

    /// The shortest and the longest length class.
    pub(crate) fn classes(&self) -> (u8, u8) {
        *self.cache.classes.get_or_init(|| {
            let all = || self.lengths.iter().copied();
            (all().min().unwrap_or(0), all().max().unwrap_or(0))
        })
    }

    /// What no document of a block with this bound scores more than, for a term of this weight.
    pub(crate) fn most(&self, weight: f32, bound: u8, norms: &Norms) -> u32 {
        if norms.mean != self.mean {
            return scoring::most(weight, bound, self.mean, norms.mean);
        }
        let shares = self.cache.shares.get_or_init(|| scoring::largest_shares(norms, self.classes()));
        shares.get(usize::from(bound)).map_or(u32::MAX, |share| scoring::score(weight, *share))
    }

    /// The length class of a document.
    #[inline]
    pub(crate) fn class(&self, document: u32) -> u8 {
        self.lengths.get(document as usize).copied().unwrap_or(0)
    }

    /// Likewise, to be asked many times.
    pub(crate) fn class_of(&self) -> impl Fn(u32) -> u8 {
        let lengths: &[u8] = &self.lengths;
        move |document| lengths.get(document as usize).copied().unwrap_or(0)
    }

    /// The bytes that it takes, by part.
    pub(crate) fn sizes(&self) -> [(&'static str, usize); 8] {
        let [table, documents, positions] = self.postings.sizes();
        [
            ("terms", self.terms.size()),
            ("table of postings", table),
            ("documents and frequencies", documents),
            ("positions", positions),
            ("values", self.columns.iter().map(Column::size).sum()),
            ("dates and lengths", self.dates.size() + self.lengths.len()),
            ("ids", self.ids.size()),
            ("kept for the next search", self.cache.size()),
        ]
    }
}

/// The mean of lengths by their classes, at least 1.
pub(crate) fn mean(classes: &[u8]) -> f32 {
    let sum: u64 = classes.iter().map(|c| u64::from(lengths::length(*c))).sum();
    (sum as f64 / classes.len().max(1) as f64).max(1.0) as f32
}
