// DuckDB: one table of rows, sorted by day, and one of pairs for each facet with several values a row. Every
// step asks for the counts of each facet.
import { Int32, Table, Uint16, makeVector, tableToIPC } from "apache-arrow";
import { columns, connect } from "../../duck.mjs";
import { FACETS } from "../rows.mjs";

let connection;
let period = "true";
const chosen = FACETS.map(() => null);

export default {
  package: "@duckdb/duckdb-wasm",

  async start() {
    connection = await connect();
  },

  build(rows) {
    const data = { id: Int32Array.from(rows.days.keys()), day: rows.days };
    FACETS.forEach(({ name, most }, facet) => { if (most === 1) data[name] = rows.values[facet]; });
    insert("input", data);
    connection.query("create table entry as select * from input order by day; drop table input");
    FACETS.forEach(({ name, most }, facet) => {
      if (most === 1) return;
      const pairs = rows.values[facet].length;
      const id = new Int32Array(pairs), day = new Int32Array(pairs);
      for (let row = 0; row < rows.count; row++) {
        id.fill(row, rows.starts[facet][row], rows.starts[facet][row + 1]);
        day.fill(rows.days[row], rows.starts[facet][row], rows.starts[facet][row + 1]);
      }
      insert(`${name}_input`, { id, day, v: rows.values[facet] });
      connection.query(`create table ${name} as select * from ${name}_input order by day;
        drop table ${name}_input`);
    });
  },

  period(from, to) {
    period = `day between ${from} and ${to}`;
  },

  choose(facet, values) {
    const { name, most } = FACETS[facet];
    if (values.length === 0) chosen[facet] = null;
    else if (most === 1) chosen[facet] = `${name} in (${values.join()})`;
    else chosen[facet] = `id in (select id from ${name} where v in (${values.join()}))`;
  },

  counts: () => FACETS.map(({ name, most }, facet) => {
    const others = chosen.filter((condition, i) => condition && i !== facet);
    const where = [period, ...others].join(" and ");
    if (most === 1) {
      return columns(connection, `select ${name}, count(*)::int from entry where ${where} group by 1`);
    }
    // Pairs know their day; what else is chosen is known of rows.
    const ids = others.length > 0 ? ` and id in (select id from entry where ${where})` : "";
    return columns(connection, `select v, count(*)::int from ${name} where ${period}${ids} group by 1`);
  }),

  comparable: (counts) => counts.map(([values, numbers], facet) => {
    const table = new Uint32Array(FACETS[facet].values);
    values.forEach((value, i) => { table[value] = numbers[i]; });
    return table;
  }),
};

function insert(name, data) {
  const types = { Int32Array: new Int32(), Uint16Array: new Uint16() };
  const vectors = Object.entries(data).map(([column, list]) =>
    [column, makeVector({ type: types[list.constructor.name], data: list, length: list.length })]);
  const stream = tableToIPC(new Table(Object.fromEntries(vectors)), "stream");
  connection.insertArrowFromIPCStream(stream, { name, schema: "main", create: true });
}
