// Short records as a dossier has them, from a seed: an id, ten to twenty-five words, a date in EDTF, and the
// eight facets of facets/rows.mjs. They are in no file: to make them takes no longer than to read them.
import { DAYS, FACETS as COLUMNS, FIRST_DAY, nameOf } from "./facets/rows.mjs";
import { texts } from "./generate.mjs";
import { Random } from "./random.mjs";
import { monthOf } from "./words.mjs";

export const FACETS = COLUMNS.map(({ name }) => name);
/** Days that stand for an open start, for an open end, and for both ends of a date that is missing. */
const OPEN_START = -(2 ** 31), OPEN_END = 2 ** 31 - 1, MISSING = -(2 ** 40);

/** The records, with the first and last day that their dates can mean, and the month if that is one. */
export function read(count) {
  const random = new Random(43);
  const text = texts(random, 10, 16);
  // What many records have is there once.
  const names = COLUMNS.map(({ values }, facet) =>
    Array.from({ length: values }, (_, value) => nameOf(facet, value)));
  const single = names.map((list) => list.map((name) => [name]));
  return Array.from({ length: count }, (_, id) => {
    const record = { id, text: text(), ...dated(random) };
    COLUMNS.forEach(({ name, values, most }, facet) => {
      const value = () => Math.floor(values * random.next() ** 2);
      const first = value();
      const chosen = new Set([first]);
      for (let more = random.below(most); more > 0; more--) chosen.add(value());
      record[name] = chosen.size === 1 ? single[facet][first] : [...chosen].map((n) => names[facet][n]);
    });
    return record;
  });
}

/** Of a hundred dates, 70 are days; the others months, years, intervals, approximate, open, or missing. */
function dated(random) {
  const kind = random.below(100);
  const day = FIRST_DAY + random.below(DAYS);
  const date = iso(day);
  const month = date.slice(0, 7), year = date.slice(0, 4);
  if (kind < 70) return point(kind < 68 ? date : `${date}?`, day, day);
  if (kind < 80) return point(month, monthStart(month, 0), monthStart(month, 1) - 1);
  if (kind < 85) return point(year, yearStart(year, 0), yearStart(year, 1) - 1);
  if (kind < 90) {
    const last = day + 1 + random.below(60);
    return point(`${date}/${iso(last)}`, day, last);
  }
  // About a day, month or year is one more on either side.
  if (kind < 92) return point(`${date}~`, day - 1, day + 1);
  if (kind < 93) return point(`${month}~`, monthStart(month, -1), monthStart(month, 2) - 1);
  if (kind < 94) return point(`${year}~`, yearStart(year, -1), yearStart(year, 2) - 1);
  if (kind < 96) return point(`${date}/..`, day, OPEN_END);
  if (kind < 97) return point(`../${date}`, OPEN_START, day);
  return { first: MISSING, last: MISSING, month: null };
}

function point(date, first, last) {
  const known = first !== OPEN_START && last !== OPEN_END;
  const month = known && last - first < 31 ? monthOf(iso(first)) : null;
  return { date, first, last, month: month !== null && month === monthOf(iso(last)) ? month : null };
}

const iso = (day) => new Date(day * 86400000).toISOString().slice(0, 10);
const dayOf = (year, month) => Date.UTC(year, month, 1) / 86400000;
const monthStart = (month, later) => dayOf(+month.slice(0, 4), +month.slice(5, 7) - 1 + later);
const yearStart = (year, later) => dayOf(+year + later, 0);
