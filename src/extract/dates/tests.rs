//! Each rule by a sentence of its own. All are read as if published on Friday 21 June 2024, unless a test says so.

mod context;

use crate::extract::{DateMention, Options, extract};

fn dates<'t>(text: &'t str, published: Option<&str>) -> Vec<DateMention<'t>> {
    extract(text, &Options { published, ..Options::default() }).unwrap().dates
}

/// What is found, as `text = value`.
fn read(text: &str) -> Vec<String> {
    read_from(text, Some("2024-06-21"))
}

fn read_from(text: &str, published: Option<&str>) -> Vec<String> {
    dates(text, published).iter().map(|d| format!("{} = {}", d.text, d.value)).collect()
}

/// What is found, as `text = EDTF`.
fn edtf(text: &str) -> Vec<String> {
    dates(text, Some("2024-06-21"))
        .iter()
        .map(|d| format!("{} = {}", d.text, d.edtf.as_deref().unwrap_or("-")))
        .collect()
}

#[test]
fn written_in_full() {
    assert_eq!(read("It was signed on 2024-06-19."), ["2024-06-19 = 2024-06-19"]);
    assert_eq!(read("It was signed on June 19, 2024, in the north."), ["June 19, 2024 = 2024-06-19"]);
    assert_eq!(read("It was signed on 19 June 2024."), ["19 June 2024 = 2024-06-19"]);
    assert_eq!(read("Wednesday, June 19, 2024"), ["Wednesday, June 19, 2024 = 2024-06-19"]);
    assert_eq!(read("the 19th of June, 2024"), ["the 19th of June, 2024 = 2024-06-19"]);
    assert_eq!(read("the August 1988 truce"), ["August 1988 = 1988-08"]);
    assert_eq!(read("on Sept. 3, 1998, they"), ["Sept. 3, 1998 = 1998-09-03"]);
}

#[test]
fn figures() {
    assert_eq!(read("dated 19/06/2024"), ["19/06/2024 = 2024-06-19"]);
    assert_eq!(read("dated 6/19/24"), ["6/19/24 = 2024-06-19"]);
    assert_eq!(read("dated 19.06.2024"), ["19.06.2024 = 2024-06-19"]);
    assert_eq!(
        read("from 05/06/2024 on, not 13/06/2024"),
        ["05/06/2024 = 2024-06-05", "13/06/2024 = 2024-06-13"]
    );
    assert_eq!(read("document S/2024/255 of the Council"), [""; 0]);
}

#[test]
fn days_of_the_week() {
    assert_eq!(read("He met them on Thursday."), ["Thursday = 2024-06-20"]);
    assert_eq!(read("He said Friday that it failed."), ["Friday = 2024-06-21"]);
    assert_eq!(read("He will meet them on Thursday."), ["Thursday = 2024-06-27"]);
    assert_eq!(read("They arrived last Tuesday."), ["last Tuesday = 2024-06-18"]);
    assert_eq!(read("They leave next Monday."), ["next Monday = 2024-06-24"]);
    assert_eq!(read_from("He met them on Thursday.", None), ["Thursday = XXXX-WXX-4"]);
    assert_eq!(read_from("He met them on Thursday.", Some("2024")), ["Thursday = XXXX-WXX-4"]);
}

#[test]
fn years() {
    assert_eq!(edtf("the 1950-53 war"), ["1950 = 1950/1953", "53 = 1953"]);
    assert_eq!(read("in 2010-12-31, call 1950-53-22"), ["2010-12-31 = 2010-12-31"]);
    assert_eq!(edtf("Since 2006 the ban has held."), ["2006 = 2006/.."]);
    assert_eq!(edtf("It held from 2016 to 2019."), ["2016 = 2016/2019", "2019 = 2019"]);
    assert_eq!(edtf("It held until March 2019."), ["March 2019 = ../2019-03"]);
    assert_eq!(read("the 1961 treaty"), ["1961 = 1961"]);
    assert_eq!(read("Resolution 1985 (2011) and resolutions 1928 and 2050"), [""; 0]);
    assert_eq!(read("in nineteen ninety-seven"), ["nineteen ninety-seven = 1997"]);
    assert_eq!(read("the late 1970s and the '80s"), ["the late 1970s = 197", "'80s = 198"]);
    assert_eq!(read("a temple of the 11th century"), ["the 11th century = 10"]);
}

#[test]
fn told_from_the_publication() {
    assert_eq!(read("Two days ago it rained."), ["Two days ago = 2024-06-19"]);
    assert_eq!(read("Last week they met."), ["Last week = 2024-W24"]);
    assert_eq!(read("earlier this month"), ["earlier this month = 2024-06"]);
    assert_eq!(read("in the past five years"), ["the past five years = P5Y"]);
    assert_eq!(read("last night"), ["last night = 2024-06-20TNI"]);
    assert_eq!(read("Last August he left."), ["Last August = 2023-08"]);
    assert_eq!(read("this summer"), ["this summer = 2024-SU"]);
    assert_eq!(read("a year ago"), ["a year ago = 2023"]);
}

