//! A TOML table taken field by field: every slip is logged with its file and line, and reading goes on.

use super::Problem;
use crate::edtf::Edtf;
use crate::model::{Id, nearest};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The problems found so far.
#[derive(Default)]
pub(super) struct Log(RefCell<Vec<Problem>>);

impl Log {
    pub(super) fn add(&self, problem: Problem) {
        self.0.borrow_mut().push(problem);
    }

    pub(super) fn take(&self) -> Vec<Problem> {
        self.0.take()
    }
}

/// One file, and where its lines start.
pub(super) struct File {
    pub(super) name: String,
    pub(super) text: String,
    line_ends: Vec<usize>,
}

impl File {
    pub(super) fn new(name: String, text: String) -> File {
        let line_ends = text.match_indices('\n').map(|(at, _)| at).collect();
        File { name, text, line_ends }
    }

    /// The line, from 1, that holds this byte.
    pub(super) fn line(&self, byte: usize) -> usize {
        self.line_ends.partition_point(|end| *end < byte) + 1
    }
}

/// A table whose fields are taken one by one. What nobody asks for is [refused](Fields::refuse_others).
pub(super) struct Fields<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    file: &'a File,
    log: &'a Log,
    record: String,
    /// The path of this table in its record, with a dot at its end, or nothing.
    prefix: String,
    asked: RefCell<Vec<&'a str>>,
}

impl<'a> Fields<'a> {
    /// The whole of a file.
    pub(super) fn of_file(file: &'a File, table: &'a DeTable<'a>, log: &'a Log) -> Fields<'a> {
        let (record, prefix) = (String::new(), String::new());
        Fields { table, span: 0..0, file, log, record, prefix, asked: RefCell::default() }
    }

    /// The record that problems will name.
    pub(super) fn name_record(&mut self, id: &str) {
        id.clone_into(&mut self.record);
        self.prefix.clear();
    }

    pub(super) fn file_name(&self) -> &'a str {
        &self.file.name
    }

    /// The names of all fields.
    pub(super) fn keys(&self) -> impl Iterator<Item = &'a str> {
        self.table.keys().map(|key| key.get_ref().as_ref())
    }

    /// The line that the table starts in.
    pub(super) fn line(&self) -> usize {
        self.file.line(self.span.start)
    }

    /// The lines of all fields, and of the items of those that are lists.
    pub(super) fn lines(&self) -> HashMap<String, (String, usize)> {
        let place = |span: Range<usize>| (self.file.name.clone(), self.file.line(span.start));
        let mut lines = HashMap::new();
        for (key, value) in self.table {
            lines.insert(key.get_ref().to_string(), place(key.span()));
            for (i, item) in value.get_ref().as_array().into_iter().flat_map(|list| list.iter()).enumerate() {
                lines.insert(format!("{}[{i}]", key.get_ref()), place(item.span()));
            }
        }
        lines
    }

    /// Logs a problem with a field, at its line if it is there.
    pub(super) fn problem(&self, key: &str, message: impl Into<String>) {
        let outer = key.split(['.', '[']).next().unwrap_or(key);
        let at = self.table.get_key_value(outer).map_or(self.span.start, |(key, _)| key.span().start);
        self.log.add(Problem {
            file: self.file.name.clone(),
            line: self.file.line(at),
            record: self.record.clone(),
            field: format!("{}{key}", self.prefix),
            message: message.into(),
        });
    }

    /// Logs every field that has not been asked for, with the nearest that has.
    pub(super) fn refuse_others(&self) {
        let asked = self.asked.borrow();
        for key in self.table.keys().map(|key| key.get_ref().as_ref()) {
            if !asked.contains(&key) {
                let message = match nearest(key, asked.iter().copied()) {
                    Some(near) => format!("is no field here: did you mean `{near}`?"),
                    None => format!("is no field here: there are {}", asked.join(", ")),
                };
                self.problem(key, message);
            }
        }
    }

    pub(super) fn get(&self, key: &'a str) -> Option<Value<'a>> {
        if !self.asked.borrow().contains(&key) {
            self.asked.borrow_mut().push(key);
        }
        self.table.get(key).map(|value| Value {
            value,
            file: self.file,
            log: self.log,
            record: self.record.clone(),
            path: format!("{}{key}", self.prefix),
        })
    }

    fn required(&self, key: &'a str) -> Option<Value<'a>> {
        let value = self.get(key);
        if value.is_none() {
            self.problem(key, "is missing");
        }
        value
    }

    /// A text that must be there. Where it is not, that is logged and the text is empty.
    pub(super) fn text(&self, key: &'a str) -> String {
        self.required(key).and_then(|v| v.text()).unwrap_or_default()
    }

    pub(super) fn text_if_any(&self, key: &'a str) -> Option<String> {
        self.get(key)?.text()
    }

    pub(super) fn texts(&self, key: &'a str) -> Vec<String> {
        self.list(key).iter().filter_map(Value::text).collect()
    }

    pub(super) fn id(&self, key: &'a str) -> Id {
        self.text(key).into()
    }

    pub(super) fn id_if_any(&self, key: &'a str) -> Option<Id> {
        self.text_if_any(key).map(Id::from)
    }

    pub(super) fn ids(&self, key: &'a str) -> Vec<Id> {
        self.texts(key).into_iter().map(Id::from).collect()
    }

    /// A word of a closed list that must be there.
    pub(super) fn word<T: Deserialize<'a>>(&self, key: &'a str) -> Option<T> {
        self.required(key)?.word()
    }

    pub(super) fn word_if_any<T: Deserialize<'a>>(&self, key: &'a str) -> Option<T> {
        self.get(key)?.word()
    }

    pub(super) fn count(&self, key: &'a str) -> Option<u32> {
        let value = self.get(key)?;
        let number = value.number()?;
        if number >= 0.0 && number <= f64::from(u32::MAX) && number.fract() == 0.0 {
            Some(number as u32)
        } else {
            value.problem("is not a whole number from 0 on");
            None
        }
    }

    pub(super) fn edtf(&self, key: &'a str) -> Option<Edtf> {
        self.get(key)?.edtf()
    }

    /// The items of a list; none if it is not there.
    pub(super) fn list(&self, key: &'a str) -> Vec<Value<'a>> {
        self.get(key).map(|value| value.list()).unwrap_or_default()
    }

    pub(super) fn table(&self, key: &'a str) -> Option<Fields<'a>> {
        self.get(key)?.table()
    }
}

/// One value, with its place.
pub(super) struct Value<'a> {
    value: &'a Spanned<DeValue<'a>>,
    file: &'a File,
    log: &'a Log,
    record: String,
    path: String,
}

