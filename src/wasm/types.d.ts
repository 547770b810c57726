/** A kind of record. `passage` is a paragraph of a source text that the dossier holds. */
export type Kind =
  | "source" | "actor" | "instrument" | "provision" | "event" | "statement" | "assertion" | "claim" | "vote";
export type PositionKind = "affirm" | "deny" | "allege" | "question";
export type Stance =
  | PositionKind | "accuse" | "admit" | "announce" | "condemn" | "demand" | "doubt" | "praise" | "promise"
  | "reject" | "support" | "threaten" | "urge" | "warn";
export type Status = "confirmed" | "reported" | "unconfirmed" | "speculative";
export type BallotKind = "yes" | "no" | "abstain" | "absent";
export type FlagKind = "conflict" | "error" | "relay" | "dating" | "wording" | "naming" | "scope" | "agreement";

/** A field whose values can be counted. */
export type FacetField =
  | "kind" | "actor" | "speaker" | "state" | "role" | "stance" | "about" | "instrument" | "source" | "publisher"
  | "event" | "goods" | "status" | "flag" | "in";
/** Every field that a query can name. */
export type Field =
  | FacetField | "affirms" | "denies" | "alleges" | "questions" | "date" | "within" | "published" | "id" | "has"
  | "made";
export type Sort = "relevance" | "date" | "-date";

/** `[start, end)` in UTF-16 units, so that `text.slice(start, end)` is the span. */
export type Span = [start: number, end: number];

/** A query as an object. `parseQuery` and `formatQuery` convert to text and back without loss. */
export interface Query { where: Clause | null; sort: Sort | null }
export type Clause =
  | { type: "and" | "or"; of: Clause[] }
  | { type: "not"; of: Clause }
  | { type: "word" | "phrase" | "prefix"; field: Field | null; text: string }
  | { type: "fuzzy"; field: Field | null; text: string; edits: 1 | 2 }
  | { type: "range"; field: "date" | "within" | "published"; from: string | null; to: string | null };

export interface QueryOptions {
  /** Hits to skip. Default 0. */
  offset?: number;
  /** Hits to return, 0 to 1000. Default 20. */
  limit?: number;
  /** Facets to count, each with how many values to return (0: all). Default none. */
  facets?: { field: FacetField; limit?: number }[];
  /** Histogram of dates; `auto` picks the finest unit that gives at most 200 buckets. Default none. */
  histogram?: "day" | "month" | "year" | "auto";
  /** Count how often the values of two fields occur in one record. Default none. */
  pairs?: { a: FacetField; b: FacetField; limit?: number };
  /** Mark what matched in each hit. Default true. */
  highlight?: boolean;
}

export interface QueryResult {
  /** How many records and passages match. Exact. */
  total: number;
  hits: Hit[];
  /** Distinct sources behind all matches, and how many sources the dossier has. */
  sources: { matched: number; of: number };
  facets: Facet[];
  histogram: Histogram | null;
  pairs: Pair[];
  /** The query's top-level conjuncts, as chips that can be taken off one by one. */
  chips: Chip[];
  /** Remarks that are not errors: a value that no record has, a stop word left out. */
  notices: Notice[];
}

export interface Hit {
  id: string;
  kind: Kind | "passage";
  /** BM25 score; 0 where nothing was searched for by words. */
  score: number;
  date: DateInfo | null;
  /** Who said it (statement), whose voice it is (assertion), who took part; never the reporter of a statement. */
  who: string;
  /** The office in which it was said, or the sort of record ("veto", "resolution"). */
  role: string;
  stance: Stance | null;
  /** The line of text that stands for the record. */
  text: string;
  /** Ids of the sources that it rests on. */
  sources: string[];
  /** The first place to look: "source 001, paragraph 11". */
  place: string;
  status: Status | null;
  /** Others contradict it, or sources disagree about it. */
  conflict: boolean;
  /** For claims and what takes a position on them: how many statements and assertions take each position. */
  tally: Record<PositionKind, number> | null;
  highlights: { text: Span[]; who: Span[]; role: Span[] };
}

