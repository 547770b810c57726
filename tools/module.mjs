// Builds the module: wasm-pack, then wasm-opt of the pinned version, into build/module. Every entry point of the
// package and the page are made from this one module.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const OUT = "build/module";
const WASM = `${OUT}/article41_bg.wasm`;

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
const env = { ...process.env, CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") };

mkdirSync("build", { recursive: true });
rmSync(OUT, { recursive: true, force: true });
execFileSync("wasm-pack", ["--log-level", "warn", "build", "--profile", "module", "--target", "web", "--mode", "no-install", "--no-pack",
  "--out-dir", OUT], { stdio: "inherit", env });

const before = readFileSync(WASM).length;
// Large functions stay on their own though they have one caller: an engine compiles them better, and gzip finds what
// they share. It finds more when functions of one name, which are one generic function, stand side by side: the order of
// names makes the file a fiftieth smaller. Names go last.
optimise("-g", "-O3", "--low-memory-unused", "--one-caller-inline-max-function-size=20");
optimise("-g", "--reorder-functions-by-name");
optimise("--strip-producers", "--strip-debug");

const bytes = readFileSync(WASM);
if (!WebAssembly.validate(bytes)) throw new Error(`wasm-opt made an invalid module of ${WASM}`);
const gzipped = gzipSync(bytes, { level: 9 }).length;
console.log(`  module: ${kB(before)} built, ${kB(bytes.length)} after wasm-opt, ${kB(gzipped)} gzipped`);

function optimise(...passes) {
  const optimiser = "node_modules/binaryen/bin/wasm-opt";
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  execFileSync(process.execPath, [optimiser, WASM, "-o", `${WASM}.opt`, ...features, ...passes], { stdio: "inherit" });
  renameSync(`${WASM}.opt`, WASM);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
