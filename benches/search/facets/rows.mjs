// Rows with a day and eight facets, from a seed. Values are skewed: the first is by far the most frequent.
// Ids and values are numbers here; engines that want names get them from `nameOf`.
import { Random } from "../random.mjs";

/** By facet: its name, how many values it has, and how many a row has at most. */
export const FACETS = [
  { name: "kind", values: 5, most: 1 }, { name: "source", values: 8, most: 1 },
  { name: "stance", values: 12, most: 1 }, { name: "region", values: 20, most: 1 },
  { name: "language", values: 40, most: 1 }, { name: "topic", values: 50, most: 3 },
  { name: "state", values: 300, most: 2 }, { name: "actor", values: 1000, most: 2 },
];
export const FIRST_DAY = 10957;
export const DAYS = 9000;

export const nameOf = (facet, value) => `${FACETS[facet].name} ${value}`;

/** The day of each row; and of each facet, where each row's values begin, and the values. */
export function generate(count, seed = 7) {
  const random = new Random(seed);
  const days = new Int32Array(count);
  const starts = FACETS.map(() => new Uint32Array(count + 1));
  const values = FACETS.map(({ most }) => new Uint16Array(count * most));
  for (let row = 0; row < count; row++) {
    days[row] = FIRST_DAY + random.below(DAYS);
    FACETS.forEach((facet, i) => {
      let at = starts[i][row];
      const number = 1 + random.below(facet.most);
      for (let j = 0; j < number; j++) {
        const value = Math.floor(facet.values * random.next() ** 2);
        // A value counts once for a row.
        if (!values[i].subarray(starts[i][row], at).includes(value)) values[i][at++] = value;
      }
      starts[i][row + 1] = at;
    });
  }
  return { count, days, starts, values: values.map((list, i) => list.slice(0, starts[i][count])) };
}

export const valuesOf = ({ values, starts }, facet, row) =>
  values[facet].subarray(starts[facet][row], starts[facet][row + 1]);
