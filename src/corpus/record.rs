//! One function for each kind of record. A field that cannot be read is logged and gets a stand-in; that is never seen,
//! because a corpus with problems gives no records.

use super::council::Council;
use super::fields::Fields;
use super::short;
use crate::edtf::Edtf;
use crate::model::*;

fn flags(fields: &Fields) -> Vec<Flag> {
    let flag = |value: super::fields::Value| {
        let table = value.table()?;
        let (kind, note, with) = (table.word("kind"), table.text("note"), table.ids("with"));
        table.refuse_others();
        Some(Flag { kind: kind?, note, with })
    };
    fields.list("flags").into_iter().filter_map(flag).collect()
}

fn evidence(fields: &Fields) -> Vec<Evidence> {
    fields.list("evidence").iter().filter_map(short::evidence).collect()
}

fn status(fields: &Fields) -> Status {
    fields.word_if_any("status").unwrap_or_default()
}

fn date_if_any(fields: &Fields, key: &'static str) -> Option<Date> {
    short::date(&fields.get(key)?)
}

fn date(fields: &Fields) -> Date {
    if fields.get("date").is_none() {
        fields.problem("date", "is missing");
    }
    date_if_any(fields, "date").unwrap_or_else(|| Date {
        edtf: stand_in(),
        claimed: None,
        expression: None,
        reason: None,
    })
}

/// Some date.
fn stand_in() -> Edtf {
    match "2000".parse() {
        Ok(edtf) => edtf,
        Err(_) => unreachable!("a year is EDTF"),
    }
}

pub(super) fn source(fields: &Fields) -> Source {
    Source {
        id: fields.id("id"),
        kind: fields.word("kind").unwrap_or(SourceKind::Report),
        title: fields.text("title"),
        publisher: fields.text_if_any("publisher"),
        author: fields.text_if_any("author"),
        published: date_if_any(fields, "published"),
        dateline: fields.text_if_any("dateline"),
        language: fields.text_if_any("language"),
        url: fields.text_if_any("url"),
        fingerprint: fields.text_if_any("fingerprint"),
        length: fields.count("length"),
        paragraphs: fields.count("paragraphs"),
        summary: fields.text_if_any("summary"),
        flags: flags(fields),
    }
}

pub(super) fn actor(fields: &Fields) -> Actor {
    Actor {
        id: fields.id("id"),
        kind: fields.word("kind").unwrap_or(ActorKind::Person),
        name: fields.text("name"),
        aliases: fields.texts("aliases"),
        iso2: fields.text_if_any("iso2"),
        iso3: fields.text_if_any("iso3"),
        part_of: fields.id_if_any("part_of"),
        roles: fields.list("roles").into_iter().filter_map(|value| role(&value.table()?)).collect(),
        summary: fields.text_if_any("summary"),
        status: status(fields),
        evidence: evidence(fields),
        flags: flags(fields),
    }
}

fn role(fields: &Fields) -> Option<Role> {
    let role = Role {
        title: fields.text("title"),
        holder_for: fields.id_if_any("for"),
        during: fields.edtf("during"),
    };
    fields.refuse_others();
    Some(role)
}

pub(super) fn instrument(fields: &Fields) -> Instrument {
    Instrument {
        id: fields.id("id"),
        kind: fields.word("kind").unwrap_or(InstrumentKind::Resolution),
        symbol: fields.text_if_any("symbol"),
        title: fields.text("title"),
        aliases: fields.texts("aliases"),
        date: date_if_any(fields, "date"),
        in_force: fields.edtf("in_force"),
        meeting: fields.text_if_any("meeting"),
        parties: fields.ids("parties"),
        summary: fields.text_if_any("summary"),
        links: short::links(fields),
        status: status(fields),
        evidence: evidence(fields),
        flags: flags(fields),
    }
}

