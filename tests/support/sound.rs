//! What holds of every extraction, of any text.

use article41::extract::{Extraction, Options, extract};

/// Reads a text, and fails if what was found is not sound.
pub fn sound<'t>(text: &'t str, options: &Options<'_>) -> Extraction<'t> {
    let mut found = extract(text, options).unwrap_or_else(|error| panic!("{error}"));
    found.each_place(&mut |start, end, said| {
        assert!(*start <= *end, "{start}..{end}");
        assert_eq!(text.get(*start..*end), Some(said), "{start}..{end} in {text:?}");
    });
    let mut rules = Vec::new();
    macro_rules! ordered {
        ($($list:ident)*) => {$(
            let starts: Vec<_> = found.$list.iter().map(|one| one.start).collect();
            assert!(starts.is_sorted(), "{} are not in the order of the text: {starts:?} in {text:?}", stringify!($list));
            rules.extend(found.$list.iter().map(|one| (one.rule, one.confidence)));
        )*};
    }
    ordered!(dates quotes actors instruments votes events quantities);
    rules.extend(found.source.boilerplate.iter().map(|one| (one.rule, one.confidence)));
    rules.extend(found.source.remarks.iter().map(|one| (one.rule, one.confidence)));
    for (rule, confidence) in rules {
        assert!(confidence > 0.0 && confidence <= 1.0, "{rule}: {confidence}");
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(rule.contains('-') && rule.chars().all(plain), "{rule}");
    }
    let (dates, quotes, instruments) = (found.dates.len(), found.quotes.len(), found.instruments.len());
    for (at, quote) in found.quotes.iter().enumerate() {
        assert!(quote.date.is_none_or(|date| date < dates), "{text:?}");
        assert!(quote.continues.is_none_or(|other| other < quotes && other != at), "{text:?}");
        assert_eq!(quote.cue.is_some(), quote.cue_span.is_some(), "{text:?}");
        let (start, end) = quote.content_span;
        assert!(quote.start <= start && end <= quote.end, "{text:?}");
    }
    for vote in &found.votes {
        assert!(vote.date.is_none_or(|date| date < dates), "{text:?}");
        assert!(vote.instrument.is_none_or(|one| one < instruments), "{text:?}");
    }
    for event in &found.events {
        assert!(event.date.is_none_or(|date| date < dates), "{text:?}");
        assert!(event.instruments.iter().all(|one| *one < instruments), "{text:?}");
    }
    for date in &found.dates {
        assert!(!date.value.is_empty() && !date.reason.is_empty(), "{:?}", date.text);
        if let Some(edtf) = &date.edtf {
            let read = edtf.parse::<article41::edtf::Edtf>();
            assert!(read.is_ok(), "{:?}: {edtf}: {read:?}", date.text);
        }
    }
    let quantities = found.quantities.iter().map(|one| one.value);
    assert!(quantities.into_iter().all(f64::is_finite), "{text:?}");
    found
}
