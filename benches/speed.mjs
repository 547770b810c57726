// How fast extraction is in Node, by the package as programs have it: `make speed`.
//
//     node benches/speed.mjs [FILE...]
//
// Without files it reads debate texts of the UN and the five reports beside the repository, or else the documents of
// the repository itself. Dates are measured beside chrono-node, document by document, each with the same documents.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";

const DEBATES = "../shared/data/ungdc/docs-10000.jsonl.xz";
const REPORTS = "../shared/sources";
const RUNS = 15;

const documents = read(process.argv.slice(2));
const text = documents.join("\n\n");
const bytes = Buffer.byteLength(text);
console.log(`${documents.length} documents, ${(bytes / 1e6).toFixed(2)} MB; Node ${process.version}; times on the processor, the quickest of ${RUNS} runs\n`);

const start = busy();
const { extract, extractDates } = await import("../pkg/index.js");
const loaded = busy();
extract("");
const ready = busy();
console.log(`module loaded in ${(loaded - start).toFixed(0)} ms, then the lexicon put together in ${(ready - loaded).toFixed(1)} ms`);
const module = readFileSync(new URL("../pkg/article41.wasm", import.meta.url));
console.log(`module ${kB(module.length)}, ${kB(gzipSync(module, { level: 9 }).length)} gzipped\n`);

const options = { published: "2024-06-28" };
let found;
tell("extract, all in one", quickest(() => { found = extract(text, options); }));
tell("extract, one by one", quickest(() => documents.forEach((one) => extract(one, options))));
const datesOfAll = quickest(() => extractDates(text, options));
tell("extractDates, all in one", datesOfAll);
let ours = 0;
const dates = quickest(() => { ours = documents.reduce((sum, one) => sum + extractDates(one, options).length, 0); });
tell("extractDates, one by one", dates, `${ours} dates`);

try {
  const chrono = createRequire(import.meta.url)("chrono-node");
  const day = new Date(2024, 5, 28, 12);
  let theirs = 0;
  const took = quickest(() => { theirs = documents.reduce((sum, one) => sum + chrono.parse(one, day).length, 0); });
  tell("chrono-node, one by one", took, `${theirs} dates; extractDates is ${(took / dates).toFixed(1)} times as fast`);
  const tookAll = quickest(() => chrono.parse(text, day), 2);
  tell("chrono-node, all in one", tookAll, `extractDates is ${(tookAll / datesOfAll).toFixed(0)} times as fast`);
} catch (error) {
  if (error.code !== "MODULE_NOT_FOUND") throw error;
  console.log("chrono-node is not installed: npm ci");
}

const half = text.slice(0, text.length / 2);
const [whole, part] = [quickest(() => extract(text, options)), quickest(() => extract(half, options))];
console.log(`\ntwice the text takes ${(whole / part).toFixed(2)} times as long`);
const lists = ["dates", "quotes", "actors", "instruments", "votes", "events", "quantities"];
console.log(`found: ${lists.map((list) => `${found[list].length} ${list}`).join(", ")}`);

function read(files) {
  if (files.length > 0) return files.map((file) => readFileSync(file, "utf8"));
  const found = existsSync(REPORTS) ? readdirSync(REPORTS).map((name) => readFileSync(`${REPORTS}/${name}`, "utf8")) : [];
  if (existsSync(DEBATES)) {
    const lines = execFileSync("xz", ["-dc", DEBATES], { encoding: "utf8", maxBuffer: 1e9 }).split("\n");
    return [...found, ...lines.slice(0, 800).map((line) => JSON.parse(line).text)];
  }
  const docs = readdirSync("docs").filter((name) => name.endsWith(".md")).map((name) => readFileSync(`docs/${name}`, "utf8"));
  return [...found, ...docs, readFileSync("README.md", "utf8")];
}

function quickest(work, runs = RUNS) {
  let best = Infinity;
  for (let i = 0; i < runs; i++) {
    const before = busy();
    work();
    best = Math.min(best, busy() - before);
  }
  return best;
}

/** Milliseconds on the processor: other work on the machine does not count. */
function busy() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function tell(what, ms, more = "") {
  console.log(`${what.padEnd(26)} ${ms.toFixed(1).padStart(8)} ms ${(bytes / 1000 / ms).toFixed(2).padStart(8)} MB/s  ${more}`);
}

function kB(size) {
  return `${(size / 1000).toFixed(0)} kB`;
}
