use super::Class;
use super::front::unfold;
use super::slots::{Slots, hash, hash_pair};
use crate::text::{Shape, WordKind, word_key, words};
use crate::{Error, ErrorCode, Result};
use std::sync::OnceLock;

/// The files of `lexicon/` and the names of the built-in dossier, put together by the build without their comments.
const BUILTIN: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// Phrases by class. Looking one up costs one step a word, however many phrases there are.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// The first words of phrases, and all other words of phrases: their nodes.
    roots: Slots,
    /// The node that a word leads to from a node.
    steps: Slots,
    nodes: Vec<Node>,
    entries: Vec<Entry>,
    /// Values, each once.
    values: Vec<Value>,
    value_ids: Slots,
    /// Every word and every value, one after the other: to copy a lexicon is to copy some arrays.
    names: String,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Classes of the phrases that end here, by how they must be written.
    any: u128,
    capital: u128,
    capitals: u128,
    /// Classes of the phrases that start here, and end here or further on.
    starts: u128,
    /// Classes of the phrases that end here, however they must be written.
    ends: u128,
    /// Whether a longer phrase goes on from here.
    more: bool,
    /// The last entry that ends here, plus one.
    entry: u32,
    /// Of a word by itself, its place in the names; else the node and the word that led here.
    from: (u32, u32),
}

/// A value, as places in the names of the lexicon.
#[derive(Clone, Copy, Debug)]
struct Value {
    name: (u32, u32),
    /// The first phrase that was added with it, for classes of names; else empty.
    title: (u32, u32),
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    class: Class,
    /// For each word of the phrase, two bits: it must have a capital, it must be all capitals.
    written: u32,
    value: u32,
    next: u32,
}

/// A phrase of the lexicon, found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'l> {
    /// Behind its last word.
    pub end: usize,
    /// Its value; empty if it has none.
    pub value: &'l str,
}

/// Classes whose values are ids.
const NAMES: u128 = Class::State.bit()
    | Class::Person.bit()
    | Class::Body.bit()
    | Class::Organisation.bit()
    | Class::Outlet.bit();

const CAPITAL: u32 = 1;
const CAPITALS: u32 = 2;

/// How words must be written, as two bits.
fn demands(shape: Shape) -> u32 {
    let capital = if shape.has(Shape::CAPITAL) { CAPITAL } else { 0 };
    capital | if shape.has(Shape::CAPITALS) { CAPITALS } else { 0 }
}

impl Default for Lexicon {
    fn default() -> Self {
        Lexicon::builtin().clone()
    }
}

