// Installs the pinned peers and builds Tantivy's engine, unless both are there. A step that fails is told,
// and does not stop the others: its engine will be missing from the tables.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { BUILD, HERE, TANTIVY } from "./places.mjs";

// What rustc may use for this target; wasm-opt is told the same.
const FEATURES = [
  "bulk-memory", "bulk-memory-opt", "call-indirect-overlong", "multivalue", "mutable-globals",
  "nontrapping-float-to-int",
  "reference-types", "sign-ext", "simd",
];

export function setup({ tantivy }) {
  mkdirSync(BUILD, { recursive: true });
  const installed = `${HERE}node_modules/.package-lock.json`;
  step("the peers of package-lock.json", [`${HERE}package-lock.json`], installed, installPeers);
  if (!tantivy) return;
  const names = ["Cargo.toml", "Cargo.lock", "src/lib.rs", "src/engine.rs", "src/query.rs", "src/random.rs"];
  const sources = names.map((name) => `${HERE}tantivy/${name}`);
  step("Tantivy for WebAssembly (minutes, once)", sources, TANTIVY, buildTantivy);
}

function step(what, sources, result, work) {
  const changed = (file) => statSync(file).mtimeMs;
  if (existsSync(result) && sources.every((source) => changed(source) <= changed(result))) return;
  console.log(`  setting up ${what}`);
  try {
    work();
  } catch (error) {
    console.log(`  this failed, and what needs it will be missing: ${error.message.split("\n")[0]}`);
  }
}

function installPeers() {
  // No scripts: what the peers need comes as packages of their own.
  execFileSync("npm", ["ci", "--ignore-scripts", "--loglevel=error"], { cwd: HERE, stdio: "inherit" });
}

/** With what ours is built with: SIMD, one unit of code, and wasm-opt behind it. */
function buildTantivy() {
  const target = `${BUILD}target`;
  const cargo = process.env.CARGO_HOME ?? join(homedir(), ".cargo");
  const remap = `--remap-path-prefix=${cargo}=cargo`;
  const flags = ['--cfg=getrandom_backend="custom"', "-Ctarget-feature=+simd128", remap];
  execFileSync("cargo", ["build", "--quiet", "--release", "--locked", "--target", "wasm32-unknown-unknown"], {
    cwd: `${HERE}tantivy`, stdio: "inherit",
    env: { ...process.env, CARGO_TARGET_DIR: target, CARGO_ENCODED_RUSTFLAGS: flags.join("\x1f") },
  });
  const built = `${target}/wasm32-unknown-unknown/release/tantivy_bench.wasm`;
  const features = FEATURES.map((feature) => `--enable-${feature}`);
  const optimiser = `${HERE}node_modules/binaryen/bin/wasm-opt`;
  const options = [built, "-o", `${TANTIVY}.new`, "-O3", ...features];
  execFileSync(process.execPath, [optimiser, ...options], { stdio: "inherit" });
  renameSync(`${TANTIVY}.new`, TANTIVY);
}
