// A collection in a file with its documents: a head of JSON, the bytes of the collection, where the documents are, and they
// themselves, so that what is found can be shown. The bytes of a collection alone can be opened too; its documents are then not there.

import { Documents } from "./documents.js";

const MAGIC = "A41DOCS1";
const PLAIN = "A41COLL\0";
const LARGEST_HEAD = 1 << 20;

const begins = (bytes, magic) => bytes.length >= 12 && String.fromCharCode(...bytes.subarray(0, 8)) === magic;

/** Whether a file with these first bytes is a saved collection. */
export const isSaved = (bytes) => begins(bytes, MAGIC) || begins(bytes, PLAIN);

/** The parts of the file, for a `Blob`. */
export function packed(name, settings, collection, documents) {
  const { count, bytes, format } = documents;
  const head = new TextEncoder().encode(JSON.stringify({ name, format, settings, count, collection: collection.length, bytes: bytes.length }));
  const start = new Uint8Array(12);
  start.set([...MAGIC].map((c) => c.charCodeAt(0)));
  new DataView(start.buffer).setUint32(8, head.length, true);
  return [start, head, collection, ...["starts", "ends", "hashes"].map((array) => documents[array].subarray(0, count)), bytes];
}

/** The same read back: `{ name, settings, collection, documents }`; of a collection alone, only the last two, without documents. */
export function unpacked(bytes) {
  if (begins(bytes, PLAIN)) return { name: null, settings: null, collection: bytes, documents: null };
  const broken = () => new Error("This saved collection is damaged: it does not hold what its head says.");
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (length > LARGEST_HEAD || 12 + length > bytes.length) throw broken();
  let head;
  try {
    head = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(12, 12 + length)));
  } catch {
    throw broken();
  }
  const settings = checked(head?.settings);
  const format = formatted(head?.format);
  const sizes = [head.count, head.collection, head.bytes];
  if (!settings || !format || typeof head.name !== "string" || !sizes.every((n) => Number.isSafeInteger(n) && n >= 0)) throw broken();
  if (12 + length + head.collection + 12 * head.count + head.bytes !== bytes.length) throw broken();
  let at = 12 + length;
  const part = (size) => bytes.subarray(at, (at += size));
  const collection = part(head.collection);
  // Copied, because they begin where no array of numbers may.
  const arrays = [0, 0, 0].map(() => new Uint32Array(part(4 * head.count).slice().buffer));
  const documents = new Documents(part(head.bytes), format);
  [documents.starts, documents.ends, documents.hashes] = arrays;
  documents.count = head.count;
  return { name: head.name, settings, collection, documents };
}

const text = (value) => typeof value === "string";
const maybe = (value) => value === null || text(value);

/** The format of the documents: of tables, what is needed to read a row. Files that were saved before there were tables name none. */
function formatted(format) {
  if (format?.format !== "table") return { format: "lines" };
  const { delimiter, columns } = format;
  return text(delimiter) && delimiter !== "" && Array.isArray(columns) && columns.every(text) ? { format: "table", delimiter, columns } : null;
}

function checked(settings) {
  if (typeof settings !== "object" || settings === null) return null;
  const { id, date, order = null, texts, title, facets, words = false } = settings;
  const good = maybe(id) && maybe(date) && maybe(order) && maybe(title) && Array.isArray(texts) && texts.every(text)
    && Array.isArray(facets) && facets.every((facet) => text(facet?.name) && text(facet.key) && maybe(facet.divider ?? null));
  return good ? { id, date, order, texts, title, facets: facets.map(({ name, key, divider = null }) => ({ name, key, divider })), words: words === true } : null;
}
