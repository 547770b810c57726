use super::links::Relation;
use super::names::{actor_kind, instrument_kind, place, result, source_kind};
use super::{DateInfo, Dossier, EvidenceInfo, Ref};
use crate::Result;
use crate::anchors::span_hash;
use crate::compare::Tally;
use crate::model::{
    Anchor, BallotKind, Direction, Evidence, FlagKind, Id, Kind, Made, Mode, Outcome, Position, PositionKind,
    RecordRef, Stance, Status, Vote,
};
use serde::Serialize;

/// Everything known about one record, with every id resolved to a name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RecordInfo<'a> {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: Kind,
    /// The line of text that stands for it.
    pub text: String,
    /// The speakers of a statement, the source of an assertion, the participants of an event, the parties of an
    /// instrument.
    pub who: Vec<Ref>,
    /// The speaker's name as the source prints it.
    pub named: Option<String>,
    /// The office in which it was said.
    pub role: Option<String>,
    /// Whom the speaker spoke for.
    pub spoke_for: Vec<Ref>,
    /// Whom it was said to.
    pub addressees: Vec<Ref>,
    /// Through whom the source has it.
    pub via: Vec<Ref>,
    /// Whether the source gives the speaker's words.
    pub mode: Option<Mode>,
    /// The source's verb of saying.
    pub cue: Option<String>,
    /// What the speaker does in saying it.
    pub stance: Option<Stance>,
    /// The setting, in words.
    pub setting: Option<String>,
    /// The event at which it was said.
    pub event: Option<Ref>,
    /// The statement whose words it passes on.
    pub relays: Option<Ref>,
    /// The statements that pass on its words.
    pub relayed_by: Vec<Ref>,
    /// How far it is borne out.
    pub status: Option<Status>,
    /// When.
    pub date: Option<DateInfo>,
    /// The claims that it takes a position on, each with everyone who does. For a claim: itself alone.
    pub claims: Vec<ClaimInfo>,
    /// What is particular to its kind.
    pub facts: Vec<Fact>,
    /// Other records, by how they are related.
    pub related: Vec<Related>,
    /// The ballots, for a vote.
    pub vote: Option<VoteInfo>,
    /// The remarks that concern it, wherever they are written.
    pub flags: Vec<FlagInfo>,
    /// Others contradict it, or sources disagree about it.
    pub conflict: bool,
    /// What it rests on.
    pub evidence: Vec<EvidenceInfo>,
    /// The record as it is stored.
    pub record: RecordRef<'a>,
}

/// A claim with everyone who takes a position on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClaimInfo {
    /// The claim.
    pub claim: Ref,
    /// The position that the record takes; `None` for the claim itself.
    pub position: Option<PositionKind>,
    /// How many take each position, relays left out.
    pub tally: Tally,
    /// Everyone's, the first of them where there are more than can be read.
    pub stands: Vec<StandInfo>,
}

/// One position on a claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StandInfo {
    /// The statement or assertion.
    pub record: Ref,
    /// Whose position it is.
    pub who: String,
    /// The position.
    pub position: PositionKind,
    /// Whether it is only passed on from another statement, and so is neither support nor denial.
    pub relay: bool,
    /// When, for people.
    pub date: Option<String>,
    /// The first place to look.
    pub place: String,
}

/// A label and its value; with the record that it names, if it names one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// The label.
    pub label: &'static str,
    /// The value.
    pub value: String,
    /// The record.
    #[serde(rename = "ref")]
    pub reference: Option<Ref>,
}

/// Records under a heading that says how they are related.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Related {
    /// The heading.
    pub label: String,
    /// The records.
    pub refs: Vec<Ref>,
}

/// A vote counted.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VoteInfo {
    /// What it came to.
    pub outcome: Outcome,
    /// Members in favour.
    pub yes: usize,
    /// Members against.
    pub no: usize,
    /// Members that abstained.
    pub abstain: usize,
    /// Members that took no part.
    pub absent: usize,
    /// The ids of the permanent members whose negative ballot defeated it; empty unless it did.
    pub vetoes: Vec<String>,
    /// Every ballot.
    pub ballots: Vec<BallotInfo>,
}

/// A member's ballot.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BallotInfo {
    /// The member.
    pub member: Ref,
    /// Its ballot.
    pub ballot: BallotKind,
    /// Whether it is a permanent member.
    pub permanent: bool,
}

