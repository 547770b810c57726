//! Expressions of time, scored as TempEval-3 does: an expression is found *strictly* if its span is that of the key,
//! *relaxed* if it overlaps one of the key; its *value* counts if it is found relaxed and has the value of the key. Each
//! expression of the key is matched once, with the one that overlaps it most.

use crate::score::Score;
use crate::table::Table;
use article41::extract::{Options, extract};
use std::collections::BTreeMap;
use std::ops::Range;

/// An expression of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    pub span: Range<usize>,
    pub value: String,
    pub kind: String,
    /// Of one that was found: the rule, and the confidence in hundredths.
    pub rule: &'static str,
    pub sure: u32,
}

impl Timex {
    /// One of a key.
    pub fn wanted(span: Range<usize>, value: String, kind: String) -> Timex {
        Timex { span, value, kind, rule: "", sure: 100 }
    }
}

/// A text with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub name: String,
    pub text: String,
    pub published: String,
    pub key: Vec<Timex>,
    /// Where nothing is scored: the printed date, which the key leaves out.
    pub ignored: Vec<Range<usize>>,
}

/// The confidences that are told apart: from the first on, in hundredths, and in words.
const BANDS: [(u32, &str); 4] =
    [(90, "0.9 and more"), (80, "0.8 to 0.9"), (60, "0.6 to 0.8"), (0, "below 0.6")];

/// The three counts, types for what was found relaxed, and how often values hold by confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scores {
    pub strict: Score,
    pub relaxed: Score,
    pub value: Score,
    pub kind: Score,
    /// Of those found with such a confidence: how many are right in the value, and how many there are.
    pub bands: [(usize, usize); BANDS.len()],
}

impl Scores {
    fn add(&mut self, other: Scores) {
        self.strict.add(other.strict);
        self.relaxed.add(other.relaxed);
        self.value.add(other.value);
        self.kind.add(other.kind);
        for (sum, (right, of)) in self.bands.iter_mut().zip(other.bands) {
            *sum = (sum.0 + right, sum.1 + of);
        }
    }

    pub fn print(&self, table: &mut Table, set: &'static str, what: &str, aim: Option<f64>) {
        table.f1(set, format!("{what}: strict span"), self.strict, None);
        table.f1(set, format!("{what}: relaxed span"), self.relaxed, None);
        table.f1(set, format!("{what}: type"), self.kind, None);
        table.f1(set, format!("{what}: value"), self.value, aim);
        for ((_, band), (right, of)) in BANDS.iter().zip(self.bands) {
            table.count(set, format!("{what}: values that hold, confidence {band}"), right, of, None);
        }
    }
}

/// Which of the found ones each of the key is matched with.
fn matched(key: &[Timex], found: &[Timex]) -> Vec<Option<usize>> {
    let mut taken = vec![false; found.len()];
    key.iter()
        .map(|timex| {
            let overlap = |other: &Timex| {
                other.span.end.min(timex.span.end).saturating_sub(other.span.start.max(timex.span.start))
            };
            let best = (0..found.len())
                .filter(|i| !taken[*i] && overlap(&found[*i]) > 0)
                .max_by_key(|i| overlap(&found[*i]))?;
            taken[best] = true;
            Some(best)
        })
        .collect()
}

/// Compares what was found with a key.
pub fn compare(key: &[Timex], found: &[Timex]) -> Scores {
    let mut scores = Scores::default();
    let pairs = matched(key, found);
    for score in [&mut scores.strict, &mut scores.relaxed, &mut scores.value, &mut scores.kind] {
        score.gold = key.len();
        score.found = found.len();
    }
    for (timex, other) in key.iter().zip(pairs).filter_map(|(timex, i)| Some((timex, &found[i?]))) {
        scores.relaxed.right += 1;
        scores.strict.right += usize::from(timex.span == other.span);
        scores.value.right += usize::from(timex.value == other.value);
        scores.kind.right += usize::from(timex.kind == other.kind);
    }
    for (other, right) in found.iter().zip(holds(key, found)) {
        let band = BANDS.iter().position(|(from, _)| other.sure >= *from);
        if let Some((rights, of)) = band.and_then(|band| scores.bands.get_mut(band)) {
            *rights += usize::from(right);
            *of += 1;
        }
    }
    scores
}

/// Whether each of the found ones has the value of the expression of the key that it is matched with.
fn holds(key: &[Timex], found: &[Timex]) -> Vec<bool> {
    let mut holds = vec![false; found.len()];
    for (timex, i) in key.iter().zip(matched(key, found)) {
        if let Some(i) = i {
            holds[i] = found[i].value == timex.value;
        }
    }
    holds
}

