//! Precision, recall and F1 over counts.

/// How many there were, how many were found, how many of those are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// In the key.
    pub gold: usize,
    /// Found.
    pub found: usize,
    /// Found, and in the key.
    pub right: usize,
}

impl Score {
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    pub fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    pub fn f1(self) -> f64 {
        share(2 * self.right, self.gold + self.found)
    }

    pub fn add(&mut self, other: Score) {
        self.gold += other.gold;
        self.found += other.found;
        self.right += other.right;
    }
}

/// A part of a whole, in percent; 0 of nothing.
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        let mut score = Score { gold: 4, found: 5, right: 3 };
        assert_eq!((score.precision(), score.recall()), (60.0, 75.0));
        assert!((score.f1() - 200.0 / 3.0).abs() < 1e-9);
        score.add(Score { gold: 2, found: 1, right: 1 });
        assert_eq!(score, Score { gold: 6, found: 6, right: 4 });
        assert_eq!(Score::default().f1(), 0.0);
    }
}
