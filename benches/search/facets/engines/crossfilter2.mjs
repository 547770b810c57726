// Crossfilter: a dimension and its group for every facet, those with several values a row as dimensions of
// arrays. A group does not feel the filter of its own dimension, so each shows what the others choose. Groups
// change with every filter; reading them is all that is left.
import crossfilter from "crossfilter2";
import { FACETS, valuesOf } from "../rows.mjs";

let days, dimensions, groups;

export default {
  package: "crossfilter2",

  build(rows) {
    const records = Array.from({ length: rows.count }, (_, row) => {
      const record = { day: rows.days[row] };
      FACETS.forEach(({ name, most }, facet) => {
        const values = valuesOf(rows, facet, row);
        record[name] = most > 1 ? [...values] : values[0];
      });
      return record;
    });
    const filter = crossfilter(records);
    days = filter.dimension((record) => record.day);
    dimensions = FACETS.map(({ name, most }) => filter.dimension((record) => record[name], most > 1));
    groups = dimensions.map((dimension) => dimension.group());
  },

  /** The range leaves out its end. */
  period: (from, to) => days.filterRange([from, to + 1]),

  choose(facet, values) {
    if (values.length === 0) dimensions[facet].filterAll();
    else if (values.length === 1) dimensions[facet].filterExact(values[0]);
    else dimensions[facet].filterFunction((value) => values.includes(value));
  },

  counts: () => groups.map((group) => group.all()),

  comparable: (counts) => counts.map((pairs, facet) => {
    const table = new Uint32Array(FACETS[facet].values);
    for (const { key, value } of pairs) table[key] = value;
    return table;
  }),
};
