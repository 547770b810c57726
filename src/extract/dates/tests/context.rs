//! What is told by what stands around: ranges, tense, names, what was told before.

use super::{edtf, read, read_from};

#[test]
fn a_range_has_one_year() {
    assert_eq!(edtf("from May to July 2013"), ["May = 2013-05/2013-07", "July 2013 = 2013-07"]);
    assert_eq!(read("in March and April 2012"), ["March = 2012-03", "April 2012 = 2012-04"]);
    assert_eq!(read("Nov. 18 to Jan. 5, 2015"), ["Nov. 18 = 2014-11-18", "Jan. 5, 2015 = 2015-01-05"]);
    assert_eq!(read("in Jan-Feb 2017"), ["Jan = 2017-01", "Feb 2017 = 2017-02"]);
    assert_eq!(edtf("It ran 2014 to 2018."), ["2014 = 2014/2018", "2018 = 2018"]);
    assert_eq!(
        edtf("The road was closed from April until the end of May."),
        ["April = 2024-04/2024-05", "the end of May = ../2024-05"]
    );
    assert_eq!(
        read("from the ninth to the seventeenth of April 2017"),
        ["the ninth to the seventeenth of April 2017 = 2017-04-09/2017-04-17"]
    );
    assert_eq!(read("between 3 and 12 of Sept 2016"), ["3 and 12 of Sept 2016 = 2016-09-03/2016-09-12"]);
}

#[test]
fn figures_with_the_name_of_a_month() {
    for text in
        ["21-Jun-24", "21-Jun-2024", "21/Jun/2024", "2024/Jun/21", "2024-Jun-21", "2024/06/21", "20240621"]
    {
        assert_eq!(read(&format!("Sent {text} from Lima.")), [format!("{text} = 2024-06-21")]);
    }
    assert_eq!(read("Answer by 7/22 at the latest."), ["7/22 = 2024-07-22"]);
    assert_eq!(read("He scored 7/10 and ate 3/4 of it."), [""; 0]);
}

#[test]
fn weeks_belong_to_where_their_thursday_is() {
    assert_eq!(read("the last week of March 2009"), ["the last week of March 2009 = 2009-W13"]);
    assert_eq!(read("the first week of July 2023"), ["the first week of July 2023 = 2023-W27"]);
    assert_eq!(read("the third month of 2021"), ["the third month of 2021 = 2021-03"]);
}

#[test]
fn days_of_the_week_by_a_number() {
    assert_eq!(read("They will meet on Tuesday the second."), ["Tuesday the second = 2024-07-02"]);
    assert_eq!(read("They presented on Tuesday the first car."), ["Tuesday = 2024-06-18"]);
    assert_eq!(read("Come next week on Tuesday."), ["next week on Tuesday = 2024-06-25"]);
    assert_eq!(
        read("It opens on Monday of the following week."),
        ["Monday of the following week = 2024-06-24"]
    );
}

#[test]
fn the_present_may_tell_what_is_to_come() {
    assert_eq!(read("She is speaking in Oslo on Monday."), ["Monday = 2024-06-24"]);
    assert_eq!(read("He is recovering after a fall on Monday."), ["Monday = 2024-06-17"]);
    assert_eq!(read("Peru holds its election on Sunday."), ["Sunday = 2024-06-23"]);
    assert_eq!(read("Ministers to meet on Monday"), ["Monday = 2024-06-24"]);
    assert_eq!(read("They could still win on Tuesday."), ["Tuesday = 2024-06-25"]);
    assert_eq!(read("It would have passed on Tuesday."), ["Tuesday = 2024-06-18"]);
    assert_eq!(read("It closed until after the November vote."), ["November = 2024-11"]);
    assert_eq!(read("A still unspecified day in July"), ["July = 2024-07"]);
    assert_eq!(read("She pledged Thursday to go."), ["Thursday = 2024-06-20"]);
    assert_eq!(read("She pledged to go on Thursday."), ["Thursday = 2024-06-27"]);
    assert_eq!(read("He would not say Thursday who won."), ["Thursday = 2024-06-20"]);
    assert_eq!(read("Apart from Thursday night, he appears to be well."), ["Thursday night = 2024-06-20TNI"]);
    assert_eq!(read("They have the votes that they needed in September."), ["September = 2024-09"]);
    assert_eq!(read("Norway, whose Sept. 9 vote is the next, led."), ["Sept. 9 = 2024-09-09"]);
    assert_eq!(read("in the year ended July 31"), ["the year = P1Y", "July 31 = 2023-07-31"]);
    assert_eq!(read("In September, they bought it."), ["September = 2023-09"]);
    assert_eq!(read("He was chosen to be the first on a flight in August."), ["August = 2024-08"]);
    assert_eq!(read("It began in May and ended Monday."), ["May = 2024-05", "Monday = 2024-06-17"]);
}

