use super::grammar::Grammar;
use super::lexicon::{Class, Found, Lexicon};
use super::sentence;
use crate::text::{Shape, Word, WordKind, words};
use std::cell::OnceCell;
use std::ops::Range;

#[cfg(test)]
thread_local! {
    /// How often a document was asked for something: what tests measure work by, so that no clock decides.
    pub(super) static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// Counts a step, in tests.
fn step() {
    #[cfg(test)]
    STEPS.set(STEPS.get() + 1);
}

/// The length of a word and its first byte, the same for small letters and capitals. Most words that differ, differ in it.
fn look_of(word: &[u8]) -> u16 {
    (word.len() as u16) << 8 | u16::from(word.first().copied().unwrap_or(0) | 0x20)
}

/// Whether a word that looks so may be this one.
#[inline]
fn may_be(look: u16, word: &str) -> bool {
    look == look_of(word.as_bytes())
}

/// A text, read once: its pieces, what the lexicon knows of each, its sentences. Every pass works on this.
///
/// Places are numbers of words; [`Doc::span`] turns them into bytes. A place behind the end is allowed everywhere, and
/// is no word.
#[derive(Debug)]
pub(super) struct Doc<'t, 'l> {
    pub(super) text: &'t str,
    pub(super) lexicon: &'l Lexicon,
    pub(super) words: Vec<Word>,
    /// For each word its node in the lexicon, 0 if unknown.
    nodes: Vec<u32>,
    /// For each word the classes it has by itself.
    classes: Vec<u128>,
    /// For each word the classes of the phrases that start with it: most words start none that a pass looks for.
    starts: Vec<u128>,
    /// For each word what tells it from most others.
    looks: Vec<u16>,
    /// Ranges of words, in order, without gaps.
    pub(super) sentences: Vec<Range<usize>>,
    /// Whether lines end where the page was full: then only an empty line ends a paragraph.
    wrapped: bool,
    /// For each word the number of its sentence.
    sentence_of: Vec<u32>,
    /// For each sentence how many of its words start small and with a capital.
    letters: Vec<(u8, u8)>,
    /// Made when it is first asked for: dates need none.
    grammar: OnceCell<Grammar>,
}

impl<'t, 'l> Doc<'t, 'l> {
    #[cfg(test)]
    pub(super) fn read(text: &'t str, lexicon: &'l Lexicon) -> Doc<'t, 'l> {
        Doc::read_watched(text, lexicon, &mut |_| {})
    }

    /// Reads a text, and tells when each part of that is done.
    pub(super) fn read_watched(
        text: &'t str,
        lexicon: &'l Lexicon,
        done: &mut dyn FnMut(&'static str),
    ) -> Doc<'t, 'l> {
        let words = words(text);
        done("words");
        let mut key = String::new();
        let mut nodes = Vec::with_capacity(words.len());
        let mut classes = Vec::with_capacity(words.len());
        let mut starts = Vec::with_capacity(words.len());
        let mut looks = Vec::with_capacity(words.len());
        for word in &words {
            let written = word.of(text);
            looks.push(look_of(written.as_bytes()));
            let node = lexicon.word_as_written(written, &mut key);
            nodes.push(node);
            classes.push(lexicon.classes(node, word.shape));
            starts.push(lexicon.starts(node));
        }
        done("lexicon");
        let mut doc = Doc {
            text,
            lexicon,
            words,
            nodes,
            classes,
            starts,
            looks,
            sentences: Vec::new(),
            wrapped: false,
            sentence_of: Vec::new(),
            letters: Vec::new(),
            grammar: OnceCell::new(),
        };
        (doc.sentences, doc.wrapped) = sentence::split(&doc);
        doc.sentence_of = vec![0; doc.words.len()];
        for (number, sentence) in doc.sentences.iter().enumerate() {
            doc.sentence_of[sentence.clone()].fill(number as u32);
        }
        doc.letters = doc.sentences.iter().map(|sentence| doc.count_letters(sentence.clone())).collect();
        done("sentences");
        doc
    }

    /// What part of speech each word is, and which words belong together.
    pub(super) fn grammar(&self) -> &Grammar {
        self.grammar.get_or_init(|| Grammar::read(self))
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether a word by itself is of a class, in the way that it is written.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        class.is_in(self.classes(at))
    }

    /// Whether a word by itself is of any class of a set.
    pub(super) fn any(&self, at: usize, classes: u128) -> bool {
        self.classes(at) & classes != 0
    }

    /// The classes of a word by itself.
    pub(super) fn classes(&self, at: usize) -> u128 {
        step();
        self.classes.get(at).copied().unwrap_or(0)
    }

    /// The classes of the phrases that start with a word.
    pub(super) fn starts(&self, at: usize) -> u128 {
        step();
        self.starts.get(at).copied().unwrap_or(0)
    }

    /// The longest phrase of a class that starts at a word. One look into a table if there is none.
    #[inline(always)]
    pub(super) fn phrase(&self, at: usize, class: Class) -> Option<Found<'l>> {
        step();
        if !class.is_in(*self.starts.get(at)?) {
            return None;
        }
        self.longest(at, class)
    }

    #[inline(never)]
    fn longest(&self, at: usize, class: Class) -> Option<Found<'l>> {
        // At most fifteen words, and a hyphen between any two.
        let mut ends = [0; 15];
        let mut next = at;
        let words = ends.iter_mut().map_while(|end| {
            let joined =
                next > at && self.mark(next) == Some('-') && !self.spaced(next) && !self.spaced(next + 1);
            next += usize::from(joined);
            let mut shape = self.words.get(next)?.shape;
            if joined {
                // Behind a hyphen a name may go on with a small letter: `Kim Jong-un`.
                shape.0 |= Shape::CAPITAL;
            }
            let word = (*self.nodes.get(next)?, shape);
            next += 1;
            *end = next;
            Some(word)
        });
        let lexicon: &'l Lexicon = self.lexicon;
        let (length, value) = lexicon.longest(class, words)?;
        Some(Found { end: ends[length - 1], value })
    }

    /// The value of a word by itself in a class; empty if it has none.
    pub(super) fn value(&self, at: usize, class: Class) -> Option<&'l str> {
        step();
        let node = *self.nodes.get(at)?;
        let word = std::iter::once((node, self.words[at].shape));
        let lexicon: &'l Lexicon = self.lexicon;
        lexicon.longest(class, word).map(|(_, value)| value)
    }

    /// A word as the text has it; empty behind the end.
    pub(super) fn word(&self, at: usize) -> &'t str {
        step();
        self.words.get(at).map(|w| w.of(self.text)).unwrap_or_default()
    }

    /// Whether a word is this one, in small letters or with capitals. `lower` is in small ASCII letters.
    pub(super) fn eq(&self, at: usize, lower: &str) -> bool {
        step();
        match self.looks.get(at) {
            Some(look) => may_be(*look, lower) && self.words[at].of(self.text).eq_ignore_ascii_case(lower),
            None => lower.is_empty(),
        }
    }

    /// Whether a word is one of these.
    pub(super) fn one_of(&self, at: usize, lower: &[&str]) -> bool {
        step();
        match self.looks.get(at) {
            Some(look) => lower
                .iter()
                .any(|word| may_be(*look, word) && self.words[at].of(self.text).eq_ignore_ascii_case(word)),
            None => lower.contains(&""),
        }
    }

    /// Whether these words stand here, one after the other.
    pub(super) fn all(&self, at: usize, lower: &[&str]) -> bool {
        lower.iter().enumerate().all(|(i, word)| self.eq(at + i, word))
    }

    /// The character of a mark; nothing for words.
    pub(super) fn mark(&self, at: usize) -> Option<char> {
        step();
        let start = self.words.get(at).filter(|w| w.kind == WordKind::Mark)?.start as usize;
        match self.text.as_bytes().get(start) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.text.get(start..)?.chars().next(),
        }
    }

    /// What kind of piece it is.
    pub(super) fn kind(&self, at: usize) -> Option<WordKind> {
        step();
        self.words.get(at).map(|w| w.kind)
    }

    /// How a word is written; nothing behind the end.
    pub(super) fn shape(&self, at: usize) -> Shape {
        step();
        self.words.get(at).map(|w| w.shape).unwrap_or_default()
    }

    /// Whether a word starts with a capital.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.shape(at).has(Shape::CAPITAL)
    }

    /// Whether white space stands before a piece; so it does behind the end.
    pub(super) fn spaced(&self, at: usize) -> bool {
        step();
        self.words.get(at).is_none_or(|w| w.shape.has(Shape::SPACED))
    }

    /// The sentence that a word is in, as a range of words; empty behind the end.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        step();
        let number = self.sentence_of.get(at);
        number.and_then(|n| self.sentences.get(*n as usize)).cloned().unwrap_or(at..at)
    }

    /// How many words of a sentence start small and with a capital, of those with more than three letters among its
    /// first forty.
    pub(super) fn letters(&self, sentence_number: usize) -> (u8, u8) {
        self.letters.get(sentence_number).copied().unwrap_or_default()
    }

    fn count_letters(&self, sentence: Range<usize>) -> (u8, u8) {
        let (mut small, mut capital) = (0, 0);
        for word in self.words[sentence].iter().take(40) {
            if word.kind == WordKind::Word && word.end - word.start > 3 {
                *if word.shape.has(Shape::CAPITAL) { &mut capital } else { &mut small } += 1;
            }
        }
        (small, capital)
    }

    /// Whether a paragraph starts at a word.
    pub(super) fn is_paragraph(&self, at: usize) -> bool {
        let shape = self.shape(at);
        shape.has(Shape::AFTER_BLANK)
            || !self.wrapped && shape.has(Shape::FIRST) && self.sentence(at).start == at
    }

    /// The number of the sentence that a word is in; behind the end, how many there are.
    pub(super) fn sentence_number(&self, at: usize) -> usize {
        step();
        self.sentence_of.get(at).map_or(self.sentences.len(), |n| *n as usize)
    }

    /// From the start of the first word to the end of the last, in bytes. Empty for an empty range.
    pub(super) fn span(&self, places: Range<usize>) -> Range<usize> {
        step();
        let Some(first) = self.words.get(places.start) else { return self.text.len()..self.text.len() };
        let start = first.start as usize;
        let last = places.end.min(self.words.len()).checked_sub(1).filter(|last| *last >= places.start);
        start..last.map_or(start, |last| self.words[last].end as usize)
    }

    /// The first word that starts at a byte or behind it. Logarithmic.
    pub(super) fn place(&self, byte: usize) -> usize {
        step();
        self.words.partition_point(|w| (w.start as usize) < byte)
    }
}
