use super::Dossier;
use super::locate::Place;
use crate::anchors::fingerprint;
use crate::model::{Anchor, Id, RecordRef, Source, SourceText};
use crate::text::paragraphs;
use crate::{Error, ErrorCode, Result};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::HashMap;

/// How a text fitted the source that it was given for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttachReport {
    /// The id of the source.
    pub source: String,
    /// Whether the text is the very one that the anchors were made on.
    pub identical: bool,
    /// How many anchors there are in it.
    pub anchors: usize,
    /// How many of them stand where they should, or near there, by their hashes.
    pub intact: usize,
    /// How many paragraphs can now be searched.
    pub passages: usize,
}

/// How many bytes may be hashed to find out how a text fits a source.
const BUDGET: usize = 32 << 20;

/// The largest text taken, in bytes: a long book.
const LARGEST: usize = 16 << 20;

impl Dossier {
    /// Takes a reader's own copy of a source into the dossier; its paragraphs become passages, and evidence shows in
    /// its context. Replaces the copy held before.
    ///
    /// Without a source, the text is recognised by its fingerprint, or else as that of the source of which most anchors
    /// fit. Line ends, a byte order mark and blank lines at the end do not matter. Spans that have moved, as by an added
    /// headline, are looked for nearby. Of a copy that was cut or changed, a fifth of the anchors must fit; each anchor
    /// then tells whether it is [intact](super::Context::intact).
    ///
    /// # Errors
    /// Code `text` if it does not belong to the source, or to none; the message says how many anchors fit. Code
    /// `not-found` if there is no such source. On an error, nothing is kept.
    pub fn attach(&mut self, source: Option<&str>, text: &str) -> Result<AttachReport> {
        if text.len() > LARGEST {
            let message =
                format!("the text is longer than {} MB: give each document by itself", LARGEST >> 20);
            return Err(Error::new(ErrorCode::Text, message));
        }
        if text.trim().is_empty() {
            return Err(Error::new(ErrorCode::Text, "the text is empty: give the document's own words"));
        }
        let (text, report) = match source {
            Some(id) => self.fit_to(id, text)?,
            None => self.recognise(text)?,
        };
        let mut records = std::mem::take(self).records;
        let source = Id::from(report.source.as_str());
        records.texts.retain(|held| held.source != source);
        records.texts.push(SourceText { source, text });
        *self = Dossier::trusted(records);
        Ok(report)
    }

    /// Drops the text of a source.
    ///
    /// # Errors
    /// Code `not-found` if the dossier holds none.
    pub fn detach(&mut self, source: &str) -> Result<()> {
        if self.text(source).is_none() {
            let message = match self.record(source) {
                Some(_) => format!("the dossier holds no text of source {source}"),
                None => return Err(self.not_found(source)),
            };
            return Err(Error::new(ErrorCode::NotFound, message));
        }
        let mut records = std::mem::take(self).records;
        records.texts.retain(|held| held.source.as_str() != source);
        *self = Dossier::trusted(records);
        Ok(())
    }

    /// The text as the source has it, if it is its text.
    fn fit_to(&self, id: &str, text: &str) -> Result<(String, AttachReport)> {
        let Some(RecordRef::Source(source)) = self.record(id) else {
            return Err(match self.record(id) {
                Some(other) => {
                    let message = format!("{id} is no source but a record of kind {}", other.kind().as_str());
                    Error::new(ErrorCode::NotFound, message)
                }
                None => self.not_found(id),
            });
        };
        if let Some(print) = &source.fingerprint
            && let Some(same) =
                forms(text).into_iter().find(|form| fingerprint(form).eq_ignore_ascii_case(print))
        {
            let anchors = self.anchors_by_source(Some(id)).remove(id).unwrap_or_default();
            let report = report(source, &same, anchors.len(), anchors.len());
            return Ok((same.into_owned(), AttachReport { identical: true, ..report }));
        }
        let anchors = self.anchors_by_source(Some(id)).remove(id).unwrap_or_default();
        let text = plain(text);
        let intact = intact(&text, &anchors, BUDGET);
        if anchors.is_empty() && source.fingerprint.is_some() {
            let message = format!(
                "this is not the text of source {id}: its fingerprint differs, and no record is anchored in it"
            );
            return Err(Error::new(ErrorCode::Text, message));
        }
        if intact * 5 < anchors.len() {
            let message = format!(
                "this is not the text of source {id} (“{}”): {intact} of {} anchors fit",
                source.title,
                anchors.len()
            );
            return Err(Error::new(ErrorCode::Text, message));
        }
        let report = report(source, &text, anchors.len(), intact);
        Ok((text.into_owned(), report))
    }

