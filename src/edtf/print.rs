//! The canonical form.

use super::{Clock, Edtf, End, Form, Point, Value, Zone};
use std::fmt::{Formatter, Result, Write};

pub(super) fn print(date: &Edtf, f: &mut Formatter<'_>) -> Result {
    match date.0 {
        Form::Point(p) => point(p, f),
        Form::Interval(start, close) => {
            end(start, f)?;
            f.write_char('/')?;
            end(close, f)
        }
    }
}

fn end(end: End, f: &mut Formatter<'_>) -> Result {
    match end {
        End::Open => f.write_str(".."),
        End::Unknown => Ok(()),
        End::At(p) => point(p, f),
    }
}

fn point(p: Point, f: &mut Formatter<'_>) -> Result {
    match p.value {
        Value::Century(y) => write!(f, "{}{:02}XX", sign(y), y.abs() / 100)?,
        Value::Decade(y) => write!(f, "{}{:03}X", sign(y), y.abs() / 10)?,
        Value::Year(y) => year(y, f)?,
        Value::AnyMonth(y) => {
            year(y, f)?;
            f.write_str("-XX")?;
        }
        Value::AnyDayOfYear(y) => {
            year(y, f)?;
            f.write_str("-XX-XX")?;
        }
        Value::Season(y, m) | Value::Month(y, m) => {
            year(y, f)?;
            write!(f, "-{m:02}")?;
        }
        Value::AnyDay(y, m) => {
            year(y, f)?;
            write!(f, "-{m:02}-XX")?;
        }
        Value::Day(y, m, d) => {
            year(y, f)?;
            write!(f, "-{m:02}-{d:02}")?;
        }
        Value::Time(y, m, d, clock) => {
            year(y, f)?;
            write!(f, "-{m:02}-{d:02}T")?;
            time(clock, f)?;
        }
    }
    match (p.uncertain, p.approximate) {
        (false, false) => Ok(()),
        (true, false) => f.write_char('?'),
        (false, true) => f.write_char('~'),
        (true, true) => f.write_char('%'),
    }
}

fn sign(year: i32) -> &'static str {
    if year < 0 { "-" } else { "" }
}

fn year(year: i32, f: &mut Formatter<'_>) -> Result {
    let prefix = if year.abs() > 9999 { "Y" } else { "" };
    write!(f, "{prefix}{}{:04}", sign(year), year.abs())
}

fn time(clock: Clock, f: &mut Formatter<'_>) -> Result {
    let Clock { hour, minute, second, zone } = clock;
    write!(f, "{hour:02}:{minute:02}:{second:02}")?;
    match zone {
        Zone::Local => Ok(()),
        Zone::Utc => f.write_char('Z'),
        Zone::Offset(minutes, full) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            write!(f, "{sign}{:02}", minutes.abs() / 60)?;
            if full { write!(f, ":{:02}", minutes.abs() % 60) } else { Ok(()) }
        }
    }
}
