/// Whether a text can stand in a query as it is, without quotes.
pub(super) fn is_bare(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric())
}
