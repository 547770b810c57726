// DuckDB's WebAssembly in Node, in this thread: a connection, and what rows need.
import { createRequire } from "node:module";
import { dirname } from "node:path";

const require = createRequire(import.meta.url);
const dist = dirname(require.resolve("@duckdb/duckdb-wasm"));
const duckdb = require(`${dist}/duckdb-node-blocking.cjs`);

export async function connect() {
  const bundle = (name) => ({ mainModule: `${dist}/duckdb-${name}.wasm`, mainWorker: "" });
  const bundles = { mvp: bundle("mvp"), eh: bundle("eh") };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => {});
  return database.connect();
}

export const quoted = (text) => `'${String(text).replaceAll("'", "''")}'`;

/** The columns of an answer, as arrays. */
export function columns(connection, sql) {
  const table = connection.query(sql);
  return table.schema.fields.map((field) => table.getChild(field.name).toArray());
}

export function rows(connection, sql) {
  return connection.query(sql).toArray().map((row) => row.toJSON());
}
