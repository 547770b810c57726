//! Citations and exports.

use super::evidence::pinpoint;
use super::names::place;
use super::{Dossier, Hit};
use crate::Result;
use crate::compare::sources;
use crate::export::{Csv, Entry, Format, bibtex, citation, csl, json, sentence};
use crate::model::{PositionKind, RecordRef, Records};
use serde::Serialize;
use std::collections::HashSet;

impl Dossier {
    /// The citation of a record: for a source or an instrument the thing itself, for all else what it rests on, with
    /// the place; a claim rests on those who take positions on it. CSV gives the line of a table with its head, JSON
    /// the record as stored.
    ///
    /// # Errors
    /// Code `not-found`, with the nearest id as a suggestion.
    pub fn cite(&self, id: &str, format: Format) -> Result<String> {
        let ordinal = self.ordinal(id);
        let Some((ordinal, record)) = ordinal.and_then(|at| Some((at, self.records.at(at)?))) else {
            if let Some((text, paragraph)) = self.passage_of(id)
                && let Some(RecordRef::Source(source)) = self.record(text.source.as_str())
            {
                let entry = Entry::source(source).at(format!("paragraph {}", paragraph.paragraph));
                return self.entries(&[entry], format);
            }
            return Err(self.not_found(id));
        };
        match format {
            Format::Csv { .. } | Format::Json => self.export_ordinals(&[ordinal], format),
            Format::Text => Ok(self.in_words(ordinal, record)),
            Format::Bibtex | Format::Csl => self.entries(&self.cited(ordinal, record), format),
        }
    }

    /// The records and passages with these ordinals, in their order.
    pub(super) fn export_ordinals(&self, ordinals: &[u32], format: Format) -> Result<String> {
        match format {
            Format::Csv { bom } => Ok(self.table(ordinals, bom)),
            Format::Json => json(&self.parcel(ordinals)),
            Format::Text => {
                let lines = ordinals.iter().filter_map(|at| match self.records.at(*at) {
                    Some(record) => Some(self.in_words(*at, record)),
                    None => self.passage_hit(*at, 0.0).map(|hit| sentence(&hit.place)),
                });
                Ok(lines.map(|line| line + "\n").collect())
            }
            Format::Bibtex | Format::Csl => self.entries(&self.bibliography(ordinals), format),
        }
    }

    fn entries(&self, entries: &[Entry<'_>], format: Format) -> Result<String> {
        match format {
            Format::Csl => csl(entries),
            Format::Bibtex => Ok(bibtex(entries)),
            Format::Text => Ok(entries.iter().map(|e| sentence(&citation(e)) + "\n").collect()),
            Format::Csv { .. } | Format::Json => json(&entries.iter().map(citation).collect::<Vec<_>>()),
        }
    }

    /// Every source and instrument that the records are or rest on, each once, in the order of the dossier.
    fn bibliography(&self, ordinals: &[u32]) -> Vec<Entry<'_>> {
        let mut cited: HashSet<&str> = HashSet::new();
        for at in ordinals {
            match self.records.at(*at) {
                Some(record) => {
                    cited.extend(self.resting_on(*at, record));
                    if let RecordRef::Instrument(instrument) = record {
                        cited.insert(instrument.id.as_str());
                    }
                }
                None => cited.extend(self.passage(*at).map(|(text, _)| text.source.as_str())),
            }
        }
        let sources = self.records.sources.iter().filter(|s| cited.contains(s.id.as_str()));
        let instruments = self.records.instruments.iter().filter(|i| cited.contains(i.id.as_str()));
        sources.map(Entry::source).chain(instruments.map(Entry::instrument)).collect()
    }

    fn resting_on<'a>(&'a self, ordinal: u32, record: RecordRef<'a>) -> Vec<&'a str> {
        let stands =
            self.stands.on(ordinal).iter().filter(|s| !s.relay).filter_map(|s| self.records.at(s.record));
        stands.chain([record]).flat_map(sources).map(|id| id.as_str()).collect()
    }

