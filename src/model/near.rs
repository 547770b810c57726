//! The nearest word among several, for "did you mean".

/// The candidate with the fewest edits to turn `word` into it, if that is at most a third of its length; the first
/// of equals. Costs the product of the lengths for each candidate; words longer than 64 bytes have no neighbours.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let allowed = candidate.len().max(word.len()) / 3;
        if candidate.len().max(word.len()) > 64 || candidate.len().abs_diff(word.len()) > allowed.max(1) {
            continue;
        }
        let edits = distance(word.as_bytes(), candidate.as_bytes());
        if edits <= allowed.max(1) && best.is_none_or(|(least, _)| edits < least) {
            best = Some((edits, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Insertions, deletions and substitutions of bytes between the two (Levenshtein), by one row of the usual table.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (y, above) in b.iter().zip(row.iter_mut().skip(1)) {
            let here = (diagonal + usize::from(x != y)).min(left + 1).min(*above + 1);
            diagonal = std::mem::replace(above, here);
            left = here;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_is_levenshtein() {
        for (a, b, edits) in [
            ("", "", 0),
            ("", "abc", 3),
            ("kitten", "sitting", 3),
            ("speeker", "speaker", 1),
            ("flaw", "lawn", 2),
        ] {
            assert_eq!(distance(a.as_bytes(), b.as_bytes()), edits, "{a} {b}");
            assert_eq!(distance(b.as_bytes(), a.as_bytes()), edits, "{b} {a}");
        }
    }

    #[test]
    fn nearest_finds_slips_and_leaves_strangers_alone() {
        let keys = ["speakers", "stance", "status", "date"];
        assert_eq!(nearest("speeker", keys), Some("speakers"));
        assert_eq!(nearest("stanse", keys), Some("stance"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("", keys), None);
    }
}
