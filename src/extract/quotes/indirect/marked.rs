//! What stands in quotation marks, for those who read around it.

use crate::extract::quotes::marks::Pair;
use std::ops::Range;

/// The stretches of a text that stand in quotation marks, the outermost only.
#[derive(Clone, Debug, Default)]
pub(in crate::extract) struct Marks(pub(super) Vec<Range<usize>>);

impl Marks {
    /// From pairs in order, also nested ones; those that nothing closes are left out.
    pub(in crate::extract) fn new(pairs: &[Pair]) -> Marks {
        let outer = pairs.iter().filter(|pair| pair.depth == 0 && (pair.closed || pair.continued));
        Marks(outer.map(|pair| pair.open..pair.end).collect())
    }

    /// With speech that nothing marks, such as turns of a record: stretches in order. What stands inside of them is theirs.
    pub(in crate::extract) fn with(mut self, speech: impl Iterator<Item = Range<usize>>) -> Marks {
        let count = self.0.len();
        self.0.extend(speech);
        if self.0.len() == count {
            return self;
        }
        crate::order::sort_by_key(&mut self.0, |quote| (quote.start, std::cmp::Reverse(quote.end)));
        let mut end = 0;
        self.0.retain(|quote| {
            let outer = quote.start >= end;
            end = end.max(quote.end);
            outer
        });
        self
    }

    /// Where the quotation ends that opens at a word. Logarithmic.
    pub(super) fn close(&self, open: usize) -> Option<usize> {
        let at = self.0.partition_point(|quote| quote.start < open);
        self.0.get(at).filter(|quote| quote.start == open).map(|quote| quote.end)
    }

    /// The quotations that open in a stretch of words.
    pub(super) fn inside(&self, words: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let (from, to) = (words.start, words.end);
        let at = self.0.partition_point(|quote| quote.start < from);
        self.0[at..].iter().take_while(move |quote| quote.start < to)
    }
}
