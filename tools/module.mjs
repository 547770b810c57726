// Builds the module: wasm-pack, then wasm-opt of the pinned version, into build/module. Every entry point of the
// package and the page are made from this one module.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { ENVIRONMENT, finish } from "./wasm.mjs";

const OUT = "build/module";

mkdirSync("build", { recursive: true });
rmSync(OUT, { recursive: true, force: true });
execFileSync("wasm-pack", ["--log-level", "warn", "build", "--profile", "module", "--target", "web", "--mode", "no-install", "--no-pack",
  "--out-dir", OUT], { stdio: "inherit", env: ENVIRONMENT });
finish(`${OUT}/article41_bg.wasm`, "module");
