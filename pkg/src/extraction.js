// What `extract` returns. The module hands it over as numbers on a tape (`src/wasm/tape.rs`), and its lists are made when they
// are read for the first time: most of the time that an extraction takes would otherwise go into objects that nobody looks
// at. They are properties of the object itself, and come with it when it is cloned, posted, spread or written as JSON.

const LISTS = ["source", "dates", "quotes", "actors", "instruments", "votes", "events", "quantities"];
const CONSTANTS = [null, false, true];

/** Extractions whose records nobody has read or replaced: all of them still hold. */
const untouched = new WeakSet();

/** Whether the records are still those that were found. */
export function isUntouched(extraction) {
  return untouched.has(extraction);
}

/** The names of the fields of each form of object, as far as they were asked for. */
let forms = [];

/** What a module found in a text, still folded, as an object with lists. */
export function extraction(module, text, folded) {
  const found = {};
  LISTS.forEach((name, i) => later(found, name, () => read(module, text, folded, i > 0 ? folded.ends[i - 1] : 0)));
  later(found, "records", () => module.candidates(folded.pack), () => untouched.delete(found));
  found.pack = folded.pack;
  untouched.add(found);
  // Node's console shows what is there, as that of a browser does when one looks.
  Object.defineProperty(found, Symbol.for("nodejs.util.inspect.custom"), { value: () => ({ ...found }), configurable: true });
  return found;
}

/** A property whose value is made when it is first read. */
function later(object, name, make, touch) {
  const settle = (value) => {
    touch?.();
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
    return value;
  };
  Object.defineProperty(object, name, { get: () => settle(make()), set: settle, enumerable: true, configurable: true });
}

const halves = new Uint32Array(2);
const float = new Float64Array(halves.buffer);

/** The value that starts at a word of a tape. */
export function read(module, text, { words, pool }, at) {
  const value = () => {
    const word = words[at++];
    const number = word >>> 3;
    switch (word & 7) {
      case 0: return CONSTANTS[number];
      case 1: return number;
      case 2:
        halves[0] = words[at++];
        halves[1] = words[at++];
        return float[0];
      case 3: return text.slice(number, words[at++]);
      case 4: return pool.slice(number, words[at++]);
      case 5: {
        const list = [];
        for (let i = 0; i < number; i++) list.push(value());
        return list;
      }
      default: {
        if (number >= forms.length) forms = module.forms().split("\n").map((line) => line.split(","));
        const object = {};
        for (const field of forms[number]) object[field] = value();
        return object;
      }
    }
  };
  return value();
}
