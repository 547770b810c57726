//! Which documents of a segment match, and what they score.

use super::leaf::{Found, Leaf, List, Node, Phrase, Plan};
use super::{Hits, Part, Searcher, Top, rank};
use crate::bits::Bits;
use crate::columns::Column;
use crate::common::Common;
use crate::postings::{BLOCK, Block, Numbers, Postings};
use crate::scoring::Scorer;
use crate::set::{Set, gallop};

impl Plan<'_> {
    /// What of the `i`th part matches; with scores if they are wanted.
    pub(super) fn matches(&self, searcher: &Searcher<'_>, i: usize, scored: bool) -> Hits {
        let Some(part) = searcher.parts.get(i) else {
            return Hits { documents: Set::none(), scores: Vec::new() };
        };
        let here = Here { plan: self, searcher, part, i };
        let set = here.set(&self.root);
        if !scored {
            return Hits { documents: set, scores: Vec::new() };
        }
        // First what matches, then what each word adds to it.
        let documents = set.into_list();
        let mut scores = vec![0; documents.len()];
        let limit = part.limit() as usize;
        let mut place = Vec::new();
        if documents.len() * 8 > limit {
            place.resize(limit, u32::MAX);
            for (at, d) in (0u32..).zip(&documents) {
                place[*d as usize] = at;
            }
        }
        for (leaf, _) in self.leaves.iter().enumerate().filter(|(_, l)| l.weight > 0.0) {
            here.add(leaf, &documents, &place, &mut scores);
        }
        Hits { documents: Set::Few(documents), scores }
    }

    /// Offers all that a leaf finds in a part, with what it scores, where the leaf is the whole query; how many there are.
    pub(super) fn offer(&self, searcher: &Searcher<'_>, i: usize, leaf: usize, top: &mut Top) -> u32 {
        let Some(part) = searcher.parts.get(i) else { return 0 };
        let here = Here { plan: self, searcher, part, i };
        let Some((own, found)) = here.leaf(leaf) else { return 0 };
        let segment = part.segment;
        let about = here.about(&Node::Text(leaf)) as usize;
        let class = segment.class_of();
        let scorer = Scorer::new(own.weight, searcher.norms, segment.classes(), about);
        let mut offer = |d: u32, f: u32| {
            top.offer(rank::key(scorer.score(f, class(d)), part.base + d));
        };
        if let Found::Dense(dense) = found {
            dense.bits.each(|d| offer(d, dense.often.get(d as usize).copied().unwrap_or(0).into()));
            return dense.count;
        }
        let List { documents, frequencies } = here.list(leaf);
        documents.iter().zip(frequencies).for_each(|(d, f)| offer(*d, f));
        documents.len() as u32
    }
}

/// A plan in a segment.
struct Here<'a> {
    plan: &'a Plan<'a>,
    searcher: &'a Searcher<'a>,
    part: &'a Part<'a>,
    i: usize,
}

impl<'a> Here<'a> {
    fn leaf(&self, number: usize) -> Option<(&'a Leaf, &'a Found)> {
        let leaf = self.plan.leaves.get(number)?;
        Some((leaf, leaf.parts.get(self.i)?))
    }

    /// About how many documents a node finds.
    fn about(&self, node: &Node<'_>) -> u32 {
        let segment = self.part.segment;
        match node {
            Node::All => self.part.limit(),
            Node::Text(leaf) => match self.leaf(*leaf) {
                Some((_, Found::Term(term))) => segment.postings.count(*term),
                Some((_, Found::List(list))) => list.documents.len() as u32,
                Some((_, Found::Dense(dense))) => dense.count,
                Some((_, Found::Phrase(phrase))) => {
                    let count = |s: &Vec<(u32, u32)>| s.iter().map(|(t, _)| segment.postings.count(*t)).sum();
                    phrase.steps.iter().map(count).min().unwrap_or(0)
                }
                None => 0,
            },
            Node::Values { column, values } => {
                let column = segment.columns.get(*column);
                column.map_or(0, |c| values.iter().map(|v| c.documents(*v).len() as u32).sum())
            }
            Node::Dates { first, last, .. } => segment.dates.about(*first, *last),
            Node::And(all) => all.iter().map(|n| self.about(n)).min().unwrap_or(self.part.limit()),
            Node::Or(any) => any.iter().fold(0, |sum: u32, n| sum.saturating_add(self.about(n))),
            Node::Not(inner) => self.part.limit().saturating_sub(self.about(inner)),
        }
    }

