//! Extraction, as JavaScript has it.

use js_sys::{Array, JsString, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::error::{OrThrow, check_sound, option, throw};
use super::tape::{Failed, Tape, forms};
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
//
// What goes over is still to be unfolded, which the package's entry points do when somebody looks at it: making objects
// would take longer than reading the text, and most callers want one list of nine. `words` is a tape with the lists of
// [`LISTS`], one after the other; `ends` says where each ends; `pool` has its strings.
#[wasm_bindgen(js_name = extract, unchecked_return_type = "Extraction")]
pub fn extract_from(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ExtractOptions")] options: &JsValue,
) -> Thrown<JsValue> {
    let (text, options) = read(text, options)?;
    let mut found = extract(&text, &options.options()).or_throw()?;
    let packed = pack::write(&found.records).or_throw()?;
    found.count_in(Unit::Utf16, &text);
    let mut tape = Tape::new(&text);
    let ends = [
        tape.put(&found.source),
        tape.put(&found.dates),
        tape.put(&found.quotes),
        tape.put(&found.actors),
        tape.put(&found.instruments),
        tape.put(&found.votes),
        tape.put(&found.events),
        tape.put(&found.quantities),
    ];
    let object = folded(&tape, ends.into_iter().collect::<Result<_, _>>())?;
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
    let (text, options) = read(text, options)?;
    let dates = extract_dates(&text, &options.options()).or_throw()?;
    let mut found = Extraction { dates, ..Extraction::default() };
    found.count_in(Unit::Utf16, &text);
    let mut tape = Tape::new(&text);
    let end = tape.put(&found.dates);
    folded(&tape, end.map(|end| vec![end]))
}

/// A tape as JavaScript gets it.
fn folded(tape: &Tape<'_>, ends: Result<Vec<u32>, Failed>) -> Thrown<JsValue> {
    let ends = ends.map_err(|failed| option(failed.to_string()))?;
    let object = Object::new();
    Reflect::set(&object, &"words".into(), &Uint32Array::from(tape.words.as_slice()))?;
    Reflect::set(&object, &"ends".into(), &Uint32Array::from(ends.as_slice()))?;
    Reflect::set(&object, &"pool".into(), &JsString::from(tape.pool.as_str()))?;
    Ok(object.into())
}

/// The forms of the objects that tapes have told of so far: the names of their fields, with commas between, one a line.
#[wasm_bindgen(js_name = forms, skip_typescript)]
pub fn forms_of_tapes() -> String {
    forms()
}

/// The `records` of an extraction, of its `pack`.
#[wasm_bindgen(js_name = candidates, skip_typescript)]
pub fn candidates_of(pack: &JsValue) -> Thrown<JsValue> {
    check_sound()?;
    value::to_js(&pack::read(&value::bytes(pack, "extraction.pack")?).or_throw()?)
}

/// The arguments, checked.
fn read(text: &JsValue, options: &JsValue) -> Thrown<(String, Given)> {
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
    Ok((String::from(given), options))
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

/// The candidate records of an extraction: all of them if it is known to be as it was found, else those that the caller
/// has not struck out, less what rests on one struck out.
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
