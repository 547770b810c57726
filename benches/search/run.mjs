// node --expose-gc run.mjs ENGINE COUNT build|load|edit passages|records: one engine, one phase, one process;
// the result goes into a file.
import { readFileSync, writeFileSync } from "node:fs";
import { faults } from "./check.mjs";
import { DATA, folderOf } from "./data.mjs";
import { memory, version, watchModules, watchPeak } from "./measured.mjs";
import { edits } from "./passages.mjs";
import { BUILD } from "./places.mjs";

const [name, size, phase, what] = process.argv.slice(2);
const data = DATA[what];
const folder = `${BUILD}${folderOf(data, size)}`;
/** Seconds after which no further query is asked. */
const PATIENCE = +(process.env.PATIENCE ?? 120);
const PASSES = 3;

const modules = watchModules();
const { default: engine } = await import(`./engines/${name}.mjs`);
const { queries } = JSON.parse(readFileSync(`${folder}queries.json`));
const passages = data.read(+size);
const result = {
  engine: name, version: version(engine), passages: +size, emulates: engine.emulates ?? [],
  lacks: engine.lacks ?? [], needsPassages: engine.needsPassages ?? false, note: engine.note,
};
await engine.start?.(data);

const phases = { build, load, edit };
await phases[phase]();
writeFileSync(`${folder}${name}-${phase}.json`, JSON.stringify(result, null, 1));
process.exit(0);

async function build() {
  const before = memory();
  const peak = watchPeak();
  result.buildMs = await timed(() => engine.build(passages));
  result.peakMB = peak();
  result.modulesMB = modules();
  result.memoryMB = memory() - before;
  result.textMB = passages.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  if (engine.size) result.indexMB = engine.size() / 1e6;
  Object.assign(result, await ask(queries, "expected", PASSES));
  if (!engine.save) return;
  let saved;
  result.saveMs = await timed(async () => { saved = await engine.save(); });
  result.savedMB = saved.length / 1e6;
  writeFileSync(`${folder}${name}.bin`, saved);
}

/** From the bytes of what was saved to the first answer. */
async function load() {
  const bytes = readFileSync(`${folder}${name}.bin`);
  const before = memory();
  result.loadMs = await timed(async () => {
    await engine.load(bytes, passages);
    await engine.query(queries[0]);
  });
  result.memoryMB = memory() - before;
  const some = queries.filter((query) => query.id % 7 === 0);
  result.wrong = (await ask(some, "expected", 1)).wrong;
}

async function edit() {
  result.buildMs = await timed(() => engine.build(passages, { changes: true }));
  const { added, replaced, removed } = edits(passages);
  const steps = { added: [added, "add"], replaced: [replaced, "replace"], removed: [removed, "remove"] };
  for (const [step, [what, method]] of Object.entries(steps)) {
    const ms = await timed(() => engine[method](what));
    const expected = `expected-${step}`;
    const answers = JSON.parse(readFileSync(`${folder}${expected}.json`));
    const asked = new Set(answers.map((answer) => answer.query));
    const { all, wrong } = await ask(queries.filter((query) => asked.has(query.id)), expected, PASSES);
    result[step] = { number: what.length, ms, all, wrong };
  }
}

/** Asks queries a few times, checks every answer, and keeps the best time of each. */
async function ask(queries, expectedName, passes) {
  const expected = readAnswers(expectedName);
  const times = new Map();
  const first = new Map();
  const wrong = new Map();
  const end = performance.now() + PATIENCE * 1000;
  for (let pass = 0; pass < passes; pass++) {
    for (const query of queries) {
      if (engine.lacks?.includes(query.kind) || performance.now() > end) continue;
      if (wrong.get(query.id)?.startsWith("error")) continue;
      try {
        const from = performance.now();
        let answer = engine.query(query);
        if (answer instanceof Promise) answer = await answer;
        times.set(query.id, Math.min(performance.now() - from, times.get(query.id) ?? Infinity));
        const ids = answer.ids.join();
        let what = faults(query, answer, expected.get(query.id));
        // Peers may put things in order between queries; ours is to say the same twice.
        if (name === "article41" && ids !== (first.get(query.id) ?? ids)) what = "another order than before";
        if (what) wrong.set(query.id, what);
        first.set(query.id, ids);
      } catch (error) {
        wrong.set(query.id, `error: ${String(error?.message ?? error).slice(0, 200)}`);
      }
    }
  }
  const kinds = {};
  for (const kind of Object.keys(data.kinds)) {
    kinds[kind] = summary(queries.filter((query) => query.kind === kind));
  }
  const told = [...wrong].slice(0, 20)
    .map(([id, what]) => ({ query: queries.find((query) => query.id === id), what }));
  return { all: summary(queries), kinds, wrong: wrong.size, told };

  function summary(some) {
    const own = some.map((query) => times.get(query.id)).filter((ms) => ms !== undefined);
    const sorted = own.sort((a, b) => a - b);
    const at = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
    return { queries: some.length, asked: sorted.length, p50: at(0.5), p99: at(0.99),
      wrong: some.filter((query) => wrong.has(query.id)).length };
  }
}

/** What prepare.mjs wrote, by query. */
function readAnswers(name) {
  const bytes = readFileSync(`${folder}${name}.ids`);
  const ids = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const answers = JSON.parse(readFileSync(`${folder}${name}.json`));
  return new Map(answers.map(({ query, from, ...answer }) =>
    [query, { ...answer, ids: ids.subarray(from, from + answer.total) }]));
}

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
