//! The same answers, arrived at by looking at every record and every token.

use article41::compare::Stands;
use article41::edtf::{Edtf, days, intersects, within};
use article41::model::*;
use article41::query::{Clause, Field, Query, Sort};
use article41::text::{Tokenizer, is_stop_word, paragraphs, stem, tokens};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

pub struct Doc {
    pub id: String,
    pub date: Option<Edtf>,
    /// Title, claims, detail.
    texts: [Vec<String>; 3],
    pub values: BTreeMap<Field, BTreeSet<String>>,
    published: Vec<Edtf>,
}

pub struct Naive<'a> {
    records: &'a Records,
    stands: &'a Stands,
    pub docs: Vec<Doc>,
}

fn s(id: &Id) -> String {
    id.to_string()
}

impl<'a> Naive<'a> {
    pub fn new(records: &'a Records, stands: &'a Stands) -> Naive<'a> {
        let mut naive = Naive { records, stands, docs: Vec::new() };
        let mut docs: Vec<Doc> = (0..).zip(records.iter()).map(|(i, r)| naive.record(i, r)).collect();
        for text in &records.texts {
            for p in paragraphs(&text.text) {
                let mut doc = Doc {
                    id: format!("{}#{}", text.source, p.number),
                    date: None,
                    texts: [vec![], vec![], vec![text.text[p.bytes].to_owned()]],
                    values: BTreeMap::new(),
                    published: Vec::new(),
                };
                doc.put(Field::In, "passages");
                naive.source(&mut doc, &text.source);
                docs.push(doc);
            }
        }
        naive.docs = docs;
        naive
    }

    fn find(&self, id: &Id) -> Option<RecordRef<'a>> {
        self.records.iter().find(|r| r.id() == id)
    }

    fn actor(&self, id: &Id) -> Option<&'a Actor> {
        self.records.actors.iter().find(|a| a.id == *id)
    }

    fn source(&self, doc: &mut Doc, id: &Id) {
        doc.put(Field::Source, id.as_str());
        if self.records.texts.iter().any(|t| t.source == *id) {
            doc.put(Field::Has, "text");
        }
        if let Some(source) = self.records.sources.iter().find(|r| r.id == *id) {
            doc.published.extend(source.published.iter().map(|d| d.edtf));
            if let Some(publisher) = &source.publisher {
                doc.put(Field::Publisher, publisher);
            }
        }
    }

    /// The States that an actor is or belongs to.
    fn states(&self, id: &Id) -> BTreeSet<String> {
        let mut states = BTreeSet::new();
        let mut at = self.actor(id);
        for _ in 0..8 {
            let Some(actor) = at else { break };
            if actor.kind == ActorKind::State {
                states.insert(s(&actor.id));
            }
            at = actor.part_of.as_ref().and_then(|id| self.actor(id));
        }
        states
    }

    fn office_states(&self, id: &Id, day: Option<&Edtf>) -> BTreeSet<String> {
        let mut states = BTreeSet::new();
        let Some(actor) = self.actor(id).filter(|a| a.kind == ActorKind::Person) else { return states };
        for role in &actor.roles {
            let held = match (&role.during, day) {
                (Some(during), Some(day)) => during.intersects(day),
                _ => true,
            };
            if let Some(office) = role.holder_for.as_ref().filter(|_| held) {
                states.extend(self.states(office));
            }
        }
        states
    }

    fn involve(&self, doc: &mut Doc, ids: &[Id], day: Option<&Edtf>) {
        for id in ids {
            doc.put(Field::Actor, id.as_str());
            for state in self.states(id).into_iter().chain(self.office_states(id, day)) {
                doc.put(Field::State, &state);
            }
        }
    }

    fn record(&self, ordinal: u32, record: RecordRef<'a>) -> Doc {
        let date = record.when();
        let day = date.as_ref();
        let mut doc = Doc {
            id: s(record.id()),
            date,
            texts: [vec![record.text().to_owned()], vec![], vec![]],
            values: BTreeMap::new(),
            published: Vec::new(),
        };
        let mut detail: Vec<String> = Vec::new();
        let mut instruments: Vec<Id> = Vec::new();
        let mut goods: Vec<String> = Vec::new();
        let mut positions: &[Position] = &[];
        doc.put(Field::Kind, record.kind().as_str());
        doc.put(Field::In, "records");
        match record {
            RecordRef::Source(r) => {
                detail.extend(
                    [&r.publisher, &r.author, &r.dateline, &r.summary].into_iter().flatten().cloned(),
                );
            }
            RecordRef::Actor(r) => {
                self.involve(&mut doc, std::slice::from_ref(&r.id), None);
                self.involve(&mut doc, r.part_of.as_slice(), None);
                for role in &r.roles {
                    doc.put(Field::Role, &role.title);
                    self.involve(&mut doc, role.holder_for.as_slice(), None);
                    detail.push(role.title.clone());
                }
                detail.extend(r.summary.clone());
            }
            RecordRef::Instrument(r) => {
                instruments.push(r.id.clone());
                instruments.extend(r.links.iter().map(|l| l.to.clone()));
                self.involve(&mut doc, &r.parties, day);
                detail.extend([&r.meeting, &r.summary].into_iter().flatten().cloned());
            }
            RecordRef::Provision(r) => {
                instruments.push(r.instrument.clone());
                goods.extend(r.goods.clone());
                detail.extend(r.paragraph.clone());
                detail.push(r.measure.clone());
                detail.extend(r.exemption.clone());
                if let Some(q) = &r.quantity {
                    detail.push(q.unit.clone());
                    detail.extend(q.per.clone());
                }
                detail.extend(r.goods.clone());
            }
            RecordRef::Event(r) => {
                doc.put(Field::Event, r.id.as_str());
                let who: Vec<Id> = r.participants.iter().map(|p| p.actor.clone()).collect();
                self.involve(&mut doc, &who, day);
                for role in r.participants.iter().flat_map(|p| &p.role) {
                    doc.put(Field::Role, role);
                    detail.push(role.clone());
                }
                instruments.extend(r.instruments.clone());
                goods.extend(r.goods.clone());
                detail.push(r.event_type.as_str().into());
                detail.extend([&r.place, &r.summary].into_iter().flatten().cloned());
                detail.extend(r.goods.clone());
            }
            RecordRef::Statement(r) => {
                for id in r.speakers.iter().chain(&r.spoke_for) {
                    doc.put(Field::Speaker, id.as_str());
                    doc.put(Field::Actor, id.as_str());
                    for state in self.states(id) {
                        doc.put(Field::State, &state);
                    }
                }
                if r.spoke_for.is_empty() {
                    self.involve(&mut doc, &r.speakers, day);
                }
                for ids in [&r.spoke_for, &r.addressees, &r.via, &r.actors] {
                    self.involve(&mut doc, ids, day);
                }
                if let Some(event) = &r.event {
                    doc.put(Field::Event, event.as_str());
                }
                if let Some(role) = &r.role {
                    doc.put(Field::Role, role);
                }
                doc.put(Field::Stance, r.stance.as_str());
                detail.push(r.stance.as_str().into());
                detail.extend([&r.named, &r.role, &r.cue, &r.setting].into_iter().flatten().cloned());
                detail.extend(r.goods.clone());
                instruments.extend(r.instruments.clone());
                goods.extend(r.goods.clone());
                positions = &r.positions;
            }
            RecordRef::Assertion(r) => {
                self.involve(&mut doc, &r.actors, day);
                instruments.extend(r.instruments.clone());
                goods.extend(r.goods.clone());
                detail.extend(r.goods.clone());
                positions = &r.positions;
            }
            RecordRef::Claim(r) => {
                doc.put(Field::About, r.id.as_str());
                self.involve(&mut doc, &r.actors, day);
                instruments.extend(r.instruments.clone());
                goods.extend(r.goods.clone());
                detail.extend(r.goods.clone());
                if let Some(relation) = &r.relation {
                    detail.push(relation.predicate.clone());
                    let ends: Vec<Id> =
                        [&relation.subject].into_iter().chain(&relation.objects).cloned().collect();
                    for id in ends {
                        match self.find(&id) {
                            Some(RecordRef::Actor(_)) => self.involve(&mut doc, &[id], day),
                            Some(RecordRef::Instrument(_)) => instruments.push(id),
                            Some(RecordRef::Event(_)) => doc.put(Field::Event, id.as_str()),
                            _ => {}
                        }
                    }
                }
                for stand in self.stands.on(ordinal) {
                    for e in self.records.at(stand.record).unwrap().evidence() {
                        self.source(&mut doc, &e.source);
                    }
                }
            }
            RecordRef::Vote(r) => {
                instruments.push(r.instrument.clone());
                let who: Vec<Id> = r.ballots.iter().map(|b| b.member.clone()).collect();
                self.involve(&mut doc, &who, day);
                detail.extend(r.meeting.clone());
                detail.push("vote".into());
                match r.outcome() {
                    Outcome::Adopted => detail.push("adopted".into()),
                    Outcome::Vetoed => detail.extend(["veto".into(), "vetoed".into()]),
                    Outcome::Failed => detail.push("failed".into()),
                }
                // The outcome is one text of several words.
                let n = if r.outcome() == Outcome::Vetoed { 3 } else { 2 };
                let words = detail.split_off(detail.len() - n);
                detail.push(words.join(" "));
            }
        }
        let mut told = BTreeSet::new();
        for Position { claim, position } in positions {
            let field = match position {
                PositionKind::Affirm => Field::Affirms,
                PositionKind::Deny => Field::Denies,
                PositionKind::Allege => Field::Alleges,
                PositionKind::Question => Field::Questions,
            };
            doc.put(field, claim.as_str());
            doc.put(Field::About, claim.as_str());
            doc.put(Field::Stance, position.as_str());
            detail.push(position.as_str().into());
            if let Some(RecordRef::Claim(claim)) = self.find(claim)
                && told.insert(&claim.id)
            {
                doc.texts[1].push(claim.text.clone());
                self.involve(&mut doc, &claim.actors, day);
                instruments.extend(claim.instruments.clone());
                goods.extend(claim.goods.clone());
            }
        }
        instruments.iter().for_each(|id| doc.put(Field::Instrument, id.as_str()));
        goods.iter().for_each(|g| doc.put(Field::Goods, g));
        if let Some(status) = record.status() {
            doc.put(Field::Status, status.as_str());
        }
        for e in record.evidence() {
            self.source(&mut doc, &e.source);
            detail.extend([&e.quote, &e.note, &e.locator].into_iter().flatten().cloned());
            doc.put(Field::Has, "evidence");
            doc.put(Field::Made, e.made.as_str());
            if e.quote.is_some() {
                doc.put(Field::Has, "quote");
            }
        }
        if let RecordRef::Source(r) = record {
            self.source(&mut doc, &r.id);
        }
        for other in self.records.iter() {
            for flag in
                other.flags().iter().filter(|f| other.id() == record.id() || f.with.contains(record.id()))
            {
                doc.put(Field::Flag, flag.kind.as_str());
                doc.put(Field::Has, "flag");
                detail.push(flag.note.clone());
            }
        }
        if self.stands.in_conflict(ordinal) {
            doc.put(Field::Has, "conflict");
        }
        if date.is_some() {
            doc.put(Field::Has, "date");
        }
        detail.extend(date.as_ref().map(Edtf::text));
        doc.texts[2] = detail;
        doc
    }

    /// Every name of a value, and whether it is the value itself.
    fn names(&self, field: Field, key: &str) -> Vec<(String, bool)> {
        let mut names = vec![(key.to_owned(), true)];
        let by_id = !matches!(
            field,
            Field::Kind
                | Field::Role
                | Field::Stance
                | Field::Publisher
                | Field::Goods
                | Field::Status
                | Field::Flag
                | Field::In
                | Field::Has
                | Field::Made
        );
        let mut add = |name: &str| names.push((name.to_owned(), false));
        match self.find(&Id::from(key)).filter(|_| by_id) {
            Some(RecordRef::Actor(r)) => {
                add(&r.name);
                r.aliases.iter().chain(&r.iso2).chain(&r.iso3).for_each(|a| add(a));
            }
            Some(RecordRef::Instrument(r)) => {
                add(&r.title);
                r.aliases.iter().chain(&r.symbol).for_each(|a| add(a));
                if let (Some(symbol), InstrumentKind::Resolution) = (&r.symbol, r.kind) {
                    add(symbol["S/RES/".len()..].split(' ').next().unwrap());
                }
            }
            Some(RecordRef::Event(r)) => {
                add(&r.title);
                add(r.event_type.as_str());
            }
            Some(RecordRef::Source(r)) => {
                add(&r.title);
                r.publisher.iter().for_each(|p| add(p));
            }
            Some(other) => add(other.text()),
            None => {}
        }
        names
    }

    pub fn label(&self, field: Field, key: &str) -> String {
        let by_id = self.names(field, key).len() > 1;
        match self.find(&Id::from(key)).filter(|_| by_id) {
            Some(RecordRef::Instrument(r)) => r.symbol.clone().unwrap_or(r.title.clone()),
            Some(other) => other.text().to_owned(),
            None => key.to_owned(),
        }
    }

    /// Whether the value is among those that the clause means.
    pub fn means(&self, field: Field, wanted: &Wanted) -> BTreeSet<String> {
        let all: BTreeSet<&String> = self.docs.iter().flat_map(|d| d.values.get(&field)).flatten().collect();
        if !wanted.relaxed && all.iter().any(|v| **v == wanted.text) {
            return BTreeSet::from([wanted.text.clone()]);
        }
        let fit = |value: &str| {
            let mut best = 0;
            for (name, is_key) in self.names(field, value) {
                let spans = wanted.spans(&name);
                let len = tokens(&name).len() as u32;
                if !spans.is_empty() {
                    let whole = spans.contains(&(0, len)) && !wanted.relaxed;
                    best = best.max(if whole && is_key {
                        3
                    } else if whole {
                        2
                    } else {
                        1
                    });
                }
            }
            best
        };
        let best = all.iter().map(|v| fit(v)).max().unwrap_or(0);
        all.into_iter().filter(|v| best > 0 && fit(v) == best).cloned().collect()
    }

    fn ids(&self, wanted: &Wanted) -> BTreeSet<usize> {
        let matching = |test: &dyn Fn(&str) -> bool| -> BTreeSet<usize> {
            (0..self.docs.len()).filter(|d| test(&self.docs[*d].id)).collect()
        };
        let is = |id: &str| !wanted.relaxed && id == wanted.text;
        let whole = |id: &str| !wanted.relaxed && wanted.spans(id).contains(&(0, tokens(id).len() as u32));
        let within = |id: &str| !wanted.spans(id).is_empty();
        let tests: [&dyn Fn(&str) -> bool; 3] = [&is, &whole, &within];
        tests.into_iter().map(matching).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The documents that a clause holds for.
    pub fn holds(&self, clause: &Clause) -> BTreeSet<usize> {
        let all: BTreeSet<usize> = (0..self.docs.len()).collect();
        match clause {
            Clause::And { of } => {
                meant(of).into_iter().fold(all, |set, c| set.intersection(&self.holds(c)).copied().collect())
            }
            Clause::Or { of } => of.iter().flat_map(|c| self.holds(c)).collect(),
            Clause::Not { of } => {
                let not = self.holds(of);
                all.into_iter().filter(|d| !not.contains(d)).collect()
            }
            Clause::Range { field, from, to } => {
                let period = days(from.as_ref(), to.as_ref());
                let empty = matches!(period, (Some(a), Some(b)) if a > b);
                all.into_iter()
                    .filter(|d| {
                        let doc = &self.docs[*d];
                        let own = |e: &Edtf| match field {
                            Field::Within => !empty && within(e.bounds(), period),
                            _ => !empty && intersects(e.bounds(), period),
                        };
                        match field {
                            Field::Published => doc.published.iter().any(own),
                            _ => doc.date.as_ref().is_some_and(own),
                        }
                    })
                    .collect()
            }
            leaf => {
                let wanted = Wanted::new(leaf);
                match leaf.field() {
                    None => all.into_iter().filter(|d| self.stands_in(&wanted, *d)).collect(),
                    Some(Field::Id) => self.ids(&wanted),
                    Some(field) => {
                        let values = self.means(field, &wanted);
                        let has = |d: &usize| self.docs[*d].has(field).any(|v| values.contains(v));
                        all.into_iter().filter(has).collect()
                    }
                }
            }
        }
    }

    /// How many actors and instruments that the document refers to have such a name.
    fn named(&self, wanted: &Wanted, doc: usize) -> usize {
        let named = self.docs[doc].named();
        named
            .iter()
            .filter(|(f, v)| self.names(*f, v).iter().any(|(n, _)| !wanted.spans(n).is_empty()))
            .count()
    }

    fn stands_in(&self, wanted: &Wanted, doc: usize) -> bool {
        let texts = &self.docs[doc].texts;
        texts.iter().flatten().any(|t| !wanted.spans(t).is_empty()) || self.named(wanted, doc) > 0
    }

    /// BM25F of every document, by the book, in double precision.
    pub fn scores(&self, query: &Query) -> Vec<f64> {
        let mut leaves = Vec::new();
        if let Some(filter) = &query.filter {
            positive(filter, false, &mut leaves);
        }
        let mut distinct: Vec<&Clause> = Vec::new();
        for leaf in leaves {
            if !distinct.contains(&leaf) {
                distinct.push(leaf);
            }
        }
        let all = 0..self.docs.len();
        let n_docs = self.docs.len() as f64;
        let length = |d: usize, zone: usize| match zone {
            3 => self.docs[d].named().len(),
            _ => self.docs[d].texts[zone].iter().map(|t| lattice(t).1 as usize).sum(),
        };
        let lengths: Vec<[usize; 4]> =
            all.clone().map(|d| [0, 1, 2, 3].map(|zone| length(d, zone))).collect();
        let mean = [0, 1, 2, 3].map(|zone| lengths.iter().map(|l| l[zone]).sum::<usize>() as f64 / n_docs);
        let mut scores = vec![0.0; self.docs.len()];
        for leaf in distinct {
            let wanted = Wanted::new(leaf);
            let n = all.clone().filter(|d| self.stands_in(&wanted, *d)).count() as f64;
            for doc in all.clone() {
                let mut tf = 0.0;
                for (zone, weight) in [3.0, 1.5, 1.0, 2.0].into_iter().enumerate() {
                    let count = match zone {
                        3 => self.named(&wanted, doc),
                        _ => self.docs[doc].texts[zone].iter().map(|t| wanted.count(t)).sum(),
                    };
                    if count > 0 {
                        tf += weight * count as f64 / (0.25 + 0.75 * lengths[doc][zone] as f64 / mean[zone]);
                    }
                }
                scores[doc] += (1.0 + (n_docs - n + 0.5) / (n + 0.5)).ln() * tf / (1.2 + tf);
            }
        }
        scores
    }

    /// Whether the document's date lies wholly in a period that a condition of the query asks for, one that asks for
    /// dates alone.
    pub fn fits(&self, query: &Query, doc: usize) -> bool {
        let Some((first, last)) = self.docs[doc].period() else { return false };
        let top = match &query.filter {
            Some(Clause::And { of }) => of.as_slice(),
            Some(one) => std::slice::from_ref(one),
            None => &[],
        };
        top.iter().filter_map(date_ranges).flatten().any(|(from, to)| {
            from.is_none_or(|f| first >= i64::from(f)) && to.is_none_or(|t| last <= i64::from(t))
        })
    }

    /// Whether hits come by score.
    pub fn by_score(&self, query: &Query) -> bool {
        let mut leaves = Vec::new();
        if let Some(filter) = &query.filter {
            positive(filter, false, &mut leaves);
        }
        !leaves.is_empty() && matches!(query.sort, None | Some(Sort::Relevance))
    }
}

