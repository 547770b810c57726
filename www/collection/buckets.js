// Buckets of time: days, months or years, as the core numbers them (days from 1970-01-01, months from year 0, years).

const DAY = 86_400_000;

/** The first day of a bucket. */
export function startOf(unit, number) {
  if (unit === "day") return number;
  const year = unit === "month" ? Math.floor(number / 12) : number;
  const date = new Date(0);
  date.setUTCFullYear(year, unit === "month" ? number - year * 12 : 0, 1);
  return Math.round(date.getTime() / DAY);
}

/** More years than this are drawn only where the documents are: one date of the year 1 must not squeeze all others. */
const MANY_YEARS = 150;
/** So much of the documents may lie outside at either end. */
const OUTSIDE = 0.001;
/** More months than this are drawn as years, and no more months than these as days. */
const MONTHS = 420;
const FEW_MONTHS = 8;

/**
 * What to draw of a collection: the unit, the number of the first bucket, the first days of all (and the day after the last).
 * `count(unit)` gives `{ first, counts }`, with shares of documents among them. Null if nothing has a date.
 */
export function domain(count) {
  const years = count("year");
  const total = years.counts.reduce((sum, n) => sum + n, 0);
  if (!total) return null;
  const [low, high] = within(years.counts, years.counts.length > MANY_YEARS ? total * OUTSIDE : 0);
  const ends = [startOf("year", years.first + low), startOf("year", years.first + high + 1)];
  if ((high - low + 1) * 12 > MONTHS) return cut("year", years, ends);
  const months = cut("month", count("month"), ends);
  return months.edges.length - 1 > FEW_MONTHS ? months : cut("day", count("day"), ends);
}

/** The buckets between two days, from the first to the last that has documents. */
function cut(unit, { first, counts }, [from, to]) {
  let start = 0;
  let end = counts.length;
  while (start < end && (!counts[start] || startOf(unit, first + start) < from)) start++;
  while (end > start && (!counts[end - 1] || startOf(unit, first + end - 1) >= to)) end--;
  const edges = Int32Array.from({ length: end - start + 1 }, (_, i) => startOf(unit, first + start + i));
  return { unit, first: first + start, edges };
}

function within(counts, spare) {
  let low = 0;
  let high = counts.length - 1;
  for (let sum = counts[low]; low < high && sum <= spare; sum += counts[low]) low++;
  for (let sum = counts[high]; high > low && sum <= spare; sum += counts[high]) high--;
  return [low, high];
}

/** A day as an ISO date, within the years that have four digits. */
export function isoDay(day) {
  const [low, high] = [startOf("year", 0), startOf("year", 10000) - 1];
  return new Date(Math.min(high, Math.max(low, day)) * DAY).toISOString().slice(0, 10);
}
