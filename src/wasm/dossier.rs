//! The class `Dossier`, as JavaScript has it.

use js_sys::{Int32Array, Object, Reflect, Uint8Array, Uint16Array, Uint32Array};
use wasm_bindgen::prelude::*;

use super::error::{OrThrow, check_sound};
use super::{Thrown, options, query, spans, value};
use crate::dossier::{self, QueryResult};
use crate::export::Format;
use crate::query::set_range;
use crate::text::{Offsets, Unit};

/// Records, the texts of their sources where the dossier holds them, and the search over both.
///
/// ```js
/// const dossier = Dossier.builtin();
/// const { total, hits } = dossier.query("affirms:cl-arms-dprk-russia", { limit: 5 });
/// const record = dossier.get(hits[0].id);
/// ```
///
/// Every method throws an `Article41Error` and nothing else; after an error the dossier is as it was before the call.
/// What is returned is plain data of the caller's own.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Dossier {
    inner: dossier::Dossier,
}

impl From<dossier::Dossier> for Dossier {
    fn from(inner: dossier::Dossier) -> Dossier {
        Dossier { inner }
    }
}

#[wasm_bindgen]
impl Dossier {
    /// The dossier that this version comes with: reports on Russia and the DPRK, and the Security Council's own
    /// resolutions, votes and treaties that they are about.
    pub fn builtin() -> Thrown<Dossier> {
        check_sound()?;
        dossier::Dossier::builtin().or_throw().map(Dossier::from)
    }

    /// A dossier without records, to `add` to.
    pub fn empty(
        #[wasm_bindgen(unchecked_optional_param_type = "string")] title: &JsValue,
    ) -> Thrown<Dossier> {
        check_sound()?;
        let title = value::optional_string(title, "a title")?.unwrap_or_default();
        Ok(dossier::Dossier::empty(title).into())
    }

    /// Opens what `save` made. The bytes may come from anywhere: they are checked before anything is believed.
    ///
    /// Throws `pack` if they are no dossier that this version can read, and `record` if its records break a rule.
    pub fn open(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | ArrayBuffer | ArrayBufferView")] bytes: &JsValue,
    ) -> Thrown<Dossier> {
        check_sound()?;
        let bytes = value::bytes(bytes, "a saved dossier")?;
        dossier::Dossier::open(&bytes).or_throw().map(Dossier::from)
    }

    /// The dossier as bytes, for `open`. The same dossier gives the same bytes.
    pub fn save(&self) -> Thrown<Uint8Array> {
        check_sound()?;
        Ok(Uint8Array::from(self.inner.save().or_throw()?.as_slice()))
    }

    /// What the dossier holds: its title, its sources, how many records of which kind.
    #[wasm_bindgen(unchecked_return_type = "DossierInfo")]
    pub fn info(&self) -> Thrown<JsValue> {
        check_sound()?;
        value::to_js(&self.inner.info())
    }

    /// Answers a query, as text or as an object. Spans in the answer count in the text, for an object in what
    /// `formatQuery` writes.
    ///
    /// Throws `query` or `date`, with the span of what is wrong, what was expected there and often a suggestion; and
    /// `option` for options that are none.
    #[wasm_bindgen(unchecked_return_type = "QueryResult")]
    pub fn query(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | Query")] query: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "QueryOptions")] options: &JsValue,
    ) -> Thrown<JsValue> {
        check_sound()?;
        let text = query::text(query)?;
        let options = options::options(options)?;
        let mut result = self.inner.search(&text, &options).or_throw_in(&text)?;
        in_utf16(&mut result, &text);
        value::to_js(&result)
    }