/// The periods of a clause that consists of `date:` ranges, in any combination but denied.
fn date_ranges(clause: &Clause) -> Option<Vec<(Option<i32>, Option<i32>)>> {
    match clause {
        Clause::And { of } | Clause::Or { of } => {
            let parts: Option<Vec<_>> = of.iter().map(date_ranges).collect();
            Some(parts?.concat())
        }
        Clause::Range { field: Field::Date, from, to } => {
            Some(vec![article41::edtf::days(from.as_ref(), to.as_ref())])
        }
        _ => None,
    }
}

impl Doc {
    fn put(&mut self, field: Field, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.values.entry(field).or_default().insert(value.into());
        }
    }

    pub fn has(&self, field: Field) -> impl Iterator<Item = &String> {
        self.values.get(&field).into_iter().flatten()
    }

    fn named(&self) -> BTreeSet<(Field, &str)> {
        // An actor is one thing, whether it is there as a State or not.
        let actors = [Field::Actor, Field::State].into_iter().flat_map(|f| self.has(f));
        let actors = actors.map(|v| (Field::Actor, v.as_str()));
        actors.chain(self.has(Field::Instrument).map(|v| (Field::Instrument, v.as_str()))).collect()
    }

    /// First and last day, as numbers that sort.
    pub fn period(&self) -> Option<(i64, i64)> {
        let (a, b) = self.date.as_ref()?.bounds();
        Some((a.map_or(i64::MIN, i64::from), b.map_or(i64::MAX, i64::from)))
    }
}

