//! Texts that nobody would write: what is in the lexicon, in any order, with marks, line ends and odd characters between.

use std::path::Path;

/// Words that the rules of extraction look at, beside the lexicon's.
const WORDS: &[&str] = &[
    "the",
    "a",
    "of",
    "on",
    "in",
    "by",
    "to",
    "that",
    "and",
    "or",
    "not",
    "no",
    "he",
    "she",
    "they",
    "his",
    "who",
    "said",
    "says",
    "told",
    "according",
    "was",
    "has",
    "would",
    "will",
    "Monday",
    "last",
    "next",
    "week",
    "two",
    "days",
    "after",
    "before",
    "June",
    "28",
    "2024",
    "2024-06-28",
    "28/06/2024",
    "June 28, 2024",
    "the 1990s",
    "10:30",
    "3.5",
    "1,000,000",
    "million",
    "$",
    "€5bn",
    "percent",
    "%",
    "resolution",
    "Resolution 2397 (2017)",
    "S/RES/1718",
    "S/2024/255",
    "UNSCR",
    "Article 41",
    "voted",
    "votes",
    "in favour",
    "against",
    "abstained",
    "13-1-1",
    "unanimously",
    "veto",
    "treaty",
    "signed",
    "summit",
    "Robert Wood",
    "Wood",
    "Kim Jong-un",
    "Dr. J. Smith",
    "Mr.",
    "Ms. Izumi Nakamitsu",
    "ambassador",
    "Foreign Minister",
    "spokesman",
    "Russia",
    "Russian",
    "Moscow",
    "the Kremlin",
    "U.S.",
    "U.N.",
    "DPRK",
    "South Korea",
    "Security Council",
    "Newsweek",
    "ADVERTISEMENT",
    "Comments",
    "Share",
    "By Jane Doe",
    "NEW YORK (AP) --",
    "Published",
    "’s",
    "n't",
    "'",
];

/// Marks, white space, and characters that break careless code.
const MARKS: &[&str] = &[
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "…",
    "-",
    "--",
    "—",
    "–",
    "/",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "«",
    "»",
    "„",
    "‟",
    "`",
    "´",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{a0}",
    "\u{2028}",
    "\u{85}",
    "\0",
    "\u{200b}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffd}",
    "é",
    "e\u{301}",
    "ß",
    "İ",
    "ﬃ",
    "𝄞",
    "👩‍👩‍👧",
    "한국",
    "Москва",
    "العربية",
    "½",
    "²",
    "Ⅷ",
    "٣",
    "１９９０",
    "ʼ",
    "，",
    "。",
    "\u{10ffff}",
    "$",
    "%",
    "&",
    "#",
    "@",
    "http://a.b/c",
    "a@b.c",
    "*",
    "=",
    "<b>",
    "\u{1}",
    "\u{7f}",
    "\u{ad}",
    "ǅ",
    "ı",
];

/// A source of pieces, the same for the same seed.
#[derive(Debug)]
pub struct Noise {
    words: Vec<String>,
    state: u64,
}

impl Noise {
    /// With every phrase of the lexicon's files.
    pub fn new(seed: u64) -> Noise {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("lexicon");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).expect("lexicon/").flatten().map(|f| f.path()).collect();
        files.sort();
        let mut words: Vec<String> = Vec::new();
        for text in files.iter().filter_map(|file| std::fs::read_to_string(file).ok()) {
            for line in text.lines() {
                let line = line.split('#').next().unwrap_or_default();
                let phrases = line.split_once('=').map_or(line, |(_, phrases)| phrases);
                words.extend(
                    phrases.split(',').map(|phrase| phrase.trim().to_owned()).filter(|p| !p.starts_with('[')),
                );
            }
        }
        Noise { words, state: seed }
    }

    /// Starts anew, from another seed.
    #[allow(dead_code)] // not every test does
    pub fn start(&mut self, seed: u64) {
        self.state = seed;
    }

    /// The next number below a bound (SplitMix64).
    pub fn below(&mut self, bound: usize) -> usize {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ self.state >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ z >> 31) % bound.max(1) as u64) as usize
    }

    /// A piece: half of them words of rules, a quarter phrases of the lexicon, a quarter marks.
    pub fn piece(&mut self) -> String {
        let piece = match self.below(8) {
            0..4 => WORDS[self.below(WORDS.len())].to_owned(),
            4..6 => {
                let at = self.below(self.words.len());
                self.words[at].clone()
            }
            _ => MARKS[self.below(MARKS.len())].to_owned(),
        };
        match self.below(16) {
            0 => piece.to_uppercase(),
            1 => {
                let mut chars = piece.chars();
                chars.next().map_or(String::new(), |c| c.to_uppercase().chain(chars).collect())
            }
            _ => piece,
        }
    }

    /// A text of so many pieces.
    pub fn text(&mut self, pieces: usize) -> String {
        let mut text = String::new();
        for _ in 0..pieces {
            text.push_str(&self.piece());
            match self.below(12) {
                0 => {}
                1 => text.push_str(MARKS[self.below(MARKS.len())]),
                2 => text.push_str(". "),
                _ => text.push(' '),
            }
        }
        text
    }
}
