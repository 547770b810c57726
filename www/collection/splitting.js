// Where documents begin and end in the bytes of a file that is still arriving: lines of JSON, the elements of one array, or the rows
// of a table.

import { Rows, isTable, tableOf } from "./table.js";

const [QUOTE, ESCAPE, COMMA, OPEN, CLOSE, OPEN_OBJECT, CLOSE_OBJECT, NEWLINE] = [..."\"\\,[]{}\n"].map((c) => c.charCodeAt(0));
const isSpace = (byte) => byte === 32 || (byte >= 9 && byte <= 13);

const FORMATS = "JSON Lines (one JSON object a line), a JSON array or a table (CSV)";

/** What a file is, from its first bytes: `{ format, from }`, with the lines `before` that, and more of a table; throws an error that says what to do with any other. */
export function formatOf(bytes, name) {
  const ascii = (length) => String.fromCharCode(...bytes.subarray(0, length));
  if (ascii(5) === "%PDF-") throw new Error(`${name} is a PDF. Documents are read from ${FORMATS}.`);
  if (ascii(4) === "PK\u0003\u0004") throw new Error(`${name} is a ZIP, Word or Excel file. Save what is in it as a table (CSV in UTF-8) or as JSON Lines.`);
  if (ascii(2) === "\u001f\u008b") throw new Error(`${name} is compressed. Unpack it first.`);
  if (ascii(4) === "\u0089A41") throw new Error(`${name} is a dossier. Open it from the Dossier side of this page.`);
  if (bytes[0] === 0xff && bytes[1] === 0xfe || bytes[0] === 0xfe && bytes[1] === 0xff) throw new Error(`${name} is in UTF-16. Save it in UTF-8.`);
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (isTable(name)) return tableOf(bytes, name, from);
  while (from < bytes.length && isSpace(bytes[from])) from++;
  if (from === bytes.length) throw new Error(`${name} is empty.`);
  if (bytes[from] === OPEN) return { format: "array", from: from + 1 };
  if (bytes[from] === OPEN_OBJECT) return { format: "lines", from, before: bytes.subarray(0, from).filter((byte) => byte === NEWLINE).length };
  throw new Error(`${name} is neither ${FORMATS}: it begins with “${new TextDecoder().decode(bytes.subarray(from, from + 24)).replace(/\ufffd+$/, "")}”.`);
}

/**
 * `next()` moves to the next document: `start` and `end` of it, `line` it begins in; false if there is none yet. `cut` tells why what comes
 * at the end could not be read, or is null.
 */
export function splitter(bytes, format) {
  if (format.format === "table") return new Rows(bytes, format);
  return format.format === "array" ? new Elements(bytes, format.from) : new Lines(bytes, format);
}

class Lines {
  constructor(bytes, { from, before }) {
    this.bytes = bytes;
    this.at = from;
    this.count = before + 1;
    this.start = this.end = this.line = 0;
    this.cut = null;
  }

  /** How much of the file is there, and whether that is all. */
  arrived(filled, all) {
    this.there = this.bytes.subarray(0, filled);
    this.all = all;
  }

  next() {
    const { there } = this;
    while (this.at < there.length) {
      let end = there.indexOf(NEWLINE, this.at);
      if (end < 0) {
        if (!this.all) return false;
        end = there.length;
      }
      let start = this.at;
      while (start < end && isSpace(there[start])) start++;
      this.at = end + 1;
      this.line = this.count++;
      if (start === end) continue;
      this.start = start;
      this.end = end;
      return true;
    }
    return false;
  }
}

class Elements {
  #depth = 0;
  #inText = false;
  #scan = -1; // how far the element that is not whole yet was looked through; -1 between elements
  #counted = 0;
  #lines = 1;
  #closed = false;

  constructor(bytes, from) {
    this.bytes = bytes;
    this.at = from;
    this.start = this.end = 0;
    this.cut = null;
  }

  arrived(filled, all) {
    this.there = this.bytes.subarray(0, filled);
    this.all = all;
  }

  /** The line of the element, which is counted only when it is asked for. */
  get line() {
    for (; this.#counted < this.start; this.#counted++) if (this.bytes[this.#counted] === NEWLINE) this.#lines++;
    return this.#lines;
  }

  next() {
    const { there } = this;
    if (this.#closed) return false;
    if (this.#scan < 0) {
      while (this.at < there.length && (isSpace(there[this.at]) || there[this.at] === COMMA)) this.at++;
      if (this.at >= there.length) return this.#ended();
      if (there[this.at] === CLOSE) {
        this.#closed = true;
        return false;
      }
      this.start = this.#scan = this.at;
      this.#depth = 0;
      this.#inText = false;
    }
    let at = this.#scan;
    for (; at < there.length; at++) {
      const byte = there[at];
      if (this.#inText) {
        if (byte === ESCAPE) {
          if (at + 1 >= there.length) break;
          at++;
        } else if (byte === QUOTE) this.#inText = false;
      } else if (byte === QUOTE) this.#inText = true;
      else if (byte === OPEN || byte === OPEN_OBJECT) this.#depth++;
      else if (byte === CLOSE || byte === CLOSE_OBJECT) {
        if (this.#depth === 0) return this.#whole(at);
        this.#depth--;
      } else if (byte === COMMA && this.#depth === 0) return this.#whole(at);
    }
    this.#scan = at;
    return this.#ended();
  }

  #whole(at) {
    this.end = this.at = at;
    this.#scan = -1;
    return true;
  }

  /** The bytes there are have been read; if those are all, the array was not closed. */
  #ended() {
    if (this.all) {
      this.cut = "the array is not closed: the file may be cut off here";
      this.#closed = true;
      if (this.#scan < 0) this.start = this.at;
    }
    return false;
  }
}
