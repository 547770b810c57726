/// Declares the classes: each with the name that lexicon files give it.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What a word or phrase of the lexicon is. The name in brackets in the files of `lexicon/` is [`Class::as_str`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Class { $($(#[$doc])* $name,)* }

        impl Class {
            /// Every class, in the order of its bit.
            pub const ALL: &[Class] = &[$(Class::$name,)*];

            /// Its name in lexicon files.
            pub const fn as_str(self) -> &'static str {
                match self { $(Class::$name => $text,)* }
            }
        }
    };
}

classes! {
    // Closed classes of English.
    /// a, the, this, each
    Determiner = "determiner",
    /// he, she, they, who: what can be somebody
    Pronoun = "pronoun",
    /// his, their
    Possessive = "possessive",
    /// of, in, with
    Preposition = "preposition",
    /// and, or, but
    Conjunction = "conjunction",
    /// that, if, because, while, which
    Subordinator = "subordinator",
    /// be, have, do, in every form
    Auxiliary = "auxiliary",
    /// will, could, must
    Modal = "modal",
    /// not, n't, never, no
    Negation = "negation",
    /// Words with a full stop that ends no sentence: Mr, Gen, No
    Abbreviation = "abbreviation",
    /// Monday, yesterday, June: a time that can stand without a preposition
    TimeWord = "time-word",

    // Open classes, as far as endings do not tell.
    /// A verb in its base form: say, sign
    Verb = "verb",
    /// An irregular past form: said, went
    Past = "past",
    /// An irregular past participle: said, gone
    Participle = "participle",
    /// A noun that could be taken for something else: claim, meeting, hundred
    Noun = "noun",
    /// An adjective without a telling ending: former, clear
    Adjective = "adjective",
    /// An adverb without a telling ending: again, soon
    Adverb = "adverb",

    /// Words that tell that something was said or thought: said, warned, believes; the value is the stance.
    Cue = "cue",
    /// interview, statement, rally: in what something is said
    Setting = "setting",
    /// called, titled: what comes before a name rather than speech
    Naming = "naming",
    /// The meeting rose: what a record tells between turns
    StageDirection = "stage-direction",
    /// X, Facebook: on what something is written
    Platform = "platform",
    /// government, ministry: what speaks for a State
    Voice = "voice",

    // Words of time.
    /// January to December; the value is its number
    Month = "month",
    /// Monday to Sunday; the value is 1 to 7
    Weekday = "weekday",
    /// second to millennium; the value is a letter, a capital for the plural
    TimeUnit = "time-unit",
    /// one, twenty, dozen, several; the value is the number, or X
    NumberWord = "number-word",
    /// first, second, final; the value is the number, -1 for the last
    OrdinalWord = "ordinal-word",
    /// morning, noon; the value is as in TIMEX3
    TimePart = "time-part",
    /// spring to winter; the value is as in TIMEX3
    Season = "season",
    /// today, yesterday; the value is the days from today
    TimeDay = "time-day",
    /// now, recently; the value is as in TIMEX3
    TimeVague = "time-vague",
    /// daily, annual; the value is the period
    TimeSet = "time-set",
    /// last, this, next, previous; the value is -1, 0 or 1, behind a P if told from the narrative
    TimeShift = "time-shift",
    /// early, middle, end; the value is the modifier of TIMEX3
    TimePortion = "time-portion",
    /// about, more than; the value is the modifier of TIMEX3
    TimeApprox = "time-approx",
    /// fiscal, full, consecutive: words that may stand between a number or an article and a unit of time
    TimeFiller = "time-filler",
    /// GMT, EST; the value is the offset
    TimeZone = "time-zone",
    /// Feasts and days with a name; the value tells when
    Holiday = "holiday",
    /// Stretches of history; the value is their years
    TimeEra = "time-era",
    /// Past tenses that do not end in -ed
    TensePast = "tense-past",
    /// What tells that something is still to come
    TenseFuture = "tense-future",
    /// Past forms that tell of what was to come: expected, scheduled; the value says what follows them
    TensePlan = "tense-plan",
    /// Words before a month that is another word as well
    MonthLed = "month-led",
    /// Words before a year
    YearLed = "year-led",
    /// Words before a number that is no year: resolution, page
    Numbered = "numbered",
    /// Words behind a number that it counts, so that it is no year: people, miles
    Counted = "counted",

    // What follows a cue; the value is the stance by that, where it differs.
    /// Takes a clause with `that` or a question word: say, realize
    CueThat = "cue-that",
    /// Takes a clause without `that`, or stands behind it: say, think
    CueClause = "cue-clause",
    /// Takes an infinitive: want, refuse
    CueInfinitive = "cue-infinitive",
    /// Takes a person and an infinitive: urge, ask
    CuePerson = "cue-person",
    /// Takes a noun: deny, criticize
    CueObject = "cue-object",
    /// Takes a preposition: warn of, call for
    CuePreposition = "cue-preposition",
    /// Takes a gerund: deny, suggest
    CueGerund = "cue-gerund",
    /// Takes an adjective: seem, sound
    CueAdjective = "cue-adjective",
    /// An adjective of mind behind be: confident that, eager to
    CueState = "cue-state",
    /// In the passive, whose subject is in the content: expected to, accused of
    CuePassive = "cue-passive",
    /// A noun: claim, belief
    CueNoun = "cue-noun",
    /// A phrase before the source: according to
    CuePhrase = "cue-phrase",
    /// violates, harms: a verb of what is said; the value is the stance
    StanceVerb = "stance-verb",
    /// false, outrageous: what it is said to be; the value is the stance
    StanceWord = "stance-word",
    /// in breach of: what tells wherever it stands; the value is the stance
    StancePhrase = "stance-phrase",
    /// retaliate, defend: what the speaker will do; the value is the stance
    StanceWill = "stance-will",
    /// Goods; the value is the dossier's word for them
    Goods = "goods",

    // Names; the value is the id in the dossier.
    /// A State by name; the value is its ISO 3166-1 alpha-3 code.
    State = "state",
    /// The adjective of a State, or a word for its people.
    Demonym = "demonym",
    /// A city where a government sits.
    Capital = "capital",
    /// A building or an address that stands for a government.
    Seat = "seat",
    /// A name with a State's, a capital's or a person's in it that is neither.
    NoState = "no-state",
    /// Another place.
    Place = "place",
    /// What names of places end in: River, Avenue
    PlaceHead = "place-head",
    /// A person by name.
    Person = "person",
    /// An organ or a committee.
    Body = "body",
    /// An organisation, a company, an outlet.
    Organisation = "organisation",
    /// A news medium.
    Outlet = "outlet",
    /// A noun for an organ of a State: foreign ministry
    StateOrgan = "state-organ",
    /// What names of organs end in, or start with before "of": Committee
    BodyHead = "body-head",
    /// What names of organisations end in, or start with before "of": University
    OrganisationHead = "organisation-head",
    /// What names of companies end in: Inc.
    CompanySuffix = "company-suffix",

    // Persons.
    /// A given name; the value is the gender where it is sure.
    GivenName = "given-name",
    /// A family name that stands before the given name: Kim
    FamilyName = "family-name",
    /// A surname that is enough to know who is meant; the value is the full name.
    KnownSurname = "known-surname",
    /// Small words inside names: bin, al, de
    Particle = "name-particle",
    /// Behind a name: Jr.
    NameSuffix = "name-suffix",
    /// Mr., Dame; the value is the gender
    Honorific = "honorific",
    /// An office or role; the value is one word for all of its kind.
    Role = "role",
    /// What stands before a role: deputy, former
    RoleModifier = "role-modifier",
    /// sister, widow; the value is the gender
    Kin = "kin",

    // Layout of documents; the value is the kind of boilerplate.
    /// A line that is nothing else: advertisement, leave a comment.
    BoilerplateLine = "boilerplate-line",
    /// A short line that starts so: subscribe to, photo:
    BoilerplateStart = "boilerplate-start",
    /// What makes a line a caption or notice wherever it stands in it: via Wikimedia Commons, all rights reserved
    BoilerplateInside = "boilerplate-inside",
    /// An agency, as it stands beside a photographer's name or in a dateline.
    Credit = "credit",
    /// A place at the head of reports, written with small letters: Washington DC, United Nations.
    Dateline = "dateline",

    // Events; what the values say, lexicon/events.txt tells.
    /// signed, summoned: verbs that tell an event, most of them with an object that they need
    EventVerb = "event-verb",
    /// summit, veto: nouns that tell one
    EventNoun = "event-noun",
    /// treaty, ambassador: what such verbs are about; the values are groups
    EventObject = "event-object",
    /// planned, called for: what comes before an event that has not happened
    EventIrreal = "event-irreal",

    // Instruments; what the values say, lexicon/instruments.txt tells.
    /// resolution, chapter, charter: other words that the rules for instruments start from
    InstrumentWord = "instrument-word",
    /// resolution, UNSCR
    ResolutionWord = "resolution-word",
    /// Security Council, General Assembly: whose resolution it is
    Organ = "organ",
    /// S, A, INFCIRC: what symbols of documents start with
    SymbolRoot = "symbol-root",
    /// treaty, pact, agreement
    Pact = "pact",
    /// mutual, strategic: what stands before those
    PactWord = "pact-word",
    /// Treaty, Convention: where a treaty's own name begins or ends
    TreatyHead = "treaty-head",
    /// Article
    ArticleWord = "article-word",
    /// Treaties and declarations by name; the value is the id in the dossier, the kind, the usual name.
    Instrument = "instrument",
    /// Resolutions of the dossier by number; the value is the id.
    Resolution = "resolution",
    /// Treaties of the dossier by the codes of their two parties, perhaps with a year; the value as for `instrument`.
    Parties = "parties",
    /// The ids of instruments; the value is the day of each, as EDTF.
    InstrumentDate = "instrument-date",
    /// signed, adopted, vetoed: what is done to an instrument on its day
    Concluding = "concluding",

    // Votes.
    /// vetoed, in favour, unanimously; the value is what it tells
    VoteWord = "vote-word",
    /// The codes of the permanent members of the Security Council.
    PermanentMember = "permanent-member",

    // Quantities.
    /// barrel, tonne: the value is the unit in the singular.
    Unit = "unit",
    /// dollar, yuan: the value is the code of the currency.
    Currency = "currency",
    /// about, more than: the value is the bound.
    Bound = "bound",
    /// Nouns in the plural that number no thing: times, ways
    NoUnit = "no-unit",
}

impl Class {
    /// Its bit in a set of classes.
    pub const fn bit(self) -> u128 {
        1 << self as u32
    }

    /// Whether a set of classes has it.
    pub const fn is_in(self, set: u128) -> bool {
        // By halves: WebAssembly has no shift of 128 bits, and would call a function for it.
        let half = if self as u32 >= 64 { (set >> 64) as u64 } else { set as u64 };
        half >> (self as u32 % 64) & 1 != 0
    }

    /// The small words of English: its closed classes, as a set.
    pub const CLOSED: u128 = Class::Determiner.bit()
        | Class::Pronoun.bit()
        | Class::Possessive.bit()
        | Class::Preposition.bit()
        | Class::Conjunction.bit()
        | Class::Subordinator.bit()
        | Class::Auxiliary.bit()
        | Class::Modal.bit()
        | Class::Negation.bit();

    /// The class that files call so.
    pub fn named(name: &str) -> Option<Class> {
        Class::ALL.iter().copied().find(|class| class.as_str() == name)
    }
}

/// A set has room for no more.
const _: () = assert!(Class::ALL.len() <= 128);