    /// The source whose text this is.
    fn recognise(&self, text: &str) -> Result<(String, AttachReport)> {
        let prints: HashMap<String, &Source> = (self.records.sources.iter())
            .filter_map(|s| Some((s.fingerprint.as_ref()?.to_ascii_lowercase(), s)))
            .collect();
        for form in forms(text) {
            if let Some(source) = prints.get(&fingerprint(&form)) {
                return self.fit_to(source.id.as_str(), text);
            }
        }
        let text = plain(text);
        let by_source = self.anchors_by_source(None);
        let share = BUDGET / by_source.len().max(1);
        let best = (self.records.sources.iter())
            .filter_map(|source| {
                let anchors = by_source.get(source.id.as_str())?;
                Some((intact(&text, anchors, share), source, anchors.len()))
            })
            // The first of equals, in the order of the sources.
            .fold(None, |best: Option<(usize, &Source, usize)>, next| match best {
                Some(best) if best.0 >= next.0 => Some(best),
                _ => Some(next),
            });
        match best {
            Some((intact, source, anchors)) if intact > 0 && intact * 5 >= anchors => {
                let report = report(source, &text, anchors, intact);
                Ok((text.into_owned(), report))
            }
            Some((intact, source, anchors)) if intact > 0 => {
                let message = format!(
                    "this is the text of no source of the dossier; the nearest is {} (“{}”), of which {intact} of {anchors} \
                     anchors fit",
                    source.id, source.title
                );
                Err(Error::new(ErrorCode::Text, message))
            }
            _ => {
                let message =
                    "this is the text of no source of the dossier: no fingerprint and no anchor fits";
                Err(Error::new(ErrorCode::Text, message))
            }
        }
    }

    /// Every anchor, each once, by source; of one source only, if so wished.
    fn anchors_by_source(&self, only: Option<&str>) -> HashMap<&str, Vec<&Anchor>> {
        let mut all: HashMap<&str, Vec<&Anchor>> = HashMap::new();
        for evidence in self.records.iter().flat_map(RecordRef::evidence) {
            let source = evidence.source.as_str();
            if let Some(anchor) = &evidence.anchor
                && only.is_none_or(|only| only == source)
            {
                all.entry(source).or_default().push(anchor);
            }
        }
        for anchors in all.values_mut() {
            crate::order::sort_by(anchors, |a, b| (a.start, a.end, &a.hash).cmp(&(b.start, b.end, &b.hash)));
            anchors.dedup();
        }
        all
    }
}

fn report(source: &Source, text: &str, anchors: usize, intact: usize) -> AttachReport {
    let passages = paragraphs(text).count();
    AttachReport { source: source.id.to_string(), identical: false, anchors, intact, passages }
}

/// How many anchors are found, in the order of their places, so that each learns from the one before how far the text
/// has moved.
fn intact(text: &str, anchors: &[&Anchor], budget: usize) -> usize {
    let mut place = Place::new(text, budget);
    anchors.iter().filter(|anchor| place.find(anchor).is_some()).count()
}

/// Without a byte order mark, and with line feeds at the ends of lines.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

/// The text as it is, and as an editor or a clipboard may have changed it without changing a word.
fn forms(text: &str) -> Vec<Cow<'_, str>> {
    let plain = plain(text);
    let trimmed = plain.trim_end().to_owned();
    let ended = format!("{trimmed}\n");
    vec![text.into(), plain, trimmed.into(), ended.into()]
}
