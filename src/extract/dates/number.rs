use super::Doc;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount<'t> {
    /// So many.
    Whole(u32),
    /// So many and a half.
    Half(u32),
    /// Digits with a decimal point, as written.
    Decimal(&'t str),
    /// Some, several, a few.
    Some,
}

impl Amount<'_> {
    /// The number, where it is known and whole.
    pub(super) fn whole(self) -> Option<i32> {
        match self {
            Amount::Whole(n) => i32::try_from(n).ok(),
            _ => None,
        }
    }
}

/// Numbers above this are no number of days or years.
const MOST: u32 = 1_000_000;

/// The number that starts at a word, and where it ends: `12`, `2,000`, `2.5`, `2 1/2`, `twenty-five`, `two hundred and
/// ten`, `several`.
pub(super) fn amount<'t>(doc: &Doc<'t, '_>, at: usize) -> Option<(usize, Amount<'t>)> {
    if doc.kind(at) == Some(WordKind::Number) {
        let word = doc.word(at);
        if word.contains('.') {
            return Some((at + 1, Amount::Decimal(word)));
        }
        let n = digits(word)?;
        // `2 1/2`, `2 ½`.
        if doc.word(at + 1) == "1" && doc.mark(at + 2) == Some('/') && doc.word(at + 3) == "2" {
            return Some((at + 4, Amount::Half(n)));
        }
        if doc.word(at + 1) == "½" {
            return Some((at + 2, Amount::Half(n)));
        }
        if let Some(times) = power(doc, at + 1) {
            return Some((at + 2, Amount::Whole(n.checked_mul(times).filter(|n| *n <= MOST)?)));
        }
        return Some((at + 1, Amount::Whole(n)));
    }
    if doc.is(at, Class::NumberWord) {
        return words(doc, at);
    }
    None
}

/// The number of digits with commas between.
pub(super) fn digits(word: &str) -> Option<u32> {
    let mut n: u32 = 0;
    for byte in word.bytes() {
        match byte {
            b'0'..=b'9' => n = n.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            b',' => {}
            _ => return None,
        }
    }
    (n <= MOST).then_some(n)
}

/// The value of a word for a number; nothing for `several`.
pub(super) fn word(doc: &Doc<'_, '_>, at: usize) -> Option<u32> {
    doc.value(at, Class::NumberWord)?.parse().ok()
}

/// A word that multiplies: hundred, thousand.
fn power(doc: &Doc<'_, '_>, at: usize) -> Option<u32> {
    word(doc, at).filter(|n| *n >= 100)
}

fn words<'t>(doc: &Doc<'t, '_>, start: usize) -> Option<(usize, Amount<'t>)> {
    let Some(first) = word(doc, start) else {
        return (doc.value(start, Class::NumberWord)? == "X").then_some((start + 1, Amount::Some));
    };
    let (mut total, mut part, mut at) = (0u32, first, start + 1);
    // No number has more words than this.
    for _ in 0..8 {
        let mut next = at;
        if doc.mark(next) == Some('-') && !doc.spaced(next) && !doc.spaced(next + 1) {
            next += 1;
        }
        if doc.eq(next, "and")
            && (part >= 100 || total > 0 && part == 0)
            && word(doc, next + 1).is_some_and(|n| n < 100)
        {
            next += 1;
        }
        let Some(n) = word(doc, next) else { break };
        if n >= 100 && part > 0 {
            part = part.checked_mul(n).filter(|n| *n <= MOST)?;
            if n >= 1000 {
                total = total.checked_add(part)?;
                part = 0;
            }
        } else if n < 10 && part % 100 >= 20 && part % 10 == 0 || n < 100 && part >= 100 && part % 100 == 0 {
            part += n;
        } else if total > 0 && part == 0 {
            part = n;
        } else {
            break;
        }
        at = next + 1;
    }
    Some((at, Amount::Whole(total.checked_add(part)?)))
}

/// The ordinal that starts at a word: `third`, `21st`, `twenty-first`; -1 for the last of all.
pub(super) fn ordinal(doc: &Doc<'_, '_>, at: usize) -> Option<(usize, i32)> {
    if doc.kind(at) == Some(WordKind::NumberWord) {
        let word = doc.word(at);
        let split = word.find(|c: char| !c.is_ascii_digit())?;
        let (number, suffix) = word.split_at(split);
        let is = ["st", "nd", "rd", "th"].iter().any(|s| suffix.eq_ignore_ascii_case(s));
        let number: i32 = number.parse().ok().filter(|n| is && (0..=100).contains(n))?;
        return Some((at + 1, number));
    }
    if let Some(tens) = word(doc, at).filter(|n| (20..100).contains(n)) {
        let next = at + 1 + usize::from(doc.mark(at + 1) == Some('-'));
        let ones: i32 = doc.value(next, Class::OrdinalWord)?.parse().ok().filter(|n| (1..10).contains(n))?;
        return Some((next + 1, tens as i32 + ones));
    }
    Some((at + 1, doc.value(at, Class::OrdinalWord)?.parse().ok()?))
}

/// A year in words: `nineteen ninety-seven`, `two thousand and four`.
pub(super) fn spoken_year(doc: &Doc<'_, '_>, at: usize) -> Option<(usize, i32)> {
    let century = word(doc, at)?;
    if (11..=20).contains(&century) && doc.spaced(at + 1) {
        let (end, rest) = amount(doc, at + 1).filter(|_| doc.is(at + 1, Class::NumberWord))?;
        let rest = rest.whole().filter(|n| (10..100).contains(n))?;
        return Some((end, century as i32 * 100 + rest));
    }
    if century == 2 && doc.eq(at + 1, "thousand") {
        let (end, all) = amount(doc, at)?;
        return Some((end, all.whole().filter(|n| (2000..2100).contains(n))?));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::lexicon::Lexicon;

    fn read(text: &str) -> Option<(String, Amount<'_>)> {
        let doc = Doc::read(text, Lexicon::builtin());
        amount(&doc, 0).map(|(end, n)| (text[doc.span(0..end)].to_owned(), n))
    }

    #[test]
    fn numbers() {
        for (text, n) in [
            ("twenty-five", Amount::Whole(25)),
            ("two hundred and ten", Amount::Whole(210)),
            ("three thousand", Amount::Whole(3000)),
            ("2,000", Amount::Whole(2000)),
            ("2 1/2", Amount::Half(2)),
            ("2.5", Amount::Decimal("2.5")),
            ("several", Amount::Some),
            ("sixty", Amount::Whole(60)),
        ] {
            assert_eq!(read(text), Some((text.to_owned(), n)));
        }
        assert_eq!(read("two three"), Some(("two".to_owned(), Amount::Whole(2))));
        assert_eq!(read("99999999999999999999"), None);
        assert_eq!(read("house"), None);
    }

    #[test]
    fn ordinals_and_years() {
        let doc = Doc::read("21st twenty-first third nineteen ninety-seven", Lexicon::builtin());
        assert_eq!(ordinal(&doc, 0), Some((1, 21)));
        assert_eq!(ordinal(&doc, 1), Some((4, 21)));
        assert_eq!(ordinal(&doc, 4), Some((5, 3)));
        assert_eq!(spoken_year(&doc, 5), Some((9, 1997)));
    }
}
