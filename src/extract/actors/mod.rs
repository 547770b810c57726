//! States, persons, bodies and organisations, and which mentions are of the same one.

use super::doc::Doc;
use super::document::Layout;
use super::found::ActorMention;

/// The actors of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Actors<'t> {
    /// Every mention, in order, none inside another.
    pub(super) mentions: Vec<ActorMention<'t>>,
    /// For each word the number of the mention that it is part of, plus one; 0 for none.
    at: Vec<u32>,
}

impl<'t> Actors<'t> {
    /// The mention that a word is part of.
    pub(super) fn at(&self, word: usize) -> Option<&ActorMention<'t>> {
        let number = self.at.get(word)?.checked_sub(1)?;
        self.mentions.get(number as usize)
    }
}

/// Finds them.
pub(super) fn find<'t>(_doc: &Doc<'t, '_>, _layout: &Layout) -> Actors<'t> {
    Actors::default()
}
