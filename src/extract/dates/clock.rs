//! Times of day: `3:15 p.m. EST`, `15:00 GMT`, `noon`, `Friday at 10 a.m.`, `the morning`.

use super::finder::Finder;
use super::number::{digits, word};
use super::reading::{Reading, Value};
use super::when::When;
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// A time of day: the place behind it, the time as in TIMEX3, the zone.
struct Clock {
    end: usize,
    time: String,
}

impl<'t> Finder<'_, 't, '_> {
    /// A time that starts at a word, with the date that may follow.
    pub(super) fn clock(&self, at: usize) -> Option<Reading<'t>> {
        let clock = self.time_at(at)?;
        self.timed(at, clock)
    }

    /// Finds the date of a time, behind it or by the context.
    fn timed(&self, start: usize, clock: Clock) -> Option<Reading<'t>> {
        let doc = self.doc;
        // `10:35 a.m. (0735 GMT) Friday`: the same time in another zone.
        let other = (doc.mark(clock.end) == Some('(')).then(|| self.time_at(clock.end + 1)).flatten();
        let behind = other.filter(|o| doc.mark(o.end) == Some(')')).map(|o| o.end + 1);
        let comma = behind.unwrap_or(clock.end) + usize::from(doc.mark(clock.end) == Some(','));
        let on = comma + usize::from(doc.eq(comma, "on"));
        let dated = doc.any(on, Class::Weekday.bit() | Class::Month.bit() | Class::TimeDay.bit())
            || (on < doc.len() && self.day_number(on).is_some() && doc.is(on + 1, Class::Month));
        if dated
            && let Some(date) = self.bare_date(on)
            && let Some(when @ (When::Day(_) | When::Weekday(_) | When::Yearless(..))) = date.when()
            && let Some(time) = in_part(&clock.time, &date.value)
        {
            let value = Value::Time(Some(when), time);
            let end = if behind.is_some() { clock.end } else { date.end };
            let mut reading = Reading::other(
                (start, end),
                TimexKind::Time,
                value,
                "date-time",
                date.confidence,
                date.reason,
            );
            reading.anchor = date.anchor;
            return Some(reading);
        }
        let day = self.narrative(start).filter(|_| self.told_at == doc.sentence_number(start)).or(self.base);
        let day = day.and_then(When::is_day).map(When::Day);
        let reason = match day {
            Some(day) => format!("a time of day, of {}", day.timex()),
            None => "a time of a day that is not known".to_owned(),
        };
        let value = Value::Time(day, clock.time);
        Some(Reading::other((start, clock.end), TimexKind::Time, value, "date-time", 0.8, reason).from(day))
    }

    /// A date by itself: what may stand before or behind a time.
    fn bare_date(&self, at: usize) -> Option<Reading<'t>> {
        if self.doc.is(at, Class::Weekday) {
            return self.weekday(at);
        }
        if self.doc.is(at, Class::Month) {
            return self.month(at);
        }
        if self.doc.is(at, Class::TimeDay) {
            return self.relative_day(at);
        }
        self.day_first_date(at)
    }

    /// A date with the time that follows it: `Friday at 10 a.m.`, `Friday morning`, `June 21, 15:00 GMT`.
    pub(super) fn with_time(&self, mut date: Reading<'t>) -> Reading<'t> {
        let doc = self.doc;
        let Some(when @ (When::Day(_) | When::Weekday(_) | When::Yearless(..))) = date.when() else {
            return date;
        };
        let comma = date.end + usize::from(doc.mark(date.end) == Some(','));
        let at = comma + usize::from(doc.eq(comma, "at"));
        let in_the = if doc.all(date.end, &["in", "the"]) {
            date.end + 2
        } else {
            // `Tuesday-night voting`
            self.hyphen(date.end).filter(|n| doc.is(*n, Class::TimePart)).unwrap_or(date.end)
        };
        if doc.is(in_the, Class::TimePart) && self.plural_part(in_the) {
            if let (true, Some(part)) = (date.rule == "date-weekday", doc.value(in_the, Class::TimePart))
                && let Some(weekday) = self.doc.value(date.start, Class::Weekday)
            {
                date.end = in_the + 1;
                date.kind = TimexKind::Set;
                date.value = Value::Fixed(format!("XXXX-WXX-{weekday}T{part}"));
                date.anchor = None;
                date.reason = "every such part of every such day".to_owned();
                date.rule = "date-set-weekday";
            }
        } else if doc.is(in_the, Class::TimePart) {
            let value = doc.value(in_the, Class::TimePart).unwrap_or_default();
            date.end = in_the + 1;
            date.kind = TimexKind::Time;
            date.value = Value::Time(Some(when), value.to_owned());
        } else if let Some(clock) = self.time_at(at) {
            date.end = clock.end;
            date.kind = TimexKind::Time;
            date.value = Value::Time(Some(when), clock.time);
        } else if let Some(value) = doc.value(at, Class::TimePart).filter(|v| v.contains(':')) {
            date.end = at + 1;
            date.kind = TimexKind::Time;
            date.value = Value::Time(Some(when), value.to_owned());
        }
        date
    }

    /// A day of a month with the time behind it: `June 21 at 3 p.m.`
    pub(super) fn with_clock(&self, date: Reading<'t>) -> Reading<'t> {
        let doc = self.doc;
        let at = date.end + usize::from(doc.mark(date.end) == Some(','));
        if doc.eq(at, "at") || doc.kind(at) == Some(WordKind::Number) { self.with_time(date) } else { date }
    }

    fn plural_part(&self, at: usize) -> bool {
        self.doc.word(at).ends_with('s')
    }

    /// A number of two figures at most, below a bound.
    fn below(&self, at: usize, bound: u32) -> Option<u32> {
        let word = self.doc.word(at);
        digits(word).filter(|n| word.len() <= 2 && *n < bound)
    }

    /// `3:15 p.m. EST`, `15:00`, `10 a.m.`, `10am`, `0735 GMT`, `five o'clock`, `4 in the morning`.
    fn time_at(&self, at: usize) -> Option<Clock> {
        let doc = self.doc;
        if doc.kind(at) == Some(WordKind::NumberWord) {
            let text = doc.word(at);
            let (hour, half) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
            let half = half_of(half)?;
            return self.hour(at + 1, hour.parse().ok()?, None, Some(half));
        }
        let hour = match doc.kind(at)? {
            WordKind::Number => self.below(at, 25),
            WordKind::Word => word(doc, at).filter(|n| (1..=12).contains(n)),
            _ => None,
        };
        if hour.is_none() && doc.word(at).len() == 4 && doc.kind(at) == Some(WordKind::Number) {
            // `0735 GMT`.
            let all = digits(doc.word(at))?;
            doc.phrase(at + 1, Class::TimeZone)?;
            return self.hour(at + 1, all / 100, Some(all % 100).filter(|m| *m < 60), None);
        }
        if hour.is_none() {
            // `10.30 p.m.`, which is one number.
            let (hour, minute) = doc.word(at).split_once('.')?;
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok().filter(|m| *m < 60)?);
            let half = half_of(doc.word(at + 1))?;
            return self.hour(self.behind_half(at + 1), hour, Some(minute), Some(half));
        }
        let hour = hour?;
        let minute = (doc.mark(at + 1) == Some(':') && !doc.spaced(at + 1) && !doc.spaced(at + 2))
            .then(|| self.minute(at + 2))
            .flatten();
        let (mut end, minute, mut half) = match minute {
            Some((minute, half)) => (at + 3, Some(minute), half),
            None => (at + 1, None, None),
        };
        if half.is_none()
            && let Some(next) = half_of(doc.word(end))
        {
            half = Some(next);
            end = self.behind_half(end);
        }
        if half.is_none() && doc.one_of(end, &["o'clock", "o’clock"]) {
            end += 1;
            half = self.half_in_words(&mut end);
            return self.hour(end, hour, minute, half);
        }
        if half.is_none() {
            let mut behind = end;
            half = self.half_in_words(&mut behind);
            if half.is_some() {
                end = behind;
            }
        }
        let zoned = doc.phrase(end, Class::TimeZone).is_some();
        // `10:30` is a time; `6:4` is a score, and `3` a number.
        let minutes = minute.is_some() && doc.word(at + 2).len() == 2 && doc.mark(at + 3) != Some(':');
        (half.is_some() || minutes || zoned && doc.kind(at) == Some(WordKind::Number))
            .then(|| self.hour(end, hour, minute, half))
            .flatten()
    }

    /// Minutes, which may have the half of the day written to them: `15`, `15pm`.
    fn minute(&self, at: usize) -> Option<(u32, Option<Half>)> {
        if let Some(minute) = self.below(at, 60) {
            return Some((minute, None));
        }
        let text = self.doc.word(at);
        let (minute, half) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
        Some((minute.parse().ok().filter(|m| *m < 60)?, Some(half_of(half)?)))
    }

    /// Behind `p.m` and the full stop that may be its own.
    fn behind_half(&self, at: usize) -> usize {
        let open = self.doc.word(at).ends_with(['m', 'M']) && self.doc.word(at).contains('.');
        at + 1 + usize::from(open && self.doc.word(at + 1) == "." && !self.doc.spaced(at + 1))
    }

    /// `in the morning`, `at night`.
    fn half_in_words(&self, end: &mut usize) -> Option<Half> {
        let doc = self.doc;
        let at = match () {
            () if doc.all(*end, &["in", "the"]) => *end + 2,
            () if doc.eq(*end, "at") => *end + 1,
            () => return None,
        };
        let half = match doc.value(at, Class::TimePart)? {
            "MO" => Half::Before,
            "AF" | "EV" | "NI" => Half::After,
            _ => return None,
        };
        *end = at + 1;
        Some(half)
    }

    /// Puts hour, minute, half of the day and zone together; the place is behind the half.
    fn hour(&self, mut end: usize, hour: u32, minute: Option<u32>, half: Option<Half>) -> Option<Clock> {
        let doc = self.doc;
        let hour = match half {
            Some(_) if !(1..=12).contains(&hour) => return None,
            Some(Half::Before) => hour % 12,
            Some(Half::After) => hour % 12 + 12,
            None => hour,
        };
        if hour > 24 {
            return None;
        }
        let mut time = format!("{hour:02}:{:02}", minute.unwrap_or(0));
        if let Some(zone) = doc.phrase(end, Class::TimeZone) {
            end = zone.end;
            if zone.value == "Z" {
                time.push('Z');
            }
        }
        Some(Clock { end, time })
    }

    /// `noon`, `midnight Friday`, `overnight`, and a bare `morning` behind `in the`.
    pub(super) fn part_of_day(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let value = doc.value(at, Class::TimePart)?;
        if value.contains(':') {
            let mut clock = Clock { end: at + 1, time: value.to_owned() };
            if let Some(zone) = doc.phrase(clock.end, Class::TimeZone) {
                clock.end = zone.end;
                if zone.value == "Z" {
                    clock.time.push('Z');
                }
            }
            return self.timed(at, clock);
        }
        if doc.eq(at, "overnight") {
            let day = self.narrative(at).and_then(When::is_day).or(self.today()).map(When::Day);
            let reason = "the night of the day told of before, or of the day of publication";
            let value = Value::Time(day, "NI".to_owned());
            return Some(
                Reading::other((at, at + 1), TimexKind::Time, value, "date-part", 0.5, reason).from(day),
            );
        }
        None
    }
}

/// A time on a date, or in a part of it: `6:15 on Saturday evening`; nothing if the date has a time of its own.
fn in_part(time: &str, date: &Value<'_>) -> Option<String> {
    let (hour, rest) = time.split_at_checked(2)?;
    match date {
        Value::At(_) => Some(time.to_owned()),
        Value::Time(_, part) if part == "MO" => Some(time.to_owned()),
        Value::Time(_, part) if matches!(&**part, "AF" | "EV" | "NI") => {
            let hour = hour.parse::<u32>().ok()?;
            let hour = if hour < 12 { hour + 12 } else { hour };
            Some(format!("{hour:02}{rest}"))
        }
        _ => None,
    }
}

#[derive(Clone, Copy)]
enum Half {
    Before,
    After,
}

fn half_of(word: &str) -> Option<Half> {
    let first = word.as_bytes().first()?.to_ascii_lowercase();
    let rest = word.get(1..)?;
    let is = ["m", ".m", ".m."].iter().any(|m| rest.eq_ignore_ascii_case(m));
    match first {
        b'a' if is => Some(Half::Before),
        b'p' if is => Some(Half::After),
        _ => None,
    }
}
