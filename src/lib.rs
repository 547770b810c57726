//! A checkable record of who said what about the UN sanctions on the DPRK.

pub mod anchors;
pub mod collection;
pub mod compare;
#[cfg(not(target_arch = "wasm32"))]
pub mod corpus;
pub mod dossier;
pub mod edtf;
mod error;
pub mod export;
pub mod extract;
pub mod index;
pub mod model;
mod order;
pub mod pack;
pub mod query;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use article41_engine::text;
pub use error::{Error, ErrorCode, Result};

/// The Rust examples of docs/api.md, as tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/api.md")]
mod api {}
