use super::doc::Doc;
use super::lexicon::Class;
use crate::text::WordKind;

/// A number in a text, in figures or words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Amount {
    pub(super) value: f64,
    /// Behind its last word.
    pub(super) end: usize,
    /// Whether it is in figures.
    pub(super) figures: bool,
    /// Whether a word such as `million` is part of it.
    pub(super) scaled: bool,
}

/// The number that starts at a word: `16,500`, `3.5 million`, `$1.2bn` from its figures, `twenty-one`,
/// `one hundred and fifty`, `two dozen`, `half a million`, `none` is none.
pub(super) fn amount(doc: &Doc<'_, '_>, at: usize) -> Option<Amount> {
    match doc.kind(at)? {
        WordKind::Number => {
            let value = figures(doc.word(at))?;
            Some(scaled(doc, Amount { value, end: at + 1, figures: true, scaled: false }))
        }
        WordKind::NumberWord => {
            // `2bn`, `3.5m`, `10k`
            let word = doc.word(at);
            let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
            let value = figures(digits)? * suffix(word.get(digits.len()..)?)?;
            Some(Amount { value, end: at + 1, figures: true, scaled: true })
        }
        WordKind::Word => words(doc, at),
        _ => None,
    }
}

fn figures(word: &str) -> Option<f64> {
    if word.len() > 24 {
        return None;
    }
    decimal(word)
}

/// The value of figures, perhaps with commas and a decimal point. Exact, or as near as can be, for up to 15 digits: then it
/// is one whole number below 2^53 divided by a power of ten that is exact too. The standard library's parser does it for all
/// numbers, with ten kilobytes of tables.
pub(super) fn decimal(figures: &str) -> Option<f64> {
    let (mut whole, mut below, mut point) = (0.0, 1.0, false);
    let mut digits = 0;
    for byte in figures.bytes() {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10.0 + f64::from(byte - b'0');
                below *= if point { 10.0 } else { 1.0 };
                digits += 1;
            }
            b',' if !point => {}
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    (digits > 0).then(|| whole / below)
}

/// What letters right behind figures multiply by.
fn suffix(letters: &str) -> Option<f64> {
    match letters {
        "k" | "K" => Some(1e3),
        "m" | "mn" | "M" | "mln" => Some(1e6),
        "bn" | "b" | "B" | "bln" => Some(1e9),
        "tn" | "trn" | "T" => Some(1e12),
        _ => None,
    }
}

/// What a word behind a number multiplies it by.
fn scale(doc: &Doc<'_, '_>, at: usize) -> Option<f64> {
    let word = doc.word(at);
    let known: [(&str, f64); 9] = [
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("trillion", 1e12),
        ("hundred", 1e2),
        ("mln", 1e6),
        ("bln", 1e9),
        ("bn", 1e9),
        ("dozen", 12.0),
    ];
    known.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, factor)| *factor)
}

/// With the words behind it that multiply it.
fn scaled(doc: &Doc<'_, '_>, mut amount: Amount) -> Amount {
    for _ in 0..3 {
        let hyphen = usize::from(doc.mark(amount.end) == Some('-') && !doc.spaced(amount.end));
        let Some(factor) = scale(doc, amount.end + hyphen) else { break };
        amount.value *= factor;
        amount.end += hyphen + 1;
        amount.scaled = true;
    }
    amount
}

/// The value of a number word: 1 to 90; nothing for vague ones.
fn small(doc: &Doc<'_, '_>, at: usize) -> Option<f64> {
    decimal(doc.value(at, Class::NumberWord)?).filter(|value| *value < 100.0)
}

fn words(doc: &Doc<'_, '_>, at: usize) -> Option<Amount> {
    // `half a million`
    if doc.eq(at, "half") && doc.one_of(at + 1, &["a", "an"]) {
        let factor = scale(doc, at + 2)?;
        return Some(Amount { value: factor / 2.0, end: at + 3, figures: false, scaled: true });
    }
    // `a dozen`, `a hundred`
    if doc.one_of(at, &["a", "an"]) {
        let factor = scale(doc, at + 1)?;
        return Some(scaled(doc, Amount { value: factor, end: at + 2, figures: false, scaled: true }));
    }
    let mut value = small(doc, at)?;
    let mut end = at + 1;
    // `twenty-one`
    if value >= 20.0
        && doc.mark(end) == Some('-')
        && !doc.spaced(end)
        && let Some(ones) = small(doc, end + 1).filter(|ones| *ones < 10.0)
    {
        value += ones;
        end += 2;
    }
    let mut amount = scaled(doc, Amount { value, end, figures: false, scaled: false });
    // `one hundred and fifty`
    if amount.value >= 100.0 && amount.value < 1000.0 && amount.scaled {
        let and = usize::from(doc.eq(amount.end, "and"));
        if let Some(rest) = small(doc, amount.end + and) {
            amount.value += rest;
            amount.end += and + 1;
        }
    }
    Some(amount)
}

#[cfg(test)]
mod tests {
    use super::{amount, decimal};
    use crate::extract::doc::Doc;
    use crate::extract::lexicon::Lexicon;

    #[test]
    fn numbers_in_figures_and_words() {
        let read = |text: &str| amount(&Doc::read(text, Lexicon::builtin()), 0).map(|amount| amount.value);
        for (text, value) in [
            ("16,500", 16500.0),
            ("3.5 million barrels", 3.5e6),
            ("four million", 4e6),
            ("1.2bn", 1.2e9),
            ("10k", 1e4),
            ("twenty-one", 21.0),
            ("one hundred and fifty", 150.0),
            ("two dozen", 24.0),
            ("half a million", 5e5),
            ("a hundred thousand", 1e5),
        ] {
            assert_eq!(read(text), Some(value), "{text}");
        }
        assert_eq!([read("several"), read("km"), read("a house"), read("5th")], [None; 4]);
    }

    #[test]
    fn figures_are_read_as_the_standard_library_reads_them() {
        for figures in [
            "0",
            "7",
            "13.5",
            "1,000,000",
            "0.1",
            "3.14159",
            "2397",
            "999999999999999",
            "0.000001",
            "12.",
            ".5",
        ] {
            assert_eq!(decimal(figures), figures.replace(',', "").parse().ok(), "{figures}");
        }
        for none in ["", ".", "1.2.3", "x", "1e5", "inf", "-1", "1.5,0"] {
            assert_eq!(decimal(none), None, "{none}");
        }
    }
}
