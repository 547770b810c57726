// This project's own collection, by the package as programs have it. Words are those of the oracle: no parts
// of compounds, and two letters that changed places are two edits.
import { Collection } from "../../../pkg/index.js";
import { FACETS } from "../words.mjs";

const OPTIONS = { texts: ["text"], facets: FACETS, compounds: false, exchanges: false };
const quoted = (text) => JSON.stringify(text);
let collection;

export default {
  build(passages) {
    collection = new Collection(OPTIONS);
    collection.add(passages);
    collection.compact();
  },

  query(query) {
    const options = { offset: query.offset, sort: query.byDate ? "-date" : undefined };
    if (query.facets) options.facets = FACETS;
    if (query.histogram) options.histogram = "month";
    const answer = collection.query(text(query), options);
    const facets = {};
    for (const [name, values] of Object.entries(answer.facets)) {
      facets[name] = Object.fromEntries(values.map(({ value, count }) => [value, count]));
    }
    return { total: answer.total, ids: answer.hits.map((hit) => hit.id), facets, histogram: months(answer.histogram) };
  },

  save: () => collection.save(),
  load(bytes) {
    collection = Collection.open(bytes, OPTIONS);
  },

  add: (passages) => collection.add(passages),
  replace: (passages) => collection.add(passages),
  remove(ids) {
    for (const id of ids) collection.remove(id);
  },
};

function text(query) {
  const parts = [];
  // Quoted, a word is only itself, without its inflections.
  if (query.all) parts.push(...query.all.map(quoted));
  if (query.any) parts.push(`(${query.any.map(quoted).join(" OR ")})`);
  if (query.phrase) parts.push(quoted(query.phrase.join(" ")));
  if (query.prefix) parts.push(`${query.prefix}*`);
  if (query.fuzzy) parts.push(`${query.fuzzy}~${query.edits}`);
  if (query.from) parts.push(`date:${query.from}..${query.to}`);
  for (const [name, value] of Object.entries(query.where ?? {})) parts.push(`${name}:${quoted(value)}`);
  return parts.join(" ");
}

function months(histogram) {
  if (!histogram) return undefined;
  const counts = {};
  histogram.exact.forEach((count, i) => { if (count > 0) counts[histogram.first + i] = count; });
  return counts;
}