#[test]
fn lengths_and_sets() {
    assert_eq!(read("for two and a half years"), ["two and a half years = P2Y6M"]);
    assert_eq!(read("the five-year plan"), ["five-year = P5Y"]);
    assert_eq!(read("for more than three hours"), ["more than three hours = PT3H"]);
    assert_eq!(read("every Thursday and twice a year"), ["every Thursday = XXXX-WXX-4", "a year = P1Y"]);
    assert_eq!(read("the annual report"), ["annual = P1Y"]);
    assert_eq!(read("a 34-year-old man"), [""; 0]);
}

#[test]
fn times() {
    assert_eq!(read("at 3:15 p.m. EST"), ["3:15 p.m. EST = 2024-06-21T15:15"]);
    assert_eq!(read("on Thursday at 10 a.m. they met"), ["Thursday at 10 a.m. = 2024-06-20T10:00"]);
    assert_eq!(read("they met Monday morning"), ["Monday morning = 2024-06-17TMO"]);
    assert_eq!(read("from midday GMT"), ["midday GMT = 2024-06-21T12:00Z"]);
    assert_eq!(read("at 0735 GMT Thursday it fell"), ["0735 GMT Thursday = 2024-06-20T07:35Z"]);
}

#[test]
fn told_from_the_narrative() {
    assert_eq!(
        read("They met on 3 May 2019. Two days later they parted."),
        ["3 May 2019 = 2019-05-03", "Two days later = 2019-05-05"]
    );
    assert_eq!(
        read("It began in 2017. The following year it ended."),
        ["2017 = 2017", "The following year = 2018"]
    );
    assert_eq!(
        read("He fell on 3 May 2019. That day it rained."),
        ["3 May 2019 = 2019-05-03", "That day = 2019-05-03"]
    );
    assert_eq!(
        read("It was adopted in December 2017 after the test of November 28."),
        ["December 2017 = 2017-12", "November 28 = 2017-11-28"]
    );
}

#[test]
fn words_that_are_no_dates() {
    assert_eq!(read("They may march on the capital."), [""; 0]);
    assert_eq!(read("A second attempt would fall short."), [""; 0]);
    assert_eq!(read("Theresa May said no."), [""; 0]);
}

#[test]
fn nothing_breaks_it() {
    let deep = "the last week of ".repeat(2000);
    for text in
        ["", "the", "last", "a", "’", "12:", "2024-", "31 February 2024", "9999-12-31", "the year", &deep]
    {
        for published in [
            None,
            Some("2024-06-21"),
            Some("2024"),
            Some("-9999-01-01"),
            Some("9999-12-31"),
            Some("Y170000"),
            Some("../2024"),
        ] {
            if let Ok(found) = extract(text, &Options { published, ..Options::default() }) {
                for date in found.dates {
                    assert_eq!(&text[date.start..date.end], date.text);
                }
            }
        }
    }
}

#[test]
fn plans_and_what_was() {
    assert_eq!(read("The vote is set for Tuesday."), ["Tuesday = 2024-06-25"]);
    assert_eq!(
        read("The deadline was extended until 5 p.m. Tuesday."),
        ["5 p.m. Tuesday = 2024-06-25T17:00"]
    );
    assert_eq!(read("They wrote of Tuesday's vote and will write again."), ["Tuesday = 2024-06-18"]);
    assert_eq!(read("All had answered by Tuesday."), ["Tuesday = 2024-06-18"]);
    assert_eq!(read("He may leave as early as Tuesday."), ["Tuesday = 2024-06-25"]);
    assert_eq!(read("He was ordered to testify on July 10."), ["July 10 = 2024-07-10"]);
    assert_eq!(read("They fell out in December."), ["December = 2023-12"]);
    assert_eq!(read("The case is heard in August."), ["August = 2024-08"]);
}

#[test]
fn quarters() {
    assert_eq!(read("in the first quarter of 2023"), ["the first quarter of 2023 = 2023-Q1"]);
    assert_eq!(read("The third-quarter loss grew."), ["third-quarter = 2023-Q3"]);
    assert_eq!(edtf("in the second half of 1989"), ["the second half of 1989 = 1989-07/1989-12"]);
    assert_eq!(read("Exports doubled in Q1 2024."), ["Q1 2024 = 2024-Q1"]);
    assert_eq!(read("in the 1988 second quarter"), ["1988 second quarter = 1988-Q2"]);
    assert_eq!(read("next year's first quarter"), ["next year's first quarter = 2025-Q1"]);
}

#[test]
fn feasts_and_seasons() {
    assert_eq!(read("They met on Christmas Day."), ["Christmas Day = 2023-12-25"]);
    assert_eq!(read("He left last Thanksgiving."), ["last Thanksgiving = 2023-11-23"]);
    assert_eq!(read("on Good Friday 2024"), ["Good Friday 2024 = 2024-03-29"]);
    assert_eq!(edtf("in the summer of 2013"), ["summer of 2013 = 2013-22"]);
    assert_eq!(read("last fall"), ["last fall = 2023-FA"]);
}

