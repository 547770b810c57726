use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// The English stem of a folded token (Porter 2, as in Snowball): `denied`, `denies` and `deny` have one stem.
///
/// Tokens that are not all ASCII letters (numbers, symbols, other scripts) are their own stem. Allocates only where
/// the stem is not a prefix of the token; an index should stem each distinct term once.
///
/// ```
/// use article41_engine::text::stem;
/// assert_eq!(stem("denied"), stem("denies"));
/// assert_eq!(stem("2397"), "2397");
/// ```
pub fn stem(token: &str) -> Cow<'_, str> {
    if token.len() < 3 || !token.bytes().all(|b| b.is_ascii_lowercase()) {
        return Cow::Borrowed(token);
    }
    Stemmer::create(Algorithm::English).stem(token)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn inflections_share_a_stem() {
        for (a, b) in
            [("sanctions", "sanction"), ("vetoed", "veto"), ("vetoes", "veto"), ("supplying", "supplied")]
        {
            assert_eq!(stem(a), stem(b));
        }
        assert_ne!(stem("korea"), stem("korean"));
        assert_eq!(stem("us"), "us");
    }

    proptest! {
        #[test]
        fn takes_anything(token in "\\PC{0,12}|[a-z']{0,30}") {
            prop_assert!(stem(&token).len() <= token.len() + 1);
            prop_assert_eq!(stem(&token).bytes().next(), token.bytes().next(), "marking what matched relies on this");
        }
    }
}
