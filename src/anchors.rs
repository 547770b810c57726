//! Evidence held against the text that it points into.

use crate::model::{Id, Problem, Records};
use crate::text;
use sha2::{Digest, Sha256};
use std::ops::Range;

/// What holds of a text that a reader brings for a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextCheck {
    /// Whether the text is the very one that the anchors were made on: the source has a fingerprint, and it fits.
    pub identical: bool,
    /// How many anchors point into this source.
    pub anchors: usize,
    /// How many of them find at their place what their hash says.
    pub intact: usize,
    /// Everything that does not hold, record by record; of the source itself: fingerprint, length, paragraphs.
    pub problems: Vec<Problem>,
}

/// Holds a text against the anchors into `source`: which positions and hashes hold, whether the quoted fragments stand
/// inside their spans, and whether fingerprint, length and number of paragraphs are the text's.
///
/// An anchor is intact if its hash fits what stands at its place. Linear in the text, plus the length of the spans.
///
/// ```
/// use article41::anchors::check_anchors;
/// use article41::pack;
///
/// let records = pack::read(pack::BUILTIN)?;
/// let check = check_anchors(&records, &"004".into(), "Some other text");
/// assert!(!check.identical && check.intact == 0 && check.anchors > 0);
/// assert_eq!(check.problems[0].field, "fingerprint");
/// # Ok::<(), article41::Error>(())
/// ```
pub fn check_anchors(records: &Records, source: &Id, text: &str) -> TextCheck {
    let mut check = TextCheck { identical: false, anchors: 0, intact: 0, problems: Vec::new() };
    let layout = Layout::of(text);
    if let Some(source) = records.sources.iter().find(|s| s.id == *source) {
        let mut problem = |field, message| check.problems.push(Problem::new(&source.id, field, message));
        if let Some(expected) = &source.fingerprint {
            let found = fingerprint(text);
            check.identical = *expected == found;
            if !check.identical {
                problem("fingerprint", format!("is {expected}, but the text's is {found}"));
            }
        }
        if source.length.is_some_and(|n| n != layout.len()) {
            problem("length", format!("the text has {} code points", layout.len()));
        }
        if source.paragraphs.is_some_and(|n| n as usize != layout.paragraphs.len()) {
            problem("paragraphs", format!("the text has {} paragraphs", layout.paragraphs.len()));
        }
    }
    for record in records.iter() {
        for (i, evidence) in record.evidence().iter().enumerate() {
            let Some(anchor) = evidence.anchor.as_ref().filter(|_| evidence.source == *source) else {
                continue;
            };
            check.anchors += 1;
            let mut problem = |field: &str, message| {
                check.problems.push(Problem::new(record.id(), format!("evidence[{i}].{field}"), message));
            };
            let Some(span) = layout.slice(text, anchor.start..anchor.end) else {
                let message = format!("{}-{} is no span of the text", anchor.start, anchor.end);
                problem("anchor", message);
                continue;
            };
            if hash_fits(span, &anchor.hash) {
                check.intact += 1;
            } else {
                problem(
                    "anchor.hash",
                    format!("is {}, but what stands there has {}", anchor.hash, span_hash(span)),
                );
            }
            match layout.paragraph(anchor.start..anchor.end) {
                Some(paragraph) if paragraph == anchor.paragraph as usize => {}
                Some(paragraph) => problem(
                    "anchor.paragraph",
                    format!("is {}, but the span lies in paragraph {paragraph}", anchor.paragraph),
                ),
                None => problem("anchor.paragraph", "the span does not lie inside one paragraph".into()),
            }
            if let Some(quote) = evidence.quote.as_ref().filter(|quote| !span.contains(quote.as_str())) {
                problem("quote", format!("“{quote}” does not stand inside the span"));
            }
        }
    }
    check
}

/// The first 16 hexadecimal digits of the SHA-256 of a span in UTF-8: what an anchor's `hash` holds.
///
/// ```
/// assert_eq!(article41::anchors::span_hash("abc"), "ba7816bf8f01cfea"); // printf abc | sha256sum
/// ```
pub fn span_hash(span: &str) -> String {
    hexadecimal(&Sha256::digest(span.as_bytes())[..8])
}

/// Whether a span has this hash, as [`span_hash`] gives it; digits in capitals fit too.
pub(crate) fn hash_fits(span: &str, hash: &str) -> bool {
    let digest = Sha256::digest(span.as_bytes());
    let nibbles = digest.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let fits = |(digit, nibble): (u8, u8)| char::from(digit).to_digit(16) == Some(nibble.into());
    hash.len() == 16 && hash.bytes().zip(nibbles).all(fits)
}

/// The SHA-256 of a text in UTF-8, as 64 hexadecimal digits: what a source's `fingerprint` holds.
pub fn fingerprint(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 });
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Where the code points and paragraphs of a text are.
struct Layout {
    /// The byte at which each code point starts, and the length of the text.
    bytes: Vec<usize>,
    /// Paragraphs, in code points.
    paragraphs: Vec<Range<usize>>,
}

impl Layout {
    fn of(text: &str) -> Layout {
        Layout {
            bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
            paragraphs: text::paragraphs(text).map(|p| p.chars).collect(),
        }
    }

    fn len(&self) -> u32 {
        u32::try_from(self.bytes.len() - 1).unwrap_or(u32::MAX)
    }

    fn slice<'t>(&self, text: &'t str, span: Range<u32>) -> Option<&'t str> {
        let start = *self.bytes.get(span.start as usize)?;
        let end = *self.bytes.get(span.end as usize)?;
        text.get(start..end)
    }

    /// The number, from 1, of the paragraph that the span lies in.
    fn paragraph(&self, span: Range<u32>) -> Option<usize> {
        let (start, end) = (span.start as usize, span.end as usize);
        let index = self.paragraphs.partition_point(|p| p.end < end);
        let paragraph = self.paragraphs.get(index)?;
        (paragraph.start <= start && start < end).then_some(index + 1)
    }
}

#[cfg(test)]
mod tests;
