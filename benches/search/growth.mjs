// `make growth`: records and linked facets at 1,000, 10,000, 100,000 and 1,000,000, by article41 and Tantivy;
// the curves go into docs/growth.svg, and what they are made of into build/bench/growth.json.
//
//     node benches/search/growth.mjs [--most 1000000] [--drawn]
//
// With --drawn nothing is measured: the curves are drawn anew of what was.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { DATA } from "./data.mjs";
import { BUILD, HERE } from "./places.mjs";
import { plot } from "./plot.mjs";

const SIZES = [1000, 10000, 100000, 1000000];
const ENGINES = { article41: "article41", tantivy: "Tantivy" };
const KINDS = {
  term: "a word", and: "words that must all be there", phrase: "a phrase", prefix: "a beginning",
  fuzzy1: "a word with an edit", filter: "word, period, value; 8 facets", hist: "by month; 8 facets",
  date: "the latest ten",
};
const { values } = parseArgs({
  options: { most: { type: "string", default: "1000000" }, drawn: { type: "boolean", default: false } },
});

const runs = [];
for (const size of SIZES.filter((size) => size <= +values.most)) {
  if (!values.drawn) {
    console.log(`${size} records`);
    const parts = ["--parts", "records,facets", "--name", "growth"];
    const engines = ["--engines", Object.keys(ENGINES).join()];
    const options = [`${HERE}main.mjs`, "--n", String(size), ...engines, ...parts];
    spawnSync(process.execPath, options, { stdio: "inherit" });
  }
  const file = `${BUILD}growth-${size}.json`;
  if (existsSync(file)) runs.push({ size, ...JSON.parse(readFileSync(file)) });
}

/** By engine, pairs of how many records there were and what `tell` says of what was measured. */
function series(tell) {
  const found = new Map();
  for (const [engine, name] of Object.entries(ENGINES)) {
    const pairs = runs.map((run) => {
      const build = run.records?.find((one) => one.engine === engine)?.build;
      const facets = run.facets?.find((one) => one.engine === engine)?.facets;
      return [run.size, build && !build.failed ? tell(build, facets) : undefined];
    });
    found.set(name, pairs.filter(([, value]) => typeof value === "number"));
  }
  return found;
}

const plots = [
  { title: "Building, s", series: series((build) => build.buildMs / 1000) },
  { title: "Module's memory after that, MB", series: series((build) => build.modulesMB) },
  { title: "Saved, MB", series: series((build) => build.savedMB) },
  { title: "Dragging a period, ms", series: series((_, facets) => facets?.drag.p50) },
  ...Object.keys(DATA.records.kinds).map((kind) => ({
    title: `${KINDS[kind][0].toUpperCase()}${KINDS[kind].slice(1)}, ms`,
    series: series((build) => build.kinds[kind].p50 ?? undefined),
  })),
];
const told = plots.map(({ title, series }) => {
  const measured = [...series].filter(([, pairs]) => pairs.length > 0);
  const all = measured.map(([name, pairs]) => `${name} ${pairs.map(([, y]) => String(+y.toPrecision(2))).join(", ")}`);
  return `${title}: ${all.join("; ")}.`;
});
const sizes = runs.map(({ size }) => size.toLocaleString("en"));
const isMeasured = (name) => plots.some(({ series }) => series.get(name).length > 0);
const names = Object.values(ENGINES).filter(isMeasured);
const title = `Growth of ${names.join(" and ")} from ${sizes[0]} to ${sizes.at(-1)} short records`;
const description = `Plots with logarithmic scales, for ${sizes.join("; ")} records. ${told.join(" ")}`;
writeFileSync(`${BUILD}growth.json`, JSON.stringify({
  machine: runs.map(({ size, date, cpu, cores, node }) => ({ size, date, cpu, cores, node })),
  plots: plots.map(({ title, series }) => ({ title, ...Object.fromEntries(series) })),
}, null, 1));
const file = fileURLToPath(new URL("../../docs/growth.svg", import.meta.url));
writeFileSync(file, plot({ title, description, names, plots }));
console.log(told.join("\n"));
