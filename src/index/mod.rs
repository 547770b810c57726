//! Postings and columns: what makes a query over a million records a matter of milliseconds.
//!
//! An indexed *document* is a record or a passage (a paragraph of a source text that the dossier holds). Documents go by
//! ordinal: records first, in the order of [`Records::iter`], then passages, text by text.
//!
//! - Texts become postings: every token, with its positions. Zones of different weight follow one another, so that a
//!   position tells its zone.
//! - Names are not copied into every record that refers to the actor or instrument. They are kept once, and a word finds
//!   records through them: *North Korea* leads to an actor, and the actor to its documents. They are the fourth zone.
//! - Field values become a list for each document, and the other way round, so that counting can go either way.
//! - Dates become columns of first and last possible days.
//!
//! Dictionary, postings, dates, values and sets of documents are [parts](article41_engine::parts) of the engine; here is what
//! makes a dossier of them: what of a record is searched and counted, names, zones, and phrases in which a compound
//! stands as one or as its parts.

mod column;
mod dates;
mod document;
mod names;
mod phrase;
#[cfg(test)]
mod tests;
mod values;
mod zones;

pub use column::Column;
pub use dates::{APPROXIMATE, COARSE, CONFLICT, OPEN_END, OPEN_START, UNCERTAIN};
pub(crate) use names::Fit;
pub(crate) use phrase::{Meant, Phrase, TextTokens};

use crate::compare::Stands;
use crate::edtf::Days;
use crate::model::{Id, Kind, RecordRef, Records, Stance};
use crate::order;
use crate::text::{Tokenizer, paragraphs};
use article41_engine::parts::{Growing, Interner, Log, Postings, Set, Terms, Texts, term_text};
use document::{Document, Reader, Thing};
use std::collections::HashMap;
use std::ops::Range;
use zones::{ZONES, Zones};

/// The zones that a word can be found in: the [three with positions](zones::Zone), then names.
pub(crate) const ALL_ZONES: usize = ZONES + 1;
/// The zone of names.
pub(crate) const NAMES: usize = ZONES;

/// Everything needed to answer queries over a dossier without looking at its records again.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// By document.
    ids: Texts,
    /// Ordinals, sorted by id.
    by_id: Vec<u32>,
    /// How many documents are records.
    records: u32,
    /// Where each kind of record ends.
    kind_ends: [u32; Kind::ALL.len()],
    passages: Vec<Passage>,
    terms: Terms,
    postings: Postings,
    zones: Zones,
    names: names::Names,
    values: values::Values,
    dates: dates::Dates,
    /// By statement, its stance.
    stances: Vec<u8>,
    /// How long each document is in each zone: positions, and for names the actors and instruments.
    lengths: Vec<[u16; ALL_ZONES]>,
    /// The mean of that.
    means: [f32; ALL_ZONES],
    /// By source that says when it was published: its thing, and the period.
    published: Vec<(u32, Days)>,
    sources: u32,
    /// By record, the thing that it is as a value; `NO_THING` where it is none.
    things: Vec<u32>,
}

/// No thing at all.
const NO_THING: u32 = u32::MAX;

/// A paragraph of a source text that the dossier holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The place of its text in [`Records::texts`].
    pub text: u32,
    /// Which paragraph, from 1.
    pub paragraph: u32,
    /// Where it stands in that text, in bytes.
    pub bytes: Range<usize>,
}

/// How much memory an index takes, in bytes, by part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Footprint {
    /// The parts, and what they are.
    pub parts: Vec<(&'static str, usize)>,
}

impl Footprint {
    /// All parts together.
    pub fn total(&self) -> usize {
        self.parts.iter().map(|p| p.1).sum()
    }
}

/// Everything that grows while documents are added.
#[derive(Debug, Default)]
struct Builder {
    index: Index,
    ids: Growing,
    terms: Interner,
    log: Log,
    names: names::Builder,
    values: values::Builder,
    dates: dates::Builder,
    tokenizer: Tokenizer,
    buffer: Vec<u8>,
    /// By record, its thing.
    things: Vec<Option<u32>>,
    words: HashMap<(Column, String), u32>,
    sums: [u64; ALL_ZONES],
}