    /// The documents that match a node and were not removed.
    fn set(&self, node: &Node<'_>) -> Set {
        let (segment, limit) = (self.part.segment, self.part.limit());
        let found = match node {
            Node::All => Set::all(limit),
            Node::Text(leaf) => match self.leaf(*leaf) {
                Some((_, Found::Term(term))) => match segment.frequent(*term) {
                    Some(bits) => Set::Many(Bits::clone(&bits)),
                    None => Set::gather(limit, segment.postings.count(*term), |add| {
                        segment.postings.each_document(*term, add);
                    }),
                },
                Some((_, Found::List(list))) => Set::Few(list.documents.clone()),
                Some((_, Found::Dense(dense))) => Set::Many(dense.bits.clone()),
                Some((_, Found::Phrase(phrase))) => Set::Few(self.phrase(phrase, None).documents),
                None => Set::none(),
            },
            Node::Values { column, values } => match segment.columns.get(*column) {
                Some(column) => Set::gather(limit, self.about(node), |add| {
                    values.iter().for_each(|v| add(column.documents(*v)));
                }),
                None => Set::none(),
            },
            Node::Dates { first, last, within } => segment.dates.select(*first, *last, *within),
            Node::And(all) => {
                let mut order: Vec<(u32, &Node<'_>)> = all.iter().map(|n| (self.about(n), n)).collect();
                order.sort_by_key(|(about, _)| *about);
                let mut rest = order.into_iter();
                let Some((_, first)) = rest.next() else { return self.part.live(Set::all(limit)) };
                let mut found = self.set(first);
                for (_, node) in rest {
                    found = self.within(found, node);
                }
                return found;
            }
            Node::Or(any) => {
                return any.iter().fold(Set::none(), |found, node| found.or(self.set(node), limit));
            }
            Node::Not(inner) => Set::all(limit).without(&self.set(inner)),
        };
        self.part.live(found)
    }

    /// Those of a set that match a node. What is asked of few documents is asked of each.
    fn within(&self, set: Set, node: &Node<'_>) -> Set {
        let segment = self.part.segment;
        let few = match set {
            Set::Few(few) => few,
            many => return many.and(self.set(node)),
        };
        Set::Few(match node {
            Node::All => few,
            Node::Text(leaf) => match self.leaf(*leaf) {
                Some((_, Found::Term(term))) => self.among(few, *term),
                Some((_, Found::Dense(dense))) => {
                    let mut few = few;
                    few.retain(|d| dense.bits.has(*d));
                    few
                }
                Some((_, found)) => self.probe(found, &few).0,
                None => Vec::new(),
            },
            Node::Values { column, values } => {
                let mut few = few;
                match segment.columns.get(*column).map(Column::rows) {
                    Some(rows) => few.retain(|d| rows.has(*d, values)),
                    None => few.clear(),
                }
                few
            }
            Node::Dates { first, last, within } => {
                let mut few = few;
                let test = segment.dates.test(*first, *last, *within);
                few.retain(|d| test(*d));
                few
            }
            Node::Not(inner) => {
                let inside = self.within(Set::Few(few.clone()), inner);
                return Set::Few(few).without(&inside);
            }
            Node::And(all) => return all.iter().fold(Set::Few(few), |found, node| self.within(found, node)),
            Node::Or(any) => {
                let limit = segment.len();
                return any.iter().fold(Set::none(), |found, node| {
                    found.or(self.within(Set::Few(few.clone()), node), limit)
                });
            }
        })
    }

    /// Those of a list of documents that a leaf finds, and how often it stands in each.
    fn probe(&self, found: &Found, among: &[u32]) -> (Vec<u32>, Vec<u32>) {
        match found {
            Found::Term(term) => self.probe_term(*term, among),
            Found::List(list) => {
                let (mut documents, mut frequencies) = (Vec::new(), Vec::new());
                let mut from = 0;
                for document in among {
                    from += gallop(list.documents.get(from..).unwrap_or_default(), *document);
                    if list.documents.get(from) == Some(document) {
                        documents.push(*document);
                        frequencies.push(list.frequencies.get(from).copied().unwrap_or(0));
                    }
                }
                (documents, frequencies)
            }
            Found::Dense(dense) => {
                let own = among.iter().filter(|d| dense.bits.has(**d));
                own.map(|d| (*d, dense.often.get(*d as usize).map_or(0, |f| u32::from(*f)))).unzip()
            }
            Found::Phrase(phrase) => {
                let List { documents, frequencies } = self.phrase(phrase, Some(among));
                (documents, frequencies)
            }
        }
    }

    fn probe_term(&self, term: u32, among: &[u32]) -> (Vec<u32>, Vec<u32>) {
        let postings = &self.part.segment.postings;
        let (mut documents, mut frequencies) =
            (Vec::with_capacity(among.len()), Vec::with_capacity(among.len()));
        each_shared(self, term, among, |block, n, at, document| {
            documents.push(document);
            frequencies.push(postings.frequency(block, n, at));
        });
        (documents, frequencies)
    }

    /// Those of a list of documents that a term stands in.
    fn among(&self, mut list: Vec<u32>, term: u32) -> Vec<u32> {
        let segment = self.part.segment;
        if list.len() as u32 > segment.len() / 256
            && let Some(bits) = segment.frequent(term)
        {
            list.retain(|d| bits.has(*d));
            return list;
        }
        let mut kept = Vec::with_capacity(list.len());
        each_shared(self, term, &list, |_, _, _, document| kept.push(document));
        kept
    }

    /// All that a leaf finds and that was not removed.
    fn list(&self, leaf: usize) -> List {
        let Some((_, found)) = self.leaf(leaf) else { return List::default() };
        let mut list = match found {
            Found::Term(term) => {
                let mut list = List::default();
                self.part.segment.postings.each(*term, |d, f| {
                    list.documents.push(d);
                    list.frequencies.push(f);
                });
                list
            }
            Found::List(list) => {
                return List { documents: list.documents.clone(), frequencies: list.frequencies.clone() };
            }
            Found::Dense(_) => List::default(), // offered from where it is
            Found::Phrase(phrase) => self.phrase(phrase, None),
        };
        if self.part.removed.is_some() {
            let List { documents, frequencies } = &mut list;
            let mut all = documents.iter();
            frequencies.retain(|_| all.next().is_some_and(|d| !self.part.is_gone(*d)));
            documents.retain(|d| !self.part.is_gone(*d));
        }
        list
    }

    /// Adds what a leaf scores to those documents that it finds. `place` tells where each stands, or is empty.
    fn add(&self, leaf: usize, documents: &[u32], place: &[u32], scores: &mut [u32]) {
        let Some((leaf, found)) = self.leaf(leaf) else { return };
        let segment = self.part.segment;
        let class = segment.class_of();
        let scorer = Scorer::new(leaf.weight, self.searcher.norms, segment.classes(), documents.len());
        let kept = match found {
            Found::Term(term) if documents.len() > 256 => segment.frequencies(*term),
            _ => None,
        };
        let often = match found {
            Found::Dense(dense) => Some(dense.often.as_slice()),
            _ => kept.as_deref(),
        };
        if let Some(often) = often {
            for (document, score) in documents.iter().zip(scores) {
                if let Some(often @ 1..) = often.get(*document as usize) {
                    *score = score.saturating_add(scorer.score((*often).into(), class(*document)));
                }
            }
            return;
        }
        let mut add = |at: usize, document: u32, frequency: u32| {
            if let Some(score) = scores.get_mut(at) {
                *score = score.saturating_add(scorer.score(frequency, class(document)));
            }
        };
        match found {
            Found::Term(term) if !place.is_empty() => segment.postings.each(*term, |d, f| {
                add(place.get(d as usize).copied().unwrap_or(u32::MAX) as usize, d, f);
            }),
            found => {
                let (kept, frequencies) = self.probe(found, documents);
                let mut at = 0;
                for (document, frequency) in kept.iter().zip(frequencies) {
                    at += gallop(documents.get(at..).unwrap_or_default(), *document);
                    add(at, *document, frequency);
                }
            }
        }
    }

    /// The documents in which a phrase stands, and how often; only of those in `among`, if given.
    fn phrase(&self, phrase: &Phrase, among: Option<&[u32]>) -> List {
        let postings = &self.part.segment.postings;
        let single = |step: &Vec<(u32, u32)>| match step.as_slice() {
            [(term, 1)] => Some(*term),
            _ => None,
        };
        if let Some(terms) = phrase.steps.iter().map(single).collect::<Option<Vec<u32>>>() {
            return self.row(&terms, among);
        }
        let count =
            |step: &Vec<(u32, u32)>| step.iter().map(|(t, _)| u64::from(postings.count(*t))).sum::<u64>();
        let mut found = List::default();
        // A word that covers several positions makes places depend on what was read before: then from the first step on.
        let plain = phrase.steps.iter().flatten().all(|(_, parts)| *parts == 1);
        let mut order: Vec<usize> = (0..phrase.steps.len()).collect();
        if plain {
            order.sort_by_key(|step| phrase.steps.get(*step).map_or(0, count));
        }
        let mut places: Option<Vec<Place>> = None;
        for step in order {
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
                (Some(last), Some(often)) if *last == place.document => *often += 1,
                _ => {
                    found.documents.push(place.document);
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
        // The commonest words are looked up where the others stand, if there are others.
        let common = self.part.segment.common_among(terms);
        let code = |term: u32| common.and_then(|c| c.code(term));
        let some = terms.iter().any(|t| code(*t).is_none());
        let (mut order, mut beside) = (Vec::new(), Vec::new());
        for (step, term) in (0u32..).zip(terms) {
            match code(*term).filter(|_| some) {
                Some(code) => beside.push((step, code)),
                None => order.push((step, *term)),
            }
        }
        if let (Some(common), [(step, term)], None) = (common, order.as_slice(), among) {
            return self.beside(common, *term, *step, &beside);
        }
        order.sort_by_key(|(_, term)| postings.count(*term));
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

    /// Where any of the terms stands. Where all terms are plain, a place is where the phrase would begin; else, where its next
    /// word would have to stand.
    fn all_places(&self, terms: &[(u32, u32)], step: u32, plain: bool, among: Option<&[u32]>) -> Vec<Place> {
        let mut places = Vec::new();
        for (term, parts) in terms {
            let mut add = |document: u32, positions: &mut dyn Iterator<Item = u32>| {
                for position in positions {
                    let start = if plain { position.checked_sub(step) } else { position.checked_add(*parts) };
                    places.extend(start.map(|position| Place { document, position }));
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
    fn follow(&self, places: Vec<Place>, terms: &[(u32, u32)], step: u32, plain: bool) -> Vec<Place> {
        let mut documents: Vec<u32> = places.iter().map(|p| p.document).collect();
        documents.dedup();
        let mut kept = Vec::new();
        for (term, parts) in terms {
            let mut rest = places.as_slice();
            let mut add = |document: u32, positions: &mut dyn Iterator<Item = u32>| {
                while rest.first().is_some_and(|p| p.document < document) {
                    rest = rest.get(1..).unwrap_or_default();
                }
                let n = rest.iter().take_while(|p| p.document == document).count();
                let (own, after) = rest.split_at(n);
                rest = after;
                let mut own =
                    own.iter().map(|p| if plain { p.position + step } else { p.position }).peekable();
                for position in positions {
                    while own.next_if(|wanted| *wanted < position).is_some() {}
                    match own.peek() {
                        Some(wanted) if *wanted == position => {
                            let start = if plain { position - step } else { position.saturating_add(*parts) };
                            kept.push(Place { document, position: start });
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
        let (mut documents, mut frequencies) = ([0; BLOCK], [0; BLOCK]);
        match among {
            None => {
                let blocks = postings.blocks(term);
                for (i, block) in blocks.iter().enumerate() {
                    let n = postings.read(term, blocks, i, &mut documents);
                    postings.frequencies(block, n, &mut frequencies);
                    let mut before = 0u32;
                    for (document, often) in documents.iter().zip(&frequencies).take(n) {
                        f(*document, &mut postings.places(block, before, *often));
                        before = before.wrapping_add(*often);
                    }
                }
            }
            Some(among) => {
                // How many positions come before, within the block that is open.
                let (mut open, mut done, mut before) = (std::ptr::null::<Block>(), 0, 0u32);
                each_shared(self, term, among, |block, n, at, document| {
                    if !std::ptr::eq(open, block) {
                        postings.frequencies(block, n, &mut frequencies);
                        (open, done, before) = (block, 0, 0);
                    }
                    let skipped = frequencies.get(done..at).unwrap_or_default();
                    before = skipped.iter().fold(before, |sum, f| sum.wrapping_add(*f));
                    done = at;
                    let often = frequencies.get(at).copied().unwrap_or(0);
                    f(document, &mut postings.places(block, before, often));
                });
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

/// A document, and a position in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    document: u32,
    position: u32,
}

/// Calls `f` with each document of an ascending list that a term stands in: the block that holds it, how many documents that
/// has, and which of them it is. Blocks that hold none of the list are not read.
#[inline]
fn each_shared(here: &Here<'_>, term: u32, among: &[u32], mut f: impl FnMut(&Block, usize, usize, u32)) {
    let postings = &here.part.segment.postings;
    let blocks = postings.blocks(term);
    let mut documents = [0; BLOCK];
    let (mut i, mut rest) = (0, among);
    while let (Some(first), Some(block)) = (rest.first(), blocks.get(i)) {
        if block.last < *first {
            // Gallop over the table.
            let mut step = 1;
            while blocks.get(i + step).is_some_and(|b| b.last < *first) {
                i += step;
                step *= 2;
            }
            i += blocks
                .get(i..(i + step).min(blocks.len()))
                .unwrap_or_default()
                .partition_point(|b| b.last < *first);
            continue;
        }
        let own = gallop(rest, block.last.saturating_add(1));
        let (own, after) = rest.split_at(own.min(rest.len()));
        let n = postings.read(term, blocks, i, &mut documents);
        let list = documents.get(..n).unwrap_or_default();
        let mut at = 0;
        if own.len() * 8 < n {
            for document in own {
                at += list.get(at..).unwrap_or_default().partition_point(|d| d < document);
                if list.get(at) == Some(document) {
                    f(block, n, at, *document);
                }
            }
        } else {
            for document in own {
                while list.get(at).is_some_and(|d| d < document) {
                    at += 1;
                }
                if list.get(at) == Some(document) {
                    f(block, n, at, *document);
                }
            }
        }
        rest = after;
        i += 1;
    }
}
