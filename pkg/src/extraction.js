// What `extract` returns. Its lists are made when they are read for the first time: most of the time that an extraction
// takes would otherwise go into objects that nobody looks at. They are properties of the object itself, and come with it
// when it is cloned, posted, spread or written as JSON.

const LISTS = ["source", "dates", "quotes", "actors", "instruments", "votes", "events", "quantities"];
const decoder = new TextDecoder();

/** Extractions whose records nobody has read or replaced: all of them still hold. */
const untouched = new WeakSet();

/** Whether the records are still those that were found. */
export function isUntouched(extraction) {
  return untouched.has(extraction);
}

/** The extraction whose lists are folded; `candidates` unfolds the records in its pack. */
export function unfold(folded, candidates) {
  const { json, ends, pack } = folded;
  // A text with a lone surrogate comes unfolded.
  if (json === undefined) return folded;
  const found = {};
  LISTS.forEach((name, i) => {
    later(found, name, () => JSON.parse(decoder.decode(json.subarray(i > 0 ? ends[i - 1] : 0, ends[i]))));
  });
  later(found, "records", () => candidates(pack), () => untouched.delete(found));
  found.pack = pack;
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
