//! Years and decades: `1961`, `the 1990s`, `the '80s`, `nineteen ninety-seven`.

use super::finder::Finder;
use super::reading::Reading;
use super::when::When;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

impl<'t> Finder<'_, 't, '_> {
    /// A year by itself.
    pub(super) fn year(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        if let Some(year) = self.short_second(at) {
            let reason = "the year, shortened behind the one before";
            return Some(Reading::date(at, at + 1, When::Year(year), "date-year", 0.9, reason));
        }
        let year = self.year_number(at)?;
        let joined = |at: usize| !doc.spaced(at);
        // `S/2024/255`, `$2000`, `#2000`, `1.2000`, `2000-strong`, `2,000`
        if at > 0 && joined(at) {
            let dash = matches!(doc.mark(at - 1), Some('-' | '–' | '—')) && doc.word(at - 1) != "--";
            let opens = matches!(doc.mark(at - 1), Some('(' | '[' | '“' | '"' | '‘' | '\'' | '…' | ','))
                || doc.word(at - 1) == "--";
            let word_before =
                dash && at > 1 && doc.kind(at - 2) == Some(WordKind::Word) && !self.leads_dash(at - 2);
            if !(opens || dash) || word_before {
                return None;
            }
        }
        if matches!(doc.mark(at + 1), Some('%' | '/' | '°' | ':')) && joined(at + 1) {
            return None;
        }
        // `2010-2015` and `2010-12` are years; `138-2010` and `2015-1-32` are numbers of something.
        let other = |at: usize| doc.kind(at) == Some(WordKind::Number) && self.year_number(at).is_none();
        let behind = self
            .hyphen(at + 1)
            .is_some_and(|n| other(n) && (doc.word(n).len() != 2 || self.hyphen(n + 1).is_some()));
        let ahead = at > 1
            && self.hyphen(at - 1).is_some()
            && (other(at - 2) || at > 3 && self.hyphen(at - 3).is_some());
        if behind || ahead {
            return None;
        }
        // `the 1718 Committee`
        let committee = doc.eq(at + 1, "committee") || doc.all(at + 1, &["sanctions", "committee"]);
        if committee || self.numbered(at) {
            return None;
        }
        // `2019 Q1`, `2019-H2`
        let part = self.hyphen(at + 1).unwrap_or(at + 1);
        if let Some((letter, n)) = doc.value(part, Class::Season).and_then(|code| code.split_at_checked(1))
            && let (true, Ok(n)) = (matches!(letter, "Q" | "H"), n.parse())
        {
            let when = if letter == "Q" { When::Quarter(year, n) } else { When::Half(year, n) };
            let rule = if letter == "Q" { "date-quarter" } else { "date-half" };
            return Some(Reading::date(at, part + 1, when, rule, 0.95, "the part of the year that is named"));
        }
        let led = self.after_class(at, Class::YearLed)
            || at > 0 && doc.kind(at - 1) == Some(WordKind::Clitic) && doc.one_of(at - 1, &["'s", "’s"])
            || matches!(at.checked_sub(1).and_then(|b| doc.mark(b)), Some('(' | ','));
        let near = (1900..2060).contains(&year);
        if !(near || led && (1500..2200).contains(&year)) {
            return None;
        }
        // `2000 people`, `2000 miles`: a plural that is counted. After "in" it is a year all the same.
        if doc.is(at + 1, Class::TimeUnit) && doc.word(at + 1).ends_with('s')
            || doc.is(at + 1, Class::Counted)
        {
            return None;
        }
        // `the 1988 second quarter`, `the 1990 first half`
        if let Some((end, q)) = self.quarter_at(at + 1) {
            let reason = "the quarter of the year that is named";
            return Some(Reading::date(at, end, When::Quarter(year, q), "date-quarter", 0.95, reason));
        }
        let round = year % 100 == 0 && !led;
        if round {
            return None;
        }
        let confidence = if led { 0.95 } else { 0.8 };
        Some(Reading::date(
            at,
            at + 1,
            When::Year(year),
            "date-year",
            confidence,
            "the year, as it is written",
        ))
    }

