//! Where a text lies among sorted ones, without looking at many of them.

use crate::arena::{All, Texts, head};

/// So many texts share an entry.
const STEP: usize = 16;

/// The first eight bytes of every sixteenth of sorted texts: half a byte a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heads(Vec<u64>);

impl Heads {
    /// Of sorted texts. Linear, with a look at every sixteenth.
    pub(crate) fn new(texts: &Texts) -> Heads {
        let all = texts.all();
        Heads((0..texts.len()).step_by(STEP).map(|t| head(all.get(t))).collect())
    }

    /// The number of the first text that is not less than `text`. Logarithmic.
    pub(crate) fn lower_bound(&self, texts: All<'_>, text: &[u8]) -> u32 {
        let wanted = head(text);
        let (mut low, mut high) = (0, texts.len());
        if high > 4 * STEP {
            let before = self.0.partition_point(|h| *h < wanted);
            let alike = self.0.get(before..).unwrap_or_default().partition_point(|h| *h == wanted);
            low = before.saturating_sub(1) * STEP;
            high = high.min((before + alike) * STEP);
        }
        // Which half it is cannot be foreseen: so without a branch.
        let mut n = high.saturating_sub(low);
        while n > 0 {
            let half = n / 2;
            let is_less = texts.head((low + half) as u32) < wanted;
            low += if is_less { half + 1 } else { 0 };
            n = if is_less { n - half - 1 } else { half };
        }
        // Those with the same head, which may be many.
        if low < high && texts.head(low as u32) == wanted {
            while low < high {
                let middle = low + (high - low) / 2;
                let lies_before = texts.head(middle as u32) == wanted && texts.get(middle as u32) < text;
                if lies_before { low = middle + 1 } else { high = middle }
            }
        }
        low as u32
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        size_of_val(&*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::arena::Growing;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_place_is_that_of_comparing_with_each(
            words in prop::collection::btree_set(prop::collection::vec(0u8..3, 0..12), 0..200),
            begin in prop::collection::vec(0u8..3, 0..12), long in any::<bool>(),
        ) {
            // Long ones begin alike, so that the first eight bytes tell nothing.
            let whole = |w: &[u8]| if long { [b"aaaaaaaa", w].concat() } else { w.to_vec() };
            let mut texts = Growing::default();
            words.iter().for_each(|w| { texts.push(&whole(w)); });
            let texts = texts.finish();
            let heads = Heads::new(&texts);
            for wanted in words.iter().chain([&begin]).map(|w| whole(w)) {
                let expected = words.iter().filter(|w| whole(w) < wanted).count();
                prop_assert_eq!(heads.lower_bound(texts.all(), &wanted) as usize, expected);
            }
        }
    }
}
