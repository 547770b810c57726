//! What was probably meant by a text that is not EDTF. A suggestion keeps what is certain and invents nothing: a day
//! that the calendar does not have becomes its month, and 03/04/2024, which is two dates, becomes none.

use super::parse::strict;
use super::text::MONTHS;

/// The right form, if there is one. It is always EDTF, and never the text itself.
pub(super) fn repair(text: &str) -> Option<String> {
    if text.len() > 80 {
        return None;
    }
    let plain: String = text.trim().chars().map(plain).collect();
    let attempts = [
        Some(plain.clone()),
        point(&plain),
        interval(&plain, '/'),
        plain.split_once("..").and_then(|_| interval(&plain.replacen("..", "/", 1), '/')),
        spaced(&plain),
        two_years(&plain),
        Some(plain.replace('?', "X")), // 201?
    ];
    attempts.into_iter().flatten().find(|s| s != text && strict(s).is_ok())
}

/// Dashes and spaces of print become those of the keyboard.
fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn interval(text: &str, between: char) -> Option<String> {
    let (start, end) = text.split_once(between)?;
    let repaired = |text: &str| match text.trim() {
        "" if between == '/' => Some(String::new()),
        text if strict(text).is_ok() => Some(text.to_owned()),
        text => open(text).map(str::to_owned).or_else(|| point(text)),
    };
    let (start, end) = (repaired(start)?, repaired(end)?);
    Some(format!("{start}/{end}"))
}

/// Words for an open or unknown end, of people and of EDTF's drafts.
fn open(text: &str) -> Option<&'static str> {
    match text.to_ascii_lowercase().as_str() {
        ".." | "..." | "open" | "now" | "today" | "present" | "*" => Some(".."),
        "unknown" | "?" => Some(""),
        _ => None,
    }
}

/// `2024-03 to 2024-06`, `2024-03 - 2024-06`.
fn spaced(text: &str) -> Option<String> {
    [" to ", " - ", " until "].iter().find_map(|between| {
        let (start, end) = text.split_once(between)?;
        interval(&format!("{start}/{end}"), '/')
    })
}

/// `2019-2021`.
fn two_years(text: &str) -> Option<String> {
    let (start, end) = text.split_once('-')?;
    (start.len() == 4 && end.len() == 4).then(|| format!("{start}/{end}"))
}

fn point(text: &str) -> Option<String> {
    let (body, mark) = qualifier(text);
    let body = body.trim();
    let date = (unknown_digits(body).or_else(|| numbers(body)).or_else(|| named_month(body)))
        .or_else(|| strict(body).is_ok().then(|| body.to_owned()))?;
    let date = format!("{date}{mark}");
    strict(&date).is_ok().then_some(date)
}

/// The text without its qualifiers, wherever they stand, and the one that sums them up.
fn qualifier(text: &str) -> (String, &'static str) {
    let mut approximate = text.contains(['~', '%']);
    let uncertain = text.contains(['?', '%']);
    let mut body: String = text.chars().filter(|c| !matches!(c, '~' | '%' | '?')).collect();
    for about in ["circa ", "about ", "around ", "ca. ", "ca ", "c. ", "c."] {
        if let Some(rest) =
            body.get(..about.len()).filter(|s| s.eq_ignore_ascii_case(about)).and(body.get(about.len()..))
        {
            body = rest.to_owned();
            approximate = true;
        }
    }
    let mark = match (uncertain, approximate) {
        (false, false) => "",
        (true, false) => "?",
        (false, true) => "~",
        (true, true) => "%",
    };
    (body, mark)
}

/// `201x`, `19uu` (EDTF's drafts), `1980s`.
fn unknown_digits(text: &str) -> Option<String> {
    if let Some(decade) = text.strip_suffix("0s").filter(|d| d.len() == 3 && !d.ends_with('0')) {
        return Some(format!("{decade}X"));
    }
    let upper: String = text.chars().map(|c| if matches!(c, 'x' | 'u' | 'U') { 'X' } else { c }).collect();
    (upper != text && strict(&upper).is_ok()).then_some(upper)
}

/// Year, month and day as numbers, with any of the usual signs between them and in any order that is certain.
fn numbers(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ']).filter(|p| !p.is_empty()).collect();
    if parts.is_empty() || parts.len() > 3 || !parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let number = |part: &str| part.parse::<u32>().ok();
    match parts[..] {
        [all] if all.len() == 8 => ymd(number(&all[..4])?, number(&all[4..6])?, Some(number(&all[6..])?)),
        [year, month] if year.len() == 4 && month.len() <= 2 => ymd(number(year)?, number(month)?, None),
        [month, year] if year.len() == 4 && month.len() <= 2 => ymd(number(year)?, number(month)?, None),
        [year, month, day] if year.len() == 4 && month.len() <= 2 => {
            ymd(number(year)?, number(month)?, Some(number(day)?))
        }
        [a, b, year] if year.len() == 4 => {
            let (year, a, b) = (number(year)?, number(a)?, number(b)?);
            // With dots the day comes first everywhere. With slashes it depends on the country.
            if text.contains('.') || a > 12 || a == b {
                ymd(year, b, Some(a))
            } else if b > 12 {
                ymd(year, a, Some(b))
            } else {
                None
            }
        }
        _ => None,
    }
}

/// The date, or as much of it as the calendar has.
fn ymd(year: u32, month: u32, day: Option<u32>) -> Option<String> {
    let month_only = format!("{year:04}-{month:02}");
    day.map(|day| format!("{month_only}-{day:02}"))
        .into_iter()
        .chain([month_only, format!("{year:04}")])
        .find(|date| strict(date).is_ok())
}

/// `21 June 2024`, `June 21, 2024`, `Jun 2024`.
fn named_month(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split([' ', ',', '.', '-']).filter(|w| !w.is_empty()).collect();
    let month = |word: &str| {
        let index = MONTHS.iter().position(|name| {
            word.len() >= 3 && name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        })?;
        u32::try_from(index + 1).ok()
    };
    let number = |word: &str| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        digits.parse::<u32>().ok()
    };
    match words[..] {
        [m, year] if year.len() == 4 => ymd(number(year)?, month(m)?, None),
        [a, b, year] if year.len() == 4 => match (month(a), month(b)) {
            (Some(month), None) => ymd(number(year)?, month, Some(number(b)?)),
            (None, Some(month)) => ymd(number(year)?, month, Some(number(a)?)),
            _ => None,
        },
        _ => None,
    }
}
