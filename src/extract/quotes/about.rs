//! What a statement is about: the actors, instruments and goods that its content names; of a fragment in marks its whole
//! sentence.

use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::found::{InstrumentMention, Quote};
use crate::extract::lexicon::Class;
use crate::model::{ActorKind, Mode};

/// How many ids a statement has at most: a long speech is about everything.
const MOST: usize = 12;
/// How many words of a statement are read.
const REACH: usize = 400;

/// How many words a fragment has at most, of which the sentence around it tells what it is about.
const FRAGMENT: usize = 8;

/// Where a quotation's words are, in bytes, and what of it is not content: who speaks, to whom, by whom it is told.
fn content(doc: &Doc<'_, '_>, quote: &Quote<'_>) -> (usize, usize) {
    let (start, end) = quote.content_span;
    let words = doc.place(start)..doc.place(end);
    if quote.mode != Mode::Mixed || quote.fragments.is_empty() || words.len() > FRAGMENT {
        return (start, end);
    }
    let sentence = doc.span(doc.sentence(words.start));
    // No further than a paragraph of words around it.
    let near = sentence.start.max(start.saturating_sub(400))..sentence.end.min(end + 400);
    (near.start.min(start), near.end.max(end))
}

/// Adds to each quotation the ids of what it is about, in the order of the text. What stands inside another quotation is
/// read for both. Linear in the quotations' lengths.
#[inline(never)]
pub(in crate::extract) fn about<'t>(
    doc: &Doc<'t, '_>,
    actors: &Actors<'t>,
    instruments: &[InstrumentMention<'t>],
    quotes: &mut [Quote<'t>],
) {
    for quote in quotes {
        let add = |id: &str, ids: &mut Vec<String>| {
            if ids.len() < MOST && !ids.iter().any(|known| known == id) {
                ids.push(id.to_owned());
            }
        };
        let (start, end) = content(doc, quote);
        let others = [&quote.speaker, &quote.addressee, &quote.relayed_by]
            .map(|other| other.as_ref().map(|s| s.start..s.end));
        let setting = quote.setting.map(|s| s.start..s.end);
        let mut found = std::mem::take(&mut quote.about);
        let first = actors.mentions.partition_point(|mention| mention.start < start);
        for mention in actors.mentions[first..].iter().take(REACH).take_while(|mention| mention.end <= end) {
            // Whoever speaks is not meant, where they stand and where they are named again.
            let named = |s: &std::ops::Range<usize>| s.contains(&mention.start);
            let inside = others.iter().flatten().chain(&setting).any(named);
            let own = mention.kind == ActorKind::Person
                && quote.speaker.as_ref().is_some_and(|s| s.actor.is_some() && s.actor == mention.actor);
            if let Some(actor) = mention.actor.as_deref().filter(|_| !own && !inside) {
                add(actor, &mut found);
            }
        }
        let first = instruments.partition_point(|mention| mention.start < start);
        for mention in instruments[first..].iter().take(REACH).take_while(|mention| mention.end <= end) {
            let inside = setting.as_ref().is_some_and(|s| s.contains(&mention.start));
            if let Some(instrument) = mention.instrument.as_deref().filter(|_| !inside) {
                add(instrument, &mut found);
            }
        }
        let (mut at, behind) = (doc.place(start), doc.place(end));
        // Goods of the words themselves, in the order of the text.
        let limit = behind.min(at + REACH);
        while at < limit {
            match doc.phrase(at, Class::Goods) {
                Some(goods) => {
                    add(goods.value, &mut found);
                    at = goods.end;
                }
                None => at += 1,
            }
        }
        quote.about = found;
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Options, extract};

    #[test]
    fn states_and_goods_of_the_content() {
        let text = "Norway's envoy said that Peru had sold ballistic missiles and coal to Chad.";
        let found = extract(text, &Options::default()).unwrap();
        assert_eq!(found.quotes[0].about, ["PER", "TCD", "ballistic-missiles", "coal"]);
        let text = "Norway's envoy said that Peru's plan for Chad is “a farce”.";
        let found = extract(text, &Options::default()).unwrap();
        assert_eq!(found.quotes[0].about, ["PER", "TCD"]);
        // A fragment is about what its sentence names, but for the speaker and the listener.
        let text = "The coal of Peru “does not matter much” to Chad, Norway's envoy told France.";
        let found = extract(text, &Options::default()).unwrap();
        assert_eq!(found.quotes[0].about, ["PER", "TCD", "coal"]);
        let found = extract("She said that it rained.", &Options::default()).unwrap();
        assert!(found.quotes[0].about.is_empty());
    }
}