pub(super) fn provision(fields: &Fields) -> Provision {
    Provision {
        id: fields.id("id"),
        instrument: fields.id("instrument"),
        paragraph: fields.text_if_any("paragraph"),
        measure: fields.text("measure"),
        direction: fields.word_if_any("direction"),
        goods: fields.texts("goods"),
        quantity: fields.table("quantity").and_then(|table| quantity(&table)),
        exemption: fields.text_if_any("exemption"),
        in_force: fields.edtf("in_force"),
        text: fields.text("text"),
        status: status(fields),
        evidence: evidence(fields),
        flags: flags(fields),
    }
}

fn quantity(fields: &Fields) -> Option<Quantity> {
    let (value, unit, per) = (fields.get("value"), fields.text("unit"), fields.text_if_any("per"));
    fields.refuse_others();
    if value.is_none() {
        fields.problem("value", "is missing");
    }
    Some(Quantity { value: value?.number()?, unit, per })
}

pub(super) fn event(fields: &Fields) -> Event {
    Event {
        id: fields.id("id"),
        event_type: fields.word("type").unwrap_or(EventType::Meeting),
        title: fields.text("title"),
        date: date(fields),
        place: fields.text_if_any("place"),
        participants: fields.list("participants").iter().filter_map(short::participant).collect(),
        instruments: fields.ids("instruments"),
        goods: fields.texts("goods"),
        summary: fields.text_if_any("summary"),
        status: status(fields),
        evidence: evidence(fields),
        flags: flags(fields),
    }
}

pub(super) fn statement(fields: &Fields) -> Statement {
    Statement {
        id: fields.id("id"),
        speakers: fields.ids("speakers"),
        named: fields.text_if_any("named"),
        role: fields.text_if_any("role"),
        spoke_for: fields.ids("for"),
        addressees: fields.ids("addressees"),
        mode: fields.word("mode").unwrap_or(Mode::Direct),
        cue: fields.text_if_any("cue"),
        stance: fields.word("stance").unwrap_or(Stance::Affirm),
        text: fields.text("text"),
        positions: short::positions(fields),
        relays: fields.id_if_any("relays"),
        via: fields.ids("via"),
        setting: fields.text_if_any("setting"),
        event: fields.id_if_any("event"),
        date: date_if_any(fields, "date"),
        actors: fields.ids("actors"),
        instruments: fields.ids("instruments"),
        goods: fields.texts("goods"),
        status: status(fields),
        evidence: evidence(fields),
        flags: flags(fields),
    }
}

pub(super) fn assertion(fields: &Fields) -> Assertion {
    Assertion {
        id: fields.id("id"),
        text: fields.text("text"),
        positions: short::positions(fields),
        date: date_if_any(fields, "date"),
        actors: fields.ids("actors"),
        instruments: fields.ids("instruments"),
        goods: fields.texts("goods"),
        status: status(fields),
        evidence: evidence(fields),
        flags: flags(fields),
    }
}

pub(super) fn claim(fields: &Fields) -> Claim {
    Claim {
        id: fields.id("id"),
        text: fields.text("text"),
        relation: fields.table("relation").map(|table| relation(&table)),
        date: date_if_any(fields, "date"),
        actors: fields.ids("actors"),
        instruments: fields.ids("instruments"),
        goods: fields.texts("goods"),
        status: status(fields),
        flags: flags(fields),
    }
}

fn relation(fields: &Fields) -> Relation {
    let relation = Relation {
        subject: fields.id("subject"),
        predicate: fields.text("predicate"),
        objects: fields.ids("objects"),
    };
    fields.refuse_others();
    relation
}

pub(super) fn vote(fields: &Fields, council: &Council) -> Vote {
    let date = date(fields);
    let year: String = date.edtf.to_string().chars().take(4).collect();
    Vote {
        id: fields.id("id"),
        instrument: fields.id("instrument"),
        date,
        meeting: fields.text_if_any("meeting"),
        ballots: council.ballots(fields, &year),
        summary: fields.text_if_any("summary"),
        status: status(fields),
        evidence: evidence(fields),
        flags: flags(fields),
    }
}