/** A date made ready to show. Days are counted from 1970-01-01. */
export interface DateInfo {
  edtf: string;
  /** For people, in English: "about 21 June 2024", "2006 to now". */
  text: string;
  /** First and last day that it can mean; null where it is open. */
  earliest: number | null;
  latest: number | null;
  precision: "day" | "month" | "season" | "year" | "decade" | "century" | "interval";
  approximate: boolean;
  uncertain: boolean;
  /** What the source claims, where that differs. */
  claimed: string | null;
  expression: string | null;
  reason: string | null;
}

export interface Facet { field: FacetField; values: FacetValue[]; /** How many values have a count. */ of: number }
export interface FacetValue {
  value: string;
  label: string;
  count: number;
  /** The query has chosen it. */
  chosen: boolean;
}

export interface Histogram {
  unit: "day" | "month" | "year";
  buckets: Bucket[];
  /** Matches without a date. */
  undated: number;
}
export interface Bucket {
  /** EDTF of the bucket ("2024-06"). */
  edtf: string;
  /** First and last day. */
  start: number;
  end: number;
  /** Matches whose date lies wholly in the bucket. */
  exact: number;
  /** The share of less precise matches: one that can mean n days gives each day 1/n. */
  spread: number;
}
export interface Pair { a: string; aLabel: string; b: string; bLabel: string; count: number }
export interface Chip {
  /** Where it stands in the query text. */
  span: Span;
  text: string;
  field: Field | null;
  /** For people: "state: Russia". */
  label: string;
  /** The query text without it. */
  without: string;
}
export interface Notice { message: string; span: Span | null; suggestion: string | null }

/** The matches as columns, for drawing. All arrays have the same length, in date order. */
export interface Timeline {
  /** Ordinals, for `dossier.idAt`. */
  ordinals: Uint32Array;
  /** First and last day that the date can mean; -2147483648 and 2147483647 where open. */
  earliest: Int32Array;
  latest: Int32Array;
  /** Bit 0: approximate; bit 1: uncertain; bit 2: conflict; bit 3: coarser than a day. */
  flags: Uint8Array;
  /** Place in the order of `Kind` above; 9 for a passage. */
  kinds: Uint8Array;
  /** Place in the order of `Stance` above; 255 where there is none. */
  stances: Uint8Array;
  /** Index into `lanes`. A record with several values of the lane's field stands in each. */
  lane: Uint16Array;
  lanes: { value: string; label: string; count: number }[];
  /** Matches without a date. */
  undated: number;
}

export interface Completion {
  /** What the completion replaces. */
  span: Span;
  options: { text: string; label: string; detail: string; count: number }[];
}

export interface Anchor { paragraph: number; start: number; end: number; hash: string }
export interface EvidenceInfo {
  source: string;
  sourceTitle: string;
  /** Positions count Unicode code points here, as the corpus does; `context` is ready to slice. */
  anchor: Anchor | null;
  locator: string | null;
  quote: string | null;
  made: "curated" | "extracted" | "edited";
  confidence: number;
  /** The extraction rule that made it, where one did; docs/extraction.md explains each. */
  rule: string | null;
  note: string | null;
  /** "source 001, paragraph 11" or the locator. */
  place: string;
  /** One line to paste into a text. */
  citation: string;
  /** Where the dossier holds the source's text: the paragraph, and the span in it. `intact`: the hash fits. */
  context: { paragraph: string; span: Span; intact: boolean } | null;
}

/** Something named, to click on. */
export interface Ref { id: string; kind: Kind; label: string }
/** `relay`: only passed on from another statement, so neither support nor denial. `date` is for people. */
export interface Stand {
  record: Ref; who: string; position: PositionKind; relay: boolean; date: string | null; place: string;
}

