//! From text to tokens. A leaf of the query, its field included, is one token.

use super::chars::{TRAILING, is_bare, is_break, is_quote, is_space};
use super::{Clause, Field, Notice, Sort, leaf};
use crate::text::has_token;
use crate::{Error, ErrorCode, Result};
use std::ops::Range;

/// What the text is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    /// A minus before a clause.
    Minus,
    /// A field and the parenthesis that opens its values.
    OpenField(Field),
    Leaf(Clause),
    Sort(Sort),
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lexeme {
    pub token: Token,
    pub span: Range<usize>,
}

pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
    /// The field whose parentheses we are in.
    pub group: Option<Field>,
    pub notices: Vec<Notice>,
    /// The last token was a minus: another would be a dash.
    negated: bool,
}

/// A query error at a place.
pub(super) fn error(span: Range<usize>, message: impl Into<String>) -> Error {
    Error::new(ErrorCode::Query, message).at(span)
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Lexer<'a> {
        Lexer { text, at: 0, group: None, notices: Vec::new(), negated: false }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next token; `None` at the end. Words with nothing to search for are passed over with a notice.
    pub fn next(&mut self) -> Result<Option<Lexeme>> {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches(is_space).len();
            let start = self.at;
            let Some(c) = self.peek() else { return Ok(None) };
            let negated = std::mem::take(&mut self.negated);
            let token = match c {
                '(' => {
                    self.at += 1;
                    Some(Token::Open)
                }
                ')' => {
                    self.at += 1;
                    Some(Token::Close)
                }
                _ if is_quote(c) => {
                    Some(Token::Leaf(self.phrase(self.group, start).map_err(|e| leaf::refit(e, None))?))
                }
                '-' if !negated && self.is_minus() => {
                    self.at += 1;
                    self.negated = true;
                    Some(Token::Minus)
                }
                _ => self.chunk()?,
            };
            if let Some(token) = token {
                return Ok(Some(Lexeme { token, span: start..self.at }));
            }
            if negated {
                let span = start.saturating_sub(1)..self.at;
                return Err(error(span, "there is nothing to search for after this minus"));
            }
        }
    }

    /// Whether the minus here negates what follows: it touches it, and is not a dash of several.
    fn is_minus(&self) -> bool {
        self.rest().chars().nth(1).is_some_and(|c| c != '-' && c != ')' && !is_space(c))
            // In a date field a minus belongs to the year; it begins a date there.
            && !self.group.is_some_and(Field::is_date)
    }

    /// A run of characters up to a space, quote or parenthesis.
    fn run(&mut self) -> &'a str {
        let rest = self.rest();
        let mut end = rest.find(is_break).unwrap_or(rest.len());
        // "8(a)" and "2397(2017)" are one word: letters and digits in parentheses that touch it on their left.
        while end > 0
            && !matches!(rest.get(..end), Some("AND" | "OR" | "NOT"))
            && !rest.get(..end).is_some_and(|r| r.ends_with(':'))
        {
            let Some(inner) = rest.get(end..).and_then(|r| r.strip_prefix('(')) else { break };
            let letters = inner.bytes().take(16).take_while(u8::is_ascii_alphanumeric).count();
            if letters == 0 || inner.as_bytes().get(letters) != Some(&b')') {
                break;
            }
            end += letters + 2;
            let more = rest.get(end..).unwrap_or_default();
            end += more.find(is_break).unwrap_or(more.len());
        }
        self.at += end;
        rest.get(..end).unwrap_or_default()
    }

    /// A word, operator or field with its value; `None` if there is nothing in it to search for.
    fn chunk(&mut self) -> Result<Option<Token>> {
        let start = self.at;
        let run = self.run();
        match run {
            "AND" | "&&" => return Ok(Some(Token::And)),
            "OR" => return Ok(Some(Token::Or)),
            "NOT" => return Ok(Some(Token::Not)),
            "|" | "||" => {
                let message = format!("‘{run}’ means nothing here; for one or the other, write OR");
                return Err(error(start..self.at, message).expecting(["OR"]).suggesting("OR"));
            }
            _ => {}
        }
        if self.group.is_none_or(|g| !g.is_date())
            && let Some((name, value)) = run.split_once(':')
            && !name.is_empty()
            && let Some(token) = self.field(start, name, value)?
        {
            return Ok(Some(token));
        }
        let leaf = self.word(self.group, run, start).map_err(|e| leaf::refit(e, None))?;
        if leaf.is_none() && run.chars().any(|c| !c.is_ascii_punctuation() && !matches!(c, '–' | '—' | '…'))
        {
            let message = format!("‘{}’ is left out: it has no letter or digit to search for", shown(run));
            self.notices.push(Notice::new(message).at(start..self.at));
        }
        Ok(leaf.map(Token::Leaf))
    }

    /// What stands before a colon is a field, a mistake, or no field at all (`None`: a time, an address, a headline).
    fn field(&mut self, start: usize, name: &str, value: &'a str) -> Result<Option<Token>> {
        let name_span = start..start + name.len();
        let at = name_span.end + 1;
        let touches = self.peek().filter(|c| value.is_empty() && (*c == '(' || is_quote(*c)));
        let is_sort = name.eq_ignore_ascii_case("sort");
        let field = Field::named(name);
        if field.is_none() && !is_sort {
            return self.no_field(name, name_span, value, touches.is_some()).map(|()| None);
        }
        if let Some(group) = self.group {
            let what = if is_sort {
                "sort".into()
            } else {
                format!("another field, {},", name.to_ascii_lowercase())
            };
            let message =
                format!("{what} cannot stand in the parentheses of {group}:; put it outside of them");
            return Err(error(start..self.at, message));
        }
        if value.is_empty() && touches.is_none() {
            return Err(self.no_value(field, start, name));
        }
        let Some(field) = field else { return self.sort(start, at, value).map(Some) };
        match touches {
            Some('(') => {
                self.at += 1;
                Ok(Some(Token::OpenField(field)))
            }
            Some(_) => {
                let leaf = self.phrase(Some(field), at);
                leaf.map(|c| Some(Token::Leaf(c))).map_err(|e| leaf::refit(e, Some(start..self.at)))
            }
            None => {
                match self.word(Some(field), value, at).map_err(|e| leaf::refit(e, Some(start..self.at)))? {
                    Some(clause) => Ok(Some(Token::Leaf(clause))),
                    None => {
                        let message = format!("{field}: needs a value with a letter or digit in it");
                        Err(leaf::expecting(error(at..self.at, message), field))
                    }
                }
            }
        }
    }

    /// The error for a name that should be a field; `Ok` if the colon means something else.
    fn no_field(&self, name: &str, span: Range<usize>, value: &str, touches: bool) -> Result<()> {
        let field_like = (2..=24).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'-'));
        if !field_like || value.starts_with("//") {
            return Ok(());
        }
        let lower = name.to_ascii_lowercase();
        let names = || Field::ALL.into_iter().map(Field::as_str).chain(["sort"]);
        // "UN: no evidence" and "Russia: ..." are headlines; only what is nearly a field is a slip there.
        let headline = value.is_empty() && !touches;
        let near = || super::nearest(&lower, names()).filter(|_| !headline || name.len() >= 4);
        let meant = super::guess::field(&lower).or_else(near);
        match meant {
            Some(meant) => {
                let message = format!("there is no field ‘{name}’; did you mean ‘{meant}’?");
                Err(error(span, message).expecting(names()).suggesting(meant))
            }
            None if headline => Ok(()),
            None => {
                let message = format!(
                    "there is no field ‘{name}’; to search for the words themselves, put them between quotation \
                     marks, or leave out the colon"
                );
                Err(error(span, message).expecting(names()))
            }
        }
    }

    /// The error for a field with nothing after its colon.
    fn no_value(&self, field: Option<Field>, start: usize, name: &str) -> Error {
        let rest = self.rest();
        let next = rest.trim_start_matches(is_space);
        let space = rest.len() - next.len();
        let value = next.split(is_break).next().unwrap_or_default();
        let (what, example) = match field {
            Some(field) => (field.as_str(), field.example()),
            None => ("sort", "sort:date"),
        };
        let message = format!("{what}: needs a value, without a space after the colon, as in {example}");
        if space > 0 && is_bare(value) && super::Field::named(value).is_none() {
            let end = self.at + space + value.len();
            return error(start..end, message).suggesting(format!("{name}:{value}"));
        }
        let error = error(start..self.at, message);
        match field {
            Some(field) => leaf::expecting(error, field),
            None => error.expecting(Sort::ALL.map(Sort::as_str)),
        }
    }

    fn sort(&mut self, start: usize, at: usize, value: &str) -> Result<Token> {
        let value = value.trim_end_matches(TRAILING);
        let found = Sort::ALL.into_iter().find(|s| s.as_str().eq_ignore_ascii_case(value));
        found.map(Token::Sort).ok_or_else(|| {
            let words = Sort::ALL.map(Sort::as_str);
            let span = if at < self.at { at..self.at } else { start..self.at };
            let mut message =
                format!("nothing can be sorted by ‘{}’; sort by relevance, date or -date", shown(value));
            let meant = match value.to_ascii_lowercase().as_str() {
                "newest" | "latest" | "desc" | "descending" | "date-desc" | "recent" => Some("-date"),
                "oldest" | "earliest" | "asc" | "ascending" | "date-asc" | "time" => Some("date"),
                "score" | "rank" | "best" => Some("relevance"),
                _ => super::nearest(value, words),
            };
            match meant {
                Some(meant) => {
                    message.push_str(&format!("; did you mean {meant}?"));
                    error(span, message).expecting(words).suggesting(meant)
                }
                None => error(span, message).expecting(words),
            }
        })
    }

    /// A phrase, whose opening quote stands here; `value_at` is where its field's value starts.
    fn phrase(&mut self, field: Option<Field>, value_at: usize) -> Result<Clause> {
        let open = self.at;
        let Some(quote) = self.peek() else { return Err(error(open..open, "expected a quotation mark")) };
        let inner = open + quote.len_utf8();
        let Some((text, end)) = close(self.text, inner, quote) else {
            let message = "this quotation mark is never closed";
            return Err(error(open..inner, message).expecting(["\""]));
        };
        self.at = end;
        let span = value_at..end;
        let rest = self.rest();
        let tail = rest.split(is_break).next().unwrap_or_default();
        if tail.starts_with('*') {
            self.at += 1;
            return leaf::prefix(field, &text, value_at..self.at);
        }
        if tail.starts_with('~') && !field.is_some_and(Field::is_date) {
            let message = "~ works on single words, not on phrases";
            return Err(error(end..end + tail.len(), message).suggesting(""));
        }
        leaf::phrase(field, text, span, inner)
    }

    /// A word with what is attached to it: `*`, `~`, `~2`.
    fn word(&mut self, field: Option<Field>, run: &str, at: usize) -> Result<Option<Clause>> {
        let span = at..at + run.len();
        if let Some(field) = field.filter(|f| f.is_date()) {
            return leaf::date(field, run, at).map(Some);
        }
        if let Some(field) = field.filter(|_| run.starts_with('-') && self.group.is_none()) {
            let message =
                format!("a value does not start with a minus; to leave {field} values out, put it first");
            let repaired = format!("-{field}:{}", run.trim_start_matches('-'));
            let start = at - field.as_str().len() - 1;
            return Err(error(start..span.end, message).suggesting(repaired));
        }
        if let Some(star) = run.find('*') {
            let base = run.get(..star).unwrap_or_default();
            if star + 1 < run.trim_end_matches(TRAILING).len() || !has_token(base) {
                return Err(leaf::star(field, base, run, span, star));
            }
            return leaf::prefix(field, base, span).map(Some);
        }
        if let Some((base, edits)) = run.rsplit_once('~')
            && edits.trim_end_matches(TRAILING).bytes().all(|b| b.is_ascii_digit())
        {
            let tilde = at + base.len();
            return leaf::fuzzy(field, base, edits.trim_end_matches(TRAILING), at, tilde..span.end).map(Some);
        }
        let word = run.trim_end_matches(TRAILING);
        // The colon of a headline; within a word it is a time's or an address's.
        let word = word.strip_suffix(':').filter(|w| !w.contains(':')).unwrap_or(word);
        if !has_token(word) {
            return match field {
                Some(field) => {
                    let message =
                        format!("‘{}’ is no value for {field}: it has no letter or digit", shown(run));
                    Err(leaf::expecting(error(span, message), field))
                }
                None => Ok(None),
            };
        }
        leaf::value(field, word, at..at + word.len()).map(Some)
    }
}

/// The text of a phrase from behind its opening quote, unescaped, and where it ends, closing quote included.
fn close(text: &str, start: usize, open: char) -> Option<(String, usize)> {
    // A straight quote ends at a straight one, as long as there is one: it may hold others.
    let straight = matches!(open, '"' | '＂');
    let closes = |c: char| if straight { matches!(c, '"' | '＂') } else { is_quote(c) };
    let scan = |closes: &dyn Fn(char) -> bool| {
        let mut out = String::new();
        let mut chars = text.get(start..)?.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            if c == '\\'
                && let Some((_, escaped)) = chars.next_if(|(_, c)| matches!(c, '"' | '\\'))
            {
                out.push(escaped);
            } else if closes(c) {
                return Some((out, start + i + c.len_utf8()));
            } else {
                out.push(c);
            }
        }
        None
    };
    scan(&closes).or_else(|| if straight { scan(&is_quote) } else { None })
}

/// The text, cut if it is long, for a message.
pub(super) fn shown(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
