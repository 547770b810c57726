//! Texts, words and times.

use super::lookup::Validator;
use super::{Field, MAX_QUOTED_WORDS};
use crate::edtf::{Edtf, Precision};

impl Validator<'_> {
    pub(super) fn not_blank(&mut self, field: Field<'_>, text: &str) {
        if text.trim().is_empty() {
            self.problem(field, "is empty");
        }
    }

    pub(super) fn names(&mut self, field: Field<'_>, names: &[String]) {
        for (i, name) in names.iter().enumerate() {
            self.not_blank(&format_args!("{field}[{i}]"), name);
        }
    }

    pub(super) fn quoted(&mut self, field: Field<'_>, fragment: &str) {
        self.not_blank(field, fragment);
        if words(fragment) > MAX_QUOTED_WORDS {
            let message = format!("quotes {} words: at most {MAX_QUOTED_WORDS}", words(fragment));
            self.problem(field, message);
        }
    }

    pub(super) fn interval(&mut self, field: Field<'_>, during: Option<&Edtf>) {
        if let Some(during) = during.filter(|during| during.precision() != Precision::Interval) {
            let message = format!(
                "{during} is not an interval: write {during}/.. for what goes on, {during}/ if its end is unknown"
            );
            self.problem(field, message);
        }
    }
}

/// How many words a fragment has: runs without white space that hold a letter or digit.
fn words(fragment: &str) -> usize {
    fragment.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// Whether every day that `a` can mean is more than a day before those that `b` can mean.
pub(super) fn is_before(a: &Edtf, b: &Edtf) -> bool {
    matches!((a.bounds().1, b.bounds().0), (Some(last), Some(first)) if last.saturating_add(1) < first)
}

pub(super) fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}
