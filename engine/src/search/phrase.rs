//! Words in a row: which documents have them, and how often.

use super::leaf::Phrase;
use super::matches::Here;
use super::several::List;
use crate::common::Common;
use crate::pair::{self, first, order, pair, second};
use crate::postings::{BLOCK, Block, Numbers, Postings};

impl Here<'_> {
    /// The documents in which a phrase stands, and how often; only of those in `among`, if given.
    pub(super) fn phrase(&self, phrase: &Phrase, among: Option<&[u32]>) -> List {
        let postings = &self.part.segment.postings;
        let single = |step: &Vec<(u32, u32)>| match step.as_slice() {
            [(term, 1)] => Some(*term),
            _ => None,
        };
        if let Some(terms) = phrase.steps.iter().map(single).collect::<Option<Vec<u32>>>() {
            return self.row(&terms, among);
        }
        let count = |step: &Vec<(u32, u32)>| {
            step.iter().fold(0u32, |sum, (t, _)| sum.saturating_add(postings.count(*t)))
        };
        let mut found = List::default();
        // A word that covers several positions makes places depend on what was read before: then from the first step on.
        let plain = phrase.steps.iter().flatten().all(|(_, parts)| *parts == 1);
        let mut places: Option<Vec<u64>> = None;
        for step in order(phrase.steps.iter().map(|step| if plain { count(step) } else { 0 })) {
            let Some(terms) = phrase.steps.get(step) else { continue };
            places = Some(match places {
                None => self.all_places(terms, step as u32, plain, among),
                Some(before) => self.follow(before, terms, step as u32, plain),
            });
            if places.as_ref().is_some_and(Vec::is_empty) {
                break;
            }
        }
        for place in places.unwrap_or_default() {
            match (found.documents.last(), found.frequencies.last_mut()) {
                (Some(last), Some(often)) if *last == first(place) => *often += 1,
                _ => {
                    found.documents.push(first(place));
                    found.frequencies.push(1);
                }
            }
        }
        found
    }

    /// The documents in which a term stands with common words at certain places beside it, and how often: one way through all that
    /// is known of the term.
    fn beside(&self, common: &Common, term: u32, step: u32, beside: &[(u32, u8)]) -> List {
        let postings = &self.part.segment.postings;
        let (mut documents, mut frequencies) = ([0; BLOCK], [0; BLOCK]);
        let mut gaps = Vec::new();
        let mut found = List::default();
        let blocks = postings.blocks(term);
        for (i, block) in blocks.iter().enumerate() {
            let n = postings.read(term, blocks, i, &mut documents);
            postings.frequencies(block, n, &mut frequencies);
            let sum = frequencies.iter().take(n).fold(0usize, |sum, f| sum.saturating_add(*f as usize));
            postings.gaps(block, sum, &mut gaps);
            let mut rest = gaps.as_slice();
            for (document, often) in documents.iter().zip(&frequencies).take(n) {
                let (own, after) = rest.split_at((*often as usize).min(rest.len()));
                rest = after;
                let (mut next, mut count) = (0u32, 0);
                for gap in own {
                    let position = next.wrapping_add(*gap);
                    next = position.wrapping_add(1);
                    let fits = |start: u32| {
                        beside
                            .iter()
                            .all(|(step, code)| common.at(*document, start.wrapping_add(*step)) == *code)
                    };
                    count += u32::from(position.checked_sub(step).is_some_and(fits));
                }
                if count > 0 {
                    found.documents.push(*document);
                    found.frequencies.push(count);
                }
            }
        }
        found
    }

    /// The documents in which terms stand in a row, and how often: first those that have them all, then, from the rarest term on,
    /// where they stand.
    fn row(&self, terms: &[u32], among: Option<&[u32]>) -> List {
        let postings = &self.part.segment.postings;
        // The commonest words are looked up where the others stand, or where the rarest of them does.
        let common = self.part.segment.common_among(terms);
        let code = |term: u32| common.and_then(|c| c.code(term));
        let rarest = (0u32..).zip(terms).min_by_key(|(_, term)| postings.count(**term)).map(|(step, _)| step);
        let (mut order, mut beside) = (Vec::new(), Vec::new());
        for (step, term) in (0u32..).zip(terms) {
            match code(*term).filter(|_| rarest != Some(step)) {
                Some(code) => beside.push((step, code)),
                None => order.push((step, *term)),
            }
        }
        if let (Some(common), [(step, term)], None) = (common, order.as_slice(), among) {
            return self.beside(common, *term, *step, &beside);
        }
        let sorted = pair::order(order.iter().map(|(_, term)| postings.count(*term)));
        let order: Vec<(u32, u32)> = sorted.into_iter().filter_map(|i| order.get(i).copied()).collect();
        let mut documents = match (among, order.first()) {
            (Some(among), _) => among.to_vec(),
            (None, Some((_, rarest))) => {
                let mut all = Vec::with_capacity(postings.count(*rarest) as usize);
                postings.each_document(*rarest, |d| all.extend_from_slice(d));
                all
            }
            (None, None) => Vec::new(),
        };
        let probed = if among.is_some() { 0 } else { 1 };
        for (_, term) in order.iter().skip(probed) {
            documents = self.among(documents, *term);
        }
        let mut cursors: Vec<(u32, Cursor<'_>)> =
            order.iter().map(|(step, term)| (*step, Cursor::new(postings, *term))).collect();
        let mut starts: Vec<u32> = Vec::new();
        let mut found = List::default();
        for document in documents {
            starts.clear();
            for (i, (step, cursor)) in cursors.iter_mut().enumerate() {
                let Some(places) = cursor.places(document) else {
                    starts.clear();
                    break;
                };
                if i == 0 {
                    starts.extend(places.filter_map(|p| p.checked_sub(*step)));
                } else {
                    let (mut kept, mut at) = (0, 0);
                    'places: for place in places {
                        while let Some(start) = starts.get(at) {
                            if start + *step >= place {
                                break;
                            }
                            at += 1;
                        }
                        match starts.get(at) {
                            None => break 'places,
                            Some(start) if start + *step == place => {
                                starts[kept] = *start;
                                kept += 1;
                                at += 1;
                            }
                            Some(_) => {}
                        }
                    }
                    starts.truncate(kept);
                }
                if starts.is_empty() {
                    break;
                }
            }
            if let (Some(common), [_, ..]) = (common, beside.as_slice()) {
                starts.retain(|start| {
                    beside.iter().all(|(step, code)| common.at(document, start.wrapping_add(*step)) == *code)
                });
            }
            if !starts.is_empty() {
                found.documents.push(document);
                found.frequencies.push(starts.len() as u32);
            }
        }
        found
    }

    /// Where any of the terms stands: documents and positions in pairs. Where all terms are plain, a place is where the phrase would begin; else, where its next
    /// word would have to stand.
    fn all_places(&self, terms: &[(u32, u32)], step: u32, plain: bool, among: Option<&[u32]>) -> Vec<u64> {
        let mut places = Vec::new();
        for (term, parts) in terms {
            let mut add = |document: u32, positions: &mut dyn Iterator<Item = u32>| {
                for position in positions {
                    let start = if plain { position.checked_sub(step) } else { position.checked_add(*parts) };
                    places.extend(start.map(|position| pair(document, position)));
                }
            };
            self.each_places(*term, among, &mut add);
        }
        if terms.len() > 1 {
            places.sort_unstable();
            places.dedup();
        }
        places
    }

    /// Those places at which the next step's terms stand too.
    fn follow(&self, places: Vec<u64>, terms: &[(u32, u32)], step: u32, plain: bool) -> Vec<u64> {
        let mut documents: Vec<u32> = places.iter().map(|p| first(*p)).collect();
        documents.dedup();
        let mut kept = Vec::new();
        for (term, parts) in terms {
            let mut rest = places.as_slice();
            let mut add = |document: u32, positions: &mut dyn Iterator<Item = u32>| {
                while rest.first().is_some_and(|p| first(*p) < document) {
                    rest = rest.get(1..).unwrap_or_default();
                }
                let n = rest.iter().take_while(|p| first(**p) == document).count();
                let (own, after) = rest.split_at(n);
                rest = after;
                let mut own =
                    own.iter().map(|p| if plain { second(*p) + step } else { second(*p) }).peekable();
                for position in positions {
                    while own.next_if(|wanted| *wanted < position).is_some() {}
                    match own.peek() {
                        Some(wanted) if *wanted == position => {
                            let start = if plain { position - step } else { position.saturating_add(*parts) };
                            kept.push(pair(document, start));
                        }
                        Some(_) => {}
                        None => break,
                    }
                }
            };
            self.each_places(*term, Some(&documents), &mut add);
        }
        if terms.len() > 1 {
            kept.sort_unstable();
            kept.dedup();
        }
        kept
    }

    /// Calls `f` with every document of a term, or those of `among`, and the positions there.
    fn each_places(
        &self,
        term: u32,
        among: Option<&[u32]>,
        f: &mut impl FnMut(u32, &mut dyn Iterator<Item = u32>),
    ) {
        let postings = &self.part.segment.postings;
        let Some(among) = among else { return postings.each_places(term, f) };
        let mut cursor = Cursor::new(postings, term);
        for document in among {
            if let Some(mut places) = cursor.places(*document) {
                f(*document, &mut places);
            }
        }
    }
}

