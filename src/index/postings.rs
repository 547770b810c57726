//! Which term stands in which document, how often in each zone, and where.
//!
//! Two streams of bytes. The *documents* of a term: for each, the gap to the one before, a byte that says in which
//! zones it stands, and how often in each where that is more than once in any. The *positions* of a term: for each
//! document, as many as it stands there, as gaps. A query that asks only whether a term is there, or how often, never
//! touches the second stream.
//!
//! Both are written once, to their exact size: while documents are added, each is encoded into a log, and the sizes per
//! term are summed; then one walk over the log puts every piece in its place. The peak is twice the result.

use super::varint;

/// Where in a document a text stands. Names are not here: they are found by what the document refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Zone {
    /// The one line that stands for the record.
    Title,
    /// The claims that it takes a position on.
    Claims,
    /// Everything else that is written in it.
    Detail,
}

/// How many zones have positions.
pub(crate) const ZONES: usize = 3;

/// Marks a document whose frequencies are written out, because one exceeds 1.
const WRITTEN: u8 = 1 << ZONES;

/// One place of a term in a document: the position above the zone, so that places order by position and a step of
/// one position is [`Place::STEP`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place(pub(crate) u32);

impl Place {
    pub(crate) const STEP: u32 = 4;

    /// Positions stop here; no document is so long.
    pub(crate) const LAST: u32 = (u32::MAX >> 2) - 1024;

    pub(crate) fn zone(self) -> usize {
        ((self.0 & 3) as usize).min(ZONES - 1)
    }
}

/// Postings in the making.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    log: Vec<u8>,
    /// The occurrences in the document being added: the term above, the place below.
    open: Vec<u64>,
    /// By provisional term.
    sizes: Vec<Size>,
    documents: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Size {
    documents: usize,
    positions: usize,
    count: u32,
    /// The last document plus one.
    last: u32,
}

impl Builder {
    /// Adds the next document: its occurrences as provisional term and [place](Place), in any order.
    pub(crate) fn add(&mut self, occurrences: &[(u32, Place)]) {
        let Builder { log, open, sizes, .. } = self;
        open.clear();
        open.extend(
            occurrences.iter().map(|(term, Place(place))| u64::from(*term) << 32 | u64::from(*place)),
        );
        open.sort_unstable();
        let document = self.documents;
        self.documents += 1;
        let groups = open.chunk_by(|a, b| a >> 32 == b >> 32);
        varint::write(log, groups.clone().count() as u32);
        for group in groups {
            let Some(term) = group.first().map(|first| (first >> 32) as u32) else { continue };
            if sizes.len() <= term as usize {
                sizes.resize(term as usize + 1, Size::default());
            }
            varint::write(log, term);
            let start = log.len();
            let mut often = [0u32; ZONES];
            for place in group {
                often[Place(*place as u32).zone()] += 1;
            }
            let mut head = 0;
            for (zone, n) in often.iter().enumerate() {
                if *n > 0 {
                    head |= 1 << zone;
                }
                if *n > 1 {
                    head |= WRITTEN;
                }
            }
            log.push(head);
            if head & WRITTEN != 0 {
                for n in often.iter().filter(|n| **n > 0) {
                    varint::write(log, *n);
                }
            }
            let positions = log.len();
            let mut last = 0;
            for place in group {
                let position = *place as u32 / Place::STEP;
                varint::write(log, position - last);
                last = position;
            }
            let size = &mut sizes[term as usize];
            size.documents += varint::len(document - size.last) + positions - start;
            size.positions += log.len() - positions;
            size.count += 1;
            size.last = document + 1;
        }
    }

    /// The postings, by final term; `place` gives for each provisional term its final number.
    pub(crate) fn finish(self, place: &[u32]) -> Postings {
        let Builder { log, mut sizes, documents, .. } = self;
        sizes.resize(place.len(), Size::default());
        let mut by_final = vec![0u32; place.len()];
        for (provisional, number) in place.iter().enumerate() {
            by_final[*number as usize] = provisional as u32;
        }
        let (mut documents_at, mut positions_at) = (vec![0], vec![0]);
        documents_at.reserve_exact(place.len());
        positions_at.reserve_exact(place.len());
        let mut counts = Vec::with_capacity(place.len());
        let (mut d, mut p) = (0, 0);
        for provisional in by_final {
            let size = &mut sizes[provisional as usize];
            counts.push(size.count);
            // From here on, the sizes hold where to write next.
            (size.documents, d) = (d, d + size.documents);
            (size.positions, p) = (p, p + size.positions);
            size.last = 0;
            documents_at.push(d);
            positions_at.push(p);
        }
        let (mut document_bytes, mut position_bytes) = (vec![0; d], vec![0; p]);
        let mut at = 0;
        for document in 0..documents {
            for _ in 0..varint::read(&log, &mut at) {
                let term = varint::read(&log, &mut at);
                let start = at;
                let often = frequencies(&log, &mut at);
                let head = at - start;
                let positions = at;
                varint::skip(&log, &mut at, often.iter().sum());
                let size = &mut sizes[term as usize];
                let gap = varint::put(&mut document_bytes[size.documents..], document - size.last);
                size.documents += gap;
                document_bytes[size.documents..size.documents + head].copy_from_slice(&log[start..positions]);
                size.documents += head;
                position_bytes[size.positions..size.positions + at - positions]
                    .copy_from_slice(&log[positions..at]);
                size.positions += at - positions;
                size.last = document + 1;
            }
        }
        Postings { counts, documents_at, positions_at, documents: document_bytes, positions: position_bytes }
    }
}

