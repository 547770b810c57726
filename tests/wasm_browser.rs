//! The module as JavaScript sees it, in a browser: `wasm-pack test --headless --chrome` or `--firefox`.
//!
//! wasm-bindgen's runner skips in browsers what is not configured for them, and the other way round; so there are
//! two files, with the same tests.
#![cfg(target_arch = "wasm32")]

mod wasm_cases;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
