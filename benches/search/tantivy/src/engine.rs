//! The index: one segment in memory, with fast fields for all that is counted or sorted by.

use serde::Deserialize;
use std::path::Path;
use tantivy::directory::{Directory, RamDirectory};
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::{
    Index, IndexBuilder, IndexReader, IndexSettings, ReloadPolicy, SingleSegmentIndexWriter, TantivyDocument,
};

/// The names of the facets.
pub const FACETS: [&str; 3] = ["actors", "topics", "instruments"];

/// What is indexed of a passage.
#[derive(Deserialize)]
pub struct Passage {
    id: u64,
    text: String,
    /// Days from 1970-01-01.
    day: i64,
    /// Months from the year 0.
    month: i64,
    actors: Vec<String>,
    topics: Vec<String>,
    instruments: Vec<String>,
}

/// The fields of the schema.
pub struct Fields {
    id: Field,
    pub text: Field,
    pub day: Field,
    month: Field,
    /// In the order of [`FACETS`].
    pub facets: [Field; 3],
}

/// An index that is being built.
pub struct Builder {
    fields: Fields,
    directory: RamDirectory,
    writer: SingleSegmentIndexWriter,
}

/// An index that can be searched.
pub struct Engine {
    pub fields: Fields,
    pub reader: IndexReader,
    index: Index,
    directory: RamDirectory,
}

impl Builder {
    pub fn new(budget: usize) -> Builder {
        let (schema, fields) = schema();
        let directory = RamDirectory::create();
        let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..Default::default() };
        let writer = IndexBuilder::new()
            .schema(schema)
            .settings(settings)
            .single_segment_index_writer(directory.clone(), budget)
            .expect("a writer");
        Builder { fields, directory, writer }
    }

    pub fn add(&mut self, passage: &Passage) {
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.id, passage.id);
        document.add_text(self.fields.text, &passage.text);
        document.add_i64(self.fields.day, passage.day);
        document.add_i64(self.fields.month, passage.month);
        let values = [&passage.actors, &passage.topics, &passage.instruments];
        for (field, values) in self.fields.facets.iter().zip(values) {
            values.iter().for_each(|value| document.add_text(*field, value));
        }
        self.writer.add_document(document).expect("memory");
    }

    pub fn finish(self) -> Engine {
        let index = self.writer.finalize().expect("memory");
        Engine::new(self.fields, index, self.directory)
    }
}

impl Engine {
    fn new(fields: Fields, index: Index, directory: RamDirectory) -> Engine {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().expect("a reader");
        Engine { fields, reader, index, directory }
    }

    /// Every file as the length of its name, its name, its length and its bytes.
    pub fn save(&self) -> Vec<u8> {
        let mut names: Vec<_> = self.index.directory().list_managed_files().into_iter().collect();
        names.push("meta.json".into());
        names.sort();
        names.dedup();
        let mut out = Vec::new();
        for name in names.iter().filter(|name| self.directory.exists(name).unwrap_or(false)) {
            let bytes = self.directory.open_read(name).expect("a file").read_bytes().expect("bytes");
            let name = name.to_str().expect("a plain name");
            for part in [name.as_bytes(), bytes.as_slice()] {
                out.extend((part.len() as u32).to_le_bytes());
                out.extend(part);
            }
        }
        out
    }

    pub fn open(mut bytes: &[u8]) -> Engine {
        let directory = RamDirectory::create();
        while !bytes.is_empty() {
            let name = part(&mut bytes);
            let content = part(&mut bytes);
            let name = Path::new(std::str::from_utf8(name).expect("a plain name"));
            directory.atomic_write(name, content).expect("memory");
        }
        let (_, fields) = schema();
        let index = Index::open(directory.clone()).expect("an index");
        Engine::new(fields, index, directory)
    }
}

fn part<'a>(bytes: &mut &'a [u8]) -> &'a [u8] {
    let (len, rest) = bytes.split_first_chunk().expect("a length");
    let (part, rest) = rest.split_at(u32::from_le_bytes(*len) as usize);
    *bytes = rest;
    part
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    // The tokenizer “default” cuts at what is no letter or digit, and lower-cases.
    let positions = TextFieldIndexing::default()
        .set_tokenizer("default")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let id = schema.add_u64_field("id", FAST);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(positions));
    let day = schema.add_i64_field("day", INDEXED | FAST);
    let month = schema.add_i64_field("month", FAST);
    let facets = FACETS.map(|name| schema.add_text_field(name, STRING.set_fast("raw")));
    (schema.build(), Fields { id, text, day, month, facets })
}
