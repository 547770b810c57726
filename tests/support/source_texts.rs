//! The texts of the five reports. They are somebody else's, and not part of this repository.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The source texts by id, or nothing where they are not at hand; then stderr says what is not checked.
pub fn source_texts(unchecked: &str) -> Option<BTreeMap<String, String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = match std::env::var_os("ARTICLE41_SOURCES") {
        Some(named) => vec![PathBuf::from(named)],
        None => ["../shared/sources", "../../shared/sources"].map(|path| root.join(path)).to_vec(),
    };
    let Some(folder) = folders.iter().find(|folder| folder.is_dir()) else {
        // Not by eprintln!, which the test runner keeps to itself when a test passes.
        let names: Vec<_> = folders.iter().map(|folder| folder.display().to_string()).collect();
        let _ = writeln!(
            std::io::stderr(),
            "SKIPPED: {unchecked}: there are no source texts in {} (ARTICLE41_SOURCES names another folder)",
            names.join(" or ")
        );
        return None;
    };
    let mut texts = BTreeMap::new();
    for entry in std::fs::read_dir(folder).expect("the folder of sources can be read").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if let Some((id, _)) = name.strip_suffix(".txt").and_then(|name| name.split_once('_')) {
            texts.insert(id.to_owned(), std::fs::read_to_string(entry.path()).expect("a source is UTF-8"));
        }
    }
    assert!(!texts.is_empty(), "{} holds no source texts", folder.display());
    Some(texts)
}
