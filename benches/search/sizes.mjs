// What a page has to fetch of each engine, in kB: bundled and minified, its WebAssembly besides, all as gzip
// -9.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { HERE, PACKAGE, TANTIVY } from "./places.mjs";

const modules = `${HERE}node_modules/`;
const duckdb = `${modules}@duckdb/duckdb-wasm/dist/`;
const sqlite = `${modules}@sqlite.org/sqlite-wasm/dist/`;

/** The code to bundle, and files that are fetched as they are. */
const PARTS = {
  article41: {
    code: `export { init, Collection } from "${PACKAGE}web.js"`,
    files: [`${PACKAGE}article41.wasm`],
  },
  tantivy: { files: [TANTIVY] },
  minisearch: { code: 'export { default } from "minisearch"' },
  flexsearch: { code: 'export { Index } from "flexsearch"' },
  "flexsearch-forward": { code: 'export { Index } from "flexsearch"' },
  lunr: { code: 'export { default } from "lunr"' },
  orama: {
    code: `export { create, insertMultiple, load, removeMultiple, save, search, updateMultiple }
      from "@orama/orama"`,
  },
  sqlite: { code: 'export { default } from "@sqlite.org/sqlite-wasm"', files: [`${sqlite}sqlite3.wasm`] },
  duckdb: {
    code: 'export * from "@duckdb/duckdb-wasm"',
    files: [`${duckdb}duckdb-eh.wasm`, `${duckdb}duckdb-browser-eh.worker.js`],
  },
  crossfilter2: { code: 'export { default } from "crossfilter2"' },
};

export async function kilobytes(engine) {
  const { code, files = [] } = PARTS[engine] ?? {};
  try {
    const parts = files.map((file) => readFileSync(file));
    if (code) parts.push(await bundle(code));
    const packed = parts.map((part) => gzipSync(part, { level: 9 }).length);
    return packed.length > 0 ? packed.reduce((sum, bytes) => sum + bytes) / 1000 : null;
  } catch {
    return null;
  }
}

async function bundle(code) {
  const { build } = await import("esbuild");
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: HERE }, bundle: true, minify: true, format: "esm",
    platform: "browser", write: false, logLevel: "silent",
    external: ["fs", "path", "crypto", "url", "node:*"],
  });
  return outputFiles[0].contents;
}
