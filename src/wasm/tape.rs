//! How much is handed over to JavaScript: as numbers on a tape, from which the package makes objects when somebody looks
//! at them (`pkg/src/extraction.js` reads it). What stands in the text that was read is a place in that text, so nothing of it is
//! copied or converted, and a lone surrogate in it stays what it is.
//!
//! The tape is of 32-bit words. The lowest three bits of a word say what it is, the others are its number:
//!
//! | bits | is | number | followed by |
//! |---|---|---|---|
//! | 0 | null, false, true | 0, 1, 2 | |
//! | 1 | a whole number | itself, below 2^29 | |
//! | 2 | a number | | its IEEE 754 form, the low half first |
//! | 3 | a string of the text | where it starts, in UTF-16 units | where it ends |
//! | 4 | another string | where it starts in the pool of strings | where it ends |
//! | 5 | a list | how many values it has | the values |
//! | 6 | an object | its form: the names of its fields | the values of the fields, in order |

use serde::ser::{self, Impossible, Serialize};
use std::cell::RefCell;
use std::collections::HashMap;

use crate::text::{Offsets, Unit};

thread_local! {
    /// The forms of objects met so far: the name of the type, and those of its fields.
    static FORMS: RefCell<Vec<(&'static str, Vec<&'static str>)>> = const { RefCell::new(Vec::new()) };
}

/// The forms of objects, one a line, their fields with commas between.
pub(super) fn forms() -> String {
    FORMS.with_borrow(|forms| {
        let lines: Vec<_> = forms.iter().map(|(_, fields)| fields.join(",")).collect();
        lines.join("\n")
    })
}

/// Values on a tape.
#[derive(Debug)]
pub(super) struct Tape<'t> {
    pub(super) words: Vec<u32>,
    /// Strings that do not stand in the text, each once.
    pub(super) pool: String,
    /// How long the pool is, in UTF-16 units.
    length: u32,
    pooled: HashMap<String, (u32, u32)>,
    text: &'t str,
    offsets: Offsets<'t>,
}

const CONSTANT: u32 = 0;
const WHOLE: u32 = 1;
const NUMBER: u32 = 2;
const TEXT: u32 = 3;
const POOL: u32 = 4;
const LIST: u32 = 5;
const OBJECT: u32 = 6;

