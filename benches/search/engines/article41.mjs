// This project's own collection, by the package as programs have it. Words are those of the oracle: no parts
// of compounds, and two letters that changed places are two edits.
import { Collection } from "../../../pkg/index.js";

const quoted = (text) => JSON.stringify(text);
let options, collection;

export default {
  start({ facets }) {
    options = { texts: ["text"], facets, compounds: false, exchanges: false };
  },

  build(passages) {
    collection = new Collection(options);
    collection.add(passages);
    collection.compact();
  },

  query(query) {
    const { offset, facets: counted, byDate } = query;
    const options = { offset, facets: counted, sort: byDate ? "-date" : undefined };
    if (query.histogram) options.histogram = "month";
    const answer = collection.query(text(query), options);
    const facets = {};
    for (const [name, values] of Object.entries(answer.facets)) {
      facets[name] = Object.fromEntries(values.map(({ value, count }) => [value, count]));
    }
    const ids = answer.hits.map((hit) => hit.id);
    return { total: answer.total, ids, facets, histogram: months(answer.histogram) };
  },

  size: () => Object.values(collection.sizes()).reduce((sum, bytes) => sum + bytes),
  save: () => collection.save(),
  load(bytes) {
    collection = Collection.open(bytes, options);
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
