//! What a click does to a query: edits of its text, which leave what else stands there as it was typed.

use wasm_bindgen::prelude::*;

use super::error::{OrThrow, check_sound, option};
use super::{Thrown, value};
use crate::query::{Field, Sort, clear, set_sort};

/// The query's text without any choice of the field's own.
///
/// Throws `query` if the text is no query.
#[wasm_bindgen(js_name = clearField)]
pub fn clear_field(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Field")] field: &JsValue,
) -> Thrown<String> {
    check_sound()?;
    let text = value::string(text, "a query")?;
    clear(&text, field_of(field)?).or_throw_in(&text)
}

/// The query's text with this order, or with none for `null`.
///
/// Throws `query` if the text is no query.
#[wasm_bindgen(js_name = setSort)]
pub fn set_sort_of(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Sort | null")] sort: &JsValue,
) -> Thrown<String> {
    check_sound()?;
    let text = value::string(text, "a query")?;
    let sort = match sort.is_null() || sort.is_undefined() {
        true => None,
        false => {
            let orders = [Sort::Relevance, Sort::Date, Sort::DateDescending];
            Some(value::word(sort, "an order", &orders.map(|order| (order.as_str(), order)))?)
        }
    };
    set_sort(&text, sort).or_throw_in(&text)
}

fn field_of(field: &JsValue) -> Thrown<Field> {
    let name = value::string(field, "a field")?;
    Field::named(&name).ok_or_else(|| option(format!("there is no field ‘{name}’")))
}
