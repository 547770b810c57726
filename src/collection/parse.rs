//! The query language over a collection: that of dossiers, with the collection's facets as fields.

use super::{Collection, Query, RESERVED, Sort, Test, period};
use crate::edtf::Edtf;
use crate::query::{MAX_CLAUSES, MAX_DEPTH, MAX_TEXT, is_break, is_quote, is_space, nearest};
use crate::text::{fold, has_token, is_stop_word, key, stem, tokens, word_forms};
use crate::{Error, ErrorCode, Result};
use article41_engine::{OPEN_END, OPEN_START};
use std::ops::Range;

/// A query that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// What to look for.
    pub query: Query,
    /// The order that the query asks for.
    pub sort: Option<Sort>,
}

/// Reads a query.
///
/// # Errors
/// Code `query`, or `date`, with the span of what is wrong and what can be there instead.
pub fn parse(collection: &Collection, text: &str, exchanges: bool) -> Result<Parsed> {
    if text.len() > MAX_TEXT {
        let message = format!("the query has {} bytes; at most {MAX_TEXT} are read", text.len());
        return Err(Error::new(ErrorCode::Query, message));
    }
    let mut parser = Parser { collection, text, at: 0, exchanges, sort: None, depth: 0, clauses: 0 };
    let query = parser.either(None)?.unwrap_or(Query::All);
    parser.space();
    if parser.at < text.len() {
        let message = "there is no ‘(’ that this ‘)’ closes";
        return Err(error(parser.at..parser.at + 1, message));
    }
    Ok(Parsed { query, sort: parser.sort })
}

fn error(span: Range<usize>, message: impl Into<String>) -> Error {
    Error::new(ErrorCode::Query, message).at(span)
}

/// What a value belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Facet(usize),
    Date { within: bool },
}

