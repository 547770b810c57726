//! Dates in English.

use super::{Edtf, End, Form, Point, Value, Zone};

pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn text(date: &Edtf) -> String {
    match date.0 {
        Form::Point(p) => point(p),
        Form::Interval(start, end) => interval(start, end),
    }
}

fn interval(start: End, end: End) -> String {
    match (start, end) {
        (End::At(a), End::At(b)) => between(a, b),
        (End::At(a), End::Open) => format!("from {} on", point(a)),
        (End::At(a), End::Unknown) => format!("from {}, end unknown", point(a)),
        (End::Open, End::At(b)) => format!("until {}", point(b)),
        (End::Unknown, End::At(b)) => format!("until {}, start unknown", point(b)),
        // No parser makes these.
        (End::Open | End::Unknown, End::Open | End::Unknown) => "at any time".into(),
    }
}

/// "17 to 23 June 2024": what both ends share is said once, unless a doubt belongs to one of them.
fn between(a: Point, b: Point) -> String {
    let doubts = a.approximate || a.uncertain || b.approximate || b.uncertain;
    let start = match (a.value, b.value) {
        _ if doubts => point(a),
        (Value::Day(y, m, d), Value::Day(z, n, _)) if (y, m) == (z, n) => d.to_string(),
        (Value::Day(y, m, d), Value::Day(z, ..)) if y == z => format!("{d} {}", month(m)),
        (Value::Month(y, m), Value::Month(z, _)) if y == z => month(m).into(),
        _ => point(a),
    };
    format!("{start} to {}", point(b))
}

fn point(p: Point) -> String {
    let text = match p.value {
        Value::Century(y) => years(y, 100),
        // "the 2000s" would be read as a century.
        Value::Decade(y) if y % 100 == 0 || y < 1000 => years(y, 10),
        Value::Decade(y) => format!("the {y}s"),
        Value::Year(y) => year(y),
        Value::AnyMonth(y) => format!("a month of {}", year(y)),
        Value::AnyDayOfYear(y) => format!("a day of {}", year(y)),
        Value::Season(y, season) => match season {
            21 => format!("spring {}", year(y)),
            22 => format!("summer {}", year(y)),
            23 => format!("autumn {}", year(y)),
            _ if y >= 1000 => format!("winter {y}-{:02}", (y + 1) % 100),
            _ => format!("winter {}", year(y)),
        },
        Value::Month(y, m) => format!("{} {}", month(m), year(y)),
        Value::AnyDay(y, m) => format!("a day of {} {}", month(m), year(y)),
        Value::Day(y, m, d) => format!("{d} {} {}", month(m), year(y)),
        Value::Time(y, m, d, clock) => {
            let zone = match clock.zone {
                Zone::Local => String::new(),
                Zone::Utc => " UTC".into(),
                Zone::Offset(minutes, _) => {
                    let sign = if minutes < 0 { '-' } else { '+' };
                    format!(" UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
                }
            };
            let (hour, minute, second) = (clock.hour, clock.minute, clock.second);
            format!("{d} {} {}, {hour:02}:{minute:02}:{second:02}{zone}", month(m), year(y))
        }
    };
    match (p.uncertain, p.approximate) {
        (false, false) => text,
        (true, false) => format!("possibly {text}"),
        (false, true) => format!("about {text}"),
        (true, true) => format!("possibly about {text}"),
    }
}

fn month(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}

/// EDTF counts years with a year 0; people do not: -0043 is 44 BC.
fn year(year: i32) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - year),
        1..=999 => format!("AD {year}"),
        1000.. => year.to_string(),
    }
}

fn years(first: i32, count: i32) -> String {
    let (from, to) = if first < 0 { (first - count + 1, first) } else { (first, first + count - 1) };
    format!("{} to {}", year(from), year(to))
}
