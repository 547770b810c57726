//! A checkable record of who said what about the UN sanctions on the DPRK.

pub mod compare;
pub mod edtf;
mod error;
pub mod model;
pub mod query;
pub mod text;

pub use error::{Error, ErrorCode, Result};
