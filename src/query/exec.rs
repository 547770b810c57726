//! Answers a query.

use super::plan::{Leaf, Plan, Step};
use super::result::{Matches, Options};
use super::timeline::not_countable;
use super::{Field, Query, Sort, facets, histogram, pairs, rank};
use crate::Result;
use crate::index::{Column, Index};
use article41_engine::parts::{Bits, Set};
use std::mem::take;

/// Leaves that are used again are kept, up to so many.
const KEPT: usize = 256;

/// Finds what a query asks for.
///
/// Words cost time linear in their postings, values that of a few set operations, sorting is linear in the matches whatever
/// the page. The total is always exact: a prefix or a fuzzy word is expanded to all that it finds.
///
/// # Errors
/// Code `option` if the options name a field whose values cannot be counted. A query itself cannot fail: what it asks
/// for and no record has gives no matches, and a notice.
pub fn run(index: &Index, query: &Query, options: &Options) -> Result<Matches> {
    let counted = options.facets.iter().map(|f| f.field);
    let paired = options.pairs.iter().flat_map(|p| [p.a, p.b]);
    if let Some(field) = counted.chain(paired).find(|f| !f.is_facet()) {
        return Err(not_countable(field));
    }
    let mut plan = Plan::new(index, query);
    let sets = Sets::new(index, &plan);
    let matches = sets.matches(None);
    let mut found = Matches { total: matches.count() as usize, ..Matches::default() };

    if options.limit > 0 && options.offset < found.total {
        let (offset, limit) = (options.offset, options.limit);
        // Without words there is nothing to be relevant to.
        found.hits = match plan.sort {
            _ if plan.by_score() => {
                let scores = rank::scores(index, &plan, &sets.kept, &matches);
                rank::by_score(&matches, &scores, offset, limit)
            }
            Some(Sort::DateDescending) => rank::by_date(index, &matches, true, offset, limit),
            Some(Sort::Date) => rank::by_date(index, &matches, false, offset, limit),
            None | Some(Sort::Relevance) => rank::by_fit(index, &matches, &plan.periods(), offset, limit),
        };
    }
    found.sources = sources(index, &matches);
    for wish in &options.facets {
        let wider = sets.without(&[wish.field]);
        let documents = wider.as_ref().unwrap_or(&matches);
        found.facets.extend(facets::facet(index, &plan, *wish, documents));
    }
    if let Some(unit) = options.histogram {
        let wider = sets.without(&[Field::Date, Field::Within]);
        found.histogram = Some(histogram::histogram(index, unit, wider.as_ref().unwrap_or(&matches)));
    }
    if let Some(wish) = options.pairs {
        found.pairs = pairs::pairs(index, wish, &matches).unwrap_or_default();
    }
    found.notices = take(&mut plan.notices);
    Ok(found)
}

/// All documents that match.
pub(super) fn matching(index: &Index, query: &Query) -> Set {
    Sets::new(index, &Plan::new(index, query)).matches(None)
}

/// How many distinct sources documents rest on. An id that no source has does not count.
fn sources(index: &Index, documents: &Set) -> usize {
    let values = index.values();
    let range = values.of(Column::Source);
    let is_source = |value: &u32| {
        let key = index.names().key(values.thing(*value));
        index.find(key).is_some_and(|d| d < index.sources())
    };
    // Few documents are looked at one by one; among many, a source finds one of its own at once.
    match documents {
        Set::Few(few) => {
            let mut found = Bits::new(range.end);
            let rows = values.rows(range.clone());
            few.iter().for_each(|d| rows(*d, &mut |v| found.set(v)));
            range.filter(|v| found.has(*v)).filter(is_source).count()
        }
        Set::Many(many) => {
            let stands = |v: &u32| values.documents(*v).iter().any(|d| many.has(*d));
            range.filter(stands).filter(is_source).count()
        }
    }
}

/// What the conjuncts of a query match: own choices one by one, the others together.
struct Sets {
    rest: Set,
    choices: Vec<(Field, Set)>,
    /// By leaf, its documents, if they were used or will be used again.
    kept: Vec<Option<Set>>,
}

impl Sets {
    fn new(index: &Index, plan: &Plan) -> Sets {
        let kept = vec![None; plan.leaves.len()];
        let mut sets = Sets { rest: index.all(), choices: Vec::new(), kept };
        for conjunct in &plan.conjuncts {
            let set = evaluate(index, plan, &conjunct.steps, &mut sets.kept);
            match conjunct.choice {
                Some(field) => match sets.choices.iter_mut().find(|(f, _)| *f == field) {
                    Some((_, before)) => *before = take(before).and(set),
                    None => sets.choices.push((field, set)),
                },
                None => sets.rest = take(&mut sets.rest).and(set),
            }
        }
        sets
    }

    /// What meets every conjunct but the own choices of some fields.
    fn matches(&self, except: Option<&[Field]>) -> Set {
        let mut matches = self.rest.clone();
        for (field, set) in &self.choices {
            if !except.is_some_and(|e| e.contains(field)) {
                matches = matches.and(set.clone());
            }
        }
        matches
    }

    /// Likewise; `None` if these fields have no own choice.
    fn without(&self, fields: &[Field]) -> Option<Set> {
        let any = self.choices.iter().any(|(field, _)| fields.contains(field));
        any.then(|| self.matches(Some(fields)))
    }
}

/// Follows steps; what they leave on the stack.
fn evaluate(index: &Index, plan: &Plan, steps: &[Step], kept: &mut [Option<Set>]) -> Set {
    let mut stack: Vec<Set> = Vec::new();
    let mut keeping = kept.iter().flatten().count();
    for step in steps {
        match step {
            Step::All => stack.push(index.all()),
            Step::None => stack.push(Set::none()),
            Step::Push(leaf) => match kept.get_mut(*leaf) {
                Some(Some(known)) => stack.push(known.clone()),
                slot => {
                    let set = plan.leaves.get(*leaf).map(|l| documents(index, l)).unwrap_or_default();
                    if let Some(slot) = slot
                        && keeping < KEPT
                        && plan.uses.get(*leaf).is_some_and(|n| *n > 1)
                    {
                        keeping += 1;
                        *slot = Some(set.clone());
                    }
                    stack.push(set);
                }
            },
            Step::And | Step::Or | Step::Less => {
                let upper = stack.pop().unwrap_or_default();
                if let Some(lower) = stack.last_mut() {
                    match step {
                        Step::And => *lower = take(lower).and(upper),
                        Step::Or => *lower = take(lower).or(upper, index.len()),
                        _ => *lower = take(lower).without(&upper),
                    }
                }
            }
        }
    }
    stack.pop().unwrap_or_default()
}

/// The documents that a leaf asks for.
fn documents(index: &Index, leaf: &Leaf) -> Set {
    match leaf {
        Leaf::Text(phrase) => index.documents(phrase),
        Leaf::Dates(period) => index.dates().intersecting(*period),
        Leaf::Within(period) => index.dates().within(*period),
        Leaf::Documents(documents) => Set::Few(documents.clone()),
        Leaf::Values(values) => index.any(values),
    }
}
