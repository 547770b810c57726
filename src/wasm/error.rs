//! The crate's errors, and what it should never have done, as JavaScript's `Error`.

use std::cell::Cell;
use std::panic;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use crate::text::{Offsets, Unit};
use crate::{Error, ErrorCode, Result};

thread_local! {
    /// Whether a panic has left the module in a state that nobody has thought about.
    static BROKEN: Cell<bool> = const { Cell::new(false) };
}

/// Makes panics throw an error with the code `internal`, instead of stopping without a word. Called when a module
/// starts.
pub(super) fn install_panic_hook() {
    panic::set_hook(Box::new(|info| {
        BROKEN.set(true);
        // Throwing from here leaves the stack as it is; that is as good as any other end of this instance.
        wasm_bindgen::throw_val(internal(&format!("an internal error has stopped the module: {info}")));
    }));
}

/// Fails if a panic came before: locks may be held and sums half done, so that no answer could be trusted.
pub(super) fn check_sound() -> std::result::Result<(), JsValue> {
    match BROKEN.get() {
        true => Err(internal("an earlier internal error has stopped this module; start it anew")),
        false => Ok(()),
    }
}

fn internal(message: &str) -> JsValue {
    error("internal", message, JsValue::NULL, &[], None)
}

/// Throws, with the span converted for the text that it is about.
pub(super) fn throw(failed: &Error, text: Option<&str>) -> JsValue {
    let span = match (failed.span(), text) {
        (Some(span), Some(text)) => {
            let span = Offsets::new(text).span(span, Unit::Byte, Unit::Utf16);
            Array::of2(&(span.start as f64).into(), &(span.end as f64).into()).into()
        }
        _ => JsValue::NULL,
    };
    error(failed.code().as_str(), failed.message(), span, failed.expected(), failed.suggestion())
}

/// The error for a value that a caller passed and that cannot be taken.
pub(super) fn option(message: impl Into<String>) -> JsValue {
    throw(&Error::new(ErrorCode::Option, message), None)
}

fn error(code: &str, message: &str, span: JsValue, expected: &[String], suggestion: Option<&str>) -> JsValue {
    let error = js_sys::Error::new(message);
    error.set_name("Article41Error");
    let expected: Array = expected.iter().map(|word| JsValue::from_str(word)).collect();
    let suggestion = suggestion.map_or(JsValue::NULL, JsValue::from_str);
    for (key, value) in [
        ("code", JsValue::from_str(code)),
        ("span", span),
        ("expected", expected.into()),
        ("suggestion", suggestion),
    ] {
        // This fails only for frozen objects and proxies, and the error is neither.
        let _ = Reflect::set(&error, &JsValue::from_str(key), &value);
    }
    error.into()
}

/// Shorthand to leave this crate: an error becomes JavaScript's.
pub(super) trait OrThrow<T> {
    /// The error is not about a text that the caller has.
    fn or_throw(self) -> std::result::Result<T, JsValue>;
    /// The error may be about this text.
    fn or_throw_in(self, text: &str) -> std::result::Result<T, JsValue>;
}

impl<T> OrThrow<T> for Result<T> {
    fn or_throw(self) -> std::result::Result<T, JsValue> {
        self.map_err(|failed| throw(&failed, None))
    }
    fn or_throw_in(self, text: &str) -> std::result::Result<T, JsValue> {
        self.map_err(|failed| throw(&failed, Some(text)))
    }
}