    /// The matches of a query as columns, for drawing, with the values of a field as lanes.
    ///
    /// Throws as `query` does.
    #[wasm_bindgen(unchecked_return_type = "Timeline")]
    pub fn timeline(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | Query")] query: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "FacetField")] lane: &JsValue,
    ) -> Thrown<JsValue> {
        check_sound()?;
        let text = query::text(query)?;
        let lane = query::facet_field(lane, "the lane")?;
        let timeline = self.inner.timeline(&text, lane).or_throw_in(&text)?;
        let object = Object::new();
        for (key, column) in [
            ("ordinals", JsValue::from(Uint32Array::from(timeline.ordinals.as_slice()))),
            ("earliest", Int32Array::from(timeline.earliest.as_slice()).into()),
            ("latest", Int32Array::from(timeline.latest.as_slice()).into()),
            ("flags", Uint8Array::from(timeline.flags.as_slice()).into()),
            ("kinds", Uint8Array::from(timeline.kinds.as_slice()).into()),
            ("stances", Uint8Array::from(timeline.stances.as_slice()).into()),
            ("lane", Uint16Array::from(timeline.lane.as_slice()).into()),
            ("lanes", value::to_js(&timeline.lanes)?),
            ("undated", JsValue::from(timeline.undated as f64)),
        ] {
            Reflect::set(&object, &JsValue::from_str(key), &column)?;
        }
        Ok(object.into())
    }

