// Tables: a line of names, then rows of cells between commas, semicolons or tabs, as RFC 4180 has them and spreadsheets write them.
// A cell in quotation marks can hold all of these, and line breaks; a quotation mark in it is doubled.

const [QUOTE, NEWLINE, RETURN, SPACE] = [..."\"\n\r "].map((c) => c.charCodeAt(0));
const DELIMITERS = [",", ";", "\t", "|"];
/** The most columns that are read. */
const MOST_COLUMNS = 2000;
const UTF8 = "Save it as “CSV UTF-8”.";

export const isTable = (name) => /\.(csv|tsv|tab)$/i.test(name);

const decoder = new TextDecoder("utf-8", { fatal: true });

/** What a table is, from its first bytes, in which all of its names are: `{ format, from, before, delimiter, columns }`. */
export function tableOf(bytes, name, from) {
  const split = new Rows(bytes, { from, before: 0, delimiter: null });
  split.arrived(bytes.length, true);
  const line = () => {
    if (!split.next()) return null;
    try {
      return decoder.decode(bytes.subarray(split.start, split.end));
    } catch {
      throw new Error(`${name} is not in UTF-8. ${UTF8}`);
    }
  };
  let head = line();
  // Spreadsheets can be told in a line before all others what parts the cells.
  const told = head?.match(/^sep=(.)$/i)?.[1];
  if (told) head = line();
  if (head === null) throw new Error(`${name} is empty.`);
  if (split.cut) throw new Error(`The names of ${name} have a quotation mark that is not closed.`);
  const delimiter = told ?? (/\.(tsv|tab)$/i.test(name) && head.includes("\t") ? "\t" : commonest(head));
  const columns = named(cells(head, delimiter));
  if (columns.length > MOST_COLUMNS) throw new Error(`${name} has ${columns.length} columns; at most ${MOST_COLUMNS} are read.`);
  return { format: "table", from: split.at, before: split.lines, delimiter, columns };
}

/** What stands most often between the cells of a line. */
function commonest(line) {
  const bare = line.replace(/"(?:[^"]|"")*"/g, "");
  const often = (delimiter) => bare.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (often(one) > often(best) ? one : best));
}

/** Names of columns, each once: one without a name is called by its number. */
function named(names) {
  const taken = new Set();
  return names.map((name, i) => {
    const own = name.replace(/\s+/g, " ") || `column ${i + 1}`;
    let free = own;
    for (let n = 2; taken.has(free); n++) free = `${own} (${n})`;
    taken.add(free);
    return free;
  });
}

/** The cells of a row, without spaces around them. */
export function cells(text, delimiter) {
  const found = [];
  let at = 0;
  for (;;) {
    let cell = "";
    let first = at;
    while (text[first] === " ") first++;
    if (text[first] === "\"") {
      at = first;
      for (at++; at < text.length; at++) {
        if (text[at] !== "\"") {
          const end = text.indexOf("\"", at);
          cell += text.slice(at, end < 0 ? text.length : end);
          at = end < 0 ? text.length : end - 1;
        } else if (text[at + 1] === "\"") cell += text[at++];
        else {
          at++;
          break;
        }
      }
    }
    const end = text.indexOf(delimiter, at);
    cell += text.slice(at, end < 0 ? text.length : end);
    found.push(cell.trim());
    if (end < 0) return found;
    at = end + delimiter.length;
  }
}

/**
 * Reads a row: an object with what stands in its columns, but for empty cells. Throws an error that says what is wrong, with `encoding` if
 * that is the encoding: all of the file has the same.
 */
export function rowReader({ delimiter, columns }) {
  return (bytes) => {
    let text;
    try {
      text = decoder.decode(bytes);
    } catch {
      throw Object.assign(new Error(`it is not in UTF-8. ${UTF8}`), { encoding: true });
    }
    const own = cells(text, delimiter);
    while (own.length > columns.length && own.at(-1) === "") own.pop();
    if (own.length > columns.length) throw new Error(`it has ${own.length} cells, and there are ${columns.length} columns`);
    const row = {};
    for (let i = 0; i < own.length; i++) {
      if (own[i] === "") continue;
      // By assignment it would not become a field.
      if (columns[i] === "__proto__") Object.defineProperty(row, columns[i], { value: own[i], enumerable: true });
      else row[columns[i]] = own[i];
    }
    return row;
  };
}

/** Rows in the bytes of a file that is still arriving. A quotation mark counts only where a cell begins, with or without spaces before it. */
export class Rows {
  /** What a cell can begin after, as bytes. */
  #delimiters;
  /** How far the row that is not whole yet was looked through, and whether that is in quotation marks, or where a cell begins. */
  #scan;
  #quoted = false;
  #begins = true;
  /** Line breaks in it so far. */
  #within = 0;
  /** The next quotation mark. */
  #quote = -1;

  constructor(bytes, { from, before, delimiter }) {
    this.bytes = bytes;
    this.at = this.#scan = from;
    // Of a delimiter beyond ASCII, the last byte.
    this.#delimiters = delimiter === null ? DELIMITERS.map((one) => one.charCodeAt(0)) : [...new TextEncoder().encode(delimiter)].slice(-1);
    this.start = this.end = 0;
    this.lines = before;
    this.line = before + 1;
    this.cut = null;
  }

  arrived(filled, all) {
    this.there = this.bytes.subarray(0, filled);
    this.all = all;
    // Looked for again, as there may be one now.
    if (this.#quote === Infinity) this.#quote = -1;
  }

  next() {
    const { there } = this;
    while (this.at < there.length) {
      const end = this.#endOfRow();
      if (end < 0) return false;
      this.start = this.at;
      this.end = there[end - 1] === RETURN ? end - 1 : end;
      this.line = this.lines + 1;
      this.lines += this.#within + 1;
      this.#within = 0;
      this.at = this.#scan = end + 1;
      this.#begins = true;
      if (this.cut) return false;
      if (!this.#isBlank()) return true;
    }
    return false;
  }

  /** Whether the row has only empty cells. */
  #isBlank() {
    let at = this.start;
    while (at < this.end && (this.there[at] === SPACE || this.#delimiters.includes(this.there[at]))) at++;
    return at >= this.end;
  }

  /** Where the row that begins at `at` ends; negative if that is not there yet. */
  #endOfRow() {
    const { there } = this;
    if (!this.#quoted && this.#scan === this.at) {
      // Most rows have no quotation mark at all.
      const end = there.indexOf(NEWLINE, this.at);
      if (this.#quote < this.at) this.#quote = there.indexOf(QUOTE, this.at);
      if (this.#quote < 0) this.#quote = Infinity;
      if (end >= 0 && end < this.#quote) return end;
      if (end < 0 && this.#quote === Infinity) return this.all ? there.length : -1;
    }
    for (let at = this.#scan; at < there.length; at++) {
      const byte = there[at];
      if (this.#quoted) {
        if (byte === NEWLINE) this.#within++;
        else if (byte === QUOTE) {
          // Whether it is doubled shows in what comes next.
          if (at + 1 === there.length && !this.all) {
            this.#scan = at;
            return -1;
          }
          if (there[at + 1] === QUOTE) at++;
          else this.#quoted = false;
        }
      } else if (byte === NEWLINE) return at;
      else if (byte === QUOTE && this.#begins) this.#quoted = true;
      this.#begins = !this.#quoted && (this.#delimiters.includes(byte) || (this.#begins && byte === SPACE));
    }
    this.#scan = there.length;
    if (!this.all) return -1;
    if (this.#quoted) {
      this.cut = "a quotation mark of this row is not closed: nothing from here on was read";
    }
    return there.length;
  }
}
