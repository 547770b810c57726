// Plain JavaScript with rows in the order of their days: a period is a stretch of them, and a step counts
// what comes in and what goes out. A choice counts the whole stretch anew.
import { FACETS } from "../rows.mjs";
import { Scan } from "../scan.mjs";

let scan, order, days;
let start = 0, end = 0;
let fresh = true;

export default {
  version: "plain",

  build(rows) {
    scan = new Scan(rows);
    order = Uint32Array.from(rows.days.keys()).sort((a, b) => rows.days[a] - rows.days[b]);
    days = Int32Array.from(order, (row) => rows.days[row]);
    end = rows.count;
  },

  period(from, to) {
    const active = FACETS.map((_, i) => i).filter((i) => scan.chosen[i]);
    const first = below(from), last = below(to + 1);
    // Where it is less to count, the stretch is counted anew.
    if (Math.abs(first - start) + Math.abs(last - end) > last - first) fresh = true;
    if (!fresh) {
      count(start, first, -1, active);
      count(first, start, 1, active);
      count(end, last, 1, active);
      count(last, end, -1, active);
    }
    start = first;
    end = last;
  },

  choose(facet, values) {
    scan.choose(facet, values);
    fresh = true;
  },

  counts() {
    if (fresh) {
      for (const table of scan.tables) table.fill(0);
      count(start, end, 1, FACETS.map((_, i) => i).filter((i) => scan.chosen[i]));
      fresh = false;
    }
    return scan.tables;
  },
};

function count(from, to, by, active) {
  for (let at = from; at < to; at++) scan.count(order[at], by, active);
}

/** How many rows are before a day. */
function below(day) {
  let low = 0, high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle] < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
