// `make native-bench`: times the inner loops of the engine natively (benches/engine/benches/inner.rs) and prints, as a table for
// docs/PERFORMANCE.md, how many bytes a second each goes through, beside what this machine's memory gives in the same run.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

const what = ["--profile", "native", "-p", "article41-engine-bench", "--bench", "inner"];
const bench = spawnSync("cargo", ["bench", "--quiet", ...what, "--", "--noplot"], { stdio: "inherit" });
if (bench.status !== 0) process.exit(1);

const { target_directory: target } = JSON.parse(execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps"], { maxBuffer: 1e8 }));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const results = new Map();
const folder = join(target, "criterion");
for (const group of readdirSync(folder)) {
  for (const name of readdirSync(join(folder, group))) {
    const place = join(folder, group, name, "new");
    if (!existsSync(join(place, "benchmark.json"))) continue;
    const { full_id: id, throughput } = json(join(place, "benchmark.json"));
    const { elements, bytes } = throughput.ElementsAndBytes;
    const seconds = json(join(place, "estimates.json")).median.point_estimate / 1e9;
    results.set(id, { items: elements / seconds, bytes: bytes / seconds });
  }
}

const read = results.get("memory/read").bytes;
const short = (n) => n >= 1e9 ? `${(n / 1e9).toPrecision(3)} G` : n >= 1e6 ? `${(n / 1e6).toPrecision(3)} M` : n.toPrecision(3);
// In the order of the file, which is that of memory first.
const order = ["memory", "unpack", "postings", "intersect", "bits", "facets", "text", "linked views"];
const sorted = [...results].sort(([a], [b]) => order.indexOf(a.split("/")[0]) - order.indexOf(b.split("/")[0]));
console.log(`\n${cpus()[0].model.trim()}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}; medians\n`);
console.log("| | items a second | bytes a second | of reading memory |\n|---|---|---|---|");
for (const [id, { items, bytes }] of sorted) {
  console.log(`| ${id.replace("/", ": ")} | ${short(items)} | ${short(bytes)}B | ${(100 * bytes / read).toFixed(0)} % |`);
}
