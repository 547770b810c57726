//! What an outlet reports that somebody else said: "Lima denied the report, the agency reported". The words are Lima's, and the
//! agency passes them on.

use super::indirect::{self, Marks};
use super::{noun, setting, span, speaker};
use crate::extract::doc::Doc;
use crate::extract::found::Quote;
use crate::extract::lexicon::Class;
use crate::model::{Mode, Stance};

/// Gives what outlets report of what others said to those others. An outlet that denies or condemns it speaks for itself.
pub(super) fn on<'t>(doc: &Doc<'t, '_>, marks: &Marks, quotes: &mut Vec<Quote<'t>>) {
    let mut gone = Vec::new();
    for at in 0..quotes.len() {
        let quote = &quotes[at];
        let neutral = matches!(quote.stance, Some(Stance::Affirm | Stance::Announce));
        if !neutral || quote.mode == Mode::Direct || quote.relayed_by.is_some() {
            continue;
        }
        let Some(outlet) = &quote.speaker else { continue };
        let words = doc.place(outlet.start)..doc.place(outlet.end);
        let content = doc.place(quote.content_span.0)..doc.place(quote.content_span.1);
        // "Lima told RIA that it was late, the agency reported"
        let named = || content.clone().take(30).any(|at| doc.is(at, Class::Outlet));
        let press = setting::is_press(doc, &words) || doc.eq(words.end - 1, "agency") && named();
        if !press {
            continue;
        }
        let Some(item) = indirect::opening(doc, marks, &content) else { continue };
        let Some(source) = item.source.clone().filter(|source| !noun::is_time(doc, source.start)) else {
            continue;
        };
        let bytes = doc.span(item.content.clone());
        // With the marked words behind it: "dismissed the claim on Sunday as “absurd”".
        let (first, last) = (quote.fragments.first(), quote.fragments.last());
        if first.is_some_and(|marked| marked.start < bytes.start) {
            continue;
        }
        let words = span(doc, bytes.start..last.map_or(bytes.end, |marked| marked.end.max(bytes.end)));
        let cue = doc.span(item.cue.clone());
        // What was found of it without the marked words is part of it.
        let near = (at.saturating_sub(2)..quotes.len().min(at + 3)).filter(|other| *other != at);
        gone.extend(
            near.filter(|other| {
                quotes[*other].cue_span.is_some_and(|own| own.0 < cue.end && cue.start < own.1)
            }),
        );
        let quote = &mut quotes[at];
        quote.relayed_by = quote.speaker.replace(speaker(doc, source));
        quote.addressee = item.addressee.clone().map(|words| speaker(doc, words));
        quote.stance = indirect::stance(doc, &item);
        (quote.start, quote.end, quote.text) = (words.start, words.end, words.text);
        (quote.content, quote.content_span) = (words.text, (words.start, words.end));
        quote.cue = Some(&doc.text[cue.clone()]);
        quote.cue_span = Some((cue.start, cue.end));
        let (rule, confidence) = indirect::rule(&item);
        quote.rule = rule;
        quote.confidence = confidence.min(quote.confidence);
    }
    if !gone.is_empty() {
        crate::order::sort(&mut gone);
        gone.dedup();
        take_out(quotes, &gone);
    }
}

/// Takes quotations out; `continues` points to where things are now.
fn take_out(quotes: &mut Vec<Quote<'_>>, gone: &[usize]) {
    let mut number = 0;
    quotes.retain(|_| {
        number += 1;
        !gone.contains(&(number - 1))
    });
    for quote in quotes {
        let before = |at: usize| at - gone.iter().filter(|other| **other < at).count();
        quote.continues = quote.continues.filter(|at| !gone.contains(at)).map(before);
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Options, extract};

    /// Speaker, outlet and content of the only quotation of a text.
    fn told(text: &str) -> (String, String, String) {
        let quotes = extract(text, &Options::default()).unwrap().quotes;
        assert_eq!(quotes.len(), 1, "{text}: {quotes:?}");
        let words = |speaker: &Option<crate::extract::Speaker<'_>>| {
            speaker.as_ref().map_or(String::new(), |speaker| speaker.text.to_owned())
        };
        (words(&quotes[0].speaker), words(&quotes[0].relayed_by), quotes[0].content.to_owned())
    }

    #[test]
    fn what_an_outlet_reports_of_others_is_theirs() {
        for (text, speaker, outlet, content) in [
            ("Peru denied the report, Reuters said.", "Peru", "Reuters", "the report"),
            ("According to state media, Peru said it was late.", "Peru", "state media", "it was late"),
            ("Peru said it was late, according to Yonhap.", "Peru", "Yonhap", "it was late"),
            ("The port is shut, Peru said, according to Yonhap.", "Peru", "Yonhap", "The port is shut"),
            ("Reuters reported that Peru denied the deal.", "Peru", "Reuters", "the deal"),
            ("Peru called it “absurd”, the newspaper reported.", "Peru", "the newspaper", "it “absurd”"),
            (
                "KCNA quoted an unnamed official as saying that it was late.",
                "an unnamed official",
                "KCNA",
                "that it was late",
            ),
            ("Peru was quoted by KCNA as saying it was late.", "Peru", "KCNA", "it was late"),
            ("“It is late,” Reuters quoted Peru as saying.", "Peru", "Reuters", "It is late,"),
            (
                "“It is late,” Peru was quoted as saying by the official KCNA news agency.",
                "Peru",
                "the official KCNA news agency",
                "It is late,",
            ),
            (
                "“It is late,” Peru said in a statement carried by state media.",
                "Peru",
                "state media",
                "It is late,",
            ),
            (
                "Peru blasted the group Monday for its report, calling it an “attack,” government media reported.",
                "Peru",
                "government media",
                "the group Monday for its report, calling it an “attack,”",
            ),
            (
                "Peru said it was late, the Korean Central News Agency (KCNA) reported.",
                "Peru",
                "the Korean Central News Agency",
                "it was late",
            ),
            // By itself, and of its own.
            ("Reuters reported that the port was shut.", "Reuters", "", "that the port was shut"),
            ("Reuters denied that Peru said it was late.", "Reuters", "", "that Peru said it was late"),
            ("The agency reports that Peru denied the deal.", "The agency", "", "that Peru denied the deal"),
            ("Norway said that Peru denied the deal.", "Norway", "", "that Peru denied the deal"),
        ] {
            let found = told(text);
            assert_eq!((&*found.0, &*found.1, &*found.2), (speaker, outlet, content), "{text}");
        }
    }
}