impl<'a> Value<'a> {
    pub(super) fn problem(&self, message: impl Into<String>) {
        self.log.add(Problem {
            file: self.file.name.clone(),
            line: self.file.line(self.value.span().start),
            record: self.record.clone(),
            field: self.path.clone(),
            message: message.into(),
        });
    }

    fn wrong_type(&self, wanted: &str) {
        self.problem(format!("is {}, but must be {wanted}", self.value.get_ref().type_str()));
    }

    pub(super) fn is_text(&self) -> bool {
        self.value.get_ref().is_str()
    }

    pub(super) fn text(&self) -> Option<String> {
        let text = self.value.get_ref().as_str();
        if text.is_none() {
            self.wrong_type("a text between quotation marks");
        }
        text.map(str::to_owned)
    }

    pub(super) fn number(&self) -> Option<f64> {
        let digits = match self.value.get_ref() {
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str(),
            DeValue::Float(float) => float.as_str(),
            _ => {
                self.wrong_type("a number");
                return None;
            }
        };
        digits.parse().ok()
    }

    pub(super) fn edtf(&self) -> Option<Edtf> {
        match self.text()?.parse() {
            Ok(edtf) => Some(edtf),
            Err(error) => {
                self.problem(error.to_string());
                None
            }
        }
    }

    /// A word of the closed list that the type stands for.
    pub(super) fn word<T: Deserialize<'a>>(&self) -> Option<T> {
        let Some(word) = self.value.get_ref().as_str() else {
            self.wrong_type("a text between quotation marks");
            return None;
        };
        let deserializer: StrDeserializer<'_, WordError> = word.into_deserializer();
        match T::deserialize(deserializer) {
            Ok(word) => Some(word),
            Err(error) => {
                // serde's message quotes the word, then all that could stand there.
                let error = error.to_string();
                let near = nearest(word, error.split('`').skip(3).step_by(2));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                self.problem(format!("{}{near}", error.replace("unknown variant", "unknown word")));
                None
            }
        }
    }

    pub(super) fn list(&self) -> Vec<Value<'a>> {
        let Some(list) = self.value.get_ref().as_array() else {
            self.wrong_type("a list between square brackets");
            return Vec::new();
        };
        let item = |(i, value)| Value {
            value,
            file: self.file,
            log: self.log,
            record: self.record.clone(),
            path: format!("{}[{i}]", self.path),
        };
        list.iter().enumerate().map(item).collect()
    }

    pub(super) fn table(&self) -> Option<Fields<'a>> {
        let Some(table) = self.value.get_ref().as_table() else {
            self.wrong_type("a table");
            return None;
        };
        Some(Fields {
            table,
            span: self.value.span(),
            file: self.file,
            log: self.log,
            record: self.record.clone(),
            prefix: format!("{}.", self.path),
            asked: RefCell::default(),
        })
    }
}
