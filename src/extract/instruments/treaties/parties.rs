//! Treaties by the States around.

use super::super::super::found::ActorMention;
use super::super::super::lexicon::Class;
use super::super::hit::Known;
use super::{BEFORE, Treaties};
use crate::model::ActorKind;
use crate::text::WordKind;
use std::ops::Range;

impl<'l> Treaties<'_, '_, '_, 'l> {
    /// The dossier's treaty between the States around, of a year if one is given.
    pub(super) fn of_parties(&self, words: Range<usize>, year: Option<&str>) -> Option<Known<'l>> {
        let Around::These(parties) = self.between(words) else { return None };
        let with_year = year.map(|year| format!("{parties} {year}"));
        let key = with_year.as_deref().unwrap_or(parties);
        self.doc.lexicon.value_of(Class::Parties, key).map(Known::read)
    }

    /// Whether States stand around that are no parties of what was named before.
    pub(super) fn names_others(&self, words: Range<usize>) -> bool {
        matches!(self.between(words), Around::Others)
    }

    /// The parties that the States around a mention make, of those that the lexicon has a treaty of.
    pub(super) fn between(&self, words: Range<usize>) -> Around<'l> {
        let doc = self.doc;
        let sentence = doc.span(doc.sentence(words.start));
        let here = doc.span(words.clone());
        let mentions = &self.actors.mentions;
        let first = mentions.partition_point(|mention| mention.end <= sentence.start);
        let mut inside: Vec<&str> = Vec::new();
        let mut must: Vec<&str> = Vec::new();
        let behind_it = doc.one_of(words.end, &["with", "between", "among", "of"]);
        let article = doc.is(words.start, Class::Determiner);
        for mention in mentions[first..].iter().take(24).take_while(|mention| mention.start < sentence.end) {
            let Some(code) = party(mention) else { continue };
            if !inside.contains(&code) {
                inside.push(code);
            }
            // `with North Korea` right behind, `US-Japan` or `Chinese` right before.
            let place = doc.place(mention.start);
            let joined = |at: usize| {
                doc.capital(at)
                    || doc.kind(at) != Some(WordKind::Word)
                    || doc.one_of(at, &["with", "between", "among", "of", "and", "the"])
            };
            let near = mention.start >= here.end && place <= words.end + 8;
            let behind = behind_it && near && (words.end..place).all(joined);
            let next = doc.place(mention.end);
            let clitic = usize::from(doc.kind(next) == Some(WordKind::Clitic));
            let before = !article && mention.end <= here.start && next + clitic >= words.start;
            if behind || before || here.contains(&mention.start) {
                must.push(code);
            }
        }
        let pair = |codes: &[&str]| -> Option<&'l str> {
            for (number, one) in codes.iter().enumerate().take(8) {
                for other in &codes[number + 1..codes.len().min(8)] {
                    let (low, high) = if one < other { (one, other) } else { (other, one) };
                    let value = doc.lexicon.value_of(Class::Parties, &format!("{low} {high}"));
                    let parties = value.and_then(|value| Known::read(value).parties);
                    if let Some(parties) =
                        parties.filter(|parties| must.iter().all(|code| parties.contains(code)))
                    {
                        return Some(parties);
                    }
                }
            }
            None
        };
        if let Some(parties) = pair(&inside) {
            return Around::These(parties);
        }
        if inside.len() > 1 || (!must.is_empty() && inside.len() != 1) {
            return Around::Others;
        }
        // The States named shortly before.
        let mut all = inside.clone();
        for mention in mentions[..first].iter().rev().take(BEFORE) {
            let Some(code) = party(mention) else { continue };
            if doc.place(mention.start) + 120 < words.start {
                break;
            }
            if !all.contains(&code) {
                all.push(code);
            }
        }
        match pair(&all).filter(|parties| inside.iter().all(|code| parties.contains(code))) {
            Some(parties) => Around::These(parties),
            None if inside.is_empty() => Around::Nobody,
            None => Around::Others,
        }
    }
}

/// The code of a State as treaties are kept by: those of the USSR are found by Russia's.
pub(super) fn party<'m>(mention: &'m ActorMention<'_>) -> Option<&'m str> {
    let code = mention.actor.as_deref().filter(|_| mention.kind == ActorKind::State)?;
    Some(if code == "SUN" { "RUS" } else { code })
}

/// The States around a treaty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around<'l> {
    /// Two that the lexicon has a treaty of: their codes.
    These(&'l str),
    /// Some, but not such two.
    Others,
    Nobody,
}
