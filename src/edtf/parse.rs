//! From text. Strict: what is nearly right is an error that suggests the right form, see [`repair`](super::repair).

use super::{Clock, Edtf, End, Form, Point, Value, YEAR_MAX, Zone, repair, text::MONTHS};
use crate::{Error, ErrorCode, Result};
use std::ops::Range;

/// No date is longer than two date-times.
const LONGEST: usize = 64;

/// What is wrong, and where.
pub(super) struct Problem {
    pub message: String,
    pub span: Range<usize>,
}

pub(super) fn parse(text: &str) -> Result<Edtf> {
    strict(text).map_err(|problem| {
        let shown: String = text.chars().take(LONGEST).flat_map(char::escape_debug).collect();
        let dots = if text.chars().nth(LONGEST).is_some() { "…" } else { "" };
        let mut message = format!("‘{shown}{dots}’ is not a date: {}", problem.message);
        if text.is_empty() {
            message = problem.message;
        }
        match repair::repair(text) {
            Some(suggestion) => {
                let error = Error::new(ErrorCode::Date, format!("{message}; did you mean {suggestion}?"));
                error.at(0..text.len()).suggesting(suggestion)
            }
            None => Error::new(ErrorCode::Date, message).at(problem.span),
        }
    })
}

/// The date, without a thought for what else could have been meant.
pub(super) fn strict(text: &str) -> std::result::Result<Edtf, Problem> {
    let whole = 0..text.len();
    if text.is_empty() {
        return Err(problem("a date is empty; write one such as 2024-06-21, 2024-06 or 2024", whole));
    }
    if text.len() > LONGEST {
        return Err(problem("it is too long for a date", whole));
    }
    let Some((start, end)) = text.split_once('/') else {
        return point(text, 0, true).map(|p| Edtf(Form::Point(p)));
    };
    if let Some(second) = end.find('/') {
        let at = start.len() + 1 + second;
        return Err(problem("an interval has two ends, with one / between them", at..at + 1));
    }
    let after = start.len() + 1;
    let (start, end) = (interval_end(start, 0)?, interval_end(end, after)?);
    match (start.point(), end.point()) {
        (None, None) => Err(problem("an interval needs a date on one side at least", whole)),
        (Some(a), Some(b)) if a.days(false).0 > b.days(false).1 => {
            Err(problem("the interval ends before it starts", whole))
        }
        _ => Ok(Edtf(Form::Interval(start, end))),
    }
}

fn problem(message: impl Into<String>, span: Range<usize>) -> Problem {
    Problem { message: message.into(), span }
}

fn interval_end(text: &str, at: usize) -> std::result::Result<End, Problem> {
    match text {
        "" => Ok(End::Unknown),
        ".." => Ok(End::Open),
        _ => point(text, at, false).map(End::At),
    }
}

/// A date with its qualifier, which stands at `at` in the caller's text.
fn point(text: &str, at: usize, time: bool) -> std::result::Result<Point, Problem> {
    let (body, uncertain, approximate) = match text.as_bytes().last() {
        Some(b'?') => (&text[..text.len() - 1], true, false),
        Some(b'~') => (&text[..text.len() - 1], false, true),
        Some(b'%') => (&text[..text.len() - 1], true, true),
        _ => (text, false, false),
    };
    let value = match body.split_once('T') {
        Some((date, clock)) => {
            let span = at + date.len()..at + text.len();
            if !time {
                return Err(problem("the ends of an interval are days, without a time", span));
            }
            if uncertain || approximate {
                return Err(problem("a date with a time takes no ? ~ or %", at..at + text.len()));
            }
            let Value::Day(year, month, day) = value(date, at)? else {
                return Err(problem("a time needs a whole day before it", at..at + date.len()));
            };
            match read_clock(clock) {
                Some(clock) => Value::Time(year, month, day, clock),
                None => {
                    let message =
                        "the time after T is not hh:mm:ss, with Z or an offset such as +09:00 if known";
                    return Err(problem(message, span));
                }
            }
        }
        None => value(body, at)?,
    };
    Ok(Point { value, approximate, uncertain })
}