    /// The id of the record or passage with this ordinal, as timelines give them.
    ///
    /// Throws `not-found` if there is none.
    #[wasm_bindgen(js_name = idAt)]
    pub fn id_at(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] ordinal: &JsValue,
    ) -> Thrown<String> {
        check_sound()?;
        let ordinal = value::whole(ordinal, "an ordinal", u32::MAX)?;
        Ok(self.inner.id_at(ordinal).or_throw()?.to_owned())
    }

    /// What can stand at the caret: fields, values of fields, words. The caret counts UTF-16 units; without one it is
    /// at the end.
    #[wasm_bindgen(unchecked_return_type = "Completion")]
    pub fn complete(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "number")] caret: &JsValue,
    ) -> Thrown<JsValue> {
        check_sound()?;
        let text = value::string(text, "a query")?;
        let caret = match caret.is_undefined() || caret.is_null() {
            true => text.len(),
            false => {
                let caret = value::whole(caret, "the caret", u32::MAX)? as usize;
                Offsets::new(&text).convert(caret, Unit::Utf16, Unit::Byte)
            }
        };
        let mut completion = self.inner.complete(&text, caret);
        spans::to_utf16(&text, [&mut completion.span]);
        value::to_js(&completion)
    }

    /// The query's text with a value of a field chosen, or no longer chosen if it was. What else it says stays as it
    /// was typed.
    ///
    /// Throws `query` if the text is no query or the field has no such value.
    pub fn toggle(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "FacetField")] field: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] value: &JsValue,
    ) -> Thrown<String> {
        check_sound()?;
        let text = value::string(text, "a query")?;
        let field = query::facet_field(field, "the field")?;
        let value = value::string(value, "the value")?;
        self.inner.toggle(&text, field, &value).or_throw_in(&text)
    }

    /// The query's text with a range of dates chosen instead of the one it had; `null` for an open end, and for both
    /// ends to choose none.
    ///
    /// Throws `query` or `date`.
    #[wasm_bindgen(js_name = setRange)]
    pub fn set_range(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "\"date\" | \"within\" | \"published\"")] field: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | null")] from: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | null")] to: &JsValue,
    ) -> Thrown<String> {
        check_sound()?;
        let text = value::string(text, "a query")?;
        let field = query::date_field(field, "the field")?;
        let from = query::optional_date(from, "the first date")?;
        let to = query::optional_date(to, "the last date")?;
        set_range(&text, field, from, to).or_throw_in(&text)
    }

    /// All matches of a query, in its order, in a format.
    ///
    /// Throws as `query` does.
    pub fn export(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string | Query")] query: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Format")] format: &JsValue,
    ) -> Thrown<String> {
        check_sound()?;
        let text = query::text(query)?;
        self.inner.export(&text, format_of(format)?).or_throw_in(&text)
    }

    /// Everything known about one record.
    ///
    /// Throws `not-found`, with the nearest id as a suggestion.
    #[wasm_bindgen(unchecked_return_type = "RecordInfo")]
    pub fn get(&self, #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue) -> Thrown<JsValue> {
        check_sound()?;
        let id = value::string(id, "an id")?;
        let mut info = self.inner.get(&id).or_throw_in(&id)?;
        for context in info.evidence.iter_mut().filter_map(|evidence| evidence.context.as_mut()) {
            spans::to_utf16(&context.paragraph, [&mut context.span]);
        }
        value::to_js(&info)
    }

    /// The citation of a record: of a source or an instrument itself, of all else what it rests on, with the place.
    ///
    /// Throws `not-found`, with the nearest id as a suggestion.
    pub fn cite(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string")] id: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "Format")] format: &JsValue,
    ) -> Thrown<String> {
        check_sound()?;
        let id = value::string(id, "an id")?;
        self.inner.cite(&id, format_of(format)?).or_throw_in(&id)
    }

    /// Adds the records and texts of another dossier, or the records of an extraction, marked as extracted: all of them,
    /// or on an error none. Of an extraction it takes what is still in `extraction.records`, so that a reader can
    /// strike out candidates before: what rests on them goes too, as a statement with its speaker. Its actors and
    /// instruments that are here already come together with those.
    ///
    /// Throws `record` if an id is taken, or if the whole would break a rule; `option` and `pack` for what is no dossier
    /// and no extraction.
    pub fn add(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Dossier | Extraction")] other: &Dossier,
    ) -> Thrown<()> {
        check_sound()?;
        self.inner.add(other.inner.records().clone()).or_throw()
    }

    /// What `add` does with an extraction; the package's entry points choose, and say whether nobody can have struck out
    /// anything.
    #[wasm_bindgen(js_name = addExtraction, skip_typescript)]
    pub fn add_extraction(&mut self, extraction: &JsValue, untouched: bool) -> Thrown<()> {
        check_sound()?;
        let records = super::extract::records(extraction, untouched)?;
        self.inner.add(records).or_throw()
    }

    /// Gives a source its text, so that its passages are searched and its evidence is shown in place. With `null` for
    /// the source, the text is held against all of them, and the one that it is the text of gets it.
    ///
    /// Throws `text` if it is no text of that source.
    #[wasm_bindgen(unchecked_return_type = "AttachReport")]
    pub fn attach(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string | null")] source: &JsValue,
        #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
    ) -> Thrown<JsValue> {
        check_sound()?;
        let source = value::optional_string(source, "a source")?;
        let text = value::string(text, "a text")?;
        value::to_js(&self.inner.attach(source.as_deref(), &text).or_throw()?)
    }

    /// Takes the text of a source out again.
    ///
    /// Throws `not-found` if the dossier holds none.
    pub fn detach(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "string")] source: &JsValue,
    ) -> Thrown<()> {
        check_sound()?;
        let source = value::string(source, "a source")?;
        self.inner.detach(&source).or_throw_in(&source)
    }
}

fn format_of(value: &JsValue) -> Thrown<Format> {
    value::word(value, "a format", &Format::ALL.map(|format| (format.as_str(), format)))
}

/// The spans of a result, of which some lie in the query's text and the others in the hits'.
fn in_utf16(result: &mut QueryResult, query: &str) {
    let chips = result.chips.iter_mut().map(|chip| &mut chip.span);
    let notices = result.notices.iter_mut().filter_map(|notice| notice.span.as_mut());
    spans::to_utf16(query, chips.chain(notices));
    for hit in &mut result.hits {
        spans::to_utf16(&hit.text, &mut hit.highlights.text);
        spans::to_utf16(&hit.who, &mut hit.highlights.who);
        spans::to_utf16(&hit.role, &mut hit.highlights.role);
    }
}
