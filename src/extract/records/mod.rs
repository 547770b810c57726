//! What was found, as records of a dossier.

use super::found::Extraction;
use super::options::Options;
use crate::model::Records;

/// The candidate records of an extraction: one source, and what rests on it.
pub(super) fn make(_found: &Extraction<'_>, _options: &Options<'_>) -> Records {
    Records::default()
}
