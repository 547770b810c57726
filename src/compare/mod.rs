//! Across sources: who stands where on a claim, and which records are in conflict.
//!
//! A record that denies a claim and one that affirms or alleges it contradict each other, whoever is right. Two sources
//! that affirm it corroborate each other. A *relay* does neither: a statement that passes on another's words takes its
//! position from them, and must not be counted as a second voice.

mod stands;
#[cfg(test)]
mod tests;

pub use stands::{FlagAt, Stand, Stands, Tally, sources};
