// MiniSearch: words, AND, OR, prefixes, edits and a filter are its own; what is counted is by hand, over its
// results.
import MiniSearch from "minisearch";
import { finish } from "../by-hand.mjs";
import { words } from "../words.mjs";

const OPTIONS = { fields: ["text"], tokenize: words, processTerm: (word) => word };
let index, passages;

export default {
  package: "minisearch",
  emulates: ["phrase", "filter", "hist", "date"],
  needsPassages: true,

  build(all) {
    passages = [...all];
    index = new MiniSearch(OPTIONS);
    index.addAll(all);
  },

  query: (query) => finish(search(query).map((result) => result.id), passages, query),

  save: () => Buffer.from(JSON.stringify(index)),
  load(bytes, all) {
    passages = all;
    index = MiniSearch.loadJSON(bytes.toString(), OPTIONS);
  },

  add(added) {
    keep(added);
    index.addAll(added);
  },
  replace(replaced) {
    keep(replaced);
    for (const passage of replaced) index.replace(passage);
  },
  remove(ids) {
    index.discardAll(ids);
    for (const id of ids) delete passages[id];
  },
};

function keep(some) {
  for (const passage of some) passages[passage.id] = passage;
}

function search(query) {
  if (query.prefix) return index.search(query.prefix, { prefix: true });
  if (query.fuzzy) return index.search(query.fuzzy, { fuzzy: query.edits });
  if (query.any) return index.search({ combineWith: "OR", queries: query.any });
  const all = query.phrase ?? query.all;
  return index.search(all ? { combineWith: "AND", queries: all } : MiniSearch.wildcard);
}
