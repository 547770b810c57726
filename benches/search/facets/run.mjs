// node --expose-gc facets/run.mjs ENGINE COUNT: linked views of one engine, in a process of its own.
import { writeFileSync } from "node:fs";
import { memory, version } from "../measured.mjs";
import { BUILD } from "../places.mjs";
import { generate } from "./rows.mjs";
import { Scan } from "./scan.mjs";
import { steps } from "./steps.mjs";

const [name, size] = process.argv.slice(2);
/** Steps of a drag; and seconds after which a drag ends early. */
const STEPS = 400;
const PATIENCE = +(process.env.PATIENCE ?? 120) / 4;
/** Every so many steps the counts are compared. */
const SAMPLE = 37;

const { default: engine } = await import(`./engines/${name}.mjs`);
const rows = generate(+size);
await engine.start?.();
const before = memory();
let from = performance.now();
engine.build(rows);
const buildMs = performance.now() - from;
const memoryMB = memory() - before;

const oracle = new Scan(rows);
const times = { drag: [], jump: [], choose: [], between: [], chosen: [] };
const spent = { drag: 0, jump: 0, choose: 0, between: 0, chosen: 0 };
let checked = 0, wrong = 0, number = 0;
for (const { kind, period, facet, values } of steps(STEPS)) {
  if (spent[kind] > PATIENCE * 1000) continue;
  from = performance.now();
  if (period) engine.period(...period);
  else engine.choose(facet, values);
  const counts = engine.counts();
  const ms = performance.now() - from;
  times[kind].push(ms);
  spent[kind] += ms;
  if (period) oracle.period(...period);
  else oracle.choose(facet, values);
  if (number++ % SAMPLE !== 0 && kind !== "choose") continue;
  checked++;
  const expected = oracle.counts();
  const got = engine.comparable?.(counts) ?? counts;
  if (!expected.every((table, i) => table.every((count, value) => got[i][value] === count))) wrong++;
}

const result = { engine: name, version: version(engine), rows: +size, buildMs, memoryMB, checked, wrong };
for (const kind of ["drag", "jump", "choose", "chosen"]) result[kind] = summary(times[kind]);
writeFileSync(`${BUILD}${size}/${name}-facets.json`, JSON.stringify(result, null, 1));
process.exit(0);

function summary(list) {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  return { steps: list.length, p50: at(0.5), p99: at(0.99), most: sorted.at(-1) };
}
