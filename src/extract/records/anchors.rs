//! Places in the text, as evidence has them.

use crate::anchors::span_hash;
use crate::model::{Anchor, MAX_SPAN};
use crate::text::{Offsets, Paragraph, Unit, paragraphs};
use std::ops::Range;

/// Turns spans of bytes into anchors.
#[derive(Debug)]
pub(super) struct Anchors<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
    paragraphs: Vec<Paragraph>,
}

/// What runs over many paragraphs is anchored in the first so many.
const MOST: usize = 8;

impl<'t> Anchors<'t> {
    /// Linear in the text.
    pub(super) fn new(text: &'t str) -> Anchors<'t> {
        Anchors { text, offsets: Offsets::new(text), paragraphs: paragraphs(text).collect() }
    }

    /// How many code points the text has.
    pub(super) fn length(&self) -> u32 {
        clamped(self.offsets.convert(self.text.len(), Unit::Byte, Unit::Char))
    }

    /// How many paragraphs.
    pub(super) fn paragraphs(&self) -> u32 {
        clamped(self.paragraphs.len())
    }

    /// The anchors of a span: one in each paragraph that it touches. None for a span of white space.
    pub(super) fn over(&self, span: Range<usize>) -> Vec<Anchor> {
        let first = self.paragraphs.partition_point(|p| p.bytes.end <= span.start);
        let touched = self.paragraphs[first..].iter().take_while(|p| p.bytes.start < span.end);
        touched.take(MOST).filter_map(|p| self.inside(p, &span)).collect()
    }

    /// The anchor of a span that starts in one paragraph, as far as it goes there.
    pub(super) fn first(&self, span: Range<usize>) -> Option<Anchor> {
        let at = self.paragraphs.partition_point(|p| p.bytes.end <= span.start);
        self.inside(self.paragraphs.get(at)?, &span)
    }

    /// The paragraph around a byte.
    pub(super) fn paragraph(&self, byte: usize) -> Range<usize> {
        let at = self.paragraphs.partition_point(|p| p.bytes.end <= byte);
        self.paragraphs.get(at).map_or(byte..byte, |p| p.bytes.clone())
    }

    fn inside(&self, paragraph: &Paragraph, span: &Range<usize>) -> Option<Anchor> {
        let (start, end) = (span.start.max(paragraph.bytes.start), span.end.min(paragraph.bytes.end));
        let all = self.text.get(start..end)?;
        let start = start + (all.len() - all.trim_start().len());
        let words = all.trim();
        let from = self.offsets.convert(start, Unit::Byte, Unit::Char);
        let longest = MAX_SPAN as usize;
        let end = self.offsets.convert(start + words.len(), Unit::Byte, Unit::Char).min(from + longest);
        let words = self.text.get(start..self.offsets.convert(end, Unit::Char, Unit::Byte))?;
        (!words.is_empty()).then(|| Anchor {
            paragraph: paragraph.number,
            start: clamped(from),
            end: clamped(end),
            hash: span_hash(words),
        })
    }
}

fn clamped(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
