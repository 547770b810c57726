import assert from "node:assert/strict";
import test from "node:test";
import { ASK, expected } from "./consumer.mjs";
import { freshProject, runNode } from "./project.mjs";

test("import in Node", async () => {
  const folder = freshProject({
    "main.mjs": `import * as article41 from "article41";\n${ASK}\nconsole.log(JSON.stringify(ask(article41)));`,
  });
  assert.deepEqual(runNode(folder, "main.mjs"), await expected());
});

test("require in Node", async () => {
  const folder = freshProject({
    "main.cjs": `const article41 = require("article41");\n${ASK}\nconsole.log(JSON.stringify(ask(article41)));`,
  });
  assert.deepEqual(runNode(folder, "main.cjs"), await expected());
});

test("the web entry in Node, given the bytes, a view of them, or a compiled module", async () => {
  const folder = freshProject({
    "main.mjs": `
import { readFileSync } from "node:fs";
import * as article41 from "article41/web";
${ASK}
const bytes = readFileSync(new URL(import.meta.resolve("article41/article41.wasm")));
const early = (() => { try { article41.parseDate("2024"); } catch (error) { return [error.name, error.code]; } })();
const given = { bytes, buffer: new Uint8Array(bytes).buffer, module: new WebAssembly.Module(bytes) }[process.argv[2]];
await article41.init(given);
await article41.init(); // is done only once
console.log(JSON.stringify({ early, answers: ask(article41) }));`,
    "wrong.mjs": `
import { init } from "article41/web";
const codes = [];
for (const wrong of [5, null, {}, []]) await init(wrong).catch((error) => codes.push(error.name));
console.log(JSON.stringify(codes));`,
  });
  for (const given of ["bytes", "buffer", "module"]) {
    const { early, answers } = runNode(folder, "main.mjs", given);
    assert.deepEqual(early, ["Article41Error", "internal"]);
    assert.deepEqual(answers, await expected());
  }
  assert.deepEqual(runNode(folder, "wrong.mjs"), Array(4).fill("TypeError"));
});

test("a worker thread in Node", async () => {
  const folder = freshProject({
    "main.mjs": `
import { Worker } from "node:worker_threads";
new Worker(new URL("./worker.mjs", import.meta.url)).on("message", (answers) => console.log(JSON.stringify(answers)));`,
    "worker.mjs": `
import { parentPort } from "node:worker_threads";
import * as article41 from "article41";
${ASK}
parentPort.postMessage(ask(article41));`,
  });
  assert.deepEqual(runNode(folder, "main.mjs"), await expected());
});
