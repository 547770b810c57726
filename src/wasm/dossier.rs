//! The class `Dossier`, as JavaScript has it.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::error::{OrThrow, check_sound};
use super::{Thrown, spans, value};
use crate::dossier;
use crate::export::Format;
use crate::model::Records;

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

    /// Adds records: all of them, or on an error none. They may refer to those here and to each other.
    ///
    /// Throws `record`, naming the record and what is wrong with it.
    pub fn add(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "NewRecords")] records: &JsValue,
    ) -> Thrown<()> {
        check_sound()?;
        let known = [
            "title",
            "sources",
            "actors",
            "instruments",
            "provisions",
            "events",
            "statements",
            "assertions",
            "claims",
            "votes",
            "texts",
        ];
        value::Fields::of(records, "the records", &known)?;
        let records: Records = value::from_js(records, "the records")?;
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
