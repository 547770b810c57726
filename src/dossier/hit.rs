use super::names::place;
use super::{DateInfo, Dossier, Highlights};
use crate::compare::{Tally, sources};
use crate::model::{Kind, PositionKind, RecordRef, Stance, Status};
use serde::Serialize;

/// A record or passage as a line in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
    /// The id of the record; for a passage the source's, `#`, and the number of the paragraph.
    pub id: String,
    /// The kind of record; `None` for a passage.
    #[serde(serialize_with = "kind")]
    pub kind: Option<Kind>,
    /// BM25F score; 0 where nothing was searched for by words.
    pub score: f32,
    /// When; `None` for a passage, whose time is for its reader to say.
    pub date: Option<DateInfo>,
    /// Who said it (statement), whose voice it is (assertion, passage), who took part; never the reporter of a
    /// statement.
    pub who: String,
    /// The office in which it was said, or the sort of record.
    pub role: String,
    /// What the speaker does in saying it.
    pub stance: Option<Stance>,
    /// The line of text that stands for it.
    pub text: String,
    /// Ids of the sources that it rests on.
    pub sources: Vec<String>,
    /// The first place to look: "source 001, paragraph 11".
    pub place: String,
    /// How far it is borne out.
    pub status: Option<Status>,
    /// Others contradict it, or sources disagree about it.
    pub conflict: bool,
    /// For claims, and for what takes a position on one: how many statements and assertions take each position, relays
    /// left out. Of several claims the contested one, or else the one on which it takes the position of its stance.
    pub tally: Option<Tally>,
    /// What matched.
    pub highlights: Highlights,
}

fn kind<S: serde::Serializer>(kind: &Option<Kind>, s: S) -> Result<S::Ok, S::Error> {
    s.serialize_str(kind.map_or("passage", Kind::as_str))
}

impl Dossier {
    /// The record or passage with this ordinal as a line in a list.
    pub(super) fn hit(&self, ordinal: u32, score: f32) -> Option<Hit> {
        match self.records.at(ordinal) {
            Some(record) => Some(self.record_hit(ordinal, record, score)),
            None => self.passage_hit(ordinal, score),
        }
    }

    fn record_hit(&self, ordinal: u32, record: RecordRef<'_>, score: f32) -> Hit {
        let sources = match record {
            RecordRef::Claim(_) => PositionKind::ALL
                .into_iter()
                .flat_map(|p| self.stands.sources(&self.records, ordinal, p))
                .fold(Vec::new(), |mut all, id| {
                    if !all.contains(&id) {
                        all.push(id);
                    }
                    all
                }),
            _ => sources(record),
        };
        Hit {
            id: record.id().to_string(),
            kind: Some(record.kind()),
            score,
            date: DateInfo::of(record),
            who: self.who(record),
            role: self.role(record),
            stance: match record {
                RecordRef::Statement(s) => Some(s.stance),
                _ => None,
            },
            text: self.line(record).into_owned(),
            sources: sources.into_iter().map(ToString::to_string).collect(),
            place: self.first_place(ordinal, record),
            status: record.status(),
            conflict: self.stands.in_conflict(ordinal),
            tally: self.tally(ordinal, record),
            highlights: Highlights::default(),
        }
    }

    /// Where to look first. For a claim, where the first who takes a position on it does.
    fn first_place(&self, ordinal: u32, record: RecordRef<'_>) -> String {
        match record {
            RecordRef::Source(source) => format!("source {}", source.id),
            RecordRef::Claim(_) => {
                let own = self.stands.on(ordinal).iter().find(|s| !s.relay);
                let first = own.and_then(|s| self.records.at(s.record));
                first.and_then(|r| r.evidence().first()).map(place).unwrap_or_default()
            }
            _ => record.evidence().first().map(place).unwrap_or_default(),
        }
    }

    fn tally(&self, ordinal: u32, record: RecordRef<'_>) -> Option<Tally> {
        let positions = match record {
            RecordRef::Claim(_) => return Some(self.stands.tally(ordinal)),
            RecordRef::Statement(s) => &s.positions,
            RecordRef::Assertion(a) => &a.positions,
            _ => return None,
        };
        let stance = match record {
            RecordRef::Statement(s) => s.stance.as_str(),
            _ => "",
        };
        let claims = positions.iter().filter_map(|p| Some((p, self.ordinal(p.claim.as_str())?)));
        let tallies = claims.map(|(p, claim)| {
            let tally = self.stands.tally(claim);
            let contested = tally.deny > 0 && tally.affirm + tally.allege > 0;
            ((contested, p.position.as_str() == stance), tally)
        });
        // The first of equals.
        let best = tallies.fold(None, |best, next| match best {
            Some((rank, _)) if rank >= next.0 => best,
            _ => Some(next),
        });
        best.map(|(_, tally)| tally)
    }
}
