//! Packs the files under corpus/ into the module: reads them, checks them, writes `OUT_DIR/builtin.a41`; and puts the
//! files of lexicon/ together, as `OUT_DIR/lexicon.txt`.
//!
//! The modules are the crate's own, so what reads the pack and what writes it cannot differ.

#![allow(dead_code, unused_imports, missing_docs, missing_debug_implementations)] // the crate uses the rest of them

use std::path::Path;
use std::process::ExitCode;

#[path = "src/corpus/mod.rs"]
mod corpus;
#[path = "src/edtf/mod.rs"]
mod edtf;
#[path = "src/error.rs"]
mod error;
#[path = "src/extract/lexicon/front.rs"]
mod front;
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/pack/format.rs"]
mod pack;

use error::{Error, ErrorCode, Result};

fn main() -> ExitCode {
    // Cargo runs this again when a file under corpus/ changes, and when one of the modules above does.
    println!("cargo:rerun-if-changed=corpus");
    println!("cargo:rerun-if-changed=lexicon");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!(
                "{} problem(s) in the corpus; docs/data-model.md tells how its files are written",
                problems.len()
            );
            ExitCode::FAILURE
        }
    }
}

fn build() -> std::result::Result<(), Vec<String>> {
    let root = std::env::var("CARGO_MANIFEST_DIR").map_err(|e| vec![e.to_string()])?;
    let out = std::env::var("OUT_DIR").map_err(|e| vec![e.to_string()])?;
    let records = corpus::read(&Path::new(&root).join("corpus"))
        .map_err(|problems| problems.iter().map(corpus::Problem::to_string).collect::<Vec<_>>())?;
    let lexicon = lexicon(&Path::new(&root).join("lexicon"), &records).map_err(|e| vec![e.to_string()])?;
    let folded =
        gathered(&lexicon).lines().flat_map(|line| [front::fold(line), "\n".to_owned()]).collect::<String>();
    std::fs::write(Path::new(&out).join("lexicon.txt"), folded).map_err(|e| vec![e.to_string()])?;
    let bytes = pack::write(&records).map_err(|e| vec![e.to_string()])?;
    std::fs::write(Path::new(&out).join("builtin.a41"), bytes).map_err(|e| vec![e.to_string()])
}

/// The files of lexicon/ without their comments, and behind them the names of the corpus: its actors by kind, with
/// their ids as values. States are not among them: lexicon/states.txt has them all.
fn lexicon(folder: &Path, records: &model::Records) -> std::io::Result<String> {
    let mut files = std::fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    files.sort_by_key(std::fs::DirEntry::file_name);
    let mut out = String::new();
    for file in files.iter().filter(|f| f.path().extension().is_some_and(|e| e == "txt")) {
        for line in std::fs::read_to_string(file.path())?.lines() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if !line.is_empty() {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    use model::ActorKind;
    let kinds =
        [(ActorKind::Person, "person"), (ActorKind::Body, "body"), (ActorKind::Organisation, "organisation")];
    for (kind, class) in kinds {
        out.push_str(&format!("[{class}]\n"));
        for actor in records.actors.iter().filter(|a| a.kind == kind) {
            let names: Vec<_> =
                std::iter::once(&actor.name).chain(&actor.aliases).map(|n| n.replace(',', " ")).collect();
            out.push_str(&format!("{} = {}\n", actor.id, names.join(", ")));
        }
    }
    instruments(records, &mut out);
    Ok(out)
}

/// The same with all phrases of a class and value on one line, where they share more with their neighbours.
fn gathered(lexicon: &str) -> String {
    let mut out = String::new();
    let lines: Vec<&str> = lexicon.lines().collect();
    for class in lines.chunk_by(|_, line| !line.starts_with('[')) {
        let mut values: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in class {
            if line.starts_with('[') {
                out.push_str(&format!("{line}\n"));
                continue;
            }
            let (value, phrases) = line.split_once('=').unwrap_or(("", line));
            let value = value.trim();
            match values.iter_mut().find(|(own, _)| *own == value) {
                Some((_, all)) => all.push(phrases),
                None => values.push((value, vec![phrases])),
            }
        }
        for (value, phrases) in values {
            let equals = if value.is_empty() { "" } else { "=" };
            let phrases: Vec<&str> = phrases.iter().map(|some| some.trim().trim_end_matches(',')).collect();
            out.push_str(&format!("{value}{equals}{}\n", phrases.join(", ")));
        }
    }
    out
}

/// The instruments of the corpus: resolutions by number, all others by symbol and names, treaties by their parties too.
/// The value is the id, the kind, the usual name and the date.
fn instruments(records: &model::Records, out: &mut String) {
    use model::InstrumentKind;
    let (mut numbers, mut names, mut parties, mut days) =
        (String::new(), String::new(), String::new(), String::new());
    for instrument in &records.instruments {
        if let Some(date) = &instrument.date {
            days.push_str(&format!("{} = {}\n", date.edtf, instrument.id));
        }
        if instrument.kind == InstrumentKind::Resolution {
            let symbol = instrument.symbol.as_deref().unwrap_or_default();
            let number =
                symbol.rsplit('/').next().and_then(|rest| rest.split(' ').next()).unwrap_or_default();
            numbers.push_str(&format!("{} = {number}\n", instrument.id));
            continue;
        }
        let kind = match instrument.kind {
            InstrumentKind::Draft => "draft",
            InstrumentKind::Declaration => "declaration",
            _ => "treaty",
        };
        let plain = |text: &str| text.replace(['=', '|', '#'], " ");
        let date = instrument.date.as_ref().map(|date| date.edtf.to_string()).unwrap_or_default();
        let name = match (instrument.kind, &instrument.symbol) {
            (InstrumentKind::Draft, Some(symbol)) => symbol.clone(),
            (InstrumentKind::Charter, _) => "UN Charter".to_owned(),
            _ => plain(&instrument.title),
        };
        let mut codes: Vec<_> = instrument
            .parties
            .iter()
            .map(|id| if id.as_str() == "SUN" { "RUS" } else { id.as_str() })
            .collect();
        codes.sort_unstable();
        let between = if codes.len() == 2 && kind != "draft" { codes.join(" ") } else { String::new() };
        let value = format!("{}|{kind}|{name}|{date}|{between}", instrument.id);
        // `2024/255` is no name, and `the Charter` may be any charter.
        let words = |name: &str| name.split_whitespace().filter(|word| *word != "the").count();
        let title = Some(&instrument.title).filter(|_| kind != "draft");
        let own = instrument.aliases.iter().chain(title).chain(&instrument.symbol);
        let own: Vec<_> = own
            .map(|name| name.split(" (").next().unwrap_or_default())
            .filter(|name| !name.contains(',') && words(name) < 15)
            .filter(|name| name.contains('/') || words(name) > 1)
            .map(plain)
            .collect();
        names.push_str(&format!("{value} = {}\n", own.join(", ")));
        // A draft without its symbol is known by the day on which it was voted on.
        if kind == "draft" && date.len() == 10 {
            parties.push_str(&format!("{value} = draft {date}\n"));
        }
        if kind == "treaty" && !between.is_empty() {
            let year = date.get(..4).unwrap_or_default();
            parties.push_str(&format!("{value} = {between}, {between} {year}\n"));
        }
    }
    for (class, lines) in
        [("resolution", numbers), ("instrument", names), ("parties", parties), ("instrument-date", days)]
    {
        out.push_str(&format!("[{class}]\n{lines}"));
    }
}
