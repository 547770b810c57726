//! Tantivy behind plain functions: JSON goes in, and what comes out lies in memory until the next call.

mod engine;
mod query;
mod random;

use engine::{Builder, Engine};
use std::cell::RefCell;

thread_local! {
    static BUILDER: RefCell<Option<Builder>> = const { RefCell::new(None) };
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
    static OUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Room for an argument. The function that is called with it next takes it over.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    Box::leak(vec![0; len].into_boxed_slice()).as_mut_ptr()
}

/// How long the last answer is.
#[unsafe(no_mangle)]
pub extern "C" fn out_len() -> usize {
    OUT.with_borrow(Vec::len)
}

/// Begins an index of passages of a shape, in JSON; `budget` is the memory that indexing may use before it writes a segment.
///
/// # Safety
/// The argument comes from [`alloc`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn begin(budget: usize, at: *mut u8, len: usize) {
    let shape = serde_json::from_slice(&unsafe { take(at, len) }).expect("a shape");
    BUILDER.set(Some(Builder::new(budget, shape)));
}

/// Adds a JSON array of passages.
///
/// # Safety
/// The argument comes from [`alloc`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn add(at: *mut u8, len: usize) {
    let json = unsafe { take(at, len) };
    let passages: Vec<engine::Passage> = serde_json::from_slice(&json).expect("passages");
    BUILDER.with_borrow_mut(|builder| {
        let builder = builder.as_mut().expect("begun");
        passages.iter().for_each(|passage| builder.add(passage));
    });
}

/// Ends building.
#[unsafe(no_mangle)]
pub extern "C" fn finish() {
    let builder = BUILDER.take().expect("begun");
    ENGINE.set(Some(builder.finish()));
}

/// Answers a query in JSON; returns where the answer is.
///
/// # Safety
/// The argument comes from [`alloc`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn query(at: *mut u8, len: usize) -> *const u8 {
    let json = unsafe { take(at, len) };
    let asked: query::Asked = serde_json::from_slice(&json).expect("a query");
    let answer = ENGINE.with_borrow(|engine| engine.as_ref().expect("built").answer(&asked));
    give(serde_json::to_vec(&answer).expect("JSON"))
}

/// All files of the index, one after the other; returns where they are.
#[unsafe(no_mangle)]
pub extern "C" fn save() -> *const u8 {
    give(ENGINE.with_borrow(|engine| engine.as_ref().expect("built").save()))
}

/// Opens what was saved.
///
/// # Safety
/// The argument comes from [`alloc`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn load(at: *mut u8, len: usize) {
    let bytes = unsafe { take(at, len) };
    ENGINE.set(Some(Engine::open(&bytes)));
}

unsafe fn take(at: *mut u8, len: usize) -> Box<[u8]> {
    unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(at, len)) }
}

fn give(bytes: Vec<u8>) -> *const u8 {
    OUT.with_borrow_mut(|out| {
        *out = bytes;
        out.as_ptr()
    })
}
