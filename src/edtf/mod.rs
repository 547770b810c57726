//! Dates: EDTF levels 0 and 1 (ISO 8601-2:2019, in the profile of the Library of Congress), parsed, printed, compared.
//!
//! A date says how much of it is known, and comparing dates must not pretend to more. So every date stands for the
//! days that it can mean, [`Edtf::bounds`], and all comparison is between those days. The conventions:
//!
//! - **Approximate (`~`, and `%`) widens** the possible days by one unit of the date's own precision on either side:
//!   `2024-06-21~` can mean 20 to 22 June, `2024-06~` May to July, `2024~` 2023 to 2025. EDTF itself leaves the extent
//!   of "approximately" open; one unit is the least that says anything.
//! - **Uncertain (`?`) does not widen**: it says that the date may be wrong, not that it is near.
//! - **Unspecified digits** can be any digit: `201X` is 2010 to 2019, `2004-XX` any month of 2004.
//! - **Seasons are those of the northern hemisphere**, by whole months: 21 spring is March to May, 22 summer June to
//!   August, 23 autumn September to November, 24 winter December to February of the following year.
//! - **Open (`..`) and unknown (empty) interval ends** bound nothing on their side.
//! - **A time of day** is kept and printed, and compared only between dates that are otherwise equal; the day is the
//!   one written, whatever the zone.
//!
//! ```
//! use article41::edtf::Edtf;
//!
//! let about: Edtf = "2024-06-21~".parse()?;
//! let week: Edtf = "2024-06-17/2024-06-23".parse()?;
//! assert!(about.intersects(&week) && about.within(&week));
//! assert_eq!(about.text(), "about 21 June 2024");
//! assert_eq!(week.text(), "17 to 23 June 2024");
//! # Ok::<(), article41::Error>(())
//! ```

mod parse;
mod print;
mod repair;
#[cfg(test)]
mod tests;
mod text;

use crate::{Error, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// The latest year that a date can name, and its negative the earliest. Days of such years fit an `i32` with room
/// to spare for widening.
pub const YEAR_MAX: i32 = 999_999;

/// A date, or an interval between two, with its precision and doubts.
///
/// Parsed with [`str::parse`], printed with [`Display`](fmt::Display); what it prints parses to the same date again.
///
/// Dates are totally ordered: by the first possible day (open starts come first), then by the last possible day (open
/// ends come last), then by their form, so that only equal dates compare equal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf(Form);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Form {
    Point(Point),
    Interval(End, End),
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum End {
    /// `..`: there is no end.
    Open,
    /// Empty: there is one, and it is not known.
    Unknown,
    At(Point),
}

/// A date with its qualifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Point {
    value: Value,
    approximate: bool,
    uncertain: bool,
}

/// What is written before the qualifier. Months and days count from 1; seasons are 21 to 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Value {
    /// `20XX`: the year with zeros for the X digits.
    Century(i32),
    /// `201X`, likewise.
    Decade(i32),
    Year(i32),
    /// `2004-XX`
    AnyMonth(i32),
    /// `1985-XX-XX`
    AnyDayOfYear(i32),
    Season(i32, u8),
    Month(i32, u8),
    /// `1985-04-XX`
    AnyDay(i32, u8),
    Day(i32, u8, u8),
    Time(i32, u8, u8, Clock),
}

/// A time of day as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Clock {
    hour: u8,
    minute: u8,
    second: u8,
    zone: Zone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Zone {
    Local,
    Utc,
    /// Minutes east of UTC, and whether the minutes were written.
    Offset(i16, bool),
}

/// How finely a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// One day, with or without a time.
    Day,
    /// One month, or an unknown day of one month (`1985-04-XX`).
    Month,
    /// One season.
    Season,
    /// One year, or an unknown month or day of one year (`2004-XX`).
    Year,
    /// Ten years (`201X`).
    Decade,
    /// A hundred years (`20XX`).
    Century,
    /// From one date to another.
    Interval,
}

/// The numbers of a date, as far as they are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parts {
    /// The year; 0 is 1 BC.
    pub year: i32,
    /// 21 spring, 22 summer, 23 autumn, 24 winter.
    pub season: Option<u8>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl Precision {
    /// The word, as JavaScript sees it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Precision::Day => "day",
            Precision::Month => "month",
            Precision::Season => "season",
            Precision::Year => "year",
            Precision::Decade => "decade",
            Precision::Century => "century",
            Precision::Interval => "interval",
        }
    }
}

