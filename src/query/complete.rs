//! What could stand at the caret.

use super::context::{Context, Place, context};
use super::plan::column;
use super::{Field, Sort, quote};
use crate::index::{Index, Meant, Phrase};
use crate::order::{sort_by, sort_first};
use crate::text::key;
use serde::Serialize;
use std::collections::HashSet;
use std::ops::Range;

/// What can be put at the caret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// What an option replaces, in bytes.
    #[serde(serialize_with = "super::pair")]
    pub span: Range<usize>,
    /// The likeliest first.
    pub options: Vec<Suggestion>,
}

/// One thing that can be put there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What is put in place of the span.
    pub text: String,
    /// What to show.
    pub label: String,
    /// What it is, in a few words.
    pub detail: String,
    /// How many records and passages it finds by itself; 0 where that says nothing.
    pub count: usize,
}

/// How many options there are at most: what a list can show.
const SHOWN: usize = 12;

/// What a typed word can be a value of, the nearest to what is meant first. Titles of events and sources are long, and
/// words find them anyway.
const OF_WORDS: [Field; 6] =
    [Field::Speaker, Field::State, Field::Actor, Field::Instrument, Field::Publisher, Field::Goods];

/// What could stand at the caret, a byte position: names of fields and values that begin so, by any of their names, with how
/// many documents have them. The text need not be a query yet.
///
/// Looks up the names that hold the typed words, the last of them as a beginning; costs time linear in their number.
pub fn complete(index: &Index, text: &str, caret: usize) -> Completion {
    let Context { place, typed, mut span } = context(text, caret);
    // Before a colon that is there already, only the name of the field is missing, and its value stays.
    if place == Place::Word {
        let start = span.start + typed.len();
        let rest = text.get(start..span.end).unwrap_or_default();
        span.end = rest.find(':').map_or(span.end, |colon| start + colon);
    }
    let before_colon = text.get(span.end..).is_some_and(|rest| rest.starts_with(':'));
    let mut options = match place {
        Place::Word => {
            let mut options = fields(&typed, before_colon);
            if !before_colon && !typed.is_empty() {
                options.extend(words(index, &typed));
            }
            options
        }
        Place::Value(Field::Id) => ids(index, &typed),
        Place::Value(field) => values(index, field, &typed),
        Place::Sort => sorts(&typed),
        Place::Phrase => Vec::new(),
    };
    options.truncate(SHOWN);
    Completion { span, options }
}

fn fields(typed: &str, before_colon: bool) -> Vec<Suggestion> {
    let typed = typed.to_ascii_lowercase();
    let colon = if before_colon { "" } else { ":" };
    let named = Field::ALL.into_iter().filter(|f| f.as_str().starts_with(&typed));
    let mut options: Vec<Suggestion> = named
        .map(|f| Suggestion {
            text: format!("{f}{colon}"),
            label: format!("{f}:"),
            detail: f.meaning().into(),
            count: 0,
        })
        .collect();
    if !before_colon && !typed.is_empty() && "sort".starts_with(&typed) {
        let detail = "the order of the hits".into();
        options.push(Suggestion { text: "sort:".into(), label: "sort:".into(), detail, count: 0 });
    }
    options
}

fn sorts(typed: &str) -> Vec<Suggestion> {
    let detail = |sort| match sort {
        Sort::Relevance => "the best match first",
        Sort::Date => "the earliest first",
        Sort::DateDescending => "the latest first",
    };
    let typed = typed.to_ascii_lowercase();
    let option = |sort: Sort| Suggestion {
        text: sort.as_str().into(),
        label: sort.as_str().into(),
        detail: detail(sort).into(),
        count: 0,
    };
    Sort::ALL.into_iter().filter(|s| s.as_str().starts_with(&typed)).map(option).collect()
}

fn ids(index: &Index, typed: &str) -> Vec<Suggestion> {
    let starting = index.starting(typed).filter(|at| *at < index.records()).take(SHOWN);
    let option = |at| {
        let id = index.id(at);
        let detail = index.kind(at).map_or("", |kind| kind.as_str()).into();
        Suggestion { text: quote(id), label: id.into(), detail, count: 0 }
    };
    starting.map(option).collect()
}

/// A value found: how well it fits what is typed, how many documents have it, its thing.
type Found = (bool, u32, u32);

/// The values of a field that fit, the ones whose label begins as typed first, then the most frequent.
fn values(index: &Index, field: Field, typed: &str) -> Vec<Suggestion> {
    let Some(column) = column(field) else { return Vec::new() };
    let (names, values) = (index.names(), index.values());
    let begins = key(typed);
    let count = |value| values.documents(value).len() as u32;
    let mut found: Vec<Found> = if begins.is_empty() {
        values.of(column).map(|value| (true, count(value), values.thing(value))).collect()
    } else {
        let things = names.find(index.terms(), &Phrase::new(typed, Meant::Prefix)).into_iter();
        things
            .filter_map(|(thing, _)| Some((thing, count(values.find(column, thing)?))))
            .map(|(thing, n)| (key(names.label(thing)).starts_with(&begins), n, thing))
            .collect()
    };
    if found.len() > SHOWN {
        sort_first(&mut found, SHOWN, |a, b| (b.0, b.1).cmp(&(a.0, a.1)));
        found.truncate(SHOWN);
    }
    let label = |f: &Found| names.label(f.2);
    sort_by(&mut found, |a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| label(a).cmp(label(b))));
    found.into_iter().map(|(_, n, thing)| value(index, thing, n)).collect()
}

