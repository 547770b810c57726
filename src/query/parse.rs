//! From tokens to the query.

use super::lex::{Lexeme, Lexer, Token, error};
use super::{Clause, Conjunct, Field, Notice, Parsed, Query, Sort};
use crate::{Error, Result};
use std::ops::Range;

/// The longest query text, in bytes.
pub const MAX_TEXT: usize = 64 * 1024;
/// The deepest nesting of parentheses and negations.
pub const MAX_DEPTH: usize = 100;
/// The most words, phrases and values in one query.
pub const MAX_CLAUSES: usize = 1000;

/// Reads a query.
///
/// # Errors
///
/// With code `query`, at a byte span of the text, with what was expected and often a suggestion. Linear in the text;
/// a text of more than [`MAX_TEXT`] bytes is not looked at.
///
/// ```
/// use article41::query::{Clause, Field, parse};
///
/// let parsed = parse("arms speaker:Nebenzia -kind:event")?;
/// assert_eq!(parsed.query.filter, Some(Clause::and([
///     Clause::word("arms"),
///     Field::Speaker.is("Nebenzia"),
///     Clause::not(Field::Kind.is("event")),
/// ])));
///
/// let error = parse("speeker:Nebenzia").unwrap_err();
/// assert_eq!(error.message(), "there is no field ‘speeker’; did you mean ‘speaker’?");
/// assert_eq!((error.span(), error.suggestion()), (Some(0..7), Some("speaker")));
/// # Ok::<(), article41::Error>(())
/// ```
pub fn parse(text: &str) -> Result<Parsed> {
    if text.len() > MAX_TEXT {
        let cut = text.floor_char_boundary(MAX_TEXT);
        let message = format!("the query is {} bytes long; at most {MAX_TEXT} are read", text.len());
        return Err(error(cut..text.len(), message));
    }
    let mut parser = Parser {
        lexer: Lexer::new(text),
        ahead: None,
        clauses: 0,
        sort: None,
        mixed: None,
        ands: Vec::new(),
    };
    let node = parser.any(0)?;
    if let Some(lexeme) = parser.take()? {
        // Whatever else there is begins or continues a clause.
        return Err(error(lexeme.span, "this parenthesis closes nothing").suggesting(""));
    }
    let Parser { lexer, sort, mixed, ands, .. } = parser;
    if let (Some(Node { clause: Clause::Or { .. }, span, open: true, .. }), Some((_, at))) = (&node, &sort)
        && span.contains(&at.start)
    {
        let message = "sort: stands before or after the whole query, not between its alternatives";
        return Err(error(at.clone(), message));
    }
    let mut notices = lexer.notices;
    notices.extend(mixed);
    let alternatives = matches!(&node, Some(Node { clause: Clause::Or { .. }, open: true, .. }));
    let query = Query { filter: node.as_ref().map(|n| n.clause.clone()), sort: sort.as_ref().map(|s| s.0) };
    let conjuncts = node.map(Node::conjuncts).unwrap_or_default();
    Ok(Parsed {
        text: text.to_owned(),
        query,
        conjuncts,
        sort: sort.map(|s| s.1),
        notices,
        alternatives,
        ands,
    })
}

struct Parser<'a> {
    lexer: Lexer<'a>,
    ahead: Option<Lexeme>,
    clauses: usize,
    sort: Option<(Sort, Range<usize>)>,
    /// The remark that AND binds more tightly than OR, once.
    mixed: Option<Notice>,
    ands: Vec<Range<usize>>,
}

/// A clause and where it stands.
struct Node {
    clause: Clause,
    span: Range<usize>,
    leaves: Vec<Range<usize>>,
    /// For an `And`: its parts.
    parts: Vec<Conjunct>,
    /// Several parts without parentheses of their own around them.
    open: bool,
    /// The field in whose parentheses it stands.
    group: Option<Field>,
}

impl Node {
    fn conjuncts(self) -> Vec<Conjunct> {
        if matches!(self.clause, Clause::And { .. }) {
            return self.parts;
        }
        vec![Conjunct { clause: self.clause, span: self.span, leaves: self.leaves, group: self.group }]
    }
}

