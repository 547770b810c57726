//! Where there is no operating system, getrandom asks for a source. Names of segments need not be secret,
//! only different.

use std::cell::Cell;

thread_local! {
    static STATE: Cell<u64> = const { Cell::new(88_172_645_463_325_252) };
}

/// Fills memory by xorshift (Marsaglia 2003).
///
/// # Safety
/// As getrandom promises, there are `len` bytes at `at`.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v03_custom(at: *mut u8, len: usize) -> Result<(), getrandom::Error> {
    for i in 0..len {
        let mut state = STATE.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        STATE.set(state);
        unsafe { at.add(i).write(state as u8) };
    }
    Ok(())
}

/// The same for version 0.4, which other crates have.
///
/// # Safety
/// As for version 0.3.
#[unsafe(no_mangle)]
unsafe extern "Rust" fn __getrandom_v04_custom(at: *mut u8, len: usize) -> Result<(), getrandom::Error> {
    unsafe { __getrandom_v03_custom(at, len) }
}
