//! Random dossiers and queries, small and dense, so that everything happens to everything.

use article41::edtf::Edtf;
use article41::model::*;
use article41::query::{Clause, Field, Query, Sort};

/// SplitMix64 (Steele, Lea and Flood 2014): a generator that fits in three lines.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ z >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ z >> 31) % n.max(1) as u64) as usize
    }

    pub fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    pub fn pick<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }

    fn some<T: Clone>(&mut self, all: &[T], most: usize) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| self.pick(all)).collect()
    }

    fn maybe<T>(&mut self, percent: usize, make: impl FnOnce(&mut Random) -> T) -> Option<T> {
        if self.chance(percent) { Some(make(self)) } else { None }
    }
}

const WORDS: &[&str] = &[
    "arms", "arm", "armed", "deny", "denies", "denied", "the", "who", "Yo-jong", "Yojong", "yo", "jong",
    "Kim", "kims", "missile", "missiles", "misile", "U.N.", "un", "Straße", "strasse", "500,000", "coal",
    "veto", "vetoed", "treaty", "treatise", "a", "ab", "abc", "abcd", "acbd", "North", "Korea", "s", "res",
    "2397",
];
pub const DATES: &[&str] = &[
    "2024-06-21",
    "2024-06-21",
    "2024-06-19",
    "2024-06-20~",
    "2024-06",
    "2024-07?",
    "2024",
    "2024-21",
    "202X",
    "2024-06-17/2024-06-23",
    "2024-06-30/..",
    "../2024-06-02",
    "2023-12-31",
    "2024-06~",
    "2022-12",
    "2024-06-21T10:00:00Z",
    "/2024",
    "2024-XX-XX",
    "2023/2024-02",
];

pub fn words(r: &mut Random, most: usize) -> String {
    let n = 1 + r.below(most);
    (0..n).map(|_| r.pick(WORDS)).collect::<Vec<_>>().join(" ")
}

fn edtf(r: &mut Random) -> Edtf {
    r.pick(DATES).parse().unwrap()
}

fn date(r: &mut Random) -> Date {
    Date { edtf: edtf(r), claimed: None, expression: None, reason: None }
}

fn ids(prefix: &str, n: usize) -> Vec<Id> {
    (0..n).map(|i| Id::from(format!("{prefix}-{i}"))).collect()
}

