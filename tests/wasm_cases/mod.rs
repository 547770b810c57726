//! Tests that are the same in Node and in browsers.

use article41::wasm;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// What is under a path of keys: `field(&hit, "date.edtf")`.
fn field(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| js_sys::Reflect::get(&value, &key.into()).expect(path))
}

fn text(value: &JsValue, path: &str) -> String {
    field(value, path).as_string().unwrap_or_else(|| panic!("{path} is no text"))
}

#[wasm_bindgen_test]
fn a_date_is_read() {
    let date = wasm::parse_date(&"2024-06-21~".into()).unwrap();
    assert_eq!(date.as_string().as_deref(), Some("about 21 June 2024"));
}

#[wasm_bindgen_test]
fn an_error_has_a_code_and_a_span_in_utf16_units() {
    let error = wasm::parse_date(&"𝄞".into()).unwrap_err();
    assert_eq!(text(&error, "name"), "Article41Error");
    assert_eq!(text(&error, "code"), "date");
    assert_eq!(field(&error, "span.1").as_f64(), Some(2.0));
    assert!(field(&error, "suggestion").is_null());
}
