use super::calendar;
use datealgo::{date_to_rd, isoweekdate_to_rd, isoweeks_in_year, rd_to_date, rd_to_isoweekdate};

/// A date of some precision. Days count from 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Day(i32),
    /// Year and week of ISO 8601.
    Week(i32, u8),
    /// The Saturday and Sunday of a week.
    Weekend(i32, u8),
    Month(i32, u8),
    Quarter(i32, u8),
    Half(i32, u8),
    /// The year in which it starts, and 0 for spring to 3 for winter.
    Season(i32, u8),
    Year(i32),
    /// The year without its last digit.
    Decade(i32),
    /// The year without its last two digits.
    Century(i32),
    /// From a day to a day.
    Days(i32, i32),
    /// A month and day of no known year; 0 for a month, or a day, that is not known either.
    Yearless(u8, u8),
    /// A day of no known week.
    Weekday(u8),
    /// A part of no known year: its code in TIMEX3.
    Part(&'static str),
}

/// What a date is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Weekend,
    Fortnight,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit of a letter of the lexicon, and whether it is a plural.
    pub(super) fn of(code: &str) -> Option<(Unit, bool)> {
        let letter = code.bytes().next()?;
        let unit = match letter.to_ascii_lowercase() {
            b's' => Unit::Second,
            b'i' => Unit::Minute,
            b'h' => Unit::Hour,
            b'd' => Unit::Day,
            b'w' => Unit::Week,
            b'e' => Unit::Weekend,
            b'f' => Unit::Fortnight,
            b'm' => Unit::Month,
            b'q' => Unit::Quarter,
            b't' => Unit::Half,
            b'y' => Unit::Year,
            b'x' => Unit::Decade,
            b'c' => Unit::Century,
            b'k' => Unit::Millennium,
            _ => return None,
        };
        Some((unit, letter.is_ascii_uppercase()))
    }

    /// Shorter than a day.
    pub(super) fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }
}

