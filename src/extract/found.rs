use crate::model::{ActorKind, EventType, Mode, Records, Stance};
use serde::Serialize;

/// What was found in a text. Positions count bytes of UTF-8, and lie on character boundaries; `text` is the text
/// between them. Lists are in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Extraction<'t> {
    /// The document itself.
    pub source: Document<'t>,
    /// Expressions of time.
    pub dates: Vec<DateMention<'t>>,
    /// What was said, and by whom.
    pub quotes: Vec<Quote<'t>>,
    /// States, persons, bodies, organisations, wherever they are named.
    pub actors: Vec<ActorMention<'t>>,
    /// Resolutions, drafts, documents, treaties, articles of the Charter.
    pub instruments: Vec<InstrumentMention<'t>>,
    /// Votes and vetoes.
    pub votes: Vec<VoteMention<'t>>,
    /// What happened.
    pub events: Vec<EventMention<'t>>,
    /// Numbers of things.
    pub quantities: Vec<Quantity<'t>>,
    /// All this as records of a dossier.
    pub records: Records,
}

/// A stretch of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Span<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
}

/// The document: what it says of itself, and which of its lines are not the report.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document<'t> {
    /// The headline.
    pub title: Option<Span<'t>>,
    /// Who published it.
    pub publisher: Option<Span<'t>>,
    /// The place at the head of the report: `NEW YORK --`.
    pub dateline: Option<Span<'t>>,
    /// Who wrote it.
    pub byline: Option<Span<'t>>,
    /// The date printed on it.
    pub printed: Option<Span<'t>>,
    /// The day of publication, as EDTF: what the caller said, else what is printed.
    pub published: Option<String>,
    /// A word for where `published` comes from: `given`, `printed`.
    pub published_by: Option<&'static str>,
    /// BCP 47 tag of the language: `en`, or `und` where the text does not look English.
    pub language: &'static str,
    /// From the first line of the report to its last.
    pub body: Span<'t>,
    /// Lines that are not the report.
    pub boilerplate: Vec<Boilerplate<'t>>,
    /// What a careful reader must know: a printed date that the text contradicts.
    pub remarks: Vec<Remark<'t>>,
}

/// A line or several that are not the report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Boilerplate<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// What it is: `advert`, `comments`, `share`, `author`, `caption`, `navigation`, `subscribe`, `related`, `rights`,
    /// `metadata`, `repeated-title`, `subheading`.
    pub kind: &'static str,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Something that a reader must know about the document.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Remark<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// What kind of remark: as a flag of a record, `dating`.
    pub kind: &'static str,
    /// A sentence for people.
    pub reason: String,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// An expression of time (TimeML's TIMEX3).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DateMention<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// What it denotes.
    #[serde(rename = "type")]
    pub kind: TimexKind,
    /// The value of TIMEX3: `2024-06-21`, `2024-W25`, `P2D`, `PAST_REF`.
    pub value: String,
    /// The modifier of TIMEX3: `APPROX`, `START`, `END`, `MID`, `BEFORE`, `AFTER`.
    #[serde(rename = "mod")]
    pub modifier: Option<&'static str>,
    /// As EDTF level 1, where it is a day, month, year or interval.
    pub edtf: Option<String>,
    /// What a relative expression was resolved against, as EDTF or TIMEX3.
    pub anchor: Option<String>,
    /// How it was read: a sentence for people.
    pub reason: String,
    /// How sure the value is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The types of TIMEX3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum TimexKind {
    /// A day or something longer.
    #[default]
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Times that recur.
    Set,
}

/// What somebody said, or is said to think: the words, and whose they are.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quote<'t> {
    /// Where the content starts, with its opening mark.
    pub start: usize,
    /// Where it ends, with its closing mark.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// `direct`: all of it in quotation marks. `mixed`: a paraphrase with words in marks. `indirect`: no marks.
    pub mode: Mode,
    /// The words without the marks around them.
    pub content: &'t str,
    /// Where those words are.
    pub content_span: (usize, usize),
    /// The stretches in quotation marks, with the marks.
    pub fragments: Vec<Span<'t>>,
    /// The words that say that it was said: `said`, `vehemently rejected`, `according to`.
    pub cue: Option<&'t str>,
    /// Where they are.
    pub cue_span: Option<(usize, usize)>,
    /// What the speaker does by saying it.
    pub stance: Option<Stance>,
    /// Who said it; nothing where the text does not tell.
    pub speaker: Option<Speaker<'t>>,
    /// To whom.
    pub addressee: Option<Speaker<'t>>,
    /// Who passed it on: the outlet that was told, the meeting.
    pub relayed_by: Option<Speaker<'t>>,
    /// Where or how it was said: `in an interview`, `in a joint statement`, `on X`.
    pub setting: Option<Span<'t>>,
    /// The quote, by its place in the list, that this one goes on with: “A,” he said. “B.”
    pub continues: Option<usize>,
    /// It stands in the title or a heading.
    pub headline: bool,
    /// When it was said: a date, by its place in the list.
    pub date: Option<usize>,
    /// The ids of the claims, States, instruments or words for goods that it is about.
    pub about: Vec<String>,
    /// How sure speaker and content are, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Whoever speaks, is spoken to or passes on.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Speaker<'t> {
    /// Where the mention starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The mention: `Wood`, `he`, `the U.N. undersecretary general for disarmament affairs`.
    pub text: &'t str,
    /// Who it is, in full, where the text or the lexicon tells: `Robert Wood`.
    pub name: Option<String>,
    /// The id in the dossier, or the ISO 3166-1 alpha-3 code of a State.
    pub actor: Option<String>,
    /// The role, as the text has it.
    pub role: Option<String>,
    /// What kind of actor it is.
    pub kind: Option<ActorKind>,
    /// Whom the speaker speaks for, where the text tells: ids of States and bodies, several for `the envoys of Peru and Norway`.
    #[serde(rename = "for")]
    pub speaks_for: Vec<String>,
    /// Those who speak together, where each is named (`Peru and Norway`): their places in the extraction's `actors`.
    pub members: Vec<usize>,
}

