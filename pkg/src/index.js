// import { Dossier } from "article41"
// The module is inside this file as base64 and has started when the import is done: nothing to await, nothing to
// fetch. Browsers compile this much on the main thread at once; Chromium's limit for that is 8 MB.
import wasm from "article41.wasm";
import { initSync } from "module";

initSync({ module: decode(wasm) });

function decode(base64) {
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

export * from "./api.js";
