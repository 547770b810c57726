// What stands in the bytes of one document.

import { rowReader } from "./table.js";

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Reads the bytes of a document of a file in this format as an object. Throws an error that says what is wrong. */
export const readerOf = (format) => (format.format === "table" ? rowReader(format) : readObject);

function readObject(bytes) {
  let text;
  try {
    text = decoder.decode(bytes);
  } catch {
    throw new Error("it is not in UTF-8");
  }
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new Error(`it is not JSON (${String(error.message).slice(0, 120)})`);
  }
  if (typeof document !== "object" || document === null || Array.isArray(document)) throw new Error("it is not a JSON object");
  return document;
}
