//! The corpus: a folder of TOML files that an analyst can read, edit and review, read into [`Records`].
//!
//! Native and build script only: what the browser gets is the [pack](crate::pack). The format is in
//! docs/data-model.md.

mod council;
mod fields;
mod record;
mod short;

use crate::model::{self, Flag, Id, Records, nearest};
use council::Council;
use fields::{Fields, File, Log};
use std::collections::{HashMap, HashSet};
use std::fmt;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// Something that is wrong with the corpus: where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, from the name of the corpus folder on ("corpus/claims.toml").
    pub file: String,
    /// The line, from 1; 0 if the whole file is meant.
    pub line: usize,
    /// The record's id, or its kind where it has none; empty if the problem is outside of records.
    pub record: String,
    /// The field, as written in the file (`evidence[0].anchor.hash`); empty if the whole record is meant.
    pub field: String,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        for part in [&self.record, &self.field].into_iter().filter(|part| !part.is_empty()) {
            write!(f, "{part}: ")?;
        }
        f.write_str(&self.message)
    }
}

/// Reads every `.toml` file under the folder, in the order of their paths, and [validates](model::validate) what they
/// hold. An empty folder gives no records.
///
/// ```no_run
/// match article41::corpus::read("corpus".as_ref()) {
///     Ok(records) => println!("{} records", records.len()),
///     Err(problems) => problems.iter().for_each(|problem| eprintln!("{problem}")),
/// }
/// ```
///
/// # Errors
/// All problems that could be found, not only the first, by file and line. A record that could not be read whole is
/// not validated, so that one slip is one problem.
pub fn read(folder: &Path) -> Result<Records, Vec<Problem>> {
    let log = Log::default();
    let files = load(folder, &log);
    compile(&files, &log)
}

fn compile(files: &[File], log: &Log) -> Result<Records, Vec<Problem>> {
    let documents: Vec<_> = files.iter().map(|file| (file, file.parse(log))).collect();

    let mut council = Council::default();
    for (file, table) in &documents {
        if file.is_council() {
            council = Council::read(&Fields::of_file(file, table, log));
        }
    }
    let mut corpus = Corpus { records: Records::default(), places: HashMap::new(), council, log };
    for (file, table) in documents.iter().filter(|(file, _)| !file.is_council()) {
        corpus.file(&Fields::of_file(file, table, log));
    }
    for (file, table) in documents.iter().filter(|(file, _)| !file.is_council()) {
        corpus.flags(&Fields::of_file(file, table, log));
    }
    corpus.finish()
}

/// The files of the folder and its folders, sorted by path.
fn load(folder: &Path, log: &Log) -> Vec<File> {
    let root = folder.file_name().map_or_else(|| "corpus".into(), |name| name.to_string_lossy().into_owned());
    let name = |path: &Path| {
        let inner = path.strip_prefix(folder).unwrap_or(path);
        inner.iter().fold(root.clone(), |name, part| name + "/" + &part.to_string_lossy())
    };
    let cannot_read = |path: &Path, error: std::io::Error| {
        let message = format!("cannot be read: {error}");
        log.add(Problem { file: name(path), line: 0, record: String::new(), field: String::new(), message });
    };
    let mut folders = vec![folder.to_path_buf()];
    let mut paths: Vec<PathBuf> = Vec::new();
    while let Some(folder) = folders.pop() {
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                cannot_read(&folder, error);
                continue;
            }
        };
        for entry in entries.flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                _ if entry.path().extension().is_some_and(|e| e == "toml") => paths.push(entry.path()),
                _ => {}
            }
        }
    }
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push(File::new(name(&path), text)),
            Err(error) => cannot_read(&path, error),
        }
    }
    files
}

impl File {
    /// Whether it is the list of the Council's members, which stands beside the folders, rather than records.
    fn is_council(&self) -> bool {
        self.name.split('/').skip(1).eq(["council.toml"])
    }

    /// As much of the file as can be parsed; the rest is logged.
    fn parse<'a>(&'a self, log: &Log) -> DeTable<'a> {
        let (table, errors) = DeTable::parse_recoverable(&self.text);
        for error in errors {
            let line = error.span().map_or(0, |span| self.line(span.start));
            let message = format!("is not TOML: {}", error.message());
            let (record, field) = (String::new(), String::new());
            log.add(Problem { file: self.name.clone(), line, record, field, message });
        }
        table.into_inner()
    }
}

/// Where a record is written.
struct Place {
    file: String,
    line: usize,
    /// The lines of its fields, and of their items (`evidence[0]`).
    fields: HashMap<String, (String, usize)>,
}

struct Corpus<'l> {
    records: Records,
    places: HashMap<Id, Place>,
    council: Council,
    log: &'l Log,
}

/// What a file may hold, in the order of [`model::Kind::ALL`].
const TABLES: [&str; 9] =
    ["source", "actor", "instrument", "provision", "event", "statement", "assertion", "claim", "vote"];

