use serde::{Deserialize, Serialize};
use std::fmt;

/// What a query can ask about, beside words in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // each is explained by `Field::meaning`, which people read too
pub enum Field {
    Kind,
    Actor,
    Speaker,
    State,
    Role,
    Stance,
    About,
    Instrument,
    Source,
    Publisher,
    Event,
    Goods,
    Status,
    Flag,
    In,
    Affirms,
    Denies,
    Alleges,
    Questions,
    Date,
    Within,
    Published,
    Id,
    Has,
    Made,
}

/// What is known about a field; one row for each, in the order of the enum.
struct Row {
    name: &'static str,
    meaning: &'static str,
    example: &'static str,
    /// The only values there are; empty: any.
    values: &'static [&'static str],
}

const fn row(
    name: &'static str,
    meaning: &'static str,
    example: &'static str,
    values: &'static [&'static str],
) -> Row {
    Row { name, meaning, example, values }
}

const KINDS: &[&str] =
    &["source", "actor", "instrument", "provision", "event", "statement", "assertion", "claim", "vote"];
const STANCES: &[&str] = &[
    "affirm", "deny", "allege", "question", "accuse", "admit", "announce", "condemn", "demand", "doubt",
    "praise", "promise", "reject", "support", "threaten", "urge", "warn",
];
const STATUSES: &[&str] = &["confirmed", "reported", "unconfirmed", "speculative"];
const MADE: &[&str] = &["curated", "extracted", "edited"];
const FLAGS: &[&str] = &["conflict", "error", "relay", "dating", "wording", "naming", "scope", "agreement"];

#[rustfmt::skip] // one line, one field
static ROWS: [Row; 25] = [
    row("kind", "the kind of record", "kind:statement", KINDS),
    row("actor", "anyone involved: speaker, addressee, participant, subject", "actor:\"Kim Jong Un\"", &[]),
    row("speaker", "who said it, or whom they spoke for; never who reported it", "speaker:Nebenzia", &[]),
    row("state", "any State involved, in any capacity", "state:KOR", &[]),
    row("role", "the office in which it was said", "role:ambassador", &[]),
    row("stance", "what the speaker does in saying it, or the positions taken on claims", "stance:deny", STANCES),
    row("about", "a claim on which a position is taken", "about:cl-arms-dprk-russia", &[]),
    row("instrument", "a resolution, draft, treaty or declaration concerned", "instrument:2397", &[]),
    row("source", "the document that it rests on", "source:004", &[]),
    row("publisher", "who published that document", "publisher:JURIST", &[]),
    row("event", "the event, or the one at which it was said, by name or type", "event:veto", &[]),
    row("goods", "the goods concerned", "goods:coal", &[]),
    row("status", "how far it is borne out", "status:unconfirmed", STATUSES),
    row("flag", "the sort of remark that it carries", "flag:relay", FLAGS),
    row("in", "records of the dossier, or passages of the texts that it holds", "in:passages", &["records", "passages"]),
    row("affirms", "a claim that it affirms", "affirms:cl-treaty-mutual-defence", &[]),
    row("denies", "a claim that it denies", "denies:cl-arms-dprk-russia", &[]),
    row("alleges", "a claim that it alleges", "alleges:cl-arms-dprk-russia", &[]),
    row("questions", "a claim that it questions", "questions:cl-arms-deal-breaches-resolutions", &[]),
    row("date", "when it was: the date can lie in the range", "date:2024-03..2024-06", &[]),
    row("within", "when it was: the whole of the date lies in the range", "within:2024-06", &[]),
    row("published", "when a source that it rests on was published", "published:2024-07..", &[]),
    row("id", "the record's own id", "id:res-2397", &[]),
    row("has", "that there is such a thing: a contradiction, a date, ...", "has:conflict",
        &["conflict", "date", "evidence", "quote", "flag", "text"]),
    row("made", "how it came to be tied to a source: by a person, or by rules", "made:curated", MADE),
];

impl Field {
    /// Every field, the countable ones first.
    pub const ALL: [Field; 25] = [
        Field::Kind,
        Field::Actor,
        Field::Speaker,
        Field::State,
        Field::Role,
        Field::Stance,
        Field::About,
        Field::Instrument,
        Field::Source,
        Field::Publisher,
        Field::Event,
        Field::Goods,
        Field::Status,
        Field::Flag,
        Field::In,
        Field::Affirms,
        Field::Denies,
        Field::Alleges,
        Field::Questions,
        Field::Date,
        Field::Within,
        Field::Published,
        Field::Id,
        Field::Has,
        Field::Made,
    ];

    /// The fields whose values can be counted.
    pub fn facets() -> impl Iterator<Item = Field> {
        Field::ALL.into_iter().filter(|f| f.is_facet())
    }

    fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }

    /// The name, as written before the colon.
    pub fn as_str(self) -> &'static str {
        self.row().name
    }

    /// What the field means, as a phrase for people.
    pub fn meaning(self) -> &'static str {
        self.row().meaning
    }

    /// A query that uses the field.
    pub fn example(self) -> &'static str {
        self.row().example
    }

    /// The only values that the field can have, or `None` if there is no closed set.
    pub fn values(self) -> Option<&'static [&'static str]> {
        Some(self.row().values).filter(|v| !v.is_empty())
    }

    /// Whether its values can be counted.
    pub fn is_facet(self) -> bool {
        self <= Field::In
    }

    /// Whether it takes dates and ranges of dates.
    pub fn is_date(self) -> bool {
        matches!(self, Field::Date | Field::Within | Field::Published)
    }

    /// The field of that name, in upper or lower case.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.as_str().eq_ignore_ascii_case(name))
    }

    /// The value of a closed set that the text writes, in any case; `None` if there is none or the set is open.
    pub fn closed_value(self, text: &str) -> Option<&'static str> {
        let key = crate::text::key(text);
        self.values()?.iter().copied().find(|v| *v == key)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, Made, Stance, Status};

    #[test]
    fn rows_stand_in_the_order_of_the_enum() {
        for (i, field) in Field::ALL.into_iter().enumerate() {
            assert_eq!(field as usize, i);
            assert_eq!(Field::named(&field.as_str().to_uppercase()), Some(field));
            assert_eq!(serde_json::to_value(field).unwrap(), field.as_str());
            assert!(field.example().starts_with(&format!("{field}:")));
        }
    }

    #[test]
    fn closed_sets_are_the_vocabulary() {
        assert!(Kind::ALL.iter().map(|k| k.as_str()).eq(KINDS.iter().copied()));
        assert!(Stance::ALL.iter().map(|k| k.as_str()).eq(STANCES.iter().copied()));
        assert!(Status::ALL.iter().map(|k| k.as_str()).eq(STATUSES.iter().copied()));
        assert!(Made::ALL.iter().map(|k| k.as_str()).eq(MADE.iter().copied()));
        assert_eq!(Field::Kind.closed_value("Statement"), Some("statement"));
        assert_eq!(Field::Kind.closed_value("statements"), None);
    }
}
