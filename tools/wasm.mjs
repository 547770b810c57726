// How code is made for WebAssembly here: what cargo is told, and what wasm-opt does after it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, renameSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

// What rustc's wasm32-unknown-unknown may use; wasm-opt is told, so that it does not depend on a section of the file.
const FEATURES = [
  "bulk-memory", "bulk-memory-opt", "call-indirect-overlong", "multivalue", "mutable-globals", "nontrapping-float-to-int",
  "reference-types", "sign-ext", "simd",
];

// No name of this machine stands in the module (panics name their files), SHA-256 is the small one of its two forms, and
// small functions are inlined as when optimising for size ("s"), not for the least size ("z"): extraction is a tenth quicker
// by that, and the module 8 kB larger.
const cargo = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
const registries = join(cargo, "registry/src");
const hosts = existsSync(registries) ? readdirSync(registries) : [];
// The last that fits is taken.
const prefixes = [`${cargo}=cargo`, ...hosts.map((host) => `${join(registries, host)}=crates`), `${process.cwd()}=.`];
const flags = [...prefixes.map((prefix) => `--remap-path-prefix=${prefix}`), "--cfg=sha2_backend_soft=\"compact\"",
  "-Ctarget-feature=+simd128"];
/** What cargo, or what calls it, is to find in its environment. */
export const ENVIRONMENT = { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };

/** Makes a module smaller and quicker where it lies, tells its sizes, and returns how many bytes it has gzipped. */
export function finish(wasm, name) {
  const before = readFileSync(wasm).length;
  // Large functions stay on their own though they have one caller: an engine compiles them better, and gzip finds what
  // they share. It finds more when functions of one name, which are one generic function, stand side by side: the order of
  // names makes the file a fiftieth smaller. Names go last.
  optimise(wasm, "-g", "-O3", "--low-memory-unused", "--one-caller-inline-max-function-size=20");
  optimise(wasm, "-g", "--reorder-functions-by-name");
  optimise(wasm, "--strip-producers", "--strip-debug");
  const bytes = readFileSync(wasm);
  if (!WebAssembly.validate(bytes)) throw new Error(`wasm-opt made an invalid module of ${wasm}`);
  const gzipped = gzipSync(bytes, { level: 9 }).length;
  console.log(`  ${name}: ${kB(before)} built, ${kB(bytes.length)} after wasm-opt, ${kB(gzipped)} gzipped`);
  return gzipped;
}

function optimise(wasm, ...passes) {
  const optimiser = "node_modules/binaryen/bin/wasm-opt";
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  execFileSync(process.execPath, [optimiser, wasm, "-o", `${wasm}.opt`, ...features, ...passes], { stdio: "inherit" });
  renameSync(`${wasm}.opt`, wasm);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