/// Reads how often a term stands in each zone of a document.
#[inline]
fn frequencies(bytes: &[u8], at: &mut usize) -> [u32; ZONES] {
    let head = bytes.get(*at).copied().unwrap_or(0);
    *at += 1;
    let mut often = [0; ZONES];
    for (zone, n) in often.iter_mut().enumerate() {
        if head & 1 << zone != 0 {
            *n = if head & WRITTEN != 0 { varint::read(bytes, at) } else { 1 };
        }
    }
    often
}

/// The postings of every term. See the module's head for the layout.
#[derive(Clone, Debug, Default)]
pub(crate) struct Postings {
    counts: Vec<u32>,
    documents_at: Vec<usize>,
    positions_at: Vec<usize>,
    documents: Vec<u8>,
    positions: Vec<u8>,
}

impl Postings {
    /// In how many documents the term stands.
    pub(crate) fn count(&self, term: u32) -> u32 {
        self.counts.get(term as usize).copied().unwrap_or(0)
    }

    /// Calls `f` with each document of the term, in order, and how often it stands in each zone.
    #[inline]
    pub(crate) fn each(&self, term: u32, mut f: impl FnMut(u32, [u32; ZONES])) {
        let mut at = self.documents_at.get(term as usize).copied().unwrap_or(usize::MAX);
        let mut next = 0;
        for _ in 0..self.count(term) {
            let document = next + varint::read(&self.documents, &mut at);
            f(document, frequencies(&self.documents, &mut at));
            next = document + 1;
        }
    }

    /// Calls `f` with each document and place of the term, in order, in those documents that `wanted` admits.
    pub(crate) fn each_place(
        &self,
        term: u32,
        mut wanted: impl FnMut(u32) -> bool,
        mut f: impl FnMut(u32, Place),
    ) {
        let mut at = self.positions_at.get(term as usize).copied().unwrap_or(usize::MAX);
        self.each(term, |document, often| {
            if !wanted(document) {
                return varint::skip(&self.positions, &mut at, often.iter().sum());
            }
            let mut position = 0;
            for (zone, n) in often.iter().enumerate() {
                for _ in 0..*n {
                    position += varint::read(&self.positions, &mut at);
                    f(document, Place(position * Place::STEP + zone as u32));
                }
            }
        });
    }

    /// Bytes held: documents, positions, and the table of terms.
    pub(crate) fn sizes(&self) -> [usize; 3] {
        let table = self.counts.capacity() * 4
            + (self.documents_at.capacity() + self.positions_at.capacity()) * size_of::<usize>();
        [self.documents.capacity(), self.positions.capacity(), table]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn what_is_added_is_read(
            documents in prop::collection::vec(prop::collection::btree_set((0u32..6, 0u32..400), 0..12), 0..20),
            order in Just((0u32..6).collect::<Vec<_>>()).prop_shuffle(),
        ) {
            // Zones follow one another, so a position decides its zone.
            let zone = |position: u32| (position / 150).min(2);
            let mut builder = Builder::default();
            let mut expected: BTreeMap<u32, Vec<(u32, Place)>> = BTreeMap::new();
            for (document, set) in documents.iter().enumerate() {
                let mut all: Vec<_> = set.iter().map(|(t, p)| (*t, Place(p * Place::STEP + zone(*p)))).collect();
                for (term, place) in &all {
                    expected.entry(order[*term as usize]).or_default().push((document as u32, *place));
                }
                all.reverse();
                builder.add(&all);
            }
            let postings = builder.finish(&order);
            for term in 0..6 {
                let places = expected.get(&term).cloned().unwrap_or_default();
                let mut found = Vec::new();
                postings.each_place(term, |_| true, |d, p| found.push((d, p)));
                prop_assert_eq!(&found, &places);
                found.clear();
                postings.each_place(term, |d| d % 2 == 1, |d, p| found.push((d, p)));
                let odd: Vec<_> = places.iter().copied().filter(|(d, _)| d % 2 == 1).collect();
                prop_assert_eq!(found, odd);
                let mut often: BTreeMap<u32, [u32; ZONES]> = BTreeMap::new();
                for (d, p) in &places {
                    often.entry(*d).or_default()[p.zone()] += 1;
                }
                let mut found = Vec::new();
                postings.each(term, |d, often| found.push((d, often)));
                prop_assert_eq!(found.len() as u32, postings.count(term));
                prop_assert_eq!(found, often.into_iter().collect::<Vec<_>>());
            }
        }
    }
}
