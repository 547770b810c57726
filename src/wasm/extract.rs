//! Extraction, as JavaScript has it.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::error::{OrThrow, check_sound, throw};
use super::value::{self, Fields, wrong};
use super::{Thrown, lexicon};
use crate::extract::{Extraction, MAX_TEXT, Options, extract, extract_dates};
use crate::model::Records;
use crate::text::Unit;
use crate::{Error, ErrorCode, pack};

/// Reads a text: its dates, quotations with who said them, actors, instruments, votes, events and quantities, each
/// with its place in the text and the rule that found it; and these as candidate records, which `dossier.add` takes.
///
/// ```js
/// const { quotes } = extract("“No,” Nebenzia said on Friday.", { published: "2024-06-28" });
/// ```
///
/// Throws `option` for options that are none, a date of publication that is no EDTF, or a lexicon that cannot be read;
/// and `text` for a text of more than 16 MiB in UTF-8.
#[wasm_bindgen(js_name = extract, unchecked_return_type = "Extraction")]
pub fn extract_from(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExtractOptions")] options: &JsValue,
) -> Thrown<JsValue> {
    let (given, text, options) = read(text, options)?;
    let mut found = extract(&text, &options.options()).or_throw()?;
    let packed = pack::write(&found.records).or_throw()?;
    let object = write(&mut found, given, &text)?;
    Reflect::set(&object, &"pack".into(), &Uint8Array::from(packed.as_slice()))?;
    Ok(object)
}

/// Reads only the dates of a text: what `extract(text, options).dates` is, in a part of the time.
///
/// Throws as `extract` does.
#[wasm_bindgen(js_name = extractDates, unchecked_return_type = "DateFound[]")]
pub fn dates_from(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExtractOptions")] options: &JsValue,
) -> Thrown<JsValue> {
    let (given, text, options) = read(text, options)?;
    let dates = extract_dates(&text, &options.options()).or_throw()?;
    let object = write(&mut Extraction { dates, ..Extraction::default() }, given, &text)?;
    Reflect::get(&object, &"dates".into())
}

/// The arguments, checked.
fn read<'j>(text: &'j JsValue, options: &JsValue) -> Thrown<(&'j JsString, String, Given)> {
    check_sound()?;
    let Some(given) = text.dyn_ref::<JsString>() else { return Err(wrong(text, "the text", "a string")) };
    // A unit of UTF-16 has a byte or more, so this much cannot be read; and copying it here would cost its memory.
    if given.length() as usize > MAX_TEXT {
        let message = format!(
            "the text has {} characters; at most {MAX_TEXT} bytes are read at once: split it into its documents",
            given.length()
        );
        return Err(throw(&Error::new(ErrorCode::Text, message), None));
    }
    let options = Given::of(options)?;
    Ok((given, String::from(given), options))
}

/// As plain objects, with positions in UTF-16 units.
fn write(found: &mut Extraction<'_>, given: &JsString, text: &str) -> Thrown<JsValue> {
    found.count_in(Unit::Utf16, text);
    let object = value::to_js(found)?;
    // A lone surrogate was read as U+FFFD: what is said to stand in the text is what stands in the caller's own.
    if text.contains('\u{fffd}') && !given.is_valid_utf16() {
        slice_anew(given, &object)?;
    }
    Ok(object)
}

/// What a caller says of a text.
#[derive(Debug, Default)]
struct Given {
    published: Option<String>,
    title: Option<String>,
    publisher: Option<String>,
    url: Option<String>,
    language: Option<String>,
    lexicon: Option<std::rc::Rc<crate::extract::lexicon::Lexicon>>,
}

impl Given {
    fn of(value: &JsValue) -> Thrown<Given> {
        if value.is_undefined() || value.is_null() {
            return Ok(Given::default());
        }
        let known = ["published", "title", "publisher", "url", "language", "lexicon"];
        let fields = Fields::of(value, "options", &known)?;
        let text = |key| value::optional_string(&fields.get(key)?, &fields.name(key));
        Ok(Given {
            published: text("published")?,
            title: text("title")?,
            publisher: text("publisher")?,
            url: text("url")?,
            language: text("language")?,
            lexicon: fields.some("lexicon")?.map(|value| lexicon::of(&value)).transpose()?,
        })
    }

    fn options(&self) -> Options<'_> {
        Options {
            published: self.published.as_deref(),
            title: self.title.as_deref(),
            publisher: self.publisher.as_deref(),
            url: self.url.as_deref(),
            language: self.language.as_deref(),
            lexicon: self.lexicon.as_deref(),
        }
    }
}

/// In everything that has a place in the text, the text that stands there. Objects nest four deep at most.
fn slice_anew(text: &JsString, value: &JsValue) -> Thrown<()> {
    let get = |key: &str| Reflect::get(value, &key.into());
    let set = |key: &str, start: &JsValue, end: &JsValue| -> Thrown<()> {
        if let (Some(start), Some(end)) = (start.as_f64(), end.as_f64()) {
            Reflect::set(value, &key.into(), &text.slice(start as u32, end as u32))?;
        }
        Ok(())
    };
    if let Some(list) = value.dyn_ref::<Array>() {
        return list.iter().try_for_each(|one| slice_anew(text, &one));
    }
    let Some(object) = value.dyn_ref::<Object>().filter(|_| value.is_object()) else { return Ok(()) };
    set("text", &get("start")?, &get("end")?)?;
    for (key, place) in [("content", "contentSpan"), ("cue", "cueSpan")] {
        if let Some(pair) = get(place)?.dyn_ref::<Array>() {
            set(key, &pair.get(0), &pair.get(1))?;
        }
    }
    Object::values(object).iter().try_for_each(|one| slice_anew(text, &one))
}

/// The candidate records of an extraction that the caller has not struck out.
pub(super) fn records(extraction: &JsValue) -> Thrown<Records> {
    let (bytes, kept) = match extraction.is_object() {
        true => (Reflect::get(extraction, &"pack".into())?, Reflect::get(extraction, &"records".into())?),
        false => (NONE, NONE),
    };
    if !bytes.is_object() || !kept.is_object() {
        return Err(wrong(extraction, "what is added", "a Dossier, or what extract returned"));
    }
    let mut records = pack::read(&value::bytes(&bytes, "extraction.pack")?).or_throw()?;
    let mut ids = std::collections::HashSet::new();
    for list in Object::values(kept.unchecked_ref::<Object>()).iter() {
        for record in list.dyn_ref::<Array>().into_iter().flat_map(|list| list.iter()) {
            if record.is_object() {
                ids.extend(Reflect::get(&record, &"id".into())?.as_string());
            }
        }
    }
    records.retain(|id| ids.contains(id));
    Ok(records)
}

const NONE: JsValue = JsValue::UNDEFINED;
