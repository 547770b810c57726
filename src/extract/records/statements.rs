//! What was said, as records.

use super::actors::is_code;
use super::dates::{date, is_before};
use super::ids::{fragment, line, slug};
use super::{LEAST, Maker, confidence};
use crate::extract::found::{Quote, Speaker};
use crate::extract::lexicon::Class;
use crate::model::{Id, Mode, Stance, Statement, Status};
use std::ops::Range;

/// So much of what was said stands in the line that shows a statement.
const SHOWN: usize = 200;

/// A sentence with cue and speaker is the evidence if it is not longer than this, in bytes.
const SENTENCE: usize = 1200;

impl Maker<'_, '_, '_> {
    /// A statement for each quote with a speaker that more likely holds than not. A quote that goes on with another is one statement with it. What
    /// stands in a headline only repeats the report.
    pub(super) fn tell_statements(&mut self) -> Vec<Statement> {
        let mut statements: Vec<Statement> = Vec::new();
        // For each quote, the statement that it is part of.
        let mut part_of: Vec<Option<usize>> = Vec::with_capacity(self.found.quotes.len());
        for (at, quote) in self.found.quotes.iter().enumerate() {
            let before = quote.continues.filter(|b| *b < at).and_then(|b| part_of.get(b).copied().flatten());
            let made = match before {
                Some(statement) => {
                    self.go_on(&mut statements[statement], quote);
                    Some(statement)
                }
                None => self.statement(quote, statements.len() + 1).map(|statement| {
                    statements.push(statement);
                    statements.len() - 1
                }),
            };
            part_of.push(made);
        }
        statements
    }

    fn statement(&mut self, quote: &Quote<'_>, number: usize) -> Option<Statement> {
        let speaker = quote.speaker.as_ref().filter(|_| !quote.headline && quote.confidence >= LEAST)?;
        // "Peru has not confirmed the deal": nothing was said.
        let stance = match quote.stance {
            None if quote.cue.is_some() => return None,
            stance => stance.unwrap_or(Stance::Affirm),
        };
        // "China rejected that": what, another sentence has told.
        let content = self.doc.place(quote.content_span.0);
        let pronoun = self.doc.any(content, Class::Pronoun.bit() | Class::Determiner.bit());
        if pronoun && self.doc.place(quote.content_span.1) == content + 1 {
            return None;
        }
        if self.is_silence(quote) {
            return None;
        }
        let said = self.shown(quote.content)?;
        let together: Vec<Id> = speaker.members.iter().filter_map(|member| self.actors.of(*member)).collect();
        let id = match together.first() {
            Some(first) => first.clone(),
            None => self.speaker(speaker, true, quote.confidence, quote.rule)?,
        };
        let (date, dated) = self.said_on(quote);
        let sure = confidence(std::iter::once(quote.confidence).chain(dated));
        let evidence: Vec<_> = self.evidence_over(self.around(quote), sure, quote.rule).into_iter().collect();
        if evidence.is_empty() {
            return None;
        }
        let alone = together.is_empty();
        let several = !alone || self.several(speaker);
        let name = if alone {
            self.actors.name(&id).to_owned()
        } else {
            line(speaker.name.as_deref().unwrap_or(speaker.text), 120)
        };
        let role = if alone { self.role(speaker, &id) } else { None };
        let mut statement = Statement {
            id: format!("{}-st-{number}-{}", self.source, slug(last_name(&name), 20)).into(),
            named: if alone { self.named(speaker, &id) } else { None },
            spoke_for: self.spoke_for(speaker, &id),
            addressees: self.others(quote.addressee.as_ref(), quote, &id),
            mode: quote.mode,
            cue: quote.cue.and_then(fragment),
            stance,
            text: wording(&name, role.as_deref(), &told(quote, stance, several), quote, &said),
            role,
            positions: Vec::new(),
            relays: None,
            via: self.others(quote.relayed_by.as_ref(), quote, &id),
            setting: quote.setting.as_ref().map(|s| line(s.text, 200)).filter(|s| !s.is_empty()),
            event: None,
            date,
            actors: Vec::new(),
            instruments: Vec::new(),
            goods: Vec::new(),
            status: Status::Reported,
            evidence,
            flags: Vec::new(),
            speakers: if alone { vec![id] } else { together },
        };
        self.about(&mut statement, quote);
        Some(statement)
    }

    /// The quote goes on with what the statement says.
    fn go_on(&mut self, statement: &mut Statement, quote: &Quote<'_>) {
        let sure = confidence([quote.confidence]);
        let more = self.evidence_over(quote.start..quote.end, sure, quote.rule);
        let known = statement.evidence.len();
        statement.evidence.extend(more.into_iter().take(8usize.saturating_sub(known)));
        self.about(statement, quote);
    }

    /// "declined to say what would come next": nothing is said.
    fn is_silence(&self, quote: &Quote<'_>) -> bool {
        const SAYING: &[&str] = &[
            "say",
            "comment",
            "answer",
            "elaborate",
            "discuss",
            "respond",
            "reply",
            "speculate",
            "specify",
            "disclose",
            "provide",
            "give",
            "name",
            "identify",
            "talk",
            "be",
        ];
        let content = self.doc.place(quote.content_span.0);
        quote.stance == Some(Stance::Reject)
            && quote.cue.is_some_and(|cue| cue.ends_with("declined") || cue.ends_with("refused"))
            && self.doc.eq(content, "to")
            && self.doc.one_of(content + 1, SAYING)
    }

    /// Whether a phrase without a name has a plural as its head: "officials in Seoul".
    fn several(&self, speaker: &Speaker<'_>) -> bool {
        let words = self.doc.place(speaker.start)..self.doc.place(speaker.end);
        let head = self.doc.grammar().chunk(words.start).head().min(words.end.saturating_sub(1));
        // "U.S. and South Korean agencies"
        let joined = self.doc.eq(head + 1, "and") && head + 1 < words.end;
        let head = if joined { self.doc.grammar().chunk(head + 2).head().min(words.end - 1) } else { head };
        // "Peru and its allies"
        let allies = speaker.actor.is_none()
            && (words.start..words.end).any(|at| self.doc.eq(at, "and"))
            && is_plural(self.doc.word(words.end - 1));
        allies || speaker.name.is_none() && is_plural(self.doc.word(head))
    }

    fn shown(&self, content: &str) -> Option<String> {
        Some(line(content, SHOWN)).filter(|said| said.chars().any(char::is_alphanumeric))
    }

    /// The quote with its cue and speaker, where they stand in one paragraph and not far apart.
    fn around(&self, quote: &Quote<'_>) -> Range<usize> {
        let paragraph = self.anchors.paragraph(quote.start);
        let mut span = quote.start..quote.end;
        let speaker = quote.speaker.as_ref().map(|s| (s.start, s.end));
        for (start, end) in [quote.cue_span, speaker].into_iter().flatten() {
            let joined = span.start.min(start)..span.end.max(end);
            let inside = paragraph.start <= start && end <= paragraph.end.max(quote.end);
            if inside && joined.len() <= SENTENCE.max(quote.end - quote.start + SENTENCE / 4) {
                span = joined;
            }
        }
        span
    }

    /// When it was said, where that can be, and how sure that is.
    fn said_on(&self, quote: &Quote<'_>) -> (Option<crate::model::Date>, Option<f64>) {
        let Some(mention) = quote.date.and_then(|at| self.found.dates.get(at)) else { return (None, None) };
        let said = date(mention).filter(|d| !self.published.is_some_and(|p| is_before(&p, &d.edtf)));
        let sure = said.as_ref().map(|_| mention.confidence);
        (said, sure)
    }

    fn role(&self, speaker: &Speaker<'_>, id: &Id) -> Option<String> {
        let own = speaker.role.clone();
        let told = || self.mentioned(speaker.start).and_then(|(mention, _)| mention.role.clone());
        own.or_else(told)
            .or_else(|| self.actors.role(id).map(str::to_owned))
            .map(|role| line(&role, 160))
            .filter(|role| !role.is_empty())
    }

    /// The name as printed, if it is one and another than that of the actor.
    fn named(&self, speaker: &Speaker<'_>, id: &Id) -> Option<String> {
        let (printed, name) = (line(speaker.text, 120), self.actors.name(id));
        let is_name = printed.chars().next().is_some_and(char::is_uppercase)
            && (speaker.name.is_some() || speaker.actor.is_some())
            && !is_code(id.as_str());
        let part = || name.split_whitespace().any(|word| word == printed);
        (is_name
            && printed != name
            && !part()
            && printed.split_whitespace().count() <= 4
            && !self.doc.any(self.doc.place(speaker.start), Class::Pronoun.bit() | Class::Determiner.bit()))
        .then_some(printed)
    }

    /// For whom it was said: what the mention says, else what the text says of the speaker elsewhere.
    fn spoke_for(&self, speaker: &Speaker<'_>, id: &Id) -> Vec<Id> {
        let alone = speaker.members.is_empty();
        let mention = self.mentioned(speaker.start).filter(|_| alone);
        let here = mention.and_then(|(mention, _)| mention.speaks_for.clone());
        let here = here.map_or_else(|| speaker.speaks_for.clone(), |here| vec![here]);
        let found = here.into_iter().map(Id::from).filter(|whom| self.actors.has(whom.as_str()));
        let mut found: Vec<Id> = found.filter(|whom| whom != id).collect();
        if found.is_empty() && alone {
            found.extend(self.actors.speaks_for(id).filter(|whom| *whom != id).cloned());
        }
        found
    }

    /// An addressee or a relay, if it is somebody with a name.
    fn others(&mut self, other: Option<&Speaker<'_>>, quote: &Quote<'_>, speaker: &Id) -> Vec<Id> {
        let id = other.and_then(|other| self.speaker(other, false, quote.confidence, quote.rule));
        id.filter(|id| id != speaker).into_iter().collect()
    }

    /// What it is about, sorted into actors, instruments and goods. Claims are left to people.
    fn about(&mut self, statement: &mut Statement, quote: &Quote<'_>) {
        for word in quote.about.iter().take(32) {
            let word = word.trim();
            let id = Id::from(word);
            if self.instruments.has(word) {
                push(&mut statement.instruments, id);
            } else if self.actors.has(word) || is_code(word) {
                let here = quote.start..quote.end;
                let Some(id) = self.known(word, here, quote.confidence, quote.rule) else { continue };
                let concerned = statement.speakers.contains(&id) || statement.addressees.contains(&id);
                if !concerned {
                    push(&mut statement.actors, id);
                }
            } else if is_good(word) {
                push(&mut statement.goods, word.to_owned());
            }
        }
    }
}

