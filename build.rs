//! Packs the files under corpus/ into the module: reads them, checks them, writes `OUT_DIR/builtin.a41`.
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
#[path = "src/model/mod.rs"]
mod model;
#[path = "src/pack/format.rs"]
mod pack;

use error::{Error, ErrorCode, Result};

fn main() -> ExitCode {
    // Cargo runs this again when a file under corpus/ changes, and when one of the modules above does.
    println!("cargo:rerun-if-changed=corpus");
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
    let bytes = pack::write(&records).map_err(|e| vec![e.to_string()])?;
    std::fs::write(Path::new(&out).join("builtin.a41"), bytes).map_err(|e| vec![e.to_string()])
}
