use std::ops::Range;

/// A line of a text that is not blank: what evidence counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Counted from 1.
    pub number: u32,
    /// Where it stands, in bytes, without its line end.
    pub bytes: Range<usize>,
    /// Where it stands, in Unicode code points.
    pub chars: Range<usize>,
}

/// The paragraphs of a text, in order: its lines that hold more than white space. Lines end with LF, CR LF or CR.
/// Linear, lazy.
///
/// ```
/// let text = "One.\n\n  \nÉté.\r\nThree.";
/// let found: Vec<_> = article41_engine::text::paragraphs(text).map(|p| (p.number, &text[p.bytes], p.chars)).collect();
/// assert_eq!(found, [(1, "One.", 0..4), (2, "Été.", 9..13), (3, "Three.", 15..21)]);
/// ```
pub fn paragraphs(text: &str) -> impl Iterator<Item = Paragraph> + '_ {
    let (mut byte, mut char, mut number) = (0, 0, 0);
    // In bytes: a search for either character is many times slower.
    text.as_bytes().split(|byte| matches!(byte, b'\n' | b'\r')).filter_map(move |line| {
        let bytes = byte..byte + line.len();
        let line = text.get(bytes.clone())?;
        let chars = char..char + line.chars().count();
        // CR LF makes an empty line between them, which is blank anyway.
        (byte, char) = (bytes.end + 1, chars.end + 1);
        (!line.trim().is_empty()).then(|| {
            number += 1;
            Paragraph { number, bytes, chars }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_spans_name_the_same_text(text in "[a é한\n\r\u{a0}]{0,40}") {
            let mut number = 0;
            for p in paragraphs(&text) {
                number += 1;
                prop_assert_eq!(p.number, number);
                let line = &text[p.bytes.clone()];
                let by_chars: String = text.chars().skip(p.chars.start).take(p.chars.len()).collect();
                prop_assert_eq!(line, by_chars);
                prop_assert!(!line.trim().is_empty() && !line.contains(['\n', '\r']));
            }
            let expect = text.split(['\n', '\r']).filter(|l| l.chars().any(|c| !c.is_whitespace())).count();
            prop_assert_eq!(number as usize, expect);
        }
    }
}