struct Parser<'a> {
    collection: &'a Collection,
    text: &'a str,
    at: usize,
    exchanges: bool,
    sort: Option<Sort>,
    depth: usize,
    clauses: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
    }

    /// Takes an operator, if it is the next word.
    fn operator(&mut self, word: &str) -> bool {
        self.space();
        let found =
            self.rest().strip_prefix(word).is_some_and(|after| after.chars().next().is_none_or(is_break));
        if found {
            self.at += word.len();
        }
        found
    }

    /// Conditions with `OR` between.
    fn either(&mut self, field: Option<Field>) -> Result<Option<Query>> {
        let start = self.at;
        let mut any = Vec::new();
        loop {
            let one = self.both(field)?;
            let or = self.operator("OR");
            match one {
                Some(one) => any.push(one),
                None if or || !any.is_empty() => {
                    return Err(error(start..self.at, "OR needs a condition on each side of it"));
                }
                None => {}
            }
            if !or {
                break;
            }
        }
        Ok(match any.len() {
            0 => None,
            1 => any.pop(),
            _ => Some(Query::Or(any)),
        })
    }

    /// Conditions side by side.
    fn both(&mut self, field: Option<Field>) -> Result<Option<Query>> {
        let mut all = Vec::new();
        // Common words count only where there is nothing else.
        let mut common = Vec::new();
        let mut others = false;
        loop {
            if self.operator("AND") {
                continue;
            }
            self.space();
            let start = self.at;
            let rest = self.rest();
            if rest.is_empty() || rest.starts_with(')') || self.is_or() {
                break;
            }
            let not = self.operator("NOT") || {
                let minus = rest.strip_prefix('-').and_then(|r| r.chars().next());
                let minus = minus.is_some_and(|c| !is_space(c) && c != '-')
                    && !matches!(field, Some(Field::Date { .. }));
                self.at += usize::from(minus);
                minus
            };
            self.space();
            let Some((query, is_common)) = self.one(field)? else {
                if not {
                    return Err(error(start..self.at, "there is nothing to leave out after this"));
                }
                continue;
            };
            self.clauses += 1;
            if self.clauses > MAX_CLAUSES {
                return Err(error(start..self.at, format!("a query has at most {MAX_CLAUSES} conditions")));
            }
            if is_common && !not {
                common.push(query);
                continue;
            }
            others = true;
            all.push(if not { Query::Not(Box::new(query)) } else { query });
        }
        if !others {
            all = common;
        }
        Ok(match all.len() {
            0 => None,
            1 => all.pop(),
            _ => Some(Query::And(all)),
        })
    }

    fn is_or(&self) -> bool {
        self.rest().strip_prefix("OR").is_some_and(|after| after.chars().next().is_none_or(is_break))
    }

    /// One condition, and whether it is a common word; `None` where there is nothing to look for.
    fn one(&mut self, field: Option<Field>) -> Result<Option<(Query, bool)>> {
        let start = self.at;
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Ok(None) };
        if first == '(' {
            self.at += 1;
            return Ok(self.group(field, start)?.map(|q| (q, false)));
        }
        if is_quote(first) {
            let text = self.quoted()?;
            if field.is_none() {
                return self.phrase(&text, start).map(|q| Some((q, false)));
            }
            return self.value(field, &text, start).map(|q| Some((q, false)));
        }
        let run = rest.get(..rest.find(is_break).unwrap_or(rest.len())).unwrap_or_default();
        if field.is_none()
            && let Some((name, value)) = run.split_once(':')
            && !name.is_empty()
            && let Some(field) = self.field(name, start, !value.is_empty())?
        {
            self.at += name.len() + 1;
            if value.is_empty() {
                match self.rest().chars().next() {
                    Some('(') => {
                        let open = self.at;
                        self.at += 1;
                        return Ok(self.group(Some(field), open)?.map(|q| (q, false)));
                    }
                    Some(c) if is_quote(c) => {
                        let at = self.at;
                        let text = self.quoted()?;
                        return self.value(Some(field), &text, at).map(|q| Some((q, false)));
                    }
                    _ => {
                        let message = format!("{name}: needs a value right behind the colon");
                        return Err(error(start..self.at, message));
                    }
                }
            }
            let at = self.at;
            self.at += value.len();
            return self.value(Some(field), value, at).map(|q| Some((q, false)));
        }
        if field.is_none() && run.starts_with("sort:") {
            self.at += run.len();
            self.sort = Some(sort(run, start)?);
            return Ok(None);
        }
        if run.is_empty() {
            self.at += first.len_utf8();
            return Ok(None);
        }
        self.at += run.len();
        if field.is_some() {
            return self.value(field, run, start).map(|q| Some((q, false)));
        }
        self.word(run, start)
    }

    fn group(&mut self, field: Option<Field>, start: usize) -> Result<Option<Query>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(error(start..self.at, format!("parentheses stand at most {MAX_DEPTH} deep")));
        }
        let inner = self.either(field)?;
        self.depth -= 1;
        self.space();
        if !self.rest().starts_with(')') {
            return Err(error(start..start + 1, "there is no ‘)’ that closes this ‘(’").expecting([")"]));
        }
        self.at += 1;
        Ok(inner)
    }

    /// The text between quotation marks.
    fn quoted(&mut self) -> Result<String> {
        let start = self.at;
        let mut out = String::new();
        let mut chars = self.rest().char_indices().skip(1);
        while let Some((i, c)) = chars.next() {
            if is_quote(c) {
                self.at = start + i + c.len_utf8();
                return Ok(out);
            }
            match c {
                '\\' => out.extend(chars.next().map(|(_, c)| c)),
                c => out.push(c),
            }
        }
        Err(error(start..self.text.len(), "there is no quotation mark that ends this").expecting(["\""]))
    }

    /// The field of this name, where a colon follows it; `None` if it is none and cannot be meant as one.
    fn field(&self, name: &str, at: usize, filled: bool) -> Result<Option<Field>> {
        let own = RESERVED.into_iter().find(|own| own.eq_ignore_ascii_case(name));
        match own {
            Some("date") => return Ok(Some(Field::Date { within: false })),
            Some("within") => return Ok(Some(Field::Date { within: true })),
            Some("sort") => return Ok(None),
            _ => {}
        }
        // As it is written, or else in other letters of the same.
        let columns = || self.collection.columns();
        let folded = || columns().find(|column| fold(column) == fold(name));
        if let Some(column) =
            columns().find(|c| *c == name).or_else(folded).and_then(|c| self.collection.column(c))
        {
            return Ok(Some(Field::Facet(column)));
        }
        let known: Vec<&str> = self.collection.columns().chain(["date", "within"]).collect();
        // "10:30" and "https://..." are words.
        if !name.chars().all(|c| c.is_alphabetic() || c == '_' || c == '-')
            || (filled && name.contains("http"))
        {
            return Ok(None);
        }
        let message = format!("there is no field ‘{name}’; there are {}", known.join(", "));
        let error = error(at..at + name.len(), message).expecting(known.iter().copied());
        Err(match nearest(name, known.iter().copied()) {
            Some(meant) => error.suggesting(meant),
            None => error,
        })
    }

    fn value(&self, field: Option<Field>, text: &str, at: usize) -> Result<Query> {
        match field {
            Some(Field::Date { within }) => dates(text, at, within),
            Some(Field::Facet(column)) => Ok(Query::Values { column, values: self.values(column, text) }),
            None => Ok(Query::All),
        }
    }

    /// The values that are meant: the one written so, or those that only case, accents and marks tell from it; else those in which
    /// these words stand in a row; with an asterisk, those that begin so.
    fn values(&self, column: usize, text: &str) -> Vec<u32> {
        let collection = self.collection;
        if let Some(exact) = collection.find_value(column, text) {
            return vec![exact];
        }
        let all = || (0..collection.values(column)).map(|n| (n, collection.value(column, n)));
        let folded = key(text.trim_end_matches('*'));
        if text.ends_with('*') {
            return all().filter(|(_, v)| key(v).starts_with(&folded)).map(|(n, _)| n).collect();
        }
        let same: Vec<u32> = all().filter(|(_, v)| key(v) == folded).map(|(n, _)| n).collect();
        if !same.is_empty() {
            return same;
        }
        let words = tokens(text);
        let within = |v: &str| !words.is_empty() && tokens(v).windows(words.len()).any(|w| w == words);
        all().filter(|(_, v)| within(v)).map(|(n, _)| n).collect()
    }

    /// Words in a row, exactly as they are.
    fn phrase(&mut self, text: &str, start: usize) -> Result<Query> {
        if !has_token(text) {
            let message = "there is no letter or digit between these quotation marks to search for";
            return Err(error(start..self.at, message));
        }
        let begun = self.rest().starts_with('*');
        self.at += usize::from(begun);
        let mut tests: Vec<Test> = tokens(text).into_iter().map(Test::Exact).collect();
        if begun && let Some(Test::Exact(last)) = tests.pop() {
            tests.push(Test::Prefix(last));
        }
        Ok(match tests.len() {
            1 => tests.pop().map_or(Query::All, Query::Word),
            _ => Query::Phrase(tests),
        })
    }

    /// A word as people write it, and whether it is a common one.
    fn word(&self, run: &str, start: usize) -> Result<Option<(Query, bool)>> {
        let bare = run.trim_end_matches(['?', '!', ',', ';', '…', '.']);
        let (base, prefix) = match bare.strip_suffix('*') {
            Some(base) => (base, true),
            None => (bare, false),
        };
        let (base, edits) = match base.rsplit_once('~') {
            Some((base, "" | "1")) => (base, 1),
            Some((base, "2")) => (base, 2),
            Some((_, number)) => {
                let at = start + base.len() - number.len() - 1;
                let message = format!("~{number} is not possible: ~1 or ~2 letters may differ");
                return Err(error(at..start + base.len(), message).expecting(["~1", "~2"]));
            }
            None => (base, 0),
        };
        let forms = word_forms(base);
        if forms.parts.is_empty() {
            return Ok(None);
        }
        let mut parts = forms.parts;
        if edits > 0 {
            let word = forms.joined.unwrap_or_else(|| parts.concat());
            let test = Test::Fuzzy { word, edits, exchanges: self.exchanges };
            return Ok(Some((Query::Word(test), false)));
        }
        if let (1, Some(part)) = (parts.len(), parts.pop()) {
            let common = !prefix && is_stop_word(&part) && bare != "US";
            let test = if prefix { Test::Prefix(part) } else { Test::Stem(stem(&part).into_owned()) };
            return Ok(Some((Query::Word(test), common)));
        }
        let parts = word_forms(base).parts;
        let last = parts.len().saturating_sub(1);
        let tests = parts.into_iter().enumerate();
        let tests = tests.map(|(i, p)| if prefix && i == last { Test::Prefix(p) } else { Test::Exact(p) });
        let row = Query::Phrase(tests.collect());
        Ok(Some((
            match forms.joined {
                Some(joined) => {
                    let joined = if prefix { Test::Prefix(joined) } else { Test::Exact(joined) };
                    Query::Or(vec![row, Query::Word(joined)])
                }
                None => row,
            },
            false,
        )))
    }
}