impl<'t> Tape<'t> {
    pub(super) fn new(text: &'t str) -> Tape<'t> {
        Tape {
            words: Vec::with_capacity(text.len() / 2),
            pool: String::new(),
            length: 0,
            pooled: HashMap::new(),
            text,
            offsets: Offsets::new(text),
        }
    }

    /// Puts a value behind what is there; where it ends.
    pub(super) fn put(&mut self, value: &impl Serialize) -> Result<u32, Failed> {
        value.serialize(&mut *self)?;
        u32::try_from(self.words.len()).map_err(|_| Failed("the tape is full".to_owned()))
    }

    fn word(&mut self, what: u32, number: u32) {
        self.words.push(number << 3 | what);
    }

    fn whole(&mut self, number: u64) {
        match u32::try_from(number) {
            Ok(number) if number < 1 << 29 => self.word(WHOLE, number),
            _ => self.number(number as f64),
        }
    }

    fn number(&mut self, number: f64) {
        let bits = number.to_bits();
        self.words.extend([NUMBER, bits as u32, (bits >> 32) as u32]);
    }

    /// Where a string stands in the text, if it is a piece of that very text.
    fn place(&self, string: &str) -> Option<(u32, u32)> {
        let start = (string.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        let end =
            start.checked_add(string.len()).filter(|end| *end <= self.text.len() && !string.is_empty())?;
        let place = |at| self.offsets.convert(at, Unit::Byte, Unit::Utf16) as u32;
        Some((place(start), place(end)))
    }

    fn string(&mut self, string: &str) {
        if let Some((start, end)) = self.place(string) {
            self.word(TEXT, start);
            self.words.push(end);
            return;
        }
        let (start, end) = match self.pooled.get(string) {
            Some(place) => *place,
            None => {
                let start = self.length;
                self.length += string.encode_utf16().count() as u32;
                self.pool.push_str(string);
                self.pooled.insert(string.to_owned(), (start, self.length));
                (start, self.length)
            }
        };
        self.word(POOL, start);
        self.words.push(end);
    }
}

/// The number of a form, which it gets when it is met first.
fn form(name: &'static str) -> Option<u32> {
    FORMS.with_borrow(|forms| forms.iter().position(|(known, _)| *known == name)).map(|at| at as u32)
}

/// Why something cannot be put on a tape.
#[derive(Debug)]
pub(super) struct Failed(String);

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failed {}

impl ser::Error for Failed {
    fn custom<T: std::fmt::Display>(message: T) -> Failed {
        Failed(message.to_string())
    }
}

/// What has no form on a tape: nothing that is found is such.
fn none<T>(what: &str) -> Result<T, Failed> {
    Err(Failed(format!("{what} cannot be put on a tape")))
}

impl<'a, 't> ser::Serializer for &'a mut Tape<'t> {
    type Ok = ();
    type Error = Failed;
    type SerializeSeq = List<'a, 't>;
    type SerializeTuple = List<'a, 't>;
    type SerializeTupleStruct = List<'a, 't>;
    type SerializeTupleVariant = Impossible<(), Failed>;
    type SerializeMap = Impossible<(), Failed>;
    type SerializeStruct = Object<'a, 't>;
    type SerializeStructVariant = Impossible<(), Failed>;

    fn serialize_bool(self, value: bool) -> Result<(), Failed> {
        self.word(CONSTANT, 1 + u32::from(value));
        Ok(())
    }
    fn serialize_i8(self, value: i8) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }
    fn serialize_i16(self, value: i16) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }
    fn serialize_i32(self, value: i32) -> Result<(), Failed> {
        self.serialize_i64(value.into())
    }
    fn serialize_i64(self, value: i64) -> Result<(), Failed> {
        match u64::try_from(value) {
            Ok(value) => self.whole(value),
            Err(_) => self.number(value as f64),
        }
        Ok(())
    }
    fn serialize_u8(self, value: u8) -> Result<(), Failed> {
        self.serialize_u64(value.into())
    }
    fn serialize_u16(self, value: u16) -> Result<(), Failed> {
        self.serialize_u64(value.into())
    }
    fn serialize_u32(self, value: u32) -> Result<(), Failed> {
        self.serialize_u64(value.into())
    }
    fn serialize_u64(self, value: u64) -> Result<(), Failed> {
        self.whole(value);
        Ok(())
    }
    fn serialize_f32(self, value: f32) -> Result<(), Failed> {
        self.serialize_f64(value.into())
    }
    fn serialize_f64(self, value: f64) -> Result<(), Failed> {
        self.number(value);
        Ok(())
    }
    fn serialize_char(self, value: char) -> Result<(), Failed> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }
    fn serialize_str(self, value: &str) -> Result<(), Failed> {
        self.string(value);
        Ok(())
    }
    fn serialize_bytes(self, _: &[u8]) -> Result<(), Failed> {
        none("bytes")
    }
    fn serialize_none(self) -> Result<(), Failed> {
        self.word(CONSTANT, 0);
        Ok(())
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failed> {
        value.serialize(self)
    }
    fn serialize_unit(self) -> Result<(), Failed> {
        self.serialize_none()
    }
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Failed> {
        self.serialize_none()
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Failed> {
        self.serialize_str(variant)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Failed> {
        none(name)
    }
    fn serialize_seq(self, length: Option<usize>) -> Result<List<'a, 't>, Failed> {
        let start = self.words.len();
        self.word(LIST, length.unwrap_or(0) as u32);
        Ok(List { tape: self, start, length: 0 })
    }
    fn serialize_tuple(self, length: usize) -> Result<List<'a, 't>, Failed> {
        self.serialize_seq(Some(length))
    }
    fn serialize_tuple_struct(self, _: &'static str, length: usize) -> Result<List<'a, 't>, Failed> {
        self.serialize_seq(Some(length))
    }
    fn serialize_tuple_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Failed>, Failed> {
        none(name)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Impossible<(), Failed>, Failed> {
        none("a map")
    }
    fn serialize_struct(self, name: &'static str, fields: usize) -> Result<Object<'a, 't>, Failed> {
        let known = form(name);
        let number = known.unwrap_or_else(|| FORMS.with_borrow(|forms| forms.len() as u32));
        if known.is_none() {
            // Its own before those inside it; their names are told as they come.
            FORMS.with_borrow_mut(|forms| forms.push((name, Vec::with_capacity(fields))));
        }
        self.word(OBJECT, number);
        Ok(Object { tape: self, form: known.is_none().then_some(number as usize) })
    }
    fn serialize_struct_variant(
        self,
        name: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Impossible<(), Failed>, Failed> {
        none(name)
    }
}

/// A list that is being put on a tape.
#[derive(Debug)]
pub(super) struct List<'a, 't> {
    tape: &'a mut Tape<'t>,
    /// Its first word, which is to say how long it is.
    start: usize,
    length: u32,
}

impl List<'_, '_> {
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.length += 1;
        value.serialize(&mut *self.tape)
    }

    fn done(self) -> Result<(), Failed> {
        self.tape.words[self.start] = self.length << 3 | LIST;
        Ok(())
    }
}

impl ser::SerializeSeq for List<'_, '_> {
    type Ok = ();
    type Error = Failed;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.value(value)
    }
    fn end(self) -> Result<(), Failed> {
        self.done()
    }
}

impl ser::SerializeTuple for List<'_, '_> {
    type Ok = ();
    type Error = Failed;
    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.value(value)
    }
    fn end(self) -> Result<(), Failed> {
        self.done()
    }
}

impl ser::SerializeTupleStruct for List<'_, '_> {
    type Ok = ();
    type Error = Failed;
    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failed> {
        self.value(value)
    }
    fn end(self) -> Result<(), Failed> {
        self.done()
    }
}

/// An object that is being put on a tape.
#[derive(Debug)]
pub(super) struct Object<'a, 't> {
    tape: &'a mut Tape<'t>,
    /// Its form, if it is the first of it.
    form: Option<usize>,
}

impl ser::SerializeStruct for Object<'_, '_> {
    type Ok = ();
    type Error = Failed;
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Failed> {
        if let Some(form) = self.form {
            FORMS.with_borrow_mut(|forms| forms[form].1.push(name));
        }
        value.serialize(&mut *self.tape)
    }
    fn skip_field(&mut self, name: &'static str) -> Result<(), Failed> {
        self.serialize_field(name, &None::<()>)
    }
    fn end(self) -> Result<(), Failed> {
        Ok(())
    }
}