    /// The second of two years of one century: `1950-53`. Not what may be a month, as in `2010-12`.
    fn short_second(&self, at: usize) -> Option<i32> {
        let doc = self.doc;
        let first = self.year_number(at.checked_sub(2)?).filter(|year| (1800..2100).contains(year))?;
        let dash = matches!(doc.mark(at - 1), Some('-' | '–')) && !doc.spaced(at - 1) && !doc.spaced(at);
        let ends = !matches!(doc.mark(at + 1), Some('-' | '–' | '/' | '.' | '%')) || doc.spaced(at + 1);
        let alone = at < 3 || doc.spaced(at - 2);
        let last = doc.word(at).parse::<i32>().ok().filter(|_| doc.word(at).len() == 2)?;
        let later =
            last > 12 && last > first % 100 && dash && (ends || doc.sentence(at).end <= at + 2) && alone;
        later.then_some(first / 100 * 100 + last)
    }

    /// Whether a hyphen behind this word leads to a year: `mid-1996`, `post-1959`, `May-2008`.
    fn leads_dash(&self, at: usize) -> bool {
        self.doc.one_of(at, &["mid", "post", "pre", "early", "late"]) || self.doc.is(at, Class::Month)
    }

    /// Whether a number stands in a list of numbers of resolutions and the like.
    fn numbered(&self, at: usize) -> bool {
        let doc = self.doc;
        let first = doc.sentence(at).start.max(at.saturating_sub(24));
        for before in (first..at).rev() {
            match doc.kind(before) {
                Some(WordKind::Number) => {}
                Some(WordKind::Mark) if matches!(doc.mark(before), Some('(' | ')' | ',' | '.' | '#')) => {}
                Some(WordKind::Word) if doc.one_of(before, &["and", "or"]) => {}
                Some(WordKind::Word) => return doc.is(before, Class::Numbered),
                _ => return false,
            }
        }
        false
    }

    /// `the 1990s` without its article, `'80s`, `1980's`.
    pub(super) fn decade(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let (start, word_at) = match doc.mark(at) {
            Some('\'' | '’' | '‘') if !doc.spaced(at + 1) => (at, at + 1),
            Some(_) => return None,
            None => (at, at),
        };
        let word = doc.word(word_at);
        if start != word_at && doc.kind(word_at) == Some(WordKind::Number) {
            // `'82`
            let year = super::number::digits(word).filter(|_| word.len() == 2 && doc.spaced(start))?;
            let led =
                self.after_one_of(start, &["in", "of", "since", "the", "and", "to", "from", "by", "until"]);
            let closed = matches!(doc.mark(word_at + 1), Some('\'' | '’'));
            let when = When::Year(super::absolute::past_year(year, self.base));
            return (led && !closed)
                .then(|| Reading::date(start, word_at + 1, when, "date-year", 0.8, "the year, shortened"));
        }
        let (digits, end) = match doc.kind(word_at)? {
            WordKind::NumberWord => (word.strip_suffix(['s', 'S'])?, word_at + 1),
            WordKind::Number if doc.one_of(word_at + 1, &["'s", "’s"]) => (word, word_at + 2),
            _ => return None,
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) || !digits.ends_with('0') {
            return None;
        }
        let decade = match digits.len() {
            4 => digits.parse::<i32>().ok()?.div_euclid(10),
            2 => {
                // The 60s are no temperatures or ages if the century, or an apostrophe, is left out.
                let led = start != word_at || self.after_one_of(start, &["the", "early", "late", "mid", "-"]);
                // `the 70s and 80s`
                let second = self.after_one_of(at, &["and", "or"])
                    && at > 1
                    && doc.kind(at - 2) == Some(WordKind::NumberWord)
                    && doc.word(at - 2).ends_with("0s");
                let person = at > 1 && doc.is(at - 1, Class::Possessive);
                if !(led || second) || person || doc.kind(word_at) == Some(WordKind::Number) {
                    return None;
                }
                super::absolute::past_year(digits.parse().ok()?, self.base).div_euclid(10)
            }
            _ => return None,
        };
        // `in their 1990s` does not exist, `1,000s` is no decade.
        if !(100..206).contains(&decade) {
            return None;
        }
        let reason = "the decade, as it is written";
        Some(Reading::date(start, end, When::Decade(decade), "date-decade", 0.9, reason))
    }

    /// A year in words.
    pub(super) fn spoken_year(&self, at: usize) -> Option<Reading<'t>> {
        let (end, year) = super::number::spoken_year(self.doc, at)?;
        let counted = self.doc.is(end, Class::TimeUnit);
        (!counted && (1500..2100).contains(&year))
            .then(|| Reading::date(at, end, When::Year(year), "date-year", 0.85, "the year in words"))
    }
}
