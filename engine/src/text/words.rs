use super::fold::fold_char;

/// One piece of a text as extraction reads it: a word, a number or a mark. White space is between pieces, never in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it starts, in bytes.
    pub start: u32,
    /// Where it ends, in bytes.
    pub end: u32,
    /// What it is.
    pub kind: WordKind,
    /// How it is written, and what stands before it.
    pub shape: Shape,
}

impl Word {
    /// The piece itself.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}

/// What a [`Word`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordKind {
    /// Letters, perhaps with digits or inner full stops or an inner apostrophe: `treaty`, `U.N.`, `O'Malley`, `don't`, `T4`.
    Word,
    /// What an apostrophe ties to the word before it: `'s`, `’re`, `'ll`.
    Clitic,
    /// Digits, perhaps with inner commas or one inner full stop: `1718`, `2,000,000`, `3.5`.
    Number,
    /// Digits and a suffix: `21st`, `1990s`, `5th`, `10pm`, `3km`.
    NumberWord,
    /// One other character: `,`, `“`, `-`, `$`, `(`. A run of two or three equal hyphens or full stops is one mark.
    Mark,
}

/// How a [`Word`] is written, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape(pub u8);

impl Shape {
    /// Its first letter is a capital.
    pub const CAPITAL: u8 = 1;
    /// All of its letters are capitals, and there are two or more.
    pub const CAPITALS: u8 = 2;
    /// White space, or the start of the text, stands before it.
    pub const SPACED: u8 = 4;
    /// It is the first of its line.
    pub const FIRST: u8 = 8;
    /// An empty line, or the start of the text, stands before its line.
    pub const AFTER_BLANK: u8 = 16;
    /// It ends in a full stop that belongs to it: `U.N.`, `a.m.`
    pub const STOPPED: u8 = 32;

    /// Whether it has all of these bits.
    pub fn has(self, bits: u8) -> bool {
        self.0 & bits == bits
    }
}

/// Whether a character starts or continues a word.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_joined(c)
}

/// Marks that belong to the letter before them.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '＇')
}

/// The clitics of English, without their apostrophe.
fn is_clitic(letters: &str) -> bool {
    matches!(letters, "s" | "S" | "re" | "ve" | "ll" | "d" | "m" | "RE" | "VE" | "LL" | "D" | "M")
}

/// White space, controls, and marks that nobody sees.
fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

const SPACE: u8 = 1;
const LINE_END: u8 = 2;
const SMALL: u8 = 3;
const CAPITAL: u8 = 4;
const DIGIT: u8 = 5;
/// Marks of ASCII, and every byte that is not ASCII.
const OTHER: u8 = 0;

/// What a byte is: most of a text needs no more than a look into this table.
const KINDS: [u8; 256] = {
    let mut kinds = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        kinds[byte] = match byte as u8 {
            b'\n' | b'\r' => LINE_END,
            0..=b' ' | 127 => SPACE,
            b'a'..=b'z' => SMALL,
            b'A'..=b'Z' => CAPITAL,
            b'0'..=b'9' => DIGIT,
            _ => OTHER,
        };
        byte += 1;
    }
    kinds
};

