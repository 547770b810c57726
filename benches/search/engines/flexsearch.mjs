// FlexSearch with whole words (“strict”), which are exact; engines/flexsearch-forward.mjs is for prefixes.
// It has no edits between words of a query and of a text.
import FlexSearch from "flexsearch";
import { finish } from "../by-hand.mjs";
import { words } from "../words.mjs";

export default flexsearch("strict", ["prefix", "fuzzy1", "fuzzy2"]);

export function flexsearch(tokenize, lacks) {
  // “fastupdate” is for indexes that change; such an index cannot be imported.
  const make = (fastupdate) => new FlexSearch.Index({ tokenize, encode: words, cache: false, fastupdate });
  let index, passages;
  const find = (list) => index.search(list.join(" "), { limit: passages.length });

  return {
    package: "flexsearch",
    emulates: ["or", "phrase", "filter", "hist", "date"],
    lacks,
    needsPassages: true,

    build(all, { changes = false } = {}) {
      passages = [...all];
      index = make(changes);
      for (const passage of all) index.add(passage.id, passage.text);
    },

    query(query) {
      let ids;
      if (query.any) ids = [...new Set(query.any.flatMap((word) => find([word])))];
      else if (query.prefix) ids = find([query.prefix]);
      else if (query.phrase ?? query.all) ids = find(query.phrase ?? query.all);
      else ids = passages.map((passage) => passage.id);
      return finish(ids, passages, query);
    },

    async save() {
      const parts = {};
      await index.export((name, part) => { parts[name] = part; });
      return Buffer.from(JSON.stringify(parts));
    },
    async load(bytes, all) {
      passages = all;
      index = make(false);
      for (const [name, part] of Object.entries(JSON.parse(bytes.toString()))) await index.import(name, part);
    },

    add(added) {
      for (const passage of added) {
        passages[passage.id] = passage;
        index.add(passage.id, passage.text);
      }
    },
    replace(replaced) {
      for (const passage of replaced) {
        passages[passage.id] = passage;
        index.update(passage.id, passage.text);
      }
    },
    remove(ids) {
      for (const id of ids) {
        delete passages[id];
        index.remove(id);
      }
    },
  };
}
