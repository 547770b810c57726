//! Words before an expression that say how far to take it: `about two years`, `early June`, `the end of 2024`.

use super::finder::Finder;
use super::reading::{Reading, Value};
use super::when::{Unit, When};
use crate::extract::found::TimexKind;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// The modifiers of TIMEX3.
const MODIFIERS: [&str; 9] =
    ["APPROX", "START", "MID", "END", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE", "BEFORE"];

fn modifier(told: &str) -> Option<&'static str> {
    MODIFIERS.into_iter().find(|m| *m == told)
}

impl<'t> Finder<'_, 't, '_> {
    /// `about two years`, `more than a month ago`, `around 1990`.
    pub(super) fn approximate(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        if doc.starts(at) & Class::TimeApprox.bit() == 0 {
            return None;
        }
        let found = doc.phrase(at, Class::TimeApprox)?;
        let next = found.end;
        let number = matches!(doc.kind(next), Some(WordKind::Number));
        if !number && doc.starts(next) == 0
            || doc.one_of(next, &["the", "this", "that", "last", "next", "these"])
        {
            return None;
        }
        let mut reading = self.plain(next)?;
        let length = matches!(reading.value, Value::Length(..)) && reading.kind == TimexKind::Duration;
        let date = reading.rule == "date-ago"
            || doc.one_of(at, &["around", "approximately", "circa"]) && matches!(reading.value, Value::At(_));
        if !length && !date {
            return None;
        }
        reading.start = at;
        reading.modifier = modifier(found.value);
        Some(reading)
    }

    /// `early June`, `late Thursday`, `mid-1996`, `earlier this week`, `the end of 2024`, `later that day`.
    pub(super) fn portion(&self, at: usize) -> Option<Reading<'t>> {
        let doc = self.doc;
        let the = usize::from(doc.eq(at, "the") || doc.eq(at, "very"));
        let very = usize::from(the == 1 && doc.eq(at + 1, "very"));
        let word = at + the + very;
        if !doc.is(word, Class::TimePortion) {
            return None;
        }
        let told = modifier(doc.value(word, Class::TimePortion)?)?;
        let noun = doc.one_of(
            word,
            &[
                "beginning",
                "start",
                "outset",
                "onset",
                "opening",
                "middle",
                "midst",
                "midway",
                "halfway",
                "end",
                "close",
                "latter",
            ],
        );
        let mut next = word + 1;
        if let Some(joined) = self.hyphen(next) {
            next = joined;
            if noun {
                return None;
            }
        } else if doc.one_of(next, &["part", "half", "days", "stages"]) && doc.eq(next + 1, "of") {
            next += 2;
        } else if doc.eq(next, "of") && (noun || doc.eq(word, "mid")) {
            next += 1;
        } else if noun {
            return None;
        } else if doc.one_of(next, &["in", "on"]) && !doc.one_of(word, &["mid"]) {
            next += 1;
        }
        // `by end of year`
        let bare = self.unit(next).filter(|(unit, plural)| {
            doc.eq(word, "end")
                && !plural
                && matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)
        });
        let mut reading = match bare.and_then(|(unit, _)| self.base?.to(unit)) {
            Some(when) if noun && doc.eq(next - 1, "of") && doc.kind(next + 1) != Some(WordKind::Word) => {
                let reason = format!("told from {}", self.publication());
                Reading::date(next, next + 1, when, "date-year-end", 0.7, reason).from(self.base)
            }
            _ => self.plain(next)?,
        };
        let comparative = doc.one_of(word, &["earlier", "later"]);
        let timed = match reading.value {
            Value::At(when) => {
                // "earlier in 2023" and "earlier Friday", but not "the later 2023 treaty".
                !comparative || next > word + 1 || !matches!(when, When::Year(_) | When::Decade(_))
            }
            Value::Time(_, ref time) => !time.contains(':'),
            _ => false,
        };
        if !timed || reading.modifier.is_some() && reading.kind != TimexKind::Date {
            return None;
        }
        reading.start = at;
        reading.modifier = Some(told);
        reading.reason.push_str(match told {
            "START" => "; its beginning",
            "MID" => "; its middle",
            _ => "; its end",
        });
        Some(reading)
    }
}
