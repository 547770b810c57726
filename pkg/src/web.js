// import { init, Dossier } from "article41/web"
// The module is a file of its own, which `init` fetches, compiles while it arrives, and starts.
import start from "module";

export async function init(source) {
  const known = source === undefined || typeof source === "string" || source instanceof URL
    || source instanceof ArrayBuffer || ArrayBuffer.isView(source) || source instanceof WebAssembly.Module
    || (typeof Response === "function" && source instanceof Response)
    || (typeof Request === "function" && source instanceof Request);
  if (!known) throw new TypeError("init takes a URL, a Request or Response, the bytes of article41.wasm, or a WebAssembly.Module");
  await start({ module_or_path: source });
}

export * from "./api.js";
export default init;