fn says_nothing(clause: &Clause) -> bool {
    match clause {
        Clause::Word { field: None, text } => tokens(text).iter().all(|t| is_stop_word(t)),
        Clause::Phrase { field: None, text }
        | Clause::Prefix { field: None, text }
        | Clause::Fuzzy { field: None, text, .. } => tokens(text).is_empty(),
        _ => false,
    }
}

/// The parts of an `And` but for stop words.
pub fn meant(parts: &[Clause]) -> Vec<&Clause> {
    let some: Vec<&Clause> = parts.iter().filter(|c| !says_nothing(c)).collect();
    if some.is_empty() { parts.iter().collect() } else { some }
}

/// The words that are not denied.
fn positive<'q>(clause: &'q Clause, denied: bool, found: &mut Vec<&'q Clause>) {
    match clause {
        Clause::And { of } => meant(of).into_iter().for_each(|c| positive(c, denied, found)),
        Clause::Or { of } => of.iter().for_each(|c| positive(c, denied, found)),
        Clause::Not { of } => positive(of, !denied, found),
        leaf if leaf.field().is_none() && !denied => found.push(leaf),
        _ => {}
    }
}

/// The field of which a conjunct is the own choice.
pub fn own(clause: &Clause) -> Option<Field> {
    match clause {
        Clause::Not { .. } => None,
        Clause::And { of } | Clause::Or { of } => {
            let fields: BTreeSet<Option<Field>> = of.iter().map(own).collect();
            if fields.len() == 1 { fields.into_iter().next().flatten() } else { None }
        }
        leaf => leaf.field(),
    }
}

