//! The instruments of the records.

use super::Maker;
use super::ids::{line, slug};
use crate::extract::found::InstrumentMention;
use crate::model::{Id, Instrument, InstrumentKind, Status};
use std::collections::HashMap;

/// The instruments met so far, each once.
#[derive(Debug, Default)]
pub(super) struct Instruments {
    list: Vec<Instrument>,
    by_id: HashMap<String, usize>,
    /// For each mention, by its place in the extraction's list, its instrument.
    of_mention: Vec<Option<usize>>,
}

impl Instruments {
    pub(super) fn into_list(self) -> Vec<Instrument> {
        self.list
    }

    /// The instrument that a mention, by its place in the extraction's list, names.
    pub(super) fn of(&self, mention: usize) -> Option<&Instrument> {
        self.list.get((*self.of_mention.get(mention)?)?)
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }
}

impl Maker<'_, '_, '_> {
    /// An instrument for each that is named so that it can be told from others.
    pub(super) fn name_instruments(&mut self) {
        for mention in &self.found.instruments {
            let at = self.instrument(mention);
            self.instruments.of_mention.push(at);
        }
    }

    fn instrument(&mut self, mention: &InstrumentMention<'_>) -> Option<usize> {
        let id = id(mention)?;
        let kind = kind(mention, &id)?;
        if !Id::is_well_formed(&id) || self.actors.has(&id) {
            return None;
        }
        if let Some(at) = self.instruments.by_id.get(&id) {
            return Some(*at);
        }
        let cited = matches!(kind, InstrumentKind::Resolution | InstrumentKind::Draft);
        let symbol = mention.symbol.as_deref().map(|s| line(s, 120)).filter(|s| !s.is_empty());
        let evidence = self.evidence(mention.start..mention.end, mention.confidence, mention.rule);
        let instrument = Instrument {
            id: id.as_str().into(),
            kind,
            title: title(mention, kind, symbol.as_deref())?,
            symbol: symbol.filter(|_| cited),
            aliases: Vec::new(),
            date: None,
            in_force: None,
            meeting: None,
            parties: Vec::new(),
            summary: None,
            links: Vec::new(),
            status: Status::Reported,
            evidence: evidence.into_iter().collect(),
            flags: Vec::new(),
        };
        self.instruments.by_id.insert(id, self.instruments.list.len());
        self.instruments.list.push(instrument);
        Some(self.instruments.list.len() - 1)
    }
}

/// Its own id, or for a resolution of the Security Council the one that its number gives in every dossier; for
/// others one from the symbol or name. Nothing for `the treaty`.
fn id(mention: &InstrumentMention<'_>) -> Option<String> {
    if let Some(id) = &mention.instrument {
        return Some(id.clone());
    }
    let symbol = mention.symbol.as_deref().filter(|s| s.chars().any(char::is_alphanumeric))?;
    let digits =
        symbol.strip_prefix("S/RES/").map(|rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    Some(match digits {
        Some(digits @ 1..=5) => format!("res-{}", &symbol["S/RES/".len()..][..digits]),
        _ => format!("x-instrument-{}", slug(symbol, 60)),
    })
}

fn kind(mention: &InstrumentMention<'_>, id: &str) -> Option<InstrumentKind> {
    Some(match mention.kind {
        "resolution" => InstrumentKind::Resolution,
        "draft" => InstrumentKind::Draft,
        "treaty" => InstrumentKind::Treaty,
        "declaration" => InstrumentKind::Declaration,
        // An article of the Charter is of the Charter.
        "article" if id == "un-charter" => InstrumentKind::Charter,
        _ => return None,
    })
}

/// Articles are of their charter; everything else is called by its symbol or name.
fn title(mention: &InstrumentMention<'_>, kind: InstrumentKind, symbol: Option<&str>) -> Option<String> {
    let title = match kind {
        InstrumentKind::Charter => "Charter of the United Nations".to_owned(),
        InstrumentKind::Resolution => format!("Resolution {}", symbol.map_or(mention.text, |s| s)),
        _ => line(symbol.unwrap_or(mention.text), 120),
    };
    Some(line(&title, 140)).filter(|t| !t.trim().is_empty())
}
