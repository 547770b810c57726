//! What a caller wants to know about a query.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::Thrown;
use super::query::facet_field;
use super::value::{Fields, flag, whole, word, wrong};
use crate::query::{FacetOptions, Options, PairOptions, UnitOption};

/// The most hits of one page.
const MAX_LIMIT: u32 = 1000;

const UNITS: [(&str, UnitOption); 4] = [
    ("day", UnitOption::Day),
    ("month", UnitOption::Month),
    ("year", UnitOption::Year),
    ("auto", UnitOption::Auto),
];

/// The options of a query; `undefined` and `null` stand for the defaults.
pub(super) fn options(value: &JsValue) -> Thrown<Options> {
    let mut options = Options::default();
    if value.is_undefined() || value.is_null() {
        return Ok(options);
    }
    let known = ["offset", "limit", "facets", "histogram", "pairs", "highlight"];
    let fields = Fields::of(value, "options", &known)?;
    if let Some(value) = fields.some("offset")? {
        options.offset = whole(&value, "options.offset", u32::MAX)? as usize;
    }
    if let Some(value) = fields.some("limit")? {
        options.limit = whole(&value, "options.limit", MAX_LIMIT)? as usize;
    }
    if let Some(value) = fields.some("facets")? {
        options.facets = facets(&value)?;
    }
    if let Some(value) = fields.some("histogram")? {
        options.histogram = Some(word(&value, "options.histogram", &UNITS)?);
    }
    if let Some(value) = fields.some("pairs")? {
        options.pairs = Some(pairs(&value)?);
    }
    if let Some(value) = fields.some("highlight")? {
        options.highlight = flag(&value, "options.highlight")?;
    }
    Ok(options)
}

fn facets(value: &JsValue) -> Thrown<Vec<FacetOptions>> {
    let Some(array) = value.dyn_ref::<Array>() else {
        return Err(wrong(value, "options.facets", "an array of { field, limit }"));
    };
    (array.iter().enumerate())
        .map(|(i, value)| {
            let what = format!("options.facets[{i}]");
            let fields = Fields::of(&value, &what, &["field", "limit"])?;
            let field = facet_field(&fields.get("field")?, &fields.name("field"))?;
            Ok(FacetOptions { field, limit: limit(&fields)? })
        })
        .collect()
}

fn pairs(value: &JsValue) -> Thrown<PairOptions> {
    let fields = Fields::of(value, "options.pairs", &["a", "b", "limit"])?;
    Ok(PairOptions {
        a: facet_field(&fields.get("a")?, "options.pairs.a")?,
        b: facet_field(&fields.get("b")?, "options.pairs.b")?,
        limit: limit(&fields)?,
    })
}

/// How many values to return; none said: all.
fn limit(fields: &Fields<'_>) -> Thrown<usize> {
    let limit =
        fields.some("limit")?.map(|value| whole(&value, &fields.name("limit"), u32::MAX)).transpose()?;
    Ok(limit.unwrap_or(0) as usize)
}
