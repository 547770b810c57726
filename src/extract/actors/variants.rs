//! How one name is written: keys that variants of it share.

use super::super::doc::Doc;
use super::super::lexicon::Class;
use super::cluster::Gender;
use crate::text::{Shape, WordKind, word_key, words};

/// The keys of a name. Kept for the next one, so that nothing is allocated for most.
#[derive(Debug, Default)]
pub(super) struct Keys {
    /// Two names that share one of these are one: family name first, family name last.
    pub(super) names: Vec<String>,
    /// By these parts alone the person may be called.
    pub(super) surnames: Vec<String>,
    /// The parts of the name that is being read, kept for their memory.
    key: String,
    single: String,
    /// By the given name alone the person may be called too, where nobody has it as a surname.
    pub(super) given: Option<String>,
    /// What the given name tells.
    pub(super) gender: Option<Gender>,
}

impl Keys {
    /// The key of a name that is called by one part: what a surname of [`Keys::surnames`] is asked for with.
    pub(super) fn single(&mut self, name: &str) -> &str {
        self.single.clear();
        let mut name = name;
        // A suffix is no part of it.
        if let Some(comma) = name.find(',') {
            name = &name[..comma];
        }
        self.key.clear();
        word_key(name, &mut self.key);
        plain_into(&self.key, &mut self.single);
        &self.single
    }

    /// Reads a name.
    pub(super) fn read(&mut self, doc: &Doc<'_, '_>, name: &str) {
        self.names.clear();
        self.surnames.clear();
        self.gender = None;
        self.given = None;
        let mut parts: Vec<(String, bool)> = Vec::new();
        let mut hyphen = false;
        let mut family_first = false;
        let mut syllables = false;
        let mut given = None;
        for piece in words(name) {
            if piece.kind != WordKind::Word {
                hyphen = piece.of(name) == "-";
                continue;
            }
            let mut key = String::new();
            word_key(piece.of(name), &mut key);
            let node = doc.lexicon.word(&key);
            let classes = doc.lexicon.classes(node, Shape(piece.shape.0 | Shape::CAPITAL));
            if parts.is_empty() {
                family_first = classes & Class::FamilyName.bit() != 0;
                if classes & Class::GivenName.bit() != 0 {
                    given = doc.lexicon.value_of(Class::GivenName, piece.of(name));
                }
            } else if classes & Class::NameSuffix.bit() != 0 {
                continue;
            }
            let joined = hyphen && !piece.shape.has(Shape::SPACED);
            // "Hahn Choong-hee": a given name of two syllables, the second one small.
            syllables |= joined && !parts.is_empty() && !piece.shape.has(Shape::CAPITAL);
            let small = !piece.shape.has(Shape::CAPITAL) && !joined;
            let key = plain(&key);
            match parts.last_mut() {
                // A particle or a hyphen goes with what follows.
                Some((last, open)) if joined || *open => {
                    last.push_str(&key);
                    *open = small;
                }
                _ => parts.push((key, small)),
            }
            hyphen = false;
        }
        // A middle initial makes no difference.
        if parts.len() > 2 {
            let last = parts.len() - 1;
            let mut at = 0;
            parts.retain(|(part, _)| {
                at += 1;
                at == 1 || at == last + 1 || part.len() > 1
            });
        }
        let Some((last, _)) = parts.last() else { return };
        let (first, _) = &parts[0];
        if parts.len() == 1 {
            self.surnames.push(first.clone());
            return;
        }
        self.gender = given.and_then(Gender::from_letter);
        let all: String = parts.iter().map(|(part, _)| part.as_str()).collect();
        let turned: String = std::iter::once(last.as_str())
            .chain(parts[..parts.len() - 1].iter().map(|(p, _)| p.as_str()))
            .collect();
        let family_first = (family_first || syllables && parts.len() == 2)
            && (given.is_none() || parts.len() == 3 || name.contains('-'));
        if given.is_some() && !family_first && first.len() > 2 {
            self.given = Some(first.clone());
        }
        self.surnames.push(if family_first { first.clone() } else { last.clone() });
        // "Lily Eskelsen García" is also "Eskelsen García".
        if parts.len() > 2 && !family_first {
            self.names.push(parts[1..].iter().map(|(part, _)| part.as_str()).collect());
        }
        self.names.push(all);
        self.names.push(turned);
    }
}

/// What variants of a transliteration share: no doubled letters, `i` for `y` and `j`, `v` for `w`, `f` for `ph`.
fn plain(key: &str) -> String {
    let mut plain = String::with_capacity(key.len());
    plain_into(key, &mut plain);
    plain
}

fn plain_into(key: &str, plain: &mut String) {
    for c in key.chars().filter(|c| c.is_alphanumeric()) {
        let c = match c {
            'y' | 'j' => 'i',
            'w' => 'v',
            c => c,
        };
        if !plain.ends_with(c) {
            plain.push(c);
        }
    }
}