/// The first and last day of a period, in days since 1970-01-01; `None` where it is open.
pub type Days = (Option<i32>, Option<i32>);

impl Edtf {
    /// The date of a day, counted from 1970-01-01; `None` beyond the years -9999 to 9999, which are all that EDTF has
    /// for days.
    pub fn from_day(day: i32) -> Option<Edtf> {
        const FIRST: i32 = datealgo::date_to_rd((-9999, 1, 1));
        const LAST: i32 = datealgo::date_to_rd((9999, 12, 31));
        if !(FIRST..=LAST).contains(&day) {
            return None;
        }
        let (year, month, day) = datealgo::rd_to_date(day);
        Some(Edtf::plain(Value::Day(year, month, day)))
    }

    /// A month of a year; `None` if there is no such month, or beyond the years -9999 to 9999,
    /// which are all that EDTF has for months.
    pub fn from_month(year: i32, month: u8) -> Option<Edtf> {
        ((1..=12).contains(&month) && (-9999..=9999).contains(&year))
            .then_some(Edtf::plain(Value::Month(year, month)))
    }

    /// A year; `None` beyond [`YEAR_MAX`].
    pub fn from_year(year: i32) -> Option<Edtf> {
        (year.checked_abs()? <= YEAR_MAX).then_some(Edtf::plain(Value::Year(year)))
    }

    fn plain(value: Value) -> Edtf {
        Edtf(Form::Point(Point { value, approximate: false, uncertain: false }))
    }

    /// The first and the last day that it can mean, in days since 1970-01-01; `None` where it is open or unknown.
    /// Approximate dates are widened as the [module](self) says.
    pub fn bounds(&self) -> Days {
        match self.0 {
            Form::Point(point) => {
                let (first, last) = point.days(point.approximate);
                (Some(first), Some(last))
            }
            Form::Interval(start, end) => {
                (start.point().map(|p| p.days(p.approximate).0), end.point().map(|p| p.days(p.approximate).1))
            }
        }
    }

    /// How finely it is known.
    pub fn precision(&self) -> Precision {
        match self.0 {
            Form::Point(point) => point.precision(),
            Form::Interval(..) => Precision::Interval,
        }
    }

    /// Whether it, or an end of it, is qualified as approximate (`~` or `%`).
    pub fn approximate(&self) -> bool {
        self.points().any(|p| p.approximate)
    }

    /// Whether it, or an end of it, is qualified as uncertain (`?` or `%`).
    pub fn uncertain(&self) -> bool {
        self.points().any(|p| p.uncertain)
    }

    /// Whether some day can be meant by both.
    pub fn intersects(&self, other: &Edtf) -> bool {
        intersects(self.bounds(), other.bounds())
    }

    /// Whether every day that this can mean, the other can mean too.
    pub fn within(&self, other: &Edtf) -> bool {
        within(self.bounds(), other.bounds())
    }

    /// The date for people, in English ("about 21 June 2024", "from 2006 on").
    pub fn text(&self) -> String {
        text::text(self)
    }

    /// The numbers of which it is made; `None` for intervals, decades and centuries.
    pub fn parts(&self) -> Option<Parts> {
        let Form::Point(point) = self.0 else { return None };
        let only = |year| Parts { year, season: None, month: None, day: None };
        match point.value {
            Value::Century(_) | Value::Decade(_) => None,
            Value::Year(year) | Value::AnyMonth(year) | Value::AnyDayOfYear(year) => Some(only(year)),
            Value::Season(year, season) => Some(Parts { season: Some(season), ..only(year) }),
            Value::Month(year, month) | Value::AnyDay(year, month) => {
                Some(Parts { month: Some(month), ..only(year) })
            }
            Value::Day(year, month, day) | Value::Time(year, month, day, _) => {
                Some(Parts { month: Some(month), day: Some(day), ..only(year) })
            }
        }
    }

    /// Start and end of an interval, `None` where open or unknown; `None` for all else.
    pub fn ends(&self) -> Option<(Option<Edtf>, Option<Edtf>)> {
        let date = |end: End| end.point().map(|point| Edtf(Form::Point(point)));
        match self.0 {
            Form::Point(_) => None,
            Form::Interval(start, end) => Some((date(start), date(end))),
        }
    }

    fn points(&self) -> impl Iterator<Item = Point> {
        let (a, b) = match self.0 {
            Form::Point(point) => (Some(point), None),
            Form::Interval(start, end) => (start.point(), end.point()),
        };
        a.into_iter().chain(b)
    }
}