/// An actor, where it is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ActorMention<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// What kind of actor.
    pub kind: ActorKind,
    /// How it is named.
    pub form: ActorForm,
    /// Its full name, the same for all mentions of one actor: `Robert Wood` also for `Wood`.
    pub name: String,
    /// The id in the dossier, or the ISO 3166-1 alpha-3 code of a State.
    pub actor: Option<String>,
    /// The role that this mention gives, as the text has it: `the deputy U.S. ambassador to the world body`.
    pub role: Option<String>,
    /// Whom a person speaks for: the id of a State or body.
    #[serde(rename = "for")]
    pub speaks_for: Option<String>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// How an actor is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorForm {
    /// By name: `Russia`, `Robert Wood`.
    Name,
    /// By part of a name: `Wood`.
    Surname,
    /// By the adjective or the word for its people: `Russian`, `the Russians`.
    Demonym,
    /// By a capital or a seat that acts for it: `Seoul urged`, `the Kremlin`.
    Metonym,
    /// A capital or a seat that is only a place: `in Seoul`.
    Place,
    /// By letters: `DPRK`, `IAEA`.
    Acronym,
    /// By a role: `the ambassador`.
    Role,
}

/// A resolution, draft, document, treaty or article, where it is named.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstrumentMention<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// What it is: `resolution`, `draft`, `document`, `meeting`, `treaty`, `declaration`, `article`, `count`.
    pub kind: &'static str,
    /// Its symbol or name in the usual form: `S/RES/2397 (2017)`, `UN Charter, Article 41`.
    pub symbol: Option<String>,
    /// The id in the dossier.
    pub instrument: Option<String>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// A vote or a veto, where it is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VoteMention<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// Votes in favour.
    pub yes: Option<u32>,
    /// Votes against.
    pub no: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// States that voted against and, being permanent members, vetoed.
    pub veto: Vec<String>,
    /// States that voted against.
    pub against: Vec<String>,
    /// States that abstained.
    pub abstained: Vec<String>,
    /// Whether it says that all voted in favour.
    pub unanimous: bool,
    /// Whether it was adopted, where that follows.
    pub adopted: Option<bool>,
    /// What was voted on, by its place in the list of instruments.
    pub instrument: Option<usize>,
    /// When, by its place in the list of dates.
    pub date: Option<usize>,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Something that happened, where it is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventMention<'t> {
    /// Where the words that tell it start.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// What kind of event, in the dossier's words; nothing for kinds that a dossier has no word for.
    #[serde(rename = "type")]
    pub event_type: Option<EventType>,
    /// The event type of PLOVER: `AGREE`, `CONSULT`, `SANCTION`.
    pub plover: &'static str,
    /// Who took part: ids where known, else names as the text has them.
    pub participants: Vec<EventParticipant<'t>>,
    /// When, by its place in the list of dates.
    pub date: Option<usize>,
    /// Where.
    pub place: Option<Span<'t>>,
    /// What it touches, by places in the list of instruments.
    pub instruments: Vec<usize>,
    /// It did not happen, or only may: negated, planned, asked for.
    pub irrealis: bool,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}

/// Who took part in an event.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EventParticipant<'t> {
    /// Where the mention starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// The id in the dossier, or the ISO code of a State.
    pub actor: Option<String>,
    /// `actor`: who did it. `recipient`: to whom.
    pub role: &'static str,
}

/// A number of something.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Quantity<'t> {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What stands there.
    pub text: &'t str,
    /// How many.
    pub value: f64,
    /// The upper end, of a range.
    pub to: Option<f64>,
    /// Of what, in the singular: `barrel`, `container`, `page`, `USD`, `percent`.
    pub unit: String,
    /// `exactly`, `about`, `more than`, `less than`, `at least`, `at most`.
    pub bound: &'static str,
    /// How sure this is, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: &'static str,
}
