import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { gzipSync } from "node:zlib";
import { freshProject, ROOT, tarball } from "./project.mjs";

test("the tarball holds exactly what belongs", () => {
  assert.deepEqual(tarball().files, [
    "LICENSE-APACHE", "LICENSE-MIT", "README.md", "article41.global.d.ts", "article41.global.js", "article41.wasm",
    "index.cjs", "index.d.cts", "index.d.ts", "index.js", "package.json", "web.d.ts", "web.js",
  ]);
});

test("the module weighs at most 700 kB gzipped, with the built-in dossier and the lexicon", () => {
  const size = gzipSync(readFileSync(`${ROOT}/pkg/article41.wasm`), { level: 9 }).length;
  assert.ok(size <= 700_000, `${size} bytes`);
});

test("every target of the exports map exists, types first", () => {
  const folder = `${freshProject()}/node_modules/article41`;
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const targets = [];
  (function walk(value) {
    if (typeof value === "string") return targets.push(value);
    if ("types" in value) assert.equal(Object.keys(value)[0], "types");
    Object.values(value).forEach(walk);
  })(manifest.exports);
  assert.ok(targets.length >= 10);
  for (const target of [...targets, manifest.main, manifest.module, manifest.types]) readFileSync(`${folder}/${target}`);
});

test("nothing in it names the machine it was built on", () => {
  const folder = `${freshProject()}/node_modules/article41`;
  for (const name of tarball().files) {
    const text = readFileSync(`${folder}/${name}`, "latin1");
    for (const word of [ROOT, process.env.HOME, "/.cargo/"]) assert.ok(!text.includes(word), `${name} has ${word}`);
  }
});

test("a plain wasm-pack build in a fresh clone works and spoils nothing that git tracks", () => {
  const clone = mkdtempSync(path.join(tmpdir(), "article41-clone-"));
  try {
    const inClone = { cwd: clone, encoding: "utf8", stdio: "pipe" };
    execFileSync("git", ["clone", "--quiet", ROOT, clone], inClone);
    // Sharing what is compiled saves minutes, and changes nothing that wasm-pack writes.
    const env = { ...process.env, CARGO_TARGET_DIR: `${ROOT}/target` };
    execFileSync("wasm-pack", ["build", "--mode", "no-install"], { ...inClone, env });
    assert.ok(existsSync(`${clone}/pkg/article41_bg.wasm`));
    assert.equal(execFileSync("git", ["status", "--porcelain"], inClone), "");
  } finally {
    rmSync(clone, { recursive: true, force: true });
  }
});