/** Everything known about one record, with every id resolved to a name. */
export interface RecordInfo {
  id: string;
  kind: Kind;
  text: string;
  who: Ref[];
  named: string | null;
  role: string | null;
  spokeFor: Ref[];
  addressees: Ref[];
  via: Ref[];
  mode: "direct" | "indirect" | "mixed" | null;
  cue: string | null;
  stance: Stance | null;
  setting: string | null;
  event: Ref | null;
  relays: Ref | null;
  relayedBy: Ref[];
  status: Status | null;
  date: DateInfo | null;
  /** Claims that it takes a position on, each with everyone who takes one. For a claim: itself alone. */
  claims: { claim: Ref; position: PositionKind | null; tally: Record<PositionKind, number>; stands: Stand[] }[];
  /** Label and value pairs particular to its kind: symbol, meeting, place, quantity, codes, aliases, fingerprint. */
  facts: { label: string; value: string; ref: Ref | null }[];
  /** Other records, by how they are related: provisions, votes, participants, said here, rests on it. */
  related: { label: string; refs: Ref[] }[];
  vote: VoteInfo | null;
  flags: { kind: FlagKind; note: string; with: Ref[] }[];
  conflict: boolean;
  evidence: EvidenceInfo[];
  /** The record as it is stored. */
  record: Record<string, unknown>;
}
export interface VoteInfo {
  outcome: "adopted" | "vetoed" | "failed";
  yes: number; no: number; abstain: number; absent: number;
  vetoes: string[];
  ballots: { member: Ref; ballot: BallotKind; permanent: boolean }[];
}

export interface DossierInfo {
  title: string;
  records: number;
  passages: number;
  kinds: { kind: Kind; count: number }[];
  sources: SourceInfo[];
  version: string;
}
export interface SourceInfo {
  id: string;
  kind: "report" | "official" | "reference";
  title: string;
  publisher: string | null;
  author: string | null;
  published: DateInfo | null;
  url: string | null;
  summary: string | null;
  fingerprint: string | null;
  /** Records that rest on it. */
  records: number;
  /** Whether the dossier holds its text. */
  held: boolean;
}
export interface AttachReport {
  source: string;
  /** Whether the text is the very one the anchors were made on. */
  identical: boolean;
  anchors: number;
  /** Anchors whose hash fits what stands at their place. */
  intact: number;
  passages: number;
}

/**
 * What records and citations can be written as: CSV (with a byte order mark for Excel, if so asked), the records as
 * stored, BibTeX for biblatex, CSL-JSON for citation managers, or one line each.
 */
export type Format = "csv" | "csv-bom" | "json" | "bibtex" | "csl-json" | "text";

/** Thrown by everything here that can fail. */
export interface Article41Error extends Error {
  name: "Article41Error";
  code: "query" | "date" | "record" | "not-found" | "pack" | "text" | "option" | "internal";
  span: Span | null;
  expected: string[];
  suggestion: string | null;
}

/** What a caller knows of a text. What is not given is looked for in the text. */
export interface ExtractOptions {
  /** The day of publication, as EDTF (`2024-06-28`): what "yesterday" is told from. It goes before a printed date. */
  published?: string | null;
  /** The title, where it is not in the text. */
  title?: string | null;
  /** The publisher. */
  publisher?: string | null;
  /** The address. */
  url?: string | null;
  /** The language, as a BCP 47 tag. The rules are for English; of another language only what needs no words is found. */
  language?: string | null;
  /** Words and phrases beside the built-in ones, for this call: an object, or a text in the format of the lexicon's files. */
  lexicon?: ExtractLexicon | string | null;
}

/**
 * Phrases by class (`person`, `state`, `organisation`, ...), each with or without a value. The value of a name is the id
 * that mentions get as `actor`. A capital must be one in the text too; a small letter finds both.
 *
 *     { person: { "p-doe": ["Jane Doe"] }, organisation: ["Example Institute"] }
 */
export interface ExtractLexicon { [className: string]: string[] | { [value: string]: string[] } }

/** Where it stands: `text` is `slice(start, end)` of the text that was read. */
export interface TextSpan { start: number; end: number; text: string }

/** What everything that is found has. */
export interface Found extends TextSpan {
  /** How sure it is, from 0 to 1: of all that have 0.9, nine in ten hold. */
  confidence: number;
  /** The rule that found it. The ids are stable; docs/extraction.md has an example of each. */
  rule: string;
}

/** What was found in a text, in the order of the text. Positions count UTF-16 units. Plain data, which can be cloned and posted. */
export interface Extraction {
  source: SourceFound;
  dates: DateFound[];
  quotes: QuoteFound[];
  actors: ActorFound[];
  instruments: InstrumentFound[];
  votes: VoteFound[];
  events: EventFound[];
  quantities: QuantityFound[];
  /**
   * All this as records of a dossier. Strike out what does not hold before you add it to one: what rests on that goes
   * with it, as a statement with its speaker.
   */
  records: CandidateRecords;
  /** The same records packed, which is what `dossier.add` reads. */
  pack: Uint8Array;
}

