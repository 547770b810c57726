// Days and EDTF, as far as drawing and brushing need them. Reading what people type is the core's work.

export const DAY = 86_400_000;
/** What the core writes for an open end. */
export const OPEN_START = -2147483648;
export const OPEN_END = 2147483647;

const iso = (day) => new Date(day * DAY).toISOString();
const utc = (year, month, day) => Math.floor(Date.UTC(year, month, day) / DAY);

/** First and last day of `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, approximate or not; null for anything else. */
export function bounds(edtf) {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/.exec(edtf ?? "");
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2] ?? 1) - 1;
  if (!match[2]) return [utc(year, 0, 1), utc(year, 11, 31)];
  if (!match[3]) return [utc(year, month, 1), utc(year, month + 1, 0)];
  return [utc(year, month, Number(match[3])), utc(year, month, Number(match[3]))];
}

/** The EDTF range that a brush over these days means: whole years, months or days, as the width of the view allows. */
export function brushed(from, to, viewDays) {
  const length = viewDays > 365 * 12 ? 4 : viewDays > 300 ? 7 : 10;
  return [iso(Math.floor(from)).slice(0, length), iso(Math.max(Math.floor(from), Math.ceil(to) - 1)).slice(0, length)];
}

/** The days that most of the dated matches fall in, leaving out the far ends where they would squeeze the rest. */
export function fitted(earliest, latest) {
  const from = [];
  const to = [];
  for (let i = 0; i < earliest.length; i++) {
    const a = earliest[i] === OPEN_START ? latest[i] : earliest[i];
    const b = latest[i] === OPEN_END ? earliest[i] : latest[i];
    if (a === OPEN_END || b === OPEN_START || (earliest[i] === OPEN_START && latest[i] === OPEN_END)) continue;
    from.push(a);
    to.push(b);
  }
  if (!from.length) return null;
  const all = [from.reduce((a, b) => Math.min(a, b)), to.reduce((a, b) => Math.max(a, b))];
  // The narrowest window that holds three in five of the middles; it is taken only if it is narrow indeed.
  const middles = from.map((a, i) => (a + to[i]) / 2).sort((a, b) => a - b);
  const share = Math.ceil(middles.length * 0.6);
  let most = all;
  for (let i = 0; i + share <= middles.length; i++) {
    const width = middles[i + share - 1] - middles[i];
    if (width < most[1] - most[0]) most = [middles[i], middles[i + share - 1]];
  }
  const margin = Math.max(15, (most[1] - most[0]) * 0.08);
  most = [Math.max(all[0], most[0] - margin), Math.min(all[1], most[1] + margin)];
  return { all, most: most[1] - most[0] < 0.4 * (all[1] - all[0]) ? most : all };
}
