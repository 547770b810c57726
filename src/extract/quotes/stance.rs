//! What a speaker does by what they say, where the cue is negated: "did not deny", "refused to endorse".
//!
//! The lexicon gives each cue its stance. A negated cue rarely has the opposite one: who "did not deny" it has not
//! affirmed it. So it has none, but for these: who does not support, praise or promise something rejects it; who does not
//! believe or think something doubts it. "Refused to" and "declined to" negate the verb behind them.

mod content;

use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::found::Quote;
use crate::extract::lexicon::Class;
use crate::model::Stance;
use std::ops::Range;

/// Corrects the stances of quotations whose cue is negated.
pub(super) fn all(doc: &Doc<'_, '_>, quotes: &mut [Quote<'_>]) {
    for quote in quotes {
        let Some((start, end)) = quote.cue_span else { continue };
        let words = doc.place(start)..doc.place(end);
        let none = quote.speaker.as_ref().is_some_and(|speaker| is_nobody(doc, doc.place(speaker.start)));
        if is_negated(doc, &words) ^ none {
            quote.stance = negated(doc, &words, quote.stance);
        }
    }
}

/// Gives the stance of what is said to quotations whose cue is neutral. Their speakers must be known.
pub(super) fn of_content(doc: &Doc<'_, '_>, actors: &Actors<'_>, quotes: &mut [Quote<'_>]) {
    for quote in quotes {
        // A negated cue without a stance asserts nothing.
        let neutral = quote.stance == Some(Stance::Affirm) || quote.stance.is_none() && quote.cue.is_none();
        if !neutral || quote.speaker.is_none() {
            continue;
        }
        let words = doc.place(quote.content_span.0)..doc.place(quote.content_span.1);
        if let Some(stance) = content::stance(doc, actors, quote, words) {
            quote.stance = Some(stance);
        }
    }
}

/// Whether a subject that starts at a word is none at all: "no envoy", "none of them", "neither Peru nor Norway".
fn is_nobody(doc: &Doc<'_, '_>, start: usize) -> bool {
    const NONE: &[&str] = &["no", "none", "nobody", "neither", "nothing"];
    doc.one_of(start, NONE) || start > 0 && doc.one_of(start - 1, &["neither", "nor"])
}

/// Whether words between the start of a cue and its verb negate it. A second negation takes the first one back.
fn is_negated(doc: &Doc<'_, '_>, cue: &Range<usize>) -> bool {
    // "neither confirmed nor denied"
    let mut negated = cue.start > 0 && doc.one_of(cue.start - 1, &["neither", "nor"]);
    for at in cue.start..cue.end.min(cue.start + 12) {
        // "is yet to confirm", "failed to confirm"
        let short =
            doc.one_of(at, &["yet", "failed", "fails", "unable"]) && doc.eq(at + 1, "to") && at + 2 < cue.end;
        negated ^= short;
        let refused = doc.grammar().pos(at + 1) == crate::extract::grammar::Pos::To
            && at + 2 < cue.end
            && doc.is(at, Class::CueInfinitive)
            && doc.value(at, Class::CueInfinitive) == Some("reject");
        negated ^= doc.is(at, Class::Negation) || refused;
    }
    negated
}

