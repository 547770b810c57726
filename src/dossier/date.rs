use crate::edtf::{Edtf, Precision};
use crate::model::{Date, RecordRef};
use serde::{Serialize, Serializer};

/// A date made ready to show. Days are counted from 1970-01-01.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DateInfo {
    /// The date.
    pub edtf: String,
    /// For people, in English: "about 21 June 2024".
    pub text: String,
    /// First day that it can mean; `None` where it is open.
    pub earliest: Option<i32>,
    /// Last day that it can mean; `None` where it is open.
    pub latest: Option<i32>,
    /// How finely it is known.
    #[serde(serialize_with = "word")]
    pub precision: Precision,
    /// Whether it, or an end of it, is approximate.
    pub approximate: bool,
    /// Whether it, or an end of it, is uncertain.
    pub uncertain: bool,
    /// What the source claims, where that differs.
    pub claimed: Option<String>,
    /// The words that it was read from.
    pub expression: Option<String>,
    /// The reasoning from those words to the date.
    pub reason: Option<String>,
}

fn word<S: Serializer>(precision: &Precision, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(precision.as_str())
}

impl DateInfo {
    /// When a record was, with how that is known.
    pub(super) fn of(record: RecordRef<'_>) -> Option<DateInfo> {
        record.date().map(DateInfo::from).or_else(|| record.when().map(DateInfo::from))
    }
}

impl From<&Date> for DateInfo {
    fn from(date: &Date) -> DateInfo {
        DateInfo {
            claimed: date.claimed.as_ref().map(ToString::to_string),
            expression: date.expression.clone(),
            reason: date.reason.clone(),
            ..DateInfo::from(date.edtf)
        }
    }
}

impl From<Edtf> for DateInfo {
    fn from(date: Edtf) -> DateInfo {
        let (earliest, latest) = date.bounds();
        DateInfo {
            edtf: date.to_string(),
            text: date.text(),
            earliest,
            latest,
            precision: date.precision(),
            approximate: date.approximate(),
            uncertain: date.uncertain(),
            claimed: None,
            expression: None,
            reason: None,
        }
    }
}
