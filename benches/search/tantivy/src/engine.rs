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

/// What passages have.
#[derive(Clone, Deserialize)]
pub struct Shape {
    /// The names of the facets.
    pub facets: Vec<String>,
    /// Whether a date can mean several days.
    pub spans: bool,
}

/// What is indexed of a passage.
#[derive(Deserialize)]
pub struct Passage {
    id: u64,
    text: String,
    /// The first and the last day that the date can mean, from 1970-01-01.
    first: i64,
    last: i64,
    /// Months from the year 0; none where a date lies in several.
    month: Option<i64>,
    /// By facet.
    values: Vec<Vec<String>>,
}

/// The fields of the schema.
pub struct Fields {
    id: Field,
    pub text: Field,
    pub first: Field,
    pub last: Field,
    month: Field,
    /// By name.
    pub facets: Vec<(String, Field)>,
}

/// An index that is being built.
pub struct Builder {
    shape: Shape,
    fields: Fields,
    directory: RamDirectory,
    writer: SingleSegmentIndexWriter,
}

/// An index that can be searched.
pub struct Engine {
    shape: Shape,
    pub fields: Fields,
    pub reader: IndexReader,
    index: Index,
    directory: RamDirectory,
}

impl Builder {
    pub fn new(budget: usize, shape: Shape) -> Builder {
        let (schema, fields) = schema(&shape);
        let directory = RamDirectory::create();
        let settings = IndexSettings { docstore_compress_dedicated_thread: false, ..Default::default() };
        let writer = IndexBuilder::new()
            .schema(schema)
            .settings(settings)
            .single_segment_index_writer(directory.clone(), budget)
            .expect("a writer");
        Builder { shape, fields, directory, writer }
    }

    pub fn add(&mut self, passage: &Passage) {
        let mut document = TantivyDocument::default();
        document.add_u64(self.fields.id, passage.id);
        document.add_text(self.fields.text, &passage.text);
        document.add_i64(self.fields.first, passage.first);
        if self.shape.spans {
            document.add_i64(self.fields.last, passage.last);
        }
        if let Some(month) = passage.month {
            document.add_i64(self.fields.month, month);
        }
        for ((_, field), values) in self.fields.facets.iter().zip(&passage.values) {
            values.iter().for_each(|value| document.add_text(*field, value));
        }
        self.writer.add_document(document).expect("memory");
    }

    pub fn finish(self) -> Engine {
        let index = self.writer.finalize().expect("memory");
        Engine::new(self.shape, self.fields, index, self.directory)
    }
}

impl Engine {
    fn new(shape: Shape, fields: Fields, index: Index, directory: RamDirectory) -> Engine {
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().expect("a reader");
        Engine { shape, fields, reader, index, directory }
    }

    /// Whether a date can mean several days.
    pub fn spans(&self) -> bool {
        self.shape.spans
    }

    /// Every file as the length of its name, its name, its length and its bytes; first of all the shape.
    pub fn save(&self) -> Vec<u8> {
        let mut names: Vec<_> = self.index.directory().list_managed_files().into_iter().collect();
        names.push("meta.json".into());
        names.sort();
        names.dedup();
        let mut out = Vec::new();
        let shape = format!("{} {}", self.shape.spans, self.shape.facets.join(" "));
        out.extend((shape.len() as u32).to_le_bytes());
        out.extend(shape.as_bytes());
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
        let mut words = std::str::from_utf8(part(&mut bytes)).expect("a shape").split(' ').map(str::to_owned);
        let spans = words.next().as_deref() == Some("true");
        let shape = Shape { facets: words.collect(), spans };
        while !bytes.is_empty() {
            let name = part(&mut bytes);
            let content = part(&mut bytes);
            let name = Path::new(std::str::from_utf8(name).expect("a plain name"));
            directory.atomic_write(name, content).expect("memory");
        }
        let (_, fields) = schema(&shape);
        let index = Index::open(directory.clone()).expect("an index");
        Engine::new(shape, fields, index, directory)
    }
}

fn part<'a>(bytes: &mut &'a [u8]) -> &'a [u8] {
    let (len, rest) = bytes.split_first_chunk().expect("a length");
    let (part, rest) = rest.split_at(u32::from_le_bytes(*len) as usize);
    *bytes = rest;
    part
}

fn schema(shape: &Shape) -> (Schema, Fields) {
    let mut schema = Schema::builder();
    // The tokenizer “default” cuts at what is no letter or digit, and lower-cases.
    let positions = TextFieldIndexing::default()
        .set_tokenizer("default")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let id = schema.add_u64_field("id", FAST);
    let text = schema.add_text_field("text", TextOptions::default().set_indexing_options(positions));
    let first = schema.add_i64_field("first", INDEXED | FAST);
    let last = schema.add_i64_field("last", INDEXED | FAST);
    let month = schema.add_i64_field("month", FAST);
    let facet = |name: &String| (name.clone(), schema.add_text_field(name, STRING.set_fast("raw")));
    let facets = shape.facets.iter().map(facet).collect();
    (schema.build(), Fields { id, text, first, last, month, facets })
}
