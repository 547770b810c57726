//! From a query to the steps that answer it: values looked up, stop words left out, top-level conjuncts told apart.

use super::stop::is_stop;
use super::{Clause, Field, Notice, Query, Sort, quote};
use crate::edtf::{Days, days, intersects};
use crate::index::{Column, Fit, Index, Meant, Phrase, TextTokens};
use crate::text::tokens;
use article41_engine::Test;
use std::collections::HashMap;

/// What a clause without parts asks for.
#[derive(Clone, Debug)]
pub(super) enum Leaf {
    /// The documents in which this stands.
    Text(Phrase),
    /// The documents that have any of these values.
    Values(Vec<u32>),
    /// The documents whose date can lie in the period.
    Dates(Days),
    /// The documents whose date can only lie in the period.
    Within(Days),
    /// These documents, ascending.
    Documents(Vec<u32>),
}

/// One step on a stack of sets of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Puts a leaf's documents on the stack.
    Push(usize),
    /// Puts all documents on the stack.
    All,
    /// Puts no document on the stack.
    None,
    /// Takes two off and puts on what is in both.
    And,
    /// Takes two off and puts on what is in either.
    Or,
    /// Takes two off and puts on what is in the lower but not in the upper.
    Less,
}

/// A part of the query that every match meets.
#[derive(Clone, Debug)]
pub(super) struct Conjunct {
    pub(super) steps: Vec<Step>,
    /// The one field that it is about, if it only says which values that may have: the field's own choice.
    pub(super) choice: Option<Field>,
    /// The leaves of the choice.
    pub(super) leaves: Vec<usize>,
}

/// A query, ready to be answered.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) conjuncts: Vec<Conjunct>,
    pub(super) leaves: Vec<Leaf>,
    /// By leaf, how often it is used.
    pub(super) uses: Vec<u32>,
    /// Leaves that a match scores by.
    pub(super) scored: Vec<usize>,
    pub(super) sort: Option<Sort>,
    pub(super) notices: Vec<Notice>,
}

/// No more notices than people read.
const NOTICES: usize = 8;

/// Leaves that say the same are one.
type Known<'q> = HashMap<(Option<Field>, u8, &'q str), usize>;

impl Plan {
    /// Plans a query. Linear in its size, but for the lookups of values, and safe for queries of any depth.
    pub(super) fn new(index: &Index, query: &Query) -> Plan {
        let mut plan = Plan { sort: query.sort, ..Plan::default() };
        let mut known = Known::new();
        let top = query.filter.as_ref().map(Clause::conjuncts).unwrap_or_default();
        for clause in plan.meant(top) {
            let mut steps = Vec::new();
            let mut used = Vec::new();
            plan.compile(index, clause, &mut steps, &mut used, &mut known);
            let choice = own_choice(clause);
            plan.conjuncts.push(Conjunct { steps, choice, leaves: used });
        }
        if matches!(&query.filter, Some(Clause::Or { of }) if of.is_empty()) {
            plan.conjuncts.push(Conjunct { steps: vec![Step::None], choice: None, leaves: Vec::new() });
        }
        crate::order::sort(&mut plan.scored);
        plan.scored.dedup();
        if plan.by_score() {
            // Scores ask for the documents again.
            plan.scored.iter().for_each(|leaf| plan.uses[*leaf] += 1);
        }
        plan.notices.truncate(NOTICES);
        plan
    }

    /// Whether hits come by score: there are words to score by, and no other order is asked for.
    pub(super) fn by_score(&self) -> bool {
        !self.scored.is_empty() && matches!(self.sort, None | Some(Sort::Relevance))
    }

    /// The periods of the top-level conjuncts that ask for a date and for nothing else.
    pub(super) fn periods(&self) -> Vec<Days> {
        let asked = self.conjuncts.iter().filter(|c| c.choice == Some(Field::Date)).flat_map(|c| &c.leaves);
        let periods = asked.filter_map(|leaf| match self.leaves.get(*leaf) {
            Some(Leaf::Dates(period)) => Some(*period),
            _ => None,
        });
        periods.collect()
    }

