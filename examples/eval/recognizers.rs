//! Microsoft's Recognizers: the cases of `DateTimeModel.json`. They were written for a calendar assistant and differ from
//! TimeML, so the comparison is mapped, and the mapping is this:
//!
//! - Counted are cases all of whose results are of the types `date`, `daterange`, `duration` and `set`, and those without
//!   a result; times of day have other values in TimeML.
//! - A *span* is right as in TempEval-3: strict if equal, relaxed if it overlaps. Where the key has one range (`from May to
//!   July`), TimeML has two expressions: both may overlap it, and neither counts as too much.
//! - A *value* is right if it equals the key's `timex`, where an `X` of the key (the assistant leaves the year of "2 March"
//!   open and resolves it both ways) stands for any digit; or, for a date, one of its resolved days; or, for a range, if
//!   the days of the EDTF are its first and its last day (their end is exclusive, or the first day of the last year or
//!   month that is named, and may be open). Of `(2018-03-24,2018-03-29,P5D)`, "next five days", TimeML has the length,
//!   which counts. `PT3H` for "few hours" is `PTXH` in TimeML, and counts.

use crate::score::Score;
use crate::table::Table;
use crate::{Wanted, data};
use article41::edtf::Edtf;
use article41::extract::{DateMention, Options, extract};
use serde_json::Value;

const SET: &str = "Recognizers: date, daterange, duration, set";

/// Prints the rows, if the files are there.
pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("dates") && !wanted.part("recognizers") {
        return;
    }
    let read = || {
        let path = data::shared("data/recognizers-specs/DateTime/English/DateTimeModel.json")?;
        let text = std::fs::read_to_string(path).ok()?;
        serde_json::from_str::<Vec<Value>>(text.trim_start_matches('\u{feff}')).ok()
    };
    let Some(cases) = read() else {
        return table.skipped(SET, "../shared/data/recognizers-specs is not there");
    };
    let mut all = Counts::default();
    let mut types: Vec<(&str, Counts)> =
        ["date", "daterange", "duration", "set"].map(|t| (t, Counts::default())).into();
    for case in cases.iter().filter_map(Case::read) {
        let counts = case.counts(wanted.verbose);
        all.add(counts);
        if let [only] = &case.results[..]
            && let Some((_, of)) = types.iter_mut().find(|(t, _)| *t == only.kind)
        {
            of.add(counts);
        }
    }
    table.f1(SET, "strict span", all.strict, None);
    table.f1(SET, "relaxed span", all.relaxed, None);
    table.f1(SET, "value", all.value, None);
    for (kind, counts) in types {
        table.f1(SET, format!("value, cases of one {kind}"), counts.value, None);
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    strict: Score,
    relaxed: Score,
    value: Score,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.strict.add(other.strict);
        self.relaxed.add(other.relaxed);
        self.value.add(other.value);
    }
}

struct Case {
    input: String,
    reference: String,
    results: Vec<Expected>,
}

struct Expected {
    start: usize,
    end: usize,
    kind: String,
    values: Vec<Value>,
}

impl Case {
    fn read(case: &Value) -> Option<Case> {
        let input = case["Input"].as_str()?.to_owned();
        let reference = case["Context"]["ReferenceDateTime"].as_str()?.get(..10)?.to_owned();
        let at = |n: &Value| input.char_indices().nth(n.as_u64()? as usize).map(|(at, _)| at);
        let mut results = Vec::new();
        for result in case["Results"].as_array()? {
            let kind = result["TypeName"].as_str()?.strip_prefix("datetimeV2.")?.to_owned();
            if !["date", "daterange", "duration", "set"].contains(&&*kind) {
                return None;
            }
            let last = at(&result["End"])?;
            let end = last + input[last..].chars().next().map_or(0, char::len_utf8);
            let values = result["Resolution"]["values"].as_array().cloned().unwrap_or_default();
            results.push(Expected { start: at(&result["Start"])?, end, kind, values });
        }
        Some(Case { input, reference, results })
    }