/// A remark.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FlagInfo {
    /// What sort of remark.
    pub kind: FlagKind,
    /// The remark.
    pub note: String,
    /// The other records that it concerns.
    pub with: Vec<Ref>,
}

/// How many positions on one claim are listed; its tally counts all, and a query finds the rest.
const STANDS: usize = 500;

/// How many claims of one record are listed.
const CLAIMS: usize = 100;

impl Dossier {
    /// Everything known about the record with this id. For a passage (`001#5`): its source, with the paragraph as the
    /// text and the only evidence.
    ///
    /// # Errors
    /// Code `not-found`, with the nearest id as a suggestion.
    pub fn get(&self, id: &str) -> Result<RecordInfo<'_>> {
        match self.ordinal(id).and_then(|at| Some((at, self.records.at(at)?))) {
            Some((ordinal, record)) => Ok(self.describe(ordinal, record)),
            None => self.describe_passage(id).ok_or_else(|| self.not_found(id)),
        }
    }

    fn describe<'a>(&'a self, ordinal: u32, record: RecordRef<'a>) -> RecordInfo<'a> {
        let statement = match record {
            RecordRef::Statement(s) => Some(s),
            _ => None,
        };
        let all = |field: fn(&crate::model::Statement) -> &Vec<Id>| {
            statement.map_or_else(Vec::new, |s| self.references(field(s)))
        };
        let referring = self.referring(ordinal, record);
        let relaying = referring.iter().filter(|(relation, _)| *relation == Relation::Relays);
        RecordInfo {
            id: record.id().to_string(),
            kind: record.kind(),
            text: self.line(record).into_owned(),
            who: self.who_refs(record),
            named: statement.and_then(|s| s.named.clone()),
            role: statement.and_then(|s| s.role.clone()),
            spoke_for: all(|s| &s.spoke_for),
            addressees: all(|s| &s.addressees),
            via: all(|s| &s.via),
            mode: statement.map(|s| s.mode),
            cue: statement.and_then(|s| s.cue.clone()),
            stance: statement.map(|s| s.stance),
            setting: statement.and_then(|s| s.setting.clone()),
            event: statement.and_then(|s| s.event.as_ref()).and_then(|id| self.reference_to(id)),
            relays: statement.and_then(|s| s.relays.as_ref()).and_then(|id| self.reference_to(id)),
            relayed_by: relaying
                .filter_map(|(_, from)| self.records.at(*from))
                .map(|r| self.reference(r))
                .collect(),
            status: record.status(),
            date: DateInfo::of(record),
            claims: self.claims(ordinal, record),
            facts: self.facts(record),
            related: self.related(record, &referring),
            vote: match record {
                RecordRef::Vote(vote) => Some(self.vote(vote)),
                _ => None,
            },
            flags: self.flags(ordinal),
            conflict: self.stands.in_conflict(ordinal),
            evidence: record.evidence().iter().map(|e| self.evidence(e)).collect(),
            record,
        }
    }

    fn describe_passage(&self, id: &str) -> Option<RecordInfo<'_>> {
        let (text, paragraph) = self.passage_of(id)?;
        let source = self.ordinal(text.source.as_str())?;
        let mut info = self.describe(source, self.records.at(source)?);
        let words = text.text.get(paragraph.bytes.clone())?;
        let before = text.text.get(..paragraph.bytes.start)?;
        let start = u32::try_from(before.chars().count()).ok()?;
        let end = start.checked_add(u32::try_from(words.chars().count()).ok()?)?;
        info.evidence = vec![self.evidence(&Evidence {
            source: text.source.clone(),
            anchor: Some(Anchor { paragraph: paragraph.paragraph, start, end, hash: span_hash(words) }),
            locator: None,
            quote: None,
            made: Made::Extracted,
            confidence: 1.0,
            rule: None,
            note: None,
        })];
        info.id = id.to_owned();
        info.text = words.to_owned();
        Some(info)
    }

    fn reference_to(&self, id: &Id) -> Option<Ref> {
        self.record(id.as_str()).map(|r| self.reference(r))
    }

    fn who_refs(&self, record: RecordRef<'_>) -> Vec<Ref> {
        match record {
            RecordRef::Statement(r) => self.references(&r.speakers),
            RecordRef::Assertion(r) => self.references(r.evidence.first().map(|e| &e.source)),
            RecordRef::Event(r) => self.references(r.participants.iter().map(|p| &p.actor)),
            RecordRef::Instrument(r) => self.references(&r.parties),
            RecordRef::Source(_)
            | RecordRef::Actor(_)
            | RecordRef::Provision(_)
            | RecordRef::Claim(_)
            | RecordRef::Vote(_) => vec![],
        }
    }

    fn claims(&self, ordinal: u32, record: RecordRef<'_>) -> Vec<ClaimInfo> {
        let on = |position: &Position| {
            let claim = self.ordinal(position.claim.as_str())?;
            self.claim(claim, Some(position.position))
        };
        match record {
            RecordRef::Statement(r) => r.positions.iter().take(CLAIMS).filter_map(on).collect(),
            RecordRef::Assertion(r) => r.positions.iter().take(CLAIMS).filter_map(on).collect(),
            RecordRef::Claim(_) => self.claim(ordinal, None).into_iter().collect(),
            _ => vec![],
        }
    }

    fn claim(&self, claim: u32, position: Option<PositionKind>) -> Option<ClaimInfo> {
        let record = self.records.at(claim)?;
        let stands = self.stands.on(claim).iter().take(STANDS).filter_map(|stand| {
            let record = self.records.at(stand.record)?;
            Some(StandInfo {
                record: self.reference(record),
                who: self.who(record),
                position: stand.position,
                relay: stand.relay,
                date: record.date().map(|d| d.edtf.text()),
                place: record.evidence().first().map(place).unwrap_or_default(),
            })
        });
        let tally = self.stands.tally(claim);
        Some(ClaimInfo { claim: self.reference(record), position, tally, stands: stands.collect() })
    }

    fn flags(&self, ordinal: u32) -> Vec<FlagInfo> {
        let flags = self.stands.flags(ordinal).filter_map(|at| {
            let owner = self.records.at(at.record)?;
            let flag = owner.flags().get(at.index as usize)?;
            let own = self.records.at(ordinal)?.id();
            let with = std::iter::once(owner.id()).chain(&flag.with).filter(|id| *id != own);
            Some(FlagInfo { kind: flag.kind, note: flag.note.clone(), with: self.references(with) })
        });
        flags.collect()
    }

    fn vote(&self, vote: &Vote) -> VoteInfo {
        VoteInfo {
            outcome: vote.outcome(),
            yes: vote.count(BallotKind::Yes),
            no: vote.count(BallotKind::No),
            abstain: vote.count(BallotKind::Abstain),
            absent: vote.count(BallotKind::Absent),
            vetoes: match vote.outcome() {
                Outcome::Vetoed => vote.vetoes().map(ToString::to_string).collect(),
                Outcome::Adopted | Outcome::Failed => vec![],
            },
            ballots: (vote.ballots.iter())
                .map(|b| BallotInfo {
                    member: self.reference_to(&b.member).unwrap_or_else(|| Ref {
                        id: b.member.to_string(),
                        kind: Kind::Actor,
                        label: b.member.to_string(),
                    }),
                    ballot: b.ballot,
                    permanent: Vote::PERMANENT.contains(&b.member.as_str()),
                })
                .collect(),
        }
    }

    fn facts(&self, record: RecordRef<'_>) -> Vec<Fact> {
        let mut facts = Facts { dossier: self, all: vec![] };
        match record {
            RecordRef::Source(r) => {
                facts.add("Sort", source_kind(r.kind));
                facts.maybe("Publisher", &r.publisher);
                facts.maybe("Author", &r.author);
                facts.maybe("Dateline", &r.dateline);
                facts.maybe("Language", &r.language);
                facts.maybe("Address", &r.url);
                facts.maybe("About", &r.summary);
                facts.maybe("Fingerprint (SHA-256)", &r.fingerprint);
                facts.maybe("Length in characters", &r.length.map(|n| n.to_string()));
                facts.maybe("Paragraphs", &r.paragraphs.map(|n| n.to_string()));
            }
            RecordRef::Actor(r) => {
                facts.add("Sort", actor_kind(r.kind));
                facts.list("Also called", &r.aliases);
                facts.maybe("ISO 3166-1 alpha-2", &r.iso2);
                facts.maybe("ISO 3166-1 alpha-3", &r.iso3);
                facts.records("Belongs to", &r.part_of);
                for role in &r.roles {
                    let during = role.during.map(|d| format!(", {}", d.text())).unwrap_or_default();
                    facts.add("Office", format!("{}{during}", role.title));
                    facts.records("Of", &role.holder_for);
                }
                facts.maybe("About", &r.summary);
            }
            RecordRef::Instrument(r) => {
                facts.add("Sort", instrument_kind(r.kind));
                facts.maybe("Symbol", &r.symbol);
                facts.list("Also called", &r.aliases);
                facts.maybe("In force", &r.in_force.map(|d| d.text()));
                facts.maybe("Meeting", &r.meeting);
                facts.maybe("About", &r.summary);
            }
            RecordRef::Provision(r) => {
                facts.records("Instrument", Some(&r.instrument));
                facts.maybe("Paragraph", &r.paragraph);
                facts.add("Measure", &r.measure);
                let direction = r.direction.map(|d| match d {
                    Direction::FromDprk => "from the DPRK",
                    Direction::ToDprk => "to the DPRK",
                    Direction::Both => "from and to the DPRK",
                });
                facts.maybe("Direction", &direction.map(String::from));
                facts.list("Goods", &r.goods);
                let ceiling = r.quantity.as_ref().map(|q| {
                    let per = q.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
                    format!("{} {}{per}", grouped(q.value), q.unit)
                });
                facts.maybe("Ceiling", &ceiling);
                facts.maybe("Exemption", &r.exemption);
                facts.maybe("In force", &r.in_force.map(|d| d.text()));
            }
            RecordRef::Event(r) => {
                facts.add("Sort", r.event_type.as_str().replace('-', " "));
                facts.add("PLOVER type", r.event_type.plover());
                facts.maybe("Place", &r.place);
                for participant in &r.participants {
                    if let Some(role) = &participant.role {
                        facts.add("Part played", format!("{}: {role}", self.name(&participant.actor)));
                    }
                }
                facts.list("Goods", &r.goods);
                facts.maybe("About", &r.summary);
            }
            RecordRef::Statement(r) => facts.list("Goods", &r.goods),
            RecordRef::Assertion(r) => facts.list("Goods", &r.goods),
            RecordRef::Claim(r) => {
                if let Some(relation) = &r.relation {
                    facts.records("Subject", Some(&relation.subject));
                    facts.add("Relation", relation.predicate.replace('-', " "));
                    facts.records("Object", &relation.objects);
                }
                facts.list("Goods", &r.goods);
            }
            RecordRef::Vote(r) => {
                facts.records("Instrument", Some(&r.instrument));
                facts.maybe("Meeting", &r.meeting);
                facts.add("Result", result(r));
                facts.records("Vetoed by", r.vetoes().filter(|_| r.outcome() == Outcome::Vetoed));
            }
        }
        facts.all
    }
}

