// The right answers, by reading every word of every passage for every query: no index, nothing that could be
// out of step.
import { words } from "./words.mjs";

export class Oracle {
  /** By id: the passages, and the numbers of their words in a row. Where one was removed there is none. */
  #passages = [];
  #texts = [];
  /** The numbers of all words. */
  #numbers = new Map();

  constructor(passages) {
    this.put(passages);
  }

  /** Adds passages, or puts them in the place of those with the same ids. */
  put(passages) {
    for (const passage of passages) {
      this.#passages[passage.id] = passage;
      this.#texts[passage.id] = Uint32Array.from(words(passage.text), (word) => this.#number(word));
    }
  }

  remove(ids) {
    for (const id of ids) this.#passages[id] = undefined;
  }

  #number(word) {
    let number = this.#numbers.get(word);
    if (number === undefined) this.#numbers.set(word, number = this.#numbers.size);
    return number;
  }

  /** How many match, the ids of all, those of the page if the order is by date, and what is counted. */
  answer(query) {
    const says = this.#test(query);
    const matches = (passage, id) => passage && passes(passage, query) && says(this.#texts[id]);
    const found = this.#passages.filter(matches);
    const answer = { total: found.length, ids: found.map((passage) => passage.id) };
    if (query.byDate) {
      const latest = [...found].sort((a, b) => b.first - a.first || a.id - b.id);
      answer.order = latest.slice(0, 10).map((passage) => passage.id);
    }
    return Object.assign(answer, count(found, query));
  }

  /** Whether the words of a passage are what the query looks for. */
  #test(query) {
    if (query.phrase) {
      const row = query.phrase.map((word) => this.#numbers.get(word));
      return (text) => {
        for (let at = text.indexOf(row[0]); at >= 0; at = text.indexOf(row[0], at + 1)) {
          if (row.every((number, i) => text[at + i] === number)) return true;
        }
        return false;
      };
    }
    if (query.all) {
      const wanted = query.all.map((word) => this.#numbers.get(word));
      return (text) => wanted.every((number) => text.includes(number));
    }
    const accepted = new Uint8Array(this.#numbers.size);
    let accepts;
    if (query.any) accepts = (word) => query.any.includes(word);
    else if (query.prefix) accepts = (word) => word.startsWith(query.prefix);
    else if (query.fuzzy) accepts = (word) => distance(word, query.fuzzy) <= query.edits;
    else return () => true;
    for (const [word, number] of this.#numbers) if (accepts(word)) accepted[number] = 1;
    return (text) => {
      for (let i = 0; i < text.length; i++) if (accepted[text[i]] === 1) return true;
      return false;
    };
  }
}

/** Whether the date can mean a day of the period, and facets are as the query wants them. */
export function passes(passage, query) {
  if (query.from && (passage.last < query.fromDay || passage.first > query.toDay)) return false;
  return Object.entries(query.where ?? {}).every(([name, value]) => passage[name].includes(value));
}

/** Counts of facets, and by month of what lies in one month, where the query asks for them. */
export function count(passages, query) {
  const counts = {};
  if (query.facets) {
    counts.facets = {};
    for (const name of query.facets) {
      counts.facets[name] = tally(passages.flatMap((passage) => passage[name]));
    }
  }
  if (query.histogram) {
    counts.histogram = tally(passages.map(({ month }) => month).filter((month) => month !== null));
  }
  return counts;
}

function tally(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/** Levenshtein's distance, by the whole matrix. */
function distance(a, b) {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
