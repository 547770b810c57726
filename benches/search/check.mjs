// Whether an answer is right. Engines rank differently, so hits by relevance are right if they match, are as
// many as the page holds, and none comes twice; an order by date is right only if it is the same.

export const PAGE = 10;

/** What is wrong with an answer, or an empty text. */
export function faults(query, answer, expected) {
  const found = [];
  if (answer.total !== expected.total) found.push(`total ${answer.total}, not ${expected.total}`);
  const ids = answer.ids.map(Number);
  const page = Math.max(0, Math.min(PAGE, expected.total - (query.offset ?? 0)));
  if (ids.length !== page) found.push(`${ids.length} hits, not ${page}`);
  if (new Set(ids).size !== ids.length) found.push("a hit twice");
  const strangers = ids.filter((id) => !holds(expected.ids, id)).length;
  if (strangers > 0) found.push(`${strangers} hits that do not match`);
  if (query.byDate && expected.order.join() !== ids.join()) found.push("order");
  if (query.facets) {
    for (const [name, counts] of Object.entries(expected.facets)) {
      if (!same(answer.facets?.[name], counts)) found.push(`counts of ${name}`);
    }
  }
  if (query.histogram && !same(answer.histogram, expected.histogram)) found.push("histogram");
  return found.join("; ");
}

/** Whether a list that ascends holds an id. */
function holds(list, id) {
  let from = 0, to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (list[middle] < id) from = middle + 1;
    else to = middle;
  }
  return list[from] === id;
}

/** Counts are the same but for values that are counted as none. */
function same(counts, expected) {
  if (!counts) return false;
  const keys = Object.keys(counts).filter((key) => counts[key] !== 0);
  return keys.length === Object.keys(expected).length && keys.every((key) => counts[key] === expected[key]);
}