pub(super) const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl When {
    /// A day, if the calendar has it.
    pub(super) fn day(year: i32, month: u8, day: u8) -> Option<When> {
        calendar::day(year, month, day).map(When::Day)
    }

    /// Its year, where it has one.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            When::Day(day) | When::Days(day, _) => Some(rd_to_date(day).0),
            When::Week(y, w) | When::Weekend(y, w) => Some(rd_to_date(isoweekdate_to_rd((y, w, 4))).0),
            When::Month(y, _)
            | When::Quarter(y, _)
            | When::Half(y, _)
            | When::Season(y, _)
            | When::Year(y) => Some(y),
            _ => None,
        }
    }

    /// The day it is, if it is one.
    pub(super) fn is_day(self) -> Option<i32> {
        match self {
            When::Day(day) => Some(day),
            _ => None,
        }
    }

    /// The day of the month, if it is a day.
    pub(super) fn day_of_month(self) -> Option<u8> {
        self.is_day().map(|day| rd_to_date(day).2)
    }

    /// The month that it lies in.
    pub(super) fn month(self) -> Option<(i32, u8)> {
        match self {
            When::Day(day) | When::Days(day, _) => {
                let (year, month, _) = rd_to_date(day);
                Some((year, month))
            }
            When::Week(y, w) | When::Weekend(y, w) => When::Day(isoweekdate_to_rd((y, w, 4))).month(),
            When::Month(y, m) => Some((y, m)),
            _ => None,
        }
    }

    /// The date of a precision that holds it; nothing if it is not known so well.
    pub(super) fn to(self, unit: Unit) -> Option<When> {
        let month = self.month();
        let quarter = match self {
            When::Quarter(y, q) => Some((y, q)),
            _ => month.map(|(y, m)| (y, (m - 1) / 3 + 1)),
        };
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => self.is_day().map(When::Day),
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let (year, week) = match self {
                    When::Day(day) => {
                        let (year, week, _) = rd_to_isoweekdate(day);
                        (year, week)
                    }
                    When::Week(y, w) | When::Weekend(y, w) => (y, w),
                    _ => return None,
                };
                Some(if unit == Unit::Weekend { When::Weekend(year, week) } else { When::Week(year, week) })
            }
            Unit::Month => month.map(|(y, m)| When::Month(y, m)),
            Unit::Quarter => quarter.map(|(y, q)| When::Quarter(y, q)),
            Unit::Half => match self {
                When::Half(..) => Some(self),
                _ => quarter.map(|(y, q)| When::Half(y, (q - 1) / 2 + 1)),
            },
            Unit::Year => self.year().map(When::Year),
            Unit::Decade => match self {
                When::Decade(_) => Some(self),
                _ => self.year().map(|y| When::Decade(y.div_euclid(10))),
            },
            Unit::Century => match self {
                When::Century(_) => Some(self),
                When::Decade(d) => Some(When::Century(d.div_euclid(10))),
                _ => self.year().map(|y| When::Century(y.div_euclid(100))),
            },
            Unit::Millennium => None,
        }
    }

    /// So many units further on, in that unit's precision.
    pub(super) fn shift(self, unit: Unit, by: i32) -> Option<When> {
        let cycle = |year: i32, part: u8, of: i32, by: i32| {
            let count = year * of + i32::from(part) - 1 + by;
            (count.div_euclid(of), (count.rem_euclid(of) + 1) as u8)
        };
        let shifted = match (self.to(unit)?, unit) {
            (When::Day(day), Unit::Day) => When::Day(day.checked_add(by)?),
            (When::Week(y, w), _) => {
                let by = if unit == Unit::Fortnight { by.checked_mul(2)? } else { by };
                let day = isoweekdate_to_rd((y, w, 4)).checked_add(by.checked_mul(7)?)?;
                calendar::sound(day)?;
                let (year, week, _) = rd_to_isoweekdate(day);
                When::Week(year, week)
            }
            (When::Weekend(y, w), _) => match When::Week(y, w).shift(Unit::Week, by)? {
                When::Week(y, w) => When::Weekend(y, w),
                _ => return None,
            },
            (When::Month(y, m), _) => {
                let (y, m) = cycle(y, m, 12, by);
                When::Month(y, m)
            }
            (When::Quarter(y, q), _) => {
                let (y, q) = cycle(y, q, 4, by);
                When::Quarter(y, q)
            }
            (When::Half(y, h), _) => {
                let (y, h) = cycle(y, h, 2, by);
                When::Half(y, h)
            }
            (When::Year(y), _) => When::Year(y.checked_add(by)?),
            (When::Decade(d), _) => When::Decade(d.checked_add(by)?),
            (When::Century(c), _) => When::Century(c.checked_add(by)?),
            _ => return None,
        };
        shifted.sound()
    }

    /// Itself, if it lies in the years that are reckoned with.
    pub(super) fn sound(self) -> Option<When> {
        let sound = match self {
            When::Day(day) => calendar::sound(day).is_some(),
            When::Days(first, last) => calendar::sound(first).is_some() && calendar::sound(last).is_some(),
            When::Decade(d) => (0..1000).contains(&d),
            When::Century(c) => (0..100).contains(&c),
            When::Week(y, w) | When::Weekend(y, w) => {
                (1..9999).contains(&y) && (1..=isoweeks_in_year(y)).contains(&w)
            }
            _ => self.year().is_none_or(|y| (1..9999).contains(&y)),
        };
        sound.then_some(self)
    }

    /// The first and the last day.
    pub(super) fn days(self) -> Option<(i32, i32)> {
        let months = |year: i32, first: u8, count: u8| {
            let last = first - 1 + count;
            let (y, m) = (year + i32::from((last - 1) / 12), (last - 1) % 12 + 1);
            let end = datealgo::days_in_month(y, m);
            (date_to_rd((year, first, 1)), date_to_rd((y, m, end)))
        };
        Some(match self.sound()? {
            When::Day(day) => (day, day),
            When::Days(first, last) => (first, last),
            When::Week(y, w) => (isoweekdate_to_rd((y, w, 1)), isoweekdate_to_rd((y, w, 7))),
            When::Weekend(y, w) => (isoweekdate_to_rd((y, w, 6)), isoweekdate_to_rd((y, w, 7))),
            When::Month(y, m) => months(y, m, 1),
            When::Quarter(y, q) => months(y, q * 3 - 2, 3),
            When::Half(y, h) => months(y, h * 6 - 5, 6),
            When::Season(y, s) => months(y, s * 3 + 3, 3),
            When::Year(y) => months(y, 1, 12),
            When::Decade(d) => (months(d * 10, 1, 12).0, months(d * 10 + 9, 1, 12).1),
            When::Century(c) => (months(c * 100, 1, 12).0, months(c * 100 + 99, 1, 12).1),
            When::Yearless(..) | When::Weekday(_) | When::Part(_) => return None,
        })
    }

    /// The value of TIMEX3.
    pub(super) fn timex(self) -> String {
        match self {
            When::Day(day) => {
                let (y, m, d) = rd_to_date(day);
                format!("{y:04}-{m:02}-{d:02}")
            }
            When::Days(first, last) => format!("{}/{}", When::Day(first).timex(), When::Day(last).timex()),
            When::Week(y, w) => format!("{y:04}-W{w:02}"),
            When::Weekend(y, w) => format!("{y:04}-W{w:02}-WE"),
            When::Month(y, m) => format!("{y:04}-{m:02}"),
            When::Quarter(y, q) => format!("{y:04}-Q{q}"),
            When::Half(y, h) => format!("{y:04}-H{h}"),
            When::Season(y, s) => format!("{y:04}-{}", SEASONS[usize::from(s) % 4]),
            When::Year(y) => format!("{y:04}"),
            When::Decade(d) => format!("{d:03}"),
            When::Century(c) => format!("{c:02}"),
            When::Yearless(0, d) => format!("XXXX-XX-{d:02}"),
            When::Yearless(m, 0) => format!("XXXX-{m:02}"),
            When::Yearless(m, d) => format!("XXXX-{m:02}-{d:02}"),
            When::Weekday(day) => format!("XXXX-WXX-{day}"),
            When::Part(code) => format!("XXXX-{code}"),
        }
    }

    /// In EDTF level 1; nothing if it cannot be.
    pub(super) fn edtf(self) -> Option<String> {
        let (first, last) = self.sound()?.days()?;
        let between =
            |precision: fn(i32) -> String| Some(format!("{}/{}", precision(first), precision(last)));
        match self {
            When::Day(_) | When::Month(..) | When::Year(_) => Some(self.timex()),
            When::Days(..) | When::Week(..) | When::Weekend(..) => between(iso_day),
            When::Quarter(..) | When::Half(..) => between(iso_month),
            When::Season(y, s) => Some(format!("{y:04}-{}", 21 + s)),
            When::Decade(d) => Some(format!("{d:03}X")),
            When::Century(c) => Some(format!("{c:02}XX")),
            _ => None,
        }
    }
}

fn iso_day(day: i32) -> String {
    When::Day(day).timex()
}

fn iso_month(day: i32) -> String {
    let (y, m, _) = rd_to_date(day);
    When::Month(y, m).timex()
}
