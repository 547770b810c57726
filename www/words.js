// The words and shapes that the page shows for the vocabulary. The vocabulary itself is the core's.

/** In the order of the core's types, which a timeline's `kinds` and `stances` index. */
export const KINDS = [
  "source", "actor", "instrument", "provision", "event", "statement", "assertion", "claim", "vote", "passage",
];
export const STANCES = [
  "affirm", "deny", "allege", "question", "accuse", "admit", "announce", "condemn", "demand", "doubt", "praise",
  "promise", "reject", "support", "threaten", "urge", "warn",
];

const VERBS = {
  affirm: "affirms", deny: "denies", allege: "alleges", question: "questions", accuse: "accuses", admit: "admits",
  announce: "announces", condemn: "condemns", demand: "demands", doubt: "doubts", praise: "praises",
  promise: "promises", reject: "rejects", support: "supports", threaten: "threatens", urge: "urges", warn: "warns",
};
/** "denies", of several "deny": the stance as what somebody does. */
export const verb = (stance, several = false) => (several ? stance : VERBS[stance] ?? stance);
/** Whether a line of names is of more than one. */
export const several = (who) => / and /.test(who);

const DONE = { affirm: "affirmed", deny: "denied", allege: "alleged", question: "questioned" };
/** "alleged by 3, denied by 2", of a tally; empty if nobody takes a position. */
export function tally(counts) {
  if (!counts) return "";
  return Object.keys(DONE).filter((kind) => counts[kind]).map((kind) => `${DONE[kind]} by ${counts[kind]}`).join(", ");
}

/** Stances that look alike, because they do alike: five families, each with a colour and a shape. */
const FAMILY = {
  affirm: "affirm", admit: "affirm", announce: "affirm", praise: "affirm", promise: "affirm", support: "affirm",
  deny: "deny", reject: "deny",
  allege: "allege", accuse: "allege",
  question: "question", doubt: "question",
  condemn: "press", demand: "press", threaten: "press", urge: "press", warn: "press",
};
export const family = (stance) => FAMILY[stance] ?? "none";
export const FAMILIES = [
  ["affirm", "affirms", "affirms, admits, announces, praises, promises, supports"],
  ["deny", "denies", "denies, rejects"],
  ["allege", "alleges", "alleges, accuses"],
  ["question", "questions", "questions, doubts"],
  ["press", "urges", "urges, demands, warns, threatens, condemns"],
  ["none", "no stance", "records that take no stance"],
];

/** The outline of a family's mark, of the given radius about the origin, as an SVG path. */
export function outline(name, r) {
  switch (name) {
    case "affirm": return `M0,${-r}L${r},${0.8 * r}L${-r},${0.8 * r}Z`;
    case "deny": {
      const a = 0.36 * r, b = r;
      return `M0,${-a}L${b - a},${-b}L${b},${-b + a}L${a},0L${b},${b - a}L${b - a},${b}L0,${a}L${a - b},${b}L${-b},${b - a}L${-a},0L${-b},${a - b}L${a - b},${-b}Z`;
    }
    case "allege": return `M0,${-1.15 * r}L${1.05 * r},0L0,${1.15 * r}L${-1.05 * r},0Z`;
    case "question": return ring(r, 0.5 * r);
    case "press": return `M${-0.8 * r},${-r}L${r},0L${-0.8 * r},${r}Z`;
    default: return disc(0.8 * r);
  }
}
const disc = (r) => `M${-r},0A${r},${r} 0 1,1 ${r},0A${r},${r} 0 1,1 ${-r},0Z`;
const ring = (r, inner) => `${disc(r)}M${-inner},0A${inner},${inner} 0 1,0 ${inner},0A${inner},${inner} 0 1,0 ${-inner},0Z`;

const PLURALS = { passage: "passages" };
export const kindWord = (kind, count = 1) => (count === 1 ? kind : PLURALS[kind] ?? `${kind}s`);
/** "1 record", "1,204 records". */
export const counted = (count, word) => `${number(count)} ${word}${count === 1 ? "" : "s"}`;
const format = new Intl.NumberFormat("en");
export const number = (value) => format.format(value);

export const FACETS = {
  kind: "Kind", stance: "Stance", speaker: "Speaker", state: "State", actor: "Involved", about: "About the claim",
  instrument: "Instrument", event: "Event", source: "Source", publisher: "Publisher", role: "Role", goods: "Goods",
  status: "Status", flag: "Remark", in: "Searched in",
};

export const STATUS = {
  confirmed: "Confirmed: borne out by an official document",
  reported: "Reported: rests on the sources named",
  unconfirmed: "Unconfirmed: no source at hand confirms it",
  speculative: "Speculative: its own source gives it as a possibility",
};

export const FLAGS = {
  conflict: "Conflict", error: "Error in the source", relay: "Relay", dating: "Dating", wording: "Wording",
  naming: "Naming", scope: "Scope", agreement: "Agreement",
};

export const BALLOTS = {
  yes: { letter: "Y", word: "yes" }, no: { letter: "N", word: "no" }, abstain: { letter: "A", word: "abstained" },
  absent: { letter: "–", word: "absent" },
};

export const MODES = {
  direct: "in the speaker’s own words", indirect: "in the source’s words", mixed: "in the source’s words, partly quoted",
};
