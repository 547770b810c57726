//! Extraction, as JavaScript has it.

use js_sys::{Array, JSON, JsString, Object, Reflect, Uint8Array, Uint32Array};
use serde::Serialize;
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
    whole(&mut found, given, &text)
}

/// What `extract` finds, still to be unfolded, which the package's entry points do when they are asked for it: `json` has
/// the lists one after the other, in the order of [`LISTS`], and `ends` says where each ends. Most of the time of
/// `extract` would be spent on making objects, and most callers want one list of nine.
///
/// Where a lone surrogate stands in the text, it is what `extract` returns.
#[wasm_bindgen(js_name = extractFolded, skip_typescript)]
pub fn extract_folded(text: &JsValue, options: &JsValue) -> Thrown<JsValue> {
    let (given, text, options) = read(text, options)?;
    let mut found = extract(&text, &options.options()).or_throw()?;
    if is_broken(given, &text) {
        return whole(&mut found, given, &text);
    }
    let packed = pack::write(&found.records).or_throw()?;
    let Folded { json, ends } = Folded::of(&mut found, &text)?;
    let object = Object::new();
    Reflect::set(&object, &"json".into(), &Uint8Array::from(json.as_slice()))?;
    Reflect::set(&object, &"ends".into(), &Uint32Array::from(ends.as_slice()))?;
    Reflect::set(&object, &"pack".into(), &Uint8Array::from(packed.as_slice()))?;
    Ok(object.into())
}

/// The `records` of an extraction, of its `pack`.
#[wasm_bindgen(js_name = candidates, skip_typescript)]
pub fn candidates_of(pack: &JsValue) -> Thrown<JsValue> {
    check_sound()?;
    value::to_js(&pack::read(&value::bytes(pack, "extraction.pack")?).or_throw()?)
}

/// The lists of an extraction that have places in the text.
const LISTS: [&str; 8] =
    ["source", "dates", "quotes", "actors", "instruments", "votes", "events", "quantities"];

/// Lists as JSON, one after the other.
struct Folded {
    json: Vec<u8>,
    ends: [u32; LISTS.len()],
}

impl Folded {
    /// With positions in UTF-16 units.
    fn of(found: &mut Extraction<'_>, text: &str) -> Thrown<Folded> {
        found.count_in(Unit::Utf16, text);
        let mut folded = Folded { json: Vec::with_capacity(text.len() * 4), ends: [0; LISTS.len()] };
        folded.put(0, &found.source)?;
        folded.put(1, &found.dates)?;
        folded.put(2, &found.quotes)?;
        folded.put(3, &found.actors)?;
        folded.put(4, &found.instruments)?;
        folded.put(5, &found.votes)?;
        folded.put(6, &found.events)?;
        folded.put(7, &found.quantities)?;
        Ok(folded)
    }

    fn put(&mut self, at: usize, list: &impl Serialize) -> Thrown<()> {
        value::write_json(list, &mut self.json)?;
        self.ends[at] = u32::try_from(self.json.len()).unwrap_or(u32::MAX);
        Ok(())
    }
}

/// All of it as a plain object.
fn whole(found: &mut Extraction<'_>, given: &JsString, text: &str) -> Thrown<JsValue> {
    let packed = pack::write(&found.records).or_throw()?;
    let Folded { json, ends } = Folded::of(found, text)?;
    let object = Object::new();
    let mut start = 0;
    for (name, end) in LISTS.into_iter().zip(ends) {
        let list = json.get(start..end as usize).and_then(|list| std::str::from_utf8(list).ok());
        Reflect::set(&object, &name.into(), &JSON::parse(list.unwrap_or("null"))?)?;
        start = end as usize;
    }
    if is_broken(given, text) {
        slice_anew(given, &object)?;
    }
    Reflect::set(&object, &"records".into(), &value::to_js(&found.records)?)?;
    Reflect::set(&object, &"pack".into(), &Uint8Array::from(packed.as_slice()))?;
    Ok(object.into())
}

/// Whether a text has lone surrogates. They were read as U+FFFD; but what is said to stand in the text is what stands in
/// the caller's own.
fn is_broken(given: &JsString, text: &str) -> bool {
    text.contains('\u{fffd}') && !given.is_valid_utf16()
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
    let mut found = Extraction { dates, ..Extraction::default() };
    found.count_in(Unit::Utf16, &text);
    let list = value::to_js(&found.dates)?;
    if is_broken(given, &text) {
        slice_anew(given, &list)?;
    }
    Ok(list)
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

/// The candidate records of an extraction: all of them if it is known to be as it was found, else those that the caller
/// has not struck out.
pub(super) fn records(extraction: &JsValue, untouched: bool) -> Thrown<Records> {
    let field = |key: &str| match extraction.is_object() {
        true => Reflect::get(extraction, &key.into()),
        false => Ok(JsValue::UNDEFINED),
    };
    let kept = if untouched { JsValue::UNDEFINED } else { field("records")? };
    let bytes = field("pack")?;
    if !bytes.is_object() || !untouched && !kept.is_object() {
        return Err(wrong(extraction, "what is added", "a Dossier, or what extract returned"));
    }
    let mut records = pack::read(&value::bytes(&bytes, "extraction.pack")?).or_throw()?;
    if untouched {
        return Ok(records);
    }
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
