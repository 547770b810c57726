//! Values in and out: checked on the way in, plain objects on the way out.

use js_sys::{Array, ArrayBuffer, JSON, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::error::{option, throw};
use super::{Thrown, query};
use crate::{Error, ErrorCode};

/// A plain object. What is absent is `null`, never `undefined`.
///
/// It goes over as JSON: one call, and the engine's own parser; and one way of writing serves what is returned and what
/// is exported.
pub(super) fn to_js(value: &impl Serialize) -> Thrown<JsValue> {
    let json = serde_json::to_string(value).map_err(|failed| option(failed.to_string()))?;
    JSON::parse(&json)
}

/// The error for a value of the wrong type: says which one, what it should be, and what it is.
pub(super) fn wrong(value: &JsValue, what: &str, expected: &str) -> JsValue {
    option(format!("{what} must be {expected}; this is {}", describe(value)))
}

fn describe(value: &JsValue) -> String {
    if value.is_null() {
        "null".to_owned()
    } else if Array::is_array(value) {
        "an array".to_owned()
    } else if let Some(number) =
        value.dyn_ref::<js_sys::Number>().and_then(|n| n.to_string_with_radix(10).ok())
    {
        number.into()
    } else if let Some(text) = value.as_string() {
        let shown: String = text.chars().take(40).collect();
        format!("the string ‘{shown}’")
    } else {
        match value.js_typeof().as_string().as_deref() {
            Some("object") => "an object".to_owned(),
            Some("function") => "a function".to_owned(),
            Some(kind) => kind.to_owned(),
            None => "something else".to_owned(),
        }
    }
}

/// A string that a caller passed. A lone surrogate in it becomes U+FFFD, which is one UTF-16 unit too, so that
/// positions stay true.
pub(super) fn string(value: &JsValue, what: &str) -> Thrown<String> {
    value.as_string().ok_or_else(|| wrong(value, what, "a string"))
}

/// A string, or nothing: `null` or `undefined`.
pub(super) fn optional_string(value: &JsValue, what: &str) -> Thrown<Option<String>> {
    if value.is_null() || value.is_undefined() {
        return Ok(None);
    }
    value.as_string().map(Some).ok_or_else(|| wrong(value, what, "a string or null"))
}

/// A whole number from 0 to a greatest.
pub(super) fn whole(value: &JsValue, what: &str, greatest: u32) -> Thrown<u32> {
    match value.as_f64() {
        Some(number) if number >= 0.0 && number <= f64::from(greatest) && number.fract() == 0.0 => {
            Ok(number as u32)
        }
        _ => Err(wrong(value, what, &format!("a whole number from 0 to {greatest}"))),
    }
}

/// Yes or no.
pub(super) fn flag(value: &JsValue, what: &str) -> Thrown<bool> {
    value.as_bool().ok_or_else(|| wrong(value, what, "true or false"))
}

/// One of some words.
pub(super) fn word<T>(value: &JsValue, what: &str, words: &[(&'static str, T)]) -> Thrown<T>
where
    T: Copy,
{
    let all = || words.iter().map(|(word, _)| *word);
    let Some(text) = value.as_string() else {
        return Err(wrong(value, what, &format!("one of {}", all().collect::<Vec<_>>().join(", "))));
    };
    if let Some((_, found)) = words.iter().find(|(word, _)| *word == text) {
        return Ok(*found);
    }
    Err(unknown(what, &text, all().collect()))
}

/// The error for a word that is none of those there are.
fn unknown(what: &str, text: &str, words: Vec<&'static str>) -> JsValue {
    let shown: String = text.chars().take(40).collect();
    let near = query::near(text, &words);
    let hint = match near {
        Some(near) => format!("did you mean {near}?"),
        None => format!("it is one of {}", words.join(", ")),
    };
    let mut error =
        Error::new(ErrorCode::Option, format!("{what} cannot be ‘{shown}’: {hint}")).expecting(words);
    if let Some(near) = near {
        error = error.suggesting(near);
    }
    throw(&error, None)
}

/// The bytes of a `Uint8Array` or another view, or of an `ArrayBuffer`.
pub(super) fn bytes(value: &JsValue, what: &str) -> Thrown<Vec<u8>> {
    if let Some(array) = value.dyn_ref::<Uint8Array>() {
        Ok(array.to_vec())
    } else if let Some(buffer) = value.dyn_ref::<ArrayBuffer>() {
        Ok(Uint8Array::new(buffer).to_vec())
    } else if ArrayBuffer::is_view(value) {
        let view = Fields { value, what };
        let (buffer, start, length) = (view.get("buffer")?, view.get("byteOffset")?, view.get("byteLength")?);
        let (start, length) = (whole(&start, what, u32::MAX)?, whole(&length, what, u32::MAX)?);
        Ok(Uint8Array::new_with_byte_offset_and_length(&buffer, start, length).to_vec())
    } else {
        Err(wrong(value, what, "a Uint8Array or an ArrayBuffer"))
    }
}

/// An object whose properties a caller chose.
pub(super) struct Fields<'a> {
    value: &'a JsValue,
    what: &'a str,
}

impl<'a> Fields<'a> {
    /// The object, if it has no property but these: a misspelt option that is silently ignored costs an hour.
    pub(super) fn of(value: &'a JsValue, what: &'a str, known: &[&'static str]) -> Thrown<Fields<'a>> {
        if !value.is_object() || Array::is_array(value) {
            return Err(wrong(value, what, "an object"));
        }
        for key in Object::keys(value.unchecked_ref::<Object>()) {
            let key = key.as_string().unwrap_or_default();
            if !known.contains(&key.as_str()) {
                return Err(unknown(&format!("a property of {what}"), &key, known.to_vec()));
            }
        }
        Ok(Fields { value, what })
    }

    /// A property; `undefined` where there is none.
    pub(super) fn get(&self, key: &str) -> Thrown<JsValue> {
        Reflect::get(self.value, &JsValue::from_str(key))
    }

    /// A property that is there and is not `null`.
    pub(super) fn some(&self, key: &str) -> Thrown<Option<JsValue>> {
        let value = self.get(key)?;
        Ok((!value.is_undefined() && !value.is_null()).then_some(value))
    }

    /// How messages call a property.
    pub(super) fn name(&self, key: &str) -> String {
        format!("{}.{key}", self.what)
    }
}
