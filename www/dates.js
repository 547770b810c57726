// Days and EDTF, as far as drawing and brushing need them. Reading what people type is the core's work.

export const DAY = 86_400_000;
/** What the core writes for an open end. */
export const OPEN_START = -2147483648;
export const OPEN_END = 2147483647;

const iso = (day) => new Date(day * DAY).toISOString();

/** The EDTF range that a brush over these days means: whole years, months or days, as the width of the view allows. */
export function brushed(from, to, viewDays) {
  const length = viewDays > 365 * 12 ? 4 : viewDays > 300 ? 7 : 10;
  return [iso(Math.floor(from)).slice(0, length), iso(Math.max(Math.floor(from), Math.ceil(to) - 1)).slice(0, length)];
}

/** So many marks have room on any scale. */
const FEW = 40;

/** The days that most of the dated matches fall in, leaving out the far ends where they would squeeze the rest. */
export function fitted(earliest, latest) {
  const from = [];
  const to = [];
  const ends = [];
  for (let i = 0; i < earliest.length; i++) {
    const a = earliest[i] === OPEN_START ? latest[i] : earliest[i];
    const b = latest[i] === OPEN_END ? earliest[i] : latest[i];
    if (a === OPEN_END || b === OPEN_START || (earliest[i] === OPEN_START && latest[i] === OPEN_END)) continue;
    from.push(a);
    to.push(b);
    ends.push(earliest[i] !== OPEN_START && latest[i] !== OPEN_END);
  }
  if (!from.length) return null;
  const all = [from.reduce((a, b) => Math.min(a, b)), to.reduce((a, b) => Math.max(a, b))];
  // Few marks crowd nothing: they are all shown.
  if (from.length < FEW) return { all, most: all };
  // The narrowest window that holds half of the middles; it is taken only if it is narrow indeed.
  // What has no end on one side says little of where the others crowd.
  const closed = from.flatMap((a, i) => (ends[i] ? [(a + to[i]) / 2] : []));
  const middles = (closed.length ? closed : from).sort((a, b) => a - b);
  const share = Math.ceil(middles.length * 0.5);
  let most = all;
  for (let i = 0; i + share <= middles.length; i++) {
    const width = middles[i + share - 1] - middles[i];
    if (width < most[1] - most[0]) most = [middles[i], middles[i + share - 1]];
  }
  const margin = Math.max(4, (most[1] - most[0]) * 0.08);
  most = [Math.max(all[0], most[0] - margin), Math.min(all[1], most[1] + margin)];
  return { all, most: most[1] - most[0] < 0.4 * (all[1] - all[0]) ? most : all };
}
