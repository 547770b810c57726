//! What was voted on, and when.

use super::super::super::found::TimexKind;
use super::{Group, Reader};
use std::ops::Range;

impl Reader<'_, '_, '_> {
    pub(super) fn instruments_at(&self, at: usize) -> bool {
        let Some(word) = self.doc.words.get(at) else { return false };
        let start = word.start as usize;
        let after = self.instruments.partition_point(|i| i.start <= start);
        after.checked_sub(1).and_then(|n| self.instruments.get(n)).is_some_and(|i| start < i.end)
    }

    pub(super) fn places(&self, instrument: usize) -> Range<usize> {
        self.instruments.get(instrument).map_or(0..0, |i| self.doc.place(i.start)..self.doc.place(i.end))
    }

    pub(super) fn votable(&self, instrument: usize) -> bool {
        self.instruments.get(instrument).is_some_and(|i| matches!(i.kind, "resolution" | "draft"))
    }

    /// Whether an instrument has the number of a resolution that was adopted.
    pub(super) fn is_numbered(&self, instrument: usize) -> bool {
        let symbol = self.instruments.get(instrument).and_then(|i| i.symbol.as_deref());
        symbol.is_some_and(|symbol| symbol.starts_with("S/RES/"))
    }

    pub(super) fn within(&self, instrument: usize, sentence: &Range<usize>) -> bool {
        sentence.contains(&self.places(instrument).start)
    }

    /// The first instrument that can be voted on, that starts in so many words behind a place.
    pub(super) fn instrument_behind(&self, at: usize, limit: usize, words: usize) -> Option<usize> {
        let start = self.doc.words.get(at)?.start as usize;
        let first = self.instruments.partition_point(|i| i.start < start);
        (first..self.instruments.len().min(first + 3))
            .find(|number| self.votable(*number))
            .filter(|number| self.places(*number).start < limit.min(at + words))
    }

    pub(super) fn instrument_before(&self, at: usize, floor: usize) -> Option<usize> {
        let start = self.doc.words.get(at)?.start as usize;
        let first = self.instruments.partition_point(|i| i.start < start);
        (first.saturating_sub(3)..first)
            .rev()
            .find(|n| self.votable(*n))
            .filter(|n| self.places(*n).start >= floor)
    }

    /// What was voted on: behind the words that tell it, else before them in the sentence.
    pub(super) fn object(&self, group: &mut Group, at: usize, end: usize, sentence: &Range<usize>) {
        // `replaced by a stricter one`: the subject is not what was voted on.
        let replaced = (end..sentence.end.min(end + 3))
            .find(|at| self.doc.one_of(*at, &["replaced", "superseded", "followed", "succeeded"]));
        if let Some(replaced) = replaced {
            group.cover(replaced..replaced + 1);
            group.adopted = group.adopted.or(Some(true));
            group.told = Some(at);
            group.instrument =
                self.instrument_behind(end, sentence.end, 12).or_else(|| self.of_year(at, sentence));
            return;
        }
        let behind = self.instrument_behind(end, sentence.end, 14);
        let found = behind.or_else(|| self.instrument_before(at, sentence.start));
        // What was vetoed never got a number: a resolution with one is another text, that is only named beside.
        let found = match found {
            Some(number) if group.vetoed && self.is_numbered(number) => {
                let near = |n: &usize| self.votable(*n) && !self.is_numbered(*n) && self.within(*n, sentence);
                (number.saturating_sub(6)..number).rev().find(near)
            }
            found => found,
        };
        group.instrument = group.instrument.or(found);
        if let Some(found) = found.filter(|found| group.instrument == Some(*found)) {
            group.cover(self.places(found));
        }
    }

    /// A resolution of the year that a sentence tells, named in one of the sentences behind it.
    pub(super) fn of_year(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let date = self.date(at, sentence)?;
        let year = self.dates.get(date)?.value.get(..4)?;
        let limit =
            self.doc.sentences.get((self.doc.sentence_number(at) + 6).min(self.doc.sentences.len() - 1))?.end;
        let start = self.doc.words.get(sentence.end)?.start as usize;
        let first = self.instruments.partition_point(|i| i.start < start);
        let wanted = format!("({year})");
        (first..self.instruments.len().min(first + 8)).find(|number| {
            let named =
                self.instruments[*number].symbol.as_ref().is_some_and(|symbol| symbol.ends_with(&wanted));
            named && self.places(*number).end <= limit
        })
    }

    /// The day that a sentence tells for what stands at a place: the nearest, but none of another clause.
    pub(super) fn date(&self, at: usize, sentence: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let span = doc.span(sentence.clone());
        let first = self.dates.partition_point(|date| date.start < span.start);
        let near =
            self.dates.iter().enumerate().skip(first).take(12).take_while(|(_, date)| date.start < span.end);
        near.filter(|(_, date)| {
            let day = date.kind == TimexKind::Date && date.value.starts_with(|c: char| c.is_ascii_digit());
            let place = doc.place(date.start);
            let between = if place < at { place..at } else { at..place };
            day && !between.clone().any(|at| {
                doc.one_of(
                    at,
                    &["after", "before", "since", "until", "when", "because", "but", "which", "that", "who"],
                )
            })
        })
        .min_by_key(|(_, date)| doc.place(date.start).abs_diff(at))
        .map(|(number, _)| number)
    }

    /// What was named in the sentence before, where a sentence has counts alone.
    pub(super) fn before_it(&self, group: &Group) -> Option<usize> {
        if !group.counts() && !group.unanimous {
            return None;
        }
        let number = self.doc.sentence_number(group.words.start).checked_sub(1)?;
        let before = self.doc.sentences.get(number)?;
        self.instrument_before(self.doc.sentence(group.words.start).start, before.start)
    }
}
