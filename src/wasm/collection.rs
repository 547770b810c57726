//! Collections, as JavaScript has them. The package's `collection.js` makes this a class for people: it writes documents
//! into a tray in the module's memory and reads answers from there, since a call for every string and every object would
//! cost more than the work.

use js_sys::{JsString, Uint8Array};
use std::io::Read;
use wasm_bindgen::prelude::*;

use super::error::{OrThrow, check_sound, option};
use super::{Thrown, value};
use crate::collection::{self, Lazy, OpenError, Options, RESERVED, Sort, Unit, encode, parse, period};
use crate::edtf::Edtf;
use crate::{Error, ErrorCode};

/// Behind the class `Collection` of the package.
#[wasm_bindgen(skip_typescript)]
#[derive(Debug)]
pub struct RawCollection {
    inner: Lazy,
    /// What it was opened from, until all of it was read.
    file: Option<Uint8Array>,
    exchanges: bool,
    tray: Vec<u8>,
    answer: Vec<u32>,
    pool: String,
    /// Dates are often those of the document before.
    known: (String, (i32, i32)),
}

impl RawCollection {
    /// The collection, of which all is here from now on.
    pub(super) fn whole(&mut self) -> Thrown<&mut collection::Collection> {
        if let (Some(rest), Some(file)) = (self.inner.rest(), &self.file) {
            let changed = || {
                failed_pack(
                    "the bytes that this collection was opened from have been changed or moved since: open it again"
                        .to_owned(),
                )
            };
            // Bytes that were moved elsewhere leave none behind, of which no part can be taken.
            if u64::from(file.length()) < rest.end {
                return Err(changed());
            }
            let own = file.subarray(rest.start as u32, rest.end as u32);
            self.inner.supply(Bytes { view: &own, at: 0 }).map_err(|_| changed())?;
        }
        self.file = None;
        self.inner.whole().ok_or_else(|| failed_pack(OpenError::Unreadable.to_string()))
    }
}

#[wasm_bindgen]
impl RawCollection {
    /// A collection with facets of these names, one a line.
    #[wasm_bindgen(constructor)]
    pub fn new(facets: &str, compounds: bool, exchanges: bool) -> Thrown<RawCollection> {
        check_sound()?;
        let names: Vec<&str> = facets.split('\n').filter(|n| !n.is_empty()).collect();
        for (i, name) in names.iter().enumerate() {
            if RESERVED.iter().any(|own| own.eq_ignore_ascii_case(name)) {
                return Err(option(format!("‘{name}’ cannot be a facet: queries use it for something else")));
            }
            if names.iter().take(i).any(|n| n.eq_ignore_ascii_case(name)) {
                return Err(option(format!("there are two facets ‘{name}’")));
            }
        }
        Ok(Self::of(collection::Collection::new(names, compounds).into(), None, exchanges))
    }

    fn of(inner: Lazy, file: Option<Uint8Array>, exchanges: bool) -> RawCollection {
        let known = (String::new(), (0, 0));
        RawCollection {
            inner,
            file,
            exchanges,
            tray: Vec::new(),
            answer: Vec::new(),
            pool: String::new(),
            known,
        }
    }

    /// Opens what `save` made. The bytes are looked at again when a phrase is first asked for, or the collection changes.
    pub fn open(bytes: Uint8Array, exchanges: bool) -> Thrown<RawCollection> {
        check_sound()?;
        match Lazy::open(Bytes { view: &bytes, at: 0 }, bytes.length().into()) {
            Ok(inner) => Ok(Self::of(inner, Some(bytes), exchanges)),
            Err(failed) => Err(failed_pack(failed.to_string())),
        }
    }

    /// The collection as bytes.
    pub fn save(&mut self) -> Thrown<Uint8Array> {
        check_sound()?;
        Ok(Uint8Array::from(self.whole()?.save().as_slice()))
    }

    /// A tray of at least so many bytes; where it is.
    pub fn tray(&mut self, bytes: u32) -> u32 {
        if self.tray.len() < bytes as usize {
            self.tray.resize(bytes as usize, 0);
        }
        self.tray.as_mut_ptr() as u32
    }

    /// Adds the documents that lie in the first so many bytes of the tray. For each: the lengths of its id and date, how many
    /// texts and how many values there are, the lengths of the texts, the values as pairs of facet and number, all of them four bytes
    /// each; then the id, the date and the texts, and zeros up to a multiple of four.
    #[wasm_bindgen(js_name = addTray)]
    pub fn add_tray(&mut self, length: u32) -> Thrown<()> {
        check_sound()?;
        self.whole()?;
        let RawCollection { inner, tray, known, .. } = self;
        let Some(inner) = inner.whole() else { return Ok(()) };
        let mut rest = tray.get(..length as usize).unwrap_or_default();
        let mut texts: Vec<&str> = Vec::new();
        let mut values: Vec<(usize, u32)> = Vec::new();
        while !rest.is_empty() {
            let whole = rest;
            let mut number = || {
                let (first, after) = rest.split_first_chunk::<4>()?;
                rest = after;
                Some(u32::from_le_bytes(*first) as usize)
            };
            let mut read = || {
                let [id, date, count, pairs] = [number()?, number()?, number()?, number()?];
                let lengths: Vec<usize> = (0..count).map_while(|_| number()).collect();
                values.clear();
                values.extend((0..pairs).map_while(|_| Some((number()?, number()? as u32))));
                Some((id, date, lengths))
            };
            let (id, date, lengths) = read().ok_or_else(|| option("the tray is cut off"))?;
            let mut text = |length: usize| {
                let (own, after) = rest.split_at_checked(length)?;
                rest = after;
                str::from_utf8(own).ok()
            };
            let broken = || option("the tray does not hold what it says");
            let id = text(id).ok_or_else(broken)?;
            let date = text(date).ok_or_else(broken)?;
            texts.clear();
            for length in lengths {
                texts.push(text(length).ok_or_else(broken)?);
            }
            let used = whole.len() - rest.len();
            rest = whole.get(used.next_multiple_of(4)..).unwrap_or_default();
            let when = if date.is_empty() {
                None
            } else {
                if known.0 != date {
                    let parsed = date.parse::<Edtf>().map_err(|failed| {
                        Error::new(ErrorCode::Date, format!("the date of ‘{id}’: {}", failed.message()))
                    });
                    *known = (date.to_owned(), period(&parsed.or_throw()?));
                }
                Some(known.1)
            };
            inner.add_numbered(id, when, texts.iter().copied(), values.iter().copied());
        }
        Ok(())
    }

