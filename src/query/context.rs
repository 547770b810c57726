use super::Field;
use super::chars::{is_break, is_quote, is_space};
use std::ops::Range;

/// What the caret is in, for completion. The text need not be a query yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Context {
    /// What can stand here.
    pub place: Place,
    /// What is typed of it before the caret, without quotation marks.
    pub typed: String,
    /// What a completion replaces, in bytes: the whole word, value or phrase around the caret, quotes included. The
    /// field of a value and a minus stay.
    pub span: Range<usize>,
}

/// What can stand at a place in a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A word, or the name of a field.
    Word,
    /// The inside of a phrase in the text.
    Phrase,
    /// A value of a field.
    Value(Field),
    /// An order, after `sort:`.
    Sort,
}

/// What the caret, a byte position, is in. A caret out of range counts as the end, one within a character as that
/// character's start. Linear in the text before the caret and the word around it.
///
/// ```
/// use article41::query::{Field, Place, context};
///
/// let here = context("arms speaker:neb", 16);
/// assert_eq!((here.place, here.typed.as_str(), here.span), (Place::Value(Field::Speaker), "neb", 13..16));
/// let here = context("arms sp", 7);
/// assert_eq!((here.place, here.typed.as_str(), here.span), (Place::Word, "sp", 5..7));
/// ```
pub fn context(text: &str, caret: usize) -> Context {
    let caret = text.floor_char_boundary(caret.min(text.len()));
    let mut scan = Scan { text, at: 0, groups: Vec::new() };
    loop {
        scan.skip_space();
        let start = scan.at;
        let nothing = Context { place: scan.place(None), typed: String::new(), span: caret..caret };
        let Some(c) = scan.peek().filter(|_| start <= caret) else { return nothing };
        if c == '(' || c == ')' {
            if start == caret {
                return nothing;
            }
            scan.at += 1;
            if c == '(' {
                let outer = scan.groups.last().copied().flatten();
                scan.groups.push(outer);
            } else {
                scan.groups.pop();
            }
            continue;
        }
        if is_quote(c) {
            let span = scan.phrase();
            if caret < span.end || (caret == span.end && !scan.closed(&span)) {
                return phrase(text, scan.place(None), span, caret);
            }
            continue;
        }
        if let Some(found) = scan.word(start, caret) {
            return found;
        }
    }
}

struct Scan<'a> {
    text: &'a str,
    at: usize,
    /// The field of each parenthesis that is open here.
    groups: Vec<Option<Field>>,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches(is_space).len();
    }

    /// What can stand here, in the given field or that of the parentheses around.
    fn place(&self, field: Option<Field>) -> Place {
        field.or(self.groups.last().copied().flatten()).map_or(Place::Word, Place::Value)
    }

    /// Passes a phrase, or to the end of the text if it is not closed; gives its span.
    fn phrase(&mut self) -> Range<usize> {
        let start = self.at;
        let mut chars = self.rest().char_indices();
        let straight = matches!(chars.next(), Some((_, '"' | '＂')));
        let mut escaped = false;
        for (i, c) in chars {
            let closes = if straight { matches!(c, '"' | '＂') } else { is_quote(c) };
            if closes && !escaped {
                self.at = start + i + c.len_utf8();
                return start..self.at;
            }
            escaped = c == '\\' && !escaped;
        }
        self.at = self.text.len();
        start..self.at
    }

    /// Whether a phrase has its closing quote.
    fn closed(&self, span: &Range<usize>) -> bool {
        let mut chars = self.text.get(span.clone()).unwrap_or_default().chars();
        chars.next();
        chars.next_back().is_some_and(is_quote)
    }

    /// Passes a word, or a field with its value; what it is, if the caret is in it.
    fn word(&mut self, start: usize, caret: usize) -> Option<Context> {
        let rest = self.rest();
        let run = rest.split(is_break).next().unwrap_or_default();
        self.at += run.len();
        let minus = usize::from(run.starts_with('-') && run.len() > 1);
        let name = run.get(minus..).and_then(|r| r.split_once(':')).map(|(name, _)| name);
        let field = name.and_then(Field::named).filter(|_| self.groups.last().copied().flatten().is_none());
        let is_sort = name.is_some_and(|n| n.eq_ignore_ascii_case("sort"));
        let (Some(name), true) = (name, field.is_some() || is_sort) else {
            return self.within(start + minus..self.at, caret, self.place(None));
        };
        let value = start + minus + name.len() + 1;
        if caret < value {
            // Typing or changing the name: the value stays.
            return self.within(start + minus..value - 1, caret, Place::Word);
        }
        let place = field.map_or(Place::Sort, Place::Value);
        if value < self.at {
            return self.within(value..self.at, caret, place);
        }
        match self.peek() {
            Some('(') if caret > value => {
                self.at += 1;
                self.groups.push(field);
                None
            }
            Some(c) if is_quote(c) => {
                let span = self.phrase();
                let inside = caret < span.end || (caret == span.end && !self.closed(&span));
                inside.then(|| phrase(self.text, place, span, caret))
            }
            _ => self.within(value..value, caret, place),
        }
    }

    /// The context of a caret in or at the end of the span.
    fn within(&self, span: Range<usize>, caret: usize, place: Place) -> Option<Context> {
        if caret > span.end {
            return None;
        }
        let start = span.start.min(caret);
        let typed = self.text.get(start..caret).unwrap_or_default().to_owned();
        Some(Context { place, typed, span: start..span.end })
    }
}