/// The leaves of a clause.
pub fn leaves<'q>(clause: &'q Clause, found: &mut Vec<&'q Clause>) {
    match clause {
        Clause::And { of } | Clause::Or { of } => of.iter().for_each(|c| leaves(c, found)),
        Clause::Not { of } => leaves(of, found),
        leaf => found.push(leaf),
    }
}

/// What a leaf wants of tokens.
pub struct Wanted {
    pub text: String,
    /// A prefix or fuzzy word: need not be a whole name.
    relaxed: bool,
    how: How,
    tokens: Vec<(String, u32, u32)>,
    len: u32,
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    Exact,
    Stem,
    Prefix,
    Fuzzy(usize),
}

type Lattice = (Vec<(String, u32, u32)>, u32);

thread_local! {
    /// Texts are read again and again; there are few.
    static READ: RefCell<HashMap<String, Rc<Lattice>>> = RefCell::default();
}

fn lattice(text: &str) -> Rc<Lattice> {
    if let Some(known) = READ.with_borrow(|read| read.get(text).cloned()) {
        return known;
    }
    let mut all = Vec::new();
    let len =
        Tokenizer::default().each(text, |t| all.push((t.text.to_owned(), t.position, u32::from(t.parts))));
    let new = Rc::new((all, len));
    READ.with_borrow_mut(|read| read.insert(text.into(), new.clone()));
    new
}

