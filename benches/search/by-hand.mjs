// What users of an engine write in JavaScript where it has no phrases, filters, counts or order by date: on
// the passages, which they keep by id.
import { count, passes } from "./oracle.mjs";
import { PAGE } from "./check.mjs";
import { words } from "./words.mjs";

export function hasPhrase(passage, phrase) {
  return ` ${words(passage.text).join(" ")} `.includes(` ${phrase.join(" ")} `);
}

/** From the ids of all that match, in order, the answer. */
export function finish(ids, passages, query) {
  let found = ids;
  if (query.phrase) found = found.filter((id) => hasPhrase(passages[id], query.phrase));
  if (query.from || query.where) found = found.filter((id) => passes(passages[id], query));
  if (query.byDate) found = [...found].sort((a, b) => passages[b].first - passages[a].first || a - b);
  const from = query.offset ?? 0;
  const counted = query.facets || query.histogram ? count(found.map((id) => passages[id]), query) : {};
  return { total: found.length, ids: found.slice(from, from + PAGE), ...counted };
}
