import assert from "node:assert/strict";
import path from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "vite";
import webpack from "webpack";
import { openBrowser, strictFiles } from "../browser.mjs";
import { ASK, expected } from "./consumer.mjs";
import { freshProject, resultOf, serve } from "./project.mjs";

const MAIN = `import * as article41 from "article41";\n${ASK}\nglobalThis.result = ask(article41);`;
const WEB = `import * as article41 from "article41/web";\n${ASK}\nawait article41.init();\nglobalThis.result = ask(article41);`;
const HTML = '<!doctype html><meta charset="utf-8"><title>consumer</title><link rel="icon" href="data:,">';

let browsers;
before(async () => {
  browsers = await Promise.all(["chromium", "firefox"].map((name) => openBrowser(name)));
});
after(() => Promise.all(browsers.map((browser) => browser.close())));

async function everywhere(folder) {
  const server = await serve(folder);
  try {
    for (const browser of browsers) assert.deepEqual(await resultOf(browser, server.url), await expected(), browser.name);
  } finally {
    await server.close();
  }
}

async function vite(files) {
  const root = freshProject(files);
  await build({ root, configFile: false, logLevel: "error", build: { target: "es2022" } });
  return path.join(root, "dist");
}

function pack(files, options = {}) {
  const root = freshProject({ "dist/index.html": `${HTML}<script src="main.js"></script>`, ...files });
  const config = {
    context: root, mode: "production", entry: "./main.mjs", output: { path: path.join(root, "dist"), filename: "main.js", publicPath: "" },
    performance: false, ...options,
  };
  return new Promise((done, fail) => {
    webpack(config, (error, stats) => {
      if (error || stats.hasErrors()) return fail(error ?? new Error(stats.toString("errors-only")));
      if (stats.hasWarnings()) return fail(new Error(stats.toString("errors-warnings")));
      done(path.join(root, "dist"));
    });
  });
}

test("a Vite build", async () => {
  await everywhere(await vite({ "index.html": `${HTML}<script type="module" src="main.js"></script>`, "main.js": MAIN }));
});

test("a Vite build of the web entry, which carries the .wasm along", async () => {
  await everywhere(await vite({ "index.html": `${HTML}<script type="module" src="main.js"></script>`, "main.js": WEB }));
});

test("a webpack build", async () => {
  await everywhere(await pack({ "main.mjs": MAIN }));
});

test("a webpack build of the web entry, which carries the .wasm along", async () => {
  await everywhere(await pack({ "main.mjs": WEB }));
});

test("a module worker", async () => {
  await everywhere(await vite({
    "index.html": `${HTML}<script type="module" src="main.js"></script>`,
    "main.js": `
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = ({ data }) => { globalThis.result = data; };`,
    "worker.js": `import * as article41 from "article41";\n${ASK}\npostMessage(ask(article41));`,
  }));
});

test("no build at all: an import map over HTTP", async () => {
  await everywhere(freshProject({
    "index.html": `${HTML}<script type="importmap">{ "imports": { "article41": "./node_modules/article41/index.js" } }</script>
<script type="module" src="main.js"></script>`,
    "main.js": MAIN,
  }));
});

test("a plain <script> in a page from the disk", async () => {
  const folder = freshProject({
    "index.html": `${HTML}<script src="node_modules/article41/article41.global.js"></script>
<script>${ASK}\nglobalThis.result = ask(article41);</script>`,
  });
  for (const browser of browsers) {
    assert.ok(await strictFiles(browser), `${browser.name} lets files read files, which no user's does`);
    const result = await resultOf(browser, pathToFileURL(path.join(folder, "index.html")).href);
    assert.deepEqual(result, await expected(), browser.name);
  }
});
