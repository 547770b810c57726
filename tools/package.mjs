// Assembles the npm package in pkg/: entry points from pkg/src, all on the one module of build/module.
//
// The sources are in pkg/src and not in pkg itself because a plain `wasm-pack build` writes a package.json and a
// README.md of its own making into pkg; everything there but src is ignored by git, so it spoils nothing.
import { copyFileSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const MODULE = "build/module/article41.js";
const WASM = "build/module/article41_bg.wasm";
const OUT = "pkg";

for (const name of readdirSync(OUT)) if (name !== "src") rmSync(`${OUT}/${name}`, { recursive: true });

const manifest = JSON.parse(readFileSync("pkg/src/package.json", "utf8"));
const crate = /^version = "(.*)"$/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
if (manifest.version !== crate) {
  throw new Error(`pkg/src/package.json says version ${manifest.version}, Cargo.toml ${crate}: make them the same`);
}
writeFileSync(`${OUT}/package.json`, `${JSON.stringify(manifest, null, 2)}\n`);
copyFileSync("pkg/src/README.md", `${OUT}/README.md`);
for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(name, `${OUT}/${name}`);
copyFileSync(WASM, `${OUT}/article41.wasm`);

const banner = `/* article41 ${crate} | MIT OR Apache-2.0 */`;

/** In pkg/src, `module` is wasm-bindgen's glue, and `article41.wasm` the module as base64. */
const ours = {
  name: "article41",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^module$/ }, () => ({ path: resolve(MODULE), sideEffects: false }));
    onLoad({ filter: /module.article41\.js$/ }, ({ path }) => ({
      // Bundlers look for this very expression, and then carry the file along.
      contents: readFileSync(path, "utf8").replace("new URL('article41_bg.wasm',", "new URL('article41.wasm',"),
    }));
    onResolve({ filter: /^article41\.wasm$/ }, ({ path }) => ({ path, namespace: "base64" }));
    onLoad({ filter: /.*/, namespace: "base64" }, () => ({
      contents: `export default "${readFileSync(WASM).toString("base64")}";`,
    }));
  },
};

async function bundle(entry, outfile, options) {
  await build({
    entryPoints: [`pkg/src/${entry}`], outfile: `${OUT}/${outfile}`, bundle: true, target: "es2022", charset: "utf8",
    legalComments: "none", banner: { js: banner }, plugins: [ours], logLevel: "warning",
    // Where the module starts synchronously, nobody calls what uses it.
    logOverride: { "empty-import-meta": "silent" }, ...options,
  });
}
await bundle("index.js", "index.js", { format: "esm", platform: "neutral" });
await bundle("web.js", "web.js", { format: "esm", platform: "neutral" });
await bundle("index.cjs.js", "index.cjs", { format: "cjs", platform: "node" });
await bundle("index.js", "article41.global.js", { format: "iife", globalName: "article41", platform: "browser", minify: true });

// Types: what wasm-bindgen wrote, less what starts a module, which each entry point does in its own way.
const written = readFileSync("build/module/article41.d.ts", "utf8");
const [api, rest] = written.split("export type InitInput =");
if (!rest) throw new Error(`${MODULE.replace(".js", ".d.ts")} no longer ends as this script expects`);
// `using` needs a newer library of types than many programs have; it works without being declared.
const types = `${banner}\n${api.replace(/^.*(eslint-disable|tslint:disable|\[Symbol\.dispose\]).*\n/gm, "").trim()}\n`;
const init = `
/**
 * Starts the module; call it once, before anything else here. Without an argument it fetches \`article41.wasm\` from
 * beside this file, which Vite and webpack arrange. In Node, pass the bytes.
 */
export function init(source?: string | URL | Request | Response | BufferSource | WebAssembly.Module): Promise<void>;
export default init;
`;
writeFileSync(`${OUT}/index.d.ts`, types);
writeFileSync(`${OUT}/index.d.cts`, types);
writeFileSync(`${OUT}/web.d.ts`, types + init);
writeFileSync(`${OUT}/article41.global.d.ts`, `${types}export as namespace article41;\n`);

for (const name of manifest.files.filter((name) => /\.(js|cjs|wasm)$/.test(name))) {
  const file = `${OUT}/${name}`;
  console.log(`  ${file}: ${kB(statSync(file).size)}, ${kB(gzipSync(readFileSync(file)).length)} gzipped`);
}

function kB(bytes) {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
