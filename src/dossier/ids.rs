use crate::model::{RecordRef, Records};
use std::collections::HashMap;

/// Finds records by id, and the texts of sources: places in a [`Records`], which it does not hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids {
    /// The ordinals of all records, sorted by id.
    sorted: Vec<u32>,
    /// By the ordinal of a source, its place among the texts.
    texts: HashMap<u32, usize>,
}

impl Ids {
    pub fn new(records: &Records) -> Ids {
        let mut named: Vec<(&str, u32)> = records.iter().map(|r| r.id().as_str()).zip(0..).collect();
        named.sort_unstable();
        let mut ids = Ids { sorted: named.into_iter().map(|(_, at)| at).collect(), texts: HashMap::new() };
        ids.texts = (records.texts.iter().enumerate())
            .filter_map(|(i, text)| Some((ids.ordinal(records, text.source.as_str())?, i)))
            .collect();
        ids
    }

    /// The ordinal of the record with this id. Logarithmic.
    pub fn ordinal(&self, records: &Records, id: &str) -> Option<u32> {
        let name = |at: &u32| records.at(*at).map_or("", |r| r.id().as_str());
        self.sorted.binary_search_by(|at| name(at).cmp(id)).ok().and_then(|i| self.sorted.get(i).copied())
    }

    /// The text of a source, where the dossier holds it.
    pub fn text<'a>(&self, records: &'a Records, source: &str) -> Option<&'a str> {
        let at = self.texts.get(&self.ordinal(records, source)?)?;
        records.texts.get(*at).map(|t| t.text.as_str())
    }

    /// The id that is nearest to one that no record has: it differs in case only, or is the only one that starts so.
    pub fn near(&self, records: &Records, id: &str) -> Option<String> {
        let name = |at: &u32| records.at(*at).map_or("", |r| r.id().as_str());
        if id.is_empty() {
            return None;
        }
        let same = self.sorted.iter().map(name).find(|n| n.eq_ignore_ascii_case(id));
        let start = self.sorted.partition_point(|at| name(at) < id);
        let mut starting = self.sorted.iter().skip(start).map(name).take_while(|n| n.starts_with(id));
        let only = starting.next().filter(|_| starting.next().is_none());
        same.or(only).map(str::to_owned)
    }
}

/// The record with this id, of those that can be referred to.
pub(super) fn find<'a>(records: &'a Records, ids: &Ids, id: &str) -> Option<RecordRef<'a>> {
    records.at(ids.ordinal(records, id)?)
}
