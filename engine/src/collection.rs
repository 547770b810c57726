//! Many documents, searched as one, that can change at any time.

use crate::arena::{Interner, Texts};
use crate::bits::Bits;
use crate::build::Builder;
use crate::columns::Column;
use crate::dates::Period;
use crate::lengths;
use crate::merge::merge;
use crate::scoring::Norms;
use crate::search::{Found, Options, Part, Query, Searcher};
use crate::segment::Segment;

/// A segment is written when so many tokens have come together.
const TOKENS: usize = 4 << 20;
/// So many segments of about one size become one.
const FAN: usize = 8;

/// A document to be added.
#[derive(Clone, Debug, Default)]
pub struct Document<'a> {
    /// What it is known by. One that is there already is replaced.
    pub id: &'a str,
    /// When it was.
    pub date: Period,
    /// What is to be searched. No phrase runs from one text into the next.
    pub texts: &'a [&'a str],
    /// Columns, by place, and values; any number of them, in any order.
    pub values: &'a [(usize, &'a str)],
}

/// Documents with texts, values in columns, and dates.
///
/// What is added is in memory until it is asked for, or until there is enough to be [written](Collection::flush) as a
/// *segment* that does not change any more. Removing marks documents; segments of about one size are merged, so that there are
/// never many. Answers do not depend on any of this: they are the same as those of a collection into which the
/// documents that are left were put at once, in their order.
///
/// ```
/// use article41_engine::{Collection, Document, Options, Query, Test};
/// let mut collection = Collection::new(["speaker"], true);
/// collection.add(&Document { id: "1", texts: &["The veto ended the panel"], values: &[(0, "Miller")], ..Default::default() });
/// collection.add(&Document { id: "2", texts: &["Vetoes are rare"], values: &[(0, "Wood")], ..Default::default() });
/// let veto = Query::Word(Test::Stem("veto".into()));
/// let found = collection.run(&veto, &Options { columns: vec![0], ..Options::default() });
/// assert_eq!(found.total, 2);
/// assert_eq!(found.counts, [[1, 1]]);
/// assert_eq!(collection.id(found.hits[0].0), "2");
/// ```
#[derive(Debug)]
pub struct Collection {
    pub(crate) columns: Vec<Values>,
    parts: Vec<Piece>,
    builder: Builder,
    /// Words linked by hyphens are also kept as one.
    pub(crate) joined: bool,
    norms: Norms,
    /// Documents in segments, that were not removed.
    all: u32,
}

/// The values of a column, numbered as they came.
#[derive(Debug)]
pub(crate) struct Values {
    pub(crate) name: String,
    pub(crate) known: Interner,
}

/// A segment, and what of it was removed.
#[derive(Debug)]
struct Piece {
    segment: Segment,
    removed: Option<Bits>,
    /// How many documents were not removed.
    live: u32,
    /// The sum of their lengths.
    length: u64,
}

impl Piece {
    fn new(segment: Segment, removed: Option<Bits>) -> Piece {
        let mut counts = [0u32; lengths::CLASSES];
        segment.lengths.iter().for_each(|class| counts[usize::from(*class)] += 1);
        if let Some(removed) = &removed {
            removed.each(|document| counts[usize::from(segment.class(document))] -= 1);
        }
        let lengths = (0..=u8::MAX).zip(counts);
        let length = lengths.map(|(class, n)| u64::from(n) * u64::from(lengths::length(class))).sum();
        Piece { segment, removed, live: counts.iter().sum(), length }
    }

    fn remove(&mut self, document: u32) {
        let len = self.segment.len();
        self.removed.get_or_insert_with(|| Bits::new(len)).set(document);
        self.live -= 1;
        self.length -= u64::from(lengths::length(self.segment.class(document)));
    }

    /// The order of magnitude, in powers of the number of segments that become one.
    fn tier(&self) -> u32 {
        let [_, documents, positions] = self.segment.postings.sizes();
        ((documents + positions + self.segment.len() as usize * 16) >> 15)
            .checked_ilog(FAN)
            .map_or(0, |t| t + 1)
    }
}

impl Collection {
    /// An empty collection with these columns. `joined`: words linked by hyphens or apostrophes are found written as one, too.
    pub fn new<S: Into<String>>(columns: impl IntoIterator<Item = S>, joined: bool) -> Collection {
        let values = |name: S| Values { name: name.into(), known: Interner::default() };
        let columns: Vec<Values> = columns.into_iter().map(values).collect();
        Collection::from_parts(columns, None, joined)
    }