fn value(text: &str, at: usize) -> std::result::Result<Value, Problem> {
    let span = at..at + text.len();
    if text.contains(['?', '~', '%']) {
        return Err(problem("? ~ and % stand at the end of a date, once, and hold for all of it", span));
    }
    if let Some(digits) = text.strip_prefix('Y') {
        return long_year(digits).ok_or_else(|| {
            let message = format!(
                "Y is for years of more than four digits, from Y-{YEAR_MAX} to Y{YEAR_MAX}, with nothing after them"
            );
            problem(message, span)
        });
    }
    let (negative, rest) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let mut parts = rest.split('-');
    let (year, month, day, more) = (parts.next().unwrap_or(""), parts.next(), parts.next(), parts.next());
    if more.is_some() {
        return Err(problem("it has more parts than year, month and day", span));
    }
    let year = match year.as_bytes() {
        [a, b, b'X', b'X'] if month.is_none() => digits(&[*a, *b]).map(|n| Value::Century(100 * n)),
        [a, b, c, b'X'] if month.is_none() => digits(&[*a, *b, *c]).map(|n| Value::Decade(10 * n)),
        four @ [_, _, _, _] => digits(four).map(Value::Year),
        _ => None,
    };
    let year = match year {
        Some(Value::Century(0) | Value::Decade(0) | Value::Year(0)) if negative => {
            return Err(problem("there is no year minus zero; the year before 0001 is 0000", span));
        }
        Some(Value::Century(y)) => return Ok(Value::Century(if negative { -y } else { y })),
        Some(Value::Decade(y)) => return Ok(Value::Decade(if negative { -y } else { y })),
        Some(Value::Year(y)) => {
            if negative {
                -y
            } else {
                y
            }
        }
        _ => {
            let message = "it does not start with a year of four digits, of which the last one or two of a year \
                           alone may be X";
            return Err(problem(message, span));
        }
    };
    let Some(month) = month else { return Ok(Value::Year(year)) };
    let month = match (month, day) {
        ("XX", None) => return Ok(Value::AnyMonth(year)),
        ("XX", Some("XX")) => return Ok(Value::AnyDayOfYear(year)),
        ("XX", Some(_)) => {
            return Err(problem("a day needs its month; an unknown month leaves XX for the day", span));
        }
        _ => two_digits(month),
    };
    let month = match (month, day) {
        (Some(month @ 21..=24), None) => return Ok(Value::Season(year, month)),
        (Some(21..=24), Some(_)) => return Err(problem("a season (21 to 24) has no days", span)),
        (Some(month @ 1..=12), _) => month,
        (Some(month), _) => {
            let message = format!("there is no month {month:02}; months are 01 to 12, seasons 21 to 24");
            return Err(problem(message, span));
        }
        (None, _) => return Err(problem("the month is not two digits", span)),
    };
    match day {
        None => Ok(Value::Month(year, month)),
        Some("XX") => Ok(Value::AnyDay(year, month)),
        Some(day) => match two_digits(day) {
            None => Err(problem("the day is not two digits", span)),
            Some(day) => {
                let last = datealgo::days_in_month(year, month);
                if (1..=last).contains(&day) {
                    Ok(Value::Day(year, month, day))
                } else {
                    let name = MONTHS[usize::from(month) - 1];
                    Err(problem(format!("{name} {year} has days 01 to {last}"), span))
                }
            }
        },
    }
}

/// The year after `Y`.
fn long_year(text: &str) -> Option<Value> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if digits.len() < 5 || digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = digits.parse().ok().filter(|year| *year <= YEAR_MAX)?;
    Some(Value::Year(if negative { -year } else { year }))
}

fn digits(bytes: &[u8]) -> Option<i32> {
    bytes.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| 10 * n + i32::from(b - b'0')))
}

fn two_digits(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [a, b] if a.is_ascii_digit() && b.is_ascii_digit() => Some(10 * (a - b'0') + (b - b'0')),
        _ => None,
    }
}

/// `hh:mm:ss` and a zone.
fn read_clock(text: &str) -> Option<Clock> {
    let (time, zone) = text.split_at_checked(8)?;
    let mut parts = time.split(':').map(two_digits);
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let leap = (minute, second) == (59, 60);
    if parts.next().is_some() || hour > 23 || minute > 59 || (second > 59 && !leap) {
        return None;
    }
    let zone = match zone.as_bytes() {
        [] => Zone::Local,
        [b'Z'] => Zone::Utc,
        [b'+' | b'-', ..] => {
            let (sign, offset) = zone.split_at_checked(1)?;
            let (hours, minutes) = match offset.split_once(':') {
                Some((hours, minutes)) => (two_digits(hours)?, Some(two_digits(minutes)?)),
                None => (two_digits(offset)?, None),
            };
            if hours > 14 || minutes.is_some_and(|m| m > 59) || (sign == "-" && hours == 0) {
                return None;
            }
            let total = 60 * i16::from(hours) + i16::from(minutes.unwrap_or(0));
            Zone::Offset(if sign == "-" { -total } else { total }, minutes.is_some())
        }
        _ => return None,
    };
    Some(Clock { hour, minute, second, zone })
}