    /// What a record rests on, as entries that name the place.
    fn cited<'a>(&'a self, ordinal: u32, record: RecordRef<'a>) -> Vec<Entry<'a>> {
        match record {
            RecordRef::Source(source) => return vec![Entry::source(source)],
            RecordRef::Instrument(instrument) => return vec![Entry::instrument(instrument)],
            _ => {}
        }
        let stands =
            self.stands.on(ordinal).iter().filter(|s| !s.relay).filter_map(|s| self.records.at(s.record));
        let mut seen = HashSet::new();
        let evidence = stands.chain([record]).flat_map(RecordRef::evidence);
        evidence
            .filter(|e| seen.insert(&e.source))
            .filter_map(|e| match self.record(e.source.as_str())? {
                RecordRef::Source(source) => {
                    Some(pinpoint(Entry::source(source), e).cited_for(record.id().as_str()))
                }
                _ => None,
            })
            .collect()
    }

    /// A record as one sentence: who, in what role, what, when; then where it rests.
    fn in_words(&self, ordinal: u32, record: RecordRef<'_>) -> String {
        let cited = self.cited(ordinal, record);
        let rests: Vec<String> = cited.iter().map(citation).collect();
        if matches!(record, RecordRef::Source(_) | RecordRef::Instrument(_)) {
            return sentence(&rests.join("; "));
        }
        let head = match record {
            RecordRef::Statement(_) | RecordRef::Assertion(_) => {
                match (self.who(record), self.role(record)) {
                    (who, role) if role.is_empty() => who,
                    (who, role) => format!("{who} ({role})"),
                }
            }
            RecordRef::Provision(_) => self.label(record),
            RecordRef::Claim(_) => "Claim".into(),
            RecordRef::Actor(_) => self.role(record),
            _ => String::new(),
        };
        let date = record.date().map(|d| format!(" ({})", d.edtf.text())).unwrap_or_default();
        let line = self.line(record);
        let text = line.trim_end_matches('.');
        let said = if head.is_empty() { format!("{text}{date}") } else { format!("{head}: {text}{date}") };
        let parts = match record {
            // Nobody may read a claim as what its sources say: they may deny it.
            RecordRef::Claim(_) => vec![said, self.counted(ordinal), rests.join("; ")],
            _ => vec![said, rests.join("; ")],
        };
        let parts: Vec<String> = parts.iter().filter(|p| !p.is_empty()).map(|p| sentence(p)).collect();
        parts.join(" ")
    }

    /// "Alleged by 3, denied by 2", in the order of the positions.
    fn counted(&self, claim: u32) -> String {
        let tally = self.stands.tally(claim);
        let word = |position| match position {
            PositionKind::Affirm => "affirmed",
            PositionKind::Deny => "denied",
            PositionKind::Allege => "alleged",
            PositionKind::Question => "questioned",
        };
        let counts = PositionKind::ALL.into_iter().filter(|p| tally.get(*p) > 0);
        let list = counts.map(|p| format!("{} by {}", word(p), tally.get(p))).collect::<Vec<_>>().join(", ");
        let mut chars = list.chars();
        chars
            .next()
            .map_or_else(String::new, |first| format!("{}{}", first.to_ascii_uppercase(), chars.as_str()))
    }

