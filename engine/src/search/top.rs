//! The best so many keys, without sorting all.

/// Keeps the least keys.
#[derive(Debug)]
pub(crate) struct Top {
    keys: Vec<u64>,
    most: usize,
    /// No key from here on can be among them.
    limit: u64,
}

impl Top {
    /// The least `most` keys.
    pub(crate) fn new(most: usize) -> Top {
        Top {
            keys: Vec::with_capacity((most * 2).min(4096)),
            most,
            limit: if most == 0 { 0 } else { u64::MAX },
        }
    }

    /// Offers a key.
    #[inline]
    pub(crate) fn offer(&mut self, key: u64) {
        if key < self.limit {
            self.keys.push(key);
            if self.keys.len() >= self.most * 2 + 16 {
                self.cut();
            }
        }
    }

    /// A key that is not less has no chance.
    #[inline]
    pub(crate) fn limit(&self) -> u64 {
        self.limit
    }

    /// Brings the limit up to date.
    pub(crate) fn cut(&mut self) {
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

    /// The keys, ascending.
    pub(crate) fn finish(mut self) -> Vec<u64> {
        self.cut();
        self.keys.sort_unstable();
        self.keys
    }
}
