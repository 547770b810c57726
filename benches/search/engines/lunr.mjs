// Lunr without stemming and stop words. Its index cannot be changed once it is built.
import lunr from "lunr";
import { finish } from "../by-hand.mjs";
import { words } from "../words.mjs";

let index, passages;

export default {
  package: "lunr",
  emulates: ["phrase", "filter", "hist", "date"],
  needsPassages: true,

  build(all) {
    passages = all;
    const builder = new lunr.Builder();
    builder.ref("id");
    builder.field("text");
    builder.tokenizer = (text) => words(String(text)).map((word) => new lunr.Token(word, {}));
    for (const passage of all) builder.add(passage);
    index = builder.build();
  },

  query: (query) => finish(search(query), passages, query),

  save: () => Buffer.from(JSON.stringify(index)),
  load(bytes, all) {
    passages = all;
    index = lunr.Index.load(JSON.parse(bytes.toString()));
  },
};

function search(query) {
  const { REQUIRED, OPTIONAL } = lunr.Query.presence;
  const list = query.any ?? query.phrase ?? query.all;
  if (!list && !query.prefix && !query.fuzzy) return passages.map((passage) => passage.id);
  const results = index.query((asked) => {
    const plain = { presence: query.any ? OPTIONAL : REQUIRED, usePipeline: false };
    if (query.prefix) asked.term(query.prefix, { ...plain, wildcard: lunr.Query.wildcard.TRAILING });
    else if (query.fuzzy) asked.term(query.fuzzy, { ...plain, editDistance: query.edits });
    else for (const word of list) asked.term(word, { ...plain });
  });
  return results.map((result) => +result.ref);
}
