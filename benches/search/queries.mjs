// Queries of all kinds, drawn from the passages by a seed.
import { Random } from "./random.mjs";
import { dayOf, words } from "./words.mjs";

/** The kinds for passages, in the order of the tables, with how many queries there are of each. */
export const KINDS = {
  term: 40, and: 30, or: 20, phrase: 30, prefix: 20, fuzzy1: 20, fuzzy2: 20, filter: 30, hist: 20, date: 20,
  deep: 20,
};

/** Queries for passages or records, of the kinds of `data`. */
export function draw(passages, data, seed = 12345) {
  const random = new Random(seed);
  const sample = passages.slice(0, 10000);
  const texts = sample.map((passage) => words(passage.text));
  const frequency = count(texts.map((text) => new Set(text)));
  const share = (word) => frequency.get(word) / sample.length;
  const known = [...frequency.keys()].filter((word) => /^[a-z]{4,}$/.test(word)).sort();
  // Above a half are the, that and their like.
  const high = known.filter((word) => share(word) >= 0.1 && share(word) < 0.5);
  const mid = known.filter((word) => share(word) >= 0.01 && share(word) < 0.1);
  const least = Math.min(5, sample.length / 500);
  const low = known.filter((word) => frequency.get(word) >= least && share(word) < 0.005);
  const { facets, period: [shortest, more], filtered, counted } = data;
  const best = (name) => frequent(sample.map((passage) => passage[name]));
  const values = Object.fromEntries(facets.map((name) => [name, best(name)]));
  const days = sample.filter(({ date, first, last }) => date && first === last).map(({ first }) => first);
  const first = Math.min(...days);
  const last = Math.max(...days);
  const iso = (day) => new Date(day * 86400000).toISOString().slice(0, 10);

  const make = {
    term: (i) => ({ all: [random.pick(i % 4 === 0 ? low : i % 4 === 3 ? high : mid)] }),
    and: (i) => ({ all: fromOneText(2 + (i % 2)) }),
    or: (i) => ({ any: distinct(2 + (i % 2), () => random.pick(i % 2 ? mid : low)) }),
    phrase: (i) => ({ phrase: inARow(2 + (i % 2)) }),
    prefix: (i) => {
      const word = random.pick(i % 2 ? mid : low);
      return { prefix: word.slice(0, Math.min(word.length - 1, 4 + (i % 3))) };
    },
    fuzzy1: () => ({ fuzzy: misspell(longWord()), edits: 1 }),
    fuzzy2: () => ({ fuzzy: misspell(misspell(longWord())), edits: 2 }),
    filter: (i) => {
      const from = first + random.below((last - first) * 0.7);
      const to = Math.min(last, from + shortest + random.below(more));
      const name = filtered(i);
      const all = [random.pick(i % 3 ? mid : high)];
      return { all, from: iso(from), to: iso(to), where: { [name]: random.pick(values[name]) }, facets };
    },
    hist: (i) => i % 4 === 3
      ? { where: { [counted]: random.pick(values[counted]) }, histogram: true, facets }
      : { all: [random.pick(high)], histogram: true, facets },
    date: (i) => ({ all: [random.pick(i % 2 ? high : mid)], byDate: true }),
    deep: () => {
      const most = high.filter((word) => share(word) > 0.12);
      return { all: [random.pick(most)], offset: Math.min(1000, passages.length / 10) };
    },
  };

  const queries = [];
  for (const [kind, number] of Object.entries(data.kinds)) {
    for (let i = 0; i < number; i++) {
      const query = { id: queries.length, kind, ...make[kind](i) };
      if (query.from) Object.assign(query, { fromDay: dayOf(query.from), toDay: dayOf(query.to) });
      queries.push(query);
    }
  }
  return queries;

  function distinct(number, one) {
    const found = new Set();
    while (found.size < number) found.add(one());
    return [...found];
  }

  /** Words that one passage has, so that there is an answer. */
  function fromOneText(number) {
    for (;;) {
      const isUsual = (word) => word.length > 4 && share(word) > 0.008 && share(word) < 0.5;
      const usual = new Set(random.pick(texts).filter(isUsual));
      if (usual.size >= number) return distinct(number, () => random.pick([...usual]));
    }
  }

  function inARow(number) {
    for (;;) {
      const text = random.pick(texts);
      const from = random.below(Math.max(1, text.length - number));
      const row = text.slice(from, from + number);
      const plain = row.length === number && row.every((word) => /^[a-z]{2,}$/.test(word));
      if (plain && row.some((word) => word.length > 5 && share(word) > 0.005)) return row;
    }
  }

  function longWord() {
    return random.pick(mid.filter((word) => word.length >= 6 && word.length <= 11));
  }

  /** A letter missing, wrong or superfluous, but never the first. */
  function misspell(word) {
    const at = 1 + random.below(word.length - 1);
    const letter = String.fromCharCode(97 + random.below(26));
    return random.pick([
      word.slice(0, at) + word.slice(at + 1), word.slice(0, at) + letter + word.slice(at + 1),
      word.slice(0, at) + letter + word.slice(at),
    ]);
  }
}

function count(lists) {
  const counts = new Map();
  for (const list of lists) for (const value of list) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The eight most frequent values. */
function frequent(lists) {
  const sorted = [...count(lists)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted.slice(0, 8).map(([value]) => value);
}
