/// Words so common that searching for them says nothing, sorted. Folded tokens.
///
/// `us`, `un`, `no`, `may` and `will` are not here: they are a State, an organisation, a ballot, a month and a name.
pub const STOP_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been",
    "before", "being", "but", "by", "can", "could", "did", "do", "does", "doing", "for", "from", "go",
    "goes", "gone", "had", "has", "have", "having", "he", "her", "hers", "him", "his", "how", "i", "if",
    "in", "into", "is", "it", "its", "me", "my", "not", "of", "on", "or", "our", "ours", "said", "say",
    "saying", "says", "she", "should", "so", "some", "such", "tell", "tells", "than", "that", "the", "their",
    "theirs", "them", "then", "there", "these", "they", "this", "those", "to", "told", "was", "we", "went",
    "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "with", "would", "you",
    "your",
];

/// Whether the folded token is one of the [`STOP_WORDS`]. Logarithmic.
pub fn is_stop_word(token: &str) -> bool {
    STOP_WORDS.binary_search(&token).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_folded() {
        assert!(STOP_WORDS.is_sorted());
        for word in STOP_WORDS {
            assert_eq!(super::super::tokens(word), [*word]);
            assert!(is_stop_word(word));
        }
        for word in ["us", "un", "no", "may", "will", "Who", ""] {
            assert!(!is_stop_word(word));
        }
    }
}
