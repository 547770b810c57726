//! Lines above and between that say where on a site a report stands, not what it says.

use super::super::doc::Doc;
use super::super::grammar::Pos;
use super::super::lexicon::Class;
use super::units::{Unit, is_word};
use std::ops::Range;

/// Whether a line may be the label of a section: `Conflicts & War`, `World | Asia`. Few words, no verb.
pub(super) fn is_label(doc: &Doc<'_, '_>, unit: &Unit) -> bool {
    let verb =
        |at: usize| matches!(doc.grammar().pos(at), Pos::Past | Pos::Present | Pos::Modal | Pos::Auxiliary);
    (1..=4).contains(&unit.length) && unit.ends(doc).is_none() && !unit.words.clone().any(verb)
}

/// Whether a line is a link in capitals, as sites put them between paragraphs. Headings in capitals are shorter.
pub(super) fn is_loud_link(doc: &Doc<'_, '_>, unit: &Unit) -> bool {
    let letters = |at: &usize| is_word(doc, *at) && doc.word(*at).chars().any(char::is_alphabetic);
    unit.length >= 6
        && unit.length <= 40
        && unit.words.clone().filter(letters).all(|at| !doc.word(at).chars().any(char::is_lowercase))
}

/// Whether two lines have the same words: the description of a picture and its caption.
pub(super) fn same(doc: &Doc<'_, '_>, one: &Unit, other: &Unit) -> bool {
    one.length == other.length && super::units::starts_with(doc, &one.words, &other.words) == Some(one.length)
}

/// An address for letters, or the initials of who wrote and who edited: `ab/cd`.
pub(super) fn is_sign_off(doc: &Doc<'_, '_>, unit: &Unit) -> bool {
    let words = unit.words.clone();
    let loose = words.clone().skip(1).any(|at| doc.spaced(at));
    if loose || words.len() < 3 || words.len() > 12 {
        return false;
    }
    let address = words.clone().any(|at| doc.mark(at) == Some('@'));
    let initials = words.len() == 3
        && doc.mark(words.start + 1) == Some('/')
        && [words.start, words.start + 2].iter().all(|at| doc.word(*at).len() <= 4 && is_word(doc, *at));
    address || initials
}

/// The outlet behind the last `|`, `-` or `–` of a title, and where the title ends without it: `Envoys meet | Example Post`.
pub(super) fn outlet(doc: &Doc<'_, '_>, title: &Range<usize>) -> Option<(usize, Range<usize>)> {
    let bar = title.clone().rev().take(10).find(|at| {
        matches!(doc.mark(*at), Some('|' | '-' | '–' | '—' | '·' | '»'))
            && doc.spaced(*at)
            && doc.spaced(at + 1)
    })?;
    let name = bar + 1..title.end;
    let known = [Class::Outlet, Class::Organisation, Class::Credit].into_iter().any(|class| {
        let the = usize::from(doc.eq(name.start, "the"));
        [name.start, name.start + the]
            .iter()
            .any(|at| doc.phrase(*at, class).is_some_and(|p| p.end == name.end))
    });
    (known && bar > title.start + 1).then_some((bar, name))
}

/// The outlet that `Source: Example Post` names.
pub(super) fn source(doc: &Doc<'_, '_>, unit: &Unit) -> Option<Range<usize>> {
    let start = unit.words.start;
    let named = doc.one_of(start, &["source", "via"]) && doc.mark(start + 1) == Some(':');
    let name = start + 2..unit.words.end;
    let fits = named
        && (1..=6).contains(&name.len())
        && name.clone().all(|at| doc.capital(at) || doc.one_of(at, &["of", "the", "and"]));
    fits.then_some(name)
}
