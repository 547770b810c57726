// The class `Collection`. Documents go into a tray in the module's memory, many at a time, and the numbers of an answer are read
// from there: a call for every string would cost more than indexing it.

const SORTS = ["query", "relevance", "date", "-date", "added"];
const UNITS = [undefined, "day", "month", "year"];
/** Bytes of a tray; a document that needs more gets a larger one. */
const TRAY = 1 << 20;
/** Milliseconds of work after which `load` lets others have their turn. */
const TURN = 8;
const encoder = new TextEncoder();

export function makeCollection(module, fail, Brush) {
  const memory = () => module.moduleMemory().buffer;
  let seen = { words: new Uint32Array(), floats: new Float32Array() };

  /** The module's memory as numbers. Views of it are empty once it has grown. */
  function views() {
    if (seen.words.length === 0) seen = { words: new Uint32Array(memory()), floats: new Float32Array(memory()) };
    return seen;
  }

  class Collection {
    #raw;
    #id;
    #date;
    #texts;
    #facets;
    /** By facet, the numbers of the values that were seen, and the names by number. */
    #numbers;
    #names;
    #tray = null;
    #bytes = null;
    #words = null;
    #used = 0;
    /** Dates that were read before. */
    #dates = new Set();

    constructor(options = {}) {
      const settings = check(options);
      this.#settle(new module.RawCollection(settings.facets.join("\n"), settings.compounds, settings.exchanges), settings);
    }

    static open(bytes, options = {}) {
      const settings = check(options);
      const view = bytes instanceof Uint8Array ? bytes
        : ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
          : bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : fail("a saved collection must be a Uint8Array, an ArrayBuffer or a view of one");
      const raw = module.RawCollection.open(view, settings.exchanges);
      return Collection.#adopt(raw, { ...settings, facets: raw.facets() });
    }

    static #adopt(raw, settings) {
      const collection = new Collection(settings);
      collection.#raw.free();
      collection.#settle(raw, settings);
      return collection;
    }

    #settle(raw, { id, date, texts, facets }) {
      this.#raw = raw;
      this.#id = id;
      this.#date = date;
      this.#texts = texts;
      this.#facets = facets;
      this.#names = facets.map((_, i) => raw.names(i, 0));
      this.#numbers = this.#names.map((names) => new Map(names.map((name, i) => [name, i])));
    }

    get size() {
      this.#send();
      return this.#raw.size();
    }

    get facets() {
      return [...this.#facets];
    }

    add(documents) {
      try {
        for (const document of Array.isArray(documents) ? documents : [documents]) this.#put(document);
      } finally {
        this.#send();
      }
    }

    async load(documents, { signal, progress } = {}) {
      let done = 0;
      let turn = performance.now();
      try {
        for await (const document of documents) {
          this.#put(document);
          done++;
          if ((done & 63) === 0 && performance.now() - turn >= TURN) {
            progress?.(done);
            await new Promise((resolve) => setTimeout(resolve));
            signal?.throwIfAborted();
            turn = performance.now();
          }
        }
      } finally {
        this.#send();
      }
      progress?.(done);
      return done;
    }

    remove(id) {
      this.#send();
      return this.#raw.remove(String(id));
    }

    has(id) {
      this.#send();
      return this.#raw.has(String(id));
    }

    compact() {
      this.#send();
      this.#raw.compact();
    }

    save() {
      this.#send();
      return this.#raw.save();
    }

    query(text, options) {
      if (typeof text !== "string") fail("a query must be a string");
      if (this.#used > 0) this.#send();
      let offset = 0, limit = 10, sort = 0, mask = 0, unit = 0;
      let asked = [];
      if (options) {
        if (options.offset !== undefined) offset = whole(options.offset, "options.offset");
        if (options.limit !== undefined) limit = whole(options.limit, "options.limit");
        if (options.sort !== undefined) sort = one(options.sort, SORTS, "options.sort");
        if (options.histogram !== undefined) unit = one(options.histogram, UNITS, "options.histogram");
        if (options.facets !== undefined) {
          for (const name of options.facets) {
            const i = this.#facets.indexOf(name);
            if (i < 0) fail(`options.facets: there is no facet ‘${name}’; there are ${this.#facets.join(", ")}`);
            mask |= 1 << i;
          }
          asked = this.#facets.filter((_, i) => mask & (1 << i));
        }
      }
      this.#raw.query(text, offset, limit, sort, mask >>> 0, unit);
      const ids = limit > 0 ? this.#raw.pool() : "";
      return this.#result(this.#raw.answer() >>> 2, ids, asked, unit);
    }

    /** Reads the answer that begins at a word of the module's memory. */
    #result(at, ids, asked, unit) {
      const { words, floats } = views();
      const total = words[at], count = words[at + 1];
      const hits = new Array(count);
      at += 2;
      for (let i = 0, from = 0; i < count; i++, at += 2) {
        hits[i] = { id: ids.slice(from, from += words[at]), score: floats[at + 1] };
      }
      const facets = {};
      for (const name of asked) {
        const names = this.#names[this.#facets.indexOf(name)];
        const values = new Array(words[at++]);
        for (let i = 0; i < values.length; i++, at += 2) values[i] = { value: names[words[at]], count: words[at + 1] };
        facets[name] = values;
      }
      let histogram = null;
      if (unit > 0) {
        const first = words[at] | 0;
        const undated = words[at + 1];
        const exact = words.slice(at + 3, at += 3 + words[at + 2]);
        const spread = words[at] > 0 ? new Float64Array(words.slice(at + 1, at + 1 + 2 * words[at]).buffer) : null;
        histogram = { unit: UNITS[unit], first, exact, spread, undated };
      }
      return { total, hits, facets, histogram };
    }

    /** Linked views of facets; without names, of all. They show the collection as it is now, and do not change with it. */
    brush(facets = this.#facets) {
      this.#send();
      const numbers = facets.map((name) => {
        const i = this.#facets.indexOf(name);
        return i < 0 ? fail(`there is no facet ‘${name}’; there are ${this.#facets.join(", ")}`) : i;
      });
      const raw = new module.RawBrush(this.#raw, Uint32Array.from(numbers));
      return new Brush(raw, [...facets], numbers.map((i) => [...this.#names[i]]), numbers.map((i) => new Map(this.#numbers[i])));
    }

    sizes() {
      this.#send();
      return this.#raw.sizes();
    }

    free() {
      this.#raw.free();
    }

    #put(document) {
      if (typeof document !== "object" || document === null) fail("a document must be an object");
      const id = document[this.#id];
      if (typeof id !== "string" && typeof id !== "number") fail(`a document must have a string or number as its ‘${this.#id}’`);
      const key = String(id);
      const date = document[this.#date];
      if (date !== undefined && date !== null) this.#check(date, key);
      const texts = [];
      let room = key.length * 3 + (date ? date.length * 3 : 0) + 64;
      for (const name of this.#texts) {
        const text = document[name];
        if (text === undefined || text === null) continue;
        if (typeof text !== "string") fail(`the ${name} of ‘${key}’ must be a string`);
        texts.push(text);
        room += text.length * 3 + 4;
      }
      const pairs = [];
      for (let i = 0; i < this.#facets.length; i++) {
        const values = document[this.#facets[i]];
        if (values === undefined || values === null) continue;
        if (Array.isArray(values)) for (const value of values) pairs.push(i, this.#number(i, value));
        else pairs.push(i, this.#number(i, values));
      }
      room += pairs.length * 4;
      if (this.#bytes === null || this.#used + room > this.#bytes.length || this.#bytes.length === 0) this.#lay(room);
      const bytes = this.#bytes, words = this.#words;
      let head = this.#used >> 2;
      let at = this.#used + 16 + texts.length * 4 + pairs.length * 4;
      const write = (text) => {
        const { written } = encoder.encodeInto(text, at === 0 ? bytes : bytes.subarray(at));
        at += written;
        return written;
      };
      words[head++] = write(key);
      words[head++] = date ? write(date) : 0;
      words[head++] = texts.length;
      words[head++] = pairs.length >> 1;
      for (const text of texts) words[head++] = write(text);
      for (const number of pairs) words[head++] = number;
      this.#used = (at + 3) & ~3;
    }

    /** Throws if a date is none, with the document's id in the message. */
    #check(date, key) {
      if (this.#dates.has(date)) return;
      if (typeof date !== "string") fail(`the ${this.#date} of ‘${key}’ must be a string, as EDTF`);
      try {
        this.#raw.checkDate(date);
      } catch (error) {
        error.message = `the ${this.#date} of ‘${key}’: ${error.message}`;
        throw error;
      }
      if (this.#dates.size > 100_000) this.#dates.clear();
      this.#dates.add(date);
    }

    #number(facet, value) {
      const name = typeof value === "string" ? value : String(value);
      let number = this.#numbers[facet].get(name);
      if (number === undefined) {
        number = this.#raw.intern(facet, name);
        this.#numbers[facet].set(name, number);
        this.#names[facet][number] = name;
        // The call may have moved the memory.
        if (this.#bytes !== null && this.#bytes.length === 0) this.#view();
      }
      return number;
    }

    /** A tray with room, empty. */
    #lay(room) {
      this.#send();
      this.#tray = { size: Math.max(TRAY, room + 64) };
      this.#view();
    }

    #view() {
      const at = this.#raw.tray(this.#tray.size);
      this.#bytes = new Uint8Array(memory(), at, this.#tray.size);
      this.#words = new Uint32Array(memory(), at, this.#tray.size >> 2);
    }

    /** Hands over what is in the tray. */
    #send() {
      if (this.#used === 0) return;
      const used = this.#used;
      this.#used = 0;
      this.#raw.addTray(used);
      // The call may have moved the memory.
      if (this.#bytes.length === 0) this.#view();
    }
  }

  function check(options) {
    if (typeof options !== "object" || options === null) fail("options must be an object");
    const settings = { id: "id", date: "date", texts: ["text"], facets: [], compounds: true, exchanges: true, ...options };
    for (const name of ["texts", "facets"]) {
      if (!Array.isArray(settings[name]) || settings[name].some((n) => typeof n !== "string" || n === "" || n.includes("\n"))) {
        fail(`options.${name} must be an array of names of fields`);
      }
    }
    for (const name of ["id", "date"]) if (typeof settings[name] !== "string") fail(`options.${name} must be the name of a field`);
    for (const name of ["compounds", "exchanges"]) {
      if (typeof settings[name] !== "boolean") fail(`options.${name} must be true or false`);
    }
    if (settings.facets.length > 31) fail("a collection has at most 31 facets");
    return settings;
  }

  function whole(value, what) {
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) fail(`${what} must be a whole number from 0 on`);
    return value;
  }

  function one(value, choices, what) {
    const i = choices.indexOf(value);
    if (i < 0) fail(`${what} must be one of ${choices.filter(Boolean).join(", ")}`);
    return i;
  }

  return Collection;
}
