// The side of a collection that works: holds it, loads it and answers. It has a thread to itself, so that the page never waits.

import { startGlue } from "article41:module";
import { makeBrush } from "../../pkg/src/brush.js";
import { makeCollection } from "../../pkg/src/collection.js";
import { propose, settle, textKeys } from "./fields.js";
import { Stopped, breathe, load, sample } from "./loading.js";
import { isSaved, packed, unpacked } from "./saved.js";
import { View } from "./view.js";

const fail = (message, code = "option") => {
  throw Object.assign(new Error(message), { name: "Article41Error", code, span: null, expected: [], suggestion: null });
};

let module = null;
let glue = null;
let Collection = null;
/** What is open: `{ name, file, settings, collection, documents, view }`; and the file that was chosen last, until it is loaded. */
let open = null;
let chosen = null;
let stop = false;

function start() {
  glue = startGlue(module);
  Collection = makeCollection(glue, fail, makeBrush(glue, fail));
}

const send = (message, transfer = []) => postMessage(message, transfer);

function isDate(text) {
  try {
    glue.parseDate(text);
    return true;
  } catch (error) {
    if (poisoned(error)) throw error;
    return false;
  }
}

/** Files with more bytes are proposed to be read without the words of their facets, which make the index a third larger. */
const MUCH = 100e6;

/** Names of facets that a query can hold. */
const WRITABLE = /^[^\s:()"“”„‟«»〝〞＂]+$/u;

/** After these, the instance of the module cannot be trusted any more. */
const poisoned = (error) => error.code === "internal" || error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

// ---- views: of those that wait, only the newest is answered ----
let waiting = null;
let dropped = 0;
let scheduled = false;

async function work() {
  scheduled = true;
  await breathe(); // whatever else has been sent by now comes in first
  scheduled = false;
  const asked = waiting;
  waiting = null;
  if (!asked || !open) return;
  await attempt("view", () => {
    const from = performance.now();
    const answer = open.view.answer(asked);
    send({ kind: "view", seq: asked.seq, dropped, took: performance.now() - from, ...answer }, [...answer.counts, answer.bars].filter(Boolean).map((array) => array.buffer));
  }, asked.seq);
}

async function attempt(of, run, seq = null) {
  try {
    await run();
  } catch (error) {
    if (error instanceof Stopped) return send({ kind: "stopped", open: open !== null });
    if (poisoned(error)) {
      open = null;
      start();
      return send({ kind: "lost", message: `The core had to stop (${error.message}).` });
    }
    send({ kind: "error", of, seq, open: open !== null, message: error.message, code: error.code ?? null, span: error.span ?? null, suggestion: error.suggestion ?? null });
  }
}

/** Puts a collection in the place of the one that is open. */
function take(next) {
  const view = new View(next.collection, next.settings, next.documents);
  open?.view.free();
  open?.collection.free();
  open = { ...next, view };
  send({ kind: "loaded", name: open.name, told: next.told, again: open.file !== null, ...view.outline() });
}

const actions = {
  start: (message) => {
    module = message.module;
    start();
  },

  async choose({ file }) {
    const head = new Uint8Array(await file.slice(0, 16).arrayBuffer());
    if (!isSaved(head)) {
      const { format, documents } = await sample(file);
      chosen = { file, format };
      return send({ kind: "fields", name: file.name, fields: propose(documents, format.format === "table"), words: file.size < MUCH, sampled: documents.length });
    }
    send({ kind: "progress", stage: "open", documents: 0 });
    const { name, settings, collection: bytes, documents } = unpacked(new Uint8Array(await file.arrayBuffer()));
    const collection = Collection.open(bytes, { texts: settings ? textKeys(settings) : [] });
    const keys = collection.facets;
    if (settings && JSON.stringify(settings.facets.map(({ key }) => key)) !== JSON.stringify(keys)) {
      collection.free();
      throw new Error("This saved collection is damaged: its facets are not those that its head names.");
    }
    take({
      name: name ?? file.name, file: null, documents, collection, told: { failed: 0, undated: 0, failures: [] },
      settings: settings ?? { id: null, date: null, order: null, texts: [], title: null, facets: keys.filter((key) => WRITABLE.test(key)).map((key) => ({ name: key, key, divider: null })), words: false },
    });
  },

  /** The fields of what is open once more, to change what they are for. */
  fields: () => {
    if (!open?.file) return;
    chosen = { file: open.file, format: open.documents.format };
    send({ kind: "fields", name: open.name, fields: open.fields, words: open.settings.words, sampled: null });
  },

  async load({ fields, words }) {
    if (!chosen) return;
    const { file, format } = chosen;
    const settings = settle(fields, words);
    stop = false;
    send({ kind: "progress", stage: "read", read: 0, of: file.size, documents: 0, failed: 0 });
    const { collection, documents, told } = await load(file, format, settings, {
      make: () => new Collection({ texts: textKeys(settings), facets: settings.facets.map(({ key }) => key) }),
      isDate, stopped: () => stop,
      report: (progress) => send({ kind: "progress", stage: "read", ...progress }),
    });
    send({ kind: "progress", stage: "link", documents: documents.count });
    await breathe();
    if (stop) {
      collection.free();
      throw new Stopped();
    }
    const replaced = documents.count - collection.size;
    take({ name: file.name, file, fields, settings, collection, documents, told: { ...told, replaced } });
  },

  cancel: () => (stop = true),

  view(message) {
    if (waiting) dropped++;
    waiting = message;
    if (!scheduled) work();
  },

  document: ({ id }) => open && send({ kind: "document", id, pairs: open.view.document(id) }),

  save({ whole }) {
    const bytes = open.collection.save();
    const parts = whole && open.documents ? packed(open.name, open.settings, bytes, open.documents) : [bytes];
    send({ kind: "saved", whole, name: open.name, blob: new Blob(parts, { type: "application/octet-stream" }) });
  },
};

onmessage = ({ data }) => attempt(data.kind, () => actions[data.kind](data));