    /// The parts of an `And` without its common words, unless there is nothing else. A text query has lost them before, with
    /// remarks; this is for queries that programs put together.
    fn meant<'q>(&mut self, parts: &'q [Clause]) -> Vec<&'q Clause> {
        let (less, kept): (Vec<&Clause>, Vec<&Clause>) = parts.iter().partition(|c| says_nothing(c));
        if kept.is_empty() || less.is_empty() {
            return parts.iter().collect();
        }
        let mut words: Vec<&str> = Vec::new();
        for part in less {
            if let Clause::Word { text, .. } = part
                && words.len() < 12
                && !words.contains(&text.as_str())
            {
                words.push(text);
            }
        }
        if !words.is_empty() {
            self.note(|| Notice::new(format!("left out as too common: {}", words.join(", "))));
        }
        kept
    }

    fn note(&mut self, notice: impl FnOnce() -> Notice) {
        if self.notices.len() < NOTICES {
            let notice = notice();
            if !self.notices.contains(&notice) {
                self.notices.push(notice);
            }
        }
    }

    /// Appends the steps for a clause; they leave one set on the stack. `used` gets the leaves.
    fn compile<'q>(
        &mut self,
        index: &Index,
        clause: &'q Clause,
        steps: &mut Vec<Step>,
        used: &mut Vec<usize>,
        known: &mut Known<'q>,
    ) {
        enum Task<'q> {
            /// The clause, and whether it is denied, for scores.
            Clause(&'q Clause, bool),
            Step(Step),
        }
        let mut tasks = vec![Task::Clause(clause, false)];
        while let Some(task) = tasks.pop() {
            match task {
                Task::Step(step) => steps.push(step),
                Task::Clause(Clause::And { of }, denied) => {
                    let parts = self.meant(of);
                    // What is demanded comes first, so that what is denied can be taken away from it.
                    let (less, and): (Vec<_>, Vec<_>) =
                        parts.into_iter().partition(|c| matches!(c, Clause::Not { .. }));
                    for part in less.into_iter().rev() {
                        if let Clause::Not { of } = part {
                            tasks.push(Task::Step(Step::Less));
                            tasks.push(Task::Clause(of, !denied));
                        }
                    }
                    if and.is_empty() {
                        tasks.push(Task::Step(Step::All));
                    }
                    for (i, part) in and.into_iter().enumerate().rev() {
                        if i > 0 {
                            tasks.push(Task::Step(Step::And));
                        }
                        tasks.push(Task::Clause(part, denied));
                    }
                }
                Task::Clause(Clause::Or { of }, denied) => {
                    if of.is_empty() {
                        tasks.push(Task::Step(Step::None));
                    }
                    for (i, part) in of.iter().enumerate().rev() {
                        if i > 0 {
                            tasks.push(Task::Step(Step::Or));
                        }
                        tasks.push(Task::Clause(part, denied));
                    }
                }
                Task::Clause(Clause::Not { of }, denied) => {
                    steps.push(Step::All);
                    tasks.push(Task::Step(Step::Less));
                    tasks.push(Task::Clause(of, !denied));
                }
                Task::Clause(leaf, denied) => {
                    let number = self.leaf(index, leaf, known);
                    self.uses[number] += 1;
                    used.push(number);
                    if !denied && leaf.field().is_none() {
                        self.scored.push(number);
                    }
                    steps.push(Step::Push(number));
                }
            }
        }
    }

    /// The number of a leaf, new or known.
    fn leaf<'q>(&mut self, index: &Index, clause: &'q Clause, known: &mut Known<'q>) -> usize {
        let (field, meant, text) = match clause {
            Clause::Word { field: None, text } => (None, Meant::Inflected, text),
            Clause::Word { field, text } | Clause::Phrase { field, text } => (*field, Meant::Exact, text),
            Clause::Prefix { field, text } => (*field, Meant::Prefix, text),
            Clause::Fuzzy { field, text, edits } => (*field, Meant::Fuzzy((*edits).clamp(1, 2)), text),
            Clause::Range { field, from, to } => {
                let period = days(from.as_ref(), to.as_ref());
                let leaf = match field {
                    Field::Within => Leaf::Within(period),
                    Field::Published => Leaf::Values(published(index, period)),
                    _ => Leaf::Dates(period),
                };
                return self.add(leaf);
            }
            // Compiled before they get here.
            Clause::And { .. } | Clause::Or { .. } | Clause::Not { .. } => {
                return self.add(Leaf::Documents(Vec::new()));
            }
        };
        let meant_key = match meant {
            Meant::Exact => 0,
            Meant::Inflected => 1,
            Meant::Prefix => 2,
            Meant::Fuzzy(edits) => 2 + edits,
        };
        if let Some(number) = known.get(&(field, meant_key, text.as_str())) {
            return *number;
        }
        let before = self.notices.len();
        let leaf = self.lookup(index, field, meant, text);
        for notice in self.notices.iter_mut().skip(before) {
            notice.about = Some(clause.clone());
        }
        let number = self.add(leaf);
        known.insert((field, meant_key, text), number);
        number
    }

    fn add(&mut self, leaf: Leaf) -> usize {
        self.leaves.push(leaf);
        self.uses.push(0);
        self.leaves.len() - 1
    }

    fn lookup(&mut self, index: &Index, field: Option<Field>, meant: Meant, text: &str) -> Leaf {
        let phrase = Phrase::new(text, meant);
        match field {
            None => {
                if phrase.len == 0 {
                    self.note(|| Notice::new(format!("“{text}” holds nothing to search for")));
                }
                Leaf::Text(phrase)
            }
            Some(Field::Id) => {
                let found = ids(index, text, &phrase, meant);
                if found.is_empty() {
                    self.note(|| Notice::new(format!("no record has the id “{text}”")));
                }
                Leaf::Documents(found)
            }
            Some(field) => match column(field) {
                Some(column) => {
                    let values = find_values(index, column, text, &phrase, meant);
                    if values.is_empty() {
                        self.note(|| unknown(index, field, column, text));
                    }
                    Leaf::Values(values)
                }
                // Dates are ranges in every query that was parsed; one that was built otherwise gets what it means.
                None => match text.parse().ok().map(|date| days(Some(&date), Some(&date))) {
                    Some(period) if field == Field::Within => Leaf::Within(period),
                    Some(period) if field == Field::Published => Leaf::Values(published(index, period)),
                    Some(period) => Leaf::Dates(period),
                    None => {
                        self.note(|| Notice::new(format!("“{text}” is not a date")));
                        Leaf::Documents(Vec::new())
                    }
                },
            },
        }
    }
}

