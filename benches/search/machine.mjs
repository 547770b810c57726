// What a table is measured with.
import { cpus, totalmem } from "node:os";

export function machine() {
  return {
    date: new Date().toISOString().slice(0, 10), cpu: cpus()[0].model.trim(), cores: cpus().length,
    memory: `${(totalmem() / 2 ** 30).toFixed(0)} GiB`, node: process.version,
    system: `${process.platform} ${process.arch}`,
  };
}

export function told({ date, cpu, cores, memory, node, system }, command) {
  return `${command}, ${date}; ${cpu}, ${cores} cores, ${memory}, ${system}, Node ${node}`;
}
