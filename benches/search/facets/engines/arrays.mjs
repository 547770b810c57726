// Plain JavaScript: every row at every step.
import { Scan } from "../scan.mjs";

let scan;

export default {
  version: "plain",
  build(rows) {
    scan = new Scan(rows);
  },
  period: (from, to) => scan.period(from, to),
  choose: (facet, values) => scan.choose(facet, values),
  counts: () => scan.counts(),
};
