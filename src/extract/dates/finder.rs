use super::reading::{Open, Reading, Value, measured};
use super::when::{Unit, When};
use super::{Doc, absolute};
use crate::extract::found::{DateMention, TimexKind};
use crate::extract::lexicon::Class;
use crate::text::WordKind;
use std::cell::Cell;
use std::ops::Range;

/// One walk over a text, and what it has come to.
#[derive(Debug)]
pub(super) struct Finder<'d, 't, 'l> {
    pub doc: &'d Doc<'t, 'l>,
    /// What "yesterday" is told from: the day of publication.
    pub base: Option<When>,
    /// `given` or `printed`, for reasons.
    pub given: bool,
    /// The date that the narrative has come to, and the sentence where it did.
    pub told: Option<When>,
    pub told_at: usize,
    /// Its year stands in the text.
    pub told_written: bool,
    /// Days that the text has told with their year: month, day, year.
    pub dated: Vec<(u8, u8, i32)>,
    /// The last quarter that was named.
    pub quarter: Option<When>,
    pub quarter_at: usize,
    /// Whether `05/06/2024` is a day in June, as far as the text tells.
    pub day_first: Option<bool>,
    /// How many expressions deep the reading is: `the last week of the first quarter of 2023` is three.
    depth: Cell<u8>,
}

/// No expression is deeper than this.
const DEEPEST: u8 = 4;

/// Classes of words that an expression can start with.
pub(super) const STARTS: u128 = Class::Month.bit()
    | Class::Weekday.bit()
    | Class::TimeUnit.bit()
    | Class::NumberWord.bit()
    | Class::OrdinalWord.bit()
    | Class::TimePart.bit()
    | Class::Season.bit()
    | Class::TimeDay.bit()
    | Class::TimeVague.bit()
    | Class::TimeSet.bit()
    | Class::TimeShift.bit()
    | Class::TimePortion.bit()
    | Class::TimeApprox.bit()
    | Class::Holiday.bit()
    | Class::TimeEra.bit()
    | Class::Determiner.bit();

const ARTICLE: u128 = Class::Determiner.bit();

impl<'d, 't, 'l> Finder<'d, 't, 'l> {
    pub(super) fn new(doc: &'d Doc<'t, 'l>, base: Option<When>, printed: Option<Range<usize>>) -> Self {
        let mut finder = Finder {
            doc,
            base,
            given: base.is_some(),
            told: None,
            told_at: 0,
            told_written: false,
            dated: Vec::new(),
            quarter: None,
            quarter_at: 0,
            day_first: absolute::day_first(doc),
            depth: Cell::new(0),
        };
        if let (None, Some(printed)) = (base, printed) {
            finder.base = finder.printed(&printed);
        }
        finder
    }

