// Tantivy, compiled for WebAssembly by ../tantivy: one segment in memory. Its writer for changes needs
// threads, which this target does not have.
import { readFileSync } from "node:fs";
import { TANTIVY } from "../places.mjs";

/** Memory that indexing may use before it writes a segment: more than all need, so that there is one. */
const BUDGET = 1_000_000_000;
/** Passages that go over at a time. */
const LOT = 500;
let engine, shape;

export default {
  version: "0.27.0",

  async start({ facets, spans }) {
    shape = { facets, spans };
    engine = (await WebAssembly.instantiate(readFileSync(TANTIVY), {})).instance.exports;
  },

  build(passages) {
    engine.begin(BUDGET, ...give(JSON.stringify(shape)));
    for (let i = 0; i < passages.length; i += LOT) {
      engine.add(...give(JSON.stringify(passages.slice(i, i + LOT).map(documentOf))));
    }
    engine.finish();
  },

  query(query) {
    const at = engine.query(...give(JSON.stringify(query)));
    return JSON.parse(new TextDecoder().decode(answer(at)));
  },

  save: () => answer(engine.save()).slice(),
  load: (bytes) => engine.load(...give(bytes)),
};

function documentOf(passage) {
  const { id, text, first, last, month } = passage;
  return { id, text, first, last, month, values: shape.facets.map((name) => passage[name]) };
}

/** Puts an argument into the module's memory. */
function give(argument) {
  const bytes = typeof argument === "string" ? new TextEncoder().encode(argument) : argument;
  const at = engine.alloc(bytes.length);
  new Uint8Array(engine.memory.buffer).set(bytes, at);
  return [at, bytes.length];
}

function answer(at) {
  return new Uint8Array(engine.memory.buffer, at, engine.out_len());
}
