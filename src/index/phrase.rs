//! Tokens to be found in a row, where a compound can stand as its parts or as one.

use crate::order;
use crate::text::{Tokenizer, stem};
use article41_engine::Test;
use article41_engine::parts::Terms;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::OnceLock;

/// One token of a [`Phrase`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Step {
    /// Its position in the phrase, from 0.
    pub(crate) at: u32,
    /// How many positions of the phrase it covers.
    pub(crate) parts: u32,
    /// What it has to be.
    pub(crate) test: Test,
    known: Known,
}

impl Step {
    /// The terms of the dictionary that pass. Looked up once: a phrase belongs to one plan, and a plan to one index.
    pub(crate) fn terms(&self, dictionary: &Terms) -> &[u32] {
        self.known.0.get_or_init(|| dictionary.expand(&self.test))
    }
}

/// What was looked up for a step; it says nothing of what the step asks for.
#[derive(Clone, Debug, Default)]
struct Known(OnceLock<Vec<u32>>);

impl PartialEq for Known {
    fn eq(&self, _: &Known) -> bool {
        true
    }
}

impl Eq for Known {}

impl Hash for Known {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// What a word or a phrase of a query asks of a text: a path of tokens, each beginning where the one before ends.
///
/// "Kim Yo-jong" is `kim` at 0, `yojong` at 1 covering two positions, `yo` at 1, `jong` at 2. The text may hold either
/// form too, so both sides can take two paths; a match is a path on each side with the same tokens.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Phrase {
    /// Ordered by position.
    pub(crate) steps: Vec<Step>,
    /// How many positions there are; 0 where the text held no token, which nothing matches.
    pub(crate) len: u32,
}

/// How the tokens of a text are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// As they are.
    Exact,
    /// A single token with its inflections, a compound as it is.
    Inflected,
    /// The last as the beginning of a token, the others as they are.
    Prefix,
    /// Each within so many edits.
    Fuzzy(u8),
}

impl Phrase {
    /// The phrase that a piece of a query stands for.
    pub(crate) fn new(text: &str, meant: Meant) -> Phrase {
        let mut steps = Vec::new();
        let len = Tokenizer::default().each(text, |t| {
            steps.push(Step {
                at: t.position,
                parts: t.parts.into(),
                test: Test::Exact(t.text.to_owned()),
                known: Known::default(),
            });
        });
        for step in &mut steps {
            let Test::Exact(text) = &mut step.test else { continue };
            let text = std::mem::take(text);
            step.test = match meant {
                Meant::Inflected if len == 1 => Test::Stem(stem(&text).into_owned()),
                Meant::Prefix if step.at + step.parts == len => Test::Prefix(text),
                Meant::Fuzzy(edits) => Test::Fuzzy { word: text, edits, exchanges: true },
                _ => Test::Exact(text),
            };
        }
        Phrase { steps, len }
    }

    /// Whether one token answers the whole phrase, so that positions do not matter.
    pub(crate) fn is_single(&self) -> bool {
        self.len == 1
    }

    /// Follows the phrase through places, which are numbers such that a token of `n` parts that begins at `p` ends at
    /// `p + n`. `places` gives, for a step and its number, where tokens that pass its test begin, ascending, and their parts. Returns
    /// where matches end, ascending, each once; 0 steps give none. Linear in the places but for sorts.
    pub(crate) fn follow(&self, mut places: impl FnMut(usize, &Step) -> Vec<(u64, u32)>) -> Vec<u64> {
        let mut reach: Vec<Vec<u64>> = vec![Vec::new(); self.len as usize + 1];
        for (number, step) in self.steps.iter().enumerate() {
            if step.at > 0 {
                let Some(from) = reach.get_mut(step.at as usize) else { continue };
                if from.is_empty() {
                    continue;
                }
                from.sort_unstable();
                from.dedup();
            }
            let mut begun = places(number, step);
            if step.at > 0 {
                let mut from = reach[step.at as usize].iter().copied().peekable();
                begun.retain(|(place, _)| {
                    while from.next_if(|f| f < place).is_some() {}
                    from.peek() == Some(place)
                });
            }
            if let Some(to) = reach.get_mut((step.at + step.parts) as usize) {
                to.extend(begun.into_iter().map(|(place, parts)| place + u64::from(parts)));
            }
        }
        let mut ends = reach.pop().unwrap_or_default();
        if self.len == 0 {
            return Vec::new();
        }
        ends.sort_unstable();
        ends.dedup();
        ends
    }
}

/// The tokens of one text, to find phrases in without an index.
#[derive(Clone, Debug, Default)]
pub(crate) struct TextTokens {
    letters: String,
    tokens: Vec<TextToken>,
    len: u32,
    tokenizer: Tokenizer,
}

#[derive(Clone, Debug)]
struct TextToken {
    letters: Range<usize>,
    bytes: Range<usize>,
    position: u32,
    parts: u32,
}

impl TextTokens {
    /// Reads a text in place of the one before.
    pub(crate) fn read(&mut self, text: &str) {
        let TextTokens { letters, tokens, len, tokenizer } = self;
        letters.clear();
        tokens.clear();
        *len = tokenizer.each(text, |t| {
            let start = letters.len();
            letters.push_str(t.text);
            let (letters, bytes) = (start..letters.len(), t.start..t.end);
            tokens.push(TextToken { letters, bytes, position: t.position, parts: t.parts.into() });
        });
    }

    /// How many positions there are.
    pub(crate) fn len(&self) -> u32 {
        self.len
    }

    /// The bytes from the token at one position to the one that ends at another.
    pub(crate) fn bytes(&self, start: u32, end: u32) -> Option<Range<usize>> {
        let first = self.tokens.get(self.tokens.partition_point(|t| t.position < start))?;
        // Tokens of one part end where the next position begins, and each position has one.
        let last = self.tokens.get(self.tokens.partition_point(|t| t.position < end).checked_sub(1)?)?;
        Some(first.bytes.start..last.bytes.end.max(first.bytes.start))
    }
}

impl Phrase {
    /// From which to which position of a text the phrase stands, ascending.
    pub(crate) fn matches(&self, text: &TextTokens) -> Vec<(u32, u32)> {
        // For each position of the phrase, where in the text it can be reached, and from which start.
        let mut reach: Vec<Vec<(u32, u32)>> = vec![Vec::new(); self.len as usize + 1];
        for step in &self.steps {
            let mut to = Vec::new();
            for token in &text.tokens {
                if !text.letters.get(token.letters.clone()).is_some_and(|t| step.test.passes(t)) {
                    continue;
                }
                let end = token.position + token.parts;
                if step.at == 0 {
                    to.push((end, token.position));
                } else if let Some(from) = reach.get(step.at as usize) {
                    let before = from.iter().filter(|(place, _)| *place == token.position);
                    to.extend(before.map(|(_, start)| (end, *start)));
                }
            }
            if let Some(all) = reach.get_mut((step.at + step.parts) as usize) {
                all.append(&mut to);
                order::sort(all);
                all.dedup();
            }
        }
        let mut found: Vec<(u32, u32)> = match reach.pop() {
            Some(ends) if self.len > 0 => ends.into_iter().map(|(end, start)| (start, end)).collect(),
            _ => Vec::new(),
        };
        order::sort(&mut found);
        found
    }
}