/// The context of a caret in a phrase.
fn phrase(text: &str, place: Place, span: Range<usize>, caret: usize) -> Context {
    let place = if place == Place::Word { Place::Phrase } else { place };
    let typed = text.get(span.start..caret).unwrap_or_default();
    let typed = typed.chars().skip(1).collect::<String>().replace("\\\"", "\"").replace("\\\\", "\\");
    Context { place, typed, span }
}

#[cfg(test)]
mod tests {
    use super::super::tests::texts;
    use super::*;
    use proptest::prelude::*;

    /// The context at the `|` of a text: place, what is typed, what would be replaced.
    fn at(marked: &str) -> (Place, String, String) {
        let caret = marked.find('|').unwrap();
        let text = marked.replacen('|', "", 1);
        let found = context(&text, caret);
        (found.place, found.typed, text[found.span].to_owned())
    }

    #[test]
    fn knows_where_the_caret_is() {
        use Place::*;
        for (marked, place, typed, replaced) in [
            ("|", Word, "", ""),
            ("arms |", Word, "", ""),
            ("arms | coal", Word, "", ""),
            ("ar|ms", Word, "ar", "arms"),
            ("|arms", Word, "", "arms"),
            ("-sp|", Word, "sp", "sp"),
            ("-|", Word, "-", "-"),
            ("spea|:kim", Word, "spea", "spea:kim"),
            ("spea|ker:kim", Word, "spea", "speaker"),
            ("speaker:|", Value(Field::Speaker), "", ""),
            ("speaker:| arms", Value(Field::Speaker), "", ""),
            ("SPEAKER:ki|m x", Value(Field::Speaker), "ki", "kim"),
            ("-speaker:ki|", Value(Field::Speaker), "ki", "ki"),
            ("speaker:\"Kim J|", Value(Field::Speaker), "Kim J", "\"Kim J"),
            ("speaker:\"Kim J|ong\" x", Value(Field::Speaker), "Kim J", "\"Kim Jong\""),
            ("speaker:\"Kim\" x|", Word, "x", "x"),
            ("speaker:(|", Value(Field::Speaker), "", ""),
            ("speaker:(kim OR wo|", Value(Field::Speaker), "wo", "wo"),
            ("speaker:(kim OR \"wo|\")", Value(Field::Speaker), "wo", "\"wo\""),
            ("speaker:(kim (x | ) ) y", Value(Field::Speaker), "", ""),
            ("speaker:(kim) x|", Word, "x", "x"),
            ("(kind:st|", Value(Field::Kind), "st", "st"),
            ("sort:-d|", Sort, "-d", "-d"),
            ("\"a ph|rase\"", Phrase, "a ph", "\"a phrase\""),
            ("“a ph|", Phrase, "a ph", "“a ph"),
            ("\"say \\\"no|\"", Phrase, "say \"no", "\"say \\\"no\""),
            ("date:2024-03..20|", Value(Field::Date), "2024-03..20", "2024-03..20"),
            ("a)) b|", Word, "b", "b"),
        ] {
            assert_eq!(at(marked), (place, typed.to_owned(), replaced.to_owned()), "{marked}");
        }
    }

    proptest! {
        #[test]
        fn any_caret_in_any_text(text in texts(), caret in 0usize..60) {
            let found = context(&text, caret);
            prop_assert!(text.get(found.span.clone()).is_some());
            let caret = text.floor_char_boundary(caret.min(text.len()));
            prop_assert!(found.span.start <= caret && caret <= found.span.end);
        }
    }
}