    /// Throws if a date is none.
    #[wasm_bindgen(js_name = checkDate)]
    pub fn check_date(&self, date: &str) -> Thrown<()> {
        date.parse::<Edtf>().or_throw_in(date).map(drop)
    }

    /// The number of a facet's value.
    pub fn intern(&mut self, facet: u32, name: &str) -> Thrown<Option<u32>> {
        Ok(self.whole()?.intern_value(facet as usize, name))
    }

    /// The names of a facet's values, from a number on.
    pub fn names(&self, facet: u32, from: u32) -> Vec<JsString> {
        let inner = self.inner.look();
        let all = from..inner.values(facet as usize);
        all.map(|n| inner.value(facet as usize, n).into()).collect()
    }

    /// The names of the facets.
    pub fn facets(&self) -> Vec<JsString> {
        self.inner.look().columns().map(JsString::from).collect()
    }

    /// Removes a document.
    pub fn remove(&mut self, id: &str) -> Thrown<bool> {
        Ok(self.whole()?.remove(id))
    }

    /// Whether there is a document with this id.
    pub fn has(&self, id: &str) -> bool {
        self.inner.look().has(id)
    }

    /// How many documents there are.
    pub fn size(&self) -> u32 {
        self.inner.look().len()
    }

    /// Makes one segment of all.
    pub fn compact(&mut self) -> Thrown<()> {
        self.whole()?.compact();
        Ok(())
    }

    /// Answers a query. `sort`: 0 as the query says, else 1 relevance, 2 date, 3 latest, 4 added;
    /// `unit`: 0 no histogram, else 1 day, 2 month, 3 year; `facets`: a bit for each.
    pub fn query(
        &mut self,
        text: &str,
        offset: u32,
        limit: u32,
        sort: u32,
        facets: u32,
        unit: u32,
    ) -> Thrown<()> {
        check_sound()?;
        let parsed = parse(self.inner.look(), text, self.exchanges).or_throw_in(text)?;
        let sort = match sort {
            0 => parsed.sort.unwrap_or_default(),
            1 => Sort::Score,
            2 => Sort::Date,
            3 => Sort::Latest,
            _ => Sort::Added,
        };
        let unit = match unit {
            0 => None,
            1 => Some(Unit::Day),
            2 => Some(Unit::Month),
            _ => Some(Unit::Year),
        };
        let columns: Vec<usize> = (0..32).filter(|i| facets >> i & 1 != 0).collect();
        let (offset, limit) = (offset as usize, limit as usize);
        let options = Options { offset, limit, sort, columns, histogram: unit };
        let found = match self.inner.run(&parsed.query, &options) {
            Some(found) => found,
            None => self.whole()?.run(&parsed.query, &options),
        };
        encode(self.inner.look(), &found, &mut self.answer, &mut self.pool);
        Ok(())
    }

    /// Where the answer is.
    pub fn answer(&self) -> u32 {
        self.answer.as_ptr() as u32
    }

    /// The ids of the answer, end to end.
    pub fn pool(&self) -> JsString {
        self.pool.as_str().into()
    }

    /// The bytes that each part takes.
    pub fn sizes(&self) -> Thrown<JsValue> {
        value::to_js(&self.inner.look().sizes().into_iter().collect::<std::collections::BTreeMap<_, _>>())
    }
}

/// The module's memory.
#[wasm_bindgen(js_name = moduleMemory, skip_typescript)]
pub fn module_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Bytes that JavaScript has, read piece by piece.
struct Bytes<'a> {
    view: &'a Uint8Array,
    at: u32,
}

impl Read for Bytes<'_> {
    fn read(&mut self, room: &mut [u8]) -> std::io::Result<usize> {
        let end = self.view.length().min(self.at.saturating_add(room.len() as u32));
        if end <= self.at {
            return Ok(0);
        }
        let piece = self.view.subarray(self.at, end);
        let n = piece.length() as usize;
        if let Some(room) = room.get_mut(..n) {
            piece.copy_to(room);
        }
        self.at += n as u32;
        Ok(n)
    }
}

fn failed_pack(message: String) -> JsValue {
    super::error::throw(&Error::new(ErrorCode::Pack, message), None)
}