impl Wanted {
    pub fn new(leaf: &Clause) -> Wanted {
        let (text, how) = match leaf {
            Clause::Word { field: None, text } => (text, How::Stem),
            Clause::Word { text, .. } | Clause::Phrase { text, .. } => (text, How::Exact),
            Clause::Prefix { text, .. } => (text, How::Prefix),
            Clause::Fuzzy { text, edits, .. } => (text, How::Fuzzy(usize::from(*edits))),
            _ => unreachable!(),
        };
        let (tokens, len) = (*lattice(text)).clone();
        let relaxed = matches!(how, How::Prefix | How::Fuzzy(_));
        Wanted { text: text.clone(), relaxed, how, tokens, len }
    }

    fn passes(&self, (wanted, at, parts): &(String, u32, u32), token: &str) -> bool {
        match self.how {
            How::Stem if self.len == 1 => stem(wanted) == stem(token),
            How::Prefix if at + parts == self.len => token.starts_with(wanted.as_str()),
            How::Fuzzy(edits) => distance(wanted, token) <= edits,
            _ => wanted == token,
        }
    }

    /// From which to which position it stands in a text.
    fn spans(&self, text: &str) -> BTreeSet<(u32, u32)> {
        let (own, len) = &*lattice(text);
        let mut found = BTreeSet::new();
        for start in 0..*len {
            let mut open = vec![(0, start)];
            while let Some((at, place)) = open.pop() {
                if at == self.len && at > 0 {
                    found.insert((start, place));
                    continue;
                }
                for wanted in self.tokens.iter().filter(|t| t.1 == at) {
                    for token in own.iter().filter(|t| t.1 == place && self.passes(wanted, &t.0)) {
                        open.push((at + wanted.2, place + token.2));
                    }
                }
            }
        }
        found
    }

