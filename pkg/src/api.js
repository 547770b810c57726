// What every entry point exports: the module's own, guarded.
import * as module from "module";
import { guarded } from "./guard.js";

export const parseDate = guarded(module.parseDate);
export const version = guarded(module.version);
