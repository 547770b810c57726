//! Persons in the five sources, with their roles.
//!
//! A person of the key is **named** if a mention of kind person has the span that the key gives. It is right **with its
//! role** if, besides, a mention of the same name has a role that shares a word of four letters or more with the key's,
//! or the text has no such word at all (the key tells roles that the text does not).

use crate::sources::{self, Source};
use crate::table::Table;
use crate::{Wanted, data};
use article41::extract::{ActorMention, Options, extract};
use article41::model::ActorKind;
use serde::Deserialize;

const SET: &str = "Five sources";

#[derive(Debug, Deserialize)]
struct Key {
    seed: String,
    byte_span: (usize, usize),
    text: String,
    role: String,
}

/// The words of a role that can be compared.
fn terms(role: &str) -> Vec<String> {
    let role = role.split('(').next().unwrap_or_default();
    let words = role.split(|c: char| !c.is_alphabetic()).filter(|w| w.chars().count() > 3);
    words.map(str::to_lowercase).collect()
}

/// Whether a person of the key is named, and whether its role is right.
fn judge(span: (usize, usize), role: &str, text: &str, people: &[&ActorMention<'_>]) -> (bool, bool) {
    let Some(mention) = people.iter().find(|a| (a.start, a.end) == span) else { return (false, false) };
    let text = text.to_lowercase();
    let told: Vec<_> = terms(role).into_iter().filter(|term| text.contains(term)).collect();
    let roles = people.iter().filter(|a| a.name == mention.name).filter_map(|a| a.role.as_deref());
    (true, told.is_empty() || roles.flat_map(terms).any(|term| told.contains(&term)))
}

pub fn measure(wanted: &Wanted, table: &mut Table) {
    if !wanted.part("persons") {
        return;
    }
    let (Some(keys), Some(texts)) = (data::shared("gold/persons.json"), sources::read()) else {
        return table.skipped(SET, "../shared/gold and ../shared/sources are not there");
    };
    let keys: Vec<Key> =
        std::fs::read_to_string(keys).ok().and_then(|k| serde_json::from_str(&k).ok()).unwrap_or_default();
    let (mut named, mut right) = (0, 0);
    for Source { seed, text } in &texts {
        let Ok(result) = extract(text, &Options::default()) else { continue };
        let people: Vec<_> = result.actors.iter().filter(|a| a.kind == ActorKind::Person).collect();
        for key in keys.iter().filter(|k| k.seed == *seed) {
            let (is_named, has_role) = judge(key.byte_span, &key.role, text, &people);
            named += usize::from(is_named);
            right += usize::from(has_role);
            if wanted.verbose && !has_role {
                println!("persons {seed} {} ({}): named {is_named}", key.text, key.role);
            }
        }
        if wanted.verbose {
            for person in &people {
                println!(
                    "persons {seed} {} = {}; {}; for {}; {} {}",
                    person.text,
                    person.name,
                    person.role.as_deref().unwrap_or("-"),
                    person.speaks_for.as_deref().unwrap_or("-"),
                    person.confidence,
                    person.rule
                );
            }
        }
    }
    table.count(SET, "persons named", named, keys.len(), Some(25));
    table.count(SET, "persons with their roles", right, keys.len(), Some(25));
}

#[cfg(test)]
mod tests {
    use super::*;
    use article41::extract::ActorForm;

    #[test]
    fn by_hand() {
        let text = "Ambassador Jo Doe met Al Roe. Doe left.";
        let person = |start: usize, end: usize, name: &str, role: Option<&str>| ActorMention {
            start,
            end,
            text: &text[start..end],
            kind: ActorKind::Person,
            form: ActorForm::Name,
            name: name.to_owned(),
            actor: None,
            role: role.map(str::to_owned),
            speaks_for: None,
            confidence: 1.0,
            rule: "",
        };
        let people = [
            person(11, 17, "Jo Doe", Some("Ambassador")),
            person(22, 28, "Al Roe", None),
            person(30, 33, "Jo Doe", None),
        ];
        let people: Vec<_> = people.iter().collect();
        assert_eq!(judge((30, 33), "ambassador of Norway", text, &people), (true, true));
        assert_eq!(judge((22, 28), "ambassador of Norway", text, &people), (true, false));
        assert_eq!(judge((22, 28), "photographer", text, &people), (true, true));
        assert_eq!(judge((11, 16), "ambassador", text, &people), (false, false));
    }
}
