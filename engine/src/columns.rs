//! The values of documents, and which documents have a value.

use crate::bits::Bits;
use crate::ends::{All, Ends};
use crate::kept;
use crate::set::{Listed, Set};
use std::sync::{Arc, OnceLock};

/// A column of values: each document has any number of them.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// By document, where its values end.
    pub(crate) ends: Ends,
    pub(crate) values: Numbers,
    by_value: OnceLock<ByValue>,
    /// How many values a document has at the most, up to [`WIDE`].
    wide: OnceLock<usize>,
}

/// Numbers in as many bytes as the largest needs.
#[derive(Clone, Debug)]
pub(crate) enum Numbers {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers::One(Vec::new())
    }
}

impl From<Vec<u32>> for Numbers {
    fn from(values: Vec<u32>) -> Numbers {
        match values.iter().max() {
            Some(65_536..) => Numbers::Four(kept(values)),
            None | Some(..256) => Numbers::One(values.into_iter().map(|v| v as u8).collect()),
            _ => Numbers::Two(values.into_iter().map(|v| v as u16).collect()),
        }
    }
}

impl Numbers {
    pub(crate) fn len(&self) -> usize {
        match self {
            Numbers::One(values) => values.len(),
            Numbers::Two(values) => values.len(),
            Numbers::Four(values) => values.len(),
        }
    }

    /// The largest, plus one.
    pub(crate) fn limit(&self) -> u32 {
        match self {
            Numbers::One(values) => values.iter().copied().max().map_or(0, |v| u32::from(v) + 1),
            Numbers::Two(values) => values.iter().copied().max().map_or(0, |v| u32::from(v) + 1),
            Numbers::Four(values) => values.iter().copied().max().map_or(0, |v| v.saturating_add(1)),
        }
    }

    pub(crate) fn size(&self) -> usize {
        match self {
            Numbers::One(values) => size_of_val(&**values),
            Numbers::Two(values) => size_of_val(&**values),
            Numbers::Four(values) => size_of_val(&**values),
        }
    }
}