/// The column behind a field; `None` for dates and ids.
pub(super) fn column(field: Field) -> Option<Column> {
    Some(match field {
        Field::Kind => Column::Kind,
        Field::Actor => Column::Actor,
        Field::Speaker => Column::Speaker,
        Field::State => Column::State,
        Field::Role => Column::Role,
        Field::Stance => Column::Stance,
        Field::About => Column::About,
        Field::Instrument => Column::Instrument,
        Field::Source => Column::Source,
        Field::Publisher => Column::Publisher,
        Field::Event => Column::Event,
        Field::Goods => Column::Goods,
        Field::Status => Column::Status,
        Field::Flag => Column::Flag,
        Field::In => Column::In,
        Field::Affirms => Column::Affirms,
        Field::Denies => Column::Denies,
        Field::Alleges => Column::Alleges,
        Field::Questions => Column::Questions,
        Field::Has => Column::Has,
        Field::Made => Column::Made,
        Field::Date | Field::Within | Field::Published | Field::Id => return None,
    })
}

/// A bare word that is too common to search for, or a piece of text without a letter or digit.
fn says_nothing(clause: &Clause) -> bool {
    match clause {
        Clause::Phrase { field: None, text }
        | Clause::Prefix { field: None, text }
        | Clause::Fuzzy { field: None, text, .. } => tokens(text).is_empty(),
        other => is_stop(other),
    }
}

/// The one field that all parts of the clause are about, if none is denied.
fn own_choice(clause: &Clause) -> Option<Field> {
    let mut choice = None;
    let mut open = vec![clause];
    while let Some(clause) = open.pop() {
        match clause {
            Clause::Not { .. } => return None,
            Clause::And { of } | Clause::Or { of } => open.extend(of),
            leaf => {
                let field = leaf.field()?;
                if *choice.get_or_insert(field) != field {
                    return None;
                }
            }
        }
    }
    choice
}

