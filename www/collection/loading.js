// Reads documents out of a file and into a collection, a part at a time, so that it can be stopped and tells how far it is.

import { Documents } from "./documents.js";
import { dateOf, idOf, textKey, textOf, valuesOf } from "./fields.js";
import { readerOf } from "./reading.js";
import { formatOf, splitter } from "./splitting.js";

/** The most that a tab can hold besides the index. */
const LARGEST = 1_800_000_000;
/** Bytes that a proposal for the fields is made from, and documents. */
const SAMPLE = 4 << 20;
const SAMPLED = 2000;
/** Documents that are handed over at a time; milliseconds between two reports. */
const BATCH = 512;
const PACE = 80;
/** How many failures are named. */
export const NAMED = 8;

/** What stopping throws. */
export class Stopped extends Error {}

/** Lets messages in that have come in the meantime. */
export const breathe = () => new Promise((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    done();
  };
  port2.postMessage(0);
});

/** What a file is, and some documents from its beginning: `{ format, documents }`. Throws if it has none. */
export async function sample(file) {
  if (file.size > LARGEST) throw new Error(`${file.name} has ${Math.round(file.size / 1e6)} MB; at most ${LARGEST / 1e6} MB are read. Divide it.`);
  const bytes = new Uint8Array(await file.slice(0, SAMPLE).arrayBuffer());
  const format = formatOf(bytes, file.name);
  const read = readerOf(format);
  const parts = splitter(bytes, format);
  parts.arrived(bytes.length, bytes.length === file.size);
  const documents = [];
  let failure = null;
  while (documents.length < SAMPLED && parts.next()) {
    try {
      documents.push(read(bytes.subarray(parts.start, parts.end)));
    } catch (error) {
      // Saved in another encoding, most rows could be read, and those with an accent would be missing.
      if (error.encoding) throw new Error(`Line ${parts.line} of ${file.name} cannot be read: ${error.message}`);
      failure ??= `line ${parts.line}: ${error.message}`;
    }
  }
  if (!documents.length) {
    if (!failure && bytes.length < file.size) failure = `the first document has more than ${SAMPLE >> 20} MB`;
    throw new Error(`No document could be read from ${file.name}${failure ? `; ${failure}` : parts.cut ? `; ${parts.cut}` : ""}.`);
  }
  return { format, documents };
}

function room(file) {
  try {
    return new Uint8Array(file.size);
  } catch {
    throw new Error(`The browser has no room for the ${Math.round(file.size / 1e6)} MB of ${file.name}. Close other tabs, or divide the file.`);
  }
}

/**
 * Loads a file of a format that `sample` told. `make()` gives the collection to load into, `isDate(text)` tells whether the core reads a date, `report(progress)` is told
 * how far it is, `stopped()` whether to stop. A document that cannot be read is left out, and told in `failures`; one whose date cannot
 * be read is kept without it, and told too.
 */
export async function load(file, format, settings, { make, isDate, report, stopped }) {
  const bytes = room(file);
  const documents = new Documents(bytes, format);
  const read = readerOf(format);
  const parts = splitter(bytes, format);
  const collection = make();
  const told = { failed: 0, undated: 0, failures: [] };
  const tell = (line, reason) => told.failures.length < NAMED && told.failures.push({ line, reason });
  const dates = new Map();
  const known = (text) => {
    let good = dates.get(text);
    if (good === undefined) {
      if (dates.size > 200_000) dates.clear();
      dates.set(text, (good = isDate(text)));
    }
    return good;
  };
  let batch = [];
  const hand = () => {
    collection.add(batch);
    batch = [];
  };
  const take = () => {
    let document;
    try {
      document = read(bytes.subarray(parts.start, parts.end));
    } catch (error) {
      told.failed++;
      if (told.failures.length < NAMED) tell(parts.line, error.message);
      return;
    }
    const id = idOf(settings, document, documents.count);
    const shaped = { id };
    const date = dateOf(settings, document);
    if (date !== null) {
      if (known(date)) shaped.date = date;
      else {
        told.undated++;
        if (told.failures.length < NAMED) tell(parts.line, `“${String(document[settings.date]).slice(0, 40)}” is no date; it was loaded without one`);
      }
    }
    settings.texts.forEach((name, i) => {
      const text = textOf(document[name]);
      if (text) shaped[textKey(i)] = text;
    });
    settings.facets.forEach(({ name, key, divider }, i) => {
      const value = document[name];
      if (value === null || value === undefined) return;
      shaped[key] = valuesOf(value, divider);
      if (settings.words) shaped[textKey(settings.texts.length + i)] = shaped[key].join("\n");
    });
    documents.push(parts.start, parts.end, id);
    batch.push(shaped);
    if (batch.length === BATCH) hand();
  };

  try {
    const reader = file.stream().getReader();
    let filled = 0;
    let last = performance.now();
    for (let all = false; !all;) {
      const { done, value } = await reader.read();
      all = done;
      if (value) {
        if (filled + value.length > bytes.length) throw new Error(`${file.name} has changed while it was read.`);
        bytes.set(value, filled);
        filled += value.length;
      }
      parts.arrived(filled, all);
      while (parts.next()) {
        take();
        if ((documents.count & 63) === 0 && performance.now() - last > PACE) {
          report({ read: parts.end, of: file.size, documents: documents.count, failed: told.failed });
          await breathe();
          if (stopped()) {
            reader.cancel().catch(() => {});
            throw new Stopped();
          }
          last = performance.now();
        }
      }
      if (stopped()) throw new Stopped();
    }
    hand();
    if (parts.cut) tell(parts.line, parts.cut);
    if (!documents.count) throw new Error(`No document could be read from ${file.name}.`);
    return { collection, documents, told: { ...told, cut: parts.cut } };
  } catch (error) {
    try {
      collection.free();
    } catch {
      // After a panic it cannot even be freed; what is told is why.
    }
    throw error;
  }
}
