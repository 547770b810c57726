//! What a click does to a query: edits of its text, which leave what else stands there as it was typed.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::error::{OrThrow, check_sound, option};
use super::{Thrown, value};
use crate::edtf::Edtf;
use crate::query::{Field, Sort, clear, set_range, set_sort, toggle};

/// The query's text with a value of a field chosen, or no longer chosen if it was. A second value of a field joins the
/// first: `kind:(statement OR event)`. `names` are other ways of writing the value, such as its label.
///
/// Throws `query` if the text is no query, and `option` if the field takes dates or is none.
#[wasm_bindgen(js_name = toggleValue)]
pub fn toggle_value(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Field")] field: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] value: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string[] | undefined")] names: &JsValue,
) -> Thrown<String> {
    check_sound()?;
    let text = value::string(text, "a query")?;
    let chosen = value::string(value, "a value")?;
    let names: Vec<String> = match names.is_undefined() || names.is_null() {
        true => Vec::new(),
        false if !Array::is_array(names) => {
            return Err(value::wrong(names, "the names", "an array of strings"));
        }
        false => {
            Array::from(names).iter().map(|name| value::string(&name, "a name")).collect::<Thrown<_>>()?
        }
    };
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    toggle(&text, field_of(field)?, &chosen, &names).or_throw_in(&text)
}

/// The query's text with this range of dates, in EDTF, `null` where it is open; with neither end, without any.
///
/// Throws `query` if the text is no query, `date` for an end that is no date, and `option` for a field that takes no
/// dates or a range that ends before it starts.
#[wasm_bindgen(js_name = setRange)]
pub fn set_range_of(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "\"date\" | \"within\" | \"published\"")] field: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | null")] from: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "string | null")] to: &JsValue,
) -> Thrown<String> {
    check_sound()?;
    let text = value::string(text, "a query")?;
    let (from, to) = (end(from, "the start")?, end(to, "the end")?);
    set_range(&text, field_of(field)?, from, to).or_throw_in(&text)
}

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

fn end(date: &JsValue, what: &str) -> Thrown<Option<Edtf>> {
    let Some(date) = value::optional_string(date, what)? else { return Ok(None) };
    date.parse().map(Some).or_throw_in(&date)
}