/** The document: what it says of itself, and which of its lines are not the report. */
export interface SourceFound {
  title: TextSpan | null;
  publisher: TextSpan | null;
  /** The place at the head of the report. */
  dateline: TextSpan | null;
  byline: TextSpan | null;
  /** The date printed on it. */
  printed: TextSpan | null;
  /** The day of publication, as EDTF, and where it comes from. */
  published: string | null;
  publishedBy: string | null;
  /** BCP 47 tag; `und` where the text does not look English. */
  language: string;
  /** From the first line of the report to its last. */
  body: TextSpan;
  /** Lines that are not the report, marked and never taken out: adverts, share links, captions. */
  boilerplate: BoilerplateFound[];
  /** What a careful reader must know: a printed date that the text contradicts. */
  remarks: RemarkFound[];
}
export interface BoilerplateFound extends Found { kind: string }
export interface RemarkFound extends Found { kind: string; /** A sentence for people. */ reason: string }

/** An expression of time, as TIMEX3 has it. */
export interface DateFound extends Found {
  type: "DATE" | "TIME" | "DURATION" | "SET";
  /** `2024-06-21`, `2024-W25`, `P2D`, `PAST_REF`. */
  value: string;
  /** The modifier: `APPROX`, `START`, `END`, `MID`, `BEFORE`, `AFTER`. */
  mod: string | null;
  /** As EDTF level 1, where it is a day, month, year or interval. */
  edtf: string | null;
  /** What a relative expression was resolved against. */
  anchor: string | null;
  /** How it was read: a sentence for people. */
  reason: string;
}

/** What somebody said, and who. */
export interface QuoteFound extends Found {
  /** All of it in quotation marks, a paraphrase, or a paraphrase with words in marks. */
  mode: "direct" | "indirect" | "mixed";
  /** The words, without the marks around them. */
  content: string;
  contentSpan: Span;
  /** The stretches in quotation marks, with the marks. */
  fragments: TextSpan[];
  /** The words that say that it was said: "said", "vehemently rejected", "according to". */
  cue: string | null;
  cueSpan: Span | null;
  stance: Stance | null;
  /** Who said it; null where the text does not tell. */
  speaker: SpeakerFound | null;
  addressee: SpeakerFound | null;
  /** Who passed it on: the outlet that was told, the meeting. */
  relayedBy: SpeakerFound | null;
  /** Where or how: "in an interview", "on X". */
  setting: TextSpan | null;
  /** The quote that this one goes on with, by its place in `quotes`. */
  continues: number | null;
  /** It stands in the title or a heading. */
  headline: boolean;
  /** When it was said, by the date's place in `dates`. */
  date: number | null;
  /** Ids of claims, States and instruments, or words for goods, that it is about. */
  about: string[];
}

/** Whoever speaks, is spoken to or passes on. */
export interface SpeakerFound extends TextSpan {
  /** Who it is, in full, where the text or the lexicon tells. */
  name: string | null;
  /** The id in the dossier, or the ISO 3166-1 alpha-3 code of a State. */
  actor: string | null;
  /** The role, as the text has it. */
  role: string | null;
  kind: ActorKind | null;
  /** Whom the speaker speaks for, where the text tells: ids of States and bodies, several for "the envoys of Peru and Norway". */
  for: string[];
  /** Those who speak together, where each is named ("Peru and Norway"): their places in `actors`. */
  members: number[];
}

export type ActorKind = "person" | "state" | "organisation" | "body";

/** An actor, where it is named. */
export interface ActorFound extends Found {
  kind: ActorKind;
  /** How it is named. A `metonym` is a capital or a seat that acts for a State, a `place` one that is only a place. */
  form: "name" | "surname" | "demonym" | "metonym" | "place" | "acronym" | "role";
  /** Its full name, the same for all mentions of one actor. */
  name: string;
  /** The id in the dossier, or the ISO 3166-1 alpha-3 code of a State. */
  actor: string | null;
  /** The role that this mention gives. */
  role: string | null;
  /** Whom a person speaks for. */
  for: string | null;
}

