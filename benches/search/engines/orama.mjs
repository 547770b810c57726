// Orama: counts, filters, edits and order are its own. “exact” compares with the text as it is stored, so it
// is stored in lower case; and it asks for all words: any of them is by hand. Counts by month are those of a
// facet.
import { create, insertMultiple, load, removeMultiple, save, search, updateMultiple } from "@orama/orama";
import { hasPhrase } from "../by-hand.mjs";
import { FACETS, words } from "../words.mjs";

const SCHEMA = {
  text: "string", month: "string", day: "number", actors: "enum[]", topics: "enum[]", instruments: "enum[]",
};
const LOT = 1000;
const ALL = 100000;
let database, size;

export default {
  package: "@orama/orama",
  emulates: ["or", "phrase", "date"],

  async build(passages) {
    size = passages.length;
    database = make();
    await insertMultiple(database, passages.map(documentOf), LOT);
  },

  async query(query) {
    if (query.any) return union(query.any);
    const answer = await search(database, asked(query));
    let { hits, count: total } = answer;
    if (query.phrase) {
      hits = hits.filter((hit) => hasPhrase(hit.document, query.phrase));
      total = hits.length;
    }
    const counts = (name) => answer.facets[name].values;
    return {
      total, ids: hits.slice(0, 10).map((hit) => +hit.id),
      facets: query.facets && Object.fromEntries(FACETS.map((name) => [name, counts(name)])),
      histogram: query.histogram && counts("month"),
    };
  },

  save: () => Buffer.from(JSON.stringify(save(database))),
  load(bytes, passages) {
    size = passages.length;
    database = make();
    load(database, JSON.parse(bytes.toString()));
  },

  async add(passages) {
    size += passages.length;
    await insertMultiple(database, passages.map(documentOf), LOT);
  },
  replace(passages) {
    const ids = passages.map((passage) => String(passage.id));
    return updateMultiple(database, ids, passages.map(documentOf), LOT);
  },
  remove: (ids) => removeMultiple(database, ids.map(String), LOT),
};

function make() {
  const tokenizer = {
    language: "english", normalizationCache: new Map(), normalizeToken: (word) => word,
    tokenize: (text) => typeof text === "string" ? [...new Set(words(text))] : [text],
  };
  return create({ schema: SCHEMA, components: { tokenizer } });
}

function documentOf({ id, text, month, day, actors, topics, instruments }) {
  return { id: String(id), text: text.toLowerCase(), month: String(month), day, actors, topics, instruments };
}

async function union(list) {
  const scores = new Map();
  for (const word of list) {
    const { hits } = await search(database, { term: word, properties: ["text"], exact: true, limit: size });
    for (const { id, score } of hits) scores.set(id, (scores.get(id) ?? 0) + score);
  }
  const best = [...scores].sort((a, b) => b[1] - a[1]);
  return { total: best.length, ids: best.slice(0, 10).map(([id]) => +id) };
}

function asked(query) {
  const list = query.phrase ?? query.all;
  const options = { limit: query.phrase ? size : 10, offset: query.offset ?? 0 };
  if (query.prefix) Object.assign(options, { term: query.prefix, threshold: 0 });
  else if (query.fuzzy) Object.assign(options, { term: query.fuzzy, tolerance: query.edits });
  else if (list) Object.assign(options, { term: list.join(" "), exact: true, threshold: 0 });
  if (options.term) options.properties = ["text"];
  const where = {};
  if (query.from) where.day = { between: [query.fromDay, query.toDay] };
  for (const [name, value] of Object.entries(query.where ?? {})) where[name] = { containsAll: [value] };
  if (Object.keys(where).length > 0) options.where = where;
  // By a property alone, equal days would come in any order.
  if (query.byDate) options.sortBy = ([, , a], [, , b]) => b.day - a.day || a.id - b.id;
  const facets = {};
  if (query.facets) for (const name of FACETS) facets[name] = {};
  if (query.histogram) facets.month = { limit: ALL };
  if (Object.keys(facets).length > 0) options.facets = facets;
  return options;
}
