//! Which quotation marks belong together.
//!
//! Marks are typed by hand, lost in conversion and used for other things: apostrophes (’90s, the students’ rights), feet
//! and inches (5'10"). So a mark is judged by what stands around it, a pair never reaches over the end of a paragraph
//! (unless the next one opens with a mark of its own, as quotations of several paragraphs do), and what finds no partner
//! is left out, or ends with its paragraph where it clearly opens one.

use crate::extract::doc::Doc;
use crate::extract::lexicon::Class;
use crate::text::WordKind;

/// A stretch in quotation marks. Places are numbers of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) struct Pair {
    /// The opening mark.
    pub(in crate::extract) open: usize,
    /// Behind the opening mark.
    pub(in crate::extract) from: usize,
    /// The closing mark, or behind the last word if there is none.
    pub(in crate::extract) to: usize,
    /// Behind the closing mark.
    pub(in crate::extract) end: usize,
    /// How many pairs stand around it.
    pub(in crate::extract) depth: u8,
    /// Whether it has a closing mark.
    pub(in crate::extract) closed: bool,
    /// Whether the next paragraph goes on with it.
    pub(in crate::extract) continued: bool,
    /// Whether the paragraph before ended inside this quotation.
    pub(in crate::extract) goes_on: bool,
}

/// How long a quotation can be, in words: behind that, a mark was lost.
const LONGEST: usize = 800;
/// How long one in single marks can be: they are apostrophes far too often.
const LONGEST_SINGLE: usize = 120;
/// How deep marks nest.
const DEEPEST: usize = 8;

/// What kind of mark opened; it tells what can close it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    /// “ and ``: closed by ”, '' and ".
    Double,
    /// ": closed by " and ”.
    Straight,
    /// „: closed by “ and ”.
    Low,
    /// «: closed by ».
    Guillemet,
    /// »: closed by «.
    Outward,
    /// ‘, ‚ and a single `: closed by ’ and '.
    Single,
    /// ': closed by ' and ’.
    SingleStraight,
}

impl Family {
    fn single(self) -> bool {
        matches!(self, Family::Single | Family::SingleStraight)
    }
}

#[derive(Clone, Copy, Debug)]
struct Open {
    at: usize,
    from: usize,
    family: Family,
    goes_on: bool,
}

/// On which side of a word a mark stands that looks the same on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    Either,
}

/// The pairs of a text, by their opening marks. Linear.
pub(in crate::extract) fn pairs(doc: &Doc<'_, '_>) -> Vec<Pair> {
    let mut scan = Scan { doc, stack: Vec::new(), pairs: Vec::new(), start: 0 };
    let mut at = 0;
    while at < doc.len() {
        let goes_on = at > 0 && doc.is_paragraph(at) && scan.end_paragraph(at);
        at = match doc.mark(at) {
            Some(mark) => scan.mark(at, mark, goes_on),
            None => at + 1,
        };
    }
    scan.end_paragraph(doc.len());
    let mut pairs = scan.pairs;
    crate::order::sort_by_key(&mut pairs, |pair| (pair.open, std::cmp::Reverse(pair.end)));
    let mut around: Vec<usize> = Vec::new();
    for pair in &mut pairs {
        while around.last().is_some_and(|end| *end <= pair.open) {
            around.pop();
        }
        pair.depth = around.len().min(255) as u8;
        around.push(pair.end);
    }
    pairs
}

struct Scan<'d, 't, 'l> {
    doc: &'d Doc<'t, 'l>,
    stack: Vec<Open>,
    pairs: Vec<Pair>,
    /// The first pair of this paragraph.
    start: usize,
}

