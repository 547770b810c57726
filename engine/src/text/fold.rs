use super::fold_table;
use std::ops::Range;

/// The text as search sees it: lower case, accents off, compatibility forms (ligatures, full width, styled letters)
/// replaced by plain ones, apostrophes as `'` and hyphens as `-`.
///
/// Folding goes character by character (Unicode NFKD, then case, then a small table for what Unicode does not
/// decompose: capital ẞ, ø, æ, ł), so folding twice changes nothing, and text folded in pieces equals text
/// folded whole. Hangul becomes jamo, so that composed and decomposed input agree. Linear.
///
/// ```
/// assert_eq!(article41_engine::text::fold("Łukasz Straße, İstanbul, ﬁn de siècle, Yo‑jong’s"),
///     "lukasz strasse, istanbul, fin de siecle, yo-jong's");
/// ```
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        fold_char(c, |d| out.push(d));
    }
    out
}

/// Calls `emit` with each character that `c` folds to; not at all for accents and invisible characters.
pub(super) fn fold_char(c: char, mut emit: impl FnMut(char)) {
    if c.is_ascii() {
        return emit(if c == '`' { '\'' } else { c.to_ascii_lowercase() });
    }
    if !fold_common(c, &mut emit) {
        fold_table::fold(c, emit);
    }
}

/// The commonest characters beyond ASCII, as the table would fold them, without a search; `false` for all others.
pub(super) fn fold_common(c: char, emit: &mut impl FnMut(char)) -> bool {
    match c {
        '\u{4E00}'..='\u{9FFF}'
        | '\u{2013}'..='\u{2014}'
        | '\u{201C}'..='\u{201D}'
        | 'а'..='и'
        | 'к'..='я' => emit(c),
        '\u{2018}' | '\u{2019}' => emit('\''),
        '\u{2010}' | '\u{2011}' => emit('-'),
        '\u{A0}' => emit(' '),
        'А'..='И' | 'К'..='Я' => emit(char::from_u32(c as u32 + 0x20).unwrap_or(c)),
        // Hangul syllables to jamo, by arithmetic (Unicode Standard, 3.12).
        '\u{AC00}'..='\u{D7A3}' => {
            let index = c as u32 - 0xAC00;
            let (lead, vowel, tail) = (0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28);
            let jamo = [lead, vowel, tail];
            let used = if tail == 0x11A7 { 2 } else { 3 };
            jamo.into_iter().take(used).filter_map(char::from_u32).for_each(emit);
        }
        _ => return false,
    }
    true
}

/// The parts of Hangul syllables.
pub(super) fn is_jamo(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}')
}

/// A folded text that knows where each of its parts stood in the original.
///
/// ```
/// let folded = article41_engine::text::Folded::new("Die Straße");
/// assert_eq!(folded.text(), "die strasse");
/// assert_eq!(folded.source(4..11), 4..11);
/// assert_eq!(folded.source(9..10), 8..10); // one s is half an ß
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    text: String,
    /// Characters whose folded form is not as long as they are, or not ASCII; between them, positions run in step.
    steps: Vec<Step>,
    source_len: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Step {
    folded: Range<usize>,
    source: Range<usize>,
}

