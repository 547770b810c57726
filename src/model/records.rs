use super::{Actor, Assertion, Claim, Date, Event, Evidence, Flag, Id, Instrument, Kind, Provision};
use super::{Source, Statement, Status, Vote};
use crate::edtf::Edtf;
use serde::{Deserialize, Serialize};

/// All records of a dossier, and the texts that it holds. Plain data: open it, edit it, save it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Records {
    /// The dossier's title.
    pub title: String,
    /// Documents.
    pub sources: Vec<Source>,
    /// Persons, States, organisations, bodies.
    pub actors: Vec<Actor>,
    /// Resolutions, drafts, treaties, declarations.
    pub instruments: Vec<Instrument>,
    /// Operative paragraphs.
    pub provisions: Vec<Provision>,
    /// What happened.
    pub events: Vec<Event>,
    /// What was said.
    pub statements: Vec<Statement>,
    /// What sources say in their own voice.
    pub assertions: Vec<Assertion>,
    /// Propositions.
    pub claims: Vec<Claim>,
    /// Ballots.
    pub votes: Vec<Vote>,
    /// The texts of sources, where the dossier holds them; none in the built-in one.
    pub texts: Vec<SourceText>,
}

/// The text of a source, held in a dossier by the reader who has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceText {
    /// The source.
    pub source: Id,
    /// Its text, as given.
    pub text: String,
}

