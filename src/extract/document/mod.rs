//! The document itself: its title, dateline, byline, printed date, and the lines that are not the report.

mod boilerplate;
mod conclude;
mod figures;
mod head;
mod labels;
mod language;
mod layout;
mod printed;
mod read;
mod turns;
mod units;

#[cfg(test)]
mod tests;

pub(super) use conclude::conclude;
pub(super) use layout::{Layout, Part};
pub(super) use read::read;