/** A resolution, draft, document, treaty or article, where it is named. */
export interface InstrumentFound extends Found {
  /** `resolution`, `draft`, `document`, `meeting`, `treaty`, `declaration`, `article`, `count`. */
  kind: string;
  /** Its symbol or name in the usual form: `S/RES/2397 (2017)`. */
  symbol: string | null;
  /** The id in the dossier. */
  instrument: string | null;
}

/** A vote or a veto, where it is told. */
export interface VoteFound extends Found {
  yes: number | null;
  no: number | null;
  abstain: number | null;
  /** Permanent members that voted against. */
  veto: string[];
  against: string[];
  abstained: string[];
  unanimous: boolean;
  /** Whether it was adopted, where that follows. */
  adopted: boolean | null;
  /** What was voted on, by its place in `instruments`. */
  instrument: number | null;
  /** When, by its place in `dates`. */
  date: number | null;
}

/** Something that happened, where it is told. */
export interface EventFound extends Found {
  /** In the dossier's words; null for kinds that it has no word for. */
  type: EventType | null;
  /** In PLOVER's: `AGREE`, `CONSULT`, `SANCTION`. */
  plover: string;
  participants: (TextSpan & { actor: string | null; role: string })[];
  /** When, by its place in `dates`. */
  date: number | null;
  place: TextSpan | null;
  /** What it touches, by places in `instruments`. */
  instruments: number[];
  /** It did not happen, or only may: negated, planned, asked for. */
  irrealis: boolean;
}
export type EventType =
  | "meeting" | "vote" | "veto" | "signature" | "entry-into-force" | "expiry" | "summons" | "designation" | "launch"
  | "transfer" | "report" | "establishment" | "announcement";

/** A number of something. */
export interface QuantityFound extends Found {
  value: number;
  /** The upper end, of a range. */
  to: number | null;
  /** Of what, in the singular: `barrel`, `page`, `USD`, `percent`. */
  unit: string;
  /** `exactly`, `about`, `more than`, `less than`, `at least`, `at most`. */
  bound: string;
}

/** Records as a dossier stores them (docs/data-model.md), by kind. */
export interface CandidateRecords {
  title: string;
  sources: CandidateRecord[];
  actors: CandidateRecord[];
  instruments: CandidateRecord[];
  provisions: CandidateRecord[];
  events: CandidateRecord[];
  statements: CandidateRecord[];
  assertions: CandidateRecord[];
  claims: CandidateRecord[];
  votes: CandidateRecord[];
  /** None: the text stays with the caller, who can `attach` it. */
  texts: { source: string; text: string }[];
}
export interface CandidateRecord { id: string; [field: string]: unknown }

/** What a {@link Collection} takes of each document. */
export interface CollectionOptions {
  /** The field with what a document is known by, a string or number. Default `id`. */
  id?: string;
  /** The field with its date, as EDTF. Default `date`. */
  date?: string;
  /** The fields that are searched for words. Default `["text"]`. */
  texts?: string[];
  /** The fields whose values are counted and chosen, at most 31; each holds a value or an array of values. Default none. */
  facets?: string[];
  /** Words linked by hyphens are found written as one, too. Default true. */
  compounds?: boolean;
  /** In `word~`, two neighbours exchanged are one edit, not two. Default true. */
  exchanges?: boolean;
}

export interface CollectionQueryOptions {
  /** Hits to skip. Default 0. */
  offset?: number;
  /** Hits to return at most. Default 10. */
  limit?: number;
  /** The order of hits; `query`: as the query says, else by relevance. Ties go by the order of adding. Default `query`. */
  sort?: "query" | "relevance" | "date" | "-date" | "added";
  /** Facets whose values are counted among all matches. Default none. */
  facets?: string[];
  /** Count all matches by date. Default none. */
  histogram?: "day" | "month" | "year";
}

export interface CollectionResult {
  /** How many documents match. Exact. */
  total: number;
  /** The page of hits that was asked for, with the id as a string. */
  hits: { id: string; score: number }[];
  /** By facet that was asked for, its values among the matches, the most frequent first. */
  facets: Record<string, { value: string; count: number }[]>;
  histogram: CollectionHistogram | null;
}

