// Documents as they stand in their file: its bytes, and where each begins and ends. A million of them are three arrays of numbers,
// not a million objects; one is read when it is shown.

import { readerOf } from "./reading.js";

export class Documents {
  #read;

  /** `format` as [formatOf](./splitting.js) tells it. */
  constructor(bytes, format) {
    this.bytes = bytes;
    this.format = format;
    this.#read = readerOf(format);
    this.count = 0;
    this.starts = new Uint32Array(1024);
    this.ends = new Uint32Array(1024);
    this.hashes = new Uint32Array(1024);
    this.table = null;
  }

  push(start, end, id) {
    if (this.count === this.starts.length) {
      for (const name of ["starts", "ends", "hashes"]) {
        const larger = new Uint32Array(this.count * 2);
        larger.set(this[name]);
        this[name] = larger;
      }
    }
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.hashes[this.count] = hash(id);
    this.count++;
    this.table = null;
  }

  /** The document of a row, or null if what is there is none. */
  read(row) {
    try {
      return this.#read(this.bytes.subarray(this.starts[row], this.ends[row]));
    } catch {
      return null;
    }
  }

  /** The last document with this id, of which `idOf(document, row)` tells the id; null if there is none. */
  find(id, idOf) {
    this.table ??= this.#index();
    const { table, hashes } = this;
    const mask = table.length - 1;
    const wanted = hash(id);
    let found = null;
    let last = -1;
    for (let at = wanted & mask; table[at]; at = (at + 1) & mask) {
      const row = table[at] - 1;
      if (hashes[row] !== wanted || row < last) continue;
      const document = this.read(row);
      if (document && idOf(document, row) === id) [found, last] = [document, row];
    }
    return found;
  }

  /** Rows by the hash of their id, with open addressing; zero is nothing. */
  #index() {
    let size = 16;
    while (size < this.count * 2) size *= 2;
    const table = new Uint32Array(size);
    for (let row = 0; row < this.count; row++) {
      let at = this.hashes[row] & (size - 1);
      while (table[at]) at = (at + 1) & (size - 1);
      table[at] = row + 1;
    }
    return table;
  }
}

/** FNV-1a over the text's units, stirred so that the low bits are good too. */
function hash(text) {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d) >>> 0;
}
