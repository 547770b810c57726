// This project's brush, over a collection of the rows.
import { Collection } from "../../../../pkg/index.js";
import { FACETS, nameOf, valuesOf } from "../rows.mjs";

const NAMES = FACETS.map(({ name }) => name);
/** Documents that are made at a time, so that they need not all be there at once. */
const LOT = 10000;
let brush, numbers, tables;

export default {
  build(rows) {
    const collection = new Collection({ texts: [], facets: NAMES });
    const names = FACETS.map(({ values }, facet) =>
      Array.from({ length: values }, (_, value) => nameOf(facet, value)));
    const dates = new Map();
    const dateOf = (day) => {
      if (!dates.has(day)) dates.set(day, new Date(day * 86400000).toISOString().slice(0, 10));
      return dates.get(day);
    };
    for (let from = 0; from < rows.count; from += LOT) {
      collection.add(Array.from({ length: Math.min(LOT, rows.count - from) }, (_, i) => {
        const document = { id: from + i, date: dateOf(rows.days[from + i]) };
        NAMES.forEach((name, facet) => {
          document[name] = Array.from(valuesOf(rows, facet, from + i), (value) => names[facet][value]);
        });
        return document;
      }));
    }
    collection.compact();
    brush = collection.brush();
    numbers = FACETS.map(({ name }) => brush.values(name).map((value) => +value.slice(name.length + 1)));
    tables = FACETS.map(({ values }) => new Uint32Array(values));
  },

  period: (from, to) => brush.period(from, to),
  choose: (facet, values) => brush.choose(NAMES[facet], values.map((value) => nameOf(facet, value))),
  counts: () => NAMES.map((name) => brush.counts(name)),

  /** Counts by the numbers of rows.mjs; this is for comparing, and not measured. */
  comparable(counts) {
    counts.forEach((list, facet) => {
      tables[facet].fill(0);
      list.forEach((count, i) => { tables[facet][numbers[facet][i]] = count; });
    });
    return tables;
  },
};
