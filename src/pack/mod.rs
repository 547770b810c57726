//! The pack: a dossier as bytes, and the one that is built in.

mod format;

pub use format::{VERSION, read, write};

/// The built-in dossier, packed by the build script from the files under `corpus/`.
///
/// The build fails if those files have problems, and runs again when one of them changes: what is embedded is what
/// they say.
pub static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/builtin.a41"));

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