/// The days from the first that `from` can mean to the last that `to` can mean, as of a range in a query; `None` is
/// open. The result is empty (first after last) if the two are the wrong way round.
pub fn days(from: Option<&Edtf>, to: Option<&Edtf>) -> Days {
    (from.and_then(|d| d.bounds().0), to.and_then(|d| d.bounds().1))
}

/// Whether two periods share a day. An empty period shares none.
pub fn intersects(a: Days, b: Days) -> bool {
    let (first, last) = (later(a.0, b.0), earlier(a.1, b.1));
    !matches!((first, last), (Some(first), Some(last)) if first > last)
}

/// Whether every day of `a` is a day of `b`. An open side lies only within an open side.
pub fn within(a: Days, b: Days) -> bool {
    let starts = b.0.is_none_or(|bound| a.0.is_some_and(|day| day >= bound));
    let ends = b.1.is_none_or(|bound| a.1.is_some_and(|day| day <= bound));
    starts && ends
}

/// The later of two first days.
fn later(a: Option<i32>, b: Option<i32>) -> Option<i32> {
    a.max(b) // None is least
}

/// The earlier of two last days.
fn earlier(a: Option<i32>, b: Option<i32>) -> Option<i32> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

impl End {
    fn point(self) -> Option<Point> {
        match self {
            End::At(point) => Some(point),
            End::Open | End::Unknown => None,
        }
    }
}

impl Point {
    fn precision(self) -> Precision {
        match self.value {
            Value::Century(_) => Precision::Century,
            Value::Decade(_) => Precision::Decade,
            Value::Year(_) | Value::AnyMonth(_) | Value::AnyDayOfYear(_) => Precision::Year,
            Value::Season(..) => Precision::Season,
            Value::Month(..) | Value::AnyDay(..) => Precision::Month,
            Value::Day(..) | Value::Time(..) => Precision::Day,
        }
    }

    /// First and last day, with one unit more on either side if so wished.
    fn days(self, widened: bool) -> (i32, i32) {
        let (first, last) = match self.value {
            Value::Day(year, month, day) | Value::Time(year, month, day, _) => {
                let day = datealgo::date_to_rd((year, month, day));
                let by = i32::from(widened);
                return (day - by, day + by);
            }
            Value::Century(year) => years(year, 100),
            Value::Decade(year) => years(year, 10),
            Value::Year(year) | Value::AnyMonth(year) | Value::AnyDayOfYear(year) => years(year, 1),
            Value::Season(year, season) => {
                let first = 12 * year + 3 * i32::from(season - 21) + 2;
                (first, first + 2)
            }
            Value::Month(year, month) | Value::AnyDay(year, month) => {
                let month = 12 * year + i32::from(month) - 1;
                (month, month)
            }
        };
        let by = if widened { last - first + 1 } else { 0 };
        (first_day(first - by), first_day(last + by + 1) - 1)
    }
}

/// The first and last month of so many years, of which `year` is the one nearest to the year 0; months are counted
/// from January of the year 0.
fn years(year: i32, count: i32) -> (i32, i32) {
    let first = if year < 0 { year - count + 1 } else { year };
    (12 * first, 12 * (first + count) - 1)
}

/// The first day of a month that is counted from January of the year 0.
fn first_day(month: i32) -> i32 {
    datealgo::date_to_rd((month.div_euclid(12), month.rem_euclid(12) as u8 + 1, 1))
}

impl Ord for Edtf {
    fn cmp(&self, other: &Edtf) -> Ordering {
        let key = |date: &Edtf| {
            let (first, last) = date.bounds();
            (first.unwrap_or(i32::MIN), last.unwrap_or(i32::MAX), date.0)
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Edtf) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FromStr for Edtf {
    type Err = Error;

    /// Parses EDTF level 0 or 1. An error (code `date`) says what is wrong and where, and suggests the right form if
    /// there is one.
    fn from_str(text: &str) -> Result<Edtf> {
        parse::parse(text)
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        print::print(self, f)
    }
}

impl fmt::Debug for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Edtf({self})")
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Edtf, D::Error> {
        struct Text;
        impl serde::de::Visitor<'_> for Text {
            type Value = Edtf;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date in EDTF level 1")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> std::result::Result<Edtf, E> {
                text.parse().map_err(E::custom)
            }
        }
        d.deserialize_str(Text)
    }
}
