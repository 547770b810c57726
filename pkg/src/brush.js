// The class `Brush`: linked views of a collection. Each facet is counted over what all others and the period choose.

export function makeBrush(module, fail) {
  const UNITS = [undefined, "day", "month", "year"];

  return class Brush {
    #raw;
    #facets;
    #names;
    #numbers;

    /** Made by `collection.brush`. */
    constructor(raw, facets, names, numbers) {
      this.#raw = raw;
      this.#facets = facets;
      this.#names = names;
      this.#numbers = numbers;
    }

    get total() {
      return this.#raw.total();
    }

    /** Chooses documents whose date can mean a day from `first` to `last`, in days from 1970-01-01; without them, all. */
    period(first, last) {
      if (first === undefined || first === null) return this.#raw.clearPeriod();
      if (!Number.isFinite(first) || !Number.isFinite(last)) fail("a period is two numbers of days from 1970-01-01");
      return this.#raw.setPeriod(day(first), day(last));
    }

    /** Chooses documents that have any of these values; without them, all. */
    choose(facet, values = []) {
      const i = this.#facet(facet);
      if (!Array.isArray(values)) fail("the values chosen must be an array");
      // A value that no document has chooses none.
      const numbers = values.map((value) => this.#numbers[i].get(String(value)) ?? 0xffffffff);
      return this.#raw.choose(i, Uint32Array.from(numbers));
    }

    /** By number of a value, how many documents have it. The array is the caller's own. */
    counts(facet) {
      const i = this.#facet(facet);
      return new Uint32Array(module.moduleMemory().buffer, this.#raw.counts(i), this.#raw.values(i)).slice();
    }

    /** The values of a facet, by number. */
    values(facet) {
      return this.#names[this.#facet(facet)];
    }

    /** Counts by date over what the facets choose, whatever the period, as a query tells them. */
    histogram(unit = "month") {
      const number = UNITS.indexOf(unit);
      if (number < 1) fail("the unit must be one of day, month, year");
      const first = this.#raw.histogram(number);
      const spread = this.#raw.spread();
      return { unit, first, exact: this.#raw.exact(), spread: spread.length ? spread : null, undated: this.#raw.undated() };
    }

    get size() {
      return this.#raw.size();
    }

    free() {
      this.#raw.free();
    }

    #facet(name) {
      const i = this.#facets.indexOf(name);
      if (i < 0) fail(`there is no facet ‘${name}’ here; there are ${this.#facets.join(", ")}`);
      return i;
    }
  };

  function day(number) {
    return Math.max(-0x80000000, Math.min(0x7ffffffe, Math.round(number)));
  }
}
