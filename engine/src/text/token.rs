use super::fold::{fold_char, is_jamo};

/// The longest token, in bytes; of anything longer, the rest is left out.
pub const MAX_TOKEN: usize = 128;

/// A compound of more parts than this has no joined form.
const MAX_JOINED: usize = 8;

/// Parts gathered before a chain is cut: a bound on memory, far beyond any word.
const MAX_PARTS: usize = 32;

/// A token: a word or number, folded, with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The folded text.
    pub text: &'a str,
    /// Where it starts in the original, in bytes, on a character boundary.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its place among the tokens, from 0. Positions never go down from one token to the next.
    pub position: u32,
    /// How many positions it covers: 1, or for the joined form of a compound the number of its parts.
    pub parts: u8,
}

impl Token<'_> {
    /// Whether this is the joined form of a compound ("yojong" for "Yo-jong"), which stands at the position of the
    /// compound's first part and comes before it.
    pub fn is_joined(&self) -> bool {
        self.parts > 1
    }
}

/// Cuts text into [tokens](Token), reusing its memory from one text to the next.
///
/// Tokens are runs of letters and digits, folded; each ideograph and each kana is a token of its own.
/// - Parts linked by hyphens or apostrophes, and digits grouped with commas, form a compound: the parts are tokens,
///   and so is the joined form (`Yo-jong`: `yojong`, `yo`, `jong`; `500,000`: `500000`, `500`, `000`).
/// - A possessive 's is left out (`Russia's`: `russia`).
/// - Single letters with dots between are one token (`U.N.`: `un`).
///
/// Linear; no allocation per token.
///
/// ```
/// use article41_engine::text::Tokenizer;
/// let mut found = Vec::new();
/// Tokenizer::default().each("Kim Yo-jong’s", |t| found.push((t.text.to_owned(), t.start..t.end, t.position)));
/// assert_eq!(found, [
///     ("kim".into(), 0..3, 0),
///     ("yojong".into(), 4..11, 1),
///     ("yo".into(), 4..6, 1),
///     ("jong".into(), 7..11, 2),
/// ]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Tokenizer {
    /// The folded letters of the parts, one after the other.
    letters: String,
    parts: Vec<Part>,
    pieces: Vec<Piece>,
    state: State,
    position: u32,
}

/// What the last character left open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Nothing: the next letter begins a word.
    #[default]
    Between,
    /// A part that the next letter continues.
    Part,
    /// A kana, which a voicing mark may follow.
    Ideograph,
    /// A part and a link: a letter now continues the compound.
    Linked(Link),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    Hyphen,
    Apostrophe,
    Dot,
    Comma,
}

/// A run of letters and digits, before it is known what it belongs to.
#[derive(Clone, Copy, Debug)]
struct Part {
    from: usize,
    to: usize,
    start: usize,
    end: usize,
    link: Option<Link>,
    /// Exactly one letter.
    single: bool,
}

/// A token to be, after initials were merged and possessives taken out.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: usize,
    to: usize,
    start: usize,
    end: usize,
    /// Forms a compound with the piece before it.
    glued: bool,
    /// Made of single letters.
    initials: bool,
}

/// What an ASCII byte is to a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Link(Link),
    Other,
}

const fn class(byte: u8) -> Class {
    match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Class::Letter,
        b'-' => Class::Link(Link::Hyphen),
        b'\'' | b'`' => Class::Link(Link::Apostrophe),
        b'.' => Class::Link(Link::Dot),
        b',' => Class::Link(Link::Comma),
        _ => Class::Other,
    }
}

/// What of an ASCII byte tells a plain word quickly.
mod plain {
    pub(super) const LETTER: u8 = 1;
    pub(super) const UPPER: u8 = 2;
    pub(super) const DIGIT: u8 = 4;
    /// Links a word to what follows, and is no full stop or comma.
    pub(super) const LINK: u8 = 8;
    pub(super) const FOREIGN: u8 = 16;
    pub(super) const STOP: u8 = 32;