/// One record of any kind, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
#[allow(missing_docs)] // each variant is the record of that name
pub enum RecordRef<'a> {
    Source(&'a Source),
    Actor(&'a Actor),
    Instrument(&'a Instrument),
    Provision(&'a Provision),
    Event(&'a Event),
    Statement(&'a Statement),
    Assertion(&'a Assertion),
    Claim(&'a Claim),
    Vote(&'a Vote),
}

impl Records {
    /// Every record, kind by kind in the order of [`Kind::ALL`]. Costs nothing but the walk.
    pub fn iter(&self) -> impl Iterator<Item = RecordRef<'_>> {
        let Records {
            sources,
            actors,
            instruments,
            provisions,
            events,
            statements,
            assertions,
            claims,
            votes,
            ..
        } = self;
        (sources.iter().map(RecordRef::Source))
            .chain(actors.iter().map(RecordRef::Actor))
            .chain(instruments.iter().map(RecordRef::Instrument))
            .chain(provisions.iter().map(RecordRef::Provision))
            .chain(events.iter().map(RecordRef::Event))
            .chain(statements.iter().map(RecordRef::Statement))
            .chain(assertions.iter().map(RecordRef::Assertion))
            .chain(claims.iter().map(RecordRef::Claim))
            .chain(votes.iter().map(RecordRef::Vote))
    }

    /// The record at a place in the order of [`iter`](Records::iter). Constant time.
    pub fn at(&self, ordinal: u32) -> Option<RecordRef<'_>> {
        fn take<'a, T>(
            at: &mut usize,
            all: &'a [T],
            make: fn(&'a T) -> RecordRef<'a>,
        ) -> Option<RecordRef<'a>> {
            let found = all.get(*at).map(make);
            *at = at.saturating_sub(all.len());
            found
        }
        let mut i = usize::try_from(ordinal).ok()?;
        take(&mut i, &self.sources, RecordRef::Source)
            .or_else(|| take(&mut i, &self.actors, RecordRef::Actor))
            .or_else(|| take(&mut i, &self.instruments, RecordRef::Instrument))
            .or_else(|| take(&mut i, &self.provisions, RecordRef::Provision))
            .or_else(|| take(&mut i, &self.events, RecordRef::Event))
            .or_else(|| take(&mut i, &self.statements, RecordRef::Statement))
            .or_else(|| take(&mut i, &self.assertions, RecordRef::Assertion))
            .or_else(|| take(&mut i, &self.claims, RecordRef::Claim))
            .or_else(|| take(&mut i, &self.votes, RecordRef::Vote))
    }

    /// How many records of a kind there are.
    pub fn count(&self, kind: Kind) -> usize {
        match kind {
            Kind::Source => self.sources.len(),
            Kind::Actor => self.actors.len(),
            Kind::Instrument => self.instruments.len(),
            Kind::Provision => self.provisions.len(),
            Kind::Event => self.events.len(),
            Kind::Statement => self.statements.len(),
            Kind::Assertion => self.assertions.len(),
            Kind::Claim => self.claims.len(),
            Kind::Vote => self.votes.len(),
        }
    }

    /// How many records there are; texts are not records.
    pub fn len(&self) -> usize {
        self.sources.len()
            + self.actors.len()
            + self.instruments.len()
            + self.provisions.len()
            + self.events.len()
            + self.statements.len()
            + self.assertions.len()
            + self.claims.len()
            + self.votes.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl<'a> RecordRef<'a> {
    /// Its kind.
    pub fn kind(self) -> Kind {
        match self {
            RecordRef::Source(_) => Kind::Source,
            RecordRef::Actor(_) => Kind::Actor,
            RecordRef::Instrument(_) => Kind::Instrument,
            RecordRef::Provision(_) => Kind::Provision,
            RecordRef::Event(_) => Kind::Event,
            RecordRef::Statement(_) => Kind::Statement,
            RecordRef::Assertion(_) => Kind::Assertion,
            RecordRef::Claim(_) => Kind::Claim,
            RecordRef::Vote(_) => Kind::Vote,
        }
    }

    /// Its id.
    pub fn id(self) -> &'a Id {
        match self {
            RecordRef::Source(r) => &r.id,
            RecordRef::Actor(r) => &r.id,
            RecordRef::Instrument(r) => &r.id,
            RecordRef::Provision(r) => &r.id,
            RecordRef::Event(r) => &r.id,
            RecordRef::Statement(r) => &r.id,
            RecordRef::Assertion(r) => &r.id,
            RecordRef::Claim(r) => &r.id,
            RecordRef::Vote(r) => &r.id,
        }
    }

    /// The one line of text that stands for it: a title, a name, or what was said, in our own words.
    pub fn text(self) -> &'a str {
        match self {
            RecordRef::Source(r) => &r.title,
            RecordRef::Actor(r) => &r.name,
            RecordRef::Instrument(r) => &r.title,
            RecordRef::Provision(r) => &r.text,
            RecordRef::Event(r) => &r.title,
            RecordRef::Statement(r) => &r.text,
            RecordRef::Assertion(r) => &r.text,
            RecordRef::Claim(r) => &r.text,
            RecordRef::Vote(r) => r.summary.as_deref().unwrap_or(r.instrument.as_str()),
        }
    }

    /// When it was. A source's date is that of its publication; an actor or a provision has none.
    pub fn date(self) -> Option<&'a Date> {
        match self {
            RecordRef::Source(r) => r.published.as_ref(),
            RecordRef::Actor(_) | RecordRef::Provision(_) => None,
            RecordRef::Instrument(r) => r.date.as_ref(),
            RecordRef::Event(r) => Some(&r.date),
            RecordRef::Statement(r) => r.date.as_ref(),
            RecordRef::Assertion(r) => r.date.as_ref(),
            RecordRef::Claim(r) => r.date.as_ref(),
            RecordRef::Vote(r) => Some(&r.date),
        }
    }

    /// The days that it is found under: its date, and for a provision those on which it is in force, so that a query for
    /// a day finds what was forbidden on that day.
    pub fn when(self) -> Option<Edtf> {
        match self {
            RecordRef::Provision(r) => r.in_force,
            _ => self.date().map(|date| date.edtf),
        }
    }

    /// What it rests on. A source rests on itself and a claim on others' positions, so both give none.
    pub fn evidence(self) -> &'a [Evidence] {
        match self {
            RecordRef::Source(_) | RecordRef::Claim(_) => &[],
            RecordRef::Actor(r) => &r.evidence,
            RecordRef::Instrument(r) => &r.evidence,
            RecordRef::Provision(r) => &r.evidence,
            RecordRef::Event(r) => &r.evidence,
            RecordRef::Statement(r) => &r.evidence,
            RecordRef::Assertion(r) => &r.evidence,
            RecordRef::Vote(r) => &r.evidence,
        }
    }

    /// Remarks written on it; those written on others that name it are found by the dossier.
    pub fn flags(self) -> &'a [Flag] {
        match self {
            RecordRef::Source(r) => &r.flags,
            RecordRef::Actor(r) => &r.flags,
            RecordRef::Instrument(r) => &r.flags,
            RecordRef::Provision(r) => &r.flags,
            RecordRef::Event(r) => &r.flags,
            RecordRef::Statement(r) => &r.flags,
            RecordRef::Assertion(r) => &r.flags,
            RecordRef::Claim(r) => &r.flags,
            RecordRef::Vote(r) => &r.flags,
        }
    }

    /// How far it is borne out; a source has no status.
    pub fn status(self) -> Option<Status> {
        match self {
            RecordRef::Source(_) => None,
            RecordRef::Actor(r) => Some(r.status),
            RecordRef::Instrument(r) => Some(r.status),
            RecordRef::Provision(r) => Some(r.status),
            RecordRef::Event(r) => Some(r.status),
            RecordRef::Statement(r) => Some(r.status),
            RecordRef::Assertion(r) => Some(r.status),
            RecordRef::Claim(r) => Some(r.status),
            RecordRef::Vote(r) => Some(r.status),
        }
    }
}
