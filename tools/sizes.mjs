// Tells what the module is made of, or the engine by itself: sections, and code by crate and by function. Run after
// `make module`, or `node tools/core.mjs`.
//
//     node tools/sizes.mjs [module|core] [how many functions to list]
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

// As cargo leaves it: with the names that the shipped module has no more.
const built = { module: "article41", core: "article41_core" }[process.argv[2] ?? "module"];
const bytes = readFileSync(`${process.env.CARGO_TARGET_DIR ?? "target"}/wasm32-unknown-unknown/module/${built}.wasm`);
const SECTIONS = ["custom", "type", "import", "function", "table", "memory", "global", "export", "start", "element", "code", "data", "datacount", "tag"];

let at = 8;
function leb() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}
function text() {
  const length = leb();
  at += length;
  return bytes.toString("utf8", at - length, at);
}

const sizes = [];
const names = new Map();
let imports = 0;
while (at < bytes.length) {
  const id = bytes[at++];
  const size = leb();
  const end = at + size;
  const body = bytes.subarray(at, end);
  let name = SECTIONS[id];
  if (id === 0) name = `custom ${text()}`;
  console.log(`${name.padEnd(24)} ${kB(size)} ${kB(gzipSync(body).length)} gzipped`);
  if (id === 2) imports = countImports();
  if (id === 10) for (let n = leb(); n > 0; n--) {
    const length = leb();
    sizes.push(length);
    at += length;
  }
  if (name === "custom name") while (at < end) {
    const kind = bytes[at++];
    const length = leb();
    const stop = at + length;
    if (kind === 1) for (let n = leb(); n > 0; n--) names.set(leb(), text());
    at = stop;
  }
  at = end;
}

function countImports() {
  let functions = 0;
  for (let n = leb(); n > 0; n--) {
    text();
    text();
    const kind = bytes[at++];
    if (kind === 0) functions++;
    if (kind === 0) leb();
    else if (kind === 1) { at++; limits(); } else if (kind === 2) limits();
    else if (kind === 3) at += 2;
    else if (kind === 4) { at++; leb(); }
  }
  return functions;
}
function limits() {
  if (leb() & 1) leb();
  leb();
}

/** Readable names, by c++filt of binutils. */
function demangled(list) {
  return execFileSync("c++filt", ["-s", "auto"], { input: list.join("\n"), encoding: "utf8", maxBuffer: 1e9 }).split("\n");
}

const readable = demangled(sizes.map((_, i) => names.get(i + imports) ?? "?"));
const functions = sizes.map((size, i) => ({ size, name: readable[i].replace(/::h[0-9a-f]{16}$/, "").replace(/\[[0-9a-f]{16}\]/g, "") }));
const crates = new Map();
for (const { size, name } of functions) {
  // The code of a generic is counted where its first named type is; ours is told apart by module.
  const [, crate, module] = /^[<&*\s]*(?:mut |dyn |impl )*([A-Za-z_0-9]+)(?:::([a-z_0-9]+))?/.exec(name) ?? [null, "?"];
  const key = crate === "article41" && module ? `article41::${module}` : /^__wbindgen_describe/.test(crate) ? "(gone after wasm-bindgen)" : crate;
  crates.set(key, (crates.get(key) ?? 0) + size);
}
console.log("\ncode by crate");
for (const [name, size] of [...crates].sort((a, b) => b[1] - a[1]).slice(0, 30)) console.log(`${name.padEnd(36)} ${kB(size)}`);
console.log("\nlargest functions");
for (const { size, name } of functions.sort((a, b) => b.size - a.size).slice(0, +(process.argv[3] ?? 25))) console.log(`${kB(size)} ${name.slice(0, 150)}`);

function kB(size) {
  return `${(size / 1000).toFixed(1).padStart(8)} kB`;
}