    /// How often: one word by its tokens, several by where they end.
    fn count(&self, text: &str) -> usize {
        if self.len == 1 {
            return lattice(text).0.iter().filter(|t| self.passes(&self.tokens[0], &t.0)).count();
        }
        self.spans(text).into_iter().map(|(_, end)| end).collect::<BTreeSet<_>>().len()
    }
}

/// Optimal string alignment, by plain recursion on the last characters.
fn distance(a: &str, b: &str) -> usize {
    fn go(a: &[char], b: &[char], memo: &mut BTreeMap<(usize, usize), usize>) -> usize {
        if let Some(known) = memo.get(&(a.len(), b.len())) {
            return *known;
        }
        let d = match (a, b) {
            ([], _) => b.len(),
            (_, []) => a.len(),
            ([x @ .., p], [y @ .., q]) => {
                let mut d =
                    (go(x, y, memo) + usize::from(p != q)).min(go(x, b, memo) + 1).min(go(a, y, memo) + 1);
                if let ([x @ .., p2], [y @ .., q2]) = (x, y)
                    && (p, p2) == (q2, q)
                {
                    d = d.min(go(x, y, memo) + 1);
                }
                d
            }
        };
        memo.insert((a.len(), b.len()), d);
        d
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    go(&a, &b, &mut BTreeMap::new())
}
