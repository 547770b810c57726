//! What of each record is searched, and what is counted.
//!
//! The table for people is in docs/data-model.md, under "Fields", and tests/oracle holds it once more; a change here is a change
//! in all three.

use super::column::Column;
use super::zones::Zone;
use crate::compare::{self, Stands};
use crate::edtf::{Days, Edtf, intersects};
use crate::model::{
    Actor, ActorKind, Evidence, Id, Instrument, InstrumentKind, Outcome, Position, PositionKind, RecordRef,
    Records, Role,
};
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};

/// What a value stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Thing<'a> {
    /// A record, by ordinal.
    Record(u32),
    /// Itself.
    Word(&'a str),
}

/// One document, ready to be indexed.
#[derive(Debug, Default)]
pub(crate) struct Document<'a> {
    /// Texts, in the order in which they were found.
    pub(crate) texts: Vec<(Zone, Cow<'a, str>)>,
    /// Values, each once.
    pub(crate) values: BTreeSet<(Column, Thing<'a>)>,
    pub(crate) date: Option<Edtf>,
    pub(crate) conflict: bool,
}

impl<'a> Document<'a> {
    fn text(&mut self, zone: Zone, text: &'a str) {
        self.texts.push((zone, Cow::Borrowed(text)));
    }

    fn detail(&mut self, texts: impl IntoIterator<Item = &'a String>) {
        self.texts.extend(texts.into_iter().map(|t| (Zone::Detail, Cow::Borrowed(t.as_str()))));
    }

    fn word(&mut self, column: Column, word: &'a str) {
        let word = word.trim();
        if !word.is_empty() {
            self.values.insert((column, Thing::Word(word)));
        }
    }
}

/// Reads documents out of records.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    records: &'a Records,
    stands: &'a Stands,
    ordinals: HashMap<&'a str, u32>,
    /// The sources whose text the dossier holds.
    held: HashSet<&'a str>,
}

/// A chain of belonging is followed so far; it can be a circle.
const DEEPEST: usize = 8;

