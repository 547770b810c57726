// What is measured of any engine, whatever it is asked.
import { readFileSync } from "node:fs";
import { HERE, PACKAGE } from "./places.mjs";

/** What JavaScript and WebAssembly hold, in MB, once garbage is collected. */
export function memory() {
  global.gc();
  global.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

export function version(engine) {
  if (engine.version) return engine.version;
  const file = engine.package ? `${HERE}node_modules/${engine.package}/package.json` : `${PACKAGE}package.json`;
  return JSON.parse(readFileSync(file)).version;
}
