//! What article41 searches with.

pub mod text;
