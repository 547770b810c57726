// Linked views by a plain scan over typed arrays: at every step, every row. A facet is counted over the rows
// that the period and all other facets choose.
import { FACETS } from "./rows.mjs";

export class Scan {
  constructor(rows) {
    this.rows = rows;
    this.tables = FACETS.map(({ values }) => new Uint32Array(values));
    this.chosen = FACETS.map(() => null);
    this.from = -Infinity;
    this.to = Infinity;
  }

  period(from, to) {
    this.from = from;
    this.to = to;
  }

  choose(facet, values) {
    const isChosen = (_, value) => +values.includes(value);
    this.chosen[facet] = values.length > 0 ? Uint8Array.from(this.tables[facet], isChosen) : null;
  }

  counts() {
    for (const table of this.tables) table.fill(0);
    const { days, count } = this.rows;
    const active = FACETS.map((_, i) => i).filter((i) => this.chosen[i]);
    for (let row = 0; row < count; row++) {
      if (days[row] >= this.from && days[row] <= this.to) this.count(row, 1, active);
    }
    return this.tables;
  }

  /** Counts a row: for all facets if all choose it, for one if only that does not. */
  count(row, by, active) {
    let out = -1;
    for (const facet of active) {
      if (this.has(facet, row)) continue;
      if (out >= 0) return;
      out = facet;
    }
    const { starts, values } = this.rows;
    for (let facet = out < 0 ? 0 : out; facet < starts.length; facet++) {
      const table = this.tables[facet], list = values[facet], end = starts[facet][row + 1];
      for (let at = starts[facet][row]; at < end; at++) table[list[at]] += by;
      if (out >= 0) return;
    }
  }

  has(facet, row) {
    const { starts, values } = this.rows;
    const end = starts[facet][row + 1];
    const chosen = this.chosen[facet], list = values[facet];
    for (let at = starts[facet][row]; at < end; at++) if (chosen[list[at]] === 1) return true;
    return false;
  }
}
