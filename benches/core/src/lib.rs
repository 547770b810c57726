//! The engine by itself, as a module of WebAssembly that can do all that it can do: `node tools/sizes.mjs` weighs it. What
//! comes in and goes out are numbers, one at a time, so that nothing is weighed but the engine.

#![allow(unsafe_code, reason = "functions are found by name from outside")]

use article41_engine::{Brush, Collection, Document, Lazy, Options, Query, Sort, Test, Unit, encode};
use std::cell::RefCell;

#[derive(Default)]
struct State {
    bytes: Vec<u8>,
    lazy: Option<Lazy>,
    brush: Option<Brush>,
    answer: Vec<u32>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// A byte of what [`act`] is told.
#[unsafe(no_mangle)]
pub extern "C" fn push(byte: u32) {
    STATE.with_borrow_mut(|state| state.bytes.push(byte as u8));
}

/// A number of what was answered.
#[unsafe(no_mangle)]
pub extern "C" fn answer(at: usize) -> u32 {
    STATE.with_borrow(|state| state.answer.get(at).copied().unwrap_or(0))
}

/// Does what it is told; how many numbers are the answer.
#[unsafe(no_mangle)]
pub extern "C" fn act(what: u32) -> usize {
    STATE.with_borrow_mut(|state| {
        let bytes = std::mem::take(&mut state.bytes);
        let lazy = state.lazy.get_or_insert_with(|| Collection::new(["kind", "state"], true).into());
        let Some(collection) = lazy.whole() else { return 0 };
        let mut told = Told { bytes: &bytes };
        state.answer.clear();
        match what {
            0 => {
                let (id, date) = (told.text(), (told.number() as i32, told.number() as i32));
                let (texts, values) = ([told.text(), told.text()], [(0, told.text()), (1, told.text())]);
                collection.add(&Document { id, date: Some(date), texts: &texts, values: &values });
            }
            1 => state.answer.push(collection.remove(told.text()).into()),
            2 => collection.flush(),
            3 => collection.compact(),
            4 => state.answer.extend(collection.save().into_iter().map(u32::from)),
            5 => match Lazy::open(bytes.as_slice(), bytes.len() as u64) {
                Ok(mut opened) => {
                    let rest = opened.rest().and_then(|r| bytes.get(r.start as usize..r.end as usize));
                    state.answer.push(rest.is_some_and(|rest| opened.supply(rest).is_ok()).into());
                    state.lazy = Some(opened);
                }
                Err(failed) => state.answer.extend(failed.to_string().bytes().map(u32::from)),
            },
            6 => {
                let (query, options) = (told.query(0), told.options());
                let found = collection.run(&query, &options);
                encode(collection, &found, &mut state.answer, &mut String::new());
            }
            7 => state.brush = Some(Brush::new(collection, &[0, 1])),
            _ => {
                if let Some(brush) = &mut state.brush {
                    brush.set_period(Some((told.number() as i32, told.number() as i32)));
                    brush.choose(0, &[told.number()]);
                    state.answer.push(brush.total());
                    state.answer.extend(brush.counts(1));
                    state.answer.extend(brush.all_counts());
                    state.answer.extend(brush.histogram(told.unit()).exact);
                }
            }
        }
        state.answer.len()
    })
}

/// What is told, read from the front.
struct Told<'a> {
    bytes: &'a [u8],
}

impl<'a> Told<'a> {
    fn number(&mut self) -> u32 {
        let Some((first, rest)) = self.bytes.split_first_chunk() else { return 0 };
        self.bytes = rest;
        u32::from_le_bytes(*first)
    }

    fn text(&mut self) -> &'a str {
        let length = self.number() as usize;
        let (text, rest) = self.bytes.split_at_checked(length).unwrap_or_default();
        self.bytes = rest;
        str::from_utf8(text).unwrap_or_default()
    }

    fn test(&mut self) -> Test {
        let (kind, word) = (self.number(), self.text().to_owned());
        match kind {
            0 => Test::Exact(word),
            1 => Test::Stem(word),
            2 => Test::Prefix(word),
            _ => Test::Fuzzy { word, edits: self.number() as u8, exchanges: self.number() > 0 },
        }
    }

    fn query(&mut self, depth: u32) -> Query {
        if depth > 9 {
            return Query::All;
        }
        let kind = self.number();
        match kind {
            0 => Query::And((0..self.number() % 9).map(|_| self.query(depth + 1)).collect()),
            1 => Query::Or((0..self.number() % 9).map(|_| self.query(depth + 1)).collect()),
            2 => Query::Not(Box::new(self.query(depth + 1))),
            3 => Query::Word(self.test()),
            4 => Query::Phrase((0..self.number() % 9).map(|_| self.test()).collect()),
            5 => Query::Values { column: 0, values: vec![self.number()] },
            6 => Query::Dates {
                first: self.number() as i32,
                last: self.number() as i32,
                within: self.number() > 0,
            },
            _ => Query::All,
        }
    }

    fn unit(&mut self) -> Unit {
        match self.number() {
            0 => Unit::Year,
            1 => Unit::Month,
            _ => Unit::Day,
        }
    }

    fn options(&mut self) -> Options {
        let sort = match self.number() {
            0 => Sort::Score,
            1 => Sort::Date,
            2 => Sort::Latest,
            _ => Sort::Added,
        };
        let (offset, limit) = (self.number() as usize, self.number() as usize);
        let histogram = (self.number() > 0).then(|| self.unit());
        Options { offset, limit, sort, columns: vec![0, 1], histogram }
    }
}