/// Whether a word is one for goods: in small letters, and no id of a claim or instrument.
fn is_good(word: &str) -> bool {
    let prefixed =
        ["cl-", "res-", "treaty-", "declaration-", "draft-", "un-"].iter().any(|p| word.starts_with(p));
    !prefixed
        && (1..=60).contains(&word.len())
        && word.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b' '))
}

fn push<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}

fn last_name(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

/// `Robert Wood (deputy U.S. ambassador) accuses: “…”`
fn wording(name: &str, role: Option<&str>, verb: &str, quote: &Quote<'_>, said: &str) -> String {
    let role = role.map(|role| format!(" ({role})")).unwrap_or_default();
    let said = match quote.mode {
        Mode::Direct => format!("“{said}”"),
        Mode::Indirect | Mode::Mixed => {
            // "agreed with that view" keeps it.
            let clause = !matches!(quote.rule, "quote-indirect-preposition" | "quote-indirect-object");
            let said = if clause { said.strip_prefix("that ").unwrap_or(said) } else { said };
            said.trim_start_matches([',', ' ']).to_owned()
        }
    };
    format!("{name}{role} {verb}: {said}")
}

/// What the speaker does, as a verb: what the stance is called, or the source's own word where it is neither here nor there and no clause
/// follows, as in "disputed the analysis".
fn told(quote: &Quote<'_>, stance: Stance, several: bool) -> String {
    const CLAUSES: &[&str] = &[
        "quote-indirect-that",
        "quote-indirect-clause",
        "quote-indirect-behind",
        "quote-indirect-according",
    ];
    let own = quote.cue.map(|cue| line(cue, 60)).filter(|cue| !cue.is_empty());
    let own = own.filter(|_| {
        stance == Stance::Affirm && quote.rule.starts_with("quote-indirect") && !CLAUSES.contains(&quote.rule)
    });
    own.unwrap_or_else(|| verb(stance, several).to_owned())
}

/// Whether a word is the plural of one for people, as such words end.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
        || word.ends_with("men")
        || ["people", "police", "percent", "others", "both", "many", "some"]
            .iter()
            .any(|other| word.eq_ignore_ascii_case(other))
}

/// What one speaker does, or several do.
fn verb(stance: Stance, several: bool) -> &'static str {
    let does = does(stance);
    match does {
        _ if !several => does,
        "denies" => "deny",
        _ => does.trim_end_matches('s'),
    }
}

/// What a speaker does, as a verb.
fn does(stance: Stance) -> &'static str {
    match stance {
        Stance::Affirm => "says",
        Stance::Deny => "denies",
        Stance::Allege => "alleges",
        Stance::Question => "asks",
        Stance::Accuse => "accuses",
        Stance::Admit => "admits",
        Stance::Announce => "announces",
        Stance::Condemn => "condemns",
        Stance::Demand => "demands",
        Stance::Doubt => "doubts",
        Stance::Praise => "praises",
        Stance::Promise => "promises",
        Stance::Reject => "rejects",
        Stance::Support => "supports",
        Stance::Threaten => "threatens",
        Stance::Urge => "urges",
        Stance::Warn => "warns",
    }
}
