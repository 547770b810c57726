use super::{DateInfo, Dossier};
use crate::index::Column;
use crate::model::{Kind, SourceKind};
use serde::Serialize;

/// What a dossier is and holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DossierInfo {
    /// Its title.
    pub title: String,
    /// How many records.
    pub records: usize,
    /// How many paragraphs of the texts that it holds.
    pub passages: usize,
    /// How many records of each kind that occurs.
    pub kinds: Vec<KindCount>,
    /// Its sources, in their order.
    pub sources: Vec<SourceInfo>,
    /// The version of this crate.
    pub version: &'static str,
}

/// How many records of a kind there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// How many.
    pub count: usize,
}

/// A source as a line in a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceInfo {
    /// Its id.
    pub id: String,
    /// What sort of document it is.
    pub kind: SourceKind,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Its byline.
    pub author: Option<String>,
    /// When it was published.
    pub published: Option<DateInfo>,
    /// Where it can be found.
    pub url: Option<String>,
    /// What it is about and what to beware of.
    pub summary: Option<String>,
    /// SHA-256 of its text.
    pub fingerprint: Option<String>,
    /// How many records rest on it.
    pub records: usize,
    /// Whether the dossier holds its text.
    pub held: bool,
}

impl Dossier {
    /// How many records rest on a source, by their evidence: what it is a source of, without itself, claims (which
    /// rest on what others say) and passages.
    fn resting(&self, source: u32) -> usize {
        let claims_end = self.records.len() - self.records.votes.len();
        let claims = (claims_end - self.records.claims.len()) as u32..claims_end as u32;
        let all = self.index.having(Column::Source, source);
        let rests = |at: &&u32| **at < self.index.records() && !claims.contains(at) && **at != source;
        all.iter().filter(rests).count()
    }

    /// What the dossier is and holds.
    pub fn info(&self) -> DossierInfo {
        let mut kinds: Vec<KindCount> = Vec::new();
        for record in self.records.iter() {
            match kinds.last_mut() {
                Some(last) if last.kind == record.kind() => last.count += 1,
                _ => kinds.push(KindCount { kind: record.kind(), count: 1 }),
            }
        }
        DossierInfo {
            title: self.records.title.clone(),
            records: self.records.len(),
            passages: (self.index.len() - self.index.records()) as usize,
            kinds,
            sources: (0..)
                .zip(&self.records.sources)
                .map(|(at, source)| SourceInfo {
                    id: source.id.to_string(),
                    kind: source.kind,
                    title: source.title.clone(),
                    publisher: source.publisher.clone(),
                    author: source.author.clone(),
                    published: source.published.as_ref().map(DateInfo::from),
                    url: source.url.clone(),
                    summary: source.summary.clone(),
                    fingerprint: source.fingerprint.clone(),
                    records: self.resting(at),
                    held: self.text(source.id.as_str()).is_some(),
                })
                .collect(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}
