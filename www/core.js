// The one door to the core. Everything here is asynchronous, so that a worker can stand behind it one day.

import { startGlue } from "article41:module";
import { gunzipSync } from "fflate";
import { fromBase85 } from "./base85.js";

/** The bytes of an element, which the page carries compressed, as text. */
async function unpacked(element) {
  const packed = fromBase85(document.getElementById(element).textContent.trim());
  if (typeof DecompressionStream === "undefined") return gunzipSync(packed);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Starts the core with the built-in dossier.
 *
 * After a panic an instance of the module cannot be trusted, so it is thrown away: a new one opens the dossier as it was
 * after the last change, and what was asked is asked once more. Only if that fails too does the caller see an error.
 */
export async function startCore() {
  const module = await WebAssembly.compile(await unpacked("module"));
  let glue, dossier;
  let bytes = null; // the dossier as saved after its last change; null while it is the built-in one
  let changed = false; // whether it holds what no file does

  const boot = () => {
    glue = startGlue(module);
    dossier = bytes ? glue.Dossier.open(bytes) : glue.Dossier.builtin();
  };
  boot();

  async function ask(question) {
    try {
      return question(dossier, glue);
    } catch (error) {
      if (!poisoned(error)) throw error;
      boot();
      try {
        return question(dossier, glue);
      } catch (again) {
        if (!poisoned(again)) throw again;
        boot();
        throw failure(`The core could not answer this, twice (${again.message}). It was started afresh and your dossier is as it was: ask something else, and report what you asked.`);
      }
    }
  }

  function replace(next, nextBytes) {
    dossier?.free?.();
    dossier = next;
    bytes = nextBytes;
    changed = false;
  }

  return {
    /** For a worker, which starts an instance of its own. */
    module: () => module,
    unpacked,

    query: (query, options) => ask((d) => d.query(query, options)),
    timeline: (query, lane) => ask((d) => d.timeline(query, lane)),
    ids: (ordinals) => ask((d) => Array.from(ordinals, (ordinal) => d.idAt(ordinal))),
    get: (id) => ask((d) => d.get(id)),
    info: () => ask((d) => d.info()),
    complete: (text, caret) => ask((d) => d.complete(text, caret)),
    parse: (text) => ask((_, g) => g.parseQuery(text)),
    toggled: (text, field, value) => ask((d) => d.toggle(text, field, value)),
    dated: (text, from, to) => ask((d) => d.setRange(text, "date", from, to)),
    cleared: (text, field) => ask((_, g) => g.clearField(text, field)),
    sorted: (text, sort) => ask((_, g) => g.setSort(text, sort)),
    date: (text) => ask((_, g) => g.parseDate(text)),
    exported: (query, format) => ask((d) => d.export(query, format)),
    cited: (id, format) => ask((d) => d.cite(id, format)),
    version: () => ask((_, g) => g.version?.() ?? ""),

    builtin: () => ask((_, g) => replace(g.Dossier.builtin(), null)),
    empty: () => ask((_, g) => {
      const next = g.Dossier.empty();
      replace(next, next.save());
    }),
    open: (data) => ask((_, g) => replace(g.Dossier.open(data), data)),
    save: () => ask((d) => d.save()),
    saved: () => (changed = false),
    changed: () => changed,

    /** Gives a source its text, or finds the source itself if given none; tells how well it fits, or throws. */
    attach: (source, text) => ask((d) => {
      const report = d.attach(source ?? null, text);
      bytes = d.save();
      changed = true;
      return report;
    }),
    /** The report of the source whose text this is, or null; nothing is changed. */
    recognise: (text) => ask((d, g) => {
      const trial = g.Dossier.open(d.save());
      try {
        return trial.attach(null, text);
      } catch (error) {
        if (error.code === "text") return null;
        throw error;
      } finally {
        trial.free?.();
      }
    }),
  };
}

/** Whether the instance that threw this cannot be trusted any more: a panic, a full stack, memory used up. */
const poisoned = (error) => error.code === "internal" || error instanceof WebAssembly.RuntimeError || error instanceof RangeError || error.name === "InternalError";

const failure = (message) =>
  Object.assign(new Error(message), { name: "Article41Error", code: "internal", span: null, expected: [], suggestion: null });