impl Index {
    /// Indexes a dossier. `stands` must be of the same records.
    ///
    /// Linear in the size of the records, but for sorts of the distinct tokens, ids and values. At the peak it takes twelve bytes
    /// for every token beside the rest of the result.
    pub fn build(records: &Records, stands: &Stands) -> Index {
        let reader = Reader::new(records, stands);
        let mut b = Builder { things: vec![None; records.len()], ..Builder::default() };
        for (ordinal, record) in (0..).zip(records.iter()) {
            let document = reader.read(ordinal, record);
            b.ids.push(record.id().as_str().as_bytes());
            b.index.kind_ends[record.kind() as usize] = ordinal + 1;
            if let RecordRef::Statement(statement) = record {
                b.index.stances.push(statement.stance as u8);
            }
            b.add(records, document);
            if let RecordRef::Source(source) = record
                && let (Some(date), Some(Some(thing))) = (&source.published, b.things.get(ordinal as usize))
            {
                b.index.published.push((*thing, date.edtf.bounds()));
            }
        }
        b.index.records = records.len() as u32;
        b.index.sources = records.sources.len() as u32;
        for (number, text) in (0..).zip(&records.texts) {
            for p in paragraphs(&text.text) {
                let Some(passage) = text.text.get(p.bytes.clone()) else { continue };
                b.ids.push(passage_id(&text.source, p.number).as_bytes());
                b.index.passages.push(Passage { text: number, paragraph: p.number, bytes: p.bytes });
                b.add(records, reader.passage(&text.source, passage));
            }
        }
        drop(reader);
        b.finish()
    }

