//! Values in and out: checked on the way in, plain objects on the way out.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use super::{Thrown, error};

/// A string that a caller passed. A lone surrogate in it becomes U+FFFD, which is one UTF-16 unit too, so that
/// positions stay true.
pub(super) fn string(value: &JsValue, what: &str) -> Thrown<String> {
    value.as_string().ok_or_else(|| wrong(value, what, "a string"))
}

/// The error for a value of the wrong type.
pub(super) fn wrong(value: &JsValue, what: &str, expected: &str) -> JsValue {
    let found = if value.is_null() {
        "null".to_owned()
    } else if js_sys::Array::is_array(value) {
        "an array".to_owned()
    } else {
        let kind = value.js_typeof().as_string().unwrap_or_default();
        if kind == "object" { "an object".to_owned() } else { kind }
    };
    error::option(format!("{what} must be {expected}; this is {found}"))
}

/// A plain object. What is absent is `null`, never `undefined`.
pub(super) fn to_js(value: &impl Serialize) -> Thrown<JsValue> {
    let serializer = Serializer::new().serialize_maps_as_objects(true).serialize_missing_as_null(true);
    value.serialize(&serializer).map_err(|failed| error::option(failed.to_string()))
}
