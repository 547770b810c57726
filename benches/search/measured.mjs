// What is measured of any engine, whatever it is asked.
import { readFileSync, writeFileSync } from "node:fs";
import { HERE, PACKAGE } from "./places.mjs";

/** What JavaScript and WebAssembly hold, in MB, once garbage is collected. */
export function memory() {
  global.gc();
  global.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** A function that tells the most memory, in MB, that the process took since, beyond what it takes now. */
export function watchPeak() {
  const taken = (what) => {
    const status = readFileSync("/proc/self/status", "utf8");
    return new RegExp(`^${what}:\\s+(\\d+)`, "m").exec(status)[1] * 1024 / 1e6;
  };
  try {
    // Linux forgets the peak of before.
    writeFileSync("/proc/self/clear_refs", "5");
    const before = taken("VmRSS");
    return () => taken("VmHWM") - before;
  } catch {
    return () => null;
  }
}

/** Sees every module of WebAssembly that is made from now on: a function that tells in MB what their memories
    take, which never become smaller. */
export function watchModules() {
  const memories = new Set();
  const note = (instance, imports) => {
    for (const part of [instance.exports, ...Object.values(imports ?? {})]) {
      // Not by reading them: some imports are made when they are read.
      for (const { value } of Object.values(Object.getOwnPropertyDescriptors(part))) {
        if (value instanceof WebAssembly.Memory) memories.add(value);
      }
    }
  };
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(Instance, [module, imports]) {
      const instance = new Instance(module, imports);
      note(instance, imports);
      return instance;
    },
  });
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (source, imports) => {
    const made = await instantiate(source, imports);
    note(made.instance ?? made, imports);
    return made;
  };
  return () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0) / 1e6;
}

export function version(engine) {
  if (engine.version) return engine.version;
  const folder = engine.package ? `${HERE}node_modules/${engine.package}/` : PACKAGE;
  return JSON.parse(readFileSync(`${folder}package.json`)).version;
}