/// A dossier of about `size` records of each kind.
pub fn records(r: &mut Random, size: usize) -> Records {
    let n = size + 1;
    let sources = ids("src", 3);
    let actors: Vec<Id> = ["RUS", "PRK", "KOR"].into_iter().map(Id::from).chain(ids("act", n)).collect();
    let instruments = ids("res", n.min(3));
    let events = ids("ev", n);
    let claims = ids("cl", n);
    let statements = ids("st", 2 * n);
    let goods: Vec<String> = ["arms", "coal", "crude oil"].map(String::from).into();
    let all: Vec<Id> = [&sources, &actors, &instruments, &events, &claims, &statements]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    // Now and then an id that no record has.
    let mut some_actors = actors.clone();
    some_actors.push("nobody".into());
    let flags = |r: &mut Random| -> Vec<Flag> {
        let kinds = [FlagKind::Conflict, FlagKind::Relay, FlagKind::Dating];
        (0..usize::from(r.chance(15)))
            .map(|_| Flag { kind: r.pick(&kinds), note: words(r, 3), with: r.some(&all, 2) })
            .collect()
    };
    let evidence = |r: &mut Random| -> Vec<Evidence> {
        (0..r.below(3))
            .map(|_| Evidence {
                source: if r.chance(95) { r.pick(&sources) } else { "lost".into() },
                anchor: None,
                locator: r.maybe(20, |r| words(r, 2)),
                quote: r.maybe(20, |r| words(r, 2)),
                made: r.pick(&Made::ALL),
                confidence: 1.0,
                rule: None,
                note: r.maybe(20, |r| words(r, 2)),
            })
            .collect()
    };
    let positions = |r: &mut Random| -> Vec<Position> {
        (0..r.below(3))
            .map(|_| Position { claim: r.pick(&claims), position: r.pick(&PositionKind::ALL) })
            .collect()
    };
    let status = |r: &mut Random| r.pick(&Status::ALL);
    let mut out = Records { title: "random".into(), ..Records::default() };
    for id in &sources {
        out.sources.push(Source {
            id: id.clone(),
            kind: SourceKind::Report,
            title: words(r, 3),
            publisher: r.maybe(60, |r| r.pick(&["Daily", "The Kim Post"]).into()),
            author: r.maybe(20, |r| words(r, 2)),
            published: r.maybe(70, date),
            dateline: None,
            language: None,
            url: None,
            fingerprint: None,
            length: None,
            paragraphs: None,
            summary: r.maybe(20, |r| words(r, 3)),
            flags: flags(r),
        });
    }
    for (i, id) in actors.iter().enumerate() {
        let kinds = [ActorKind::Person, ActorKind::Person, ActorKind::Organisation, ActorKind::Body];
        out.actors.push(Actor {
            id: id.clone(),
            kind: if i < 3 { ActorKind::State } else { r.pick(&kinds) },
            name: words(r, 2),
            aliases: (0..r.below(3)).map(|_| words(r, 2)).collect(),
            iso2: (i < 3).then(|| id.as_str()[..2].to_owned()),
            iso3: (i < 3).then(|| id.as_str().to_owned()),
            part_of: r.maybe(30, |r| r.pick(&some_actors)),
            roles: (0..r.below(3))
                .map(|_| Role {
                    title: words(r, 2),
                    holder_for: r.maybe(70, |r| r.pick(&some_actors)),
                    during: r.maybe(60, edtf),
                })
                .collect(),
            summary: r.maybe(20, |r| words(r, 3)),
            status: status(r),
            evidence: evidence(r),
            flags: flags(r),
        });
    }
    for (i, id) in instruments.iter().enumerate() {
        out.instruments.push(Instrument {
            id: id.clone(),
            kind: r.pick(&[InstrumentKind::Resolution, InstrumentKind::Treaty]),
            symbol: r.maybe(60, |_| format!("S/RES/239{} (2017)", 7 + i)),
            title: words(r, 3),
            aliases: (0..r.below(2)).map(|_| words(r, 2)).collect(),
            date: r.maybe(60, date),
            in_force: None,
            meeting: r.maybe(20, |r| words(r, 1)),
            parties: r.some(&some_actors, 2),
            summary: r.maybe(20, |r| words(r, 3)),
            links: (0..r.below(2))
                .map(|_| Link { kind: LinkKind::Extends, to: r.pick(&instruments) })
                .collect(),
            status: status(r),
            evidence: evidence(r),
            flags: flags(r),
        });
    }
    for i in 0..n {
        out.provisions.push(Provision {
            id: format!("prov-{i}").as_str().into(),
            instrument: r.pick(&instruments),
            paragraph: r.maybe(30, |_| "8(a)".into()),
            measure: words(r, 1),
            direction: None,
            goods: r.some(&goods, 2),
            quantity: r.maybe(20, |r| Quantity {
                value: 5.0,
                unit: words(r, 1),
                per: r.maybe(50, |_| "year".into()),
            }),
            exemption: r.maybe(20, |r| words(r, 2)),
            in_force: None,
            text: words(r, 4),
            status: status(r),
            evidence: evidence(r),
            flags: flags(r),
        });
    }
    for id in &events {
        out.events.push(Event {
            id: id.clone(),
            event_type: r.pick(&[EventType::Veto, EventType::Meeting, EventType::EntryIntoForce]),
            title: words(r, 3),
            date: date(r),
            place: r.maybe(30, |r| words(r, 1)),
            participants: (0..r.below(3))
                .map(|_| Participant { actor: r.pick(&some_actors), role: r.maybe(50, |r| words(r, 2)) })
                .collect(),
            instruments: r.some(&instruments, 2),
            goods: r.some(&goods, 2),
            summary: r.maybe(30, |r| words(r, 3)),
            status: status(r),
            evidence: evidence(r),
            flags: flags(r),
        });
    }
    for id in &statements {
        out.statements.push(Statement {
            id: id.clone(),
            speakers: r.some(&some_actors, 2),
            named: r.maybe(20, |r| words(r, 2)),
            role: r.maybe(40, |r| words(r, 2)),
            spoke_for: r.some(&actors, 1),
            addressees: r.some(&actors, 1),
            mode: Mode::Indirect,
            cue: r.maybe(30, |r| words(r, 1)),
            stance: r.pick(&Stance::ALL),
            text: words(r, 5),
            positions: positions(r),
            relays: r.maybe(20, |r| r.pick(&statements)),
            via: r.some(&actors, 1),
            setting: r.maybe(20, |r| words(r, 2)),
            event: r.maybe(40, |r| r.pick(&events)),
            date: r.maybe(80, date),
            actors: r.some(&actors, 1),
            instruments: r.some(&instruments, 1),
            goods: r.some(&goods, 1),
            status: status(r),
            evidence: evidence(r),
            flags: flags(r),
        });
    }
    for i in 0..n {
        out.assertions.push(Assertion {
            id: format!("as-{i}").as_str().into(),
            text: words(r, 5),
            positions: positions(r),
            date: r.maybe(50, date),
            actors: r.some(&actors, 1),
            instruments: r.some(&instruments, 1),
            goods: r.some(&goods, 1),
            status: status(r),
            evidence: evidence(r),
            flags: flags(r),
        });
    }
    for id in &claims {
        out.claims.push(Claim {
            id: id.clone(),
            text: words(r, 5),
            relation: r.maybe(40, |r| Relation {
                subject: r.pick(&all),
                predicate: words(r, 1),
                objects: r.some(&all, 2),
            }),
            date: r.maybe(30, date),
            actors: r.some(&actors, 2),
            instruments: r.some(&instruments, 1),
            goods: r.some(&goods, 1),
            status: status(r),
            flags: flags(r),
        });
    }
    for i in 0..n.min(3) {
        let kinds = [BallotKind::Yes, BallotKind::Yes, BallotKind::No, BallotKind::Absent];
        let few = r.chance(40);
        out.votes.push(Vote {
            id: format!("vote-{i}").as_str().into(),
            instrument: r.pick(&instruments),
            date: date(r),
            meeting: r.maybe(30, |r| words(r, 1)),
            ballots: (0..if few { r.below(4) } else { 13 })
                .map(|i| Ballot {
                    member: r.pick(&actors),
                    ballot: if few || i > 9 { r.pick(&kinds) } else { BallotKind::Yes },
                })
                .collect(),
            summary: r.maybe(50, |r| words(r, 3)),
            status: status(r),
            evidence: evidence(r),
            flags: flags(r),
        });
    }
    for id in r.some(&sources, 1) {
        let text = (0..r.below(5)).map(|_| words(r, 6)).collect::<Vec<_>>().join("\n\n");
        out.texts.push(SourceText { source: id, text });
    }
    out
}

