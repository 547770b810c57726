//! The best so many keys, without sorting all.

/// Keeps the least keys.
#[derive(Debug)]
pub(crate) struct Top {
    /// Sorted, where few are kept.
    keys: Vec<u64>,
    most: usize,
    /// No key from here on can be among them.
    limit: u64,
}

/// Up to so many keys are kept sorted at all times.
const FEW: usize = 64;

impl Top {
    /// The least `most` keys.
    pub(crate) fn new(most: usize) -> Top {
        Top { keys: Vec::new(), most, limit: if most == 0 { 0 } else { u64::MAX } }
    }

    /// Offers a key.
    #[inline]
    pub(crate) fn offer(&mut self, key: u64) {
        if key < self.limit {
            self.take(key);
        }
    }

    fn take(&mut self, key: u64) {
        if self.most > FEW {
            self.keys.push(key);
            if self.keys.len() >= self.most * 2 {
                self.cut();
            }
            return;
        }
        if self.keys.len() == self.most {
            self.keys.pop();
        }
        let mut at = self.keys.len();
        self.keys.push(key);
        while let Some(before) = at.checked_sub(1).filter(|b| self.keys[*b] > key) {
            self.keys.swap(at, before);
            at = before;
        }
        if self.keys.len() == self.most
            && let Some(last) = self.keys.last()
        {
            self.limit = *last;
        }
    }

    /// How many are kept.
    pub(crate) fn most(&self) -> usize {
        self.most
    }

    /// How many more are kept before any is left out.
    pub(crate) fn wanted(&self) -> usize {
        if self.limit < u64::MAX { 0 } else { self.most.saturating_sub(self.keys.len()) }
    }

    /// Whether many are kept.
    pub(crate) fn is_large(&self) -> bool {
        self.most > FEW
    }

    /// A key that is not less has no chance.
    #[inline]
    pub(crate) fn limit(&self) -> u64 {
        self.limit
    }

    fn cut(&mut self) {
        if self.keys.len() > self.most {
            self.keys.select_nth_unstable(self.most);
            self.keys.truncate(self.most);
        }
        if self.keys.len() == self.most
            && let Some(largest) = self.keys.iter().max()
        {
            self.limit = *largest;
        }
    }

    /// The keys from the `first` on, ascending.
    pub(crate) fn finish(mut self, first: usize) -> Vec<u64> {
        self.cut();
        if first > 0 && first < self.keys.len() {
            self.keys.select_nth_unstable(first);
        }
        let mut wanted = self.keys.split_off(first.min(self.keys.len()));
        wanted.sort_unstable();
        wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_least_are_kept(keys in prop::collection::btree_set(0u64..500, 0..200), most in 0usize..150, first in 0usize..160, seed in any::<u64>()) {
            let mut shuffled: Vec<u64> = keys.iter().copied().collect();
            shuffled.sort_by_key(|k| (k ^ seed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let mut top = Top::new(most);
            shuffled.into_iter().for_each(|k| top.offer(k));
            prop_assert_eq!(top.finish(first), keys.into_iter().take(most).skip(first).collect::<Vec<_>>());
        }
    }
}
