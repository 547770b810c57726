use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::units::is_word;

/// Whether a text looks English: more than a fifth of its first two thousand words are small words of English. In
/// other languages of Europe it is a tenth at most; in headlines a sixth.
pub(super) fn looks_english(doc: &Doc<'_, '_>) -> bool {
    let (mut small, mut all) = (0, 0);
    for at in (0..doc.len()).filter(|at| is_word(doc, *at)).take(2000) {
        all += 1;
        small += usize::from(doc.any(at, Class::CLOSED));
    }
    small * 100 > all * if all < 40 { 12 } else { 20 }
}
