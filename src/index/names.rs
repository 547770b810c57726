//! Things that field values stand for, and every name by which each is found.

use super::phrase::Phrase;
use crate::order;
use crate::text::Tokenizer;
use article41_engine::parts::{Growing, Interner, Terms, Texts, term_text};

/// Names in the making.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    keys: Growing,
    labels: Growing,
    names: Vec<Name>,
    /// Provisional term, name, position.
    occurrences: Vec<(u32, u32, u32)>,
    tokenizer: Tokenizer,
    buffer: Vec<u8>,
}

/// One name of a thing.
#[derive(Clone, Copy, Debug)]
struct Name {
    thing: u32,
    /// How many positions it has.
    len: u32,
    /// It is the value as queries write it, not just a name.
    is_key: bool,
}

impl Builder {
    /// A new thing: the value as queries write it, the name to show, and every other name.
    pub(crate) fn thing<'a>(
        &mut self,
        terms: &mut Interner,
        key: &str,
        label: &str,
        others: impl IntoIterator<Item = &'a str>,
    ) -> u32 {
        let thing = self.keys.push(key.as_bytes());
        self.labels.push(label.as_bytes());
        self.name(terms, thing, key, true);
        if label != key {
            self.name(terms, thing, label, false);
        }
        for other in others {
            self.name(terms, thing, other, false);
        }
        thing
    }

    fn name(&mut self, terms: &mut Interner, thing: u32, text: &str, is_key: bool) {
        let Builder { names, occurrences, tokenizer, buffer, .. } = self;
        let name = names.len() as u32;
        let len = tokenizer.each(text, |t| {
            occurrences.push((terms.intern(term_text(&t, buffer)), name, t.position));
        });
        names.push(Name { thing, len, is_key });
    }

    /// The names, by final term.
    pub(crate) fn finish(self, place: &[u32]) -> Names {
        let Builder { keys, labels, names, mut occurrences, .. } = self;
        for (term, ..) in &mut occurrences {
            *term = place[*term as usize];
        }
        order::sort(&mut occurrences);
        let mut ends = vec![0u32; place.len()];
        for (term, ..) in &occurrences {
            ends[*term as usize] += 1;
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        let occurrences = occurrences.into_iter().map(|(_, name, position)| (name, position)).collect();
        Names { keys: keys.finish(), labels: labels.finish(), names, ends, occurrences }
    }
}

/// Every thing and its names. Things are numbered from 0.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    keys: Texts,
    labels: Texts,
    names: Vec<Name>,
    /// By term, where its occurrences end.
    ends: Vec<u32>,
    /// Name and position, sorted within a term.
    occurrences: Vec<(u32, u32)>,
}

/// How well a name answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// The name contains the tokens in a row.
    Within,
    /// The name is these tokens and nothing else.
    Whole,
    /// Likewise, and it is the value itself, as queries write it.
    Key,
}

impl Names {
    /// The value as queries write it.
    pub(crate) fn key(&self, thing: u32) -> &str {
        self.keys.str(thing)
    }

    /// The name to show.
    pub(crate) fn label(&self, thing: u32) -> &str {
        self.labels.str(thing)
    }

    fn occurrences(&self, term: u32) -> &[(u32, u32)] {
        let i = term as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).copied().unwrap_or(0) as usize };
        let end = self.ends.get(i).copied().unwrap_or(0) as usize;
        self.occurrences.get(start..end).unwrap_or(&[])
    }

    /// The things with a name that contains the phrase, each once with its best fit, ascending.
    pub(crate) fn find(&self, terms: &Terms, phrase: &Phrase) -> Vec<(u32, Fit)> {
        // Where a name begins and ends within the numbers that the phrase is followed through.
        let place = |name: u32, position: u32| u64::from(name) << 32 | u64::from(position);
        let begun: Vec<Vec<(u64, u32)>> = phrase
            .steps
            .iter()
            .map(|step| {
                let mut all = Vec::new();
                for &term in step.terms(terms) {
                    let parts = terms.parts(term);
                    let own = self.occurrences(term).iter();
                    all.extend(own.map(|(name, position)| (place(*name, *position), parts)));
                }
                order::sort(&mut all);
                all
            })
            .collect();
        let follow = |whole: bool| {
            phrase.follow(|number, step| {
                let own = begun.get(number).map(Vec::as_slice).unwrap_or_default();
                own.iter().filter(|(place, _)| !whole || step.at > 0 || *place as u32 == 0).copied().collect()
            })
        };
        let mut found: Vec<(u32, Fit)> = Vec::new();
        for end in follow(false) {
            found.extend(self.names.get((end >> 32) as usize).map(|n| (n.thing, Fit::Within)));
        }
        if !found.is_empty() {
            for end in follow(true) {
                if let Some(name) = self.names.get((end >> 32) as usize)
                    && end as u32 == name.len
                {
                    found.push((name.thing, if name.is_key { Fit::Key } else { Fit::Whole }));
                }
            }
        }
        order::sort_by(&mut found, |a, b| (a.0, b.1).cmp(&(b.0, a.1)));
        found.dedup_by_key(|(thing, _)| *thing);
        found
    }

    /// Bytes held.
    pub(crate) fn size(&self) -> usize {
        self.keys.size()
            + self.labels.size()
            + self.names.capacity() * size_of::<Name>()
            + self.ends.capacity() * 4
            + self.occurrences.capacity() * 8
    }
}
