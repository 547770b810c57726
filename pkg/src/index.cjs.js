// const { Dossier } = require("article41")
// For Node: the module is read from the file beside this one.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { initSync } from "module";

initSync({ module: readFileSync(join(__dirname, "article41.wasm")) });

export * from "./api.js";
