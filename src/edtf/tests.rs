use super::*;
use crate::ErrorCode;
use proptest::prelude::*;

fn date(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// A day by its year, month and day.
fn rd(year: i32, month: u8, day: u8) -> Option<i32> {
    Some(datealgo::date_to_rd((year, month, day)))
}

#[test]
fn bounds_of_every_form() {
    let cases = [
        ("2024", rd(2024, 1, 1), rd(2024, 12, 31)),
        ("2024-02", rd(2024, 2, 1), rd(2024, 2, 29)),
        ("2024-06-21", rd(2024, 6, 21), rd(2024, 6, 21)),
        ("1985-04-12T23:20:30", rd(1985, 4, 12), rd(1985, 4, 12)),
        ("1985-04-12T23:20:30Z", rd(1985, 4, 12), rd(1985, 4, 12)),
        ("1985-04-12T23:20:30-04", rd(1985, 4, 12), rd(1985, 4, 12)),
        ("1985-04-12T23:20:30+04:30", rd(1985, 4, 12), rd(1985, 4, 12)),
        ("0000", rd(0, 1, 1), rd(0, 12, 31)),
        ("-1985", rd(-1985, 1, 1), rd(-1985, 12, 31)),
        ("Y170000", rd(170_000, 1, 1), rd(170_000, 12, 31)),
        ("Y-999999", rd(-999_999, 1, 1), rd(-999_999, 12, 31)),
        ("2001-21", rd(2001, 3, 1), rd(2001, 5, 31)),
        ("2001-22", rd(2001, 6, 1), rd(2001, 8, 31)),
        ("2001-23", rd(2001, 9, 1), rd(2001, 11, 30)),
        ("2003-24", rd(2003, 12, 1), rd(2004, 2, 29)),
        ("201X", rd(2010, 1, 1), rd(2019, 12, 31)),
        ("20XX", rd(2000, 1, 1), rd(2099, 12, 31)),
        ("-201X", rd(-2019, 1, 1), rd(-2010, 12, 31)),
        ("2004-XX", rd(2004, 1, 1), rd(2004, 12, 31)),
        ("1985-04-XX", rd(1985, 4, 1), rd(1985, 4, 30)),
        ("1985-XX-XX", rd(1985, 1, 1), rd(1985, 12, 31)),
        ("2024?", rd(2024, 1, 1), rd(2024, 12, 31)),
        ("2024~", rd(2023, 1, 1), rd(2025, 12, 31)),
        ("2024%", rd(2023, 1, 1), rd(2025, 12, 31)),
        ("2024-01~", rd(2023, 12, 1), rd(2024, 2, 29)),
        ("2024-03-01~", rd(2024, 2, 29), rd(2024, 3, 2)),
        ("2001-21~", rd(2000, 12, 1), rd(2001, 8, 31)),
        ("201X~", rd(2000, 1, 1), rd(2029, 12, 31)),
        ("20XX~", rd(1900, 1, 1), rd(2199, 12, 31)),
        ("2004-XX~", rd(2003, 1, 1), rd(2005, 12, 31)),
        ("2004-06/2006-08", rd(2004, 6, 1), rd(2006, 8, 31)),
        ("2004-06-01/2006", rd(2004, 6, 1), rd(2006, 12, 31)),
        ("1985-04-12/..", rd(1985, 4, 12), None),
        ("1985-04-12/", rd(1985, 4, 12), None),
        ("../1985", None, rd(1985, 12, 31)),
        ("/1985", None, rd(1985, 12, 31)),
        ("1984~/2004-06", rd(1983, 1, 1), rd(2004, 6, 30)),
        ("1984/2004-06~", rd(1984, 1, 1), rd(2004, 7, 31)),
        ("1984?/2004%", rd(1984, 1, 1), rd(2005, 12, 31)),
    ];
    for (text, first, last) in cases {
        assert_eq!(date(text).bounds(), (first, last), "{text}");
        assert_eq!(date(text).to_string(), text);
    }
}

#[test]
fn precision_and_doubts() {
    use Precision::*;
    let cases = [
        ("2024-06-21", Day),
        ("2024-06-21T10:00:00Z", Day),
        ("2024-06~", Month),
        ("1985-04-XX", Month),
        ("2024-22", Season),
        ("2004-XX", Year),
        ("1985-XX-XX", Year),
        ("201X", Decade),
        ("20XX", Century),
        ("2006/..", Interval),
    ];
    for (text, precision) in cases {
        assert_eq!(date(text).precision(), precision, "{text}");
    }
    for (text, approximate, uncertain) in [
        ("2024", false, false),
        ("2024~", true, false),
        ("2024?", false, true),
        ("2024%", true, true),
        ("2023?/2024~", true, true),
    ] {
        assert_eq!((date(text).approximate(), date(text).uncertain()), (approximate, uncertain), "{text}");
    }
}

#[test]
fn english() {
    let cases = [
        ("2024-06-21", "21 June 2024"),
        ("2024-06-21~", "about 21 June 2024"),
        ("2024-06-21?", "possibly 21 June 2024"),
        ("2024-06-21%", "possibly about 21 June 2024"),
        ("2024-06", "June 2024"),
        ("2024", "2024"),
        ("0985", "AD 985"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("2024-22", "summer 2024"),
        ("2023-24", "winter 2023-24"),
        ("201X", "the 2010s"),
        ("200X", "2000 to 2009"),
        ("20XX", "2000 to 2099"),
        ("-201X", "2020 BC to 2011 BC"),
        ("2004-XX", "a month of 2004"),
        ("1985-04-XX", "a day of April 1985"),
        ("1985-XX-XX", "a day of 1985"),
        ("1985-04-12T23:20:30Z", "12 April 1985, 23:20:30 UTC"),
        ("1985-04-12T23:20:30-04", "12 April 1985, 23:20:30 UTC-04:00"),
        ("2024-06-17/2024-06-23", "17 to 23 June 2024"),
        ("2024-06-17/2024-07-03", "17 June to 3 July 2024"),
        ("2023-12-30/2024-01-02", "30 December 2023 to 2 January 2024"),
        ("2024-01/2024-03", "January to March 2024"),
        ("2006/2008", "2006 to 2008"),
        ("2024-06-17~/2024-06-23", "about 17 June 2024 to 23 June 2024"),
        ("2006/..", "from 2006 on"),
        ("2006/", "from 2006, end unknown"),
        ("../2006", "until 2006"),
        ("/2006", "until 2006, start unknown"),
    ];
    for (text, english) in cases {
        assert_eq!(date(text).text(), english, "{text}");
    }
}

#[test]
fn errors_suggest_the_right_form() {
    let cases = [
        ("2024-6-21", "2024-06-21"),
        ("2024-6", "2024-06"),
        ("21.06.2024", "2024-06-21"),
        ("3.4.2024", "2024-04-03"),
        ("21/06/2024", "2024-06-21"),
        ("06/21/2024", "2024-06-21"),
        ("2024/06/21", "2024-06-21"),
        ("20240621", "2024-06-21"),
        ("2023-02-29", "2023-02"),
        ("2024-13", "2024"),
        (" 2024-06-21 ", "2024-06-21"),
        ("2024–2025", "2024/2025"),
        ("2019-2021", "2019/2021"),
        ("2024-03..2024-06", "2024-03/2024-06"),
        ("2024-3 to 2024-6", "2024-03/2024-06"),
        ("2006/now", "2006/.."),
        ("2006/open", "2006/.."),
        ("unknown/2006", "/2006"),
        ("201x", "201X"),
        ("19uu", "19XX"),
        ("201?", "201X"),
        ("1980s", "198X"),
        ("c. 2024", "2024~"),
        ("about 21 June 2024", "2024-06-21~"),
        ("?2024", "2024?"),
        ("2024?-06", "2024-06?"),
        ("2024~-06-11?", "2024-06-11%"),
        ("2024-06-21?~", "2024-06-21%"),
        ("21 June 2024", "2024-06-21"),
        ("June 21st, 2024", "2024-06-21"),
        ("Jun 2024", "2024-06"),
    ];
    for (text, right) in cases {
        let error = text.parse::<Edtf>().expect_err(text);
        assert_eq!(error.code(), ErrorCode::Date);
        assert_eq!(error.suggestion(), Some(right), "{text}: {error}");
        assert_eq!(error.span(), Some(0..text.len()));
    }
}

#[test]
fn errors_name_what_is_wrong() {
    let cases = [
        ("", "empty"),
        ("soon", "year of four digits"),
        ("03/04/2024", "one / between"),
        ("/", "one side at least"),
        ("../..", "one side at least"),
        ("2008/2004", "ends before it starts"),
        ("2024-13", "no month 13"),
        ("2023-02-29", "February 2023 has days 01 to 28"),
        ("2024-04-00", "April 2024 has days 01 to 30"),
        ("2024-22-01", "season"),
        ("1985-XX-12", "day needs its month"),
        ("1XXX", "four digits"),
        ("201X-06", "four digits"),
        ("-0000", "no year minus zero"),
        ("Y2024", "more than four digits"),
        ("Y1000000", "more than four digits"),
        ("Y17000-01", "more than four digits"),
        ("2024-06-21T25:00:00", "hh:mm:ss"),
        ("2024-06T10:00:00", "whole day"),
        ("2024-06-21T10:00:00/..", "without a time"),
        ("2024-06-21-03", "more parts"),
    ];
    for (text, part) in cases {
        let error = text.parse::<Edtf>().expect_err(text);
        assert!(error.message().contains(part), "{text}: {error}");
    }
    let error = "2024-01/2024-1X".parse::<Edtf>().expect_err("two digits");
    assert_eq!(error.span(), Some(8..15), "the span is that of the end which is wrong");
    assert!("x".repeat(10_000_000).parse::<Edtf>().is_err_and(|e| e.message().len() < 400));
}

#[test]
fn order() {
    let sorted = [
        "../1985",
        "-0044",
        "1999",
        "2024-06-17/2024-06-23",
        "2024-06-21~",
        "2024-06-21",
        "2024-06-21?",
        "2024-06-21T09:00:00",
        "2024-06-21T10:00:00",
        "2024-06-21/..",
    ];
    let mut dates: Vec<Edtf> = sorted.iter().rev().map(|t| date(t)).collect();
    dates.sort();
    assert_eq!(dates.iter().map(Edtf::to_string).collect::<Vec<_>>(), sorted);
}

#[test]
fn ranges() {
    let days = |a: &str, b: &str| {
        let end = |t: &str| (!t.is_empty()).then(|| date(t));
        super::days(end(a).as_ref(), end(b).as_ref())
    };
    assert_eq!(days("2024-03", "2024-06"), (rd(2024, 3, 1), rd(2024, 6, 30)));
    assert_eq!(days("", "2024-06~"), (None, rd(2024, 7, 31)));
    assert_eq!(days("2024-03", ""), (rd(2024, 3, 1), None));
    let june = date("2024-06").bounds();
    assert!(intersects(days("2024-06-30", ""), june) && !intersects(days("2024-07", ""), june));
    assert!(within(june, days("2024", "")) && !within(days("2024", ""), june));
    assert!(within((None, Some(3)), (None, Some(3))) && !within((None, Some(3)), (Some(0), Some(3))));
}

#[test]
fn numbers_and_ends() {
    let parts = |year, season, month, day| Some(Parts { year, season, month, day });
    assert_eq!(date("2024-06-21~").parts(), parts(2024, None, Some(6), Some(21)));
    assert_eq!(date("2024-06-XX").parts(), parts(2024, None, Some(6), None));
    assert_eq!(date("2024-23").parts(), parts(2024, Some(23), None, None));
    assert_eq!(date("2024-XX").parts(), parts(2024, None, None, None));
    assert_eq!((date("202X").parts(), date("2024/2025").parts()), (None, None));
    assert_eq!(date("2024~/..").ends(), Some((Some(date("2024~")), None)));
    assert_eq!(date("2024").ends(), None);
}

#[test]
fn from_numbers() {
    assert_eq!(Edtf::from_day(0), Some(date("1970-01-01")));
    assert_eq!(Edtf::from_month(2024, 6), Some(date("2024-06")));
    assert_eq!(Edtf::from_year(-43), Some(date("-0043")));
    assert_eq!(Edtf::from_year(YEAR_MAX).map(|y| y.to_string()), Some("Y999999".into()));
    for none in [
        Edtf::from_day(i32::MIN),
        Edtf::from_day(i32::MAX),
        Edtf::from_month(2024, 13),
        Edtf::from_year(i32::MIN),
    ] {
        assert_eq!(none, None);
    }
}

/// Dates of every form, as text.
fn any_date() -> impl Strategy<Value = String> {
    let mark = prop_oneof![Just(""), Just("?"), Just("~"), Just("%")];
    let year = -60i32..2100;
    let four = |y: i32| format!("{}{:04}", if y < 0 { "-" } else { "" }, y.abs());
    let point = prop_oneof![
        year.clone().prop_map(four),
        (year.clone(), 1..=12).prop_map(move |(y, m)| format!("{}-{m:02}", four(y))),
        (year.clone(), 21..=24).prop_map(move |(y, s)| format!("{}-{s}", four(y))),
        (year.clone(), 1..=12, 1..=28).prop_map(move |(y, m, d)| format!("{}-{m:02}-{d:02}", four(y))),
        year.clone().prop_map(move |y| format!("{}-XX", four(y))),
        year.clone().prop_map(move |y| format!("{}-XX-XX", four(y))),
        (year, 1..=12).prop_map(move |(y, m)| format!("{}-{m:02}-XX", four(y))),
        (0..210).prop_map(|d| format!("{d:03}X")),
        (0..21).prop_map(|c| format!("{c:02}XX")),
        (10_000..=YEAR_MAX).prop_map(|y| format!("Y{y}")),
        (10_000..=YEAR_MAX).prop_map(|y| format!("Y-{y}")),
    ];
    let point = (point, mark).prop_map(|(p, m)| format!("{p}{m}"));
    let end = prop_oneof![4 => point.clone(), 1 => Just("..".into()), 1 => Just(String::new())];
    let time = (1900..2100, 0..24, 0..60, prop_oneof![Just(""), Just("Z"), Just("+09"), Just("-03:30")])
        .prop_map(|(y, h, s, zone)| format!("{y}-05-06T{h:02}:07:{s:02}{zone}"));
    prop_oneof![4 => point, 1 => time, 4 => (end.clone(), end).prop_map(|(a, b)| format!("{a}/{b}"))]
}

/// The days of 1900 to 2100 that a date can mean, by looking at each one's own digits rather than at arithmetic.
fn day_set(text: &str) -> Vec<i32> {
    let (Some(first), Some(last)) = (rd(1900, 1, 1), rd(2100, 12, 31)) else { return vec![] };
    (first..=last)
        .filter(|day| {
            let (y, m, d) = datealgo::rd_to_date(*day);
            let written = format!("{y:04}-{m:02}-{d:02}");
            let can_mean =
                |pattern: &str| pattern.bytes().zip(written.bytes()).all(|(p, w)| p == b'X' || p == w);
            match text.split_once('/') {
                None => can_mean(text),
                Some((a, b)) => {
                    // Digits, with X as the least or greatest of them, order as days do.
                    let least = a.replace('X', "0");
                    let greatest = format!("{:~<10}", b.replace('X', "~"));
                    (a.is_empty() || a == ".." || written.as_str() >= least.as_str())
                        && (b.is_empty() || b == ".." || written.as_str() <= greatest.as_str())
                }
            }
        })
        .collect()
}

proptest! {
    #[test]
    fn prints_what_it_parses(text in any_date()) {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert_eq!(date.to_string(), text);
            prop_assert_eq!(date.to_string().parse::<Edtf>().ok(), Some(date));
            prop_assert!(!date.text().is_empty());
            let (first, last) = date.bounds();
            prop_assert!(first.is_none() || last.is_none() || first <= last);
            let json = serde_json::to_string(&date).unwrap();
            prop_assert_eq!(serde_json::from_str::<Edtf>(&json).unwrap(), date);
        } else {
            // All else that the strategy makes is an interval of nothing, or one the wrong way round.
            prop_assert!(text.contains('/'), "{}", text);
        }
    }

    #[test]
    fn never_panics(text in ".{0,40}") {
        let _ = text.parse::<Edtf>();
    }

    #[test]
    fn never_panics_on_near_dates(text in "[-0-9XxYTZ/.~?% :+]{0,14}") {
        match text.parse::<Edtf>() {
            Ok(date) => prop_assert_eq!(date.to_string(), text),
            Err(error) => if let Some(right) = error.suggestion() {
                prop_assert!(right.parse::<Edtf>().is_ok());
            }
        }
    }

    #[test]
    fn total_order(a in any_date(), b in any_date(), c in any_date()) {
        if let (Ok(a), Ok(b), Ok(c)) = (a.parse::<Edtf>(), b.parse::<Edtf>(), c.parse::<Edtf>()) {
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b).is_eq(), a == b);
            if a <= b && b <= c { prop_assert!(a <= c); }
            if let (Some(x), Some(y)) = (a.bounds().0, b.bounds().0) && x < y { prop_assert!(a < b); }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    /// Overlap and containment against sets of days.
    #[test]
    fn compares_as_day_sets_do(a in near(), b in near()) {
        if let (Ok(x), Ok(y)) = (a.parse::<Edtf>(), b.parse::<Edtf>()) {
            let (s, t) = (day_set(&a), day_set(&b));
            let both = s.iter().any(|day| t.binary_search(day).is_ok());
            prop_assert_eq!(x.intersects(&y), both, "{} {}", a, b);
            let open = |text: &str, end| text.split_once('/').is_some_and(|(a, b)| matches!([a, b][end], "" | ".."));
            if (open(&b, 0) || !open(&a, 0)) && (open(&b, 1) || !open(&a, 1)) {
                prop_assert_eq!(x.within(&y), s.iter().all(|day| t.binary_search(day).is_ok()), "{} {}", a, b);
            } else {
                prop_assert!(!x.within(&y));
            }
        }
    }
}

/// Dates near each other, so that they often meet.
fn near() -> impl Strategy<Value = String> {
    let point = prop_oneof![
        (2019..2026).prop_map(|y: i32| y.to_string()),
        (2019..2026, 1..=12).prop_map(|(y, m)| format!("{y}-{m:02}")),
        (2019..2022, 1..=12, 1..=28).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")),
        (2019..2022, 1..=12).prop_map(|(y, m)| format!("{y}-{m:02}-XX")),
        (2019..2022).prop_map(|y| format!("{y}-XX")),
        Just("202X".into()),
        Just("201X".into()),
        Just("20XX".into()),
    ];
    let end = prop_oneof![6 => point.clone(), 1 => Just("..".into()), 1 => Just(String::new())];
    prop_oneof![point, (end.clone(), end).prop_map(|(a, b)| format!("{a}/{b}"))]
}