/// A column whose memory was looked up.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    ends: All<'a>,
    values: Values<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Values<'a> {
    One(&'a [u8]),
    Two(&'a [u16]),
    Four(&'a [u32]),
}

impl Rows<'_> {
    /// Calls `f` with each value of a document.
    #[inline]
    pub fn of(&self, document: u32, mut f: impl FnMut(u32)) {
        match self.values {
            Values::One(all) => {
                all.get(self.ends.row(document)).unwrap_or_default().iter().for_each(|v| f((*v).into()))
            }
            Values::Two(all) => {
                all.get(self.ends.row(document)).unwrap_or_default().iter().for_each(|v| f((*v).into()))
            }
            Values::Four(all) => {
                all.get(self.ends.row(document)).unwrap_or_default().iter().for_each(|v| f(*v))
            }
        }
    }

    /// Whether a document has any of these values.
    #[inline]
    pub(crate) fn has(&self, document: u32, wanted: &[u32]) -> bool {
        let mut any = false;
        match wanted {
            [one] => self.of(document, |v| any |= v == *one),
            _ => self.of(document, |v| any |= wanted.contains(&v)),
        }
        any
    }
}

/// By value, its documents.
#[derive(Clone, Debug, Default)]
pub struct ByValue {
    ends: Vec<u32>,
    documents: Vec<u32>,
    /// By value, its documents once more, as bits, where they are many.
    bits: Vec<Option<Arc<Bits>>>,
    /// How long counting the documents of all values takes: the sum of each one's [work](ByValue::work).
    work: usize,
}

impl ByValue {
    /// The documents that have a value, ascending.
    pub fn documents(&self, value: u32) -> &[u32] {
        let i = value as usize;
        let start = if i == 0 { 0 } else { self.ends.get(i - 1).copied().unwrap_or(0) };
        let end = self.ends.get(i).copied().unwrap_or(start);
        self.documents.get(start as usize..end as usize).unwrap_or_default()
    }

    /// The documents that have a value, as bits, where they are many.
    pub(crate) fn dense(&self, value: u32) -> Option<&Arc<Bits>> {
        self.bits.get(value as usize)?.as_ref()
    }

    /// The documents that have a value, as a set.
    pub fn set(&self, value: u32) -> Set {
        match self.dense(value) {
            Some(dense) => Set::Many(Bits::clone(dense)),
            None => Set::Few(self.documents(value).to_vec()),
        }
    }

    /// How many of these documents have a value.
    pub fn count(&self, value: u32, documents: &Bits) -> u32 {
        match self.dense(value) {
            Some(dense) => dense.shared(documents),
            None => self.documents(value).iter().filter(|d| documents.has(**d)).count() as u32,
        }
    }

    /// About how long [counting](ByValue::count) takes, in the time that one value of a document takes to be read.
    pub fn work(&self, value: u32) -> usize {
        8 + self.dense(value).map_or_else(|| self.documents(value).len(), |dense| dense.words() / 2)
    }
}

/// So many values of a document are counted without asking whether it has as many.
const WIDE: usize = 4;

/// Adds up, for each value, those of some documents that have it. How many values a document has is hard to foresee: so without a
/// branch, for the first `wide` of them.
#[inline(never)]
fn count<T: Copy + Into<u32>>(
    documents: &[u32],
    ends: All<'_>,
    values: &[T],
    wide: usize,
    counts: &mut [u32],
) {
    for document in documents {
        let row = ends.row(*document);
        let mut add = |at: usize| {
            if let Some(value) = values.get(at)
                && let Some(count) = counts.get_mut((*value).into() as usize)
            {
                *count += u32::from(at < row.end);
            }
        };
        (row.start..row.start + wide).for_each(&mut add);
        (row.start + wide..row.end).for_each(&mut add);
    }
}

/// A value that one document of so many has is kept as bits too.
const MANY: usize = 64;

impl Column {
    /// From all values, document by document and each once there, and where those of every document end.
    pub fn new(ends: Vec<u32>, values: Vec<u32>) -> Column {
        Column { ends: ends.into(), values: values.into(), ..Column::default() }
    }

    /// A column that lies in a file. `None` if it is not one of so many documents and values.
    pub(crate) fn open(ends: Ends, values: Numbers, documents: u32, limit: u32) -> Option<Column> {
        let fits = ends.is_sound(documents as usize, values.len()) && values.limit() <= limit;
        fits.then(|| Column { ends, values, ..Column::default() })
    }

    /// The column, to be read many times.
    pub fn rows(&self) -> Rows<'_> {
        let values = match &self.values {
            Numbers::One(values) => Values::One(values),
            Numbers::Two(values) => Values::Two(values),
            Numbers::Four(values) => Values::Four(values),
        };
        Rows { ends: self.ends.all(), values }
    }

    /// Adds up, for each value, the documents that have it.
    pub(crate) fn count(&self, documents: &Listed<'_>, counts: &mut [u32]) {
        if let Set::Many(bits) = documents.set {
            let by_value = self.by_value();
            let rows = bits.count() as usize * (1 + self.values.len() / self.ends.len().max(1));
            if by_value.work < rows {
                (0..).zip(counts).for_each(|(value, count)| *count += by_value.count(value, bits));
                return;
            }
        }
        let wide = *self.wide.get_or_init(|| self.ends.longest().min(WIDE));
        let (list, ends) = (documents.list(), self.ends.all());
        match &self.values {
            Numbers::One(values) => count(list, ends, values, wide, counts),
            Numbers::Two(values) => count(list, ends, values, wide, counts),
            Numbers::Four(values) => count(list, ends, values, wide, counts),
        }
    }

    /// Adds up, for each value, all the documents that have it. Linear in the values.
    pub(crate) fn count_all(&self, counts: &mut [u32]) {
        for (value, count) in (0..).zip(counts) {
            *count += self.documents(value).len() as u32;
        }
    }

    /// The column the other way round. The first call looks at every value of it.
    pub fn by_value(&self) -> &ByValue {
        self.by_value.get_or_init(|| self.turn())
    }

    /// The documents that have a value, ascending. The first call looks at every value of the column.
    pub(crate) fn documents(&self, value: u32) -> &[u32] {
        self.by_value().documents(value)
    }

    /// The other way round, by counting.
    fn turn(&self) -> ByValue {
        let mut next = vec![0u32; self.values.limit() as usize];
        let rows = self.rows();
        (0..self.ends.len() as u32).for_each(|document| rows.of(document, |v| next[v as usize] += 1));
        let mut start = 0;
        for n in &mut next {
            (*n, start) = (start, start + *n);
        }
        let mut documents = vec![0; start as usize];
        for document in 0..self.ends.len() as u32 {
            rows.of(document, |v| {
                let at = &mut next[v as usize];
                documents[*at as usize] = document;
                *at += 1;
            });
        }
        let limit = self.ends.len();
        let (mut bits, mut start) = (Vec::with_capacity(next.len()), 0);
        for end in &next {
            let own = documents.get(start as usize..*end as usize).unwrap_or_default();
            let dense = own.len() > limit / MANY;
            bits.push(dense.then(|| {
                let mut bits = Bits::new(limit as u32);
                own.iter().for_each(|d| bits.set(*d));
                Arc::new(bits)
            }));
            start = *end;
        }
        let mut turned = ByValue { ends: next, documents, bits, work: 0 };
        turned.work = (0..turned.ends.len() as u32).map(|value| turned.work(value)).sum();
        turned
    }

    /// Bytes held.
    pub fn size(&self) -> usize {
        let turned = self.by_value.get().map_or(0, |b| {
            let bits: usize = b.bits.iter().flatten().map(|b| b.words() * 8).sum();
            (b.ends.capacity() + b.documents.capacity()) * 4 + bits
        });
        self.ends.size() + self.values.size() + turned
    }
}
