//! Where evaluation data lies: beside the repository, never in it.

use std::path::PathBuf;

/// A folder of `../shared`, if it is there.
pub fn shared(name: &str) -> Option<PathBuf> {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")).join(name);
    path.exists().then_some(path)
}

/// A folder that an environment variable names, if it is there.
pub fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|path| path.exists())
}