impl Parser<'_> {
    fn peek(&mut self) -> Result<Option<&Lexeme>> {
        if self.ahead.is_none() {
            self.ahead = self.lexer.next()?;
        }
        Ok(self.ahead.as_ref())
    }

    fn take(&mut self) -> Result<Option<Lexeme>> {
        self.peek()?;
        Ok(self.ahead.take())
    }

    /// Alternatives: parts with OR between; `None` if there is nothing.
    fn any(&mut self, depth: usize) -> Result<Option<Node>> {
        let first = self.all(depth)?;
        let mut parts = Vec::from_iter(first);
        while let Some(Lexeme { token: Token::Or, span }) = self.peek()? {
            let span = span.clone();
            self.ahead = None;
            if parts.is_empty() {
                return Err(missing(span, "OR", "before"));
            }
            match self.all(depth)? {
                Some(part) => parts.push(part),
                None => return Err(missing(span, "OR", "after")),
            }
        }
        if parts.len() < 2 {
            return Ok(parts.pop());
        }
        let span = around(&parts);
        if parts.iter().any(|p| matches!(p.clause, Clause::And { .. })) {
            // They will be printed in parentheses.
            self.check_depth(depth + 1, &span)?;
        }
        let mixed = parts.iter().any(|p| p.open && matches!(p.clause, Clause::And { .. }));
        let leaves = parts.iter_mut().flat_map(|p| std::mem::take(&mut p.leaves)).collect();
        let clause = Clause::or(parts.into_iter().map(|p| p.clause));
        if mixed && self.mixed.is_none() {
            let read = super::print::clause(&clause, self.lexer.group);
            let message =
                "words side by side belong together more closely than OR; use parentheses to say which";
            self.mixed = Some(Notice::new(message).at(span.clone()).suggesting(read));
        }
        Ok(Some(Node { clause, span, leaves, parts: Vec::new(), open: true, group: self.lexer.group }))
    }

    /// Parts side by side, with or without AND between; `None` if there is nothing.
    fn all(&mut self, depth: usize) -> Result<Option<Node>> {
        let mut parts: Vec<Node> = Vec::new();
        let mut and: Option<Range<usize>> = None;
        while let Some(Lexeme { token, span }) = self.peek()? {
            let span = span.clone();
            match token {
                Token::Or | Token::Close => break,
                Token::And => {
                    self.ahead = None;
                    if let Some(twice) = and.take() {
                        return Err(missing(twice, "AND", "after"));
                    }
                    if parts.is_empty() {
                        return Err(missing(span, "AND", "before"));
                    }
                    self.ands.push(span.clone());
                    and = Some(span);
                }
                Token::Sort(sort) if depth == 0 && and.is_none() => {
                    let sort = *sort;
                    self.ahead = None;
                    if self.sort.is_some() {
                        return Err(error(span, "a query has one sort:; take one of them out").suggesting(""));
                    }
                    self.sort = Some((sort, span));
                }
                _ => {
                    and = None;
                    if let Some(part) = self.one(depth)? {
                        parts.push(part);
                    }
                }
            }
        }
        if let Some(span) = and {
            return Err(missing(span, "AND", "after"));
        }
        if parts.len() < 2 {
            return Ok(parts.pop());
        }
        let span = around(&parts);
        let leaves = parts.iter().flat_map(|p| p.leaves.iter().cloned()).collect();
        let parts: Vec<Conjunct> = parts.into_iter().flat_map(Node::conjuncts).collect();
        let clause = Clause::and(parts.iter().map(|p| p.clause.clone()));
        Ok(Some(Node { clause, span, leaves, parts, open: true, group: self.lexer.group }))
    }

    /// One clause, negated or not; `None` at the end of the text.
    fn one(&mut self, depth: usize) -> Result<Option<Node>> {
        let Some(Lexeme { token, span }) = self.take()? else { return Ok(None) };
        match token {
            Token::Not | Token::Minus => {
                self.check_depth(depth + 1, &span)?;
                let name = if token == Token::Not { "NOT" } else { "-" };
                let ends = match self.peek()? {
                    None => true,
                    Some(next) => matches!(next.token, Token::And | Token::Or | Token::Close),
                };
                let inner = if ends { None } else { self.one(depth + 1)? };
                let Some(inner) = inner else { return Err(missing(span, name, "after")) };
                let span = span.start..inner.span.end;
                let clause = Clause::not(inner.clause);
                let group = self.lexer.group;
                Ok(Some(Node { clause, span, leaves: inner.leaves, parts: Vec::new(), open: false, group }))
            }
            Token::Open => self.group(depth, span).map(Some),
            Token::OpenField(field) => {
                self.lexer.group = Some(field);
                let node = self.group(depth, span);
                self.lexer.group = None;
                node.map(|node| Some(Node { group: None, ..node }))
            }
            Token::Leaf(clause) => {
                self.clauses += 1;
                if self.clauses > MAX_CLAUSES {
                    let message = format!("a query has at most {MAX_CLAUSES} words, phrases and values");
                    return Err(error(span, message));
                }
                let leaves = vec![span.clone()];
                let group = self.lexer.group;
                Ok(Some(Node { clause, span, leaves, parts: Vec::new(), open: false, group }))
            }
            Token::Sort(_) => {
                let message =
                    "sort: is no condition: put it before or after the whole query, outside of parentheses";
                Err(error(span, message))
            }
            // The callers have looked.
            Token::And | Token::Or | Token::Close => Err(error(span, "expected a word, phrase or field")),
        }
    }

    /// What stands in parentheses, the first of which was read.
    fn group(&mut self, depth: usize, open: Range<usize>) -> Result<Node> {
        self.check_depth(depth + 1, &open)?;
        let inner = self.any(depth + 1)?;
        // What comes behind the closing parenthesis is not read yet, so that it is read outside of the field.
        match (self.take()?, inner) {
            (Some(close), Some(node)) => Ok(Node { span: open.start..close.span.end, open: false, ..node }),
            (Some(close), None) => {
                let message = "there is nothing between these parentheses";
                Err(error(open.start..close.span.end, message).suggesting(""))
            }
            (None, _) => Err(error(open, "this parenthesis is never closed").expecting([")"])),
        }
    }

    fn check_depth(&self, depth: usize, span: &Range<usize>) -> Result<()> {
        if depth <= MAX_DEPTH {
            return Ok(());
        }
        let message = format!("parentheses and negations are nested more than {MAX_DEPTH} deep here");
        Err(error(span.clone(), message))
    }
}

fn around(parts: &[Node]) -> Range<usize> {
    let start = parts.first().map_or(0, |p| p.span.start);
    start..parts.last().map_or(start, |p| p.span.end)
}

fn missing(span: Range<usize>, operator: &str, side: &str) -> Error {
    let quote =
        if operator == "-" { "" } else { ", or put it between quotation marks to search for the word" };
    let message = format!("{operator} has nothing {side} it; put a word, phrase or field there{quote}");
    error(span, message).expecting(["a word", "a phrase", "a field", "("])
}
