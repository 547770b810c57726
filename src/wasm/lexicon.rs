//! Words and phrases that a caller adds for a call.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::Thrown;
use super::error::{OrThrow, option};
use super::value::{self, Fields, wrong};
use crate::extract::lexicon::{Class, Lexicon};

/// What a caller adds: in the format of the lexicon's files, or phrase by phrase.
#[derive(Debug, PartialEq)]
enum Added {
    Text(String),
    Phrases(Vec<Phrase>),
}

#[derive(Debug, PartialEq)]
struct Phrase {
    class: Class,
    value: String,
    phrase: String,
}

thread_local! {
    /// The lexicon of the last call that brought one: most callers bring the same one again, and putting one together
    /// costs as much as reading a long text.
    static LAST: RefCell<Option<(Added, Rc<Lexicon>)>> = const { RefCell::new(None) };
}

/// The built-in lexicon with what the caller adds.
pub(super) fn of(value: &JsValue) -> Thrown<Rc<Lexicon>> {
    let added = match value.as_string() {
        Some(text) => Added::Text(text),
        None => Added::Phrases(phrases(value)?),
    };
    let known =
        LAST.with_borrow(|last| last.as_ref().filter(|(key, _)| *key == added).map(|(_, l)| l.clone()));
    if let Some(lexicon) = known {
        return Ok(lexicon);
    }
    let mut lexicon = Lexicon::builtin().clone();
    match &added {
        Added::Text(text) => lexicon.extend(text).or_throw()?,
        Added::Phrases(phrases) => {
            for one in phrases {
                if !lexicon.add(one.class, &one.phrase, &one.value) {
                    let shown: String = one.phrase.chars().take(60).collect();
                    let class = one.class.as_str();
                    return Err(option(format!(
                        "options.lexicon.{class}: ‘{shown}’ is no phrase: it needs one to fifteen words"
                    )));
                }
            }
        }
    }
    let lexicon = Rc::new(lexicon);
    LAST.set(Some((added, lexicon.clone())));
    Ok(lexicon)
}

/// `{ class: [phrases] }` or `{ class: { value: [phrases] } }`.
fn phrases(value: &JsValue) -> Thrown<Vec<Phrase>> {
    if !value.is_object() || Array::is_array(value) {
        return Err(wrong(
            value,
            "options.lexicon",
            "a string in the format of the lexicon's files, or an object",
        ));
    }
    let names: Vec<_> = Class::ALL.iter().map(|class| class.as_str()).collect();
    let classes = Fields::of(value, "options.lexicon", &names)?;
    let mut out = Vec::new();
    for class in Class::ALL {
        let Some(given) = classes.some(class.as_str())? else { continue };
        let what = classes.name(class.as_str());
        if Array::is_array(&given) {
            list(&given, &what, *class, "", &mut out)?;
        } else if given.is_object() {
            for key in Object::keys(given.unchecked_ref::<Object>()) {
                let phrases = Reflect::get(&given, &key)?;
                let value = key.as_string().unwrap_or_default();
                let shown: String = value.chars().take(40).collect();
                list(&phrases, &format!("{what}[‘{shown}’]"), *class, &value, &mut out)?;
            }
        } else {
            return Err(wrong(&given, &what, "an array of phrases, or an object of such arrays by value"));
        }
    }
    Ok(out)
}

fn list(given: &JsValue, what: &str, class: Class, value: &str, out: &mut Vec<Phrase>) -> Thrown<()> {
    let Some(phrases) = given.dyn_ref::<Array>() else {
        return Err(wrong(given, what, "an array of phrases"));
    };
    for (i, phrase) in phrases.iter().enumerate() {
        let phrase = value::string(&phrase, &format!("{what}[{i}]"))?;
        out.push(Phrase { class, value: value.to_owned(), phrase });
    }
    Ok(())
}