/// The value as queries write it, by the name that people know it by.
fn value(index: &Index, thing: u32, count: u32) -> Suggestion {
    let (key, label) = (index.names().key(thing), index.names().label(thing));
    let detail = if key == label { String::new() } else { key.to_owned() };
    Suggestion { text: quote(key), label: label.to_owned(), detail, count: count as usize }
}

/// Values that a bare word can mean, each once, in the first field that has it.
fn words(index: &Index, typed: &str) -> Vec<Suggestion> {
    let begins = key(typed);
    let mut options: Vec<Suggestion> = Vec::new();
    let mut seen = HashSet::new();
    for field in OF_WORDS {
        for option in values(index, field, typed) {
            if seen.insert(option.text.clone()) {
                let text = format!("{field}:{}", option.text);
                options.push(Suggestion { text, detail: field.as_str().into(), ..option });
            }
        }
    }
    let mut options: Vec<(bool, Suggestion)> =
        options.into_iter().map(|o| (key(&o.label).starts_with(&begins), o)).collect();
    sort_by(&mut options, |(a_fits, a), (b_fits, b)| (b_fits, b.count).cmp(&(a_fits, a.count)));
    options.into_iter().map(|(_, option)| option).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Stands;
    use crate::model::Records;
    use crate::pack;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static BUILTIN: LazyLock<Index> = LazyLock::new(|| {
        let records: Records = pack::read(pack::BUILTIN).unwrap();
        Index::build(&records, &Stands::new(&records))
    });

    /// The text with each option at the `|`.
    fn at(marked: &str) -> Vec<String> {
        let caret = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let Completion { span, options } = complete(&BUILTIN, &text, caret);
        let put = |o: Suggestion| format!("{}{}{}", &text[..span.start], o.text, &text[span.end..]);
        options.into_iter().map(put).collect()
    }

    #[test]
    fn fields_and_values() {
        assert_eq!(at("|").len(), SHOWN, "an empty box offers fields");
        assert_eq!(at("arms sp|")[0], "arms speaker:");
        assert_eq!(at("spe|ker:kim"), ["speaker:kim"], "the colon and the value are there already");
        assert_eq!(at("spea|ker:kim"), ["speaker:kim"]);
        assert_eq!(at("state:PR|")[0], "state:PRK", "the most frequent of those with a name that begins so");
        assert_eq!(at("russ|")[0], "speaker:RUS", "what is called so comes before what is about it");
        assert_eq!(at("state:\"north k|"), ["state:PRK"], "by any of its names");
        assert_eq!(at("-kind:(vote OR sta|)"), ["-kind:(vote OR statement)"]);
        assert_eq!(at("sort:-|"), ["sort:-date"]);
        assert!(at("id:res-239|").contains(&"id:res-2397".to_owned()));
        assert!(at("nebe|").iter().any(|t| t.starts_with("speaker:")));
        assert_eq!(at("instrument:2397|"), ["instrument:res-2397"]);
        assert_eq!((at("date:20|"), at("\"a phr|")), (vec![], vec![]));
    }

    #[test]
    fn counts_are_those_of_the_query() {
        let options = complete(&BUILTIN, "state:", 6).options;
        assert!(options.windows(2).all(|w| w[0].count >= w[1].count));
        for option in options {
            let query = super::super::parse(&format!("state:{}", option.text)).unwrap().query;
            let found = super::super::run(&BUILTIN, &query, &Default::default()).unwrap();
            assert_eq!(found.total, option.count, "{option:?}");
        }
    }

    proptest! {
        /// Whatever is chosen, the text stays a query if it was one, and nothing panics.
        #[test]
        fn any_option_anywhere(
            text in "(arms|state:|speaker:k|-|kind:\\(|\\)|\"|sort:|role:a| |é|:|id:){0,5}",
            caret in 0usize..40,
        ) {
            let Completion { span, options } = complete(&BUILTIN, &text, caret);
            prop_assert!(text.get(span.clone()).is_some() && options.len() <= SHOWN);
            for option in options {
                let field = option.text.ends_with(':') || text[span.end..].starts_with(':');
                let put = format!("{}{}{}", &text[..span.start], option.text, &text[span.end..]);
                if super::super::parse(&text).is_ok() && !field {
                    prop_assert!(super::super::parse(&put).is_ok(), "{} to {}", text, put);
                }
            }
        }
    }
}
