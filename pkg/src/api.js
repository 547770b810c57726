// What every entry point exports: the module's own, guarded.
import * as module from "module";
import { guarded, guardedClass } from "./guard.js";

export const Dossier = guardedClass(module.Dossier);
export const parseQuery = guarded(module.parseQuery);
export const formatQuery = guarded(module.formatQuery);
export const clearField = guarded(module.clearField);
export const setSort = guarded(module.setSort);
export const parseDate = guarded(module.parseDate);
export const version = guarded(module.version);
