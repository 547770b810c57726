// What every entry point exports: the module's own, guarded.
import * as module from "module";
import { makeBrush } from "./brush.js";
import { makeCollection } from "./collection.js";
import { extraction, isUntouched, read } from "./extraction.js";
import { guarded, guardedClass } from "./guard.js";

// One method for whatever can be added.
const { add, addExtraction } = module.Dossier.prototype;
module.Dossier.prototype.add = function (other) {
  return other instanceof module.Dossier ? add.call(this, other) : addExtraction.call(this, other, isUntouched(other));
};
Object.defineProperty(module.Dossier.prototype.add, "name", { value: "add" });
delete module.Dossier.prototype.addExtraction;

export const Dossier = guardedClass(module.Dossier);
const fail = (message, code = "option") => {
  throw Object.assign(new Error(message), { name: "Article41Error", code, span: null, expected: [], suggestion: null });
};
export const Brush = guardedClass(makeBrush(module, fail));
export const Collection = guardedClass(makeCollection(module, fail, Brush));
export const extract = guarded(function extract(text, options) {
  return extraction(module, text, module.extract(text, options));
});
export const extractDates = guarded(function extractDates(text, options) {
  return read(module, text, module.extractDates(text, options), 0);
});
export const parseQuery = guarded(module.parseQuery);
export const formatQuery = guarded(module.formatQuery);
export const clearField = guarded(module.clearField);
export const setSort = guarded(module.setSort);
export const parseDate = guarded(module.parseDate);
export const version = guarded(module.version);