/// What extraction finds in a text.
pub fn found(text: &Text) -> Vec<Timex> {
    let published = Some(&*text.published).filter(|p| !p.is_empty());
    let options = Options { published, ..Options::default() };
    let Ok(extraction) = extract(&text.text, &options) else { return Vec::new() };
    extraction
        .dates
        .iter()
        .filter(|d| !text.ignored.iter().any(|r| d.start < r.end && d.end > r.start))
        .map(|d| Timex {
            span: d.start..d.end,
            value: d.value.clone(),
            kind: serde_json::to_value(d.kind)
                .ok()
                .and_then(|k| Some(k.as_str()?.to_owned()))
                .unwrap_or_default(),
            rule: d.rule,
            sure: (d.confidence * 100.0).round() as u32,
        })
        .collect()
}

/// Scores texts, and prints what is wrong if that is wanted.
pub fn score(texts: &[Text], tell: bool) -> Scores {
    let mut all = Scores::default();
    let mut rules: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for text in texts {
        let found = found(text);
        if tell {
            errors(text, &found);
            let pairs = matched(&text.key, &found);
            for (i, (other, right)) in found.iter().zip(holds(&text.key, &found)).enumerate() {
                let counts = rules.entry(other.rule).or_default();
                counts[usize::from(!right) + usize::from(!pairs.contains(&Some(i)))] += 1;
            }
        }
        all.add(compare(&text.key, &found));
    }
    for (rule, [right, wrong, extra]) in rules {
        println!("RULE {rule}: {right} hold, {wrong} have another value, {extra} are not in the key");
    }
    all
}

fn errors(text: &Text, found: &[Timex]) {
    let around = |span: &Range<usize>| {
        let start = text.text.floor_char_boundary(span.start.saturating_sub(50));
        let end = text.text.ceil_char_boundary((span.end + 25).min(text.text.len()));
        let shown = format!(
            "{}[{}]{}",
            &text.text[start..span.start],
            &text.text[span.clone()],
            &text.text[span.end..end]
        );
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let pairs = matched(&text.key, found);
    for (timex, other) in text.key.iter().zip(&pairs) {
        match other.map(|i| &found[i]) {
            None => println!(
                "MISSED {} | {} | {} | {}",
                timex.value,
                text.published,
                around(&timex.span),
                text.name
            ),
            Some(o) if o.value != timex.value => println!(
                "VALUE {} {} not {} | {} | {} | {}",
                o.rule,
                o.value,
                timex.value,
                text.published,
                around(&timex.span),
                text.name
            ),
            Some(o) if o.span != timex.span => {
                println!("SPAN [{}] | {} | {}", &text.text[o.span.clone()], around(&timex.span), text.name);
            }
            Some(_) => {}
        }
    }
    for (i, other) in found.iter().enumerate().filter(|(i, _)| !pairs.contains(&Some(*i))) {
        let _ = i;
        println!(
            "EXTRA {} {} | {} | {} | {}",
            other.rule,
            other.value,
            text.published,
            around(&other.span),
            text.name
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timex(span: Range<usize>, value: &str) -> Timex {
        Timex::wanted(span, value.to_owned(), "DATE".to_owned())
    }

    #[test]
    fn by_hand() {
        let key = [timex(0..6, "2024-06-21"), timex(10..20, "P2D"), timex(30..34, "2006")];
        let found = [
            timex(0..6, "2024-06-21"),
            timex(12..20, "P2D"),
            timex(18..22, "P3D"),
            timex(30..34, "2007"),
            timex(40..44, "1999"),
        ];
        let scores = compare(&key, &found);
        assert_eq!(scores.strict, Score { gold: 3, found: 5, right: 2 });
        assert_eq!(scores.relaxed, Score { gold: 3, found: 5, right: 3 });
        assert_eq!(scores.value, Score { gold: 3, found: 5, right: 2 });
        assert_eq!(scores.kind.right, 3);
        assert_eq!(scores.bands, [(2, 5), (0, 0), (0, 0), (0, 0)]);
    }

    #[test]
    fn touching_is_not_overlapping() {
        let scores = compare(&[timex(0..4, "2006")], &[timex(4..8, "2006")]);
        assert_eq!(scores.relaxed.right, 0);
    }

    #[test]
    fn one_found_counts_once() {
        let scores = compare(&[timex(0..4, "2006"), timex(5..9, "2007")], &[timex(0..9, "2006")]);
        assert_eq!(scores.relaxed.right, 1);
    }
}