impl Corpus<'_> {
    fn file(&mut self, file: &Fields) {
        if let Some(title) = file.get("title") {
            if !self.records.title.is_empty() {
                title.problem("the dossier has two titles: write it in one file only");
            }
            self.records.title = title.text().unwrap_or_default();
        }
        for kind in TABLES {
            for value in file.list(kind) {
                let Some(mut fields) = value.table() else { continue };
                let id = fields.id("id");
                fields.name_record(if id.as_str().is_empty() { kind } else { id.as_str() });
                self.place(id, &fields);
                match kind {
                    "source" => self.records.sources.push(record::source(&fields)),
                    "actor" => self.records.actors.push(record::actor(&fields)),
                    "instrument" => self.records.instruments.push(record::instrument(&fields)),
                    "provision" => self.records.provisions.push(record::provision(&fields)),
                    "event" => self.records.events.push(record::event(&fields)),
                    "statement" => self.records.statements.push(record::statement(&fields)),
                    "assertion" => self.records.assertions.push(record::assertion(&fields)),
                    "claim" => self.records.claims.push(record::claim(&fields)),
                    _ => self.records.votes.push(record::vote(&fields, &self.council)),
                }
                fields.refuse_others();
            }
        }
        file.get("flag"); // read once all records are known
        file.refuse_others();
    }

    fn place(&mut self, id: Id, fields: &Fields) {
        if let Some(place) = self.places.get(&id) {
            fields.problem("id", format!("is used already, at {}:{}", place.file, place.line));
        } else {
            let place =
                Place { file: fields.file_name().to_owned(), line: fields.line(), fields: fields.lines() };
            self.places.insert(id, place);
        }
    }

    /// Hands each `[[flag]]` to the first record that it is on; it holds for the others by [`Flag::with`].
    fn flags(&mut self, file: &Fields) {
        let places = &mut self.places;
        let mut flags_of: HashMap<Id, &mut Vec<Flag>> = flags_by_id(&mut self.records);
        for value in file.list("flag") {
            let Some(mut fields) = value.table() else { continue };
            fields.name_record("flag");
            let on = fields.ids("on");
            let (kind, note) = (fields.word("kind"), fields.text("note"));
            fields.refuse_others();
            let (Some(first), Some(kind)) = (on.first(), kind) else {
                if on.is_empty() && fields.get("on").is_some() {
                    fields.problem("on", "is empty: name the records that the flag is on");
                }
                continue;
            };
            let Some(flags) = flags_of.get_mut(first) else {
                let near = nearest(first.as_str(), flags_of.keys().map(Id::as_str));
                let near = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
                fields.problem("on[0]", format!("no record has the id `{first}`{near}"));
                continue;
            };
            if let Some(place) = places.get_mut(first) {
                place.flag(flags.len(), &fields);
            }
            flags.push(Flag { kind, note, with: on.iter().skip(1).cloned().collect() });
        }
    }

    /// The records if nothing is wrong with them, and otherwise all problems in the order of the files.
    fn finish(self) -> Result<Records, Vec<Problem>> {
        let mut problems = self.log.take();
        let broken: HashSet<String> = problems.iter().map(|p| p.record.clone()).collect();
        for problem in model::validate(&self.records) {
            if broken.contains(problem.record.as_str()) {
                continue;
            }
            // The two fields whose names differ between the files and JSON.
            let field = problem.field.replace("inForce", "in_force").replace("partOf", "part_of");
            let (file, line) = self.places.get(&problem.record).map(|p| p.of(&field)).unwrap_or_default();
            let record = problem.record.to_string();
            problems.push(Problem { file, line, record, field, message: problem.message });
        }
        problems.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        if problems.is_empty() { Ok(self.records) } else { Err(problems) }
    }
}

impl Place {
    /// Adds the lines of a `[[flag]]` as those of the record's flag number `n`.
    fn flag(&mut self, n: usize, fields: &Fields) {
        for (key, line) in fields.lines() {
            let key = match key
                .strip_prefix("on[")
                .and_then(|rest| rest.strip_suffix(']')?.parse::<usize>().ok())
            {
                Some(0) => continue,
                Some(item) => format!("flags[{n}].with[{}]", item - 1),
                None => format!("flags[{n}].{key}"),
            };
            self.fields.insert(key, line);
        }
        self.fields.insert(format!("flags[{n}]"), (fields.file_name().to_owned(), fields.line()));
    }

    /// The file and line of a field, or of the nearest thing around it that has one.
    fn of(&self, field: &str) -> (String, usize) {
        let mut path = field;
        loop {
            if let Some(place) = self.fields.get(path) {
                return place.clone();
            }
            match path.rfind(['.', '[']).and_then(|at| path.get(..at)) {
                Some(outer) => path = outer,
                None => return (self.file.clone(), self.line),
            }
        }
    }
}

fn flags_by_id(records: &mut Records) -> HashMap<Id, &mut Vec<Flag>> {
    let mut flags = HashMap::new();
    flags.extend(records.sources.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.actors.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.instruments.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.provisions.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.events.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.statements.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.assertions.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.claims.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags.extend(records.votes.iter_mut().map(|r| (r.id.clone(), &mut r.flags)));
    flags
}

#[cfg(test)]
pub(crate) mod tests;
