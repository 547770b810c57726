// Bundles www/ and the module into one HTML file that works from the disk and can connect to nothing.
//
//     node tools/build-page.mjs [--module FOLDER] [--out FILE]
//
// FOLDER holds what tools/module.mjs makes: article41.js and article41_bg.wasm.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { toBase85 } from "../www/base85.js";

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const WWW = path.join(ROOT, "www");
/** The most that the page may weigh, in bytes. */
const LIMIT = 1_150_000;

const { values: options } = parseArgs({
  options: { module: { type: "string", default: path.join(ROOT, "build", "module") }, out: { type: "string", default: path.join(ROOT, "build", "article41.html") } },
});

if (!existsSync(path.join(options.module, "article41_bg.wasm"))) {
  console.error(`There is no module in ${options.module}; "make module" builds it.`);
  process.exit(1);
}

const common = { bundle: true, minify: true, write: false, charset: "utf8", legalComments: "none", target: ["chrome109", "firefox115"], logLevel: "warning" };
const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
// In an inline script or style, nothing may look like its own end, nor open a comment.
const inline = (text, tag) => {
  const safe = text.replace(/<\/(script|style)/gi, "<\\/$1").replace(/<!--/g, "<\\!--");
  if (safe.includes(`</${tag}`)) throw new Error(`the ${tag} cannot be put inline`);
  return safe;
};

/** wasm-bindgen's glue as a function that makes a fresh copy each time: after a panic the old one is of no use. */
async function glue(folder) {
  const entry = path.join(folder, "article41.js");
  const result = await build({
    ...common, entryPoints: [entry], format: "iife", globalName: "glue", define: { "import.meta.url": '"about:blank"' },
  });
  return `export function startGlue(module) { ${result.outputFiles[0].text}; glue.initSync({ module }); return glue; }`;
}

/** The page's script, or its worker's. */
async function script(folder, entry) {
  const moduleText = await glue(folder);
  const result = await build({
    ...common, entryPoints: [path.join(WWW, entry)], format: "iife",
    plugins: [{
      name: "module",
      setup(b) {
        b.onResolve({ filter: /^article41:module$/ }, () => ({ path: "module", namespace: "article41" }));
        b.onLoad({ filter: /.*/, namespace: "article41" }, () => ({ contents: moduleText, loader: "js" }));
      },
    }],
  });
  return result.outputFiles[0].text;
}

async function style() {
  const contents = ["base", "layout", "views", "collection", "print"].map((name) => `@import "./${name}.css";`).join("\n");
  const result = await build({ ...common, stdin: { contents, resolveDir: path.join(WWW, "style"), loader: "css" } });
  return inline(result.outputFiles[0].text, "style");
}

const [shell, css, main, worker, wasm] = await Promise.all([
  readFile(path.join(WWW, "index.html"), "utf8"), style(), script(options.module, "main.js"), script(options.module, "collection/worker.js"),
  readFile(path.join(options.module, "article41_bg.wasm")),
]);
const js = inline(main, "script");
const packed = (bytes) => toBase85(gzipSync(bytes, { level: 9 }));
const carried = { module: packed(wasm), worker: packed(worker) };
const policy = [
  "default-src 'none'", `script-src ${hash(js)} 'wasm-unsafe-eval'`, `style-src ${hash(css)}`, "img-src data: blob:", "worker-src blob:",
  "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types article41",
].join("; ");

const parts = {
  policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  style: `<style>${css}</style>`,
  ...Object.fromEntries(Object.entries(carried).map(([id, text]) => [id, `<script type="application/gzip" id="${id}">${text}</script>`])),
  script: `<script>${js}</script>`,
};
const page = shell.replace(/<!--(policy|style|module|worker|script)-->/g, (_, name) => parts[name]);
const bytes = Buffer.byteLength(page);

await mkdir(path.dirname(options.out), { recursive: true });
await writeFile(options.out, page);
const kb = (count) => `${(count / 1000).toFixed(0)} kB`;
console.log(`${path.relative(process.cwd(), options.out)}: ${kb(bytes)} (module ${kb(carried.module.length)} as text, worker ${kb(carried.worker.length)}, script ${kb(Buffer.byteLength(js))}, style ${kb(Buffer.byteLength(css))})`);
if (bytes > LIMIT) {
  console.error(`The page has ${kb(bytes)}; it may have ${kb(LIMIT)} at most.`);
  process.exit(1);
}