/// The sources that were published in the period, as values.
fn published(index: &Index, period: Days) -> Vec<u32> {
    let things = index.published().iter().filter(|(_, own)| intersects(*own, period));
    things.filter_map(|(thing, _)| index.values().find(Column::Source, *thing)).collect()
}

/// The values of a column that a text means, ascending: one that is written just so; else those whose value is the
/// text but for case and the like; else those with such a name; else those with a name that contains its tokens in a row.
pub(super) fn find_values(
    index: &Index,
    column: Column,
    text: &str,
    phrase: &Phrase,
    meant: Meant,
) -> Vec<u32> {
    let mut found: Vec<(u32, Fit)> = index
        .names()
        .find(index.terms(), phrase)
        .into_iter()
        .filter_map(|(thing, fit)| Some((index.values().find(column, thing)?, fit)))
        .collect();
    if meant == Meant::Exact {
        let key = |value: u32| index.names().key(index.values().thing(value));
        let exact = if phrase.len == 0 {
            // Without a token there is no other way to find it.
            index.values().of(column).find(|v| key(*v) == text)
        } else {
            found.iter().map(|(v, _)| *v).find(|v| key(*v) == text)
        };
        if let Some(exact) = exact {
            return vec![exact];
        }
        if let Some(best) = found.iter().map(|(_, fit)| *fit).max() {
            found.retain(|(_, fit)| *fit == best);
        }
    }
    found.into_iter().map(|(value, _)| value).collect()
}

/// Documents whose id is the text, or else contains its tokens in a row.
fn ids(index: &Index, text: &str, phrase: &Phrase, meant: Meant) -> Vec<u32> {
    if let Some(document) = index.find(text).filter(|_| meant == Meant::Exact) {
        return vec![document];
    }
    let matching = |whole: bool| -> Vec<u32> {
        let mut tokens = TextTokens::default();
        // Most ids do not hold the first token, and a look at the bytes tells. Ids are ASCII.
        let first = phrase.steps.iter().find_map(|s| match &s.test {
            Test::Exact(text) | Test::Prefix(text) if phrase.steps.len() as u32 == phrase.len => {
                Some(text.as_str())
            }
            _ => None,
        });
        let mut folded = String::new();
        let mut found = Vec::new();
        for document in 0..index.len() {
            let id = index.id(document);
            if let Some(first) = first {
                folded.clear();
                folded.push_str(id);
                folded.make_ascii_lowercase();
                if !folded.contains(first) {
                    continue;
                }
            }
            tokens.read(id);
            let fits = |(start, end): &(u32, u32)| !whole || (*start == 0 && *end == tokens.len());
            if phrase.matches(&tokens).iter().any(fits) {
                found.push(document);
            }
        }
        found
    };
    let whole = if meant == Meant::Exact { matching(true) } else { Vec::new() };
    if whole.is_empty() { matching(false) } else { whole }
}

/// A remark on a value that no record has, with the nearest that one has.
fn unknown(index: &Index, field: Field, column: Column, text: &str) -> Notice {
    let notice = Notice::new(format!("no record has {field}:{text}"));
    let edits: &[u8] = if text.chars().count() > 3 { &[1, 2] } else { &[1] };
    for edits in edits {
        let phrase = Phrase::new(text, Meant::Fuzzy(*edits));
        let near = find_values(index, column, text, &phrase, Meant::Fuzzy(*edits));
        let most =
            near.into_iter().max_by_key(|v| (index.values().documents(*v).len(), std::cmp::Reverse(*v)));
        if let Some(value) = most {
            let thing = index.values().thing(value);
            let (key, label) = (index.names().key(thing), index.names().label(thing));
            let name = if label.chars().count() <= 40 { label } else { key };
            let written = format!("{field}:{}", quote(name));
            return Notice {
                message: format!("{}; did you mean {written}?", notice.message),
                ..notice.suggesting(written)
            };
        }
    }
    notice
}
