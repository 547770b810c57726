use super::super::doc::Doc;
use super::super::found::{Document, Extraction, Remark};
use super::super::lexicon::Class;
use super::printed::{Day, day_at};
use crate::edtf::Edtf;
use datealgo::{date_to_rd, days_in_month, rd_to_weekday};
use std::ops::Range;

/// What can only be said when everything else was found: the day of publication, and what contradicts it.
#[inline(never)]
pub(in crate::extract) fn conclude(doc: &Doc<'_, '_>, found: &mut Extraction<'_>, published: Option<&Edtf>) {
    let printed = found.source.printed.and_then(|span| {
        let at = doc.place(span.start);
        let day = day_at(doc, at)?;
        Some((at..day.end, day))
    });
    let printed_day = printed.as_ref().and_then(|(_, day)| number(*day));
    let shown = printed.as_ref().and_then(|(_, day)| text(*day));
    if let Some(given) = published {
        found.source.published = Some(given.to_string());
        found.source.published_by = Some("given");
    } else if let Some(shown) = &shown {
        found.source.published = Some(shown.clone());
        found.source.published_by = Some("printed");
    }
    unlink(doc, found);
    let (Some((words, _)), Some(day), Some(shown)) = (printed, printed_day, shown) else { return };
    let given = published.map(ToString::to_string).filter(|given| given.len() == 10);
    let reason = given
        .and_then(|given| against_given(&given, &shown, day))
        .map(|reason| (reason, 0.95, "document-dating-given"))
        .or_else(|| {
            against_weekdays(doc, day, &shown).map(|reason| (reason, 0.85, "document-dating-weekday"))
        })
        .or_else(|| {
            against_known(doc, found, day, &shown).map(|reason| (reason, 0.85, "document-dating-known"))
        });
    if let Some((reason, confidence, rule)) = reason {
        remark(doc, &mut found.source, words, reason, confidence, rule);
    }
}

fn remark(
    doc: &Doc<'_, '_>,
    source: &mut Document<'_>,
    words: Range<usize>,
    reason: String,
    confidence: f64,
    rule: &'static str,
) {
    let span = doc.span(words);
    // The text of the printed date, which lives as long as the source's own spans.
    let Some(printed) = source.printed else { return };
    source.remarks.push(Remark {
        start: span.start,
        end: span.end,
        text: printed.text,
        kind: "dating",
        reason,
        confidence,
        rule,
    });
}

/// A day as a number of days, if it is one.
fn number(day: Day) -> Option<i32> {
    let year = i32::from(day.year?);
    (day.day <= days_in_month(year, day.month)).then(|| date_to_rd((year, day.month, day.day)))
}

/// A day as EDTF.
fn text(day: Day) -> Option<String> {
    number(day)?;
    Some(format!("{:04}-{:02}-{:02}", day.year?, day.month, day.day))
}

/// The number of a day that is written as EDTF.
fn parse(text: &str) -> Option<i32> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) =
        (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    number(Day { end: 0, year: Some(year), month, day }).filter(|_| (1..=12).contains(&month) && day > 0)
}

/// The caller's day is another one. A day of difference is the time zone's.
fn against_given(given: &str, shown: &str, printed: i32) -> Option<String> {
    let apart = parse(given)?.abs_diff(printed);
    (apart > 1).then(|| format!("The text prints {shown}; the day that was given for its publication is {given}, {apart} days apart."))
}

/// A weekday with a day of the month, which together fall in another year than the printed one.
fn against_weekdays(doc: &Doc<'_, '_>, printed: i32, shown: &str) -> Option<String> {
    let year: u16 = shown.get(..4)?.parse().ok()?;
    for at in 0..doc.len() {
        if !doc.is(at, Class::Weekday) {
            continue;
        }
        let comma = usize::from(doc.mark(at + 1) == Some(','));
        let Some(day) = day_at(doc, at + 1 + comma) else { continue };
        let Some(weekday) = doc.value(at, Class::Weekday).and_then(|value| value.parse::<u8>().ok()) else {
            continue;
        };
        // Without a year, any of the three years around the printed one will do.
        let years = match day.year {
            Some(year) => year..=year,
            None => year.saturating_sub(1)..=year + 1,
        };
        let fits =
            |year: u16| number(Day { year: Some(year), ..day }).is_some_and(|n| rd_to_weekday(n) == weekday);
        let near =
            |year: u16| number(Day { year: Some(year), ..day }).is_some_and(|n| n.abs_diff(printed) < 60);
        if day.year.is_none() && years.clone().any(near) && !years.filter(|year| near(*year)).any(fits) {
            let expression = doc.text.get(doc.span(at..day.end))?;
            return Some(format!(
                "The text prints {shown}, but “{expression}” falls on another weekday then."
            ));
        }
    }
    None
}

/// What the dossier knows the day of, told as of this week or so, from another time than the printed one.
fn against_known(doc: &Doc<'_, '_>, found: &Extraction<'_>, printed: i32, shown: &str) -> Option<String> {
    for mention in &found.instruments {
        let Some(id) = mention.instrument.as_deref() else { continue };
        let Some(known) = doc.lexicon.value_of(Class::InstrumentDate, id) else { continue };
        let Some(day) = parse(known) else { continue };
        let at = doc.place(mention.start);
        let sentence = doc.sentence(at);
        let near = sentence.start.max(at.saturating_sub(30))..sentence.end.min(at + 30);
        if !near.clone().any(|at| doc.is(at, Class::Concluding)) {
            continue;
        }
        let Some((expression, days)) = near.clone().find_map(|at| recent(doc, at)) else { continue };
        let apart = day.abs_diff(printed);
        if apart > days {
            let expression = doc.text.get(doc.span(expression))?;
            return Some(format!(
                "The text prints {shown}, but tells as of “{expression}” of what was on {known}, {apart} days apart ({id})."
            ));
        }
    }
    None
}

/// An expression for a recent time, and how many days away it can be at most.
fn recent(doc: &Doc<'_, '_>, at: usize) -> Option<(Range<usize>, u32)> {
    if doc.all(at, &["this", "week"]) {
        return Some((at..at + 2, 9));
    }
    if doc.all(at, &["last", "week"]) || doc.all(at, &["past", "week"]) {
        return Some((at..at + 2, 16));
    }
    if doc.one_of(at, &["yesterday", "today"]) {
        return Some((at..at + 1, 3));
    }
    // A weekday without a day of the month.
    let weekday =
        doc.is(at, Class::Weekday) && day_at(doc, at + 1).is_none() && day_at(doc, at + 2).is_none();
    weekday.then_some((at..at + 1, 16))
}

/// A treaty that was named without its name is not one of the dossier's that was signed after the text.
fn unlink(doc: &Doc<'_, '_>, found: &mut Extraction<'_>) {
    let Some(published) = found.source.published.as_deref() else { return };
    for mention in &mut found.instruments {
        if !mention.rule.starts_with("instrument-treaty") {
            continue;
        }
        let known =
            mention.instrument.as_deref().and_then(|id| doc.lexicon.value_of(Class::InstrumentDate, id));
        let Some(known) = known else { continue };
        let length = known.len().min(published.len());
        if published.starts_with(|c: char| c.is_ascii_digit())
            && published.get(..length) < known.get(..length)
        {
            (mention.instrument, mention.symbol) = (None, None);
            mention.confidence = mention.confidence.min(0.6);
        }
    }
}