    /// How many documents there are: records and passages.
    pub fn len(&self) -> u32 {
        self.lengths.len() as u32
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many records there are; they have the first ordinals.
    pub fn records(&self) -> u32 {
        self.records
    }

    /// How many sources there are.
    pub fn sources(&self) -> u32 {
        self.sources
    }

    /// The id of a document. A passage's is that of its source, `#` and the number of the paragraph. Empty if there is no
    /// such document.
    pub fn id(&self, document: u32) -> &str {
        self.ids.str(document)
    }

    /// The ordinal of the document with this id. Logarithmic.
    pub fn find(&self, id: &str) -> Option<u32> {
        let at = self.by_id.partition_point(|d| self.ids.get(*d) < id.as_bytes());
        self.by_id.get(at).copied().filter(|d| self.ids.get(*d) == id.as_bytes())
    }

    /// The documents whose ids start so, in the order of their ids. Logarithmic, and lazy.
    pub fn starting(&self, prefix: &str) -> impl Iterator<Item = u32> {
        let prefix = prefix.as_bytes();
        let at = self.by_id.partition_point(|d| self.ids.get(*d) < prefix);
        let rest = self.by_id.get(at..).unwrap_or(&[]);
        rest.iter().copied().take_while(move |d| self.ids.get(*d).starts_with(prefix))
    }

    /// The documents that have a record as a value of a column; none if it never is a value.
    pub(crate) fn having(&self, column: Column, record: u32) -> &[u32] {
        let thing = self.things.get(record as usize).filter(|thing| **thing != NO_THING);
        let value = thing.and_then(|thing| self.values.find(column, *thing));
        self.values.documents(value.unwrap_or(u32::MAX))
    }

    /// The kind of a document; `None` for a passage.
    pub fn kind(&self, document: u32) -> Option<Kind> {
        let at = self.kind_ends.partition_point(|end| *end <= document);
        Kind::ALL.get(at).copied().filter(|_| document < self.records)
    }

    /// The stance of a statement; `None` for anything else.
    pub fn stance(&self, document: u32) -> Option<Stance> {
        let start = self.kind_ends.get((Kind::Statement as usize).checked_sub(1)?)?;
        let stance = self.stances.get(document.checked_sub(*start)? as usize)?;
        Stance::ALL.get(*stance as usize).copied()
    }

    /// The passage that a document is; `None` for a record.
    pub fn passage(&self, document: u32) -> Option<&Passage> {
        self.passages.get(document.checked_sub(self.records)? as usize)
    }

    /// First and last day that a document's date can mean, [`OPEN_START`] and [`OPEN_END`] where open; `None` if it has none.
    pub fn days(&self, document: u32) -> Option<(i32, i32)> {
        self.dates.is_dated(document).then(|| (self.dates.earliest(document), self.dates.latest(document)))
    }

    /// Bits that say more of a document's date: [`APPROXIMATE`], [`UNCERTAIN`], [`CONFLICT`], [`COARSE`].
    pub fn date_flags(&self, document: u32) -> u8 {
        self.dates.flags(document)
    }

    /// The memory that the index takes. Linear in the number of values.
    pub fn footprint(&self) -> Footprint {
        let [table, documents, positions] = self.postings.sizes();
        let parts = vec![
            ("terms", self.terms.size()),
            ("postings: documents", documents),
            ("postings: positions", positions),
            ("postings: table", table),
            ("names", self.names.size()),
            ("values", self.values.size()),
            ("dates", self.dates.size()),
            (
                "zones and lengths",
                self.zones.size() + self.lengths.capacity() * size_of::<[u16; ALL_ZONES]>(),
            ),
            ("ids", self.ids.size() + (self.by_id.capacity() + self.things.capacity()) * 4),
        ];
        Footprint { parts }
    }

    pub(crate) fn terms(&self) -> &Terms {
        &self.terms
    }

    pub(crate) fn names(&self) -> &names::Names {
        &self.names
    }

    pub(crate) fn values(&self) -> &values::Values {
        &self.values
    }

    pub(crate) fn dates(&self) -> &dates::Dates {
        &self.dates
    }

    pub(crate) fn published(&self) -> &[(u32, Days)] {
        &self.published
    }

    pub(crate) fn lengths(&self, document: u32) -> [u16; ALL_ZONES] {
        self.lengths.get(document as usize).copied().unwrap_or_default()
    }

    pub(crate) fn means(&self) -> [f32; ALL_ZONES] {
        self.means
    }

    /// Every document.
    pub(crate) fn all(&self) -> Set {
        Set::all(self.len())
    }

    /// The documents that have any of these values.
    pub(crate) fn any(&self, values: &[u32]) -> Set {
        if let [one] = values {
            return self.values.set(*one);
        }
        let about =
            values.iter().map(|v| self.values.documents(*v).len() as u32).fold(0, u32::saturating_add);
        Set::gather(self.len(), about, |add| values.iter().for_each(|v| add(self.values.documents(*v))))
    }

    /// The documents in which the phrase stands in a text or in a name. Linear in the postings of its terms.
    pub(crate) fn documents(&self, phrase: &Phrase) -> Set {
        let found = if phrase.is_single() {
            self.standing(phrase, 0)
        } else {
            let mut ends = self.places(phrase, &self.candidates(phrase));
            ends.dedup_by_key(|end| *end >> 32);
            Set::Few(ends.into_iter().map(|end| (end >> 32) as u32).collect())
        };
        let named: Vec<u32> = self.things(phrase).flat_map(|thing| self.naming(thing)).collect();
        if named.is_empty() { found } else { found.or(self.any(&named), self.len()) }
    }

    /// Calls `f` for documents in `within`, in no particular order, with the zone and how often the phrase stands there. A document
    /// and zone can come more than once.
    pub(crate) fn frequencies(&self, phrase: &Phrase, within: &Set, mut f: impl FnMut(u32, usize, u32)) {
        let bits = within.bits(self.len());
        if phrase.is_single() {
            for term in self.expand(phrase, 0) {
                self.postings.places_of(term, &mut |document, positions| {
                    if bits.has(document) {
                        let often = self.zones.count(document, positions);
                        for (zone, n) in often.into_iter().enumerate().filter(|(_, n)| *n > 0) {
                            f(document, zone, n);
                        }
                    }
                });
            }
        } else {
            let candidates = self.candidates(phrase).and(within.clone());
            for end in self.places(phrase, &candidates) {
                // A phrase lies in one text, and so the position before its end in its zone.
                let document = (end >> 32) as u32;
                f(document, self.zones.of(document, (end as u32).saturating_sub(1)), 1);
            }
        }
        for thing in self.things(phrase) {
            // A State stands in two columns, and counts once.
            let own = self.naming(thing).flat_map(|v| self.values.documents(v));
            let mut documents: Vec<u32> = own.copied().filter(|d| bits.has(*d)).collect();
            documents.sort_unstable();
            documents.dedup();
            documents.into_iter().for_each(|d| f(d, NAMES, 1));
        }
    }

    /// Actors and instruments with a name in which the phrase stands.
    fn things(&self, phrase: &Phrase) -> impl Iterator<Item = u32> {
        self.names.find(&self.terms, phrase).into_iter().map(|(thing, _)| thing)
    }

    /// The values that a thing is in the columns whose names are searched.
    fn naming(&self, thing: u32) -> impl Iterator<Item = u32> {
        let columns = [Column::Actor, Column::State, Column::Instrument];
        columns.into_iter().filter_map(move |c| self.values.find(c, thing))
    }

    /// The terms that pass the test of any step that covers a position of the phrase.
    fn expand(&self, phrase: &Phrase, position: u32) -> Vec<u32> {
        let covering = phrase.steps.iter().filter(|s| (s.at..s.at + s.parts).contains(&position));
        let mut terms: Vec<u32> = covering.flat_map(|s| s.terms(&self.terms)).copied().collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// Documents that have, for every position of the phrase, some token that can stand there.
    fn candidates(&self, phrase: &Phrase) -> Set {
        let mut candidates: Option<Set> = None;
        for position in 0..phrase.len {
            let found = self.standing(phrase, position);
            let rest = match candidates {
                Some(before) => before.and(found),
                None => found,
            };
            if rest.is_empty() {
                return rest;
            }
            candidates = Some(rest);
        }
        candidates.unwrap_or_default()
    }

    /// The documents that have some token that can stand at this position of the phrase.
    fn standing(&self, phrase: &Phrase, position: u32) -> Set {
        let terms = self.expand(phrase, position);
        let about = terms.iter().map(|t| self.postings.count(*t)).fold(0, u32::saturating_add);
        Set::gather(self.len(), about, |add| {
            terms.iter().for_each(|t| self.postings.documents_of(*t, add));
        })
    }

    /// Where the phrase ends in the texts of these documents: the document in the upper half, the position behind it in the lower.
    fn places(&self, phrase: &Phrase, documents: &Set) -> Vec<u64> {
        if documents.is_empty() {
            return Vec::new();
        }
        let bits = documents.bits(self.len());
        phrase.follow(|_, step| {
            let terms = step.terms(&self.terms);
            let mut places = Vec::new();
            for term in terms {
                let parts = self.terms.parts(*term);
                self.postings.places_of(*term, &mut |document, positions| {
                    if bits.has(document) {
                        places.extend(positions.map(|p| (u64::from(document) << 32 | u64::from(p), parts)));
                    }
                });
            }
            if terms.len() > 1 {
                order::sort(&mut places);
            }
            places
        })
    }
}

/// The name under which a record is shown as a value.
pub(crate) fn label(record: RecordRef<'_>) -> &str {
    Reader::names(record).1
}

/// What a record can be called as a value in a query, beside its id.
pub(crate) fn called(record: RecordRef<'_>) -> Vec<&str> {
    let (_, label, mut names) = Reader::names(record);
    names.push(label);
    names
}

/// The id of a passage. No record's id holds a `#`.
fn passage_id(source: &Id, paragraph: u32) -> String {
    format!("{source}#{paragraph}")
}

impl Builder {
    /// Adds the next document.
    fn add(&mut self, records: &Records, mut document: Document<'_>) {
        let mut named = Vec::new();
        for (column, thing) in std::mem::take(&mut document.values) {
            let thing = self.thing(records, column, thing);
            if matches!(column, Column::Actor | Column::State | Column::Instrument) {
                named.push(thing);
            }
            self.values.add(column, thing);
        }
        self.values.close();
        named.sort_unstable();
        named.dedup();
        self.dates.push(document.date.as_ref(), document.conflict);

        let mut lengths = [0u32; ALL_ZONES];
        lengths[NAMES] = named.len() as u32;
        order::sort_by(&mut document.texts, |a, b| a.0.cmp(&b.0));
        let Builder { terms, tokenizer, buffer, log, .. } = self;
        self.index.zones.push(document.texts.iter().map(|(zone, text)| {
            let len = tokenizer.each(text, |t| log.push(terms.intern(term_text(&t, buffer)), t.is_joined()));
            log.gap();
            lengths[*zone as usize] = lengths[*zone as usize].saturating_add(len);
            (*zone, len.saturating_add(1))
        }));
        log.close();
        let lengths = lengths.map(|n| n.min(u16::MAX.into()) as u16);
        for (sum, n) in self.sums.iter_mut().zip(lengths) {
            *sum += u64::from(n);
        }
        self.index.lengths.push(lengths);
    }

    /// The number of what a value stands for.
    fn thing(&mut self, records: &Records, column: Column, thing: Thing<'_>) -> u32 {
        let Builder { names, terms, things, words, .. } = self;
        match thing {
            Thing::Record(ordinal) => {
                let known = things.get_mut(ordinal as usize);
                if let Some(Some(thing)) = known {
                    return *thing;
                }
                let (key, label, others) = records.at(ordinal).map(Reader::names).unwrap_or_default();
                let thing = names.thing(terms, key, label, others);
                if let Some(known) = known {
                    *known = Some(thing);
                }
                thing
            }
            Thing::Word(word) => {
                // The hash map wants an owned key to look up a pair; words are few and short.
                *words
                    .entry((column, word.to_owned()))
                    .or_insert_with(|| names.thing(terms, word, word, std::iter::empty::<&str>()))
            }
        }
    }

    fn finish(self) -> Index {
        let Builder { mut index, ids, terms, log, names, values, dates, sums, things, .. } = self;
        index.things = things.into_iter().map(|thing| thing.unwrap_or(NO_THING)).collect();
        let (texts, place) = terms.sorted();
        drop(terms);
        index.terms = Terms::new(texts);
        index.ids = ids.finish();
        // Bounds of what can be scored are not used: zones weigh too differently.
        index.postings = log.finish(&place, |_, _| 0);
        index.names = names.finish(&place);
        index.values = values.finish();
        index.dates = dates.finish();
        let mut last = 0;
        for end in &mut index.kind_ends {
            last = last.max(*end);
            *end = last;
        }
        index.by_id =
            order::numbers(index.len() as usize, &mut |a, b| index.ids.get(a).cmp(index.ids.get(b)));
        index.means = sums.map(|sum| (sum as f64 / f64::from(index.len()).max(1.0)) as f32);
        index.lengths.shrink_to_fit();
        index.zones.shrink();
        order::sort(&mut index.published);
        index
    }
}
