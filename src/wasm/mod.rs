//! The JavaScript face of the core: translates, and decides nothing.
//!
//! Plain objects go out and come in; what they look like is `types.d.ts` beside this file. Positions in texts, which
//! Rust counts in bytes, count UTF-16 units out there. Whatever fails throws one kind of `Error` with a stable `code`.

// The attribute of wasm-bindgen expands to the foreign calls that it exists for.
#![allow(unsafe_code)]

mod brush;
mod collection;
mod dossier;
mod edit;
mod error;
mod extract;
mod lexicon;
mod options;
mod query;
mod spans;
mod tape;
mod value;

use wasm_bindgen::prelude::*;

use crate::dossier::DateInfo;
use crate::edtf::Edtf;
use crate::model::Date;
use crate::query::parse;
use error::{OrThrow, check_sound};

pub use brush::RawBrush;
pub use collection::{RawCollection, module_memory};
pub use dossier::Dossier;
pub use extract::{candidates_of, dates_from, extract_from, forms_of_tapes};

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

/// Reads a query: `parseQuery("arms speaker:Nebenzia")`.
///
/// Throws `query`, with the span of what is wrong, what was expected there and often a suggestion.
#[wasm_bindgen(js_name = parseQuery, unchecked_return_type = "Query")]
pub fn parse_query(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Thrown<JsValue> {
    check_sound()?;
    let text = value::string(text, "a query")?;
    value::to_js(&parse(&text).or_throw_in(&text)?.query)
}

/// Writes a query as text, which `parseQuery` reads back as the same query.
///
/// Throws `option` for an object that is no query, and `query` for one that no text can say.
#[wasm_bindgen(js_name = formatQuery)]
pub fn format_query(#[wasm_bindgen(unchecked_param_type = "Query")] query: &JsValue) -> Thrown<String> {
    check_sound()?;
    query::format(query)
}

/// Reads an EDTF date (ISO 8601-2, level 1), such as `2024-06`, `2024-06-21~` or `2017/..`.
///
/// Throws `date`, with the span of what is wrong.
#[wasm_bindgen(js_name = parseDate, unchecked_return_type = "DateInfo")]
pub fn parse_date(#[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Thrown<JsValue> {
    check_sound()?;
    let text = value::string(text, "a date")?;
    let date: Edtf = text.parse().or_throw_in(&text)?;
    value::to_js(&DateInfo::from(&Date { edtf: date, claimed: None, expression: None, reason: None }))
}