    pub(crate) fn from_parts(columns: Vec<Values>, segment: Option<Segment>, joined: bool) -> Collection {
        let builder = Builder::new(columns.len(), joined);
        let parts = segment.filter(|s| s.len() > 0).map(|s| Piece::new(s, None)).into_iter().collect();
        let mut collection = Collection { columns, parts, builder, joined, norms: Norms::new(1.0), all: 0 };
        collection.measure();
        collection
    }

    /// How many documents there are.
    pub fn len(&self) -> u32 {
        self.all + self.builder.len() - self.builder.gone()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The names of the columns.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|c| c.name.as_str())
    }

    /// The place of the column with this name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|c| c.name == name)
    }

    /// How many different values a column has had.
    pub fn values(&self, column: usize) -> u32 {
        self.columns.get(column).map_or(0, |c| c.known.len())
    }

    /// The value with this number; empty if there is none.
    pub fn value(&self, column: usize, number: u32) -> &str {
        let value = self.columns.get(column).map(|c| c.known.get(number)).unwrap_or_default();
        str::from_utf8(value).unwrap_or_default()
    }

    /// The number of a value; `None` if no document has had it.
    pub fn find_value(&self, column: usize, value: &str) -> Option<u32> {
        self.columns.get(column)?.known.find(value.as_bytes())
    }

    /// The number of a value, new or known, for [`add_numbered`](Collection::add_numbered).
    pub fn intern_value(&mut self, column: usize, value: &str) -> Option<u32> {
        Some(self.columns.get_mut(column)?.known.intern(value.as_bytes()))
    }

    /// Adds a document, in place of the one with the same id, if there is one. A value of a column that there is not is passed over.
    pub fn add(&mut self, document: &Document<'_>) {
        let mut values = Vec::with_capacity(document.values.len());
        for (column, value) in document.values {
            values.extend(self.intern_value(*column, value).map(|number| (*column, number)));
        }
        self.add_numbered(document.id, document.date, document.texts.iter().copied(), values.into_iter());
    }

    /// Likewise, with the numbers of the values.
    pub fn add_numbered<'a>(
        &mut self,
        id: &str,
        date: Period,
        texts: impl Iterator<Item = &'a str>,
        values: impl Iterator<Item = (usize, u32)>,
    ) {
        self.remove_written(id.as_bytes());
        let columns = &self.columns;
        let known =
            |(column, number): &(usize, u32)| columns.get(*column).is_some_and(|c| *number < c.known.len());
        self.builder.add(id.as_bytes(), date, texts, values.filter(known));
        if self.builder.tokens() >= TOKENS {
            self.flush();
        }
    }

    /// Removes the document with this id; whether there was one.
    pub fn remove(&mut self, id: &str) -> bool {
        self.builder.remove(id.as_bytes()) || self.remove_written(id.as_bytes())
    }

    fn remove_written(&mut self, id: &[u8]) -> bool {
        for piece in &mut self.parts {
            let removed = &piece.removed;
            let there = |d: u32| !removed.as_ref().is_some_and(|r| r.has(d));
            if let Some(document) = piece.segment.find(id, there) {
                piece.remove(document);
                self.measure();
                return true;
            }
        }
        false
    }

    /// Writes what was added as a segment, so that it can be searched. Searching does it where needed.
    pub fn flush(&mut self) {
        if self.builder.len() > 0 {
            let builder = std::mem::replace(&mut self.builder, Builder::new(self.columns.len(), self.joined));
            let removed = builder.removed();
            self.parts.push(Piece::new(builder.finish(), removed));
        }
        self.parts.retain(|p| p.live > 0);
        loop {
            let tier = self.parts.last().map_or(0, Piece::tier);
            let alike = self.parts.iter().rev().take_while(|p| p.tier() <= tier).count();
            if alike < FAN {
                break;
            }
            self.merge_from(self.parts.len() - alike);
        }
        // What is mostly removed is not worth passing over time and again.
        while let Some(at) = self.parts.iter().position(|p| p.live * 4 < p.segment.len() * 3) {
            let tail = self.parts.split_off(at + 1);
            self.merge_from(at);
            self.parts.extend(tail);
        }
        self.measure();
    }

    /// Makes one segment of all: searching is then fastest, and memory least. Linear in the collection.
    pub fn compact(&mut self) {
        self.flush();
        if self.parts.len() > 1 || self.parts.iter().any(|p| p.removed.is_some()) {
            self.merge_from(0);
        }
        self.measure();
    }

    fn merge_from(&mut self, from: usize) {
        let merged = {
            let sources: Vec<_> =
                self.parts.iter().skip(from).map(|p| (&p.segment, p.removed.as_ref())).collect();
            merge(&sources)
        };
        self.parts.truncate(from);
        self.parts.push(Piece::new(merged, None));
    }

    /// Brings up to date what scores depend on.
    fn measure(&mut self) {
        self.all = self.parts.iter().map(|p| p.live).sum();
        let length: u64 = self.parts.iter().map(|p| p.length).sum();
        let mean = (length as f64 / f64::from(self.all.max(1))).max(1.0) as f32;
        if mean != self.norms.mean {
            self.norms = Norms::new(mean);
        }
    }

    /// Finds what a query asks for. Totals and counts are exact.
    pub fn run(&mut self, query: &Query, options: &Options) -> Found {
        if self.builder.len() > 0 {
            self.flush();
        }
        let values: Vec<u32> = self.columns.iter().map(|c| c.known.len()).collect();
        self.searcher(&values).run(query, options)
    }

    fn searcher<'a>(&'a self, values: &'a [u32]) -> Searcher<'a> {
        let mut base = 0;
        let parts = self.parts.iter().map(|p| {
            let part = Part { segment: &p.segment, removed: p.removed.as_ref(), base };
            base += p.segment.len();
            part
        });
        Searcher { parts: parts.collect(), all: self.all, norms: &self.norms, values }
    }

    /// The segment of a document that a search found, and its number there.
    fn locate(&self, ordinal: u32) -> Option<(&Segment, u32)> {
        let mut rest = ordinal;
        for piece in &self.parts {
            if rest < piece.segment.len() {
                return Some((&piece.segment, rest));
            }
            rest -= piece.segment.len();
        }
        None
    }

    /// Calls `f` with every document that was written and not removed, and the bounds of its date.
    pub(crate) fn each_live(&self, mut f: impl FnMut(u32, i32, i32)) {
        let mut base = 0;
        for piece in &self.parts {
            for document in 0..piece.segment.len() {
                if !piece.removed.as_ref().is_some_and(|r| r.has(document)) {
                    let dates = &piece.segment.dates;
                    f(base + document, dates.earliest(document), dates.latest(document));
                }
            }
            base += piece.segment.len();
        }
    }

    /// Calls `f` with every value of every document in columns, document by document: the place of the column among those asked
    /// for, and the number of the value. Calls `next` behind each document, also one that was removed.
    pub(crate) fn values_of<S>(
        &self,
        columns: &[usize],
        state: &mut S,
        f: impl Fn(&mut S, usize, u32),
        next: impl Fn(&mut S),
    ) {
        for piece in &self.parts {
            let rows: Vec<_> =
                columns.iter().map(|c| piece.segment.columns.get(*c).map(Column::rows)).collect();
            for document in 0..piece.segment.len() {
                for (column, rows) in rows.iter().enumerate() {
                    if let Some(rows) = rows {
                        rows.of(document, |v| f(state, column, v));
                    }
                }
                next(state);
            }
        }
    }

    /// The id of a document that a search found, by its ordinal; empty if there is none. Ordinals hold until the collection changes.
    pub fn id(&self, ordinal: u32) -> &str {
        self.locate(ordinal).map_or("", |(segment, document)| segment.ids.str(document))
    }

    /// Whether there is a document with this id.
    pub fn has(&self, id: &str) -> bool {
        let there = |p: &Piece, d: u32| !p.removed.as_ref().is_some_and(|r| r.has(d));
        self.builder.find(id.as_bytes()).is_some()
            || self.parts.iter().any(|p| p.segment.find(id.as_bytes(), |d| there(p, d)).is_some())
    }

    /// Puts the positions into a collection that was read without them.
    pub(crate) fn set_positions(&mut self, positions: Vec<u8>) {
        if let Some(piece) = self.parts.first_mut() {
            piece.segment.postings.positions = positions;
        }
    }

    /// The one segment that there is after [compacting](Collection::compact).
    pub(crate) fn only(&self) -> Option<&Segment> {
        self.parts.first().map(|p| &p.segment)
    }

    /// The bytes that it takes, by part.
    pub fn sizes(&self) -> Vec<(&'static str, usize)> {
        let mut all: Vec<(&'static str, usize)> = Vec::new();
        for (part, bytes) in self.parts.iter().flat_map(|p| p.segment.sizes()) {
            match all.iter_mut().find(|(name, _)| *name == part) {
                Some((_, sum)) => *sum += bytes,
                None => all.push((part, bytes)),
            }
        }
        all.push(("names of values", self.columns.iter().map(|c| c.known.size()).sum()));
        all
    }
}

impl Values {
    /// The values that lie in a file, in the order of their numbers.
    pub(crate) fn open(name: String, texts: &Texts) -> Values {
        let mut known = Interner::default();
        for number in 0..texts.len() {
            known.intern(texts.get(number));
        }
        Values { name, known }
    }
}
