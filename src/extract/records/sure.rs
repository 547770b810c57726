//! How sure a record is.

/// What holds less often than this is no candidate: more of such records would have to be struck out than kept.
pub(super) const LEAST: f64 = 0.5;

/// The confidence of a record from those of what it rests on: it holds if all of that holds, and rules err each for
/// itself, so the parts are multiplied. Two digits: more are not measured.
///
/// A statement rests on its quote (content and speaker are one number there) and, if it is dated, on the date; an event
/// on its mention and its date.
pub(super) fn confidence(parts: impl IntoIterator<Item = f64>) -> f64 {
    let product: f64 = parts.into_iter().map(|part| part.clamp(0.0, 1.0)).product();
    (product * 100.0).round() / 100.0
}