/// The pieces of a text, in order. Any text will do. Linear.
///
/// ```
/// use article41_engine::text::words;
/// let text = "Russia’s envoy didn't sign S/RES/2397 on the 21st of the U.N. session.";
/// let pieces: Vec<_> = words(text).iter().map(|w| w.of(text)).collect();
/// assert_eq!(pieces[..8], ["Russia", "’s", "envoy", "didn't", "sign", "S", "/", "RES"]);
/// assert_eq!(pieces[9..], ["2397", "on", "the", "21st", "of", "the", "U.N.", "session", "."]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut scan = Scan { text, at: 0, found: Vec::with_capacity(text.len() / 5 + 4) };
    let mut before = Shape(Shape::SPACED | Shape::FIRST | Shape::AFTER_BLANK);
    while let Some(byte) = text.as_bytes().get(scan.at) {
        match KINDS[*byte as usize] {
            SPACE => {
                before.0 |= Shape::SPACED;
                scan.at += 1;
            }
            SMALL | CAPITAL => {
                scan.word(char::from(*byte), before);
                before = Shape(0);
            }
            LINE_END => {
                let blank = before.has(Shape::FIRST) && !(*byte == b'\n' && text[..scan.at].ends_with('\r'));
                before.0 |= Shape::SPACED | Shape::FIRST | if blank { Shape::AFTER_BLANK } else { 0 };
                scan.at += 1;
            }
            _ => {
                let Some(c) = scan.peek() else { break };
                if is_space(c) {
                    before.0 |= Shape::SPACED;
                    scan.at += c.len_utf8();
                } else {
                    scan.piece(c, before);
                    before = Shape(0);
                }
            }
        }
    }
    scan.found
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    found: Vec<Word>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.char_at(self.at)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        match self.text.as_bytes().get(at) {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            Some(_) => self.text[at..].chars().next(),
            None => None,
        }
    }

    fn push(&mut self, end: usize, kind: WordKind, shape: Shape) {
        self.found.push(Word { start: self.at as u32, end: end as u32, kind, shape });
        self.at = end;
    }

    fn piece(&mut self, first: char, before: Shape) {
        if first.is_ascii_digit() {
            self.number(before);
        } else if is_letter(first) || first.is_numeric() {
            self.word(first, before);
        } else if is_apostrophe(first) && !before.has(Shape::SPACED) && self.clitic(before) {
        } else {
            let mut end = self.at + first.len_utf8();
            if first == '-' || first == '.' {
                while end < self.at + 3 && self.char_at(end) == Some(first) {
                    end += 1;
                }
            }
            self.push(end, WordKind::Mark, before);
        }
    }

    /// A clitic after a word that ended right here.
    fn clitic(&mut self, before: Shape) -> bool {
        let follows =
            self.found.last().is_some_and(|w| w.end as usize == self.at && w.kind != WordKind::Mark);
        let letters = self.at + self.peek().map_or(0, char::len_utf8);
        let end = self.letters(letters);
        let is = follows && is_clitic(&self.text[letters..end]);
        if is {
            self.push(end, WordKind::Clitic, before);
        }
        is
    }

    /// Where the letters and digits that start here end.
    fn letters(&self, mut at: usize) -> usize {
        while let Some(c) = self.char_at(at).filter(|c| is_letter(*c) || c.is_numeric()) {
            at += c.len_utf8();
        }
        at
    }

    fn number(&mut self, before: Shape) {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        let mut at = self.at;
        let mut stopped = false;
        loop {
            while digit(at) {
                at += 1;
            }
            match bytes.get(at) {
                // A comma groups three digits, or it is no part of the number.
                Some(b',') if digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4) => at += 1,
                Some(b'.') if !stopped && digit(at + 1) => {
                    stopped = true;
                    at += 1;
                }
                _ => break,
            }
        }
        let end = self.letters(at);
        let kind = if end > at { WordKind::NumberWord } else { WordKind::Number };
        self.push(end, kind, before);
    }

    /// A word of ASCII letters and digits with nothing around it that could belong to it: most words. `false`, and
    /// nothing done, for all others.
    fn plain_word(&mut self, before: Shape) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (mut length, mut small, mut capitals) = (0, 0usize, 0usize);
        for byte in rest {
            match KINDS[*byte as usize] {
                SMALL => small += 1,
                CAPITAL => capitals += 1,
                DIGIT => {}
                _ => break,
            }
            length += 1;
        }
        let whole = match rest.get(length) {
            None => true,
            Some(b'\'') => false,
            Some(b'.') => length > 1,
            Some(next) => next.is_ascii(),
        };
        if whole {
            let mut shape = before.0;
            if rest.first().is_some_and(u8::is_ascii_uppercase) {
                shape |= Shape::CAPITAL;
                if small == 0 && capitals > 1 {
                    shape |= Shape::CAPITALS;
                }
            }
            self.push(self.at + length, WordKind::Word, Shape(shape));
        }
        whole
    }

    fn word(&mut self, first: char, before: Shape) {
        if first.is_ascii() && self.plain_word(before) {
            return;
        }
        let mut end = self.letters(self.at);
        let mut stopped = 0;
        // `U.N.`, `a.m.`: letters one by one, each with a full stop.
        if end - self.at == first.len_utf8() && self.char_at(end) == Some('.') {
            let mut at = end + 1;
            let mut count = 1;
            while let Some(c) = self.char_at(at).filter(|c| is_letter(*c)) {
                let next = at + c.len_utf8();
                if self.char_at(next) != Some('.') {
                    break;
                }
                at = next + 1;
                count += 1;
            }
            if count > 1 {
                // `U.S.S.R` may lack its last full stop; a word may also start right behind: then nothing is joined.
                end = at;
                stopped = Shape::STOPPED;
            } else if first.is_uppercase()
                && self.char_at(at).is_some_and(|c| c == ' ' || c == '\u{a0}' || c.is_alphabetic())
            {
                // An initial: `J. Smith`, `N. Korea`.
                end = at;
                stopped = Shape::STOPPED;
            }
        }
        // An apostrophe inside: `O'Malley`, `don't`; a clitic is left for the next piece.
        while let Some(mark) = self.char_at(end).filter(|c| is_apostrophe(*c)) {
            let letters = end + mark.len_utf8();
            let next = self.letters(letters);
            if next == letters || is_clitic(&self.text[letters..next]) {
                break;
            }
            end = next;
        }
        let shape = Shape(before.0 | stopped | case(&self.text[self.at..end]));
        self.push(end, WordKind::Word, shape);
    }
}

fn case(word: &str) -> u8 {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return 0 };
    if !first.is_uppercase() {
        return 0;
    }
    let (mut others, mut small) = (0, 0);
    for c in letters {
        others += 1;
        small += usize::from(!c.is_uppercase());
    }
    Shape::CAPITAL | if others > 0 && small == 0 { Shape::CAPITALS } else { 0 }
}

/// How a piece is looked up: in small letters, without diacritics, full stops and soft hyphens, with a straight apostrophe.
/// Appends to `into`, so that a caller can keep one buffer.
///
/// ```
/// let mut key = String::new();
/// article41_engine::text::word_key("U.N.", &mut key);
/// article41_engine::text::word_key("García’s", &mut key);
/// assert_eq!(key, "ungarcia's");
/// ```
pub fn word_key(word: &str, into: &mut String) {
    if word.is_ascii() {
        let start = into.len();
        if word.len() == 1 || !word.contains('.') {
            into.push_str(word);
        } else {
            into.extend(word.split('.'));
        }
        into[start..].make_ascii_lowercase();
        return;
    }
    for c in word.chars() {
        fold_char(c, |folded| {
            if folded != '.' {
                into.push(folded);
            }
        });
    }
}
