//! What a statement is about: States, bodies, instruments and goods that its content names.

use crate::extract::actors::Actors;
use crate::extract::doc::Doc;
use crate::extract::found::{InstrumentMention, Quote};
use crate::extract::lexicon::Class;
use crate::model::ActorKind;

/// How many ids a statement has at most: a long speech is about everything.
const MOST: usize = 12;
/// How many words of a statement are read.
const REACH: usize = 400;

/// Adds to each quotation the ids of what it is about, in the order of the text. What stands inside another quotation is
/// read for both. Linear in the quotations' lengths.
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
        let (start, end) = quote.content_span;
        let speaker = quote.speaker.as_ref().map(|s| s.start..s.end);
        let mut found = std::mem::take(&mut quote.about);
        let first = actors.mentions.partition_point(|mention| mention.start < start);
        for mention in actors.mentions[first..].iter().take(REACH).take_while(|mention| mention.end <= end) {
            let kind = matches!(mention.kind, ActorKind::State | ActorKind::Body);
            let inside = speaker.as_ref().is_some_and(|s| s.contains(&mention.start));
            if let Some(actor) = mention.actor.as_deref().filter(|_| kind && !inside) {
                add(actor, &mut found);
            }
        }
        let first = instruments.partition_point(|mention| mention.start < start);
        for mention in instruments[first..].iter().take(REACH).take_while(|mention| mention.end <= end) {
            if let Some(instrument) = mention.instrument.as_deref() {
                add(instrument, &mut found);
            }
        }
        let (mut at, behind) = (doc.place(start), doc.place(end));
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
        let found = extract("She said that it rained.", &Options::default()).unwrap();
        assert!(found.quotes[0].about.is_empty());
    }
}