    pub(super) fn run(mut self) -> Vec<DateMention<'t>> {
        let mut found: Vec<DateMention<'t>> = Vec::new();
        let mut last: Option<Reading<'t>> = None;
        let mut at = 0;
        while at < self.doc.len() {
            let reading = if self.may_start(at) { self.read(at) } else { None };
            let Some(mut reading) = reading.filter(|r| r.end > at) else {
                at += 1;
                continue;
            };
            self.open(&mut reading);
            if let Some(next) = last.as_ref().and_then(|before| self.next_after(before, &reading)) {
                reading = next;
            }
            if let (Some(before), Some(mention)) = (last.as_mut(), found.last_mut()) {
                if let Some(dated) = self.same_year(before, &reading) {
                    *before = dated;
                    *mention = self.mention(before);
                }
                if let Some(end) = self.closes(before, &reading) {
                    let open = Reading { open: Open::To(end), ..before.clone() };
                    mention.edtf = open.edtf();
                    mention.reason.push_str("; the start of a range");
                }
            }
            self.tell(&reading);
            at = reading.end;
            found.push(self.mention(&reading));
            if let Some(second) = self.second_day(&reading) {
                at = second.end;
                found.push(self.mention(&second));
            }
            last = Some(reading);
        }
        found
    }

    /// Whether an expression can start here, told by a few bits.
    fn may_start(&self, at: usize) -> bool {
        match self.doc.kind(at) {
            Some(WordKind::Number | WordKind::NumberWord) => true,
            Some(WordKind::Mark) => matches!(self.doc.mark(at), Some('\'' | '’' | '‘')),
            _ => match self.doc.starts(at) & STARTS {
                0 => false,
                // An article alone starts none, unless a word of time follows.
                ARTICLE => {
                    self.doc.starts(at + 1) & (STARTS | Class::TimeFiller.bit()) != 0
                        || matches!(self.doc.kind(at + 1), Some(WordKind::Number | WordKind::NumberWord))
                        || self.doc.eq(at + 1, "latest")
                }
                _ => true,
            },
        }
    }

    /// What a reading becomes.
    fn mention(&self, reading: &Reading<'t>) -> DateMention<'t> {
        let span = self.doc.span(reading.start..reading.end);
        DateMention {
            start: span.start,
            end: span.end,
            text: &self.doc.text[span],
            kind: reading.kind,
            value: reading.timex(),
            modifier: reading.modifier,
            edtf: reading.edtf(),
            anchor: reading.anchor.clone(),
            reason: reading.reason.clone(),
            confidence: reading.confidence.min(measured(reading)),
            rule: reading.rule,
        }
    }

    /// The expression that starts at a word.
    #[inline(never)]
    pub(super) fn read(&self, at: usize) -> Option<Reading<'t>> {
        self.approximate(at)
            .or_else(|| self.portion(at))
            .or_else(|| self.plain(at))
            .filter(|reading| reading.when().is_none_or(|when| when.sound().is_some()))
    }

    /// An expression without a word for "about" or "early" before it.
    pub(super) fn plain(&self, at: usize) -> Option<Reading<'t>> {
        if self.depth.get() >= DEEPEST {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let reading = self.plain_at(at);
        self.depth.set(self.depth.get() - 1);
        reading
    }

    fn plain_at(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let starts = doc.starts(at);
        let can = |class: Class| starts & class.bit() != 0;
        if matches!(doc.kind(at), Some(WordKind::Number | WordKind::NumberWord)) {
            return self
                .numeric(at)
                .or_else(|| self.day_first_date(at).map(|date| self.with_clock(date)))
                .or_else(|| self.clock(at))
                .or_else(|| self.ordinal_phrase(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.amount_of_units(at))
                .or_else(|| self.year(at));
        }
        if doc.kind(at) == Some(WordKind::Mark) {
            return self.decade(at);
        }
        if can(Class::TimeVague)
            && let Some(reading) = self.vague(at)
        {
            return Some(reading);
        }
        if can(Class::Holiday)
            && let Some(reading) = self.holiday(at)
        {
            return Some(reading);
        }
        if can(Class::TimeEra)
            && let Some(reading) = self.era(at)
        {
            return Some(reading);
        }
        if can(Class::Month) && doc.is(at, Class::Month) {
            return self.month(at).map(|date| self.with_clock(date));
        }
        if can(Class::Weekday) && doc.is(at, Class::Weekday) {
            return self.weekday(at);
        }
        if can(Class::TimeDay) && doc.is(at, Class::TimeDay) {
            return self.relative_day(at);
        }
        if can(Class::TimePart) && doc.is(at, Class::TimePart) {
            return self.part_of_day(at);
        }
        if can(Class::Season) && doc.is(at, Class::Season) {
            return self.season(at);
        }
        if can(Class::TimeSet)
            && let Some(reading) = self.set_word(at)
        {
            return Some(reading);
        }
        if can(Class::OrdinalWord)
            && let Some(reading) = self.day_first_date(at).or_else(|| self.ordinal_phrase(at))
        {
            return Some(reading);
        }
        if can(Class::NumberWord)
            && let Some(reading) =
                self.spoken_year(at).or_else(|| self.clock(at)).or_else(|| self.amount_of_units(at))
        {
            return Some(reading);
        }
        if can(Class::TimeShift)
            && let Some(reading) = self.shifted(at, at)
        {
            return Some(reading);
        }
        if can(Class::Determiner)
            && let Some(reading) = self.determined(at)
        {
            return Some(reading);
        }
        if can(Class::TimeUnit) && doc.is(at, Class::TimeUnit) {
            return self.bare_unit(at);
        }
        None
    }

    /// Whether two words are written together with a hyphen or dash between: the place behind it.
    pub(super) fn hyphen(&self, at: usize) -> Option<usize> {
        let dash = matches!(self.doc.mark(at), Some('-' | '‑' | '–' | '—'));
        (dash && !self.doc.spaced(at) && !self.doc.spaced(at + 1)).then_some(at + 1)
    }

    /// The unit of a word, and whether it is a plural.
    pub(super) fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        if !self.doc.is(at, Class::TimeUnit) {
            return None;
        }
        Unit::of(self.doc.value(at, Class::TimeUnit)?)
    }

    /// The word before, if it is in the same sentence.
    pub(super) fn before(&self, at: usize) -> &'t str {
        match at.checked_sub(1) {
            Some(before) if self.doc.sentence_number(before) == self.doc.sentence_number(at) => {
                self.doc.word(before)
            }
            _ => "",
        }
    }

    /// Whether the word before is one of these, in small letters.
    pub(super) fn after_one_of(&self, at: usize, words: &[&str]) -> bool {
        let before = self.before(at);
        !before.is_empty() && words.iter().any(|word| before.eq_ignore_ascii_case(word))
    }

    /// Whether the word before is of a class, in the same sentence.
    pub(super) fn after_class(&self, at: usize, class: Class) -> bool {
        at > 0 && self.doc.is(at - 1, class) && !self.before(at).is_empty()
    }

    /// A length.
    pub(super) fn length(&self, value: Value<'t>, span: (usize, usize), rule: &'static str) -> Reading<'t> {
        Reading::other(span, TimexKind::Duration, value, rule, 0.85, "a length of time, as it is written")
    }
}