/** How many documents there are by date. Bucket `i` has the number `first + i`: days from 1970-01-01, months from year 0, or years. */
export interface CollectionHistogram {
  unit: "day" | "month" | "year";
  first: number;
  /** Documents whose date lies wholly in the bucket. */
  exact: Uint32Array;
  /** The share of the others: one that can mean `n` days gives each of them `1/n`. `null` where there are no others. */
  spread: Float64Array | null;
  /** Documents without a date. */
  undated: number;
}

/**
 * Many documents with texts, dates and facets of your own, searched as one: a hundred thousand reports, or a million rows.
 * It holds what is needed to search, not the documents themselves.
 *
 * ```js
 * const reports = new Collection({ texts: ["title", "text"], facets: ["publisher"] });
 * reports.add([{ id: 1, title: "Veto ends panel", text: "...", date: "2024-03-28", publisher: "JURIST" }]);
 * const { total, hits } = reports.query("veto publisher:jurist date:2024");
 * ```
 *
 * Queries are in the language of dossiers, with the facets as fields.
 */
export class Collection {
  constructor(options?: CollectionOptions);
  /**
   * Opens what `save` made. Throws `pack` if a single byte differs. Options tell how documents to come are read.
   *
   * About half of the bytes tell where words stand. They are read when a phrase is first asked for, or the collection first changes: until
   * then leave the bytes as they are, or call `compact`, which reads them at once. Bytes that have changed are not read, but throw `pack`.
   */
  static open(bytes: Uint8Array | ArrayBuffer | ArrayBufferView, options?: Omit<CollectionOptions, "facets" | "compounds">): Collection;
  /** How many documents there are. */
  readonly size: number;
  /** The names of the facets. */
  readonly facets: string[];
  /**
   * Adds documents, each in place of the one with the same id, if there is one. They are found at once.
   * Throws `option` or `date` for a document that cannot be taken; those before it are in the collection then.
   */
  add(documents: object | readonly object[]): void;
  /**
   * Adds many documents without keeping others waiting for more than some milliseconds at a time; how many they were. Where `signal` is
   * aborted, those added so far stay.
   */
  load(
    documents: Iterable<object> | AsyncIterable<object>,
    options?: { signal?: AbortSignal; progress?: (added: number) => void },
  ): Promise<number>;
  /** Removes a document; whether there was one. */
  remove(id: string | number): boolean;
  /** Whether there is a document with this id. */
  has(id: string | number): boolean;
  /** Makes searching fastest and memory least, after many changes. `save` does it too. */
  compact(): void;
  /** The collection as bytes, for `open`. */
  save(): Uint8Array;
  /** Answers a query. Throws `query`, with the span of what is wrong; and `option` for options that are none. */
  query(text: string, options?: CollectionQueryOptions): CollectionResult;
  /** Linked views of some facets, or of all. They show the collection as it is now. */
  brush(facets?: readonly string[]): Brush;
  /** The bytes that it takes in the module's memory, by part. */
  sizes(): Record<string, number>;
  /** Gives its memory back. */
  free(): void;
}

/** Linked views of a {@link Collection}: each facet is counted over what all others and the period choose. Made by `collection.brush()`. */
export class Brush {
  private constructor();
  /** How many documents meet every choice. */
  readonly total: number;
  /** Bytes held. */
  readonly size: number;
  /**
   * Chooses the documents whose date can mean a day from `first` to `last`, in days from 1970-01-01; without them, all. Returns the
   * total. Dragging costs as much as there are documents between where an end was and where it is.
   */
  period(first?: number | null, last?: number | null): number;
  /** Chooses documents that have any of these values of a facet; without them, all. Returns the total. */
  choose(facet: string, values?: readonly string[]): number;
  /** By number of a value, how many documents have it. */
  counts(facet: string): Uint32Array;
  /** The values of a facet, by number. */
  values(facet: string): string[];
  /** Counts by date over what the facets choose, whatever the period. */
  histogram(unit?: "day" | "month" | "year"): CollectionHistogram;
  /** Gives its memory back. */
  free(): void;
}