    /// By byte.
    pub(super) const OF: [u8; 256] = {
        let mut of = [0; 256];
        let mut i = 0;
        while i < 256 {
            of[i] = match i as u8 {
                b'a'..=b'z' => LETTER,
                b'A'..=b'Z' => LETTER | UPPER,
                b'0'..=b'9' => LETTER | DIGIT,
                b'-' | b'\'' | b'`' => LINK,
                b'.' | b',' => STOP,
                0..=0x7f => 0,
                _ => FOREIGN,
            };
            i += 1;
        }
        of
    };
}

impl Tokenizer {
    /// Calls `f` with each token of the text in order; returns how many positions there are.
    pub fn each(&mut self, text: &str, mut f: impl FnMut(Token<'_>)) -> u32 {
        self.position = 0;
        self.reset();
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            if self.state == State::Between && byte.is_ascii() {
                at = self.plain(text, at, &mut f);
                let Some(&next) = bytes.get(at) else { break };
                if plain::OF[usize::from(next)] & (plain::LETTER | plain::FOREIGN) == 0 {
                    at += 1; // a link between words links nothing
                    continue;
                }
            }
            let byte = bytes.get(at).copied().unwrap_or(byte);
            if byte.is_ascii() {
                match class(byte) {
                    Class::Letter => {
                        let rest = bytes.get(at..).unwrap_or_default();
                        let run = rest.iter().take_while(|b| class(**b) == Class::Letter).count();
                        self.letters(text.get(at..at + run).unwrap_or_default(), at, &mut f);
                        at += run;
                        continue;
                    }
                    Class::Link(link) => self.link(link, &mut f),
                    Class::Other => self.close(&mut f),
                }
                at += 1;
            } else {
                let Some(c) = text.get(at..).and_then(|t| t.chars().next()) else { break };
                let end = at + c.len_utf8();
                let mut any = false;
                fold_char(c, |d| {
                    any = true;
                    self.char(d, at, end, &mut f);
                });
                if !any {
                    self.extend(end); // an accent or something invisible belongs to what it follows
                }
                at = end;
            }
        }
        self.close(&mut f);
        self.position
    }