fn sort(run: &str, start: usize) -> Result<Sort> {
    match run {
        "sort:date" => Ok(Sort::Date),
        "sort:-date" => Ok(Sort::Latest),
        "sort:relevance" => Ok(Sort::Score),
        _ => {
            let choices = ["sort:date", "sort:-date", "sort:relevance"];
            let message = format!("the order can be {}", choices.join(", "));
            Err(error(start..start + run.len(), message).expecting(choices))
        }
    }
}

/// A date, or a range of dates.
fn dates(text: &str, at: usize, within: bool) -> Result<Query> {
    let point = |from: usize, to: usize| -> Result<Option<(i32, i32)>> {
        match text.get(from..to).unwrap_or_default() {
            "" | ".." => Ok(None),
            date => match date.parse::<Edtf>() {
                Ok(date) => Ok(Some(period(&date))),
                Err(cause) => {
                    let span =
                        cause.span().map_or(at + from..at + to, |s| at + from + s.start..at + from + s.end);
                    let forms = ["2024-06-21", "2024-06", "2024", "2024-03..2024-06", "2024-03.."];
                    Err(error(span, cause.message()).expecting(forms))
                }
            },
        }
    };
    let (first, last) = match text.find("..").filter(|i| !text.contains('/') || *i > 0) {
        Some(dots) if !text.contains('/') => (point(0, dots)?, point(dots + 2, text.len())?),
        _ => {
            let whole = point(0, text.len())?;
            (whole, whole)
        }
    };
    let (Some((first, _)), Some((_, last))) = (first.or(Some((OPEN_START, 0))), last.or(Some((0, OPEN_END))))
    else {
        return Ok(Query::All);
    };
    if first > last {
        return Err(error(at..at + text.len(), "the range ends before it starts"));
    }
    Ok(Query::Dates { first, last, within })
}
