use super::Class;
use crate::text::{Shape, WordKind, word_key, words};
use crate::{Error, ErrorCode, Result};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::OnceLock;

/// The files of `lexicon/` and the names of the built-in dossier, put together by the build without their comments.
const BUILTIN: &str = include_str!(concat!(env!("OUT_DIR"), "/lexicon.txt"));

/// Phrases by class. Looking one up costs one step a word, however many phrases there are.
#[derive(Clone, Debug)]
pub struct Lexicon {
    /// The first words of phrases, and all other words of phrases: their nodes.
    roots: HashMap<Box<str>, u32, Quick>,
    /// The node that a word leads to from a node.
    steps: HashMap<(u32, u32), u32, Quick>,
    nodes: Vec<Node>,
    entries: Vec<Entry>,
    /// Values, each once.
    values: Vec<Box<str>>,
    value_ids: HashMap<Box<str>, u32, Quick>,
    /// The first phrase that was added with a value, for classes of names.
    titles: HashMap<u32, Box<str>, Quick>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// Classes of the phrases that end here, by how they must be written.
    any: u128,
    capital: u128,
    capitals: u128,
    /// Classes of the phrases that start here, and end here or further on.
    starts: u128,
    /// Whether a longer phrase goes on from here.
    more: bool,
    /// The last entry that ends here, plus one.
    entry: u32,
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
            // A test reads every line; here, nothing is left to go wrong.
            let _ = lexicon.extend(BUILTIN);
            lexicon
        })
    }

    /// Without any phrase.
    pub fn empty() -> Lexicon {
        Lexicon {
            roots: HashMap::default(),
            steps: HashMap::default(),
            nodes: vec![Node::default()],
            entries: Vec::new(),
            values: Vec::new(),
            value_ids: HashMap::default(),
            titles: HashMap::default(),
        }
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
        if named {
            self.titles.entry(value).or_insert_with(|| phrase.trim().into());
        }
        self.entries.push(Entry { class, written, value, next: self.nodes[node as usize].entry });
        self.nodes[root as usize].starts |= class.bit();
        let end = &mut self.nodes[node as usize];
        end.entry = self.entries.len() as u32;
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
        if let Some(node) = self.roots.get(key) {
            return *node;
        }
        let node = self.node();
        self.roots.insert(key.into(), node);
        node
    }

    fn step(&mut self, from: u32, word: u32) -> u32 {
        if let Some(node) = self.steps.get(&(from, word)) {
            return *node;
        }
        let node = self.node();
        self.nodes[from as usize].more = true;
        self.steps.insert((from, word), node);
        node
    }

    fn node(&mut self) -> u32 {
        self.nodes.push(Node::default());
        self.nodes.len() as u32 - 1
    }

    fn value_id(&mut self, value: &str) -> u32 {
        if let Some(id) = self.value_ids.get(value) {
            return *id;
        }
        let id = self.values.len() as u32;
        self.values.push(value.into());
        self.value_ids.insert(value.into(), id);
        id
    }

    /// The first name that was given to a value: `South Korea` for `KOR`.
    pub(in crate::extract) fn title(&self, value: &str) -> Option<&str> {
        self.titles.get(self.value_ids.get(value)?).map(|title| &**title)
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
        self.roots.get(key).copied().unwrap_or(0)
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
            let next = if length == 0 { Some(&word) } else { self.steps.get(&(node, word)) };
            let Some(next) = next else { break };
            node = *next;
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
        let mut at = self.nodes[node as usize].entry;
        while at != 0 {
            let entry = &self.entries[at as usize - 1];
            if entry.class == class && entry.written & !seen == 0 {
                return Some(&self.values[entry.value as usize]);
            }
            at = entry.next;
        }
        None
    }
}

type Quick = BuildHasherDefault<Mix>;

/// A quick hash for short keys that nobody attacks: the lexicon is the caller's own (the multiply-and-rotate step of
/// Firefox's FxHasher).
#[derive(Clone, Copy, Debug, Default)]
struct Mix(u64);

impl Mix {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.add(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            self.add(rest.iter().fold(rest.len() as u64, |sum, byte| sum << 8 | u64::from(*byte)));
        }
    }

    fn write_u8(&mut self, n: u8) {
        self.add(n.into());
    }

    fn write_u32(&mut self, n: u32) {
        self.add(n.into());
    }

    fn finish(&self) -> u64 {
        // The table looks at the highest bits and at the lowest.
        self.0 ^ (self.0 >> 32)
    }
}