/// A way through the documents of a term, with the positions in each.
struct Cursor<'a> {
    postings: &'a Postings,
    term: u32,
    blocks: &'a [Block],
    /// The block that is open; none at first.
    open: Option<usize>,
    documents: Numbers,
    frequencies: Numbers,
    n: usize,
    /// The place in the block, and how many positions come before it there.
    at: usize,
    before: u32,
}

impl<'a> Cursor<'a> {
    fn new(postings: &'a Postings, term: u32) -> Cursor<'a> {
        let blocks = postings.blocks(term);
        let (documents, frequencies) = ([0; BLOCK], [0; BLOCK]);
        Cursor { postings, term, blocks, open: None, documents, frequencies, n: 0, at: 0, before: 0 }
    }

    /// The positions in a document; `None` if the term does not stand there. Documents have to come in order.
    #[inline]
    fn places(&mut self, document: u32) -> Option<impl Iterator<Item = u32> + use<'a>> {
        let from = self.open.unwrap_or(0);
        if self.open.is_none() || self.blocks.get(from)?.last < document {
            self.seek(from, document)?;
        }
        let (documents, frequencies) =
            (self.documents.get(self.at..self.n)?, self.frequencies.get(self.at..self.n)?);
        let mut skipped = 0;
        for (d, f) in documents.iter().zip(frequencies) {
            if *d >= document {
                break;
            }
            self.before = self.before.wrapping_add(*f);
            skipped += 1;
        }
        self.at += skipped;
        if *documents.get(skipped)? != document {
            return None;
        }
        let block = self.blocks.get(self.open?)?;
        Some(self.postings.places(block, self.before, *frequencies.get(skipped)?))
    }

    /// Opens the block that can hold a document.
    fn seek(&mut self, from: usize, document: u32) -> Option<()> {
        let mut step = 1;
        let mut from = from;
        while self.blocks.get(from + step).is_some_and(|b| b.last < document) {
            from += step;
            step *= 2;
        }
        let window = self.blocks.get(from..(from + step + 1).min(self.blocks.len()))?;
        let i = from + window.partition_point(|b| b.last < document);
        let block = self.blocks.get(i)?;
        self.n = self.postings.read(self.term, self.blocks, i, &mut self.documents);
        self.postings.frequencies(block, self.n, &mut self.frequencies);
        (self.open, self.at, self.before) = (Some(i), 0, 0);
        Some(())
    }
}