    fn table(&self, ordinals: &[u32], bom: bool) -> String {
        let mut csv = Csv::new(bom);
        csv.row([
            "id", "kind", "date", "earliest", "latest", "dated", "who", "role", "for", "stance", "text",
            "claims", "status", "conflict", "sources", "place", "citation",
        ]);
        for at in ordinals {
            let Some(hit) = self.hit(*at, 0.0) else { continue };
            let record = self.records.at(*at);
            let date = hit.date.as_ref();
            let day = |day: Option<i32>| {
                day.and_then(crate::edtf::Edtf::from_day).map(|d| d.to_string()).unwrap_or_default()
            };
            csv.cell(&hit.id);
            csv.cell(hit.kind.map_or("passage", |k| k.as_str()));
            csv.cell(date.map_or("", |d| &d.edtf));
            csv.cell(&day(date.and_then(|d| d.earliest)));
            csv.cell(&day(date.and_then(|d| d.latest)));
            csv.cell(date.map_or("", |d| &d.text));
            csv.cell(&hit.who);
            csv.cell(&hit.role);
            csv.cell(&match record {
                Some(RecordRef::Statement(s)) => self.names(&s.spoke_for),
                _ => String::new(),
            });
            csv.cell(hit.stance.map_or("", |s| s.as_str()));
            csv.cell(&hit.text);
            csv.cell(&positions(record));
            csv.cell(hit.status.map_or("", |s| s.as_str()));
            csv.cell(if hit.conflict { "yes" } else { "no" });
            csv.cell(&hit.sources.join("; "));
            csv.cell(&hit.place);
            csv.cell(&self.table_citation(&hit, record));
            csv.end();
        }
        csv.finish()
    }

    /// Where the record rests, as one line.
    fn table_citation(&self, hit: &Hit, record: Option<RecordRef<'_>>) -> String {
        let evidence = record.and_then(|r| r.evidence().first());
        let source = hit.sources.first().and_then(|id| self.record(id));
        match (record, evidence, source) {
            (Some(RecordRef::Instrument(instrument)), ..) => citation(&Entry::instrument(instrument)),
            (_, Some(evidence), Some(RecordRef::Source(source))) => {
                citation(&pinpoint(Entry::source(source), evidence))
            }
            (Some(_), Some(evidence), _) => place(evidence),
            (_, None, Some(RecordRef::Source(source))) => citation(&Entry::source(source)),
            _ => String::new(),
        }
    }

    fn parcel(&self, ordinals: &[u32]) -> Parcel<'_> {
        let records: Vec<Stored<'_>> = (ordinals.iter())
            .filter_map(|at| self.records.at(*at))
            .map(|record| Stored { is: record.kind().as_str(), record })
            .collect();
        let passages = ordinals.iter().filter(|at| self.records.at(**at).is_none());
        let passages: Vec<Passage<'_>> = passages
            .filter_map(|at| self.passage(*at))
            .filter_map(|(text, p)| {
                let source = text.source.as_str();
                Some(Passage { source, paragraph: p.paragraph, text: text.text.get(p.bytes.clone())? })
            })
            .collect();
        let Records { title, .. } = &self.records;
        Parcel { dossier: title, article41: env!("CARGO_PKG_VERSION"), records, passages }
    }
}

/// "denies cl-a; affirms cl-b"
fn positions(record: Option<RecordRef<'_>>) -> String {
    let positions = match record {
        Some(RecordRef::Statement(s)) => &s.positions,
        Some(RecordRef::Assertion(a)) => &a.positions,
        _ => return String::new(),
    };
    positions.iter().map(|p| format!("{}: {}", p.position.as_str(), p.claim)).collect::<Vec<_>>().join("; ")
}

/// Matches as JSON: records as they are stored, each with the kind of record that it is, and passages.
#[derive(Serialize)]
struct Parcel<'a> {
    dossier: &'a str,
    article41: &'a str,
    records: Vec<Stored<'a>>,
    passages: Vec<Passage<'a>>,
}

/// Under its own name, because actors, instruments and sources have a `kind` of their own.
#[derive(Serialize)]
struct Stored<'a> {
    #[serde(rename = "record")]
    is: &'static str,
    #[serde(flatten)]
    record: RecordRef<'a>,
}

#[derive(Serialize)]
struct Passage<'a> {
    source: &'a str,
    paragraph: u32,
    text: &'a str,
}
