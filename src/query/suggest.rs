/// The candidate that the word was probably meant to be: the least optimal string alignment distance (letters wrong,
/// missing, superfluous, or two swapped), at most a third of the word's length and at most 3; the first of equals.
/// Case does not matter. Words of more than 40 characters have none.
///
/// ```
/// assert_eq!(article41::query::nearest("speeker", ["state", "speaker"]), Some("speaker"));
/// assert_eq!(article41::query::nearest("coal", ["state", "speaker"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = lower(word)?;
    let limit = (word.len() / 3).clamp(1, 3);
    let mut best = None;
    for candidate in candidates {
        let Some(letters) = lower(candidate) else { continue };
        let distance = distance(&word, &letters);
        if distance <= limit && best.is_none_or(|(d, _)| distance < d) {
            best = Some((distance, candidate));
        }
    }
    // One letter that is nothing like another is no misspelling of it.
    best.filter(|(d, _)| *d < word.len()).map(|(_, c)| c)
}

fn lower(text: &str) -> Option<Vec<char>> {
    (text.len() <= 160)
        .then(|| crate::text::fold(text).chars().collect())
        .filter(|l: &Vec<char>| l.len() <= 40)
}

/// The optimal string alignment distance (Damerau-Levenshtein without overlapping swaps).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_each_slip_once() {
        let d = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert_eq!(d("", "abc"), 3);
        assert_eq!(d("abc", "abc"), 0);
        assert_eq!(d("sopnsor", "sponsor"), 1);
        assert_eq!(d("speeker", "speaker"), 1);
        assert_eq!(d("kitten", "sitting"), 3);
        assert_eq!(d("ca", "abc"), 3);
    }

    #[test]
    fn finds_what_was_meant() {
        let fields = || super::super::Field::ALL.into_iter().map(super::super::Field::as_str);
        for (typed, meant) in
            [("speeker", "speaker"), ("Kidn", "kind"), ("sorce", "source"), ("stanse", "stance")]
        {
            assert_eq!(nearest(typed, fields()), Some(meant));
        }
        for typed in ["", "x", "moscow", "http", &"a".repeat(100_000)] {
            assert_eq!(nearest(typed, fields()), None, "{typed}");
        }
    }
}