#[test]
fn names_tell_no_time() {
    for text in [
        "They watched This Morning on television.",
        "He told USA Today so.",
        "They won on Super Tuesday.",
        "The sale of 21st Century Studios",
        "Merry Christmas to all.",
        "It sends 9,000 people a year home.",
        "At the end of the day, it is about money.",
        "It was his last year in office.",
        "They moved past days of turmoil.",
        "the last day I saw her",
        "three quarters of the members",
        "She is in her late nineties.",
    ] {
        assert_eq!(read(text), [""; 0], "{text}");
    }
}

#[test]
fn told_before() {
    assert_eq!(
        read("They met on January 23, 2013. The letter sent on January 23 was read."),
        ["January 23, 2013 = 2013-01-23", "January 23 = 2013-01-23"]
    );
    assert_eq!(read("He was elected in 1972. That November he left."), ["1972 = 1972", "November = 1972-11"]);
    assert_eq!(
        read("She fell on Monday. They had met the day before."),
        ["Monday = 2024-06-17", "the day before = 2024-06-16"]
    );
    assert_eq!(
        read(
            "The port sold more last year than the year previous. In 2019 sales fell; the year after, they rose."
        ),
        ["last year = 2023", "the year previous = 2022", "2019 = 2019", "the year after = 2020"]
    );
    assert_eq!(read("They sold less the year before."), [""; 0]);
    assert_eq!(read("They still fly more than 200 years later."), ["more than 200 years later = P200Y"]);
    assert_eq!(read("since the Sept. 11 attacks"), ["Sept. 11 = 2001-09-11"]);
    assert_eq!(
        read_from("Germany in the '20s and in the nineties", Some("2016-06-23")),
        ["'20s = 192", "nineties = 199"]
    );
}

#[test]
fn beside_other_dates() {
    assert_eq!(read("the day after Christmas 2023"), ["the day after Christmas 2023 = 2023-12-26"]);
    assert_eq!(read("She led the polls the week after the debate."), [""; 0]);
    assert_eq!(read("It has been seven-and-a-half years."), ["seven-and-a-half years = P7Y6M"]);
    assert_eq!(read("It failed a long time ago."), ["a long time ago = PAST_REF"]);
    assert_eq!(read("Peru's 2000 campaign"), ["2000 = 2000"]);
    assert_eq!(
        read("They left in 1999. They sang throughout the night."),
        ["1999 = 1999", "the night = 2024-06-21TNI"]
    );
}

#[test]
fn times_on_a_part_of_a_day() {
    assert_eq!(read("It left at 6:15 on Monday evening."), ["6:15 on Monday evening = 2024-06-17T18:15"]);
    assert_eq!(read("In its 2012 fiscal year it lost."), ["2012 = 2012"]);
    assert_eq!(read("on the 21st of last month"), ["the 21st of last month = 2024-05-21"]);
    assert_eq!(read("It rained over the last week."), ["the last week = P1W"]);
    assert_eq!(read("The rules take effect Jan. 1."), ["Jan. 1 = 2025-01-01"]);
    assert_eq!(
        read("She fell on Monday. The next day she rose."),
        ["Monday = 2024-06-17", "The next day = 2024-06-18"]
    );
}

#[test]
fn the_latest_one_has_ended() {
    assert_eq!(read("in the latest quarter"), ["the latest quarter = 2024-Q1"]);
    assert_eq!(read("in the latest fiscal year"), ["the latest fiscal year = 2023"]);
    assert_eq!(read("in the latest nine months"), ["the latest nine months = P9M"]);
    assert_eq!(read("after several quarters of losses"), ["several quarters = PXQ"]);
    assert_eq!(read("over the years"), ["the years = PXY"]);
    assert_eq!(read("in the weeks ahead"), ["the weeks = PXW"]);
    assert_eq!(read("due by end of month."), ["end of month = 2024-06"]);
    assert_eq!(
        read("the 2 next weeks, 2019 Q1 and q3 2018"),
        ["the 2 next weeks = P2W", "2019 Q1 = 2019-Q1", "q3 2018 = 2018-Q3"]
    );
}
