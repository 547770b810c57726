use datealgo::{date_to_rd, days_in_month, rd_to_date, rd_to_weekday};

/// The first and the last day that is reckoned with: years 1 to 9998, so that no step leaves what EDTF can write.
const FIRST: i32 = date_to_rd((1, 1, 8));
const LAST: i32 = date_to_rd((9998, 12, 24));

/// The day, if it is one that is reckoned with.
pub(super) fn sound(day: i32) -> Option<i32> {
    (FIRST..=LAST).contains(&day).then_some(day)
}

/// The day of a date, if the calendar has it.
pub(super) fn day(year: i32, month: u8, day: u8) -> Option<i32> {
    let right = (1..9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=days_in_month(year, month)).contains(&day);
    right.then(|| date_to_rd((year, month, day))).and_then(sound)
}

/// The last such day of the week before a day.
pub(super) fn weekday_before(day: i32, weekday: u8) -> i32 {
    let back = (i32::from(rd_to_weekday(day)) - i32::from(weekday)).rem_euclid(7);
    day - if back == 0 { 7 } else { back }
}

/// The first such day of the week after a day.
pub(super) fn weekday_after(day: i32, weekday: u8) -> i32 {
    let on = (i32::from(weekday) - i32::from(rd_to_weekday(day))).rem_euclid(7);
    day + if on == 0 { 7 } else { on }
}

/// That day of the week in the week, Monday to Sunday, of a day.
pub(super) fn weekday_in_week(day: i32, weekday: u8) -> i32 {
    day - i32::from(rd_to_weekday(day)) + i32::from(weekday)
}

/// Easter Sunday of the western churches (the Gregorian computus in Oudin's form).
pub(super) fn easter(year: i32) -> Option<i32> {
    let century = year / 100;
    let golden = year % 19;
    let moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    let full = moon - (moon / 28) * (1 - (moon / 28) * (29 / (moon + 1)) * ((21 - golden) / 11));
    let week = (year + year / 4 + full + 2 - century + century / 4) % 7;
    let sunday = full - week;
    let month = 3 + (sunday + 40) / 44;
    day(year, month as u8, (sunday + 28 - 31 * (month / 4)) as u8)
}

/// The day of a feast in a year, from how the lexicon tells it: `12-25`, `11-4-4` for the fourth Thursday of November,
/// `9-1--1` for a last Monday, `E-2` for two days before Easter.
pub(super) fn feast(told: &str, year: i32) -> Option<i32> {
    if let Some(days) = told.strip_prefix('E') {
        return sound(easter(year)?.checked_add(days.parse().ok()?)?);
    }
    let mut parts = told.splitn(3, '-');
    let (month, second): (u8, u8) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let Some(nth) = parts.next() else { return day(year, month, second) };
    nth_weekday(year, month, second, nth.parse().ok()?)
}

/// The nth such day of the week in a month; -1 for the last.
pub(super) fn nth_weekday(year: i32, month: u8, weekday: u8, nth: i32) -> Option<i32> {
    if !(1..=7).contains(&weekday) || !(-1..=5).contains(&nth) || nth == 0 {
        return None;
    }
    if nth < 0 {
        let last = day(year, month, days_in_month(year, month))?;
        return Some(weekday_before(last + 1, weekday));
    }
    let found = weekday_after(day(year, month, 1)? - 1, weekday) + 7 * (nth - 1);
    (rd_to_date(found).1 == month).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, date) in [(1998, 4, 12), (2000, 4, 23), (2013, 3, 31), (2024, 3, 31), (2038, 4, 25)]
        {
            assert_eq!(easter(year), day(year, month, date), "{year}");
        }
    }

    #[test]
    fn feasts() {
        assert_eq!(feast("11-4-4", 1999), day(1999, 11, 25));
        assert_eq!(feast("5-1--1", 2024), day(2024, 5, 27));
        assert_eq!(feast("E-2", 2024), day(2024, 3, 29));
        assert_eq!(feast("12-25", 2024), day(2024, 12, 25));
        assert_eq!(feast("nonsense", 2024), None);
    }

    #[test]
    fn days_of_the_week() {
        let friday = day(2024, 6, 21).unwrap();
        assert_eq!(weekday_before(friday, 5), friday - 7);
        assert_eq!(weekday_after(friday, 1), friday + 3);
        assert_eq!(weekday_in_week(friday, 7), friday + 2);
        assert_eq!(day(2023, 2, 29), None);
    }
}