impl Lexicon {
    /// What the crate comes with. Made once, when first asked for.
    pub fn builtin() -> &'static Lexicon {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let mut lexicon = Lexicon::empty();
            lexicon.reserve(BUILTIN.len());
            // A test reads every line; here, nothing is left to go wrong.
            let _ = lexicon.extend(&unfold(BUILTIN));
            lexicon
        })
    }

    /// Without any phrase.
    pub fn empty() -> Lexicon {
        Lexicon {
            roots: Slots::default(),
            steps: Slots::default(),
            nodes: vec![Node::default()],
            entries: Vec::new(),
            values: Vec::new(),
            value_ids: Slots::default(),
            names: String::new(),
        }
    }

    /// Makes room for the phrases of a folded text of so many bytes, so that nothing is moved while it grows.
    fn reserve(&mut self, bytes: usize) {
        self.nodes.reserve(bytes / 7);
        self.entries.reserve(bytes / 6);
        self.values.reserve(bytes / 100);
        self.names.reserve(bytes);
        self.roots.reserve(bytes / 10);
        self.steps.reserve(bytes / 40);
    }

    /// Adds the phrases of a text in the [format of the files](super). They take effect at once, and go before what is
    /// there.
    ///
    /// # Errors
    /// Code `option`, naming the line, if there is a class that does not exist, a phrase before any class, or one
    /// without words. Lines before it were added.
    pub fn extend(&mut self, text: &str) -> Result<()> {
        let mut class = None;
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            let wrong =
                |what: String| Error::new(ErrorCode::Option, format!("lexicon, line {}: {what}", number + 1));
            if line.is_empty() {
            } else if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                let found = Class::named(name.trim());
                class = Some(found.ok_or_else(|| {
                    let names: Vec<_> = Class::ALL.iter().map(|c| c.as_str()).collect();
                    wrong(format!("there is no class ‘{name}’; there are {}", names.join(", ")))
                })?);
            } else {
                let class = class.ok_or_else(|| wrong("a phrase before any [class]".to_owned()))?;
                let (value, phrases) = line.split_once('=').unwrap_or(("", line));
                for phrase in phrases.split(',') {
                    if !self.add(class, phrase, value.trim()) {
                        let shown: String = phrase.trim().chars().take(60).collect();
                        return Err(wrong(format!("‘{shown}’ is no phrase: it needs one to fifteen words")));
                    }
                }
            }
        }
        Ok(())
    }

    /// Adds one phrase; `false` if it has no word, or more than fifteen.
    pub fn add(&mut self, class: Class, phrase: &str, value: &str) -> bool {
        let mut key = String::new();
        let (mut root, mut node, mut written, mut length) = (0, 0, 0, 0);
        for word in words(phrase).iter().filter(|w| w.kind != WordKind::Mark || w.of(phrase) != "-") {
            if length == 15 {
                return false;
            }
            key.clear();
            word_key(word.of(phrase), &mut key);
            let step = self.root(&key);
            written |= demands(word.shape) << (2 * length);
            node = if length == 0 { step } else { self.step(node, step) };
            root = if length == 0 { step } else { root };
            length += 1;
        }
        if length == 0 {
            return false;
        }
        let named = !value.is_empty() && NAMES & class.bit() != 0;
        let value = self.value_id(value);
        if named && self.name_at(self.values[value as usize].title).is_empty() {
            self.values[value as usize].title = self.name(phrase.trim());
        }
        self.entries.push(Entry { class, written, value, next: self.nodes[node as usize].entry });
        self.nodes[root as usize].starts |= class.bit();
        let end = &mut self.nodes[node as usize];
        end.entry = self.entries.len() as u32;
        end.ends |= class.bit();
        if length == 1 {
            match written {
                0 => end.any |= class.bit(),
                CAPITAL => end.capital |= class.bit(),
                _ => end.capitals |= class.bit(),
            }
        }
        true
    }

    fn root(&mut self, key: &str) -> u32 {
        let known = self.word(key);
        if known != 0 {
            return known;
        }
        let from = self.name(key);
        let node = self.node(from);
        self.roots.insert(hash(key.as_bytes()), node);
        node
    }

    fn step(&mut self, from: u32, word: u32) -> u32 {
        if let Some(node) = self.leads(from, word) {
            return node;
        }
        let node = self.node((from, word));
        self.nodes[from as usize].more = true;
        self.steps.insert(hash_pair(from, word), node);
        node
    }

    /// The node that a word leads to from a node.
    fn leads(&self, from: u32, word: u32) -> Option<u32> {
        self.steps.find(hash_pair(from, word), |node| self.nodes[node as usize].from == (from, word))
    }

    fn node(&mut self, from: (u32, u32)) -> u32 {
        self.nodes.push(Node { from, ..Node::default() });
        self.nodes.len() as u32 - 1
    }

    fn name(&mut self, name: &str) -> (u32, u32) {
        let start = self.names.len() as u32;
        self.names.push_str(name);
        (start, self.names.len() as u32)
    }

    fn name_at(&self, (start, end): (u32, u32)) -> &str {
        self.names.get(start as usize..end as usize).unwrap_or_default()
    }

    fn value_id(&mut self, value: &str) -> u32 {
        self.value_known(value).unwrap_or_else(|| {
            let id = self.values.len() as u32;
            let name = self.name(value);
            self.values.push(Value { name, title: (0, 0) });
            self.value_ids.insert(hash(value.as_bytes()), id);
            id
        })
    }

    fn value_known(&self, value: &str) -> Option<u32> {
        let is = |id: u32| self.name_at(self.values[id as usize].name) == value;
        self.value_ids.find(hash(value.as_bytes()), is)
    }

    /// The first name that was given to a value: `South Korea` for `KOR`.
    pub(in crate::extract) fn title(&self, value: &str) -> Option<&str> {
        let value = self.value_known(value)?;
        Some(self.name_at(self.values[value as usize].title)).filter(|title| !title.is_empty())
    }

    /// The value of a phrase in a class, whatever its capitals.
    pub(in crate::extract) fn value_of(&self, class: Class, phrase: &str) -> Option<&str> {
        let mut key = String::new();
        let pieces = words(phrase);
        let steps = pieces.iter().filter(|w| w.of(phrase) != "-").map(|piece| {
            key.clear();
            word_key(piece.of(phrase), &mut key);
            (self.word(&key), Shape(piece.shape.0 | Shape::CAPITAL))
        });
        let count = pieces.iter().filter(|w| w.of(phrase) != "-").count();
        self.longest(class, steps).filter(|(length, _)| *length == count).map(|(_, value)| value)
    }

    /// The node of a word by its [key](word_key); 0 if no phrase has the word.
    pub(in crate::extract) fn word(&self, key: &str) -> u32 {
        self.find(hash(key.as_bytes()), key)
    }

    /// The node of a word as it is written; 0 if no phrase has it. `key` is room to work in.
    pub(in crate::extract) fn word_as_written(&self, word: &str, key: &mut String) -> u32 {
        if let Some(hash) = super::slots::hash_lower(word.as_bytes()) {
            return self.find(hash, word);
        }
        key.clear();
        word_key(word, key);
        self.word(key)
    }

    fn find(&self, hash: u32, word: &str) -> u32 {
        let is = |node: u32| self.name_at(self.nodes[node as usize].from).eq_ignore_ascii_case(word);
        self.roots.find(hash, is).unwrap_or(0)
    }

    /// The classes of a word by itself, written so.
    pub(in crate::extract) fn classes(&self, word: u32, shape: Shape) -> u128 {
        let node = &self.nodes[word as usize];
        let capital = if shape.has(Shape::CAPITAL) { node.capital } else { 0 };
        node.any | capital | if shape.has(Shape::CAPITALS) { node.capitals } else { 0 }
    }

    /// The classes of phrases that start with a word.
    pub(in crate::extract) fn starts(&self, word: u32) -> u128 {
        self.nodes[word as usize].starts
    }

    /// The longest phrase of a class among words given one by one, as nodes with how they are written: how many words
    /// it has, and its value.
    pub(in crate::extract) fn longest(
        &self,
        class: Class,
        mut words: impl Iterator<Item = (u32, Shape)>,
    ) -> Option<(usize, &str)> {
        let (mut node, mut length, mut seen, mut found) = (0, 0, 0u32, None);
        while length < 15 {
            let Some((word, shape)) = words.next().filter(|(word, _)| *word != 0) else { break };
            seen |= demands(shape) << (2 * length);
            let next = if length == 0 { Some(word) } else { self.leads(node, word) };
            let Some(next) = next else { break };
            node = next;
            length += 1;
            found = self.ending(class, node, seen).map(|value| (length, value)).or(found);
            if !self.nodes[node as usize].more {
                break;
            }
        }
        found
    }

    /// The value of the phrase of a class that ends at a node, if what was seen is written as it demands.
    fn ending(&self, class: Class, node: u32, seen: u32) -> Option<&str> {
        let Node { ends, entry: mut at, .. } = self.nodes[node as usize];
        if !class.is_in(ends) {
            return None;
        }
        while at != 0 {
            let entry = &self.entries[at as usize - 1];
            if entry.class == class && entry.written & !seen == 0 {
                return Some(self.name_at(self.values[entry.value as usize].name));
            }
            at = entry.next;
        }
        None
    }
}