    /// Reports plain words: ASCII letters and digits that nothing links to what follows. Most words are; they are tokens as they
    /// stand, but for capitals. Where the first other word begins.
    #[inline]
    fn plain(&mut self, text: &str, mut at: usize, f: &mut impl FnMut(Token<'_>)) -> usize {
        let bytes = text.as_bytes();
        loop {
            while bytes
                .get(at)
                .is_some_and(|b| plain::OF[usize::from(*b)] & (plain::LETTER | plain::FOREIGN) == 0)
            {
                at += 1;
            }
            let start = at;
            let (mut all, mut last) = (0, 0);
            while let Some(of) =
                bytes.get(at).map(|b| plain::OF[usize::from(*b)]).filter(|of| of & plain::LETTER != 0)
            {
                (all, last) = (all | of, of);
                at += 1;
            }
            let next = bytes.get(at).map_or(0, |b| plain::OF[usize::from(*b)]);
            let linked = next & (plain::LINK | plain::FOREIGN) != 0
                || next & plain::STOP != 0 && (at - start == 1 || last & plain::DIGIT != 0);
            if start == at || linked || at - start > MAX_TOKEN {
                return start;
            }
            let run = text.get(start..at).unwrap_or_default();
            let position = self.position;
            if all & plain::UPPER == 0 {
                f(Token { text: run, start, end: at, position, parts: 1 });
            } else {
                self.letters.clear();
                self.letters.push_str(run);
                self.letters.make_ascii_lowercase();
                f(Token { text: &self.letters, start, end: at, position, parts: 1 });
                self.letters.clear();
            }
            self.position = position.saturating_add(1);
        }
    }

    fn reset(&mut self) {
        self.letters.clear();
        self.parts.clear();
        self.state = State::Between;
    }

    /// A run of ASCII letters and digits.
    fn letters(&mut self, run: &str, at: usize, f: &mut impl FnMut(Token<'_>)) {
        let first = run.chars().next().unwrap_or('0');
        self.begin(first, at, f);
        let Some(part) = self.parts.last_mut() else { return };
        part.single = part.from == part.to && run.len() == 1 && first.is_ascii_alphabetic();
        part.end = at + run.len();
        let room = MAX_TOKEN.saturating_sub(part.to - part.from).min(run.len());
        self.letters.push_str(run.get(..room).unwrap_or_default());
        if let Some(new) = self.letters.get_mut(part.to..) {
            new.make_ascii_lowercase();
        }
        part.to += room;
    }

    /// A folded character.
    fn char(&mut self, c: char, start: usize, end: usize, f: &mut impl FnMut(Token<'_>)) {
        match c {
            '\u{3099}' | '\u{309A}' if self.state == State::Ideograph => self.append(c, end),
            _ if is_ideograph(c) => {
                self.close(f);
                self.begin(c, start, f);
                self.append(c, end);
                self.state = State::Ideograph;
            }
            _ if is_jamo(c) || c.is_alphanumeric() => {
                self.begin(c, start, f);
                self.append(c, end);
            }
            // Vowel signs and viramas that are not letters themselves.
            _ if super::fold_table::is_mark(c) => {
                if self.state == State::Part {
                    self.append(c, end);
                }
            }
            _ => match if c.is_ascii() { class(c as u8) } else { Class::Other } {
                Class::Link(link) => self.link(link, f),
                _ => self.close(f),
            },
        }
    }

    /// Makes sure that a part is open, for a letter that begins or continues it.
    fn begin(&mut self, c: char, start: usize, f: &mut impl FnMut(Token<'_>)) {
        let link = match self.state {
            State::Part => return,
            State::Linked(Link::Dot) if c.is_alphabetic() => Some(Link::Dot),
            State::Linked(Link::Comma) if c.is_numeric() => Some(Link::Comma),
            State::Linked(link @ (Link::Hyphen | Link::Apostrophe)) => Some(link),
            _ => None,
        };
        if link.is_none() || self.parts.len() >= MAX_PARTS {
            self.close(f);
        }
        let link = link.filter(|_| !self.parts.is_empty());
        let from = self.letters.len();
        self.parts.push(Part { from, to: from, start, end: start, link, single: false });
        self.state = State::Part;
    }

    /// Adds a character to the open part.
    fn append(&mut self, c: char, end: usize) {
        let Some(part) = self.parts.last_mut() else { return };
        part.single = part.from == part.to && c.is_alphabetic();
        part.end = end;
        if part.to + c.len_utf8() - part.from <= MAX_TOKEN {
            self.letters.push(c);
            part.to += c.len_utf8();
        }
    }

    /// Stretches the open part's span over something that folds to nothing.
    fn extend(&mut self, end: usize) {
        if matches!(self.state, State::Part | State::Ideograph)
            && let Some(part) = self.parts.last_mut()
        {
            part.end = end;
        }
    }

    /// A hyphen, apostrophe, dot or comma.
    fn link(&mut self, link: Link, f: &mut impl FnMut(Token<'_>)) {
        let last = self.parts.last().copied();
        let allowed = match (self.state, link, last) {
            (State::Part, Link::Hyphen | Link::Apostrophe, _) => true,
            (State::Part, Link::Dot, Some(part)) => part.single,
            (State::Part, Link::Comma, Some(part)) => {
                self.letters.get(part.from..part.to).is_some_and(|t| t.ends_with(char::is_numeric))
            }
            // "U.S.-led", "U.S.'s"
            (State::Linked(Link::Dot), Link::Hyphen | Link::Apostrophe, _) => true,
            _ => false,
        };
        if allowed {
            self.state = State::Linked(link);
        } else {
            self.close(f);
        }
    }

    /// Ends the word or compound that is open and reports its tokens.
    fn close(&mut self, f: &mut impl FnMut(Token<'_>)) {
        self.state = State::Between;
        match self.parts.as_slice() {
            [] => return,
            [p] => {
                let Part { from, to, start, end, .. } = *p;
                self.pieces.clear();
                self.pieces.push(Piece { from, to, start, end, glued: false, initials: false });
            }
            _ => self.resolve(),
        }
        let Tokenizer { letters, pieces, position, .. } = self;
        let mut rest = pieces.as_slice();
        while !rest.is_empty() {
            let n = 1 + rest.iter().skip(1).take_while(|p| p.glued).count();
            let (run, after) = rest.split_at(n.min(rest.len()));
            if let ([first, .., last], 2..=MAX_JOINED) = (run, n)
                && last.to - first.from <= MAX_TOKEN
                && let Some(text) = letters.get(first.from..last.to)
            {
                f(Token { text, start: first.start, end: last.end, position: *position, parts: n as u8 });
            }
            for piece in run {
                let text = letters.get(piece.from..piece.to).unwrap_or_default();
                f(Token { text, start: piece.start, end: piece.end, position: *position, parts: 1 });
                *position = position.saturating_add(1);
            }
            rest = after;
        }
        self.reset();
    }

    /// Merges initials and takes out possessives: from parts to pieces.
    fn resolve(&mut self) {
        self.pieces.clear();
        let mut broken = false;
        for (i, part) in self.parts.iter().enumerate() {
            let next = self.parts.get(i + 1).and_then(|p| p.link);
            let text = self.letters.get(part.from..part.to).unwrap_or_default();
            if part.link == Some(Link::Apostrophe) && text == "s" && next != Some(Link::Apostrophe) {
                broken = true; // the letters of what follows no longer touch those before
                continue;
            }
            match (part.link, self.pieces.last_mut()) {
                (Some(Link::Dot), Some(last)) if part.single && last.initials && !broken => {
                    last.to = part.to;
                    last.end = part.end;
                }
                _ => self.pieces.push(Piece {
                    from: part.from,
                    to: part.to,
                    start: part.start,
                    end: part.end,
                    glued: !broken && !matches!(part.link, None | Some(Link::Dot)),
                    initials: part.single,
                }),
            }
            broken = false;
        }
    }
}

/// Characters that are words of their own: Han ideographs, kana and their iteration marks.
fn is_ideograph(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}'
        | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{1B000}'..='\u{1B16F}' | '\u{20000}'..='\u{323AF}')
}

/// Whether a text has any token. Looks no further than its first letter or digit.
pub fn has_token(text: &str) -> bool {
    text.chars().any(|c| {
        let mut found = false;
        fold_char(c, |d| found |= is_ideograph(d) || d.is_alphanumeric());
        found
    })
}

/// The tokens of a text, without joined forms.
pub fn tokens(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    Tokenizer::default().each(text, |t| {
        if !t.is_joined() {
            out.push(t.text.to_owned());
        }
    });
    out
}

/// The tokens of a text with single spaces between: two texts with the same key are the same to a search.
///
/// ```
/// assert_eq!(article41_engine::text::key(" S/RES/2397 (2017)"), article41_engine::text::key("s res 2397, 2017"));
/// ```
pub fn key(text: &str) -> String {
    tokens(text).join(" ")
}

/// How a word of a query can stand in a text: as its parts in a row, or as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordForms {
    /// The tokens, to be found in a row.
    pub parts: Vec<String>,
    /// The joined form, where the whole word is one compound.
    pub joined: Option<String>,
}

/// The forms of one word of a query.
///
/// ```
/// let forms = article41_engine::text::word_forms("Yo-jong");
/// assert_eq!(forms.parts, ["yo", "jong"]);
/// assert_eq!(forms.joined.as_deref(), Some("yojong"));
/// assert_eq!(article41_engine::text::word_forms("S/RES/2397").joined, None);
/// ```
pub fn word_forms(word: &str) -> WordForms {
    let mut forms = WordForms::default();
    let mut covered = 0;
    Tokenizer::default().each(word, |t| {
        if t.is_joined() {
            covered = usize::from(t.parts);
            forms.joined.get_or_insert_with(|| t.text.to_owned());
        } else {
            forms.parts.push(t.text.to_owned());
        }
    });
    if covered != forms.parts.len() {
        forms.joined = None;
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str) -> String {
        let mut out = Vec::new();
        Tokenizer::default().each(text, |t| {
            out.push(if t.is_joined() { format!("<{}>", t.text) } else { t.text.to_owned() });
        });
        out.join(" ")
    }

    #[test]
    fn compounds_initials_and_symbols() {
        for (text, expect) in [
            ("", ""),
            ("Kim Jong-un's army", "kim <jongun> jong un army"),
            ("Kim Jong Un", "kim jong un"),
            ("P’yŏngyang", "<pyongyang> p yongyang"),
            ("don't", "<dont> don t"),
            ("the States' duty", "the states duty"),
            ("'quoted' ‘words’", "quoted words"),
            ("U.N. and U.S. and D.P.R.K", "un and us and dprk"),
            ("in the U.S. He said", "in the us he said"),
            ("U.S.-led, the U.S.’s", "<usled> us led the us"),
            ("J. Smith, S.Korea, J.A.Smith", "j smith s korea ja smith"),
            ("e.g. x.", "eg x"),
            ("S/RES/2397 (2017), ¶8(a)", "s res 2397 2017 8 a"),
            ("500,000 barrels, 1,2 and 3,a", "<500000> 500 000 barrels <12> 1 2 and 3 a"),
            ("3.5 3.a", "3 5 3 a"),
            ("a--b a- b a -b", "a b a b a b"),
            ("Seoul–Tokyo—said", "seoul tokyo said"),
            ("北朝鮮のミサイル", "北 朝 鮮 の ミ サ イ ル"),
            ("G7サミット", "g7 サ ミ ッ ト"),
            ("がﾊﾟ", "か\u{3099} ハ\u{309a}"),
            ("½", "1 2"),
            ("Russia's-backed", "russia backed"),
            ("₂ № ℀", "2 no a c"),
            ("हिन्दी", "हिन्दी"),
        ] {
            assert_eq!(all(text), expect, "{text}");
        }
        assert_eq!(
            all("김정은"),
            all("\u{1100}\u{1175}\u{11b7}\u{110c}\u{1165}\u{11bc}\u{110b}\u{1173}\u{11ab}")
        );
        assert_eq!(all("김정은").split(' ').count(), 1);
    }

    #[test]
    fn spans_cover_what_was_written() {
        let text = "e\u{301}te\u{301}, Jo\u{ad}ng-ün’s U.S. が";
        let mut found = Vec::new();
        Tokenizer::default().each(text, |t| found.push(&text[t.start..t.end]));
        assert_eq!(found, ["e\u{301}te\u{301}", "Jo\u{ad}ng-ün", "Jo\u{ad}ng", "ün", "U.S", "が"]);
    }

    #[test]
    fn endless_words_are_cut() {
        let long = "a".repeat(100_000) + &"-b".repeat(100_000);
        let mut tokenizer = Tokenizer::default();
        let mut n = 0;
        tokenizer.each(&long, |t| {
            n += 1;
            assert!(t.text.len() <= MAX_TOKEN);
        });
        assert_eq!(n, 100_001);
        assert!(tokenizer.parts.capacity() <= 2 * MAX_PARTS && tokenizer.letters.capacity() < 10_000);
        assert_eq!(word_forms("a-b-c-d-e-f-g-h-i").joined, None);
    }

    proptest! {
        #[test]
        fn holds_on_anything(text in "\\PC{0,40}|[a-bU.S'’,\u{301}가-힣ßが北 -]{0,40}") {
            let mut last = (0, 0);
            let mut tokenizer = Tokenizer::default();
            let mut plain = 0;
            let positions = tokenizer.each(&text, |t| {
                assert!(text.get(t.start..t.end).is_some_and(|s| !s.is_empty()), "{t:?}");
                assert!(!t.text.is_empty() && t.text == super::super::fold(t.text));
                assert!(t.position >= last.0 && t.start >= last.1);
                last = (t.position, t.start);
                if !t.is_joined() {
                    assert_eq!(t.position, plain);
                    plain += 1;
                }
            });
            prop_assert_eq!(positions, plain);
            prop_assert_eq!(has_token(&text), plain > 0);
        }

        /// What is folded before has the same tokens: an index and a query that folded earlier agree.
        #[test]
        fn folding_first_changes_no_token(text in "[A-CÉéßİŉΣς가ｱﾞ北’'.,‑½ -]{0,30}") {
            prop_assert_eq!(all(&super::super::fold(&text)), all(&text));
        }

        #[test]
        fn ascii_and_general_path_agree(text in "[a-cA-C0-9'.,/ -]{0,30}") {
            // Full-width forms fold to the same ASCII, by the slow path.
            let wide: String = text.chars().map(|c| match c {
                '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap_or(c),
                _ => c,
            }).collect();
            prop_assert_eq!(all(&wide), all(&text));
        }
    }
}