/// A word, sometimes misspelt, sometimes cut.
fn word(r: &mut Random) -> String {
    let mut text: Vec<char> = r.pick(WORDS).chars().collect();
    if r.chance(25) && text.len() > 1 {
        let at = r.below(text.len() - 1);
        match r.below(3) {
            0 => text.swap(at, at + 1),
            1 => text[at] = 'x',
            _ => drop(text.remove(at)),
        }
    }
    text.into_iter().collect()
}

/// Something that a field may hold, or not.
fn value(r: &mut Random, field: Field, records: &Records) -> String {
    if let Some(values) = field.values().filter(|_| r.chance(90)) {
        return r.pick(values).into();
    }
    let all: Vec<_> = records.iter().collect();
    let record = all[r.below(all.len())];
    match r.below(6) {
        0 | 1 => record.id().to_string(),
        2 => record.id().as_str().to_uppercase().replace('-', " "),
        3 => record.text().to_owned(),
        4 => r.pick(&["arms", "crude oil", "oil", "Daily", "post", "veto", "2397", "RU", "prk"]).into(),
        _ => words(r, 2),
    }
}

fn leaf(r: &mut Random, records: &Records) -> Clause {
    let field = r.maybe(60, |r| r.pick(&Field::ALL));
    if let Some(field) = field.filter(|f| f.is_date()) {
        let (from, to) = (r.maybe(70, edtf), r.maybe(70, edtf));
        return if r.chance(30) { Clause::range(field, from, from) } else { Clause::range(field, from, to) };
    }
    let text = |r: &mut Random| match field {
        Some(field) => value(r, field, records),
        None => word(r),
    };
    match r.below(8) {
        0 => Clause::Phrase { field, text: if field.is_some() { text(r) } else { words(r, 3) } },
        // Words that stand together, or in two texts of which one may follow the other.
        1 if field.is_none() => {
            let statement = &records.statements[r.below(records.statements.len())];
            let mut some: Vec<&str> = statement.text.split(' ').collect();
            for position in &statement.positions {
                if let Some(claim) = records.claims.iter().find(|c| c.id == position.claim) {
                    some.drain(..some.len() - 1);
                    some.extend(claim.text.split(' '));
                }
            }
            let start = r.below(some.len());
            let end = some.len().min(start + 2 + r.below(2));
            Clause::phrase(some[start..end].join(" "))
        }
        2 => {
            let mut text: Vec<char> = text(r).chars().collect();
            text.truncate(1 + r.below(5));
            Clause::Prefix { field, text: text.into_iter().collect() }
        }
        3 => Clause::Fuzzy { field, text: text(r), edits: 1 + r.below(2) as u8 },
        _ => Clause::Word { field, text: text(r) },
    }
}

fn clause(r: &mut Random, records: &Records, depth: usize) -> Clause {
    match if depth == 0 { 9 } else { r.below(10) } {
        0..=2 => Clause::and((0..1 + r.below(4)).map(|_| clause(r, records, depth - 1)).collect::<Vec<_>>()),
        3 | 4 => Clause::or((0..1 + r.below(4)).map(|_| clause(r, records, depth - 1)).collect::<Vec<_>>()),
        5 => Clause::not(clause(r, records, depth - 1)),
        // A choice of several values of one field, or of days.
        6 if r.chance(40) => {
            let field = r.pick(&[Field::Date, Field::Within]);
            Clause::range(field, Some(edtf(r)), r.maybe(50, edtf))
        }
        6 => {
            let field = r.pick(&[Field::Kind, Field::State, Field::Speaker, Field::Stance, Field::Goods]);
            Clause::or((0..1 + r.below(3)).map(|_| field.is(value(r, field, records))).collect::<Vec<_>>())
        }
        _ => leaf(r, records),
    }
}

pub fn query(r: &mut Random, records: &Records) -> Query {
    let filter = match r.below(12) {
        0 => None,
        1 => Some(Clause::And { of: Vec::new() }),
        2 => Some(Clause::Or { of: Vec::new() }),
        3..=6 => Some(Clause::and((0..1 + r.below(4)).map(|_| clause(r, records, 1)).collect::<Vec<_>>())),
        _ => Some(clause(r, records, 3)),
    };
    Query { filter, sort: r.maybe(40, |r| r.pick(&Sort::ALL)) }
}