impl Folded {
    /// Folds the text and keeps the way back. Linear.
    pub fn new(source: &str) -> Folded {
        let mut folded =
            Folded { text: String::with_capacity(source.len()), steps: Vec::new(), source_len: source.len() };
        for (at, c) in source.char_indices() {
            let start = folded.text.len();
            fold_char(c, |d| folded.text.push(d));
            if !c.is_ascii() {
                folded.steps.push(Step { folded: start..folded.text.len(), source: at..at + c.len_utf8() });
            }
        }
        folded
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of the original, in bytes on character boundaries, of a span of the folded text: the smallest that
    /// covers every character that folds into it. Out of range is cut to the end. Logarithmic.
    pub fn source(&self, span: Range<usize>) -> Range<usize> {
        let start = self.edge(span.start, false);
        start..self.edge(span.end.max(span.start), true).max(start)
    }

    /// The original position of a folded one; inside a character, its start or its end.
    fn edge(&self, at: usize, end: bool) -> usize {
        if at >= self.text.len() && !end {
            return self.source_len;
        }
        let at = at.min(self.text.len());
        // The last character that is not plain and begins before `at` (or at it, for a start).
        let n = self.steps.partition_point(|s| if end { s.folded.start < at } else { s.folded.start <= at });
        let Some(step) = n.checked_sub(1).and_then(|i| self.steps.get(i)) else {
            return at.min(self.source_len);
        };
        if step.folded.end > at || (end && step.folded.end == at) {
            if end { step.source.end } else { step.source.start }
        } else {
            (step.source.end + (at - step.folded.end)).min(self.source_len)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn folds_what_readers_take_for_the_same() {
        for (a, b) in [
            ("İstanbul", "istanbul"),
            ("ISTANBUL", "ıstanbul"),
            ("ΟΔΟΣ", "οδος"),
            ("οδός", "ΟΔΌΣ"),
            ("MASSE", "maße"),
            ("ẞ", "SS"),
            ("ﬁne", "FINE"),
            ("Ｐｙｏｎｇｙａｎｇ", "pyongyang"),
            ("P’yŏngyang", "P'yongyang"),
            ("한국", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}"),
            ("ﾊﾟ", "パ"),
            ("e\u{301}", "É"),
            ("se\u{ad}cu\u{200d}rity", "security"),
            ("Nebenziá", "nebenzia"),
            ("ё", "Е"),
            ("Å", "Å"),
            ("𝐍𝐨𝐫𝐭𝐡", "north"),
            ("æsir Œuvre Ørsted", "AESIR oeuvre orsted"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        assert_ne!(fold("か"), fold("が"));
    }

    #[test]
    fn folding_any_character_twice_changes_nothing() {
        for c in '\0'..=char::MAX {
            let once = fold(c.encode_utf8(&mut [0; 4]));
            assert_eq!(fold(&once), once, "{c:?}");
        }
    }

    #[test]
    fn the_short_way_ends_where_the_long_one_does() {
        let mut short = 0;
        for c in '\u{80}'..=char::MAX {
            let (mut a, mut b) = (String::new(), String::new());
            if fold_common(c, &mut |d| a.push(d)) {
                super::super::fold_rule::fold(c, &mut |d| b.push(d));
                assert_eq!(a, b, "{c:?}");
                short += 1;
            }
        }
        assert!(short > 30_000);
    }

    #[test]
    fn case_does_not_matter() {
        // Their upper case spells out a mark, iota subscript, as a letter of its own.
        let but = |c: char| ('\u{1F80}'..'\u{1FFF}').contains(&c) || c == '\u{345}';
        for c in ('\0'..=char::MAX).filter(|c| c.is_lowercase() && !but(*c)) {
            let upper: String = c.to_uppercase().collect();
            assert_eq!(fold(&upper), fold(&c.to_string()), "{c:?}");
        }
    }

    #[test]
    fn a_span_leads_back() {
        let text = "“Straße” İ ﬁ e\u{301}x";
        let folded = Folded::new(text);
        let find = |needle: &str| {
            let at = folded.text().find(needle).unwrap();
            &text[folded.source(at..at + needle.len())]
        };
        assert_eq!(find("strasse"), "Straße");
        assert_eq!(find("i "), "İ ");
        assert_eq!(find("f"), "ﬁ");
        assert_eq!(find("x"), "x");
    }

    proptest! {
        #[test]
        fn spans_lie_on_boundaries(text in "\\PC{0,20}", a in 0usize..80, b in 0usize..80) {
            let folded = Folded::new(&text);
            prop_assert_eq!(folded.text(), fold(&text));
            let span = folded.source(a..b);
            prop_assert!(text.get(span).is_some());
        }

        #[test]
        fn a_span_covers_exactly_the_characters_that_fold_into_it(text in "[a-cßﬁİé\u{301}한 ]{0,12}", a in 0usize..30, n in 1usize..9) {
            let folded = Folded::new(&text);
            prop_assume!(!folded.text().is_empty());
            let a = a % folded.text().len();
            let end = (a + n).min(folded.text().len());
            let mut expect: Option<Range<usize>> = None;
            let mut at = 0;
            for (i, c) in text.char_indices() {
                let len = fold(&c.to_string()).len();
                if at < end && at + len > a {
                    let stop = i + c.len_utf8();
                    expect = Some(expect.map_or(i..stop, |e| e.start..stop));
                }
                at += len;
            }
            prop_assert_eq!(folded.source(a..end), expect.unwrap());
        }
    }
}