#[test]
fn lists_and_ranges_of_days() {
    assert_eq!(read("on April 24 and 25, they"), ["April 24 = 2024-04-24", "25 = 2024-04-25"]);
    assert_eq!(edtf("from 10-16 June"), ["10-16 June = 2024-06-10/2024-06-16"]);
    assert_eq!(edtf("on March 3-5, 2019"), ["March 3-5, 2019 = 2019-03-03/2019-03-05"]);
    assert_eq!(read("the last week of March"), ["the last week of March = 2024-W13"]);
    assert_eq!(read("the week of March 6"), ["the week of March 6 = 2024-W10"]);
    assert_eq!(read("the second Tuesday of May 2024"), ["the second Tuesday of May 2024 = 2024-05-14"]);
    assert_eq!(read("It will be held on the 28th."), ["the 28th = 2024-06-28"]);
}

#[test]
fn beside_an_event() {
    assert_eq!(
        read("They met on 12 June 2024. On the Monday before the meeting he wrote."),
        ["12 June 2024 = 2024-06-12", "the Monday = 2024-06-10"]
    );
    let found = dates("two days after the signing", Some("2024-06-21"));
    assert_eq!((&*found[0].value, found[0].anchor.as_deref()), ("P2D", Some("after the signing")));
    assert_eq!(found[0].edtf, None);
    assert_eq!(read("three weeks before Christmas 2023"), ["three weeks before Christmas 2023 = 2023-12-04"]);
}

#[test]
fn numbers_of_something() {
    assert_eq!(read("call 138-2010-2015 now-or-never"), [""; 0]);
    assert_eq!(read("some 2000 people, $2010 each"), [""; 0]);
    assert_eq!(read("three-quarters of its food"), [""; 0]);
    assert_eq!(read("It pays $2 million a year."), [""; 0]);
    assert_eq!(read("the 1718 Committee and the 1988 Sanctions Committee"), [""; 0]);
}

#[test]
fn without_a_day_of_publication() {
    assert_eq!(read_from("yesterday and in June", None), ["yesterday = PAST_REF", "June = XXXX-06"]);
    assert_eq!(
        read_from("last week and next year", None),
        ["last week = PAST_REF", "next year = FUTURE_REF"]
    );
    assert_eq!(
        read_from("this month, on June 4", Some("2024-06")),
        ["this month = 2024-06", "June 4 = 2024-06-04"]
    );
}

/// Pieces that rules look for, and some that they trip over.
const PIECES: [&str; 64] = [
    "the",
    "a",
    "last",
    "next",
    "this",
    "two",
    "few",
    "half",
    "1989",
    "24",
    "3",
    "21st",
    "June",
    "Friday",
    "week",
    "years",
    "ago",
    "later",
    "of",
    "-",
    "–",
    "/",
    ":",
    ".",
    ",",
    "’",
    "'",
    "(",
    ")",
    "p.m.",
    "GMT",
    "noon",
    "morning",
    "first",
    "quarter",
    "and",
    "to",
    "until",
    "since",
    "every",
    "early",
    "end",
    "mid",
    "about",
    "more than",
    "today",
    "Christmas",
    "Easter",
    "past",
    "the past",
    "recent",
    "World War II",
    "daily",
    "’s",
    "12/31",
    "9999-12-31",
    "0001",
    "’80s",
    "1990s",
    "\u{a0}",
    "é",
    "\n\n",
    "second",
    "that",
];

proptest::proptest! {
    #[test]
    fn spans_hold_on_any_text(
        pieces in proptest::collection::vec((0..PIECES.len(), proptest::bool::weighted(0.8)), 0..60),
        year in -9999i32..=9999, month in 1u8..=12, day in 1u8..=28, given in 0usize..4,
    ) {
        let mut text = String::new();
        for (piece, spaced) in pieces {
            text.push_str(PIECES[piece]);
            if spaced {
                text.push(' ');
            }
        }
        let year = if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        let published: [Option<String>; 4] = [None, Some(format!("{year}-{month:02}-{day:02}")), Some(format!("{year}-{month:02}")), Some(year.clone())];
        let found = dates(&text, published[given].as_deref());
        let mut end = 0;
        for date in &found {
            proptest::prop_assert!(date.start >= end && date.end > date.start && date.end <= text.len());
            proptest::prop_assert_eq!(&text[date.start..date.end], date.text);
            proptest::prop_assert!((0.0..=1.0).contains(&date.confidence) && !date.value.is_empty());
            if let Some(edtf) = &date.edtf {
                proptest::prop_assert!(edtf.parse::<crate::edtf::Edtf>().is_ok(), "{} for {}", edtf, date.text);
            }
            end = date.end;
        }
    }

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        for date in dates(&text, Some("2024-06-21")) {
            proptest::prop_assert_eq!(&text[date.start..date.end], date.text);
        }
    }
}
