//! What holds of each kind of record.

use super::lookup::Validator;
use super::values::{is_before, is_hex};
use super::{MAX_SPAN, shown};
use crate::edtf::Edtf;
use crate::model::*;
use std::collections::HashSet;

impl<'a> Validator<'a> {
    /// What holds for every kind: a text that stands for it, dates, evidence, flags.
    pub(super) fn common(&mut self, record: RecordRef<'a>) {
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

    pub(super) fn source(&mut self, source: &Source) {
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

    pub(super) fn actor(&mut self, actor: &'a Actor) {
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

    pub(super) fn instrument(&mut self, instrument: &'a Instrument) {
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

    pub(super) fn provision(&mut self, provision: &'a Provision) {
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

    pub(super) fn event(&mut self, event: &'a Event) {
        for (i, participant) in event.participants.iter().enumerate() {
            self.reference(&format_args!("participants[{i}].actor"), Some(&participant.actor), Kind::Actor);
        }
        self.references(&"instruments", &event.instruments, Some(Kind::Instrument));
        self.names(&"goods", &event.goods);
        self.has_evidence(&event.evidence);
    }

    pub(super) fn statement(&mut self, statement: &'a Statement) {
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
            if let Some(RecordRef::Source(source)) = self.get(&evidence.source)
                && let Some(published) = &source.published
                && is_before(&published.edtf, said)
            {
                let message = format!("was published on {}, before it was said", published.edtf);
                self.problem(&format_args!("evidence[{i}].source"), message);
            }
        }
        let earlier = [("event", &statement.event), ("relays", &statement.relays)];
        for (field, id) in earlier {
            if let Some(record) = id.as_ref().and_then(|id| self.get(id))
                && let Some(date) = record.date()
                && is_before(said, &date.edtf)
            {
                let message = format!("`{}` was on {}, later than this was said", record.id(), date.edtf);
                self.problem(&field, message);
            }
        }
    }

    pub(super) fn assertion(&mut self, assertion: &'a Assertion) {
        self.about(&assertion.actors, &assertion.instruments, &assertion.goods, &assertion.positions);
        self.has_evidence(&assertion.evidence);
        if assertion.evidence.windows(2).any(|pair| matches!(pair, [a, b] if a.source != b.source)) {
            self.problem(&"evidence",
                "rests on several sources: an assertion is one source's own voice, so write one for each source",
            );
        }
    }

    pub(super) fn claim(&mut self, claim: &'a Claim) {
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

    pub(super) fn vote(&mut self, vote: &'a Vote) {
        self.reference(&"instrument", Some(&vote.instrument), Kind::Instrument);
        let mut seen = HashSet::new();
        for (i, ballot) in vote.ballots.iter().enumerate() {
            let field = format!("ballots[{i}].member");
            self.reference(&field, Some(&ballot.member), Kind::Actor);
            if let Some(RecordRef::Actor(actor)) = self.get(&ballot.member)
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
        if let Some(RecordRef::Instrument(instrument)) = self.get(&vote.instrument) {
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
        let source = match self.get(&evidence.source) {
            Some(RecordRef::Source(source)) => Some(source),
            _ => None,
        };
        if !(0.0..=1.0).contains(&evidence.confidence) {
            self.problem(&field("confidence"), "is not between 0 and 1");
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
}
