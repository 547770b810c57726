//! What holds of every dossier, whoever made it: corpus, pack, or records added while it is open.

use super::*;
use crate::edtf::{Edtf, Precision};
use crate::{Error, ErrorCode, Result};
use std::collections::{HashMap, HashSet};
use std::fmt;

/// Something that is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The record. A malformed id is cut to a length that can be printed.
    pub record: Id,
    /// The field, as the record is written in JSON, with the place in a list: `evidence[0].anchor.hash`.
    pub field: String,
    /// What is wrong and what to do, for people.
    pub message: String,
}

impl Problem {
    pub(crate) fn new(record: &Id, field: impl Into<String>, message: impl Into<String>) -> Problem {
        Problem { record: shown(record.as_str()).into(), field: field.into(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.record, self.field, self.message)
    }
}

/// The most code points that an anchor may span; a sentence or a paragraph, not a document. Bounds the hashing that
/// a dossier can ask for.
pub const MAX_SPAN: u32 = 10_000;

/// The most words of somebody else's that a record may quote.
pub const MAX_QUOTED_WORDS: usize = 8;

/// How many problems an [error](check) lists; the rest it counts.
const LISTED: usize = 5;

/// How many dangling ids get a "did you mean": each costs a walk over all ids.
const SUGGESTED: usize = 3;

/// An error with code `record` if anything is [wrong](validate): it lists the first few problems and counts the rest.
pub fn check(records: &Records) -> Result<()> {
    let found = find(records, LISTED);
    if found.count == 0 {
        return Ok(());
    }
    let mut lines: Vec<String> = found.problems.iter().map(Problem::to_string).collect();
    if found.count > lines.len() {
        lines.push(format!("and {} more", found.count - lines.len()));
    }
    Err(Error::new(ErrorCode::Record, lines.join("; ")))
}

/// Everything that is wrong with the records, in their order. Linear in their size.
///
/// ```
/// use article41::model::{self, Claim, Records, Status};
///
/// let claim = Claim {
///     id: "cl-mine".into(),
///     text: "it rained".into(),
///     relation: None,
///     date: None,
///     actors: vec!["PRK".into()],
///     instruments: Vec::new(),
///     goods: Vec::new(),
///     status: Status::Reported,
///     flags: Vec::new(),
/// };
/// let records = Records { claims: vec![claim], ..Records::default() };
/// let problems = model::validate(&records);
/// assert_eq!(problems[0].to_string(), "cl-mine: actors[0]: no record has the id `PRK`");
/// ```
pub fn validate(records: &Records) -> Vec<Problem> {
    find(records, usize::MAX).problems
}

/// Looks for everything that is wrong, but keeps the first few only: a hostile dossier can be wrong in every byte.
fn find(records: &Records, limit: usize) -> Found {
    let found = Found { problems: Vec::new(), limit, count: 0 };
    let mut v = Validator { known: HashMap::new(), current: Id::default(), found, suggested: 0 };
    v.ids(records);
    for record in records.iter() {
        v.current = record.id().clone();
        v.common(record);
        match record {
            RecordRef::Source(r) => v.source(r),
            RecordRef::Actor(r) => v.actor(r),
            RecordRef::Instrument(r) => v.instrument(r),
            RecordRef::Provision(r) => v.provision(r),
            RecordRef::Event(r) => v.event(r),
            RecordRef::Statement(r) => v.statement(r),
            RecordRef::Assertion(r) => v.assertion(r),
            RecordRef::Claim(r) => v.claim(r),
            RecordRef::Vote(r) => v.vote(r),
        }
    }
    v.codes(records);
    v.cycles("relays", records.statements.iter().filter_map(|s| Some((&s.id, s.relays.as_ref()?))));
    v.cycles("partOf", records.actors.iter().filter_map(|a| Some((&a.id, a.part_of.as_ref()?))));
    v.texts(records);
    v.found
}

/// The problems found.
struct Found {
    problems: Vec<Problem>,
    limit: usize,
    count: usize,
}

impl Found {
    /// Puts a problem into words if it is among the first few, and counts it otherwise.
    fn add(&mut self, record: &Id, field: Field<'_>, message: impl Into<String>) {
        self.count += 1;
        if self.problems.len() < self.limit {
            self.problems.push(Problem::new(record, field.to_string(), message));
        }
    }
}

/// A text cut to a length that can stand in a message.
fn shown(text: &str) -> String {
    match text.char_indices().nth(80) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// How many words a fragment has: runs without white space that hold a letter or digit.
fn words(fragment: &str) -> usize {
    fragment.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// Whether every day that `a` can mean is more than a day before those that `b` can mean.
fn is_before(a: &Edtf, b: &Edtf) -> bool {
    matches!((a.bounds().1, b.bounds().0), (Some(last), Some(first)) if last.saturating_add(1) < first)
}

fn is_hex(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The name of a field, unformatted.
type Field<'f> = &'f dyn fmt::Display;

struct Validator<'a> {
    known: HashMap<&'a str, RecordRef<'a>>,
    current: Id,
    found: Found,
    suggested: usize,
}

impl<'a> Validator<'a> {
    /// Fields are only put into words where something is wrong with them.
    fn problem(&mut self, field: Field<'_>, message: impl Into<String>) {
        self.found.add(&self.current, field, message);
    }

    fn ids(&mut self, records: &'a Records) {
        for record in records.iter() {
            let id = record.id();
            if !Id::is_well_formed(id.as_str()) {
                let rule = "is not an id: use 1 to 120 ASCII letters, digits, `-`, `_`, `.` and `/`";
                self.found.add(id, &"id", rule);
            }
            if let Some(other) = self.known.insert(id.as_str(), record) {
                let message = format!(
                    "is used twice, by {} and by {}: ids are unique across all kinds",
                    with_article(other.kind()),
                    with_article(record.kind())
                );
                self.found.add(id, &"id", message);
            }
        }
    }

    /// What holds for every kind: a text that stands for it, dates, evidence, flags.
    fn common(&mut self, record: RecordRef<'a>) {
        let field = match record.kind() {
            Kind::Source | Kind::Instrument | Kind::Event => "title",
            Kind::Actor => "name",
            Kind::Provision | Kind::Statement | Kind::Assertion | Kind::Claim => "text",
            Kind::Vote => "summary",
        };
        self.not_blank(&field, record.text());
        if let Some(date) = record.date() {
            let field = if record.kind() == Kind::Source { "published" } else { "date" };
            if let Some(expression) = &date.expression {
                self.quoted(&format_args!("{field}.expression"), expression);
            }
        }
        for (i, evidence) in record.evidence().iter().enumerate() {
            self.evidence(i, evidence);
        }
        for (i, flag) in record.flags().iter().enumerate() {
            self.not_blank(&format_args!("flags[{i}].note"), &flag.note);
            self.references(&format_args!("flags[{i}].with"), &flag.with, None);
            if flag.with.contains(record.id()) {
                self.problem(&format_args!("flags[{i}].with"), "names its own record: name the others only");
            }
        }
    }

    fn source(&mut self, source: &Source) {
        if source.fingerprint.as_ref().is_some_and(|f| !is_hex(f, 64)) {
            self.problem(&"fingerprint", "is not a SHA-256: write 64 hexadecimal digits in lower case");
        }
        let is_web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        if source.url.as_ref().is_some_and(|url| !is_web(url) || url.chars().any(|c| c.is_whitespace())) {
            self.problem(
                &"url",
                "is not a web address: it starts with https:// or http:// and has no blanks",
            );
        }
        let is_tag = |tag: &String| {
            !tag.is_empty()
                && tag.split('-').all(|part| {
                    (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
                })
        };
        if source.language.as_ref().is_some_and(|tag| !is_tag(tag)) {
            self.problem(&"language", "is not a BCP 47 tag: write for example \"en\" or \"ko-KR\"");
        }
    }

    fn actor(&mut self, actor: &'a Actor) {
        for (field, code, letters) in [("iso2", &actor.iso2, 2), ("iso3", &actor.iso3, 3)] {
            let Some(code) = code else { continue };
            if code.len() != letters || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                self.problem(&field, format!("`{}` is not {letters} capital letters", shown(code)));
            }
            if actor.kind != ActorKind::State {
                self.problem(&field, "only States have ISO 3166-1 codes");
            }
        }
        self.names(&"aliases", &actor.aliases);
        self.reference(&"partOf", actor.part_of.as_ref(), Kind::Actor);
        for (i, role) in actor.roles.iter().enumerate() {
            self.not_blank(&format_args!("roles[{i}].title"), &role.title);
            self.reference(&format_args!("roles[{i}].for"), role.holder_for.as_ref(), Kind::Actor);
            self.interval(&format_args!("roles[{i}].during"), role.during.as_ref());
        }
    }

    fn instrument(&mut self, instrument: &'a Instrument) {
        self.names(&"aliases", &instrument.aliases);
        self.interval(&"inForce", instrument.in_force.as_ref());
        self.references(&"parties", &instrument.parties, Some(Kind::Actor));
        for (i, link) in instrument.links.iter().enumerate() {
            self.reference(&format_args!("links[{i}].to"), Some(&link.to), Kind::Instrument);
            if link.to == instrument.id {
                self.problem(&format_args!("links[{i}].to"), "links the instrument to itself");
            }
        }
    }

    fn provision(&mut self, provision: &'a Provision) {
        self.reference(&"instrument", Some(&provision.instrument), Kind::Instrument);
        self.not_blank(&"measure", &provision.measure);
        self.names(&"goods", &provision.goods);
        self.interval(&"inForce", provision.in_force.as_ref());
        if let Some(quantity) = &provision.quantity {
            self.not_blank(&"quantity.unit", &quantity.unit);
            if !(quantity.value.is_finite() && quantity.value >= 0.0) {
                self.problem(&"quantity.value", "is not an amount: write a number that is not negative");
            }
        }
    }

    fn event(&mut self, event: &'a Event) {
        for (i, participant) in event.participants.iter().enumerate() {
            self.reference(&format_args!("participants[{i}].actor"), Some(&participant.actor), Kind::Actor);
        }
        self.references(&"instruments", &event.instruments, Some(Kind::Instrument));
        self.names(&"goods", &event.goods);
        self.has_evidence(&event.evidence);
    }

    fn statement(&mut self, statement: &'a Statement) {
        if statement.speakers.is_empty() {
            self.problem(&"speakers", "is empty: a statement has at least one speaker");
        }
        self.references(&"speakers", &statement.speakers, Some(Kind::Actor));
        self.references(&"for", &statement.spoke_for, Some(Kind::Actor));
        self.references(&"addressees", &statement.addressees, Some(Kind::Actor));
        self.references(&"via", &statement.via, Some(Kind::Actor));
        self.reference(&"relays", statement.relays.as_ref(), Kind::Statement);
        self.reference(&"event", statement.event.as_ref(), Kind::Event);
        if let Some(cue) = &statement.cue {
            self.quoted(&"cue", cue);
        }
        self.about(&statement.actors, &statement.instruments, &statement.goods, &statement.positions);
        self.has_evidence(&statement.evidence);
        if let Some(date) = &statement.date {
            self.said_when_it_could_be(statement, &date.edtf);
        }
    }

    /// Nothing is reported before it was said, nor said before the event at which it was, nor passed on before it was
    /// said first. One day is allowed for, because dates are local.
    fn said_when_it_could_be(&mut self, statement: &Statement, said: &Edtf) {
        for (i, evidence) in statement.evidence.iter().enumerate() {
            if let Some(RecordRef::Source(source)) = self.known.get(evidence.source.as_str()).copied()
                && let Some(published) = &source.published
                && is_before(&published.edtf, said)
            {
                let message = format!("was published on {}, before it was said", published.edtf);
                self.problem(&format_args!("evidence[{i}].source"), message);
            }
        }
        let earlier = [("event", &statement.event), ("relays", &statement.relays)];
        for (field, id) in earlier {
            if let Some(record) = id.as_ref().and_then(|id| self.known.get(id.as_str()).copied())
                && let Some(date) = record.date()
                && is_before(said, &date.edtf)
            {
                let message = format!("`{}` was on {}, later than this was said", record.id(), date.edtf);
                self.problem(&field, message);
            }
        }
    }

    fn assertion(&mut self, assertion: &'a Assertion) {
        self.about(&assertion.actors, &assertion.instruments, &assertion.goods, &assertion.positions);
        self.has_evidence(&assertion.evidence);
        if assertion.evidence.windows(2).any(|pair| matches!(pair, [a, b] if a.source != b.source)) {
            self.problem(&"evidence",
                "rests on several sources: an assertion is one source's own voice, so write one for each source",
            );
        }
    }

    fn claim(&mut self, claim: &'a Claim) {
        self.references(&"actors", &claim.actors, Some(Kind::Actor));
        self.references(&"instruments", &claim.instruments, Some(Kind::Instrument));
        self.names(&"goods", &claim.goods);
        if let Some(relation) = &claim.relation {
            self.resolve(&"relation.subject", &relation.subject, None);
            self.not_blank(&"relation.predicate", &relation.predicate);
            self.references(&"relation.objects", &relation.objects, None);
            if relation.objects.is_empty() {
                self.problem(&"relation.objects", "is empty: a relation has at least one object");
            }
        }
    }

    fn vote(&mut self, vote: &'a Vote) {
        self.reference(&"instrument", Some(&vote.instrument), Kind::Instrument);
        let mut seen = HashSet::new();
        for (i, ballot) in vote.ballots.iter().enumerate() {
            let field = format!("ballots[{i}].member");
            self.reference(&field, Some(&ballot.member), Kind::Actor);
            if let Some(RecordRef::Actor(actor)) = self.known.get(ballot.member.as_str())
                && actor.kind != ActorKind::State
            {
                self.problem(&field, format!("`{}` is not a State", ballot.member));
            }
            if !seen.insert(ballot.member.as_str()) {
                self.problem(&field, format!("`{}` votes twice", shown(ballot.member.as_str())));
            }
        }
        if vote.ballots.len() != 15 {
            let message = format!("has {} ballots: the Council has 15 members", vote.ballots.len());
            self.problem(&"ballots", message);
        }
        for member in Vote::PERMANENT.iter().filter(|member| !seen.contains(*member)) {
            self.problem(&"ballots", format!("lacks the permanent member {member}"));
        }
        if let Some(RecordRef::Instrument(instrument)) = self.known.get(vote.instrument.as_str()).copied() {
            self.vote_on(vote, instrument);
        }
    }

    /// What a vote and the instrument voted on say of each other.
    fn vote_on(&mut self, vote: &Vote, instrument: &Instrument) {
        let outcome = vote.outcome();
        let fits = match instrument.kind {
            InstrumentKind::Resolution => outcome == Outcome::Adopted,
            InstrumentKind::Draft => outcome != Outcome::Adopted,
            _ => false,
        };
        if !fits {
            let word = match outcome {
                Outcome::Adopted => "adopted",
                Outcome::Vetoed => "vetoed",
                Outcome::Failed => "rejected for want of nine votes",
            };
            self.problem(
                &"ballots",
                format!(
                    "come to: {word}; a resolution is adopted, a draft is not, and nothing else is voted on"
                ),
            );
        }
        if instrument.date.as_ref().is_some_and(|date| date.edtf != vote.date.edtf) {
            let message = format!("is not the date of `{}`", instrument.id);
            self.problem(&"date", message);
        }
        if let (Some(here), Some(there)) = (&vote.meeting, &instrument.meeting)
            && here != there
        {
            let message = format!("is not that of `{}`, {}", instrument.id, shown(there));
            self.problem(&"meeting", message);
        }
    }

    fn evidence(&mut self, i: usize, evidence: &'a Evidence) {
        let field = |name: &str| format!("evidence[{i}].{name}");
        self.reference(&format_args!("evidence[{i}].source"), Some(&evidence.source), Kind::Source);
        let source = match self.known.get(evidence.source.as_str()) {
            Some(RecordRef::Source(source)) => Some(*source),
            _ => None,
        };
        if !(0.0..=1.0).contains(&evidence.confidence) {
            self.problem(&field("confidence"), format!("{} is not between 0 and 1", evidence.confidence));
        }
        if let Some(quote) = &evidence.quote {
            self.quoted(&format_args!("evidence[{i}].quote"), quote);
            if evidence.anchor.is_none() {
                self.problem(&field("quote"), "is quoted from nowhere: a quote needs an anchor");
            }
        }
        if evidence.anchor.is_none() && evidence.locator.as_ref().is_none_or(|l| l.trim().is_empty()) {
            self.problem(
                &format_args!("evidence[{i}]"),
                "has neither anchor nor locator: say where in the source",
            );
        }
        let Some(anchor) = &evidence.anchor else { return };
        if anchor.start >= anchor.end {
            let message = format!("{}-{} is empty: the end comes after the start", anchor.start, anchor.end);
            self.problem(&field("anchor"), message);
        } else if anchor.end - anchor.start > MAX_SPAN {
            self.problem(
                &field("anchor"),
                format!("spans more than {MAX_SPAN} code points: point to the sentence"),
            );
        }
        if let Some(length) = source.and_then(|s| s.length).filter(|length| anchor.end > *length) {
            let message = format!("ends at {}, but the source has {length} code points", anchor.end);
            self.problem(&field("anchor.end"), message);
        }
        if anchor.paragraph == 0 {
            self.problem(&field("anchor.paragraph"), "paragraphs are counted from 1");
        } else if let Some(n) = source.and_then(|s| s.paragraphs).filter(|n| anchor.paragraph > *n) {
            let message = format!("is {}, but the source has {n} paragraphs", anchor.paragraph);
            self.problem(&field("anchor.paragraph"), message);
        }
        if !is_hex(&anchor.hash, 16) {
            self.problem(&field("anchor.hash"), "is not 16 hexadecimal digits in lower case");
        }
    }

    fn has_evidence(&mut self, evidence: &[Evidence]) {
        if evidence.is_empty() {
            self.problem(&"evidence", "is empty: say which source it rests on");
        }
    }

    fn about(
        &mut self,
        actors: &'a [Id],
        instruments: &'a [Id],
        goods: &'a [String],
        positions: &'a [Position],
    ) {
        self.references(&"actors", actors, Some(Kind::Actor));
        self.references(&"instruments", instruments, Some(Kind::Instrument));
        self.names(&"goods", goods);
        let mut seen = HashSet::new();
        for (i, position) in positions.iter().enumerate() {
            let field = format!("positions[{i}].claim");
            self.reference(&field, Some(&position.claim), Kind::Claim);
            if !seen.insert(position.claim.as_str()) {
                let message = format!("takes two positions on `{}`", shown(position.claim.as_str()));
                self.problem(&field, message);
            }
        }
    }

    /// States' codes are their own.
    fn codes(&mut self, records: &'a Records) {
        let mut seen: HashMap<&str, &Id> = HashMap::new();
        for actor in &records.actors {
            for (field, code) in [("iso2", &actor.iso2), ("iso3", &actor.iso3)] {
                let Some(code) = code else { continue };
                if let Some(other) = seen.insert(code, &actor.id) {
                    let message = format!("{} is also that of `{}`", shown(code), shown(other.as_str()));
                    self.found.add(&actor.id, &field, message);
                }
            }
        }
    }

    /// Following `next` from any record never comes back to it. Each record is walked once.
    fn cycles(&mut self, field: &str, next: impl Iterator<Item = (&'a Id, &'a Id)>) {
        let next: Vec<(&Id, &Id)> = next.collect();
        let by_id: HashMap<&Id, &Id> = next.iter().copied().collect();
        let mut walked: HashMap<&Id, usize> = HashMap::new();
        for (walk, (start, _)) in next.iter().enumerate() {
            let mut at = *start;
            while !walked.contains_key(at) {
                walked.insert(at, walk);
                match by_id.get(at) {
                    Some(to) => at = to,
                    None => break,
                }
            }
            // The walk ran out, or it met an earlier walk (whose cycles are known), or it met itself.
            if by_id.contains_key(at) && walked.get(at) == Some(&walk) {
                self.found.add(at, &field, "leads back to this record");
            }
        }
    }

    fn texts(&mut self, records: &'a Records) {
        let mut seen = HashSet::new();
        for text in &records.texts {
            self.current = text.source.clone();
            self.reference(&"text", Some(&text.source), Kind::Source);
            if !seen.insert(&text.source) {
                self.problem(&"text", "the dossier holds two texts for this source");
            }
        }
    }

    fn not_blank(&mut self, field: Field<'_>, text: &str) {
        if text.trim().is_empty() {
            self.problem(field, "is empty");
        }
    }

    fn interval(&mut self, field: Field<'_>, during: Option<&Edtf>) {
        if let Some(during) = during.filter(|during| during.precision() != Precision::Interval) {
            let message = format!(
                "{during} is not an interval: write {during}/.. for what goes on, {during}/ if its end is unknown"
            );
            self.problem(field, message);
        }
    }

    fn names(&mut self, field: Field<'_>, names: &[String]) {
        for (i, name) in names.iter().enumerate() {
            self.not_blank(&format_args!("{field}[{i}]"), name);
        }
    }

    fn quoted(&mut self, field: Field<'_>, fragment: &str) {
        self.not_blank(field, fragment);
        if words(fragment) > MAX_QUOTED_WORDS {
            let message = format!("quotes {} words: at most {MAX_QUOTED_WORDS}", words(fragment));
            self.problem(field, message);
        }
    }

    fn references(&mut self, field: Field<'_>, ids: &'a [Id], kind: Option<Kind>) {
        let mut seen = HashSet::new();
        for (i, id) in ids.iter().enumerate() {
            self.resolve(&format_args!("{field}[{i}]"), id, kind);
            if !seen.insert(id) {
                self.problem(&format_args!("{field}[{i}]"), format!("names `{}` twice", shown(id.as_str())));
            }
        }
    }

    fn reference(&mut self, field: Field<'_>, id: Option<&Id>, kind: Kind) {
        if let Some(id) = id {
            self.resolve(field, id, Some(kind));
        }
    }

    fn resolve(&mut self, field: Field<'_>, id: &Id, kind: Option<Kind>) {
        match (self.known.get(id.as_str()).map(|r| r.kind()), kind) {
            (None, _) => {
                let mut message = format!("no record has the id `{}`", shown(id.as_str()));
                if self.suggested < SUGGESTED {
                    self.suggested += 1;
                    let mut candidates: Vec<&str> = self.known.keys().copied().collect();
                    candidates.sort_unstable();
                    if let Some(near) = nearest(id.as_str(), candidates) {
                        message += &format!(": did you mean `{near}`?");
                    }
                }
                self.problem(field, message);
            }
            (Some(found), Some(wanted)) if found != wanted => {
                let (found, wanted) = (with_article(found), with_article(wanted));
                self.problem(field, format!("`{}` is {found}, not {wanted}", shown(id.as_str())));
            }
            _ => {}
        }
    }
}

fn with_article(kind: Kind) -> String {
    let word = kind.as_str();
    format!("{} {word}", if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