    fn counts(&self, tell: bool) -> Counts {
        let options = Options { published: Some(&self.reference), ..Options::default() };
        let found = extract(&self.input, &options).map(|f| f.dates).unwrap_or_default();
        let mut counts = Counts::default();
        let overlaps = |d: &DateMention<'_>, e: &Expected| d.start < e.end && d.end > e.start;
        // What overlaps a result that another overlaps already is part of it.
        let extra = found.iter().filter(|d| !self.results.iter().any(|e| overlaps(d, e))).count();
        let mut hits = 0;
        for expected in &self.results {
            let hit: Vec<_> = found.iter().filter(|d| overlaps(d, expected)).collect();
            let right = hit.iter().any(|d| is_right(d, expected));
            hits += usize::from(!hit.is_empty());
            counts.relaxed.right += usize::from(!hit.is_empty());
            counts.strict.right +=
                usize::from(hit.iter().any(|d| (d.start, d.end) == (expected.start, expected.end)));
            counts.value.right += usize::from(right);
            if tell && !right {
                let told: Vec<_> =
                    hit.iter().map(|d| format!("{} {}", d.value, d.edtf.as_deref().unwrap_or("-"))).collect();
                let timex = expected.values.first().map(|v| v["timex"].to_string()).unwrap_or_default();
                let wanted = &self.input[expected.start..expected.end];
                println!(
                    "RECOGNIZERS {told:?} not {timex} [{wanted}] in {} ({})",
                    self.input, self.reference
                );
            }
        }
        if tell && extra > 0 {
            println!("RECOGNIZERS EXTRA {extra} in {}", self.input);
        }
        for score in [&mut counts.strict, &mut counts.relaxed, &mut counts.value] {
            score.gold = self.results.len();
            score.found = hits + extra;
        }
        counts
    }
}

/// Whether a value is that of the key, by the mapping above.
fn is_right(date: &DateMention<'_>, expected: &Expected) -> bool {
    expected.values.iter().any(|value| {
        let timex = value["timex"].as_str().unwrap_or_default();
        matches(timex, &date.value)
            || timex.strip_suffix(')').and_then(|t| t.rsplit(',').next()) == Some(&date.value)
            || value["value"].as_str() == Some(&date.value)
            || timex.replace('3', "X") == date.value && date.value.starts_with('P')
            || date.edtf.as_deref().is_some_and(|edtf| is_range(edtf, value))
    })
}

/// Whether a value is that of a pattern in which an X stands for any digit.
fn matches(pattern: &str, value: &str) -> bool {
    let alike = |(p, v): (u8, u8)| p == v || p == b'X' && v.is_ascii_digit();
    pattern.len() == value.len() && pattern.bytes().zip(value.bytes()).all(alike)
}

fn is_range(edtf: &str, value: &Value) -> bool {
    let (start, end) = (value["start"].as_str(), value["end"].as_str());
    let Ok(range) = edtf.parse::<Edtf>() else { return false };
    let (first, last) = range.bounds();
    let day = |text: Option<&str>| text.map(|t| t.parse::<Edtf>().ok().and_then(|d| d.bounds().0));
    match (day(start), day(end)) {
        (None, None) => false,
        // Their end is the day behind the last, but for ranges of named days it is the last itself.
        (start, end) => {
            let starts = start.is_none_or(|s| s == first) && start.is_some() == first.is_some();
            let named = range.ends().and_then(|(_, last)| last?.bounds().0);
            let closes = |e| e == last || e == last.map(|l| l + 1) || e == named;
            let ends = end.is_none_or(closes) && end.is_some() == last.is_some();
            starts && ends
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn ranges_are_compared_by_their_days() {
        let month = json!({"timex": "2017-04", "start": "2017-04-01", "end": "2017-05-01"});
        assert!(is_range("2017-04", &month));
        assert!(!is_range("2017-05", &month));
        assert!(is_range("2016-01-12/2016-01-22", &json!({"start": "2016-01-12", "end": "2016-01-22"})));
        assert!(is_range("2014/2018", &json!({"start": "2014-01-01", "end": "2018-01-01"})));
        assert!(matches("XXXX-10-02", "2016-10-02") && !matches("XXXX-10-02", "2016-10-03"));
        assert!(is_range("2006/..", &json!({"start": "2006-01-01"})));
        assert!(!is_range("2006", &json!({"start": "2006-01-01"})));
        assert!(!is_range("2006", &json!({"value": "2006-01-01"})));
    }

    #[test]
    fn cases_with_times_are_left_out() {
        let case = json!({"Input": "at 5", "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
            "Results": [{"TypeName": "datetimeV2.time", "Start": 3, "End": 3}]});
        assert!(Case::read(&case).is_none());
        let case = json!({"Input": "on 2016-11-07", "Context": {"ReferenceDateTime": "2016-11-07T00:00:00"},
            "Results": [{"TypeName": "datetimeV2.date", "Start": 3, "End": 12,
                "Resolution": {"values": [{"timex": "2016-11-07", "value": "2016-11-07"}]}}]});
        let counts = Case::read(&case).unwrap().counts(false);
        assert_eq!(counts.value, Score { gold: 1, found: 1, right: 1 });
        assert_eq!(counts.strict.right, 1);
    }
}
