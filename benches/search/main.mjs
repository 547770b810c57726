// `make bench`: every engine in a process of its own, then the tables.
//
//     node benches/search/main.mjs [--n 10000] [--engines article41,tantivy]
//         [--parts search,edit,records,facets] [--name results]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { DATA, folderOf } from "./data.mjs";
import { machine, told } from "./machine.mjs";
import { BUILD, HERE } from "./places.mjs";
import { editTable, facetTable, kindTable, memoryTable, searchTable } from "./report.mjs";
import { setup } from "./setup.mjs";
import { kilobytes } from "./sizes.mjs";

const SEARCH = [
  "article41", "tantivy", "sqlite", "minisearch", "flexsearch", "flexsearch-forward", "lunr", "orama",
  "duckdb",
];
/** Which search records; those written in JavaScript up to so many. */
const RECORDS = ["article41", "tantivy", "sqlite", "minisearch", "flexsearch", "flexsearch-forward"];
const IN_JAVASCRIPT = ["minisearch", "flexsearch", "flexsearch-forward"];
const MOST_IN_JAVASCRIPT = 100000;
const EDIT = ["article41", "sqlite", "minisearch", "flexsearch", "orama", "duckdb"];
const FACETS = ["article41", "crossfilter2", "arrays", "arrays-sorted", "duckdb"];
/** Minutes after which a process is given up, and the most passages that are searched. */
const GIVE_UP = +(process.env.GIVE_UP ?? 10);
const MOST_PASSAGES = 100000;

const option = (value) => ({ type: "string", default: value });
const { values } = parseArgs({
  options: { n: option("10000"), engines: option(""), parts: option(""), name: option("results") },
});
const count = +values.n;
if (!Number.isInteger(count) || count < 1000) throw new Error("--n must be a whole number from 1000 on");
const standard = count > MOST_PASSAGES ? "records,facets" : "search,edit,records,facets";
const parts = (values.parts || standard).split(",");
const chosen = values.engines.split(/[ ,]+/).filter(Boolean);
const known = [...new Set([...SEARCH, ...FACETS])];
for (const name of chosen) {
  if (!known.includes(name)) throw new Error(`there is no engine ${name}; there are ${known.join(", ")}`);
}
const choose = (names) => names.filter((name) => chosen.length === 0 || chosen.includes(name));

mkdirSync(`${BUILD}${count}/`, { recursive: true });
const searched = parts.includes("search") || parts.includes("edit");
setup({ tantivy: (searched || parts.includes("records")) && choose(SEARCH).includes("tantivy") });
const here = machine();
const command = ["make bench", `N=${count}`, chosen.length > 0 ? `ENGINES="${chosen.join(" ")}"` : "",
  values.parts ? `PARTS=${values.parts}` : ""].filter(Boolean).join(" ");
const report = [told(here, command)];
const results = { command, ...here };

if (searched) results.source = prepare(DATA.passages);
if (parts.includes("search")) await search("search", DATA.passages, choose(SEARCH));
if (parts.includes("edit")) {
  const edit = (engine) => ({ engine, edit: measure("run.mjs", engine, "edit", DATA.passages) });
  results.edit = choose(EDIT).map(edit);
  report.push(editTable(results.edit));
}
if (parts.includes("records")) {
  prepare(DATA.records);
  const able = choose(RECORDS).filter((name) => count <= MOST_IN_JAVASCRIPT || !IN_JAVASCRIPT.includes(name));
  await search("records", DATA.records, able);
}
if (parts.includes("facets")) {
  const facets = (engine) => ({ engine, facets: measure("facets/run.mjs", engine, "facets", DATA.passages) });
  results.facets = choose(FACETS).map(facets);
  report.push(facetTable(results.facets, count));
}
keep();
console.log(`\n${report.join("\n\n")}`);

/** Writes what is searched, with queries and right answers; returns where it is from. */
function prepare(data) {
  console.log(`  preparing ${data.name}, queries and right answers`);
  if (node("prepare.mjs", [count, data.name]) !== 0) throw new Error("preparing failed");
  const { source, queries } = JSON.parse(readFileSync(`${BUILD}${folderOf(data, count)}queries.json`));
  report.push(`${count} ${data.name} (${source}), ${queries.length} queries`);
  return source;
}

async function search(part, data, engines) {
  results[part] = [];
  for (const engine of engines) {
    const saved = `${BUILD}${folderOf(data, count)}${engine}.bin`;
    rmSync(saved, { force: true });
    const build = measure("run.mjs", engine, "build", data);
    const load = existsSync(saved) ? measure("run.mjs", engine, "load", data) : null;
    results[part].push({ engine, build, load, gzKB: await kilobytes(engine) });
    keep();
  }
  const tables = [searchTable, memoryTable, (results) => kindTable(results, data)];
  report.push(...tables.map((table) => table(results[part])));
}

/** Results are kept after every engine: a long run may be ended. */
function keep() {
  writeFileSync(`${BUILD}${values.name}-${count}.json`, JSON.stringify(results, null, 1));
}

/** What a phase of an engine wrote, or what became of it. */
function measure(script, engine, phase, data) {
  const file = `${BUILD}${folderOf(data, count)}${engine}-${phase}.json`;
  rmSync(file, { force: true });
  console.log(`  ${engine}: ${phase}`);
  const status = node(script, [engine, count, phase, data.name]);
  if (status === 0 && existsSync(file)) return JSON.parse(readFileSync(file));
  return { failed: status === null ? `given up after ${GIVE_UP} minutes` : "failed" };
}

/** The exit code of a process; none if it was ended. What it says goes into a log. */
function node(script, rest) {
  const command = ["--expose-gc", "--max-old-space-size=8000", `${HERE}${script}`, ...rest.map(String)];
  const options = { timeout: GIVE_UP * 60000, encoding: "utf8", maxBuffer: 1e8 };
  const run = spawnSync(process.execPath, command, options);
  if (run.stdout) console.log(run.stdout.trimEnd());
  if (run.status !== 0) {
    writeFileSync(`${BUILD}${count}/failed-${rest.join("-")}.txt`, run.stderr ?? "");
    console.log(`    ${run.stderr?.split("\n").find((line) => /Error/.test(line)) ?? "ended"}`);
  }
  return run.status;
}