impl<'a> Reader<'a> {
    pub(crate) fn new(records: &'a Records, stands: &'a Stands) -> Reader<'a> {
        let ordinals = records.iter().zip(0..).map(|(r, i)| (r.id().as_str(), i)).collect();
        let held = records.texts.iter().map(|t| t.source.as_str()).collect();
        Reader { records, stands, ordinals, held }
    }

    fn get(&self, id: &Id) -> Option<RecordRef<'a>> {
        self.records.at(*self.ordinals.get(id.as_str())?)
    }

    fn thing(&self, id: &'a Id) -> Thing<'a> {
        self.ordinals.get(id.as_str()).map_or(Thing::Word(id.as_str()), |i| Thing::Record(*i))
    }

    /// The document for a record. Linear in the record and what it refers to.
    pub(crate) fn read(&self, ordinal: u32, record: RecordRef<'a>) -> Document<'a> {
        let mut d = Document {
            date: record.when(),
            conflict: self.stands.in_conflict(ordinal),
            ..Document::default()
        };
        d.word(Column::Kind, record.kind().as_str());
        d.word(Column::In, "records");
        d.text(Zone::Title, record.text());
        match record {
            RecordRef::Source(r) => {
                d.detail(r.publisher.iter().chain(&r.author).chain(&r.dateline).chain(&r.summary));
            }
            RecordRef::Actor(r) => {
                self.actors(&mut d, [&r.id], None);
                self.actors(&mut d, &r.part_of, None);
                for role in &r.roles {
                    d.word(Column::Role, &role.title);
                    self.actors(&mut d, &role.holder_for, None);
                }
                d.detail(r.roles.iter().map(|role| &role.title).chain(&r.summary));
            }
            RecordRef::Instrument(r) => {
                self.instruments(&mut d, std::iter::once(&r.id).chain(r.links.iter().map(|l| &l.to)));
                self.actors(&mut d, &r.parties, r.date.as_ref().map(|d| d.edtf.bounds()));
                d.detail(r.meeting.iter().chain(&r.summary));
            }
            RecordRef::Provision(r) => {
                self.instruments(&mut d, [&r.instrument]);
                self.goods(&mut d, &r.goods);
                d.detail(r.paragraph.iter().chain([&r.measure]).chain(&r.goods).chain(&r.exemption));
                if let Some(quantity) = &r.quantity {
                    d.detail(std::iter::once(&quantity.unit).chain(&quantity.per));
                }
            }
            RecordRef::Event(r) => {
                let day = Some(r.date.edtf.bounds());
                d.values.insert((Column::Event, self.thing(&r.id)));
                self.actors(&mut d, r.participants.iter().map(|p| &p.actor), day);
                for role in r.participants.iter().filter_map(|p| p.role.as_ref()) {
                    d.word(Column::Role, role);
                    d.text(Zone::Detail, role);
                }
                self.instruments(&mut d, &r.instruments);
                self.goods(&mut d, &r.goods);
                d.text(Zone::Detail, r.event_type.as_str());
                d.detail(r.place.iter().chain(&r.goods).chain(&r.summary));
            }
            RecordRef::Statement(r) => {
                let day = r.date.as_ref().map(|d| d.edtf.bounds());
                for id in r.speakers.iter().chain(&r.spoke_for) {
                    d.values.insert((Column::Speaker, self.thing(id)));
                }
                if r.spoke_for.is_empty() {
                    self.actors(&mut d, &r.speakers, day);
                } else {
                    // Whom they spoke for is known, so the offices they held must not say otherwise.
                    d.values.extend(r.speakers.iter().map(|id| (Column::Actor, self.thing(id))));
                    r.speakers.iter().for_each(|id| self.belonging(&mut d, id));
                    self.actors(&mut d, &r.spoke_for, day);
                }
                self.actors(&mut d, r.addressees.iter().chain(&r.via).chain(&r.actors), day);
                if let Some(event) = &r.event {
                    d.values.insert((Column::Event, self.thing(event)));
                }
                if let Some(role) = &r.role {
                    d.word(Column::Role, role);
                }
                d.word(Column::Stance, r.stance.as_str());
                d.text(Zone::Detail, r.stance.as_str());
                self.instruments(&mut d, &r.instruments);
                self.goods(&mut d, &r.goods);
                self.positions(&mut d, &r.positions, day);
                d.detail(r.named.iter().chain(&r.role).chain(&r.cue).chain(&r.setting).chain(&r.goods));
            }
            RecordRef::Assertion(r) => {
                let day = r.date.as_ref().map(|d| d.edtf.bounds());
                self.actors(&mut d, &r.actors, day);
                self.instruments(&mut d, &r.instruments);
                self.goods(&mut d, &r.goods);
                self.positions(&mut d, &r.positions, day);
                d.detail(&r.goods);
            }
            RecordRef::Claim(r) => {
                let day = r.date.as_ref().map(|d| d.edtf.bounds());
                d.values.insert((Column::About, self.thing(&r.id)));
                self.actors(&mut d, &r.actors, day);
                self.instruments(&mut d, &r.instruments);
                self.goods(&mut d, &r.goods);
                d.detail(&r.goods);
                if let Some(relation) = &r.relation {
                    d.text(Zone::Detail, &relation.predicate);
                    for id in std::iter::once(&relation.subject).chain(&relation.objects) {
                        match self.get(id) {
                            Some(RecordRef::Actor(_)) => self.actors(&mut d, [id], day),
                            Some(RecordRef::Instrument(_)) => self.instruments(&mut d, [id]),
                            Some(RecordRef::Event(_)) => {
                                d.values.insert((Column::Event, self.thing(id)));
                            }
                            _ => {}
                        }
                    }
                }
            }
            RecordRef::Vote(r) => {
                self.instruments(&mut d, [&r.instrument]);
                self.actors(&mut d, r.ballots.iter().map(|b| &b.member), Some(r.date.edtf.bounds()));
                d.detail(&r.meeting);
                d.text(
                    Zone::Detail,
                    match r.outcome() {
                        Outcome::Adopted => "vote adopted",
                        Outcome::Vetoed => "vote veto vetoed",
                        Outcome::Failed => "vote failed",
                    },
                );
            }
        }
        self.rests(&mut d, ordinal, record);
        if let Some(status) = record.status() {
            d.word(Column::Status, status.as_str());
        }
        // People write dates as words: "Panel report March 2024".
        d.texts.extend(d.date.map(|date| (Zone::Detail, Cow::Owned(date.text()))));
        let mut flagged = false;
        for at in self.stands.flags(ordinal) {
            let flags = self.records.at(at.record).map(RecordRef::flags).unwrap_or_default();
            if let Some(flag) = flags.get(at.index as usize) {
                flagged = true;
                d.word(Column::Flag, flag.kind.as_str());
                d.text(Zone::Detail, &flag.note);
            }
        }
        let has = [
            ("conflict", d.conflict),
            ("date", d.date.is_some()),
            ("evidence", !record.evidence().is_empty()),
            ("quote", record.evidence().iter().any(|e| e.quote.is_some())),
            ("flag", flagged),
        ];
        for (word, _) in has.into_iter().filter(|(_, has)| *has) {
            d.word(Column::Has, word);
        }
        d
    }

    /// The document for a passage of a source.
    pub(crate) fn passage(&self, source: &'a Id, text: &'a str) -> Document<'a> {
        let mut d = Document::default();
        d.text(Zone::Detail, text);
        d.word(Column::In, "passages");
        self.source(&mut d, source);
        d
    }

    /// Actors involved, and the States that they make involved on that day.
    fn actors(&self, d: &mut Document<'a>, ids: impl IntoIterator<Item = &'a Id>, day: Option<Days>) {
        for id in ids {
            d.values.insert((Column::Actor, self.thing(id)));
            self.belonging(d, id);
            if let Some(RecordRef::Actor(Actor { kind: ActorKind::Person, roles, .. })) = self.get(id) {
                for office in
                    roles.iter().filter(|r| may_be_held(r, day)).filter_map(|r| r.holder_for.as_ref())
                {
                    self.belonging(d, office);
                }
            }
        }
    }

    /// The State that an actor is, or belongs to.
    fn belonging(&self, d: &mut Document<'a>, id: &'a Id) {
        let mut next = Some(id);
        for _ in 0..DEEPEST {
            let Some(id) = next else { break };
            let Some(RecordRef::Actor(actor)) = self.get(id) else { break };
            if actor.kind == ActorKind::State {
                d.values.insert((Column::State, self.thing(id)));
            }
            next = actor.part_of.as_ref();
        }
    }

    fn instruments(&self, d: &mut Document<'a>, ids: impl IntoIterator<Item = &'a Id>) {
        d.values.extend(ids.into_iter().map(|id| (Column::Instrument, self.thing(id))));
    }

    fn goods(&self, d: &mut Document<'a>, goods: &'a [String]) {
        goods.iter().for_each(|g| d.word(Column::Goods, g));
    }

    /// Positions taken, and what the claims are about.
    fn positions(&self, d: &mut Document<'a>, positions: &'a [Position], day: Option<Days>) {
        for Position { claim, position } in positions {
            let column = match position {
                PositionKind::Affirm => Column::Affirms,
                PositionKind::Deny => Column::Denies,
                PositionKind::Allege => Column::Alleges,
                PositionKind::Question => Column::Questions,
            };
            d.word(Column::Stance, position.as_str());
            d.text(Zone::Detail, position.as_str());
            d.values.insert((column, self.thing(claim)));
            let new = d.values.insert((Column::About, self.thing(claim)));
            if let Some(RecordRef::Claim(claim)) = self.get(claim).filter(|_| new) {
                d.text(Zone::Claims, &claim.text);
                self.actors(d, &claim.actors, day);
                self.instruments(d, &claim.instruments);
                self.goods(d, &claim.goods);
            }
        }
    }

    /// What it rests on. A claim rests on what those rest on who take a position on it.
    fn rests(&self, d: &mut Document<'a>, ordinal: u32, record: RecordRef<'a>) {
        for Evidence { quote, note, locator, made, .. } in record.evidence() {
            d.word(Column::Made, made.as_str());
            d.detail(quote.iter().chain(note).chain(locator));
        }
        compare::sources(record).into_iter().for_each(|id| self.source(d, id));
        if matches!(record, RecordRef::Claim(_)) {
            for stand in self.stands.on(ordinal) {
                if let Some(record) = self.records.at(stand.record) {
                    compare::sources(record).into_iter().for_each(|id| self.source(d, id));
                }
            }
        }
    }

    fn source(&self, d: &mut Document<'a>, id: &'a Id) {
        d.values.insert((Column::Source, self.thing(id)));
        if self.held.contains(id.as_str()) {
            d.word(Column::Has, "text");
        }
        if let Some(RecordRef::Source(source)) = self.get(id)
            && let Some(publisher) = &source.publisher
        {
            d.word(Column::Publisher, publisher);
        }
    }

    /// The key, the label and the other names of a record.
    pub(crate) fn names(record: RecordRef<'a>) -> (&'a str, &'a str, Vec<&'a str>) {
        let mut names: Vec<&str> = Vec::new();
        let label = match record {
            RecordRef::Actor(r) => {
                names.extend(r.aliases.iter().chain(&r.iso2).chain(&r.iso3).map(String::as_str));
                &r.name
            }
            RecordRef::Instrument(r) => {
                names.push(&r.title);
                names.extend(r.aliases.iter().map(String::as_str));
                names.extend(number(r));
                r.symbol.as_ref().unwrap_or(&r.title)
            }
            RecordRef::Event(r) => {
                names.push(r.event_type.as_str());
                &r.title
            }
            RecordRef::Source(r) => {
                names.extend(r.publisher.as_deref());
                &r.title
            }
            other => other.text(),
        };
        (record.id().as_str(), label, names)
    }
}

/// The number that people call a resolution by: "2397" of "S/RES/2397 (2017)".
fn number(instrument: &Instrument) -> Option<&str> {
    let rest = instrument.symbol.as_deref()?.strip_prefix("S/RES/")?;
    let digits = rest.get(..rest.bytes().take_while(u8::is_ascii_digit).count())?;
    (instrument.kind == InstrumentKind::Resolution && !digits.is_empty()).then_some(digits)
}

/// Whether an office may have been held on a day; it may, where either is not known.
fn may_be_held(role: &Role, day: Option<Days>) -> bool {
    match (&role.during, day) {
        (Some(during), Some(day)) => intersects(during.bounds(), day),
        _ => true,
    }
}