impl Scan<'_, '_, '_> {
    /// Reads a mark; gives where to go on.
    fn mark(&mut self, at: usize, mark: char, goes_on: bool) -> usize {
        match mark {
            '“' => {
                if self.top().is_some_and(|open| open.family == Family::Low) {
                    return self.close(at, at + 1, |family| family == Family::Low);
                }
                // A mark for opening that closes: “this way“.
                if self.has(Family::Double) && self.side(at, at + 1) == Side::Closes {
                    return self.close(at, at + 1, |family| family == Family::Double);
                }
                self.open(at, at + 1, Family::Double, goes_on)
            }
            '”' | '‟' | '＂' => {
                if self.has_any(|f| matches!(f, Family::Double | Family::Low | Family::Straight)) {
                    let closed = self.side(at, at + 1) != Side::Opens
                        || self.has(Family::Double)
                        || self.has(Family::Low);
                    if closed {
                        return self.close(at, at + 1, |f| {
                            matches!(f, Family::Double | Family::Low | Family::Straight)
                        });
                    }
                }
                // ”This way” is usual in the North, and a slip elsewhere.
                if self.side(at, at + 1) == Side::Opens {
                    return self.open(at, at + 1, Family::Double, goes_on);
                }
                at + 1
            }
            '"' => self.straight(at, at + 1, goes_on),
            '„' => self.open(at, at + 1, Family::Low, goes_on),
            '«' => match self.has(Family::Outward) {
                true => self.close(at, at + 1, |f| f == Family::Outward),
                false => self.open(at, at + 1, Family::Guillemet, goes_on),
            },
            '»' => {
                if self.has(Family::Guillemet) {
                    self.close(at, at + 1, |f| f == Family::Guillemet)
                } else if self.side(at, at + 1) == Side::Opens {
                    self.open(at, at + 1, Family::Outward, goes_on)
                } else {
                    at + 1
                }
            }
            '`' if self.doubled(at, '`') => self.open(at, at + 2, Family::Double, goes_on),
            '`' | '‘' | '‚' | '‛' => {
                if mark == '‘' && self.side(at, at + 1) == Side::Closes {
                    return at + 1;
                }
                self.open(at, at + 1, Family::Single, goes_on)
            }
            // ''' closes a single one inside a double one.
            '\'' if self.doubled(at, '\'') && self.doubled(at + 1, '\'') && self.in_single() => {
                self.close(at, at + 1, Family::single)
            }
            '\'' if self.doubled(at, '\'') => self.straight(at, at + 2, goes_on),
            '\'' | '’' => self.apostrophe(at, mark, goes_on),
            _ => at + 1,
        }
    }

    fn doubled(&self, at: usize, mark: char) -> bool {
        self.doc.mark(at + 1) == Some(mark) && !self.doc.spaced(at + 1)
    }

    fn top(&self) -> Option<&Open> {
        self.stack.last()
    }

    fn in_single(&self) -> bool {
        self.top().is_some_and(|open| open.family.single())
    }

    fn has(&self, family: Family) -> bool {
        self.has_any(|f| f == family)
    }

    fn has_any(&self, is: impl Fn(Family) -> bool) -> bool {
        self.stack.iter().any(|open| is(open.family))
    }

    /// A " or '': it opens or closes, as it stands.
    fn straight(&mut self, at: usize, next: usize, goes_on: bool) -> usize {
        let closes = |f| matches!(f, Family::Straight | Family::Double);
        let open = self.has_any(closes);
        if is_inches(self.doc, at, open) {
            return next;
        }
        match self.side(at, next) {
            Side::Opens => self.open(at, next, Family::Straight, goes_on),
            Side::Closes if open => self.close(at, next, closes),
            Side::Closes => next,
            Side::Either if open => self.close(at, next, closes),
            Side::Either => self.open(at, next, Family::Straight, goes_on),
        }
    }

    /// A ' or ’: an apostrophe, or a quotation mark.
    fn apostrophe(&mut self, at: usize, mark: char, goes_on: bool) -> usize {
        let side = self.side(at, at + 1);
        if self.in_single() && !self.doc.spaced(at) {
            if side == Side::Opens || self.is_possessive(at) {
                return at + 1;
            }
            return self.close(at, at + 1, Family::single);
        }
        if mark == '\'' && side == Side::Opens && !is_elided(self.doc, at) {
            return self.open(at, at + 1, Family::SingleStraight, goes_on);
        }
        at + 1
    }

    /// Whether an apostrophe behind an s is a genitive rather than an end: something better to end at follows.
    fn is_possessive(&self, at: usize) -> bool {
        let doc = self.doc;
        let Some(before) = at.checked_sub(1).filter(|b| doc.kind(*b) == Some(WordKind::Word)) else {
            return false;
        };
        if !doc.word(before).ends_with(['s', 'S']) || !doc.spaced(at + 1) {
            return false;
        }
        if doc.kind(at + 1) != Some(WordKind::Word) {
            return false;
        }
        for next in at + 1..(at + 40).min(doc.len()) {
            if self.doc.is_paragraph(next) {
                return false;
            }
            match doc.mark(next) {
                Some('‘') => return false,
                Some('\'') if self.side(next, next + 1) == Side::Opens => return false,
                Some('”' | '"') => return false,
                Some('’' | '\'') => return !doc.spaced(next),
                _ => {}
            }
        }
        false
    }

    fn side(&self, at: usize, next: usize) -> Side {
        let doc = self.doc;
        let before = at.checked_sub(1).and_then(|b| doc.mark(b));
        let free_before = doc.spaced(at)
            || matches!(
                before,
                Some('(' | '[' | '{' | '—' | '–' | '-' | ':' | '/' | '“' | '‘' | '„' | '«' | '=')
            );
        let free_after = doc.spaced(next)
            || matches!(
                doc.mark(next),
                Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '”' | '…' | '—' | '–' | '-' | '»')
            );
        match (free_before, free_after) {
            (true, false) => Side::Opens,
            (false, true) => Side::Closes,
            // "...and then" opens, though full stops follow; "-" closes behind a word.
            (true, true) if !doc.spaced(next) && doc.spaced(at) => Side::Opens,
            (true, true) if doc.spaced(next) && !doc.spaced(at) => Side::Closes,
            _ => Side::Either,
        }
    }

    fn open(&mut self, at: usize, from: usize, family: Family, goes_on: bool) -> usize {
        if self.stack.len() < DEEPEST {
            self.stack.push(Open { at, from, family, goes_on });
        }
        from
    }

    /// Closes the innermost open mark of a kind; what was opened inside it is dropped.
    fn close(&mut self, at: usize, end: usize, is: impl Fn(Family) -> bool) -> usize {
        let Some(index) = self.stack.iter().rposition(|open| is(open.family)) else { return end };
        let open = self.stack[index];
        self.stack.truncate(index);
        let longest = if open.family.single() { LONGEST_SINGLE } else { LONGEST };
        if at > open.from && at - open.from <= longest {
            self.push(open, at, end, true);
        }
        end
    }

    fn push(&mut self, open: Open, to: usize, end: usize, closed: bool) {
        let Open { at, from, goes_on, .. } = open;
        let continued = false;
        self.pairs.push(Pair { open: at, from, to, end, depth: 0, closed, continued, goes_on });
    }

    /// A paragraph ended before a word: settles what is open. Tells whether the next one goes on with it.
    fn end_paragraph(&mut self, next: usize) -> bool {
        let first = std::mem::replace(&mut self.start, self.pairs.len());
        let open = self.stack.iter().find(|open| !open.family.single()).copied();
        self.stack.clear();
        let Some(open) = open else { return false };
        // The pairs inside it are those that were closed behind it.
        let inner = self.pairs[first..].iter().position(|pair| pair.open > open.at).map(|p| p + first);
        if let Some(inner) = inner {
            // “One. “Two.”: the second mark is one too many, unless the first stretch ended in between.
            let ends = (inner..self.pairs.len()).max_by_key(|at| self.pairs[*at].end).unwrap_or(inner);
            let Pair { open: second, to, end, .. } = self.pairs[ends];
            if self.runs_on(open.at, second) && end - open.at <= LONGEST {
                self.pairs.remove(ends);
                self.push(open, to, end, true);
            }
            self.start = self.pairs.len();
            return false;
        }
        let goes_on = next < self.doc.len() && self.opens(next);
        let begins = open.at == 0 || self.doc.is_paragraph(open.at) || self.introduced(open.at);
        if (goes_on || begins) && next - open.from <= LONGEST && next > open.from {
            let end = if goes_on { next } else { self.cut(open.from, next) };
            if end > open.from {
                self.push(open, end, end, false);
                if let Some(pair) = self.pairs.last_mut() {
                    pair.continued = goes_on;
                }
            }
        }
        self.start = self.pairs.len();
        goes_on
    }

    /// Whether a colon, a comma or a cue stands before a mark.
    fn introduced(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        matches!(self.doc.mark(before), Some(':' | ',')) || self.doc.is(before, Class::Cue)
    }

    /// Whether an opening double mark stands here.
    fn opens(&self, at: usize) -> bool {
        match self.doc.mark(at) {
            Some('“' | '„' | '«') => true,
            Some('"') => self.side(at, at + 1) == Side::Opens,
            Some('`') => self.doubled(at, '`'),
            Some('\'') => self.doubled(at, '\''),
            _ => false,
        }
    }

    /// Whether what a mark opened is still going on at another: whole sentences, and nobody is said to speak.
    fn runs_on(&self, open: usize, second: usize) -> bool {
        let Some(last) = second.checked_sub(1) else { return false };
        let ended = matches!(self.doc.mark(last), Some('.' | '!' | '?' | '…'));
        let sentence = self.doc.sentence(last).start.max(open);
        // The last words of the sentence: “I know, he said. “And more.”
        let tail = last.saturating_sub(6).max(sentence);
        ended && second - open < 120 && !(tail..last).any(|at| self.doc.is(at, Class::Cue))
    }

    /// Where a quotation without a closing mark ends: before words like ", he said", else with its paragraph.
    fn cut(&self, from: usize, next: usize) -> usize {
        let doc = self.doc;
        for at in from..next.min(from + 120) {
            if matches!(doc.mark(at), Some(',' | '?' | '!')) {
                let pronoun = doc.is(at + 1, Class::Pronoun) || doc.capital(at + 1);
                let cue = |at| doc.is(at, Class::Cue) && !doc.capital(at);
                let ends = |at| matches!(doc.mark(at), Some('.' | ',')) || at >= next;
                if (pronoun && (1..4).any(|n| cue(at + 1 + n) && ends(at + 2 + n)))
                    || (cue(at + 1) && (doc.capital(at + 2) || doc.is(at + 2, Class::Pronoun)))
                {
                    return at + 1;
                }
            }
        }
        next
    }
}

/// Whether a straight mark behind a number is a measure: 5'10", a 6" pipe.
fn is_inches(doc: &Doc<'_, '_>, at: usize, open: bool) -> bool {
    let number = |at: usize| doc.kind(at) == Some(WordKind::Number);
    if doc.spaced(at) || at == 0 || !number(at - 1) {
        return false;
    }
    let feet =
        at >= 3 && matches!(doc.mark(at - 2), Some('\'' | '’')) && number(at - 3) && !doc.spaced(at - 1);
    feet || !open
}

/// Whether an apostrophe stands for letters left out: '90s, 'em, 'tis.
fn is_elided(doc: &Doc<'_, '_>, at: usize) -> bool {
    match doc.kind(at + 1) {
        Some(WordKind::Number) => doc.word(at + 1).len() == 2,
        Some(WordKind::NumberWord) => doc.word(at + 1).ends_with('s'),
        Some(WordKind::Word) => doc.one_of(
            at + 1,
            &["em", "til", "till", "tis", "twas", "cause", "round", "n", "bout", "cuz", "nuff"],
        ),
        _ => false,
    }
}
