// Where things are.
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** This folder. */
export const HERE = here("./");
/** What is made: results, unpacked passages, engines. Git ignores it. */
export const BUILD = here("../../build/bench/");
/** The package that is measured. */
export const PACKAGE = here("../../pkg/");
/** Tantivy's engine. */
export const TANTIVY = `${BUILD}tantivy.wasm`;
/** Packed passages. */
export const PASSAGES = process.env.PASSAGES ?? here("../../../shared/data/ungdc/");
