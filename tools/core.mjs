// Builds the engine as a module by itself (benches/core), into build/core.wasm, and weighs it. Fails if it is too heavy.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { ENVIRONMENT, finish } from "./wasm.mjs";

const MOST = 120_000;
const TARGET = "wasm32-unknown-unknown";
const OUT = "build/core.wasm";

const cargo = ["build", "--quiet", "--profile", "module", "--target", TARGET, "--package", "article41-core"];
execFileSync("cargo", cargo, { stdio: "inherit", env: ENVIRONMENT });
mkdirSync("build", { recursive: true });
copyFileSync(`${process.env.CARGO_TARGET_DIR ?? "target"}/${TARGET}/module/article41_core.wasm`, OUT);
const gzipped = finish(OUT, "engine");
if (gzipped > MOST) {
  console.error(`The engine has ${gzipped} bytes gzipped; at most ${MOST} are wanted. node tools/sizes.mjs core tells what they are.`);
  process.exitCode = 1;
}
