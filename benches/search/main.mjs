// `make bench`: every engine in a process of its own, then the tables.
//
//     node benches/search/main.mjs [--n 10000] [--engines article41,tantivy] [--parts search,edit,facets]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { machine, told } from "./machine.mjs";
import { BUILD, HERE } from "./places.mjs";
import { editTable, facetTable, kindTable, searchTable } from "./report.mjs";
import { setup } from "./setup.mjs";
import { kilobytes } from "./sizes.mjs";

const SEARCH = [
  "article41", "tantivy", "sqlite", "minisearch", "flexsearch", "flexsearch-forward", "lunr", "orama", "duckdb",
];
const EDIT = ["article41", "sqlite", "minisearch", "flexsearch", "orama", "duckdb"];
const FACETS = ["article41", "crossfilter2", "arrays", "arrays-sorted", "duckdb"];
/** Minutes after which a process is given up, and the most passages that are searched. */
const GIVE_UP = +(process.env.GIVE_UP ?? 10);
const MOST_PASSAGES = 100000;

const { values } = parseArgs({ options: {
  n: { type: "string", default: "10000" }, engines: { type: "string", default: "" }, parts: { type: "string", default: "" } } });
const count = +values.n;
if (!Number.isInteger(count) || count < 1000) throw new Error("--n must be a whole number from 1000 on");
const parts = (values.parts || (count > MOST_PASSAGES ? "facets" : "search,edit,facets")).split(",");
const chosen = values.engines.split(/[ ,]+/).filter(Boolean);
const known = [...new Set([...SEARCH, ...FACETS])];
for (const name of chosen) {
  if (!known.includes(name)) throw new Error(`there is no engine ${name}; there are ${known.join(", ")}`);
}
const choose = (names) => names.filter((name) => chosen.length === 0 || chosen.includes(name));

const folder = `${BUILD}${count}/`;
mkdirSync(folder, { recursive: true });
const searched = parts.includes("search") || parts.includes("edit");
setup({ tantivy: parts.includes("search") && choose(SEARCH).includes("tantivy") });
const here = machine();
const command = `make bench N=${count}${chosen.length > 0 ? ` ENGINES="${chosen.join(" ")}"` : ""}`;
const report = [told(here, command)];
const results = { command, ...here };

if (searched) {
  console.log("  preparing passages, queries and right answers");
  if (node("prepare.mjs", [count]) !== 0) throw new Error("preparing failed");
  const { source, queries } = JSON.parse(readFileSync(`${folder}queries.json`));
  report.push(`${count} passages (${source}), ${queries.length} queries`);
  results.source = source;
}
if (parts.includes("search")) {
  results.search = [];
  for (const engine of choose(SEARCH)) {
    rmSync(`${folder}${engine}.bin`, { force: true });
    const build = measure("run.mjs", engine, "build");
    const load = existsSync(`${folder}${engine}.bin`) ? measure("run.mjs", engine, "load") : null;
    results.search.push({ engine, build, load, gzKB: await kilobytes(engine) });
    keep();
  }
  report.push(searchTable(results.search), kindTable(results.search));
}
if (parts.includes("edit")) {
  results.edit = choose(EDIT).map((engine) => ({ engine, edit: measure("run.mjs", engine, "edit") }));
  report.push(editTable(results.edit));
}
if (parts.includes("facets")) {
  results.facets = choose(FACETS).map((engine) => ({ engine, facets: measure("facets/run.mjs", engine, "facets") }));
  report.push(facetTable(results.facets, count));
}
keep();
console.log(`\n${report.join("\n\n")}`);

/** Results are kept after every engine: a long run may be ended. */
function keep() {
  writeFileSync(`${BUILD}results-${count}.json`, JSON.stringify(results, null, 1));
}

/** What a phase of an engine wrote, or what became of it. */
function measure(script, engine, phase) {
  const file = `${folder}${engine}-${phase}.json`;
  rmSync(file, { force: true });
  console.log(`  ${engine}: ${phase}`);
  const status = node(script, [engine, count, phase]);
  if (status === 0 && existsSync(file)) return JSON.parse(readFileSync(file));
  return { failed: status === null ? `given up after ${GIVE_UP} minutes` : "failed" };
}

/** The exit code of a process; none if it was ended. What it says goes into a log. */
function node(script, rest) {
  const options = ["--expose-gc", "--max-old-space-size=8000", `${HERE}${script}`, ...rest.map(String)];
  const run = spawnSync(process.execPath, options, { timeout: GIVE_UP * 60000, encoding: "utf8", maxBuffer: 1e8 });
  if (run.stdout) console.log(run.stdout.trimEnd());
  if (run.status !== 0) {
    writeFileSync(`${folder}failed-${rest.join("-")}.txt`, run.stderr ?? "");
    console.log(`    ${run.stderr?.split("\n").find((line) => /Error/.test(line)) ?? "ended"}`);
  }
  return run.status;
}
