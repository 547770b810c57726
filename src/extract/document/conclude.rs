use super::super::doc::Doc;
use super::super::found::Extraction;
use crate::edtf::Edtf;

/// What can only be said when everything else was found: the day of publication, and what contradicts it.
pub(in crate::extract) fn conclude(_doc: &Doc<'_, '_>, found: &mut Extraction<'_>, published: Option<&Edtf>) {
    if let Some(given) = published {
        found.source.published = Some(given.to_string());
        found.source.published_by = Some("given");
    }
}
