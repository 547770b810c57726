//! Where in a document a text stands.
//!
//! Zones follow one another in a document, so postings need not tell them: a position does, once it is known where each
//! zone ends.

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

/// By document, the positions at which all zones end but the last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Zones(Vec<[u32; ZONES - 1]>);

impl Zones {
    /// Adds the next document, by the zones of its texts, ascending, and how many positions each takes.
    pub(crate) fn push(&mut self, texts: impl Iterator<Item = (Zone, u32)>) {
        let mut ends = [0u32; ZONES - 1];
        let mut end = 0u32;
        for (zone, len) in texts {
            end = end.saturating_add(len);
            ends.iter_mut().skip(zone as usize).for_each(|e| *e = end);
        }
        self.0.push(ends);
    }

    /// The zone of a position in a document.
    #[inline]
    pub(crate) fn of(&self, document: u32, position: u32) -> usize {
        self.0.get(document as usize).map_or(0, |ends| ends.iter().filter(|end| **end <= position).count())
    }

    /// How many of these positions of a document each zone holds.
    pub(crate) fn count(&self, document: u32, positions: impl Iterator<Item = u32>) -> [u32; ZONES] {
        let mut often = [0; ZONES];
        for position in positions {
            often[self.of(document, position)] += 1;
        }
        often
    }

    /// Gives back what was allocated beyond need.
    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.0.capacity() * size_of::<[u32; ZONES - 1]>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_position_tells_its_zone(texts in prop::collection::vec((0usize..ZONES, 0u32..4), 0..8)) {
            let all = [Zone::Title, Zone::Claims, Zone::Detail];
            let mut texts: Vec<(Zone, u32)> = texts.into_iter().map(|(zone, len)| (all[zone], len)).collect();
            texts.sort_unstable();
            let mut zones = Zones::default();
            zones.push(std::iter::empty());
            zones.push(texts.iter().copied());
            let expected: Vec<usize> =
                texts.iter().flat_map(|(zone, len)| (0..*len).map(|_| *zone as usize)).collect();
            for (position, zone) in (0..).zip(&expected) {
                prop_assert_eq!(zones.of(1, position), *zone);
            }
            let often: Vec<u32> = (0..ZONES).map(|z| expected.iter().filter(|e| **e == z).count() as u32).collect();
            prop_assert_eq!(zones.count(1, 0..expected.len() as u32).to_vec(), often);
        }
    }
}