fn negated(doc: &Doc<'_, '_>, cue: &Range<usize>, stance: Option<Stance>) -> Option<Stance> {
    match stance? {
        Stance::Support | Stance::Praise | Stance::Promise => Some(Stance::Reject),
        Stance::Affirm => {
            let thinks = cue.clone().any(|at| {
                doc.one_of(
                    at,
                    &[
                        "believe",
                        "believes",
                        "believed",
                        "think",
                        "thinks",
                        "convinced",
                        "agree",
                        "agrees",
                        "sure",
                        "certain",
                    ],
                )
            });
            thinks.then_some(Stance::Doubt)
        }
        // "Declined to say": the refusal is all that is told.
        Stance::Reject if cue.len() < 3 => Some(Stance::Reject),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Options, extract};

    fn stance(text: &str) -> Option<&'static str> {
        let found = extract(text, &Options::default()).unwrap();
        found.quotes[0].stance.map(|stance| stance.as_str())
    }

    #[test]
    fn the_cue_tells_the_stance() {
        for (text, wanted) in [
            ("Peru denied that it paid.", "deny"),
            ("Peru accused Norway of cheating.", "accuse"),
            ("Norway urged Peru to stop the tests.", "urge"),
            ("The envoy said that it rained.", "affirm"),
            ("The envoy warned that it would rain.", "warn"),
            ("Norway condemned the attack.", "condemn"),
            ("Peru vowed to end the talks.", "promise"),
            ("The agency asked whether it rained.", "question"),
            ("The agency reports that Peru denied the deal.", "affirm"),
        ] {
            assert_eq!(stance(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn a_neutral_cue_takes_the_stance_of_the_content() {
        for (text, wanted) in [
            ("Peru's envoy said that Norway violates the treaty.", "accuse"),
            ("“Norway is in breach of the treaty,” Peru's envoy said.", "accuse"),
            ("“They violated the treaty,” the envoy said of Norway.", "accuse"),
            ("The envoy said that Norway continues to “flout the treaty”.", "accuse"),
            ("“This is in fact a crime,” Peru's envoy said of Norway.", "accuse"),
            ("“Norway may have violated the treaty,” the envoy said.", "allege"),
            ("“We do not violate any treaty,” the envoy said.", "deny"),
            ("“That is completely false,” the envoy said.", "deny"),
            ("He said the reports were “completely baseless”.", "deny"),
            ("“It never happened,” the envoy said.", "deny"),
            ("“It was a cowardly attack,” the envoy said.", "condemn"),
            ("“We strongly condemn the test,” the envoy said.", "condemn"),
            ("The ministry said it “strongly urged Peru to end the tests”.", "urge"),
            ("“Norway must withdraw its ships,” the envoy said.", "demand"),
            ("“Norway should withdraw its ships,” the envoy said.", "urge"),
            ("“The test will harm the talks,” the envoy said.", "warn"),
            ("“It would violate the treaty,” the envoy said of Norway's plan.", "warn"),
            ("“We will retaliate,” the envoy said.", "threaten"),
            ("“We will never accept this,” the envoy said.", "reject"),
            ("“These are meaningless talks,” the envoy said.", "reject"),
            ("“We will defend the treaty,” the envoy said.", "promise"),
            ("“There is no evidence of it,” the envoy said.", "doubt"),
            ("The envoy called the reports “fake”.", "deny"),
            ("Peru described the accusations as baseless.", "deny"),
            ("Norway called Peru's launch a clear violation of the treaty.", "accuse"),
            ("The envoy called the test unacceptable.", "condemn"),
            ("The envoy called the talks useful.", "affirm"),
            ("The envoy called the false report a mistake.", "affirm"),
        ] {
            assert_eq!(stance(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_is_not_asserted_takes_no_stance() {
        for text in [
            // Nobody else is accused.
            "“We violated the treaty,” Peru said.",
            "“The rules were in breach of good sense,” the envoy said.",
            // A supposition, a question, another's words, a past that did not come, a rule.
            "“We will see if Norway violates the treaty,” the envoy said.",
            "“The court says that Norway violated the treaty,” the envoy said.",
            "“It should have ended,” the envoy said.",
            "“The papers must be filed in June,” the envoy said.",
            "“It would not harm the talks,” the envoy said.",
            "“That is not false,” the envoy said.",
            "“We must act,” the envoy said.",
        ] {
            assert_eq!(stance(text), Some("affirm"), "{text}");
        }
        assert_eq!(stance("“Does Norway violate the treaty?” the envoy said."), Some("affirm"));
    }

    #[test]
    fn a_negated_cue_has_its_own() {
        for (text, wanted) in [
            ("Peru did not deny that it paid.", None),
            ("Norway did not endorse the treaty.", Some("reject")),
            ("She does not believe that it will hold.", Some("doubt")),
            ("Peru refused to end the talks.", Some("reject")),
            ("Neither Peru nor Norway has confirmed the deal.", None),
            ("No country has admitted the transfers.", None),
            ("None of the envoys said that it rained.", None),
            ("Nobody endorsed the treaty.", Some("reject")),
            ("Peru has yet to confirm the deal.", None),
            ("Peru is yet to confirm the deal.", None),
            ("Peru failed to confirm the deal.", None),
            ("Peru did not say that Norway violated the treaty.", None),
            ("“It rained,” he deadpanned.", Some("affirm")),
        ] {
            assert_eq!(stance(text), wanted, "{text}");
        }
    }
}
