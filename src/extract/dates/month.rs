//! Months by name, and the year that is meant: `June`, `June 2024`, `June last year`.

use super::finder::Finder;
use super::reading::Reading;
use super::tense::{Tense, around, past_beside};
use super::when::When;
use crate::extract::lexicon::Class;
use crate::text::{Shape, WordKind};

impl<'t> Finder<'_, 't, '_> {
    /// The year of a month, or of a day in it, that is written without one; and why.
    pub(super) fn year_of(
        &self,
        start: usize,
        end: usize,
        month: u8,
        day: Option<u8>,
    ) -> Option<(i32, String)> {
        if let Some((_, _, year)) = self.dated.iter().find(|(m, d, _)| *m == month && Some(*d) == day) {
            return Some((*year, "the year is the one that the text has with this day before".to_owned()));
        }
        if let Some(year) = self.beside(start, month) {
            return Some((year, "the year is that of the date before in the sentence".to_owned()));
        }
        let (year, now) = self.base?.month().or_else(|| Some((self.base?.year()?, 0)))?;
        if now == 0 {
            return Some((year, "the year of publication".to_owned()));
        }
        let today = self.today().filter(|_| day.is_some());
        // Negative if it lies before the publication, in days or months.
        let distance = |year: i32| match (today, day) {
            (Some(today), Some(day)) => {
                super::calendar::day(year, month, day).map_or(i32::MAX, |d| d - today)
            }
            _ => {
                i32::from(month) - i32::from(now)
                    + 12 * (year - self.base.and_then(When::year).unwrap_or(year))
            }
        };
        let tense = around(self.doc, start, end);
        // As good as a year ago, and as good as now.
        let (long_ago, soon) = match (today, tense) {
            // "the year ended Jan. 31"
            (Some(_), Tense::Past) if past_beside(self.doc, start) => (366, 0),
            // Of a day that is so long ago a report tells the year.
            (Some(_), _) => (265, 100),
            // "In January, they bought it" is the last one, though it is long ago; "the votes that they needed for the
            // convention in July" are of the next one.
            (_, Tense::Past) if start > self.doc.sentence(start).start + 1 => (9, 3),
            _ => (10, 2),
        };
        let years = [year - 1, year, year + 1];
        let chosen = match tense {
            Tense::Past => years.into_iter().filter(|y| distance(*y) <= 0).max_by_key(|y| distance(*y)),
            Tense::Future => years.into_iter().filter(|y| distance(*y) >= 0).min_by_key(|y| distance(*y)),
            Tense::Unknown => None,
        };
        // A day just behind the publication in a past sentence ("it was set for 3 July") is still the nearest one, and
        // so is one just before it in a sentence on what is to come.
        let nearest = || years.into_iter().min_by_key(|y| distance(*y).unsigned_abs());
        let nearest_is_soon = nearest().is_some_and(|y| distance(y).abs() <= soon);
        let chosen = chosen.filter(|y| distance(*y).abs() < long_ago || !nearest_is_soon);
        let chosen = chosen.or_else(nearest)?;
        let side = match tense {
            Tense::Past => "the last one up to",
            Tense::Future => "the first one from",
            Tense::Unknown => "the one nearest to",
        };
        Some((chosen, format!("no year is written: {side} {}", self.publication())))
    }

    /// "in December 2017, after the test of November": the year beside a date that has its year, before it in the sentence.
    fn beside(&self, at: usize, month: u8) -> Option<i32> {
        let told = self.told.filter(|_| self.told_written && self.told_at == self.doc.sentence_number(at))?;
        let (year, told) = told.month()?;
        let published = self.base.and_then(When::year)?;
        // What is still to come, and what is of this year, the publication tells.
        let near = month.abs_diff(told) <= 2;
        (near && year < published && around(self.doc, at, at + 1) != Tense::Future).then_some(year)
    }

    /// `June`, `June 2024`, `June last year`.
    pub(super) fn month_alone(&self, start: usize, after: usize, month: u8) -> Option<Reading<'t>> {
        let doc = self.doc;
        // Months that are other words as well need something that makes them one: "in May", "May 2024".
        let name = doc.word(start);
        let comma = after + usize::from(doc.mark(after) == Some(','));
        let year = comma + usize::from(doc.one_of(comma, &["of", "in"]));
        let year = if self.hyphen(after).is_some() { after + 1 } else { year };
        if let Some(y) = self.year_number(year) {
            let when = When::Month(y, month);
            return Some(Reading::date(
                start,
                year + 1,
                when,
                "date-month",
                0.97,
                "the month, as it is written",
            ));
        }
        if let Some((end, y)) = super::number::spoken_year(doc, after) {
            let when = When::Month(y, month);
            return Some(Reading::date(start, end, when, "date-month", 0.95, "the month, its year in words"));
        }
        if matches!(doc.mark(after), Some('\'' | '’')) && doc.word(after + 1).len() == 2 {
            let short = super::number::digits(doc.word(after + 1))?;
            let when = When::Month(super::absolute::full_year(short, self.base), month);
            return Some(Reading::date(
                start,
                after + 2,
                when,
                "date-month",
                0.9,
                "the month, its year shortened",
            ));
        }
        let of = after + usize::from(doc.eq(after, "of"));
        let shift = of + usize::from(doc.eq(of, "the"));
        let (by, from) = match doc.word(shift).to_ascii_lowercase().as_str() {
            "last" => (-1, self.base),
            "this" => (0, self.base),
            "next" => (1, self.base),
            "that" | "same" => (0, self.narrative(start)),
            "previous" => (-1, self.narrative(start)),
            "following" => (1, self.narrative(start)),
            _ => (2, None),
        };
        if by < 2
            && doc.eq(shift + 1, "year")
            && let Some(year) = from.and_then(When::year)
        {
            let when = When::Month(year + by, month);
            let reason = "the year is told from the day of publication or from the date before";
            return Some(Reading::date(start, shift + 2, when, "date-month", 0.9, reason).from(from));
        }
        // `June-August 1992`, `Jan-Feb`
        let ranges = self.hyphen(after).is_some_and(|n| doc.is(n, Class::Month));
        let other_word =
            matches!(name, "May" | "March" | "MAY" | "MARCH" | "Mar" | "Jan" | "Jun" | "April" | "June");
        let shifted = start > 0 && doc.is(start - 1, Class::TimeShift);
        let joined = start > 0 && matches!(doc.mark(start - 1), Some('-' | ','));
        let told = joined || self.after_class(start, Class::MonthLed) || shifted || ranges;
        let name_of_person = doc.kind(after) == Some(WordKind::Word)
            && doc.capital(after)
            && doc.shape(after).0 & Shape::FIRST == 0
            && !self.after_one_of(start, &["in", "since", "by", "until", "last", "this", "next"]);
        if other_word && (!told || name_of_person) {
            return None;
        }
        if name.len() <= 3 && !told && name != "May" {
            return None;
        }
        if self.after_one_of(start, &["that"])
            && let Some(told) = self.narrative(start)
            && let Some(year) = told.year()
        {
            let when = When::Month(year, month);
            let reason = self.told_reason(Some(told));
            return Some(Reading::date(start, after, when, "date-month", 0.7, reason).from(Some(told)));
        }
        let Some((year, reason)) = self.year_of(start, after, month, None) else {
            let reason = "no year is written, and no day of publication is known";
            return Some(Reading::date(start, after, When::Yearless(month, 0), "date-month", 0.5, reason));
        };
        let when = When::Month(year, month);
        Some(Reading::date(start, after, when, "date-month", 0.85, reason).from(self.base).guess(true))
    }
}