/// Facts in the making.
struct Facts<'a> {
    dossier: &'a Dossier,
    all: Vec<Fact>,
}

impl Facts<'_> {
    fn add(&mut self, label: &'static str, value: impl Into<String>) {
        self.all.push(Fact { label, value: value.into(), reference: None });
    }

    fn maybe(&mut self, label: &'static str, value: &Option<String>) {
        if let Some(value) = value {
            self.add(label, value);
        }
    }

    fn list(&mut self, label: &'static str, values: &[String]) {
        if !values.is_empty() {
            self.add(label, values.join("; "));
        }
    }

    fn records<'b>(&mut self, label: &'static str, ids: impl IntoIterator<Item = &'b Id>) {
        for id in ids {
            let reference = self.dossier.reference_to(id);
            let value = reference.as_ref().map_or_else(|| id.to_string(), |r| r.label.clone());
            self.all.push(Fact { label, value, reference });
        }
    }
}

/// A number with commas between its thousands; as JSON writes it where that takes an exponent. By way of JSON because the
/// module has that way of writing numbers anyway, and the standard library's is 16 kB more.
fn grouped(value: f64) -> String {
    let text = serde_json::to_string(&value).unwrap_or_default();
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text.contains('e') {
        return text.to_owned();
    }
    let (whole, fraction) = text.find('.').map_or((text, ""), |dot| text.split_at(dot));
    let digits = whole.trim_start_matches('-');
    let mut out = String::from(if whole.starts_with('-') { "-" } else { "" });
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_grouped() {
        for (value, shown) in [
            (0.0, "0"),
            (500_000.0, "500,000"),
            (1_234.5, "1,234.5"),
            (999.0, "999"),
            (0.25, "0.25"),
            (1e15, "1,000,000,000,000,000"),
            (1e30, "1e+30"),
        ] {
            assert_eq!(grouped(value), shown);
        }
    }
}
