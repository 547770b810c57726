//! The JavaScript face of the core: translates, and decides nothing.
//!
//! Plain objects go out and come in; what they look like is `types.d.ts` beside this file. Positions in texts, which
//! Rust counts in bytes, count UTF-16 units out there. Whatever fails throws one kind of `Error` with a stable `code`.

// The attribute of wasm-bindgen expands to the foreign calls that it exists for.
#![allow(unsafe_code)]

mod error;
mod value;

use wasm_bindgen::prelude::*;

use crate::edtf::Edtf;
use error::{OrThrow, check_sound};

type Thrown<T> = std::result::Result<T, JsValue>;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen(start, private)]
fn article41_start() {
    error::install_panic_hook();
}

/// The version of this package, as in its manifest.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Reads an EDTF date (ISO 8601-2, level 1), such as `2024-06`, `2024-06-21~` or `2017/..`.
///
/// Throws `date`, with the span of what is wrong.
#[wasm_bindgen(js_name = parseDate, unchecked_return_type = "string")]
pub fn parse_date(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Thrown<JsValue> {
    check_sound()?;
    let text = value::string(text, "a date")?;
    let date: Edtf = text.parse().or_throw_in(&text)?;
    value::to_js(&date.text())
}
